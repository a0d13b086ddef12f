/* speech.c -- stage who: which quotations are speech, and with which verb they are spoken.
 *
 * Marks stand around speech, and around titles, nicknames and words that the writer
 * does not want to be held to.  More than three words are speech unless each word that
 * counts has a capital.  Three or fewer are speech if they stand where only speech can
 *
 *   alone          after a comma or colon, or first in the sentence, with a verb of saying in it
 *   as a fragment  below a verb of saying or naming ("dismissed it as 'theatre'"),
 *                  without a capital and not right behind "the", "its", "so-called"
 *
 * The verb of a quotation is the verb of saying outside quotations that is nearest to its
 * marks in its sentences, or in the one before a colon; of a fragment, the verb that governs it. */
#include "stage/speech.h"
#include "core/tree.h"
#include "stage/clause.h"

enum { SHORT = 3, CLIMB = 8, FAR = 6, NEAR = 4, LABEL = 10 };

/* Verbs that speak only beside a quotation: "he sighed". */
static const char beside_marks[] = "continue point shout ask cry chant yell whisper mutter murmur sigh laugh smile urge plead retort snap quip muse go protest scream exclaim "
                                   "read begin interject thunder";
static const char with_content[] = "complain agree promise vow pledge caution lament reiterate repeat hint boast swear threaten";
/* Verbs whose object is put in somebody's words. */
static const char naming[] = "call describe brand label denounce condemn dismiss praise hail accuse blame criticise criticize slam reject voice express speak promise vow "
                             "pledge threaten demand ask urge appeal welcome deplore regret offer refer decry lambast deride mock";

static int is_quoted(const clio_doc *doc, uint32_t t) { return doc->token[t].flags & CLIO_TOK_QUOTED; }
static int is_verb(const clio_doc *doc, uint32_t t) { return doc->token[t].upos == CLIOI_UPOS_VERB; }
static int is_punct(const clio_doc *doc, uint32_t t) { return doc->token[t].upos == CLIOI_UPOS_PUNCT; }

int clioi_tells_words(const clio_doc *doc, uint32_t v)
{
    return clioi_is_saying(doc, v) || (is_verb(doc, v) && clioi_lemma_in(doc, v, with_content));
}

uint32_t clioi_quote_around(const clio_doc *doc, uint32_t t)
{
    uint32_t lo = 0, hi = doc->quote_n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (doc->quote[mid].tok + doc->quote[mid].tok_n <= t) lo = mid + 1;
        else hi = mid;
    }
    return lo < doc->quote_n && doc->quote[lo].tok <= t ? lo : CLIO_NONE;
}

static uint32_t apart(const clioi_quote *q, uint32_t t)
{
    return t < q->tok ? q->tok - t : t - (q->tok + q->tok_n - 1);
}

/* Can the quotation be spoken with verb `t`?  Some verbs are of saying only right beside the marks. */
static int speaks_with(const clio_doc *doc, const clioi_quote *q, uint32_t t)
{
    if (!is_verb(doc, t) || is_quoted(doc, t)) return 0;
    return clioi_lemma_in(doc, t, beside_marks) ? apart(q, t) <= NEAR : clioi_tells_words(doc, t);
}

/* The token before the opening mark, or CLIO_NONE if that opens the sentence. */
static uint32_t before_mark(const clio_doc *doc, const clioi_quote *q)
{
    uint32_t first = doc->sentence[clioi_sentence_of(doc, q->tok)].tok;
    return q->tok >= first + 2 ? q->tok - 2 : CLIO_NONE;
}

/* Does a colon introduce the quotation, in its sentence or at the end of the one before? */
static int after_colon(const clio_doc *doc, const clioi_quote *q)
{
    return q->tok >= 2 && clioi_tok_is(doc, q->tok - 2, ":");
}

