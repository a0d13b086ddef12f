/* refer.c -- stage actor: whom nouns mean that have no name of their own.
 *
 *   definite nouns      "the president", "the officers", "the militants", "the group", "the kingdom", "the North"
 *   lands               "this country", "the country": the land that was named last
 *   owners              "their men" are of whoever "they" are
 *
 * Precise rather than complete: what more than one party could mean is left open.  Pronouns: pronoun.c. */
#include "stage/refer.h"
#include "core/mention.h"
#include "core/tree.h"
#include "stage/clause.h"
#include <string.h>

enum { LOOK_BACK = 48 };

void clioi_mean(clioi_finder *fd, uint32_t t, uint32_t k)
{
    uint32_t first = clioi_first_told(fd, k);
    int nobody_yet = fd->doc->token[k].upos == CLIOI_UPOS_PRON && !fd->of[k].told;      /* a "he" of whom we know no more */
    fd->of[t] = fd->of[k];
    fd->of[t].told = nobody_yet || first == t ? 0 : first + 1;
}

/* "Her spokesman": if she is nobody in politics, neither is he. */
static int speaks_for_nobody(const clioi_facts *f, const clioi_facts *owner)
{
    return f->generic && f->person && f->sectors == 1u << CLIOI_SECTOR_GOV && owner->person && !owner->sectors;
}

/* "its troops", "his group": of the owner's country, if they have none of their own. */
void clioi_take_owner(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    clioi_facts *f = &fd->of[t];
    uint32_t k = clioi_kid(doc, t, CLIOI_DEP_NMOD_POSS);
    if (k != CLIO_NONE && clioi_lemma_in(doc, t, "spokesman spokeswoman spokesperson lawyer") && speaks_for_nobody(f, &fd->of[k])) {
        f->sectors = 0;
        f->first = CLIOI_SECTOR_COUNT;
        f->country[0] = 0;
        return;
    }
    if (k == CLIO_NONE || doc->token[k].upos != CLIOI_UPOS_PRON || !(f->role || f->group) || f->who || f->country[0] || clioi_is_counterpart(doc, t))
        return;
    clioi_set_country(f, fd->of[k].country);
}

/* "The candidate of the party X" says itself which one is meant. */
static int has_of_phrase(const clio_doc *doc, uint32_t t)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_NMOD && clioi_prep_of(doc, k) == CLIOI_SLOT_OF) return 1;
    return 0;
}

static int is_definite(const clio_doc *doc, uint32_t t)
{
    uint32_t det = clioi_kid(doc, t, CLIOI_DEP_DET);
    return det != CLIO_NONE && clioi_tok_is(doc, det, "the");
}

/* "The party leader Jane Doe": the name says who. */
static int describes_name(const clio_doc *doc, uint32_t t)
{
    unsigned d = doc->token[t].deprel;
    return d == CLIOI_DEP_NMOD_DESC || d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_FLAT;
}

/* Are two words one noun: "federation" and the last word of "Free Farmers' Federation"? */
static int one_noun(const clio_doc *doc, uint32_t a, uint32_t b)
{
    const char *x = doc->token[a].lemma, *y = doc->token[b].lemma;
    return x && y && clioi_hash_folded(CLIOI_HASH_SEED, x, strlen(x)) == clioi_hash_folded(CLIOI_HASH_SEED, y, strlen(y));
}

/* Does the phrase of `k` have the noun of `t`: as its head, as a title, as an office beside a name? */
static int has_noun(const clio_doc *doc, uint32_t k, uint32_t t)
{
    if (one_noun(doc, k, t)) return 1;
    if (doc->token[k].upos != CLIOI_UPOS_PROPN) return 0;
    for (uint32_t j = doc->kid_first[k]; j != CLIO_NONE; j = doc->kid_next[j]) {
        unsigned d = doc->token[j].deprel;
        if ((d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_FLAT || d == CLIOI_DEP_APPOS || d == CLIOI_DEP_NMOD_DESC) && one_noun(doc, j, t)) return 1;
    }
    return 0;
}

