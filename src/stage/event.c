/* event.c -- stage: events, read off the trees by the frames of data/lex/events.
 *
 *   1. candidates  each verb, noun, adjective whose lemma has frames; its slots
 *                  are read off the tree (core/tree.c) and the frame whose
 *                  conditions hold and that asks most of them wins
 *   2. nesting     an act inside what is promised, demanded, refused, alleged is
 *                  taken up by the outer event, which it refines (complement.tsv)
 *   3. roles       slots to parties, through coordination, hidden owners
 *                  ("Russian shelling") and the clause inside
 *   4. status      core/status.c; a plain future becomes a promise or a threat
 *
 * A record needs a party with a country or a sector.  What was dropped, and
 * why, goes to the log when the caller asked for it. */
#include "core/status.h"
#include "core/tree.h"
#include "stage/stage.h"
#include <string.h>

enum { PARTY_MAX = 12, CLIMB_MAX = 8, NEEDS_BASE = 12, PART_POINTS = 16 };

typedef struct party { uint32_t n; uint32_t actor[PARTY_MAX]; } party;   /* indices into doc->actor */

typedef struct cand {
    uint32_t trig, used;          /* trigger; a second token that the pattern consumed, or CLIO_NONE */
    uint32_t sentence;
    const clioi_frame *frame;
    clioi_slots slots;
    uint8_t event, status, dropped, points;
    const char *mode, *cameo;
    uint32_t outer, inner;        /* candidates, or CLIO_NONE */
    party a, r;
} cand;

typedef struct coder {
    const clioi_lex *lex;
    clio_doc *doc;
    cand *c;
    uint32_t n;
    uint32_t *at;                 /* (token_n,) candidate with this trigger, or CLIO_NONE */
} coder;

static const char *str(const coder *cd, uint32_t off) { return cd->lex->str + off; }

/* ---- 1. candidates ------------------------------------------------------- */

static int lemma_is(const coder *cd, uint32_t t, const clioi_part *p)
{
    uint32_t h = clioi_tok_hash(cd->doc, t, 0);
    for (uint32_t k = 0; k < p->lemma_n; k++)
        if (cd->lex->lemma_list[p->lemma + k] == h) return 1;
    return 0;
}

/* Of the token, or of what it counts: "thousands of police". */
static int lemma_listed(const coder *cd, uint32_t t, const clioi_part *p)
{
    if (lemma_is(cd, t, p)) return 1;
    if (cd->doc->token[t].upos != CLIOI_UPOS_NUM && !clioi_lemma_in(cd->doc, t, "thousand hundred dozen score number group unit series couple most some million set round package wave string spate pair"))
        return 0;
    for (uint32_t k = cd->doc->kid_first[t]; k != CLIO_NONE; k = cd->doc->kid_next[k])
        if (cd->doc->token[k].deprel == CLIOI_DEP_NMOD && clioi_prep_of(cd->doc, k) == CLIOI_SLOT_OF && lemma_is(cd, k, p)) return 1;
    return 0;
}

/* Token in the slot that satisfies a pattern's condition, or CLIO_NONE. */
static uint32_t part_token(const coder *cd, const clioi_slots *s, const clioi_part *p)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t conj[PARTY_MAX], n;
        if (s->slot[k] != p->slot) continue;
        n = clioi_conjuncts(cd->doc, s->tok[k], conj, PARTY_MAX);
        for (uint32_t i = 0; i < n; i++)
            if (lemma_listed(cd, conj[i], p)) return conj[i];
    }
    return CLIO_NONE;
}

enum { ITSELF, HIDDEN, HIDDEN_OF };   /* how far actor_for looks: the token; its owner; an owner after `of` as well */

/* "the raid by Israel", "a law of the government": an owner behind the noun; of an act, `of` names whom it hit. */
static int owns_after(const coder *cd, uint32_t t, uint32_t k, int how)
{
    unsigned prep = cd->doc->token[k].deprel == CLIOI_DEP_NMOD ? clioi_prep_of(cd->doc, k) : CLIOI_SLOT_COUNT;
    return prep == CLIOI_SLOT_BY || (prep == CLIOI_SLOT_OF && how == HIDDEN_OF && cd->at[t] == CLIO_NONE);
}

/* A subject's `of` is mostly no owner ("allies of Washington voted"). */
static int how_far(unsigned slot) { return slot == CLIOI_SLOT_SUBJ ? HIDDEN : HIDDEN_OF; }

/* A press conference, media reports: not theirs who bring them. */
static int is_press(const clio_doc *doc, uint32_t k)
{
    uint32_t a = doc->actor_of[k];
    return a != CLIO_NONE && doc->actor[a].sectors == 1u << CLIOI_SECTOR_JRN;
}

/* The actor that a token stands for: its own, or the owner of a thing ("Iran's tests", "Russian shelling"). */
static uint32_t actor_for(const coder *cd, uint32_t t, int how)
{
    const clio_doc *doc = cd->doc;
    if (doc->actor_of[t] != CLIO_NONE) return doc->actor_of[t];
    if (how == ITSELF || doc->token[t].upos != CLIOI_UPOS_NOUN) return CLIO_NONE;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        if (d != CLIOI_DEP_NMOD_POSS && d != CLIOI_DEP_COMPOUND && d != CLIOI_DEP_AMOD && !owns_after(cd, t, k, how)) continue;
        if (d == CLIOI_DEP_COMPOUND && is_press(doc, k)) continue;
        if (doc->actor_of[k] != CLIO_NONE) return doc->actor_of[k];
    }
    return CLIO_NONE;
}

