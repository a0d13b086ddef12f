/* params.c -- the weights, their optimiser and their average.
 *
 * Dense matrices lie one after the other in one array; the embedding rows in
 * another.  Adam runs over all dense weights, but only over the embedding rows
 * that had a gradient in the batch (lazily: the moments of the others stand
 * still).  Gradients are clipped by their common norm.  The average is an
 * exponential one over snapshots taken by the caller; it is what is exported. */
#include "train.h"
#include <math.h>
#include <string.h>

static const struct { const char *name; uint32_t rows, cols; } shape[P_COUNT] = {
    [P_CONV] = {"conv", 3 * DIM_X, DIM_X},        [P_CONV_B] = {"conv_b", 1, DIM_X},
    [P_RNN1] = {"rnn1", DIM_X, 6 * DIM_H},        [P_RNN1_B] = {"rnn1_b", 1, 6 * DIM_H},
    [P_RNN2] = {"rnn2", DIM_E, 6 * DIM_H},        [P_RNN2_B] = {"rnn2_b", 1, 6 * DIM_H},
    [P_RNN3] = {"rnn3", DIM_E, 6 * DIM_H},        [P_RNN3_B] = {"rnn3_b", 1, 6 * DIM_H},
    [P_TAG] = {"tag", DIM_E, DIM_TAG},            [P_TAG_B] = {"tag_b", 1, DIM_TAG},
    [P_PROJ] = {"proj", DIM_E, DIM_PROJ},         [P_PROJ_B] = {"proj_b", 1, DIM_PROJ},
    [P_ARC] = {"arc", DIM_ARC, DIM_ARC},          [P_ARC_B] = {"arc_b", 1, DIM_ARC},
    [P_ROOT] = {"root", 1, DIM_ARC + DIM_REL},    [P_DIST] = {"dist", 1, DIST_PAD},
    [P_RDIST] = {"rdist", DIST, DIM_REL},         [P_LAB] = {"lab", DIM_REL, DIM_LAB},
    [P_LAB_B] = {"lab_b", 1, DIM_LAB},            [P_VEC] = {"vec", DIM_VEC, DIM_X},
    [P_WIN1] = {"win1", 3 * DIM_X, DIM_E},        [P_WIN1_B] = {"win1_b", 1, DIM_E},
    [P_WIN2] = {"win2", 3 * DIM_E, DIM_E},        [P_WIN2_B] = {"win2_b", 1, DIM_E},
    [P_STEP] = {"step", DIM_E, PLACES * DIM_STEP}, [P_STEP_B] = {"step_b", 1, PLACES * DIM_STEP},
    [P_NONE] = {"none", PLACES + 1, DIM_STEP},    [P_GAP] = {"gap", 2 * DIST, DIM_STEP},
    [P_MOVE] = {"move", 4, DIM_STEP},             [P_MOVE_B] = {"move_b", 1, 16},
};
enum { SNAPSHOT_SHARE = 8 };     /* a snapshot weighs 1/8 of the average, more while there are few */

static void fill(float *w, size_t n, float limit, rng *r)
{
    for (size_t k = 0; k < n; k++) w[k] = (2.0f * rng_unit(r) - 1.0f) * limit;
}

static int used(design d, uint32_t k)
{
    if (k >= P_STEP) return d.transitions;
    if (k >= P_WIN1) return d.no_recurrence;
    return 1;
}

void params_init(params *p, uint32_t words, design d, rng *r)
{
    size_t emb_n;
    *p = (params){.emb_rows = CLIOI_FEAT_FIXED_N + words, .design = d};
    for (uint32_t k = 0; k < P_COUNT; k++) {
        p->par[k] = (par){shape[k].name, used(d, k) ? shape[k].rows : 0, shape[k].cols, p->dense_n};
        p->dense_n += (size_t)p->par[k].rows * shape[k].cols;
    }
    emb_n = (size_t)p->emb_rows * DIM_X;
    p->w = need(p->dense_n, 4), p->g = need(p->dense_n, 4), p->m = need(p->dense_n, 4);
    p->v = need(p->dense_n, 4), p->avg = need(p->dense_n, 4);
    p->e = need(emb_n, 4), p->eg = need(emb_n, 4), p->em = need(emb_n, 4), p->ev = need(emb_n, 4), p->eavg = need(emb_n, 4);
    p->touched = need(p->emb_rows, 4), p->is_touched = need(p->emb_rows, 1), p->ever = need(p->emb_rows, 1);
    for (uint32_t k = 0; k < P_COUNT; k++) {
        const par *q = &p->par[k];
        if (q->rows > 1) fill(p->w + q->at, (size_t)q->rows * q->cols, sqrtf(6.0f / (float)(q->rows + q->cols)), r);
    }
    fill(p->w + p->par[P_ROOT].at, DIM_ARC + DIM_REL, 0.1f, r);
    for (uint32_t l = 0; l < LAYERS; l++)            /* remember by default */
        for (uint32_t k = 0; k < 2 * DIM_H; k++)
            p->w[p->par[P_RNN1_B + 2 * l].at + (k / DIM_H * 3 + 1) * DIM_H + k % DIM_H] = 0.5f;
    fill(p->e, emb_n, 0.2f, r);
}

