/* relate_features.c -- the features of two phrases and what stands about them.
 *
 * A feature is a hash of a template's number and of what fills it; its value
 * says how much it counts before training.  Templates are about
 *
 *   roles    which slots of which predicate (core/tree.h) the phrases fill,
 *            themselves or through an owner ("Iran's tests"); lemma and types of
 *            the frames that fit the predicate
 *   chains   a predicate and the one above it ("agreed to withdraw"), negation,
 *            auxiliaries, status
 *   paths    the tree between the phrases
 *   records  what the event stage found, and whether its parties are the phrases
 *   words    lemmas, stems, pairs of lemmas: before, between, behind the phrases
 *
 * The trainer keeps the features that help; this file only lists.  Names are
 * left out, for a ranker that knows who is who learns prejudices, not verbs. */
#include "stage/relate_features.h"
#include "core/features.h"
#include "core/status.h"
#include <string.h>

enum template {
    T_BAG = 1, T_ZONE, T_PAIR, T_STEM, T_BETWEEN, T_AROUND,
    T_ROLE_LEMMA, T_ROLE_STEM, T_ROLE_TYPE, T_ROLE_CAMEO, T_ROLES_TYPE, T_ROLES_LEMMA, T_ROLES, T_ROLE_ARG, T_ROLE_UP, T_ROLE_UP_TYPE,
    T_ROLE_DOWN, T_ROLE_DOWN_TYPE, T_ROLE_STATUS, T_ROLE_STATUS_TYPE, T_ROLE_AUX, T_ROLE_NEG,
    T_TYPE, T_TYPE_NEAR, T_LEXTYPE, T_CAMEO, T_CHAIN, T_CHAIN_TYPE,
    T_GOV, T_GOV_DEP, T_GOV_TYPE, T_GOV_BOTH, T_OWNER, T_OWNER_DEP,
    T_PATH_LEMMA, T_PATH_SHAPE, T_PATH_PREDS, T_PATH_TYPES, T_PATH_TYPE,
    T_EVENT, T_EVENT_ROLE, T_EVENT_MODE, T_EVENT_CAMEO, T_EVENT_STATUS, T_EVENT_N, T_RULE,
    T_SECTOR, T_SECTORS, T_ORDER, T_CONTEXT, T_ROOT, T_ROOT_TYPE, T_SPAN, T_GOV_OBJ, T_BIAS
};

enum { IN_SOURCE = 1, IN_TARGET = 2 };
enum { NEAR = 1, OWN = 2, LINKS_MAX = 6, TYPES_MAX = 6 };

typedef struct view {
    const clioi_lex *lex;
    const clio_doc *doc;
    uint32_t lo, hi;              /* tokens in view */
    clioi_span span[2];
    uint32_t head[2];             /* head token of each phrase, or CLIO_NONE */
    uint8_t *in;                  /* (hi - lo,) IN_* */
    uint8_t *owner[2];            /* (hi - lo,) links up to here from the phrase, + 1; 0 not above it */
    clioi_feature *out;
    uint32_t n;
} view;

typedef struct types { uint32_t n; uint8_t event[TYPES_MAX]; uint32_t cameo[TYPES_MAX]; } types;

/* ---- adding ---------------------------------------------------------------- */

static void add(view *v, enum template t, uint32_t a, uint32_t b, uint32_t c, int32_t value)
{
    uint32_t k = clioi_key_mix(clioi_key_mix(clioi_key_mix((uint32_t)t * 0x9E3779B1u, a), b ^ 0x85EBCA6Bu), c + 0x27D4EB2Fu);
    if (v->n == CLIOI_RELATE_FEATURES) return;
    v->out[v->n++] = (clioi_feature){k ? k : 1, value};
}

static uint32_t text_key(const char *s) { return clioi_hash_lemma(s, strlen(s), 0); }

