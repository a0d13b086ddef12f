/* gazetteer.c -- resolve place names.
 *
 * Many places bear one name.  Each is given points: the doublings of its
 * population, more if it is a capital, more if its country is one that the
 * article speaks of, and most if the words beside the name say so.  The best
 * wins; a draw goes to the first in file order.  A part of a country that the
 * article names ("Texas") speaks for its towns.  A small town of a land that the
 * article never names, though it often names another, is left unresolved.
 *
 * A seat of government is a place as well: a capital ("in Moscow") by its own
 * name, a palace ("in the Kremlin") by that of its country's capital, with the
 * precision of a building.  A country's point is the mean of its cities. */
#include "stage/gazetteer.h"
#include "core/mention.h"
#include "core/tree.h"
#include <string.h>

enum { BESIDE = 60, MENTIONED = 9, MENTIONED_OFTEN = 12, CAPITAL = 5, SAME_PART = 8, SMALL = 100000 };

/* "Texas": a part of a country, which its towns are looked for in. */
static void mention_part(clioi_world *w, const char *admin1)
{
    uint32_t k = 0;
    while (k < w->part_n && strcmp(w->part[k], admin1)) k++;
    if (k == w->part_n && k < CLIOI_PARTS_MAX) w->part[w->part_n++] = admin1;
}

static void mention(clioi_world *w, const char *code)
{
    uint32_t k = 0;
    if (!code[0]) return;
    while (k < w->n && strcmp(w->code[k], code)) k++;
    if (k == CLIOI_WORLD_MAX) return;
    if (k == w->n) {
        memcpy(w->code[w->n], code, 4);
        w->times[w->n++] = 0;
    }
    w->times[k]++;
}

void clioi_world_of(const clioi_lex *lex, const clio_doc *doc, clioi_world *world)
{
    static const uint32_t kinds = CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_ADJ) | CLIOI_KBIT(CLIOI_K_PEOPLE) | CLIOI_KBIT(CLIOI_K_SEAT);
    world->n = world->part_n = 0;
    for (uint32_t k = 0; k < doc->hit_n; k++) {
        const clioi_hit *h = &doc->hit[k];
        if (!(h->kinds & (kinds | CLIOI_KBIT(CLIOI_K_PLACE)))) continue;
        for (uint32_t i = h->name; i < h->name + h->name_n; i++) {
            const clioi_entry *e = &lex->entry[lex->name[i].entry];
            if (!clioi_name_fits(&lex->name[i], h->exact, h->capital)) continue;
            if (e->kind == CLIOI_K_PLACE && !strcmp(lex->str + e->note, "region") && e->country[0] && e->from) mention_part(world, lex->str + e->from);
            else if (!(CLIOI_KBIT(e->kind) & kinds)) continue;
            mention(world, e->country);
            break;
        }
    }
}

static unsigned points(const clioi_lex *lex, const clioi_world *w, const clioi_entry *e, const char *country)
{
    unsigned p = 1;
    for (uint32_t n = e->population; n; n >>= 1) p++;
    for (uint32_t k = 0; k < w->n; k++)
        if (!strcmp(w->code[k], e->country)) p += w->times[k] > 1 ? MENTIONED_OFTEN : MENTIONED;
    if (!strcmp(lex->str + e->note, "capital")) p += CAPITAL;
    if (country[0] && !strcmp(country, e->country)) p += BESIDE;
    for (uint32_t k = 0; k < w->part_n && e->from; k++)
        if (!strcmp(w->part[k], lex->str + e->from)) {
            p += SAME_PART;
            break;
        }
    return p;
}

/* The best PLACE of the name; NULL if none. */
static const clioi_entry *best_place(const clioi_lex *lex, const clioi_world *w, const clioi_hit *h, const char *country)
{
    const clioi_entry *best = NULL;
    unsigned most = 0;
    if (!(h->kinds & CLIOI_KBIT(CLIOI_K_PLACE))) return NULL;
    for (uint32_t k = h->name; k < h->name + h->name_n; k++) {
        const clioi_entry *e = &lex->entry[lex->name[k].entry];
        unsigned p;
        if (e->kind != CLIOI_K_PLACE || !clioi_name_fits(&lex->name[k], h->exact, h->capital)) continue;
        p = points(lex, w, e, country);
        if (p <= most) continue;
        most = p;
        best = e;
    }
    return best;
}

