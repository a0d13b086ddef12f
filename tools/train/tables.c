/* tables.c -- learn the lemma and feature tables (core/lemma.c) from the treebanks.
 *
 * Lemmas: each word form with its tag has a usual lemma, which gives a script:
 * strip so many bytes, add a string.  For every ending of up to six letters and
 * tag the commonest script among word types becomes a rule, if the next shorter
 * ending does not say the same; what the rules still get wrong goes into the
 * table of words.
 *
 * Features: the commonest for a tag pair; words that usually have others go into
 * the table of words.
 *
 * Counting is done by sorting records, so that no order of a hash table matters. */
#include "train.h"
#include <stdlib.h>
#include <string.h>

typedef struct record { uint32_t key, n; const char *value; const word *w; } record;
typedef struct list { record *at; size_t n, cap; } list;

static void push(list *l, record r)
{
    if (l->n == l->cap) {
        record *more = need(l->cap = l->cap * 2 + 4096, sizeof r);
        if (l->n) memcpy(more, l->at, l->n * sizeof r);
        free(l->at);
        l->at = more;
    }
    l->at[l->n++] = r;
}

static int by_key_value(const void *a, const void *b)
{
    const record *x = a, *y = b;
    return x->key != y->key ? (x->key < y->key ? -1 : 1) : strcmp(x->value, y->value);
}

/* Merge equal (key, value), then keep the commonest value of each key, n = its count; ties: the first in order. */
static void commonest(list *l)
{
    size_t out = 0;
    qsort(l->at, l->n, sizeof *l->at, by_key_value);
    for (size_t i = 0; i < l->n;) {
        record best = {0};
        uint32_t key = l->at[i].key;
        while (i < l->n && l->at[i].key == key) {
            record sum = l->at[i];
            for (i++; i < l->n && l->at[i].key == key && !strcmp(l->at[i].value, sum.value); i++) sum.n += l->at[i].n;
            if (sum.n > best.n) best = sum;
        }
        l->at[out++] = best;
    }
    l->n = out;
}

static uint32_t string_at(blob *str, const char *s)
{
    size_t n = strlen(s) + 1;
    for (size_t at = 0; at + n <= str->n; at += strlen((const char *)str->at + at) + 1)
        if (!memcmp(str->at + at, s, n)) return (uint32_t)at;
    return (uint32_t)blob_add(str, s, n);
}

static void pairs_build(blob *out, const clioi_pair *pair, size_t n)
{
    uint32_t slots = 16;
    clioi_pair *table;
    while (slots < n * 2) slots *= 2;
    table = need(slots, sizeof *table);
    for (size_t k = 0; k < n; k++) table[clioi_pair_slot(table, slots, pair[k].key)] = pair[k];
    blob_add(out, table, slots * sizeof *table);
    free(table);
}

/* ---- features ---- */

/* Misspelt words have the lemma and features of what was meant: believed if seen twice.  The person of a
 * verb hangs on its subject: a verb is believed to differ from others if seen often. */
enum { SURE_TYPO = 2, SURE_VERB = 20 };

static int misspelt(const word *w)
{
    return strstr(w->feats, "Typo=Yes") != NULL;
}

static void build_feats(tables *t, const corpus *c)
{
    list tags = {0}, words = {0}, upos_less = {0};
    clioi_pair *pair;
    size_t n = 0;
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->sent[i].n && c->sent[i].origin == REAL; k++) {
            const word *w = &c->sent[i].word[k];
            push(&tags, (record){clioi_feats_tag_key(w->upos, w->xpos), 1, w->feats, w});
            push(&upos_less, (record){clioi_feats_tag_key(0, w->xpos), 1, w->feats, w});
            push(&words, (record){clioi_feats_word_key(clioi_word_key(w->form, w->len), w->upos, w->xpos), 1, w->feats, w});
        }
    commonest(&tags), commonest(&upos_less), commonest(&words);
    for (size_t k = 0; k < upos_less.n; k++) push(&tags, upos_less.at[k]);
    pair = need(tags.n + words.n, sizeof *pair);
    for (size_t k = 0; k < tags.n; k++) pair[k] = (clioi_pair){tags.at[k].key, string_at(&t->str, tags.at[k].value)};
    pairs_build(&t->feats_tag, pair, tags.n);
    for (size_t k = 0; k < words.n; k++) {
        const record *r = &words.at[k];
        int verb = r->w->upos == CLIOI_UPOS_VERB && (r->w->xpos == CLIOI_XPOS_VBD || r->w->xpos == CLIOI_XPOS_VBP);
        if (r->n < (verb ? SURE_VERB : misspelt(r->w) ? SURE_TYPO : 1)) continue;
        const clioi_pair *tag = (const clioi_pair *)(const void *)t->feats_tag.at;
        tag += clioi_pair_slot(tag, (uint32_t)(t->feats_tag.n / sizeof *tag), clioi_feats_tag_key(r->w->upos, r->w->xpos));
        if (strcmp((const char *)t->str.at + tag->value, r->value)) pair[n++] = (clioi_pair){r->key, string_at(&t->str, r->value)};
    }
    pairs_build(&t->feats_word, pair, n);
    printf("features: %zu tags, %zu words\n", tags.n, n);
}

/* ---- lemmas ---- */

enum { WORD_MAX = 100 };

static uint32_t base_of(const word *w, char *low, char *base)
{
    uint32_t n = clioi_lower(w->form, w->len, low);
    low[n] = '\0';
    {
        const char *from = clioi_lemma_keeps_case(w->upos, w->xpos) ? w->form : low;
        memcpy(base, from, strlen(from) + 1);
    }
    return n;
}

