/* handmade.h -- documents with trees written by hand, so that the stages after
 * the parser are tested without it.  A sentence is a list of rows
 *     "form lemma UPOS XPOS head deprel"      head counts from 1, 0 is the root */
#ifndef CLIO_TESTS_HANDMADE_H
#define CLIO_TESTS_HANDMADE_H
#include "core/labels.h"
#include "core/tree.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { HAND_MAX = 64 };

static inline uint8_t hand_code(const char *(*name)(uint32_t), const char *s)
{
    for (uint32_t k = 0; name(k); k++)
        if (!strcmp(name(k), s)) return (uint8_t)k;
    return 0;
}

/* Build a one-sentence document in `doc` (zeroed by the caller but for its arenas). */
static inline clio_rc hand_doc(clio_doc *doc, const char *const *row, clio_err *err)
{
    static const char sep[] = " ";
    uint32_t n = 0, at = 0;
    while (row[n]) n++;
    doc->text = CLIOI_NEW(&doc->mem, char, 2048);
    doc->token = CLIOI_NEW(&doc->mem, clio_token, n);
    doc->sentence = CLIOI_NEW(&doc->mem, clio_sentence, 1);
    if (doc->mem.why != CLIO_OK) return doc->mem.why;
    for (uint32_t k = 0; k < n; k++) {
        char form[64], lemma[64], upos[16], xpos[16], dep[32];
        unsigned head;
        clio_token *t = &doc->token[k];
        if (sscanf(row[k], "%63s %63s %15s %15s %u %31s", form, lemma, upos, xpos, &head, dep) != 6) abort();
        t->off = at;
        t->len = (uint32_t)strlen(form);
        memcpy(doc->text + at, form, t->len);
        at += t->len;
        doc->text[at++] = sep[0];
        t->lemma = clioi_arena_strdup(&doc->mem, lemma, strlen(lemma));
        if (!t->lemma) return doc->mem.why;
        t->feats = "_";
        t->upos = hand_code(clio_upos_name, upos);
        t->xpos = hand_code(clio_xpos_name, xpos);
        t->deprel = hand_code(clio_deprel_name, dep);
        t->head = head ? head - 1 : CLIO_NONE;
        t->flags = CLIO_TOK_SPACE;
    }
    doc->text_len = at;
    doc->token_n = n;
    doc->sentence[0] = (clio_sentence){.tok = 0, .tok_n = n, .off = 0, .len = at ? at - 1 : 0};
    doc->sentence_n = 1;
    return clioi_tree_index(doc, err);
}

static inline void hand_init(clio_doc *doc)
{
    memset(doc, 0, sizeof *doc);
    clioi_arena_init(&doc->mem, 64 << 20);
    clioi_arena_init(&doc->scratch, 64 << 20);
}

static inline void hand_release(clio_doc *doc)
{
    clioi_arena_release(&doc->mem);
    clioi_arena_release(&doc->scratch);
}
#endif