static uint32_t word(const view *v, uint32_t t)
{
    if (t == CLIO_NONE) return 1;
    switch (v->doc->token[t].upos) {
    case CLIOI_UPOS_PROPN: return 2;
    case CLIOI_UPOS_NUM: return 3;
    case CLIOI_UPOS_PUNCT: return 4;
    default: return clioi_tok_hash(v->doc, t, 0);
    }
}

static uint32_t stem(const view *v, uint32_t t)
{
    const char *s = v->doc->token[t].lemma;
    size_t n = s ? strlen(s) : 0;
    return n ? clioi_hash_lemma(s, n > 5 ? 5 : n, 0) : 0;
}

static int is_content(const view *v, uint32_t t)
{
    char pos = clioi_pos_of(v->doc, t);
    return pos && v->doc->token[t].upos != CLIOI_UPOS_PROPN;
}

/* ---- the frames of a predicate ------------------------------------------------ */

static int part_holds(const view *v, const clioi_slots *s, const clioi_part *p)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t h;
        if (s->slot[k] != p->slot) continue;
        h = clioi_tok_hash(v->doc, s->tok[k], 0);
        for (uint32_t i = 0; i < p->lemma_n; i++)
            if (v->lex->lemma_list[p->lemma + i] == h) return 1;
    }
    return 0;
}

static int needs_look_met(const view *v, const clioi_frame *f, const clioi_slots *s)
{
    for (uint32_t k = 0; k < f->need_n; k++) {
        const clioi_need *n = &v->lex->need[f->need + k];
        int has = clioi_has_slot(s, n->slot), not = n->kind == CLIOI_NEED_EMPTY;
        if (n->kind == CLIOI_NEED_NOT_ACTOR || n->kind == CLIOI_NEED_NOT_SECTOR) continue;
        if (has == not) return 0;
    }
    return 1;
}

/* Types of the frames that ask most and whose conditions seem to hold. */
static void frame_types(const view *v, uint32_t t, const clioi_slots *s, types *out)
{
    uint32_t n = 0, best = 0;
    const clioi_frame *f = clioi_lex_frames(v->lex, clioi_tok_hash(v->doc, t, clioi_pos_of(v->doc, t)), &n);
    out->n = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t points = 1 + 10 * f[k].part_n + 2 * f[k].need_n, i, fit = 1;
        for (i = 0; i < f[k].part_n && fit; i++) fit = (uint32_t)part_holds(v, s, &v->lex->part[f[k].part + i]);
        if (!fit || points < best || !needs_look_met(v, &f[k], s)) continue;
        if (points > best) out->n = 0;
        best = points;
        if (out->n < TYPES_MAX) {
            out->event[out->n] = f[k].event;
            out->cameo[out->n++] = text_key(v->lex->str + f[k].cameo);
        }
    }
}

/* ---- the phrases ------------------------------------------------------------ */

static int is_nominal_link(unsigned d)
{
    switch (d) {
    case CLIOI_DEP_CONJ: case CLIOI_DEP_APPOS: case CLIOI_DEP_FLAT: case CLIOI_DEP_COMPOUND: case CLIOI_DEP_NMOD: case CLIOI_DEP_NMOD_POSS:
    case CLIOI_DEP_NMOD_DESC: case CLIOI_DEP_AMOD: case CLIOI_DEP_LIST: case CLIOI_DEP_NMOD_UNMARKED: return 1;
    default: return 0;
    }
}

static uint32_t head_of_span(const view *v, unsigned bit)
{
    uint32_t best = CLIO_NONE;
    for (uint32_t t = v->lo; t < v->hi; t++) {
        uint32_t h = v->doc->token[t].head;
        if (!(v->in[t - v->lo] & bit)) continue;
        if (h != CLIO_NONE && h >= v->lo && h < v->hi && v->in[h - v->lo] & bit) continue;
        if (best == CLIO_NONE || (!clioi_pos_of(v->doc, best) && clioi_pos_of(v->doc, t))) best = t;
    }
    return best;
}