/* "3ies": strip three bytes, add "ies"; NULL if nothing of the word is left. */
static const char *script_of(const char *base, const char *lemma)
{
    char script[WORD_MAX + 16];
    size_t same = 0;
    while (base[same] && base[same] == lemma[same]) same++;
    while (same && ((unsigned char)base[same] & 0xC0) == 0x80) same--;
    if (!same || strlen(lemma + same) > 12 || strlen(base + same) > 99) return NULL;
    (void)snprintf(script, sizeof script, "%02zu%s", strlen(base + same), lemma + same);
    return memcpy(need(strlen(script) + 1, 1), script, strlen(script) + 1);
}

static int usable(const word *w)
{
    int letters = 0;
    if (!w->lemma[0] || !strcmp(w->lemma, "_") || w->len > WORD_MAX / 2 || !w->xpos ) return 0;
    for (uint32_t k = 0; k < w->len; k++) {
        unsigned char ch = (unsigned char)w->form[k];
        if (ch >= '0' && ch <= '9') return 0;
        letters |= ch >= 0x80 || (ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z');
    }
    return letters;
}

static void count_rules(const list *types, list *rules)
{
    for (size_t i = 0; i < types->n; i++) {
        const record *r = &types->at[i];
        char low[2 * WORD_MAX], base[2 * WORD_MAX];
        uint32_t n = base_of(r->w, low, base);
        const char *script = script_of(base, r->value);
        if (!script || misspelt(r->w)) continue;
        for (uint32_t k = 0; k <= CLIOI_SUFFIX_MAX; k++) {
            uint32_t key = clioi_suffix_key(low, n, k, r->w->xpos);
            if (key) push(rules, (record){key, 1, script, r->w});
        }
    }
    commonest(rules);
}

/* The rule of the longest known ending shorter than `below` letters. */
static const record *rule_for(const list *rules, const uint8_t *kept, const word *w, uint32_t below)
{
    char low[2 * WORD_MAX], base[2 * WORD_MAX];
    uint32_t n = base_of(w, low, base);
    for (uint32_t k = below; k-- > 0;) {
        record probe = {.key = clioi_suffix_key(low, n, k, w->xpos), .value = ""};
        size_t lo = 0, hi = rules->n;
        while (lo < hi) {
            size_t mid = (lo + hi) / 2;
            if (rules->at[mid].key < probe.key) lo = mid + 1;
            else hi = mid;
        }
        if (probe.key && lo < rules->n && rules->at[lo].key == probe.key && kept[lo]) return &rules->at[lo];
    }
    return NULL;
}

/* How many letters of an ending a rule was counted for: found again from its word. */
static uint32_t rule_len(const record *r)
{
    char low[2 * WORD_MAX], base[2 * WORD_MAX];
    uint32_t n = base_of(r->w, low, base);
    for (uint32_t k = 0; k <= CLIOI_SUFFIX_MAX; k++)
        if (clioi_suffix_key(low, n, k, r->w->xpos) == r->key) return k;
    return CLIOI_SUFFIX_MAX + 1;
}

static void prune(const list *rules, uint8_t *kept)
{
    uint32_t *len = need(rules->n, 4);
    for (size_t i = 0; i < rules->n; i++) len[i] = rule_len(&rules->at[i]);
    for (uint32_t k = 0; k <= CLIOI_SUFFIX_MAX; k++)
        for (size_t i = 0; i < rules->n; i++) {
            const record *r = &rules->at[i], *shorter;
            if (len[i] != k || (k && r->n < 2)) continue;
            shorter = rule_for(rules, kept, r->w, k);
            kept[i] = !shorter || strcmp(shorter->value, r->value);
        }
    free(len);
}

static void build_lemmas(tables *t, const corpus *c)
{
    list types = {0}, rules = {0};
    clioi_pair *pair;
    uint8_t *kept;
    size_t n = 0, rule_n = 0;
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->sent[i].n; k++) {
            const word *w = &c->sent[i].word[k];
            if (usable(w)) push(&types, (record){clioi_lemma_word_key(clioi_word_key(w->form, w->len), w->xpos), 1, w->lemma, w});
        }
    commonest(&types);
    count_rules(&types, &rules);
    kept = need(rules.n, 1);
    prune(&rules, kept);
    pair = need(rules.n + types.n, sizeof *pair);
    for (size_t i = 0; i < rules.n; i++)
        if (kept[i]) pair[rule_n++] = (clioi_pair){rules.at[i].key, (uint32_t)atoi((char[]){rules.at[i].value[0], rules.at[i].value[1], 0}) << 24 | string_at(&t->str, rules.at[i].value + 2)};
    pairs_build(&t->lemma_rule, pair, rule_n);
    for (size_t i = 0; i < types.n; i++) {
        char low[2 * WORD_MAX], base[2 * WORD_MAX];
        const record *r = &types.at[i], *rule = rule_for(&rules, kept, r->w, CLIOI_SUFFIX_MAX + 1);
        const char *script;
        (void)base_of(r->w, low, base);
        script = script_of(base, r->value);
        if (r->n < SURE_TYPO && misspelt(r->w)) continue;
        if (!script || !rule || strcmp(script, rule->value)) pair[n++] = (clioi_pair){r->key, string_at(&t->str, r->value)};
    }
    pairs_build(&t->lemma_word, pair, n);
    printf("lemmas: %zu rules, %zu words\n", rule_n, n);
}

void tables_build(tables *t, const corpus *c)
{
    (void)string_at(&t->str, "");
    build_feats(t, c);
    build_lemmas(t, c);
}
