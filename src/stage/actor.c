/* actor.c -- stage: who the noun phrases are.
 *
 * A noun phrase's facts (country, sectors, identity) are gathered from
 *
 *   the lexicon name that covers its head      "Putin", "NATO", "the Kremlin", "riot police"
 *   names among its modifiers                  "Russian troops", "Hamas militants", "Foreign Minister Lavrov"
 *   possessors and of-phrases                  "Russia's parliament", "the chairman of the State Duma"
 *   appositions                                "Volodin, chairman of the Duma"
 *   the article's memory                       a name once met with its office; "the president", "he"
 *
 * in that order: what is nearer to the head wins, what is missing is filled from
 * further out.  Offices are taken for the article's day; after the last of them
 * a person is ELI.  An office told in the text beats the lexicon's.
 *
 * Not done here: whether the party acts (event.c), and worlds of knowledge that
 * the text does not give ("police" alone have no country). */
#include "core/mention.h"
#include "core/tree.h"
#include "stage/pair.h"
#include "stage/refer.h"
#include "stage/stage.h"
#include <string.h>

enum { DEPTH_MAX = 4, MEMORY_MAX = 512 };

static const clioi_facts nobody = {.first = CLIOI_SECTOR_COUNT};

/* Was this person or body met before in the article, by another name perhaps? */
static int met(const clioi_finder *fd, const clioi_entry *e)
{
    for (uint32_t k = 0; k < fd->mem_n; k++)
        if (fd->mem[k].f.who && fd->mem[k].f.who->id == e->id) return 1;
    return 0;
}

/* Does the article name this land? */
static int is_named(const clioi_finder *fd, const char *country)
{
    for (uint32_t k = 0; k < fd->doc->hit_n; k++) {
        const clioi_entry *e = clioi_hit_entry(fd->lex, &fd->doc->hit[k], CLIOI_K_COUNTRY);
        if (e && !strcmp(e->country, country)) return 1;
    }
    return 0;
}

/* Of several persons of one name: who was met before, who is in office on the day, whose land is named, who came last. */
static const clioi_entry *pick_person(const clioi_finder *fd, const clioi_hit *h)
{
    const clioi_entry *best = NULL, *held = NULL;
    int best_rank = -1;
    for (uint32_t k = h->name; k < h->name + h->name_n; k++) {
        const clioi_lexname *n = &fd->lex->name[k];
        const clioi_entry *e = &fd->lex->entry[n->entry], *on;
        int former, rank;
        if (e->kind != CLIOI_K_PERSON) continue;
        if (!clioi_name_fits(n, h->exact, h->capital)) continue;
        on = clioi_lex_on(fd->lex, n->entry, fd->doc->day, &former);
        rank = 8 * met(fd, e) + 4 * (!former && (!fd->doc->day || on->from <= fd->doc->day)) + 2 * is_named(fd, e->country) + (held && on->from > held->from);
        if (rank <= best_rank) continue;
        best_rank = rank;
        best = e;
        held = on;
    }
    return best;
}

static uint64_t name_key(const clio_doc *doc, uint32_t t)
{
    return clioi_hash_folded(CLIOI_HASH_SEED, doc->text + doc->token[t].off, doc->token[t].len);
}

static int same_word(const clio_doc *doc, uint32_t a, uint32_t b)
{
    return doc->token[a].len == doc->token[b].len && name_key(doc, a) == name_key(doc, b);
}

/* May a name mean who was told by another: "Doe", "Jane Doe" and "Dr. Jane Doe", not "John Doe" and "Jane Doe"? */
static int may_be_same(const clio_doc *doc, uint32_t from, uint32_t n, const clioi_memory *m)
{
    const uint32_t less = n < m->n ? n : m->n;
    if (less < 2) return 1;
    return same_word(doc, from, m->from) || same_word(doc, from + n - less, m->from + m->n - less);
}

/* What was told before of the name of `n` tokens: by its last word; a word alone may be the first, too ("Xi" after "Xi Jinping"). */
static const clioi_memory *find_told(const clioi_finder *fd, uint32_t from, uint32_t n)
{
    const uint64_t key = name_key(fd->doc, from + n - 1);
    for (uint32_t k = fd->mem_n; k-- > 0;)
        if (fd->mem[k].last == key && fd->mem[k].from != from && may_be_same(fd->doc, from, n, &fd->mem[k])) return &fd->mem[k];
    for (uint32_t k = fd->mem_n; n == 1 && k-- > 0;)
        if (fd->mem[k].first == key && fd->mem[k].from != from) return &fd->mem[k];
    return NULL;
}

/* "Doe", after a Jane Doe who is not the Doe of the lexicon. */
static int is_told_otherwise(const clioi_finder *fd, const clioi_hit *h, const clioi_entry *e)
{
    const clio_name *name = clioi_name_at(fd->doc, h->tok);
    const clioi_memory *m = h->tok_n > 1 || (name && name->tok_n > 1) ? NULL : find_told(fd, h->tok, 1);
    return m && m->n > 1 && m->f.person && (!m->f.who || m->f.who->id != e->id);
}

/* "Mohammad Gul" is not Abdullah Gul: a bare surname of the lexicon in a longer name, whose first letter differs. */
static int is_namesake(const clioi_finder *fd, const clioi_hit *h, const clioi_entry *e)
{
    const clio_doc *doc = fd->doc;
    const clio_name *name = clioi_name_at(doc, h->tok);
    const char *given = fd->lex->str + e->name;
    const clio_token *first;
    if (is_told_otherwise(fd, h, e)) return 1;
    if (!name || name->type != CLIO_PER || h->tok_n > 1 || h->tok == name->tok || h->tok + 1 != name->tok + name->tok_n) return 0;
    first = &doc->token[name->tok];
    if (doc->hit_of[name->tok] != CLIO_NONE || doc->token[h->tok - 1].xpos == CLIOI_XPOS_HYPH || !strchr(given, ' ')) return 0;   /* a title, a compound */
    return first->len > 2 && doc->text[first->off] != given[0];
}

/* "European Commissioner Doe", "former Peruvian president Roe": the land or body told right with a name, or "". */
static const char *land_with_name(const clioi_finder *fd, uint32_t head, int depth)
{
    static const uint8_t kinds[] = {CLIOI_K_ADJ, CLIOI_K_COUNTRY, CLIOI_K_BODY};
    const clio_doc *doc = fd->doc;
    for (uint32_t k = doc->kid_first[head]; k != CLIO_NONE && k < head; k = doc->kid_next[k]) {
        const clioi_hit *h = clioi_hit_at(doc, k);
        unsigned d = doc->token[k].deprel;
        if (!h || h == clioi_hit_at(doc, head) || (d != CLIOI_DEP_AMOD && d != CLIOI_DEP_COMPOUND && d != CLIOI_DEP_NMOD_POSS && d != CLIOI_DEP_NMOD_DESC)) continue;
        for (size_t i = 0; i < sizeof kinds; i++) {
            const clioi_entry *e = clioi_hit_entry(fd->lex, h, kinds[i]);
            if (e && e->country[0]) return e->country;
        }
    }
    for (uint32_t k = doc->kid_first[head]; k != CLIO_NONE && k < head && depth < 2; k = doc->kid_next[k]) {
        const char *land = doc->token[k].deprel == CLIOI_DEP_NMOD_DESC || doc->token[k].deprel == CLIOI_DEP_COMPOUND ? land_with_name(fd, k, depth + 1) : "";
        if (land[0]) return land;
    }
    return "";
}