static int political(const clio_actor *a) { return a->country[0] || a->sectors; }

/* Is the party of one of the sectors, or blocs, that a frame asks for?  A bare country counts as its government. */
static int of_sector(const clio_actor *a, uint32_t set)
{
    if (a->sectors & set) return 1;
    if (set >> CLIOI_SECTOR_GOV & 1 && a->country[0] && !a->sectors) return 1;
    for (uint32_t b = 0; b < CLIOI_BLOC_COUNT; b++)
        if (set >> (CLIOI_SECTOR_COUNT + b) & 1 && !strcmp(a->country, clioi_bloc_name(b))) return 1;
    return 0;
}

/* Subject of a clause, or the clause's head if it has none. */
static uint32_t clause_subject(const coder *cd, uint32_t clause)
{
    uint32_t s = clioi_subject_of(cd->doc, clause);
    return s == CLIO_NONE ? clause : s;
}

static int slot_filled(const coder *cd, const clioi_slots *s, const clioi_need *need)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t a;
        if (s->slot[k] != need->slot) continue;
        if (need->kind == CLIOI_NEED_FILLED || need->kind == CLIOI_NEED_EMPTY) return 1;
        if (need->kind == CLIOI_NEED_PLACE) {
            uint32_t hit = cd->doc->hit_of[s->tok[k]];
            if (hit != CLIO_NONE && cd->doc->hit[hit].kinds & (CLIOI_KBIT(CLIOI_K_PLACE) | CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_SEAT))) return 1;
            continue;
        }
        a = actor_for(cd, need->slot == CLIOI_SLOT_CCOMP || need->slot == CLIOI_SLOT_XCOMP ? clause_subject(cd, s->tok[k]) : s->tok[k], how_far(need->slot));
        if (a == CLIO_NONE) continue;
        if (need->kind == CLIOI_NEED_ACTOR || need->kind == CLIOI_NEED_NOT_ACTOR) return 1;
        if (of_sector(&cd->doc->actor[a], need->sectors)) return 1;
    }
    return 0;
}

/* A need that the clause cannot meet and need not: the doer of a passive without agent; the other side of
 * a mutual act whose subjects are coordinated ("A and B held talks"). */
static int excused(const coder *cd, const clioi_need *need, const clioi_slots *s, uint32_t trig)
{
    uint32_t conj[2];
    if (need->kind != CLIOI_NEED_ACTOR && need->kind != CLIOI_NEED_SECTOR && need->kind != CLIOI_NEED_FILLED) return 0;
    if (need->slot == CLIOI_SLOT_SUBJ) return clioi_pos_of(cd->doc, trig) == 'V' && clioi_is_passive(cd->doc, trig) && !clioi_has_slot(s, CLIOI_SLOT_SUBJ);
    if (need->slot != CLIOI_SLOT_WITH) return 0;
    for (uint32_t k = 0; k < s->n; k++)
        if (s->slot[k] == CLIOI_SLOT_SUBJ && clioi_conjuncts(cd->doc, s->tok[k], conj, 2) == 2) return 1;
    return 0;
}

/* Is the slot filled by somebody whom only a pronoun names, or is it an empty subject? */
static int open_slot(const coder *cd, const clioi_slots *s, unsigned slot)
{
    if (slot != CLIOI_SLOT_SUBJ && !clioi_has_slot(s, slot)) return 0;
    for (uint32_t k = 0; k < s->n; k++)
        if (s->slot[k] == slot && cd->doc->token[s->tok[k]].upos != CLIOI_UPOS_PRON) return 0;
    return 1;
}

/* Nouns often leave their doer and object untold ("the attack"); their other slots are what sets frames apart. */
static int is_owner(const clioi_frame *f, unsigned slot)
{
    return f->pos == 'N' && (slot == CLIOI_SLOT_POSS || slot == CLIOI_SLOT_BY || slot == CLIOI_SLOT_OF);
}

/* "The attack killed": the subject is itself an assault, so the verb tells its outcome. */
static int by_an_attack(const coder *cd, const clioi_frame *f, const clioi_slots *s, unsigned slot)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t c = s->slot[k] == slot ? cd->at[s->tok[k]] : CLIO_NONE;
        if (slot == CLIOI_SLOT_SUBJ && c != CLIO_NONE && f->event == CLIOI_EV_ASSAULT && cd->c[c].event == CLIOI_EV_ASSAULT) return 1;
    }
    return 0;
}

/* Points for the needs of a frame, or -1 if one fails.  A party that the clause leaves open (an empty slot; for
 * nouns also one without a party) is weak: it costs a point, it does not rule the frame out. */
static int needs_points(const coder *cd, const clioi_frame *f, const clioi_slots *s, uint32_t trig)
{
    int points = NEEDS_BASE;
    for (uint32_t k = 0; k < f->need_n; k++) {
        const clioi_need *need = &cd->lex->need[f->need + k];
        int not = need->kind == CLIOI_NEED_NOT_ACTOR || need->kind == CLIOI_NEED_EMPTY || need->kind == CLIOI_NEED_NOT_SECTOR;
        int who = need->kind == CLIOI_NEED_ACTOR || need->kind == CLIOI_NEED_SECTOR;
        if (slot_filled(cd, s, need) != not) points += 2;
        else if (excused(cd, need, s, trig)) points += 1;
        else if (who && f->event && (is_owner(f, need->slot) || open_slot(cd, s, need->slot) || by_an_attack(cd, f, s, need->slot))) points -= 2;
        else return -1;
    }
    return points;
}

