/* event.c -- stage event: events, read off the trees by the frames of data/lex/events.
 *
 *   1. candidates  predicates whose frame fits (frame.c)
 *   2. roles       who acts, and on whom (role.c)
 *   3. nesting     an act inside what is promised, demanded, refused, alleged is
 *                  taken up by the outer event, which it refines (complement.tsv)
 *   4. status      core/status.c; a plain future becomes a promise or a threat
 *
 * A record needs a party with a country or a sector, or, of a truce, an embargo,
 * a verdict for treason, somebody at least.  What was dropped, and
 * why, goes to the log when the caller asked for it. */
#include "core/status.h"
#include "stage/cand.h"
#include <string.h>

enum { CLIMB_MAX = 8 };

/* ---- nesting ------------------------------------------------------------- */

static int absorbs(const clioi_cand *c)
{
    switch (c->event) {
    case CLIOI_EV_AGREE: case CLIOI_EV_REQUEST: case CLIOI_EV_REJECT: case CLIOI_EV_THREATEN: case CLIOI_EV_CONCEDE: return 1;
    case CLIOI_EV_ACCUSE: return strcmp(c->mode, "disapprove") != 0;
    case CLIOI_EV_SANCTION: return !strcmp(c->mode, "convict");
    case CLIOI_EV_COERCE: return !strcmp(c->mode, "arrest");
    default: return 0;
    }
}

/* Does the relation carry the content of the outer act? */
static int is_content(const clio_doc *doc, uint32_t t)
{
    switch (doc->token[t].deprel) {
    case CLIOI_DEP_XCOMP: case CLIOI_DEP_CCOMP: case CLIOI_DEP_OBJ: case CLIOI_DEP_NSUBJ_PASS: case CLIOI_DEP_COMPOUND: return 1;
    case CLIOI_DEP_ADVCL: case CLIOI_DEP_ACL: case CLIOI_DEP_ACL_RELCL: {      /* "accusations that it armed them" is no relative clause */
        uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK);
        if (m == CLIO_NONE) return 0;
        return clioi_tok_is(doc, m, "to") || clioi_tok_is(doc, m, "that") || clioi_tok_is(doc, m, "of") || clioi_tok_is(doc, m, "for") ||
               clioi_tok_is(doc, m, "if") || clioi_tok_is(doc, m, "unless") ||      /* a condition of the promise or threat */
               clioi_tok_is(doc, m, "from") || clioi_tok_is(doc, m, "against") || clioi_tok_is(doc, m, "with") || clioi_tok_is(doc, m, "over");
    }
    case CLIOI_DEP_OBL: case CLIOI_DEP_NMOD:
        switch (clioi_prep_of(doc, t)) {
        case CLIOI_SLOT_OF: case CLIOI_SLOT_FOR: case CLIOI_SLOT_TO: case CLIOI_SLOT_ON: case CLIOI_SLOT_OVER: case CLIOI_SLOT_WITH:
        case CLIOI_SLOT_FROM: case CLIOI_SLOT_ABOUT: case CLIOI_SLOT_AGAINST: return 1;
        default: return 0;
        }
    default: return 0;
    }
}

static int is_condition(const clio_doc *doc, uint32_t t)
{
    uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK);
    return m != CLIO_NONE && (clioi_tok_is(doc, m, "if") || clioi_tok_is(doc, m, "unless"));
}

/* "ruled that the vote was void and ordered a new one": whoever ruled also ordered, in a finite clause beside the other (stage/frame.c). */
static int is_beside(const clioi_coder *cd, uint32_t k, uint32_t t, uint32_t o)
{
    const clioi_slots *in = &cd->c[k].slots, *out = &cd->c[o].slots;
    if (cd->doc->token[t].deprel != CLIOI_DEP_CCOMP || cd->doc->token[cd->c[k].trig].deprel != CLIOI_DEP_CONJ) return 0;
    for (uint32_t i = 0; i < in->n; i++)
        for (uint32_t j = 0; j < out->n; j++)
            if (in->slot[i] == CLIOI_SLOT_SUBJ && out->slot[j] == CLIOI_SLOT_SUBJ && in->tok[i] == out->tok[j]) return 1;
    return 0;
}

