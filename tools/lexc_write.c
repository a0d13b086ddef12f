/* lexc_write.c -- the part of the lexicon compiler that sorts the tables, builds
 * their hash indexes and writes the data file (layout: core/pack.h). */
#include "lexc.h"
#include <stdlib.h>
#include <string.h>

enum { SECTION_MAX = 24 };
typedef struct section { const char *name; const void *at; size_t len; } section;

static int by_hash(const void *a, const void *b)
{
    const clioi_lexname *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    if (x->entry != y->entry) return x->entry < y->entry ? -1 : 1;
    return (x->flags & CLIOI_NAME_PLURAL) - (y->flags & CLIOI_NAME_PLURAL);
}

static int by_lemma(const void *a, const void *b)
{
    const clioi_frame *x = a, *y = b;
    if (x->lemma != y->lemma) return x->lemma < y->lemma ? -1 : 1;
    if (x->file != y->file) return x->file < y->file ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static size_t pow2(size_t n)
{
    size_t p = 64;
    while (p < n) p *= 2;
    return p;
}

/* Names to slots and Bloom bits, as core/lex.c probes them. */
static void index_names(const lexc *c, uint32_t *slot, size_t slots, uint64_t *bloom, size_t bits)
{
    for (size_t k = 0; k < c->name.n; k++) {
        const clioi_lexname *n = AT(&c->name, clioi_lexname, k);
        uint64_t s = n->hash;
        size_t at;
        if (k && n[-1].hash == n->hash) continue;
        s ^= s >> 32;
        s *= 0x9E3779B97F4A7C15u;
        s ^= s >> 29;
        bloom[((uint32_t)s & (bits - 1)) >> 6] |= (uint64_t)1 << (s & 63);
        bloom[((uint32_t)(s >> 32) & (bits - 1)) >> 6] |= (uint64_t)1 << (s >> 32 & 63);
        for (at = (uint32_t)(s >> 7) & (slots - 1); slot[at]; at = (at + 1) & (slots - 1)) {}
        slot[at] = (uint32_t)k + 1;
    }
}

static void index_frames(const lexc *c, uint32_t *slot, size_t slots)
{
    for (size_t k = 0; k < c->frame.n; k++) {
        const clioi_frame *f = AT(&c->frame, clioi_frame, k);
        size_t at;
        if (k && f[-1].lemma == f->lemma) continue;
        for (at = f->lemma & (slots - 1); slot[at]; at = (at + 1) & (slots - 1)) {}
        slot[at] = (uint32_t)k + 1;
    }
}

static void *slurp(const char *path, size_t *len)
{
    FILE *f = fopen(path, "rb");
    char *buf = NULL;
    long n;
    *len = 0;
    if (!f) return NULL;
    if (!fseek(f, 0, SEEK_END) && (n = ftell(f)) > 0 && !fseek(f, 0, SEEK_SET) && (buf = malloc((size_t)n)))
        *len = fread(buf, 1, (size_t)n, f);
    fclose(f);
    return buf;
}

static int write_file(const char *out, const section *s, uint32_t n)
{
    size_t total = 32 + n * (size_t)40;
    uint32_t order = 0x01020304u;
    uint64_t v;
    unsigned char *buf;
    FILE *f;
    int ok;
    for (uint32_t k = 0; k < n; k++) total = ((total + 63) & ~(size_t)63) + s[k].len;
    buf = calloc(1, total);
    if (!buf) return 3;
    memcpy(buf, "CLIODAT1", 8);
    memcpy(buf + 8, &order, 4);
    memcpy(buf + 12, &n, 4);
    v = total;
    memcpy(buf + 16, &v, 8);
    total = 32 + n * (size_t)40;
    for (uint32_t k = 0; k < n; k++) {
        unsigned char *e = buf + 32 + k * (size_t)40;
        total = (total + 63) & ~(size_t)63;
        snprintf((char *)e, 24, "%s", s[k].name);
        v = total;
        memcpy(e + 24, &v, 8);
        v = s[k].len;
        memcpy(e + 32, &v, 8);
        if (s[k].len) memcpy(buf + total, s[k].at, s[k].len);
        total += s[k].len;
    }
    v = clioi_pack_sum(buf + 32, total - 32, 0);
    memcpy(buf + 24, &v, 8);
    f = fopen(out, "wb");
    ok = f && fwrite(buf, 1, total, f) == total;
    if (f && fclose(f)) ok = 0;
    free(buf);
    if (!ok) fprintf(stderr, "lexc: cannot write %s\n", out);
    return ok ? 0 : 1;
}

int lexc_write(lexc *c, const char *out, const char *model, const char *relate)
{
    size_t slots = pow2(c->name.n * 2), bits = pow2(c->name.n * 16), fslots = pow2(c->frame.n * 2), model_len, relate_len;
    uint32_t *slot = calloc(slots, 4), *fslot = calloc(fslots, 4);
    uint64_t *bloom = calloc(bits / 64, 8);
    void *net = slurp(model, &model_len), *ranker = slurp(relate, &relate_len);
    int rc = 1;
    if (!net || (!ranker && strcmp(relate, "-"))) {   /* "-": no ranker yet */
        fprintf(stderr, "lexc: cannot read the model %s\n", net ? relate : model);
    } else if (slot && fslot && bloom) {
        qsort(c->name.at, c->name.n, c->name.size, by_hash);
        qsort(c->frame.at, c->frame.n, c->frame.size, by_lemma);
        index_names(c, slot, slots, bloom, bits);
        index_frames(c, fslot, fslots);
        const section s[] = {
            {"model.reader", net, model_len}, {"model.relate", ranker, relate_len}, {"lex.str", c->str.at, c->str.n}, {"lex.entry", c->entry.at, c->entry.n * c->entry.size},
            {"lex.name", c->name.at, c->name.n * c->name.size}, {"lex.slot", slot, slots * 4}, {"lex.bloom", bloom, bits / 8},
            {"lex.frame", c->frame.at, c->frame.n * c->frame.size}, {"lex.fslot", fslot, fslots * 4},
            {"lex.part", c->part.at, c->part.n * c->part.size}, {"lex.need", c->need.at, c->need.n * c->need.size},
            {"lex.lemma", c->lemma.at, c->lemma.n * c->lemma.size}, {"lex.compl", c->complement.at, c->complement.n * c->complement.size},
            {"lex.op", c->op.at, c->op.n * c->op.size}};
        rc = write_file(out, s, (uint32_t)(sizeof s / sizeof *s));
    }
    if (!rc) printf("lexicon: %zu entries, %zu names, %zu frames\n", c->entry.n, c->name.n, c->frame.n);
    free(slot);
    free(fslot);
    free(bloom);
    free(net);
    free(ranker);
    return rc;
}
