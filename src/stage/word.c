/* word.c -- tokens of one paragraph, in the manner of the English Web Treebank.
 *
 * At each position the rules below are tried in order; the first that takes
 * anything wins:
 *
 *   address      http://... www... name@host mailto:..., host.com/path
 *   smiley       :) ;-) :D
 *   '72  'em     a word that starts with an apostrophe
 *   @name #tag   (but # 1)
 *   number       1,200.50  11:30  9/11  19th  1970s  345-9945; then a unit is cut off: 5|km
 *   word         letters, digits, marks; inside it ' & . - / where the treebank keeps
 *                them (o'clock AT&T U.S. e-mail s/he); then a full stop, if it is an
 *                abbreviation's; then the parts of a contraction are cut off
 *   run          ... -- !!! ?! `` '' *** and others of one kind
 *   character    everything else alone
 *
 * Hyphenated words fall apart at their hyphens (U.S. - backed), except after
 * a closed list of prefixes, as in the treebank.  Whether an abbreviation also
 * ends the sentence is settled here, where its full stop is met, because the
 * stop then becomes a token of its own ("etc" "."), except in acronyms, which
 * keep it so that the lexicon knows them.
 *
 * No token is longer than CLIOI_WORD_MAX bytes (addresses: CLIOI_URL_MAX). */
#include "stage/split.h"
#include <string.h>

typedef struct scan {
    clioi_split *sp;
    const char *s;
    uint32_t from, end;   /* of the paragraph */
    uint8_t before;       /* class of the character before the token: SPACE at a start */
} scan;

static int is_word(uint8_t c)
{
    return c >= CLIOI_UC_UPPER && c <= CLIOI_UC_DIGIT;
}

static int is_letter(uint8_t c)
{
    return c >= CLIOI_UC_UPPER && c <= CLIOI_UC_LETTER;
}

static uint8_t cls(const scan *w, uint32_t at)
{
    return clioi_at(w->s, at, w->end, NULL);
}

static char ch(const scan *w, uint32_t at)
{
    return at < w->end ? w->s[at] : ' ';
}

static int digit(const scan *w, uint32_t at)
{
    return ch(w, at) >= '0' && ch(w, at) <= '9';
}

static uint32_t digits(const scan *w, uint32_t at)
{
    uint32_t n = 0;
    while (n < CLIOI_WORD_MAX && digit(w, at + n)) n++;
    return n;
}

static int has(const scan *w, uint32_t at, const char *what)
{
    uint32_t n = (uint32_t)strlen(what);
    return w->end - at >= n && !memcmp(w->s + at, what, n);
}

/* Bytes of the letters, digits and marks from `at` on, at most CLIOI_WORD_MAX. */
static uint32_t plain(const scan *w, uint32_t at)
{
    uint32_t i = at, n;
    while (i < w->end && i - at < CLIOI_WORD_MAX - 4) {
        uint8_t c = clioi_at(w->s, i, w->end, &n);
        if (!is_word(c)) break;
        i += n;
    }
    return i - at;
}

static void emit(scan *w, uint32_t from, uint32_t to, uint8_t kind, uint8_t flags)
{
    clioi_split *sp = w->sp;
    if (sp->token) {
        clio_token *t = &sp->token[sp->n];
        t->off = from;
        t->len = to - from;
        t->head = CLIO_NONE;
        t->flags = flags;
        if (to < sp->len && clioi_at(sp->text, to, sp->len, NULL) == CLIOI_UC_SPACE)
            t->flags |= CLIO_TOK_SPACE;
        sp->kind[sp->n] = kind;
    }
    sp->n++;
}

/* ---- addresses ---- */

/* From `at` to the next blank or mark that no address holds, at most CLIOI_URL_MAX;
 * without punctuation that more likely belongs to the sentence. */
static uint32_t address_end(const scan *w, uint32_t at)
{
    uint32_t i = at, n, depth = 0;
    while (i < w->end && i - at < CLIOI_URL_MAX - 4) {
        uint8_t c = clioi_at(w->s, i, w->end, &n);
        char b = w->s[i];
        if (c == CLIOI_UC_SPACE || c == CLIOI_UC_OTHER || b == '<' || b == '>' || b == '"' ||
            b == '`' || b == '|' || b == '[' || b == ']') break;
        if (n > 1 && c == CLIOI_UC_PUNCT) break;
        if (b == '(') depth++;
        if (b == ')' && depth-- == 0) break;
        i += n;
    }
    while (i > at && strchr(".,;:!?'*", w->s[i - 1])) i--;
    return i;
}

