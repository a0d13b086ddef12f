/* spantree.c -- the best tree with one root, see spantree.h.
 *
 * Most sentences need no search: if each word's best head already makes a tree
 * with one root, that is the answer.  Else Chu-Liu-Edmonds: take each node's best
 * arc; while they form a cycle, make the cycle one node, whose incoming arcs are
 * worth what they gain over the cycle's own arc, and try again; at last undo the
 * contractions, from the outermost: the arc that enters a cycle breaks it.
 *
 *     a -> b -> c -> a        x enters at b: b's arc inside the cycle is dropped,
 *          ^                  the arcs of c and a stay
 *          x
 *
 * One root: arcs from the root cost so much that the best tree has one of them.
 * Nodes keep their number when contracted: the cycle lives on as its first node;
 * `from` and `to` remember which words an arc between nodes really joins.
 *
 * Equal scores are settled the same way each time.  Only the new node's best arc is sought anew, so that
 * a contraction costs n for each node of the cycle, and all together n^2. */
#include "core/spantree.h"
#include <string.h>

typedef struct level {       /* one contraction */
    uint16_t *owner;         /* (nodes,) which node held each word before */
    uint16_t *member;        /* (member_n,) the cycle's nodes */
    uint16_t *from, *to;     /* (member_n,) their best arcs: words */
    uint32_t member_n;
} level;

typedef struct search {
    uint32_t n;              /* nodes: root 0, words from 1 */
    int64_t *w;              /* (n, n) dependent, head: see AT */
    uint16_t *from, *to;     /* (n, n) */
    uint16_t *owner;         /* (n,) node that holds a word */
    uint16_t *best;          /* (n,) best head of a node */
    uint8_t *live, *seen;    /* (n,) */
    level *level;            /* (n,) */
    uint32_t level_n;
} search;

#define AT(s, head, dep) ((size_t)(dep) * (s)->n + (head))

static void best_head(search *s, uint32_t d)
{
    uint32_t best = CLIO_NONE;
    for (uint32_t h = 0; h < s->n; h++)
        if (s->live[h] && h != d && (best == CLIO_NONE || s->w[AT(s, h, d)] > s->w[AT(s, best, d)])) best = h;
    s->best[d] = (uint16_t)best;
}

/* A node on a cycle of best heads, or 0. */
static uint32_t find_cycle(search *s)
{
    memset(s->seen, 0, s->n);
    for (uint32_t d = 1; d < s->n; d++) {
        uint32_t at = d;
        if (!s->live[d] || s->seen[d]) continue;
        for (; at && !s->seen[at]; at = s->best[at]) s->seen[at] = 1;
        if (at && s->seen[at] == 1) return at;
        for (at = d; at && s->seen[at] == 1; at = s->best[at]) s->seen[at] = 2;
    }
    return 0;
}

static clio_rc push_level(search *s, uint32_t first, clioi_arena *scratch, level **out)
{
    level *l = &s->level[s->level_n++];
    uint32_t n = 0, at = first;
    do n++; while ((at = s->best[at]) != first);
    *l = (level){.owner = CLIOI_NEW(scratch, uint16_t, s->n), .member = CLIOI_NEW(scratch, uint16_t, n), .from = CLIOI_NEW(scratch, uint16_t, n),
                 .to = CLIOI_NEW(scratch, uint16_t, n), .member_n = n};
    if (scratch->why) return scratch->why;
    memcpy(l->owner, s->owner, s->n * sizeof *l->owner);
    for (uint32_t k = 0; k < n; k++, at = s->best[at]) {
        l->member[k] = (uint16_t)at;
        l->from[k] = s->from[AT(s, s->best[at], at)];
        l->to[k] = s->to[AT(s, s->best[at], at)];
    }
    *out = l;
    return CLIO_OK;
}

/* Arcs between the cycle and node v move to the cycle's first node. */
static void join_arcs(search *s, const level *l, uint32_t v)
{
    uint32_t top = l->member[0], out = top, in = top;
    int64_t gain = 0;
    for (uint32_t k = 0; k < l->member_n; k++) {
        uint32_t c = l->member[k];
        int64_t g = s->w[AT(s, v, c)] - s->w[AT(s, s->best[c], c)];
        if (s->w[AT(s, c, v)] > s->w[AT(s, out, v)]) out = c;
        if (!k || g > gain) gain = g, in = c;
    }
    s->from[AT(s, top, v)] = s->from[AT(s, out, v)];
    s->to[AT(s, top, v)] = s->to[AT(s, out, v)];
    s->w[AT(s, top, v)] = s->w[AT(s, out, v)];
    s->from[AT(s, v, top)] = s->from[AT(s, v, in)];
    s->to[AT(s, v, top)] = s->to[AT(s, v, in)];
    s->w[AT(s, v, top)] = gain;
}

