/* clause.c -- clauses and phrases, as the stages of circumstances need them.
 *
 * When, where, how many and who says so are all questions of attachment: is
 * this phrase of the trigger's own clause, of one above it, or of a stranger
 * in the same sentence?  The few walks over the tree that answer this stand
 * here once.  All walks go up, and trees have no cycles; a limit guards
 * against damaged input all the same. */
#include "stage/clause.h"

enum { UP_MAX = 200, WIDEN_MAX = 6, BORDER = 4 };

uint32_t clioi_sentence_of(const clio_doc *doc, uint32_t t)
{
    uint32_t lo = 0, hi = doc->sentence_n;
    while (lo + 1 < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (doc->sentence[mid].tok <= t) lo = mid;
        else hi = mid;
    }
    return lo;
}

int clioi_opens_clause(const clio_doc *doc, uint32_t t)
{
    switch (doc->token[t].deprel) {
    case CLIOI_DEP_ROOT: case CLIOI_DEP_CCOMP: case CLIOI_DEP_ADVCL: case CLIOI_DEP_ADVCL_RELCL: case CLIOI_DEP_ACL: case CLIOI_DEP_ACL_RELCL:
    case CLIOI_DEP_CSUBJ: case CLIOI_DEP_CSUBJ_OUTER: case CLIOI_DEP_CSUBJ_PASS: case CLIOI_DEP_PARATAXIS: case CLIOI_DEP_XCOMP:
        return 1;
    case CLIOI_DEP_CONJ: case CLIOI_DEP_LIST: case CLIOI_DEP_DEP:
        return doc->token[t].upos == CLIOI_UPOS_VERB;
    default: return doc->token[t].head == CLIO_NONE;
    }
}

uint32_t clioi_clause_head(const clio_doc *doc, uint32_t t)
{
    for (int d = 0; d < UP_MAX && !clioi_opens_clause(doc, t); d++) t = doc->token[t].head;
    return t;
}

uint32_t clioi_links(const clio_doc *doc, uint32_t top, uint32_t t)
{
    for (uint32_t d = 0; d < UP_MAX && t != CLIO_NONE; d++, t = doc->token[t].head)
        if (t == top) return d;
    return UINT32_MAX;
}

uint32_t clioi_common(const clio_doc *doc, uint32_t a, uint32_t b)
{
    for (int d = 0; d < UP_MAX && a != CLIO_NONE; d++, a = doc->token[a].head)
        if (clioi_links(doc, a, b) != UINT32_MAX) return a;
    return CLIO_NONE;
}

static int is_close(const clio_doc *doc, uint32_t k, uint32_t t, int of, int depth)
{
    switch (doc->token[k].deprel) {
    case CLIOI_DEP_COMPOUND: case CLIOI_DEP_FLAT: case CLIOI_DEP_AMOD: case CLIOI_DEP_NUMMOD: case CLIOI_DEP_NMOD_POSS: case CLIOI_DEP_DET:
    case CLIOI_DEP_NMOD_DESC: case CLIOI_DEP_FIXED: case CLIOI_DEP_GOESWITH: case CLIOI_DEP_DET_PREDET:
        return 1;
    case CLIOI_DEP_NMOD: return of && clioi_prep_of(doc, k) == CLIOI_SLOT_OF;
    case CLIOI_DEP_CASE: return depth > 0 && (k < t || doc->token[k].xpos == CLIOI_XPOS_POS);
    case CLIOI_DEP_ADVMOD: return k < t && (depth > 0 || doc->token[t].upos == CLIOI_UPOS_NUM);
    case CLIOI_DEP_PUNCT: return doc->token[k].xpos == CLIOI_XPOS_HYPH;
    default: return 0;
    }
}