/* host.tld or name.ext at `at`: its end, or 0. */
static uint32_t host_end(const scan *w, uint32_t at)
{
    uint32_t i = at, seg = at, dots = 0, last = 0, n, other = 0;
    for (; i < w->end && i - at < CLIOI_WORD_MAX; i += n) {
        uint8_t c = clioi_at(w->s, i, w->end, &n);
        other += c != CLIOI_UC_LOWER && w->s[i] != '.' && w->s[i] != '-';
        if (is_word(c) || w->s[i] == '-' || w->s[i] == '_') continue;
        if (w->s[i] != '.' || !is_word(cls(w, i + 1)) || i == seg) break;
        other += i - seg == 1;
        seg = i + 1;
        dots++;
    }
    while (i > seg && (w->s[i - 1] == '-' || w->s[i - 1] == '_')) i--;
    last = i - seg;
    /* comp.sources.unix */
    if (!dots || (!clioi_is_domain(w->s + seg, last) && (dots < 2 || other))) return 0;
    /* end.In */
    if (clioi_at(w->s, seg, w->end, NULL) == CLIOI_UC_UPPER && cls(w, seg + 1) == CLIOI_UC_LOWER)
        return 0;
    return i;
}

static uint32_t mail_end(const scan *w, uint32_t at)
{
    uint32_t i = at, n, host, span = w->end - at < CLIOI_WORD_MAX ? w->end - at : CLIOI_WORD_MAX;
    if (!memchr(w->s + at, '@', span)) return 0;
    for (; i < w->end && i - at < CLIOI_WORD_MAX; i += n) {
        uint8_t c = clioi_at(w->s, i, w->end, &n);
        if (!is_word(c) && !strchr(".-_+%", w->s[i])) break;
    }
    if (i == at || i >= w->end || w->s[i] != '@' || !is_word(cls(w, i + 1))) return 0;
    host = address_end(w, i + 1);
    return host > i + 1 ? host : 0;
}

static uint32_t address(const scan *w, uint32_t at)
{
    uint32_t i = at, n;
    char c = ch(w, at);
    if (is_word(w->before)) return 0;
    while (i < w->end && i - at < 12 && w->s[i] >= 'A' && w->s[i] <= 'z' &&
           is_letter(clioi_at(w->s, i, w->end, &n))) i++;
    if (i > at && (has(w, i, "://") || (i - at == 6 && has(w, at, "mailto:")))) {
        uint32_t to = address_end(w, i + 1);
        return to > i + 1 ? to : 0;
    }
    if ((c == 'w' || c == 'W') && (has(w, at, "www.") || has(w, at, "WWW.")) &&
        is_word(cls(w, at + 4)))
        return address_end(w, at);
    if (!is_word(cls(w, at))) return 0;
    i = mail_end(w, at);
    if (i) return i;
    i = host_end(w, at);
    if (i && ch(w, i) == '/' && is_word(cls(w, i + 1))) return address_end(w, at);
    return i;
}

/* ---- small things ---- */

static uint32_t smiley(const scan *w, uint32_t at)
{
    static const char *const faces[] = {":-)", ";-)", ":-(", ":'(", ":-D", ":-P", ":-/", ">:(",
                                        ":)", ";)", ":(", ":D", ":P", ":p", "=)", "=(", ":/",
                                        "<3", ":]", ":O", "=D", "XD", "(:",
                                        "^_^"};
    if (is_word(w->before) || !strchr(":;>=<X(^", w->s[at])) return 0;
    for (size_t i = 0; i < sizeof faces / sizeof *faces; i++) {
        uint32_t n = (uint32_t)strlen(faces[i]);
        if (has(w, at, faces[i]) && !is_word(cls(w, at + n)) && ch(w, at + n) != '/')
            return faces[i][0] != 'X' || w->before == CLIOI_UC_SPACE ? at + n : 0;
    }
    return 0;
}

/* Bytes of an apostrophe, straight or curly, at `at`; 0 if there is none. */
static uint32_t apo(const scan *w, uint32_t at)
{
    if (ch(w, at) == '\'' || ch(w, at) == '`') return 1;
    return at < w->end && (has(w, at, "\xE2\x80\x99") || has(w, at, "\xE2\x80\x98")) ? 3 : 0;
}