/* "The opposition leader", "the foreign minister": what narrows the noun, save "former" and the land, must be told of the other, too. */
static int narrows_alike(const clioi_finder *fd, uint32_t t, uint32_t k)
{
    const clio_doc *doc = fd->doc;
    for (uint32_t j = doc->kid_first[t]; j != CLIO_NONE; j = doc->kid_next[j]) {
        int found = 0;
        if (doc->token[j].deprel != CLIOI_DEP_AMOD && doc->token[j].deprel != CLIOI_DEP_COMPOUND) continue;
        if (clioi_lemma_in(doc, j, "former ex late new old armed militant rebel radical extremist Islamist Islamic jihadist terrorist criminal") || fd->of[j].country[0]) continue;
        for (uint32_t i = k > 6 ? k - 6 : 0; i < k + 3 && i < doc->token_n && !found; i++) found = one_noun(doc, i, j);
        if (!found) return 0;
    }
    return 1;
}

/* Is a word of rank before the noun? */
static int ranked(const clio_doc *doc, uint32_t t)
{
    return t && clioi_lemma_in(doc, t - 1, "prime Prime vice Vice deputy Deputy");
}

/* A prime minister, vice president, deputy governor is not the minister, the president, the governor, nor the other way round. */
static int same_rank(const clioi_finder *fd, uint32_t t, uint32_t k)
{
    const clio_doc *doc = fd->doc;
    uint32_t title = k;
    if (!narrows_alike(fd, t, k)) return 0;
    for (uint32_t j = doc->kid_first[k]; j != CLIO_NONE && !one_noun(doc, k, t); j = doc->kid_next[j])
        if (one_noun(doc, j, t)) title = j;
    return ranked(doc, t) == ranked(doc, title);
}

/* Does the verb of `t` have the party of `k` for its subject? */
static int does_to_itself(const clioi_finder *fd, uint32_t t, uint32_t k)
{
    const clio_doc *doc = fd->doc;
    uint32_t v = doc->token[t].head, s;
    for (int up = 0; up < 4 && v != CLIO_NONE && clioi_pos_of(doc, v) != 'V'; up++) v = doc->token[v].head;
    if (v == CLIO_NONE || doc->token[t].deprel == CLIOI_DEP_NSUBJ || doc->token[t].deprel == CLIOI_DEP_NSUBJ_PASS) return 0;
    s = clioi_subject_of(doc, v);
    return s != CLIO_NONE && clioi_first_told(fd, s) == clioi_first_told(fd, k);
}

/* An organisation that was told by its name or by letters, known to the lexicon or not. */
static int is_named_body(const clioi_finder *fd, uint32_t k)
{
    const clio_name *name = clioi_name_at(fd->doc, k);
    const clioi_facts *g = &fd->of[k];
    return g->body && !g->person && (g->told || (name && name->type == CLIO_ORG) || (g->who && g->who->kind == CLIOI_K_BODY));
}

/* Nouns that say less than the name before them, and what they take up: bodies. */
static int takes_up(const clioi_finder *fd, uint32_t t, uint32_t k)
{
    const clio_doc *doc = fd->doc;
    const clioi_facts *g = &fd->of[k];
    if (!is_named_body(fd, k)) return 0;
    if (clioi_lemma_in(doc, t, "company firm")) return g->first == CLIOI_SECTOR_BUS || !g->sectors;
    if (clioi_lemma_in(doc, t, "bloc")) return g->who && g->who->sub == CLIOI_BODY_IGO;
    if (clioi_lemma_in(doc, t, "organisation organization group movement")) return g->first != CLIOI_SECTOR_BUS && g->first != CLIOI_SECTOR_GOV && g->first != CLIOI_SECTOR_MIL && g->first != CLIOI_SECTOR_COP;
    return clioi_lemma_in(doc, t, "party") && g->who && g->who->sub == CLIOI_BODY_PARTY;
}