/* A movement that has come to power, in a report of unknown day: it is taken as it was in arms. */
static const clioi_entry *line_in_arms(const clioi_finder *fd, const clioi_entry *line, const clioi_entry *now)
{
    for (uint32_t k = (uint32_t)(line - fd->lex->entry); k != CLIO_NONE; k = fd->lex->entry[k].next)
        if (fd->lex->entry[k].sectors >> CLIOI_SECTOR_REB & 1) now = &fd->lex->entry[k];
    return now;
}

/* The line of a person that the day picks, or, if the text tells with the name of another land that he served, the last one there. */
static const clioi_entry *line_told(const clioi_finder *fd, const clioi_entry *line, uint32_t head, int *former)
{
    const uint32_t rebel = 1u << CLIOI_SECTOR_REB;
    const clioi_entry *e = clioi_lex_on(fd->lex, (uint32_t)(line - fd->lex->entry), fd->doc->day, former), *there = NULL;
    const char *land = land_with_name(fd, head, 0);
    if (!fd->doc->day && e->kind == CLIOI_K_BODY && e->sub == CLIOI_BODY_ARMED && !(e->sectors & rebel)) return line_in_arms(fd, line, e);
    if (!land[0] || !strcmp(land, e->country)) return e;
    for (uint32_t k = (uint32_t)(line - fd->lex->entry); k != CLIO_NONE; k = fd->lex->entry[k].next) {
        const clioi_entry *l = &fd->lex->entry[k];
        if (!strcmp(l->country, land) && (!fd->doc->day || l->from <= fd->doc->day) && (!there || l->from >= there->from)) there = l;
    }
    return there ? there : e;
}

static int is_bloc(const char *country) { return !strcmp(country, "UNO") || !strcmp(country, "EUR") || !strcmp(country, "IGO"); }

static void apply_dated(const clioi_finder *fd, clioi_facts *f, const clioi_entry *line, int person, uint32_t head)
{
    int former;
    const clioi_entry *e = line_told(fd, line, head, &former);
    const char *land = person ? land_with_name(fd, head, 0) : "";
    if (!f->who || (person && f->who->kind != CLIOI_K_PERSON)) f->who = f->why = e;
    if (person) f->person = 1;
    else f->group = 1;
    if (is_bloc(land) && strcmp(land, e->country)) {   /* "U.N. coordinator Doe": whom he works for, which the lexicon did not know */
        clioi_set_country(f, land);
        return;
    }
    clioi_set_country(f, e->country);
    if (former && person && !f->role) {
        f->retired = !f->sectors;
        clioi_set_sectors(f, 1u << CLIOI_SECTOR_ELI, CLIOI_SECTOR_ELI);
    } else if (f->generic && e->sectors) {
        f->sectors = e->sectors;
        f->first = e->first_sector;
        f->generic = 0;
    } else {
        clioi_set_sectors(f, e->sectors, e->first_sector);
    }
}

static void apply_role(const clio_doc *doc, clioi_facts *f, const clioi_entry *e, uint32_t head)
{
    if (!e->sectors) return;   /* no party, whatever its last word means elsewhere: "a nerve agent" */
    if (f->retired && e->sectors && e->sub == CLIOI_ROLE_PERSON) {   /* an office told in the text beats the lexicon's dates */
        f->retired = 0;
        f->sectors = e->sectors;
        f->first = e->first_sector;
    }
    clioi_set_sectors(f, e->sectors, e->first_sector);
    if (!f->why) f->why = e;
    f->role = 1;
    if (e->kind == CLIOI_K_PATTERN || e->sub == CLIOI_ROLE_GROUP) f->group = 1;
    else f->person = 1;
    if (doc->token[head].xpos == CLIOI_XPOS_NNS) f->group = 1;
    if (clioi_lemma_in(doc, head, "leader head chairman chairwoman chair chief member official spokesman spokeswoman spokesperson "
                                  "representative director founder secretary envoy delegate lawyer supporter activist candidate "
                                  "commander boss aide adviser source delegation leadership leaders"))
        f->generic = 1;
}

/* "Israeli" in "an Israeli strike", "Kurd" in "the Kurd leader": it tells of a land, not of its civilians. */
static int modifies_noun(const clio_doc *doc, uint32_t t)
{
    unsigned d = doc->token[t].deprel;
    return d == CLIOI_DEP_AMOD || d == CLIOI_DEP_COMPOUND;
}

/* "Maria Lopez" has nothing to do with the town of Lopez. */
static int in_person_name(const clio_doc *doc, uint32_t t)
{
    const clio_name *name = clioi_name_at(doc, t);
    return name && name->type == CLIO_PER && name->tok_n > 1;
}

/* "Balad Ruz" is a town, whatever party is called Balad. */
static int in_place_name(const clio_doc *doc, const clioi_hit *h)
{
    const clio_name *name = clioi_name_at(doc, h->tok);
    return name && name->type == CLIO_LOC && h->tok_n == 1 && name->tok_n > 1;
}

/* "Sikh leaders" lead no state; "civilian leaders" may. */
static int leads_others(const clio_doc *doc, const clioi_facts *f, const clioi_entry *e, uint32_t modifier)
{
    uint32_t head = doc->token[modifier].head;
    return f->generic && head != CLIO_NONE && clioi_lemma_in(doc, head, "leader") && f->sectors == 1u << CLIOI_SECTOR_GOV && e->sectors &&
           e->first_sector != CLIOI_SECTOR_CVL && e->first_sector != CLIOI_SECTOR_LEG;      /* a deputy leader */
}

/* "Georgia" where the article tells of a Georgia Stevens. */
static int is_given_name(const clio_doc *doc, const clioi_hit *h)
{
    const clio_token *a = &doc->token[h->tok];
    for (uint32_t k = 0; k < doc->name_n && h->tok_n == 1; k++) {
        const clio_token *b = &doc->token[doc->name[k].tok];
        if (doc->name[k].type == CLIO_PER && doc->name[k].tok_n > 1 && a->len == b->len && !memcmp(doc->text + a->off, doc->text + b->off, a->len)) return 1;
    }
    return 0;
}

