/* gazetteer.h -- from a lexicon name in the text to one place on the map. */
#ifndef CLIO_STAGE_GAZETTEER_H
#define CLIO_STAGE_GAZETTEER_H
#include "core/doc.h"
#include "core/lex.h"

enum { CLIOI_WORLD_MAX = 48, CLIOI_PARTS_MAX = 16 };
typedef struct clioi_world {        /* the countries that an article speaks of */
    char code[CLIOI_WORLD_MAX][4];
    uint32_t times[CLIOI_WORLD_MAX];
    uint32_t n;
    const char *part[CLIOI_PARTS_MAX];  /* admin1 of the regions it names, strings of the lexicon */
    uint32_t part_n;
} clioi_world;

/** Count the countries that the article names, by name, adjective, people or seat. */
void clioi_world_of(const clioi_lex *lex, const clio_doc *doc, clioi_world *world);

/** Who of those that bear the name is meant?
 *  @param hit      a name of kind PLACE, COUNTRY or SEAT.
 *  @param country  code that the words beside it ask for ("Paris, Texas"), or "".
 *  @param out      name, country, admin1, point, geonameid, precision are filled; text span is left.
 *  @return 1; 0 if the name is of none of these kinds, or if those that bear it lie elsewhere than the words beside it or the article say. */
int clioi_gazetteer(const clioi_lex *lex, const clioi_world *world, const clioi_hit *hit, const char *country, clio_place *out);

/** The capital of a country ("the Somali capital").  @return 1 found, 0 not; then `out` is unchanged. */
int clioi_gazetteer_capital(const clioi_lex *lex, const char *country, clio_place *out);
#endif
