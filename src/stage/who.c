/* who.c -- stage: who says so.
 *
 *   quote     the trigger lies in a quotation that is speech (speech.c); its speaker is the subject of
 *             the verb of saying nearest to its marks, else the nominal before a colon, the speaker of
 *             the quotation before it in the paragraph, or the person whom the sentence before tells of;
 *             a speech that runs over paragraphs has one speaker
 *   reported  on the way up from the trigger lies a verb of saying whose content it is
 *             ("X said that ...", "..., X said", "according to X", "as X put it"); the lowest
 *             one speaks
 *   byline    "MOSCOW (Reuters) -" and the like, for all records that name no other
 *
 * Whom "she", "Ferrante", "the statement" mean is found in speaker.c.  What is said without
 * an act in it is listed, too, in doc->said.
 *
 * Media are no speakers: a body of kind media, or "state television", that says
 * something becomes the outlet, also where it is only told ("told Reuters").  It
 * never stays a party of the event that it reports.  "We" in a quotation is the
 * speaker's side: the speaker becomes the party that the event lacks.
 *
 * Not decided here: whether the source is right, and rival claims. */
#include "stage/clause.h"
#include "stage/speaker.h"
#include "stage/speech.h"
#include "stage/stage.h"
#include <string.h>

enum { LEAD = 16, DEEP = 3, CHAIN = 60 };

typedef struct source {
    uint32_t tok;           /* head of the phrase that names the speaker, or CLIO_NONE */
    uint32_t words;         /* head of the words for him in place: "she"; or CLIO_NONE */
    uint32_t verb;          /* the verb of saying, or CLIO_NONE */
    uint32_t outlet;        /* a token of the outlet's name, or CLIO_NONE */
} source;

typedef struct teller {
    const clioi_lex *lex;
    clio_doc *doc;
    source *of_quote;       /* (quote_n,) */
    uint8_t *speech;        /* (quote_n,) 1: somebody's words */
} teller;

static const source nobody = {CLIO_NONE, CLIO_NONE, CLIO_NONE, CLIO_NONE};

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
    if (clioi_lemma_in(doc, t, "newspaper daily tv television radio media broadcaster magazine weekly")) return 1;
    if (!clioi_lemma_in(doc, t, "agency")) return 0;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_COMPOUND && clioi_lemma_in(doc, k, "news press wire")) return 1;
    return 0;
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
    if (!is_outlet_noun(doc, t)) return CLIO_NONE;
    return t + 1 < doc->token_n && media_entry(tl, t + 1) ? t + 1 : t;   /* "the news agency Belta", in whatever tree */
}

/* "The magazine 'Der Bericht'": a name behind the noun, in marks or not. */
static int name_of_outlet(const clio_doc *doc, uint32_t t, uint32_t *lo, uint32_t *hi)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        const clio_name *n = clioi_name_at(doc, k);
        uint32_t q = doc->token[k].flags & CLIO_TOK_QUOTED ? clioi_quote_around(doc, k) : CLIO_NONE;
        if (k < t || (d != CLIOI_DEP_APPOS && d != CLIOI_DEP_FLAT && d != CLIOI_DEP_NMOD_DESC) || (!n && q == CLIO_NONE)) continue;
        *lo = q != CLIO_NONE ? doc->quote[q].tok : n->tok;
        *hi = *lo + (q != CLIO_NONE ? doc->quote[q].tok_n : n->tok_n) - 1;
        return 1;
    }
    if (t + 1 >= doc->token_n || doc->token[t + 1].upos != CLIOI_UPOS_PROPN || doc->token[t].upos != CLIOI_UPOS_NOUN) return 0;
    for (*lo = *hi = t + 1; *hi + 1 < doc->token_n && doc->token[*hi + 1].upos == CLIOI_UPOS_PROPN;) ++*hi;   /* "the agency Belta reported" */
    return 1;
}