/* A light verb's noun brings its own slots: "held talks with X". */
static void join_slots(clioi_slots *to, const clioi_slots *from)
{
    for (uint32_t k = 0; k < from->n && to->n < CLIOI_SLOTS_MAX; k++) {
        to->slot[to->n] = from->slot[k];
        to->tok[to->n++] = from->tok[k];
    }
}

static int particle_clashes(const coder *cd, const clioi_frame *f, const clioi_slots *s)
{
    int has = 0, asked = 0;
    for (uint32_t k = 0; k < s->n; k++) has |= s->slot[k] == CLIOI_SLOT_PRT;
    for (uint32_t k = 0; k < f->part_n; k++) asked |= cd->lex->part[f->part + k].slot == CLIOI_SLOT_PRT;
    return has && !asked;
}

/* A stop line: no event, no roles; it takes the predicate out of reach of wider frames. */
static int is_stop(const clioi_frame *f) { return !f->event && !f->a_n && !f->r_n; }

/* Points of a frame for these slots, 0 if it does not fit; `slots` gains those of a consumed noun. */
static unsigned frame_points(const coder *cd, const clioi_frame *f, uint32_t trig, clioi_slots *slots, uint32_t *used)
{
    unsigned points = 1;
    int needs;
    if (f->pos == 'V' && particle_clashes(cd, f, slots)) return 0;
    for (uint32_t k = 0; k < f->part_n; k++) {
        const clioi_part *p = &cd->lex->part[f->part + k];
        uint32_t t = part_token(cd, slots, p);
        if (t == CLIO_NONE) return 0;
        points += PART_POINTS;
        if (p->slot != CLIOI_SLOT_PRT && cd->doc->token[t].upos == CLIOI_UPOS_NOUN) {
            clioi_slots noun;
            clioi_tree_slots(cd->doc, cd->lex, t, &noun);
            join_slots(slots, &noun);
            *used = t;
        }
    }
    needs = needs_points(cd, f, slots, trig);
    if (needs < 0) return 0;
    points += (unsigned)needs + (f->event || is_stop(f) ? 1 : 0);
    return points > 250 ? 250 : points;
}

static int same_conditions(const coder *cd, const clioi_frame *a, const clioi_frame *b)
{
    if (a->part_n != b->part_n || a->need_n != b->need_n) return 0;
    for (uint32_t k = 0; k < a->part_n; k++) {
        const clioi_part *p = &cd->lex->part[a->part + k], *q = &cd->lex->part[b->part + k];
        if (p->slot != q->slot || p->lemma_n != q->lemma_n) return 0;
        if (memcmp(&cd->lex->lemma_list[p->lemma], &cd->lex->lemma_list[q->lemma], p->lemma_n * sizeof *cd->lex->lemma_list)) return 0;
    }
    return 1;
}

static void add_candidate(coder *cd, cand c)
{
    c.event = c.frame->event;
    c.mode = str(cd, c.frame->mode);
    c.cameo = str(cd, c.frame->cameo);
    if (cd->at[c.trig] == CLIO_NONE) cd->at[c.trig] = cd->n;
    cd->c[cd->n++] = c;
}

/* The frame with most points; one with the same conditions but another event adds a second act ("jailed and fined"). */
static void best_frame(coder *cd, uint32_t t, uint32_t sentence, const clioi_frame *f, uint32_t n)
{
    const clioi_frame *second = NULL;
    clioi_slots base;
    cand best = {.trig = t, .sentence = sentence, .used = CLIO_NONE, .outer = CLIO_NONE, .inner = CLIO_NONE};
    clioi_tree_slots(cd->doc, cd->lex, t, &base);
    for (uint32_t k = 0; k < n; k++) {
        clioi_slots s = base;
        uint32_t used = CLIO_NONE;
        unsigned points = frame_points(cd, &f[k], t, &s, &used);
        if (points < best.points || !points || (points == best.points && points < NEEDS_BASE + 2)) continue;
        second = points == best.points && best.frame->event && f[k].event && best.frame->event != f[k].event && same_conditions(cd, best.frame, &f[k])
                     ? best.frame : points == best.points ? second : NULL;
        best.points = (uint8_t)points;
        best.frame = &f[k];
        best.slots = s;
        best.used = used;
    }
    if (!best.points) return;
    add_candidate(cd, best);
    if (!second || !same_conditions(cd, best.frame, second)) return;
    best.frame = second;
    add_candidate(cd, best);
}

/* Frames of a token's lemma.  A lemma guessed for a word that the model never saw may lack or have an e too many, or a
 * consonant doubled or not ("rul", "raide", "signall", "boycot"): such spellings are tried if the lemma has no frame. */
static const clioi_frame *frames_of(const coder *cd, uint32_t t, char pos, uint32_t *n)
{
    const char *lemma = cd->doc->token[t].lemma;
    size_t len = lemma ? strlen(lemma) : 0;
    char buf[64];
    const clioi_frame *f = clioi_lex_frames(cd->lex, clioi_tok_hash(cd->doc, t, pos), n);
    if (f || len < 3 || len > 60 || pos == 'A') return f;
    if (pos == 'N') return lemma[len - 1] == 'e' ? clioi_lex_frames(cd->lex, clioi_hash_lemma(lemma, len - 1, pos), n) : NULL;   /* "clashe" */
    memcpy(buf, lemma, len);
    buf[len] = 'e';
    f = clioi_lex_frames(cd->lex, clioi_hash_lemma(buf, len + 1, pos), n);
    if (f) return f;
    buf[len] = lemma[len - 1];
    f = clioi_lex_frames(cd->lex, clioi_hash_lemma(buf, len + 1, pos), n);
    if (!f && (lemma[len - 1] == 'e' || lemma[len - 1] == lemma[len - 2])) f = clioi_lex_frames(cd->lex, clioi_hash_lemma(lemma, len - 1, pos), n);
    return f;
}

