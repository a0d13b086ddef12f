/* export.c -- round the weights to int8 and write the model file (core/model.h).
 *
 * Matrices are (in, out) in training and become rows of inputs, one an output,
 * each with its own scale: the largest weight of the row is 127.  The embedding
 * has one scale for all tables, because their rows are summed as integers; it
 * clips the few values beyond 7 standard deviations.  Rows never seen in training
 * become zero, which also packs better. */
#include "train.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int8_t round8(float x)
{
    x = x > 127.0f ? 127.0f : x < -127.0f ? -127.0f : x;
    return (int8_t)(x + (x < 0 ? -0.5f : 0.5f));
}

/* Columns [from, from + rows) of a parameter as int8 rows, then their scales and biases. */
static void add_matrix(blob *b, const params *p, uint32_t k, uint32_t from, uint32_t rows, float one)
{
    const par *q = &p->par[k];
    const float *w = p->avg + q->at, *bias = p->avg + p->par[k + 1].at;
    int8_t *out = need((size_t)rows * q->rows, 1);
    float *f = need((size_t)rows * 2, sizeof *f);
    for (uint32_t r = 0; r < rows; r++) {
        float most = 1e-6f;
        for (uint32_t i = 0; i < q->rows; i++) most = fmaxf(most, fabsf(w[(size_t)i * q->cols + from + r]));
        for (uint32_t i = 0; i < q->rows; i++) out[(size_t)r * q->rows + i] = round8(w[(size_t)i * q->cols + from + r] * (127.0f / most));
        f[r] = most / 127.0f / one;
        f[rows + r] = bias[from + r];
    }
    blob_align(b, 64);
    blob_add(b, out, (size_t)rows * q->rows);
    blob_align(b, 64);
    blob_add(b, f, (size_t)rows * 2 * sizeof *f);
    free(out);
    free(f);
}

/* The rows of the running model: the hashed tables', the words', and one for each word that has only a vector. */
typedef struct rows { float *at; uint32_t n, slots; clioi_pair *slot; } rows;

static void add_vector(const params *p, const vectors *v, uint32_t k, float *row)
{
    const float *w = p->avg + p->par[P_VEC].at, *x = v->at + (size_t)k * DIM_VEC;
    for (uint32_t i = 0; i < DIM_VEC; i++)
        for (uint32_t c = 0; c < DIM_X; c++) row[c] += x[i] * w[(size_t)i * DIM_X + c];
}

static float *learned_row(const params *p, uint32_t k) { return p->eavg + (size_t)k * DIM_X; }

/* What a word without a row of its own adds to its vector, is that of row 0. */
static rows rows_of(const params *p, const vocab *v)
{
    rows r = {.n = p->emb_rows, .at = need((size_t)(p->emb_rows + v->vec.n) * DIM_X, sizeof(float))};
    for (r.slots = 1024; r.slots < (v->n + v->vec.n) * 4 / 3; r.slots *= 2) {}
    r.slot = need(r.slots, sizeof *r.slot);
    for (uint32_t k = 0; k < p->emb_rows; k++)
        if (p->ever[k]) memcpy(r.at + (size_t)k * DIM_X, learned_row(p, k), DIM_X * sizeof(float));
    for (uint32_t k = 0; k < v->slots; k++)
        if (v->slot[k].key) r.slot[clioi_pair_slot(r.slot, r.slots, v->slot[k].key)] = v->slot[k];
    for (uint32_t k = 0; k < v->vec.slots; k++) {
        clioi_pair q = v->vec.slot[k], *to;
        if (!q.key) continue;
        to = &r.slot[clioi_pair_slot(r.slot, r.slots, q.key)];
        if (!to->key) {
            *to = (clioi_pair){q.key, r.n - CLIOI_FEAT_FIXED_N};
            memcpy(r.at + (size_t)r.n++ * DIM_X, learned_row(p, CLIOI_FEAT_FIXED_N), DIM_X * sizeof(float));
        }
        add_vector(p, &v->vec, q.value, r.at + (size_t)(CLIOI_FEAT_FIXED_N + to->value) * DIM_X);
    }
    return r;
}

