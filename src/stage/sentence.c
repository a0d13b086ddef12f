/* sentence.c -- where the sentences of one paragraph end.
 *
 * A sentence may end after a full stop, after ! and ?, after dots and after an
 * abbreviation that word.c found to be followed by a fresh start.  Closing
 * quotation marks and brackets, further final marks and footnote numbers
 * ("[3]") that follow go with it.  Whether it does end depends on
 *
 *   where it stands   inside brackets that opened within the sentence nothing ends (a
 *                     bracket that stands in the middle of a sentence is part of it, whatever
 *                     punctuation it holds), unless the bracket is very long;
 *   what follows      dots and a small letter: no end; a quotation's end and a small
 *                     letter, or a name and "said": no end; a comma or a dash: no end.
 *
 * A full stop of its own followed by a blank and a small letter is an end: web
 * text and text without capitals are full of it, and the stops that are none
 * (abbreviations, numbers, addresses) are not tokens of their own.  In a text
 * without capitals a small letter after a closing quotation mark tells nothing,
 * there the words of saying decide.
 *
 * Sentences over CLIOI_SENT_MAX tokens are cut at their best inner mark.  No
 * model is used: four in five of the ends that are missed in web text carry no mark at all. */
#include "stage/split.h"
#include <string.h>

enum { BRACKET_MAX = 60, SPEECH_MAX = 5, DATELINE_MAX = 14 };

int clioi_split_is(const clioi_split *sp, uint32_t k, const char *word)
{
    const clio_token *t = &sp->token[k];
    for (uint32_t i = 0; i < t->len; i++) {
        char c = sp->text[t->off + i];
        if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
        if (c != word[i]) return 0;
    }
    return word[t->len] == '\0';
}

uint8_t clioi_tok_class(const clioi_split *sp, uint32_t k)
{
    return clioi_at(sp->text, sp->token[k].off, sp->len, NULL);
}

int clioi_tok_spaced(const clioi_split *sp, uint32_t k)
{
    uint32_t end = sp->token[k].off + sp->token[k].len;
    return end >= sp->len || (sp->token[k].flags & CLIO_TOK_SPACE);
}

static int is_final(const clioi_split *sp, uint32_t k)
{
    uint8_t c = sp->kind[k];
    return c == CLIOI_TK_STOP || c == CLIOI_TK_BANG || c == CLIOI_TK_DOTS ||
        c == CLIOI_TK_ABBR_END || c == CLIOI_TK_SMILEY;
}

/* "[12]" at k. */
static int is_footnote(const clioi_split *sp, uint32_t k, uint32_t b)
{
    return k + 2 < b && sp->kind[k] == CLIOI_TK_OPEN && sp->text[sp->token[k].off] == '[' &&
        sp->kind[k + 1] == CLIOI_TK_NUM &&
           sp->kind[k + 2] == CLIOI_TK_CLOSE && !clioi_tok_spaced(sp, k);
}

/* One past what goes with the final mark at k. `*quoted`: a closing quotation mark was among it. */
static uint32_t absorb(const clioi_split *sp, uint32_t k, uint32_t b, int *quoted)
{
    uint32_t j = k + 1;
    *quoted = 0;
    while (j < b) {
        if (sp->role[j] == CLIOI_ROLE_CLOSE && (!clioi_tok_spaced(sp, j - 1) || j + 1 == b ||
                                                clioi_tok_spaced(sp, j))) {
            *quoted = 1;
            j++;
        } else if (sp->kind[j] == CLIOI_TK_CLOSE || sp->kind[j] == CLIOI_TK_SMILEY ||
                   (is_final(sp, j) && !clioi_tok_spaced(sp, j - 1) &&
                    sp->kind[j] != CLIOI_TK_ABBR_END)) {
            j++;
        } else if (is_footnote(sp, j, b)) {
            j += 3;
        } else {
            break;
        }
    }
    return j;
}

/* A bracket of some words, opened in this sentence, whose content ended in a final mark: "(But not
   now.)" */
static int closes_sentence(const clioi_split *sp, uint32_t first, uint32_t k)
{
    uint32_t m = sp->match[k];
    return sp->kind[k] == CLIOI_TK_CLOSE && m != CLIO_NONE && m >= first && k - m > 3 &&
           (sp->kind[k - 1] == CLIOI_TK_STOP || sp->kind[k - 1] == CLIOI_TK_BANG);
}