/* What the words from the act inside up to the outer one say of the former: "to stop the attacks", "not to attack". */
static uint8_t ends_there(const clio_doc *doc, uint32_t t, uint32_t inside, uint8_t so_far)
{
    if (t != inside && clioi_pos_of(doc, t) == 'V' && clioi_lemma_in(doc, t, "stop cease halt end quit suspend")) return CLIOI_TO_STOP;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_ADVMOD && clioi_lemma_in(doc, k, "not never")) return CLIOI_NOT_TO_BE;
    return so_far;
}

/* Only what hangs on the noun itself, not what its verb brought (core/tree.c). */
static void keep_own_slots(const clio_doc *doc, uint32_t t, clioi_slots *s)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < s->n; k++) {
        if (doc->token[s->tok[k]].head != t) continue;
        s->slot[n] = s->slot[k];
        s->tok[n++] = s->tok[k];
    }
    s->n = n;
}

/* "An inquiry into the killing of a judge", "blamed the rebels for the raid": there was a killing, a raid.  What is only claimed
 * ("into claims that", "of plotting a raid") stays inside. */
static int is_looked_into(const clioi_coder *cd, uint32_t o, uint32_t t)
{
    const clioi_cand *c = &cd->c[o];
    int blamed = clioi_lemma_in(cd->doc, c->trig, "blame") && clioi_prep_of(cd->doc, t) == CLIOI_SLOT_FOR;
    return c->event == CLIOI_EV_ACCUSE && (!strcmp(c->mode, "investigate") || blamed) && cd->at[t] != CLIO_NONE && clioi_pos_of(cd->doc, t) == 'N';
}

static void nest(clioi_coder *cd, uint32_t k)
{
    const clio_doc *doc = cd->doc;
    enum { NEAR = 2 };      /* "to address the causes of the violence" promises no violence */
    uint32_t t = cd->c[k].trig;
    int topic = 0;
    for (int d = 0; d < CLIMB_MAX; d++) {
        uint32_t h = doc->token[t].head, o;
        if (h == CLIO_NONE) return;
        if (doc->token[t].deprel == CLIOI_DEP_CONJ) {
            h = clioi_conjunct_head(doc, t);
            t = h;
            if (cd->at[h] != CLIO_NONE && cd->c[cd->at[h]].outer != CLIO_NONE && cd->c[cd->at[h]].outer != k && clioi_kid(doc, cd->c[k].trig, CLIOI_DEP_NSUBJ) == CLIO_NONE) {
                cd->c[k].outer = cd->c[cd->at[h]].outer;
                return;
            }
            continue;
        }
        if (!is_content(doc, t)) return;
        topic |= t != cd->c[k].trig && clioi_lemma_in(doc, t, "discuss debate");      /* what is to be discussed is neither promised nor refused */
        cd->c[k].ended = ends_there(doc, t, cd->c[k].trig, cd->c[k].ended);
        o = cd->at[h];
        for (uint32_t j = 0; o == CLIO_NONE && j < cd->n; j++)
            if (cd->c[j].used == h) o = j;
        if (o != CLIO_NONE && is_beside(cd, k, t, o)) return;
        if (o != CLIO_NONE && t == cd->c[k].trig && is_looked_into(cd, o, t)) {      /* whoever looks into it did not do it */
            keep_own_slots(doc, t, &cd->c[k].slots);
            clioi_fill_roles(cd, &cd->c[k]);
            return;
        }
        if (o != CLIO_NONE && o != k && !cd->c[o].dropped && absorbs(&cd->c[o])) {
            cd->c[k].outer = o;
            if (cd->c[o].inner == CLIO_NONE && d < NEAR && !topic && !is_condition(doc, t)) cd->c[o].inner = k;
            return;
        }
        t = h;
    }
}

/* An appeal's code 02x becomes the demand's 10x where the reporter's verb is a demand (the frame's own code says). */
static const char *demand_code(const char *own, const char *refined)
{
    static const char *const demands[] = {"100", "101", "1011", "1012", "1013", "1014", "102", "103", "1031", "1032", "1033", "104",
                                          "1041", "1042", "1043", "1044", "105", "1051", "1052", "1053", "1054", "1055", "1056", "106", "107", "108"};
    static const char *const appeals[] = {"020", "021", "0211", "0212", "0213", "0214", "022", "023", "0231", "0232", "0233", "024",
                                          "0241", "0242", "0243", "0244", "025", "0251", "0252", "0253", "0254", "0255", "0256", "026", "027", "028"};
    for (size_t k = 0; !strncmp(own, "10", 2) && k < sizeof appeals / sizeof *appeals; k++)
        if (!strcmp(appeals[k], refined)) return demands[k];
    return refined;
}

