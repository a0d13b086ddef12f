/* clio.h -- the whole public interface of libclio, in pipeline order.
 *
 * Sections: errors, engine, articles (reading), documents (coding), what a
 * document holds, writing, the store.
 *
 * Threads: an engine is read-only once open and may be shared by any number of
 * threads; a document, a reader, a store belong to one thread at a time.
 * Offsets are bytes into the document's text, spans are [off, off + len).
 * Strings handed out are borrowed: from a document until it is coded again or
 * freed, from an engine until it is closed.  They end in NUL. */
#ifndef CLIO_H
#define CLIO_H
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

#define CLIO_VERSION "0.1.0"
#define CLIO_NONE UINT32_MAX

/* ---- errors ------------------------------------------------------------ */

#define CLIO_RC_LIST(X)                                 \
    X(OK,      "ok")                                    \
    X(ENOMEM,  "out of memory")                         \
    X(ELIMIT,  "input exceeds a limit")                 \
    X(EUTF8,   "text is not valid UTF-8")               \
    X(ENUL,    "text holds a NUL byte")                 \
    X(EIO,     "file cannot be read or written")        \
    X(EFORMAT, "input is not in the expected format")   \
    X(EDATA,   "model or lexicon data is damaged")      \
    X(ESTORE,  "store refused")                         \
    X(EUSAGE,  "unknown name or option")                \
    X(EORDER,  "stages called out of order")

typedef enum clio_rc {
#define X(name, text) CLIO_##name,
    CLIO_RC_LIST(X)
#undef X
    CLIO_RC_COUNT
} clio_rc;

/* What went wrong.  Filled only when a call returns non-zero. */
typedef struct clio_err {
    clio_rc rc;
    uint64_t line;  /* 1-based line in the input, 0 if unknown */
    uint64_t off;   /* byte offset in the input, UINT64_MAX if unknown */
    char msg[200];  /* one English sentence, NUL-terminated */
} clio_err;

/** Text of a code ("out of memory"), and its name ("ENOMEM"). Never NULL. */
const char *clio_rc_text(clio_rc rc);
const char *clio_rc_name(clio_rc rc);

/* ---- engine: models and lexicons, mapped read-only ---------------------- */

typedef struct clio_engine clio_engine;

/** Open the data file that `make` builds (build/clio.dat): checked (magic,
 *  version, byte order, sizes, checksum) and mapped.
 *  @param path  the file; NULL: $CLIO_DATA, else clio.dat beside the running
 *               program, else the installed one.
 *  @return CLIO_OK, CLIO_EIO, CLIO_EDATA (err->off = where in the file) or CLIO_ENOMEM.  The message
 *          names the file. */
clio_rc clio_engine_open(const char *path, clio_engine **out, clio_err *err);
void clio_engine_close(clio_engine *engine);

/** Hashes of the models and of the lexicon in the open file, 16 hex digits. */
const char *clio_engine_model_hash(const clio_engine *engine);
const char *clio_engine_lexicon_hash(const clio_engine *engine);

/* ---- articles: what a reader yields and a document is made from --------- */

/* Absent fields are NULL.  `text` need not end in NUL. */
typedef struct clio_article {
    const char *id, *file, *url, *title, *published, *author, *outlet, *lang;
    const char *text;
    size_t text_len;
    uint64_t line, off;   /* where in its file the article begins: line from 1 (0: unknown), byte from 0 */
} clio_article;

typedef struct clio_reader clio_reader;

/** Open a file of articles.
 *  @param path    the file, or "-" for standard input.
 *  @param format  "text", "jsonl", "conllu", or NULL: recognised from name and bytes.
 *  @return CLIO_OK, CLIO_EIO (also for a folder), CLIO_EUTF8 (the file begins as UTF-16 or UTF-32),
 *          CLIO_EUSAGE (unknown format), CLIO_ENOMEM. */
clio_rc clio_reader_open(const char *path, const char *format, clio_reader **out, clio_err *err);

