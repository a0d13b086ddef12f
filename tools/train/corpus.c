/* corpus.c -- read the treebanks and the name data, and make their labels one set.
 *
 * Trees are CoNLL-U; multiword tokens are read for the spacing only.  Names are
 * one token a line, TAB, BIO tag, with each source's own labels.  They become
 * PER ORG LOC NORP MISC by the table below, with one rule: the sources put
 * nationalities, faiths and party members under misc (UNER: OTH, wikigold and
 * CrossNER: MISC, GUM: people); a single word there that ends as such words do
 * is NORP.  GUM and WNUT17 leave adjectives of nationality unmarked: such words
 * are masked there, so that the model learns them from the other sources only.
 *
 * UNER lies on the sentences of en-train in the same order, with one sentence
 * missing and a few whose words differ: those get no names. */
#include "train.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct { const char *label; uint8_t type; uint8_t maybe_norp; } labels[] = {
    {"PER", CLIO_PER, 0}, {"person", CLIO_PER, 0}, {"politician", CLIO_PER, 0},
    {"ORG", CLIO_ORG, 0}, {"organization", CLIO_ORG, 0}, {"organisation", CLIO_ORG, 0}, {"politicalparty", CLIO_ORG, 0},
    {"corporation", CLIO_ORG, 0}, {"group", CLIO_ORG, 0},
    {"LOC", CLIO_LOC, 0}, {"place", CLIO_LOC, 0}, {"location", CLIO_LOC, 0}, {"country", CLIO_LOC, 0},
    {"people", CLIO_NORP, 0}, {"OTH", CLIO_MISC, 1}, {"NORP", CLIO_NORP, 0}, {"misc", CLIO_MISC, 1}, {"MISC", CLIO_MISC, 1}, {"abstract", CLIO_MISC, 1},
    {"event", CLIO_MISC, 0}, {"election", CLIO_MISC, 0}, {"object", CLIO_MISC, 0}, {"product", CLIO_MISC, 0},
    {"creative-work", CLIO_MISC, 0},
};
/* Ends of words for nationalities, faiths, parties' members. */
static const char *const norp_ends[] = {
    "ian", "ians", "can", "cans", "ese", "ish", "aeli", "aelis", "raqi", "raqis", "audi", "audis", "stani", "stanis", "emeni",
    "waiti", "rench", "utch", "reek", "reeks", "erman", "ermans", "wiss", "elsh", "uslim", "uslims", "lamic", "lamist",
    "lamists", "jew", "jews", "rab", "rabs", "abic", "urd", "urds", "urks", "urk", "ocrat", "ocrats", "tholic", "tholics",
    "ndu", "ndus", "unni", "unnis", "hiite", "hiites", "shia", "shi'ite", "rean", "reans", "opean", "opeans", "lavic", "landic",
    "tarian", "uddhist", "uddhists", "ommunist", "ommunists", "hechen", "hechens", "erb", "erbs", "roat", "zech", "lamese",
    "ashmiri", "aliban", "lebanese", "hristian", "atino", "atinos", "ankee", "slavs", "hai", "inn", "inns", "swede", "swedes", "dane",
    "danes", "pole", "poles", "briton", "britons", "frenchman", "spaniards", "estinian", "estinians", "iberal", "iberals",
};

sentence *corpus_push(corpus *c, uint32_t n)
{
    sentence *s;
    if (c->n == c->cap) {
        uint32_t cap = c->cap ? c->cap * 2 : 1024;
        sentence *more = need(cap, sizeof *more);
        if (c->n) memcpy(more, c->sent, c->n * sizeof *more);
        free(c->sent);
        c->sent = more;
        c->cap = cap;
    }
    s = &c->sent[c->n++];
    *s = (sentence){.word = need(n, sizeof(word)), .n = n, .keep = 1};
    return s;
}

static FILE *open_text(const char *path)
{
    char command[1200];
    FILE *f;
    if (strpbrk(path, "'\\\n") || strlen(path) > 1000) die("%s: a path that we will not hand to the shell", path);
    (void)snprintf(command, sizeof command, "xz -dcf -- '%s'", path);
    f = popen(command, "r");
    if (!f) die("%s: cannot be read", path);
    return f;
}

