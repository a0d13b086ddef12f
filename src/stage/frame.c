/* frame.c -- stage event: which predicates have a frame that fits, and which fits best.
 *
 * The slots of each verb, noun, adjective whose lemma has frames are read off the
 * tree (core/tree.c); the frame whose conditions hold and that asks most of them
 * wins.  A frame earns points for each word that its pattern names and for each need
 * that is met; a need that the clause leaves open costs some. */
#include "stage/cand.h"
#include <string.h>

static int lemma_is(const clioi_coder *cd, uint32_t t, const clioi_part *p)
{
    uint32_t h = clioi_tok_hash(cd->doc, t, 0), joined = clioi_joined_hash(cd->doc, t, 0);
    for (uint32_t k = 0; k < p->lemma_n; k++)
        if (cd->lex->lemma_list[p->lemma + k] == h || (joined && cd->lex->lemma_list[p->lemma + k] == joined)) return 1;
    return 0;
}

/* The token, or what it counts, whichever is listed: "thousands of police"; else CLIO_NONE. */
static uint32_t listed_token(const clioi_coder *cd, uint32_t t, const clioi_part *p)
{
    if (lemma_is(cd, t, p)) return t;
    if (cd->doc->token[t].upos != CLIOI_UPOS_NUM && !clioi_lemma_in(cd->doc, t, "thousand hundred dozen score number group unit series couple most some million set round package wave string spate pair ton tonne percent half rest part bulk majority % truckload planeload batch consignment"))
        return CLIO_NONE;
    for (uint32_t k = cd->doc->kid_first[t]; k != CLIO_NONE; k = cd->doc->kid_next[k])
        if (cd->doc->token[k].deprel == CLIOI_DEP_NMOD && clioi_prep_of(cd->doc, k) == CLIOI_SLOT_OF && lemma_is(cd, k, p)) return k;
    return CLIO_NONE;
}

/* "attacked two plants with drones": the phrase may have been hung on the object. */
static uint32_t on_the_object(const clioi_coder *cd, const clioi_slots *s, const clioi_part *p)
{
    const clio_doc *doc = cd->doc;
    for (uint32_t k = 0; k < s->n; k++)
        for (uint32_t t = s->slot[k] == CLIOI_SLOT_OBJ ? doc->kid_first[s->tok[k]] : CLIO_NONE; t != CLIO_NONE; t = doc->kid_next[t]) {
            uint32_t found = doc->token[t].deprel == CLIOI_DEP_NMOD && clioi_prep_of(doc, t) == p->slot ? listed_token(cd, t, p) : CLIO_NONE;
            if (found != CLIO_NONE) return found;
        }
    return CLIO_NONE;
}

/* Token in the slot that satisfies a pattern's condition, or CLIO_NONE. */
static uint32_t part_token(const clioi_coder *cd, const clioi_slots *s, const clioi_part *p)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t conj[CLIOI_SIDE_MAX], n;
        if (s->slot[k] != p->slot) continue;
        n = clioi_conjuncts(cd->doc, s->tok[k], conj, CLIOI_SIDE_MAX);
        for (uint32_t i = 0; i < n; i++) {
            uint32_t found = listed_token(cd, conj[i], p);
            if (found != CLIO_NONE) return found;
        }
    }
    return on_the_object(cd, s, p);
}

/* "the raid by Israel", "a law of the government": an owner behind the noun; of an act, `of` names whom it hit. */
static int owns_after(const clioi_coder *cd, uint32_t t, uint32_t k, int how)
{
    unsigned prep = cd->doc->token[k].deprel == CLIOI_DEP_NMOD ? clioi_prep_of(cd->doc, k) : CLIOI_SLOT_COUNT;
    return prep == CLIOI_SLOT_BY || (prep == CLIOI_SLOT_OF && how == CLIOI_HIDDEN_OF && cd->at[t] == CLIO_NONE);
}

/* A subject's `of` is mostly no owner ("allies of Washington voted"). */
int clioi_how_far(unsigned slot) { return slot == CLIOI_SLOT_SUBJ ? CLIOI_HIDDEN : CLIOI_HIDDEN_OF; }

/* A press conference, media reports: not theirs who bring them. */
static int is_press(const clio_doc *doc, uint32_t k)
{
    uint32_t a = doc->actor_of[k];
    return a != CLIO_NONE && doc->actor[a].sectors == 1u << CLIOI_SECTOR_JRN;
}

