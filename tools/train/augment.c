/* augment.c -- sentences as news has them and treebanks do not.
 *
 * Before each use a sentence may be changed: all in small letters, all in
 * capitals, capitalised as a headline, its names alone in small letters (machine
 * translation does that), a name replaced by another one of data/lex with as many
 * words (the tree stays as it was), its last mark dropped, its quotation marks and dashes
 * set in the other style.  Labels stay as they were.  What the folding in
 * core/features.c undoes anyway (curly quotes) still reaches the exact-letters
 * table, so both styles are seen. */
#include "train.h"
#include <string.h>

enum { KEEP, LOWER, UPPER, TITLE, NAMES_LOWER };

static int is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static int is_lower(char c) { return c >= 'a' && c <= 'z'; }

static char change(char c, int how, int first)
{
    if ((how == LOWER || how == NAMES_LOWER) && is_upper(c)) return (char)(c + 32);
    if ((how == UPPER || (how == TITLE && first)) && is_lower(c)) return (char)(c - 32);
    return c;
}

static const char *recased(const word *w, int how, char *room)
{
    for (uint32_t k = 0; k < w->len; k++) room[k] = change(w->form[k], how, k == 0);
    room[w->len] = '\0';
    return room;
}

/* Silver sentences have their names in small letters more often: they are of the news, whose translators do that. */
static int pick_case(rng *r, int origin)
{
    float u = rng_unit(r), names_lower = origin == SILVER ? 0.20f : 0.05f;
    if (u < 0.07f) return LOWER;
    if (u < 0.10f) return UPPER;
    if (u < 0.13f) return TITLE;
    if (u < 0.13f + names_lower) return NAMES_LOWER;
    return KEEP;
}

static void restyle(word *w, uint32_t quote_n)
{
    static const struct { const char *plain, *open, *close; } marks[] = {
        {"\"", "\xE2\x80\x9C", "\xE2\x80\x9D"}, {"``", "\xE2\x80\x9C", "\xE2\x80\x9C"}, {"''", "\xE2\x80\x9D", "\xE2\x80\x9D"},
        {"--", "\xE2\x80\x94", "\xE2\x80\x94"}, {"'s", "\xE2\x80\x99s", "\xE2\x80\x99s"}, {"n't", "n\xE2\x80\x99t", "n\xE2\x80\x99t"},
        {"'", "\xE2\x80\x99", "\xE2\x80\x99"}, {"'re", "\xE2\x80\x99re", "\xE2\x80\x99re"}, {"'ve", "\xE2\x80\x99ve", "\xE2\x80\x99ve"},
        {"'ll", "\xE2\x80\x99ll", "\xE2\x80\x99ll"}, {"'m", "\xE2\x80\x99m", "\xE2\x80\x99m"}, {"...", "\xE2\x80\xA6", "\xE2\x80\xA6"},
    };
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        if (!strcmp(w->form, marks[k].plain)) {
            w->form = quote_n % 2 ? marks[k].close : marks[k].open;
            w->len = (uint16_t)strlen(w->form);
            return;
        }
}

static int last_mark_free(const sentence *s)
{
    uint32_t last = s->n;
    if (s->n < 3 || s->word[last - 1].upos != CLIOI_UPOS_PUNCT || !s->word[last - 1].head) return 0;
    for (uint32_t k = 0; k < s->n; k++)
        if (s->word[k].head == last) return 0;
    return 1;
}

/* Put another name of the same type and length in its place. */
static void swap_names(sentence *s, const lists *l, rng *r)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t n = 1, type = s->word[k].name / 2u;
        const listed_name *other;
        if (s->word[k].name % 2 == 0 || s->word[k].name == NAME_MASKED) continue;
        while (k + n < s->n && s->word[k + n].name == s->word[k].name + 1) n++;
        if (n > 4 || !l->n[type][n] || rng_unit(r) >= 0.12f) continue;
        other = &l->name[type][n][rng_below(r, l->n[type][n])];
        for (uint32_t i = 0; i < n; i++) s->word[k + i].form = other->word[i], s->word[k + i].len = other->len[i];
    }
}

void augment(const sentence *in, const lists *l, rng *r, sentence *out)
{
    static char room[1 << 20];          /* a ring: the strings live until about a million letters later */
    static char *at = room;
    int how = pick_case(r, in->origin), style = rng_unit(r) < 0.3f;
    uint32_t quotes = 0;
    word *to = out->word;
    if (room + sizeof room - at < 1 << 16) at = room;
    *out = *in;
    out->word = to;
    memcpy(to, in->word, in->n * sizeof *to);
    swap_names(out, l, r);
    for (uint32_t k = 0; k < out->n; k++) {
        word *w = &to[k];
        int quote = w->form[0] == '"' && !w->form[1];
        int small_function = how == TITLE && w->len < 4 && w->xpos != CLIOI_XPOS_NNP && k;
        int changes = how == NAMES_LOWER ? w->upos == CLIOI_UPOS_PROPN || (w->name && w->name != NAME_MASKED) : how != KEEP && !small_function;
        if (changes && how == NAMES_LOWER && rng_unit(r) < 0.4f) changes = 0;      /* "marine Le Pen", "Vladimir zelensky" */
        if (changes && (size_t)(room + sizeof room - at) > w->len) {
            w->form = recased(w, how, at);
            at += w->len + 1;
        }
        if (style) restyle(w, quotes);
        quotes += (uint32_t)quote;
    }
    if (in->has_tree && rng_unit(r) < 0.05f && last_mark_free(in)) out->n--;
}