/* "Paris, Missouri": the comma and a region behind it make it a town. */
static int is_town_of_region(const clio_doc *doc, const clioi_hit *h)
{
    uint32_t comma = h->tok + h->tok_n, next = comma + 1;
    if (next >= doc->token_n || doc->token[comma].xpos != CLIOI_XPOS_COMMA || doc->token[next].upos != CLIOI_UPOS_PROPN || doc->hit_of[next] == CLIO_NONE) return 0;
    return (doc->hit[doc->hit_of[next]].kinds & CLIOI_KBIT(CLIOI_K_PLACE)) && !(doc->hit[doc->hit_of[next]].kinds & (CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_SEAT)));
}

/* "Real Madrid" plays football, "Bank of Moscow" lends: a capital inside a longer name is no government. */
static int is_in_body_name(const clio_doc *doc, const clioi_hit *h)
{
    const clio_name *name = clioi_name_at(doc, h->tok);
    return name && name->type == CLIO_ORG && name->tok_n > h->tok_n;
}

/* "Israel and the Palestinians": without a state of that name the people stands for the side, not for its civilians. */
static int is_nation(const clio_doc *doc, const clioi_entry *e, uint32_t head)
{
    const clio_token *t = &doc->token[head];
    return !strcmp(e->country, "PSE") && t->xpos == CLIOI_XPOS_NNPS && doc->text[t->off + t->len - 1] == 's' && clioi_kid(doc, head, CLIOI_DEP_NUMMOD) == CLIO_NONE &&
           clioi_kid(doc, head, CLIOI_DEP_AMOD) == CLIO_NONE && doc->token[head].deprel != CLIOI_DEP_NMOD;
}

/* Take what a lexicon name says.  `main` 1: it covers the head; 0: it modifies it. */
static void apply_hit(const clioi_finder *fd, clioi_facts *f, const clioi_hit *h, int main, uint32_t head)
{
    static const uint8_t order[] = {CLIOI_K_PERSON, CLIOI_K_COUNTRY, CLIOI_K_BODY, CLIOI_K_SEAT, CLIOI_K_PEOPLE, CLIOI_K_ADJ,
                                    CLIOI_K_PATTERN, CLIOI_K_ROLE, CLIOI_K_PLACE};
    for (size_t k = 0; k < sizeof order; k++) {
        const clioi_entry *e = order[k] == CLIOI_K_PERSON ? pick_person(fd, h) : order[k] == CLIOI_K_PLACE ? clioi_hit_place(fd->lex, h) : clioi_hit_entry(fd->lex, h, order[k]);
        if (!e || (e->kind == CLIOI_K_PERSON && is_namesake(fd, h, e))) continue;
        switch (e->kind) {
        case CLIOI_K_PERSON: apply_dated(fd, f, e, 1, head); return;
        case CLIOI_K_BODY:
            if ((e->sub == CLIOI_BODY_MEDIA && !main) || in_place_name(fd->doc, h)) return;
            apply_dated(fd, f, e, 0, head);
            return;
        case CLIOI_K_PATTERN: case CLIOI_K_ROLE:
            if (!main && e->sub == CLIOI_ROLE_GROUP && e->first_sector == CLIOI_SECTOR_JRN) return;    /* a press conference, media reports */
            if (!main && leads_others(fd->doc, f, e, head)) f->sectors = 0;
            apply_role(fd->doc, f, e, head);
            return;
        case CLIOI_K_PLACE:
            if (!main && !in_person_name(fd->doc, head)) clioi_set_country(f, e->country);
            return;
        case CLIOI_K_COUNTRY: case CLIOI_K_SEAT: case CLIOI_K_PEOPLE:
            if (is_given_name(fd->doc, h) || (e->kind == CLIOI_K_SEAT && is_town_of_region(fd->doc, h)) || (main && e->kind == CLIOI_K_SEAT && is_in_body_name(fd->doc, h))) return;
            if (main) {
                if (e->kind != CLIOI_K_PEOPLE || !(modifies_noun(fd->doc, head) || is_nation(fd->doc, e, head))) clioi_set_sectors(f, e->sectors, e->first_sector);
                f->who = f->why = e;
                f->group = 1;
            }
            clioi_set_country(f, e->country);
            return;
        default:
            if (!strcmp(e->country, "EUR") && is_in_body_name(fd->doc, h)) return;      /* the European Centre for something */
            clioi_set_country(f, e->country);
            if (!f->why) f->why = e;
            f->group = (uint8_t)(f->group | main);
            return;
        }
    }
}

static void add_sector(clioi_facts *f, unsigned sector)
{
    f->sectors |= 1u << sector;
    if (f->first == CLIOI_SECTOR_COUNT) f->first = (uint8_t)sector;
}

static clioi_facts facts_of(clioi_finder *fd, uint32_t h, int depth);

/* WHO, taken for "who". */
static int is_body_name(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->hit_of[t];
    return h != CLIO_NONE && doc->hit[h].tok_n == 1 && doc->hit[h].exact && doc->hit[h].kinds & CLIOI_KBIT(CLIOI_K_BODY);
}

/* "Ethiopian" in "the Ethiopian-backed government": it is not of that land. */
static int is_backer(const clio_doc *doc, uint32_t t)
{
    return t + 2 < doc->token_n && doc->token[t + 1].xpos == CLIOI_XPOS_HYPH &&
           (clioi_tok_is(doc, t + 2, "backed") || clioi_tok_is(doc, t + 2, "supported") || clioi_tok_is(doc, t + 2, "trained") || clioi_tok_is(doc, t + 2, "funded") ||
            clioi_tok_is(doc, t + 2, "sponsored") || clioi_tok_is(doc, t + 2, "allied"));
}

static void modifier(clioi_finder *fd, clioi_facts *f, uint32_t head, uint32_t k, int depth)
{
    const clio_doc *doc = fd->doc;
    uint32_t hit = doc->hit_of[k];
    if (is_backer(doc, k)) return;
    if (clioi_tok_is(doc, k, "general") && doc->token[k].upos == CLIOI_UPOS_ADJ) return;      /* a general election has no soldiers in it */
    if (hit != CLIO_NONE && hit != doc->hit_of[head]) apply_hit(fd, f, &doc->hit[hit], 0, k);
    if (clioi_lemma_in(doc, k, "former ex late ousted deposed exiled erstwhile then")) f->former = 1;
    if (clioi_lemma_in(doc, k, "opposition dissident") && hit == CLIO_NONE) add_sector(f, CLIOI_SECTOR_OPP);
    if (depth >= DEPTH_MAX) return;
    for (uint32_t j = doc->kid_first[k]; j != CLIO_NONE; j = doc->kid_next[j]) {
        unsigned d = doc->token[j].deprel;
        if (d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_FLAT || d == CLIOI_DEP_AMOD || d == CLIOI_DEP_NMOD_POSS || d == CLIOI_DEP_NMOD_DESC ||
            (d == CLIOI_DEP_DET && is_body_name(doc, j)))
            modifier(fd, f, head, j, depth + 1);
    }
}