/* The verb of saying, outside quotations, that is nearest to the quotation, but for one. */
static uint32_t verb_near(const clio_doc *doc, const clioi_quote *q, uint32_t not)
{
    uint32_t a = clioi_sentence_of(doc, q->tok), b = clioi_sentence_of(doc, q->tok + q->tok_n - 1), best = CLIO_NONE;
    uint32_t end = doc->sentence[b].tok + doc->sentence[b].tok_n;
    if (q->tok == doc->sentence[a].tok + 1 && a && doc->sentence[a - 1].para == doc->sentence[a].para && after_colon(doc, q)) a--;
    for (uint32_t t = doc->sentence[a].tok; t < end; t++) {
        if (t == not || !speaks_with(doc, q, t)) continue;
        if (best == CLIO_NONE || apart(q, t) < apart(q, best)) best = t;
    }
    return best;
}

/* The token of the quotation that the rest of it hangs on, as seen from outside. */
static uint32_t top_of(const clio_doc *doc, const clioi_quote *q)
{
    for (uint32_t t = q->tok; t < q->tok + q->tok_n; t++) {
        uint32_t h = doc->token[t].head;
        if (!is_punct(doc, t) && (h == CLIO_NONE || h < q->tok || h >= q->tok + q->tok_n)) return t;
    }
    return q->tok;
}

/* The first verb above the quotation that is no part of it. */
static uint32_t verb_above(const clio_doc *doc, const clioi_quote *q)
{
    uint32_t t = doc->token[top_of(doc, q)].head;
    for (int d = 0; d < CLIMB && t != CLIO_NONE && (is_quoted(doc, t) || !is_verb(doc, t)); d++) t = doc->token[t].head;
    return t != CLIO_NONE && !is_quoted(doc, t) && is_verb(doc, t) ? t : CLIO_NONE;
}

uint32_t clioi_speech_verb(const clio_doc *doc, uint32_t q)
{
    uint32_t above = verb_above(doc, &doc->quote[q]);
    if (above != CLIO_NONE && clioi_lemma_in(doc, above, naming) && before_mark(doc, &doc->quote[q]) != CLIO_NONE) return above;
    return verb_near(doc, &doc->quote[q], CLIO_NONE);
}

uint32_t clioi_other_verb(const clio_doc *doc, uint32_t q, uint32_t verb)
{
    return verb_near(doc, &doc->quote[q], verb);
}

static int is_nominal(const clio_doc *doc, uint32_t t)
{
    unsigned u = doc->token[t].upos;
    return u == CLIOI_UPOS_NOUN || u == CLIOI_UPOS_PROPN || u == CLIOI_UPOS_PRON;
}

/* "...," said the leader: the nominal that follows the verb. */
static uint32_t right_of(const clio_doc *doc, uint32_t v, uint32_t end)
{
    for (uint32_t t = v + 1; t < end && t <= v + FAR; t++) {
        unsigned u = doc->token[t].upos, d;
        if (u == CLIOI_UPOS_DET || u == CLIOI_UPOS_ADJ || u == CLIOI_UPOS_NUM) continue;
        if (!is_nominal(doc, t) || is_quoted(doc, t)) return CLIO_NONE;
        for (d = doc->token[t].deprel; t + 1 < end && d == CLIOI_DEP_COMPOUND && is_nominal(doc, t + 1); d = doc->token[t].deprel) t++;
        return d == CLIOI_DEP_NSUBJ && doc->token[t].head != v ? CLIO_NONE : t;   /* "said the threats were credible": they say nothing */
    }
    return CLIO_NONE;
}

/* From the end of a phrase before the verb `v` up to its head: "Kaya" to "mother" in "the victim's mother, Ayse Kaya, said". */
static uint32_t head_of_phrase(const clio_doc *doc, uint32_t t, uint32_t v)
{
    for (uint32_t h = doc->token[t].head; h != CLIO_NONE && h + FAR > t && h < v && !is_quoted(doc, h); h = doc->token[t].head) {
        if (doc->token[t].deprel != CLIOI_DEP_FLAT && doc->token[t].deprel != CLIOI_DEP_APPOS) break;
        t = h;
    }
    return t;
}

