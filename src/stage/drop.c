/* drop.c -- stage event: why a predicate with a frame gives no record.
 *
 * The frames read single clauses; what a clause is in (a question, a title, another
 * act, somebody's defence of himself, a deal between firms) takes the event from it.
 * ordinary.c asks the same of the whole document, when the facts are known. */
#include "stage/cand.h"
#include <string.h>

enum { CLIMB_MAX = 8 };

int clioi_any_political(const clioi_coder *cd, const clioi_side *p)
{
    for (uint32_t k = 0; k < p->n; k++)
        if (clioi_is_political(&cd->doc->actor[p->actor[k]])) return 1;
    return 0;
}

/* Acts that have a scene: without parties they are kept if the where stage finds one (stage/record.c). */
static int is_physical(unsigned event)
{
    return event == CLIOI_EV_ASSAULT || event == CLIOI_EV_PROTEST || event == CLIOI_EV_COERCE || event == CLIOI_EV_MOBILIZE;
}

/* A truce, an embargo, a verdict on a rebel or for treason: public matters whoever the parties are that a word like "they" leaves open. */
static int is_public(const clioi_coder *cd, const clioi_cand *c)
{
    static const char grave[] = "terrorism terrorist treason genocide humanity espionage spying sedition rebel guerrilla guerilla militant insurgent torture coup plot war "
                                "tribunal president minister assassination assassinate embezzlement corruption bribery dissident politician lawmaker soldier army abuse";
    const clio_doc *doc = cd->doc;
    const clio_sentence *s = &doc->sentence[c->sentence];
    if (!c->a.n && !c->r.n) return 0;
    if (c->event == CLIOI_EV_CONCEDE && (!strcmp(c->cameo, "0871") || !strcmp(c->cameo, "0356"))) return 1;
    if (c->event == CLIOI_EV_SANCTION && !strcmp(c->cameo, "163")) return 1;
    if (!(c->event == CLIOI_EV_SANCTION && !strcmp(c->mode, "convict")) && !(c->event == CLIOI_EV_CONCEDE && !strcmp(c->cameo, "081"))) return 0;
    for (uint32_t t = s->tok; t < s->tok + s->tok_n; t++)
        if (clioi_lemma_in(doc, t, grave)) return 1;
    return 0;
}

/* "Men accused of piracy": a charge that only describes somebody. */
static int is_background(const clioi_coder *cd, const clioi_cand *c)
{
    return c->event == CLIOI_EV_ACCUSE && !c->a.n && cd->doc->token[c->trig].deprel == CLIOI_DEP_ACL && clioi_pos_of(cd->doc, c->trig) == 'V';
}

/* "sent troops to restore order", "the right to ban": what an infinitive aims at is not told as done, unless a word above it
 * says what became of it (events/operators.tsv: the decision to, managed to). */
static int is_purpose(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    const clio_token *t = &doc->token[c->trig];
    uint32_t first = clioi_kid(doc, c->trig, CLIOI_DEP_MARK), m = first;
    while (m != CLIO_NONE && (doc->token[m].deprel != CLIOI_DEP_MARK || !clioi_tok_is(doc, m, "to"))) m = doc->kid_next[m];
    if (t->xpos != CLIOI_XPOS_VB || t->head == CLIO_NONE || m == CLIO_NONE) return 0;
    if ((t->deprel != CLIOI_DEP_ADVCL && t->deprel != CLIOI_DEP_ACL) || c->status != CLIOI_ST_ACTUAL) return 0;
    if (first != m) return 1;      /* "in order to" */
    return clioi_lex_operator(cd->lex, clioi_tok_hash(doc, t->head, clioi_pos_of(doc, t->head))) == CLIOI_OP_NONE;
}

