/* record.c -- stage: from events to records: one act, one record.
 *
 * News tells an act many times: in the headline, in the lead, as a noun
 * ("the attack"), by its result ("killing six").  Two events are one act if
 * type, status and parties agree, or one of them leaves the party open, and
 *
 *   same sentence   one trigger governs the other over a few links of the tree
 *   elsewhere       both name an actor or recipient, and neither mode, date,
 *                   place nor toll contradicts
 *
 * The first telling stays and takes what it lacks from the later one; a second mode goes
 * beside its own.  A party
 * told without country ("police", "the rebels") is given the country of the
 * scene: of the event's place, else the only country of its sentence, else the
 * one that most of the article's places lie in.  Then
 * contexts are set from the sentence's words, and ids are hashed from document,
 * trigger, actors and event, so that a second run gives the same ids. */
#include "core/lex.h"
#include "core/tree.h"
#include "stage/stage.h"
#include <string.h>

enum { LINKS_MAX = 3, WINDOW = 64, TOLL_REACH = 2 };

static int same_party(const clio_actor *a, const clio_actor *b)
{
    return !strcmp(a->code, b->code) && (a->country[0] || a->sectors || a->off == b->off);
}

static int contained(const clio_actor *a, uint32_t n, const clio_actor *b, uint32_t m)
{
    for (uint32_t i = 0; i < n; i++) {
        uint32_t k = 0;
        while (k < m && !same_party(&a[i], &b[k]) && a[i].head != b[k].head) k++;
        if (k == m) return 0;
    }
    return 1;
}

/* Do two lists agree: 2 one holds the other, 1 one of them is empty, 0 they differ? */
static int lists_agree(const clio_actor *a, uint32_t n, const clio_actor *b, uint32_t m)
{
    if (!n || !m) return 1;
    return contained(a, n, b, m) || contained(b, m, a, n) ? 2 : 0;
}

static int governs(const clio_doc *doc, uint32_t top, uint32_t t)
{
    for (int d = 0; d <= LINKS_MAX && t != CLIO_NONE; d++, t = doc->token[t].head)
        if (t == top) return 1;
    return 0;
}

static int modes_agree(const clio_event *a, const clio_event *b)
{
    return !a->mode[0] || !b->mode[0] || !strcmp(a->mode, b->mode);
}

static int circumstances_agree(const clio_event *a, const clio_event *b)
{
    if (a->date.len && b->date.len && strcmp(a->date.value, b->date.value)) return 0;
    if (a->place.len && b->place.len && a->place.name && b->place.name && strcmp(a->place.name, b->place.name)) return 0;
    for (uint32_t i = 0; i < a->count_n; i++)
        for (uint32_t k = 0; k < b->count_n; k++)
            if (a->count[i].what == b->count[k].what && a->count[i].n != b->count[k].n) return 0;
    return 1;
}

/* "Fifty people were killed": the toll of an assault told in the sentences before. */
static int is_toll(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    static const char tolls[] = "kill wound injure die hurt dead maim";
    return a->event == CLIOI_EV_ASSAULT && !b->actor_n && b->sentence > a->sentence && b->sentence <= a->sentence + TOLL_REACH &&
           clioi_lemma_in(doc, b->trig_tok, tolls) && circumstances_agree(a, b);
}

static int same_act(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    int actors = lists_agree(a->actor, a->actor_n, b->actor, b->actor_n);
    int recipients = lists_agree(a->recipient, a->recipient_n, b->recipient, b->recipient_n);
    int both_named = a->actor_n && b->actor_n, near;
    if (a->event != b->event || !a->event || a->status != b->status || !actors) return 0;
    if (is_toll(doc, a, b)) return 1;
    near = a->sentence == b->sentence && (governs(doc, a->trig_tok, b->trig_tok) || governs(doc, b->trig_tok, a->trig_tok));
    if (near) return a->event == CLIOI_EV_ASSAULT || a->event == CLIOI_EV_PROTEST || (recipients && modes_agree(a, b));
    if (!recipients || !modes_agree(a, b) || !circumstances_agree(a, b)) return 0;
    if (both_named) return actors == 2 && (recipients == 2 || a->recipient_n == b->recipient_n || a->sentence == b->sentence);
    return actors == 1 && recipients == 2 && (a->actor_n || b->actor_n || a->event != CLIOI_EV_ASSAULT);
}

/* The first mode that was told stays the record's; others are kept beside it. */
static void add_mode(clioi_arena *mem, clio_event *a, const char *mode)
{
    const char **list;
    if (!mode[0] || !strcmp(a->mode, mode)) return;
    if (!a->mode[0]) {
        a->mode = mode;
        return;
    }
    for (uint32_t k = 0; k < a->modes_n; k++)
        if (!strcmp(a->modes[k], mode)) return;
    list = CLIOI_NEW(mem, const char *, a->modes_n + 1);
    if (!list) return;   /* remembered in mem->why */
    for (uint32_t k = 0; k < a->modes_n; k++) list[k] = a->modes[k];
    list[a->modes_n++] = mode;
    a->modes = list;
}