static int is_hostile(unsigned event)
{
    return event == CLIOI_EV_ASSAULT || event == CLIOI_EV_COERCE || event == CLIOI_EV_SANCTION || event == CLIOI_EV_PROTEST || event == CLIOI_EV_MOBILIZE || event == CLIOI_EV_THREATEN;
}

/* The act that the outer one asks for, promises, refuses, when it is to end another: "to stop the attacks" is a ceasefire,
 * "to stop helping them" cuts ties. */
static void turn_ended(clioi_cand *in)
{
    if (in->ended != CLIOI_TO_STOP || in->event == CLIOI_EV_RETREAT || in->event == CLIOI_EV_CONCEDE || !in->event) return;
    if (is_hostile(in->event)) {
        in->mode = in->event == CLIOI_EV_ASSAULT ? "ceasefire" : "";
        in->event = CLIOI_EV_RETREAT;
    } else {
        in->mode = "";
        in->event = CLIOI_EV_SANCTION;
    }
}

/* Is it the mode that a row of complement.tsv asks for, or the code where it asks for that? */
static int is_asked(const char *want, const clioi_cand *in)
{
    return !strcmp(want, *want >= '0' && *want <= '9' ? in->cameo : in->mode);
}

/* The row of complement.tsv for the two acts: one that names the inner act's mode or code before one that does not; or NULL. */
static const clioi_complement *row_for(const clioi_coder *cd, const clioi_cand *o, const clioi_cand *in, int future)
{
    const clioi_complement *any = NULL;
    for (uint32_t k = 0; k < cd->lex->complement_n; k++) {
        const clioi_complement *x = &cd->lex->complement[k];
        const char *want = clioi_cand_str(cd, x->inner_mode);
        if (x->future != future || (!future && x->outer != o->event) || x->inner != in->event) continue;
        if (*want && is_asked(want, in)) return x;
        if (!*want && !any) any = x;
    }
    return any;
}

/* What the outer act becomes through the act inside it. */
static void refine(const clioi_coder *cd, clioi_cand *o, const clioi_cand *in, int future)
{
    const clioi_complement *x = row_for(cd, o, in, future);
    if (!x) return;
    o->event = x->event;
    o->mode = clioi_cand_str(cd, x->mode);
    if (x->cameo) o->cameo = demand_code(o->cameo, clioi_cand_str(cd, x->cameo));
}

/* A promise not to do harm, or to stop helping somebody, stays a promise. */
static void refine_by(const clioi_coder *cd, clioi_cand *o, clioi_cand in)
{
    int hostile = is_hostile(in.event);
    if (o->event == CLIOI_EV_AGREE && ((in.ended == CLIOI_NOT_TO_BE && hostile) || (in.ended == CLIOI_TO_STOP && !hostile))) return;
    if (o->event != CLIOI_EV_THREATEN || !hostile) turn_ended(&in);
    refine(cd, o, &in, 0);
}

/* ---- records ------------------------------------------------------------- */

static const clio_actor *parties(clio_doc *doc, const clioi_side *p)
{
    clio_actor *out = CLIOI_NEW(&doc->mem, clio_actor, p->n);
    for (uint32_t k = 0; out && k < p->n; k++) out[k] = doc->actor[p->actor[k]];
    return out;
}

static const char *rule_of(const clioi_coder *cd, const clioi_frame *f)
{
    return clioi_lex_line(cd->lex, f->file, f->line, &cd->doc->mem);
}

