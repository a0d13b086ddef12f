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
 *   the same word     "Putin promised", "Russia has promised": a state is its government
 *   the same meeting  the same parties met, whichever of them is the guest
 *   a claim           "claimed responsibility": for the attack that was told
 *   an earlier toll   "had earlier said that 30 were killed", now 276
 *
 * The first telling stays and takes what it lacks from the later one, kinds of counts
 * too; a second mode goes beside its own.  What the frames left open in the parties is set right before, their
 * countries after (stage/party.c, homeland.c).  Then contexts are set from the sentence's words, and
 * ids are hashed from document, trigger, actors and event, so that a second run gives the
 * same ids. */
#include "core/lex.h"
#include "core/tree.h"
#include "stage/clause.h"
#include "stage/ordinary.h"
#include "stage/party.h"
#include "stage/stage.h"
#include <string.h>

enum { LINKS_MAX = 3, WINDOW = 64, TOLL_REACH = 2, RESUME_REACH = 3 };

/* A bare country, and its government or army: "Russia" and "Putin", "Israel" and "Israeli troops". */
static int is_state_of(const clio_actor *land, const clio_actor *arm)
{
    const uint32_t arms = 1u << CLIOI_SECTOR_GOV | 1u << CLIOI_SECTOR_MIL;
    return land->country[0] && !land->sectors && !strcmp(land->country, arm->country) && arm->sectors && !(arm->sectors & ~arms);
}

static int same_party(const clio_actor *a, const clio_actor *b)
{
    if (is_state_of(a, b) || is_state_of(b, a)) return 1;
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

/* The same day, or a day and the month or year that it lies in. */
static int dates_agree(const clio_event *a, const clio_event *b)
{
    size_t n = strlen(a->date.value), m = strlen(b->date.value);
    if (!a->date.len || !b->date.len) return 1;
    return n && m ? !strncmp(a->date.value, b->date.value, n < m ? n : m) : n == m;
}

static int scenes_agree(const clio_event *a, const clio_event *b)
{
    if (!dates_agree(a, b)) return 0;
    if (a->place.len && b->place.len && a->place.name && b->place.name && strcmp(a->place.name, b->place.name)) return 0;
    return 1;
}

static int circumstances_agree(const clio_event *a, const clio_event *b)
{
    if (!scenes_agree(a, b)) return 0;
    for (uint32_t i = 0; i < a->count_n; i++)
        for (uint32_t k = 0; k < b->count_n; k++)
            if (a->count[i].what == b->count[k].what && a->count[i].n != b->count[k].n) return 0;
    return 1;
}

/* "Police had earlier said that 30 were killed": told before the toll that the text opened with. */
static int was_told_before(const clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].deprel == CLIOI_DEP_CCOMP ? doc->token[t].head : CLIO_NONE;
    int had = 0, earlier = 0;
    for (uint32_t k = v == CLIO_NONE ? CLIO_NONE : doc->kid_first[v]; k != CLIO_NONE; k = doc->kid_next[k]) {
        had |= doc->token[k].deprel == CLIOI_DEP_AUX && clioi_tok_is(doc, k, "had");
        earlier |= doc->token[k].deprel == CLIOI_DEP_ADVMOD && (clioi_tok_is(doc, k, "earlier") || clioi_tok_is(doc, k, "initially") || clioi_tok_is(doc, k, "previously"));
    }
    return had || earlier;
}

/* A toll that has risen since: no kind of count is higher than in the later telling, which stands first. */
static int is_earlier_toll(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    if (!a->count_n || !was_told_before(doc, b->trig_tok) || !scenes_agree(a, b)) return 0;
    for (uint32_t i = 0; i < a->count_n; i++)
        for (uint32_t k = 0; k < b->count_n; k++)
            if (a->count[i].what == b->count[k].what && a->count[i].n < b->count[k].n) return 0;
    return 1;
}