/* "..., she added": the nominal right before the verb; before a comma only a name, "Egypt's delegate, Nasser, replied", not "in Rome, said". */
static uint32_t left_of(const clio_doc *doc, uint32_t v, uint32_t first)
{
    uint32_t t = v, head;
    const clio_name *n;
    int comma;
    while (t > first && (doc->token[t - 1].upos == CLIOI_UPOS_ADV || doc->token[t - 1].upos == CLIOI_UPOS_AUX)) t--;
    comma = t > first + 1 && clioi_tok_is(doc, t - 1, ",");
    t -= (uint32_t)comma;
    if (t == first || !is_nominal(doc, t - 1) || is_quoted(doc, t - 1)) return CLIO_NONE;
    head = head_of_phrase(doc, t - 1, v);
    if (!comma) return head;
    n = clioi_name_at(doc, t - 1);
    if (doc->token[t - 1].upos != CLIOI_UPOS_PROPN || (n && n->type == CLIO_LOC && doc->token[head].upos != CLIOI_UPOS_NOUN)) return CLIO_NONE;
    return head;
}

/* "..., stating that": the subject of the sentence, where the tree leads to no nearer one. */
static uint32_t root_subject(const clio_doc *doc, uint32_t v, const clio_sentence *s)
{
    if (doc->token[v].xpos != CLIOI_XPOS_VBG || is_quoted(doc, v)) return CLIO_NONE;
    for (uint32_t t = s->tok; t < v; t++)
        if (doc->token[t].head == CLIO_NONE) return clioi_subject_of(doc, t);
    return CLIO_NONE;
}

/* Words of a speech from outside it: no one who speaks.  A newspaper's name in marks is another matter. */
static int is_of_speech(const clio_doc *doc, uint32_t t)
{
    uint32_t q = is_quoted(doc, t) ? clioi_quote_around(doc, t) : CLIO_NONE;
    return q != CLIO_NONE && clioi_quote_speaks(doc, q);
}

static int is_finite(const clio_doc *doc, uint32_t v)
{
    unsigned x = doc->token[v].xpos;
    return x == CLIOI_XPOS_VBD || x == CLIOI_XPOS_VBZ || x == CLIOI_XPOS_VBP || clioi_is_passive(doc, v);
}

uint32_t clioi_speaker_of(const clio_doc *doc, uint32_t v)
{
    const clio_sentence *s = &doc->sentence[clioi_sentence_of(doc, v)];
    uint32_t who = clioi_subject_of(doc, v), t;
    if (who != CLIO_NONE && (is_quoted(doc, v) || !is_of_speech(doc, who))) return who;
    if (is_quoted(doc, v) || !is_finite(doc, v)) return root_subject(doc, v, s);
    t = left_of(doc, v, s->tok);
    return t != CLIO_NONE ? t : right_of(doc, v, s->tok + s->tok_n);
}

/* Each word that counts has a capital, and there are at least two, or it stands within the sentence. */
static int is_title(const clio_doc *doc, const clioi_quote *q)
{
    uint32_t capitals = 0, words = 0;
    for (uint32_t t = q->tok; t < q->tok + q->tok_n; t++) {
        char c = doc->text[doc->token[t].off];
        unsigned u = doc->token[t].upos;
        if (u == CLIOI_UPOS_PUNCT || u == CLIOI_UPOS_NUM) continue;
        words++;
        if (c >= 'A' && c <= 'Z') capitals++;
        else if ((unsigned char)c < 0x80 && (doc->token[t].len > 4 || (u != CLIOI_UPOS_ADP && u != CLIOI_UPOS_DET && u != CLIOI_UPOS_CCONJ && u != CLIOI_UPOS_PART))) return 0;
    }
    return capitals > 1 || (capitals && words == 1);
}

static int ends_as_sentence(const clio_doc *doc, const clioi_quote *q)
{
    uint32_t last = q->tok + q->tok_n - 1;
    return clioi_tok_is(doc, last, ".") || clioi_tok_is(doc, last, "!") || clioi_tok_is(doc, last, "?") || clioi_tok_is(doc, last, ",");
}

static uint32_t words_in(const clio_doc *doc, const clioi_quote *q)
{
    uint32_t n = 0;
    for (uint32_t t = q->tok; t < q->tok + q->tok_n; t++) n += !is_punct(doc, t);
    return n;
}