static void statement_words(const clio_doc *doc, const clioi_cand *c, clio_event *e)
{
    uint32_t lo = CLIO_NONE, hi = 0;
    for (uint32_t k = 0; k < c->slots.n && lo == CLIO_NONE; k++)
        if (c->slots.slot[k] == CLIOI_SLOT_CCOMP || c->slots.slot[k] == CLIOI_SLOT_XCOMP) lo = hi = c->slots.tok[k];
    if (lo == CLIO_NONE) return;
    for (uint32_t t = doc->sentence[c->sentence].tok, end = t + doc->sentence[c->sentence].tok_n, root = lo; t < end; t++)
        for (uint32_t up = t, d = 0; up != CLIO_NONE && d < 40; up = doc->token[up].head, d++)
            if (up == root) {
                if (t < lo) lo = t;
                if (t > hi) hi = t;
                break;
            }
    e->words_off = doc->token[lo].off;
    e->words_len = doc->token[hi].off + doc->token[hi].len - e->words_off;
}

static void emit(clioi_coder *cd, const clioi_cand *c)
{
    clio_doc *doc = cd->doc;
    clio_event *e = &doc->event[doc->event_n++];
    const clio_token *t = &doc->token[c->trig];
    uint32_t end = t->off + t->len;
    *e = (clio_event){.event = c->event, .status = c->status, .mode = strcmp(c->mode, "@") ? c->mode : "", .cameo = c->cameo,
                      .actor_n = c->a.n, .recipient_n = c->r.n, .sentence = c->sentence, .trig_tok = c->trig, .trig_off = t->off};
    if (c->used != CLIO_NONE && c->used > c->trig && c->used - c->trig < 6) end = doc->token[c->used].off + doc->token[c->used].len;
    e->trig_len = end - t->off;
    e->actor = parties(doc, &c->a);
    e->recipient = parties(doc, &c->r);
    e->rule = rule_of(cd, c->frame);
    e->confidence = (float)(40 + (c->points > CLIOI_PART_POINTS + CLIOI_NEEDS_BASE ? 15 : 5) + (c->a.n ? 20 : 0) + (c->r.n ? 20 : 0)) / 100;
    if (!c->event) statement_words(doc, c, e);
}

static void say(char *log, size_t size, size_t *at, const char *s, size_t n)
{
    if (*at + n + 1 > size) n = size - 1 - *at;
    memcpy(log + *at, s, n);
    *at += n;
}

static void write_log(clioi_coder *cd)
{
    clio_doc *doc = cd->doc;
    size_t size = (size_t)cd->n * 160 + 1, at = 0;
    char *log = doc->opt.explain ? CLIOI_NEW(&doc->mem, char, size) : NULL;
    for (uint32_t k = 0; log && k < cd->n; k++) {
        const clioi_cand *c = &cd->c[k];
        const clio_token *t = &doc->token[c->trig];
        const char *why = clioi_drop_reason(cd, c), *rule = rule_of(cd, c->frame), *name = c->event ? clio_event_name(c->event) : "statement";
        say(log, size, &at, doc->text + t->off, t->len);
        say(log, size, &at, "\t", 1);
        say(log, size, &at, name, strlen(name));
        say(log, size, &at, "\t", 1);
        if (rule) say(log, size, &at, rule, strlen(rule));
        say(log, size, &at, why ? "\tdropped: " : "\tkept", why ? 10 : 5);
        if (why) say(log, size, &at, why, strlen(why));
        say(log, size, &at, "\n", 1);
    }
    doc->log = log;
}

/* "He will receive the girls": whoever is to visit whom, the subject has given the word. */
static void who_commits(const clioi_coder *cd, clioi_cand *c)
{
    clioi_side subject = {0}, old = c->a;
    clioi_from_slot(cd, &c->slots, CLIOI_SLOT_SUBJ, &subject);
    if (!subject.n || clioi_side_holds(&c->a, subject.actor[0]) || !clioi_side_holds(&c->r, subject.actor[0])) return;
    c->a = c->r;
    c->r = old;
}

/* "Will not pay", "would not heed", "is not willing to talk". */
static int tells_of_will(const clio_doc *doc, uint32_t trig)
{
    uint32_t will = clioi_kid(doc, trig, CLIOI_DEP_AUX);
    if (clioi_lemma_in(doc, trig, "willing prepared ready")) return 1;
    if (clioi_lemma_in(doc, trig, "prepare") && doc->token[trig].xpos == CLIOI_XPOS_VBN) return 1;
    return clioi_pos_of(doc, trig) == 'V' && will != CLIO_NONE && clioi_lemma_in(doc, will, "will would 'll 'd wo");
}

