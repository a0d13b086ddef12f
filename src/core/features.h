/* features.h -- what the model's first layer sees of a word: rows of its tables.
 *
 * Shared by the trainer and the running model, so that both see the same.  The
 * rows of all tables lie one after the other in one matrix: first the hashed
 * tables of CLIOI_FEAT_LIST, of 1 << bits rows each, then the words. */
#ifndef CLIO_CORE_FEATURES_H
#define CLIO_CORE_FEATURES_H
#include "clio.h"

/* X(table, bits): exact letters; first and last letters, folded; shape; what the sentence is like;
 * which lists of names the word is in (a set, filled in from the model's own table) */
#define CLIOI_FEAT_LIST(X) \
    X(EXACT, 13) X(PRE1, 8) X(PRE2, 10) X(PRE3, 12) X(SUF1, 8) X(SUF2, 10) X(SUF3, 12) X(SUF4, 13) X(SUF5, 13) X(SHAPE, 9) X(SENT, 4) X(LISTED, 8)

enum clioi_feat {
#define X(name, bits) CLIOI_FEAT_##name,
    CLIOI_FEAT_LIST(X)
#undef X
    CLIOI_FEAT_WORD,       /* the folded word: a key here, made a row by the model's word list */
    CLIOI_FEAT_COUNT
};
#define X(name, bits) + (1u << (bits))
#define CLIOI_FEAT_FIXED (0u CLIOI_FEAT_LIST(X))   /* rows of the hashed tables; word rows follow */
enum { CLIOI_FEAT_FIXED_N = CLIOI_FEAT_FIXED };
#undef X

/** Rows of the tables for each word of a sentence.
 *  @param text  the bytes that token offsets refer to.
 *  @param row   (n, CLIOI_FEAT_COUNT); the WORD column receives the word's key (never 0),
 *              LISTED the row of the empty set: add the set to it. */
void clioi_features(const char *text, const clio_token *tok, uint32_t n, uint32_t *row);

/** Key of a word's folded letters: lower case, digits as 0, typographic marks as ASCII. */
uint32_t clioi_word_key(const char *s, uint32_t n);

/** Mix a number into a key. */
uint32_t clioi_key_mix(uint32_t key, uint32_t with);
#endif