static void mark_owners(view *v, int who)
{
    uint32_t t = v->head[who];
    for (uint8_t d = 1; t != CLIO_NONE && t >= v->lo && t < v->hi && d <= LINKS_MAX; d++) {
        v->owner[who][t - v->lo] = d;
        if (!is_nominal_link(v->doc->token[t].deprel)) return;
        t = v->doc->token[t].head;
    }
}

/* Part that a token plays: 0 none, 1 source, 2 owned by the source, 3 target, 4 owned by the target. */
static unsigned part_of(const view *v, uint32_t t)
{
    if (t < v->lo || t >= v->hi) return 0;
    t -= v->lo;
    if (v->in[t] & IN_SOURCE) return 1;
    if (v->in[t] & IN_TARGET) return 3;
    if (v->owner[0][t]) return 2;
    return v->owner[1][t] ? 4 : 0;
}

/* ---- roles --------------------------------------------------------------------- */

static void each_type(view *v, enum template t, const types *ty, uint32_t b, uint32_t c, int32_t value)
{
    for (uint32_t k = 0; k < ty->n; k++) add(v, t, ty->event[k], b, c, value);
}

static int negated(const view *v, uint32_t t)
{
    for (uint32_t k = v->doc->kid_first[t]; k != CLIO_NONE; k = v->doc->kid_next[k])
        if (clioi_lemma_in(v->doc, k, "not n't never no")) return 1;
    return 0;
}

static void outer_and_inner(view *v, uint32_t t, unsigned role, const types *ty)
{
    const clio_doc *doc = v->doc;
    uint32_t h = doc->token[t].head, w = word(v, t);
    unsigned d = doc->token[t].deprel;
    clioi_slots s;
    types up;
    if (h != CLIO_NONE && d != CLIOI_DEP_CONJ && d != CLIOI_DEP_ACL_RELCL) {
        clioi_tree_slots(doc, v->lex, h, &s);
        frame_types(v, h, &s, &up);
        add(v, T_ROLE_UP, word(v, h), role, d, 2);
        add(v, T_ROLE_UP, word(v, h), w, 0, 2);
        for (uint32_t k = 0; k < up.n; k++) {
            add(v, T_ROLE_UP_TYPE, up.event[k], role, d, 2);
            each_type(v, T_ROLE_UP_TYPE, ty, up.event[k] + 100u, 0, 3);
        }
    }
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned kd = doc->token[k].deprel;
        types down;
        if (kd != CLIOI_DEP_XCOMP && kd != CLIOI_DEP_CCOMP && kd != CLIOI_DEP_OBJ && kd != CLIOI_DEP_OBL && kd != CLIOI_DEP_ADVCL && kd != CLIOI_DEP_ACL &&
            kd != CLIOI_DEP_NMOD && kd != CLIOI_DEP_COMPOUND_PRT)
            continue;
        add(v, T_ROLE_DOWN, w, word(v, k), role, 2);
        add(v, T_ROLE_DOWN, word(v, k), kd, role + 50, 2);
        each_type(v, T_ROLE_DOWN, ty, word(v, k), 77, 2);
        if (!is_content(v, k)) continue;
        clioi_tree_slots(doc, v->lex, k, &s);
        frame_types(v, k, &s, &down);
        for (uint32_t i = 0; i < down.n; i++) {
            add(v, T_ROLE_DOWN_TYPE, down.event[i], w, role, 2);
            add(v, T_ROLE_DOWN_TYPE, down.event[i], kd, role + 100, 2);
            each_type(v, T_ROLE_DOWN_TYPE, ty, down.event[i] + 100u, role, 3);
        }
    }
}