/* The actor that a token stands for: its own, or the owner of a thing ("Iran's tests", "Russian shelling"). */
uint32_t clioi_actor_for(const clioi_coder *cd, uint32_t t, int how)
{
    const clio_doc *doc = cd->doc;
    if (doc->actor_of[t] != CLIO_NONE) return doc->actor_of[t];
    if (how == CLIOI_ITSELF || doc->token[t].upos != CLIOI_UPOS_NOUN) return CLIO_NONE;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        if (d != CLIOI_DEP_NMOD_POSS && d != CLIOI_DEP_COMPOUND && d != CLIOI_DEP_AMOD && !owns_after(cd, t, k, how)) continue;
        if (d == CLIOI_DEP_COMPOUND && is_press(doc, k)) continue;
        if (doc->actor_of[k] != CLIO_NONE) return doc->actor_of[k];
    }
    return CLIO_NONE;
}

int clioi_is_political(const clio_actor *a) { return a->country[0] || a->sectors; }

/* Is the clioi_side of one of the sectors, or blocs, that a frame asks for?  A bare country counts as its government. */
static int of_sector(const clio_actor *a, uint32_t set)
{
    if (a->sectors & set) return 1;
    if (set >> CLIOI_SECTOR_GOV & 1 && a->country[0] && !a->sectors) return 1;
    for (uint32_t b = 0; b < CLIOI_BLOC_COUNT; b++)
        if (set >> (CLIOI_SECTOR_COUNT + b) & 1 && !strcmp(a->country, clioi_bloc_name(b))) return 1;
    return 0;
}

/* Subject of a clause, or the clause's head if it has none. */
uint32_t clioi_clause_subject(const clioi_coder *cd, uint32_t clause)
{
    uint32_t s = clioi_subject_of(cd->doc, clause);
    return s == CLIO_NONE ? clause : s;
}

/* Whom a release sets free is named himself: "released the names of the dead" frees nobody, "half of the sailors" some. */
static int is_freed_slot(const clioi_coder *cd, const clioi_frame *f, unsigned slot, uint32_t t)
{
    if (cd->doc->token[t].upos == CLIOI_UPOS_NUM || clioi_lemma_in(cd->doc, t, "half dozen hundred thousand most some all score number group rest third quarter many several")) return 0;
    return slot == CLIOI_SLOT_OBJ && f->event == CLIOI_EV_RETREAT && !strcmp(clioi_cand_str(cd, f->mode), "release");
}

/* Who is arrested or handed over is a person: "it was held in Moscow". */
static int is_taken_slot(const clioi_coder *cd, const clioi_frame *f, unsigned slot)
{
    if (slot == CLIOI_SLOT_OBJ && f->event == CLIOI_EV_COOPERATE && !strcmp(clioi_cand_str(cd, f->cameo), "063")) return 1;
    if (slot != CLIOI_SLOT_OBJ || f->event != CLIOI_EV_COERCE) return 0;
    return !strcmp(clioi_cand_str(cd, f->mode), "arrest") || !strcmp(clioi_cand_str(cd, f->mode), "deport");
}

static int slot_filled(const clioi_coder *cd, const clioi_frame *f, const clioi_slots *s, const clioi_need *need)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t a;
        if (s->slot[k] != need->slot) continue;
        if (need->kind != CLIOI_NEED_EMPTY && is_taken_slot(cd, f, need->slot) && clioi_lemma_in(cd->doc, s->tok[k], "it")) continue;
        if (need->kind == CLIOI_NEED_FILLED || need->kind == CLIOI_NEED_EMPTY) return 1;
        if (need->kind == CLIOI_NEED_PLACE) {
            uint32_t hit = cd->doc->hit_of[s->tok[k]];
            if (hit != CLIO_NONE && cd->doc->hit[hit].kinds & (CLIOI_KBIT(CLIOI_K_PLACE) | CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_SEAT))) return 1;
            continue;
        }
        a = clioi_actor_for(cd, need->slot == CLIOI_SLOT_CCOMP || need->slot == CLIOI_SLOT_XCOMP ? clioi_clause_subject(cd, s->tok[k]) : s->tok[k],
                            is_freed_slot(cd, f, need->slot, s->tok[k]) ? CLIOI_ITSELF : clioi_how_far(need->slot));
        if (a == CLIO_NONE) continue;
        if (need->kind == CLIOI_NEED_ACTOR || need->kind == CLIOI_NEED_NOT_ACTOR) return 1;
        if (of_sector(&cd->doc->actor[a], need->sectors)) return 1;
    }
    return 0;
}

