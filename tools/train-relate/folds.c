/* folds.c -- ten-fold figures, by the packed model as the program runs it.
 *
 * plv is answered in the scheme of 2021, voa in PLOVER 2.0, both always with a
 * type; class and aw by the quads that their labels leave open, by either head;
 * "no event" is what
 * --allow-none would say of the rows of voa and class (there in both schemes). */
#include "train.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N = CLIOI_RANK_HEAD };
typedef struct tally { unsigned n, right; } tally;
typedef struct figures {
    unsigned confusion[2][N][N];       /* plv, voa: gold, answer */
    tally open[SETS][DOMAINS];         /* class, aw: the answer is one that the label leaves open */
    unsigned none[SETS][2][2];         /* voa, class: gold none, answer none */
    unsigned conflict[DOMAINS][2][2];  /* aw: gold conflict, answer conflict */
    double certainty[2];               /* sum of the answers' chances */
} figures;

static unsigned lowest(uint32_t set)
{
    unsigned k = 0;
    while (!(set >> k & 1)) k++;
    return k;
}

static unsigned one_yield(unsigned k) { return k == CLIOI_EV_CONCEDE - 1 ? CLIOI_EV_RETREAT - 1 : k; }

static int is_conflict(unsigned k) { return strstr(clio_event_quad(k + 1), "conflict") != NULL; }

static unsigned answer(const clioi_ranker *m, const data *d, const row *r, int may_be_none, uint32_t *chance)
{
    unsigned best = 0;
    clioi_ranker_run(m, r->domain, d->feat + r->feat, r->feat_n, may_be_none, chance);
    if (r->domain == 1) {
        chance[CLIOI_EV_RETREAT - 1] += chance[CLIOI_EV_CONCEDE - 1];
        chance[CLIOI_EV_CONCEDE - 1] = 0;
    }
    for (unsigned k = 1; k < N; k++)
        if (chance[k] > chance[best]) best = k;
    return best;
}

static void count(figures *f, const clioi_ranker *m, const data *d, const row *r, char *said)
{
    uint32_t chance[N];
    unsigned a = answer(m, d, r, 0, chance);
    int none = r->allowed >> CLIOI_RANK_NONE & 1;
    if (r->set == SET_PLV) snprintf(said, 32, "%s", a == CLIOI_EV_RETREAT - 1 ? "YIELD" : clio_event_name(a + 1));
    if (r->set <= SET_VOA && !none) {
        unsigned gold = lowest(r->allowed);
        f->confusion[r->set][r->domain == 1 ? one_yield(gold) : gold][a]++;
        f->certainty[r->set] += chance[a] / 65536.0;
    } else if (!none) {
        f->open[r->set][r->domain].n++;
        f->open[r->set][r->domain].right += r->allowed >> a & 1;
    }
    if (r->set == SET_AW) f->conflict[r->domain][is_conflict(lowest(r->allowed))][is_conflict(a)]++;
    if (r->possible >> CLIOI_RANK_NONE & 1) f->none[r->set][none][answer(m, d, r, 1, chance) == CLIOI_RANK_NONE]++;
}

static void print_types(const char *name, unsigned confusion[N][N], double certainty)
{
    unsigned n = 0, right = 0, quad = 0, classes = 0;
    double f1 = 0;
    for (unsigned g = 0; g < CLIOI_RANK_NONE; g++) {
        unsigned a = 0, b = 0;
        for (unsigned p = 0; p < CLIOI_RANK_NONE; p++) {
            a += confusion[g][p];
            b += confusion[p][g];
            if (!strcmp(clio_event_quad(g + 1), clio_event_quad(p + 1))) quad += confusion[g][p];
        }
        n += a;
        right += confusion[g][g];
        if (!a) continue;
        classes++;
        f1 += 2.0 * confusion[g][g] / (a + b);
    }
    printf("%s: n %u accuracy %.4f macro-F1 %.4f quad %.4f mean confidence %.4f\n", name, n, (double)right / n, f1 / classes, (double)quad / n, certainty / n);
}

static double share(tally t) { return t.n ? (double)t.right / t.n : 0; }

static void print(figures *f)
{
    print_types("plv, scheme 2021", f->confusion[0], f->certainty[0]);
    print_types("voa, PLOVER 2.0", f->confusion[1], f->certainty[1]);
    printf("class, quad: n %u scheme 2.0 %.4f 2021 %.4f\n", f->open[SET_CLASS][0].n, share(f->open[SET_CLASS][0]), share(f->open[SET_CLASS][1]));
    for (int k = 0; k < DOMAINS; k++) {
        const unsigned (*c)[2] = (const unsigned (*)[2])f->conflict[k];
        printf("aw, scheme %s: accuracy %.4f, conflict %u of %u right, cooperation %u of %u\n", k ? "2021" : "2.0", share(f->open[SET_AW][k]), c[1][1],
               c[1][0] + c[1][1], c[0][0], c[0][0] + c[0][1]);
    }
    for (int k = SET_VOA; k <= SET_CLASS; k++) {
        const unsigned (*c)[2] = (const unsigned (*)[2])f->none[k];
        printf("%s, no event: %u of %u told, %u of %u events taken for none\n", k == SET_VOA ? "voa" : "class", c[1][1], c[1][0] + c[1][1], c[0][1],
               c[0][0] + c[0][1]);
    }
}

static int write_answers(const char *path, const data *d, char (*said)[32])
{
    FILE *f = fopen(path, "w");
    for (size_t k = 0; f && k < d->row_n; k++)
        if (said[k][0]) fprintf(f, "{\"id\":\"%s\",\"event\":\"%s\"}\n", d->row[k].id, said[k]);
    if (f && !fclose(f)) return 0;
    fprintf(stderr, "train-relate: cannot write %s\n", path);
    return 1;
}

int evaluate(const data *d, const settings *s, const char *answers)
{
    figures *f = need(calloc(1, sizeof *f));
    char (*said)[32] = need(calloc(d->row_n, sizeof *said));
    int bad = 0;
    for (int fold = 0; fold < FOLDS && !bad; fold++) {
        weights w;
        clioi_ranker m;
        size_t len;
        void *bytes;
        learn(d, s, fold, &w);
        bytes = pack_model(d, &w, &len);
        bad = clioi_ranker_open(bytes, len, &m, NULL) != CLIO_OK;
        for (size_t r = 0; r < d->row_n && !bad; r++)
            if (d->row[r].fold == fold) count(f, &m, d, &d->row[r], said[r]);
        free(bytes);
        weights_free(&w);
    }
    print(f);
    if (answers) bad |= write_answers(answers, d, said);
    free(said);
    free(f);
    return bad;
}