/* "The minister", "the federation", "the company": the last party of that noun, or of a name that the noun takes up. */
void clioi_resolve_noun(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    clioi_facts *f = &fd->of[t];
    if (f->told || f->who || doc->token[t].xpos != CLIOI_XPOS_NN || !is_definite(doc, t) || describes_name(doc, t) || has_of_phrase(doc, t) || clioi_kid(doc, t, CLIOI_DEP_APPOS) != CLIO_NONE ||
        clioi_kid(doc, t, CLIOI_DEP_ACL_RELCL) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_NMOD) != CLIO_NONE)
        return;
    for (uint32_t k = t, seen = 0; k-- > 0 && seen < LOOK_BACK * 8; seen++) {
        const clioi_facts *g = &fd->of[k];
        unsigned x = doc->token[k].xpos;
        if (clioi_facts_empty(g) && !g->body) continue;
        if (x == CLIOI_XPOS_NNS || x == CLIOI_XPOS_NNPS || doc->token[k].upos == CLIOI_UPOS_PRON || doc->token[k].upos == CLIOI_UPOS_ADJ) continue;
        if (f->country[0] && strcmp(f->country, g->country)) continue;
        if (!takes_up(fd, t, k) && !(has_noun(doc, k, t) && (g->body || g->person) && same_rank(fd, t, k))) continue;
        if (does_to_itself(fd, t, k)) continue;
        if (g->who || g->country[0] || g->sectors) {
            const clioi_entry *why = f->why;
            clioi_mean(fd, t, k);
            if (why) fd->of[t].why = why;
        } else {
            f->told = clioi_first_told(fd, k) + 1;
            f->body |= g->body;
        }
        return;
    }
}

/* "Senators criticised the president": parties and parliaments speak of the officials of their own country.  Its code, or "". */
static const char *home_of(const clioi_finder *fd, uint32_t t)
{
    const uint32_t domestic = 1u << CLIOI_SECTOR_PTY | 1u << CLIOI_SECTOR_OPP | 1u << CLIOI_SECTOR_LEG;
    const clio_doc *doc = fd->doc;
    uint32_t v = doc->token[t].head, s;
    if (v == CLIO_NONE || (doc->token[t].deprel != CLIOI_DEP_OBJ && doc->token[t].deprel != CLIOI_DEP_OBL)) return "";
    s = clioi_subject_of(doc, v);
    return s != CLIO_NONE && s < t && fd->of[s].sectors & domestic ? fd->of[s].country : "";
}

/* "A candidate for president": the office, whoever will hold it. */
static int is_office_sought(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head;
    return doc->token[t].deprel == CLIOI_DEP_NMOD && clioi_prep_of(doc, t) == CLIOI_SLOT_FOR && h != CLIO_NONE &&
           clioi_lemma_in(doc, h, "candidate contender nominee hopeful bid race run campaign election candidacy");
}

/* A noun for any politician, with nothing that narrows it but a land. */
static int says_little(const clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    if (!clioi_lemma_in(doc, t, "politician leader official statesman head chief")) return 0;
    for (uint32_t j = doc->kid_first[t]; j != CLIO_NONE; j = doc->kid_next[j])
        if ((doc->token[j].deprel == CLIOI_DEP_AMOD || doc->token[j].deprel == CLIOI_DEP_COMPOUND) && !fd->of[j].country[0]) return 0;
    return 1;
}

/* "Egyptian President Jane Doe", "the Greek ministry": whose land is told with the office, and who is no subject, is
 * not "the president" where another may be. */
static int is_told_foreign(const clioi_finder *fd, uint32_t k)
{
    for (uint32_t j = fd->doc->kid_first[k]; j != CLIO_NONE; j = fd->doc->kid_next[j]) {
        unsigned d = fd->doc->token[j].deprel;
        if ((d == CLIOI_DEP_AMOD || d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_NMOD_POSS || d == CLIOI_DEP_NMOD_DESC) &&
            ((fd->of[j].country[0] && !fd->of[j].person) || (d != CLIOI_DEP_AMOD && is_told_foreign(fd, j)))) return 1;
    }
    return 0;
}

