/* number.c -- stage: how many were killed, hurt, arrested, marched ...
 *
 *   1. harm words   verbs, nouns, adjectives of harm (table `harm`); the slot that
 *                   is harmed gives the nominals, coordination several of them
 *   2. nominals     "at least 12 people", "a teenager", "dozens", "no one" (0); a plural
 *                   without a number is no count, a person named counts one
 *   3. owner        the event of that very word, else the nearest ASSAULT, PROTEST, COERCE
 *                   or MOBILIZE over the tree of the sentence, else the last one of the
 *                   sentence before, if this one has none
 *   4. whose side   by the parties of the event: recipient, actor or other
 *
 * What may happen is not counted.  "killing five, including two children" is five,
 * because what is included is no coordinate.  Conjuncts of one side are added up; a
 * later sentence that counts again corrects the toll upwards and never adds to it.
 * Where record.c will make one record of two events of a sentence ("attacked ...,
 * killing six"), the first gets the counts of both. */
#include "core/status.h"
#include "stage/clause.h"
#include "stage/quantity.h"
#include "stage/stage.h"

enum { TALLY_MAX = 512, NOMINALS = 12, MERGE_LINKS = 3, NOUN_REACH = 5, NEXT_LINKS = 2, BOUND_WORDS = 4 };
enum { WHOSE_UNKNOWN, WHOSE_ACTOR, WHOSE_RECIPIENT, WHOSE_OTHER };

static const struct { const char *lemmas; char pos; uint8_t kind, slot; } harm[] = {
    {"kill slay murder assassinate execute behead massacre slaughter lynch decapitate", 'V', CLIOI_CT_KILLED, CLIOI_SLOT_OBJ},
    {"die perish", 'V', CLIOI_CT_KILLED, CLIOI_SLOT_SUBJ},
    {"wound injure hurt maim", 'V', CLIOI_CT_INJURED, CLIOI_SLOT_OBJ},
    {"arrest detain jail apprehend imprison nab", 'V', CLIOI_CT_ARRESTED, CLIOI_SLOT_OBJ},
    {"kidnap abduct", 'V', CLIOI_CT_ABDUCTED, CLIOI_SLOT_OBJ},
    {"displace uproot", 'V', CLIOI_CT_DISPLACED, CLIOI_SLOT_OBJ},
    {"flee", 'V', CLIOI_CT_DISPLACED, CLIOI_SLOT_SUBJ},
    {"dead", 'A', CLIOI_CT_KILLED, CLIOI_SLOT_SUBJ},
    {"wounded injured hurt", 'A', CLIOI_CT_INJURED, CLIOI_SLOT_SUBJ},
    {"missing unaccounted", 'A', CLIOI_CT_MISSING, CLIOI_SLOT_SUBJ},
    {"gun", 'V', CLIOI_CT_KILLED, CLIOI_SLOT_OBJ},   /* down */
    {"killing murder assassination death execution slaying beheading massacre", 'N', CLIOI_CT_KILLED, CLIOI_SLOT_OF},
    {"arrest detention", 'N', CLIOI_CT_ARRESTED, CLIOI_SLOT_OF},
    {"kidnapping abduction", 'N', CLIOI_CT_ABDUCTED, CLIOI_SLOT_OF},
    {"dead fatality casualty", 'N', CLIOI_CT_KILLED, CLIOI_SLOT_COUNT},
    {"injury wounded injured", 'N', CLIOI_CT_INJURED, CLIOI_SLOT_COUNT},
};

typedef struct tally { uint32_t event, sentence; clio_count c; } tally;   /* sentence: that tells it */

typedef struct counter {
    const clioi_lex *lex;
    clio_doc *doc;
    tally *t;              /* (TALLY_MAX,) */
    uint32_t n;
    uint32_t first, end;   /* tokens of the sentence at hand */
} counter;

typedef struct counted {
    int64_t n;
    uint32_t lo, hi;       /* tokens */
    uint8_t approx, whose;
} counted;

/* ---- nominals --------------------------------------------------------------- */

static int is_thing(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "house home car vehicle building tank ship boat plane aircraft helicopter shop store church school mosque bus truck "
                                  "weapon gun rifle bomb missile rocket shell attack clash year month week day hour minute time percent % dollar "
                                  "euro pound ton tonne kilometer kilometre mile meter metre animal cow sheep dog camel horse bill plan deal country "
                                  "nation city town village state district region province company bank newspaper site website computer fire "
                                  "incident case count charge explosion blast bombing");
}

/* Those who fled are driven from their homes only if they live there: gunmen and suspects flee the scene. */
static int is_resident(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "people person resident civilian refugee family villager inhabitant child woman family household migrant local citizen "
                                  "other thousand hundred million population");
}

