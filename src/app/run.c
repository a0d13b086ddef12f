/* run.c -- a run over articles: files in, workers between, records out.
 *
 * An article becomes a job: its strings are copied, since the reader's live until
 * the next call only; some thread codes it; its output, made whole, leaves in one
 * write, in the order in which the articles came.  What cannot be used gives a
 * message on standard error, and in JSONL an object in its place, and the run goes on:
 *
 *   {"id":"a7","error":{"code":"EUTF8","message":"...","line":7,"byte":512}}
 *   clio: news.jsonl:7: byte 512: ...
 *
 * Output goes through write(2) and every result is looked at: a full disk ends the
 * run with status 3 and cuts a plain file back to its last whole record, a reader who
 * has gone ends it quietly.  The store is written by the same hand, in the same order,
 * so that it too does not depend on threads.
 *
 * SIGINT, SIGTERM and SIGHUP stop the reading; what was read is put out, everything is
 * closed, and then the signal does what it always does.  A second one does it at once. */
#include "app/app.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { MESSAGE_MAX = 512, PROGRESS_MS = 500, THREADS_MAX = 64 };

/* ---- signals -------------------------------------------------------------------- */

static volatile sig_atomic_t stop_signal;

static void note_signal(int number)
{
    stop_signal = number;
}

/* Without SA_RESTART, so that a read that waits comes back. */
static void catch_signals(void)
{
    static const int numbers[] = {SIGINT, SIGTERM, SIGHUP};
    struct sigaction action = {.sa_handler = note_signal, .sa_flags = (int)SA_RESETHAND}, old;
    (void)sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!sigaction(numbers[i], NULL, &old) && old.sa_handler == SIG_DFL) (void)sigaction(numbers[i], &action, NULL);
}

/* ---- messages and output ----------------------------------------------------- */

void app_say(const char *fmt, ...)
{
    va_list ap;
    fputs("clio: ", stderr);
    va_start(ap, fmt);
    (void)vfprintf(stderr, fmt, ap);
    va_end(ap);
    fputc('\n', stderr);
}

/* All bytes to a descriptor. @return 0 or errno. */
static int write_all(int fd, const char *p, size_t n)
{
    while (n) {
        ssize_t k = write(fd, p, n);
        if (k < 0 && errno == EINTR) continue;
        if (k < 0) return errno;
        p += k;
        n -= (size_t)k;
    }
    return 0;
}

static void raise_status(app_run *run, int status)
{
    if (status > run->status) run->status = status;
}

/* Output of the run. @return 0, or 1 to stop. */
static int put_out(app_run *run, const char *p, size_t n)
{
    off_t at = run->may_cut ? lseek(run->out_fd, 0, SEEK_CUR) : -1;
    int failed = n ? write_all(run->out_fd, p, n) : 0;
    if (!failed) return 0;
    run->broken = 1;
    if (at >= 0 && ftruncate(run->out_fd, at)) at = -1;   /* then a part of a record stays */
    if (failed == EPIPE) return 1;
    app_say("%s: cannot be written: %s", run->out_name, strerror(failed));
    raise_status(run, APP_NO_RESOURCES);
    return 1;
}