static void find_candidates(coder *cd)
{
    const clio_doc *doc = cd->doc;
    for (uint32_t t = 0; t < doc->token_n; t++) cd->at[t] = CLIO_NONE;
    for (uint32_t s = 0; s < doc->sentence_n; s++)
        for (uint32_t t = doc->sentence[s].tok; t < doc->sentence[s].tok + doc->sentence[s].tok_n; t++) {
            char pos = clioi_pos_of(doc, t);
            uint32_t n = 0;
            const clioi_frame *f = NULL;
            if (!pos || doc->token[t].upos == CLIOI_UPOS_PROPN) continue;
            if (doc->hit_of[t] != CLIO_NONE && doc->hit[doc->hit_of[t]].tok_n > 1) continue;
            f = frames_of(cd, t, pos, &n);
            if (f) best_frame(cd, t, s, f, n);
        }
    for (uint32_t k = 0; k < cd->n; k++) {   /* a noun consumed by its verb's pattern is no event of its own */
        uint32_t u = cd->c[k].used;
        if (u != CLIO_NONE && cd->at[u] != CLIO_NONE && cd->c[k].points > PART_POINTS + NEEDS_BASE) cd->c[cd->at[u]].dropped = 1;
    }
}

/* ---- 2. nesting ---------------------------------------------------------- */

static int absorbs(const cand *c)
{
    switch (c->event) {
    case CLIOI_EV_AGREE: case CLIOI_EV_REQUEST: case CLIOI_EV_REJECT: case CLIOI_EV_THREATEN: case CLIOI_EV_CONCEDE: return 1;
    case CLIOI_EV_ACCUSE: return strcmp(c->mode, "disapprove") != 0;
    case CLIOI_EV_SANCTION: return !strcmp(c->mode, "convict");
    case CLIOI_EV_COERCE: return !strcmp(c->mode, "arrest");
    default: return 0;
    }
}

/* Does the relation carry the content of the outer act? */
static int is_content(const clio_doc *doc, uint32_t t)
{
    switch (doc->token[t].deprel) {
    case CLIOI_DEP_XCOMP: case CLIOI_DEP_CCOMP: case CLIOI_DEP_OBJ: case CLIOI_DEP_NSUBJ_PASS: case CLIOI_DEP_COMPOUND: return 1;
    case CLIOI_DEP_ADVCL: case CLIOI_DEP_ACL: {
        uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK);
        if (m == CLIO_NONE) return 0;
        return clioi_tok_is(doc, m, "to") || clioi_tok_is(doc, m, "that") || clioi_tok_is(doc, m, "of") || clioi_tok_is(doc, m, "for") ||
               clioi_tok_is(doc, m, "if") || clioi_tok_is(doc, m, "unless") ||      /* a condition of the promise or threat */
               clioi_tok_is(doc, m, "from") || clioi_tok_is(doc, m, "against") || clioi_tok_is(doc, m, "with") || clioi_tok_is(doc, m, "over");
    }
    case CLIOI_DEP_OBL: case CLIOI_DEP_NMOD:
        switch (clioi_prep_of(doc, t)) {
        case CLIOI_SLOT_OF: case CLIOI_SLOT_FOR: case CLIOI_SLOT_TO: case CLIOI_SLOT_ON: case CLIOI_SLOT_OVER: case CLIOI_SLOT_WITH:
        case CLIOI_SLOT_FROM: case CLIOI_SLOT_ABOUT: case CLIOI_SLOT_AGAINST: return 1;
        default: return 0;
        }
    default: return 0;
    }
}

static int is_condition(const clio_doc *doc, uint32_t t)
{
    uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK);
    return m != CLIO_NONE && (clioi_tok_is(doc, m, "if") || clioi_tok_is(doc, m, "unless"));
}

static void nest(coder *cd, uint32_t k)
{
    const clio_doc *doc = cd->doc;
    enum { NEAR = 2 };      /* "to address the causes of the violence" promises no violence */
    uint32_t t = cd->c[k].trig;
    for (int d = 0; d < CLIMB_MAX; d++) {
        uint32_t h = doc->token[t].head, o;
        if (h == CLIO_NONE) return;
        if (doc->token[t].deprel == CLIOI_DEP_CONJ) {
            t = h;
            if (cd->at[h] != CLIO_NONE && cd->c[cd->at[h]].outer != CLIO_NONE && cd->c[cd->at[h]].outer != k && clioi_kid(doc, cd->c[k].trig, CLIOI_DEP_NSUBJ) == CLIO_NONE) {
                cd->c[k].outer = cd->c[cd->at[h]].outer;
                return;
            }
            continue;
        }
        if (!is_content(doc, t)) return;
        o = cd->at[h];
        for (uint32_t j = 0; o == CLIO_NONE && j < cd->n; j++)
            if (cd->c[j].used == h) o = j;
        if (o != CLIO_NONE && o != k && !cd->c[o].dropped && absorbs(&cd->c[o])) {
            cd->c[k].outer = o;
            if (cd->c[o].inner == CLIO_NONE && d < NEAR && !is_condition(doc, t)) cd->c[o].inner = k;
            return;
        }
        t = h;
    }
}

