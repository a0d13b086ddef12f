/* main.c -- train Clio's reader.
 *
 *   train DATA_DIR OUT [--epochs N] [--seed N] [--news FILE.conllu] [--vectors FILE] [--silver FILE.conllu]
 *                                                train on DATA_DIR (the treebank folder), the news of make-news.py,
 *                                                the vectors of get-vectors, the trees of silver and the names in data/lex, write the model OUT
 *   train DATA_DIR OUT --from CHECKPOINT         write the model of a checkpoint (OUT.ckpt of a stopped run)
 *   train --eval MODEL FILE.conllu OUT.conllu [KERNEL]
 *                                                run the stages over a treebank, print scores and speed; KERNEL: a form of
 *                                                base/kernel.h (plain, sse4 ...) instead of the fastest
 *   train --names MODEL FILE.tsv                 score names on a BIO file
 *   train --check DATA_DIR [VECTORS]             compare gradients with differences
 *
 * Tour: corpus.c reads, augment.c varies, vocab.c counts, vectors.c reads word vectors, net.c computes, gemm.c
 * multiplies, params.c learns, tables.c makes the lemma and feature tables,
 * export.c rounds to int8 and writes the file, eval.c runs the real stages on it.
 *
 * A batch is some 500 words of sentences in random order.  The rate falls
 * linearly to 3 % of its start; from 40 % on the weights are averaged, and the
 * average is what is written, after each epoch, with its scores on the dev files.
 * Those are measured, never learned from.  One seed, one result, on any machine. */
#include "train.h"
#include <stdlib.h>
#include <string.h>

enum { BATCH_WORDS = 420, SNAPSHOT_EVERY = 60 };
static const float first_rate = 2.5e-3f, NEWS_KEEP = 0.25f, NEWS_NAME_WEIGHT = 0.4f, SILVER_KEEP = 0.3f, SILVER_NAME_WEIGHT = 0.4f;

typedef struct session {
    corpus train, dev, gum_dev;
    vocab v;
    lists lists;
    tables t;
    params p;
    net *n;
    rng r;
    uint32_t *order, epochs;
    float average_from;
    const char *out, *lex, *news, *vectors, *silver;
} session;

static const char *in_dir(const char *dir, const char *name)
{
    char *path = need(strlen(dir) + strlen(name) + 2, 1);
    (void)snprintf(path, strlen(dir) + strlen(name) + 2, "%s/%s", dir, name);
    return path;
}

static void add_names(corpus *to, const char *dir, const char *file, float weight, float keep)
{
    corpus c = {0};
    corpus_read_names(&c, in_dir(dir, file));
    corpus_append(to, &c, weight, keep);
}

static void add_trees(corpus *to, const char *dir, const char *trees, const char *names, float weight)
{
    corpus c = {0}, n = {0};
    corpus_read_trees(&c, in_dir(dir, trees));
    corpus_read_names(&n, in_dir(dir, names));
    corpus_join_names(&c, &n, weight);
    corpus_append(to, &c, 0, 1);
}

/* Sentences of tools/train/make-news.py: trees and names known, sense loose; or of tools/train/silver: sense real, trees less sure. */
static void add_made(corpus *to, const char *path, int origin, float name_weight, float keep)
{
    corpus c = {0};
    corpus_read_trees(&c, path);
    corpus_mark_made(&c, origin, name_weight);
    corpus_append(to, &c, 0, keep);
}

static void load_data(session *s, const char *dir)
{
    add_trees(&s->train, dir, "en-train.conllu.xz", "ner/uner-ewt-train.tsv.xz", 1.0f);
    add_trees(&s->train, dir, "gum-train.conllu.xz", "ner/gum-train.tsv.xz", 0.5f);
    if (s->news) add_made(&s->train, s->news, MADE, NEWS_NAME_WEIGHT, NEWS_KEEP);
    if (s->silver) add_made(&s->train, s->silver, SILVER, SILVER_NAME_WEIGHT, SILVER_KEEP);
    tables_build(&s->t, &s->train);
    for (uint32_t k = 0; k < 3; k++) add_names(&s->train, dir, "ner/crossner-politics-train.tsv.xz", 1.0f, 1.0f);
    add_names(&s->train, dir, "ner/wikigold-all.tsv.xz", 1.0f, 1.0f);
    add_names(&s->train, dir, "ner/wnut17-train.tsv.xz", 0.7f, 0.3f);
    add_trees(&s->dev, dir, "en-dev.conllu.xz", "ner/uner-ewt-dev.tsv.xz", 1.0f);
    add_trees(&s->gum_dev, dir, "gum-dev.conllu.xz", "ner/gum-dev.tsv.xz", 1.0f);
    vocab_build(&s->v, &s->train, 2);
    vectors_read(&s->v.vec, s->vectors);
    lists_read(&s->lists, &s->v, s->lex);
    printf("%u sentences, %u words with rows\n", s->train.n, s->v.n);
}

