/* keep.c -- tokens and sentences that were given, in CoNLL-U, instead of found.
 *
 * Stage text left the CoNLL-U in doc->text.  Two passes over its lines: the first checks
 * them and counts, the second builds the running text and the tokens in it.
 *
 *   # newdoc / # newpar     the next sentence starts a paragraph
 *   # text = ...            ignored: it equals the forms joined by their blanks, or the
 *                           forms are the truth
 *   1-2  don't              a written word of several tokens: its form goes into the text, its
 *   1    do                 parts get their piece of it (in order, whatever the
 *   2    n't                case); parts that are not in the form share its characters evenly
 *   3    go   ... SpaceAfter=No
 *   3.1  gone               empty nodes are dropped
 *
 * Form by form text means that the tokens that come out are those that went in,
 * byte for byte, except for such shared parts, which show the piece of text they share.
 * Tags, heads and all other columns are dropped: the stages behind find their own. */
#include "stage/split.h"
#include <string.h>

typedef struct keeper {
    clioi_split *sp;
    char *out;              /* the running text; as long as the input at most */
    uint32_t out_len;
    uint32_t para, line;
    uint32_t sent_first;    /* first token of the sentence */
    uint32_t range_until;   /* last id of the written word at hand, 0: none */
    uint32_t range_at, range_end;   /* what is left of its span in the text */
    uint8_t new_para, space, range_space;
} keeper;

typedef struct row {
    const char *form;
    uint32_t form_len, id, id_last;   /* id_last > 0: a range */
    uint8_t empty_node, no_space;
} row;

/* A number at s[*i..n); 0 if there is none or it is too large. */
static uint32_t read_id(const char *s, uint32_t n, uint32_t *i)
{
    uint32_t v = 0;
    while (*i < n && s[*i] >= '0' && s[*i] <= '9') {
        if (v > 1000000) return 0;
        v = v * 10 + (uint32_t)(s[(*i)++] - '0');
    }
    return v;
}

/* Split a token line. Returns 0 if it is none. */
static int read_row(const char *s, uint32_t n, row *r)
{
    uint32_t tab[10], tabs = 0, i = 0;
    *r = (row){0};
    for (uint32_t k = 0; k < n; k++) {
        if (s[k] != '\t') continue;
        if (tabs == 9) return 0;
        tab[tabs++] = k;
    }
    if (tabs != 9 || tab[1] == tab[0] + 1) return 0;
    r->id = read_id(s, tab[0], &i);
    if (i == 0) return 0;
    if (s[i] == '-') {
        i++;
        r->id_last = read_id(s, tab[0], &i);
        if (r->id_last <= r->id) return 0;
    } else if (s[i] == '.') {
        r->empty_node = 1;
        i = tab[0];
    }
    if (i != tab[0] || (!r->empty_node && !r->id)) return 0;
    r->form = s + tab[0] + 1;
    r->form_len = tab[1] - tab[0] - 1;
    for (i = tab[8] + 1; i + 13 <= n; i++)
        if (!memcmp(s + i, "SpaceAfter=No", 13)) r->no_space = 1;
    return 1;
}

static uint32_t add_text(keeper *k, const char *s, uint32_t n)
{
    uint32_t at;
    if (k->out_len) {
        if (k->new_para) {
            k->out[k->out_len++] = '\n';
            k->out[k->out_len++] = '\n';
        } else if (k->space) {
            k->out[k->out_len++] = ' ';
        }
    }
    at = k->out_len;
    memcpy(k->out + at, s, n);
    k->out_len += n;
    return at;
}

static void add_token(keeper *k, uint32_t off, uint32_t len, uint8_t flags)
{
    clioi_split *sp = k->sp;
    sp->token[sp->n] = (clio_token){.off = off, .len = len, .head = CLIO_NONE, .flags = flags};
    if (k->new_para) {
        k->para += sp->n > 0;
        sp->token[sp->n].flags |= CLIO_TOK_PARA;
    }
    k->new_para = 0;
    sp->para[sp->n] = k->para;
    sp->n++;
}

/* Bytes of the next `left`-th part of what is left of the written word. */
static uint32_t part_len(const keeper *k, const row *r, uint32_t left)
{
    uint32_t n = k->range_end - k->range_at, chars = 0, take, i = 0;
    const char *s = k->out + k->range_at;
    if (left == 1) return n;
    if (r->form_len < n) {
        for (i = 0; i < r->form_len; i++) {
            char a = s[i], b = r->form[i];
            if (a != b && !((a | 32) == (b | 32) && (a | 32) >= 'a' && (a | 32) <= 'z')) break;
        }
        if (i == r->form_len && ((unsigned char)s[i] & 0xC0) != 0x80) return i;
    }
    for (i = 0; i < n; i++) chars += ((unsigned char)s[i] & 0xC0) != 0x80;
    take = chars > left ? chars / left : 1;
    for (i = 0; i < n && (take || ((unsigned char)s[i] & 0xC0) == 0x80); i++)
        take -= take && (i + 1 == n || ((unsigned char)s[i + 1] & 0xC0) != 0x80);
    return i;
}