/* '72 '90s 'em, and a clitic that stands alone. */
static uint32_t elided(const scan *w, uint32_t at)
{
    static const char *const words[] = {"em", "til", "cause", "cos", "bout", "tis", "twas", "s",
                                        "ll", "re", "ve", "m", "d", "round"};
    uint32_t a = apo(w, at), n;
    if (!a || is_word(w->before)) return 0;
    n = plain(w, at + a);
    if (digits(w, at + a) == 2 && (n == 2 || (n == 3 && ch(w, at + a + 2) == 's')))
        return at + a + n;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (n == strlen(words[i]) && has(w, at + a, words[i]) && !apo(w, at + a + n))
            return at + a + n;
    return 0;
}

static uint32_t handle(const scan *w, uint32_t at)
{
    uint32_t i = at + 1;
    if (is_word(w->before) || (ch(w, at) != '@' && ch(w, at) != '#')) return 0;
    if (!is_letter(cls(w, i)) && ch(w, i) != '_') return 0;
    while (i < w->end && i - at < CLIOI_WORD_MAX && (plain(w, i) || ch(w, i) == '_'))
        i += ch(w, i) == '_' ? 1 : plain(w, i);
    return i;
}

/* US$ A$ HK$, with an amount. */
static uint32_t currency(const scan *w, uint32_t at)
{
    uint32_t i = at;
    while (i < at + 3 && ch(w, i) >= 'A' && ch(w, i) <= 'Z') i++;
    return i > at && ch(w, i) == '$' && !is_word(w->before) ? i + 1 : 0;
}

/* ---- numbers ---- */

/* Digit groups joined by hyphens that are one token: telephone, zip code, date. */
static uint32_t hyphen_number(const scan *w, uint32_t at)
{
    uint32_t len[6], n = 0, i = at;
    while (n < 6) {
        len[n] = digits(w, i);
        if (!len[n]) return 0;
        i += len[n++];
        if (ch(w, i) != '-' || !digit(w, i + 1)) break;
        i++;
    }
    if (n < 2 || is_letter(cls(w, i))) return 0;
    if (n == 2 && ((len[0] == 3 && len[1] == 4) || (len[0] == 5 && len[1] == 4))) return i;
    if (n >= 3 && len[n - 1] == 4 && len[n - 2] == 3) return i;
    if (n == 3 && len[0] <= 2 && len[1] <= 2 && (len[2] == 2 || len[2] == 4)) return i;
    if (n == 3 && len[0] == 4 && len[1] == 2 && len[2] == 2) return i;
    return 0;
}

/* After "1" in "1,200": a group of three digits (or two before a further comma). */
static int comma_group(const scan *w, uint32_t comma)
{
    uint32_t n = digits(w, comma + 1);
    return n == 3 || (n == 2 && ch(w, comma + 3) == ',' && digits(w, comma + 4) >= 2);
}

static uint32_t number(const scan *w, uint32_t at)
{
    uint32_t i = at, n;
    if (ch(w, i) == '+' && !is_word(w->before)) i++;
    if (ch(w, i) == '.' && !is_word(w->before)) i++;
    if (!digit(w, i)) return 0;
    n = hyphen_number(w, i);
    if (n) return n;
    for (;;) {
        i += digits(w, i);
        if (i - at >= CLIOI_WORD_MAX / 2 || !digit(w, i + 1)) break;
        if (ch(w, i) != '.' && ch(w, i) != ':' && ch(w, i) != '/' &&
            (ch(w, i) != ',' || !comma_group(w, i))) break;
        i++;
    }
    if (apo(w, i) && ch(w, i + apo(w, i)) == 's' && i - at >= 2 && ch(w, i - 1) == '0' &&
        !is_word(cls(w, i + apo(w, i) + 1)))
        return i + apo(w, i) + 1;   /* the 60's */
    n = plain(w, i);
    if (!n || (n == 1 && ch(w, i) == '_')) return i;
    if (clioi_is_unit(w->s + i, n) && (n > 1 || cls(w, i) == CLIOI_UC_LOWER ||
                                       (at > w->from && w->s[at - 1] == '$'))) return i;
    return i + n;   /* 19th, 1970s, 4G */
}

/* ---- words ---- */

