/* split.h -- what the files of stage token share: token.c (words), abbrev.c (tables
 * of abbreviations and word endings), para.c (paragraphs), quote.c (brackets and
 * quotations), sentence.c (sentence ends), keep.c (tokens given in CoNLL-U).
 *
 * All positions are byte offsets into the document's text or token indices. */
#ifndef CLIO_STAGE_SPLIT_H
#define CLIO_STAGE_SPLIT_H
#include "base/err.h"
#include "base/utf8.h"
#include "core/doc.h"

/* What a token is to the rules of sentences and quotations. */
enum clioi_tk {
    CLIOI_TK_WORD, CLIOI_TK_NUM,
    CLIOI_TK_ABBR,      /* abbreviation with its full stop, the sentence goes on */
    CLIOI_TK_ABBR_END,  /* the same, and the sentence ends here */
    CLIOI_TK_STOP,      /* a full stop */
    CLIOI_TK_BANG,      /* ! ? and runs that hold one */
    CLIOI_TK_DOTS,      /* two and more dots, the ellipsis */
    CLIOI_TK_SMILEY,
    CLIOI_TK_OPEN, CLIOI_TK_CLOSE,   /* brackets */
    CLIOI_TK_QUOTE,     /* a quotation mark or an apostrophe of its own */
    CLIOI_TK_DASH, CLIOI_TK_COMMA, CLIOI_TK_COLON, CLIOI_TK_SEMI,
    CLIOI_TK_OTHER
};

enum { CLIOI_ROLE_NONE, CLIOI_ROLE_OPEN, CLIOI_ROLE_CLOSE };   /* of a quotation mark */

enum { CLIOI_WORD_MAX = 256,    /* bytes: longer words are cut */
       CLIOI_URL_MAX = 2048,
       CLIOI_SENT_MAX = 400 };  /* tokens: longer sentences are cut */

/* The work of one run of the stage; arrays are (token_n,) in doc->scratch. */
typedef struct clioi_split {
    clio_doc *doc;
    const char *text;
    uint32_t len;
    clio_token *token;     /* doc->token; NULL while tokens are only counted */
    uint32_t n;            /* tokens so far */
    uint8_t *kind;         /* enum clioi_tk */
    uint8_t *role;         /* CLIOI_ROLE_* */
    uint8_t *last;         /* 1: last token of its sentence */
    uint32_t *match;       /* other end of the bracket, or CLIO_NONE */
    uint32_t *para;        /* paragraph number */
    uint8_t lower;         /* 1: the text has no capitals to speak of */
} clioi_split;

/* ---- characters and words of the text ---- */

/** Class of the character at `at` (enum clioi_uc); SPACE at or past `end`. `*n` = its bytes (may be
 *  NULL). */
uint8_t clioi_at(const char *text, uint32_t at, uint32_t end, uint32_t *n);
/** Is token `k` this word (lower-case ASCII), whatever its case? */
int clioi_split_is(const clioi_split *sp, uint32_t k, const char *word);
/** Class of a token's first character. */
uint8_t clioi_tok_class(const clioi_split *sp, uint32_t k);
/** Does white space follow token `k`, or the end of text? */
int clioi_tok_spaced(const clioi_split *sp, uint32_t k);

/* ---- abbrev.c ---- */

enum clioi_abbr {
    CLIOI_AB_NONE,
    CLIOI_AB_TITLE,   /* a name follows: Mr. Gen. St. */
    CLIOI_AB_NUMBER,  /* a number follows, else it is a word: No. p. */
    CLIOI_AB_MONTH,
    CLIOI_AB_FIRM,    /* stands after a name, may end a sentence: Inc. Jr. Calif. */
    CLIOI_AB_INNER,   /* never the end: vs. e.g. */
    CLIOI_AB_TIME,    /* a.m. p.m. */
    CLIOI_AB_ETC,
    CLIOI_AB_ACRONYM, /* U.S. */
    CLIOI_AB_INITIAL  /* J. */
};
/** Kind of the word s[0..n) (without its last full stop). */
uint8_t clioi_abbr(const char *s, uint32_t n);
/** Is s[0..n) a word that often starts a sentence and is rarely part of a name? */
int clioi_is_starter(const char *s, uint32_t n);
int clioi_is_speech(const char *s, uint32_t n);      /* said, asked, ... */
int clioi_is_unit(const char *s, uint32_t n);        /* km, pm, kg: split from its number */
int clioi_is_prefix(const char *s, uint32_t n);      /* e-, non-, anti-: not split at the hyphen */
int clioi_is_suffix(const char *s, uint32_t n);      /* -wise, -esque */
/* com, org, doc: ends an address or file name */
int clioi_is_domain(const char *s, uint32_t n);
int clioi_is_zone(const char *s, uint32_t n);        /* GMT, Monday: may follow a.m. */
/** Where to cut the word s[0..n) into its parts (do|n't, can|not): cut[0..return) are
 *  offsets in ascending order; at most 3. */
uint32_t clioi_clitics(const char *s, uint32_t n, uint32_t cut[3]);

/* ---- the steps ---- */

/** Next paragraph at or after `*at`; 0 at the end. `wrap` from clioi_para_wrap. */
int clioi_para_next(const char *text, uint32_t len, uint32_t wrap, uint32_t *at, uint32_t *from,
                    uint32_t *to);
/** Columns at which the text is hard-wrapped; 0: it is not. */
uint32_t clioi_para_wrap(const char *text, uint32_t len);
/** Tokens of the paragraph text[from..to), appended (or counted). */
void clioi_words(clioi_split *sp, uint32_t from, uint32_t to);
/** Brackets and roles of quotation marks of tokens [a, b), one paragraph. */
void clioi_roles(clioi_split *sp, uint32_t a, uint32_t b);
/** Mark the last tokens of the sentences of tokens [a, b), one paragraph. */
void clioi_sentences(clioi_split *sp, uint32_t a, uint32_t b);
/** Fill doc->sentence and doc->quote from the marks. */
clio_rc clioi_finish(clioi_split *sp, clio_err *err);
/** Arrays for `n` tokens. */
clio_rc clioi_split_room(clioi_split *sp, uint32_t n, clio_err *err);
/** doc->text is CoNLL-U: replace it by the running text, with tokens and sentences as given. */
clio_rc clioi_keep(clioi_split *sp, clio_err *err);
/** Kind of the token text[off..off+len), for tokens that were given. */
uint8_t clioi_kind_of(const char *text, uint32_t off, uint32_t len);
#endif