static void keep_row(keeper *k, const row *r)
{
    uint32_t at, n, left;
    if (r->empty_node) return;
    if (r->id_last) {
        k->range_at = add_text(k, r->form, r->form_len);
        k->range_end = k->out_len;
        k->range_until = r->id_last;
        k->range_space = !r->no_space;
    } else if (k->range_until) {
        left = k->range_until - r->id + 1;
        n = part_len(k, r, left);
        at = k->range_at;
        /* more parts than characters: the last one is shared */
        if (at + n < k->range_end) k->range_at += n;
        add_token(k, at, n, left > 1 ? CLIO_TOK_GLUED : k->range_space ? CLIO_TOK_SPACE : 0);
        k->space = left == 1 && k->range_space;
        if (left == 1) k->range_until = 0;
    } else {
        at = add_text(k, r->form, r->form_len);
        add_token(k, at, r->form_len, r->no_space ? 0 : CLIO_TOK_SPACE);
        k->space = !r->no_space;
    }
}

static int starts(const char *s, uint32_t n, const char *with)
{
    uint32_t w = (uint32_t)strlen(with);
    return n >= w && !memcmp(s, with, w);
}

static void end_sentence(keeper *k)
{
    if (k->sp->n == k->sent_first) return;
    k->sp->last[k->sp->n - 1] = 1;
    k->sent_first = k->sp->n;
}

/* Check the ids: words count up from 1, a range covers words to come. */
static int in_order(const row *r, uint32_t *next, uint32_t *until)
{
    if (r->empty_node) return 1;
    if (r->id != *next) return 0;
    if (r->id_last) {
        if (*until >= r->id) return 0;
        *until = r->id_last;
        return 1;
    }
    (*next)++;
    return 1;
}

static clio_rc bad(clio_err *err, uint32_t line, uint32_t off, const char *what)
{
    clio_rc rc = clioi_fail(err, CLIO_EFORMAT, off, "line %u of the CoNLL-U: %s", line, what);
    if (err) err->line = line;
    return rc;
}

/* Pass 1 (k NULL) checks and counts tokens in *n; pass 2 keeps them. */
static clio_rc walk(const char *s, uint32_t len, keeper *k, uint32_t *n, clio_err *err)
{
    uint32_t line = 0, next = 1, until = 0;
    for (uint32_t at = 0, to; at < len; at = to + 1) {
        const char *nl = memchr(s + at, '\n', len - at);
        uint32_t end = to = nl ? (uint32_t)(nl - s) : len;
        row r;
        line++;
        if (end > at && s[end - 1] == '\r') end--;
        if (end == at) {
            if (until >= next) return bad(err, line, at, "a written word lacks its last tokens");
            next = 1;
            until = 0;
            if (k) end_sentence(k);
        } else if (s[at] == '#') {
            if (k && (starts(s + at, end - at, "# newpar") || starts(s + at, end - at, "# newdoc")))
                k->new_para = 1;
        } else {
            if (!read_row(s + at, end - at, &r))
                return bad(err, line, at, "no ten columns with a form");
            if (!in_order(&r, &next, &until))
                return bad(err, line, at, "the word's number is out of order");
            *n += !r.empty_node && !r.id_last;
            if (k) keep_row(k, &r);
        }
    }
    if (until >= next) return bad(err, line, len, "a written word lacks its last tokens");
    if (k) end_sentence(k);
    return CLIO_OK;
}

/* Brackets and quotation marks, paragraph by paragraph. */
static void roles(clioi_split *sp)
{
    uint32_t a = 0, sentences = 0;
    for (uint32_t k = 0; k < sp->n; k++) {
        const clio_token *t = &sp->token[k];
        sp->kind[k] = clioi_kind_of(sp->text, t->off, t->len);
        sentences += sp->last[k];
        if (k + 1 == sp->n || sp->para[k + 1] != sp->para[k] || (sp->last[k] && sentences >= 20)) {
            clioi_roles(sp, a, k + 1);
            a = k + 1;
            sentences = 0;
        }
    }
}

clio_rc clioi_keep(clioi_split *sp, clio_err *err)
{
    clio_doc *doc = sp->doc;
    keeper k = {.sp = sp, .new_para = 1};
    uint32_t n = 0;
    CLIO_TRY(walk(sp->text, sp->len, NULL, &n, err));
    CLIO_TRY(clioi_split_room(sp, n, err));
    k.out = CLIOI_NEW(&doc->mem, char, (size_t)sp->len + 1);
    if (!k.out) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for a text of %u bytes",
                                  sp->len);
    CLIO_TRY(walk(sp->text, sp->len, &k, &n, err));
    doc->text = k.out;
    doc->text_len = k.out_len;
    doc->art.text = doc->text;
    doc->art.text_len = doc->text_len;
    sp->text = k.out;
    sp->len = k.out_len;
    doc->token_n = sp->n;
    roles(sp);
    return clioi_finish(sp, err);
}