static uint32_t shuffle(session *s)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < s->train.n; k++)
        if (s->train.sent[k].n <= SENT_MAX && rng_unit(&s->r) < s->train.sent[k].keep) s->order[n++] = k;
    for (uint32_t k = n; k > 1; k--) {
        uint32_t j = rng_below(&s->r, k), swap = s->order[k - 1];
        s->order[k - 1] = s->order[j];
        s->order[j] = swap;
    }
    return n;
}

static void epoch(session *s, uint32_t e, tally *y)
{
    static word room[BATCH_MAX + SENT_MAX];
    sentence changed[BATCH_WORDS];
    const sentence *batch[BATCH_WORDS];
    uint32_t n = shuffle(s), k = 0;
    while (k < n) {
        uint32_t m = 0, words = 0;
        float done = ((float)e + (float)k / (float)n) / (float)s->epochs;
        for (; k < n && words < BATCH_WORDS; k++, m++) {
            changed[m].word = room + words;
            augment(&s->train.sent[s->order[k]], &s->lists, &s->r, &changed[m]);
            words += changed[m].n;
            batch[m] = &changed[m];
        }
        net_run(s->n, batch, m, &s->r, 1, y);
        params_step(&s->p, first_rate * (1.0f - 0.97f * done));
        if (done >= s->average_from && s->p.step % SNAPSHOT_EVERY == 0) params_average(&s->p);
    }
}

static void write_file(const char *path, const blob *b)
{
    FILE *f = fopen(path, "wb");
    if (!f || fwrite(b->at, 1, b->n, f) != b->n || fclose(f)) die("%s: cannot be written", path);
}

static void print_scores(const char *what, const scores *s)
{
    printf("  %s upos %.2f xpos %.2f lemma %.2f feats %.2f uas %.2f las %.2f (subtypes %.2f) names %.2f per %.2f org %.2f loc %.2f norp %.2f misc %.2f  %.0f words/s\n",
           what, s->upos, s->xpos, s->lemma, s->feats, s->uas, s->las, s->las_sub, s->name_all, s->name_f1[0], s->name_f1[1], s->name_f1[2],
           s->name_f1[3], s->name_f1[4], s->words_per_s);
}

static void measure(session *s)
{
    blob b = {0};
    scores y;
    export_model(&s->p, &s->v, &s->t, &b);
    write_file(s->out, &b);
    eval_model(b.at, b.n, &s->dev, &y, NULL, NULL);
    print_scores("ewt dev", &y);
    eval_model(b.at, b.n, &s->gum_dev, &y, NULL, NULL);
    print_scores("gum dev", &y);
    fflush(stdout);
    free(b.at);
}

/* Write and measure the model of a checkpoint. */
static int export_again(session *s, const char *dir, const char *checkpoint)
{
    training t;
    load_data(s, dir);
    s->r.state = 1;
    params_init(&s->p, s->v.n, &s->r);
    if (!checkpoint_read(&s->p, &t, checkpoint)) die("%s: cannot be read", checkpoint);
    measure(s);
    return 0;
}

static void one_epoch(session *s, uint32_t e)
{
    tally y = {0};
    double start = seconds();
    epoch(s, e, &y);
    if (!s->p.avg_n) {                 /* nothing averaged yet: show the weights as they are */
        params_average(&s->p);
        s->p.avg_n = 0;
    }
    printf("epoch %u: loss %.4f upos %.2f xpos %.2f head %.2f label %.2f name %.2f, %.0f s\n", e + 1, y.loss, 100.0 * y.upos / y.words,
           100.0 * y.xpos / y.words, 100.0 * y.head / y.words, 100.0 * y.rel / y.words, 100.0 * y.name_ok / y.names, seconds() - start);
    measure(s);
}

/* A training that was stopped goes on from OUT.ckpt. */
static int train(session *s, const char *dir, uint64_t seed)
{
    training t = {.epochs = s->epochs};
    const char *checkpoint = joined(s->out, ".ckpt");
    load_data(s, dir);
    s->r.state = seed * 0x9E3779B97F4A7C15u | 1;
    params_init(&s->p, s->v.n, &s->r);
    s->n = net_new(&s->p, &s->v);
    s->order = need(s->train.n, 4);
    s->average_from = 0.4f;
    if (checkpoint_read(&s->p, &t, checkpoint) && t.epochs == s->epochs) {
        s->r.state = t.rng;
        printf("going on after epoch %u\n", t.epoch);
    }
    for (; t.epoch < s->epochs;) {
        one_epoch(s, t.epoch++);
        t.rng = s->r.state;
        checkpoint_write(&s->p, &t, checkpoint);
    }
    (void)remove(checkpoint);
    return 0;
}

/* ---- check of the gradients ---- */

static double loss_at(net *n, const sentence *const *batch, uint32_t m)
{
    tally y = {0};
    rng r = {99};
    net_run(n, batch, m, &r, 2, &y);      /* 2: dropout, no backward */
    return y.loss;
}

