/* eval.c -- run the real stages (tag, parse, name) over a corpus and score them.
 *
 * The corpus becomes a document as `clio --input conllu` would make it: the words
 * with blanks between them, tokens and sentences given.  Scores are over all
 * words, with predicted tags; names by exact span and type, leaving out what lies
 * on masked words.  The same numbers come from shared/score/score_parse.py. */
#include "train.h"
#include "stage/stage.h"
#include <string.h>

static size_t text_size(const corpus *c, uint32_t *words)
{
    size_t n = 1;
    *words = 0;
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->sent[i].n; k++) n += c->sent[i].word[k].len + 1u, (*words)++;
    return n;
}

static void make_doc(clio_doc *doc, const corpus *c)
{
    uint32_t words, off = 0;
    *doc = (clio_doc){0};
    clioi_arena_init(&doc->mem, (size_t)4 << 30);
    clioi_arena_init(&doc->scratch, (size_t)1 << 30);
    doc->text = need(text_size(c, &words), 1);
    doc->token = need(words, sizeof *doc->token);
    doc->sentence = need(c->n, sizeof *doc->sentence);
    for (uint32_t i = 0; i < c->n; i++) {
        doc->sentence[doc->sentence_n++] = (clio_sentence){.tok = doc->token_n, .tok_n = c->sent[i].n};
        for (uint32_t k = 0; k < c->sent[i].n; k++) {
            const word *w = &c->sent[i].word[k];
            memcpy(doc->text + off, w->form, w->len);
            doc->token[doc->token_n++] = (clio_token){.off = off, .len = w->len, .head = CLIO_NONE};
            off += w->len;
            doc->text[off++] = ' ';
        }
    }
    doc->text_len = off;
}

typedef struct span_score { uint32_t gold[CLIO_NAME_TYPES], found[CLIO_NAME_TYPES], right[CLIO_NAME_TYPES]; } span_score;

static uint32_t gold_span(const sentence *s, uint32_t k)      /* its length, 0 if none begins */
{
    uint32_t n = 1;
    if (s->word[k].name % 2 == 0 || s->word[k].name == NAME_MASKED) return 0;
    while (k + n < s->n && s->word[k + n].name == s->word[k].name + 1) n++;
    return n;
}

static void score_sentence_names(const sentence *s, const clio_doc *doc, uint32_t at, uint32_t *next, span_score *y)
{
    for (uint32_t k = 0; k < s->n; k++)
        if (gold_span(s, k)) y->gold[s->word[k].name / 2]++;
    for (; *next < doc->name_n && doc->name[*next].tok < at + s->n; (*next)++) {
        const clio_name *n = &doc->name[*next];
        int masked = 0;
        for (uint32_t k = 0; k < n->tok_n; k++) masked |= s->word[n->tok - at + k].name == NAME_MASKED;
        if (masked || s->name_weight <= 0) continue;
        y->found[n->type]++;
        y->right[n->type] += s->word[n->tok - at].name == 1 + 2 * n->type && gold_span(s, n->tok - at) == n->tok_n;
    }
}

static double f1(uint32_t right, uint32_t found, uint32_t gold)
{
    return found + gold ? 200.0 * right / (double)(found + gold) : 0;
}

static void score_names(const corpus *c, const clio_doc *doc, scores *out)
{
    span_score y = {0};
    uint32_t next = 0, sum[3] = {0};
    for (uint32_t i = 0; i < c->n; i++) score_sentence_names(&c->sent[i], doc, doc->sentence[i].tok, &next, &y);
    for (uint32_t k = 0; k < CLIO_NAME_TYPES; k++) {
        out->name_f1[k] = f1(y.right[k], y.found[k], y.gold[k]);
        sum[0] += y.right[k], sum[1] += y.found[k], sum[2] += y.gold[k];
    }
    out->name_all = f1(sum[0], sum[1], sum[2]);
}