/* "the president", "the ministry": the last one of that word that had a country, at home if the clause says where that is. */
/* The subject of a whole sentence, not of a clause in it ("implying that the Russian president knew"). */
static int leads_sentence(const clio_doc *doc, uint32_t k)
{
    uint32_t v = doc->token[k].head;
    return doc->token[k].deprel == CLIOI_DEP_NSUBJ && v != CLIO_NONE && doc->token[v].deprel == CLIOI_DEP_ROOT;
}

static int recall_definite(clioi_finder *fd, uint32_t t, const char *home, int foreign)
{
    const clio_doc *doc = fd->doc;
    clioi_facts *f = &fd->of[t];
    uint32_t seen = 0;
    for (uint32_t k = t; k-- > 0 && seen < LOOK_BACK * 8; seen++) {
        const clioi_facts *g = &fd->of[k];
        const clioi_entry *why;
        int any;
        if (!foreign && is_told_foreign(fd, k) && !leads_sentence(doc, k)) continue;
        if (!g->country[0] || !doc->token[k].lemma || (home[0] && strcmp(home, g->country)) || is_office_sought(doc, k)) continue;
        any = g->who && g->who->kind == CLIOI_K_PERSON && says_little(fd, t) && (f->country[0] || (g->role && g->first == f->first));
        if (f->country[0] && (!g->person || strcmp(f->country, g->country))) continue;   /* "the French politician" */
        if (!(any || (has_noun(doc, k, t) && same_rank(fd, t, k))) || does_to_itself(fd, t, k)) continue;
        why = f->country[0] ? NULL : f->why;
        clioi_mean(fd, t, k);
        if (why) f->why = why;
        return 1;
    }
    return 0;
}

static void resolve_definite(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    const clioi_facts *f = &fd->of[t];
    uint32_t det = clioi_kid(doc, t, CLIOI_DEP_DET);
    const char *home;
    if (f->who || !f->role || det == CLIO_NONE || !clioi_tok_is(doc, det, "the") || doc->token[t].xpos == CLIOI_XPOS_NNS) return;
    if (has_of_phrase(doc, t) || describes_name(doc, t)) return;
    home = home_of(fd, t);
    if ((home[0] && recall_definite(fd, t, home, 1)) || recall_definite(fd, t, "", 0)) return;
    recall_definite(fd, t, "", 1);
}

/* "Officers" are of the army or of the police: of the one that was named last, a moment ago. */
static void resolve_officer(clioi_finder *fd, uint32_t t)
{
    const uint32_t both = 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_COP;
    const clio_doc *doc = fd->doc;
    clioi_facts *f = &fd->of[t];
    if (!clioi_lemma_in(doc, t, "officer") || f->sectors != 1u << CLIOI_SECTOR_MIL || f->who || (doc->hit_of[t] != CLIO_NONE && doc->hit[doc->hit_of[t]].tok_n > 1)) return;
    for (uint32_t k = t, seen = 0; k-- > 0 && seen < LOOK_BACK; seen++) {
        if (!(fd->of[k].sectors & both)) continue;
        if (fd->of[k].first != CLIOI_SECTOR_COP) return;
        f->sectors = 1u << CLIOI_SECTOR_COP;
        f->first = CLIOI_SECTOR_COP;
        return;
    }
}

/* "The North", once "North Korea" was named: the first word of a country's name that stands for the whole. */
void clioi_resolve_half_name(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    uint32_t det = clioi_kid(doc, t, CLIOI_DEP_DET);
    if (doc->token[t].upos != CLIOI_UPOS_PROPN || det == CLIO_NONE || det + 1 != t || !(clioi_tok_is(doc, t, "north") || clioi_tok_is(doc, t, "south"))) return;
    if (doc->kid_next[det] != CLIO_NONE && doc->token[doc->kid_next[det]].deprel != CLIOI_DEP_CASE) return;
    for (uint32_t k = t; k-- > 0;) {
        const clioi_facts *g = &fd->of[k];
        const clioi_hit *h = g->who && g->who->kind == CLIOI_K_COUNTRY ? clioi_hit_at(doc, k) : NULL;
        if (!h || h->tok_n != 2 || doc->token[h->tok].len != doc->token[t].len || memcmp(doc->text + doc->token[h->tok].off, doc->text + doc->token[t].off, doc->token[t].len)) continue;
        clioi_mean(fd, t, k);
        return;
    }
}

