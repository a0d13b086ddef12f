/* refer.h -- what stage actor's two files share: the facts of a noun phrase, and whom words without a name mean. */
#ifndef CLIO_STAGE_REFER_H
#define CLIO_STAGE_REFER_H
#include "core/doc.h"
#include "core/lex.h"
#include <string.h>

typedef struct clioi_facts {
    char country[4];
    uint32_t sectors;
    uint8_t first;              /* CLIOI_SECTOR_COUNT: none */
    uint8_t person, group, role, generic, former;
    uint8_t retired;            /* the lexicon's last office lies in the past */
    const clioi_entry *who;     /* identity: person, body, country; NULL */
    const clioi_entry *why;     /* the line that decided */
    uint32_t told;              /* 1 + the token that told of them before, which this one was taken for; 0 none */
} clioi_facts;

typedef struct clioi_memory { uint64_t key; uint32_t tok; clioi_facts f; } clioi_memory;

typedef struct clioi_finder {
    const clioi_lex *lex;
    clio_doc *doc;
    clioi_facts *of;            /* (token_n,) facts of actor heads; those before the token at work are known */
    clioi_memory *mem;          /* names met with their office */
    uint32_t mem_n;
} clioi_finder;

static inline int clioi_facts_empty(const clioi_facts *f) { return !f->country[0] && !f->sectors && !f->who && !f->person; }

static inline void clioi_set_country(clioi_facts *f, const char *c)
{
    if (!f->country[0] && c[0]) memcpy(f->country, c, 4);
}

static inline void clioi_set_sectors(clioi_facts *f, uint32_t set, uint8_t first)
{
    if (f->sectors || !set) return;
    f->sectors = set;
    f->first = first;
}

/** Give a token of sentence `sent` the facts of whom it means, if that is clear: a pronoun, a role told with "the",
 *  "this country", "the North", "the group". */
void clioi_resolve_pronoun(clioi_finder *fd, uint32_t t, uint32_t sent);
void clioi_resolve_role(clioi_finder *fd, uint32_t t);
void clioi_resolve_land(clioi_finder *fd, uint32_t t);
void clioi_resolve_half_name(clioi_finder *fd, uint32_t t);
void clioi_resolve_group(clioi_finder *fd, uint32_t t, uint32_t sent);

/** A noun for whom somebody is to another: "his rival", "its neighbours" are not of the owner's country.  (actor.c) */
int clioi_is_counterpart(const clio_doc *doc, uint32_t t);

/** The country of the owner: "their men". */
void clioi_take_owner(clioi_finder *fd, uint32_t t);
#endif
