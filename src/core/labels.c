/* labels.c -- names of the coded values, from the one list in labels.def, and
 * the PLOVER mode scores (PLOVER manual 2.0, Open Event Data Alliance, CC BY-SA 4.0). */
#include "core/labels.h"
#include "clio.h"
#include <string.h>

#define NAMER(fn, LIST, COUNT)                                  \
    const char *fn(uint32_t k)                                  \
    {                                                           \
        static const char *const name[] = {LIST(X)};            \
        return k < (uint32_t)(COUNT) ? name[k] : NULL;          \
    }
#define X(n, t) t,
NAMER(clio_upos_name, CLIOI_UPOS_LIST, CLIOI_UPOS_COUNT)
NAMER(clio_xpos_name, CLIOI_XPOS_LIST, CLIOI_XPOS_COUNT)
NAMER(clio_deprel_name, CLIOI_DEPREL_LIST, CLIOI_DEP_COUNT)
NAMER(clio_sector_name, CLIOI_SECTOR_LIST, CLIOI_SECTOR_COUNT)
NAMER(clio_status_name, CLIOI_STATUS_LIST, CLIOI_ST_COUNT)
NAMER(clio_count_name, CLIOI_COUNT_LIST, CLIOI_CT_COUNT)
#undef X
#define X(n) #n,
NAMER(clio_context_name, CLIOI_CONTEXT_LIST, CLIOI_CX_COUNT)
#undef X
#define X(n, t, q, s) t,
NAMER(clio_event_name, CLIOI_EVENT_LIST, CLIOI_EV_COUNT)
#undef X

const char *clio_name_type_name(uint32_t k)
{
    static const char *const name[CLIO_NAME_TYPES] = {"PER", "ORG", "LOC", "NORP", "MISC"};
    return k < CLIO_NAME_TYPES ? name[k] : NULL;
}

const char *clio_event_quad(uint32_t k)
{
    static const char *const quad[] = {"verbal cooperation", "material cooperation", "verbal conflict", "material conflict"};
#define X(n, t, q, s) q,
    static const unsigned char of[] = {CLIOI_EVENT_LIST(X)};
#undef X
    return k < CLIOI_EV_COUNT ? quad[of[k]] : NULL;
}

static const struct { unsigned char event; const char *mode; double score; } modes[] = {
    {CLIOI_EV_CONSULT, "visit", 4}, {CLIOI_EV_CONSULT, "third-party", 1}, {CLIOI_EV_CONSULT, "multilateral", 4},
    {CLIOI_EV_CONSULT, "phone", 1.5}, {CLIOI_EV_RETREAT, "withdraw", 8}, {CLIOI_EV_RETREAT, "release", 6.5},
    {CLIOI_EV_RETREAT, "disarm", 10}, {CLIOI_EV_RETREAT, "ceasefire", 7.5}, {CLIOI_EV_RETREAT, "access", 6.5},
    {CLIOI_EV_RETREAT, "resign", 4.5}, {CLIOI_EV_REQUEST, "assist", 0.5}, {CLIOI_EV_REQUEST, "change", -1},
    {CLIOI_EV_REQUEST, "yield", -1}, {CLIOI_EV_REQUEST, "meet", 0}, {CLIOI_EV_REJECT, "assist", -1.5},
    {CLIOI_EV_REJECT, "change", -2}, {CLIOI_EV_REJECT, "yield", -2}, {CLIOI_EV_REJECT, "meet", -2},
    {CLIOI_EV_ACCUSE, "disapprove", -2}, {CLIOI_EV_ACCUSE, "investigate", -3.5}, {CLIOI_EV_ACCUSE, "allege", -3.5},
    {CLIOI_EV_THREATEN, "restrict", -3}, {CLIOI_EV_THREATEN, "arrest", -3.5}, {CLIOI_EV_THREATEN, "relations", -3.5},
    {CLIOI_EV_THREATEN, "expel", -3.5}, {CLIOI_EV_THREATEN, "territory", -4}, {CLIOI_EV_THREATEN, "violence", -3.5},
    {CLIOI_EV_PROTEST, "demo", -5}, {CLIOI_EV_PROTEST, "riot", -7}, {CLIOI_EV_PROTEST, "strike", -5},
    {CLIOI_EV_PROTEST, "hunger", -4.5}, {CLIOI_EV_PROTEST, "boycott", -4.5}, {CLIOI_EV_PROTEST, "obstruct", -4.5},
    {CLIOI_EV_PROTEST, "vandalize", -5}, {CLIOI_EV_SANCTION, "convict", -6}, {CLIOI_EV_SANCTION, "expel", -5.5},
    {CLIOI_EV_SANCTION, "withdraw", -6}, {CLIOI_EV_SANCTION, "discontinue", -6}, {CLIOI_EV_MOBILIZE, "troops", -6.5},
    {CLIOI_EV_MOBILIZE, "weapons", -6.5}, {CLIOI_EV_MOBILIZE, "police", -5.5}, {CLIOI_EV_MOBILIZE, "militia", -6},
    {CLIOI_EV_COERCE, "seize", -7}, {CLIOI_EV_COERCE, "restrict", -7}, {CLIOI_EV_COERCE, "censor", -6.5},
    {CLIOI_EV_COERCE, "curfew", -6.5}, {CLIOI_EV_COERCE, "martial-law", -7.5}, {CLIOI_EV_COERCE, "arrest", -7},
    {CLIOI_EV_COERCE, "deport", -7}, {CLIOI_EV_COERCE, "withhold", -7}, {CLIOI_EV_COERCE, "misinformation", -6.5},
    {CLIOI_EV_COERCE, "cyber", -7}, {CLIOI_EV_ASSAULT, "abduct", -8.5}, {CLIOI_EV_ASSAULT, "beat", -7.5},
    {CLIOI_EV_ASSAULT, "torture", -8.5}, {CLIOI_EV_ASSAULT, "sexual", -8.5}, {CLIOI_EV_ASSAULT, "targeted", -9.5},
    {CLIOI_EV_ASSAULT, "destroy", -8.5}, {CLIOI_EV_ASSAULT, "primitive", -8}, {CLIOI_EV_ASSAULT, "firearms", -9},
    {CLIOI_EV_ASSAULT, "explosives", -9}, {CLIOI_EV_ASSAULT, "suicide-attack", -9.5}, {CLIOI_EV_ASSAULT, "aerial", -9.5},
    {CLIOI_EV_ASSAULT, "drone", -9.5}, {CLIOI_EV_ASSAULT, "heavy-weapons", -9.5}, {CLIOI_EV_ASSAULT, "crowd-control", -7.5},
    {CLIOI_EV_ASSAULT, "unconventional", -10},
};

int clio_event_has_mode(uint32_t k, const char *mode)
{
    for (size_t i = 0; i < sizeof modes / sizeof *modes; i++)
        if (modes[i].event == k && !strcmp(modes[i].mode, mode)) return 1;
    return 0;
}

double clio_event_score(uint32_t k, const char *mode)
{
#define X(n, t, q, s) s,
    static const double of[] = {CLIOI_EVENT_LIST(X)};
#undef X
    for (size_t i = 0; mode && *mode && i < sizeof modes / sizeof *modes; i++)
        if (modes[i].event == k && !strcmp(modes[i].mode, mode)) return modes[i].score;
    return k < CLIOI_EV_COUNT ? of[k] : 0;
}

double clio_cameo_goldstein(const char *code)
{
    static const struct { char code[5]; double score; } table[] = {
#define X(c, s) {c, s},
#include "core/cameo.def"
#undef X
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (!strcmp(table[i].code, code)) return table[i].score;
    return 0;
}
