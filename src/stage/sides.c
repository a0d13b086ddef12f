/* sides.c -- what the three files that mend parties share. */
#include "stage/sides.h"
#include <string.h>

void clioi_set_code(clio_doc *doc, clio_actor *a)
{
    char code[8] = {0};
    size_t n = strlen(a->country);
    memcpy(code, a->country, n);
    if (a->first_sector < CLIOI_SECTOR_COUNT) memcpy(code + n, clio_sector_name(a->first_sector), 3);
    a->code = clioi_arena_strdup(&doc->mem, code, strlen(code));
}

int clioi_is_state_code(const char *c)
{
    static const char *const others[] = {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        if (!strcmp(c, others[k])) return 0;
    return c[0] != 0;
}

static int same_side(const clio_actor *a, const clio_actor *b)
{
    return a->head == b->head || (a->country[0] && !strcmp(a->country, b->country) && a->sectors == b->sectors);
}

int clioi_among(const clio_actor *list, uint32_t n, const clio_actor *a)
{
    for (uint32_t k = 0; k < n; k++)
        if (same_side(&list[k], a)) return 1;
    return 0;
}

void clioi_set_recipients(clio_doc *doc, clio_event *e, const clio_actor *from, uint32_t n)
{
    clio_actor *list = n ? CLIOI_NEW(&doc->mem, clio_actor, n) : NULL;
    if (!list) return;
    memcpy(list, from, n * sizeof *list);
    e->recipient = list;
    e->recipient_n = n;
}

int clioi_is_works(const clio_doc *doc, uint32_t t)
{
    return doc->token[t].upos == CLIOI_UPOS_NOUN &&
           clioi_lemma_in(doc, t, "pipeline bridge railway refinery plant facility installation wall tower tunnel airport airfield runway port harbor harbour building house home "
                                  "office headquarters compound shop market marketplace hotel restaurant cafe school hospital clinic mosque church shrine temple synagogue cinema "
                                  "theater theatre mall resort nightclub station post outpost checkpoint camp base barracks hideout stronghold bunker prison jail warehouse depot "
                                  "factory bank museum library subway");
}

int clioi_is_vehicle(const clio_doc *doc, uint32_t t)
{
    return doc->token[t].upos == CLIOI_UPOS_NOUN && clioi_lemma_in(doc, t, "vehicle truck car bus minibus train tanker ship boat vessel ferry plane aircraft airliner jet helicopter convoy motorcade patrol");
}
