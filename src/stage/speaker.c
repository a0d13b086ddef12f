/* speaker.c -- stage who: whom the words for a speaker mean.
 *
 * News names a speaker once and then says "he", "Ferrante", "the statement".  For the
 * parties of acts stage actor finds what such words stand for, in countries and sectors;
 * here it is the words themselves that are wanted, also of people who are in no lexicon.
 *
 *   an office with a name     "the mayor of Rouen, Luc Morel": Luc Morel
 *   a surname                 the last full name before it that ends in it
 *   "he", "she"               the person whom the sentences before tell of, subjects first
 *   "they"                    the last plural subject
 *   "it"                      the last body that was a subject
 *   "the spokesman"           whoever was last called a spokesman, if that telling says more
 *   "the statement"           who was said to have made one
 *
 * All of these look back, never forward, so a chain of them ends. */
#include "stage/speaker.h"
#include "core/tree.h"
#include "stage/clause.h"
#include "stage/speech.h"
#include <string.h>

enum { SENTENCES_BACK = 4, TOKENS_BACK = 400, NAMES_BACK = 500, CHAIN_MAX = 6, ANY = 1, SUBJECT = 2, SPEAKS = 3 };

static const char papers[] = "statement letter message communique report note release";

static const char heads[] = "head chief leader man woman boy girl father mother";

/* A name of a person; or one in no lexicon that speaks, whatever the model took it for. */
static int is_person_name(const clio_doc *doc, uint32_t t)
{
    const clio_name *n = clioi_name_at(doc, t);
    uint32_t v = doc->token[t].head;
    if (!n || n->type == CLIO_PER) return n != NULL;
    return n->type != CLIO_NORP && doc->hit_of[t] == CLIO_NONE && doc->token[t].deprel == CLIOI_DEP_NSUBJ && n->tok_n > 1 && v != CLIO_NONE && clioi_is_saying(doc, v);
}

static int same_text(const clio_doc *doc, uint32_t a, uint32_t b)
{
    const clio_token *x = &doc->token[a], *y = &doc->token[b];
    return x->len == y->len && !memcmp(doc->text + x->off, doc->text + y->off, x->len);
}

/* How many names begin before `t`. */
static uint32_t names_before(const clio_doc *doc, uint32_t t)
{
    uint32_t lo = 0, hi = doc->name_n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (doc->name[mid].tok < t) lo = mid + 1;
        else hi = mid;
    }
    return lo;
}

/* The full name that a surname is the end of. */
static uint32_t full_name(const clio_doc *doc, uint32_t t)
{
    const clio_name *own = clioi_name_at(doc, t);
    if (doc->token[t].upos != CLIOI_UPOS_PROPN || doc->token[t].flags & CLIO_TOK_QUOTED || (own && (own->type == CLIO_NORP || own->tok_n != 1))) return CLIO_NONE;
    for (uint32_t k = names_before(doc, t), seen = 0; k-- > 0 && seen < NAMES_BACK; seen++) {
        const clio_name *n = &doc->name[k];
        uint32_t last = n->tok + n->tok_n - 1;
        int ends_in = n->tok_n > 1 && (same_text(doc, last, t) || (n->tok_n > 2 && same_text(doc, last - 1, t)));   /* "Castanon", once "Noe Castanon Leon" */
        uint32_t head = ends_in ? clioi_head_of_run(doc, n->tok, n->tok + n->tok_n) : CLIO_NONE;
        if (head != CLIO_NONE && is_person_name(doc, head)) return head;
    }
    return CLIO_NONE;
}

static int role_of(const clioi_lex *lex, const clio_doc *doc, uint32_t t)
{
    const clioi_hit *h = clioi_hit_at(doc, t);
    const clioi_entry *e = h ? clioi_hit_entry(lex, h, CLIOI_K_ROLE) : NULL;
    return e ? e->sub : 0;
}

int clioi_is_person(const clioi_lex *lex, const clio_doc *doc, uint32_t t)
{
    if (is_person_name(doc, t)) return 1;
    if (full_name(doc, t) != CLIO_NONE) return 1;
    return doc->token[t].xpos == CLIOI_XPOS_NN && (role_of(lex, doc, t) == CLIOI_ROLE_PERSON || clioi_lemma_in(doc, t, heads));
}