static void widen(const clio_doc *doc, uint32_t t, int of, uint32_t *lo, uint32_t *hi, int depth)
{
    if (t < *lo) *lo = t;
    if (t > *hi) *hi = t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && depth < WIDEN_MAX; k = doc->kid_next[k])
        if (is_close(doc, k, t, of, depth)) widen(doc, k, of, lo, hi, depth + 1);
}

void clioi_phrase(const clio_doc *doc, uint32_t head, int of, uint32_t *lo, uint32_t *hi)
{
    *lo = *hi = head;
    widen(doc, head, of, lo, hi, 0);
}

int clioi_is_deed(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "attack strike raid bombing blast clash battle shooting explosion assault operation fighting ambush gunfight gunbattle "
                                  "violence riot protest rally demonstration march meeting summit talk visit massacre killing offensive siege coup");
}

int clioi_is_words(const clio_event *e)
{
    switch (e->event) {
    case CLIOI_EV_STATEMENT: case CLIOI_EV_AGREE: case CLIOI_EV_SUPPORT: case CLIOI_EV_CONCEDE: case CLIOI_EV_REQUEST: case CLIOI_EV_ACCUSE:
    case CLIOI_EV_REJECT: case CLIOI_EV_THREATEN:
        return 1;
    default: return 0;
    }
}

/* Cost of the way from t up to `top`; is_trigger NULL: from a trigger itself. */
static unsigned climb(const clio_doc *doc, const uint8_t *is_trigger, uint32_t t, uint32_t top, int words)
{
    unsigned cost = 0, clauses = 0;
    for (; t != top && cost < CLIOI_NO_WAY; t = doc->token[t].head) {
        unsigned dep = doc->token[t].deprel;
        uint32_t h = doc->token[t].head;
        cost++;
        if (clioi_opens_clause(doc, t)) {
            cost += BORDER;
            if (is_trigger && dep == CLIOI_DEP_CONJ && clauses) return CLIOI_NO_WAY;      /* "came, and promised to go in May" */
            clauses++;
            if (dep == CLIOI_DEP_CCOMP && h != CLIO_NONE && clioi_is_saying(doc, h)) return CLIOI_NO_WAY;
            if (dep == CLIOI_DEP_PARATAXIS && clioi_is_saying(doc, t)) return CLIOI_NO_WAY;
            if (is_trigger && words && dep != CLIOI_DEP_CONJ) return CLIOI_NO_WAY;
            if (is_trigger && (dep == CLIOI_DEP_ACL_RELCL || dep == CLIOI_DEP_ACL) && h != top) return CLIOI_NO_WAY;
            if (is_trigger && (dep == CLIOI_DEP_ACL_RELCL || dep == CLIOI_DEP_CCOMP || dep == CLIOI_DEP_CONJ)) cost += BORDER;
        }
        if (is_trigger && is_trigger[t]) cost += 2 * BORDER;
    }
    return cost;
}

unsigned clioi_attachment(const clio_doc *doc, const uint8_t *is_trigger, uint32_t h, uint32_t trigger, int words)
{
    uint32_t meet = clioi_common(doc, h, trigger);
    unsigned down, up;
    if (meet == CLIO_NONE) return CLIOI_NO_WAY;
    down = climb(doc, is_trigger, h, meet, words);
    up = climb(doc, NULL, trigger, meet, 0);
    return down >= CLIOI_NO_WAY || up >= CLIOI_NO_WAY ? CLIOI_NO_WAY : down + up;
}

int clioi_is_saying(const clio_doc *doc, uint32_t t)
{
    if (doc->token[t].upos != CLIOI_UPOS_VERB) return 0;
    return clioi_lemma_in(doc, t, "say tell report add state announce note claim explain remark comment declare mention reveal confirm "
                                  "acknowledge insist assert allege maintain argue suggest estimate recall write quote believe think "
                                  "testify warn stress emphasize emphasise disclose inform brief conclude indicate show find reply "
                                  "respond answer affirm assure cite describe continue observe joke deny contend speculate concede "
                                  "predict tweet post broadcast admit");
}