static float add_embedding(blob *b, const rows *r)
{
    size_t n = (size_t)r->n * DIM_X, seen = 0;
    double square = 0;
    float most = 0, unit;
    int8_t *out = need(n, 1);
    for (size_t i = 0; i < n; i++) {
        square += (double)r->at[i] * (double)r->at[i];
        most = fmaxf(most, fabsf(r->at[i]));
        seen += r->at[i] != 0.0f;
    }
    unit = fminf(most, 7.0f * (float)sqrt(square / (double)(seen + 1))) / 127.0f;
    for (size_t i = 0; i < n; i++) out[i] = round8(r->at[i] / unit);
    blob_align(b, 64);
    blob_add(b, out, n);
    free(out);
    return unit;
}

static void add_part(blob *b, const void *bytes, size_t n)
{
    blob_align(b, 64);
    blob_add(b, bytes, n);
}

static void add_tables(blob *b, const rows *r, const vocab *v, const tables *t)
{
    add_part(b, r->slot, r->slots * sizeof *r->slot);
    add_part(b, v->listed, v->listed_slots * sizeof *v->listed);
    add_part(b, t->lemma_word.at, t->lemma_word.n);
    add_part(b, t->lemma_rule.at, t->lemma_rule.n);
    add_part(b, t->feats_word.at, t->feats_word.n);
    add_part(b, t->feats_tag.at, t->feats_tag.n);
    add_part(b, t->str.at, t->str.n);
    blob_align(b, 64);
}

static uint32_t slots(const blob *b) { return (uint32_t)(b->n / sizeof(clioi_pair)); }

void export_model(const params *p, const vocab *v, const tables *t, blob *out)
{
    rows r = rows_of(p, v);
    clioi_model_head h = {.version = CLIOI_MODEL_VERSION, .dims = CLIOI_MODEL_DIMS, .n_rows = r.n, .n_words = r.slots, .n_listed = v->listed_slots,
                          .n_lemma_word = slots(&t->lemma_word), .n_lemma_rule = slots(&t->lemma_rule), .n_feats_word = slots(&t->feats_word),
                          .n_feats_tag = slots(&t->feats_tag), .n_str = (uint32_t)t->str.n};
    memcpy(h.magic, CLIOI_MODEL_MAGIC, sizeof h.magic);
    blob_add(out, &h, sizeof h);
    h.embed_scale = add_embedding(out, &r);
    add_matrix(out, p, P_CONV, 0, DIM_X, CLIOI_Q);
    for (uint32_t l = 0; l < LAYERS; l++) add_matrix(out, p, P_RNN1 + 2 * l, 0, 6 * DIM_H, CLIOI_Q);
    add_matrix(out, p, P_TAG, 0, TAG_N, CLIOI_Q);
    add_matrix(out, p, P_TAG, TAG_N, NAME_LABELS, CLIOI_Q);
    add_matrix(out, p, P_PROJ, 0, DIM_PROJ, CLIOI_Q);
    add_matrix(out, p, P_ARC, 0, DIM_ARC, CLIOI_Q);
    add_matrix(out, p, P_LAB, 0, CLIOI_DEP_COUNT, CLIOI_Q);
    add_part(out, p->avg + p->par[P_ROOT].at, (DIM_ARC + DIM_REL) * sizeof(float));
    add_part(out, p->avg + p->par[P_DIST].at, DIST * sizeof(float));
    add_part(out, p->avg + p->par[P_RDIST].at, DIST * DIM_REL * sizeof(float));
    add_tables(out, &r, v, t);
    free(r.at);
    free(r.slot);
    memcpy(out->at, &h, sizeof h);
}
