/* doc.h -- the document: the one structure that every stage reads and extends.
 *
 * Each group of fields is written by exactly one stage (named beside it, see
 * stage/stages.def) and is read-only afterwards.  Links are indices. */
#ifndef CLIO_CORE_DOC_H
#define CLIO_CORE_DOC_H
#include "base/arena.h"
#include "clio.h"

typedef struct clioi_quote {    /* a quotation, without its marks */
    uint32_t off, len;
    uint32_t tok, tok_n;
    uint8_t open_end;           /* closed by the paragraph's end, not by a mark */
} clioi_quote;

typedef struct clioi_hit {      /* a lexicon name found in the text */
    uint32_t tok, tok_n;
    uint32_t name, name_n;      /* run of clioi_lex.name with its key */
    uint64_t exact;             /* hash of the exact letters */
    uint32_t kinds;             /* CLIOI_KBIT() of what it may be here */
    uint8_t capital;            /* the text has a capital in it */
} clioi_hit;

typedef struct clioi_said {     /* words that somebody says: a quotation, or a clause told for him */
    uint32_t off, len;
    uint32_t tok;               /* a token of theirs: the first of a quotation, the head of a clause */
    const char *kind;           /* "quote" or "reported" */
    const clio_actor *speaker;  /* NULL if the text does not tell */
    const char *outlet;         /* NULL if none */
} clioi_said;

typedef struct clioi_both {     /* "the two sides": one token that stands for two actors */
    uint32_t tok;               /* its first actor is actor_of[tok] */
    uint32_t second;            /* index into actor */
} clioi_both;

struct clio_doc {
    clioi_arena mem;            /* owns everything below */
    clioi_arena scratch;        /* rewound when a stage ends */
    int done;                   /* stages completed */
    clio_options opt;
    clio_article art;           /* copied strings; art.text = text */
    int32_t day;                /* publication day yyyymmdd, 0 unknown (from art.published or opt.date) */
    /* text: stage/text.c */
    char *text;                 /* (text_len + 1,) UTF-8, NUL-terminated */
    uint32_t text_len;
    /* token: stage/token.c (words and sentences) */
    clio_token *token;          /* (token_n,) in text order, not overlapping */
    uint32_t token_n;
    clio_sentence *sentence;    /* (sentence_n,) */
    uint32_t sentence_n;
    clioi_quote *quote;         /* (quote_n,) in text order */
    uint32_t quote_n;
    /* tag: stage/tag.c (encoder, tags, lemmas, features) */
    int16_t *enc;               /* (token_n, enc_dim) encoder output, read by parse and name */
    uint32_t enc_dim;
    /* parse: stage/parse.c, through core/tree.c */
    uint32_t *kid_first, *kid_next;   /* (token_n,) first child, next child of the same head; CLIO_NONE */
    /* name: stage/name.c */
    clio_name *name;            /* (name_n,) in text order, not overlapping */
    uint32_t name_n;
    /* match: stage/match.c */
    clioi_hit *hit;             /* (hit_n,) in text order, not overlapping */
    uint32_t hit_n;
    uint32_t *hit_of;           /* (token_n,) index of the hit that covers this token, or CLIO_NONE */
    uint64_t *sent_context;     /* (sentence_n,) PLOVER contexts whose words stand in the sentence */
    /* actor: stage/actor.c */
    clio_actor *actor;          /* (actor_n,) in order of head token */
    uint32_t actor_n;
    uint32_t *actor_of;         /* (token_n,) index of the actor whose head this token is, or CLIO_NONE */
    uint32_t *told;             /* (token_n,) the token by which the party at a token is known: a name, or what told first; or CLIO_NONE */
    clioi_both *pair;           /* (pair_n,) in text order */
    uint32_t pair_n;
    /* event and the stages after it */
    clio_event *event;          /* (event_n,) */
    uint32_t event_n;
    /* who: stage/who.c */
    clioi_said *said;           /* (said_n,) in text order */
    uint32_t said_n;
    char *log;                  /* what was considered, for explain; may be NULL */
};
#endif