static void absorb(clioi_arena *mem, clio_event *a, const clio_event *b)
{
    add_mode(mem, a, b->mode);
    for (uint32_t k = 0; k < b->modes_n; k++) add_mode(mem, a, b->modes[k]);
    if (!a->actor_n) {
        a->actor = b->actor;
        a->actor_n = b->actor_n;
    }
    if (!a->recipient_n) {
        a->recipient = b->recipient;
        a->recipient_n = b->recipient_n;
    }
    if (!a->count_n) {
        a->count = b->count;
        a->count_n = b->count_n;
    }
    if (!a->date.value[0]) a->date = b->date;
    if (!a->place.len) a->place = b->place;
    if (!a->outlet) a->outlet = b->outlet;
    if (!a->attr_kind) {
        a->attr_kind = b->attr_kind;
        a->speaker = b->speaker;
        a->attr_off = b->attr_off;
        a->attr_len = b->attr_len;
    }
    if (b->confidence > a->confidence) a->confidence = b->confidence;
}

static void merge_all(clio_doc *doc)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < doc->event_n; k++) {
        uint32_t j = n > WINDOW ? n - WINDOW : 0;
        while (j < n && !same_act(doc, &doc->event[j], &doc->event[k])) j++;
        if (j < n) absorb(&doc->mem, &doc->event[j], &doc->event[k]);
        else doc->event[n++] = doc->event[k];
    }
    doc->event_n = n;
}

/* ---- the scene's country ---------------------------------------------------- */

enum { COUNTRY_MAX = 32 };
typedef struct tally { uint32_t n; const char *country[COUNTRY_MAX]; uint32_t count[COUNTRY_MAX]; } tally;   /* strings of the lexicon */

static void count_country(tally *t, const char *c)
{
    uint32_t k = 0;
    while (k < t->n && strcmp(t->country[k], c)) k++;
    if (k == COUNTRY_MAX) return;
    if (k == t->n) t->country[t->n++] = c;
    t->count[k]++;
}

/* Country that a hit names as a land (by name, adjective, seat, place), or NULL. */
static const char *land_of(const clioi_lex *lex, const clioi_hit *h)
{
    const uint32_t lands = CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_ADJ) | CLIOI_KBIT(CLIOI_K_SEAT) | CLIOI_KBIT(CLIOI_K_PEOPLE) | CLIOI_KBIT(CLIOI_K_PLACE);
    if (!(h->kinds & lands) || h->kinds & CLIOI_KBIT(CLIOI_K_PERSON)) return NULL;
    for (uint32_t k = h->name; k < h->name + h->name_n; k++) {
        const clioi_entry *e = &lex->entry[lex->name[k].entry];
        if (!(CLIOI_KBIT(e->kind) & lands & h->kinds) || !e->country[0]) continue;
        if (!strcmp(e->country, "UNO") || !strcmp(e->country, "EUR")) return NULL;
        return e->country;
    }
    return NULL;
}

static void tally_tokens(const clioi_lex *lex, const clio_doc *doc, uint32_t from, uint32_t to, tally *t)
{
    for (uint32_t k = 0; k < doc->hit_n; k++) {
        const char *c = doc->hit[k].tok >= from && doc->hit[k].tok < to ? land_of(lex, &doc->hit[k]) : NULL;
        if (c) count_country(t, c);
    }
}

/* The country that holds two thirds of the article's mentions of lands, or "". */
static const char *main_country(const tally *t)
{
    uint32_t best = 0, sum = 0;
    for (uint32_t k = 0; k < t->n; k++) {
        sum += t->count[k];
        if (t->count[k] > t->count[best]) best = k;
    }
    return t->n && t->count[best] >= 2 && t->count[best] * 3 >= sum * 2 ? t->country[best] : "";
}

/* Sectors whose parties belong to the land they act in, unless the text says otherwise. */
static int is_local(const clio_actor *a)
{
    const uint32_t strangers = 1u << CLIOI_SECTOR_UAF | 1u << CLIOI_SECTOR_UNK | 1u << CLIOI_SECTOR_REF | 1u << CLIOI_SECTOR_CRM;
    return !a->country[0] && !a->id && a->sectors && !(a->sectors & strangers);
}

/* In words between parties (a charge, a refusal) the other side's country says nothing about one's own. */
static int is_other_side(const clio_event *e, const char *country)
{
    if (!strcmp(clio_event_quad(e->event), "material conflict")) return 0;
    for (uint32_t k = 0; k < e->actor_n; k++)
        if (!strcmp(e->actor[k].country, country)) return 1;
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (!strcmp(e->recipient[k].country, country)) return 1;
    return 0;
}

