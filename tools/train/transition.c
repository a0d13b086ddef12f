/* transition.c -- the trial's other design of parser: greedy, by transitions.
 *
 *   stack  ... s2 s1 s0 | b0 ... words to come, at their end the root
 *
 *   SHIFT   b0 goes on the stack
 *   LEFT    b0 becomes the head of s0, which leaves
 *   RIGHT   s1 becomes the head of s0, which leaves
 *
 * This is arc-hybrid (Kuhlmann, Gomez-Rodriguez and Satta 2011): 2 n steps make a
 * projective tree; LEFT to the root is allowed only for the last word on the stack,
 * so the root has one child.  Arcs of the treebank that cross others are out of reach.
 *
 * Each word's encoding is projected once for each place that it may stand in
 * (Chen and Manning 2014, first layer worked out in advance); a step adds the rows
 * of the places and of two distances, rectifies, and three dot products choose.
 *
 * Training asks the dynamic oracle (Goldberg and Nivre 2013) which steps lose the
 * fewest gold arcs, and the loss is -log of the probability of all those together;
 * then it mostly does what the parser itself would have done, so that it learns to
 * go on from its mistakes.  In the first WARM batches it follows the oracle. */
#include "net.h"
#include <string.h>

enum { SHIFT, LEFT, RIGHT, MOVES, S0 = 0, S1, S2, B0, S0_LEFT, S0_RIGHT, S1_RIGHT, B0_LEFT, WARM = 1200, NOBODY = 0xFFFF };
static const float leak = 0.1f, follow_itself = 0.9f;
_Static_assert(PLACES == B0 + 1 || PLACES == B0_LEFT + 1, "four places, or eight with children");

typedef struct config {
    uint32_t n, front, depth;                     /* words; b0, n: the root; on the stack */
    uint16_t stack[SENT_MAX + 4];                 /* from 3 on: below lies NOBODY */
    uint16_t left[SENT_MAX + 1], right[SENT_MAX + 1];   /* outermost children so far */
    uint16_t head[SENT_MAX + 1];                  /* n: the root */
} config;

void transition_new(net *n)
{
    n->step = net_room(PLACES * DIM_STEP), n->dstep = net_room(PLACES * DIM_STEP), n->mask_step = net_room(DIM_STEP);
}

static void begin(config *c, uint32_t n)
{
    c->n = n, c->front = 0, c->depth = 0;
    c->stack[0] = c->stack[1] = c->stack[2] = NOBODY;
    memset(c->left, 0xFF, (n + 1) * sizeof *c->left);
    memset(c->right, 0xFF, (n + 1) * sizeof *c->right);
}

static uint32_t on_stack(const config *c, uint32_t down) { return c->stack[c->depth + 2 - down]; }
static int done(const config *c) { return c->front == c->n && !c->depth; }

static uint32_t legal(const config *c)            /* set of moves */
{
    uint32_t can = 0;
    if (c->front < c->n) can |= 1u << SHIFT;
    if (c->depth == 1 || (c->depth && c->front < c->n)) can |= 1u << LEFT;
    if (c->depth > 1) can |= 1u << RIGHT;
    return can;
}

static void apply(config *c, uint32_t move)
{
    uint32_t s0 = on_stack(c, 0), to = move == LEFT ? c->front : on_stack(c, 1);
    if (move == SHIFT) {
        c->stack[3 + c->depth++] = (uint16_t)c->front++;
        return;
    }
    c->head[s0] = (uint16_t)to;
    (move == LEFT ? c->left : c->right)[to] = (uint16_t)s0;
    c->depth--;
}

/* ---- oracle: gold arcs that a move puts out of reach ----
 * Beside the costs of Goldberg and Nivre: as the root takes one child, it can be
 * had only by a word with nothing below it on the stack. */

static uint32_t children_ahead(const config *c, const uint16_t *gold, uint32_t w)
{
    uint32_t some = 0;
    for (uint32_t k = c->front; k < c->n; k++) some += gold[k] == w;
    return some;
}

