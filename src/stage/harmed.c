/* harmed.c -- whom an assault hits that no frame has found.
 *
 *   things    a building, a bridge, a vehicle that is nobody's is recipient itself, with the sector that it has by its nature
 *   places    a land or town that is left, helped, sealed or shelled
 *   harmed    an assault that tells no target has its dead and wounded as recipient
 *
 * Things have no country here; where they stand is found in homeland.c. */
#include "stage/clause.h"
#include "stage/party.h"
#include "stage/sides.h"
#include <string.h>

enum { SIDES_MAX = 8, OF_RECIPIENT = 2 };   /* the last: clio_count.whose */

/* What the words under `t` say was hit: "blew up a bridge", "fired on vehicles", "an attack on the airport"; CLIO_NONE. */
static uint32_t thing_hit(const clio_doc *doc, uint32_t t, int depth)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_OBL || d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        int aimed = prep == CLIOI_SLOT_ON || prep == CLIOI_SLOT_AGAINST || (prep == CLIOI_SLOT_OF && d == CLIOI_DEP_NMOD) || (prep == CLIOI_SLOT_AT && d == CLIOI_DEP_OBL && clioi_lemma_in(doc, t, "fire shoot hurl throw lob"));
        if (d == CLIOI_DEP_OBJ || d == CLIOI_DEP_NSUBJ_PASS || aimed)
            if (doc->actor_of[k] == CLIO_NONE && (clioi_is_works(doc, k) || clioi_is_vehicle(doc, k))) return k;
        if (d == CLIOI_DEP_OBJ && !depth && clioi_pos_of(doc, k) == 'N') {
            uint32_t in = thing_hit(doc, k, 1);
            if (in != CLIO_NONE) return in;
        }
    }
    return CLIO_NONE;
}

/* Whose such a thing is by its nature, or CLIOI_SECTOR_COUNT. */
static unsigned sector_of_thing(const clio_doc *doc, uint32_t t)
{
    if (clioi_lemma_in(doc, t, "base barracks outpost bunker patrol warship")) return CLIOI_SECTOR_MIL;
    if (clioi_lemma_in(doc, t, "checkpoint")) return CLIOI_SECTOR_COP;
    if (clioi_lemma_in(doc, t, "mosque church shrine temple synagogue")) return CLIOI_SECTOR_REL;
    if (clioi_lemma_in(doc, t, "school library")) return CLIOI_SECTOR_EDU;
    if (clioi_lemma_in(doc, t, "hospital clinic")) return CLIOI_SECTOR_MED;
    if (clioi_lemma_in(doc, t, "shop market marketplace hotel restaurant cafe mall bank factory warehouse nightclub")) return CLIOI_SECTOR_BUS;
    return clioi_lemma_in(doc, t, "home house") ? CLIOI_SECTOR_CVL : CLIOI_SECTOR_COUNT;
}

/* The phrase of `t`, without its article, as a party of which no more is known. */
static clio_actor phrase_as_party(const clio_doc *doc, uint32_t t)
{
    clio_actor a = {.head = t, .first_sector = CLIOI_SECTOR_COUNT, .code = ""};
    uint32_t lo, hi;
    clioi_phrase(doc, t, 0, &lo, &hi);
    while (lo < t && doc->token[lo].upos == CLIOI_UPOS_DET) lo++;
    a.tok = lo;
    a.tok_n = hi - lo + 1;
    a.off = doc->token[lo].off;
    a.len = doc->token[hi].off + doc->token[hi].len - a.off;
    return a;
}

/* An assault on a thing that is nobody's has the thing as recipient. */
static void take_thing(clio_doc *doc, clio_event *e)
{
    uint32_t t = e->event == CLIOI_EV_ASSAULT && !e->recipient_n && e->actor_n < 2 && (e->actor_n || e->place.len) ? thing_hit(doc, e->trig_tok, 0) : CLIO_NONE;
    clio_actor thing;
    if (t == CLIO_NONE) return;
    thing = phrase_as_party(doc, t);
    thing.first_sector = (uint8_t)sector_of_thing(doc, t);
    if (thing.first_sector < CLIOI_SECTOR_COUNT) {
        thing.sectors = 1u << thing.first_sector;
        thing.code = clio_sector_name(thing.first_sector);
    }
    clioi_set_recipients(doc, e, &thing, 1);
}