static double check_one(net *n, const sentence *const *batch, uint32_t m, float *w, float g, const char *name)
{
    const float step = 4e-3f;
    float old = *w;
    double up, down, num, off;
    *w = old + step, up = loss_at(n, batch, m);
    *w = old - step, down = loss_at(n, batch, m);
    *w = old;
    num = (up - down) / (2.0 * (double)step);
    off = num - (double)g;
    if (off < 0) off = -off;
    printf("%-8s analytic % .6f numeric % .6f off %.6f\n", name, (double)g, num, off);
    return off / (1e-3 + (num < 0 ? -num : num));
}

static int check(session *s, const char *dir)
{
    const sentence *batch[6];
    tally y = {0};
    rng r = {99}, pick = {7};
    uint32_t far_off = 0;
    load_data(s, dir);
    s->r.state = 12345;
    params_init(&s->p, s->v.n, &s->r);
    s->n = net_new(&s->p, &s->v);
    for (uint32_t k = 0; k < 6; k++) batch[k] = &s->train.sent[k * (s->train.n / 6)];
    net_run(s->n, batch, 6, &r, 1, &y);
    for (uint32_t k = 0; k < P_COUNT; k++)
        for (uint32_t i = 0; i < 4; i++) {
            const par *q = &s->p.par[k];
            size_t at = q->at + rng_below(&pick, q->rows * q->cols);
            double off = check_one(s->n, batch, 6, &s->p.w[at], s->p.g[at], q->name);
            far_off += off > 0.2;
        }
    for (uint32_t i = 0; i < 8; i++) {
        size_t at = (size_t)s->p.touched[rng_below(&pick, s->p.touched_n)] * DIM_X + rng_below(&pick, DIM_X);
        double off = check_one(s->n, batch, 6, &s->p.e[at], s->p.eg[at], "embed");
        far_off += off > 0.2;
    }
    printf("%u of %u far off\n", far_off, P_COUNT * 4 + 8);
    return far_off > 2;           /* a step over the corner of a rectifier may spoil one or two */
}

static void read_file(const char *path, blob *b)
{
    static unsigned char buf[1 << 16];
    FILE *f = fopen(path, "rb");
    size_t n;
    if (!f) die("%s: cannot be read", path);
    while ((n = fread(buf, 1, sizeof buf, f)) > 0) blob_add(b, buf, n);
    (void)fclose(f);
}

static const clioi_kernel *kernel_named(const char *name)
{
    for (uint32_t k = 0; k < CLIOI_KERNELS; k++)
        if (clioi_kernel_at(k) && !strcmp(clioi_kernel_at(k)->name, name)) return clioi_kernel_at(k);
    die("no kernel %s on this processor", name);
}

static int evaluate(const char *model, const char *file, const char *out, const char *kernel, int names)
{
    blob b = {0};
    corpus c = {0};
    scores y;
    read_file(model, &b);
    if (names) corpus_read_names(&c, file);
    else corpus_read_trees(&c, file);
    eval_model(b.at, b.n, &c, &y, kernel ? kernel_named(kernel) : NULL, out);
    print_scores(file, &y);
    return 0;
}

int main(int argc, char **argv)
{
    static session s;
    const char *from = NULL;
    uint64_t seed = 1;
    s.lex = "data/lex";
    if ((argc == 5 || argc == 6) && !strcmp(argv[1], "--eval")) return evaluate(argv[2], argv[3], argv[4], argv[5], 0);
    if (argc == 4 && !strcmp(argv[1], "--names")) return evaluate(argv[2], argv[3], NULL, NULL, 1);
    if ((argc == 3 || argc == 4) && !strcmp(argv[1], "--check")) {
        s.vectors = argv[3];
        return check(&s, argv[2]);
    }
    if (argc < 3 || argv[1][0] == '-') {
        fputs("usage: train DATA_DIR OUT [--epochs N] [--seed N] [--news FILE.conllu] [--vectors FILE] [--silver FILE.conllu] [--from CHECKPOINT]\n       train --eval MODEL FILE.conllu OUT.conllu [KERNEL]\n"
              "       train --names MODEL FILE.tsv\n       train --check DATA_DIR [VECTORS]\n", stderr);
        return 2;
    }
    s.out = argv[2];
    s.epochs = 28;
    for (int k = 3; k + 1 < argc; k += 2) {
        if (!strcmp(argv[k], "--epochs")) s.epochs = (uint32_t)atoi(argv[k + 1]);
        if (!strcmp(argv[k], "--news")) s.news = argv[k + 1];
        if (!strcmp(argv[k], "--vectors")) s.vectors = argv[k + 1];
        if (!strcmp(argv[k], "--silver")) s.silver = argv[k + 1];
        if (!strcmp(argv[k], "--from")) from = argv[k + 1];
        if (!strcmp(argv[k], "--seed")) seed = (uint64_t)atoll(argv[k + 1]);
    }
    return from ? export_again(&s, argv[1], from) : train(&s, argv[1], seed);
}
