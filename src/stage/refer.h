/* refer.h -- what stage actor's files share: the facts of a noun phrase, and whom words without a name mean. */
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
    uint32_t told;              /* 1 + the token that tells of the same party by name, or told first; 0 none */
    uint8_t lands;              /* "poor countries": lands that are not named */
    uint8_t body;               /* an organisation, known to the lexicon or not */
} clioi_facts;

typedef struct clioi_memory {
    uint64_t last, first;       /* hashes of the name's last and first word */
    uint32_t from, n;           /* tokens of the name */
    uint32_t tok;               /* by which the party is known */
    clioi_facts f;
} clioi_memory;

typedef struct clioi_finder {
    const clioi_lex *lex;
    clio_doc *doc;
    clioi_facts *of;            /* (token_n,) facts of actor heads; those before the token at work are known */
    clioi_memory *mem;          /* names met with their office */
    uint32_t mem_n;
    uint8_t *sex;               /* (token_n,) clioi_sex of who is told of at a token, as far as the text has shown */
} clioi_finder;

enum { CLIOI_SEX_UNKNOWN, CLIOI_SEX_SHE, CLIOI_SEX_HE };

/** The token by which the party at token `t` is known. */
static inline uint32_t clioi_first_told(const clioi_finder *fd, uint32_t t) { return fd->of[t].told ? fd->of[t].told - 1 : t; }

/** Token `t` means whom `k` means. */
void clioi_mean(clioi_finder *fd, uint32_t t, uint32_t k);

static inline int clioi_facts_empty(const clioi_facts *f) { return !f->country[0] && !f->sectors && !f->who && !f->person && !f->lands; }

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
void clioi_resolve_noun(clioi_finder *fd, uint32_t t);
void clioi_resolve_land(clioi_finder *fd, uint32_t t);
void clioi_resolve_half_name(clioi_finder *fd, uint32_t t);
void clioi_resolve_group(clioi_finder *fd, uint32_t t, uint32_t sent);

/** A noun for whom somebody is to another: "his rival", "its neighbours" are not of the owner's country.  (actor.c) */
int clioi_is_counterpart(const clio_doc *doc, uint32_t t);

/** The country of the owner: "their men". */
void clioi_take_owner(clioi_finder *fd, uint32_t t);
#endif
