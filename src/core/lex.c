/* lex.c -- look things up in the compiled lexicon.
 *
 * Names: one open-addressing table over 64-bit hashes.  Most probes miss, so a
 * Bloom filter of two bits, small enough for the second-level cache, answers
 * first.  Equal hashes lie side by side in `name`; a slot points at the first.
 *
 * Folding covers ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; other
 * letters are compared as they are.  Typographic apostrophes fold to ASCII. */
#include "core/lex.h"
#include <string.h>

static uint64_t step(uint64_t h, unsigned char c)
{
    return (h ^ c) * 0x100000001B3u;
}

/* Lower-case the two-byte sequence a b in place of UTF-8 (U+0080 to U+07FF). */
static void fold2(unsigned char *a, unsigned char *b)
{
    unsigned cp = ((unsigned)(*a & 0x1F) << 6) | (*b & 0x3F);
    if ((cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F)) cp += 32;
    else if (cp >= 0x400 && cp <= 0x40F) cp += 80;
    else if (cp >= 0x100 && cp <= 0x137) cp |= 1;
    else if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E)) cp += cp & 1;
    else if (cp >= 0x14A && cp <= 0x177) cp |= 1;
    *a = (unsigned char)(0xC0 | (cp >> 6));
    *b = (unsigned char)(0x80 | (cp & 0x3F));
}

uint64_t clioi_hash_folded(uint64_t h, const char *s, size_t n)
{
    const unsigned char *p = (const unsigned char *)s;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = p[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
        if (c >= 'A' && c <= 'Z') c = (unsigned char)(c + 32);
        if (c >= 0xC3 && c <= 0xD3 && i + 1 < n) {
            unsigned char d = p[++i];
            fold2(&c, &d);
            h = step(step(h, c), d);
        } else if (c == 0xE2 && i + 2 < n && p[i + 1] == 0x80 && (p[i + 2] == 0x99 || p[i + 2] == 0x98)) {
            h = step(h, '\'');
            i += 2;
        } else {
            h = step(h, c);
        }
    }
    return h;
}

uint64_t clioi_hash_exact(uint64_t h, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] != ' ') h = step(h, (unsigned char)s[i]);
    return h;
}

uint32_t clioi_hash_lemma(const char *lemma, size_t n, char pos)
{
    uint64_t h = clioi_hash_folded(CLIOI_HASH_SEED, lemma, n);
    if (pos) h = step(h, (unsigned char)pos);
    return (uint32_t)(h ^ (h >> 29));
}