static void take_missing(clioi_facts *f, const clioi_facts *g, int identity)
{
    clioi_set_country(f, g->country);
    if (f->generic && g->sectors && !g->generic) {
        f->sectors = g->sectors;
        f->first = g->first;
        f->generic = 0;
    }
    clioi_set_sectors(f, g->sectors, g->first);
    if (identity && g->who && (!f->who || f->who->kind != CLIOI_K_PERSON)) f->who = g->who;
    if (identity && g->person) f->person = 1;
    if (identity && g->group) f->group = 1;
    if (!f->why) f->why = g->why;
}

/* "Iran's allies", "its neighbour": of another country than their possessor. */
int clioi_is_counterpart(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "neighbour neighbor ally rival enemy counterpart partner foe adversary opponent backer sponsor patron creditor donor captor "
                                  "kidnapper attacker");
}

/* "Gunmen in Mali", "the kidnappers of a Dane": whence they come is not told. */
static int is_unknown(const clioi_facts *f)
{
    return f->first == CLIOI_SECTOR_UAF || f->first == CLIOI_SECTOR_UNK;
}

static const char of_offices[] = "president chancellor minister secretary governor leader commissioner";

/* The president of a university, a bank's vice president, a minister of the church hold no office of state. */
static void private_office(clioi_facts *f, const clioi_facts *body)
{
    const uint32_t bodies = 1u << CLIOI_SECTOR_EDU | 1u << CLIOI_SECTOR_BUS | 1u << CLIOI_SECTOR_REL | 1u << CLIOI_SECTOR_SOC | 1u << CLIOI_SECTOR_LAB |
                            1u << CLIOI_SECTOR_MED | 1u << CLIOI_SECTOR_JRN;
    if (!f->role || !f->person || f->who || f->sectors != 1u << CLIOI_SECTOR_GOV || !body->group || !body->sectors || body->sectors & ~bodies) return;
    f->sectors = body->sectors;
    f->first = body->first;
}

static void nominal_child(clioi_finder *fd, clioi_facts *f, uint32_t h, uint32_t k, int depth)
{
    const clio_doc *doc = fd->doc;
    unsigned prep = clioi_prep_of(doc, k);
    clioi_facts g;
    int quantity = clioi_lemma_in(doc, h, "dozen hundred thousand ten score number group majority couple handful pair band team lot rest "
                                          "wave crowd million member most some all both many several part unit convoy family relative");
    if (doc->token[h].upos == CLIOI_UPOS_NUM || doc->token[h].upos == CLIOI_UPOS_DET || doc->token[h].upos == CLIOI_UPOS_PRON) quantity = 1;
    if ((is_unknown(f) && !quantity && prep != CLIOI_SLOT_FROM) || clioi_is_counterpart(doc, h)) return;
    if (prep == CLIOI_SLOT_OF) {
        g = facts_of(fd, k, depth + 1);
        if (clioi_lemma_in(doc, h, of_offices)) private_office(f, &g);
        if (quantity || f->role || f->person || f->who) take_missing(f, &g, quantity && !f->role);
    } else if (prep == CLIOI_SLOT_IN && h && clioi_lemma_in(doc, h - 1, "coalition multinational international foreign")) {
        return;   /* they are there, not from there */
    } else if ((prep == CLIOI_SLOT_FROM || prep == CLIOI_SLOT_IN || prep == CLIOI_SLOT_AT || prep == CLIOI_SLOT_FOR || prep == CLIOI_SLOT_WITH) &&
               (f->role || f->person) && !f->country[0]) {
        g = facts_of(fd, k, depth + 1);
        clioi_set_country(f, g.country);
        if (!g.country[0]) {
            const clioi_entry *e = clioi_hit_place(fd->lex, clioi_hit_at(doc, k));
            if (e) clioi_set_country(f, e->country);
        }
    }
}

static void recall(const clioi_finder *fd, clioi_facts *f, uint32_t from, uint32_t n)
{
    const clioi_memory *m = find_told(fd, from, n);
    if (!m) return;
    if (!f->country[0] || !f->sectors) take_missing(f, &m->f, 1);
    f->body |= m->f.body;
    f->told = m->tok + 1;
}

/* Keep the name of tokens `from` on, by which the party at token `t` is known from now on. */
static void remember(clioi_finder *fd, const clioi_facts *f, uint32_t t, uint32_t from, uint32_t n)
{
    if (fd->mem_n == MEMORY_MAX) return;
    while (n > 1 && clioi_lemma_in(fd->doc, from, "Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr mr mrs ms dr mr. mrs. ms. dr.")) {
        from++;
        n--;
    }
    fd->mem[fd->mem_n++] = (clioi_memory){name_key(fd->doc, from + n - 1), name_key(fd->doc, from), from, n, f->told ? f->told - 1 : t, *f};
}

/* "French forces", "Israeli tanks": of a land, they are its army. */
static int is_armament(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "force") ? doc->token[t].xpos == CLIOI_XPOS_NNS : clioi_lemma_in(doc, t, "tank warship gunship warplane gunboat frigate submarine");
}

/* "Both parties", "the parties involved", "the parties to the treaty": the sides of a quarrel or deal. */
static int are_sides(const clio_doc *doc, uint32_t t)
{
    if (!clioi_lemma_in(doc, t, "party") || doc->token[t].xpos != CLIOI_XPOS_NNS) return 0;
    if (doc->hit_of[t] != CLIO_NONE && doc->hit[doc->hit_of[t]].tok_n > 1) return 0;
    if (t + 1 < doc->token_n && (clioi_tok_is(doc, t + 1, "involved") || clioi_tok_is(doc, t + 1, "concerned"))) return 1;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        if (doc->token[k].deprel == CLIOI_DEP_DET && clioi_lemma_in(doc, k, "both")) return 1;
        if (doc->token[k].deprel == CLIOI_DEP_NMOD && clioi_prep_of(doc, k) == CLIOI_SLOT_TO) return 1;
    }
    return 0;
}

/* "Poor countries", "world powers", "member states": parties, of which nothing more is known. */
static int are_lands(const clio_doc *doc, uint32_t t)
{
    if (doc->token[t].xpos != CLIOI_XPOS_NNS || doc->hit_of[t] != CLIO_NONE) return 0;
    if (clioi_lemma_in(doc, t, "country nation")) return 1;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && clioi_lemma_in(doc, t, "power state economy"); k = doc->kid_next[k])
        if (clioi_lemma_in(doc, k, "world western Western major foreign big great nuclear regional colonial outside member Arab")) return 1;
    return 0;
}

/* Of whom "former" says that power is lost: officers and leaders, not prisoners, rebels, workers. */
static int holds_office(const clioi_facts *f)
{
    const uint32_t plain = 1u << CLIOI_SECTOR_CVL | 1u << CLIOI_SECTOR_REB | 1u << CLIOI_SECTOR_PRM | 1u << CLIOI_SECTOR_EDU | 1u << CLIOI_SECTOR_LAB |
                           1u << CLIOI_SECTOR_MED | 1u << CLIOI_SECTOR_AGR | 1u << CLIOI_SECTOR_CRM | 1u << CLIOI_SECTOR_REF | 1u << CLIOI_SECTOR_UAF;
    return !f->sectors || (f->sectors & ~plain) != 0 || (f->who && f->who->kind == CLIOI_K_PERSON);
}

