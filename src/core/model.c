/* model.c -- run the trained reader: see model.h for the file, docs/models.md for
 * the figures, tools/train/net.c for the same network with its gradients.
 *
 *   words -> rows of tables, summed, tanh                     (n, 128)
 *         -> window of three words, tanh, added               (n, 128)
 *         -> three gated recurrent layers, both directions,
 *            each added to the one before                     (n, 192)  the encoding
 *   encoding -> tags, name labels: one matrix each
 *            -> arcs: every word as head against every word as dependent
 *            -> relations: of a word and its head
 *
 * Why these layers: the gates depend on the layer's input alone, so all words go
 * through one matrix product; only a cheap element-wise pass goes word by word
 * (after QRNN, Bradbury et al. 2017; SRU, Lei et al. 2018).  Arcs are scored after
 * Dozat and Manning 2017.
 *
 * All inputs of matrices are int16, weights int8, sums int32 (base/kernel.h): the
 * same on every machine.  Arc scores are whole numbers, in 1/65536.
 *
 * Work and memory: linear in the words, because pieces have at most
 * CLIOI_PIECE_MAX words.  Nothing here decides: trees and names are chosen in
 * stage/parse.c and stage/name.c. */
#include "core/model.h"
#include "base/utf8.h"
#include "core/features.h"
#include <string.h>

enum { DIM_X = CLIOI_DIM_X, DIM_E = CLIOI_DIM_E, GATES = 6 * CLIOI_DIM_H, ARC = CLIOI_DIM_ARC, REL = CLIOI_DIM_REL, PROJ = CLIOI_DIM_PROJ };
static const float leak = 0.1f, arc_unit = 65536.0f;

static clioi_mat matrix(const int8_t *w, const float *f, uint32_t rows, uint32_t cols)
{
    return (clioi_mat){.w = w, .scale = f, .bias = f + rows, .rows = rows, .cols = cols};
}

/* ---- opening ------------------------------------------------------------------ */

static clio_rc check_head(const clioi_model_head *h, clio_err *err)
{
    static const uint32_t dims[8] = CLIOI_MODEL_DIMS;
    const uint32_t slots[] = {h->n_words, h->n_listed, h->n_lemma_word, h->n_lemma_rule, h->n_feats_word, h->n_feats_tag};
    if (memcmp(h->magic, CLIOI_MODEL_MAGIC, sizeof h->magic)) return clioi_fail(err, CLIO_EDATA, 0, "not a model");
    if (h->version != CLIOI_MODEL_VERSION) return clioi_fail(err, CLIO_EDATA, 8, "model of version %u, need %d", h->version, CLIOI_MODEL_VERSION);
    if (memcmp(h->dims, dims, sizeof dims)) return clioi_fail(err, CLIO_EDATA, 12, "model of other dimensions or labels");
    for (size_t k = 0; k < sizeof slots / sizeof *slots; k++)
        if (!slots[k] || (slots[k] & (slots[k] - 1)) || slots[k] > 1u << 24) return clioi_fail(err, CLIO_EDATA, 44, "model table %zu has no power of two", k);
    if (h->n_rows < CLIOI_FEAT_FIXED_N + 1 || h->n_rows > 1u << 24 || !h->n_str || h->n_str > 1u << 24)
        return clioi_fail(err, CLIO_EDATA, 44, "model sizes make no sense");
    return CLIO_OK;
}

/* Each table has an empty slot, so that a search ends, and values below `limit`. */
static int table_ok(const clioi_pair *table, uint32_t slots, uint32_t mask, uint32_t limit)
{
    uint32_t empty = 0;
    for (uint32_t k = 0; k < slots; k++) {
        empty += !table[k].key;
        if (table[k].key && (table[k].value & mask) >= limit) return 0;
    }
    return empty > 0;
}

static clio_rc check_tables(const clioi_model *m, clio_err *err)
{
    const clioi_model_head *h = m->head;
    const uint32_t low = 0xFFFFFF;
    if (m->str[h->n_str - 1] || !table_ok(m->word, h->n_words, ~0u, h->n_rows - CLIOI_FEAT_FIXED_N) ||
        !table_ok(m->listed, h->n_listed, ~0u, 256) || !table_ok(m->lemma_word, h->n_lemma_word, low, h->n_str) || !table_ok(m->lemma_rule, h->n_lemma_rule, low, h->n_str) ||
        !table_ok(m->feats_word, h->n_feats_word, low, h->n_str) || !table_ok(m->feats_tag, h->n_feats_tag, low, h->n_str))
        return clioi_fail(err, CLIO_EDATA, sizeof *h, "a table of the model is damaged");
    return CLIO_OK;
}

