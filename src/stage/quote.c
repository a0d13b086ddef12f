/* quote.c -- brackets and quotation marks of one paragraph: which belongs to which.
 *
 * Brackets are paired with a stack that lives in the match[] array itself (an
 * open bracket's entry links to the one below it until it is paired).  A closing
 * bracket takes the nearest open one of its kind and leaves what stands between
 * unpaired; without one it stays alone.  Each token is pushed and popped once.
 *
 * Quotation marks are of two families, double and single, each with at most
 * one quotation open.
 *   - Marks with a direction (U+201C, guillemets, ``) open and close as they are drawn,
 *     except in the German and Swedish manners, told from the blanks around them.
 *   - The straight " takes turns where a paragraph holds an even number of them,
 *     else it goes by the blanks beside it: opening after a blank, closing before one.
 *   - A single mark opens only after a blank and counts only if it is closed
 *     again: the same characters are apostrophes (the workers' flag).  Right after
 *     an s it is one if a mark that can only close comes next.
 * A double quotation left open is closed by the end of the paragraph, as where
 * a speech runs over several paragraphs.  Inner quotations are paired, so that
 * sentence.c sees them, but only the outermost becomes a clioi_quote.
 *
 * A paragraph that begins with a dash is speech in the French, Spanish and Russian
 * manner, if a verb of saying ends it: behind a comma ("- We sang, said the miner"),
 * or behind a second dash; after that a third one may open speech again.
 *
 * After this step, for a mark that opens: role OPEN, match = its closing token, or
 * the first token past the paragraph. */
#include "stage/split.h"
#include <string.h>

enum { LOOK_AHEAD = 100, SAID_WITHIN = 12 };
enum mark { NOT_A_MARK, STRAIGHT, OPEN2, CLOSE2, LOW2, OPEN1, CLOSE1, STRAIGHT1 };

static const struct { const char *bytes; uint8_t mark; } marks[] = {
    {"\"", STRAIGHT},        {"\"\"", STRAIGHT},       {"``", OPEN2},           {"''", CLOSE2},
    {"\xE2\x80\x9C", OPEN2},  {"\xE2\x80\x9D", CLOSE2}, {"\xE2\x80\x9E", LOW2},
    {"\xE2\x80\x9F", OPEN2},  {"\xC2\xAB", OPEN2},      {"\xC2\xBB", CLOSE2},
    {"\xE2\x80\x98", OPEN1},  {"\xE2\x80\x99", CLOSE1}, {"\xE2\x80\x9A", OPEN1},
    {"\xE2\x80\x9B", OPEN1},  {"\xE2\x80\xB9", OPEN1},  {"\xE2\x80\xBA", CLOSE1},
    {"`", OPEN1},            {"'", STRAIGHT1},
    {"\xE2\x80\x98\xE2\x80\x98", OPEN2}, {"\xE2\x80\x98\xE2\x80\x99", OPEN2},
    {"\xE2\x80\x99\xE2\x80\x99", CLOSE2},
};

typedef struct pairing {
    clioi_split *sp;
    uint32_t a, b;
    uint32_t open2, open1;   /* token of the open mark, or CLIO_NONE */
    uint8_t open2_mark;
    uint32_t depth;          /* further double marks opened inside */
    int even;                /* straight marks take turns */
    int doubles;             /* there are double marks */
} pairing;

static uint8_t mark_of(const clioi_split *sp, uint32_t k)
{
    const clio_token *t = &sp->token[k];
    if (sp->kind[k] != CLIOI_TK_QUOTE) return NOT_A_MARK;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strlen(marks[i].bytes) == t->len && !memcmp(marks[i].bytes, sp->text + t->off, t->len))
            return marks[i].mark;
    return NOT_A_MARK;
}