/* Who says that it will not give, refuses. */
static void refuse(const clioi_coder *cd, clioi_cand *c)
{
    static const uint32_t giving = 1u << CLIOI_EV_AGREE | 1u << CLIOI_EV_CONSULT | 1u << CLIOI_EV_SUPPORT | 1u << CLIOI_EV_COOPERATE |
                                   1u << CLIOI_EV_AID | 1u << CLIOI_EV_CONCEDE | 1u << CLIOI_EV_RETREAT;
    clioi_cand told = *c;
    if (c->status != CLIOI_ST_NEGATED || c->outer != CLIO_NONE || !(giving >> c->event & 1u) || !c->a.n) return;
    if (!tells_of_will(cd->doc, c->trig)) return;
    c->event = CLIOI_EV_REJECT;
    c->mode = "";
    c->cameo = "120";
    refine(cd, c, &told, 0);
    c->status = CLIOI_ST_ACTUAL;
}

/* "Has no plans to resign", "sees no reason to talk": a refusal; without "no" only a plan. */
static void plan_unless_none(const clioi_coder *cd, clioi_cand *c)
{
    uint32_t o = c->event == CLIOI_EV_REJECT && clioi_lemma_in(cd->doc, c->trig, "have see") ? clioi_kid(cd->doc, c->trig, CLIOI_DEP_OBJ) : CLIO_NONE;
    uint32_t no = o == CLIO_NONE ? CLIO_NONE : clioi_kid(cd->doc, o, CLIOI_DEP_DET);
    if (o == CLIO_NONE || (no != CLIO_NONE && clioi_tok_is(cd->doc, no, "no"))) return;
    c->event = 0;
    c->mode = "";
    c->cameo = "014";
}

static int asks_modal(const clioi_coder *cd, const clioi_frame *f)
{
    for (uint32_t k = 0; k < f->part_n; k++)
        if (cd->lex->part[f->part + k].slot == CLIOI_SLOT_MODAL) return 1;
    return 0;
}

static int of_own_country(const clioi_coder *cd, const clioi_cand *c, uint32_t t)
{
    const clio_doc *doc = cd->doc;
    const char *land = doc->actor_of[t] == CLIO_NONE ? "" : doc->actor[doc->actor_of[t]].country;
    for (uint32_t k = 0; k < c->a.n && land[0]; k++)
        if (!strcmp(doc->actor[c->a.actor[k]].country, land)) return 1;
    return 0;
}

/* "The king said Jordan must save water": the speaker's own country, by its name. */
static int is_own_land(const clioi_coder *cd, const clioi_cand *c, uint32_t t)
{
    uint32_t a = cd->doc->actor_of[t];
    const clio_actor *land = a == CLIO_NONE ? NULL : &cd->doc->actor[a];
    return land && land->country[0] && !land->sectors && land->id && !strcmp(land->id, land->country) && of_own_country(cd, c, t);
}

/* "Our nations must work together", "he said Spain and France should share the burden": where the own side is to act as
 * well, nobody is asked; nor is where "you" may be anyone. */
static int is_own_side(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    for (uint32_t k = 0; k < c->slots.n; k++) {
        uint32_t s = c->slots.slot[k] == CLIOI_SLOT_CCOMP ? clioi_subject_of(doc, c->slots.tok[k]) : CLIO_NONE, poss, conj[CLIOI_SIDE_MAX], n;
        if (s == CLIO_NONE) continue;
        poss = clioi_kid(doc, s, CLIOI_DEP_NMOD_POSS);
        if (clioi_lemma_in(doc, s, "we i you one") || (poss != CLIO_NONE && clioi_lemma_in(doc, poss, "we our my"))) return 1;
        if (is_own_land(cd, c, s)) return 1;
        n = clioi_conjuncts(doc, s, conj, CLIOI_SIDE_MAX);
        for (uint32_t i = 0; n > 1 && i < n; i++)
            if (of_own_country(cd, c, conj[i])) return 1;
    }
    return 0;
}

static void only_a_wish(const clioi_coder *cd, clioi_cand *c)
{
    if (c->event != CLIOI_EV_REQUEST || !asks_modal(cd, c->frame) || !is_own_side(cd, c)) return;
    c->event = 0;
    c->mode = "";
    c->cameo = "010";
    c->r.n = 0;
}