/* A single person, told without a number? */
static int is_person(const clio_doc *doc, uint32_t t)
{
    const clio_name *name = clioi_name_at(doc, t);
    const clioi_hit *h = clioi_hit_at(doc, t);
    unsigned x = doc->token[t].xpos;
    if (name && name->type == CLIO_PER) return 1;
    if (doc->token[t].upos == CLIOI_UPOS_PRON) return clioi_lemma_in(doc, t, "he she him her himself herself");
    if (x == CLIOI_XPOS_NNS || x == CLIOI_XPOS_NNPS) return 0;
    if (h && h->kinds & CLIOI_KBIT(CLIOI_K_PERSON)) return 1;
    if (clioi_lemma_in(doc, t, "people police troop family group crowd force unit army public opposition patrol team convoy staff militia crew "
                               "population media press government parliament"))
        return 0;
    if (h && h->kinds & CLIOI_KBIT(CLIOI_K_ROLE)) return 1;
    return clioi_lemma_in(doc, t, "man woman boy girl child baby teenager person civilian villager driver guard student teacher worker soldier officer "
                                  "policeman policewoman attacker bomber gunman militant rebel insurgent fighter protester demonstrator bystander "
                                  "journalist reporter leader commander member son daughter wife husband brother sister father mother relative "
                                  "resident employee official farmer fisherman pilot doctor nurse priest cleric judge lawyer activist victim tourist "
                                  "contractor passenger head chief editor trader engineer worker nurse shopkeeper merchant marine sailor interpreter translator suspect");
}

static int word_in(const clio_doc *doc, uint32_t t, const char *list)
{
    char word[16];
    size_t n = 0;
    for (const char *p = list;; p++) {
        if (*p && *p != ' ' && n + 1 < sizeof word) {
            word[n++] = *p;
            continue;
        }
        word[n] = '\0';
        if (n && clioi_tok_is(doc, t, word)) return 1;
        if (!*p) return 0;
        n = 0;
    }
}

static int number_of(const counter *ct, uint32_t t, clioi_quantity *q)
{
    const clio_doc *doc = ct->doc;
    uint32_t inner;
    if (clioi_quantity_around(doc, t, ct->first, ct->end, q)) return 1;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        if ((d == CLIOI_DEP_NUMMOD || d == CLIOI_DEP_DET || d == CLIOI_DEP_AMOD || d == CLIOI_DEP_COMPOUND) && k < t &&
            clioi_quantity_around(doc, k, ct->first, ct->end, q))
            return 1;
        if (d != CLIOI_DEP_COMPOUND || k > t) continue;
        inner = clioi_kid(doc, k, CLIOI_DEP_NUMMOD);   /* "five coalition troops", where the number was hung on "coalition" */
        if (inner != CLIO_NONE && inner < k && clioi_quantity_around(doc, inner, ct->first, ct->end, q)) return 1;
    }
    return 0;
}

/* "a family of five", "a group of 12 tourists": the number behind the word for a group. */
static int number_within(const counter *ct, uint32_t t, clioi_quantity *q)
{
    const clio_doc *doc = ct->doc;
    if (!clioi_lemma_in(doc, t, "family group crowd party team gang band crew") || t + 2 >= ct->end || !clioi_tok_is(doc, t + 1, "of")) return 0;
    return clioi_quantity_around(doc, t + 2, t + 2, ct->end, q) && q->tok == t + 2;
}

/* "December 17", "17 December", "in 1994": figures of a date. */
static int is_date(const counter *ct, const clioi_quantity *q)
{
    static const char months[] = "january february march april may june july august september october november december";
    uint32_t a = q->tok, b = q->tok + q->tok_n;
    const clio_doc *doc = ct->doc;
    if (q->tok_n != 1) return 0;
    if (a > ct->first && (word_in(doc, a - 1, months) || (q->n >= 1900 && q->n <= 2100 && word_in(doc, a - 1, "in since of during")))) return 1;
    return b < ct->end && q->n <= 31 && word_in(doc, b, months) && doc->token[b].upos == CLIOI_UPOS_PROPN;
}

/* nobody, no one, no civilians, none */
static int is_nobody(const clio_doc *doc, uint32_t t)
{
    uint32_t det = clioi_kid(doc, t, CLIOI_DEP_DET);
    return clioi_tok_is(doc, t, "nobody") || clioi_tok_is(doc, t, "none") || clioi_tok_is(doc, t, "no-one") ||
           (det != CLIO_NONE && clioi_tok_is(doc, det, "no"));
}

