/* pair.c -- "the two sides", "both countries", "the leaders": words for two parties that were named before.
 *
 * Such a word has no country of its own; it stands for two parties at once.  Whom it means
 * is looked for backwards, sentence by sentence:
 *
 *   a list of two parties      "The government and the rebels met.  The two sides agreed ..."
 *   exactly two countries      "Peru's president telephoned the king of Spain.  Both countries ..."
 *
 *   the two that were meant last, a few sentences ago
 *   exactly two countries in the nearest sentences that name any
 *
 * The nearest sentence that has one of the first two decides.  A list that is the subject of the
 * word's own verb is not meant ("Peru and Chile offered to mediate between the two sides").
 * Where three parties or more were named nothing is resolved.  "They" after such a word, or after a list of two, means the two as well. */
#include "stage/pair.h"
#include "core/mention.h"
#include "core/tree.h"
#include <string.h>

enum { REACH = 3, FAR = 6, UP = 12 };

/* A side that can be meant: a state or body by name, or people with a sector; not "Peruvian soil", not who reports. */
static int is_party(const clio_doc *doc, uint32_t t)
{
    const clio_actor *a = doc->actor_of[t] == CLIO_NONE ? NULL : &doc->actor[doc->actor_of[t]];
    if (!a || doc->token[t].upos == CLIOI_UPOS_PRON || a->sectors == 1u << CLIOI_SECTOR_JRN) return 0;
    return a->sectors || (a->country[0] && doc->token[t].upos == CLIOI_UPOS_PROPN);
}

/* A noun in the plural with "both", "the two", or for some with "the" alone; nothing else says whose or which they are. */
static int is_word_for_two(const clio_doc *doc, uint32_t t)
{
    int both = 0, two = 0, the = 0;
    if (doc->token[t].xpos != CLIOI_XPOS_NNS) return 0;
    if (!clioi_lemma_in(doc, t, "side country nation state leader president minister government neighbour neighbor rival power army capital")) return 0;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        switch (doc->token[k].deprel) {
        case CLIOI_DEP_DET: case CLIOI_DEP_DET_PREDET:
            both |= clioi_tok_is(doc, k, "both");
            the |= clioi_tok_is(doc, k, "the");
            break;
        case CLIOI_DEP_NUMMOD:
            if (!clioi_tok_is(doc, k, "two")) return 0;
            two = 1;
            break;
        case CLIOI_DEP_NMOD: case CLIOI_DEP_NMOD_POSS: case CLIOI_DEP_ACL: case CLIOI_DEP_ACL_RELCL: case CLIOI_DEP_COMPOUND: case CLIOI_DEP_AMOD: return 0;
        default: break;
        }
    return both || (the && (two || clioi_lemma_in(doc, t, "side leader")));
}

/* Is the list the subject of a verb above the word, which is no subject itself? */
static int does_it(const clio_doc *doc, uint32_t list, uint32_t t)
{
    uint32_t v = doc->token[list].head, up = t;
    if (doc->token[t].deprel == CLIOI_DEP_NSUBJ || doc->token[t].deprel == CLIOI_DEP_NSUBJ_PASS) return v == doc->token[t].head;
    for (int d = 0; d < UP && up != CLIO_NONE; d++, up = doc->token[up].head)
        if (up == v) return 1;
    return 0;
}

static int differ(const clio_actor *a, const clio_actor *b)
{
    return strcmp(a->country, b->country) || a->sectors != b->sectors;
}

/* "The leaders", "both presidents" are people with a name. */
static int is_kind(const clio_doc *doc, uint32_t t, uint32_t party)
{
    const clio_name *name = clioi_name_at(doc, party);
    uint32_t appos = clioi_kid(doc, party, CLIOI_DEP_APPOS);
    if (!clioi_lemma_in(doc, t, "leader president minister")) return 1;
    if (!name && appos != CLIO_NONE) name = clioi_name_at(doc, appos);
    return name && name->type == CLIO_PER;
}

/* The last list of exactly two parties between the tokens; 1 if there is one. */
static int list_of_two(const clio_doc *doc, uint32_t from, uint32_t end, uint32_t t, uint32_t two[2])
{
    int found = 0;
    for (uint32_t k = from; k < end; k++) {
        uint32_t conj[3], n = is_party(doc, k) ? clioi_conjuncts(doc, k, conj, 3) : 0;
        unsigned d = doc->token[k].deprel;
        if (n != 2 || !is_party(doc, conj[1]) || !is_kind(doc, t, conj[0]) || !is_kind(doc, t, conj[1]) || !differ(&doc->actor[doc->actor_of[k]], &doc->actor[doc->actor_of[conj[1]]])) continue;
        if (d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_AMOD || d == CLIOI_DEP_CONJ || conj[1] >= end || does_it(doc, k, t)) continue;
        two[0] = conj[0];
        two[1] = conj[1];
        found = 1;
    }
    return found;
}

/* Does the party speak or fight for a country? */
static int is_of_state(const clio_actor *a)
{
    const uint32_t powers = 1u << CLIOI_SECTOR_GOV | 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_REB | 1u << CLIOI_SECTOR_PRM;
    return a->country[0] && strcmp(a->country, "UNO") && strcmp(a->country, "NGO") && strcmp(a->country, "IGO") && (!a->sectors || a->sectors & powers);
}

