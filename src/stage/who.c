/* who.c -- stage: who says so.
 *
 *   quote     the trigger lies in a quotation; its speaker is the subject of the verb of
 *             saying nearest to its marks, else, where a quotation is split or runs on,
 *             the speaker of the one before in the paragraph
 *   reported  on the way up from the trigger lies a verb of saying whose content it is
 *             ("X said that ...", "..., X said", "according to X", "as X put it"); the lowest
 *             one speaks
 *   byline    "MOSCOW (Reuters) -" and the like, for all records that name no other
 *
 * Media are no speakers: a body of kind media, or "state television", that says
 * something becomes the outlet, also where it is only told ("told Reuters").  It
 * never stays a party of the event that it reports.  "We" in a quotation is the
 * speaker's side: the speaker becomes the party that the event lacks.
 *
 * Not decided here: whether the source is right, and rival claims. */
#include "stage/clause.h"
#include "stage/stage.h"
#include <string.h>

enum { LEAD = 16, DEEP = 3, CHAIN = 60 };

typedef struct source {
    uint32_t tok;           /* head of the speaker's phrase, or CLIO_NONE */
    uint32_t verb;          /* the verb of saying, or CLIO_NONE */
    uint32_t outlet;        /* a token of the outlet's name, or CLIO_NONE */
} source;

typedef struct teller {
    const clioi_lex *lex;
    clio_doc *doc;
    source *of_quote;       /* (quote_n,) */
} teller;

static const source nobody = {CLIO_NONE, CLIO_NONE, CLIO_NONE};

/* ---- media ------------------------------------------------------------------- */

static const clioi_entry *media_entry(const teller *tl, uint32_t t)
{
    const clioi_hit *h = clioi_hit_at(tl->doc, t);
    const clioi_lexname *n;
    if (!h || !(h->kinds & CLIOI_KBIT(CLIOI_K_BODY))) return NULL;
    for (uint32_t k = h->name; k < h->name + h->name_n; k++) {
        n = &tl->lex->name[k];
        if (!clioi_name_fits(n, h->exact, h->capital)) continue;
        if (tl->lex->entry[n->entry].kind == CLIOI_K_BODY && tl->lex->entry[n->entry].sub == CLIOI_BODY_MEDIA) return &tl->lex->entry[n->entry];
    }
    return NULL;
}

/* "state television", "a Cairo newspaper": outlets without a name. */
static int is_outlet_noun(const clio_doc *doc, uint32_t t)
{
    uint32_t k;
    if (clioi_lemma_in(doc, t, "newspaper daily tv television radio media broadcaster magazine weekly")) return 1;
    k = clioi_kid(doc, t, CLIOI_DEP_COMPOUND);
    return clioi_lemma_in(doc, t, "agency") && k != CLIO_NONE && clioi_lemma_in(doc, k, "news press wire");
}

/* An outlet's token in the phrase of `t`: its head, or a name in it ("the news agency Interfax"). */
static uint32_t outlet_in(const teller *tl, uint32_t t)
{
    const clio_doc *doc = tl->doc;
    if (media_entry(tl, t)) return t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        if ((d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_APPOS || d == CLIOI_DEP_FLAT || d == CLIOI_DEP_NMOD_POSS || d == CLIOI_DEP_NMOD_DESC) && media_entry(tl, k) &&
            (d != CLIOI_DEP_COMPOUND || is_outlet_noun(doc, t)))
            return k;
    }
    return is_outlet_noun(doc, t) ? t : CLIO_NONE;
}

static const char *outlet_name(const teller *tl, uint32_t t)
{
    const clioi_entry *e = media_entry(tl, t);
    const clio_doc *doc = tl->doc;
    uint32_t lo, hi;
    if (e) return tl->lex->str + e->name;
    clioi_phrase(doc, t, 0, &lo, &hi);
    while (lo < hi && doc->token[lo].upos == CLIOI_UPOS_DET) lo++;
    return clioi_arena_strdup(&tl->doc->mem, doc->text + doc->token[lo].off, doc->token[hi].off + doc->token[hi].len - doc->token[lo].off);
}

