/* help.c -- help, man pages and completion, all made from the tables of commands,
 * options, stages and formats, so that none of them can fall behind.
 *
 * Man pages are roff with the classic macros; every text goes through one function
 * that escapes what roff would read as a request. */
#include "app/app.h"
#include <stdio.h>
#include <string.h>

enum { COLUMN = 26, LINE = 96 };

/* Words of `s`, wrapped at LINE, following lines indented. */
static void wrap(FILE *f, const char *s, size_t column)
{
    size_t at = column;
    while (*s) {
        size_t n = strcspn(s, " ");
        if (at + n > LINE && at > column) {
            fprintf(f, "\n%*s", (int)column, "");
            at = column;
        }
        fprintf(f, "%.*s", (int)n, s);
        at += n;
        s += n;
        while (*s == ' ') s++;
        if (*s && at + 1 + strcspn(s, " ") <= LINE) {
            fputc(' ', f);
            at++;
        } else if (*s) {
            at = LINE + 1;
        }
    }
    fputc('\n', f);
}

static void row(FILE *f, const char *name, const char *arg, const char *text)
{
    int n = fprintf(f, "  %s%s%s", name, arg ? " " : "", arg ? arg : "");
    if (n + 2 > COLUMN) {
        fputc('\n', f);
        n = 0;
    }
    fprintf(f, "%*s", COLUMN - n, "");
    wrap(f, text, COLUMN);
}

static int finish(FILE *f, int status)
{
    if (fflush(f) || ferror(f)) {
        if (f == stdout) app_say("standard output cannot be written");
        return APP_NO_RESOURCES;
    }
    return status;
}

int app_print_overview(int status)
{
    FILE *f = status ? stderr : stdout;
    fprintf(f, "clio %s reads news and writes who did what to whom.\n\nUsage: clio COMMAND [OPTION...] [FILE...]\n\n", CLIO_VERSION);
    for (uint32_t i = 0; i < app_command_n; i++) row(f, app_commands[i].name, NULL, app_commands[i].what);
    fprintf(f, "\n");
    row(f, "--version", NULL, "print the version, and hashes of models and lexicon");
    row(f, "--man", "[COMMAND]", "print the manual page (roff), for clio or a command");
    row(f, "--completion", NULL, "print the completion of commands and options for bash");
    fprintf(f, "\nNo FILE, or -, is standard input. Exit status: 0 fine, 1 bad input, 2 bad usage, 3 out of resources.\n"
               "clio help COMMAND says more.\n");
    return finish(f, status);
}

int app_print_help(const app_command *command)
{
    printf("Usage: clio %s%s %s\n\n", command->name, command->options & ~(1u << OPT_HELP) ? " [OPTION...]" : "",
           command->operands);
    wrap(stdout, command->more, 0);
    printf("\n");
    for (int k = 0; k < OPT_N; k++) {
        char name[40];
        if (!(command->options >> k & 1u)) continue;
        (void)snprintf(name, sizeof name, "--%s", app_options[k].name);
        row(stdout, name, app_options[k].arg, app_options[k].help);
    }
    if (command->options >> OPT_UNTIL & 1u) {
        const clio_stage_info *s;
        printf("\nStages:\n");
        for (uint32_t k = 0; (s = clio_stage(k)); k++) row(stdout, s->name, NULL, s->writes);
    }
    if (command->options >> OPT_FORMAT & 1u) {
        const clio_format_info *f;
        printf("\nFormats:\n");
        for (uint32_t k = 0; (f = clio_format(k)); k++) row(stdout, f->name, NULL, f->what);
    }
    printf("\nExample:\n  %s\n", command->example);
    return finish(stdout, APP_FINE);
}

/* ---- man pages ---------------------------------------------------------------- */

static void roff(const char *s)
{
    if (*s == '.' || *s == '\'') fputs("\\&", stdout);
    for (; *s; s++) {
        if (*s == '\\')
            fputs("\\e", stdout);
        else if (*s == '-')
            fputs("\\-", stdout);
        else
            fputc(*s, stdout);
    }
}

static void roff_item(const char *name, const char *arg, const char *text)
{
    printf(".TP\n\\fB");
    roff(name);
    printf("\\fR");
    if (arg) {
        printf(" \\fI");
        roff(arg);
        printf("\\fR");
    }
    printf("\n");
    roff(text);
    printf("\n");
}