/* Count one nominal.  `bare` 1: a single person without a number counts one. */
static int count_nominal(const counter *ct, uint32_t t, int bare, counted *out)
{
    const clio_doc *doc = ct->doc;
    clioi_quantity q;
    clioi_phrase(doc, t, 1, &out->lo, &out->hi);
    out->approx = CLIOI_EXACT;
    if (is_thing(doc, t)) return 0;
    if (is_nobody(doc, t)) {
        out->n = 0;
        return 1;
    }
    if (number_within(ct, t, &q) || number_of(ct, t, &q)) {
        if (is_date(ct, &q)) return 0;
        for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
            if (doc->token[k].deprel == CLIOI_DEP_NMOD && clioi_prep_of(doc, k) == CLIOI_SLOT_OF && is_thing(doc, k)) return 0;
        if (q.tok < out->lo) out->lo = q.tok;
        if (q.tok + q.tok_n - 1 > out->hi) out->hi = q.tok + q.tok_n - 1;
        out->n = q.n;
        out->approx = q.approx;
        return 1;
    }
    out->n = clioi_lemma_in(doc, t, "couple") && doc->token[t].xpos == CLIOI_XPOS_NN ? 2 : 1;
    return bare && (out->n == 2 || is_person(doc, t));
}

/* ---- whose side --------------------------------------------------------------- */

/* The noun that says who they are: "two of the attackers" is about the attackers. */
static uint32_t who_they_are(const clio_doc *doc, uint32_t t)
{
    unsigned u = doc->token[t].upos;
    if (u != CLIOI_UPOS_NUM && u != CLIOI_UPOS_PRON && u != CLIOI_UPOS_DET && doc->actor_of[t] != CLIO_NONE) return t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_NMOD && clioi_prep_of(doc, k) == CLIOI_SLOT_OF) return k;
    return t;
}

static int same_side(const clio_actor *a, const clio_actor *b)
{
    if (a->head == b->head) return 1;
    if (!a->sectors || !b->sectors || !(a->sectors & b->sectors)) return 0;
    for (int k = 0; k < 3; k++)
        if (a->country[0] && b->country[0] && a->country[k] != b->country[k]) return 0;
    return 1;
}

static int on_list(const clio_actor *list, uint32_t n, uint32_t t, const clio_actor *a)
{
    for (uint32_t k = 0; k < n; k++)
        if (list[k].head == t || (a && same_side(&list[k], a))) return 1;
    return 0;
}

static uint8_t whose_side(const clio_doc *doc, const clio_event *e, uint32_t t)
{
    uint32_t u = who_they_are(doc, t);
    const clio_actor *a = doc->actor_of[u] == CLIO_NONE ? NULL : &doc->actor[doc->actor_of[u]];
    if (clioi_lemma_in(doc, u, "attacker assailant bomber perpetrator hijacker raider himself themselves itself herself")) return WHOSE_ACTOR;
    if (on_list(e->recipient, e->recipient_n, t, a)) return WHOSE_RECIPIENT;
    if (on_list(e->actor, e->actor_n, t, a)) return WHOSE_ACTOR;
    if (!e->recipient_n) return e->event == CLIOI_EV_PROTEST ? WHOSE_UNKNOWN : WHOSE_RECIPIENT;
    return a ? WHOSE_OTHER : WHOSE_UNKNOWN;
}

/* ---- owner ---------------------------------------------------------------------- */

static int may_own(const clio_event *e)
{
    if (e->status != CLIOI_ST_ACTUAL && e->status != CLIOI_ST_HISTORICAL) return 0;
    return e->event == CLIOI_EV_ASSAULT || e->event == CLIOI_EV_PROTEST || e->event == CLIOI_EV_COERCE || e->event == CLIOI_EV_MOBILIZE;
}

static int fits(const clio_event *e, unsigned kind)
{
    return (e->event == CLIOI_EV_COERCE) == (kind == CLIOI_CT_ARRESTED);
}

/* Arrests belong to an assault, and deaths to an arrest, only side by side: "held for the killing of a judge" has killed no one. */
static int is_strange(const clio_doc *doc, const clio_event *e, uint32_t p, unsigned kind, uint32_t links)
{
    if (kind == CLIOI_CT_ARRESTED)
        return e->event == CLIOI_EV_ASSAULT && (links > NEXT_LINKS || (clioi_pos_of(doc, e->trig_tok) == 'N' && clioi_links(doc, p, e->trig_tok) != UINT32_MAX));
    if (e->event != CLIOI_EV_COERCE || links == 0) return 0;
    return clioi_pos_of(doc, p) == 'N' || links > NEXT_LINKS + 1;
}

/* The event that a harm word belongs to, or CLIO_NONE. */
static uint32_t owner_of(const counter *ct, uint32_t p, uint32_t sentence, unsigned kind)
{
    const clio_doc *doc = ct->doc;
    uint32_t best = CLIO_NONE, least = UINT32_MAX, before = CLIO_NONE;
    int own = 0;
    for (uint32_t k = 0; k < doc->event_n && doc->event[k].sentence <= sentence; k++) {
        const clio_event *e = &doc->event[k];
        uint32_t meet, cost;
        own |= e->sentence == sentence && e->event;
        if (!may_own(e)) continue;
        if (e->sentence + 1 == sentence) before = k;
        if (e->sentence != sentence) continue;
        meet = clioi_common(doc, p, e->trig_tok);
        if (meet == CLIO_NONE) continue;
        cost = clioi_links(doc, meet, p) + clioi_links(doc, meet, e->trig_tok);
        if (is_strange(doc, e, p, kind, cost)) continue;
        cost = cost ? cost + (fits(e, kind) ? 0 : 4) : 0;
        if (cost >= least) continue;
        least = cost;
        best = k;
    }
    return best != CLIO_NONE || own ? best : before;
}