/* A noun that says something and is no body: a baker, a woman. */
static int speaks_as_person(const clioi_lex *lex, const clio_doc *doc, uint32_t t)
{
    const clioi_hit *h = clioi_hit_at(doc, t);
    uint32_t v = doc->token[t].head;
    if (doc->token[t].xpos != CLIOI_XPOS_NN || doc->token[t].deprel != CLIOI_DEP_NSUBJ || v == CLIO_NONE || !clioi_is_saying(doc, v)) return 0;
    return role_of(lex, doc, t) != CLIOI_ROLE_GROUP && !(h && h->kinds & CLIOI_KBIT(CLIOI_K_BODY)) && !clioi_lemma_in(doc, t, papers);
}

static int is_subject(const clio_doc *doc, uint32_t t)
{
    unsigned d = doc->token[t].deprel;
    return d == CLIOI_DEP_NSUBJ || d == CLIOI_DEP_NSUBJ_PASS || d == CLIOI_DEP_NSUBJ_OUTER || d == CLIOI_DEP_OBL_AGENT;
}

/* How much a sentence is about `t`: SPEAKS for the subject of its root or of a verb of saying. */
static int weight(const clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head;
    if (!is_subject(doc, t) || v == CLIO_NONE) return ANY;
    return doc->token[v].head == CLIO_NONE || clioi_is_saying(doc, v) ? SPEAKS : SUBJECT;
}

/* Part of a phrase whose head stands for it: a first name, "Finance" of "Finance minister". */
static int is_inner(const clio_doc *doc, uint32_t t)
{
    unsigned d = doc->token[t].deprel;
    return d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_FLAT || d == CLIOI_DEP_AMOD || d == CLIOI_DEP_NMOD_POSS || d == CLIOI_DEP_NMOD_DESC || d == CLIOI_DEP_APPOS;
}

/* Who speaks last in the sentence, with a verb of saying. */
static uint32_t last_speaker(const clioi_lex *lex, const clio_doc *doc, const clio_sentence *s, uint32_t end)
{
    uint32_t best = CLIO_NONE;
    for (uint32_t v = s->tok; v < s->tok + s->tok_n && v < end; v++) {
        uint32_t who = !(doc->token[v].flags & CLIO_TOK_QUOTED) && clioi_is_saying(doc, v) ? clioi_speaker_of(doc, v) : CLIO_NONE;
        if (who == CLIO_NONE || who >= end || doc->token[who].upos == CLIOI_UPOS_PRON) continue;
        if (clioi_is_person(lex, doc, who) || doc->token[who].upos == CLIOI_UPOS_PROPN) best = who;
    }
    return best;
}

uint32_t clioi_person_told(const clioi_lex *lex, const clio_doc *doc, uint32_t sentence, uint32_t end)
{
    const clio_sentence *s = &doc->sentence[sentence];
    uint32_t best = last_speaker(lex, doc, s, end);
    int most = 0;
    if (best != CLIO_NONE) return best;
    for (uint32_t t = s->tok; t < s->tok + s->tok_n && t < end; t++) {
        int w;
        if (doc->token[t].flags & CLIO_TOK_QUOTED || is_inner(doc, t) || doc->token[t].upos == CLIOI_UPOS_PRON) continue;
        w = weight(doc, t);
        if (w < most || !(clioi_is_person(lex, doc, t) || speaks_as_person(lex, doc, t))) continue;
        if (w == ANY && (most == ANY || !is_person_name(doc, t))) continue;   /* of those in passing, the first name */
        best = t;
        most = w;
    }
    return best;
}

/* "Mr. Doe" is not she, "Mrs. Doe" not he. */
static int wrong_gender(const clio_doc *doc, int she, uint32_t t)
{
    static const char his[] = "mr mr. king man father spokesman chairman", hers[] = "mrs mrs. ms ms. queen woman mother spokeswoman chairwoman";
    if (clioi_lemma_in(doc, t, she ? his : hers)) return 1;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (is_inner(doc, k) && clioi_lemma_in(doc, k, she ? "Mr Mr. mr mr. king King spokesman" : "Mrs Mrs. Ms Ms. mrs mrs. ms ms. queen Queen spokeswoman")) return 1;
    return 0;
}

/* "The judge asked the accused whether ...": he will answer.  CLIO_NONE where the sentence asks nobody. */
static uint32_t who_was_asked(const clio_doc *doc, uint32_t sentence)
{
    const clio_sentence *s = &doc->sentence[sentence];
    for (uint32_t v = s->tok; v < s->tok + s->tok_n; v++) {
        uint32_t o;
        if (doc->token[v].head != CLIO_NONE || !clioi_lemma_in(doc, v, "ask question") || clioi_is_passive(doc, v)) continue;
        o = clioi_kid(doc, v, CLIOI_DEP_IOBJ);
        if (o == CLIO_NONE) o = clioi_kid(doc, v, CLIOI_DEP_OBJ);
        return o != CLIO_NONE && clioi_pos_of(doc, o) == 'N' && doc->token[o].xpos != CLIOI_XPOS_NNS ? o : CLIO_NONE;
    }
    return CLIO_NONE;
}