/* ---- verbs of saying ------------------------------------------------------------ */

/* An outlet among those told, or through which it is said: "told Reuters", "in an interview with the BBC". */
static uint32_t outlet_told(const teller *tl, uint32_t v, int depth)
{
    const clio_doc *doc = tl->doc;
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE && depth < DEEP; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        uint32_t o;
        if (d != CLIOI_DEP_OBJ && d != CLIOI_DEP_IOBJ && d != CLIOI_DEP_OBL && d != CLIOI_DEP_NMOD && d != CLIOI_DEP_APPOS) continue;
        if (media_entry(tl, k)) return k;
        o = outlet_in(tl, k);
        if (o != CLIO_NONE && depth == 0 && (d == CLIOI_DEP_OBJ || d == CLIOI_DEP_IOBJ)) return o;
        o = outlet_told(tl, k, depth + 1);
        if (o != CLIO_NONE) return o;
    }
    return CLIO_NONE;
}

static source told_by(const teller *tl, uint32_t who, uint32_t verb)
{
    source s = {who, verb, CLIO_NONE};
    uint32_t o = who == CLIO_NONE ? CLIO_NONE : outlet_in(tl, who);
    if (o != CLIO_NONE) {
        s.tok = CLIO_NONE;
        s.outlet = o;
    }
    if (s.outlet == CLIO_NONE && verb != CLIO_NONE) s.outlet = outlet_told(tl, verb, 0);
    if (s.tok != CLIO_NONE && s.outlet == s.tok) s.tok = CLIO_NONE;
    return s;
}

/* Verbs in "as X said"; show or warn would be something else there. */
static int is_plain_saying(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "say report put note tell state announce claim write explain");
}

/* "A statement from the army says": the army says. */
static uint32_t behind_paper(const clio_doc *doc, uint32_t t)
{
    if (!clioi_lemma_in(doc, t, "statement report communique letter message note release video tape audiotape videotape document")) return t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        if (d == CLIOI_DEP_NMOD_POSS || prep == CLIOI_SLOT_FROM || prep == CLIOI_SLOT_BY || prep == CLIOI_SLOT_OF) return k;
    }
    return t;
}

static source said_with(const teller *tl, uint32_t verb)
{
    const clio_doc *doc = tl->doc;
    uint32_t who = clioi_subject_of(doc, verb), m = clioi_kid(doc, verb, CLIOI_DEP_MARK), h = doc->token[verb].head;
    if (clioi_is_passive(doc, verb)) who = clioi_kid(doc, verb, CLIOI_DEP_OBL_AGENT);
    if (m != CLIO_NONE && clioi_tok_is(doc, m, "as") && h != CLIO_NONE && clioi_lemma_in(doc, h, "quote cite") && !clioi_is_passive(doc, h))
        who = clioi_kid(doc, h, CLIOI_DEP_OBJ);   /* quoted X as saying */
    if (who != CLIO_NONE) who = behind_paper(doc, who);
    return told_by(tl, who, verb);
}

/* Is `t` what the verb above it says: its clause, the thing it cites, or a clause that the parser took for a conjunct? */
static int is_content(const clio_doc *doc, uint32_t t, uint32_t h)
{
    switch (doc->token[t].deprel) {
    case CLIOI_DEP_CCOMP: case CLIOI_DEP_PARATAXIS: return clioi_is_saying(doc, h);
    case CLIOI_DEP_OBJ: return clioi_lemma_in(doc, h, "cite list report mention");
    case CLIOI_DEP_CONJ:
        return is_plain_saying(doc, h) && h < t && clioi_kid(doc, h, CLIOI_DEP_CCOMP) == CLIO_NONE && clioi_kid(doc, h, CLIOI_DEP_OBJ) == CLIO_NONE &&
               clioi_kid(doc, t, CLIOI_DEP_NSUBJ) != CLIO_NONE;
    default: return 0;
    }
}

