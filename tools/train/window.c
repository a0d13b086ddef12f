/* window.c -- the trial's layers without recurrence: a window of three words each.
 *
 * What a classic fast parser reads with.  Layer l takes its three words side by
 * side (nothing beyond the ends), one matrix, tanh, and adds its input where the
 * sizes agree; with the window below them, a word sees 1 + WINDOWS words each way. */
#include "net.h"
#include <string.h>

void window_new(net *n)
{
    for (uint32_t l = 0; l < WINDOWS; l++) n->wide[l] = net_room(3 * DIM_E);
    n->dwide = net_room(3 * DIM_E);
}

static uint32_t cols_of(uint32_t l) { return l ? DIM_E : DIM_X; }

/* Does word t + k - 1 exist in sentence s? */
static int inside(const net *n, uint32_t s, uint32_t t, uint32_t k) { return t + k > n->start[s] && t + k <= n->start[s + 1]; }

static void gather(net *n, uint32_t l)
{
    uint32_t cols = cols_of(l);
    memset(n->wide[l], 0, (size_t)n->t * 3 * cols * sizeof(float));
    for (uint32_t s = 0; s < n->s; s++)
        for (uint32_t t = n->start[s]; t < n->start[s + 1]; t++)
            for (uint32_t k = 0; k < 3; k++)
                if (inside(n, s, t, k)) memcpy(n->wide[l] + ((size_t)t * 3 + k) * cols, n->in[l] + (size_t)(t + k - 1) * cols, cols * sizeof(float));
}

void window_forward(net *n, uint32_t l)
{
    uint32_t cols = cols_of(l);
    const float *from = l ? n->out[l - 1] : n->y;
    for (size_t i = 0; i < (size_t)n->t * cols; i++) n->in[l][i] = from[i] * n->mask[l][i];
    gather(n, l);
    net_affine(n, P_WIN1 + 2 * l, n->wide[l], 3 * cols, n->cell[l]);
    for (size_t i = 0; i < (size_t)n->t * DIM_E; i++) {
        n->cell[l][i] = clioi_tanh(n->cell[l][i]);
        n->out[l][i] = n->cell[l][i] + (cols == DIM_E ? from[i] : 0.0f);
    }
}

/* dout holds the gradient of out[l]; leaves that of the layer's source there. */
void window_back(net *n, uint32_t l)
{
    uint32_t cols = cols_of(l);
    float *d = n->dgate;
    for (size_t i = 0; i < (size_t)n->t * DIM_E; i++) d[i] = n->dout[i] * (1.0f - n->cell[l][i] * n->cell[l][i]);
    memset(n->dwide, 0, (size_t)n->t * 3 * cols * sizeof(float));
    net_affine_back(n, P_WIN1 + 2 * l, n->wide[l], 3 * cols, d, n->dwide, 3 * cols);
    memset(n->din, 0, (size_t)n->t * cols * sizeof(float));
    for (uint32_t s = 0; s < n->s; s++)
        for (uint32_t t = n->start[s]; t < n->start[s + 1]; t++)
            for (uint32_t k = 0; k < 3; k++)
                for (uint32_t c = 0; inside(n, s, t, k) && c < cols; c++)
                    n->din[(size_t)(t + k - 1) * cols + c] += n->dwide[((size_t)t * 3 + k) * cols + c];
    for (size_t i = 0; i < (size_t)n->t * cols; i++)
        n->dout[i] = n->din[i] * n->mask[l][i] + (cols == DIM_E ? n->dout[i] : 0.0f);
}