/* May the word s[at..i) go on over the mark at i?  Returns the bytes of the mark, or 0. */
static uint32_t inner_mark(const scan *w, uint32_t at, uint32_t seg, uint32_t i)
{
    uint32_t a = apo(w, i), n;
    char c = ch(w, i);
    if (c == '_') return 1;
    if (a && is_letter(cls(w, i + a))) return c == '`' && plain(w, i + 1) > 1 ? 0 : a;
    if (c == '&')   /* AT&T */
        return i - at <= 3 && plain(w, i + 1) <= 3 && is_letter(cls(w, i + 1)) &&
               cls(w, i + 1) != CLIOI_UC_LOWER;
    if (c == '.' && is_letter(cls(w, i + 1))) {
        n = plain(w, i + 1);
        if (i - seg <= 1 && i - at <= 12 && n == 1) return 1;                    /* U.S */
        if (i - at <= 2 && n == 2 && ch(w, i + 3) == '.') return 1;               /* M.Sc. */
        return i - at == 2 && has(w, at, "Ph.D") && n == 1;
    }
    if (c == '-' && is_word(cls(w, i + 1))) {
        n = plain(w, i + 1);
        if (clioi_is_prefix(w->s + at, i - at) && (is_letter(cls(w, i + 1)) ||
                                                   (i - at == 3 && has(w, at, "mid")))) return 1;
        return clioi_is_suffix(w->s + i + 1, n) ? 1 : 0;
    }
    return 0;
}

static uint32_t slashed(const scan *w, uint32_t at)
{
    static const char *const words[] = {"s/he", "S/he", "b/c", "w/o", "w/", "W/", "n/a", "N/A"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        uint32_t n = (uint32_t)strlen(words[i]);
        if (has(w, at, words[i]) && !is_word(w->before) &&
            (words[i][n - 1] == '/' || !is_word(cls(w, at + n)))) return at + n;
    }
    return 0;
}

static uint32_t word(const scan *w, uint32_t at)
{
    uint32_t i = slashed(w, at), seg = at, n;
    if (i) return i;
    i = at + plain(w, at);
    while (i > at && i < w->end && i - at < CLIOI_WORD_MAX - 8) {
        uint32_t mark = inner_mark(w, at, seg, i);
        if (!mark) break;
        seg = i + mark;
        n = plain(w, seg);
        if (seg + n - at > CLIOI_WORD_MAX) break;
        i = seg + n;
    }
    return i;
}

/* ---- abbreviations ---- */

/* What follows an abbreviation's full stop. */
typedef struct follow { uint32_t at, len; uint8_t cls; } follow;

static follow look_ahead(const scan *w, uint32_t at)
{
    follow f = {.at = at};
    uint32_t n;
    while (f.at < w->end) {
        f.cls = clioi_at(w->s, f.at, w->end, &n);
        if (f.cls != CLIOI_UC_SPACE && !apo(w, f.at) && !strchr("\"()[]", w->s[f.at]) &&
            !(n == 3 && !memcmp(w->s + f.at, "\xE2\x80", 2) &&
              (unsigned char)w->s[f.at + 2] >= 0x98))
            break;
        f.at += n;
    }
    if (f.at >= w->end) f.cls = CLIOI_UC_SPACE;
    f.len = plain(w, f.at);
    return f;
}

enum { SPLIT, JOIN, JOIN_END };