/* Is the event aimed at, or on behalf of, what hangs on its trigger so: a land left, helped, sealed, shelled? */
static int is_aim(const clio_doc *doc, const clio_event *e, uint32_t k)
{
    unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_OBL || d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
    int object = d == CLIOI_DEP_OBJ || d == CLIOI_DEP_NSUBJ_PASS;
    switch (e->event) {
    case CLIOI_EV_RETREAT: return !strcmp(e->mode, "withdraw") && prep == CLIOI_SLOT_FROM;
    case CLIOI_EV_AID: return prep == CLIOI_SLOT_TO;
    case CLIOI_EV_COERCE: return object || prep == CLIOI_SLOT_OF;
    case CLIOI_EV_ASSAULT:
        return (!strcmp(e->mode, "heavy-weapons") || !strcmp(e->mode, "aerial") || !strcmp(e->mode, "drone")) && (object || prep == CLIOI_SLOT_ON || prep == CLIOI_SLOT_OF);
    default: return 0;
    }
}

/* "Withdrew from Gaza", "aid to Darfur", "the blockade of Aleppo": the place itself, of the land that it lies in. */
static void take_place(clio_doc *doc, clio_event *e)
{
    if (e->recipient_n || !e->actor_n || !e->place.len || !e->place.country[0]) return;
    for (uint32_t k = doc->kid_first[e->trig_tok]; k != CLIO_NONE; k = doc->kid_next[k]) {
        const clio_token *t = &doc->token[k];
        clio_actor place;
        if (t->upos != CLIOI_UPOS_PROPN || doc->actor_of[k] != CLIO_NONE || !is_aim(doc, e, k) || t->off < e->place.off || t->off >= e->place.off + e->place.len) continue;
        place = phrase_as_party(doc, k);
        memcpy(place.country, e->place.country, sizeof place.country);
        clioi_set_code(doc, &place);
        clioi_set_recipients(doc, e, &place, 1);
        return;
    }
}

/* Head of the phrase that a count's bytes cover, or CLIO_NONE. */
static uint32_t head_of_span(const clio_doc *doc, uint32_t off, uint32_t len)
{
    uint32_t head = CLIO_NONE;
    for (uint32_t t = 0; t < doc->token_n && doc->token[t].off < off + len; t++) {
        const clio_token *k = &doc->token[t];
        uint32_t h = k->head;
        if (k->off < off || k->off + k->len > off + len) continue;
        if (head == CLIO_NONE || h == CLIO_NONE || doc->token[h].off < off || doc->token[h].off >= off + len) head = t;
    }
    return head;
}

/* The party that a count counts; people of whom the text says nothing else are civilians. */
static int counted_party(clio_doc *doc, const clio_count *c, uint32_t head, clio_actor *out)
{
    uint32_t a = doc->actor_of[head];
    if (a != CLIO_NONE && clioi_is_known(&doc->actor[a])) {
        *out = doc->actor[a];
        return 1;
    }
    if (a != CLIO_NONE || !clioi_lemma_in(doc, head, "other person people man woman child victim")) return 0;
    *out = (clio_actor){.head = head, .off = c->off, .len = c->len, .sectors = 1u << CLIOI_SECTOR_CVL, .first_sector = CLIOI_SECTOR_CVL, .code = "CVL"};
    out->tok = head;
    while (out->tok && doc->token[out->tok - 1].off >= c->off) out->tok--;
    out->tok_n = head - out->tok + 1;
    return 1;
}

void clioi_add_harmed(clio_doc *doc)
{
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        clio_actor found[SIDES_MAX];
        uint32_t n = 0;
        take_place(doc, e);
        take_thing(doc, e);
        if (e->event != CLIOI_EV_ASSAULT || e->recipient_n || e->actor_n > 1) continue;   /* two actors: a fight without a target */
        for (uint32_t i = 0; i < e->count_n && n < SIDES_MAX; i++) {
            const clio_count *c = &e->count[i];
            uint32_t head;
            if (c->whose != OF_RECIPIENT || c->n == 0 || (c->what != CLIOI_CT_KILLED && c->what != CLIOI_CT_INJURED)) continue;
            head = head_of_span(doc, c->off, c->len);
            if (head != CLIO_NONE && counted_party(doc, c, head, &found[n]) && !clioi_among(e->actor, e->actor_n, &found[n])) n++;
        }
        clioi_set_recipients(doc, e, found, n);
    }
}
