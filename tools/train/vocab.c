/* vocab.c -- the words frequent enough for a row of their own.
 *
 * Keys are hashes of the folded word (clioi_word_key).  Words seen `least` times
 * in the training data get a row, in order of first use; row 0 is for the rest.
 * Names in made sentences do not count: they are drawn from lists, not from use.
 * Nor do silver sentences: that most of their words have vectors is what they teach.
 * The table is open addressing, at most half full, and goes into the model as
 * it is. */
#include "train.h"

uint32_t vocab_row(const vocab *v, uint32_t key)
{
    return clioi_pair_value(v->slot, v->slots, key);
}

void vocab_build(vocab *v, const corpus *c, uint32_t least)
{
    enum { WIDE = 1 << 18 };
    clioi_pair *seen = need(WIDE, sizeof *seen);
    uint32_t *order = need(WIDE, 4), n = 0, kept = 1;
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->sent[i].n; k++) {
            const word *w = &c->sent[i].word[k];
            uint32_t key = clioi_word_key(w->form, w->len), at = clioi_pair_slot(seen, WIDE, key);
            if (c->sent[i].origin == SILVER || (c->sent[i].origin == MADE && w->name)) continue;
            if (!seen[at].key) order[n++] = at;
            if (n > WIDE / 2) die("too many words");
            seen[at].key = key;
            seen[at].value++;
        }
    for (uint32_t k = 0; k < n; k++) kept += seen[order[k]].value >= least;
    for (v->slots = 1024; v->slots < kept * 2; v->slots *= 2) {}
    v->slot = need(v->slots, sizeof *v->slot);
    v->count = need(kept, 4);
    v->n = 1;
    for (uint32_t k = 0; k < n; k++) {
        const clioi_pair *s = &seen[order[k]];
        if (s->value < least) continue;
        v->slot[clioi_pair_slot(v->slot, v->slots, s->key)] = (clioi_pair){s->key, v->n};
        v->count[v->n++] = s->value;
    }
}