/* "three rebels were also killed", "another body": told on top of what was told before. */
static int is_further(const counter *ct, const counted *c)
{
    uint32_t end = c->hi + 4 < ct->end ? c->hi + 4 : ct->end;
    for (uint32_t t = c->lo > ct->first ? c->lo - 1 : c->lo; t < end; t++)
        if (word_in(ct->doc, t, "also another other others more further too additional")) return 1;
    return 0;
}

/* A later sentence that counts again corrects the toll upwards, or speaks of some of the same people: it never adds up,
 * unless it says so or counts the other side.  @return 0: the new count is to be left out. */
static int corrects(counter *ct, uint32_t event, unsigned kind, uint32_t sentence, const counted *c)
{
    int64_t before = 0;
    uint32_t n = 0;
    if (is_further(ct, c)) return 1;
    for (uint32_t k = 0; k < ct->n; k++) {
        const tally *o = &ct->t[k];
        if (o->event != event || o->c.what != kind || o->sentence == sentence) continue;
        if (c->whose && o->c.whose && c->whose != o->c.whose) continue;
        before += o->c.n;
    }
    if (before >= c->n) return before == 0;
    for (uint32_t k = 0; k < ct->n; k++) {
        const tally *o = &ct->t[k];
        int old = o->event == event && o->c.what == kind && o->sentence != sentence && !(c->whose && o->c.whose && c->whose != o->c.whose);
        if (!old) ct->t[n++] = *o;
    }
    ct->n = n;
    return 1;
}

static void put(counter *ct, uint32_t event, unsigned kind, const counted *c)
{
    const clio_token *a = &ct->doc->token[c->lo], *b = &ct->doc->token[c->hi];
    uint32_t sentence = clioi_sentence_of(ct->doc, c->lo);
    if (ct->n == TALLY_MAX || (sentence != ct->doc->event[event].sentence && !corrects(ct, event, kind, sentence, c))) return;
    for (uint32_t k = 0; k < ct->n; k++) {
        const clio_count *o = &ct->t[k].c;
        if (ct->t[k].event == event && o->what == kind && o->off < b->off + b->len && a->off < o->off + o->len) return;
    }
    ct->t[ct->n++] = (tally){event, sentence, {.what = (uint8_t)kind, .approx = c->approx, .whose = c->whose, .n = c->n, .off = a->off,
                                     .len = b->off + b->len - a->off}};
}

/* "killed four and wounded 14", where "wounded 14" was taken for one of those killed: it has a harm word of its own. */
static int is_other_harm(const clio_doc *doc, uint32_t t)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (k < t && doc->token[k].xpos == CLIOI_XPOS_VBN && clioi_quantity_begins(doc, k + 1) && clioi_lemma_in(doc, k, "wound injure hurt kill arrest detain capture")) return 1;
    return 0;
}

/* "He said 23 soldiers and 50 gunmen were killed", where the first was taken for what he said. */
static uint32_t left_of_and(const counter *ct, uint32_t t)
{
    const clio_doc *doc = ct->doc;
    clioi_quantity q;
    uint32_t lo, hi, b;
    clioi_phrase(doc, t, 0, &lo, &hi);
    if (!number_of(ct, t, &q)) return CLIO_NONE;
    if (q.tok < lo) lo = q.tok;
    if (lo < ct->first + 3 || !clioi_tok_is(doc, lo - 1, "and")) return CLIO_NONE;
    b = lo - 2;
    if (doc->token[b].upos != CLIOI_UPOS_NOUN || doc->token[b].head == CLIO_NONE || doc->token[b].head >= b || !clioi_is_saying(doc, doc->token[b].head)) return CLIO_NONE;
    return number_of(ct, b, &q) ? b : CLIO_NONE;
}

/* "the publisher and parliamentarian": one person under two names. */
static int is_same_person(const clio_doc *doc, uint32_t t, uint32_t first)
{
    if (doc->token[t].xpos != CLIOI_XPOS_NN || doc->token[first].xpos != CLIOI_XPOS_NN || clioi_kid(doc, first, CLIOI_DEP_DET) == CLIO_NONE) return 0;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel != CLIOI_DEP_CC && doc->token[k].deprel != CLIOI_DEP_PUNCT) return 0;
    return 1;
}

