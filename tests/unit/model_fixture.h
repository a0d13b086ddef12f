/* model_fixture.h -- a small made-up model, so that tests need no trained one: weights from a
 * fixed sequence of numbers, a few words in each table. */
#ifndef CLIO_TEST_MODEL_FIXTURE_H
#define CLIO_TEST_MODEL_FIXTURE_H
#include "core/features.h"
#include "core/model.h"
#include "stage/stage.h"
#include <stdlib.h>
#include <string.h>

static const char fixture_str[] = "\0go\0Mood=Ind|Tense=Past|VerbForm=Fin\0y\0Number=Plur";   /* "" at 0, "go" at 1 ... */
enum { FIX_GO = 1, FIX_PAST = 4, FIX_Y = 37, FIX_PLUR = 39, FIX_ROWS = CLIOI_FEAT_FIXED_N + 3, FIX_SLOTS = 16 };

typedef struct fixture { unsigned char *bytes; size_t len; } fixture;

static inline void fixture_put(clioi_pair *table, uint32_t key, uint32_t value)
{
    table[clioi_pair_slot(table, FIX_SLOTS, key)] = (clioi_pair){key, value};
}

static inline void fixture_fill(unsigned char *bytes, size_t n, int is_float, uint32_t *seed)
{
    for (size_t k = 0; k < (is_float ? n / 4 : n); k++) {
        *seed = *seed * 1664525u + 1013904223u;
        if (is_float) {
            float f = ((float)(*seed >> 16 & 255) - 128.0f) / 16384.0f;
            memcpy(bytes + 4 * k, &f, 4);
        } else {
            ((int8_t *)bytes)[k] = (int8_t)((int32_t)(*seed >> 16 & 255) % 127 - 63);
        }
    }
}

static inline void fixture_tables(clioi_model *m)
{
    fixture_put((clioi_pair *)(uintptr_t)m->word, clioi_word_key("troops", 6), 2);
    fixture_put((clioi_pair *)(uintptr_t)m->listed, clioi_word_key("paris", 5), 5);
    fixture_put((clioi_pair *)(uintptr_t)m->lemma_word, clioi_lemma_word_key(clioi_word_key("went", 4), CLIOI_XPOS_VBD), FIX_GO);
    fixture_put((clioi_pair *)(uintptr_t)m->lemma_rule, clioi_suffix_key("cities", 6, 3, CLIOI_XPOS_NNS), 3u << 24 | FIX_Y);
    fixture_put((clioi_pair *)(uintptr_t)m->lemma_rule, clioi_suffix_key("cities", 6, 1, CLIOI_XPOS_NNS), 1u << 24);
    fixture_put((clioi_pair *)(uintptr_t)m->feats_word, clioi_feats_word_key(clioi_word_key("went", 4), CLIOI_UPOS_VERB, CLIOI_XPOS_VBD), FIX_PAST);
    fixture_put((clioi_pair *)(uintptr_t)m->feats_tag, clioi_feats_tag_key(CLIOI_UPOS_NOUN, CLIOI_XPOS_NNS), FIX_PLUR);
    memcpy((char *)(uintptr_t)m->str, fixture_str, sizeof fixture_str);
}

/* The bytes of a whole model file; free with free(). */
static inline fixture fixture_new(void)
{
    clioi_model_head head = {.magic = {'C', 'L', 'I', 'O', 'M', 'D', 'L', '1'}, .version = CLIOI_MODEL_VERSION, .dims = CLIOI_MODEL_DIMS,
                             .n_rows = FIX_ROWS, .n_words = FIX_SLOTS, .n_listed = FIX_SLOTS, .n_lemma_word = FIX_SLOTS,
                             .n_lemma_rule = FIX_SLOTS, .n_feats_word = FIX_SLOTS, .n_feats_tag = FIX_SLOTS, .n_str = sizeof fixture_str,
                             .embed_scale = 0.01f};
    const clioi_model_head *h = &head;
    size_t at = (sizeof head + 63) & ~(size_t)63, n;
    uint32_t seed = 1;
    clioi_model m;
    fixture f = {.len = at};
#define X(part, type, count) f.len = (f.len + (size_t)(count) * sizeof(type) + 63) & ~(size_t)63;
    CLIOI_MODEL_LIST(X)
#undef X
    f.bytes = aligned_alloc(64, f.len);
    if (!f.bytes) exit(3);
    memset(f.bytes, 0, f.len);
    memcpy(f.bytes, &head, sizeof head);
#define X(part, type, count)                                                                                  \
    n = (size_t)(count) * sizeof(type);                                                                      \
    m.part = (const type *)(const void *)(f.bytes + at);                                                     \
    if (sizeof(type) <= 4 && strcmp(#part, "str")) fixture_fill(f.bytes + at, n, sizeof(type) == 4, &seed);  \
    at = (at + n + 63) & ~(size_t)63;
    CLIOI_MODEL_LIST(X)
#undef X
    fixture_tables(&m);
    return f;
}

/* A document of words that are separated by blanks; '|' ends a sentence. */
static inline void fixture_doc(clio_doc *doc, const char *words)
{
    uint32_t n = (uint32_t)strlen(words), first = 0;
    *doc = (clio_doc){0};
    clioi_arena_init(&doc->mem, 256u << 20);
    clioi_arena_init(&doc->scratch, 256u << 20);
    doc->text = calloc(1, n + 1);
    doc->token = calloc(n + 1, sizeof *doc->token);
    doc->sentence = calloc(n + 1, sizeof *doc->sentence);
    if (!doc->text || !doc->token || !doc->sentence) exit(3);
    memcpy(doc->text, words, n);
    doc->text_len = n;
    for (uint32_t i = 0; i <= n; i++) {
        if (i < n && words[i] != ' ' && words[i] != '|') {
            if (!i || words[i - 1] == ' ' || words[i - 1] == '|') doc->token[doc->token_n++] = (clio_token){.off = i, .head = CLIO_NONE};
            doc->token[doc->token_n - 1].len++;
        }
        if ((i == n || words[i] == '|') && doc->token_n > first) {
            doc->sentence[doc->sentence_n++] = (clio_sentence){.tok = first, .tok_n = doc->token_n - first};
            first = doc->token_n;
        }
    }
}

static inline void fixture_doc_free(clio_doc *doc)
{
    clioi_arena_release(&doc->mem);
    clioi_arena_release(&doc->scratch);
    free(doc->text);
    free(doc->token);
    free(doc->sentence);
}
#endif