static void adam(float *w, float *g, float *m, float *v, size_t n, float scale, float rate)
{
    const float b1 = 0.9f, b2 = 0.98f;
    for (size_t k = 0; k < n; k++) {
        float d = g[k] * scale;
        m[k] = b1 * m[k] + (1.0f - b1) * d;
        v[k] = b2 * v[k] + (1.0f - b2) * d * d;
        w[k] -= rate * m[k] / (sqrtf(v[k]) + 1e-8f);
        g[k] = 0.0f;
    }
}

/* Squares are summed in 64 lanes, then the lanes: a fixed order that vectorises. */
static double square_sum(const float *g, size_t n)
{
    float lane[64] = {0};
    double sum = 0;
    size_t k = 0;
    for (; k + 64 <= n; k += 64)
        for (size_t j = 0; j < 64; j++) lane[j] += g[k + j] * g[k + j];
    for (; k < n; k++) lane[k % 64] += g[k] * g[k];
    for (k = 0; k < 64; k++) sum += (double)lane[k];
    return sum;
}

void params_step(params *p, float rate)
{
    const float most = 2.0f;
    double sum = square_sum(p->g, p->dense_n);
    float norm, scale, fix;
    for (uint32_t k = 0; k < p->touched_n; k++) sum += square_sum(p->eg + (size_t)p->touched[k] * DIM_X, DIM_X);
    norm = (float)sqrt(sum);
    scale = norm > most ? most / norm : 1.0f;
    p->step++;
    fix = p->step < 200 ? 0.1f + 0.9f * (float)p->step / 200.0f : 1.0f;
    rate *= fix;
    adam(p->w, p->g, p->m, p->v, p->dense_n, scale, rate);
    for (uint32_t k = 0; k < p->touched_n; k++) {
        size_t at = (size_t)p->touched[k] * DIM_X;
        adam(p->e + at, p->eg + at, p->em + at, p->ev + at, DIM_X, scale, rate);
        p->is_touched[p->touched[k]] = 0;
        p->ever[p->touched[k]] = 1;
    }
    p->touched_n = 0;
}

static void blend(float *avg, const float *w, size_t n, float share)
{
    for (size_t k = 0; k < n; k++) avg[k] += share * (w[k] - avg[k]);
}

void params_average(params *p)
{
    float share = p->avg_n < SNAPSHOT_SHARE ? 1.0f / (float)(p->avg_n + 1) : 1.0f / SNAPSHOT_SHARE;
    p->avg_n++;
    blend(p->avg, p->w, p->dense_n, share);
    blend(p->eavg, p->e, (size_t)p->emb_rows * DIM_X, share);
}

/* Everything that a training needs to go on as if it had never stopped. */
static void all_arrays(params *p, training *t, FILE *f, int write)
{
    size_t d = p->dense_n * 4, e = (size_t)p->emb_rows * DIM_X * 4;
    const struct { void *at; size_t n; } part[] = {
        {t, sizeof *t}, {&p->step, sizeof p->step}, {&p->avg_n, sizeof p->avg_n}, {p->ever, p->emb_rows}, {p->avg, d}, {p->eavg, e},
        {p->w, d}, {p->m, d}, {p->v, d}, {p->e, e}, {p->em, e}, {p->ev, e},
    };
    for (size_t k = 0; k < sizeof part / sizeof *part; k++) {
        size_t done = write ? fwrite(part[k].at, 1, part[k].n, f) : fread(part[k].at, 1, part[k].n, f);
        if (done != part[k].n) die("checkpoint is too short or the disk full");
    }
}

void checkpoint_write(params *p, training *t, const char *path)
{
    const char *part = joined(path, ".part");
    FILE *f = fopen(part, "wb");
    if (!f) die("%s: cannot be written", part);
    all_arrays(p, t, f, 1);
    if (fclose(f) || rename(part, path)) die("%s: cannot be written", path);
}

int checkpoint_read(params *p, training *t, const char *path)
{
    FILE *f = fopen(path, "rb");
    if (!f) return 0;
    all_arrays(p, t, f, 0);
    (void)fclose(f);
    return 1;
}