/* An appeal's code 02x becomes the demand's 10x where the reporter's verb is a demand (the frame's own code says). */
static const char *demand_code(const char *own, const char *refined)
{
    static const char *const demands[] = {"100", "101", "1011", "1012", "1013", "1014", "102", "103", "1031", "1032", "1033", "104",
                                          "1041", "1042", "1043", "1044", "105", "1051", "1052", "1053", "1054", "1055", "1056", "106", "107", "108"};
    static const char *const appeals[] = {"020", "021", "0211", "0212", "0213", "0214", "022", "023", "0231", "0232", "0233", "024",
                                          "0241", "0242", "0243", "0244", "025", "0251", "0252", "0253", "0254", "0255", "0256", "026", "027", "028"};
    for (size_t k = 0; !strncmp(own, "10", 2) && k < sizeof appeals / sizeof *appeals; k++)
        if (!strcmp(appeals[k], refined)) return demands[k];
    return refined;
}

/* What the outer act becomes through the act inside it. */
static void refine(const coder *cd, cand *o, const cand *in, int future)
{
    for (uint32_t k = 0; k < cd->lex->complement_n; k++) {
        const clioi_complement *x = &cd->lex->complement[k];
        const char *want = str(cd, x->inner_mode);
        if (x->future != future || (!future && x->outer != o->event) || x->inner != in->event) continue;
        if (*want && strcmp(want, in->mode)) continue;
        o->event = x->event;
        o->mode = str(cd, x->mode);
        if (x->cameo) o->cameo = demand_code(o->cameo, str(cd, x->cameo));
        return;
    }
}

/* ---- 3. roles ------------------------------------------------------------ */

static void join(party *p, uint32_t actor)
{
    if (actor == CLIO_NONE || p->n == PARTY_MAX) return;
    for (uint32_t k = 0; k < p->n; k++)
        if (p->actor[k] == actor) return;
    p->actor[p->n++] = actor;
}

static int holds_actor(const party *p, uint32_t actor)
{
    for (uint32_t k = 0; k < p->n; k++)
        if (p->actor[k] == actor) return 1;
    return 0;
}

static void from_slot(const coder *cd, const clioi_slots *s, unsigned slot, party *p)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t conj[PARTY_MAX], n;
        if (s->slot[k] != slot) continue;
        n = clioi_conjuncts(cd->doc, s->tok[k], conj, PARTY_MAX);
        for (uint32_t i = 0; i < n; i++) {
            uint32_t o = cd->at[conj[i]];
            if (o != CLIO_NONE && slot == CLIOI_SLOT_SUBJ && cd->c[o].a.n)   /* the strike killed: who struck */
                for (uint32_t j = 0; j < cd->c[o].a.n; j++) join(p, cd->c[o].a.actor[j]);
            else join(p, actor_for(cd, conj[i], how_far(slot)));
        }
    }
}

static void from_chain(const coder *cd, const clioi_slots *s, const uint8_t *chain, unsigned n, int all, party *p)
{
    for (unsigned k = 0; k < n && (all || !p->n); k++) from_slot(cd, s, chain[k], p);
}

static void drop_shared(party *r, const party *a)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < r->n; k++)
        if (!holds_actor(a, r->actor[k])) r->actor[n++] = r->actor[k];
    r->n = n;
}

/* "During a meeting with X, Y said": the subject of the clause that the meeting hangs on was there. */
static void host_clause(const coder *cd, cand *c)
{
    const clio_token *t = &cd->doc->token[c->trig];
    uint32_t s;
    if (t->head == CLIO_NONE || t->deprel != CLIOI_DEP_OBL || clioi_pos_of(cd->doc, t->head) != 'V') return;
    s = clioi_subject_of(cd->doc, t->head);
    if (s != CLIO_NONE) join(&c->a, actor_for(cd, s, ITSELF));
}

static void fill_roles(const coder *cd, cand *c)
{
    const clioi_frame *f = c->frame;
    c->a.n = c->r.n = 0;
    from_chain(cd, &c->slots, f->a, f->a_n, f->a_all, &c->a);
    from_chain(cd, &c->slots, f->r, f->r_n, f->r_all, &c->r);
    if (f->event == CLIOI_EV_CONSULT && f->pos == 'N' && c->a.n == 1 && !c->r.n) host_clause(cd, c);
    if (f->event == CLIOI_EV_MOBILIZE && !c->a.n) from_slot(cd, &c->slots, f->pos == 'N' ? CLIOI_SLOT_OF : CLIOI_SLOT_OBJ, &c->a);
    drop_shared(&c->r, &c->a);
}

/* The clause or noun that holds the content of c, when no frame fired in it. */
static uint32_t content_token(const coder *cd, const cand *c)
{
    static const uint8_t slots[] = {CLIOI_SLOT_XCOMP, CLIOI_SLOT_CCOMP, CLIOI_SLOT_FOR, CLIOI_SLOT_OF, CLIOI_SLOT_OBJ};
    if (c->inner != CLIO_NONE) return cd->c[c->inner].trig;
    for (size_t i = 0; i < sizeof slots; i++)
        for (uint32_t k = 0; k < c->slots.n; k++)
            if (c->slots.slot[k] == slots[i] && cd->doc->actor_of[c->slots.tok[k]] == CLIO_NONE) return c->slots.tok[k];
    return CLIO_NONE;
}