/* A firm agrees with, meets, backs others of whom none is clioi_is_political: markets, not politics. */
static int only_business(const clioi_coder *cd, const clioi_cand *c)
{
    static const uint32_t deals = 1u << CLIOI_EV_AGREE | 1u << CLIOI_EV_CONSULT | 1u << CLIOI_EV_SUPPORT | 1u << CLIOI_EV_COOPERATE | 1u << CLIOI_EV_AID;
    const clioi_side *side[2] = {&c->a, &c->r};
    uint32_t firms = 0;
    if (!(deals >> c->event & 1u)) return 0;
    for (size_t i = 0; i < 2; i++)
        for (uint32_t k = 0; k < side[i]->n; k++) {
            const clio_actor *a = &cd->doc->actor[side[i]->actor[k]];
            if (clioi_is_political(a) && a->sectors != 1u << CLIOI_SECTOR_BUS) return 0;
            firms += a->sectors == 1u << CLIOI_SECTOR_BUS;
        }
    return firms > 0 && c->a.n + c->r.n > 1;
}

/* "Did not agree with the judges", "said it was not a mistake": an accord in words, or a judgement, that is denied or only imagined
 * is no act at all. */
static int is_comment(const clioi_cand *c)
{
    if (c->event == CLIOI_EV_ACCUSE && c->frame->a_n && c->frame->a[0] == CLIOI_SLOT_SPEAKER && c->status != CLIOI_ST_ACTUAL) return 1;
    return c->event == CLIOI_EV_SUPPORT && !strncmp(c->cameo, "01", 2) && c->status != CLIOI_ST_ACTUAL;
}

/* "Awaiting deportation", "a plan for the detention of migrants": an act to come makes a threat only of somebody. */
static int is_threat_of_nobody(const clioi_coder *cd, const clioi_cand *c)
{
    return c->event == CLIOI_EV_THREATEN && c->frame->event != CLIOI_EV_THREATEN && !c->a.n && clioi_pos_of(cd->doc, c->trig) == 'N';
}

static int is_wh_word(unsigned xpos) { return xpos == CLIOI_XPOS_WP || xpos == CLIOI_XPOS_WRB || xpos == CLIOI_XPOS_WDT; }

/* "Asked whether", "they asked what had happened", "'Is it true?' she asked": who wants to know demands no act. */
static int is_question(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    if (c->event != CLIOI_EV_REQUEST || !clioi_lemma_in(doc, c->trig, "ask inquire enquire")) return 0;
    for (uint32_t i = 0; i < c->slots.n; i++) {
        if (c->slots.slot[i] != CLIOI_SLOT_CCOMP) continue;
        for (uint32_t k = doc->kid_first[c->slots.tok[i]]; k != CLIO_NONE; k = doc->kid_next[k])
            if (clioi_tok_is(doc, k, "if") || clioi_tok_is(doc, k, "whether") || clioi_tok_is(doc, k, "?") || is_wh_word(doc->token[k].xpos)) return 1;
    }
    return 0;
}

/* "Gathered and marched": is a verb listed with this one a protest? */
static int leads_to_protest(const clioi_coder *cd, uint32_t v)
{
    for (uint32_t k = cd->doc->kid_first[v]; k != CLIO_NONE; k = cd->doc->kid_next[k])
        if (cd->doc->token[k].deprel == CLIOI_DEP_CONJ && cd->at[k] != CLIO_NONE && cd->c[cd->at[k]].event == CLIOI_EV_PROTEST) return 1;
    return 0;
}

/* "Marched to demand his resignation", "gathered, calling for a vote": what a protest demands is no second act. */
static int is_demand_of_protest(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    uint32_t t = c->trig;
    if (c->event != CLIOI_EV_REQUEST) return 0;
    for (int d = 0; d < CLIMB_MAX && doc->token[t].head != CLIO_NONE; d++) {
        unsigned dep = doc->token[t].deprel;
        uint32_t h = doc->token[t].head, o = cd->at[h];
        if (dep != CLIOI_DEP_ADVCL && dep != CLIOI_DEP_XCOMP && dep != CLIOI_DEP_OBJ && dep != CLIOI_DEP_CONJ) return 0;
        if (dep == CLIOI_DEP_ADVCL && clioi_kid(doc, t, CLIOI_DEP_NSUBJ) != CLIO_NONE) return 0;
        if (dep == CLIOI_DEP_ADVCL && ((o != CLIO_NONE && cd->c[o].event == CLIOI_EV_PROTEST) || leads_to_protest(cd, h))) return 1;
        t = h;
    }
    return 0;
}