static const char *outlet_name(const teller *tl, uint32_t t)
{
    const clioi_entry *e = media_entry(tl, t);
    const clio_doc *doc = tl->doc;
    uint32_t lo, hi;
    if (e) return tl->lex->str + e->name;
    if (!name_of_outlet(doc, t, &lo, &hi)) clioi_phrase(doc, t, 0, &lo, &hi);
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

/* Whom the words mean, by name; where the lexicon knows who "he" is, that stands. */
static uint32_t named(const teller *tl, uint32_t who)
{
    const clio_doc *doc = tl->doc;
    if (doc->token[who].upos == CLIOI_UPOS_PRON && doc->actor_of[who] != CLIO_NONE && doc->actor[doc->actor_of[who]].id) return who;
    return clioi_name_speaker(tl->lex, doc, who);
}

static source told_by(const teller *tl, uint32_t who, uint32_t verb)
{
    source s = {who == CLIO_NONE ? who : named(tl, who), who, verb, CLIO_NONE};
    uint32_t o = s.tok == CLIO_NONE ? CLIO_NONE : outlet_in(tl, s.tok);
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
    if (!clioi_lemma_in(doc, t, "statement report communique letter message note release video tape audiotape videotape document survey study poll")) return t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        uint32_t maker = d == CLIOI_DEP_ACL ? clioi_kid(doc, k, CLIOI_DEP_OBL_AGENT) : CLIO_NONE;
        if (maker != CLIO_NONE) return maker;   /* "a statement issued by the army" */
        if (d == CLIOI_DEP_NMOD_POSS || prep == CLIOI_SLOT_FROM || prep == CLIOI_SLOT_BY || prep == CLIOI_SLOT_OF) return k;
    }
    return t;
}

static int is_quoting(const clio_doc *doc, uint32_t v) { return clioi_lemma_in(doc, v, "quote cite"); }

/* "X was quoted by the daily Y". */
static source quoted_in(const teller *tl, uint32_t verb)
{
    uint32_t who = clioi_speaker_of(tl->doc, verb), by = clioi_kid(tl->doc, verb, CLIOI_DEP_OBL_AGENT);
    source s = told_by(tl, who, verb);
    if (s.outlet == CLIO_NONE && by != CLIO_NONE) s.outlet = outlet_in(tl, by);
    return s;
}

static source said_with(const teller *tl, uint32_t verb)
{
    const clio_doc *doc = tl->doc;
    uint32_t m = clioi_kid(doc, verb, CLIOI_DEP_MARK), h = doc->token[verb].head, who;
    if (m != CLIO_NONE && clioi_tok_is(doc, m, "as") && h != CLIO_NONE && is_quoting(doc, h)) {   /* "quoted X as saying" */
        if (clioi_is_passive(doc, h)) return quoted_in(tl, h);
        who = clioi_kid(doc, h, CLIOI_DEP_OBJ);
    } else if (clioi_is_passive(doc, verb)) {
        if (is_quoting(doc, verb)) return quoted_in(tl, verb);
        who = clioi_kid(doc, verb, CLIOI_DEP_OBL_AGENT);
    } else {
        who = clioi_speaker_of(doc, verb);
    }
    if (who != CLIO_NONE) who = behind_paper(doc, who);
    return told_by(tl, who, verb);
}

/* A mark, whatever the tagger took it for. */
static int is_wordless(const clio_doc *doc, uint32_t t)
{
    const unsigned char *c = (const unsigned char *)doc->text + doc->token[t].off;
    return doc->token[t].upos == CLIOI_UPOS_PUNCT || (c[0] == 0xC2 && (c[1] == 0xAB || c[1] == 0xBB)) || (c[0] == 0xE2 && c[1] == 0x80);
}

/* "Asked about it, she said", "he said, laughing": a participle without a subject is not what is said. */
static int is_bare_participle(const clio_doc *doc, uint32_t t)
{
    static const unsigned full[] = {CLIOI_DEP_NSUBJ, CLIOI_DEP_NSUBJ_PASS, CLIOI_DEP_NSUBJ_OUTER, CLIOI_DEP_CSUBJ, CLIOI_DEP_EXPL, CLIOI_DEP_AUX, CLIOI_DEP_AUX_PASS, CLIOI_DEP_COP};
    int first = t == doc->sentence[clioi_sentence_of(doc, t)].tok;
    if (doc->token[t].xpos != CLIOI_XPOS_VBG && doc->token[t].xpos != CLIOI_XPOS_VBN && !(first && doc->token[t].xpos == CLIOI_XPOS_VBD)) return 0;
    for (size_t k = 0; k < sizeof full / sizeof *full; k++)
        if (clioi_kid(doc, t, full[k]) != CLIO_NONE) return 0;
    return 1;
}