/* "Putin said", "he told": words without a mark, then one of saying. */
static int speech_follows(const clioi_split *sp, uint32_t k, uint32_t b)
{
    if (clioi_is_starter(sp->text + sp->token[k].off, sp->token[k].len) &&
        clioi_tok_class(sp, k) == CLIOI_UC_UPPER) return 0;
    for (uint32_t i = k; i < b && i < k + SPEECH_MAX; i++) {
        if (clioi_is_speech(sp->text + sp->token[i].off, sp->token[i].len)) return 1;
        if (sp->kind[i] != CLIOI_TK_WORD && sp->kind[i] != CLIOI_TK_ABBR) return 0;
    }
    return 0;
}

/* First token at or after j that is no opening mark. */
static uint32_t real_start(const clioi_split *sp, uint32_t j, uint32_t b)
{
    while (j < b && (sp->role[j] == CLIOI_ROLE_OPEN || sp->kind[j] == CLIOI_TK_OPEN)) j++;
    return j;
}

/* Does the sentence that began at `first` end with the mark k, when the next starts at j < b? */
static int ends(const clioi_split *sp, uint32_t first, uint32_t k, uint32_t j, uint32_t b,
                int quoted)
{
    uint32_t s = real_start(sp, j, b);
    uint8_t mark = sp->kind[k], c = s < b ? clioi_tok_class(sp, s) : CLIOI_UC_OTHER,
        next = sp->kind[j];
    int glued = !clioi_tok_spaced(sp, j - 1);
    if (mark == CLIOI_TK_ABBR_END) return 1;
    if (mark == CLIOI_TK_CLOSE) return c == CLIOI_UC_UPPER && !glued;
    if (next == CLIOI_TK_COMMA || next == CLIOI_TK_SEMI || next == CLIOI_TK_COLON ||
        next == CLIOI_TK_CLOSE) return 0;
    if (next == CLIOI_TK_DASH)
        return !quoted && mark == CLIOI_TK_STOP && j + 1 < b &&
               clioi_tok_class(sp, j + 1) == CLIOI_UC_UPPER;
    /* 1. */
    if (mark == CLIOI_TK_STOP && k == first + 1 && sp->kind[first] == CLIOI_TK_NUM && !quoted)
        return 0;
    if (glued && s == j && (c == CLIOI_UC_LOWER || c == CLIOI_UC_DIGIT) && mark != CLIOI_TK_BANG)
        return 0;
    if (mark == CLIOI_TK_SMILEY) return c == CLIOI_UC_UPPER && sp->kind[j] == CLIOI_TK_WORD;
    if (c == CLIOI_UC_LOWER && s == j) {
        if (quoted) return sp->lower && !speech_follows(sp, j, b);
        if (mark == CLIOI_TK_DOTS) return 0;
        /* Yahoo! said */
        return mark != CLIOI_TK_BANG || k <= first + 1 ||
            clioi_tok_class(sp, k - 1) != CLIOI_UC_UPPER;
    }
    if (quoted && mark != CLIOI_TK_STOP && c == CLIOI_UC_UPPER && s == j)
        return !speech_follows(sp, j, b);
    return 1;
}

/* Cut the tokens [a, b) of one sentence into pieces of at most CLIOI_SENT_MAX. */
static int all_capitals(const clioi_split *sp, uint32_t k)
{
    const clio_token *t = &sp->token[k];
    for (uint32_t i = 0; i < t->len; i++)
        if (sp->text[t->off + i] < 'A' || sp->text[t->off + i] > 'Z') return 0;
    return 1;
}

/* "GENEVA, March 3 (Reuters) -", "MOSCOW (Interfax) -", "KABUL --": last token of the dateline that opens a paragraph,
 * or CLIO_NONE.  It starts with a capitalised name, has a word in capitals or an agency in brackets, and ends in a
 * spaced dash. */
