/* utf8.h -- decode, check and classify UTF-8 without the locale. */
#ifndef CLIO_BASE_UTF8_H
#define CLIO_BASE_UTF8_H
#include <stddef.h>
#include <stdint.h>

/* What a character is to a reader of text. */
enum clioi_uc {
    CLIOI_UC_OTHER,    /* controls, unassigned */
    CLIOI_UC_SPACE,    /* blanks, line breaks, zero-width space, direction marks */
    CLIOI_UC_UPPER, CLIOI_UC_LOWER,
    CLIOI_UC_LETTER,   /* letters without case, combining marks, joiners */
    CLIOI_UC_DIGIT,    /* 0 to 9 */
    CLIOI_UC_PUNCT,    /* punctuation, quotation marks, dashes */
    CLIOI_UC_SYMBOL    /* currency, mathematics, arrows, emoji */
};

/** Decode the character at `s`.
 *  @param n   bytes that may be read.
 *  @param cp  receives the code point.
 *  @return its bytes (1 to 4), or 0 if there is no well-formed character (overlong forms,
 *          surrogates and code points past U+10FFFF are refused). */
uint32_t clioi_utf8_decode(const char *s, size_t n, uint32_t *cp);

/** @return offset of the first byte that is not part of a well-formed character; n if all are. */
size_t clioi_utf8_check(const char *s, size_t n);

/** Write `cp` (a valid code point). @return bytes written, 1 to 4. */
uint32_t clioi_utf8_encode(uint32_t cp, char out[4]);

/** Classes of the ASCII characters, for loops that want no call. */
extern const uint8_t clioi_utf8_ascii[128];

/** @return the class (enum clioi_uc). */
uint8_t clioi_utf8_class(uint32_t cp);

/** @return the lower-case form (Latin, Greek, Cyrillic, Armenian), else `cp` itself. */
uint32_t clioi_utf8_lower(uint32_t cp);
#endif