/* "French and German officials": one noun, two parties. */
static int is_of_two_lands(const clioi_coder *cd, const clioi_slots *s)
{
    clioi_side subjects = {0};
    uint32_t n = 0;
    for (uint32_t k = 0; k < s->n; k++) n += s->slot[k] == CLIOI_SLOT_SUBJ;
    clioi_from_slot(cd, s, CLIOI_SLOT_SUBJ, &subjects);
    return n == 1 && subjects.n > 1 && cd->doc->token[cd->doc->actor[subjects.actor[1]].head].deprel == CLIOI_DEP_CONJ;
}

/* A need that the clause cannot meet and need not: the doer of a passive without agent; the other side of
 * a mutual act whose subjects are coordinated ("A and B held talks"). */
static int excused(const clioi_coder *cd, const clioi_need *need, const clioi_slots *s, uint32_t trig)
{
    uint32_t conj[2];
    if (need->kind != CLIOI_NEED_ACTOR && need->kind != CLIOI_NEED_SECTOR && need->kind != CLIOI_NEED_FILLED) return 0;
    if (need->slot == CLIOI_SLOT_SUBJ) return clioi_pos_of(cd->doc, trig) == 'V' && clioi_is_passive(cd->doc, trig) && !clioi_has_slot(s, CLIOI_SLOT_SUBJ);
    if (need->slot != CLIOI_SLOT_WITH) return 0;
    for (uint32_t k = 0; k < s->n; k++)
        if (s->slot[k] == CLIOI_SLOT_SUBJ && clioi_conjuncts(cd->doc, s->tok[k], conj, 2) == 2) return 1;
    return is_of_two_lands(cd, s);
}

/* "The statement also thanked", "a video praising": words whose author is not told, as with a pronoun. */
static int is_open_text(const clioi_coder *cd, const clioi_frame *f, unsigned slot, uint32_t t)
{
    static const uint32_t of_words = 1u << CLIOI_EV_ACCUSE | 1u << CLIOI_EV_SUPPORT | 1u << CLIOI_EV_REQUEST | 1u << CLIOI_EV_THREATEN | 1u << CLIOI_EV_REJECT;
    return slot == CLIOI_SLOT_SUBJ && of_words >> f->event & 1u && cd->doc->token[t].upos == CLIOI_UPOS_NOUN &&
           clioi_lemma_in(cd->doc, t, "statement letter report editorial video videotape tape audiotape message declaration communique resolution petition leaflet poster");
}

/* Does a pronoun leave open who is meant?  One that is understood as a civilian musters no troops, makes no arrests and pays no
 * visits, but he may well have attacked, met, surrendered. */
static int is_open_pronoun(const clioi_coder *cd, const clioi_frame *f, unsigned slot, uint32_t t)
{
    static const uint32_t of_forces = 1u << CLIOI_EV_MOBILIZE | 1u << CLIOI_EV_COERCE | 1u << CLIOI_EV_THREATEN;
    int visit = f->event == CLIOI_EV_CONSULT && !strcmp(clioi_cand_str(cd, f->mode), "visit");
    uint32_t a = cd->doc->actor_of[t];
    if (cd->doc->token[t].upos != CLIOI_UPOS_PRON) return 0;
    if ((is_freed_slot(cd, f, slot, t) || is_taken_slot(cd, f, slot)) && clioi_lemma_in(cd->doc, t, "it")) return 0;
    return a == CLIO_NONE || !cd->doc->actor[a].sectors || !(of_forces >> f->event & 1u || visit);
}

/* Is the slot filled by somebody whom only a pronoun names, or is it an empty subject? */
static int open_slot(const clioi_coder *cd, const clioi_frame *f, const clioi_slots *s, unsigned slot)
{
    if (slot != CLIOI_SLOT_SUBJ && !clioi_has_slot(s, slot)) return 0;
    for (uint32_t k = 0; k < s->n; k++)
        if (s->slot[k] == slot && !is_open_pronoun(cd, f, slot, s->tok[k]) && !is_open_text(cd, f, slot, s->tok[k]) && !clioi_lemma_in(cd->doc, s->tok[k], "side")) return 0;   /* "all sides" */
    return 1;
}

