/* app.h -- what the files of the program `clio` share.
 *
 * main.c     commands            args.c   options            help.c  help, man pages, completion
 * articles.c code explain parse  lines.c  names relate       run.c   input, output, messages of a run
 * pool.c     workers             bytes.c  growing bytes
 *
 * The program sees the library through clio.h only. */
#ifndef CLIO_APP_APP_H
#define CLIO_APP_APP_H
#include "clio.h"

enum { APP_FINE = 0, APP_BAD_INPUT = 1, APP_BAD_USAGE = 2, APP_NO_RESOURCES = 3 };   /* exit status */

/* ---- options and commands: made from the tables ---- */

enum app_opt {
#define X(id, name, arg, help) OPT_##id,
#include "app/options.def"
#undef X
    OPT_N
};

typedef struct app_args app_args;
typedef struct app_command {
    const char *name, *operands;
    uint32_t options;                  /* set of 1 << OPT_x */
    int (*run)(const app_args *args);  /* returns the exit status */
    const char *what, *more, *example;
} app_command;

typedef struct app_option { const char *name, *arg, *help; } app_option;

struct app_args {
    const app_command *command;
    const char *opt[OPT_N];   /* value, "" for a switch that is set, NULL if not given */
    char **file;              /* (file_n,) operands */
    int file_n;
};

extern const app_option app_options[OPT_N];
extern const app_command app_commands[];
extern const uint32_t app_command_n;

int app_cmd_articles(const app_args *args);
int app_cmd_names(const app_args *args);
int app_cmd_relate(const app_args *args);
int app_cmd_help(const app_args *args);

/** Find a command by name; NULL if there is none. */
const app_command *app_find_command(const char *name);
/** Read the words after the command.  @return APP_FINE, or APP_BAD_USAGE with a message printed. */
int app_read_args(const app_command *command, int argc, char **argv, app_args *args);
/** The known name nearest to `word` among name(0), name(1) ... NULL; NULL if none is near. */
const char *app_nearest(const char *word, const char *(*name)(uint32_t k));

int app_print_overview(int status);               /* to standard output, or standard error if status is not 0 */
int app_print_help(const app_command *command);
int app_print_man(const app_command *command);    /* NULL: of clio itself */
int app_print_completion(void);                   /* for bash */

/* ---- growing bytes (bytes.c): a refused addition is remembered ---- */

typedef struct app_bytes { char *p; size_t n, cap; int failed; } app_bytes;
void app_add(app_bytes *b, const void *p, size_t n);
void app_adds(app_bytes *b, const char *s);
void app_addu(app_bytes *b, uint64_t n);
void app_add_json(app_bytes *b, const char *s, size_t n);             /* a JSON string */
void app_add_member(app_bytes *b, const char *key, const char *s);    /* ,"key":"s"; nothing if s is NULL or "" */
void app_bytes_free(app_bytes *b);
int app_sink_put(void *bytes, const char *p, size_t n);               /* clio_sink into app_bytes */

/* ---- a run over articles (run.c) ---- */

/* One article on its way: read, worked on by some thread, put out in order. */
typedef struct app_job {
    app_bytes in;          /* owns the strings of `art` */
    app_bytes line;        /* the raw JSONL line, if the run wants it */
    clio_article art;
    const char *file;      /* as the user gave it */
    int has_article;       /* 0: `err` says why not */
    int keep_tokens;
    int raw;               /* the text is bytes of the file as they stand, so that an error in it has its place there */
    clio_err err;          /* rc CLIO_OK if none */
    clio_doc *doc;         /* NULL until first used */
    int coded;             /* 1: doc holds the article */
    app_bytes out, note;   /* for output and standard error */
    int status, done;
} app_job;

typedef struct app_run {
    const app_args *args;
    clio_engine *engine;
    clio_options options;
    const char *input;            /* input format or NULL */
    const char *format;           /* NULL: nothing goes to the output */
    clio_write_options write;
    int want_lines, want_errors;  /* keep raw lines; put error objects into the output */
    clio_store *store;
    clio_store *past;             /* --resume: the store as it was; asked while articles are read */
    int out_fd;
    int may_cut;                  /* the output is a plain file that we may shorten to its last whole record */
    const char *out_name;
    int status;
    int broken;                   /* the reader of our output has gone */
    clio_reader *reader;          /* the file at hand */
    const char *file;             /* its name */
    int file_k, text_done;
    int failed;                   /* nothing more can be read: the store does not answer */
    int progress;                 /* 1: show it */
    int64_t begin_ms, shown_ms;
    uint64_t article_n, byte_n;
} app_run;

typedef struct app_task {
    int (*next)(app_run *run, app_job *job);    /* 0: no more */
    void (*work)(app_run *run, app_job *job);   /* on any thread */
    int (*emit)(app_run *run, app_job *job);    /* one at a time, in order; not 0: stop */
} app_task;

/** Open output, engine, store, as the arguments say. @return exit status, message printed. */
int app_run_open(app_run *run, const app_args *args);
/** Read, work, write; close everything. @return the exit status. */
int app_run_go(app_run *run, void (*work)(app_run *run, app_job *job));

/** Put whatever job->err says into the job's output and notes. */
void app_job_fail(app_run *run, app_job *job);
/** Move job->err from its place in the text to that in the file; of JSON, to the line that holds the text. */
void app_job_place(app_job *job);
/** Code the job's article up to `until`. @return 1, or 0 if it failed (already noted). */
int app_job_code(app_run *run, app_job *job, const clio_options *options);

/** "clio: " and the message, one line on standard error. */
void app_say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* ---- workers (pool.c) ---- */

/** Run the task until `next` has no more; `threads` <= 1: all on the calling thread.
 *  @return 0, or 1 if there is no memory for it. */
int app_pool_go(app_run *run, const app_task *task, int threads);
void app_job_release(app_job *job);
#endif
