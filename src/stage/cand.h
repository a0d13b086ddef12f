/* cand.h -- what the files of stage event share: predicates with a frame that fits.
 *
 * frame.c finds them, role.c fills their sides, event.c nests them and writes the records, drop.c says which give none. */
#ifndef CLIO_STAGE_CAND_H
#define CLIO_STAGE_CAND_H
#include "core/tree.h"
#include "stage/stage.h"

enum {
    CLIOI_SIDE_MAX = 12,
    CLIOI_NEEDS_BASE = 12, CLIOI_PART_POINTS = 16,   /* what a frame's conditions count, all needs together and each pattern word */
};

typedef struct clioi_side { uint32_t n; uint32_t actor[CLIOI_SIDE_MAX]; } clioi_side;   /* indices into doc->actor */

/* "urged them to attack", "to stop the attacks", "not to attack" */
enum { CLIOI_GOES_ON, CLIOI_TO_STOP, CLIOI_NOT_TO_BE };

typedef struct clioi_cand {
    uint32_t trig, used;          /* trigger; a second token that the pattern consumed, or CLIO_NONE */
    uint32_t sentence;
    const clioi_frame *frame;
    clioi_slots slots;
    uint8_t event, status, dropped, points;
    const char *mode, *cameo;
    uint32_t outer, inner;        /* candidates, or CLIO_NONE */
    uint32_t taken_by;            /* the candidate whose pattern consumed this noun, or CLIO_NONE */
    uint8_t ended;                /* how the outer act speaks of this one: CLIOI_GOES_ON, ... */
    clioi_side a, r;
} clioi_cand;

/* Arrays are in doc->scratch; `c` has room for two a token. */
typedef struct clioi_coder {
    const clioi_lex *lex;
    clio_doc *doc;
    clioi_cand *c;
    uint32_t n;
    uint32_t *at;                 /* (token_n,) candidate with this trigger, or CLIO_NONE */
} clioi_coder;

static inline const char *clioi_cand_str(const clioi_coder *cd, uint32_t off) { return cd->lex->str + off; }

/** Each verb, noun, adjective whose lemma has frames, with the frame that fits best. */
void clioi_find_candidates(clioi_coder *cd);

/** A stop line: no event, no roles; it takes the predicate out of reach of wider frames. */
int clioi_is_stop(const clioi_frame *f);

enum { CLIOI_ITSELF, CLIOI_HIDDEN, CLIOI_HIDDEN_OF };   /* how far to look: the token; its owner; an owner after `of` as well */

/** The actor that a token stands for: its own, or the owner of a thing ("Iran's tests", "Russian shelling"); or CLIO_NONE. */
uint32_t clioi_actor_for(const clioi_coder *cd, uint32_t t, int how);

/** How far for the tokens of a slot: a subject's `of` is mostly no owner ("allies of Washington voted"). */
int clioi_how_far(unsigned slot);

/** Subject of a clause, or the clause's head if it has none. */
uint32_t clioi_clause_subject(const clioi_coder *cd, uint32_t clause);

/** Has it a country or a sector? */
int clioi_is_political(const clio_actor *a);

/** Both sides by the chains of the frame. */
void clioi_fill_roles(const clioi_coder *cd, clioi_cand *c);

/** An outer act without recipient has it inside: who is asked to act, to whom it is promised or threatened. */
void clioi_recipient_inside(const clioi_coder *cd, clioi_cand *c);

/** Add the actors of a slot, through coordination. */
void clioi_from_slot(const clioi_coder *cd, const clioi_slots *s, unsigned slot, clioi_side *p);

int clioi_side_holds(const clioi_side *p, uint32_t actor);

/** Has one of a side a country or a sector? */
int clioi_any_political(const clioi_coder *cd, const clioi_side *p);

/** Do two nominals mean the same party, by their actors? */
int clioi_is_same_party(const clio_doc *doc, uint32_t s, uint32_t t);

/** Why the candidate gives no record, in words for the log; NULL: it gives one.  Once nesting and status are worked out. */
const char *clioi_drop_reason(const clioi_coder *cd, const clioi_cand *c);
#endif
