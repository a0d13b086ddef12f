/* lex.h -- the compiled lexicon: names, entries, frames, operators.
 *
 * tools/lexc.c reads data/lex (docs/lexicon.md) and writes these tables as
 * sections of the data file; they are used in place.
 *
 *   names   hash table: folded letters of a name -> entries that bear it
 *   entries who or what: country, sectors, dates, place; kind says which file
 *   frames  predicate -> conditions, roles, event
 *
 * A name's key is a hash over its letters folded to lower case with all blanks
 * left out, so that lookup does not depend on how text or name was split into
 * tokens: a match must only begin and end at token borders. */
#ifndef CLIO_CORE_LEX_H
#define CLIO_CORE_LEX_H
#include "base/arena.h"
#include "core/labels.h"
#include "core/pack.h"

#include "core/slots.def"
enum clioi_slot {
#define X(n, t) CLIOI_SLOT_##n,
    CLIOI_SLOT_LIST(X)
#undef X
    CLIOI_SLOT_COUNT
};

enum clioi_kind {       /* what an entry is */
    CLIOI_K_COUNTRY, CLIOI_K_ADJ, CLIOI_K_PEOPLE, CLIOI_K_SEAT, CLIOI_K_PERSON, CLIOI_K_BODY, CLIOI_K_PATTERN, CLIOI_K_ROLE,
    CLIOI_K_PLACE, CLIOI_K_CONTEXT, CLIOI_K_COUNT
};
#define CLIOI_KBIT(k) (1u << (k))

enum { CLIOI_NAME_ANYCASE = 1, CLIOI_NAME_EXACT = 2, CLIOI_NAME_PLURAL = 4 };
enum { CLIOI_ROLE_PERSON = 1, CLIOI_ROLE_GROUP = 2 };
enum { CLIOI_BODY_MEDIA = 1, CLIOI_BODY_IGO = 2, CLIOI_BODY_ARMED = 3, CLIOI_BODY_PARTY = 4, CLIOI_BODY_OTHER = 5 };

typedef struct clioi_entry {
    uint32_t id, name, note;     /* strings: id, first name, office or place kind */
    uint32_t file, line;         /* string, 1-based line of data/lex */
    int32_t from, to;            /* yyyymmdd with zeros for unknown parts; 0 none */
    uint32_t sectors;            /* set */
    uint32_t next;               /* the same person's or body's next dated line, or CLIO_NONE */
    uint32_t geonameid, population;
    float lat, lon;
    char country[4];
    uint8_t first_sector;        /* CLIOI_SECTOR_COUNT: none */
    uint8_t kind;                /* clioi_kind */
    uint8_t sub;                 /* CLIOI_ROLE_*, CLIOI_BODY_*, or context number */
    uint8_t has_point;
} clioi_entry;

typedef struct clioi_lexname {   /* in runs of equal hash */
    uint64_t hash, exact;        /* folded key; hash of the exact letters if EXACT */
    uint32_t entry;
    uint8_t flags, words;        /* CLIOI_NAME_*, blanks + 1 */
    uint16_t pad;
} clioi_lexname;

/* --- frames --- */
typedef struct clioi_part { uint32_t lemma, lemma_n; uint8_t slot, pad[3]; } clioi_part;  /* slot's lemma is one of lemma_list[lemma ...] */
enum { CLIOI_NEED_ACTOR, CLIOI_NEED_NOT_ACTOR, CLIOI_NEED_PLACE, CLIOI_NEED_FILLED, CLIOI_NEED_EMPTY, CLIOI_NEED_SECTOR, CLIOI_NEED_NOT_SECTOR };
/* A need's sector set may also ask for these country codes, in the bits behind the sectors. */
#define CLIOI_BLOC_LIST(X) X(IGO) X(UNO) X(EUR) X(NGO) X(IMG) X(MNC)
enum clioi_bloc {
#define X(n) CLIOI_BLOC_##n,
    CLIOI_BLOC_LIST(X)
#undef X
    CLIOI_BLOC_COUNT
};
const char *clioi_bloc_name(uint32_t k);   /* "IGO" ... */
typedef struct clioi_need { uint32_t sectors; uint8_t slot, kind, pad[2]; } clioi_need;
typedef struct clioi_frame {
    uint32_t lemma;              /* hash of lemma and POS */
    uint32_t part, part_n;       /* in parts */
    uint32_t need, need_n;       /* in needs */
    uint32_t mode, cameo;        /* strings; mode "@": by complement */
    uint32_t file, line;
    uint8_t event, pos;          /* clioi_event_type; 'V' 'N' 'A' */
    uint8_t a_n, r_n;            /* slots of the roles */
    uint8_t a[6], r[6];          /* clioi_slot */
    uint8_t a_all, r_all;        /* 1: all filled slots together ("+"), 0: the first ("|") */
    uint8_t pad[2];
} clioi_frame;