/* What a predicate says about the phrases that fill its slots. */
static void roles(view *v, uint32_t t)
{
    const clio_doc *doc = v->doc;
    clioi_slots s;
    types ty;
    unsigned at[5] = {0}, any = 0, st;
    uint32_t w = word(v, t);
    clioi_tree_slots(doc, v->lex, t, &s);
    frame_types(v, t, &s, &ty);
    for (uint32_t k = 0; k < s.n; k++) {
        unsigned part = part_of(v, s.tok[k]);
        if (part && !at[part]) at[part] = s.slot[k] + 1u;
        any |= part;
    }
    each_type(v, T_TYPE, &ty, 0, 0, 2);
    for (uint32_t k = 0; k < ty.n; k++) add(v, T_CAMEO, ty.cameo[k], 0, 0, 1);
    if (!any) return;
    st = clioi_status_of(doc, v->lex, t);
    for (unsigned p = 1; p < 5; p++) {
        unsigned role = p * 64 + at[p];
        if (!at[p]) continue;
        add(v, T_ROLE_LEMMA, w, role, 0, 4);
        add(v, T_ROLE_LEMMA, w, p, 1, 3);
        add(v, T_ROLE_STEM, stem(v, t), p, 0, 3);
        each_type(v, T_ROLE_TYPE, &ty, role, 0, 4);
        each_type(v, T_ROLE_TYPE, &ty, p, 1, 4);
        for (uint32_t k = 0; k < ty.n; k++) add(v, T_ROLE_CAMEO, ty.cameo[k], p, 0, 3);
        add(v, T_ROLE_STATUS, st, p, w, 2);
        each_type(v, T_ROLE_STATUS_TYPE, &ty, st, p, 3);
        add(v, T_ROLE_STATUS, st, role, 1, 2);
        if (negated(v, t)) {
            add(v, T_ROLE_NEG, p, 0, 0, 3);
            add(v, T_ROLE_NEG, p, w, 1, 3);
            each_type(v, T_ROLE_NEG, &ty, p, 2, 3);
        }
        for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
            if (doc->token[k].deprel == CLIOI_DEP_AUX) add(v, T_ROLE_AUX, word(v, k), p, 0, 3);
        outer_and_inner(v, t, p, &ty);
    }
    add(v, T_ROLES, at[1] + at[2] * 64, at[3] + at[4] * 64, 0, 2);
    each_type(v, T_ROLES_TYPE, &ty, at[1] + at[2] * 64, at[3] + at[4] * 64, 4);
    add(v, T_ROLES_LEMMA, w, at[1] + at[2] * 64, at[3] + at[4] * 64, 3);
}

/* ---- governors and paths ------------------------------------------------------------ */

static void governor(view *v, int who, uint32_t *gov)
{
    const clio_doc *doc = v->doc;
    uint32_t t = v->head[who];
    clioi_slots s;
    types ty;
    *gov = CLIO_NONE;
    if (t == CLIO_NONE) return;
    if (doc->token[t].head != CLIO_NONE) {
        add(v, T_OWNER, word(v, doc->token[t].head), (uint32_t)who, 0, 3);
        add(v, T_OWNER_DEP, doc->token[t].deprel, clioi_prep_of(doc, t), (uint32_t)who, 2);
    }
    for (int d = 0; d < LINKS_MAX && is_nominal_link(doc->token[t].deprel) && doc->token[t].head != CLIO_NONE; d++) t = doc->token[t].head;
    *gov = doc->token[t].head == CLIO_NONE ? t : doc->token[t].head;
    clioi_tree_slots(doc, v->lex, *gov, &s);
    frame_types(v, *gov, &s, &ty);
    add(v, T_GOV, word(v, *gov), (uint32_t)who, 0, 3);
    add(v, T_GOV_DEP, word(v, *gov), (uint32_t)who, doc->token[t].deprel + 64u * clioi_prep_of(doc, t), 3);
    each_type(v, T_GOV_TYPE, &ty, (uint32_t)who, doc->token[t].deprel, 3);
    for (uint32_t k = 0; k < s.n; k++)
        if (!part_of(v, s.tok[k])) add(v, T_GOV_OBJ, word(v, *gov), s.slot[k], word(v, s.tok[k]), 2);
}