/* What becomes of the full stop at `dot` after the word s[at..dot). */
static int judge(const scan *w, uint32_t at, uint32_t dot)
{
    uint8_t kind = clioi_abbr(w->s + at, dot - at);
    follow f;
    int starter;
    if (kind == CLIOI_AB_NONE) return SPLIT;
    if (ch(w, dot + 1) == '.')   /* Jr.. */
        return kind != CLIOI_AB_NUMBER && kind != CLIOI_AB_INITIAL && ch(w, dot + 2) != '.' ? JOIN
                                                                                            : SPLIT;
    f = look_ahead(w, dot + 1);
    if (f.cls == CLIOI_UC_SPACE)
        return kind == CLIOI_AB_ACRONYM || kind == CLIOI_AB_TIME ? JOIN_END : SPLIT;
    starter = f.cls == CLIOI_UC_UPPER && clioi_is_starter(w->s + f.at, f.len);
    switch (kind) {
    case CLIOI_AB_TITLE: return JOIN;
    case CLIOI_AB_NUMBER: return f.cls == CLIOI_UC_DIGIT ? JOIN : SPLIT;
    case CLIOI_AB_MONTH: return starter ? SPLIT : JOIN;
    case CLIOI_AB_INNER: return JOIN;
    case CLIOI_AB_TIME:
        return f.cls != CLIOI_UC_UPPER || clioi_is_zone(w->s + f.at, f.len) ? JOIN : JOIN_END;
    case CLIOI_AB_ETC: return f.cls == CLIOI_UC_UPPER ? SPLIT : JOIN;
    case CLIOI_AB_INITIAL:
        if (f.cls == CLIOI_UC_UPPER || f.cls == CLIOI_UC_LETTER) return starter ? SPLIT : JOIN;
        return f.cls == CLIOI_UC_LOWER && w->s[at] != 'I' ? JOIN : SPLIT;
    case CLIOI_AB_ACRONYM: return starter ? JOIN_END : JOIN;
    default: return starter ? SPLIT : JOIN;
    }
}

/* A word with its full stop and its parts. Returns the end. */
static uint32_t put_word(scan *w, uint32_t at, uint32_t to)
{
    uint32_t cut[3], n = clioi_clitics(w->s + at, to - at, cut), from = at;
    uint8_t kind = CLIOI_TK_WORD;
    if (!n && ch(w, to) == '.') {
        int how = judge(w, at, to);
        if (how != SPLIT) {
            kind = how == JOIN ? CLIOI_TK_ABBR : CLIOI_TK_ABBR_END;
            to++;
        }
    }
    for (uint32_t k = 0; k < n; k++) {
        emit(w, from, at + cut[k], kind, CLIO_TOK_GLUED);
        from = at + cut[k];
    }
    n = apo(w, to);   /* the workers' */
    if (n && (w->s[to - 1] | 32) == 's' && !is_word(cls(w, to + n)) && !apo(w, to + n))
        emit(w, from, to, kind, CLIO_TOK_GLUED);
    else
        emit(w, from, to, kind, 0);
    return to;
}

/* ---- marks ---- */

uint8_t clioi_kind_of(const char *text, uint32_t off, uint32_t len)
{
    static const struct { char mark[4]; uint8_t kind; } marks[] = {
        {".", CLIOI_TK_STOP}, {"!", CLIOI_TK_BANG}, {"?", CLIOI_TK_BANG}, {",", CLIOI_TK_COMMA},
        {":", CLIOI_TK_COLON},
        {";", CLIOI_TK_SEMI}, {"-", CLIOI_TK_DASH}, {"(", CLIOI_TK_OPEN}, {"[", CLIOI_TK_OPEN},
        {"{", CLIOI_TK_OPEN},
        {")", CLIOI_TK_CLOSE}, {"]", CLIOI_TK_CLOSE}, {"}", CLIOI_TK_CLOSE}, {"\"", CLIOI_TK_QUOTE},
        {"'", CLIOI_TK_QUOTE},
        {"`", CLIOI_TK_QUOTE}, {"``", CLIOI_TK_QUOTE}, {"''", CLIOI_TK_QUOTE},
        {"\"\"", CLIOI_TK_QUOTE}, {"\xC2\xAB", CLIOI_TK_QUOTE},
        {"\xC2\xBB", CLIOI_TK_QUOTE}, {"\xE2\x80\xA6", CLIOI_TK_DOTS},
        {"\xE2\x80\x93", CLIOI_TK_DASH},
        {"\xE2\x80\x94", CLIOI_TK_DASH}, {"\xE2\x80\x95", CLIOI_TK_DASH},
        {"\xE2\x80\xB9", CLIOI_TK_QUOTE},
        {"\xE2\x80\xBA", CLIOI_TK_QUOTE}, {"\xE3\x80\x82", CLIOI_TK_STOP},
        {"\xEF\xBC\x81", CLIOI_TK_BANG},
        {"\xEF\xBC\x9F", CLIOI_TK_BANG}, {"\xD8\x9F", CLIOI_TK_BANG},
    };
    uint32_t cp = 0, bang = 0, dots = 0, dash = 0;
    uint8_t c;
    for (size_t i = 0; len <= 3 && i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i].mark) == len && !memcmp(marks[i].mark, text + off, len))
            return marks[i].kind;
    (void)clioi_utf8_decode(text + off, len, &cp);
    if (cp >= 0x2018 && cp <= 0x201F && (len == 3 || len == 6)) return CLIOI_TK_QUOTE;
    c = clioi_utf8_class(cp);
    if (c == CLIOI_UC_DIGIT) return CLIOI_TK_NUM;
    if (is_word(c)) return CLIOI_TK_WORD;
    for (uint32_t i = 0; i < len; i++) {
        bang += text[off + i] == '!' || text[off + i] == '?';
        dots += text[off + i] == '.';
        dash += text[off + i] == '-';
    }
    if (bang && bang + dots == len) return CLIOI_TK_BANG;
    if (dots == len) return CLIOI_TK_DOTS;
    return dash == len ? CLIOI_TK_DASH : CLIOI_TK_OTHER;
}