/* "Demonstrators chanting slogans marched", "marched, carrying banners": one protest, told by its first verb. */
static int is_part_of_protest(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    uint32_t t = c->trig, h;
    if (c->event != CLIOI_EV_PROTEST || doc->token[t].xpos != CLIOI_XPOS_VBG || (c->mode[0] && strcmp(c->mode, "demo"))) return 0;
    for (int d = 0; d < CLIMB_MAX && doc->token[t].deprel == CLIOI_DEP_CONJ; d++) t = doc->token[t].head;
    h = doc->token[t].head;
    if (h == CLIO_NONE || (doc->token[t].deprel != CLIOI_DEP_ACL && doc->token[t].deprel != CLIOI_DEP_ADVCL)) return 0;
    if (doc->token[t].deprel == CLIOI_DEP_ACL) h = doc->token[h].head;
    for (uint32_t k = h; k != CLIO_NONE; k = k == h ? doc->kid_first[h] : doc->kid_next[k])
        if ((k == h || doc->token[k].deprel == CLIOI_DEP_CONJ) && cd->at[k] != CLIO_NONE && cd->c[cd->at[k]].event == CLIOI_EV_PROTEST) return 1;
    return 0;
}

static int is_capital(const clio_doc *doc, uint32_t t)
{
    char b = doc->text[doc->token[t].off];
    return b >= 'A' && b <= 'Z';
}

/* The film "Storming the Palace": in quotation marks, each word of weight with a capital. */
static int is_in_title(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    enum { WORDS_MIN = 2 };
    uint32_t words = 0, q = 0;
    while (q < doc->quote_n && (doc->quote[q].off > doc->token[c->trig].off || doc->quote[q].off + doc->quote[q].len <= doc->token[c->trig].off)) q++;
    if (q == doc->quote_n) return 0;
    for (uint32_t t = doc->sentence[c->sentence].tok, end = t + doc->sentence[c->sentence].tok_n; t < end; t++) {
        unsigned u = doc->token[t].upos;
        if (doc->token[t].off < doc->quote[q].off || doc->token[t].off >= doc->quote[q].off + doc->quote[q].len) continue;
        if (u != CLIOI_UPOS_NOUN && u != CLIOI_UPOS_VERB && u != CLIOI_UPOS_ADJ && u != CLIOI_UPOS_PROPN) continue;
        if (!is_capital(doc, t)) return 0;
        words++;
    }
    return words >= WORDS_MIN;
}

/* "No group has claimed responsibility", "may claim": nobody's attack yet. */
static int is_no_claim(const clioi_coder *cd, const clioi_cand *c)
{
    return c->event == CLIOI_EV_ASSAULT && clioi_lemma_in(cd->doc, c->trig, "claim") && c->status != CLIOI_ST_ACTUAL;
}

/* "The mayor vowed to rebuild the bridge": a vow to nobody in particular, of no act between parties. */
static int is_mere_vow(const clioi_coder *cd, const clioi_cand *c)
{
    return c->event == CLIOI_EV_AGREE && !c->r.n && c->inner == CLIO_NONE && clioi_pos_of(cd->doc, c->trig) == 'V' &&
           !clioi_has_slot(&c->slots, CLIOI_SLOT_CCOMP) &&
           (clioi_lemma_in(cd->doc, c->trig, "vow") || (clioi_lemma_in(cd->doc, c->trig, "announce") && c->used != CLIO_NONE && clioi_lemma_in(cd->doc, c->used, "plan")));
}

/* "The ministry defended its decision", "she defended her record": of oneself. */
static int is_self_defence(const clioi_coder *cd, const clioi_cand *c)
{
    uint32_t o = clioi_kid(cd->doc, c->trig, CLIOI_DEP_OBJ), p = o == CLIO_NONE ? CLIO_NONE : clioi_kid(cd->doc, o, CLIOI_DEP_NMOD_POSS);
    return c->event == CLIOI_EV_SUPPORT && clioi_lemma_in(cd->doc, c->trig, "defend") && p != CLIO_NONE && cd->doc->token[p].upos == CLIOI_UPOS_PRON;
}