/* "Rahimi said when he was told of the remark": when, and not what. */
static int is_time_clause(const clio_doc *doc, uint32_t t, uint32_t verb)
{
    for (uint32_t k = t > verb ? doc->kid_first[t] : CLIO_NONE; k != CLIO_NONE && k < t; k = doc->kid_next[k])
        if (clioi_tok_is(doc, k, "when") || clioi_tok_is(doc, k, "while") || clioi_tok_is(doc, k, "after") || clioi_tok_is(doc, k, "before") || clioi_tok_is(doc, k, "because")) return k == verb + 1;
    return 0;
}

/* "The raid suggests that ...", "which explains why": a thing that lets us conclude, nobody's words. */
static int is_fact(const clio_doc *doc, uint32_t verb)
{
    uint32_t own = clioi_kid(doc, verb, CLIOI_DEP_NSUBJ), who = clioi_speaker_of(doc, verb);
    if (!clioi_lemma_in(doc, verb, "suggest indicate show explain confirm reveal") || own == CLIO_NONE || who == CLIO_NONE) return 0;
    if (clioi_tok_is(doc, own, "which") || clioi_tok_is(doc, own, "this") || clioi_tok_is(doc, own, "that")) return 1;
    return clioi_lemma_in(doc, verb, "suggest indicate show") && doc->token[who].xpos == CLIOI_XPOS_NN && doc->actor_of[who] == CLIO_NONE && behind_paper(doc, who) == who && !clioi_name_at(doc, who) &&
           !clioi_lemma_in(doc, who, "report study survey poll statement document");
}

/* Does the verb tell something other than `t`: "Alemu said ...; Nasser said ..."? */
static int has_own_words(const clio_doc *doc, uint32_t verb, uint32_t t)
{
    uint32_t c = clioi_kid(doc, verb, CLIOI_DEP_CCOMP);
    return c != CLIO_NONE && c != t && doc->token[c].upos != CLIOI_UPOS_PUNCT;
}

/* Is `t` what the verb above it says: its clause, the thing it cites, or a clause that the parser took for a conjunct? */
static int is_content(const clio_doc *doc, uint32_t t, uint32_t h)
{
    if (is_wordless(doc, t) || is_bare_participle(doc, t) || is_time_clause(doc, t, h) || (is_quoting(doc, t) && clioi_is_passive(doc, t))) return 0;
    switch (doc->token[t].deprel) {
    case CLIOI_DEP_CCOMP: return clioi_tells_words(doc, h) && !is_fact(doc, h);
    case CLIOI_DEP_PARATAXIS: return clioi_tells_words(doc, h) && !has_own_words(doc, h, t);
    case CLIOI_DEP_OBJ: return clioi_lemma_in(doc, h, "cite list report mention");
    case CLIOI_DEP_CONJ:
        return is_plain_saying(doc, h) && h < t && clioi_kid(doc, h, CLIOI_DEP_CCOMP) == CLIO_NONE && clioi_kid(doc, h, CLIOI_DEP_OBJ) == CLIO_NONE &&
               clioi_kid(doc, t, CLIOI_DEP_NSUBJ) != CLIO_NONE;
    default: return 0;
    }
}

/* "According to plan", "to a strict code": nobody says so. */
static int is_measure(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "plan code rule schedule timetable law tradition custom standard principle need size age ability rank taste formula method criterion");
}