/* A plain future is a promise or a threat, where somebody is told to do it: "a plan for the detention of migrants" threatens nobody. */
static void announce(const clioi_coder *cd, clioi_cand *c)
{
    const clioi_cand told = *c;
    refine(cd, c, c, 1);
    if (c->event == CLIOI_EV_THREATEN && !c->a.n && told.event != CLIOI_EV_THREATEN) *c = told;
    if (c->event != told.event || (c->event == CLIOI_EV_THREATEN && !clioi_lemma_in(cd->doc, c->trig, "threaten warn threat warning"))) c->status = CLIOI_ST_ACTUAL;
    if (c->event == CLIOI_EV_AGREE) who_commits(cd, c);
}

/* "The raid killed nine", "nine were killed in the raid": a raid with dead or wounded was an assault. */
static void raid_that_kills(const clioi_coder *cd, clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    const clio_token *t = &doc->token[c->trig];
    unsigned prep = t->deprel == CLIOI_DEP_OBL ? clioi_prep_of(doc, c->trig) : CLIOI_SLOT_COUNT;
    if (c->event != CLIOI_EV_COERCE || strcmp(c->mode, "seize") || clioi_pos_of(doc, c->trig) != 'N' || t->head == CLIO_NONE || cd->at[t->head] == CLIO_NONE) return;
    if (t->deprel != CLIOI_DEP_NSUBJ && prep != CLIOI_SLOT_IN && prep != CLIOI_SLOT_DURING) return;
    if (cd->c[cd->at[t->head]].event != CLIOI_EV_ASSAULT) return;
    c->event = CLIOI_EV_ASSAULT;
    c->mode = "";
    c->cameo = "190";
}

/* "A truce between the army and the rebels was announced": of whom the verb does not tell the noun may, and then it is the act. */
static void give_back(clioi_coder *cd, clioi_cand *verb)
{
    static const uint32_t kinds = 1u << CLIOI_EV_CONCEDE | 1u << CLIOI_EV_CONSULT | 1u << CLIOI_EV_COOPERATE | 1u << CLIOI_EV_SANCTION | 1u << CLIOI_EV_AID | 1u << CLIOI_EV_MOBILIZE;
    uint32_t n = verb->used == CLIO_NONE || verb->used == verb->trig ? CLIO_NONE : cd->at[verb->used];
    clioi_cand *noun = n == CLIO_NONE ? NULL : &cd->c[n];
    if (!noun || !noun->dropped || noun->event != verb->event || !(kinds >> noun->event & 1u) || clioi_any_political(cd, &verb->a) || clioi_any_political(cd, &verb->r)) return;
    if (!clioi_any_political(cd, &noun->a) && !clioi_any_political(cd, &noun->r)) return;
    noun->dropped = 0;
    verb->dropped = 1;
}

/* "Russia cut gas supplies to Ukraine": to one's own people it is coercion, to another state a tie cut. */
static void cut_between_states(const clioi_coder *cd, clioi_cand *c)
{
    const clio_actor *a = c->a.n ? &cd->doc->actor[c->a.actor[0]] : NULL, *r = c->r.n ? &cd->doc->actor[c->r.actor[0]] : NULL;
    if (c->event != CLIOI_EV_COERCE || strcmp(c->mode, "withhold") || !a || !r || !a->country[0] || !r->country[0]) return;
    if (!strcmp(a->country, r->country) || r->sectors) return;
    c->event = CLIOI_EV_SANCTION;
    c->mode = "discontinue";
    c->cameo = "163";
}

static int is_denial(const clioi_cand *c)
{
    return c->event == CLIOI_EV_REJECT || (!c->event && (!strcmp(c->cameo, "016")));
}

static int shares_actor(const clioi_side *a, const clioi_side *b)
{
    for (uint32_t k = 0; k < a->n; k++)
        if (clioi_side_holds(b, a->actor[k])) return 1;
    return 0;
}

static int has_clause(const clioi_slots *s) { return clioi_has_slot(s, CLIOI_SLOT_XCOMP) || clioi_has_slot(s, CLIOI_SLOT_CCOMP); }

