/* relate.c -- which PLOVER type holds between a source and a target phrase?
 *
 *   1. type     a linear ranker (core/ranker.c) weighs what stands about the two
 *               phrases (relate_features.c), the event stage's records among it
 *   2. details  mode, CAMEO code, status: from the record of that type whose
 *               parties are the phrases; without one from the nearest predicate
 *               that has a frame of that type; else the type's own code
 *
 * The rule named is the record's where records and ranker agree, "model.relate"
 * where the ranker alone decided.  In the scheme of 2021 CONCEDE and RETREAT are
 * one, YIELD: the likelier of the two is handed out with the chance of both.
 * A data file without the model still answers, by the best record or frame. */
#include "stage/relate.h"
#include "core/status.h"
#include "stage/relate_features.h"
#include <string.h>

/* A type's code where nothing finer is known. */
static const char *const root_code[CLIOI_EV_COUNT] = {
    [CLIOI_EV_AGREE] = "030", [CLIOI_EV_CONSULT] = "040", [CLIOI_EV_SUPPORT] = "050", [CLIOI_EV_CONCEDE] = "080", [CLIOI_EV_COOPERATE] = "060",
    [CLIOI_EV_AID] = "070", [CLIOI_EV_RETREAT] = "080", [CLIOI_EV_REQUEST] = "100", [CLIOI_EV_ACCUSE] = "110", [CLIOI_EV_REJECT] = "120",
    [CLIOI_EV_THREATEN] = "130", [CLIOI_EV_PROTEST] = "140", [CLIOI_EV_SANCTION] = "160", [CLIOI_EV_MOBILIZE] = "150",
    [CLIOI_EV_COERCE] = "170", [CLIOI_EV_ASSAULT] = "180"};

/* Where the schemes differ the record's type in 2.0 stands for another one in 2021; the CAMEO code is the same. */
static const struct { uint8_t now, then; } renamed[] = {
    {CLIOI_EV_SANCTION, CLIOI_EV_COERCE}, {CLIOI_EV_SANCTION, CLIOI_EV_ACCUSE}, {CLIOI_EV_CONCEDE, CLIOI_EV_AGREE}, {CLIOI_EV_CONCEDE, CLIOI_EV_SUPPORT},
    {CLIOI_EV_CONCEDE, CLIOI_EV_RETREAT}, {CLIOI_EV_RETREAT, CLIOI_EV_CONCEDE}, {CLIOI_EV_COERCE, CLIOI_EV_ASSAULT}, {CLIOI_EV_REQUEST, CLIOI_EV_ACCUSE}};

static int overlaps(const clio_actor *a, uint32_t n, clioi_span s)
{
    for (uint32_t k = 0; k < n; k++)
        if (s.len && a[k].off < s.off + s.len && s.off < a[k].off + a[k].len) return 1;
    return 0;
}

/* How well do the record's parties fit the phrases? */
static int fit_of(const clio_event *e, clioi_span source, clioi_span target)
{
    int actor = overlaps(e->actor, e->actor_n, source), recipient = overlaps(e->recipient, e->recipient_n, target);
    int swapped = overlaps(e->recipient, e->recipient_n, source) + overlaps(e->actor, e->actor_n, target);
    if (!recipient && e->actor_n > 1) recipient = overlaps(e->actor, e->actor_n, target);
    return 4 * actor + 4 * recipient + swapped;
}

static int stands_for(unsigned now, unsigned event, int scheme2021)
{
    for (size_t k = 0; scheme2021 && k < sizeof renamed / sizeof *renamed; k++)
        if (renamed[k].now == now && renamed[k].then == event) return 1;
    return 0;
}

/* The best record: of the type `event` (then of one that stands for it), or of any if that is 0. */
static const clio_event *best_record(const clio_doc *doc, clioi_span source, clioi_span target, unsigned event, int scheme2021, int *fit)
{
    const clio_event *best = NULL;
    *fit = 0;
    for (uint32_t k = 0; k < doc->event_n; k++) {
        const clio_event *e = &doc->event[k];
        int f = fit_of(e, source, target) * 2;
        if (!e->event || !f) continue;
        if (event && e->event != event && !stands_for(e->event, event, scheme2021)) continue;
        f += !event || e->event == event;
        if (f <= *fit) continue;
        *fit = f;
        best = e;
    }
    return best;
}

static uint32_t sentence_at(const clio_doc *doc, uint32_t off)
{
    for (uint32_t s = 0; s < doc->sentence_n; s++)
        if (off < doc->sentence[s].off + doc->sentence[s].len) return s;
    return doc->sentence_n ? doc->sentence_n - 1 : CLIO_NONE;
}

static uint32_t gap(uint32_t off, clioi_span s)
{
    if (!s.len) return 0;
    return off < s.off ? s.off - off : off > s.off + s.len ? off - s.off - s.len : 0;
}