static void man_ending(void)
{
    static const struct { const char *status, *what; } exits[] = {
        {"0", "all went well"},
        {"1", "some input could not be used; the rest was"},
        {"2", "unknown command, option or value"},
        {"3", "out of memory, disk space or another resource"},
    };
    printf(".SH EXIT STATUS\n");
    for (size_t i = 0; i < sizeof exits / sizeof *exits; i++) roff_item(exits[i].status, NULL, exits[i].what);
    printf(".SH ENVIRONMENT\n");
    roff_item("CLIO_DATA", NULL, "the file of models and lexicon, unless --data names one");
    roff_item("NO_COLOR", NULL, "if set, no colours on the terminal");
}

static int man_clio(void)
{
    printf(".TH CLIO 1 \"\" \"clio %s\" \"User Commands\"\n.SH NAME\nclio \\- read news, write event records\n", CLIO_VERSION);
    printf(".SH SYNOPSIS\n.B clio\n.I COMMAND\n[\\fIOPTION\\fR...] [\\fIFILE\\fR...]\n.SH DESCRIPTION\n");
    roff("Reads news reports and writes who did what to whom, when, where, and who says so. Each command has a page of "
         "its own: clio-code(1), and so on.");
    printf("\n.SH COMMANDS\n");
    for (uint32_t i = 0; i < app_command_n; i++) roff_item(app_commands[i].name, NULL, app_commands[i].what);
    man_ending();
    return finish(stdout, APP_FINE);
}

int app_print_man(const app_command *command)
{
    const clio_stage_info *s;
    const clio_format_info *f;
    if (!command) return man_clio();
    printf(".TH CLIO\\-%s 1 \"\" \"clio %s\" \"User Commands\"\n.SH NAME\nclio\\-%s \\- ", command->name, CLIO_VERSION,
           command->name);
    roff(command->what);
    printf("\n.SH SYNOPSIS\n.B clio %s\n[\\fIOPTION\\fR...] \\fI", command->name);
    roff(command->operands);
    printf("\\fR\n.SH DESCRIPTION\n");
    roff(command->more);
    printf("\n.SH OPTIONS\n");
    for (int k = 0; k < OPT_N; k++) {
        char name[40];
        if (!(command->options >> k & 1u)) continue;
        (void)snprintf(name, sizeof name, "--%s", app_options[k].name);
        roff_item(name, app_options[k].arg, app_options[k].help);
    }
    if (command->options >> OPT_UNTIL & 1u) {
        printf(".SH STAGES\n");
        for (uint32_t k = 0; (s = clio_stage(k)); k++) roff_item(s->name, NULL, s->writes);
    }
    if (command->options >> OPT_FORMAT & 1u) {
        printf(".SH FORMATS\n");
        for (uint32_t k = 0; (f = clio_format(k)); k++) roff_item(f->name, NULL, f->what);
    }
    printf(".SH EXAMPLE\n");
    roff(command->example);
    printf("\n");
    man_ending();
    return finish(stdout, APP_FINE);
}

int app_print_completion(void)
{
    printf("# bash completion for clio, made by: clio --completion\n_clio()\n{\n    local words=\"");
    for (uint32_t i = 0; i < app_command_n; i++) printf("%s ", app_commands[i].name);
    printf("--version --man --completion --help\"\n    [ \"$COMP_CWORD\" -gt 1 ] && case \"${COMP_WORDS[1]}\" in\n");
    for (uint32_t i = 0; i < app_command_n; i++) {
        printf("    %s) words=\"", app_commands[i].name);
        for (int k = 0; k < OPT_N; k++)
            if (app_commands[i].options >> k & 1u) printf("--%s ", app_options[k].name);
        printf("\" ;;\n");
    }
    printf("    esac\n    COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n"
           "complete -o default -F _clio clio\n");
    return finish(stdout, APP_FINE);
}

int app_cmd_help(const app_args *args)
{
    const app_command *command = args->file_n ? app_find_command(args->file[0]) : NULL;
    if (args->file_n > 1) {
        app_say("help: one command at a time, not '%s' too", args->file[1]);
        return APP_BAD_USAGE;
    }
    if (args->file_n && !command) {
        app_say("help: no command is called '%s'", args->file[0]);
        return APP_BAD_USAGE;
    }
    return command ? app_print_help(command) : app_print_overview(APP_FINE);
}
