/* vocab.c -- the words frequent enough for a row of their own.
 *
 * Keys are hashes of the folded word (clioi_word_key).  Words seen `least` times
 * in the training data get a row, in order of first use; row 0 is for the rest.
 * The table is open addressing, at most half full, and goes into the model as
 * it is. */
#include "train.h"

static uint32_t slot_of(const uint32_t *key, uint32_t mask, uint32_t k)
{
    uint32_t at = clioi_key_mix(k, 11) & mask;
    while (key[at] && key[at] != k) at = (at + 1) & mask;
    return at;
}

uint32_t vocab_row(const vocab *v, uint32_t key)
{
    uint32_t at = slot_of(v->key, v->mask, key);
    return v->key[at] ? v->row[at] : 0;
}

void vocab_build(vocab *v, const corpus *c, uint32_t least)
{
    enum { WIDE = 1 << 18 };
    uint32_t *key = need(WIDE, 4), *count = need(WIDE, 4), *order = need(WIDE, 4), n = 0, kept = 1;
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->sent[i].n; k++) {
            const word *w = &c->sent[i].word[k];
            uint32_t h = clioi_word_key(w->form, w->len), at = slot_of(key, WIDE - 1, h);
            if (!key[at]) order[n++] = at;
            if (n > WIDE / 2) die("too many words");
            key[at] = h;
            count[at]++;
        }
    for (uint32_t k = 0; k < n; k++) kept += count[order[k]] >= least;
    for (v->mask = 1024; v->mask < kept * 2; v->mask *= 2) {}
    v->key = need(v->mask, 4);
    v->row = need(v->mask, 4);
    v->count = need(kept, 4);
    v->mask--;
    v->n = 1;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t at;
        if (count[order[k]] < least) continue;
        at = slot_of(v->key, v->mask, key[order[k]]);
        v->key[at] = key[order[k]];
        v->row[at] = v->n;
        v->count[v->n++] = count[order[k]];
    }
}