/* How many countries have parties between the tokens, at most three; the first party of each of the first two. */
static uint32_t countries_told(const clio_doc *doc, uint32_t from, uint32_t end, uint32_t t, uint32_t two[2])
{
    uint32_t n = 0;
    for (uint32_t k = from; k < end; k++) {
        unsigned d = doc->token[k].deprel;
        const clio_actor *a = is_party(doc, k) ? &doc->actor[doc->actor_of[k]] : NULL;
        if (!a || !is_of_state(a) || !is_kind(doc, t, k) || d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_AMOD || d == CLIOI_DEP_FLAT || d == CLIOI_DEP_NMOD_DESC) continue;
        if ((n && !strcmp(doc->actor[doc->actor_of[two[0]]].country, a->country)) || (n > 1 && !strcmp(doc->actor[doc->actor_of[two[1]]].country, a->country))) continue;
        if (n == 2) return 3;
        two[n++] = k;
    }
    return n;
}

/* The country itself, where it was named before; else the party. */
static uint32_t land_of(const clio_doc *doc, uint32_t party, uint32_t end)
{
    const char *country = doc->actor[doc->actor_of[party]].country;
    for (uint32_t k = end; k-- > 0;) {
        const clio_actor *a = is_party(doc, k) ? &doc->actor[doc->actor_of[k]] : NULL;
        if (a && a->id && !a->sectors && !strcmp(a->id, country)) return k;
    }
    return party;
}

/* Two countries in sentences that each name one of them, or both. */
static int two_in_turn(const clio_doc *doc, uint32_t sentence, uint32_t t, uint32_t two[2])
{
    uint32_t end = doc->sentence[sentence].tok;
    if (!clioi_lemma_in(doc, t, "side country nation state government neighbour neighbor")) return 0;
    for (uint32_t back = 1; back <= FAR && back <= sentence; back++) {
        uint32_t n = countries_told(doc, doc->sentence[sentence - back].tok, end, t, two);
        if (n < 2) continue;
        for (uint32_t k = 0; k < 2; k++) two[k] = land_of(doc, two[k], end);
        return n == 2;
    }
    return 0;
}

/* The two of the word for two before, a few sentences back: "the two countries ...  Both sides ...". */
static int two_before(const clio_doc *doc, uint32_t sentence, uint32_t t, uint32_t two[2])
{
    uint32_t from = doc->sentence[sentence > FAR ? sentence - FAR : 0].tok;
    if (!doc->pair_n || doc->pair[doc->pair_n - 1].tok < from) return 0;
    two[0] = doc->actor[doc->actor_of[doc->pair[doc->pair_n - 1].tok]].head;
    two[1] = doc->actor[doc->pair[doc->pair_n - 1].second].head;
    return is_kind(doc, t, two[0]) && is_kind(doc, t, two[1]);
}

static int find_two(const clio_doc *doc, uint32_t sentence, uint32_t t, uint32_t two[2])
{
    for (uint32_t back = 0; back <= REACH && back <= sentence; back++) {
        const clio_sentence *s = &doc->sentence[sentence - back];
        uint32_t end = back ? s->tok + s->tok_n : t;
        if (list_of_two(doc, s->tok, end, t, two)) return 1;
        if ((back || doc->token[t].deprel == CLIOI_DEP_NSUBJ) && countries_told(doc, s->tok, end, t, two) == 2) return 1;
    }
    return two_before(doc, sentence, t, two) || two_in_turn(doc, sentence, t, two);
}

static uint32_t first_told(const clio_doc *doc, uint32_t t) { return doc->told[t] == CLIO_NONE ? t : doc->told[t]; }

static void put(clio_doc *doc, uint32_t t, const uint32_t two[2])
{
    doc->pair[doc->pair_n++] = (clioi_both){.tok = t, .second = doc->actor_of[two[1]]};
    doc->actor_of[t] = doc->actor_of[two[0]];
    doc->told[t] = first_told(doc, two[0]);
}

/* "They", taken for a list of two or for a word for two. */
static int takes_up_two(const clio_doc *doc, uint32_t t, uint32_t two[3])
{
    uint32_t k = doc->told[t];
    if (doc->token[t].upos != CLIOI_UPOS_PRON || k == CLIO_NONE || !clioi_lemma_in(doc, t, "they them their")) return 0;
    for (uint32_t p = 0; p < doc->pair_n; p++) {
        if (doc->pair[p].tok != k) continue;
        two[0] = doc->actor[doc->actor_of[k]].head;
        two[1] = doc->actor[doc->pair[p].second].head;
        return 1;
    }
    return doc->token[k].deprel != CLIOI_DEP_CONJ && clioi_conjuncts(doc, k, two, 3) == 2 && is_party(doc, two[0]) && is_party(doc, two[1]);
}

void clioi_find_pairs(clio_doc *doc)
{
    uint32_t n = 0, two[3];
    for (uint32_t t = 0; t < doc->token_n; t++) n += (uint32_t)(is_word_for_two(doc, t) || doc->token[t].upos == CLIOI_UPOS_PRON);
    doc->pair = CLIOI_NEW(&doc->mem, clioi_both, n);
    for (uint32_t s = 0; doc->pair && s < doc->sentence_n; s++)
        for (uint32_t t = doc->sentence[s].tok; t < doc->sentence[s].tok + doc->sentence[s].tok_n; t++) {
            if (takes_up_two(doc, t, two)) put(doc, t, two);
            if (!is_word_for_two(doc, t) || (doc->actor_of[t] != CLIO_NONE && doc->actor[doc->actor_of[t]].country[0])) continue;
            if (find_two(doc, s, t, two)) put(doc, t, two);
        }
}

uint32_t clioi_second_of_pair(const clio_doc *doc, uint32_t tok)
{
    for (uint32_t k = 0; k < doc->pair_n; k++)
        if (doc->pair[k].tok == tok) return doc->pair[k].second;
    return CLIO_NONE;
}