/* The verb that tells `t`, or CLIO_NONE.  "Said in a statement that ...": the parser may hang the clause on a noun between. */
static uint32_t verb_telling(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head, m = clioi_kid(doc, t, CLIOI_DEP_MARK), v;
    unsigned d = doc->token[t].deprel, noun;
    if (h == CLIO_NONE) return CLIO_NONE;
    if (is_content(doc, t, h)) return h;
    v = doc->token[h].head;
    noun = doc->token[h].deprel;
    if ((d != CLIOI_DEP_ACL && d != CLIOI_DEP_ACL_RELCL) || m == CLIO_NONE || !clioi_tok_is(doc, m, "that") || v == CLIO_NONE) return CLIO_NONE;
    if ((noun != CLIOI_DEP_OBL && noun != CLIOI_DEP_OBL_AGENT && noun != CLIOI_DEP_OBL_UNMARKED) || !clioi_tells_words(doc, v)) return CLIO_NONE;
    return clioi_kid(doc, v, CLIOI_DEP_CCOMP) == CLIO_NONE ? v : CLIO_NONE;
}

/* The child of `t` that says who speaks, or CLIO_NONE: a parenthetic verb, "as X said", "according to X". */
static uint32_t said_beside(const teller *tl, uint32_t t, uint32_t not, source *out)
{
    const clio_doc *doc = tl->doc;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        uint32_t m = clioi_kid(doc, k, CLIOI_DEP_MARK), c = clioi_kid(doc, k, CLIOI_DEP_CASE);
        unsigned d = doc->token[k].deprel;
        if (k == not) continue;
        if (d == CLIOI_DEP_PARATAXIS && clioi_tells_words(doc, k) && !has_own_words(doc, k, t)) {
            *out = said_with(tl, k);
            return k;
        }
        if (d == CLIOI_DEP_ADVCL && m != CLIO_NONE && clioi_tok_is(doc, m, "as") && is_plain_saying(doc, k) && !is_quoting(doc, t)) {
            *out = said_with(tl, k);
            return k;
        }
        if ((d == CLIOI_DEP_OBL || d == CLIOI_DEP_NMOD) && c != CLIO_NONE && clioi_tok_is(doc, c, "according") && !is_measure(doc, k)) {
            *out = told_by(tl, behind_paper(doc, k), CLIO_NONE);
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
        int found = said_beside(tl, t, from, &s) != CLIO_NONE;
        uint32_t v = found ? CLIO_NONE : verb_telling(doc, t);
        if (v != CLIO_NONE) {
            s = said_with(tl, v);
            found = 1;
        }
        if (!found) continue;
        if (!names_someone(&best)) best = s;
        else if (best.outlet == CLIO_NONE) best.outlet = s.outlet;
    }
    return best;
}

/* ---- quotations ------------------------------------------------------------------ */

/* "Minister: '...'", "The minister was brief: '...'". */
static source before_colon(const teller *tl, const clioi_quote *q)
{
    const clio_doc *doc = tl->doc;
    uint32_t s, colon, who;
    if (q->tok < 2 || !clioi_tok_is(doc, q->tok - 2, ":")) return nobody;
    s = clioi_sentence_of(doc, q->tok - 2);   /* the quotation's own, or the one before */
    who = clioi_before_colon(doc, s, &colon);
    if (who == CLIO_NONE) who = clioi_person_told(tl->lex, doc, s, q->tok);
    return who == CLIO_NONE ? nobody : told_by(tl, who, CLIO_NONE);
}

static uint32_t para_of(const clio_doc *doc, uint32_t t) { return doc->sentence[clioi_sentence_of(doc, t)].para; }

/* The speaker of the speech before `k`, if that ends in the paragraph `para` and at most one sentence before `sentence`. */
static source of_quote_before(const teller *tl, uint32_t k, uint32_t sentence, uint32_t para)
{
    const clio_doc *doc = tl->doc;
    for (; k-- > 0;) {
        const clioi_quote *q = &doc->quote[k];
        if (para_of(doc, q->tok + q->tok_n - 1) != para) break;
        if (!tl->speech[k]) continue;
        return clioi_sentence_of(doc, q->tok + q->tok_n - 1) + 1 >= sentence ? tl->of_quote[k] : nobody;
    }
    return nobody;
}