/* "Syria's U.N. ambassador": of the state that sends him, not of the body where he speaks for it. */
static void take_sender(const clioi_finder *fd, clioi_facts *f, uint32_t h)
{
    const clio_doc *doc = fd->doc;
    for (uint32_t k = doc->kid_first[h]; k != CLIO_NONE && k < h; k = doc->kid_next[k]) {
        const clioi_hit *hit = clioi_hit_at(doc, k);
        const clioi_entry *e = clioi_hit_entry(fd->lex, hit, doc->token[k].deprel == CLIOI_DEP_NMOD_POSS ? CLIOI_K_COUNTRY : CLIOI_K_ADJ);
        if (e && !is_bloc(e->country)) memcpy(f->country, e->country, sizeof f->country);
    }
}

static clioi_facts facts_of(clioi_finder *fd, uint32_t h, int depth)
{
    const clio_doc *doc = fd->doc;
    clioi_facts f = nobody;
    const clio_name *name = clioi_name_at(doc, h);
    if (depth > DEPTH_MAX) return f;
    if (doc->hit_of[h] != CLIO_NONE) apply_hit(fd, &f, &doc->hit[doc->hit_of[h]], 1, h);
    if ((name && name->type == CLIO_PER && !f.who) || (clioi_is_counterpart(doc, h) && doc->token[h].upos == CLIOI_UPOS_NOUN)) f.person = 1;
    for (uint32_t k = doc->kid_first[h]; k != CLIO_NONE; k = doc->kid_next[k]) {
        switch (doc->token[k].deprel) {
        case CLIOI_DEP_DET:
            if (is_body_name(doc, k)) modifier(fd, &f, h, k, depth);
            break;
        case CLIOI_DEP_COMPOUND: case CLIOI_DEP_FLAT: case CLIOI_DEP_AMOD: case CLIOI_DEP_NMOD_DESC:
            modifier(fd, &f, h, k, depth);
            break;
        default: break;
        }
    }
    for (uint32_t k = doc->kid_first[h]; k != CLIO_NONE; k = doc->kid_next[k]) {
        clioi_facts g;
        switch (doc->token[k].deprel) {
        case CLIOI_DEP_NMOD_POSS:
            g = facts_of(fd, k, depth + 1);
            if (clioi_lemma_in(doc, h, of_offices)) private_office(&f, &g);
            if ((f.role || f.person || f.who) && !clioi_is_counterpart(doc, h)) clioi_set_country(&f, g.country);
            break;
        case CLIOI_DEP_APPOS: case CLIOI_DEP_NMOD_UNMARKED:
            g = facts_of(fd, k, depth + 1);
            if (f.person || f.role || f.who || f.group) take_missing(&f, &g, 1);
            break;
        case CLIOI_DEP_NMOD: nominal_child(fd, &f, h, k, depth); break;
        default: break;
        }
    }
    if (is_bloc(f.country) && clioi_lemma_in(doc, h, "ambassador envoy representative")) take_sender(fd, &f, h);
    if (f.group && f.sectors == 1u << CLIOI_SECTOR_GOV && clioi_lemma_in(doc, h, "militant insurgent rebel fighter guerrilla gunman")) {
        f.sectors = 1u << CLIOI_SECTOR_REB;   /* the fighters of a movement that governs */
        f.first = CLIOI_SECTOR_REB;
    }
    if (f.sectors == 1u << CLIOI_SECTOR_PTY && are_sides(doc, h)) return nobody;
    if (f.country[0] && !f.sectors && !f.who && is_armament(doc, h)) add_sector(&f, CLIOI_SECTOR_MIL);
    if (f.former && (f.person || f.group || f.role || f.who) && holds_office(&f)) {      /* not "late afternoon", nor "former prisoners" */
        f.sectors = 1u << CLIOI_SECTOR_ELI;
        f.first = CLIOI_SECTOR_ELI;
    }
    if (name && name->type == CLIO_PER) {
        recall(fd, &f, name->tok, name->tok_n);
    } else if (doc->token[h].upos == CLIOI_UPOS_PROPN && clioi_facts_empty(&f) && !(name && name->type == CLIO_LOC)) {
        recall(fd, &f, h, 1);   /* a bare surname that the name finder missed, letters told in brackets */
    }
    if (clioi_facts_empty(&f) && are_lands(doc, h)) f.lands = f.group = 1;
    return f;
}

/* May this token be the head of a party, by its tag? */
static int is_nominal(const clio_doc *doc, uint32_t t)
{
    switch (doc->token[t].upos) {
    case CLIOI_UPOS_NOUN: case CLIOI_UPOS_PROPN: return 1;
    case CLIOI_UPOS_ADJ: case CLIOI_UPOS_NUM: case CLIOI_UPOS_DET: case CLIOI_UPOS_X: return doc->token[t].deprel != CLIOI_DEP_FLAT;
    case CLIOI_UPOS_PRON: return doc->kid_first[t] != CLIO_NONE;
    default: return doc->hit_of[t] != CLIO_NONE;
    }
}

/* A country adjective that only modifies is a party by itself ("Russian shelling"), not when its noun is one. */
static int worth_keeping(const clioi_finder *fd, uint32_t t, const clioi_facts *f)
{
    const clio_token *tok = &fd->doc->token[t];
    if (clioi_facts_empty(f)) return 0;
    if (tok->upos == CLIOI_UPOS_ADJ && fd->doc->hit_of[t] == CLIO_NONE) return 0;
    return f->country[0] || f->sectors || f->person || f->who || f->lands;
}

static int in_core(unsigned dep)
{
    switch (dep) {
    case CLIOI_DEP_COMPOUND: case CLIOI_DEP_FLAT: case CLIOI_DEP_AMOD: case CLIOI_DEP_NUMMOD: case CLIOI_DEP_NMOD_POSS: case CLIOI_DEP_DET:
    case CLIOI_DEP_NMOD_DESC: case CLIOI_DEP_FIXED: case CLIOI_DEP_GOESWITH: return 1;
    default: return 0;
    }
}

/* Widest contiguous phrase around the head made of its close dependents (and an of-phrase). */
static void widen(const clio_doc *doc, uint32_t t, uint32_t *lo, uint32_t *hi, int depth)
{
    if (t < *lo) *lo = t;
    if (t > *hi) *hi = t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && depth < 6; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        if (in_core(d) || (d == CLIOI_DEP_NMOD && clioi_prep_of(doc, k) == CLIOI_SLOT_OF) ||
            (d == CLIOI_DEP_CASE && doc->token[k].xpos == CLIOI_XPOS_POS && depth) || (depth && (d == CLIOI_DEP_CASE || d == CLIOI_DEP_ADVMOD) && k < t) ||
            (d == CLIOI_DEP_PUNCT && doc->token[k].xpos == CLIOI_XPOS_HYPH))
            widen(doc, k, lo, hi, depth + 1);
    }
}