/* The child of `t` that says who speaks, or CLIO_NONE: a parenthetic verb, "as X said", "according to X". */
static uint32_t said_beside(const teller *tl, uint32_t t, uint32_t not, source *out)
{
    const clio_doc *doc = tl->doc;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        uint32_t m = clioi_kid(doc, k, CLIOI_DEP_MARK), c = clioi_kid(doc, k, CLIOI_DEP_CASE);
        unsigned d = doc->token[k].deprel;
        if (k == not) continue;
        if (d == CLIOI_DEP_PARATAXIS && clioi_is_saying(doc, k)) {
            *out = said_with(tl, k);
            return k;
        }
        if (d == CLIOI_DEP_ADVCL && m != CLIO_NONE && clioi_tok_is(doc, m, "as") && is_plain_saying(doc, k)) {
            *out = said_with(tl, k);
            return k;
        }
        if ((d == CLIOI_DEP_OBL || d == CLIOI_DEP_NMOD) && c != CLIO_NONE && clioi_tok_is(doc, c, "according")) {
            *out = told_by(tl, k, CLIO_NONE);
            return k;
        }
    }
    return CLIO_NONE;
}

static int names_someone(const source *s) { return s->tok != CLIO_NONE || s->outlet != CLIO_NONE; }

/* Climb from the trigger; the lowest speaker stays, an outlet may be added from further up. */
static source reported(const teller *tl, uint32_t trigger)
{
    const clio_doc *doc = tl->doc;
    source best = nobody, s;
    uint32_t from = CLIO_NONE;
    for (uint32_t t = trigger, d = 0; t != CLIO_NONE && d < CHAIN; from = t, t = doc->token[t].head, d++) {
        uint32_t h = doc->token[t].head;
        int found = said_beside(tl, t, from, &s) != CLIO_NONE;
        if (!found && h != CLIO_NONE && is_content(doc, t, h)) {
            s = said_with(tl, h);
            found = 1;
        }
        if (!found) continue;
        if (!names_someone(&best)) best = s;
        else if (best.outlet == CLIO_NONE) best.outlet = s.outlet;
    }
    return best;
}

/* ---- quotations ------------------------------------------------------------------ */

static uint32_t apart(const clioi_quote *q, uint32_t t)
{
    return t < q->tok ? q->tok - t : t - (q->tok + q->tok_n - 1);
}

/* The verb of saying, outside quotations, that is nearest to the quotation, in its sentences or the one before. */
static uint32_t verb_near(const clio_doc *doc, const clioi_quote *q)
{
    uint32_t a = clioi_sentence_of(doc, q->tok), b = clioi_sentence_of(doc, q->tok + q->tok_n - 1), best = CLIO_NONE;
    uint32_t end = doc->sentence[b].tok + doc->sentence[b].tok_n;
    if (q->tok == doc->sentence[a].tok + 1 && a && doc->sentence[a - 1].para == doc->sentence[a].para &&
        clioi_tok_is(doc, doc->sentence[a].tok - 1, ":"))
        a--;
    for (uint32_t t = doc->sentence[a].tok; t < end; t++) {
        if (doc->token[t].flags & CLIO_TOK_QUOTED || !clioi_is_saying(doc, t)) continue;
        if (best == CLIO_NONE || apart(q, t) < apart(q, best)) best = t;
    }
    return best;
}

static source quote_source(const teller *tl, uint32_t k)
{
    const clio_doc *doc = tl->doc;
    const clioi_quote *q = &doc->quote[k];
    uint32_t v = verb_near(doc, q), s = clioi_sentence_of(doc, q->tok);
    source found = v == CLIO_NONE ? nobody : said_with(tl, v);
    if (names_someone(&found)) return found;
    for (uint32_t t = doc->sentence[s].tok; t < doc->sentence[s].tok + doc->sentence[s].tok_n; t++)
        if (!(doc->token[t].flags & CLIO_TOK_QUOTED) && said_beside(tl, t, CLIO_NONE, &found) != CLIO_NONE && names_someone(&found)) return found;
    if (k) {
        const clioi_quote *before = &doc->quote[k - 1];
        uint32_t t = clioi_sentence_of(doc, before->tok);
        if (doc->sentence[t].para == doc->sentence[s].para || (before->open_end && doc->sentence[t].para + 1 == doc->sentence[s].para)) return tl->of_quote[k - 1];
    }
    return nobody;
}