static uint32_t cost(const config *c, const uint16_t *gold, uint32_t move)
{
    uint32_t s0 = on_stack(c, 0), s1 = on_stack(c, 1), b = c->front, end = c->depth == 1 ? c->n + 1 : c->n, lost;
    if (move == LEFT) return (gold[s0] == s1 || (gold[s0] > b && gold[s0] < end)) + children_ahead(c, gold, s0);
    if (move == RIGHT) return (gold[s0] >= b && gold[s0] < end) + children_ahead(c, gold, s0);
    lost = c->depth && gold[b] == c->n;
    for (uint32_t down = 0; down < c->depth; down++) lost += gold[on_stack(c, down)] == b || (down && gold[b] == on_stack(c, down));
    return lost;
}

static uint32_t cheapest(const config *c, const uint16_t *gold, uint32_t can)      /* set of moves */
{
    uint32_t least = ~0u, set = 0;
    for (uint32_t m = 0; m < MOVES; m++) {
        uint32_t lost = can >> m & 1 ? cost(c, gold, m) : ~0u;
        if (lost > least || !(can >> m & 1)) continue;
        set = lost < least ? 1u << m : set | 1u << m;
        least = lost;
    }
    return set;
}

/* ---- the network's view ---- */

/* Rows that a step adds up, as offsets in n->step or in parameters; with their gradients' places. */
typedef struct view { const float *row[PLACES + 2]; float *grad[PLACES + 2]; } view;

static void look_at(const net *n, uint32_t first, const config *c, view *v, int back)
{
    const uint32_t s0 = on_stack(c, 0), s1 = on_stack(c, 1), b0 = c->front;
    uint32_t who[PLACES] = {[S0] = s0, [S1] = s1, [S2] = on_stack(c, 2), [B0] = b0};
    uint32_t gap[2];
#if CLIO_TRIAL_PLACES == 8
    who[S0_LEFT] = s0 == NOBODY ? NOBODY : c->left[s0], who[S0_RIGHT] = s0 == NOBODY ? NOBODY : c->right[s0];
    who[S1_RIGHT] = s1 == NOBODY ? NOBODY : c->right[s1], who[B0_LEFT] = c->left[b0];
#endif
    for (uint32_t k = 0; k < PLACES; k++) {
        size_t at = ((size_t)(first + who[k]) * PLACES + k) * DIM_STEP, none = (size_t)(who[k] == c->n ? PLACES : k) * DIM_STEP;
        int there = who[k] < c->n;
        v->row[k] = there ? n->step + at : weight(n, P_NONE) + none;
        if (back) v->grad[k] = there ? n->dstep + at : grad(n, P_NONE) + none;
    }
    gap[0] = s0 == NOBODY ? 0 : clioi_distance(s0, b0);
    gap[1] = DIST + (s1 == NOBODY ? 0 : clioi_distance(s1, s0));
    for (uint32_t k = 0; k < 2; k++) {
        v->row[PLACES + k] = weight(n, P_GAP) + (size_t)gap[k] * DIM_STEP;
        if (back) v->grad[PLACES + k] = grad(n, P_GAP) + (size_t)gap[k] * DIM_STEP;
    }
}

static float dot(const float *a, const float *b)
{
    float lane[16] = {0}, sum = 0;
    for (uint32_t j = 0; j < DIM_STEP; j += 16)
        for (uint32_t k = 0; k < 16; k++) lane[k] += a[j + k] * b[j + k];
    for (uint32_t k = 0; k < 16; k++) sum += lane[k];
    return sum;
}

static void add_up(const view *v, float *sum)
{
    for (uint32_t j = 0; j < DIM_STEP; j++) {
        float x = 0;
        for (uint32_t k = 0; k < PLACES + 2; k++) x += v->row[k][j];
        sum[j] = x;
    }
}

static void score_moves(const net *n, const float *hidden, float *score)
{
    for (uint32_t m = 0; m < MOVES; m++) score[m] = weight(n, P_MOVE_B)[m] + dot(hidden, weight(n, P_MOVE) + (size_t)m * DIM_STEP);
}

static uint32_t best_of(const float *score, uint32_t can)
{
    uint32_t best = MOVES;
    for (uint32_t m = 0; m < MOVES; m++)
        if (can >> m & 1 && (best == MOVES || score[m] > score[best])) best = m;
    return best;
}

/* ---- training ---- */

