/* args.c -- the words of the command line, read by the tables.
 *
 *   clio COMMAND [--option VALUE | --option=VALUE | --switch | FILE | -]... [-- FILE...]
 *
 * An option that a command does not take is named, with the nearest one that it
 * does take.  Values from closed lists (stages, formats) and numbers are checked
 * here, so that a run fails before it starts and not after an hour. */
#include "app/app.h"
#include <stdlib.h>
#include <string.h>

const app_option app_options[OPT_N] = {
#define X(id, name, arg, help) {name, arg, help},
#include "app/options.def"
#undef X
};

#define O(id) (1u << OPT_##id)
const app_command app_commands[] = {
#define C(id, name, operands, options, run, what, more, example) \
    {name, operands, (uint32_t)(options) | O(HELP), run, what, more, example},
#include "app/commands.def"
#undef C
};
const uint32_t app_command_n = sizeof app_commands / sizeof *app_commands;

const app_command *app_find_command(const char *name)
{
    for (uint32_t i = 0; i < app_command_n; i++)
        if (!strcmp(app_commands[i].name, name)) return &app_commands[i];
    return NULL;
}

/* ---- the nearest name ------------------------------------------------------ */

enum { NAME_MAX_LEN = 32 };

/* Edits (insert, delete, replace) from a to b. */
static unsigned distance(const char *a, const char *b)
{
    unsigned row[NAME_MAX_LEN + 1];
    size_t n = strlen(a), m = strlen(b);
    if (n > NAME_MAX_LEN || m > NAME_MAX_LEN) return NAME_MAX_LEN;
    for (size_t j = 0; j <= m; j++) row[j] = (unsigned)j;
    for (size_t i = 1; i <= n; i++) {
        unsigned corner = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned replace = corner + (a[i - 1] != b[j - 1]), shift = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            corner = row[j];
            row[j] = replace < shift ? replace : shift;
        }
    }
    return row[m];
}

const char *app_nearest(const char *word, const char *(*name)(uint32_t k))
{
    const char *best = NULL, *s;
    unsigned least = (unsigned)strlen(word) / 2 + 1;
    for (uint32_t k = 0; (s = name(k)); k++) {
        unsigned d = *s ? distance(word, s) : NAME_MAX_LEN;
        if (strlen(word) >= 3 && !strncmp(s, word, strlen(word))) d = 0;   /* the beginning of a name */
        if (d < least) {
            least = d;
            best = s;
        }
    }
    return best;
}

/* ---- closed lists ------------------------------------------------------------ */

static const char *stage_name(uint32_t k)
{
    const clio_stage_info *s = clio_stage(k);
    return s ? s->name : NULL;
}

static const char *format_name(uint32_t k)
{
    const clio_format_info *f = clio_format(k);
    return f ? f->name : NULL;
}

static const char *input_name(uint32_t k)
{
    static const char *const names[] = {"text", "jsonl", "conllu"};
    return k < sizeof names / sizeof *names ? names[k] : NULL;
}

static const char *scheme_name(uint32_t k)
{
    static const char *const names[] = {"2.0", "2021"};
    return k < sizeof names / sizeof *names ? names[k] : NULL;
}

static const char *command_option_name(const app_command *command, uint32_t k)
{
    for (uint32_t i = 0; i < OPT_N; i++) {
        if (!(command->options >> i & 1u)) continue;
        if (k-- == 0) return app_options[i].name;
    }
    return NULL;
}

static int bad_value(const app_args *args, int opt, const char *(*name)(uint32_t k))
{
    const char *near = app_nearest(args->opt[opt], name);
    app_say("%s: --%s: unknown %s '%s'%s%s%s", args->command->name, app_options[opt].name,
            opt == OPT_UNTIL ? "stage" : opt == OPT_SCHEME ? "scheme" : "format", args->opt[opt],
            near ? "; did you mean '" : "", near ? near : "", near ? "'?" : "");
    return APP_BAD_USAGE;
}

static int check_list(const app_args *args, int opt, const char *(*name)(uint32_t k))
{
    const char *s;
    if (!args->opt[opt]) return APP_FINE;
    for (uint32_t k = 0; (s = name(k)); k++)
        if (!strcmp(s, args->opt[opt])) return APP_FINE;
    return bad_value(args, opt, name);
}

static int digits(const char *s, size_t n)
{
    int v = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9') return -1;
        v = v * 10 + (s[i] - '0');
    }
    return v;
}

static int is_date(const char *s)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int y, m, d, leap;
    if (strlen(s) != 10 || s[4] != '-' || s[7] != '-') return 0;
    y = digits(s, 4);
    m = digits(s + 5, 2);
    d = digits(s + 8, 2);
    if (y < 1 || m < 1 || m > 12 || d < 1) return 0;
    leap = m == 2 && y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
    return d <= days[m - 1] + leap;
}