static uint32_t person_before(const clioi_lex *lex, const clio_doc *doc, uint32_t t)
{
    uint32_t sent = clioi_sentence_of(doc, t);
    int she = clioi_tok_is(doc, t, "she");
    uint32_t asked = sent ? who_was_asked(doc, sent - 1) : CLIO_NONE;
    if (asked != CLIO_NONE) return asked;
    for (uint32_t back = 0; back <= SENTENCES_BACK && back <= sent; back++) {
        uint32_t p = clioi_person_told(lex, doc, sent - back, t);
        if (p != CLIO_NONE && !wrong_gender(doc, she, p)) return p;
    }
    return CLIO_NONE;
}

/* The last subject before `t` that is plural (or, not `many`, a body). */
static uint32_t group_before(const clioi_lex *lex, const clio_doc *doc, uint32_t t, int many)
{
    uint32_t sent = clioi_sentence_of(doc, t), first = doc->sentence[sent > 2 ? sent - 2 : 0].tok;
    for (uint32_t k = t; k-- > first;) {
        const clio_name *n = clioi_name_at(doc, k);
        int plural = doc->token[k].xpos == CLIOI_XPOS_NNS || doc->token[k].xpos == CLIOI_XPOS_NNPS, body;
        if (doc->token[k].flags & CLIO_TOK_QUOTED || !is_subject(doc, k) || doc->token[k].upos == CLIOI_UPOS_PRON) continue;
        body = (n && n->type == CLIO_ORG) || role_of(lex, doc, k) == CLIOI_ROLE_GROUP;
        if (many ? plural : body && !plural) return k;
    }
    return CLIO_NONE;
}

/* "Its coordinator, Nadia Weiss.", in whatever tree: a name between commas right behind the office. */
static uint32_t name_behind_comma(const clio_doc *doc, uint32_t t)
{
    const clio_name *n = t + 2 < doc->token_n && clioi_tok_is(doc, t + 1, ",") ? clioi_name_at(doc, t + 2) : NULL;
    if (!n || n->type != CLIO_PER || n->tok != t + 2 || n->tok_n < 2) return CLIO_NONE;
    return n->tok + n->tok_n < doc->token_n && doc->token[n->tok + n->tok_n].upos != CLIOI_UPOS_PUNCT ? CLIO_NONE : clioi_head_of_run(doc, n->tok, n->tok + n->tok_n);
}

/* A person's name in apposition to an office, or to what the office is of. */
static uint32_t name_beside(const clioi_lex *lex, const clio_doc *doc, uint32_t t)
{
    int person = role_of(lex, doc, t) == CLIOI_ROLE_PERSON && doc->token[t].xpos == CLIOI_XPOS_NN;
    if (is_person_name(doc, t)) return CLIO_NONE;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        int beside = d == CLIOI_DEP_APPOS || d == CLIOI_DEP_FLAT || d == CLIOI_DEP_NMOD_DESC || (d == CLIOI_DEP_CONJ && clioi_kid(doc, k, CLIOI_DEP_CC) == CLIO_NONE);
        if (beside && (is_person_name(doc, k) || (person && d == CLIOI_DEP_APPOS && doc->token[k].upos == CLIOI_UPOS_PROPN))) return k;
        if (prep != CLIOI_SLOT_OF && prep != CLIOI_SLOT_FOR) continue;
        for (uint32_t j = doc->kid_first[k]; j != CLIO_NONE; j = doc->kid_next[j])
            if (doc->token[j].deprel == CLIOI_DEP_APPOS && is_person_name(doc, j)) return j;
    }
    return doc->token[t].xpos == CLIOI_XPOS_NN ? name_behind_comma(doc, t) : CLIO_NONE;
}

static int says_who(const clio_doc *doc, uint32_t t)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        if (d == CLIOI_DEP_NMOD || d == CLIOI_DEP_NMOD_POSS || d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_APPOS || d == CLIOI_DEP_FLAT) return 1;
    }
    return 0;
}