/* Nouns often leave their doer and object untold ("the attack"); their other slots are what sets frames apart. */
static int is_owner(const clioi_frame *f, unsigned slot)
{
    return f->pos == 'N' && (slot == CLIOI_SLOT_POSS || slot == CLIOI_SLOT_BY || slot == CLIOI_SLOT_OF);
}

/* Owned by somebody of another kind than the frame asks for: the suspects' trip, the doctor's visit. */
static int owned_by_other(const clioi_coder *cd, const clioi_slots *s, const clioi_need *need)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t a = s->slot[k] == need->slot ? cd->doc->actor_of[s->tok[k]] : CLIO_NONE;
        if (a != CLIO_NONE && cd->doc->token[s->tok[k]].upos != CLIOI_UPOS_PRON && cd->doc->actor[a].sectors && need->kind == CLIOI_NEED_SECTOR && need->slot == CLIOI_SLOT_POSS) return 1;
    }
    return 0;
}

/* "The attack killed": the subject is itself an assault, so the verb tells its outcome. */
static int by_an_attack(const clioi_coder *cd, const clioi_frame *f, const clioi_slots *s, unsigned slot)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t c = s->slot[k] == slot ? cd->at[s->tok[k]] : CLIO_NONE;
        if (slot == CLIOI_SLOT_SUBJ && c != CLIO_NONE && f->event == CLIOI_EV_ASSAULT && cd->c[c].event == CLIOI_EV_ASSAULT) return 1;
    }
    return 0;
}

/* "The army says it has found": a pronoun for whoever says so, who is an actor. */
static int is_speaker(const clioi_coder *cd, uint32_t pronoun)
{
    const clio_doc *doc = cd->doc;
    uint32_t v = doc->token[pronoun].head, said = v == CLIO_NONE || doc->token[v].deprel != CLIOI_DEP_CCOMP ? CLIO_NONE : doc->token[v].head;
    uint32_t who = said == CLIO_NONE || doc->token[pronoun].upos != CLIOI_UPOS_PRON ? CLIO_NONE : clioi_subject_of(doc, said);
    return who != CLIO_NONE && clioi_actor_for(cd, who, CLIOI_HIDDEN) != CLIO_NONE;
}

/* Whoever "they" are that nobody is found for, soldiers and police are not what they may be taken for: "they entered Peru". */
static int asks_for_forces(const clioi_frame *f, const clioi_need *need)
{
    const uint32_t forces = 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_COP;
    return f->event == CLIOI_EV_MOBILIZE && need->kind == CLIOI_NEED_SECTOR && need->slot == CLIOI_SLOT_SUBJ && !(need->sectors & ~forces);
}

/* Is it told who acts? */
static int doer_is_told(const clioi_coder *cd, const clioi_frame *f, const clioi_slots *s)
{
    for (uint32_t k = 0; k < s->n; k++)
        if (f->a_n && s->slot[k] == f->a[0] && (clioi_actor_for(cd, s->tok[k], clioi_how_far(f->a[0])) != CLIO_NONE || is_speaker(cd, s->tok[k]))) return 1;
    return 0;
}

/* "The report criticised Turkey": nobody's words so far, but it is told at whom they are aimed. */
static int text_aims_at(const clioi_coder *cd, const clioi_frame *f, const clioi_slots *s)
{
    int text = 0, aimed = 0;
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t a = f->r_n && s->slot[k] == f->r[0] ? clioi_actor_for(cd, s->tok[k], clioi_how_far(f->r[0])) : CLIO_NONE;
        text |= is_open_text(cd, f, s->slot[k], s->tok[k]);
        aimed |= a != CLIO_NONE && clioi_is_political(&cd->doc->actor[a]);
    }
    return text && aimed;
}

/* Of the parties that the frame asks for some are left open and none is told: too little to go by.  Words that take up
 * another act (a promise, a refusal) are let pass, so that this act is not told as done, and so is whoever "pulls out". */
static int is_too_vague(const clioi_coder *cd, const clioi_frame *f, const clioi_slots *s, int open, int met)
{
    static const uint32_t let_pass = 1u << CLIOI_EV_AGREE | 1u << CLIOI_EV_REQUEST | 1u << CLIOI_EV_REJECT | 1u << CLIOI_EV_THREATEN | 1u << CLIOI_EV_CONCEDE |
                                  1u << CLIOI_EV_RETREAT;
    return f->pos == 'V' && open && !met && !(let_pass >> f->event & 1u) && !doer_is_told(cd, f, s) && !text_aims_at(cd, f, s);
}