static void pair_brackets(clioi_split *sp, uint32_t a, uint32_t b)
{
    static const char open[] = "([{", close[] = ")]}";
    uint32_t top = CLIO_NONE, open_n[3] = {0, 0, 0};
    for (uint32_t k = a; k < b; k++) {
        char c = sp->text[sp->token[k].off];
        sp->match[k] = CLIO_NONE;
        if (sp->kind[k] == CLIOI_TK_OPEN) {
            sp->match[k] = top;
            top = k;
            open_n[strchr(open, c) - open]++;
        } else if (sp->kind[k] == CLIOI_TK_CLOSE) {
            uint32_t type = (uint32_t)(strchr(close, c) - close);
            while (open_n[type] && top != CLIO_NONE) {
                uint32_t t = top, of = (uint32_t)(strchr(open, sp->text[sp->token[t].off]) - open);
                top = sp->match[t];
                open_n[of]--;
                sp->match[t] = CLIO_NONE;
                if (of != type) continue;
                sp->match[t] = k;
                sp->match[k] = t;
                break;
            }
        }
    }
    while (top != CLIO_NONE) {
        uint32_t t = top;
        top = sp->match[t];
        sp->match[t] = CLIO_NONE;
    }
}

static int space_before(const pairing *p, uint32_t k)
{
    return k == p->a || clioi_tok_spaced(p->sp, k - 1);
}

/* By the blanks and marks around it, may the mark open, may it close? */
static int may_open(const pairing *p, uint32_t k)
{
    uint8_t before = k > p->a ? p->sp->kind[k - 1] : CLIOI_TK_OPEN;
    if (k + 1 >= p->b || clioi_tok_spaced(p->sp, k)) return 0;
    return space_before(p, k) || before == CLIOI_TK_OPEN || before == CLIOI_TK_DASH ||
           (k > p->a && p->sp->role[k - 1] == CLIOI_ROLE_OPEN);
}

static int may_close(const pairing *p, uint32_t k)
{
    uint8_t after = k + 1 < p->b ? p->sp->kind[k + 1] : CLIOI_TK_STOP;
    if (space_before(p, k)) return 0;
    return k + 1 >= p->b || clioi_tok_spaced(p->sp, k) ||
        (after != CLIOI_TK_WORD && after != CLIOI_TK_NUM);
}

static void set_open2(pairing *p, uint32_t k, uint8_t mark)
{
    p->sp->role[k] = CLIOI_ROLE_OPEN;
    if (p->open2 != CLIO_NONE) {
        p->depth++;
        return;
    }
    p->open2 = k;
    p->open2_mark = mark;
    p->depth = 0;
}

static void set_close2(pairing *p, uint32_t k)
{
    p->sp->role[k] = CLIOI_ROLE_CLOSE;
    if (p->open2 == CLIO_NONE) return;
    if (p->depth) {
        p->depth--;
        return;
    }
    p->sp->match[p->open2] = k;
    p->sp->match[k] = p->open2;
    p->open2 = CLIO_NONE;
}

static void straight(pairing *p, uint32_t k)
{
    int opens = may_open(p, k), closes = may_close(p, k), is_open = p->open2 != CLIO_NONE;
    if (p->even || opens == closes) opens = !is_open;
    if (!opens) set_close2(p, k);
    else if (is_open) p->sp->role[k] = CLIOI_ROLE_OPEN;
    else set_open2(p, k, STRAIGHT);
}

static int after_s(const pairing *p, uint32_t k)
{
    const clio_token *t = &p->sp->token[k - 1];
    return k > p->a && !space_before(p, k) && (p->sp->text[t->off + t->len - 1] | 0x20) == 's';
}

/* "It's our members' right.'": an apostrophe within the quotation, since the next single mark closes it and could be no apostrophe. */
static int is_possessive(const pairing *p, uint32_t k)
{
    if (!after_s(p, k)) return 0;
    for (uint32_t j = k + 1; j < p->b && j < k + LOOK_AHEAD; j++) {
        uint8_t m = mark_of(p->sp, j);
        if (m < OPEN1) continue;
        return m != OPEN1 && may_close(p, j) && !after_s(p, j);
    }
    return 0;
}