/* "Fifty people were killed": the toll of an assault told in the sentences before. */
static int is_toll(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    static const char tolls[] = "kill wound injure die hurt dead maim";
    return a->event == CLIOI_EV_ASSAULT && !b->actor_n && b->sentence > a->sentence && b->sentence <= a->sentence + TOLL_REACH &&
           clioi_lemma_in(doc, b->trig_tok, tolls) && (circumstances_agree(a, b) || is_earlier_toll(doc, a, b));
}

static int takes_part(const clio_event *e, const clio_actor *who)
{
    return contained(who, 1, e->actor, e->actor_n) || contained(who, 1, e->recipient, e->recipient_n);
}

/* "Putin received Le Pen", "a meeting of Putin with Le Pen": the same parties met, whichever the grammar made the guest. */
static int is_same_meeting(const clio_event *a, const clio_event *b)
{
    uint32_t n = a->actor_n + a->recipient_n;
    if (a->event != CLIOI_EV_CONSULT || b->event != CLIOI_EV_CONSULT || a->status != b->status || n < 2 || n != b->actor_n + b->recipient_n) return 0;
    if (!strcmp(a->mode, "phone") != !strcmp(b->mode, "phone") || !modes_agree(a, b) || !circumstances_agree(a, b)) return 0;
    for (uint32_t k = 0; k < n; k++)
        if (!takes_part(a, k < b->actor_n ? &b->actor[k] : &b->recipient[k - b->actor_n])) return 0;
    return 1;
}

/* "The blast", "that rally" some sentences on, of nobody: the act that was told before. */
static int is_resumed(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    uint32_t det = clioi_kid(doc, b->trig_tok, CLIOI_DEP_DET);
    if ((b->event != CLIOI_EV_ASSAULT && b->event != CLIOI_EV_PROTEST) || b->actor_n || b->recipient_n || b->sentence > a->sentence + RESUME_REACH) return 0;
    if (doc->token[b->trig_tok].xpos != CLIOI_XPOS_NN || det == CLIO_NONE || !clioi_lemma_in(doc, det, "the this that")) return 0;
    return modes_agree(a, b) && circumstances_agree(a, b);
}

/* A headline tells what the text then tells at length: by the same actors, or as a visit where the text has both meet. */
static int is_in_headline(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    if (doc->sentence[a->sentence].kind != CLIO_SENT_HEADLINE) return 0;
    if (a->actor_n == b->actor_n) return 1;
    return a->event == CLIOI_EV_CONSULT && !b->recipient_n && a->actor_n + a->recipient_n == b->actor_n && contained(a->recipient, a->recipient_n, b->actor, b->actor_n);
}

/* "She called on Peru to stop.  'It must end,' she said": further words of one appeal. */
static int is_same_appeal(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    if (a->event != CLIOI_EV_REQUEST || b->sentence != a->sentence + 1 || b->recipient_n || b->mode[0] || b->actor_n != 1) return 0;
    return doc->token[b->actor[0].head].upos == CLIOI_UPOS_PRON && clioi_is_saying(doc, b->trig_tok);
}

/* "The rebels claimed responsibility": for the attack that the text told before, of the same or of nobody yet. */
static int is_claimed(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    if (a->event != CLIOI_EV_ASSAULT || b->recipient_n || !b->actor_n || !clioi_lemma_in(doc, b->trig_tok, "claim")) return 0;
    return !a->actor_n || lists_agree(a->actor, a->actor_n, b->actor, b->actor_n) == 2;
}

/* The record among the first `n` that a claim of responsibility is about: the last attack told; or n. */
static uint32_t claimed_attack(const clio_doc *doc, uint32_t n, const clio_event *b)
{
    for (uint32_t j = n; j-- > 0;)
        if (is_claimed(doc, &doc->event[j], b)) return j;
    return n;
}