/* Points for the needs of a frame, or -1 if one fails.  A clioi_side that the clause leaves open (an empty slot; for
 * nouns also one without a clioi_side) is weak: it costs a point, it does not rule the frame out. */
static int needs_points(const clioi_coder *cd, const clioi_frame *f, const clioi_slots *s, uint32_t trig)
{
    int points = CLIOI_NEEDS_BASE, open = 0, met = 0;
    for (uint32_t k = 0; k < f->need_n; k++) {
        const clioi_need *need = &cd->lex->need[f->need + k];
        int not = need->kind == CLIOI_NEED_NOT_ACTOR || need->kind == CLIOI_NEED_EMPTY || need->kind == CLIOI_NEED_NOT_SECTOR;
        int who = need->kind == CLIOI_NEED_ACTOR || need->kind == CLIOI_NEED_SECTOR;
        if (slot_filled(cd, f, s, need) != not) {
            points += 2;
            met += who;
        } else if (excused(cd, need, s, trig)) {
            points += 1;
        } else if (who && f->event && ((is_owner(f, need->slot) && !owned_by_other(cd, s, need)) || (!asks_for_forces(f, need) && open_slot(cd, f, s, need->slot)) || by_an_attack(cd, f, s, need->slot))) {
            points -= 2;
            open++;
        } else {
            return -1;
        }
    }
    return is_too_vague(cd, f, s, open, met) ? -1 : points;
}

/* A light verb's noun brings its own slots: "held talks with X". */
static void join_slots(clioi_slots *to, const clioi_slots *from)
{
    for (uint32_t k = 0; k < from->n && to->n < CLIOI_SLOTS_MAX; k++) {
        to->slot[to->n] = from->slot[k];
        to->tok[to->n++] = from->tok[k];
    }
}

static int particle_clashes(const clioi_coder *cd, const clioi_frame *f, const clioi_slots *s)
{
    int has = 0, asked = 0;
    for (uint32_t k = 0; k < s->n; k++)   /* an adverb ("moved back") need not be asked for */
        has |= s->slot[k] == CLIOI_SLOT_PRT && cd->doc->token[s->tok[k]].deprel == CLIOI_DEP_COMPOUND_PRT;
    for (uint32_t k = 0; k < f->part_n; k++) asked |= cd->lex->part[f->part + k].slot == CLIOI_SLOT_PRT;
    return has && !asked;
}

/* A stop line: no event, no roles; it takes the predicate out of reach of wider frames. */
int clioi_is_stop(const clioi_frame *f) { return !f->event && !f->a_n && !f->r_n; }

/* Could the noun be an act of its own? */
static int has_frames(const clioi_coder *cd, uint32_t t)
{
    uint32_t n;
    return clioi_lex_frames(cd->lex, clioi_tok_hash(cd->doc, t, 'N'), &n) || clioi_lex_frames(cd->lex, clioi_joined_hash(cd->doc, t, 'N'), &n);
}

/* The words that a frame names, each in its slot; `slots` gains those of a consumed noun, which the words may be in as well:
 * "fought battles with snowballs" tells with what they fought, wherever the phrase hangs. */
static int has_parts(const clioi_coder *cd, const clioi_frame *f, clioi_slots *slots, uint32_t *used)
{
    uint32_t found = 0;
    for (uint32_t turn = 0; turn < f->part_n; turn++)
        for (uint32_t k = 0; k < f->part_n; k++) {
            const clioi_part *p = &cd->lex->part[f->part + k];
            uint32_t t = found >> k & 1u ? CLIO_NONE : part_token(cd, slots, p);
            clioi_slots noun;
            if (t == CLIO_NONE) continue;
            found |= 1u << k;
            if (p->slot == CLIOI_SLOT_PRT || cd->doc->token[t].upos != CLIOI_UPOS_NOUN) continue;
            clioi_tree_slots(cd->doc, cd->lex, t, &noun);
            join_slots(slots, &noun);
            if (*used == CLIO_NONE || has_frames(cd, t)) *used = t;
        }
    return found + 1 == 1u << f->part_n;
}