/* "The militants": those in arms of that word who were told of before, if all of these are of one country. */
static void resolve_plural(clioi_finder *fd, uint32_t t)
{
    const uint32_t arms = 1u << CLIOI_SECTOR_REB | 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_PRM | 1u << CLIOI_SECTOR_COP;
    const clio_doc *doc = fd->doc;
    clioi_facts *f = &fd->of[t];
    const clioi_facts *found = NULL;
    if (f->who || f->country[0] || !(f->sectors & arms) || doc->token[t].xpos != CLIOI_XPOS_NNS || !doc->token[t].lemma || !is_definite(doc, t) || has_of_phrase(doc, t)) return;
    for (uint32_t k = t, seen = 0; k-- > 0 && seen < LOOK_BACK * 8; seen++) {
        const clioi_facts *g = &fd->of[k];
        if (!g->country[0] || g->first != f->first || doc->token[k].xpos != CLIOI_XPOS_NNS || strcmp(doc->token[k].lemma, doc->token[t].lemma)) continue;
        if (found && strcmp(found->country, g->country)) return;
        found = g;
    }
    if (found) clioi_set_country(f, found->country);
}

/* May "the group" mean the party: an armed movement, a society, a firm, an organisation of which we know no more, "a rights group"? */
static int may_be_group(const clioi_finder *fd, uint32_t k)
{
    const uint32_t others = 1u << CLIOI_SECTOR_SOC | 1u << CLIOI_SECTOR_BUS;
    const clioi_facts *g = &fd->of[k];
    if (g->who && g->who->kind == CLIOI_K_BODY && (g->who->sub == CLIOI_BODY_ARMED || g->sectors & others)) return 1;
    if (is_named_body(fd, k) && !g->sectors) return 1;
    return clioi_lemma_in(fd->doc, k, "group") && fd->doc->token[k].upos == CLIOI_UPOS_NOUN;
}

/* The last of these in this sentence or the two before, subjects first; CLIO_NONE if none. */
static uint32_t last_group(const clioi_finder *fd, uint32_t t, uint32_t sent)
{
    const clio_doc *doc = fd->doc;
    uint32_t from = doc->sentence[sent > 2 ? sent - 2 : 0].tok, last = CLIO_NONE;
    for (uint32_t k = t; k-- > from;) {
        unsigned d = doc->token[k].deprel;
        if (!may_be_group(fd, k)) continue;
        if (d == CLIOI_DEP_NSUBJ || d == CLIOI_DEP_NSUBJ_PASS) return k;
        if (last == CLIO_NONE) last = k;
    }
    return last;
}

/* "The group": see above. */
void clioi_resolve_group(clioi_finder *fd, uint32_t t, uint32_t sent)
{
    const clio_doc *doc = fd->doc;
    clioi_facts *f = &fd->of[t];
    uint32_t k;
    if (!clioi_lemma_in(doc, t, "group movement organization organisation") || doc->token[t].xpos != CLIOI_XPOS_NN || !is_definite(doc, t)) return;
    if (f->who || f->country[0] || has_of_phrase(doc, t) || clioi_kid(doc, t, CLIOI_DEP_APPOS) != CLIO_NONE) return;
    k = last_group(fd, t, sent);
    if (k == CLIO_NONE || !narrows_alike(fd, t, k) || (f->sectors && f->first != fd->of[k].first && fd->of[k].sectors)) return;
    if (!clioi_facts_empty(&fd->of[k])) clioi_mean(fd, t, k);
    else f->told = clioi_first_told(fd, k) + 1;
    fd->of[t].body = 1;
}