/* An assault told as of now and as of long ago in one breath: "the fighting that has killed thousands since 2003". */
static int is_of_one_time(const clio_event *a, const clio_event *b, int near)
{
    static const uint32_t told = 1u << CLIOI_ST_ACTUAL | 1u << CLIOI_ST_HISTORICAL;
    return a->status == b->status || (near && a->event == CLIOI_EV_ASSAULT && told >> a->status & told >> b->status & 1u);
}

static int same_act(const clio_doc *doc, const clio_event *a, const clio_event *b)
{
    int actors = lists_agree(a->actor, a->actor_n, b->actor, b->actor_n);
    int recipients = lists_agree(a->recipient, a->recipient_n, b->recipient, b->recipient_n);
    int both_named = a->actor_n && b->actor_n, near;
    if (is_same_meeting(a, b)) return 1;
    near = a->sentence == b->sentence && (governs(doc, a->trig_tok, b->trig_tok) || governs(doc, b->trig_tok, a->trig_tok));
    if (a->event != b->event || !a->event || !is_of_one_time(a, b, near) || !actors) return 0;
    if (is_toll(doc, a, b) || is_resumed(doc, a, b)) return 1;
    if (near) return a->event == CLIOI_EV_ASSAULT || a->event == CLIOI_EV_PROTEST || (recipients && modes_agree(a, b));
    if (actors == 2 && is_same_appeal(doc, a, b)) return 1;
    if (!recipients || !modes_agree(a, b) || !circumstances_agree(a, b)) return 0;
    if (both_named) return actors == 2 && (recipients == 2 || a->recipient_n == b->recipient_n || a->sentence == b->sentence || is_in_headline(doc, a, b));
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

static int counts_what(const clio_event *e, uint8_t what)
{
    for (uint32_t k = 0; k < e->count_n; k++)
        if (e->count[k].what == what) return 1;
    return 0;
}

/* Kinds of counts that the first telling lacks: its dead, the other's wounded. */
static void add_counts(clioi_arena *mem, clio_event *a, const clio_event *b)
{
    clio_count *list;
    uint32_t n = a->count_n;
    if (!b->count_n) return;
    list = CLIOI_NEW(mem, clio_count, n + b->count_n);
    if (!list) return;   /* remembered in mem->why */
    if (n) memcpy(list, a->count, n * sizeof *list);
    for (uint32_t k = 0; k < b->count_n; k++)
        if (!counts_what(a, b->count[k].what)) list[n++] = b->count[k];
    a->count = list;
    a->count_n = n;
}

/* "After talks the king said", then "the king and the premier held talks": the later telling of a mutual act names more of those who took part. */
static int names_more(const clio_event *a, const clio_event *b)
{
    static const uint32_t mutual = 1u << CLIOI_EV_CONSULT | 1u << CLIOI_EV_COOPERATE | 1u << CLIOI_EV_CONCEDE;
    if (!(mutual >> a->event & 1u) || a->recipient_n || b->recipient_n || b->actor_n <= a->actor_n) return 0;
    return contained(a->actor, a->actor_n, b->actor, b->actor_n);
}

static void absorb(clioi_arena *mem, clio_event *a, const clio_event *b)
{
    add_mode(mem, a, b->mode);
    if (b->status == CLIOI_ST_HISTORICAL) a->status = b->status;
    for (uint32_t k = 0; k < b->modes_n; k++) add_mode(mem, a, b->modes[k]);
    if (!a->actor_n || names_more(a, b)) {
        a->actor = b->actor;
        a->actor_n = b->actor_n;
    }
    if (!a->recipient_n) {
        a->recipient = b->recipient;
        a->recipient_n = b->recipient_n;
    }
    add_counts(mem, a, b);
    if (!a->date.len && (b->date.len || !a->date.value[0])) a->date = b->date;   /* a day that the text tells, before the article's own */
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
        uint32_t j = claimed_attack(doc, n, &doc->event[k]);
        if (j == n) j = n > WINDOW ? n - WINDOW : 0;
        while (j < n && !is_claimed(doc, &doc->event[j], &doc->event[k]) && !same_act(doc, &doc->event[j], &doc->event[k])) j++;
        if (j < n) absorb(&doc->mem, &doc->event[j], &doc->event[k]);
        else doc->event[n++] = doc->event[k];
    }
    doc->event_n = n;
}