static void close_text(FILE *f, const char *path)
{
    if (pclose(f)) die("%s: xz failed", path);
}

static const char *copy(const char *s)
{
    size_t n = strlen(s) + 1;
    return memcpy(need(n, 1), s, n);
}

static uint8_t label_index(const char *name, const char *(*of)(uint32_t), int trim)
{
    const char *have;
    for (uint32_t k = 1; (have = of(k)) != NULL; k++)
        if (!strcmp(have, name)) return (uint8_t)k;
    if (trim && strchr(name, ':')) {
        char base[32];
        (void)snprintf(base, sizeof base, "%.*s", (int)(strchr(name, ':') - name), name);
        return label_index(base, of, 0);
    }
    return 0;
}

static uint32_t split(char *line, char **col, uint32_t want)
{
    uint32_t n = 0;
    for (char *p = line; n < want; p++) {
        col[n++] = p;
        p = strchr(p, '\t');
        if (!p) break;
        *p = '\0';
    }
    return n;
}

static int label_row(const char *label)
{
    for (size_t k = 0; k < sizeof labels / sizeof *labels; k++)
        if (!strcmp(labels[k].label, label)) return (int)k;
    die("label %s is not known", label);
}

/* 1 + 2 type for B, 2 + 2 type for I; label numbers of misc that may be NORP stay marked in `maybe`. */
static uint8_t name_label(const char *tag, uint8_t *maybe)
{
    int k;
    *maybe = 0;
    if (!strcmp(tag, "O")) return 0;
    k = label_row(tag + 2);
    *maybe = labels[k].maybe_norp;
    return (uint8_t)(1 + 2 * labels[k].type + (*tag == 'I'));
}

static void read_word(char **col, word *w)
{
    *w = (word){.form = copy(col[1]), .lemma = copy(col[2]), .feats = copy(col[5]), .misc = copy(col[9]), .len = (uint16_t)strlen(col[1]), .space = 1};
    w->head = (uint16_t)atoi(col[6]);
    w->upos = label_index(col[3], clio_upos_name, 0);
    w->xpos = label_index(col[4], clio_xpos_name, 0);
    w->deprel = label_index(col[7], clio_deprel_name, 1);
    w->name = NAME_MASKED;
    if (strstr(col[9], "SpaceAfter=No")) w->space = 0;
}

/* Name=B-PER among the pairs of MISC; a word without it is in no name. */
static uint8_t misc_name(const char *misc)
{
    char tag[32];
    uint8_t maybe;
    const char *at = strstr(misc, "Name=");
    if (!at) return 0;
    (void)snprintf(tag, sizeof tag, "%.*s", (int)strcspn(at + 5, "|"), at + 5);
    return name_label(tag, &maybe);
}

void corpus_mark_made(corpus *c, int origin, float weight)
{
    for (uint32_t i = 0; i < c->n; i++) {
        sentence *s = &c->sent[i];
        s->name_weight = weight;
        s->origin = origin;
        for (uint32_t k = 0; k < s->n; k++) s->word[k].name = misc_name(s->word[k].misc);
    }
}

static void flush(corpus *c, const word *buf, uint32_t *n, int has_tree)
{
    sentence *s;
    if (!*n) return;
    s = corpus_push(c, *n);
    memcpy(s->word, buf, *n * sizeof *buf);
    s->has_tree = has_tree;
    s->name_weight = has_tree ? 0.0f : 1.0f;
    *n = 0;
}

void corpus_read_trees(corpus *c, const char *path)
{
    enum { MOST = 2000 };
    word *buf = need(MOST, sizeof *buf);
    FILE *f = open_text(path);
    char *line = NULL, *col[10];
    size_t cap = 0;
    uint32_t n = 0, glue_to = 0, glue_space = 1;
    while (getline(&line, &cap, f) > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        if (!*line) flush(c, buf, &n, 1);
        if (!*line || *line == '#') continue;
        if (split(line, col, 10) != 10 || n >= MOST) die("%s: not CoNLL-U: %s", path, line);
        if (strchr(col[0], '-')) {
            glue_to = (uint32_t)atoi(strchr(col[0], '-') + 1);
            glue_space = !strstr(col[9], "SpaceAfter=No");
            continue;
        }
        if (strchr(col[0], '.')) continue;
        read_word(col, &buf[n]);
        if (n + 1 < glue_to) buf[n].space = 0;
        if (n + 1 == glue_to) buf[n].space = (uint8_t)glue_space;
        if (n + 1 >= glue_to) glue_to = 0;
        n++;
    }
    flush(c, buf, &n, 1);
    free(line);
    free(buf);
    close_text(f, path);
}