static void span_of(const clio_doc *doc, clio_actor *a)
{
    uint32_t lo = a->head, hi = a->head;
    const clio_token *last;
    if (doc->token[a->head].deprel != CLIOI_DEP_COMPOUND && doc->token[a->head].deprel != CLIOI_DEP_AMOD) widen(doc, a->head, &lo, &hi, 0);
    while (lo < a->head && (doc->token[lo].xpos == CLIOI_XPOS_DT || doc->token[lo].upos == CLIOI_UPOS_PUNCT)) lo++;
    last = &doc->token[hi];
    a->tok = lo;
    a->tok_n = hi - lo + 1;
    a->off = doc->token[lo].off;
    a->len = last->off + last->len - a->off;
}

static const char *code_of(clio_doc *doc, const clio_actor *a)
{
    char buf[8];
    const char *sector = a->first_sector < CLIOI_SECTOR_COUNT ? clio_sector_name(a->first_sector) : "";
    size_t n = strlen(a->country), m = strlen(sector);
    memcpy(buf, a->country, n);
    memcpy(buf + n, sector, m);
    return clioi_arena_strdup(&doc->mem, buf, n + m);
}

static void build(clioi_finder *fd, clio_actor *a, uint32_t t)
{
    const clioi_facts *f = &fd->of[t];
    *a = (clio_actor){.head = t, .sectors = f->sectors, .first_sector = f->first};
    memcpy(a->country, f->country, sizeof a->country);
    span_of(fd->doc, a);
    if (f->who) {
        a->name = fd->lex->str + f->who->name;
        a->id = fd->lex->str + f->who->id;
    }
    if (f->why) a->why = clioi_lex_line(fd->lex, f->why->file, f->why->line, &fd->doc->mem);
    a->code = code_of(fd->doc, a);
}

/* "Prime Minister Jane Doe" is one party, also where the tree hangs office and name on different words: the name gets the
 * office's country and sector, the office the name's identity. */
static void join_title(clioi_finder *fd, const clio_name *name)
{
    const clio_doc *doc = fd->doc;
    const clioi_hit *title = name->tok ? clioi_hit_at(doc, name->tok - 1) : NULL;
    const clioi_entry *role = title ? clioi_hit_entry(fd->lex, title, CLIOI_K_ROLE) : NULL;
    uint32_t a, b;
    clioi_facts *office, *person;
    if (!role || role->sub != CLIOI_ROLE_PERSON || title->tok + title->tok_n != name->tok || doc->token[name->tok - 1].upos != CLIOI_UPOS_PROPN) return;
    a = clioi_head_of_run(doc, title->tok, name->tok);
    b = clioi_head_of_run(doc, name->tok, name->tok + name->tok_n);
    office = &fd->of[a];
    person = &fd->of[b];
    if (doc->token[a].head == b || doc->token[b].head == a || clioi_facts_empty(office) || clioi_facts_empty(person) || (office->who && office->who != person->who)) return;
    if (office->sectors && !person->former) {
        person->sectors = office->sectors;
        person->first = office->first;
    }
    take_missing(person, office, 0);
    person->role = person->person = 1;
    *office = *person;
    office->told = clioi_first_told(fd, b) + 1;
}

/* The office that the name ends: "the chairman of the senate Jane Doe", whichever of the two nouns the tree hangs it on. */
static uint32_t office_before(const clioi_finder *fd, const clio_name *name, uint32_t b)
{
    const clio_doc *doc = fd->doc;
    uint32_t r = doc->token[b].head, of = CLIO_NONE;
    unsigned d = doc->token[b].deprel;
    const clioi_entry *kin;
    if (r == CLIO_NONE || r > b || (d != CLIOI_DEP_APPOS && d != CLIOI_DEP_FLAT && d != CLIOI_DEP_NMOD && d != CLIOI_DEP_NMOD_UNMARKED)) return CLIO_NONE;
    if (clioi_kid(doc, b, CLIOI_DEP_CASE) != CLIO_NONE) return CLIO_NONE;
    if (doc->token[r].deprel == CLIOI_DEP_NMOD && clioi_prep_of(doc, r) == CLIOI_SLOT_OF) {
        of = r;
        r = doc->token[r].head;
    }
    for (uint32_t k = doc->kid_first[r]; k != CLIO_NONE && k < b && of == CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_NMOD && clioi_prep_of(doc, k) == CLIOI_SLOT_OF) of = k;
    if (of == CLIO_NONE || r > of) return CLIO_NONE;
    kin = clioi_hit_entry(fd->lex, clioi_hit_at(doc, of), CLIOI_K_ROLE);
    if (kin && kin->sub == CLIOI_ROLE_PERSON) return CLIO_NONE;   /* "the brother of President Doe" */
    for (uint32_t t = of + 1; t < name->tok; t++)   /* "the chairman of the party, John Doe" may be a list */
        if (doc->token[t].xpos == CLIOI_XPOS_COMMA || doc->token[t].upos == CLIOI_UPOS_CCONJ) return CLIO_NONE;
    return r;
}

/* "The candidate for the French presidency from the party "National Front" Marine Le Pen": a name right behind a noun or a
 * quotation ends the phrase of the last person's role before it, with nothing between that parts them. */
static uint32_t role_in_run(const clioi_finder *fd, const clio_name *name)
{
    enum { REACH = 14 };
    const clio_doc *doc = fd->doc;
    for (uint32_t t = name->tok, n = 0; t-- > 0 && n < REACH; n++) {
        const clioi_facts *f = &fd->of[t];
        unsigned u = doc->token[t].upos;
        if (u == CLIOI_UPOS_VERB || u == CLIOI_UPOS_CCONJ || u == CLIOI_UPOS_AUX || u == CLIOI_UPOS_PRON || doc->token[t].xpos == CLIOI_XPOS_COMMA) return CLIO_NONE;
        if (!n && u != CLIOI_UPOS_NOUN && u != CLIOI_UPOS_PROPN && u != CLIOI_UPOS_PUNCT) return CLIO_NONE;
        if (u == CLIOI_UPOS_NOUN && f->role && f->person) return n ? t : CLIO_NONE;
    }
    return CLIO_NONE;
}

static void join_run_on(clioi_finder *fd, const clio_name *name)
{
    const clio_doc *doc = fd->doc;
    uint32_t b = clioi_head_of_run(doc, name->tok, name->tok + name->tok_n), r = office_before(fd, name, b);
    clioi_facts *office, *person = &fd->of[b];
    if (r == CLIO_NONE && name->tok_n > 1) r = role_in_run(fd, name);
    if (r == CLIO_NONE) return;
    office = &fd->of[r];
    if (!office->role || !office->person || office->who || doc->token[r].xpos == CLIOI_XPOS_NNS) return;
    person->person = 1;
    take_missing(person, office, 0);
    clioi_set_country(office, person->country);
    office->who = person->who;
    office->told = clioi_first_told(fd, b) + 1;
    remember(fd, person, b, name->tok, name->tok_n);
}

