/* main.c -- the program `clio`: find the command and run it.
 *
 * Commands and options are tables (commands.def, options.def).  Before anything is
 * opened, the three standard descriptors are made sure of: a file that got number 1
 * because the caller had closed it would be written into.  SIGPIPE is ignored, so
 * that a reader of our output who leaves early is an error code (EPIPE) and the run
 * ends in order; so is SIGXFSZ, so that a file that may not grow is one too (EFBIG). */
#include "app/app.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *command_name(uint32_t k)
{
    return k < app_command_n ? app_commands[k].name : NULL;
}

static int unknown_command(const char *name)
{
    const char *near = app_nearest(name, command_name);
    app_say("no command is called '%s'%s%s%s (clio help)", name, near ? "; did you mean '" : "", near ? near : "",
            near ? "'?" : "");
    return APP_BAD_USAGE;
}

static int too_many(const char *option, const char *word)
{
    app_say("%s: '%s' is too much", option, word);
    return APP_BAD_USAGE;
}

static int print_help(int argc, char **argv)
{
    const app_command *command = argc ? app_find_command(argv[0]) : NULL;
    if (argc && !command) return unknown_command(argv[0]);
    if (argc > 1) return too_many("--help", argv[1]);
    return command ? app_print_help(command) : app_print_overview(APP_FINE);
}

/* --version [--data FILE] */
static int print_version(int argc, char **argv)
{
    const char *data = argc > 1 && !strcmp(argv[0], "--data") ? argv[1] : NULL;
    clio_engine *engine;
    clio_err err;
    int status = APP_FINE;
    if (argc > (data ? 2 : 0)) return too_many("--version", argv[data ? 2 : 0]);
    printf("clio %s\n", CLIO_VERSION);
    if (clio_engine_open(data, &engine, &err) == CLIO_OK) {
        printf("models %s\nlexicon %s\n", clio_engine_model_hash(engine), clio_engine_lexicon_hash(engine));
        clio_engine_close(engine);
    } else {
        app_say("models and lexicon: %s", err.msg);
        status = err.rc == CLIO_ENOMEM ? APP_NO_RESOURCES : APP_BAD_INPUT;
    }
    return fflush(stdout) || ferror(stdout) ? APP_NO_RESOURCES : status;
}

static int print_man(int argc, char **argv)
{
    const app_command *command = argc ? app_find_command(argv[0]) : NULL;
    if (argc > 1) return too_many("--man", argv[1]);
    return argc && !command ? unknown_command(argv[0]) : app_print_man(command);
}

/* Words that stand in place of a command.  @return exit status, or -1 if it is none. */
static int global_option(int argc, char **argv)
{
    if (!strcmp(argv[0], "--help") || !strcmp(argv[0], "-h")) return print_help(argc - 1, argv + 1);
    if (!strcmp(argv[0], "--version")) return print_version(argc - 1, argv + 1);
    if (!strcmp(argv[0], "--man")) return print_man(argc - 1, argv + 1);
    if (!strcmp(argv[0], "--completion")) return argc > 1 ? too_many("--completion", argv[1]) : app_print_completion();
    return -1;
}

/* Give closed standard input and error a place. @return 0 if standard output is closed. */
static int check_descriptors(void)
{
    int is_open = fcntl(1, F_GETFD) != -1 || errno != EBADF;
    for (int fd = 0; fd < 3; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) (void)open("/dev/null", fd ? O_WRONLY : O_RDONLY);
    return is_open;
}

int main(int argc, char **argv)
{
    const app_command *command;
    app_args args;
    int status;
    if (!check_descriptors()) {
        app_say("standard output is closed");
        return APP_NO_RESOURCES;
    }
    (void)signal(SIGPIPE, SIG_IGN);
    (void)signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) return app_print_overview(APP_BAD_USAGE);
    status = global_option(argc - 1, argv + 1);
    if (status >= 0) return status;
    command = app_find_command(argv[1]);
    if (!command) return unknown_command(argv[1]);
    status = app_read_args(command, argc - 2, argv + 2, &args);
    if (status) return status;
    return args.opt[OPT_HELP] ? app_print_help(command) : command->run(&args);
}