static uint32_t dateline(const clioi_split *sp, uint32_t a, uint32_t b)
{
    uint32_t k, sure = 0;
    if (a >= b || clioi_tok_class(sp, a) != CLIOI_UC_UPPER) return CLIO_NONE;
    for (k = a; k < b && k < a + DATELINE_MAX && sp->kind[k] != CLIOI_TK_DASH; k++) {
        uint8_t kind = sp->kind[k];
        if (kind == CLIOI_TK_OPEN && k > a && sp->text[sp->token[k].off] == '(') sure = 1;
        if (kind == CLIOI_TK_WORD && sp->token[k].len > 2 && all_capitals(sp, k)) sure = 1;
        if (kind == CLIOI_TK_WORD && clioi_tok_class(sp, k) != CLIOI_UC_UPPER) return CLIO_NONE;
        if (kind == CLIOI_TK_STOP || kind == CLIOI_TK_BANG || kind == CLIOI_TK_QUOTE) return CLIO_NONE;
    }
    if (!sure || k + 3 >= b || k >= a + DATELINE_MAX || k == a || !clioi_tok_spaced(sp, k) || !clioi_tok_spaced(sp, k - 1)) return CLIO_NONE;
    return k;
}

/* "WASHINGTON (RNS) Church leaders ...": the same without a dash; a place and an agency in capitals. */
static uint32_t bare_dateline(const clioi_split *sp, uint32_t a, uint32_t b)
{
    uint32_t k = a;
    while (k < b && k < a + DATELINE_MAX / 2 && (sp->kind[k] == CLIOI_TK_COMMA || (sp->kind[k] == CLIOI_TK_WORD && all_capitals(sp, k)))) k++;
    if (k == a || k + 4 >= b || sp->token[a].len < 3 || sp->kind[k] != CLIOI_TK_OPEN || sp->text[sp->token[k].off] != '(') return CLIO_NONE;
    if (sp->kind[k + 1] != CLIOI_TK_WORD || !all_capitals(sp, k + 1) || sp->kind[k + 2] != CLIOI_TK_CLOSE) return CLIO_NONE;
    return sp->kind[k + 3] == CLIOI_TK_WORD && clioi_tok_class(sp, k + 3) == CLIOI_UC_UPPER ? k + 2 : CLIO_NONE;
}

static void cut_long(clioi_split *sp, uint32_t a, uint32_t b)
{
    while (b - a > CLIOI_SENT_MAX) {
        uint32_t best = a + CLIOI_SENT_MAX - 1;
        int worth = 0;
        for (uint32_t k = a + CLIOI_SENT_MAX / 2; k < a + CLIOI_SENT_MAX; k++) {
            uint8_t c = sp->kind[k];
            int w = c == CLIOI_TK_STOP || c == CLIOI_TK_BANG ? 3
                  : c == CLIOI_TK_SEMI || c == CLIOI_TK_DOTS ? 2 : c == CLIOI_TK_COMMA;
            if (w && w >= worth) {
                worth = w;
                best = k;
            }
        }
        while (best > a && (sp->token[best].flags & CLIO_TOK_GLUED)) best--;
        sp->last[best] = 1;
        a = best + 1;
    }
}

void clioi_sentences(clioi_split *sp, uint32_t a, uint32_t b)
{
    uint32_t first = a, k = a, guard = a;   /* before `guard`: inside a bracket of this sentence */
    uint32_t line = dateline(sp, a, b);
    if (line == CLIO_NONE) line = bare_dateline(sp, a, b);
    if (line != CLIO_NONE) {
        sp->last[line] = 1;
        first = k = guard = line + 1;
    }
    while (k < b) {
        uint32_t j, m = sp->match[k];
        int quoted;
        if (sp->kind[k] == CLIOI_TK_OPEN && m != CLIO_NONE && k > first && m - k <= BRACKET_MAX &&
            m > guard) guard = m;
        if ((!is_final(sp, k) && !closes_sentence(sp, first, k)) || k < guard) {
            k++;
            continue;
        }
        j = absorb(sp, k, b, &quoted);
        if (j < b && ends(sp, first, k, j, b, quoted)) {
            sp->last[j - 1] = 1;
            cut_long(sp, first, j);
            first = j;
        }
        k = j;
    }
    sp->last[b - 1] = 1;
    cut_long(sp, first, b);
}