/* The coordinated nominals, in text order; a parser may hang each on the one before it. */
static uint32_t coordinated(const counter *ct, uint32_t t, uint32_t *out)
{
    const clio_doc *doc = ct->doc;
    uint32_t n = 0, left = left_of_and(ct, t);
    if (left != CLIO_NONE) out[n++] = left;
    out[n++] = t;
    for (uint32_t i = n - 1; i < n; i++)
        for (uint32_t k = doc->kid_first[out[i]]; k != CLIO_NONE && n < NOMINALS; k = doc->kid_next[k])
            if (doc->token[k].deprel == CLIOI_DEP_CONJ && clioi_pos_of(doc, k) != 'V' && !is_other_harm(doc, k) && !is_same_person(doc, k, t)) out[n++] = k;
    for (uint32_t i = 1; i < n; i++)
        for (uint32_t k = i; k && out[k] < out[k - 1]; k--) {
            uint32_t swap = out[k];
            out[k] = out[k - 1];
            out[k - 1] = swap;
        }
    return n;
}

/* Count nominals that are coordinated; those of one side make one count. */
static void put_nominals(counter *ct, uint32_t event, unsigned kind, uint32_t t, int bare)
{
    uint32_t conj[NOMINALS], n = coordinated(ct, t, conj);
    counted sum = {0}, c;
    int open = 0, harmed_side = 0;
    for (uint32_t k = 0; k < n; k++) harmed_side |= whose_side(ct->doc, &ct->doc->event[event], conj[k]) == WHOSE_RECIPIENT;
    for (uint32_t k = 0; k < n; k++) {
        if (!count_nominal(ct, conj[k], bare, &c)) continue;
        c.whose = whose_side(ct->doc, &ct->doc->event[event], conj[k]);
        if (c.whose == WHOSE_OTHER && harmed_side && !ct->doc->event[event].actor_n) c.whose = WHOSE_RECIPIENT;   /* who else, if no doer is told? */
        if (open && c.whose == sum.whose && c.lo > sum.hi) {
            sum.n += c.n;
            sum.hi = c.hi;
            if (!sum.approx) sum.approx = c.approx;
            continue;
        }
        if (open) put(ct, event, kind, &sum);
        sum = c;
        open = 1;
    }
    if (open) put(ct, event, kind, &sum);
}

/* ---- harm words -------------------------------------------------------------------- */

/* "one officer dead", "four policemen wounded": the noun stands right before, and nothing that it did follows. */
static int is_told_after(const counter *ct, uint32_t p)
{
    const clio_token *t = &ct->doc->token[p];
    if (ct->doc->token[p - 1].upos != CLIOI_UPOS_NOUN || (t->upos != CLIOI_UPOS_ADJ && t->xpos != CLIOI_XPOS_VBN)) return 0;
    if (p + 1 == ct->end) return 1;
    switch (ct->doc->token[p + 1].upos) {
    case CLIOI_UPOS_NUM: case CLIOI_UPOS_DET: case CLIOI_UPOS_ADJ: case CLIOI_UPOS_NOUN: case CLIOI_UPOS_PROPN: case CLIOI_UPOS_PRON: return 0;
    default: return 1;
    }
}

/* "30 wounded", "12 people killed": a number just before a participle or adjective wins over shared subjects. */
static uint32_t number_before(const counter *ct, uint32_t p, unsigned slot)
{
    const clio_token *t = &ct->doc->token[p];
    clioi_quantity q;
    uint32_t k = p;
    if (t->xpos != CLIOI_XPOS_VBN && t->upos != CLIOI_UPOS_ADJ && t->upos != CLIOI_UPOS_NOUN && t->xpos != CLIOI_XPOS_VBD) return CLIO_NONE;
    if ((t->deprel == CLIOI_DEP_AMOD && t->head > p) || slot == CLIOI_SLOT_OF) return CLIO_NONE;
    if (k > ct->first && (clioi_lemma_in(ct->doc, k - 1, "other people person civilian soldier") || is_told_after(ct, p))) k--;
    if (k == ct->first || !clioi_quantity_around(ct->doc, k - 1, ct->first, k, &q)) return CLIO_NONE;
    if (is_date(ct, &q)) return CLIO_NONE;
    return q.tok + q.tok_n == k ? k - 1 + (k < p) : CLIO_NONE;
}

/* The noun that a number counts: the next one over the words before it ("six unarmed Muslim men"), else the number itself. */
static uint32_t counted_noun(const counter *ct, const clioi_quantity *q)
{
    const clio_doc *doc = ct->doc;
    uint32_t last = q->tok + q->tok_n - 1, t = last + 1;
    while (t < ct->end && t < last + NOUN_REACH && (doc->token[t].upos == CLIOI_UPOS_ADJ || doc->token[t].upos == CLIOI_UPOS_PROPN || doc->token[t].deprel == CLIOI_DEP_COMPOUND)) t++;
    return t < ct->end && t < last + NOUN_REACH && doc->token[t].upos == CLIOI_UPOS_NOUN ? t : last;
}

