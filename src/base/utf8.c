/* utf8.c -- decode, check and classify UTF-8 without the locale.
 *
 * Data: two small sorted tables.  `cases` lists the capital letters of the
 * scripts that have case, as runs: first, last, distance between two capitals
 * (1, or 2 where capitals and small letters alternate) and distance from a
 * capital to its small letter.  `others` lists what beyond ASCII is not a letter.
 * Whatever is in neither table is a letter: text in scripts that we do not
 * know then stays in whole words, which is the harmless mistake.
 *
 * Method: ASCII is answered from one 128-byte table, the rest by binary search.
 * The tables are written by hand from the Unicode code charts and are not the
 * full standard: no title case, no case pairs of different scripts, no
 * normalisation (a composed and a decomposed letter differ).  The C library's
 * ctype is not used: it depends on the process's locale. */
#include "base/utf8.h"

typedef struct case_run { uint32_t first, last, step; int32_t to_lower; } case_run;
typedef struct other_run { uint32_t first, last; uint8_t cls; } other_run;

static const case_run cases[] = {
    {0x41, 0x5A, 1, 32},     {0xC0, 0xD6, 1, 32},     {0xD8, 0xDE, 1, 32},     {0x100, 0x12E, 2, 1},
    {0x130, 0x130, 1, -199}, {0x132, 0x136, 2, 1},    {0x139, 0x147, 2, 1},    {0x14A, 0x176, 2, 1},
    {0x178, 0x178, 1, -121}, {0x179, 0x17D, 2, 1},    {0x18F, 0x18F, 1, 202},  {0x1CD, 0x1DB, 2, 1},
    {0x1DE, 0x1EE, 2, 1},    {0x1F8, 0x21E, 2, 1},    {0x222, 0x232, 2, 1},
       {0x386, 0x386, 1, 38},
    {0x388, 0x38A, 1, 37},   {0x38C, 0x38C, 1, 64},   {0x38E, 0x38F, 1, 63},
      {0x391, 0x3A1, 1, 32},
    {0x3A3, 0x3AB, 1, 32},   {0x400, 0x40F, 1, 80},   {0x410, 0x42F, 1, 32},   {0x460, 0x480, 2, 1},
    {0x48A, 0x4BE, 2, 1},    {0x4C1, 0x4CD, 2, 1},    {0x4D0, 0x52E, 2, 1},
       {0x531, 0x556, 1, 48},
    {0x1E00, 0x1E94, 2, 1},  {0x1EA0, 0x1EFE, 2, 1},
};

static const other_run others[] = {
    {0x80, 0x84, CLIOI_UC_OTHER},      {0x85, 0x85, CLIOI_UC_SPACE},
         {0x86, 0x9F, CLIOI_UC_OTHER},
    {0xA0, 0xA0, CLIOI_UC_SPACE},      {0xA1, 0xA1, CLIOI_UC_PUNCT},
         {0xA2, 0xA6, CLIOI_UC_SYMBOL},
    {0xA7, 0xA7, CLIOI_UC_PUNCT},      {0xA8, 0xA9, CLIOI_UC_SYMBOL},
        {0xAB, 0xAB, CLIOI_UC_PUNCT},
    {0xAC, 0xAC, CLIOI_UC_SYMBOL},     {0xAE, 0xB4, CLIOI_UC_SYMBOL},
        {0xB6, 0xB7, CLIOI_UC_PUNCT},
    {0xB8, 0xB9, CLIOI_UC_SYMBOL},     {0xBB, 0xBB, CLIOI_UC_PUNCT},
         {0xBC, 0xBE, CLIOI_UC_SYMBOL},
    {0xBF, 0xBF, CLIOI_UC_PUNCT},      {0xD7, 0xD7, CLIOI_UC_SYMBOL},
        {0xF7, 0xF7, CLIOI_UC_SYMBOL},
    {0x589, 0x58A, CLIOI_UC_PUNCT},    {0x5BE, 0x5BE, CLIOI_UC_PUNCT},
       {0x60C, 0x60D, CLIOI_UC_PUNCT},
    {0x61B, 0x61F, CLIOI_UC_PUNCT},    {0x66A, 0x66D, CLIOI_UC_PUNCT},
       {0x6D4, 0x6D4, CLIOI_UC_PUNCT},
    {0x964, 0x965, CLIOI_UC_PUNCT},    {0x1680, 0x1680, CLIOI_UC_SPACE},
     {0x2000, 0x200B, CLIOI_UC_SPACE},
    {0x200E, 0x200F, CLIOI_UC_SPACE},  {0x2010, 0x2027, CLIOI_UC_PUNCT},
     {0x2028, 0x202F, CLIOI_UC_SPACE},
    {0x2030, 0x205E, CLIOI_UC_PUNCT},  {0x205F, 0x206F, CLIOI_UC_SPACE},
     {0x2070, 0x209F, CLIOI_UC_SYMBOL},
    {0x20A0, 0x20CF, CLIOI_UC_SYMBOL}, {0x2100, 0x2BFF, CLIOI_UC_SYMBOL},
    {0x2E00, 0x2E7F, CLIOI_UC_PUNCT},
    {0x3000, 0x3000, CLIOI_UC_SPACE},  {0x3001, 0x3003, CLIOI_UC_PUNCT},
     {0x3008, 0x301F, CLIOI_UC_PUNCT},
    {0x3030, 0x3030, CLIOI_UC_PUNCT},  {0xD800, 0xF8FF, CLIOI_UC_OTHER},
     {0xFE30, 0xFE6B, CLIOI_UC_PUNCT},
    {0xFEFF, 0xFEFF, CLIOI_UC_SPACE},  {0xFF01, 0xFF0F, CLIOI_UC_PUNCT},
     {0xFF1A, 0xFF20, CLIOI_UC_PUNCT},
    {0xFF3B, 0xFF40, CLIOI_UC_PUNCT},  {0xFF5B, 0xFF65, CLIOI_UC_PUNCT},
     {0xFFE0, 0xFFEE, CLIOI_UC_SYMBOL},
    {0xFFF0, 0xFFFD, CLIOI_UC_SYMBOL}, {0x1F000, 0x1FAFF, CLIOI_UC_SYMBOL},
};