/* ---- to the events ------------------------------------------------------------------ */

static const clio_actor *speaker_at(const teller *tl, uint32_t t)
{
    clio_doc *doc = tl->doc;
    clio_actor *a;
    uint32_t lo, hi;
    if (doc->actor_of[t] != CLIO_NONE) return &doc->actor[doc->actor_of[t]];
    a = CLIOI_NEW(&doc->mem, clio_actor, 1);
    if (!a) return NULL;
    clioi_phrase(doc, t, 1, &lo, &hi);
    while (lo < hi && doc->token[lo].xpos == CLIOI_XPOS_DT) lo++;
    *a = (clio_actor){.tok = lo, .tok_n = hi - lo + 1, .head = t, .off = doc->token[lo].off, .first_sector = CLIOI_SECTOR_COUNT, .code = ""};
    a->len = doc->token[hi].off + doc->token[hi].len - a->off;
    return a;
}

static void span_of_tokens(const clio_doc *doc, clio_event *e, uint32_t lo, uint32_t hi)
{
    e->attr_off = doc->token[lo].off;
    e->attr_len = doc->token[hi].off + doc->token[hi].len - e->attr_off;
}

static void attribute(const teller *tl, clio_event *e, const source *s, const char *kind)
{
    e->attr_kind = kind;
    if (s->outlet != CLIO_NONE) {
        const clioi_hit *h = clioi_hit_at(tl->doc, s->outlet);
        e->outlet = outlet_name(tl, s->outlet);
        if (h) span_of_tokens(tl->doc, e, h->tok, h->tok + h->tok_n - 1);
        else span_of_tokens(tl->doc, e, s->outlet, s->outlet);
    }
    if (s->tok != CLIO_NONE) {
        e->speaker = speaker_at(tl, s->tok);
        if (!e->speaker) return;
        e->attr_off = e->speaker->off;
        e->attr_len = e->speaker->len;
    }
}

/* "We", "our": the speaker acts, or suffers. */
static void fill_we(const teller *tl, clio_event *e)
{
    clioi_slots s;
    if (!e->speaker || (e->actor_n && e->recipient_n)) return;
    clioi_tree_slots(tl->doc, tl->lex, e->trig_tok, &s);
    for (uint32_t k = 0; k < s.n; k++) {
        int we = clioi_lemma_in(tl->doc, s.tok[k], "we i us our my me") || clioi_tok_is(tl->doc, s.tok[k], "us") || clioi_tok_is(tl->doc, s.tok[k], "our");
        if (!we) continue;
        if ((s.slot[k] == CLIOI_SLOT_SUBJ || s.slot[k] == CLIOI_SLOT_BY || s.slot[k] == CLIOI_SLOT_POSS) && !e->actor_n) {
            e->actor = e->speaker;
            e->actor_n = 1;
        } else if ((s.slot[k] == CLIOI_SLOT_OBJ || s.slot[k] == CLIOI_SLOT_AGAINST || s.slot[k] == CLIOI_SLOT_ON) && !e->recipient_n) {
            e->recipient = e->speaker;
            e->recipient_n = 1;
        }
    }
}

/* Is the party there only because it reports? */
static int only_reports(const teller *tl, const clio_event *e, const clio_actor *a)
{
    const clio_doc *doc = tl->doc;
    uint32_t h = doc->token[a->head].head;
    unsigned d = doc->token[a->head].deprel;
    if (!media_entry(tl, a->head)) return 0;
    if (e->outlet && a->name && !strcmp(e->outlet, a->name)) return 1;
    return h != CLIO_NONE && (d == CLIOI_DEP_NSUBJ || d == CLIOI_DEP_OBL_AGENT) && clioi_is_saying(doc, h);
}