/* "Rejected a Syrian request to leave", "denied the accusations by Iran": two acts, if it is told who asked for what or accused.  The noun, which
 * its verb's pattern had consumed, stands again, with what the verb took from it; each has the other side as recipient. */
static void restore_denied(clioi_coder *cd, clioi_cand *c)
{
    clioi_cand *verb = c->taken_by == CLIO_NONE ? NULL : &cd->c[c->taken_by];
    if (!c->dropped || !verb || !is_denial(verb) || (c->event != CLIOI_EV_REQUEST && c->event != CLIOI_EV_ACCUSE)) return;
    keep_own_slots(cd->doc, c->trig, &c->slots);
    clioi_fill_roles(cd, c);
    if (c->event == CLIOI_EV_REQUEST && !c->a.n) c->a = verb->r;      /* "refused requests from Lima" */
    if (shares_actor(&c->a, &verb->a)) return;
    if (!clioi_any_political(cd, &c->a) && (c->event == CLIOI_EV_REQUEST || c->r.n || !clioi_any_political(cd, &verb->a))) return;   /* "denied the charges": were laid against whoever denies */
    if (c->event == CLIOI_EV_REQUEST && !c->frame->part_n && verb->inner == CLIO_NONE && !has_clause(&c->slots) && !has_clause(&verb->slots)) return;
    c->dropped = 0;
    c->outer = CLIO_NONE;
    c->inner = verb->inner;
    if (!c->r.n) c->r = verb->a;
    if (verb->event && !verb->r.n) verb->r = c->a;
}

static int is_restored(const clioi_cand *c) { return c->taken_by != CLIO_NONE && !c->dropped; }

/* "Warned that it might bomb", "is considering imposing sanctions on": one who says so of himself, of a hostile act, threatens it. */
static int is_own_threat(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    uint32_t may = clioi_kid(doc, c->trig, CLIOI_DEP_AUX), said = doc->token[c->trig].head, who, subject;
    if (!is_hostile(c->event) || c->event == CLIOI_EV_THREATEN || c->outer != CLIO_NONE || c->status != CLIOI_ST_HYPOTHETICAL || clioi_pos_of(doc, c->trig) != 'V') return 0;
    if (doc->token[c->trig].deprel == CLIOI_DEP_XCOMP && clioi_lemma_in(doc, said, "consider weigh contemplate mull")) return clioi_any_political(cd, &c->a) && clioi_any_political(cd, &c->r);
    if (may == CLIO_NONE || !clioi_lemma_in(doc, may, "may might could") || doc->token[c->trig].deprel != CLIOI_DEP_CCOMP || clioi_is_passive(doc, c->trig)) return 0;
    who = clioi_subject_of(doc, said);
    subject = clioi_subject_of(doc, c->trig);
    if (who == CLIO_NONE || subject == CLIO_NONE || !clioi_lemma_in(doc, said, "say warn announce declare state hint suggest insist add")) return 0;
    return clioi_is_same_party(doc, who, subject);
}

/* "The protesters demanded a new vote": what is demanded in the street is the protest itself. */
static void demand_in_street(const clioi_coder *cd, clioi_cand *c)
{
    static const char protesters[] = "protester protestor demonstrator marcher";
    uint32_t s = c->event == CLIOI_EV_REQUEST && c->outer == CLIO_NONE && clioi_lemma_in(cd->doc, c->trig, "demand call") && clioi_pos_of(cd->doc, c->trig) == 'V' ? clioi_subject_of(cd->doc, c->trig) : CLIO_NONE;
    if (s == CLIO_NONE || c->status != CLIOI_ST_ACTUAL) return;
    for (uint32_t k = cd->doc->kid_first[s]; !clioi_lemma_in(cd->doc, s, protesters); k = cd->doc->kid_next[k]) {   /* "hundreds of protesters" */
        if (k == CLIO_NONE) return;
        if (cd->doc->token[k].deprel == CLIOI_DEP_NMOD && clioi_prep_of(cd->doc, k) == CLIOI_SLOT_OF && clioi_lemma_in(cd->doc, k, protesters)) break;
    }
    c->event = CLIOI_EV_PROTEST;
    c->mode = "demo";
    c->cameo = !strcmp(c->cameo, "0241") || !strcmp(c->cameo, "1041") ? "1411" : "141";
}