/* -log of the share of the moves in `good` among those in `can`; d = its gradient by the scores. */
static double loss_of(const float *score, uint32_t can, uint32_t good, float by, float *d)
{
    float best = score[best_of(score, can)], sum = 0, right = 0, e[MOVES] = {0};
    for (uint32_t m = 0; m < MOVES; m++) {
        if (can >> m & 1) sum += e[m] = exp_float(score[m] - best);
        if (good >> m & 1) right += e[m];
    }
    for (uint32_t m = 0; m < MOVES; m++) d[m] = by * (e[m] / sum - (good >> m & 1 ? e[m] / (right + 1e-30f) : 0.0f));
    return (double)by * -__builtin_log((double)(right / sum) + 1e-30);
}

static void back_step(net *n, const view *v, const float *sum, const float *hidden, const float *mask, const float *d)
{
    float g[DIM_STEP] = {0};
    for (uint32_t m = 0; m < MOVES; m++) {
        const float *w = weight(n, P_MOVE) + (size_t)m * DIM_STEP;
        float *dw = grad(n, P_MOVE) + (size_t)m * DIM_STEP;
        grad(n, P_MOVE_B)[m] += d[m];
        for (uint32_t j = 0; j < DIM_STEP; j++) {
            dw[j] += d[m] * hidden[j];
            g[j] += d[m] * w[j];
        }
    }
    for (uint32_t j = 0; j < DIM_STEP; j++) g[j] *= mask[j] * (sum[j] > 0 ? 1.0f : leak);
    for (uint32_t k = 0; k < PLACES + 2; k++)
        for (uint32_t j = 0; j < DIM_STEP; j++) v->grad[k][j] += g[j];
}

static uint32_t next_move(const net *n, const float *score, uint32_t can, uint32_t good, rng *r)
{
    if (n->p->step < WARM) return good & 1u << LEFT ? LEFT : good & 1u << RIGHT ? RIGHT : SHIFT;
    return best_of(score, rng_unit(r) < follow_itself ? can : good);
}

void transition_loss(net *n, uint32_t s, rng *r, int train, tally *y)
{
    uint32_t first = n->start[s], len = n->start[s + 1] - first;
    const float *mask = n->mask_step + (size_t)first * DIM_STEP;
    uint16_t gold[SENT_MAX];
    config c;
    for (uint32_t k = 0; k < len; k++) gold[k] = (uint16_t)(n->head[first + k] == CLIO_NONE ? len : n->head[first + k] - first);
    for (begin(&c, len); !done(&c);) {
        uint32_t can = legal(&c), good = cheapest(&c, gold, can), move = best_of((const float[MOVES]){0}, can);
        float sum[DIM_STEP], hidden[DIM_STEP], score[MOVES], d[MOVES];
        view v;
        if (can & (can - 1)) {                    /* else there is nothing to choose */
            look_at(n, first, &c, &v, train);
            add_up(&v, sum);
            for (uint32_t j = 0; j < DIM_STEP; j++) hidden[j] = (sum[j] > 0 ? sum[j] : leak * sum[j]) * mask[j];
            score_moves(n, hidden, score);
            y->loss += loss_of(score, can, good, 1.0f / (float)n->t, d);
            if (train) back_step(n, &v, sum, hidden, mask, d);
            move = next_move(n, score, can, good, r);
        }
        apply(&c, move);
    }
    for (uint32_t k = 0; k < len; k++) y->head += c.head[k] == gold[k];
}

/* ---- reading ---- */

void transition_parse(const net *n, uint32_t s, uint32_t *head)
{
    uint32_t first = n->start[s], len = n->start[s + 1] - first;
    config c;
    for (begin(&c, len); !done(&c);) {
        uint32_t can = legal(&c), move = best_of((const float[MOVES]){0}, can);
        float sum[DIM_STEP], score[MOVES];
        view v;
        if (can & (can - 1)) {
            look_at(n, first, &c, &v, 0);
            add_up(&v, sum);
            for (uint32_t j = 0; j < DIM_STEP; j++) sum[j] = sum[j] > 0 ? sum[j] : leak * sum[j];
            score_moves(n, sum, score);
            move = best_of(score, can);
        }
        apply(&c, move);
    }
    for (uint32_t k = 0; k < len; k++) head[k] = c.head[k] == len ? CLIO_NONE : c.head[k];
}