/* The nearest predicate with a frame of the type (0: any), a frame without further words before one with. */
static const clioi_frame *nearest_frame(const clioi_data *data, const clio_doc *doc, clioi_span source, clioi_span target, unsigned event, uint32_t *trigger)
{
    uint32_t s = sentence_at(doc, source.len ? source.off : target.off), best_d = CLIO_NONE;
    const clioi_frame *best = NULL;
    for (uint32_t t = s == CLIO_NONE ? 0 : doc->sentence[s].tok; s != CLIO_NONE && t < doc->sentence[s].tok + doc->sentence[s].tok_n; t++) {
        char pos = clioi_pos_of(doc, t);
        uint32_t n = 0, d = gap(doc->token[t].off, source) + gap(doc->token[t].off, target) + (pos == 'V' ? 0 : 20);
        const clioi_frame *f = pos ? clioi_lex_frames(&data->lex, clioi_tok_hash(doc, t, pos), &n) : NULL;
        if (source.len && doc->token[t].off >= source.off && doc->token[t].off < source.off + source.len) continue;
        for (uint32_t k = 0; k < n; k++) {
            uint32_t far = d + (f[k].part_n ? 40 : 0);
            if (!f[k].event || (event && f[k].event != event) || far >= best_d) continue;
            best = &f[k];
            best_d = far;
            *trigger = t;
        }
    }
    return best;
}

/* Mode, code, status and contexts of an answer whose type is known. */
static void details(const clioi_data *data, const clio_doc *doc, clioi_span source, clioi_span target, int scheme2021, clio_relation *out)
{
    int fit;
    uint32_t trigger = CLIO_NONE, s = sentence_at(doc, source.len ? source.off : target.off);
    const clio_event *e = best_record(doc, source, target, out->event, scheme2021, &fit);
    const clioi_frame *f = e ? NULL : nearest_frame(data, doc, source, target, out->event, &trigger);
    out->cameo = root_code[out->event];
    if (s != CLIO_NONE && doc->sent_context) out->contexts = doc->sent_context[s];
    if (e) {
        out->cameo = e->cameo;
        out->contexts = e->contexts;
        out->status = e->status;
        if (e->event == out->event) {
            out->mode = e->mode;
            out->rule = e->rule;
        }
    } else if (f) {
        const char *mode = data->lex.str + f->mode;
        out->mode = clio_event_has_mode(out->event, mode) ? mode : "";
        out->cameo = data->lex.str + f->cameo;
        out->status = (uint8_t)clioi_status_of(doc, &data->lex, trigger);
    }
}

/* Without a model: the best record, else the nearest frame, else the commonest type of the news. */
static void by_rules(const clioi_data *data, const clio_doc *doc, clioi_span source, clioi_span target, const clio_relate_options *opt, clio_relation *out)
{
    int fit;
    uint32_t trigger;
    const clio_event *e = best_record(doc, source, target, 0, 0, &fit);
    const clioi_frame *f = e || opt->allow_none ? NULL : nearest_frame(data, doc, source, target, 0, &trigger);
    if (!e && opt->allow_none) return;
    out->event = e ? e->event : f ? f->event : CLIOI_EV_ACCUSE;
    out->confidence = e ? e->confidence : f ? 0.3f : 0.1f;
    out->rule = f ? data->lex.str + f->file : "commonest type";
}

static void by_model(const clioi_data *data, const clioi_feature *f, uint32_t n, const clio_relate_options *opt, clio_relation *out)
{
    uint32_t chance[CLIOI_RANK_HEAD], yield = 0, best = 0, best_chance = 0;
    clioi_ranker_run(&data->ranker, opt->scheme2021 != 0, f, n, opt->allow_none, chance);
    if (opt->scheme2021) yield = chance[CLIOI_EV_CONCEDE - 1] + chance[CLIOI_EV_RETREAT - 1];
    for (uint32_t k = 0; k < CLIOI_RANK_HEAD; k++) {
        int yields = k == CLIOI_EV_CONCEDE - 1 || k == CLIOI_EV_RETREAT - 1;
        uint32_t c = yields && opt->scheme2021 ? yield : chance[k];
        if (c < best_chance || (c == best_chance && best_chance && chance[k] <= chance[best])) continue;
        best = k;
        best_chance = c;
    }
    if (best == CLIOI_RANK_NONE) return;
    out->event = (uint8_t)(best + 1);
    out->confidence = (float)best_chance / 65536;
    out->rule = "model.relate";
}

clio_rc clioi_relate(const clioi_data *data, clio_doc *doc, clioi_span source, clioi_span target, const clio_relate_options *options,
                     clio_relation *out, clio_err *err)
{
    static const clio_relate_options none = {0};
    const clio_relate_options *opt = options ? options : &none;
    *out = (clio_relation){.mode = "", .cameo = "", .rule = "", .status = CLIOI_ST_ACTUAL};
    if (data->ranker.head) {
        clioi_mark mark = clioi_arena_mark(&doc->scratch);
        clioi_feature *f = CLIOI_NEW(&doc->scratch, clioi_feature, CLIOI_RELATE_FEATURES);
        uint32_t n = 0;
        clio_rc rc = f ? clioi_relate_features(&data->lex, doc, source, target, f, &n, err)
                       : clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for %d features", CLIOI_RELATE_FEATURES);
        if (rc == CLIO_OK) by_model(data, f, n, opt, out);
        clioi_arena_rewind(&doc->scratch, mark);
        if (rc != CLIO_OK) return rc;
    } else {
        by_rules(data, doc, source, target, opt, out);
    }
    if (out->event) details(data, doc, source, target, opt->scheme2021, out);
    return CLIO_OK;
}
