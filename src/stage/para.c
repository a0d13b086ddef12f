/* para.c -- paragraphs: which line breaks are breaks of the text.
 *
 * A blank line always parts two paragraphs.  A single line break is one of two
 * things: the end of a paragraph (one paragraph a line, as web pages and most
 * feeds give it), or a soft break in text that some program filled to 60 to 80
 * columns.  The second kind shows: no line is long, and nearly every line was
 * broken where the next line's first word would not have fitted any more.
 *
 *     width(A) + 1 + width(first word of B) > 7/8 of the widest line
 *
 * (7/8: the margin moves between paragraphs where quotations were filled more
 * narrowly.)  clioi_para_wrap looks at all single breaks of the text and returns the widest
 * line where most breaks pass this test, else 0.  In filled text a break is soft
 * if it passes, or if A does not look finished and B does not look like a fresh start
 * (indented, a list mark).  In other text it is soft only where a long enough
 * line stops without punctuation and the next goes on in lower case.
 *
 * Every line is measured a fixed number of times, so the cost is linear.  Words
 * cut by a hyphen at a line's end are left as they are. */
#include "stage/split.h"
#include <string.h>

enum { WRAP_MAX = 100, WRAP_MIN = 40, SURE_BREAKS = 3, SLACK = 8 };

typedef struct line {
    uint32_t from, to, next;   /* first character, end without blanks, start of the next line */
    uint32_t width;            /* characters, blanks at the end not counted */
    uint32_t word;             /* characters of the first word */
    uint32_t indent;
    uint8_t first;             /* class of the first character */
    uint8_t mark;              /* starts with a list mark */
    uint8_t done;              /* ends like a sentence */
    /* first line of the text: in filled text a headline has a blank line after it */
    uint8_t opens;
    uint8_t caps;              /* holds a capital letter */
} line;

uint8_t clioi_at(const char *text, uint32_t at, uint32_t end, uint32_t *n)
{
    uint32_t cp = ' ', len;
    if (at < end && (unsigned char)text[at] < 0x80) {
        if (n) *n = 1;
        return clioi_utf8_ascii[(unsigned char)text[at]];
    }
    len = at < end ? clioi_utf8_decode(text + at, end - at, &cp) : 0;
    if (n) *n = len ? len : 1;
    return clioi_utf8_class(cp);
}

static int is_break(char c)
{
    return c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

/* Does text[a..b) end in final punctuation, closing quotes and brackets aside? */
static uint8_t looks_done(const char *text, uint32_t a, uint32_t b)
{
    while (b > a) {
        char c = text[b - 1];
        if (b - a >= 3 && (!memcmp(text + b - 3, "\xE2\x80\x9D", 3) ||
                           !memcmp(text + b - 3, "\xE2\x80\x99", 3))) b -= 3;
        else if (b - a >= 2 && !memcmp(text + b - 2, "\xC2\xBB", 2)) b -= 2;
        else if (b - a >= 3 && !memcmp(text + b - 3, "\xE2\x80\xA6", 3)) return 1;
        else if (c == '"' || c == '\'' || c == ')' || c == ']') b--;
        else return c == '.' || c == '!' || c == '?' || c == ':';
    }
    return 0;
}

static int list_mark(const char *text, uint32_t a, uint32_t b)
{
    uint32_t d = a;
    if (b - a < 2) return 0;
    if ((text[a] == '-' || text[a] == '*' || text[a] == '+') && text[a + 1] == ' ') return 1;
    if (b - a > 3 && !memcmp(text + a, "\xE2\x80\xA2", 3)) return 1;
    while (d < b && d < a + 3 && text[d] >= '0' && text[d] <= '9') d++;
    return d > a && d + 1 < b && (text[d] == '.' || text[d] == ')') && text[d + 1] == ' ';
}

static line read_line(const char *text, uint32_t len, uint32_t at)
{
    line l = {.from = len, .to = at, .opens = at == 0};
    uint32_t i = at, n, width = 0;
    int word = 1;
    while (i < len && !is_break(text[i])) {
        uint8_t c = clioi_at(text, i, len, &n);
        width++;
        if (c != CLIOI_UC_SPACE) {
            if (l.from == len) {
                l.from = i;
                l.first = c;
                l.indent = width - 1;
            }
            l.to = i + n;
            l.width = width;
            if (word) l.word++;
            if (c == CLIOI_UC_UPPER) l.caps = 1;
        } else if (l.from != len) {
            word = 0;
        }
        i += n;
    }
    if (l.from == len) l.from = l.to = i;
    l.next = i < len ? i + 1 + (text[i] == '\r' && i + 1 < len && text[i + 1] == '\n') : len;
    l.done = looks_done(text, l.from, l.to);
    l.mark = (uint8_t)list_mark(text, l.from, l.to);
    return l;
}

/* Of the lines that end in a single break: how many there are of each width. */
static uint32_t widths(const char *text, uint32_t len, uint32_t count[WRAP_MAX + 2])
{
    uint32_t n = 0;
    line a = read_line(text, len, 0), b;
    for (; a.next < len; a = b) {
        b = read_line(text, len, a.next);
        if (!a.width || !b.width) continue;
        count[a.width <= WRAP_MAX ? a.width : WRAP_MAX + 1]++;
        n++;
    }
    return n;
}

/* Would the first word of b (nearly) not have fitted behind a? */
static int is_full(const line *a, const line *b, uint32_t widest)
{
    return a->width + 1 + b->word > widest - widest / SLACK;
}

uint32_t clioi_para_wrap(const char *text, uint32_t len)
{
    uint32_t count[WRAP_MAX + 2] = {0}, widest = WRAP_MAX + 1, breaks = 0, full = 0, over = 0,
        n = widths(text, len, count);
    line a, b;
    /* one line in 100 may be longer */
    while (widest > 0 && over + count[widest] <= n / 100) over += count[widest--];
    if (widest < WRAP_MIN || widest > WRAP_MAX) return 0;
    a = read_line(text, len, 0);
    for (; a.next < len; a = b) {
        b = read_line(text, len, a.next);
        if (!a.width || !b.width || b.indent > a.indent + 1 || b.mark) continue;
        breaks++;
        full += is_full(&a, &b, widest) || (!a.done && b.first == CLIOI_UC_LOWER);
    }
    return breaks >= SURE_BREAKS && full * 10 >= breaks * 6 ? widest : 0;
}

/* Does the paragraph go on from line a to line b? */
static int is_soft(const line *a, const line *b, uint32_t wrap)
{
    if (!b->width || b->mark || b->indent > a->indent + 1) return 0;
    if (!wrap) return !a->done && a->width >= WRAP_MIN && b->first == CLIOI_UC_LOWER &&
        (a->caps || b->caps);
    if (a->width <= WRAP_MAX && is_full(a, b, wrap)) return 1;
    return !a->done && (a->width >= WRAP_MIN || a->opens || b->first == CLIOI_UC_LOWER);
}

int clioi_para_next(const char *text, uint32_t len, uint32_t wrap, uint32_t *at, uint32_t *from,
                    uint32_t *to)
{
    line a, b;
    do {
        if (*at >= len) return 0;
        a = read_line(text, len, *at);
        *at = a.next;
    } while (!a.width);
    *from = a.from;
    *to = a.to;
    while (a.next < len) {
        b = read_line(text, len, a.next);
        if (!is_soft(&a, &b, wrap)) break;
        *to = b.to;
        *at = b.next;
        a = b;
    }
    return 1;
}
