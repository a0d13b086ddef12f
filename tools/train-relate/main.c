/* main.c -- train the ranker of `clio relate`.
 *
 *     train-relate DATA_DIR OUT [name value]...      train on all rows, write the model
 *     train-relate --folds DATA_DIR [name value]...  ten folds, print the figures
 *
 * DATA_DIR is ../shared/data; the lexicon and the reader's model come from the
 * data file (CLIO_DATA, else clio.dat beside the program).  The same data, data
 * file, seed and compiler give the same bytes.  Values: epochs, seed, runs, rate,
 * decay, drop, voa, class, aw, none, salt, see settings in train.h. */
#include "train.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *need(void *p)
{
    if (p) return p;
    fputs("train-relate: out of memory\n", stderr);
    exit(3);
}

static int set_value(settings *s, const char *name, const char *value)
{
    const struct { const char *name; float *at; } reals[] = {
        {"rate", &s->rate}, {"decay", &s->decay}, {"drop", &s->drop}, {"plv", &s->weight[SET_PLV]}, {"voa", &s->weight[SET_VOA]},
        {"class", &s->weight[SET_CLASS]}, {"aw", &s->weight[SET_AW]}, {"none", &s->none}};
    const struct { const char *name; unsigned *at; } counts[] = {{"epochs", &s->epochs}, {"runs", &s->runs}, {"seed", &s->seed}, {"salt", &s->folds_salt}};
    for (size_t k = 0; k < sizeof reals / sizeof *reals; k++)
        if (!strcmp(reals[k].name, name)) {
            *reals[k].at = strtof(value, NULL);
            return 1;
        }
    for (size_t k = 0; k < sizeof counts / sizeof *counts; k++)
        if (!strcmp(counts[k].name, name)) {
            *counts[k].at = (unsigned)strtoul(value, NULL, 10);
            return 1;
        }
    return 0;
}

static int write_model(const data *d, const settings *s, const char *path)
{
    weights w;
    size_t len;
    void *bytes;
    FILE *f = fopen(path, "wb");
    int bad;
    learn(d, s, -1, &w);
    bytes = pack_model(d, &w, &len);
    bad = !f || fwrite(bytes, 1, len, f) != len;
    if (f && fclose(f)) bad = 1;
    if (bad) fprintf(stderr, "train-relate: cannot write %s\n", path);
    else printf("%zu rows, %zu bytes\n", d->row_n, len);
    free(bytes);
    weights_free(&w);
    return bad;
}

int main(int argc, char **argv)
{
    settings s = {.epochs = 12, .seed = 1, .runs = 4, .rate = 0.1f, .decay = 1e-3f, .drop = 0.5f, .weight = {1, 0.4f, 0.3f, 0.2f}, .none = 0.3f};
    int folds = argc > 1 && !strcmp(argv[1], "--folds"), at = 3, bad;
    const char *dir = argv[folds ? 2 : 1], *answers = NULL;
    data d = {0};
    for (; at + 1 < argc; at += 2) {
        if (folds && !strcmp(argv[at], "answers")) answers = argv[at + 1];
        else if (!set_value(&s, argv[at], argv[at + 1])) break;
    }
    if (argc < 3 || at != argc) {
        fputs("usage: train-relate DATA_DIR OUT [name value]...\n       train-relate --folds DATA_DIR [name value]...\n", stderr);
        return 2;
    }
    bad = data_read(&d, dir, NULL, &s);
    if (!bad) bad = folds ? evaluate(&d, &s, answers) : write_model(&d, &s, argv[2]);
    free(d.row);
    free(d.feat);
    free(d.number);
    free(d.key);
    return bad;
}