enum { CASE_N = sizeof cases / sizeof *cases, OTHER_N = sizeof others / sizeof *others };

#define O CLIOI_UC_OTHER
#define B CLIOI_UC_SPACE
#define U CLIOI_UC_UPPER
#define L CLIOI_UC_LOWER
#define D CLIOI_UC_DIGIT
#define P CLIOI_UC_PUNCT
#define S CLIOI_UC_SYMBOL
const uint8_t clioi_utf8_ascii[128] = {
    O, O, O, O, O, O, O, O, O, B, B, B, B, B, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O, O,
    B, P, P, P, S, P, P, P, P, P, P, S, P, P, P, P, D, D, D, D, D, D, D, D, D, D, P, P, S, S, S, P,
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, P, P, P, S, P,
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, S, P, S, O,
};
#undef O
#undef B
#undef U
#undef L
#undef D
#undef P
#undef S

uint32_t clioi_utf8_decode(const char *s, size_t n, uint32_t *cp)
{
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *u = (const unsigned char *)s;
    uint32_t len, v;
    if (!n) return 0;
    if (u[0] < 0x80) {
        *cp = u[0];
        return 1;
    }
    len = u[0] < 0xC2 ? 0 : u[0] < 0xE0 ? 2 : u[0] < 0xF0 ? 3 : u[0] < 0xF5 ? 4 : 0;
    if (!len || len > n) return 0;
    v = u[0] & (0x7Fu >> len);
    for (uint32_t k = 1; k < len; k++) {
        if ((u[k] & 0xC0) != 0x80) return 0;
        v = v << 6 | (u[k] & 0x3Fu);
    }
    if (v < least[len] || v > 0x10FFFF || (v >= 0xD800 && v < 0xE000)) return 0;
    *cp = v;
    return len;
}

size_t clioi_utf8_check(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n) {
        uint32_t cp, len = (unsigned char)s[i] < 0x80 ? 1 : clioi_utf8_decode(s + i, n - i, &cp);
        if (!len) return i;
        i += len;
    }
    return n;
}

uint32_t clioi_utf8_encode(uint32_t cp, char out[4])
{
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    uint32_t len = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
    for (uint32_t k = len - 1; k > 0; k--) {
        out[k] = (char)(0x80u | (cp & 0x3F));
        cp >>= 6;
    }
    out[0] = (char)(len == 1 ? cp : (lead[len] | cp));
    return len;
}

/* The run of capitals that covers `cp`, or NULL. */
static const case_run *capital(uint32_t cp)
{
    uint32_t lo = 0, hi = CASE_N;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (cases[mid].last < cp) lo = mid + 1;
        else hi = mid;
    }
    if (lo == CASE_N || cp < cases[lo].first || (cp - cases[lo].first) % cases[lo].step)
        return NULL;
    return &cases[lo];
}

uint32_t clioi_utf8_lower(uint32_t cp)
{
    const case_run *run;
    if (cp < 0x80) return cp - 'A' < 26 ? cp + 32 : cp;
    run = capital(cp);
    return run ? (uint32_t)((int32_t)cp + run->to_lower) : cp;
}

uint8_t clioi_utf8_class(uint32_t cp)
{
    uint32_t lo = 0, hi = OTHER_N;
    if (cp < 0x80) return clioi_utf8_ascii[cp];
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (others[mid].last < cp) lo = mid + 1;
        else hi = mid;
    }
    if (lo < OTHER_N && cp >= others[lo].first) return others[lo].cls;
    if (capital(cp)) return CLIOI_UC_UPPER;
    if ((cp >= 0xDF && cp <= 0x2AF) || (cp >= 0x3AC && cp <= 0x3CE) ||
        (cp >= 0x430 && cp <= 0x52F) ||
        (cp >= 0x561 && cp <= 0x587) || (cp >= 0x1E00 && cp <= 0x1EFF))
        return CLIOI_UC_LOWER;
    return CLIOI_UC_LETTER;
}