static int ends_norp(const char *form)
{
    char low[64];
    size_t n = strlen(form);
    if (n < 3 || n >= sizeof low || !isupper((unsigned char)*form)) return 0;
    for (size_t k = 0; k <= n; k++) low[k] = (char)tolower((unsigned char)form[k]);
    for (size_t k = 0; k < sizeof norp_ends / sizeof *norp_ends; k++) {
        size_t m = strlen(norp_ends[k]);
        if (n >= m && !strcmp(low + n - m, norp_ends[k])) return 1;
    }
    return 0;
}

static void settle_norp(word *w, uint32_t n, const uint8_t *maybe, int unmarked)
{
    for (uint32_t k = 0; k < n; k++) {
        int is_b = w[k].name && w[k].name % 2 == 1, one = k + 1 == n || !w[k + 1].name || w[k + 1].name % 2 == 1;
        if (is_b && one && maybe[k] && ends_norp(w[k].form)) w[k].name = 1 + 2 * CLIO_NORP;
        if (!w[k].name && unmarked && ends_norp(w[k].form)) w[k].name = NAME_MASKED;
    }
}

void corpus_read_names(corpus *c, const char *path)
{
    enum { MOST = 2000 };
    word *buf = need(MOST, sizeof *buf);
    uint8_t *maybe = need(MOST, 1);
    FILE *f = open_text(path);
    char *line = NULL, *tab;
    size_t cap = 0;
    uint32_t n = 0;
    int unmarked = strstr(path, "gum-") || strstr(path, "wnut17");
    while (getline(&line, &cap, f) > 0) {
        line[strcspn(line, "\r\n")] = '\0';
        if (!*line) {
            settle_norp(buf, n, maybe, unmarked);
            flush(c, buf, &n, 0);
            continue;
        }
        tab = strchr(line, '\t');
        if (!tab || n >= MOST) die("%s: not a name file: %s", path, line);
        *tab = '\0';
        buf[n] = (word){.form = copy(line), .len = (uint16_t)strlen(line), .space = 1};
        buf[n].name = name_label(tab + 1, &maybe[n]);
        n++;
    }
    settle_norp(buf, n, maybe, unmarked);
    flush(c, buf, &n, 0);
    free(line);
    free(buf);
    free(maybe);
    close_text(f, path);
}

static int same_words(const sentence *a, const sentence *b)
{
    if (a->n != b->n) return 0;
    for (uint32_t k = 0; k < a->n; k++)
        if (strcmp(a->word[k].form, b->word[k].form)) return 0;
    return 1;
}

void corpus_join_names(corpus *trees, const corpus *names, float weight)
{
    uint32_t j = 0, joined = 0;
    for (uint32_t i = 0; i < trees->n && j < names->n; i++) {
        sentence *s = &trees->sent[i];
        if (!same_words(s, &names->sent[j])) {
            if (i + 1 < trees->n && same_words(&trees->sent[i + 1], &names->sent[j])) continue;
            j++;
            continue;
        }
        for (uint32_t k = 0; k < s->n; k++) s->word[k].name = names->sent[j].word[k].name;
        s->name_weight = weight;
        j++;
        joined++;
    }
    printf("names joined to %u of %u trees\n", joined, trees->n);
}

void corpus_append(corpus *c, const corpus *from, float name_weight, float keep)
{
    for (uint32_t k = 0; k < from->n; k++) {
        sentence *s = corpus_push(c, from->sent[k].n);
        free(s->word);
        *s = from->sent[k];
        if (!s->has_tree) s->name_weight = name_weight;
        s->keep = keep;
    }
}