static void single(pairing *p, uint32_t k, uint8_t mark)
{
    clioi_split *sp = p->sp;
    if (p->open1 != CLIO_NONE && (mark == CLOSE1 || mark == STRAIGHT1 || mark == OPEN1) &&
        may_close(p, k)) {
        if (mark != OPEN1 && is_possessive(p, k)) return;
        sp->role[k] = CLIOI_ROLE_CLOSE;
        sp->role[p->open1] = CLIOI_ROLE_OPEN;
        sp->match[p->open1] = k;
        sp->match[k] = p->open1;
        p->open1 = CLIO_NONE;
        if (k > p->a) sp->token[k - 1].flags &= (uint8_t)~CLIO_TOK_GLUED;
    } else if (mark != CLOSE1 && may_open(p, k)) {
        p->open1 = k;
    }
}

static int says_at(const clioi_split *sp, uint32_t k)
{
    return clioi_is_speech(sp->text + sp->token[k].off, sp->token[k].len);
}

/* Does the comma or dash k end speech, a verb of saying being next: ", said the miner", ", he said", "- the doctor told"? */
static int ends_dialogue(const clioi_split *sp, uint32_t k, uint32_t b)
{
    if (sp->kind[k] == CLIOI_TK_COMMA)
        return k + 2 < b && sp->kind[k + 1] == CLIOI_TK_WORD && (says_at(sp, k + 1) || (sp->token[k + 1].len <= 4 && says_at(sp, k + 2)));
    if (sp->kind[k] != CLIOI_TK_DASH || !clioi_tok_spaced(sp, k)) return 0;
    for (uint32_t j = k + 1; j < b && j <= k + SAID_WITHIN && sp->kind[j] != CLIOI_TK_STOP; j++)
        if (says_at(sp, j)) return 1;
    return 0;
}

static void set_dialogue(clioi_split *sp, uint32_t open, uint32_t close)
{
    sp->role[open] = CLIOI_ROLE_OPEN;
    sp->match[open] = close;
}

/* "- We sang, - said the miner. - We wept.": speech between dashes, in a paragraph without double marks. */
static void pair_dialogue(clioi_split *sp, uint32_t a, uint32_t b)
{
    uint32_t k = a + 1;
    if (a + 4 >= b || sp->kind[a] != CLIOI_TK_DASH) return;
    while (k < b && !ends_dialogue(sp, k, b)) k++;
    if (k == b || k == a + 1) return;
    set_dialogue(sp, a, k);
    sp->match[k] = a;
    for (k++; k + 2 < b; k++)
        if (sp->kind[k] == CLIOI_TK_DASH && clioi_tok_spaced(sp, k) && (sp->kind[k - 1] == CLIOI_TK_STOP || sp->kind[k - 1] == CLIOI_TK_COMMA)) break;
    if (k + 2 < b) set_dialogue(sp, k, b);
}

void clioi_roles(clioi_split *sp, uint32_t a, uint32_t b)
{
    pairing p = {.sp = sp, .a = a, .b = b, .open2 = CLIO_NONE, .open1 = CLIO_NONE};
    uint32_t straights = 0;
    pair_brackets(sp, a, b);
    for (uint32_t k = a; k < b; k++) {
        straights += mark_of(sp, k) == STRAIGHT;
        sp->role[k] = CLIOI_ROLE_NONE;
    }
    p.even = straights % 2 == 0;
    for (uint32_t k = a; k < b; k++) {
        uint8_t m = mark_of(sp, k);
        p.doubles |= m != NOT_A_MARK && m < OPEN1;
        switch (m) {
        case NOT_A_MARK: break;
        case STRAIGHT: straight(&p, k); break;
        case LOW2: set_open2(&p, k, m); break;
        case OPEN2:
            if (p.open2 != CLIO_NONE && (p.open2_mark == LOW2 || !may_open(&p, k)) &&
                may_close(&p, k)) set_close2(&p, k);
            else set_open2(&p, k, m);
            break;
        case CLOSE2:
            if (p.open2 == CLIO_NONE && may_open(&p, k) && !may_close(&p, k)) set_open2(&p, k, m);
            else set_close2(&p, k);
            break;
        default: single(&p, k, m); break;
        }
    }
    if (p.open2 != CLIO_NONE) sp->match[p.open2] = b;
    if (!p.doubles) pair_dialogue(sp, a, b);
}

