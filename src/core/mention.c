/* mention.c -- find the lexicon hit or the name that covers a token, and the entry
 * that a hit means.  Hits are indexed by token (stage/match.c); names are few and
 * in text order, so they are searched by halving. */
#include "core/mention.h"
#include <string.h>

const clioi_entry *clioi_hit_entry(const clioi_lex *lex, const clioi_hit *h, unsigned kind)
{
    if (!h || !(h->kinds & CLIOI_KBIT(kind))) return NULL;
    for (uint32_t k = h->name; k < h->name + h->name_n; k++) {
        const clioi_lexname *n = &lex->name[k];
        if (lex->entry[n->entry].kind != kind) continue;
        if (clioi_name_fits(n, h->exact, h->capital)) return &lex->entry[n->entry];
    }
    return NULL;
}

const clioi_entry *clioi_hit_place(const clioi_lex *lex, const clioi_hit *h)
{
    const clioi_entry *best = NULL;
    int best_region = 0;
    for (uint32_t k = h ? h->name : 0; h && h->kinds & CLIOI_KBIT(CLIOI_K_PLACE) && k < h->name + h->name_n; k++) {
        const clioi_entry *e = &lex->entry[lex->name[k].entry];
        int region;
        if (e->kind != CLIOI_K_PLACE || !clioi_name_fits(&lex->name[k], h->exact, h->capital)) continue;
        region = !strcmp(lex->str + e->note, "region");
        if (best && (region < best_region || (region == best_region && e->population <= best->population))) continue;
        best = e;
        best_region = region;
    }
    return best;
}

const clioi_hit *clioi_hit_at(const clio_doc *doc, uint32_t t)
{
    return doc->hit_of[t] == CLIO_NONE ? NULL : &doc->hit[doc->hit_of[t]];
}

const clio_name *clioi_name_at(const clio_doc *doc, uint32_t t)
{
    uint32_t lo = 0, hi = doc->name_n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (doc->name[mid].tok + doc->name[mid].tok_n <= t) lo = mid + 1;
        else hi = mid;
    }
    return lo < doc->name_n && doc->name[lo].tok <= t ? &doc->name[lo] : NULL;
}

uint32_t clioi_head_of_run(const clio_doc *doc, uint32_t from, uint32_t end)
{
    for (uint32_t t = from; t < end; t++) {
        uint32_t h = doc->token[t].head;
        if (h == CLIO_NONE || h < from || h >= end) return t;
    }
    return from;
}
