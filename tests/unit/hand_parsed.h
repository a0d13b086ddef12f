/* hand_parsed.h -- documents for tests of the stages behind the parser, written by hand.
 *
 * A sentence is a list of "word/lemma/UPOS/XPOS/head/deprel" parts, separated by
 * blanks; heads count from 1 within the sentence, 0 is the root; "|" starts a new
 * sentence, "||" a new paragraph.  An empty lemma is the word itself. */
#ifndef CLIO_TESTS_HAND_PARSED_H
#define CLIO_TESTS_HAND_PARSED_H
#include "core/labels.h"
#include "core/tree.h"
#include "stage/stage.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static inline uint8_t hand_label(const char *(*name)(uint32_t), const char *s)
{
    for (uint32_t k = 0; name(k); k++)
        if (!strcmp(name(k), s)) return (uint8_t)k;
    fail_msg("no label %s", s);
    return 0;
}

/* One part: cut it at its slashes into six fields (a word "/" is not supported). */
static inline void hand_token(clio_doc *doc, char *part, uint32_t first)
{
    char *f[6];
    clio_token *t = &doc->token[doc->token_n];
    for (int k = 0; k < 6; k++) {
        f[k] = part;
        part += strcspn(part, "/");
        if (*part) *part++ = '\0';
    }
    if (doc->text_len) doc->text[doc->text_len++] = ' ';
    *t = (clio_token){.off = doc->text_len, .len = (uint32_t)strlen(f[0]), .head = CLIO_NONE, .flags = CLIO_TOK_SPACE, .feats = "_"};
    memcpy(doc->text + doc->text_len, f[0], t->len);
    doc->text_len += t->len;
    t->lemma = clioi_arena_strdup(&doc->mem, *f[1] ? f[1] : f[0], strlen(*f[1] ? f[1] : f[0]));
    t->upos = hand_label(clio_upos_name, f[2]);
    t->xpos = hand_label(clio_xpos_name, *f[3] ? f[3] : "_");
    if (atoi(f[4])) t->head = first + (uint32_t)atoi(f[4]) - 1;
    t->deprel = hand_label(clio_deprel_name, f[5]);
    doc->token_n++;
}

static inline clio_doc *hand_doc(const char *parts)
{
    clio_doc *doc = clio_doc_new(0);
    char *copy = strdup(parts), *save = NULL;
    uint32_t n = (uint32_t)strlen(parts), first = 0, para = 0;
    assert_non_null(doc);
    doc->text = CLIOI_NEW(&doc->mem, char, n + 2);
    doc->token = CLIOI_NEW(&doc->mem, clio_token, n + 1);
    doc->sentence = CLIOI_NEW(&doc->mem, clio_sentence, n + 1);
    doc->actor = CLIOI_NEW(&doc->mem, clio_actor, n + 1);
    doc->event = CLIOI_NEW(&doc->mem, clio_event, n + 1);
    doc->name = CLIOI_NEW(&doc->mem, clio_name, n + 1);
    doc->hit = CLIOI_NEW(&doc->mem, clioi_hit, n + 1);
    doc->quote = CLIOI_NEW(&doc->mem, clioi_quote, n + 1);
    doc->hit_of = CLIOI_NEW(&doc->mem, uint32_t, n + 1);
    doc->actor_of = CLIOI_NEW(&doc->mem, uint32_t, n + 1);
    for (char *p = strtok_r(copy, " ", &save);; p = strtok_r(NULL, " ", &save)) {
        if (p && *p != '|') {
            hand_token(doc, p, first);
            continue;
        }
        doc->sentence[doc->sentence_n++] = (clio_sentence){.tok = first, .tok_n = doc->token_n - first, .off = doc->token[first].off,
                                                           .len = doc->text_len - doc->token[first].off, .para = para};
        first = doc->token_n;
        if (!p) break;
        para += p[1] == '|';
    }
    free(copy);
    for (uint32_t t = 0; t <= n; t++) doc->hit_of[t] = doc->actor_of[t] = CLIO_NONE;
    assert_int_equal(clioi_tree_index(doc, NULL), CLIO_OK);
    return doc;
}

/* Index of the first token with this text. */
static inline uint32_t hand_tok(const clio_doc *doc, const char *word)
{
    for (uint32_t t = 0; t < doc->token_n; t++)
        if (doc->token[t].len == strlen(word) && !memcmp(doc->text + doc->token[t].off, word, doc->token[t].len)) return t;
    fail_msg("no token %s", word);
    return 0;
}

static inline clio_actor *hand_actor(clio_doc *doc, const char *word, const char *country, uint32_t sector)
{
    uint32_t t = hand_tok(doc, word);
    clio_actor *a = &doc->actor[doc->actor_n];
    *a = (clio_actor){.tok = t, .tok_n = 1, .head = t, .off = doc->token[t].off, .len = doc->token[t].len, .code = "", .first_sector = CLIOI_SECTOR_COUNT};
    memcpy(a->country, country, strlen(country));
    if (sector < CLIOI_SECTOR_COUNT) {
        a->sectors = 1u << sector;
        a->first_sector = (uint8_t)sector;
        a->code = clio_sector_name(sector);
    }
    doc->actor_of[t] = doc->actor_n++;
    return a;
}

static inline clio_event *hand_event(clio_doc *doc, const char *word, uint8_t event)
{
    uint32_t t = hand_tok(doc, word), s = 0;
    clio_event *e = &doc->event[doc->event_n++];
    while (s + 1 < doc->sentence_n && doc->sentence[s + 1].tok <= t) s++;
    *e = (clio_event){.event = event, .mode = "", .cameo = "", .sentence = s, .trig_tok = t, .trig_off = doc->token[t].off, .trig_len = doc->token[t].len};
    return e;
}

/* The token is covered by the run name[first ... first + n) of the lexicon. */
static inline void hand_hit(clio_doc *doc, const char *word, uint32_t first, uint32_t n, uint32_t kinds)
{
    uint32_t t = hand_tok(doc, word);
    doc->hit[doc->hit_n] = (clioi_hit){.tok = t, .tok_n = 1, .name = first, .name_n = n, .kinds = kinds, .capital = 1};
    doc->hit_of[t] = doc->hit_n++;
}

/* Tokens from `open` to `close`, both inclusive, are a quotation. */
static inline void hand_quote(clio_doc *doc, const char *open, const char *close)
{
    uint32_t a = hand_tok(doc, open), b = hand_tok(doc, close);
    doc->quote[doc->quote_n++] = (clioi_quote){.off = doc->token[a].off, .len = doc->token[b].off + doc->token[b].len - doc->token[a].off, .tok = a, .tok_n = b - a + 1};
    for (uint32_t t = a; t <= b; t++) doc->token[t].flags |= CLIO_TOK_QUOTED;
}

/* The text of a span, for comparing. */
static inline const char *hand_text(const clio_doc *doc, uint32_t off, uint32_t len)
{
    static _Thread_local char buf[400];
    snprintf(buf, sizeof buf, "%.*s", (int)len, doc->text + off);
    return buf;
}
#endif