static void drop_reporters(const teller *tl, clio_event *e)
{
    clio_actor *keep;
    uint32_t n = 0;
    for (uint32_t k = 0; k < e->actor_n; k++) n += !only_reports(tl, e, &e->actor[k]);
    if (n == e->actor_n) return;
    keep = CLIOI_NEW(&tl->doc->mem, clio_actor, n);
    if (!keep) return;
    n = 0;
    for (uint32_t k = 0; k < e->actor_n; k++)
        if (!only_reports(tl, e, &e->actor[k])) keep[n++] = e->actor[k];
    e->actor = keep;
    e->actor_n = n;
}

/* An outlet beside a bare verb of saying, in whatever tree: reports "Interfax". */
static uint32_t outlet_loose(const teller *tl, uint32_t sentence)
{
    const clio_doc *doc = tl->doc;
    uint32_t first = doc->sentence[sentence].tok, end = first + doc->sentence[sentence].tok_n;
    for (uint32_t t = first; t < end; t++) {
        const clioi_hit *h = media_entry(tl, t) ? clioi_hit_at(doc, t) : NULL;
        uint32_t a, b;
        if (!h || h->tok != t) continue;
        a = t;
        b = t + h->tok_n;
        while (a > first && (doc->token[a - 1].upos == CLIOI_UPOS_PUNCT || doc->token[a - 1].upos == CLIOI_UPOS_DET)) a--;
        while (b < end && doc->token[b].upos == CLIOI_UPOS_PUNCT) b++;
        if (a > first && clioi_lemma_in(doc, a - 1, "report write cite quote tell")) return t;
        if (b < end && clioi_lemma_in(doc, b, "report say write quote")) return t;
    }
    return CLIO_NONE;
}

static void set_event(const teller *tl, clio_event *e)
{
    uint32_t q = clioi_quotation_at(tl->doc, e->trig_tok);
    source s = q == CLIO_NONE ? reported(tl, e->trig_tok) : tl->of_quote[q];
    int found = names_someone(&s);
    if (found) attribute(tl, e, &s, q == CLIO_NONE ? "reported" : "quote");
    if (!found && q != CLIO_NONE) {
        e->attr_kind = "quote";
        e->attr_off = tl->doc->quote[q].off;
        e->attr_len = tl->doc->quote[q].len;
    }
    if (!e->outlet) {
        uint32_t o = outlet_loose(tl, e->sentence);
        source loose = {CLIO_NONE, CLIO_NONE, o};
        if (o != CLIO_NONE && e->attr_kind) e->outlet = outlet_name(tl, o);
        else if (o != CLIO_NONE) attribute(tl, e, &loose, "reported");
    }
    if (q != CLIO_NONE) fill_we(tl, e);
    drop_reporters(tl, e);
}

/* ---- what is said, with or without an act in it -------------------------------------- */

/* Tokens under `t`, but not under `skip`. */
static void spread(const clio_doc *doc, uint32_t t, uint32_t skip, uint32_t *lo, uint32_t *hi, int depth)
{
    if (t < *lo) *lo = t;
    if (t > *hi) *hi = t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && depth < CHAIN; k = doc->kid_next[k])
        if (k != skip && doc->token[k].upos != CLIOI_UPOS_PUNCT) spread(doc, k, skip, lo, hi, depth + 1);
}

static int put_said(const teller *tl, clioi_said *said, uint32_t lo, uint32_t hi, const source *s)
{
    const clio_doc *doc = tl->doc;
    said->off = doc->token[lo].off;
    said->len = doc->token[hi].off + doc->token[hi].len - said->off;
    said->speaker = s->tok == CLIO_NONE ? NULL : speaker_at(tl, s->tok);
    said->outlet = s->outlet == CLIO_NONE ? NULL : outlet_name(tl, s->outlet);
    return 1;
}