/* A quotation that fills its sentence: its speaker is told before it, in the paragraph or at the end of the one before. */
static source from_before(const teller *tl, uint32_t k)
{
    const clio_doc *doc = tl->doc;
    uint32_t s = clioi_sentence_of(doc, doc->quote[k].tok), para = doc->sentence[s].para, who;
    source found = of_quote_before(tl, k, s, para);
    if (names_someone(&found)) return found;
    if (doc->quote[k].tok > doc->sentence[s].tok + 1 || !s || doc->sentence[s - 1].kind == CLIO_SENT_HEADLINE) return nobody;
    if (doc->sentence[s - 1].para + 1 < para) return nobody;
    found = doc->sentence[s - 1].para == para ? nobody : of_quote_before(tl, k, s, para - 1);
    if (names_someone(&found)) return found;
    who = clioi_person_told(tl->lex, doc, s - 1, doc->quote[k].tok);
    return who == CLIO_NONE ? nobody : told_by(tl, who, CLIO_NONE);
}

/* A speaker beside `t` who is not himself part of the quotation: "rumours, according to X, had 'turned into a legend'". */
static int spoken_beside(const teller *tl, uint32_t t, source *found)
{
    uint32_t k = said_beside(tl, t, CLIO_NONE, found);
    return k != CLIO_NONE && !(tl->doc->token[k].flags & CLIO_TOK_QUOTED) && names_someone(found);
}

/* Who speaks quotation `k` with `verb`; where that is an outlet ("..., reported El Nacional"), whom else the sentence has speak. */
static source behind_outlet(const teller *tl, uint32_t k, uint32_t verb)
{
    source found = said_with(tl, verb), other;
    uint32_t v = found.outlet != CLIO_NONE && found.tok == CLIO_NONE ? clioi_other_verb(tl->doc, k, verb) : CLIO_NONE;
    if (v == CLIO_NONE) return found;
    other = said_with(tl, v);
    if (other.tok == CLIO_NONE) return found;
    if (other.outlet == CLIO_NONE) other.outlet = found.outlet;
    return other;
}

static source quote_source(const teller *tl, uint32_t k)
{
    const clio_doc *doc = tl->doc;
    const clioi_quote *q = &doc->quote[k];
    uint32_t v = clioi_speech_verb(doc, k), s = clioi_sentence_of(doc, q->tok);
    source found = v == CLIO_NONE ? nobody : behind_outlet(tl, k, v);
    if (names_someone(&found)) return found;
    for (uint32_t t = doc->sentence[s].tok; t < doc->sentence[s].tok + doc->sentence[s].tok_n; t++)
        if (spoken_beside(tl, t, &found)) return found;
    found = before_colon(tl, q);
    return names_someone(&found) ? found : from_before(tl, k);
}

/* "I came. <new paragraph> "I saw," she said: a speech over paragraphs is of whoever ends it, if its beginning does not tell. */
static void fill_back(const teller *tl)
{
    const clio_doc *doc = tl->doc;
    for (uint32_t k = doc->quote_n; k-- > 1;)
        if (doc->quote[k - 1].open_end && names_someone(&tl->of_quote[k]) && !names_someone(&tl->of_quote[k - 1])) tl->of_quote[k - 1] = tl->of_quote[k];
}

static void find_speakers(const teller *tl)
{
    for (uint32_t k = 0; k < tl->doc->quote_n; k++) {
        tl->speech[k] = (uint8_t)clioi_quote_speaks(tl->doc, k);
        tl->of_quote[k] = tl->speech[k] ? quote_source(tl, k) : nobody;
    }
    fill_back(tl);
}