/* The quotation that token k opens: one past its last token, or 0. */
static uint32_t quote_end(const clioi_split *sp, uint32_t k, uint8_t *open_end)
{
    uint32_t m = sp->match[k];
    if (sp->role[k] != CLIOI_ROLE_OPEN || m == CLIO_NONE || m <= k + 1) return 0;
    *open_end = m >= sp->n || sp->match[m] != k;
    return m;
}

/* Record the outermost quotations (or count them, while doc->quote is NULL). */
static uint32_t put_quotes(clioi_split *sp)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < sp->n; k++) {
        uint8_t open_end = 0;
        uint32_t end = quote_end(sp, k, &open_end);
        if (!end) continue;
        if (sp->doc->quote) {
            const clio_token *first = &sp->token[k + 1], *last = &sp->token[end - 1];
            sp->doc->quote[n] = (clioi_quote){.off = first->off,
                                              .len = last->off + last->len - first->off,
                                              .tok = k + 1,
                                              .tok_n = end - k - 1, .open_end = open_end};
            for (uint32_t i = k + 1; i < end; i++) sp->token[i].flags |= CLIO_TOK_QUOTED;
        }
        n++;
        k = open_end ? end - 1 : end;
    }
    return n;
}

static void put_sentences(clioi_split *sp)
{
    clio_sentence *s = sp->doc->sentence;
    uint32_t first = 0;
    for (uint32_t k = 0; k < sp->n; k++) {
        const clio_token *t = &sp->token[k];
        if (!sp->last[k]) continue;
        *s++ = (clio_sentence){.tok = first, .tok_n = k + 1 - first, .off = sp->token[first].off,
                               .len = t->off + t->len - sp->token[first].off,
                               .para = sp->para[first]};
        first = k + 1;
    }
}

/* A first paragraph of one short sentence without final punctuation, with text after it. */
static void find_headline(clioi_split *sp)
{
    clio_sentence *s = sp->doc->sentence;
    uint32_t end;
    if (sp->doc->sentence_n < 2 || s[1].para == s[0].para || s[0].tok_n > 30) return;
    for (end = s[0].tok_n - 1; end > 0 && (sp->kind[end] == CLIOI_TK_QUOTE ||
                                           sp->kind[end] == CLIOI_TK_CLOSE); end--) continue;
    if (sp->kind[end] == CLIOI_TK_STOP || sp->kind[end] == CLIOI_TK_DASH ||
        sp->kind[end] == CLIOI_TK_COLON) return;
    s[0].kind = CLIO_SENT_HEADLINE;
}

clio_rc clioi_finish(clioi_split *sp, clio_err *err)
{
    clio_doc *doc = sp->doc;
    uint32_t n = 0;
    for (uint32_t k = 0; k < sp->n; k++) n += sp->last[k];
    doc->quote = NULL;
    doc->quote_n = put_quotes(sp);
    doc->sentence_n = n;
    doc->sentence = CLIOI_NEW(&doc->mem, clio_sentence, n);
    doc->quote = CLIOI_NEW(&doc->mem, clioi_quote, doc->quote_n);
    if (!doc->sentence || !doc->quote)
        return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u sentences", n);
    put_sentences(sp);
    (void)put_quotes(sp);
    if (!doc->opt.keep_tokens) find_headline(sp);
    return CLIO_OK;
}