static uint32_t depth_of(const clio_doc *doc, uint32_t t)
{
    uint32_t d = 0;
    while (doc->token[t].head != CLIO_NONE && d < 60) {
        t = doc->token[t].head;
        d++;
    }
    return d;
}

static void path(view *v)
{
    const clio_doc *doc = v->doc;
    uint32_t a = v->head[0], b = v->head[1], shape = 0, preds = 0, kinds = 0, n = 0;
    if (a == CLIO_NONE || b == CLIO_NONE) return;
    for (uint32_t da = depth_of(doc, a), db = depth_of(doc, b); a != b && n < 24; n++) {
        int up = da >= db;
        uint32_t *t = up ? &a : &b, h = doc->token[*t].head;
        if (h == CLIO_NONE) break;
        if (n < 8) shape = clioi_key_mix(shape, doc->token[*t].deprel * 2u + (unsigned)up);
        *t = h;
        if (up) da--;
        else db--;
        if (!is_content(v, h) || part_of(v, h) == 1 || part_of(v, h) == 3) continue;
        clioi_slots s;
        types ty;
        clioi_tree_slots(doc, v->lex, h, &s);
        frame_types(v, h, &s, &ty);
        add(v, T_PATH_LEMMA, word(v, h), (uint32_t)up, 0, 3);
        each_type(v, T_PATH_TYPE, &ty, (uint32_t)up, n < 2, 3);
        if (clioi_pos_of(doc, h) != 'V') continue;
        preds = clioi_key_mix(preds, word(v, h));
        if (ty.n) kinds = clioi_key_mix(kinds, ty.event[0]);
    }
    add(v, T_PATH_SHAPE, shape, 0, 0, 2);
    add(v, T_PATH_PREDS, preds, 0, 0, 3);
    add(v, T_PATH_TYPES, kinds, shape, 0, 3);
    add(v, T_PATH_TYPES, kinds, 1, 1, 3);
}

/* ---- records -------------------------------------------------------------------------- */

static int overlaps(const clio_actor *a, uint32_t n, clioi_span s)
{
    for (uint32_t k = 0; k < n; k++)
        if (s.len && a[k].off < s.off + s.len && s.off < a[k].off + a[k].len) return 1;
    return 0;
}

static void records(view *v)
{
    const clio_doc *doc = v->doc;
    uint32_t seen = 0, best = 0, answer = 0, code = 0;
    for (uint32_t k = 0; k < doc->event_n; k++) {
        const clio_event *e = &doc->event[k];
        uint32_t fit, score = 1;
        if (!e->event || e->trig_tok < v->lo || e->trig_tok >= v->hi) continue;
        fit = (uint32_t)(overlaps(e->actor, e->actor_n, v->span[0]) | overlaps(e->recipient, e->recipient_n, v->span[0]) << 1 |
                         overlaps(e->actor, e->actor_n, v->span[1]) << 2 | overlaps(e->recipient, e->recipient_n, v->span[1]) << 3);
        score += (fit & 1 ? 4u : 0) + (fit & 8 || (fit & 4 && e->actor_n > 1) ? 4u : 0) + (fit >> 1 & 1) + (fit >> 2 & 1);
        seen++;
        add(v, T_EVENT, e->event, 0, 0, 3);
        add(v, T_EVENT_ROLE, e->event, fit, 0, 5);
        add(v, T_EVENT_ROLE, e->event, score > 4, 100, 4);
        add(v, T_EVENT_MODE, e->event, text_key(e->mode), fit & 1, 3);
        add(v, T_EVENT_CAMEO, text_key(e->cameo), fit & 1, 0, 3);
        add(v, T_EVENT_CAMEO, text_key(e->cameo), fit, 1, 2);
        add(v, T_EVENT_STATUS, e->event, e->status, fit & 1, 3);
        if (score <= best) continue;
        best = score;
        answer = e->event;
        code = text_key(e->cameo);
    }
    add(v, T_EVENT_N, seen > 3 ? 3 : seen, 0, 0, 2);
    add(v, T_RULE, answer, 0, 0, 6);
    add(v, T_RULE, answer, best, 1, 6);
    add(v, T_RULE, code, 2, 2, 4);
}