/* "The minister, Jane Doe, ...": the name beside the office has what is known of the office, and tells who holds it. */
static void join_apposition(clioi_finder *fd, const clio_name *name)
{
    const clio_doc *doc = fd->doc;
    uint32_t b = clioi_head_of_run(doc, name->tok, name->tok + name->tok_n), r = doc->token[b].head;
    clioi_facts *office, *person = &fd->of[b];
    if (r == CLIO_NONE || (doc->token[b].deprel != CLIOI_DEP_APPOS && doc->token[r].deprel != CLIOI_DEP_APPOS) || doc->token[r].xpos != CLIOI_XPOS_NN) return;
    office = &fd->of[r];
    if (clioi_name_at(doc, r) || !office->person || (office->who && office->who != person->who) || clioi_first_told(fd, r) == b) return;
    person->person = 1;
    take_missing(person, office, 0);
    if (!office->who) office->who = person->who;
    office->told = clioi_first_told(fd, b) + 1;
    remember(fd, person, b, name->tok, name->tok_n);
}

/* "Its chairman, Jane Doe" with the name as the noun that governs: the office beside it is hers. */
static void join_office_behind(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    const clio_name *name = clioi_name_at(doc, t);
    if (!name || name->type != CLIO_PER) return;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_APPOS && doc->token[k].xpos == CLIOI_XPOS_NN && fd->of[k].person && !fd->of[k].told) fd->of[k].told = clioi_first_told(fd, t) + 1;
}

static void join_titles(clioi_finder *fd, uint32_t from, uint32_t end)
{
    for (uint32_t k = 0; k < fd->doc->name_n; k++) {
        const clio_name *name = &fd->doc->name[k];
        if (name->tok > from && name->tok < end && name->type == CLIO_PER) {
            join_title(fd, name);
            join_run_on(fd, name);
            join_apposition(fd, name);
        }
    }
    for (uint32_t k = 0; k < fd->doc->hit_n; k++) {      /* names that the lexicon knows and the name finder missed */
        const clioi_hit *h = &fd->doc->hit[k];
        clio_name name = {.tok = h->tok, .tok_n = h->tok_n, .type = CLIO_PER};
        const clio_name *found = clioi_name_at(fd->doc, h->tok);
        if (h->tok > from && h->tok < end && h->tok_n > 1 && h->kinds & CLIOI_KBIT(CLIOI_K_PERSON) && !(found && found->type == CLIO_PER)) join_run_on(fd, &name);
    }
    for (uint32_t t = from; t < end; t++) join_office_behind(fd, t);
}

/* Does the bracketed word `t` abbreviate what stands before the bracket: its letters, from the last to the first, begin words there?
 *  @return the first of these words, or CLIO_NONE. */
static uint32_t spelt_out(const clio_doc *doc, uint32_t t, uint32_t from)
{
    const clio_token *tok = &doc->token[t];
    uint32_t k = t - 1;
    if (tok->len < 2 || tok->len > 8) return CLIO_NONE;
    for (uint32_t n = tok->len; n-- > 0;) {
        int skipped = 0;
        while (k-- > from && doc->text[doc->token[k].off] != doc->text[tok->off + n])
            if (skipped++ > 2 || doc->token[k].upos == CLIOI_UPOS_VERB) return CLIO_NONE;
        if (k == UINT32_MAX || k < from) return CLIO_NONE;
    }
    return k;
}

static int in_capitals(const clio_doc *doc, uint32_t t)
{
    const char *s = doc->text + doc->token[t].off;
    for (uint32_t k = 0; k < doc->token[t].len; k++)
        if (s[k] < 'A' || s[k] > 'Z') return 0;
    return doc->token[t].len > 1;
}

/* "The Free Farmers' Union (FFU)": the letters in brackets are the name of what stands before. */
static void join_letters(clioi_finder *fd, uint32_t t, uint32_t from, uint32_t end)
{
    const clio_doc *doc = fd->doc;
    const clio_name *name;
    uint32_t first, h;
    if (t < from + 2 || t + 1 >= end || doc->text[doc->token[t - 1].off] != '(' || doc->text[doc->token[t + 1].off] != ')' || !in_capitals(doc, t)) return;
    first = spelt_out(doc, t, from);
    h = first != CLIO_NONE ? clioi_head_of_run(doc, first, t - 1) : doc->token[t].deprel == CLIOI_DEP_APPOS ? doc->token[t].head : CLIO_NONE;
    name = h == CLIO_NONE ? NULL : clioi_name_at(doc, h);
    if (h == CLIO_NONE || h > t || (first == CLIO_NONE && !(name && name->type == CLIO_ORG && name->tok_n > 1)) || fd->of[h].person) return;
    if (clioi_facts_empty(&fd->of[h])) {
        uint32_t told = fd->of[h].told;
        fd->of[h] = fd->of[t];
        fd->of[h].told = told;
    } else if (clioi_facts_empty(&fd->of[t])) {
        fd->of[t] = fd->of[h];
    }
    fd->of[h].body = fd->of[t].body = 1;
    fd->of[t].told = clioi_first_told(fd, h) + 1;
    remember(fd, &fd->of[t], h, t, 1);
}

/* An organisation: by the name finder, the lexicon, or a noun for one. */
static int is_body(const clio_doc *doc, uint32_t t, const clioi_facts *f)
{
    const clio_name *name = clioi_name_at(doc, t);
    if (f->person || doc->token[t].xpos == CLIOI_XPOS_NNS) return 0;
    if ((name && name->type == CLIO_ORG) || (f->who && f->who->kind == CLIOI_K_BODY)) return 1;
    return doc->token[t].upos == CLIOI_UPOS_NOUN && (clioi_lemma_in(doc, t, "company firm bank station channel newspaper magazine") || (f->group && f->role));
}

/* Is it the one token of its name that hangs on none of the others? */
static int heads_name(const clio_doc *doc, uint32_t t, const clio_name *name)
{
    return clioi_head_of_run(doc, name->tok, name->tok + name->tok_n) == t;
}

/* The facts of a noun phrase, and what its name tells again or for the first time. */
static void find_noun(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    const clio_name *name = clioi_name_at(doc, t);
    clioi_facts f = is_nominal(doc, t) ? facts_of(fd, t, 0) : nobody;
    if (worth_keeping(fd, t, &f)) fd->of[t] = f;
    fd->of[t].body = (uint8_t)is_body(doc, t, &f);
    fd->of[t].told = f.told;
    if (name && name->type == CLIO_PER && f.person) {
        if (heads_name(doc, t, name)) remember(fd, &f, t, name->tok, name->tok_n);
    } else if (name && name->type == CLIO_ORG && fd->of[t].body && !f.who) {
        if (!f.told) recall(fd, &fd->of[t], name->tok, name->tok_n);
        if (heads_name(doc, t, name)) remember(fd, &fd->of[t], t, name->tok, name->tok_n);
    } else if (f.person && f.who && doc->hit_of[t] != CLIO_NONE && doc->hit[doc->hit_of[t]].tok_n > 1) {
        remember(fd, &f, t, doc->hit[doc->hit_of[t]].tok, doc->hit[doc->hit_of[t]].tok_n);
    }
}

