/* listing.c -- the coded sets and small codes of a record as words.
 *
 * Writers and stores list the same sets in the same order: an actor's most telling
 * sector first, the others and all contexts in the order of labels.def.  The words
 * of clio_count's `approx` and `whose` are here for the same reason.  What is not
 * here: names of single codes (labels.c). */
#include "core/listing.h"
#include <string.h>

const char *clioi_actor_sector(const clio_actor *actor, uint32_t k)
{
    int has_first = clio_sector_name(actor->first_sector) && (actor->sectors >> actor->first_sector & 1u);
    if (has_first && k == 0) return clio_sector_name(actor->first_sector);
    if (has_first) k--;
    for (uint32_t s = 0; s < 32 && clio_sector_name(s); s++) {
        if (!(actor->sectors >> s & 1u) || (has_first && s == actor->first_sector)) continue;
        if (k-- == 0) return clio_sector_name(s);
    }
    return NULL;
}

void clioi_put_sectors(clioi_buf *out, const clio_actor *actor, const char *sep)
{
    const char *name;
    for (uint32_t k = 0; (name = clioi_actor_sector(actor, k)); k++) {
        if (k) (void)clioi_buf_add(out, sep, strlen(sep));
        (void)clioi_buf_add(out, name, strlen(name));
    }
}

void clioi_put_modes(clioi_buf *out, const clio_event *event, const char *sep)
{
    for (uint32_t k = 0; k < event->modes_n; k++) {
        if (k) (void)clioi_buf_add(out, sep, strlen(sep));
        (void)clioi_buf_add(out, event->modes[k], strlen(event->modes[k]));
    }
}

void clioi_put_contexts(clioi_buf *out, uint64_t contexts, const char *sep)
{
    int any = 0;
    for (uint32_t k = 0; k < 64 && clio_context_name(k); k++) {
        const char *name = clio_context_name(k);
        if (!(contexts >> k & 1u)) continue;
        if (any) (void)clioi_buf_add(out, sep, strlen(sep));
        (void)clioi_buf_add(out, name, strlen(name));
        any = 1;
    }
}

const char *clioi_approx_name(uint32_t k)
{
    static const char *const name[] = {NULL, "around", "at least", "up to"};
    return k < sizeof name / sizeof *name ? name[k] : NULL;
}

const char *clioi_whose_name(uint32_t k)
{
    static const char *const name[] = {NULL, "actor", "recipient", "other"};
    return k < sizeof name / sizeof *name ? name[k] : NULL;
}