/** Next article; its strings live until the next call.  article->line and article->off say where in the
 *  file it begins: the text itself ("text", "conllu": byte k of the text is byte off + k of the file), or
 *  the line of JSON that holds it.
 *  @param got  1 if there is an article, 0 at the end.
 *  @return CLIO_OK; or an error for this one article (err->line, err->off in the
 *          file; article->id is set if it could be read), after which reading may go on
 *          unless *got is 0. */
clio_rc clio_reader_next(clio_reader *reader, clio_article *article, int *got, clio_err *err);
/** Borrow the raw bytes of the line that the last article, or error, came from (JSONL; NULL otherwise),
 *  so that a command may read further keys.  Valid until the next call. */
const char *clio_reader_line(const clio_reader *reader, size_t *len);
/** Name of the format in use, given or recognised: "text", "jsonl", "conllu". */
const char *clio_reader_format(const clio_reader *reader);
void clio_reader_close(clio_reader *reader);

/* ---- documents ----------------------------------------------------------- */

typedef struct clio_doc clio_doc;

/* How far to go and how: zero is the default for each. */
typedef struct clio_options {
    const char *until;       /* name of the last stage to run; NULL: all */
    const char *date;        /* YYYY-MM-DD when the article has none; NULL: unknown */
    int statements;          /* 1: keep plain statements (CAMEO 010 to 019) */
    int keep_tokens;         /* 1: text is CoNLL-U, keep its tokens and sentences */
    int explain;             /* 1: keep a log of what the event stage considered, see clio_doc_log() */
} clio_options;

/** Make an empty document holding at most `cap` bytes of memory (0: 256 MiB).
 *  @return the document (free with clio_doc_free), or NULL if out of memory. */
clio_doc *clio_doc_new(size_t cap);
void clio_doc_free(clio_doc *doc);

/** Run the pipeline over one article.
 *  @param article  copied.
 *  @param options  may be NULL.
 *  @return CLIO_OK, CLIO_EUTF8 or CLIO_ENUL (err->off = first bad byte of the text), CLIO_ELIMIT,
 *          CLIO_ENOMEM, CLIO_EUSAGE (unknown stage); the doc is empty after a failure. */
clio_rc clio_code(const clio_engine *engine, const clio_article *article, const clio_options *options,
                  clio_doc *doc, clio_err *err);

/** The stages, in order: name, what each reads and writes.  NULL past the end. */
typedef struct clio_stage_info { const char *name, *reads, *writes; } clio_stage_info;
const clio_stage_info *clio_stage(uint32_t k);

/* ---- what a document holds: borrowed arrays ------------------------------ */

enum { CLIO_TOK_SPACE = 1,   /* white space follows */
       CLIO_TOK_GLUED = 2,   /* the next token belongs to the same written word (do|n't) */
       CLIO_TOK_QUOTED = 4,  /* inside a quotation */
       CLIO_TOK_PARA = 8 };  /* first token of a paragraph */

typedef struct clio_token {
    uint32_t off, len;    /* bytes, len >= 1 */
    uint32_t head;        /* index of the head token; CLIO_NONE: root or not parsed */
    const char *lemma;    /* lower case unless a name; NULL before stage tag */
    const char *feats;    /* UD features, "_" if none; NULL before stage tag */
    uint8_t upos, xpos, deprel;   /* see clio_upos_name() ...; 0 before their stage */
    uint8_t flags;        /* CLIO_TOK_* */
} clio_token;

enum { CLIO_SENT_BODY, CLIO_SENT_HEADLINE };
typedef struct clio_sentence {
    uint32_t tok, tok_n;  /* first token, how many (>= 1) */
    uint32_t off, len;    /* bytes */
    uint32_t para;        /* paragraph number, from 0 */
    uint8_t kind;         /* CLIO_SENT_* */
} clio_sentence;

typedef enum clio_name_type { CLIO_PER, CLIO_ORG, CLIO_LOC, CLIO_NORP, CLIO_MISC, CLIO_NAME_TYPES } clio_name_type;
typedef struct clio_name {
    uint32_t tok, tok_n;
    uint32_t off, len;
    uint8_t type;         /* clio_name_type */
    const char *actor;    /* id of the lexicon entry, or NULL */
} clio_name;