/* "killed at least six Muslims": a number right behind the verb is its object, whatever the tree says. */
static uint32_t number_behind(const counter *ct, uint32_t p)
{
    const clio_doc *doc = ct->doc;
    clioi_quantity q;
    if (doc->token[p].upos != CLIOI_UPOS_VERB || clioi_kid(doc, p, CLIOI_DEP_AUX_PASS) != CLIO_NONE) return CLIO_NONE;
    for (uint32_t t = p + 1; t < ct->end && t <= p + BOUND_WORDS; t++) {
        uint32_t noun;
        if (!clioi_quantity_around(doc, t, p + 1, ct->end, &q)) continue;
        if (q.tok != p + 1 || is_date(ct, &q)) return CLIO_NONE;
        noun = counted_noun(ct, &q);
        return is_thing(doc, noun) ? CLIO_NONE : noun;
    }
    return CLIO_NONE;
}

/* "killed a civilian and wounded five others", read as one phrase: what was harmed stands before "and". */
static uint32_t noun_before_next_harm(const counter *ct, uint32_t p, uint32_t object)
{
    const clio_doc *doc = ct->doc;
    if (object == CLIO_NONE || object < p + 3 || doc->token[p].upos != CLIOI_UPOS_VERB) return object;
    for (uint32_t t = p + 2; t + 1 <= object && t <= p + NOUN_REACH + 2; t++)
        if (doc->token[t].upos == CLIOI_UPOS_CCONJ && (doc->token[t - 1].upos == CLIOI_UPOS_NOUN || doc->token[t - 1].upos == CLIOI_UPOS_ADJ) && clioi_pos_of(doc, t + 1) != 'N' &&
            clioi_lemma_in(doc, t + 1, "wound wounded injure injured hurt kill arrest detain"))
            return t - 1;
    return object;
}

/* "... were killed and 30 others, including two officers, were injured": the number behind "and" is the subject, if the
 * tree's subject belongs to the verb before. */
static uint32_t number_before_auxiliary(const counter *ct, uint32_t p, uint32_t subject)
{
    const clio_doc *doc = ct->doc;
    uint32_t t = p, verbs = 0;
    clioi_quantity q;
    if (subject == CLIO_NONE || subject >= p || p == ct->first || !clioi_lemma_in(doc, p - 1, "be get")) return CLIO_NONE;
    while (t > subject && t > ct->first && doc->token[t].upos != CLIOI_UPOS_CCONJ) t--;
    if (doc->token[t].upos != CLIOI_UPOS_CCONJ) return CLIO_NONE;
    for (uint32_t k = subject; k < t; k++) verbs += doc->token[k].upos == CLIOI_UPOS_VERB && doc->token[k].xpos != CLIOI_XPOS_VBG;
    if (!verbs) return CLIO_NONE;
    for (uint32_t k = t + 1; k < p && k <= t + 1 + BOUND_WORDS; k++)
        if (clioi_quantity_around(doc, k, t + 1, p, &q)) return q.tok <= t + 2 ? counted_noun(ct, &q) : CLIO_NONE;
    return CLIO_NONE;
}

/* "left a policeman dead", where the noun hangs on "dead". */
static uint32_t harmed_beside(const counter *ct, uint32_t p, unsigned slot)
{
    const clio_doc *doc = ct->doc;
    if (slot == CLIOI_SLOT_SUBJ && doc->token[p].upos == CLIOI_UPOS_ADJ && clioi_kid(doc, p, CLIOI_DEP_COMPOUND) != CLIO_NONE)
        return clioi_kid(doc, p, CLIOI_DEP_COMPOUND);
    return CLIO_NONE;
}

static uint32_t harmed(const counter *ct, uint32_t p, unsigned slot)
{
    const clio_doc *doc = ct->doc;
    clioi_slots s;
    uint32_t h = doc->token[p].head, behind = slot == CLIOI_SLOT_OBJ ? number_behind(ct, p) : CLIO_NONE;
    if (behind != CLIO_NONE) return behind;
    if (doc->token[p].upos == CLIOI_UPOS_ADJ && h != CLIO_NONE && doc->token[h].upos == CLIOI_UPOS_VERB &&
        (doc->token[p].deprel == CLIOI_DEP_ADVMOD || doc->token[p].deprel == CLIOI_DEP_XCOMP || doc->token[p].deprel == CLIOI_DEP_ADVCL)) {
        p = h;
        slot = CLIOI_SLOT_OBJ;
    }
    clioi_tree_slots(doc, ct->lex, p, &s);
    for (uint32_t k = 0; k < s.n; k++) {
        uint32_t own;
        if (s.slot[k] != slot) continue;
        own = number_before_auxiliary(ct, p, s.tok[k]);
        return own != CLIO_NONE ? own : slot == CLIOI_SLOT_OBJ ? noun_before_next_harm(ct, p, s.tok[k]) : s.tok[k];
    }
    for (uint32_t k = 0; k < s.n; k++)
        if (slot == CLIOI_SLOT_OF && s.slot[k] == CLIOI_SLOT_POSS && clioi_kid(doc, p, CLIOI_DEP_NMOD_POSS) == s.tok[k]) return s.tok[k];
    return harmed_beside(ct, p, slot);
}