clio_rc clioi_model_open(const void *bytes, size_t len, clioi_model *model, clio_err *err)
{
    const unsigned char *base = bytes;
    const clioi_model_head *h = bytes;
    uint64_t at = (sizeof *h + 63) & ~(uint64_t)63;
    *model = (clioi_model){.kernel = clioi_kernel_best(), .head = h};
    if (len < sizeof *h || (uintptr_t)base % 64) return clioi_fail(err, CLIO_EDATA, 0, "model too short or not aligned");
    CLIO_TRY(check_head(h, err));
#define X(part, type, n)                                                                                       \
    if (at + (uint64_t)(n) * sizeof(type) > len) return clioi_fail(err, CLIO_EDATA, len, "model ends in part " #part); \
    model->part = (const type *)(const void *)(base + at);                                                     \
    at = (at + (uint64_t)(n) * sizeof(type) + 63) & ~(uint64_t)63;
    CLIOI_MODEL_LIST(X)
#undef X
    if (at != len) return clioi_fail(err, CLIO_EDATA, at, "model has %zu bytes, not %llu", len, (unsigned long long)at);
    return check_tables(model, err);
}

uint32_t clioi_pair_slot(const clioi_pair *table, uint32_t slots, uint32_t key)
{
    uint32_t at = clioi_key_mix(key, 11) & (slots - 1);
    while (table[at].key && table[at].key != key) at = (at + 1) & (slots - 1);
    return at;
}

uint32_t clioi_pair_value(const clioi_pair *table, uint32_t slots, uint32_t key)
{
    const clioi_pair *p = &table[clioi_pair_slot(table, slots, key)];
    return p->key ? p->value : 0;
}

/* ---- encoding --------------------------------------------------------------- */

uint32_t clioi_model_piece(const char *text, const clio_token *tok, uint32_t n)
{
    if (n <= CLIOI_PIECE_MAX) return n;
    for (uint32_t k = CLIOI_PIECE_MAX; k > CLIOI_PIECE_MAX / 2; k--) {
        char c = text[tok[k - 1].off];
        if (tok[k - 1].len == 1 && (c == ',' || c == ';' || c == ':' || c == '.')) return k;
    }
    return CLIOI_PIECE_MAX;
}

uint32_t clioi_model_longest(const clio_sentence *sentence, uint32_t n)
{
    uint32_t most = 1;
    for (uint32_t k = 0; k < n; k++) most = sentence[k].tok_n > most ? sentence[k].tok_n : most;
    return most < CLIOI_PIECE_MAX ? most : CLIOI_PIECE_MAX;
}

clio_rc clioi_model_room(uint32_t most, clioi_arena *scratch, clioi_room *room, clio_err *err)
{
    *room = (clioi_room){.most = most, .row = CLIOI_NEW(scratch, uint32_t, (size_t)most * CLIOI_FEAT_COUNT),
                         .x = CLIOI_NEW(scratch, int16_t, (size_t)(most + 2) * DIM_X), .y = CLIOI_NEW(scratch, int16_t, (size_t)most * DIM_E),
                         .z = CLIOI_NEW(scratch, int16_t, (size_t)most * DIM_E), .gate = CLIOI_NEW(scratch, float, (size_t)most * GATES)};
    return scratch->why ? clioi_fail(err, scratch->why, CLIOI_NO_OFF, "no room to read %u words", most) : CLIO_OK;
}

static void encode_words(const clioi_model *m, const char *text, const clio_token *tok, uint32_t n, const clioi_room *r)
{
    clioi_mat conv = matrix(m->conv, m->conv_f, DIM_X, 3 * DIM_X);
    clioi_features(text, tok, n, r->row);
    memset(r->x, 0, DIM_X * sizeof *r->x);
    memset(r->x + (size_t)(n + 1) * DIM_X, 0, DIM_X * sizeof *r->x);
    for (uint32_t t = 0; t < n; t++) {
        uint32_t *row = r->row + (size_t)t * CLIOI_FEAT_COUNT;
        row[CLIOI_FEAT_LISTED] += clioi_pair_value(m->listed, m->head->n_listed, row[CLIOI_FEAT_WORD]);
        row[CLIOI_FEAT_WORD] = CLIOI_FEAT_FIXED_N + clioi_pair_value(m->word, m->head->n_words, row[CLIOI_FEAT_WORD]);
        m->kernel->embed(m->embed, row, CLIOI_FEAT_COUNT, DIM_X, m->head->embed_scale, r->x + (size_t)(t + 1) * DIM_X);
    }
    m->kernel->affine(&conv, r->x, DIM_X, n, r->gate);
    m->kernel->add_tanh(r->x + DIM_X, r->gate, (size_t)n * DIM_X, r->y);
}

void clioi_model_encode(const clioi_model *m, const char *text, const clio_token *tok, uint32_t n, const clioi_room *r, int16_t *enc)
{
    clioi_mat rnn1 = matrix(m->rnn1, m->rnn1_f, GATES, DIM_X), rnn2 = matrix(m->rnn2, m->rnn2_f, GATES, DIM_E);
    clioi_mat rnn3 = matrix(m->rnn3, m->rnn3_f, GATES, DIM_E);
    encode_words(m, text, tok, n, r);
    m->kernel->affine(&rnn1, r->y, DIM_X, n, r->gate);
    m->kernel->recur(r->gate, n, CLIOI_DIM_H, NULL, r->z);
    m->kernel->affine(&rnn2, r->z, DIM_E, n, r->gate);
    m->kernel->recur(r->gate, n, CLIOI_DIM_H, r->z, r->y);
    m->kernel->affine(&rnn3, r->y, DIM_E, n, r->gate);
    m->kernel->recur(r->gate, n, CLIOI_DIM_H, r->y, enc);
}

/* ---- tags and names ------------------------------------------------------------ */

static uint8_t best_of(const float *score, uint32_t n)    /* of 1 .. n - 1 */
{
    uint32_t best = 1;
    for (uint32_t k = 2; k < n; k++)
        if (score[k] > score[best]) best = k;
    return (uint8_t)best;
}

void clioi_model_tag(const clioi_model *m, const int16_t *enc, clio_token *tok, uint32_t n)
{
    enum { BLOCK = 16 };
    clioi_mat tag = matrix(m->tag, m->tag_f, CLIOI_TAGS, DIM_E);
    float score[BLOCK * CLIOI_TAGS];
    for (uint32_t t = 0; t < n; t += BLOCK) {
        uint32_t some = n - t < BLOCK ? n - t : BLOCK;
        m->kernel->affine(&tag, enc + (size_t)t * DIM_E, DIM_E, some, score);
        for (uint32_t k = 0; k < some; k++) {
            tok[t + k].upos = best_of(score + (size_t)k * CLIOI_TAGS, CLIOI_UPOS_COUNT);
            tok[t + k].xpos = best_of(score + (size_t)k * CLIOI_TAGS + CLIOI_UPOS_COUNT, CLIOI_XPOS_COUNT);
        }
    }
}

void clioi_model_names(const clioi_model *m, const int16_t *enc, uint32_t n, float *score)
{
    clioi_mat name = matrix(m->name, m->name_f, CLIOI_NAME_LABELS, DIM_E);
    m->kernel->affine(&name, enc, DIM_E, n, score);
}

/* ---- trees ---------------------------------------------------------------------- */

uint32_t clioi_distance(uint32_t dep, uint32_t head)
{
    static const uint8_t bucket[] = {0, 1, 2, 3, 4, 5, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 10, 10, 10, 10, 10, 10, 10};
    uint32_t d = dep > head ? dep - head : head - dep, b;
    if (head == CLIO_NONE) return 0;
    b = d < sizeof bucket ? bucket[d] : d <= 35 ? 11 : 12;
    return dep > head ? b : b + 12;
}

static int32_t arc_int(float x)
{
    x = x > 1000.0f ? 1000.0f : x < -1000.0f ? -1000.0f : x;
    return (int32_t)(x * arc_unit + (x < 0 ? -0.5f : 0.5f));
}

static void score_row(const clioi_model *m, const int32_t *dist, uint32_t i, uint32_t n, const int16_t *q, const int16_t *heads, int32_t *score)
{
    m->kernel->dots(q, heads, n + 1, ARC, score);
    score[0] += dist[0];
    for (uint32_t k = 0; k < n; k++) score[k + 1] += dist[clioi_distance(i, k)];
    score[i + 1] = CLIOI_ARC_NEVER;
}

clio_rc clioi_model_arcs_room(uint32_t most, clioi_arena *scratch, clioi_arcs *arcs, clio_err *err)
{
    *arcs = (clioi_arcs){.most = most, .proj = CLIOI_NEW(scratch, float, (size_t)most * PROJ), .query = CLIOI_NEW(scratch, float, (size_t)most * ARC),
                         .deps = CLIOI_NEW(scratch, int16_t, (size_t)most * ARC), .heads = CLIOI_NEW(scratch, int16_t, (size_t)(most + 1) * ARC),
                         .score = CLIOI_NEW(scratch, int32_t, (size_t)most * (most + 1))};
    return scratch->why ? clioi_fail(err, scratch->why, CLIOI_NO_OFF, "no room to parse %u words", most) : CLIO_OK;
}

void clioi_model_arcs(const clioi_model *m, const int16_t *enc, uint32_t n, clioi_arcs *a)
{
    clioi_mat proj = matrix(m->proj, m->proj_f, PROJ, DIM_E), arc = matrix(m->arc, m->arc_f, ARC, ARC);
    const float one = CLIOI_QDOT, most = (float)CLIOI_QDOT_MAX;
    int32_t dist[CLIOI_DISTANCES];
    a->n = n;
    m->kernel->affine(&proj, enc, DIM_E, n, a->proj);
    for (uint32_t k = 0; k < CLIOI_DISTANCES; k++) dist[k] = arc_int(m->dist[k]);
    m->kernel->narrow(m->root, ARC, 1.0f, one, most, a->heads);
    for (uint32_t t = 0; t < n; t++) {
        m->kernel->narrow(a->proj + (size_t)t * PROJ, ARC, leak, one, most, a->heads + (size_t)(t + 1) * ARC);
        m->kernel->narrow(a->proj + (size_t)t * PROJ + ARC, ARC, leak, CLIOI_Q, 32767.0f, a->deps + (size_t)t * ARC);
    }
    m->kernel->affine(&arc, a->deps, ARC, n, a->query);
    m->kernel->narrow(a->query, (size_t)n * ARC, 1.0f, one, most, a->deps);
    for (uint32_t i = 0; i < n; i++) score_row(m, dist, i, n, a->deps + (size_t)i * ARC, a->heads, a->score + (size_t)i * (n + 1));
}

void clioi_model_label(const clioi_model *m, const clioi_arcs *arcs, const uint32_t *head, uint8_t *deprel)
{
    enum { BLOCK = 16 };
    clioi_mat lab = matrix(m->lab, m->lab_f, CLIOI_DEP_COUNT, REL);
    float sum[REL], score[BLOCK * CLIOI_DEP_COUNT];
    int16_t in[BLOCK * REL];
    for (uint32_t t = 0; t < arcs->n; t += BLOCK) {
        uint32_t some = arcs->n - t < BLOCK ? arcs->n - t : BLOCK;
        for (uint32_t k = 0; k < some; k++) {
            const float *dep = arcs->proj + (size_t)(t + k) * PROJ + 2 * ARC + REL;
            const float *top = head[t + k] == CLIO_NONE ? m->root + ARC : arcs->proj + (size_t)head[t + k] * PROJ + 2 * ARC;
            const float *dist = m->rdist + (size_t)clioi_distance(t + k, head[t + k]) * REL;
            for (uint32_t j = 0; j < REL; j++) sum[j] = dep[j] + top[j] + dist[j];
            m->kernel->narrow(sum, REL, leak, CLIOI_Q, 32767.0f, in + (size_t)k * REL);
        }
        m->kernel->affine(&lab, in, REL, some, score);
        for (uint32_t k = 0; k < some; k++) {
            float *s = score + (size_t)k * CLIOI_DEP_COUNT;
            s[CLIOI_DEP_ROOT] = s[0] = -1e30f;      /* only the root's own */
            deprel[t + k] = head[t + k] == CLIO_NONE ? CLIOI_DEP_ROOT : best_of(s, CLIOI_DEP_COUNT);
        }
    }
}