/* The country that an adjective or name says, or "". */
static const char *land_told(const clioi_finder *fd, uint32_t t)
{
    static const uint8_t kinds[] = {CLIOI_K_ADJ, CLIOI_K_COUNTRY};
    const clioi_hit *h = clioi_hit_at(fd->doc, t);
    for (size_t k = 0; h && k < sizeof kinds; k++) {
        const clioi_entry *e = clioi_hit_entry(fd->lex, h, kinds[k]);
        if (e) return e->country;
    }
    return "";
}

/* "Indian and Chinese soldiers": two parties, of which the noun is the first and the second adjective the other. */
static void split_lands(clioi_finder *fd, uint32_t n)
{
    const clio_doc *doc = fd->doc;
    const clioi_facts *f = &fd->of[n];
    if ((doc->token[n].xpos != CLIOI_XPOS_NNS && doc->token[n].xpos != CLIOI_XPOS_NNPS) || !f->sectors || !f->country[0]) return;
    for (uint32_t k = doc->kid_first[n]; k != CLIO_NONE && k < n; k = doc->kid_next[k]) {
        if (!modifies_noun(doc, k) || strcmp(land_told(fd, k), f->country)) continue;
        for (uint32_t c = doc->kid_first[k]; c != CLIO_NONE; c = doc->kid_next[c]) {
            clioi_facts other = *f;
            const char *land = doc->token[c].deprel == CLIOI_DEP_CONJ ? land_told(fd, c) : "";
            if (!land[0] || !strcmp(land, f->country)) continue;
            other.who = NULL;
            memcpy(other.country, land, sizeof other.country);
            fd->of[c] = other;
        }
    }
}

/* "Iran's president and lawmakers", "Iraqi soldiers and policemen": the owner or land before the first is of both, unless the
 * second has a word of its own before it. */
static void share_land(clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    clioi_facts *f = &fd->of[t];
    uint32_t h = doc->token[t].head;
    if (doc->token[t].deprel != CLIOI_DEP_CONJ || f->country[0] || f->who || !f->role || is_unknown(f) || h == CLIO_NONE || h > t || doc->token[t].upos != CLIOI_UPOS_NOUN || !fd->of[h].role) return;
    if (f->first == CLIOI_SECTOR_CVL || f->first == CLIOI_SECTOR_REB || f->first == CLIOI_SECTOR_CRM || clioi_kid(doc, t, CLIOI_DEP_DET) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_NMOD_POSS) != CLIO_NONE) return;
    for (uint32_t k = doc->kid_first[h]; k != CLIO_NONE && k < h; k = doc->kid_next[k])
        if ((doc->token[k].deprel == CLIOI_DEP_NMOD_POSS && doc->token[k].upos == CLIOI_UPOS_PROPN) || (doc->token[k].deprel == CLIOI_DEP_AMOD && land_told(fd, k)[0])) clioi_set_country(f, fd->of[h].country);
}

static void find_all(clioi_finder *fd)
{
    clio_doc *doc = fd->doc;
    for (uint32_t s = 0; s < doc->sentence_n; s++) {
        uint32_t first = doc->sentence[s].tok, end = first + doc->sentence[s].tok_n;
        for (uint32_t t = first; t < end; t++) {
            fd->of[t] = nobody;
            if (doc->token[t].upos != CLIOI_UPOS_PRON || doc->kid_first[t] != CLIO_NONE) find_noun(fd, t);
        }
        for (uint32_t t = first; t < end; t++) join_letters(fd, t, first, end);
        join_titles(fd, first, end);
        for (uint32_t t = first; t < end; t++) split_lands(fd, t);
        for (uint32_t t = first; t < end; t++) {
            if (doc->token[t].upos == CLIOI_UPOS_PRON && clioi_facts_empty(&fd->of[t])) clioi_resolve_pronoun(fd, t, s);
            else if (fd->of[t].role) clioi_resolve_role(fd, t);
            else if (clioi_facts_empty(&fd->of[t])) {
                clioi_resolve_land(fd, t);
                clioi_resolve_half_name(fd, t);
            }
            clioi_resolve_group(fd, t, s);
            if (doc->token[t].upos == CLIOI_UPOS_NOUN) clioi_resolve_noun(fd, t);
            clioi_take_owner(fd, t);
            share_land(fd, t);
        }
    }
}

clio_rc clioi_stage_actor(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    clioi_finder fd = {.lex = &data->lex, .doc = doc};
    uint32_t n = 0;
    fd.of = CLIOI_NEW(&doc->scratch, clioi_facts, doc->token_n);
    fd.mem = CLIOI_NEW(&doc->scratch, clioi_memory, MEMORY_MAX);
    fd.sex = CLIOI_NEW(&doc->scratch, uint8_t, doc->token_n);
    doc->actor_of = CLIOI_NEW(&doc->mem, uint32_t, doc->token_n);
    doc->told = CLIOI_NEW(&doc->mem, uint32_t, doc->token_n);
    if (doc->scratch.why != CLIO_OK || doc->mem.why != CLIO_OK)
        return clioi_fail(err, doc->mem.why ? doc->mem.why : doc->scratch.why, CLIOI_NO_OFF, "no room for the actors of %u tokens", doc->token_n);
    find_all(&fd);
    for (uint32_t t = 0; t < doc->token_n; t++) n += !clioi_facts_empty(&fd.of[t]);
    doc->actor = CLIOI_NEW(&doc->mem, clio_actor, n);
    if (doc->actor)
        for (uint32_t t = 0; t < doc->token_n; t++) {
            doc->actor_of[t] = CLIO_NONE;
            doc->told[t] = fd.of[t].told ? fd.of[t].told - 1 : CLIO_NONE;
            if (clioi_facts_empty(&fd.of[t])) continue;
            doc->actor_of[t] = doc->actor_n;
            build(&fd, &doc->actor[doc->actor_n++], t);
        }
    if (doc->actor) clioi_find_pairs(doc);
    for (uint32_t k = 0; doc->actor && k < doc->name_n; k++) {
        uint32_t a = doc->actor_of[doc->name[k].tok];
        for (uint32_t t = doc->name[k].tok; a == CLIO_NONE && t < doc->name[k].tok + doc->name[k].tok_n; t++) a = doc->actor_of[t];
        if (a != CLIO_NONE) doc->name[k].actor = doc->actor[a].id;
    }
    clioi_arena_rewind(&doc->scratch, mark);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u actors", n);
    return CLIO_OK;
}