/* Points of a frame for these slots, 0 if it does not fit. */
static unsigned frame_points(const clioi_coder *cd, const clioi_frame *f, uint32_t trig, clioi_slots *slots, uint32_t *used)
{
    unsigned points = 1 + CLIOI_PART_POINTS * f->part_n;
    int needs;
    if ((f->pos == 'V' && particle_clashes(cd, f, slots)) || !has_parts(cd, f, slots, used)) return 0;
    needs = needs_points(cd, f, slots, trig);
    if (needs < 0) return 0;
    points += (unsigned)needs + (f->event || clioi_is_stop(f) ? 1 : 0);
    return points > 250 ? 250 : points;
}

static int same_conditions(const clioi_coder *cd, const clioi_frame *a, const clioi_frame *b)
{
    if (a->part_n != b->part_n || a->need_n != b->need_n) return 0;
    for (uint32_t k = 0; k < a->part_n; k++) {
        const clioi_part *p = &cd->lex->part[a->part + k], *q = &cd->lex->part[b->part + k];
        if (p->slot != q->slot || p->lemma_n != q->lemma_n) return 0;
        if (memcmp(&cd->lex->lemma_list[p->lemma], &cd->lex->lemma_list[q->lemma], p->lemma_n * sizeof *cd->lex->lemma_list)) return 0;
    }
    return 1;
}

static void add_candidate(clioi_coder *cd, clioi_cand c)
{
    c.event = c.frame->event;
    c.mode = clioi_cand_str(cd, c.frame->mode);
    c.cameo = clioi_cand_str(cd, c.frame->cameo);
    if (cd->at[c.trig] == CLIO_NONE) cd->at[c.trig] = cd->n;
    cd->c[cd->n++] = c;
}

/* "The court ruled that the vote was void and ordered a new one": no vote orders anything; the tree hung on what was ruled
 * the next thing that the court did.  Only for verbs of words, which no thing is the subject of. */
static void give_speaker(const clioi_coder *cd, uint32_t t, clioi_slots *s)
{
    static const char words[] = "order demand urge call appeal ask promise pledge vow threaten accuse condemn criticize criticise praise thank reject refuse offer";
    const clio_doc *doc = cd->doc;
    uint32_t h = doc->token[t].deprel == CLIOI_DEP_CONJ ? doc->token[t].head : CLIO_NONE, up, who;
    if (h == CLIO_NONE || doc->token[t].xpos != CLIOI_XPOS_VBD || doc->token[h].deprel != CLIOI_DEP_CCOMP || clioi_kid(doc, h, CLIOI_DEP_COP) == CLIO_NONE) return;
    up = doc->token[h].head;
    who = up == CLIO_NONE || doc->token[up].xpos != CLIOI_XPOS_VBD || !clioi_lemma_in(doc, t, words) ? CLIO_NONE : clioi_subject_of(doc, up);
    if (who == CLIO_NONE || doc->actor_of[who] == CLIO_NONE) return;
    for (uint32_t k = 0; k < s->n; k++)
        if (s->slot[k] == CLIOI_SLOT_SUBJ && doc->token[s->tok[k]].upos == CLIOI_UPOS_NOUN && doc->actor_of[s->tok[k]] == CLIO_NONE) s->tok[k] = who;
}

/* The frame with most points; one with the same conditions but another event adds a second act ("jailed and fined"). */
static void best_frame(clioi_coder *cd, uint32_t t, uint32_t sentence, const clioi_frame *f, uint32_t n, const clioi_slots *base)
{
    const clioi_frame *second = NULL;
    clioi_cand best = {.trig = t, .sentence = sentence, .used = CLIO_NONE, .outer = CLIO_NONE, .inner = CLIO_NONE, .taken_by = CLIO_NONE};
    for (uint32_t k = 0; k < n; k++) {
        clioi_slots s = *base;
        uint32_t used = CLIO_NONE;
        unsigned points = frame_points(cd, &f[k], t, &s, &used);
        if (points < best.points || !points || (points == best.points && points < CLIOI_NEEDS_BASE + 2)) continue;
        second = points == best.points && best.frame->event && f[k].event && best.frame->event != f[k].event && same_conditions(cd, best.frame, &f[k])
                     ? best.frame : points == best.points ? second : NULL;
        best.points = (uint8_t)points;
        best.frame = &f[k];
        best.slots = s;
        best.used = used;
    }
    if (!best.points) return;
    add_candidate(cd, best);
    if (!second || !same_conditions(cd, best.frame, second)) return;
    best.frame = second;
    add_candidate(cd, best);
}

/* Frames of a token's lemma.  A lemma guessed for a word that the model never saw may lack or have an e too many, or a
 * consonant doubled or not ("rul", "raide", "signall", "boycot"): such spellings are tried if the lemma has no frame. */