static int same_relation(uint32_t a, uint32_t b)              /* subtype aside */
{
    const char *x = clio_deprel_name(a), *y = clio_deprel_name(b);
    size_t n = strcspn(x, ":");
    return n == strcspn(y, ":") && !memcmp(x, y, n);
}

static void score_words(const corpus *c, const clio_doc *doc, scores *out)
{
    double n = doc->token_n;
    const clio_token *t = doc->token;
    uint32_t hit[7] = {0};
    for (uint32_t i = 0; i < c->n; i++)
        for (uint32_t k = 0; k < c->sent[i].n && c->sent[i].has_tree; k++, t++) {
            const word *w = &c->sent[i].word[k];
            uint32_t head = w->head ? doc->sentence[i].tok + w->head - 1u : CLIO_NONE;
            hit[0] += t->upos == w->upos;
            hit[1] += t->xpos == w->xpos;
            hit[2] += !strcmp(w->lemma, "_") || !strcmp(w->lemma, t->lemma);
            hit[3] += !strcmp(w->feats, t->feats);
            hit[4] += t->head == head;
            hit[5] += t->head == head && same_relation(t->deprel, w->deprel);
            hit[6] += t->head == head && t->deprel == w->deprel;
        }
    out->upos = 100 * hit[0] / n, out->xpos = 100 * hit[1] / n, out->lemma = 100 * hit[2] / n, out->feats = 100 * hit[3] / n;
    out->uas = 100 * hit[4] / n, out->las = 100 * hit[5] / n, out->las_sub = 100 * hit[6] / n;
}

static void write_name(FILE *f, const clio_doc *doc, uint32_t t, uint32_t *next)
{
    const clio_name *n = &doc->name[*next];
    while (*next < doc->name_n && n->tok + n->tok_n <= t) n = &doc->name[++*next];
    if (*next < doc->name_n && n->tok <= t) fprintf(f, "Name=%s-%s\n", n->tok == t ? "B" : "I", clio_name_type_name(n->type));
    else fputs("_\n", f);
}

static void write_conllu(const clio_doc *doc, const char *path)
{
    FILE *f = fopen(path, "wb");
    uint32_t next = 0;
    if (!f) die("%s: cannot be written", path);
    for (uint32_t s = 0; s < doc->sentence_n; s++) {
        const clio_sentence *sent = &doc->sentence[s];
        for (uint32_t k = 0; k < sent->tok_n; k++) {
            const clio_token *t = &doc->token[sent->tok + k];
            fprintf(f, "%u\t%.*s\t%s\t%s\t%s\t%s\t%u\t%s\t_\t", k + 1, (int)t->len, doc->text + t->off, t->lemma, clio_upos_name(t->upos),
                    clio_xpos_name(t->xpos), t->feats, t->head == CLIO_NONE ? 0 : t->head - sent->tok + 1, clio_deprel_name(t->deprel));
            write_name(f, doc, sent->tok + k, &next);
        }
        fputc('\n', f);
    }
    if (fclose(f)) die("%s: cannot be written", path);
}

void eval_model(const void *bytes, size_t len, const corpus *c, scores *out, const clioi_kernel *kernel, const char *conllu_out)
{
    static clioi_data data;
    clio_doc doc;
    clio_err err;
    double start;
    void *model = need(len, 1);            /* aligned as the data file has it */
    memcpy(model, bytes, len);
    *out = (scores){0};
    if (clioi_model_open(model, len, &data.model, &err)) die("model: %s", err.msg);
    if (kernel) data.model.kernel = kernel;
    make_doc(&doc, c);
    start = seconds();
    if (clioi_stage_tag(&data, &doc, &err) || clioi_stage_parse(&data, &doc, &err) || clioi_stage_name(&data, &doc, &err)) die("stage: %s", err.msg);
    out->words_per_s = doc.token_n / (seconds() - start + 1e-9);
    score_words(c, &doc, out);
    score_names(c, &doc, out);
    if (conllu_out) write_conllu(&doc, conllu_out);
    clioi_arena_release(&doc.mem);
    clioi_arena_release(&doc.scratch);
}
