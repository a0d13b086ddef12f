/* listing.h -- the coded sets and small codes of a record as words. */
#ifndef CLIO_CORE_LISTING_H
#define CLIO_CORE_LISTING_H
#include "base/buf.h"

/** k-th sector of an actor, the most telling first; NULL past the end. */
const char *clioi_actor_sector(const clio_actor *actor, uint32_t k);

/* A set's members by name, `sep` between them. */
void clioi_put_sectors(clioi_buf *out, const clio_actor *actor, const char *sep);
void clioi_put_modes(clioi_buf *out, const clio_event *event, const char *sep);   /* the further ones */
void clioi_put_contexts(clioi_buf *out, uint64_t contexts, const char *sep);

/** The words of clio_count's `approx` and `whose`; NULL if 0. */
const char *clioi_approx_name(uint32_t k);
const char *clioi_whose_name(uint32_t k);
#endif
