/* relate.c -- which PLOVER type holds between a source and a target phrase?
 *
 * The records of the document are scored: +4 if an actor overlaps the source,
 * +4 if a recipient (or second actor) overlaps the target, +1 for a trigger in
 * the same sentence; the best one answers.  If no record fits and an answer is
 * owed, every frame whose predicate stands in the source's sentence is scored by
 * its distance to the two phrases; with no predicate known at all the answer is
 * the commonest type of the news, at confidence 0.1. */
#include "stage/relate.h"
#include "core/tree.h"
#include <string.h>

static int overlaps(uint32_t off, uint32_t len, clioi_span s)
{
    return s.len && off < s.off + s.len && s.off < off + len;
}

static int any_overlap(const clio_actor *a, uint32_t n, clioi_span s)
{
    for (uint32_t k = 0; k < n; k++)
        if (overlaps(a[k].off, a[k].len, s)) return 1;
    return 0;
}

static int score_event(const clio_event *e, clioi_span source, clioi_span target)
{
    int actor = any_overlap(e->actor, e->actor_n, source), recipient = any_overlap(e->recipient, e->recipient_n, target);
    int swapped = any_overlap(e->recipient, e->recipient_n, source) + any_overlap(e->actor, e->actor_n, target);
    if (!e->event) return 0;
    if (!recipient && e->actor_n > 1) recipient = any_overlap(e->actor, e->actor_n, target);
    return 4 * actor + 4 * recipient + swapped;
}

static uint32_t sentence_at(const clio_doc *doc, uint32_t off)
{
    for (uint32_t s = 0; s < doc->sentence_n; s++)
        if (off < doc->sentence[s].off + doc->sentence[s].len) return s;
    return doc->sentence_n ? doc->sentence_n - 1 : CLIO_NONE;
}

static uint32_t distance(uint32_t a, clioi_span s)
{
    if (!s.len) return 0;
    return a < s.off ? s.off - a : a > s.off + s.len ? a - s.off - s.len : 0;
}

/* The nearest predicate of the sentence that has a frame with an event type. */
static const clioi_frame *nearest_frame(const clioi_data *data, const clio_doc *doc, clioi_span source, clioi_span target)
{
    uint32_t s = sentence_at(doc, source.off), best_d = CLIO_NONE;
    const clioi_frame *best = NULL;
    for (uint32_t t = s == CLIO_NONE ? 0 : doc->sentence[s].tok; s != CLIO_NONE && t < doc->sentence[s].tok + doc->sentence[s].tok_n; t++) {
        char pos = clioi_pos_of(doc, t);
        uint32_t n = 0, d = distance(doc->token[t].off, source) + distance(doc->token[t].off, target) + (pos == 'V' ? 0 : 20);
        const clioi_frame *f = pos ? clioi_lex_frames(&data->lex, clioi_tok_hash(doc, t, pos), &n) : NULL;
        if (overlaps(doc->token[t].off, doc->token[t].len, source)) continue;
        for (uint32_t k = 0; k < n; k++)
            if (f[k].event && d < best_d && (!f[k].part_n || n == 1)) {
                best = &f[k];
                best_d = d;
            }
    }
    return best;
}

clio_rc clioi_relate(const clioi_data *data, clio_doc *doc, clioi_span source, clioi_span target, int allow_none,
                     clio_relation *out, clio_err *err)
{
    int best = 0;
    const clioi_frame *f;
    (void)err;
    *out = (clio_relation){.mode = "", .cameo = "", .rule = ""};
    for (uint32_t k = 0; k < doc->event_n; k++) {
        const clio_event *e = &doc->event[k];
        int score = score_event(e, source, target);
        if (score <= best) continue;
        best = score;
        *out = (clio_relation){e->event, e->mode, e->cameo, e->contexts, e->status, e->confidence, e->rule};
    }
    if (best >= 4 || (allow_none && best)) return CLIO_OK;
    if (allow_none) return CLIO_OK;
    f = nearest_frame(data, doc, source, target);
    if (f) *out = (clio_relation){f->event, "", data->lex.str + f->cameo, 0, CLIOI_ST_ACTUAL, 0.3f, data->lex.str + f->file};
    else if (!best) *out = (clio_relation){CLIOI_EV_ACCUSE, "", "110", 0, CLIOI_ST_ACTUAL, 0.1f, "commonest type"};
    return CLIO_OK;
}