/* Is there nothing behind the closing mark in its sentence? */
static int fills_sentence(const clio_doc *doc, const clioi_quote *q)
{
    const clio_sentence *s = &doc->sentence[clioi_sentence_of(doc, q->tok)];
    uint32_t t = q->tok + q->tok_n, end = s->tok + s->tok_n;
    while (t < end && is_punct(doc, t)) t++;
    return t >= end;
}

/* Short words that stand alone, as only speech does. */
static int stands_alone(const clio_doc *doc, const clioi_quote *q)
{
    uint32_t b = before_mark(doc, q), end = q->tok + q->tok_n, v;
    if (b != CLIO_NONE && !is_punct(doc, b)) return 0;
    if (b != CLIO_NONE && clioi_tok_is(doc, b, ":")) return 1;
    if (!ends_as_sentence(doc, q) && !fills_sentence(doc, q) && !(end + 1 < doc->token_n && clioi_tok_is(doc, end + 1, ","))) return 0;
    if (b == CLIO_NONE && words_in(doc, q) > 1 && fills_sentence(doc, q)) return 1;
    v = verb_near(doc, q, CLIO_NONE);
    return v != CLIO_NONE && apart(q, v) <= FAR + SHORT;
}

static int is_below_saying(const clio_doc *doc, uint32_t v)
{
    for (int d = 0; d < CLIMB && v != CLIO_NONE; d++, v = doc->token[v].head)
        if (!is_quoted(doc, v) && clioi_tells_words(doc, v)) return 1;
    return 0;
}

/* "Was 'unacceptable'", "will 'never forget'". */
static int is_predicate(const clio_doc *doc, uint32_t t)
{
    return is_verb(doc, t) || clioi_kid(doc, t, CLIOI_DEP_COP) != CLIO_NONE;
}

/* Short words of somebody's within a sentence of the writer's. */
static int is_fragment(const clio_doc *doc, const clioi_quote *q)
{
    uint32_t b = before_mark(doc, q), v = verb_above(doc, q);
    if (v == CLIO_NONE || b == CLIO_NONE) return 0;
    for (uint32_t t = q->tok; t < q->tok + q->tok_n; t++)
        if (doc->text[doc->token[t].off] >= 'A' && doc->text[doc->token[t].off] <= 'Z') return 0;
    if (doc->token[b].upos == CLIOI_UPOS_DET || doc->token[b].xpos == CLIOI_XPOS_PRPS || clioi_tok_is(doc, b, "so-called")) return 0;
    if (clioi_lemma_in(doc, v, naming) && doc->token[top_of(doc, q)].head == v) return 1;
    return (words_in(doc, q) >= SHORT || is_predicate(doc, top_of(doc, q))) && is_below_saying(doc, v);
}

int clioi_quote_speaks(const clio_doc *doc, uint32_t k)
{
    const clioi_quote *q = &doc->quote[k];
    if (is_title(doc, q) && !stands_alone(doc, q)) return 0;
    return words_in(doc, q) > SHORT || stands_alone(doc, q) || is_fragment(doc, q);
}

uint32_t clioi_before_colon(const clio_doc *doc, uint32_t sentence, uint32_t *colon)
{
    const clio_sentence *s = &doc->sentence[sentence];
    uint32_t c = s->tok, end = s->tok + s->tok_n, t;
    while (c < end && c < s->tok + LABEL && !clioi_tok_is(doc, c, ":")) {
        if (is_verb(doc, c) || doc->token[c].upos == CLIOI_UPOS_AUX || is_quoted(doc, c) || is_punct(doc, c)) return CLIO_NONE;
        c++;
    }
    if (c == s->tok || c == end || !clioi_tok_is(doc, c, ":")) return CLIO_NONE;
    *colon = c;
    for (t = c - 1; t > s->tok && (doc->token[t].deprel == CLIOI_DEP_FLAT || doc->token[t].deprel == CLIOI_DEP_APPOS) && doc->token[t].head >= s->tok && doc->token[t].head < t;)
        t = doc->token[t].head;
    return is_nominal(doc, t) ? t : CLIO_NONE;
}