static void contract(search *s, const level *l)
{
    uint32_t top = l->member[0];
    memset(s->seen, 0, s->n);
    for (uint32_t k = 0; k < l->member_n; k++) s->seen[l->member[k]] = 1;
    for (uint32_t v = 0; v < s->n; v++)
        if (s->live[v] && !s->seen[v]) join_arcs(s, l, v);
    for (uint32_t k = 1; k < l->member_n; k++) s->live[l->member[k]] = 0;
    for (uint32_t d = 0; d < s->n; d++)
        if (s->seen[s->owner[d]]) s->owner[d] = (uint16_t)top;
    for (uint32_t d = 1; d < s->n; d++)      /* a best arc from inside the cycle is one from the new node */
        if (s->live[d] && s->seen[s->best[d]]) s->best[d] = (uint16_t)top;
    best_head(s, top);
}

/* The word of the cycle that has a head already is where the tree enters it. */
static void expand(const search *s, const level *l, uint16_t *head)
{
    uint32_t entered = 0;
    for (uint32_t d = 1; d < s->n; d++)
        for (uint32_t k = 0; k < l->member_n && head[d] != UINT16_MAX; k++)
            if (l->owner[d] == l->member[k]) entered = l->member[k];
    for (uint32_t k = 0; k < l->member_n; k++)
        if (l->member[k] != entered) head[l->to[k]] = l->from[k];
}

static clio_rc search_init(search *s, const int32_t *score, uint32_t n, clioi_arena *scratch)
{
    const int64_t root_cost = (int64_t)1 << 44;
    size_t all = (size_t)(n + 1) * (n + 1);
    *s = (search){.n = n + 1, .w = CLIOI_NEW(scratch, int64_t, all), .from = CLIOI_NEW(scratch, uint16_t, all), .to = CLIOI_NEW(scratch, uint16_t, all),
                  .owner = CLIOI_NEW(scratch, uint16_t, n + 1), .best = CLIOI_NEW(scratch, uint16_t, n + 1), .live = CLIOI_NEW(scratch, uint8_t, n + 1),
                  .seen = CLIOI_NEW(scratch, uint8_t, n + 1), .level = CLIOI_NEW(scratch, level, n + 1)};
    if (scratch->why) return scratch->why;
    memset(s->live, 1, n + 1);
    for (uint32_t h = 0; h <= n; h++) {
        s->owner[h] = (uint16_t)h;
        for (uint32_t d = 0; d <= n; d++) {
            s->w[AT(s, h, d)] = !d ? 0 : (int64_t)score[(size_t)(d - 1) * (n + 1) + h] - (h ? 0 : root_cost);
            s->from[AT(s, h, d)] = (uint16_t)h;
            s->to[AT(s, h, d)] = (uint16_t)d;
        }
    }
    return CLIO_OK;
}

static clio_rc edmonds(const int32_t *score, uint32_t n, uint32_t *head, clioi_arena *scratch)
{
    search s;
    uint16_t *top;
    uint32_t at;
    CLIO_TRY(search_init(&s, score, n, scratch));
    for (uint32_t d = 1; d <= n; d++) best_head(&s, d);
    while ((at = find_cycle(&s)) != 0) {
        level *l;
        CLIO_TRY(push_level(&s, at, scratch, &l));
        contract(&s, l);
    }
    top = CLIOI_NEW(scratch, uint16_t, n + 1);
    if (!top) return scratch->why;
    memset(top, 0xFF, (n + 1) * sizeof *top);
    for (uint32_t d = 1; d <= n; d++)
        if (s.live[d]) top[s.to[AT(&s, s.best[d], d)]] = s.from[AT(&s, s.best[d], d)];
    while (s.level_n) expand(&s, &s.level[--s.level_n], top);
    for (uint32_t d = 1; d <= n; d++) head[d - 1] = top[d] ? top[d] - 1u : CLIO_NONE;
    return CLIO_OK;
}

/* 1 if `head` is a tree with one root: every word reaches it.  `mark` (n,) zeroed. */
static int is_tree(const uint32_t *head, uint32_t n, uint32_t *mark)
{
    uint32_t roots = 0;
    for (uint32_t d = 0; d < n; d++) {
        uint32_t at = d;
        roots += head[d] == CLIO_NONE;
        for (; at != CLIO_NONE && !mark[at]; at = head[at]) mark[at] = d + 1;
        if (at != CLIO_NONE && mark[at] == d + 1) return 0;
    }
    return roots == 1;
}

clio_rc clioi_spantree(const int32_t *score, uint32_t n, uint32_t *head, clioi_arena *scratch, clio_err *err)
{
    clioi_mark start = clioi_arena_mark(scratch);
    uint32_t *mark = CLIOI_NEW(scratch, uint32_t, n);
    clio_rc rc = CLIO_OK;
    for (uint32_t d = 0; d < n; d++) {
        const int32_t *s = score + (size_t)d * (n + 1);
        uint32_t best = 0;
        for (uint32_t h = 1; h <= n; h++)
            if (h != d + 1 && s[h] > s[best]) best = h;
        head[d] = best ? best - 1 : CLIO_NONE;
    }
    if (!mark) rc = scratch->why;
    else if (!is_tree(head, n, mark)) rc = edmonds(score, n, head, scratch);
    clioi_arena_rewind(scratch, start);
    return rc == CLIO_OK ? rc : clioi_fail(err, rc, CLIOI_NO_OFF, "no room for a tree of %u words", n);
}
