/* lemma.c -- lemmas and features of tagged words, from tables in the model.
 *
 * A word with its tag is first looked up whole (exceptions: went VBD -> go).  Else
 * the rule of its longest known ending for that tag applies: strip so many bytes,
 * add a string (cities NNS: -ies +y).  A rule's value packs both: bits 24-31 the
 * bytes to strip, bits 0-23 the string.  Lemmas are lower case except for names.
 * Words with digits or without letters stay as they are, but for the commas of
 * numbers (5,000 CD -> 5000).
 *
 * Features hang on the tags; where a word has others than its tags promise, it is
 * in the table of words.  Keys are 32-bit hashes: a word not in the tables may
 * meet a stranger's entry once in about a hundred thousand words. */
#include "base/utf8.h"
#include "core/features.h"
#include "core/model.h"
#include <string.h>

enum { LONGEST = 256 };      /* longer words are their own lemma */

static uint32_t not_zero(uint32_t key)
{
    return key ? key : 1;
}

uint32_t clioi_lemma_word_key(uint32_t word_key, uint32_t xpos)
{
    return not_zero(clioi_key_mix(word_key, 100 + xpos));
}

uint32_t clioi_feats_word_key(uint32_t word_key, uint32_t upos, uint32_t xpos)
{
    return not_zero(clioi_key_mix(clioi_key_mix(word_key, 200 + xpos), 300 + upos));
}

uint32_t clioi_feats_tag_key(uint32_t upos, uint32_t xpos)
{
    return 1 + upos * 256 + xpos;
}

uint32_t clioi_suffix_key(const char *low, uint32_t len, uint32_t k, uint32_t xpos)
{
    uint32_t at = len, key = clioi_key_mix(400 + xpos, k);
    for (uint32_t n = 0; n < k; n++) {
        if (!at) return 0;
        at--;
        while (at && ((unsigned char)low[at] & 0xC0) == 0x80) at--;
    }
    for (; at < len; at++) key = clioi_key_mix(key, (unsigned char)low[at]);
    return not_zero(key);
}

uint32_t clioi_lower(const char *s, uint32_t len, char *out)
{
    uint32_t n = 0, step;
    for (uint32_t i = 0, cp; i < len; i += step) {
        step = clioi_utf8_decode(s + i, len - i, &cp);
        if (!step) {
            out[n++] = s[i];
            step = 1;
            continue;
        }
        n += clioi_utf8_encode(cp == 0x2019 ? '\'' : clioi_utf8_lower(cp), out + n);
    }
    return n;
}

/* 5,000 -> 5000 */
static uint32_t drop_commas(char *s, uint32_t n)
{
    uint32_t out = 0;
    for (uint32_t k = 0; k < n; k++)
        if (s[k] != ',' || !k || k + 1 == n || s[k - 1] > '9' || s[k + 1] > '9') s[out++] = s[k];
    return out;
}

static const char *find(const clioi_model *m, const clioi_pair *table, uint32_t slots, uint32_t key)
{
    const clioi_pair *p = &table[clioi_pair_slot(table, slots, key)];
    return p->key ? m->str + (p->value & 0xFFFFFF) : NULL;
}

const char *clioi_model_feats(const clioi_model *m, const char *form, const clio_token *tok)
{
    uint32_t key = clioi_feats_word_key(clioi_word_key(form, tok->len), tok->upos, tok->xpos);
    const char *feats = find(m, m->feats_word, m->head->n_feats_word, key);
    if (!feats) feats = find(m, m->feats_tag, m->head->n_feats_tag, clioi_feats_tag_key(tok->upos, tok->xpos));
    if (!feats) feats = find(m, m->feats_tag, m->head->n_feats_tag, clioi_feats_tag_key(0, tok->xpos));
    return feats ? feats : "_";
}

static int plain_word(const char *s, uint32_t n)      /* letters, no digits */
{
    int letters = 0;
    for (uint32_t k = 0; k < n; k++) {
        unsigned char c = (unsigned char)s[k];
        if (c >= '0' && c <= '9') return 0;
        letters |= c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return letters;
}

static const char *by_rule(const clioi_model *m, const char *low, uint32_t low_n, const char *base, uint32_t base_n, uint32_t xpos,
                           clioi_arena *mem)
{
    for (uint32_t k = CLIOI_SUFFIX_MAX + 1; k-- > 0;) {
        uint32_t key = clioi_suffix_key(low, low_n, k, xpos), strip;
        const clioi_pair *p = key ? &m->lemma_rule[clioi_pair_slot(m->lemma_rule, m->head->n_lemma_rule, key)] : NULL;
        const char *add;
        size_t add_n;
        char *out;
        if (!p || !p->key) continue;
        strip = p->value >> 24;
        add = m->str + (p->value & 0xFFFFFF);
        add_n = strlen(add);
        if (strip >= base_n || (base[base_n - strip] & 0xC0) == 0x80) break;      /* not within a letter of several bytes */
        out = clioi_arena_alloc(mem, 1, base_n - strip + add_n + 1, 1);
        if (!out) return NULL;
        memcpy(out, base, base_n - strip);
        memcpy(out + base_n - strip, add, add_n + 1);
        return out;
    }
    return clioi_arena_strdup(mem, base, base_n);
}

int clioi_lemma_keeps_case(uint32_t upos, uint32_t xpos)
{
    return upos == CLIOI_UPOS_PROPN || xpos == CLIOI_XPOS_NNP || xpos == CLIOI_XPOS_NNPS;
}

const char *clioi_model_lemma(const clioi_model *m, const char *form, const clio_token *tok, clioi_arena *mem)
{
    char low[2 * LONGEST];
    uint32_t low_n;
    int name = clioi_lemma_keeps_case(tok->upos, tok->xpos);
    if (tok->len > LONGEST) return clioi_arena_strdup(mem, form, tok->len);
    low_n = clioi_lower(form, tok->len, low);
    if (plain_word(form, tok->len)) {
        const char *lemma = find(m, m->lemma_word, m->head->n_lemma_word, clioi_lemma_word_key(clioi_word_key(form, tok->len), tok->xpos));
        if (lemma) return lemma;
        return by_rule(m, low, low_n, name ? form : low, name ? tok->len : low_n, tok->xpos, mem);
    }
    if (tok->xpos == CLIOI_XPOS_CD) low_n = drop_commas(low, low_n);
    return name ? clioi_arena_strdup(mem, form, tok->len) : clioi_arena_strdup(mem, low, low_n);
}