/* "no injuries", "no reports of casualties" */
static int none_reported(const clio_doc *doc, uint32_t p)
{
    uint32_t h = doc->token[p].head;
    return is_nobody(doc, p) || (h != CLIO_NONE && doc->token[p].deprel == CLIOI_DEP_NMOD && is_nobody(doc, h) && clioi_lemma_in(doc, h, "report word"));
}

static void count_harm(counter *ct, uint32_t p, uint32_t sentence, unsigned kind, unsigned slot)
{
    const clio_doc *doc = ct->doc;
    uint32_t event = owner_of(ct, p, sentence, kind), before, t;
    unsigned status = clioi_status_of(doc, ct->lex, p);
    counted c = {.lo = p, .hi = p};
    if (event == CLIO_NONE || status == CLIOI_ST_HYPOTHETICAL || status == CLIOI_ST_FUTURE) return;
    if (clioi_pos_of(doc, p) == 'N' && none_reported(doc, p)) {
        c.whose = WHOSE_UNKNOWN;
        put(ct, event, kind, &c);
        if (clioi_lemma_in(doc, p, "casualty")) put(ct, event, CLIOI_CT_INJURED, &c);
        return;
    }
    if (clioi_lemma_in(doc, p, "casualty")) return;   /* a total without split */
    before = number_before(ct, p, slot);
    t = before != CLIO_NONE ? before : slot < CLIOI_SLOT_COUNT ? harmed(ct, p, slot) : p;
    if (t != CLIO_NONE && clioi_lemma_in(doc, p, "flee") && !is_resident(doc, t)) return;
    if (t == CLIO_NONE || (status == CLIOI_ST_NEGATED && !is_nobody(doc, t))) return;
    if (slot >= CLIOI_SLOT_COUNT && clioi_kid(doc, t, CLIOI_DEP_NUMMOD) == CLIO_NONE && before == CLIO_NONE) return;
    put_nominals(ct, event, kind, t, doc->token[p].deprel != CLIOI_DEP_AMOD);
}

/* "the death toll rose to 40", "claimed six lives" */
static void count_toll(counter *ct, uint32_t p, uint32_t sentence)
{
    const clio_doc *doc = ct->doc;
    clioi_slots s;
    uint32_t event;
    int lives = clioi_lemma_in(doc, p, "claim take cost lose"), tolls = clioi_lemma_in(doc, p, "rise reach climb stand hit pass put exceed"), toll = 0;
    if (doc->token[p].upos != CLIOI_UPOS_VERB || (!lives && !tolls)) return;
    clioi_tree_slots(doc, ct->lex, p, &s);
    for (uint32_t k = 0; k < s.n; k++) toll |= tolls && (s.slot[k] == CLIOI_SLOT_SUBJ || s.slot[k] == CLIOI_SLOT_OBJ) && clioi_lemma_in(doc, s.tok[k], "toll");
    for (uint32_t k = 0; k < s.n; k++) {
        int life = lives && s.slot[k] == CLIOI_SLOT_OBJ && clioi_lemma_in(doc, s.tok[k], "life");
        int level = toll && (s.slot[k] == CLIOI_SLOT_TO || s.slot[k] == CLIOI_SLOT_AT || s.slot[k] == CLIOI_SLOT_OBJ) && !clioi_lemma_in(doc, s.tok[k], "toll");
        if (!life && !level) continue;
        event = owner_of(ct, p, sentence, CLIOI_CT_KILLED);
        if (event != CLIO_NONE) put_nominals(ct, event, CLIOI_CT_KILLED, s.tok[k], 0);
        return;
    }
}

/* "wounding five, three of them fatally": the three died. */
static void count_fatal(counter *ct, uint32_t p, uint32_t sentence)
{
    clioi_quantity q;
    counted c;
    uint32_t event;
    if (!clioi_tok_is(ct->doc, p, "fatally") || p < ct->first + 3 || !clioi_tok_is(ct->doc, p - 2, "of")) return;
    if (!clioi_quantity_around(ct->doc, p - 3, ct->first, ct->end, &q)) return;
    event = owner_of(ct, p, sentence, CLIOI_CT_KILLED);
    c = (counted){.n = q.n, .approx = q.approx, .lo = q.tok, .hi = q.tok + q.tok_n - 1};
    if (event != CLIO_NONE) put(ct, event, CLIOI_CT_KILLED, &c);
}

/* ---- crowds and troops ---------------------------------------------------------------- */