/* A run of marks of one kind, or one character with what clings to it. */
static uint32_t mark_end(const scan *w, uint32_t at)
{
    uint32_t i = at, n, k;
    char c = w->s[at];
    if (has(w, at, "\xE2\x80\x99\xE2\x80\x99") || has(w, at, "\xE2\x80\x98\xE2\x80\x99") ||
        has(w, at, "\xE2\x80\x98\xE2\x80\x98"))
        return at + 6;
    if (c == '.' || c == '!' || c == '?') {
        while (i - at < CLIOI_WORD_MAX && (ch(w, i) == '.' || ch(w, i) == '!' || ch(w, i) == '?'))
            i++;
        return i;
    }
    if (c == '`' || c == '\'' || c == '"') return ch(w, at + 1) == c ? at + 2 : at + 1;
    if (strchr("-*=_~+><#|,$", c)) {
        while (i - at < CLIOI_WORD_MAX && ch(w, i) == c) i++;
        return i;
    }
    (void)clioi_at(w->s, at, w->end, &n);
    /* accents, joiners, variation selectors */
    for (i = at + n; i < w->end && i - at < 32; i += n) {
        uint32_t cp = 0;
        n = clioi_utf8_decode(w->s + i, w->end - i, &cp);
        k = (cp >= 0x300 && cp < 0x370) || cp == 0x200D || (cp >= 0xFE00 && cp <= 0xFE0F) ||
            (cp >= 0x1F3FB && cp <= 0x1F3FF);
        if (!k) break;
    }
    return i;
}

/* One written unit at `at`; returns its end. */
static uint32_t put(scan *w, uint32_t at)
{
    uint8_t c = cls(w, at);
    uint32_t to = address(w, at), n;
    if (to) {
        emit(w, at, to, CLIOI_TK_WORD, 0);
        return to;
    }
    to = smiley(w, at);
    if (to) {
        emit(w, at, to, CLIOI_TK_SMILEY, 0);
        return to;
    }
    to = elided(w, at);
    if (!to) to = handle(w, at);
    if (!to) to = currency(w, at);
    if (to) {
        emit(w, at, to, CLIOI_TK_WORD, 0);
        return to;
    }
    to = number(w, at);
    if (to && !is_letter(c)) {
        n = apo(w, to);   /* 2008's */
        n = n && ch(w, to + n) == 's' && !is_word(cls(w, to + n + 1)) ? n + 1 : 0;
        emit(w, at, to, CLIOI_TK_NUM, n ? CLIO_TOK_GLUED : 0);
        if (n) emit(w, to, to + n, CLIOI_TK_WORD, 0);
        return to + n;
    }
    if (is_word(c)) return put_word(w, at, word(w, at));
    to = mark_end(w, at);
    emit(w, at, to, clioi_kind_of(w->s, at, to - at), 0);
    return to;
}

void clioi_words(clioi_split *sp, uint32_t from, uint32_t to)
{
    scan w = {.sp = sp, .s = sp->text, .from = from, .end = to, .before = CLIOI_UC_SPACE};
    uint32_t at = from, n;
    while (at < to) {
        uint8_t c = clioi_at(w.s, at, to, &n);
        if (c == CLIOI_UC_SPACE || c == CLIOI_UC_OTHER) {
            at += n;
            w.before = CLIOI_UC_SPACE;
            continue;
        }
        at = put(&w, at);
        for (n = at - 1; n > from && ((unsigned char)w.s[n] & 0xC0) == 0x80; n--) continue;
        w.before = cls(&w, n);
    }
}
