/* conllu.c -- sentences and tokens in CoNLL-U, as the Universal Dependencies
 * treebanks write it (universaldependencies.org/format.html).
 *
 *   # newdoc id = a1
 *   # newpar
 *   # sent_id = a1-1
 *   # text = They don't.
 *   1    They  they  PRON ...  _
 *   2-3  don't _     _    ...  SpaceAfter=No     a written word of several tokens
 *   2    do    do    AUX  ...  _
 *   3    n't   not   PART ...  _
 *   4    .     .     PUNCT ... _
 *
 * HEAD counts within the sentence, 0 for the root; before stage parse both HEAD
 * and DEPREL are "_".  "# text" is put together from the tokens and their blanks,
 * as the format demands, so line breaks inside a sentence become one blank.  The
 * last token of the text says nothing about a blank after it. */
#include "write/write.h"
#include <string.h>

/* Does the file format need SpaceAfter=No after token `k`? */
static int glued_after(const clio_doc *doc, uint32_t k)
{
    const clio_token *t = &doc->token[k];
    return !(t->flags & CLIO_TOK_SPACE) && t->off + t->len < doc->text_len;
}

/* Last token of the written word that starts at `k`. */
static uint32_t word_end(const clio_doc *doc, uint32_t k, uint32_t end)
{
    while (k + 1 < end && (doc->token[k].flags & CLIO_TOK_GLUED)) k++;
    return k;
}

static void put_form(const clio_doc *doc, uint32_t a, uint32_t b, clioi_buf *out)
{
    uint32_t off = doc->token[a].off;
    clioi_put_line(out, doc->text + off, doc->token[b].off + doc->token[b].len - off);
}

static void put_comments(const clio_doc *doc, uint32_t s, clioi_buf *out)
{
    const clio_sentence *sent = &doc->sentence[s];
    uint32_t end = sent->tok + sent->tok_n;
    const char *id = doc->art.id ? doc->art.id : "";
    if (!s) {
        clioi_put_str(out, "# newdoc");
        if (*id) clioi_put_str(out, " id = ");
        clioi_put_line(out, id, strlen(id));
        clioi_put_char(out, '\n');
    }
    if (doc->token[sent->tok].flags & CLIO_TOK_PARA) clioi_put_str(out, "# newpar\n");
    clioi_put_str(out, "# sent_id = ");
    clioi_put_line(out, id, strlen(id));
    if (*id) clioi_put_char(out, '-');
    clioi_put_int(out, (int64_t)s + 1);
    clioi_put_str(out, "\n# text = ");
    for (uint32_t k = sent->tok; k < end; k++) {
        uint32_t last = word_end(doc, k, end);
        put_form(doc, k, last, out);
        if (last + 1 < end && !glued_after(doc, last)) clioi_put_char(out, ' ');
        k = last;
    }
    clioi_put_char(out, '\n');
}

static void put_field(clioi_buf *out, const char *s)
{
    clioi_put_char(out, '\t');
    if (s && *s)
        clioi_put_line(out, s, strlen(s));
    else
        clioi_put_char(out, '_');
}

static void put_token(const clio_doc *doc, uint32_t first, uint32_t k, int space_no, clioi_buf *out)
{
    const clio_token *t = &doc->token[k];
    clioi_put_int(out, (int64_t)(k - first) + 1);
    clioi_put_char(out, '\t');
    put_form(doc, k, k, out);
    put_field(out, t->lemma);
    put_field(out, clio_upos_name(t->upos));
    put_field(out, clio_xpos_name(t->xpos));
    put_field(out, t->feats);
    clioi_put_char(out, '\t');
    if (!t->deprel)
        clioi_put_char(out, '_');
    else
        clioi_put_int(out, t->head == CLIO_NONE ? 0 : (int64_t)t->head - first + 1);
    put_field(out, clio_deprel_name(t->deprel));
    clioi_put_str(out, space_no ? "\t_\tSpaceAfter=No\n" : "\t_\t_\n");
}

static void put_sentence(const clio_doc *doc, uint32_t s, clioi_buf *out)
{
    uint32_t first = doc->sentence[s].tok, end = first + doc->sentence[s].tok_n;
    put_comments(doc, s, out);
    for (uint32_t k = first; k < end; k++) {
        uint32_t last = word_end(doc, k, end);
        int space_no = glued_after(doc, last);
        if (last == k) {
            put_token(doc, first, k, space_no, out);
            continue;
        }
        clioi_put_int(out, (int64_t)(k - first) + 1);
        clioi_put_char(out, '-');
        clioi_put_int(out, (int64_t)(last - first) + 1);
        clioi_put_char(out, '\t');
        put_form(doc, k, last, out);
        clioi_put_str(out, space_no ? "\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" : "\t_\t_\t_\t_\t_\t_\t_\t_\n");
        for (; k <= last; k++) put_token(doc, first, k, 0, out);
        k = last;
    }
    clioi_put_char(out, '\n');
}

void clioi_write_conllu(const clio_doc *doc, const clio_write_options *options, clioi_buf *out)
{
    (void)options;
    for (uint32_t s = 0; s < doc->sentence_n; s++) put_sentence(doc, s, out);
}