static void country_inside(const coder *cd, uint32_t t, party *r, int depth)
{
    for (uint32_t k = cd->doc->kid_first[t]; k != CLIO_NONE && depth < 4 && !r->n; k = cd->doc->kid_next[k]) {
        unsigned d = cd->doc->token[k].deprel;
        uint32_t a = cd->doc->actor_of[k];
        if (d != CLIOI_DEP_OBL && d != CLIOI_DEP_NMOD && d != CLIOI_DEP_OBJ && d != CLIOI_DEP_NMOD_POSS && d != CLIOI_DEP_AMOD) continue;
        if (a != CLIO_NONE && cd->doc->actor[a].country[0]) join(r, a);
        else country_inside(cd, k, r, depth + 1);
    }
}

/* Acts whose other side is whom a refusal turns away: "refused to meet the opposition". */
static int is_shared_act(unsigned event)
{
    return event == CLIOI_EV_CONSULT || event == CLIOI_EV_COOPERATE || event == CLIOI_EV_SUPPORT || event == CLIOI_EV_AID || event == CLIOI_EV_AGREE;
}

/* An outer act without recipient has it inside: who is asked to act, to whom it is promised or threatened. */
static void recipient_inside(const coder *cd, cand *c)
{
    uint32_t t = c->r.n ? CLIO_NONE : content_token(cd, c);
    clioi_slots s;
    party inner = {0};
    if (t == CLIO_NONE) return;
    clioi_tree_slots(cd->doc, cd->lex, t, &s);
    switch (c->event) {
    case CLIOI_EV_REQUEST:
        for (uint32_t k = 0; k < c->slots.n && !c->r.n; k++)
            if (c->slots.slot[k] == CLIOI_SLOT_CCOMP && !clioi_is_passive(cd->doc, c->slots.tok[k])) join(&c->r, actor_for(cd, clause_subject(cd, c->slots.tok[k]), ITSELF));
        if (!c->r.n && !clioi_is_passive(cd->doc, t)) from_slot(cd, &s, CLIOI_SLOT_SUBJ, &c->r);
        if (!c->r.n) from_slot(cd, &s, CLIOI_SLOT_BY, &c->r);
        if (!c->r.n && cd->doc->token[t].upos == CLIOI_UPOS_NOUN) from_slot(cd, &s, CLIOI_SLOT_POSS, &c->r);
        break;
    case CLIOI_EV_AGREE: case CLIOI_EV_THREATEN:
        if (c->inner != CLIO_NONE) inner = cd->c[c->inner].r;
        for (uint32_t k = 0; k < inner.n; k++) join(&c->r, inner.actor[k]);
        if (!c->r.n) from_slot(cd, &s, CLIOI_SLOT_OBJ, &c->r);
        if (!c->r.n) country_inside(cd, t, &c->r, 0);
        break;
    case CLIOI_EV_REJECT:
        if (c->inner != CLIO_NONE && is_shared_act(cd->c[c->inner].event)) inner = cd->c[c->inner].r;
        for (uint32_t k = 0; k < inner.n; k++) join(&c->r, inner.actor[k]);
        if (c->inner != CLIO_NONE && is_shared_act(cd->c[c->inner].event))
            for (uint32_t k = 0; k < cd->c[c->inner].a.n; k++) join(&c->r, cd->c[c->inner].a.actor[k]);
        if (!c->r.n) from_slot(cd, &s, CLIOI_SLOT_BY, &c->r);
        break;
    default: break;
    }
    drop_shared(&c->r, &c->a);
}

/* ---- 4. records ---------------------------------------------------------- */

static int any_political(const coder *cd, const party *p)
{
    for (uint32_t k = 0; k < p->n; k++)
        if (political(&cd->doc->actor[p->actor[k]])) return 1;
    return 0;
}

/* Acts that have a scene: without parties they are kept if the where stage finds one (stage/record.c). */
static int is_physical(unsigned event)
{
    return event == CLIOI_EV_ASSAULT || event == CLIOI_EV_PROTEST || event == CLIOI_EV_COERCE || event == CLIOI_EV_MOBILIZE;
}

/* "Men accused of piracy": a charge that only describes somebody. */
static int is_background(const coder *cd, const cand *c)
{
    return c->event == CLIOI_EV_ACCUSE && !c->a.n && cd->doc->token[c->trig].deprel == CLIOI_DEP_ACL && clioi_pos_of(cd->doc, c->trig) == 'V';
}

/* "sent troops to restore order", "the right to ban": what an infinitive aims at is not told as done, unless a word above it
 * says what became of it (events/operators.tsv: the decision to, managed to). */
static int is_purpose(const coder *cd, const cand *c)
{
    const clio_doc *doc = cd->doc;
    const clio_token *t = &doc->token[c->trig];
    uint32_t m = clioi_kid(doc, c->trig, CLIOI_DEP_MARK);
    if (t->xpos != CLIOI_XPOS_VB || t->head == CLIO_NONE || m == CLIO_NONE || !clioi_tok_is(doc, m, "to")) return 0;
    if ((t->deprel != CLIOI_DEP_ADVCL && t->deprel != CLIOI_DEP_ACL) || c->status != CLIOI_ST_ACTUAL) return 0;
    return clioi_lex_operator(cd->lex, clioi_tok_hash(doc, t->head, clioi_pos_of(doc, t->head))) == CLIOI_OP_NONE;
}