/* ---- words --------------------------------------------------------------------------------- */

static void words(view *v)
{
    const clio_doc *doc = v->doc;
    uint32_t s = v->head[0], g = v->head[1], last = 5;
    for (uint32_t t = v->lo; t < v->hi; t++) {
        unsigned upos = doc->token[t].upos, zone;
        if (v->in[t - v->lo]) {
            last = v->in[t - v->lo] & IN_SOURCE ? 6 : 7;
            continue;
        }
        if (upos == CLIOI_UPOS_PUNCT || upos == CLIOI_UPOS_DET) continue;
        zone = s == CLIO_NONE || g == CLIO_NONE ? (s == CLIO_NONE || t < s ? 0u : 3u) : (t > s) + 2u * (t > g);
        add(v, T_ZONE, word(v, t), zone, 0, 1);
        add(v, T_PAIR, last, word(v, t), 0, 2);
        if (zone == 1 || zone == 2) add(v, T_BETWEEN, last, word(v, t), 0, 2);
        last = word(v, t);
        if (!is_content(v, t)) continue;
        add(v, T_BAG, last, 0, 0, 2);
        add(v, T_STEM, stem(v, t), 0, 0, 2);
        add(v, T_STEM, stem(v, t), zone, 1, 1);
        roles(v, t);
    }
}

static void around(view *v)
{
    for (int who = 0; who < 2; who++) {
        uint32_t lo = CLIO_NONE, hi = 0;
        for (uint32_t t = v->lo; t < v->hi; t++)
            if (v->in[t - v->lo] & (1 << who)) {
                if (lo == CLIO_NONE) lo = t;
                hi = t;
            }
        if (lo == CLIO_NONE) continue;
        for (uint32_t d = 1; d <= 2; d++) {
            add(v, T_AROUND, lo >= v->lo + d ? word(v, lo - d) : 1, (uint32_t)who, d, 2);
            add(v, T_AROUND, hi + d < v->hi ? word(v, hi + d) : 1, (uint32_t)who, d + 8, 2);
        }
    }
}

static const clio_actor *actor_at(const view *v, int who)
{
    for (uint32_t t = v->lo; t < v->hi; t++)
        if (v->in[t - v->lo] & (1 << who) && v->doc->actor_of[t] != CLIO_NONE) return &v->doc->actor[v->doc->actor_of[t]];
    return NULL;
}

static void parties(view *v)
{
    const clio_actor *a = actor_at(v, 0), *b = actor_at(v, 1);
    uint32_t x = a ? a->first_sector + 1u : 0, y = b ? b->first_sector + 1u : 0;
    add(v, T_SECTOR, x, 0, a && a->country[0], 2);
    add(v, T_SECTOR, y, 1, b && b->country[0], 2);
    add(v, T_SECTORS, x, y, a && b && !strcmp(a->country, b->country), 2);
    for (int who = 0; who < 2; who++)
        if (v->head[who] != CLIO_NONE) add(v, T_SPAN, word(v, v->head[who]), (uint32_t)who, 0, 2);
    add(v, T_ORDER, v->head[0] < v->head[1], v->head[1] == CLIO_NONE, v->head[0] == CLIO_NONE, 2);
    for (uint32_t k = 0; k < v->doc->sentence_n; k++)
        for (uint32_t c = 0; c < CLIOI_CX_COUNT && v->doc->sentence[k].tok < v->hi; c++)
            if (v->doc->sentence[k].tok >= v->lo && v->doc->sent_context[k] >> c & 1) add(v, T_CONTEXT, c, 0, 0, 2);
    add(v, T_BIAS, 0, 0, 0, 4);
}