/* Is `t` the head of words told for somebody?  Then they go to `said`, if that is not NULL. */
static int told_for(const teller *tl, uint32_t t, clioi_said *said)
{
    const clio_doc *doc = tl->doc;
    uint32_t h = doc->token[t].head, lo = t, hi = t, k;
    source s;
    if (clioi_quotation_at(doc, t) != CLIO_NONE) return 0;
    k = said_beside(tl, t, CLIO_NONE, &s);
    if (k == CLIO_NONE && h != CLIO_NONE && is_content(doc, t, h)) s = said_with(tl, h);
    else if (k == CLIO_NONE) return 0;
    if (!names_someone(&s)) return 0;
    if (!said) return 1;
    spread(doc, t, k, &lo, &hi, 0);
    if (lo < t && doc->token[lo].deprel == CLIOI_DEP_MARK) lo++;
    said->tok = t;
    said->kind = "reported";
    return put_said(tl, said, lo, hi, &s);
}

static uint32_t list_said(const teller *tl, clioi_said *list)
{
    const clio_doc *doc = tl->doc;
    uint32_t n = 0, q = 0;
    for (uint32_t t = 0; t < doc->token_n; t++) {
        if (q < doc->quote_n && doc->quote[q].tok == t) {
            if (clioi_quotation_at(doc, t) == q) {
                if (list) {
                    list[n].tok = t;
                    list[n].kind = "quote";
                    put_said(tl, &list[n], t, t + doc->quote[q].tok_n - 1, &tl->of_quote[q]);
                }
                n++;
            }
            q++;
        }
        n += (uint32_t)told_for(tl, t, list ? &list[n] : NULL);
    }
    return n;
}

static void find_said(const teller *tl)
{
    clio_doc *doc = tl->doc;
    uint32_t n = list_said(tl, NULL);
    doc->said = CLIOI_NEW(&doc->mem, clioi_said, n);
    if (doc->said) doc->said_n = list_said(tl, doc->said);
}

/* "MOSCOW (Reuters) -" at the beginning, "(Interfax)" at the end: a token of the outlet, or CLIO_NONE. */
static uint32_t find_byline(const teller *tl)
{
    const clio_doc *doc = tl->doc;
    for (uint32_t k = 0; k < doc->hit_n; k++) {
        const clioi_hit *h = &doc->hit[k];
        uint32_t a = h->tok, b = h->tok + h->tok_n;
        int bracketed = a && b < doc->token_n && clioi_tok_is(doc, a - 1, "(") && clioi_tok_is(doc, b, ")");
        int dashed = b < doc->token_n && (clioi_tok_is(doc, b, "-") || clioi_tok_is(doc, b, "--") || clioi_tok_is(doc, b, "\xE2\x80\x94") ||
                                          clioi_tok_is(doc, b, "\xE2\x80\x93"));
        if (a > LEAD && b + LEAD / 4 < doc->token_n) continue;
        if ((bracketed || (dashed && a <= LEAD)) && media_entry(tl, a)) return a;
    }
    return CLIO_NONE;
}

clio_rc clioi_stage_who(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    teller tl = {.lex = &data->lex, .doc = doc};
    uint32_t byline;
    tl.of_quote = CLIOI_NEW(&doc->scratch, source, doc->quote_n + 1);
    if (!tl.of_quote) return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for %u quotations", doc->quote_n);
    for (uint32_t k = 0; k < doc->quote_n; k++) tl.of_quote[k] = quote_source(&tl, k);
    for (uint32_t k = 0; k < doc->event_n; k++) set_event(&tl, &doc->event[k]);
    find_said(&tl);
    byline = find_byline(&tl);
    for (uint32_t k = 0; byline != CLIO_NONE && k < doc->event_n; k++) {
        source s = {CLIO_NONE, CLIO_NONE, byline};
        if (doc->event[k].attr_kind && !doc->event[k].outlet) doc->event[k].outlet = outlet_name(&tl, byline);
        else if (!doc->event[k].attr_kind) attribute(&tl, &doc->event[k], &s, "byline");
        drop_reporters(&tl, &doc->event[k]);
    }
    clioi_arena_rewind(&doc->scratch, mark);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for speakers and outlets");
    return CLIO_OK;
}