static const char *scene_of(const clioi_lex *lex, const clio_doc *doc, const clio_event *e, const char *article)
{
    const clio_sentence *s = &doc->sentence[e->sentence];
    tally t = {0};
    const char *c = article;
    if (e->place.len && e->place.country[0]) return e->place.country;
    tally_tokens(lex, doc, s->tok, s->tok + s->tok_n, &t);
    if (t.n) c = t.n == 1 && !is_other_side(e, t.country[0]) ? t.country[0] : "";
    return c;
}

static void settle(clio_doc *doc, const clio_actor **list, uint32_t n, const char *country)
{
    clio_actor *copy;
    uint32_t local = 0;
    for (uint32_t k = 0; k < n; k++) local += (uint32_t)is_local(&(*list)[k]);
    if (!local) return;
    copy = CLIOI_NEW(&doc->mem, clio_actor, n);
    if (!copy) return;
    for (uint32_t k = 0; k < n; k++) {
        char code[8] = {0};
        copy[k] = (*list)[k];
        const char *land = copy[k].first_sector == CLIOI_SECTOR_SOC ? "NGO" : country;   /* aid workers, rights groups */
        if (!is_local(&copy[k]) || !land[0]) continue;
        memcpy(copy[k].country, land, 4);
        memcpy(code, land, 3);
        if (copy[k].first_sector < CLIOI_SECTOR_COUNT) memcpy(code + 3, clio_sector_name(copy[k].first_sector), 3);
        copy[k].code = clioi_arena_strdup(&doc->mem, code, strlen(code));
    }
    *list = copy;
}

static void settle_all(const clioi_lex *lex, clio_doc *doc)
{
    tally whole = {0};
    const char *article;
    tally_tokens(lex, doc, 0, doc->token_n, &whole);
    article = main_country(&whole);
    for (uint32_t k = 0; k < doc->event_n; k++) {
        const char *c = scene_of(lex, doc, &doc->event[k], article);
        settle(doc, &doc->event[k].actor, doc->event[k].actor_n, c);
        settle(doc, &doc->event[k].recipient, doc->event[k].recipient_n, c);
    }
}

/* A record needs a party with country or sector, or, for a physical act, a place. */
static int worth_a_record(const clio_event *e)
{
    for (uint32_t k = 0; k < e->actor_n; k++)
        if (e->actor[k].country[0] || e->actor[k].sectors) return 1;
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (e->recipient[k].country[0] || e->recipient[k].sectors) return 1;
    return e->place.len > 0;
}

static void drop_bare(clio_doc *doc)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < doc->event_n; k++)
        if (worth_a_record(&doc->event[k])) doc->event[n++] = doc->event[k];
    doc->event_n = n;
}

static void set_id(const clio_doc *doc, clio_event *e)
{
    static const char hex[] = "0123456789abcdef";
    const char *id = doc->art.id ? doc->art.id : "";
    char off[12];
    uint64_t h = clioi_hash_exact(CLIOI_HASH_SEED, id, strlen(id));
    for (uint32_t k = 0, v = e->trig_off; k < 11; k++, v /= 10) off[k] = (char)('0' + v % 10);
    h = clioi_hash_exact(h, off, 11);
    h = clioi_hash_exact(h, doc->text + e->trig_off, e->trig_len);
    for (uint32_t k = 0; k < e->actor_n; k++) h = clioi_hash_exact(h, e->actor[k].code, strlen(e->actor[k].code) + 1);
    h = clioi_hash_exact(h, clio_event_name(e->event), strlen(clio_event_name(e->event)));
    h ^= h >> 29;
    h *= 0x9E3779B97F4A7C15u;
    for (int k = 0; k < 16; k++) e->id[k] = hex[h >> (60 - 4 * k) & 15];
}

/* A statement whose words are mostly a quotation is one; its speaker is its actor. */
static void mark_quotation(const clio_doc *doc, clio_event *e)
{
    for (uint32_t k = 0; k < doc->quote_n && !e->event && e->words_len; k++) {
        const clioi_quote *q = &doc->quote[k];
        uint32_t lo = q->off > e->words_off ? q->off : e->words_off;
        uint32_t hi = q->off + q->len < e->words_off + e->words_len ? q->off + q->len : e->words_off + e->words_len;
        if (hi <= lo || (hi - lo) * 2 < e->words_len || !e->actor_n) continue;
        e->attr_kind = "quote";
        e->speaker = &e->actor[0];
        e->attr_off = q->off;
        e->attr_len = q->len;
        return;
    }
}

clio_rc clioi_stage_record(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    merge_all(doc);
    drop_bare(doc);
    settle_all(&data->lex, doc);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u records", doc->event_n);
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        e->contexts |= doc->sent_context[e->sentence];
        mark_quotation(doc, e);
        set_id(doc, e);
    }
    return CLIO_OK;
}
