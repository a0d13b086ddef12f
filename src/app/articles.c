/* articles.c -- clio code, clio explain, clio parse: articles in, one format out.
 *
 * The three are one command with different defaults, which the table below lists:
 * how far the pipeline runs and what is written.  Only `code` lets the user choose. */
#include "app/app.h"
#include <string.h>
#include <unistd.h>

static const struct preset {
    const char *command, *until, *format;   /* NULL: the user's choice */
} presets[] = {
    {"code", NULL, NULL},
    {"explain", NULL, "explain"},
    {"parse", "parse", "conllu"},
};

static void work(app_run *run, app_job *job)
{
    clio_options options = run->options;
    clio_sink sink = {app_sink_put, &job->out};
    options.keep_tokens = job->keep_tokens;
    if (!job->has_article) {
        app_job_fail(run, job);
        return;
    }
    if (!app_job_code(run, job, &options) || !run->format) return;
    if (clio_write(job->doc, run->format, &run->write, &sink, &job->err) != CLIO_OK) {
        if (job->out.failed) job->err = (clio_err){CLIO_ENOMEM, 0, UINT64_MAX, "out of memory"};
        app_job_fail(run, job);
    }
}

/* Is `stage` before stage event? */
static int before_event(const char *stage)
{
    const clio_stage_info *s;
    for (uint32_t k = 0; (s = clio_stage(k)) && strcmp(s->name, "event") != 0; k++)
        if (!strcmp(s->name, stage)) return 1;
    return 0;
}

static const char *default_format(const app_args *args)
{
    if (args->opt[OPT_FORMAT]) return args->opt[OPT_FORMAT];
    if (args->opt[OPT_DB] && !args->opt[OPT_OUTPUT]) return NULL;
    if (args->opt[OPT_UNTIL] && before_event(args->opt[OPT_UNTIL])) return "conllu";
    return !args->opt[OPT_OUTPUT] && isatty(1) ? "table" : "jsonl";
}

int app_cmd_articles(const app_args *args)
{
    const struct preset *preset = presets;
    app_run run;
    int status;
    while (strcmp(preset->command, args->command->name) != 0) preset++;
    status = app_run_open(&run, args);
    if (status) return status;
    run.format = preset->format ? preset->format : default_format(args);
    run.options.until = preset->until ? preset->until : args->opt[OPT_UNTIL];
    run.options.date = args->opt[OPT_DATE];
    run.options.statements = args->opt[OPT_STATEMENTS] != NULL;
    run.options.explain = run.format && !strcmp(run.format, "explain");
    run.want_errors = run.format && (!strcmp(run.format, "jsonl") || !strcmp(run.format, "names"));
    return app_run_go(&run, work);
}
