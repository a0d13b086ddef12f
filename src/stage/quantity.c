/* quantity.c -- read numbers in figures and words.
 *
 * A number is a run of pieces: figures ("10,000", "1.5"), small words ("twenty"),
 * factors ("hundred", "million", "dozen") and the vague plurals, which by the
 * coding rules stand for a low bound (dozens 24, scores 40, hundreds 200).  Pieces
 * are split at hyphens, so "twenty-five" reads the same as one token or three.
 * Small pieces add up, a factor multiplies what stands before it since the last
 * larger factor.  Grouping commas are dropped wherever they stand (1,00,000).
 *
 * Not a number here: "a" and "an" before a noun (number.c knows them). */
#include "stage/quantity.h"
#include <string.h>

enum { PIECES_MAX = 12, LOOK_BACK = 4, BOUND_WORDS = 3 };
#define TOO_MUCH ((int64_t)1000000000000)

static const struct { const char *word; int32_t n; } small[] = {
    {"zero", 0}, {"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10},
    {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90},
    {"both", 2}, {"another", 1}};
static const struct { const char *word; int32_t n; } factor[] = {
    {"dozen", 12}, {"score", 20}, {"hundred", 100}, {"thousand", 1000}, {"lakh", 100000}, {"million", 1000000}, {"billion", 1000000000}};
static const struct { const char *word; int32_t n; } vague[] = {
    {"dozens", 24}, {"scores", 40}, {"hundreds", 200}, {"thousands", 2000}, {"tens", 20}, {"millions", 2000000}};
static const struct { const char *words; uint8_t approx; } bounds[] = {
    {"at least", CLIOI_AT_LEAST}, {"more than", CLIOI_AT_LEAST}, {"no fewer than", CLIOI_AT_LEAST}, {"no less than", CLIOI_AT_LEAST},
    {"not less than", CLIOI_AT_LEAST}, {"over", CLIOI_AT_LEAST}, {"a minimum of", CLIOI_AT_LEAST}, {"well over", CLIOI_AT_LEAST},
    {"up to", CLIOI_UP_TO}, {"as many as", CLIOI_UP_TO}, {"at most", CLIOI_UP_TO}, {"fewer than", CLIOI_UP_TO}, {"less than", CLIOI_UP_TO},
    {"a maximum of", CLIOI_UP_TO}, {"under", CLIOI_UP_TO},
    {"around", CLIOI_AROUND}, {"about", CLIOI_AROUND}, {"some", CLIOI_AROUND}, {"nearly", CLIOI_AROUND}, {"almost", CLIOI_AROUND},
    {"approximately", CLIOI_AROUND}, {"roughly", CLIOI_AROUND}, {"an estimated", CLIOI_AROUND}, {"estimated", CLIOI_AROUND}, {"perhaps", CLIOI_AROUND},
    {"close to", CLIOI_AROUND}, {"possibly", CLIOI_AROUND}, {"circa", CLIOI_AROUND}};

typedef struct sum {
    int64_t total, part;    /* done with, and since the last large factor */
    int64_t tenth;          /* divides part: figures behind a decimal point */
    unsigned pieces;
    uint8_t vague;
} sum;

static int word_is(const char *s, size_t n, const char *w)
{
    size_t i = 0;
    for (; i < n && w[i]; i++)
        if ((s[i] >= 'A' && s[i] <= 'Z' ? s[i] + 32 : s[i]) != w[i]) return 0;
    return i == n && !w[i];
}

static int figures(const char *s, size_t n, sum *x)
{
    int64_t v = 0, tenth = 0;
    if (!n || s[0] < '0' || s[0] > '9' || s[n - 1] < '0' || s[n - 1] > '9') return 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] == ',' && !tenth) continue;
        if (s[i] == '.' && !tenth) {
            tenth = 1;
            continue;
        }
        if (s[i] < '0' || s[i] > '9' || v > TOO_MUCH) return 0;
        v = v * 10 + (s[i] - '0');
        tenth *= 10;
    }
    if (x->pieces) return 0;
    x->part = v;
    x->tenth = tenth;
    return 1;
}

/* A factor: multiplies the part; large ones close it. */
static int times(sum *x, int64_t n)
{
    int64_t part = x->pieces && x->part ? x->part : 1;
    if (part > TOO_MUCH / n) return 0;
    x->part = part * n;
    if (x->tenth > 1) x->part /= x->tenth;
    x->tenth = 0;
    if (n < 1000) return 1;
    x->total += x->part;
    x->part = 0;
    return 1;
}

static int piece(const char *s, size_t n, sum *x)
{
    if (figures(s, n, x)) return 1;
    for (size_t k = 0; k < sizeof small / sizeof *small; k++)
        if (word_is(s, n, small[k].word)) {
            if (x->pieces && (x->tenth || (x->part % 100 && (x->part % 10 || small[k].n > 9)))) return 0;
            x->part += small[k].n;
            return 1;
        }
    for (size_t k = 0; k < sizeof factor / sizeof *factor; k++)
        if (word_is(s, n, factor[k].word)) return times(x, factor[k].n);
    for (size_t k = 0; k < sizeof vague / sizeof *vague; k++)
        if (word_is(s, n, vague[k].word)) {
            int64_t before = x->vague ? x->total + x->part : 1;
            if (x->pieces && !x->vague) return 0;
            if (x->vague && before > 200) return 0;
            x->total = 0;
            x->part = x->vague ? before * (vague[k].n / 2) : vague[k].n;
            x->vague = 1;
            return 1;
        }
    return 0;
}