static int check_values(const app_args *args)
{
    const char *threads = args->opt[OPT_THREADS], *date = args->opt[OPT_DATE];
    const char *db = args->opt[OPT_DB];
    if (check_list(args, OPT_INPUT, input_name) || check_list(args, OPT_FORMAT, format_name) ||
        check_list(args, OPT_UNTIL, stage_name) || check_list(args, OPT_SCHEME, scheme_name))
        return APP_BAD_USAGE;
    if (threads && (!*threads || strlen(threads) > 3 || digits(threads, strlen(threads)) < 1 ||
                    digits(threads, strlen(threads)) > 256)) {
        app_say("%s: --threads: '%s' is not a number from 1 to 256", args->command->name, threads);
        return APP_BAD_USAGE;
    }
    if (date && !is_date(date)) {
        app_say("%s: --date: '%s' is not a day as YYYY-MM-DD", args->command->name, date);
        return APP_BAD_USAGE;
    }
    if (args->opt[OPT_RESUME] && !db) {
        app_say("%s: --resume needs --db: the store knows what was done", args->command->name);
        return APP_BAD_USAGE;
    }
    if (db && !strcmp(db, ":memory:")) {
        app_say("%s: --db: ':memory:' would be lost at the end (./:memory: is a file)", args->command->name);
        return APP_BAD_USAGE;
    }
    if (db && strstr(db, "://")) {
        app_say("%s: --db: '%s': only SQLite files are built in", args->command->name, db);
        return APP_BAD_USAGE;
    }
    if (args->opt[OPT_TEXT] && args->file_n) {
        app_say("%s: --text and files cannot be combined", args->command->name);
        return APP_BAD_USAGE;
    }
    return APP_FINE;
}

/* ---- the words ---------------------------------------------------------------- */

static int unknown_option(const app_command *command, const char *word)
{
    const char *best = NULL, *s;
    size_t n = strcspn(word, "=");
    char name[NAME_MAX_LEN + 1] = "";
    unsigned least = 4;
    if (n <= NAME_MAX_LEN) memcpy(name, word, n);
    while (*name == '-') memmove(name, name + 1, sizeof name - 1);
    for (uint32_t k = 0; *name && (s = command_option_name(command, k)); k++) {
        unsigned d = strlen(name) >= 2 && !strncmp(s, name, strlen(name)) ? 0 : distance(name, s);
        if (d < least && d < strlen(s)) {
            least = d;
            best = s;
        }
    }
    app_say("%s: unknown option '%.*s'%s%s%s (clio help %s)", command->name, (int)n, word, best ? "; did you mean '--" : "",
            best ? best : "", best ? "'?" : "", command->name);
    return APP_BAD_USAGE;
}

/* One option word; *i moves on if its value is the next word. */
static int read_option(app_args *args, int argc, char **argv, int *i)
{
    const char *word = argv[*i] + 2, *value = strchr(word, '=');
    size_t n = value ? (size_t)(value - word) : strlen(word);
    int k = 0;
    while (k < OPT_N && (!(args->command->options >> k & 1u) || strlen(app_options[k].name) != n ||
                         strncmp(app_options[k].name, word, n) != 0))
        k++;
    if (k == OPT_N) return unknown_option(args->command, argv[*i]);
    if (!app_options[k].arg && value) {
        app_say("%s: --%s takes no value", args->command->name, app_options[k].name);
        return APP_BAD_USAGE;
    }
    if (app_options[k].arg && !value && ++*i == argc) {
        app_say("%s: --%s needs a value: %s", args->command->name, app_options[k].name, app_options[k].arg);
        return APP_BAD_USAGE;
    }
    if (app_options[k].arg && k != OPT_TEXT && !(value ? value[1] : argv[*i][0])) {
        app_say("%s: --%s needs a value that is not empty: %s", args->command->name, app_options[k].name, app_options[k].arg);
        return APP_BAD_USAGE;
    }
    args->opt[k] = !app_options[k].arg ? "" : value ? value + 1 : argv[*i];
    return APP_FINE;
}

int app_read_args(const app_command *command, int argc, char **argv, app_args *args)
{
    int only_files = 0;
    *args = (app_args){.command = command, .file = argv};
    for (int i = 0; i < argc; i++) {
        if (only_files || argv[i][0] != '-' || !argv[i][1]) {
            args->file[args->file_n++] = argv[i];
        } else if (!strcmp(argv[i], "--")) {
            only_files = 1;
        } else if (!strcmp(argv[i], "-h")) {
            args->opt[OPT_HELP] = "";
        } else if (argv[i][1] != '-') {
            return unknown_option(command, argv[i]);
        } else if (read_option(args, argc, argv, &i)) {
            return APP_BAD_USAGE;
        }
    }
    return args->opt[OPT_HELP] ? APP_FINE : check_values(args);
}