static int same_word(const clio_doc *doc, uint32_t a, uint32_t b)
{
    const char *x = doc->text + doc->token[a].off, *y = doc->text + doc->token[b].off;
    if (doc->token[a].len != doc->token[b].len) return 0;
    for (uint32_t k = 0; k < doc->token[a].len; k++)
        if (x[k] != y[k] && (k || (x[k] ^ y[k]) != 0x20)) return 0;
    return 1;
}

/* "The spokesman": the last telling of that word that says more.  "Spokesman Jens Hartwig" has it beside the name. */
static uint32_t told_before(const clio_doc *doc, uint32_t t)
{
    uint32_t det = clioi_kid(doc, t, CLIOI_DEP_DET);
    if (doc->token[t].upos != CLIOI_UPOS_NOUN || !doc->token[t].lemma || det == CLIO_NONE || !clioi_tok_is(doc, det, "the") || says_who(doc, t)) return CLIO_NONE;
    for (uint32_t k = t, seen = 0; k-- > 0 && seen < TOKENS_BACK; seen++) {
        uint32_t h = doc->token[k].head;
        if (doc->token[k].flags & CLIO_TOK_QUOTED || !same_word(doc, k, t)) continue;
        if (is_person_name(doc, k)) {   /* "General Sani Bello" */
            const clio_name *n = clioi_name_at(doc, k);
            return clioi_head_of_run(doc, n->tok, n->tok + n->tok_n);
        }
        if (is_inner(doc, k) && h != CLIO_NONE && is_person_name(doc, h)) return h;
        if (says_who(doc, k)) return k;
    }
    return CLIO_NONE;
}

/* "Issued a statement", "said in a letter". */
static int is_made(const clio_doc *doc, uint32_t paper)
{
    uint32_t v = doc->token[paper].head;
    if (v == CLIO_NONE || doc->token[v].upos != CLIOI_UPOS_VERB) return 0;
    if (doc->token[paper].deprel == CLIOI_DEP_OBJ) return clioi_lemma_in(doc, v, "issue publish release make give put emit send write read present deliver post sign circulate");
    return doc->token[paper].deprel == CLIOI_DEP_OBL && clioi_prep_of(doc, paper) == CLIOI_SLOT_IN && clioi_tells_words(doc, v);
}

/* "In a statement, the force acknowledged ...": who made the paper of that word. */
static uint32_t maker_of_paper(const clio_doc *doc, uint32_t t)
{
    if (!clioi_lemma_in(doc, t, papers) || says_who(doc, t)) return CLIO_NONE;
    for (uint32_t k = t, seen = 0; k-- > 0 && seen < TOKENS_BACK; seen++) {
        uint32_t v = doc->token[k].head;
        if (!doc->token[k].lemma || strcmp(doc->token[k].lemma, doc->token[t].lemma) || doc->token[k].flags & CLIO_TOK_QUOTED) continue;
        if (is_made(doc, k)) return clioi_subject_of(doc, v);
    }
    return CLIO_NONE;
}

/* "It": the maker of a paper that the sentence before tells of ("it read"), else a body. */
static uint32_t body_before(const clioi_lex *lex, const clio_doc *doc, uint32_t t)
{
    uint32_t sent = clioi_sentence_of(doc, t), first = doc->sentence[sent ? sent - 1 : 0].tok;
    for (uint32_t k = t; k-- > first;)
        if (!(doc->token[k].flags & CLIO_TOK_QUOTED) && clioi_lemma_in(doc, k, papers) && is_made(doc, k)) return clioi_subject_of(doc, doc->token[k].head);
    return group_before(lex, doc, t, 0);
}

static uint32_t one_step(const clioi_lex *lex, const clio_doc *doc, uint32_t t)
{
    uint32_t to;
    if (clioi_tok_is(doc, t, "he") || clioi_tok_is(doc, t, "she")) return person_before(lex, doc, t);
    if (clioi_tok_is(doc, t, "they")) return group_before(lex, doc, t, 1);
    if (clioi_tok_is(doc, t, "it")) return body_before(lex, doc, t);
    if ((to = name_beside(lex, doc, t)) != CLIO_NONE) return to;
    if ((to = full_name(doc, t)) != CLIO_NONE) return to;
    if ((to = maker_of_paper(doc, t)) != CLIO_NONE) return to;
    return told_before(doc, t);
}

uint32_t clioi_name_speaker(const clioi_lex *lex, const clio_doc *doc, uint32_t t)
{
    for (int n = 0; n < CHAIN_MAX; n++) {
        uint32_t to = one_step(lex, doc, t);
        if (to == CLIO_NONE || to == t) return t;
        t = to;
    }
    return t;
}