/* One party of an event, as the text has it. */
typedef struct clio_actor {
    uint32_t tok, tok_n, head;  /* tokens of the phrase, its head */
    uint32_t off, len;          /* bytes of the phrase */
    const char *name;           /* canonical name, or NULL */
    const char *id;             /* lexicon id, or NULL */
    const char *why;            /* lexicon line or rule that decided: "actors/people-europe.tsv:120" */
    char country[4];            /* "RUS", "" if none */
    uint32_t sectors;           /* set: bit CLIO_SECTOR_COP etc. */
    uint8_t first_sector;       /* the most telling one; CLIO_SECTORS if none */
    const char *code;           /* country + first sector: "RUSGOV" */
} clio_actor;

typedef struct clio_count {     /* killed, injured, ... */
    uint8_t what;               /* clio_count_kind */
    uint8_t approx;             /* 1: around, 2: at least, 3: up to */
    uint8_t whose;              /* 0 unknown, 1 actor, 2 recipient, 3 other */
    int64_t n;
    uint32_t off, len;
} clio_count;

typedef struct clio_place {
    uint32_t off, len;          /* the phrase in the text; len 0: no place */
    const char *name, *admin1, *precision;   /* NULL if unknown */
    char country[4];
    double lat, lon;            /* valid if has_point */
    uint32_t geonameid;         /* 0 unknown */
    uint8_t has_point;
} clio_place;

typedef struct clio_date {
    uint32_t off, len;          /* the phrase; len 0: from the article's date */
    char value[24];             /* YYYY, YYYY-MM, YYYY-MM-DD or two with '/'; "" absent */
    const char *precision;      /* "day" "week" "month" "year" "interval", NULL absent */
} clio_date;

typedef struct clio_event {
    char id[17];                 /* 16 hex digits: hash of doc, trigger, actors, event */
    uint8_t event;               /* clio_event_name(); 0 = plain statement */
    uint8_t status;              /* clio_status_name() */
    const char *mode;            /* the most telling one; "" if none */
    const char *const *modes;    /* (modes_n,) further modes of the act, as the text tells it again */
    uint32_t modes_n;
    const char *cameo;           /* "042" */
    uint64_t contexts;           /* set: bit k = clio_context_name(k) */
    const clio_actor *actor, *recipient;   /* (actor_n,), (recipient_n,) */
    uint32_t actor_n, recipient_n;
    uint32_t sentence;           /* index */
    uint32_t trig_tok, trig_off, trig_len;
    const char *rule;            /* "events/consult.tsv:12" */
    clio_date date;
    clio_place place;
    const clio_count *count;
    uint32_t count_n;
    const char *attr_kind;       /* "quote" "reported" "byline", NULL if none */
    const clio_actor *speaker;   /* NULL if none */
    const char *outlet;          /* NULL if none */
    uint32_t attr_off, attr_len; /* span of who says so, or of the quotation */
    float confidence;            /* 0 to 1 */
    uint32_t words_off, words_len;  /* statements: what was said; else 0 */
} clio_event;

const clio_article *clio_doc_article(const clio_doc *doc);   /* text is the cleaned text */
const clio_token *clio_doc_tokens(const clio_doc *doc, uint32_t *n);
const clio_sentence *clio_doc_sentences(const clio_doc *doc, uint32_t *n);
const clio_name *clio_doc_names(const clio_doc *doc, uint32_t *n);
const clio_actor *clio_doc_actors(const clio_doc *doc, uint32_t *n);
const clio_event *clio_doc_events(const clio_doc *doc, uint32_t *n);
const char *clio_doc_log(const clio_doc *doc);  /* what the event stage considered, one line each, for explain */