static int64_t now_ms(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void show_progress(app_run *run, int last)
{
    int64_t now, ms;
    uint64_t tenths, rate;
    if (!run->progress) return;
    now = now_ms();
    if (last) {
        if (run->shown_ms) fputs("\r\033[K", stderr);
        return;
    }
    if (now - (run->shown_ms ? run->shown_ms : run->begin_ms) < PROGRESS_MS) return;
    run->shown_ms = now;
    ms = now - run->begin_ms;
    tenths = run->byte_n / 100000;
    rate = run->byte_n / 100 / (uint64_t)(ms ? ms : 1);
    fprintf(stderr, "\r\033[K%llu articles, %llu.%llu MB, %llu.%llu MB/s", (unsigned long long)run->article_n,
            (unsigned long long)tenths / 10, (unsigned long long)tenths % 10, (unsigned long long)rate / 10,
            (unsigned long long)rate % 10);
    (void)fflush(stderr);
}

/* ---- what cannot be used --------------------------------------------------------- */

/* The library's message without the file's name and line, which we put first. */
static const char *bare_message(const app_job *job)
{
    const char *msg = job->err.msg, *colon;
    size_t n = job->file ? strlen(job->file) : 0;
    if (job->file && !strncmp(msg, job->file, n) && !strncmp(msg + n, ": ", 2)) msg += n + 2;
    if (!strncmp(msg, "stdin: ", 7)) msg += 7;
    colon = job->err.line && !strncmp(msg, "line ", 5) ? strstr(msg, ": ") : NULL;
    return colon ? colon + 2 : msg;
}

static void put_error_object(app_job *job, const char *msg)
{
    app_bytes *b = &job->out;
    app_adds(b, "{\"id\":");
    if (job->art.id)
        app_add_json(b, job->art.id, strlen(job->art.id));
    else
        app_adds(b, "null");
    app_adds(b, ",\"error\":{\"code\":\"");
    app_adds(b, clio_rc_name(job->err.rc));
    app_adds(b, "\",\"message\":");
    app_add_json(b, msg, strlen(msg));
    if (job->err.line) {
        app_adds(b, ",\"line\":");
        app_addu(b, job->err.line);
    }
    if (job->err.off != UINT64_MAX) {
        app_adds(b, ",\"byte\":");
        app_addu(b, job->err.off);
    }
    app_adds(b, "}}\n");
}

/* "clio: file:line: byte n: " */
static void put_place(app_job *job)
{
    app_bytes *b = &job->note;
    app_adds(b, "clio: ");
    app_adds(b, job->file && *job->file ? job->file : "''");
    if (job->err.line) {
        app_adds(b, ":");
        app_addu(b, job->err.line);
    }
    if (job->err.off != UINT64_MAX) {
        app_adds(b, ": byte ");
        app_addu(b, job->err.off);
    }
    app_adds(b, ": ");
}

void app_job_fail(app_run *run, app_job *job)
{
    const char *msg = bare_message(job);
    job->out.n = 0;
    job->out.failed = 0;
    if (run->want_errors) put_error_object(job, msg);
    put_place(job);
    app_adds(&job->note, msg);
    app_adds(&job->note, "\n");
    job->status = job->err.rc == CLIO_ENOMEM ? APP_NO_RESOURCES : APP_BAD_INPUT;
    job->coded = 0;
}

void app_job_place(app_job *job)
{
    uint64_t off = job->err.off;
    if (!job->art.line) return;
    job->err.line = job->art.line;
    job->err.off = job->art.off;
    if (!job->raw || off > job->art.text_len) return;
    job->err.off += off;
    for (size_t i = 0; i < off; i++) job->err.line += job->art.text[i] == '\n';
}

int app_job_code(app_run *run, app_job *job, const clio_options *options)
{
    clio_rc rc;
    if (!job->doc) job->doc = clio_doc_new(0);
    if (!job->doc) {
        job->err = (clio_err){CLIO_ENOMEM, 0, UINT64_MAX, "out of memory"};
        app_job_fail(run, job);
        return 0;
    }
    rc = clio_code(run->engine, &job->art, options, job->doc, &job->err);
    if (rc == CLIO_OK) return job->coded = 1;
    app_job_place(job);
    app_job_fail(run, job);
    return 0;
}

/* ---- reading ----------------------------------------------------------------------- */

static const size_t strings[] = {
    offsetof(clio_article, id),        offsetof(clio_article, file),   offsetof(clio_article, url),
    offsetof(clio_article, title),     offsetof(clio_article, published), offsetof(clio_article, author),
    offsetof(clio_article, outlet),    offsetof(clio_article, lang),
};
enum { STRINGS = sizeof strings / sizeof *strings };

/* Copy the reader's article into the job: all bytes first, then the pointers, since the bytes may move. */
static void keep_article(app_job *job, const clio_article *a)
{
    const char *s[STRINGS];
    size_t at[STRINGS], text;
    job->art = (clio_article){.text_len = a->text_len, .line = a->line, .off = a->off};
    for (int i = 0; i < STRINGS; i++) {
        memcpy(&s[i], (const char *)a + strings[i], sizeof s[i]);
        at[i] = job->in.n;
        if (s[i]) app_add(&job->in, s[i], strlen(s[i]) + 1);
    }
    text = job->in.n;
    app_add(&job->in, a->text ? a->text : "", a->text ? a->text_len : 0);
    if (job->in.failed) {
        job->art = (clio_article){0};
        job->has_article = 0;
        job->err = (clio_err){CLIO_ENOMEM, 0, UINT64_MAX, "out of memory"};
        return;
    }
    for (int i = 0; i < STRINGS; i++) {
        const char *p = job->in.p + at[i];
        if (s[i]) memcpy((char *)&job->art + strings[i], &p, sizeof p);
    }
    job->art.text = job->in.p + text;
}

static void clear_job(app_job *job)
{
    job->in.n = job->line.n = job->out.n = job->note.n = 0;
    job->in.failed = job->line.failed = job->out.failed = job->note.failed = 0;
    job->art = (clio_article){0};
    job->err = (clio_err){.rc = CLIO_OK, .off = UINT64_MAX};
    job->has_article = job->coded = job->status = job->done = job->keep_tokens = job->raw = 0;
}

static int next_text(app_run *run, app_job *job)
{
    const char *text = run->args->opt[OPT_TEXT];
    clio_article a = {.id = "text", .text = text, .text_len = strlen(text), .line = 1};
    if (run->text_done) return 0;
    run->text_done = 1;
    job->file = "--text";
    job->has_article = job->raw = 1;
    job->keep_tokens = run->input && !strcmp(run->input, "conllu");
    keep_article(job, &a);
    return 1;
}

/* Is the article in the store from an earlier run? */
static int is_done(app_run *run, const clio_article *a)
{
    clio_err err;
    int had = 0;
    if (!run->past || !a->id || clio_store_had(run->past, a->id, &had, &err) == CLIO_OK) return had;
    app_say("%s", err.msg);
    return run->failed = 1;
}

/* The next article of the open file. @return 0 at its end. */
static int next_in_file(app_run *run, app_job *job)
{
    clio_article a;
    int got = 0;
    const char *line, *format = clio_reader_format(run->reader);
    size_t n;
    clio_rc rc;
    do rc = clio_reader_next(run->reader, &a, &got, &job->err);
    while (rc == CLIO_OK && got && !stop_signal && is_done(run, &a) && !run->failed);
    if (stop_signal || run->failed || (rc == CLIO_OK && !got)) return 0;
    job->file = run->file;
    job->has_article = rc == CLIO_OK;
    job->keep_tokens = !strcmp(format, "conllu");
    job->raw = strcmp(format, "jsonl") != 0;
    if (rc == CLIO_OK) job->err = (clio_err){.rc = CLIO_OK, .off = UINT64_MAX};
    line = run->want_lines ? clio_reader_line(run->reader, &n) : NULL;
    if (line) app_add(&job->line, line, n);
    keep_article(job, &a);
    if (rc != CLIO_OK && !got) {
        clio_reader_close(run->reader);
        run->reader = NULL;
    }
    return 1;
}

static int next_job(app_run *run, app_job *job)
{
    int file_n = run->args->file_n ? run->args->file_n : 1;
    clear_job(job);
    if (run->args->opt[OPT_TEXT]) return next_text(run, job);
    while (!stop_signal && !run->failed) {
        if (run->reader) {
            if (next_in_file(run, job)) return 1;
            clio_reader_close(run->reader);
            run->reader = NULL;
        }
        if (run->file_k >= file_n) return 0;
        run->file = job->file = run->args->file_n ? run->args->file[run->file_k] : "-";
        run->file_k++;
        if (clio_reader_open(job->file, run->input, &run->reader, &job->err) != CLIO_OK) {
            clio_article a = {.id = job->file};
            run->reader = NULL;
            if (stop_signal) break;
            keep_article(job, &a);
            return 1;
        }
    }
    return 0;
}

/* ---- putting out --------------------------------------------------------------------- */

static void note_same_id(app_job *job)
{
    app_bytes *b = &job->note;
    job->err = (clio_err){.rc = CLIO_ESTORE, .off = UINT64_MAX};
    app_job_place(job);
    put_place(job);
    app_adds(b, "an article with the id '");
    app_adds(b, job->art.id ? job->art.id : "");
    app_adds(b, "' came before in this run; the store keeps only this one\n");
    job->status = APP_BAD_INPUT;
}

static int keep_in_store(app_run *run, app_job *job)
{
    clio_err err;
    if (!run->store || !job->coded) return 0;
    if (clio_store_put(run->store, job->doc, &err) == CLIO_OK) {
        if (clio_store_replaced(run->store)) note_same_id(job);
        return 0;
    }
    app_say("%s", err.msg);
    raise_status(run, APP_NO_RESOURCES);
    return 1;
}

static int emit_job(app_run *run, app_job *job)
{
    if (keep_in_store(run, job)) return 1;
    if (job->out.failed) {
        app_say("%s: out of memory", job->file);
        raise_status(run, APP_NO_RESOURCES);
        job->out.n = 0;
    }
    if (job->note.n && run->shown_ms) fputs("\r\033[K", stderr);
    if (job->note.n) (void)write_all(2, job->note.p, job->note.n);
    raise_status(run, job->status);
    run->article_n++;
    run->byte_n += job->art.text_len;
    show_progress(run, 0);
    return put_out(run, job->out.p, job->out.n);
}

/* ---- the run ----------------------------------------------------------------------------- */

static int is_same(const struct stat *a, const char *path)
{
    struct stat b;
    int known = !strcmp(path, "-") ? !fstat(0, &b) : !stat(path, &b);
    return known && S_ISREG(b.st_mode) && a->st_dev == b.st_dev && a->st_ino == b.st_ino;
}

/* A file that is read, too, would be emptied, or grow as it is read.  @return its name, or NULL. */
static const char *read_file_that_is(const struct stat *out, const app_args *args)
{
    if (!args->file_n && !args->opt[OPT_TEXT] && is_same(out, "-")) return "standard input";
    for (int i = 0; i < args->file_n; i++)
        if (is_same(out, args->file[i])) return args->file[i];
    for (int k = 0; k < OPT_N; k++)
        if ((k == OPT_DB || k == OPT_DATA) && args->opt[k] && is_same(out, args->opt[k])) return args->opt[k];
    return NULL;
}

static int open_output(app_run *run)
{
    const char *name = run->args->opt[OPT_OUTPUT], *same = NULL;
    int is_stdout = !name || !strcmp(name, "-");
    struct stat st;
    run->out_fd = 1;
    run->out_name = is_stdout ? "standard output" : name;
    if (!(is_stdout ? fstat(1, &st) : stat(name, &st)) && S_ISREG(st.st_mode)) {
        same = read_file_that_is(&st, run->args);
        run->may_cut = !is_stdout || !(fcntl(1, F_GETFL) & O_APPEND);
    }
    if (same) {
        app_say("%s: would be written while it is read (%s)", run->out_name, same);
        return APP_BAD_USAGE;
    }
    if (is_stdout) return APP_FINE;
    run->may_cut = 1;
    run->out_fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (run->out_fd >= 0) return APP_FINE;
    app_say("%s: cannot be written: %s", name, strerror(errno));
    return APP_NO_RESOURCES;
}

static int terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    int n = 0;
    for (; columns && *columns >= '0' && *columns <= '9' && n < 10000; columns++) n = n * 10 + (*columns - '0');
    if (n > 0) return n;
    return ioctl(1, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static int open_data(app_run *run)
{
    const char *db = run->args->opt[OPT_DB];
    clio_err err;
    if (clio_engine_open(run->args->opt[OPT_DATA], &run->engine, &err) != CLIO_OK) {
        if (err.off != UINT64_MAX)
            app_say("models and lexicon: %s (byte %llu)", err.msg, (unsigned long long)err.off);
        else
            app_say("models and lexicon: %s", err.msg);
        return err.rc == CLIO_ENOMEM ? APP_NO_RESOURCES : APP_BAD_INPUT;
    }
    if (db && (clio_store_open(db, &run->store, &err) != CLIO_OK ||
               (run->args->opt[OPT_RESUME] && clio_store_open(db, &run->past, &err) != CLIO_OK))) {
        app_say("%s", err.msg);
        return err.rc == CLIO_ENOMEM ? APP_NO_RESOURCES : APP_BAD_INPUT;
    }
    return APP_FINE;
}

static int close_all(app_run *run)
{
    clio_reader_close(run->reader);
    clio_store_close(run->past);
    clio_store_close(run->store);
    clio_engine_close(run->engine);
    if (run->out_fd >= 0 && close(run->out_fd) && !run->broken && errno != EINTR) {
        app_say("%s: cannot be written: %s", run->out_name, strerror(errno));
        raise_status(run, APP_NO_RESOURCES);
    }
    return run->status;
}

int app_run_open(app_run *run, const app_args *args)
{
    int is_terminal = !args->opt[OPT_OUTPUT] && isatty(1);
    *run = (app_run){.args = args, .input = args->opt[OPT_INPUT], .want_errors = 1, .out_fd = -1};
    run->write.colour = is_terminal && !getenv("NO_COLOR");
    run->write.width = is_terminal ? terminal_width() : 0;
    run->progress = !args->opt[OPT_QUIET] && isatty(2) && !is_terminal;
    run->begin_ms = now_ms();
    raise_status(run, open_data(run));   /* first, so that a run that cannot begin leaves the output as it was */
    if (!run->status) raise_status(run, open_output(run));
    return run->status ? close_all(run) : APP_FINE;
}

static int thread_count(const app_run *run)
{
    const char *given = run->args->opt[OPT_THREADS];
    long n = 0;
    for (; given && *given; given++) n = n * 10 + (*given - '0');
    if (!n) n = sysconf(_SC_NPROCESSORS_ONLN);
    if (!given && n > THREADS_MAX) n = THREADS_MAX;
    return n < 1 ? 1 : (int)n;
}

/* CSV and tables open with their heading, even if no record follows. */
static int put_heading(app_run *run)
{
    app_bytes b = {0};
    clio_sink sink = {app_sink_put, &b};
    clio_write_options options = run->write;
    clio_doc *empty;
    int stop = 0;
    if (!run->format || (strcmp(run->format, "csv") != 0 && strcmp(run->format, "table") != 0)) return 0;
    options.header = 1;
    empty = clio_doc_new(0);
    if (empty && clio_write(empty, run->format, &options, &sink, NULL) == CLIO_OK) {
        stop = put_out(run, b.p, b.n);
    } else {
        app_say("out of memory");
        raise_status(run, APP_NO_RESOURCES);
        stop = 1;
    }
    clio_doc_free(empty);
    app_bytes_free(&b);
    return stop;
}

int app_run_go(app_run *run, void (*work)(app_run *run, app_job *job))
{
    const app_task task = {next_job, work, emit_job};
    int status;
    catch_signals();
    if (!put_heading(run) && app_pool_go(run, &task, thread_count(run))) {
        app_say("out of memory");
        raise_status(run, APP_NO_RESOURCES);
    }
    show_progress(run, 1);
    if (run->failed) raise_status(run, APP_NO_RESOURCES);
    status = close_all(run);
    if (!stop_signal) return status;
    app_say("stopped; what was read before is %s", run->store ? "in the store (--resume goes on)" : "written");
    (void)signal(stop_signal, SIG_DFL);
    (void)raise(stop_signal);
    return APP_NO_RESOURCES;
}