/* Do the two tokens mean parties of one country and the same sectors? */
int clioi_is_same_party(const clio_doc *doc, uint32_t s, uint32_t t)
{
    const clio_actor *a = doc->actor_of[s] == CLIO_NONE ? NULL : &doc->actor[doc->actor_of[s]];
    const clio_actor *b = doc->actor_of[t] == CLIO_NONE ? NULL : &doc->actor[doc->actor_of[t]];
    return a && b && clioi_is_political(a) && a->sectors == b->sectors && !strcmp(a->country, b->country);
}

/* "The minister said he had failed to act": who speaks of himself accuses nobody; and whom a pronoun means is mostly himself. */
static int is_of_oneself(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_doc *doc = cd->doc;
    uint32_t who = CLIO_NONE, subject = CLIO_NONE;
    if (c->event != CLIOI_EV_ACCUSE || !c->frame->a_n || c->frame->a[0] != CLIOI_SLOT_SPEAKER) return 0;
    for (uint32_t k = 0; k < c->slots.n; k++) {
        if (c->slots.slot[k] == CLIOI_SLOT_SPEAKER) who = c->slots.tok[k];
        if (c->slots.slot[k] == CLIOI_SLOT_SUBJ) subject = c->slots.tok[k];
    }
    if (subject == CLIO_NONE || who == CLIO_NONE) return 0;
    if (clioi_lemma_in(doc, subject, "i we he she they") || (clioi_pos_of(doc, c->trig) != 'N' && clioi_lemma_in(doc, subject, "it"))) return 1;
    return subject != who && clioi_is_same_party(doc, subject, who);
}

/* "Those arrested": it is told neither who nor by whom. */
static int is_arrest_of_anybody(const clioi_coder *cd, const clioi_cand *c)
{
    return c->event == CLIOI_EV_COERCE && !strcmp(c->mode, "arrest") && !c->frame->part_n && clioi_pos_of(cd->doc, c->trig) == 'V' && !c->a.n && !c->r.n;
}

/* "Rejected what it called interference": what a thing is called on the way is no judgement beside the act. */
static int is_only_called(const clioi_coder *cd, const clioi_cand *c)
{
    const clio_token *t = &cd->doc->token[c->trig];
    uint32_t v = t->deprel == CLIOI_DEP_ACL_RELCL && clioi_tok_is(cd->doc, t->head, "what") ? cd->doc->token[t->head].head : CLIO_NONE;
    return c->event == CLIOI_EV_ACCUSE && v != CLIO_NONE && cd->at[v] != CLIO_NONE && cd->c[cd->at[v]].event && !cd->c[cd->at[v]].dropped &&
           clioi_lemma_in(cd->doc, c->trig, "call describe term brand label consider see");
}

const char *clioi_drop_reason(const clioi_coder *cd, const clioi_cand *c)
{
    if (c->dropped) return "part of another predicate";
    if (clioi_is_stop(c->frame)) return "a stop line";
    if (c->outer != CLIO_NONE) return "inside another act";
    if (is_background(cd, c)) return "a charge in passing";
    if (is_purpose(cd, c)) return "only a purpose";
    if (is_question(cd, c)) return "a question";
    if (is_in_title(cd, c)) return "in a title";
    if (is_mere_vow(cd, c)) return "a vow to nobody";
    if (is_no_claim(cd, c)) return "claimed by nobody";
    if (is_self_defence(cd, c)) return "in one's own defence";
    if (is_only_called(cd, c)) return "only called so";
    if (is_of_oneself(cd, c)) return "of the speaker himself";
    if (is_demand_of_protest(cd, c)) return "the demand of a protest";
    if (is_part_of_protest(cd, c)) return "part of a protest";
    if (!c->event && !cd->doc->opt.statements) return "a plain statement";
    if (!clioi_any_political(cd, &c->a) && !clioi_any_political(cd, &c->r) && !is_public(cd, c) && (!is_physical(c->event) || c->status == CLIOI_ST_FUTURE)) return "no political party";
    if (is_arrest_of_anybody(cd, c)) return "an arrest of anybody";
    if (only_business(cd, c)) return "business between firms";
    if (!c->event && !c->a.n) return "a statement without a speaker";
    if (is_threat_of_nobody(cd, c)) return "a threat of nobody";
    if (is_comment(c)) return "only an opinion";
    return NULL;
}