typedef struct clioi_complement {   /* outer act + act inside -> act */
    uint32_t inner_mode, mode, cameo;   /* strings, "" = any */
    uint8_t outer, inner, event, future;    /* future 1: the outer is a plain future */
} clioi_complement;

enum { CLIOI_OP_FUTURE, CLIOI_OP_HYPOTHETICAL, CLIOI_OP_NEGATED, CLIOI_OP_ACTUAL, CLIOI_OP_LIGHT, CLIOI_OP_NONE };
typedef struct clioi_operator { uint32_t lemma; uint32_t kind; } clioi_operator;

typedef struct clioi_lex {
    const char *str;                     /* string pool; offset 0 is "" */
    const clioi_entry *entry; uint32_t entry_n;
    const clioi_lexname *name; uint32_t name_n;
    const uint32_t *slot; uint32_t slot_mask;      /* (slot_mask + 1,) first name of a hash + 1, or 0 */
    const uint64_t *bloom; uint32_t bloom_mask;    /* bits of all hashes */
    const clioi_frame *frame; uint32_t frame_n;    /* sorted by lemma hash */
    const uint32_t *frame_slot; uint32_t frame_mask;
    const clioi_part *part;
    const clioi_need *need;
    const uint32_t *lemma_list;
    const clioi_complement *complement; uint32_t complement_n;
    const clioi_operator *op; uint32_t op_n;
} clioi_lex;

/** Find the tables in the data file. @return CLIO_OK or CLIO_EDATA. */
clio_rc clioi_lex_open(const clioi_pack *pack, clioi_lex *lex, clio_err *err);

/* Hashing of names, streamed piece by piece; blanks are skipped, letters folded. */
#define CLIOI_HASH_SEED 0xCBF29CE484222325u
uint64_t clioi_hash_folded(uint64_t h, const char *s, size_t n);
uint64_t clioi_hash_exact(uint64_t h, const char *s, size_t n);
uint32_t clioi_hash_lemma(const char *lemma, size_t n, char pos);   /* key of frames, parts (pos 0), operators */

/** Names with this folded hash: the first, and how many follow in a run. */
const clioi_lexname *clioi_lex_find(const clioi_lex *lex, uint64_t hash, uint32_t *n);

/** May the name be meant where the text has these exact letters (clioi_hash_exact), with a capital or not? */
int clioi_name_fits(const clioi_lexname *name, uint64_t exact, int capital);

/** "actors/people-europe.tsv:14": the line that an entry or frame stands on; NULL if `mem` refuses. */
const char *clioi_lex_line(const clioi_lex *lex, uint32_t file, uint32_t line, clioi_arena *mem);

/** Frames of a predicate, in file order. */
const clioi_frame *clioi_lex_frames(const clioi_lex *lex, uint32_t lemma, uint32_t *n);

/** Kind of an operator or light verb (CLIOI_OP_*), CLIOI_OP_NONE if it is none.  Status kinds come before light. */
uint32_t clioi_lex_operator(const clioi_lex *lex, uint32_t lemma);

/** The dated line of an entry's chain that holds on `day` (yyyymmdd; 0: unknown day, then the last
 *  line in file order).  *former is 1 if the day lies after all its lines. */
const clioi_entry *clioi_lex_on(const clioi_lex *lex, uint32_t entry, int32_t day, int *former);
#endif