static uint64_t spread(uint64_t h)
{
    h ^= h >> 32;
    h *= 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

const clioi_lexname *clioi_lex_find(const clioi_lex *lex, uint64_t hash, uint32_t *n)
{
    uint64_t s = spread(hash);
    uint32_t bit = (uint32_t)s & lex->bloom_mask, bit2 = (uint32_t)(s >> 32) & lex->bloom_mask;
    *n = 0;
    if (!(lex->bloom[bit >> 6] >> (bit & 63) & 1) || !(lex->bloom[bit2 >> 6] >> (bit2 & 63) & 1)) return NULL;
    for (uint32_t at = (uint32_t)(s >> 7) & lex->slot_mask; lex->slot[at]; at = (at + 1) & lex->slot_mask) {
        uint32_t k = lex->slot[at] - 1;
        if (lex->name[k].hash != hash) continue;
        while (k + *n < lex->name_n && lex->name[k + *n].hash == hash) ++*n;
        return &lex->name[k];
    }
    return NULL;
}

int clioi_name_fits(const clioi_lexname *name, uint64_t exact, int capital)
{
    if (name->flags & CLIOI_NAME_EXACT) return name->exact == exact;
    return (name->flags & CLIOI_NAME_ANYCASE) || capital;
}

const char *clioi_lex_line(const clioi_lex *lex, uint32_t file, uint32_t line, clioi_arena *mem)
{
    char num[12];
    size_t i = sizeof num, n = strlen(lex->str + file);
    char *out = clioi_arena_alloc(mem, 1, n + sizeof num + 2, 1);
    if (!out) return NULL;
    do num[--i] = (char)('0' + line % 10);
    while (line /= 10);
    memcpy(out, lex->str + file, n);
    out[n] = ':';
    memcpy(out + n + 1, num + i, sizeof num - i);
    return out;
}

const clioi_frame *clioi_lex_frames(const clioi_lex *lex, uint32_t lemma, uint32_t *n)
{
    *n = 0;
    for (uint32_t at = lemma & lex->frame_mask; lex->frame_slot[at]; at = (at + 1) & lex->frame_mask) {
        uint32_t k = lex->frame_slot[at] - 1;
        if (lex->frame[k].lemma != lemma) continue;
        while (k + *n < lex->frame_n && lex->frame[k + *n].lemma == lemma) ++*n;
        return &lex->frame[k];
    }
    return NULL;
}

const char *clioi_bloc_name(uint32_t k)
{
#define X(n) #n,
    static const char *const name[CLIOI_BLOC_COUNT] = {CLIOI_BLOC_LIST(X)};
#undef X
    return name[k];
}

uint32_t clioi_lex_operator(const clioi_lex *lex, uint32_t lemma)
{
    uint32_t kind = CLIOI_OP_NONE;
    for (uint32_t k = 0; k < lex->op_n; k++)
        if (lex->op[k].lemma == lemma && lex->op[k].kind < kind) kind = lex->op[k].kind;
    return kind;
}

/* Does a day lie in [from, to]?  Zero months and days of a bound mean the whole month or year. */
static int holds(const clioi_entry *e, int32_t day)
{
    int32_t to = e->to;
    if (to && to % 10000 == 0) to += 1231;
    else if (to && to % 100 == 0) to += 31;
    return day >= e->from && (!to || day <= to);
}

/* Did it end in the days before?  News of a fall or a death still tells of the office's holder. */
static int just_ended(const clioi_entry *e, int32_t day)
{
    enum { GRACE_DAYS = 7, MONTH = 31, YEAR = 12 * MONTH };
    int32_t from = e->to / 10000 * YEAR + e->to / 100 % 100 * MONTH + e->to % 100, now = day / 10000 * YEAR + day / 100 % 100 * MONTH + day % 100;
    return e->to % 100 && now >= from && now - from <= GRACE_DAYS;
}

const clioi_entry *clioi_lex_on(const clioi_lex *lex, uint32_t entry, int32_t day, int *former)
{
    const clioi_entry *last = NULL, *best = NULL;
    int later = 0;
    for (uint32_t k = entry; k != CLIO_NONE; k = lex->entry[k].next) {
        const clioi_entry *e = &lex->entry[k];
        if (!last || e->from >= last->from) last = e;
        if (day && holds(e, day) && (!best || e->from > best->from)) best = e;
        if (day && (!e->to || e->to > day)) later = 1;
    }
    *former = day && !best && !later && last && last->to && !just_ended(last, day);
    return best ? best : last;
}

/* One table of the data file, checked to hold whole elements. */
static const void *table(const clioi_pack *pack, const char *name, size_t size, uint32_t *n, clio_rc *rc, clio_err *err)
{
    size_t len;
    const void *p = clioi_pack_section(pack, name, &len);
    if (*rc == CLIO_OK && (!p || len % size || len / size >= CLIO_NONE))
        *rc = clioi_fail(err, CLIO_EDATA, CLIOI_NO_OFF, "section %s of the data file is missing or damaged", name);
    *n = (uint32_t)(len / size);
    return p;
}

clio_rc clioi_lex_open(const clioi_pack *pack, clioi_lex *lex, clio_err *err)
{
    clio_rc rc = CLIO_OK;
    uint32_t n;
    memset(lex, 0, sizeof *lex);
    lex->str = table(pack, "lex.str", 1, &n, &rc, err);
    if (rc == CLIO_OK && (!n || lex->str[n - 1])) rc = clioi_fail(err, CLIO_EDATA, CLIOI_NO_OFF, "string pool is damaged");
    lex->entry = table(pack, "lex.entry", sizeof *lex->entry, &lex->entry_n, &rc, err);
    lex->name = table(pack, "lex.name", sizeof *lex->name, &lex->name_n, &rc, err);
    lex->slot = table(pack, "lex.slot", sizeof *lex->slot, &n, &rc, err);
    lex->slot_mask = n - 1;
    lex->bloom = table(pack, "lex.bloom", sizeof *lex->bloom, &n, &rc, err);
    lex->bloom_mask = n * 64 - 1;
    lex->frame = table(pack, "lex.frame", sizeof *lex->frame, &lex->frame_n, &rc, err);
    lex->frame_slot = table(pack, "lex.fslot", sizeof *lex->frame_slot, &n, &rc, err);
    lex->frame_mask = n - 1;
    lex->part = table(pack, "lex.part", sizeof *lex->part, &n, &rc, err);
    lex->need = table(pack, "lex.need", sizeof *lex->need, &n, &rc, err);
    lex->lemma_list = table(pack, "lex.lemma", sizeof *lex->lemma_list, &n, &rc, err);
    lex->complement = table(pack, "lex.compl", sizeof *lex->complement, &lex->complement_n, &rc, err);
    lex->op = table(pack, "lex.op", sizeof *lex->op, &lex->op_n, &rc, err);
    return rc;
}