static const clioi_entry *capital_of(const clioi_lex *lex, const char *country)
{
    for (uint32_t k = 0; k < lex->entry_n; k++) {
        const clioi_entry *e = &lex->entry[k];
        if (e->kind == CLIOI_K_PLACE && !strcmp(e->country, country) && !strcmp(lex->str + e->note, "capital")) return e;
    }
    return NULL;
}

/* The PLACE row of a country, whatever name of it the text has ("U.S.", "Britain"). */
static const clioi_entry *country_row(const clioi_lex *lex, const clioi_entry *land)
{
    const char *name = lex->str + land->name;
    uint32_t n = 0;
    const clioi_lexname *run = clioi_lex_find(lex, clioi_hash_folded(CLIOI_HASH_SEED, name, strlen(name)), &n);
    for (uint32_t k = 0; run && k < n; k++) {
        const clioi_entry *e = &lex->entry[run[k].entry];
        if (e->kind == CLIOI_K_PLACE && !strcmp(lex->str + e->note, "country")) return e;
    }
    return NULL;
}

static const char *precision_of(const clioi_lex *lex, const clioi_entry *e)
{
    static const struct { const char *kind, *precision; } rows[] = {
        {"country", "country"}, {"region", "region"}, {"capital", "town"}, {"city", "town"}, {"district", "district"}, {"building", "building"},
        {"camp", "point"}, {"sea", "region"}, {"river", "region"}, {"mountain", "region"}, {"strait", "region"}, {"island", "region"}};
    for (size_t k = 0; k < sizeof rows / sizeof *rows; k++)
        if (!strcmp(lex->str + e->note, rows[k].kind)) return rows[k].precision;
    return "point";
}

/* A small town of a land that the article never speaks of, while it speaks often of another: a namesake that no list has. */
static int is_stranger(const clioi_lex *lex, const clioi_world *w, const clioi_entry *e, const char *country)
{
    uint32_t most = 0;
    if (e->population >= SMALL || strcmp(lex->str + e->note, "city") || !strcmp(country, e->country)) return 0;
    for (uint32_t k = 0; k < w->n; k++) {
        if (!strcmp(w->code[k], e->country)) return 0;
        if (w->times[k] > most) most = w->times[k];
    }
    return most > 1;
}

static void fill(const clioi_lex *lex, const clioi_entry *e, clio_place *out)
{
    out->name = lex->str + e->name;
    memcpy(out->country, e->country, sizeof out->country);
    out->precision = e->kind == CLIOI_K_PLACE ? precision_of(lex, e) : "country";
    if (e->kind != CLIOI_K_PLACE) return;
    if (e->from) out->admin1 = lex->str + e->from;   /* places have no dates: the compiler keeps the name of admin1 here */
    if (out->admin1 && !out->admin1[0]) out->admin1 = NULL;
    out->geonameid = e->geonameid;
    out->has_point = e->has_point;
    out->lat = (double)e->lat;
    out->lon = (double)e->lon;
}

int clioi_gazetteer(const clioi_lex *lex, const clioi_world *world, const clioi_hit *hit, const char *country, clio_place *out)
{
    const clioi_entry *land = clioi_hit_entry(lex, hit, CLIOI_K_COUNTRY), *seat = clioi_hit_entry(lex, hit, CLIOI_K_SEAT);
    const clioi_entry *place = land ? country_row(lex, land) : best_place(lex, world, hit, country);
    if (land) {
        fill(lex, land, out);
        if (place) fill(lex, place, out);
        out->name = lex->str + land->name;
        memcpy(out->country, land->country, sizeof out->country);
        return 1;
    }
    if (seat && !place) {
        place = capital_of(lex, seat->country);
        fill(lex, place ? place : seat, out);
        out->precision = "building";
        return 1;
    }
    if (!place || is_stranger(lex, world, place, country)) return 0;
    if (country[0] && place->country[0] && strcmp(place->country, country)) return 0;   /* "London, Ky." is not the one that is listed */
    fill(lex, place, out);
    return 1;
}

int clioi_gazetteer_capital(const clioi_lex *lex, const char *country, clio_place *out)
{
    const clioi_entry *place = country[0] ? capital_of(lex, country) : NULL;
    if (!place) return 0;
    fill(lex, place, out);
    return 1;
}