static void root(view *v)
{
    for (uint32_t t = v->lo; t < v->hi; t++) {
        clioi_slots s;
        types ty;
        if (v->doc->token[t].head != CLIO_NONE) continue;
        clioi_tree_slots(v->doc, v->lex, t, &s);
        frame_types(v, t, &s, &ty);
        add(v, T_ROOT, word(v, t), 0, 0, 3);
        each_type(v, T_ROOT_TYPE, &ty, 0, 0, 3);
    }
}

/* ---- the view ---------------------------------------------------------------------------- */

/* Tokens of the sentences that the phrases stand in. */
static void set_view(view *v)
{
    const clio_doc *doc = v->doc;
    v->lo = CLIO_NONE;
    v->hi = 0;
    for (uint32_t k = 0; k < doc->sentence_n; k++) {
        const clio_sentence *s = &doc->sentence[k];
        int has = 0;
        for (int who = 0; who < 2; who++) has |= v->span[who].len && v->span[who].off < s->off + s->len && s->off < v->span[who].off + v->span[who].len;
        if (!has) continue;
        if (v->lo == CLIO_NONE) v->lo = s->tok;
        v->hi = s->tok + s->tok_n;
    }
    if (v->lo == CLIO_NONE) {
        v->lo = 0;
        v->hi = doc->token_n;
    }
    if (v->hi - v->lo > CLIOI_RELATE_WORDS) v->hi = v->lo + CLIOI_RELATE_WORDS;
}

static void mark_spans(view *v)
{
    for (uint32_t t = v->lo; t < v->hi; t++) {
        const clio_token *k = &v->doc->token[t];
        for (int who = 0; who < 2; who++)
            if (v->span[who].len && k->off < v->span[who].off + v->span[who].len && v->span[who].off < k->off + k->len)
                v->in[t - v->lo] |= (uint8_t)(1 << who);
    }
    for (int who = 0; who < 2; who++) {
        v->head[who] = head_of_span(v, 1u << who);
        mark_owners(v, who);
    }
}

static uint32_t merge(clioi_feature *f, uint32_t n)
{
    uint32_t k = 0;
    for (uint32_t gap = n / 2; gap; gap /= 2)        /* shell sort: in place, no library */
        for (uint32_t i = gap; i < n; i++) {
            clioi_feature x = f[i];
            uint32_t j = i;
            for (; j >= gap && f[j - gap].key > x.key; j -= gap) f[j] = f[j - gap];
            f[j] = x;
        }
    for (uint32_t i = 0; i < n; i++) {
        if (k && f[k - 1].key == f[i].key) {
            if (f[k - 1].value < f[i].value) f[k - 1].value = f[i].value;
        } else {
            f[k++] = f[i];
        }
    }
    return k;
}

clio_rc clioi_relate_features(const clioi_lex *lex, clio_doc *doc, clioi_span source, clioi_span target, clioi_feature *out, uint32_t *n,
                              clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    view v = {.lex = lex, .doc = doc, .span = {source, target}, .out = out};
    uint32_t gov[2];
    uint8_t *bytes;
    *n = 0;
    set_view(&v);
    if (v.lo >= v.hi) return CLIO_OK;
    bytes = clioi_arena_alloc(&doc->scratch, 1, 3 * (size_t)(v.hi - v.lo), 1);
    if (!bytes) return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for the marks of %u tokens", v.hi - v.lo);
    v.in = bytes;
    v.owner[0] = bytes + (v.hi - v.lo);
    v.owner[1] = bytes + 2 * (size_t)(v.hi - v.lo);
    mark_spans(&v);
    parties(&v);
    records(&v);
    governor(&v, 0, &gov[0]);
    governor(&v, 1, &gov[1]);
    if (gov[0] != CLIO_NONE && gov[1] != CLIO_NONE) add(&v, T_GOV_BOTH, word(&v, gov[0]), word(&v, gov[1]), gov[0] == gov[1], 3);
    root(&v);
    path(&v);
    around(&v);
    words(&v);
    clioi_arena_rewind(&doc->scratch, mark);
    *n = merge(out, v.n);
    return CLIO_OK;
}