/* "They said they would defy the ban", "it will waive the fee": a refusal or concession to come is made by saying so. */
static void take_at_word(clio_doc *doc)
{
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        uint32_t will = clioi_kid(doc, e->trig_tok, CLIOI_DEP_AUX);
        if ((e->event != CLIOI_EV_REJECT && e->event != CLIOI_EV_CONCEDE) || e->status != CLIOI_ST_FUTURE || !e->actor_n || will == CLIO_NONE) continue;
        if (clioi_lemma_in(doc, will, "will would shall 'll 'd wo")) e->status = CLIOI_ST_ACTUAL;
    }
}

/* A record needs a party with country or sector, or, for a physical act, a place.  What stage event let pass with nobody but
 * "they" is a truce, an embargo, a verdict: public whoever they are. */
static int worth_a_record(const clio_event *e)
{
    for (uint32_t k = 0; k < e->actor_n; k++)
        if (e->actor[k].country[0] || e->actor[k].sectors) return 1;
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (e->recipient[k].country[0] || e->recipient[k].sectors) return 1;
    if ((e->event == CLIOI_EV_CONCEDE || e->event == CLIOI_EV_SANCTION) && e->actor_n + e->recipient_n) return 1;
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

/* Is more than half of a statement's words the span? */
static int is_most_of_words(const clio_event *e, uint32_t off, uint32_t len)
{
    uint32_t lo = off > e->words_off ? off : e->words_off;
    uint32_t hi = off + len < e->words_off + e->words_len ? off + len : e->words_off + e->words_len;
    return hi > lo && (hi - lo) * 2 >= e->words_len;
}

/* Whose words a statement is: as stage who found him, by name, unless the lexicon knows the actor. */
static void set_speaker(clio_event *e, const char *kind, const clio_actor *by_name, uint32_t off, uint32_t len)
{
    e->attr_kind = kind;
    e->speaker = by_name && !e->actor[0].id ? by_name : &e->actor[0];
    e->attr_off = off;
    e->attr_len = len;
}

/* What is said in the statement, by kind, or NULL. */
static const clioi_said *said_in(const clio_doc *doc, const clio_event *e, const char *kind)
{
    for (uint32_t k = 0; k < doc->said_n; k++)
        if (!strcmp(doc->said[k].kind, kind) && is_most_of_words(e, doc->said[k].off, doc->said[k].len)) return &doc->said[k];
    return NULL;
}

/* A statement whose words are mostly a quotation is one; its speaker is its actor.  So is that of a clause that is told for him. */
static void mark_words(const clio_doc *doc, clio_event *e)
{
    const clioi_said *w;
    if (e->event || !e->words_len || !e->actor_n) return;
    for (uint32_t k = 0; k < doc->quote_n; k++) {
        const clioi_quote *q = &doc->quote[k];
        if (!is_most_of_words(e, q->off, q->len)) continue;
        w = said_in(doc, e, "quote");
        set_speaker(e, "quote", w ? w->speaker : NULL, q->off, q->len);
        return;
    }
    w = said_in(doc, e, "reported");
    if (w) set_speaker(e, "reported", w->speaker, w->off, w->len);
}

clio_rc clioi_stage_record(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mend_parties(doc);
    take_at_word(doc);
    clioi_drop_ordinary(doc);
    merge_all(doc);
    clioi_add_harmed(doc);
    drop_bare(doc);
    clioi_settle_countries(&data->lex, doc);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u records", doc->event_n);
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        e->contexts |= doc->sent_context[e->sentence];
        mark_words(doc, e);
        set_id(doc, e);
    }
    return CLIO_OK;
}