/* A firm agrees with, meets, backs others of whom none is political: markets, not politics. */
static int only_business(const coder *cd, const cand *c)
{
    static const uint32_t deals = 1u << CLIOI_EV_AGREE | 1u << CLIOI_EV_CONSULT | 1u << CLIOI_EV_SUPPORT | 1u << CLIOI_EV_COOPERATE | 1u << CLIOI_EV_AID;
    const party *side[2] = {&c->a, &c->r};
    uint32_t firms = 0;
    if (!(deals >> c->event & 1u)) return 0;
    for (size_t i = 0; i < 2; i++)
        for (uint32_t k = 0; k < side[i]->n; k++) {
            const clio_actor *a = &cd->doc->actor[side[i]->actor[k]];
            if (political(a) && a->sectors != 1u << CLIOI_SECTOR_BUS) return 0;
            firms += a->sectors == 1u << CLIOI_SECTOR_BUS;
        }
    return firms > 0 && c->a.n + c->r.n > 1;
}

static const char *drop_reason(const coder *cd, const cand *c)
{
    if (c->dropped) return "part of another predicate";
    if (is_stop(c->frame)) return "a stop line";
    if (c->outer != CLIO_NONE) return "inside another act";
    if (is_background(cd, c)) return "a charge in passing";
    if (is_purpose(cd, c)) return "only a purpose";
    if (!c->event && !cd->doc->opt.statements) return "a plain statement";
    if (!any_political(cd, &c->a) && !any_political(cd, &c->r) && !is_physical(c->event)) return "no political party";
    if (only_business(cd, c)) return "business between firms";
    if (!c->event && !c->a.n) return "a statement without a speaker";
    return NULL;
}

static const clio_actor *parties(clio_doc *doc, const party *p)
{
    clio_actor *out = CLIOI_NEW(&doc->mem, clio_actor, p->n);
    for (uint32_t k = 0; out && k < p->n; k++) out[k] = doc->actor[p->actor[k]];
    return out;
}

static const char *rule_of(const coder *cd, const clioi_frame *f)
{
    return clioi_lex_line(cd->lex, f->file, f->line, &cd->doc->mem);
}

static void statement_words(const clio_doc *doc, const cand *c, clio_event *e)
{
    uint32_t lo = CLIO_NONE, hi = 0;
    for (uint32_t k = 0; k < c->slots.n && lo == CLIO_NONE; k++)
        if (c->slots.slot[k] == CLIOI_SLOT_CCOMP || c->slots.slot[k] == CLIOI_SLOT_XCOMP) lo = hi = c->slots.tok[k];
    if (lo == CLIO_NONE) return;
    for (uint32_t t = doc->sentence[c->sentence].tok, end = t + doc->sentence[c->sentence].tok_n, root = lo; t < end; t++)
        for (uint32_t up = t, d = 0; up != CLIO_NONE && d < 40; up = doc->token[up].head, d++)
            if (up == root) {
                if (t < lo) lo = t;
                if (t > hi) hi = t;
                break;
            }
    e->words_off = doc->token[lo].off;
    e->words_len = doc->token[hi].off + doc->token[hi].len - e->words_off;
}

static void emit(coder *cd, const cand *c)
{
    clio_doc *doc = cd->doc;
    clio_event *e = &doc->event[doc->event_n++];
    const clio_token *t = &doc->token[c->trig];
    uint32_t end = t->off + t->len;
    *e = (clio_event){.event = c->event, .status = c->status, .mode = strcmp(c->mode, "@") ? c->mode : "", .cameo = c->cameo,
                      .actor_n = c->a.n, .recipient_n = c->r.n, .sentence = c->sentence, .trig_tok = c->trig, .trig_off = t->off};
    if (c->used != CLIO_NONE && c->used > c->trig && c->used - c->trig < 6) end = doc->token[c->used].off + doc->token[c->used].len;
    e->trig_len = end - t->off;
    e->actor = parties(doc, &c->a);
    e->recipient = parties(doc, &c->r);
    e->rule = rule_of(cd, c->frame);
    e->confidence = (float)(40 + (c->points > PART_POINTS + NEEDS_BASE ? 15 : 5) + (c->a.n ? 20 : 0) + (c->r.n ? 20 : 0)) / 100;
    if (!c->event) statement_words(doc, c, e);
}

static void say(char *log, size_t size, size_t *at, const char *s, size_t n)
{
    if (*at + n + 1 > size) n = size - 1 - *at;
    memcpy(log + *at, s, n);
    *at += n;
}

static void write_log(coder *cd)
{
    clio_doc *doc = cd->doc;
    size_t size = (size_t)cd->n * 160 + 1, at = 0;
    char *log = doc->opt.explain ? CLIOI_NEW(&doc->mem, char, size) : NULL;
    for (uint32_t k = 0; log && k < cd->n; k++) {
        const cand *c = &cd->c[k];
        const clio_token *t = &doc->token[c->trig];
        const char *why = drop_reason(cd, c), *rule = rule_of(cd, c->frame), *name = c->event ? clio_event_name(c->event) : "statement";
        say(log, size, &at, doc->text + t->off, t->len);
        say(log, size, &at, "\t", 1);
        say(log, size, &at, name, strlen(name));
        say(log, size, &at, "\t", 1);
        if (rule) say(log, size, &at, rule, strlen(rule));
        say(log, size, &at, why ? "\tdropped: " : "\tkept", why ? 10 : 5);
        if (why) say(log, size, &at, why, strlen(why));
        say(log, size, &at, "\n", 1);
    }
    doc->log = log;
}

/* "He will receive the girls": whoever is to visit whom, the subject has given the word. */
static void who_commits(const coder *cd, cand *c)
{
    party subject = {0}, old = c->a;
    from_slot(cd, &c->slots, CLIOI_SLOT_SUBJ, &subject);
    if (!subject.n || holds_actor(&c->a, subject.actor[0]) || !holds_actor(&c->r, subject.actor[0])) return;
    c->a = c->r;
    c->r = old;
}