/* Names of the coded values; NULL past the end. */
const char *clio_upos_name(uint32_t k);
const char *clio_xpos_name(uint32_t k);
const char *clio_deprel_name(uint32_t k);
const char *clio_name_type_name(uint32_t k);
const char *clio_sector_name(uint32_t k);
const char *clio_event_name(uint32_t k);        /* 0 is "" (statement), 1 AGREE ... 16 ASSAULT */
const char *clio_event_quad(uint32_t k);        /* "verbal cooperation" ... */
int clio_event_has_mode(uint32_t k, const char *mode);   /* 1 if PLOVER lists the mode for the event */
double clio_event_score(uint32_t k, const char *mode);   /* PLOVER score of event and mode */
const char *clio_status_name(uint32_t k);       /* actual future hypothetical negated historical */
const char *clio_context_name(uint32_t k);
const char *clio_count_name(uint32_t k);        /* killed injured arrested missing displaced abducted protesters troops */
double clio_cameo_goldstein(const char *code);  /* Goldstein-style score of a CAMEO code; 0 if unknown */

/* What `clio relate` asks: the best event between two phrases. */
typedef struct clio_relation {
    uint8_t event;
    const char *mode, *cameo;
    uint64_t contexts;
    uint8_t status;
    float confidence;
    const char *rule;
} clio_relation;

/* How to answer: zero is the default for each. */
typedef struct clio_relate_options {
    int allow_none;      /* 0: always answer with a type.  1: event 0 means none */
    int scheme2021;      /* 1: in the sense of the types before 2.0; CONCEDE and RETREAT stand for YIELD */
} clio_relate_options;

/** Best PLOVER type between a source and a target phrase of a coded document.
 *  @param source, target  byte offsets [off, off+len) into the text; len 0: none given.
 *  @param options         may be NULL.
 *  @return CLIO_OK, CLIO_ENOMEM, CLIO_ELIMIT or CLIO_EORDER (not coded to its end). */
clio_rc clio_relate(const clio_engine *engine, clio_doc *doc, uint32_t source_off, uint32_t source_len, uint32_t target_off,
                    uint32_t target_len, const clio_relate_options *options, clio_relation *out, clio_err *err);

/* ---- writing -------------------------------------------------------------- */

/* Where bytes go.  `put` returns 0, or non-zero to stop with CLIO_EIO. */
typedef struct clio_sink {
    int (*put)(void *ctx, const char *bytes, size_t n);
    void *ctx;
} clio_sink;

/** Formats: "jsonl", "csv", "table", "conllu", "names" (JSONL of names), "explain".
 *  NULL past the end. */
typedef struct clio_format_info { const char *name, *what; } clio_format_info;
const clio_format_info *clio_format(uint32_t k);

typedef struct clio_write_options {
    int header;    /* csv, table: write the heading first */
    int colour;    /* table, explain: ANSI colours */
    int width;     /* table: columns of the terminal, 0 = 100 */
} clio_write_options;

/** Write one document's records (or tokens, names) in a format.
 *  @return CLIO_OK, CLIO_EUSAGE (unknown format), CLIO_EIO, CLIO_ENOMEM. */
clio_rc clio_write(const clio_doc *doc, const char *format, const clio_write_options *options,
                   const clio_sink *sink, clio_err *err);

/* ---- the store -------------------------------------------------------------- */

typedef struct clio_store clio_store;

/** Open (and create) a SQLite store of articles and records.
 *  @return CLIO_OK, CLIO_ESTORE or CLIO_ENOMEM. */
clio_rc clio_store_open(const char *path, clio_store **out, clio_err *err);
/** Keep the document: its records replace those of the same document id, in one transaction. */
clio_rc clio_store_put(clio_store *store, const clio_doc *doc, clio_err *err);
/** Did the last put replace a document that had come in since this store was opened?  Two articles
 *  of one run with the same id: only the later one is kept. */
int clio_store_replaced(const clio_store *store);
/** Was a document of this id in the store when it was opened?  What came in since then does not count, so that a
 *  run that is taken up again passes over the same articles whatever its speed.
 *  @return CLIO_OK or CLIO_ESTORE. */
clio_rc clio_store_had(clio_store *store, const char *id, int *had, clio_err *err);
void clio_store_close(clio_store *store);

#ifdef __cplusplus
}
#endif
#endif