static void count_crowd(counter *ct, uint32_t event)
{
    static const uint8_t slots[] = {CLIOI_SLOT_SUBJ, CLIOI_SLOT_BY, CLIOI_SLOT_OF, CLIOI_SLOT_OBJ, CLIOI_SLOT_POSS, CLIOI_SLOT_MOD};
    const clio_event *e = &ct->doc->event[event];
    int troops = e->event == CLIOI_EV_MOBILIZE;
    clioi_slots s;
    clioi_tree_slots(ct->doc, ct->lex, e->trig_tok, &s);
    for (size_t i = 0; i < sizeof slots; i++)
        for (uint32_t k = 0; k < s.n; k++) {
            uint32_t t = s.tok[k], u = who_they_are(ct->doc, t);
            counted c;
            if (s.slot[k] != slots[i] || ct->doc->token[t].upos == CLIOI_UPOS_PRON) continue;
            if (troops ? !clioi_lemma_in(ct->doc, u, "troop troops soldier peacekeeper marine reservist paratrooper force personnel police policeman officer guard")
                       : slots[i] == CLIOI_SLOT_OBJ)
                continue;
            if (!count_nominal(ct, t, 0, &c) || c.n < 2) continue;
            c.whose = WHOSE_ACTOR;
            put(ct, event, troops ? CLIOI_CT_TROOPS : CLIOI_CT_PROTESTERS, &c);
            return;
        }
}

static void count_sentence(counter *ct, uint32_t sentence)
{
    const clio_doc *doc = ct->doc;
    ct->first = doc->sentence[sentence].tok;
    ct->end = ct->first + doc->sentence[sentence].tok_n;
    for (uint32_t t = ct->first; t < ct->end; t++) {
        char pos = clioi_pos_of(doc, t);
        if (!doc->token[t].lemma) continue;
        for (size_t k = 0; pos && k < sizeof harm / sizeof *harm; k++)
            if (harm[k].pos == pos && clioi_lemma_in(doc, t, harm[k].lemmas)) {
                count_harm(ct, t, sentence, harm[k].kind, harm[k].slot);
                break;
            }
        count_toll(ct, t, sentence);
        count_fatal(ct, t, sentence);
    }
}

/* ---- to the events ----------------------------------------------------------------------- */

/* Will record.c make one record of the two? */
static int one_act(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    if (a->sentence != b->sentence || a->event != b->event || a->status != b->status) return 0;
    if (a->event != CLIOI_EV_ASSAULT && a->event != CLIOI_EV_PROTEST) return 0;
    if (a->actor_n && b->actor_n && !on_list(a->actor, a->actor_n, b->actor[0].head, &b->actor[0])) return 0;
    return clioi_links(doc, a->trig_tok, b->trig_tok) <= MERGE_LINKS || clioi_links(doc, b->trig_tok, a->trig_tok) <= MERGE_LINKS;
}

static void share(counter *ct)
{
    uint32_t n = ct->n;
    for (uint32_t k = 0; k < n; k++)
        for (uint32_t e = ct->t[k].event; e-- > 0 && ct->doc->event[e].sentence == ct->doc->event[ct->t[k].event].sentence;) {
            const tally *t = &ct->t[k];
            int there = 0;
            if (!one_act(ct->doc, &ct->doc->event[e], &ct->doc->event[t->event])) continue;
            for (uint32_t j = 0; j < ct->n; j++) there |= ct->t[j].event == e && ct->t[j].c.what == t->c.what && ct->t[j].c.off == t->c.off;
            if (!there && ct->n < TALLY_MAX) ct->t[ct->n++] = (tally){e, t->sentence, t->c};
        }
}

static clio_rc hand_out(counter *ct, clio_err *err)
{
    clio_doc *doc = ct->doc;
    clio_count *out = CLIOI_NEW(&doc->mem, clio_count, ct->n);
    if (ct->n && !out) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u counts", ct->n);
    for (uint32_t e = 0; e < doc->event_n; e++) {
        uint32_t n = 0;
        for (uint32_t k = 0; k < ct->n; k++)
            if (ct->t[k].event == e) out[n++] = ct->t[k].c;
        if (!n) continue;
        doc->event[e].count = out;
        doc->event[e].count_n = n;
        out += n;
    }
    return CLIO_OK;
}

clio_rc clioi_stage_number(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    counter ct = {.lex = &data->lex, .doc = doc};
    clio_rc rc = CLIO_OK;
    if (!doc->event_n) return CLIO_OK;
    ct.t = CLIOI_NEW(&doc->scratch, tally, TALLY_MAX);
    if (!ct.t) return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for counts");
    for (uint32_t s = doc->event[0].sentence; s < doc->sentence_n; s++) count_sentence(&ct, s);
    for (uint32_t e = 0; e < doc->event_n; e++) {
        const clio_event *ev = &doc->event[e];
        ct.first = doc->sentence[ev->sentence].tok;
        ct.end = ct.first + doc->sentence[ev->sentence].tok_n;
        if (may_own(ev) && (ev->event == CLIOI_EV_PROTEST || ev->event == CLIOI_EV_MOBILIZE)) count_crowd(&ct, e);
    }
    share(&ct);
    rc = hand_out(&ct, err);
    clioi_arena_rewind(&doc->scratch, mark);
    return rc;
}