/* Does the lexicon call the country a kingdom: "Kingdom of Saudi Arabia"? */
static int is_kingdom(const clioi_lex *lex, const clioi_entry *country)
{
    static const char before[] = "Kingdom of";
    const char *name = lex->str + country->name;
    uint32_t n = 0;
    if (country->kind != CLIOI_K_COUNTRY && country->kind != CLIOI_K_PEOPLE) return 0;
    return clioi_lex_find(lex, clioi_hash_folded(clioi_hash_folded(CLIOI_HASH_SEED, before, sizeof before - 1), name, strlen(name)), &n) != NULL;
}

/* "The kingdom": the last country before it that is one, whatever of it was named. */
static void resolve_kingdom(clioi_finder *fd, uint32_t t)
{
    clioi_facts *f = &fd->of[t];
    if (!clioi_lemma_in(fd->doc, t, "kingdom") || f->country[0] || f->who || !is_definite(fd->doc, t) || has_of_phrase(fd->doc, t)) return;
    for (uint32_t k = t, seen = 0; k-- > 0 && seen < LOOK_BACK * 4; seen++) {
        const clioi_facts *g = &fd->of[k];
        if (!g->country[0] || !g->who || !is_kingdom(fd->lex, g->who)) continue;
        clioi_set_country(f, g->country);
        f->told = clioi_first_told(fd, k) + 1;
        return;
    }
}

/* Whom a role told with "the" means, of those told before. */
void clioi_resolve_role(clioi_finder *fd, uint32_t t)
{
    resolve_kingdom(fd, t);
    resolve_definite(fd, t);
    resolve_officer(fd, t);
    resolve_plural(fd, t);
}

/* "suspended transfers to the country": an act aimed at a land that the words just named. */
static int is_the_other_land(const clio_doc *doc, uint32_t t)
{
    unsigned prep = is_definite(doc, t) && !has_of_phrase(doc, t) ? clioi_prep_of(doc, t) : CLIOI_SLOT_COUNT;
    return prep == CLIOI_SLOT_TO || prep == CLIOI_SLOT_WITH || prep == CLIOI_SLOT_AGAINST || prep == CLIOI_SLOT_ON || prep == CLIOI_SLOT_FROM;
}

/* "His country", "her nation": the land that its owner is of, where it was named. */
static int resolve_owned_land(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    uint32_t owner = clioi_kid(doc, t, CLIOI_DEP_NMOD_POSS);
    if (owner == CLIO_NONE || doc->token[owner].upos != CLIOI_UPOS_PRON || !fd->of[owner].country[0] || doc->token[t].xpos != CLIOI_XPOS_NN) return 0;
    for (uint32_t k = t, seen = 0; k-- > 0 && seen < LOOK_BACK * 8; seen++) {
        const clioi_facts *g = &fd->of[k];
        if (!g->who || g->who->kind != CLIOI_K_COUNTRY || doc->token[k].upos == CLIOI_UPOS_PRON || g->sectors || strcmp(g->country, fd->of[owner].country)) continue;
        clioi_mean(fd, t, k);
        return 1;
    }
    return 0;
}

/* "this country", "that nation": the land that was named last. */
void clioi_resolve_land(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    uint32_t det = clioi_kid(doc, t, CLIOI_DEP_DET), seen = 0;
    if (clioi_lemma_in(doc, t, "country nation") && resolve_owned_land(fd, t)) return;
    if (!clioi_lemma_in(doc, t, "country nation") || det == CLIO_NONE || !(clioi_tok_is(doc, det, "this") || clioi_tok_is(doc, det, "that") || is_the_other_land(doc, t))) return;
    for (uint32_t k = t; k-- > 0 && seen < LOOK_BACK; seen++) {
        const clioi_facts *g = &fd->of[k];
        if (!g->who || g->who->kind != CLIOI_K_COUNTRY || doc->token[k].upos == CLIOI_UPOS_PRON || does_to_itself(fd, t, k)) continue;
        clioi_mean(fd, t, k);
        return;
    }
}