/* All pieces of one token, split at hyphens. */
static int token_pieces(const char *s, size_t n, sum *x)
{
    size_t at = 0;
    sum y = *x;
    while (at < n) {
        const char *h = memchr(s + at, '-', n - at);
        size_t m = h ? (size_t)(h - s) - at : n - at;
        if (!m || !piece(s + at, m, &y)) return 0;
        y.pieces++;
        at += m + (h != NULL);
    }
    *x = y;
    return 1;
}

static int is_word(const clio_doc *doc, uint32_t t, const char *w)
{
    return word_is(doc->text + doc->token[t].off, doc->token[t].len, w);
}

/* May this token stand inside a number: "hundred and five", "tens of thousands", twenty - five? */
static int joins(const clio_doc *doc, uint32_t t, const sum *x)
{
    return is_word(doc, t, "-") || (x->vague && is_word(doc, t, "of")) || (is_word(doc, t, "and") && x->part >= 100);
}

/* "another 12 people": the words before are no part of the sum. */
static int adds_to_others(const clio_doc *doc, uint32_t t, uint32_t end)
{
    sum x = {0};
    return is_word(doc, t, "another") && t + 1 < end && token_pieces(doc->text + doc->token[t + 1].off, doc->token[t + 1].len, &x);
}

int clioi_quantity_at(const clio_doc *doc, uint32_t t, uint32_t end, clioi_quantity *q)
{
    sum x = {0};
    uint32_t last = CLIO_NONE, k = t;
    int half = 0;
    if (t < end && is_word(doc, t, "half") && t + 1 < end && is_word(doc, t + 1, "a")) {
        half = 1;
        k += 2;
    } else if (t < end && adds_to_others(doc, t, end)) {
        k++;
    } else if (t + 1 < end && (is_word(doc, t, "a") || is_word(doc, t, "an")) &&
               (is_word(doc, t + 1, "dozen") || is_word(doc, t + 1, "hundred") || is_word(doc, t + 1, "thousand") || is_word(doc, t + 1, "million"))) {
        k++;
    }
    for (; k < end && k - t < PIECES_MAX; k++) {
        const clio_token *tok = &doc->token[k];
        if (token_pieces(doc->text + tok->off, tok->len, &x)) last = k;
        else if (last == CLIO_NONE || last + 1 != k || !joins(doc, k, &x)) break;
    }
    if (last == CLIO_NONE) return 0;
    if (x.tenth > 1) return 0;
    *q = (clioi_quantity){.tok = t, .tok_n = last - t + 1, .n = x.total + x.part, .approx = x.vague ? CLIOI_AT_LEAST : CLIOI_EXACT};
    if (half) q->n /= 2;
    return !half || q->n > 0;
}

int clioi_quantity_begins(const clio_doc *doc, uint32_t t)
{
    clioi_quantity q;
    uint32_t end = t + BOUND_WORDS + 2 < doc->token_n ? t + BOUND_WORDS + 2 : doc->token_n;
    for (uint32_t k = t; k < end && k <= t + BOUND_WORDS; k++)
        if (clioi_quantity_around(doc, k, t, doc->token_n, &q)) return q.tok == t;
    return 0;
}

/* Do the words of a blank-separated list end just before token t?  Returns how many tokens. */
static uint32_t words_before(const clio_doc *doc, uint32_t t, uint32_t first, const char *words)
{
    uint32_t n = 1, k;
    const char *w = words;
    for (const char *p = words; *p; p++) n += *p == ' ';
    if (t < first + n) return 0;
    for (k = t - n; k < t; k++) {
        size_t m = strcspn(w, " ");
        const clio_token *tok = &doc->token[k];
        char low[16] = {0};
        if (m >= sizeof low) return 0;
        memcpy(low, w, m);
        if (!word_is(doc->text + tok->off, tok->len, low)) return 0;
        w += m + (w[m] == ' ');
    }
    return n;
}

int clioi_quantity_around(const clio_doc *doc, uint32_t t, uint32_t first, uint32_t end, clioi_quantity *q)
{
    clioi_quantity best = {0};
    uint32_t from = t > first + LOOK_BACK ? t - LOOK_BACK : first, n = 0;
    for (uint32_t k = from; k <= t && !best.tok_n; k++)
        if (clioi_quantity_at(doc, k, end, &best) && k + best.tok_n <= t) best.tok_n = 0;
    if (!best.tok_n) return 0;
    for (size_t b = 0; b < sizeof bounds / sizeof *bounds; b++) {
        uint32_t m = words_before(doc, best.tok, first, bounds[b].words);
        if (m <= n) continue;
        n = m;
        if (best.approx == CLIOI_EXACT || bounds[b].approx == CLIOI_UP_TO) best.approx = bounds[b].approx;
    }
    best.tok -= n;
    best.tok_n += n;
    *q = best;
    return 1;
}
