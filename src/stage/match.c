/* match.c -- stage: find the lexicon's names in the text.
 *
 * At each token the longest run of up to RUN_MAX tokens whose folded letters
 * are a name's key is a hit; the search goes on behind it.  A hit keeps all
 * entries that bear the name ("Georgia" the country, the state): who is meant
 * is for the actor and where stages to say, which know the grammar around it.
 *
 * Case rules (docs/lexicon.md): "=" names want their exact letters, names of
 * one word want a capital and the tag of a name, names of several words and
 * role nouns match in any case.
 *
 * Context words are looked up in the same pass, overlapping or not, also by
 * lemma, and gathered as one set per sentence. */
#include "core/lex.h"
#include "stage/stage.h"
#include <string.h>

enum { RUN_MAX = 9 };

static int has_capital(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((s[i] >= 'A' && s[i] <= 'Z') || (unsigned char)s[i] == 0xC3) return 1;
    return 0;
}

/* May a name of one word stand for an entry of this kind here? */
static int tag_fits(const clio_token *t, unsigned kind)
{
    if (t->upos == CLIOI_UPOS_PROPN) return 1;
    switch (kind) {
    case CLIOI_K_COUNTRY: case CLIOI_K_ADJ: case CLIOI_K_PEOPLE:
        return t->upos == CLIOI_UPOS_ADJ || t->upos == CLIOI_UPOS_NOUN;
    case CLIOI_K_BODY: case CLIOI_K_SEAT:
        return t->upos == CLIOI_UPOS_NOUN || t->upos == CLIOI_UPOS_X;
    default: return 0;
    }
}

/* Kinds of entry that the name may mean here; contexts apart. */
static uint32_t kinds_here(const clioi_data *data, const clio_doc *doc, const clioi_hit *h)
{
    uint32_t kinds = 0;
    for (uint32_t k = h->name; k < h->name + h->name_n; k++) {
        const clioi_lexname *n = &data->lex.name[k];
        unsigned kind = data->lex.entry[n->entry].kind;
        const clio_token *t = &doc->token[h->tok];
        if (!clioi_name_fits(n, h->exact, h->capital)) continue;
        if (kind == CLIOI_K_ROLE && (t->upos == CLIOI_UPOS_VERB || t->upos == CLIOI_UPOS_AUX) && h->tok_n == 1) continue;
        if (!(n->flags & (CLIOI_NAME_EXACT | CLIOI_NAME_ANYCASE)) && h->tok_n == 1 && !tag_fits(t, kind)) continue;
        kinds |= CLIOI_KBIT(kind);
    }
    return kinds;
}

static uint64_t contexts_of(const clioi_lex *lex, const clioi_lexname *n, uint32_t count)
{
    uint64_t set = 0;
    for (uint32_t k = 0; k < count; k++)
        if (lex->entry[n[k].entry].kind == CLIOI_K_CONTEXT) set |= (uint64_t)1 << lex->entry[n[k].entry].sub;
    return set;
}

/* Longest hit that starts at token t of a sentence ending before `end`; contexts go to *context. */
static clioi_hit longest(const clioi_data *data, const clio_doc *doc, uint32_t t, uint32_t end, uint64_t *context)
{
    clioi_hit best = {0};
    uint64_t hash = CLIOI_HASH_SEED, exact = CLIOI_HASH_SEED;
    uint8_t capital = 0;
    for (uint32_t n = 1; n <= RUN_MAX && t + n <= end; n++) {
        const clio_token *k = &doc->token[t + n - 1];
        const char *s = doc->text + k->off;
        clioi_hit h = {.tok = t, .tok_n = n};
        const clioi_lexname *run;
        hash = clioi_hash_folded(hash, s, k->len);
        exact = clioi_hash_exact(exact, s, k->len);
        capital |= (uint8_t)has_capital(s, k->len);
        run = clioi_lex_find(&data->lex, hash, &h.name_n);
        if (!run) continue;
        *context |= contexts_of(&data->lex, run, h.name_n);
        h.name = (uint32_t)(run - data->lex.name);
        h.exact = exact;
        h.capital = capital;
        h.kinds = kinds_here(data, doc, &h) & ~CLIOI_KBIT(CLIOI_K_CONTEXT);
        if (h.kinds) best = h;
    }
    return best;
}

static void lemma_contexts(const clioi_data *data, const clio_token *t, uint64_t *context)
{
    uint32_t n;
    const clioi_lexname *run;
    if (!t->lemma) return;
    run = clioi_lex_find(&data->lex, clioi_hash_folded(CLIOI_HASH_SEED, t->lemma, strlen(t->lemma)), &n);
    if (run) *context |= contexts_of(&data->lex, run, n);
}

clio_rc clioi_stage_match(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    doc->hit = CLIOI_NEW(&doc->mem, clioi_hit, doc->token_n);
    doc->hit_of = CLIOI_NEW(&doc->mem, uint32_t, doc->token_n);
    doc->sent_context = CLIOI_NEW(&doc->mem, uint64_t, doc->sentence_n);
    if (doc->mem.why != CLIO_OK)
        return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for the names of %u tokens", doc->token_n);
    for (uint32_t t = 0; t < doc->token_n; t++) doc->hit_of[t] = CLIO_NONE;
    for (uint32_t s = 0; s < doc->sentence_n; s++) {
        const clio_sentence *sent = &doc->sentence[s];
        uint32_t end = sent->tok + sent->tok_n, behind = sent->tok;
        for (uint32_t t = sent->tok; t < end; t++) {
            clioi_hit h = longest(data, doc, t, end, &doc->sent_context[s]);
            lemma_contexts(data, &doc->token[t], &doc->sent_context[s]);
            if (!h.kinds || t < behind) continue;
            for (uint32_t k = 0; k < h.tok_n; k++) doc->hit_of[t + k] = doc->hit_n;
            doc->hit[doc->hit_n++] = h;
            behind = t + h.tok_n;
        }
    }
    return CLIO_OK;
}