/* The speech around `t`, or CLIO_NONE. */
static uint32_t speech_at(const teller *tl, uint32_t t)
{
    uint32_t q = clioi_quote_around(tl->doc, t);
    return q != CLIO_NONE && tl->speech[q] ? q : CLIO_NONE;
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

/* The words for the speaker where the saying is told. */
static void span_of_words(const clio_doc *doc, clio_event *e, uint32_t t)
{
    uint32_t lo, hi;
    if (doc->actor_of[t] != CLIO_NONE) {
        e->attr_off = doc->actor[doc->actor_of[t]].off;
        e->attr_len = doc->actor[doc->actor_of[t]].len;
        return;
    }
    clioi_phrase(doc, t, 1, &lo, &hi);
    span_of_tokens(doc, e, lo, hi);
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
        span_of_words(tl->doc, e, s->words);
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
    uint32_t q = speech_at(tl, e->trig_tok);
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
        source loose = {CLIO_NONE, CLIO_NONE, CLIO_NONE, o};
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
        if (k != skip && !is_wordless(doc, k)) spread(doc, k, skip, lo, hi, depth + 1);
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

/* "Petrenko: the harvest will be exported": a clause behind a person's or body's name and a colon. */
static source label_of(const teller *tl, uint32_t t)
{
    const clio_doc *doc = tl->doc;
    uint32_t h = doc->token[t].head, colon = 0, who;
    const clio_name *n;
    if ((h != CLIO_NONE && h > t) || (doc->token[t].upos != CLIOI_UPOS_VERB && clioi_kid(doc, t, CLIOI_DEP_NSUBJ) == CLIO_NONE)) return nobody;
    who = clioi_before_colon(doc, clioi_sentence_of(doc, t), &colon);
    if (who == CLIO_NONE || t < colon || (h != CLIO_NONE && h > colon)) return nobody;
    n = clioi_name_at(doc, who);
    if (!clioi_is_person(tl->lex, doc, who) && !(n && n->type == CLIO_ORG)) return nobody;
    return told_by(tl, who, CLIO_NONE);
}

/* Does the clause with head `t` begin within the quotation that `t` is in?  Then that is whose words they are. */
static int is_of_speech(const teller *tl, uint32_t t, uint32_t lo)
{
    uint32_t q = speech_at(tl, t);
    return q != CLIO_NONE && (lo >= tl->doc->quote[q].tok || speech_at(tl, lo) != CLIO_NONE);
}

/* Is the verb within a speech and `t` without? */
static int crosses_marks(const teller *tl, uint32_t t, uint32_t verb)
{
    uint32_t q = verb == CLIO_NONE ? CLIO_NONE : speech_at(tl, verb);
    return q != CLIO_NONE && speech_at(tl, t) != q;
}

/* Is `t` the head of words told for somebody?  Then they go to `said`, if that is not NULL. */
static int told_for(const teller *tl, uint32_t t, clioi_said *said)
{
    const clio_doc *doc = tl->doc;
    uint32_t lo = t, hi = t, k, v;
    source s = nobody;
    if (is_wordless(doc, t)) return 0;
    k = said_beside(tl, t, CLIO_NONE, &s);
    v = k != CLIO_NONE || doc->token[t].deprel == CLIOI_DEP_OBJ ? CLIO_NONE : verb_telling(doc, t);   /* a thing cited is no clause */
    if (k == CLIO_NONE) s = v != CLIO_NONE ? said_with(tl, v) : label_of(tl, t);
    if (crosses_marks(tl, t, k != CLIO_NONE ? k : v)) return 0;
    if (!names_someone(&s)) return 0;
    spread(doc, t, k, &lo, &hi, 0);
    if (is_of_speech(tl, t, lo)) return 0;
    if (!said) return 1;
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
            if (tl->speech[q]) {
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
    tl.speech = CLIOI_NEW(&doc->scratch, uint8_t, doc->quote_n + 1);
    if (!tl.of_quote || !tl.speech) return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for %u quotations", doc->quote_n);
    find_speakers(&tl);
    for (uint32_t k = 0; k < doc->event_n; k++) set_event(&tl, &doc->event[k]);
    find_said(&tl);
    byline = find_byline(&tl);
    for (uint32_t k = 0; byline != CLIO_NONE && k < doc->event_n; k++) {
        source s = {CLIO_NONE, CLIO_NONE, CLIO_NONE, byline};
        if (doc->event[k].attr_kind && !doc->event[k].outlet) doc->event[k].outlet = outlet_name(&tl, byline);
        else if (!doc->event[k].attr_kind) attribute(&tl, &doc->event[k], &s, "byline");
        drop_reporters(&tl, &doc->event[k]);
    }
    clioi_arena_rewind(&doc->scratch, mark);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for speakers and outlets");
    return CLIO_OK;
}
