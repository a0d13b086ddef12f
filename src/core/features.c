/* features.c -- words to table rows, see features.h.
 *
 * A word is read once, letter by letter.  Each letter is folded (lower case,
 * digits to 0, curly quotes and dashes to ASCII), which makes the model blind to
 * typography, and hashed into: the whole word, its first one to three letters,
 * its last one to five (kept in a ring), its shape.  The exact letters are
 * hashed too, into a small table.
 *
 * The shape writes X, x, d for capital, small letter and digit and the mark
 * itself for ASCII marks; runs are cut to two: "Reuters" Xxx, "G8" Xd, "U.S." X.X.
 * A capital at the start of a sentence says little, so the first word with a
 * letter has shapes of its own.  The same holds for whole sentences in capitals,
 * without any, or capitalised as headlines are: four bits tell the model so.
 *
 * Hash collisions are harmless: the model was trained with the same ones. */
#include "core/features.h"
#include "base/utf8.h"

enum { SUFFIXES = 5, PREFIXES = 3 };
enum { SENT_START = 1, SENT_UPPER = 2, SENT_LOWER = 4, SENT_TITLE = 8 };

static const struct { uint32_t base, mask; } table[] = {
#define BASE_EXACT 0u
#define BASE_PRE1 (BASE_EXACT + (1u << 13))
#define BASE_PRE2 (BASE_PRE1 + (1u << 8))
#define BASE_PRE3 (BASE_PRE2 + (1u << 10))
#define BASE_SUF1 (BASE_PRE3 + (1u << 12))
#define BASE_SUF2 (BASE_SUF1 + (1u << 8))
#define BASE_SUF3 (BASE_SUF2 + (1u << 10))
#define BASE_SUF4 (BASE_SUF3 + (1u << 12))
#define BASE_SUF5 (BASE_SUF4 + (1u << 13))
#define BASE_SHAPE (BASE_SUF5 + (1u << 13))
#define BASE_SENT (BASE_SHAPE + (1u << 9))
#define BASE_LISTED (BASE_SENT + (1u << 4))
#define X(name, bits) {BASE_##name, (1u << (bits)) - 1},
    CLIOI_FEAT_LIST(X)
#undef X
};
_Static_assert(BASE_LISTED + 256u == CLIOI_FEAT_FIXED_N, "tables lie one after the other");

typedef struct reading {       /* of one word */
    uint32_t folded, exact, shape;
    uint32_t pre[PREFIXES];    /* hash of the first 1, 2, 3 letters; shorter words: the whole */
    uint32_t ring[SUFFIXES];   /* the last letters, ring[(letters - 1) % SUFFIXES] is the last */
    uint32_t letters;
    uint32_t last_shape, run;
    uint32_t upper, lower, digit;
} reading;

uint32_t clioi_key_mix(uint32_t key, uint32_t with)
{
    key = (key ^ with) * 0x9E3779B1u;
    return key ^ key >> 15;
}

static uint32_t fold(uint32_t cp)
{
    if (cp < 0x80) return cp - 'A' < 26 ? cp + 32 : cp - '0' < 10 ? '0' : cp;
    if (cp - 0x2018 < 4) return '\'';
    if (cp - 0x201C < 4) return '"';
    if (cp - 0x2010 < 6) return '-';
    return clioi_utf8_lower(cp);
}

static void read_shape(reading *r, uint32_t cp)
{
    uint8_t cls = clioi_utf8_class(cp);
    uint32_t s = cp < 0x80 ? cp : 'p';
    if (cls == CLIOI_UC_UPPER) s = 'X';
    else if (cls == CLIOI_UC_LOWER) s = 'x';
    else if (cls == CLIOI_UC_LETTER) s = 'l';
    else if (cls == CLIOI_UC_DIGIT) s = 'd';
    r->upper += cls == CLIOI_UC_UPPER;
    r->lower += cls == CLIOI_UC_LOWER || cls == CLIOI_UC_LETTER;
    r->digit += cls == CLIOI_UC_DIGIT;
    r->run = s == r->last_shape ? r->run + 1 : 1;
    r->last_shape = s;
    if (r->run <= 2) r->shape = clioi_key_mix(r->shape, s);
}

static void read_word(const char *s, uint32_t n, reading *r)
{
    *r = (reading){.folded = 1, .exact = 2, .shape = 3};
    for (uint32_t i = 0, cp, step; i < n; i += step) {
        uint32_t f;
        step = clioi_utf8_decode(s + i, n - i, &cp);
        if (!step) {
            cp = 0xFFFD;
            step = 1;
        }
        f = fold(cp);
        r->folded = clioi_key_mix(r->folded, f);
        r->exact = clioi_key_mix(r->exact, cp);
        for (uint32_t k = r->letters; k < PREFIXES; k++) r->pre[k] = r->folded;
        r->ring[r->letters++ % SUFFIXES] = f;
        read_shape(r, cp);
    }
}

uint32_t clioi_word_key(const char *s, uint32_t n)
{
    reading r;
    read_word(s, n, &r);
    return r.folded ? r.folded : 1;
}

static void put(uint32_t *row, uint32_t feat, uint32_t hash)
{
    row[feat] = table[feat].base + ((hash ^ hash >> 13) & table[feat].mask);
}

static void word_rows(const reading *r, uint32_t start, uint32_t *row)
{
    uint32_t h = 7;
    for (uint32_t k = 0; k < PREFIXES; k++) put(row, CLIOI_FEAT_PRE1 + k, r->pre[k]);
    for (uint32_t k = 0; k < SUFFIXES; k++) {
        h = clioi_key_mix(h, k < r->letters ? r->ring[(r->letters - 1 - k) % SUFFIXES] : 1);
        put(row, CLIOI_FEAT_SUF1 + k, h);
    }
    put(row, CLIOI_FEAT_EXACT, r->exact);
    put(row, CLIOI_FEAT_SHAPE, clioi_key_mix(r->shape, start));
    row[CLIOI_FEAT_LISTED] = BASE_LISTED;
    row[CLIOI_FEAT_WORD] = r->folded ? r->folded : 1;
}

typedef struct census { uint32_t upper, lower, words, titled; } census;

static uint32_t sentence_bits(const census *c)
{
    if (!c->lower && c->upper >= 4) return SENT_UPPER;
    if (!c->upper) return SENT_LOWER;
    return c->words >= 4 && c->titled * 5 >= c->words * 4 ? SENT_TITLE : 0;
}

void clioi_features(const char *text, const clio_token *tok, uint32_t n, uint32_t *row)
{
    census c = {0};
    uint32_t start = 1, bits, first = n;
    for (uint32_t t = 0; t < n; t++) {
        reading r;
        read_word(text + tok[t].off, tok[t].len, &r);
        word_rows(&r, start, row + (size_t)t * CLIOI_FEAT_COUNT);
        if (r.upper + r.lower >= 4) {
            c.words++;
            c.titled += r.upper > 0;
        }
        c.upper += r.upper;
        c.lower += r.lower;
        if (start && r.upper + r.lower + r.digit) {
            start = 0;
            first = t;
        }
    }
    bits = sentence_bits(&c);
    for (uint32_t t = 0; t < n; t++)
        row[(size_t)t * CLIOI_FEAT_COUNT + CLIOI_FEAT_SENT] = table[CLIOI_FEAT_SENT].base + (bits | (t <= first ? SENT_START : 0));
}