/* "Protested the killing of a policeman", "welcomed the release of the monks": the deed that is judged was done, and stands
 * beside the judgement if it is told whom it hit. */
static void restore_judged(clioi_coder *cd, clioi_cand *c)
{
    static const uint32_t deeds = 1u << CLIOI_EV_ASSAULT | 1u << CLIOI_EV_COERCE | 1u << CLIOI_EV_RETREAT | 1u << CLIOI_EV_SANCTION;
    const clioi_cand *verb = c->taken_by == CLIO_NONE ? NULL : &cd->c[c->taken_by];
    if (!c->dropped || !verb || !(deeds >> c->event & 1u)) return;
    if (verb->event != CLIOI_EV_PROTEST && verb->event != CLIOI_EV_SUPPORT && (verb->event != CLIOI_EV_ACCUSE || !strcmp(verb->mode, "allege"))) return;
    keep_own_slots(cd->doc, c->trig, &c->slots);
    clioi_fill_roles(cd, c);
    if (!clioi_any_political(cd, &c->r)) return;
    c->dropped = 0;
    c->outer = CLIO_NONE;
}

static void work_out(clioi_coder *cd)
{
    for (uint32_t k = 0; k < cd->n; k++) raid_that_kills(cd, &cd->c[k]);
    for (uint32_t k = 0; k < cd->n; k++) clioi_fill_roles(cd, &cd->c[k]);
    for (uint32_t k = 0; k < cd->n; k++) clioi_fill_roles(cd, &cd->c[k]);   /* again: subjects that are events now have their actors */
    for (uint32_t k = 0; k < cd->n; k++) {
        give_back(cd, &cd->c[k]);
        cut_between_states(cd, &cd->c[k]);
    }
    for (uint32_t k = 0; k < cd->n; k++) plan_unless_none(cd, &cd->c[k]);
    for (uint32_t k = 0; k < cd->n; k++)
        if (!cd->c[k].dropped) nest(cd, k);
    for (uint32_t k = 0; k < cd->n; k++) {
        restore_denied(cd, &cd->c[k]);
        restore_judged(cd, &cd->c[k]);
    }
    for (uint32_t k = 0; k < cd->n; k++)      /* once more, for what is inside a noun that stands again */
        if (!cd->c[k].dropped && cd->c[k].outer == CLIO_NONE && cd->c[k].taken_by == CLIO_NONE) nest(cd, k);
    for (uint32_t k = 0; k < cd->n; k++) {
        clioi_cand *c = &cd->c[k];
        uint8_t event = c->event;
        clioi_recipient_inside(cd, c);
        if (c->inner != CLIO_NONE) refine_by(cd, c, cd->c[c->inner]);
        c->status = is_restored(c) ? CLIOI_ST_ACTUAL : (uint8_t)clioi_status_of(cd->doc, cd->lex, c->trig);
        if (((c->status == CLIOI_ST_FUTURE && c->outer == CLIO_NONE) || is_own_threat(cd, c)) && event == c->event) announce(cd, c);
        refuse(cd, c);
        only_a_wish(cd, c);
        demand_in_street(cd, c);
    }
}

clio_rc clioi_stage_event(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    clioi_coder cd = {.lex = &data->lex, .doc = doc};
    uint32_t n = 0;
    cd.c = CLIOI_NEW(&doc->scratch, clioi_cand, (size_t)doc->token_n * 2);
    cd.at = CLIOI_NEW(&doc->scratch, uint32_t, doc->token_n);
    if (doc->scratch.why != CLIO_OK)
        return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for the predicates of %u tokens", doc->token_n);
    clioi_find_candidates(&cd);
    work_out(&cd);
    for (uint32_t k = 0; k < cd.n; k++) n += !clioi_drop_reason(&cd, &cd.c[k]);
    doc->event = CLIOI_NEW(&doc->mem, clio_event, n);
    for (uint32_t k = 0; doc->event && k < cd.n; k++)
        if (!clioi_drop_reason(&cd, &cd.c[k])) emit(&cd, &cd.c[k]);
    write_log(&cd);
    clioi_arena_rewind(&doc->scratch, mark);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u events", n);
    return CLIO_OK;
}