static const clioi_frame *frames_of(const clioi_coder *cd, uint32_t t, char pos, uint32_t *n)
{
    const char *lemma = cd->doc->token[t].lemma;
    size_t len = lemma ? strlen(lemma) : 0;
    char buf[64];
    uint32_t joined = clioi_joined_hash(cd->doc, t, pos);
    const clioi_frame *f = joined ? clioi_lex_frames(cd->lex, joined, n) : NULL;
    if (!f) f = clioi_lex_frames(cd->lex, clioi_tok_hash(cd->doc, t, pos), n);
    if (f || len < 3 || len > 60 || pos == 'A') return f;
    if (pos == 'N') return lemma[len - 1] == 'e' ? clioi_lex_frames(cd->lex, clioi_hash_lemma(lemma, len - 1, pos), n) : NULL;   /* "clashe" */
    memcpy(buf, lemma, len);
    buf[len] = 'e';
    f = clioi_lex_frames(cd->lex, clioi_hash_lemma(buf, len + 1, pos), n);
    if (f) return f;
    buf[len] = lemma[len - 1];
    f = clioi_lex_frames(cd->lex, clioi_hash_lemma(buf, len + 1, pos), n);
    if (!f && (lemma[len - 1] == 'e' || lemma[len - 1] == lemma[len - 2])) f = clioi_lex_frames(cd->lex, clioi_hash_lemma(lemma, len - 1, pos), n);
    return f;
}

/* "carried out massacres": the verb's record has the noun's mode, if its own line names none. */
static void take_over(const clioi_coder *cd, clioi_cand *verb, clioi_cand *noun)
{
    noun->dropped = 1;
    if (!clioi_is_stop(verb->frame)) noun->taken_by = (uint32_t)(verb - cd->c);
    if (verb->event != noun->event || verb->mode[0] || !noun->mode[0]) return;
    verb->mode = noun->mode;
    verb->cameo = noun->cameo;
}

/* "Police are on alert", "she is in Peru for talks": the frames of `be`, whose verb is but a copula to the tree. */
static void state_frame(clioi_coder *cd, uint32_t t, uint32_t sentence)
{
    clioi_slots slots;
    uint32_t n = 0;
    const clioi_frame *f = clioi_is_state(cd->doc, t) ? clioi_lex_frames(cd->lex, clioi_hash_lemma("be", 2, 'V'), &n) : NULL;
    if (!f) return;
    clioi_state_slots(cd->doc, t, &slots);
    best_frame(cd, t, sentence, f, n, &slots);
}

static void word_frame(clioi_coder *cd, uint32_t t, uint32_t sentence)
{
    const clio_doc *doc = cd->doc;
    char pos = clioi_pos_of(doc, t);
    clioi_slots slots;
    uint32_t n = 0;
    const clioi_frame *f;
    if (!pos || doc->token[t].upos == CLIOI_UPOS_PROPN) return;
    if (doc->hit_of[t] != CLIO_NONE && doc->hit[doc->hit_of[t]].tok_n > 1) return;
    f = frames_of(cd, t, pos, &n);
    if (!f) return;
    clioi_tree_slots(doc, cd->lex, t, &slots);
    give_speaker(cd, t, &slots);
    best_frame(cd, t, sentence, f, n, &slots);
}

void clioi_find_candidates(clioi_coder *cd)
{
    const clio_doc *doc = cd->doc;
    for (uint32_t t = 0; t < doc->token_n; t++) cd->at[t] = CLIO_NONE;
    for (uint32_t s = 0; s < doc->sentence_n; s++)
        for (uint32_t t = doc->sentence[s].tok; t < doc->sentence[s].tok + doc->sentence[s].tok_n; t++) {
            state_frame(cd, t, s);
            if (cd->at[t] == CLIO_NONE) word_frame(cd, t, s);
        }
    for (uint32_t k = 0; k < cd->n; k++) {   /* a noun consumed by its verb's pattern is no event of its own */
        uint32_t u = cd->c[k].used;
        if (u == CLIO_NONE || u == cd->c[k].trig || cd->at[u] == CLIO_NONE || cd->c[k].points <= CLIOI_PART_POINTS + CLIOI_NEEDS_BASE) continue;
        take_over(cd, &cd->c[k], &cd->c[cd->at[u]]);
    }
}