/* "will not pay", "would not heed": who says so refuses. */
static void refuse(const coder *cd, cand *c)
{
    static const uint32_t giving = 1u << CLIOI_EV_AGREE | 1u << CLIOI_EV_CONSULT | 1u << CLIOI_EV_SUPPORT | 1u << CLIOI_EV_COOPERATE |
                                   1u << CLIOI_EV_AID | 1u << CLIOI_EV_CONCEDE | 1u << CLIOI_EV_RETREAT;
    uint32_t will = clioi_kid(cd->doc, c->trig, CLIOI_DEP_AUX);
    cand told = *c;
    if (c->status != CLIOI_ST_NEGATED || c->outer != CLIO_NONE || !(giving >> c->event & 1u) || !c->a.n) return;
    if (clioi_pos_of(cd->doc, c->trig) != 'V' || will == CLIO_NONE || !clioi_lemma_in(cd->doc, will, "will would 'll 'd wo")) return;
    c->event = CLIOI_EV_REJECT;
    c->mode = "";
    c->cameo = "120";
    refine(cd, c, &told, 0);
    c->status = CLIOI_ST_ACTUAL;
}

static int asks_modal(const coder *cd, const clioi_frame *f)
{
    for (uint32_t k = 0; k < f->part_n; k++)
        if (cd->lex->part[f->part + k].slot == CLIOI_SLOT_MODAL) return 1;
    return 0;
}

static int of_own_country(const coder *cd, const cand *c, uint32_t t)
{
    const clio_doc *doc = cd->doc;
    const char *land = doc->actor_of[t] == CLIO_NONE ? "" : doc->actor[doc->actor_of[t]].country;
    for (uint32_t k = 0; k < c->a.n && land[0]; k++)
        if (!strcmp(doc->actor[c->a.actor[k]].country, land)) return 1;
    return 0;
}

/* "Our nations must work together", "he said Spain and France should share the burden": where the own side is to act as
 * well, nobody is asked. */
static int is_own_side(const coder *cd, const cand *c)
{
    const clio_doc *doc = cd->doc;
    for (uint32_t k = 0; k < c->slots.n; k++) {
        uint32_t s = c->slots.slot[k] == CLIOI_SLOT_CCOMP ? clioi_subject_of(doc, c->slots.tok[k]) : CLIO_NONE, poss, conj[PARTY_MAX], n;
        if (s == CLIO_NONE) continue;
        poss = clioi_kid(doc, s, CLIOI_DEP_NMOD_POSS);
        if (clioi_lemma_in(doc, s, "we i") || (poss != CLIO_NONE && clioi_lemma_in(doc, poss, "we our my"))) return 1;
        n = clioi_conjuncts(doc, s, conj, PARTY_MAX);
        for (uint32_t i = 0; n > 1 && i < n; i++)
            if (of_own_country(cd, c, conj[i])) return 1;
    }
    return 0;
}

static void only_a_wish(const coder *cd, cand *c)
{
    if (c->event != CLIOI_EV_REQUEST || !asks_modal(cd, c->frame) || !is_own_side(cd, c)) return;
    c->event = 0;
    c->mode = "";
    c->cameo = "010";
    c->r.n = 0;
}

static void work_out(coder *cd)
{
    for (uint32_t k = 0; k < cd->n; k++) fill_roles(cd, &cd->c[k]);
    for (uint32_t k = 0; k < cd->n; k++) fill_roles(cd, &cd->c[k]);   /* again: subjects that are events now have their actors */
    for (uint32_t k = 0; k < cd->n; k++)
        if (!cd->c[k].dropped) nest(cd, k);
    for (uint32_t k = 0; k < cd->n; k++) {
        cand *c = &cd->c[k];
        uint8_t event = c->event;
        recipient_inside(cd, c);
        if (c->inner != CLIO_NONE) refine(cd, c, &cd->c[c->inner], 0);
        c->status = (uint8_t)clioi_status_of(cd->doc, cd->lex, c->trig);
        if (c->status == CLIOI_ST_FUTURE && c->outer == CLIO_NONE && event == c->event) {
            refine(cd, c, c, 1);
            if (c->event != event) c->status = CLIOI_ST_ACTUAL;
            if (c->event == CLIOI_EV_AGREE) who_commits(cd, c);
        }
        refuse(cd, c);
        only_a_wish(cd, c);
    }
}

clio_rc clioi_stage_event(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    coder cd = {.lex = &data->lex, .doc = doc};
    uint32_t n = 0;
    cd.c = CLIOI_NEW(&doc->scratch, cand, (size_t)doc->token_n * 2);
    cd.at = CLIOI_NEW(&doc->scratch, uint32_t, doc->token_n);
    if (doc->scratch.why != CLIO_OK)
        return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for the predicates of %u tokens", doc->token_n);
    find_candidates(&cd);
    work_out(&cd);
    for (uint32_t k = 0; k < cd.n; k++) n += !drop_reason(&cd, &cd.c[k]);
    doc->event = CLIOI_NEW(&doc->mem, clio_event, n);
    for (uint32_t k = 0; doc->event && k < cd.n; k++)
        if (!drop_reason(&cd, &cd.c[k])) emit(&cd, &cd.c[k]);
    write_log(&cd);
    clioi_arena_rewind(&doc->scratch, mark);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u events", n);
    return CLIO_OK;
}
