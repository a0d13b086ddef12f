/* test_relate.c -- the ranker's arithmetic, its file's checks, and relate on trees written by hand. */
#include "compiled.h"
#include "core/ranker.h"
#include "hand_parsed.h"
#include "refuse.h"
#include "stage/relate.h"
#include "stage/relate_features.h"

static clioi_data data;

static int open_data(void **state)
{
    clio_err err;
    const void *bytes;
    size_t len = 0;
    (void)state;
    if (compiled_open(&data)) return 1;
    bytes = clioi_pack_section(&data.pack, "model.relate", &len);
    return clioi_ranker_open(bytes, bytes ? len : 0, &data.ranker, &err) != CLIO_OK;
}

static int close_data(void **state)
{
    (void)state;
    clioi_pack_close(&data.pack);
    return 0;
}

/* ---- the ranker ------------------------------------------------------------- */

enum { ONE = 65536 };
typedef struct small {              /* a model of one feature, key 5 */
    clioi_ranker_head head;
    clioi_rank_slot slot[4];
    int8_t weight[CLIOI_RANK_OUT];
} small;
enum { SMALL = offsetof(small, weight) + CLIOI_RANK_OUT };   /* without the padding */

static small one_feature(void)
{
    small s = {.head = {.magic = CLIOI_RANK_MAGIC, .version = CLIOI_RANK_VERSION, .slots = 4, .rows = 1, .scale = 256 * ONE}, .slot = {{0, 0}, {5, 0}}};
    s.weight[CLIOI_EV_AID - 1] = 3;
    s.weight[CLIOI_RANK_NONE] = 4;
    s.weight[CLIOI_RANK_HEAD + CLIOI_EV_ASSAULT - 1] = 20;
    return s;
}

static void chances_are_powers_of_two_and_add_up(void **state)
{
    small s = one_feature();
    clioi_feature f[2] = {{5, 1}, {9, 8}};   /* nothing is known of 9 */
    uint32_t chance[CLIOI_RANK_HEAD], all = 0;
    clioi_ranker r;
    (void)state;
    assert_int_equal(clioi_ranker_open(&s, SMALL, &r, NULL), CLIO_OK);
    clioi_ranker_run(&r, 0, f, 2, 0, chance);
    assert_int_equal(chance[CLIOI_RANK_NONE], 0);
    assert_int_equal(chance[CLIOI_EV_AID - 1], ONE * 8 / 23);   /* 2^3 against fifteen of 2^0 */
    for (int k = 0; k < CLIOI_RANK_HEAD; k++) all += chance[k];
    assert_in_range(all, ONE - CLIOI_RANK_HEAD, ONE);
    clioi_ranker_run(&r, 0, f, 2, 1, chance);
    assert_int_equal(chance[CLIOI_RANK_NONE], ONE * 16 / 39);
    clioi_ranker_run(&r, 1, f, 2, 1, chance);
    assert_in_range(chance[CLIOI_EV_ASSAULT - 1], ONE - 2, ONE);
    s.head.scale = 128 * ONE;       /* 3 halves: between 2 and 4 */
    clioi_ranker_run(&r, 0, f, 1, 0, chance);
    assert_in_range(chance[CLIOI_EV_AID - 1], 10390, 10400);   /* 2.8284 of 17.8284 */
}

static void a_damaged_model_is_refused(void **state)
{
    small good = one_feature(), bad;
    clioi_ranker r;
    clio_err err;
    (void)state;
    bad = good;
    bad.head.magic[0] = 'x';
    assert_int_equal(clioi_ranker_open(&bad, SMALL, &r, &err), CLIO_EDATA);
    bad = good;
    bad.head.version++;
    assert_int_equal(clioi_ranker_open(&bad, SMALL, &r, &err), CLIO_EDATA);
    bad = good;
    bad.head.slots = 3;
    assert_int_equal(clioi_ranker_open(&bad, SMALL, &r, &err), CLIO_EDATA);
    bad = good;
    bad.slot[1].row = 1;
    assert_int_equal(clioi_ranker_open(&bad, SMALL, &r, &err), CLIO_EDATA);
    assert_int_equal(clioi_ranker_open(&good, SMALL - 1, &r, &err), CLIO_EDATA);
    assert_int_equal(clioi_ranker_open(&good, 8, &r, &err), CLIO_EDATA);
    assert_int_equal(clioi_ranker_open(NULL, 0, &r, &err), CLIO_OK);
    assert_null(r.head);
}

/* ---- relate ------------------------------------------------------------------- */

static const char visit[] = "The/the/DET/DT/3/det Turkish//ADJ/JJ/3/amod president//NOUN/NN/4/nsubj visited/visit/VERB/VBD/0/root "
     "Egypt//PROPN/NNP/4/obj .//PUNCT/./4/punct";
static const char strike[] = "Israel//PROPN/NNP/2/nsubj bombed/bomb/VERB/VBD/0/root Syria//PROPN/NNP/2/obj .//PUNCT/./2/punct";
static const char fines[] = "Britain//PROPN/NNP/2/nsubj condemned/condemn/VERB/VBD/0/root Sudan//PROPN/NNP/2/obj .//PUNCT/./2/punct";

static clio_doc *coded(const char *parts)
{
    clio_doc *doc = hand_doc(parts);
    assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_actor(&data, doc, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_event(&data, doc, NULL), CLIO_OK);
    return doc;
}

static clioi_span token_span(const clio_doc *doc, uint32_t t) { return (clioi_span){doc->token[t].off, doc->token[t].len}; }

static const struct { const char *parts; uint32_t source, target; const char *event; } plain[] = {
    {visit, 2, 4, "CONSULT"}, {strike, 0, 2, "ASSAULT"}, {fines, 0, 2, "ACCUSE"}};

static void plain_sentences_have_their_type_in_both_schemes_and_without_model(void **state)
{
    clioi_data bare = data;
    (void)state;
    bare.ranker = (clioi_ranker){0};
    for (size_t k = 0; k < sizeof plain / sizeof *plain; k++)
        for (int way = 0; way < 3; way++) {
            clio_relate_options opt = {.scheme2021 = way == 1};
            clio_relation r;
            clio_doc *doc = coded(plain[k].parts);
            clio_err err;
            assert_int_equal(clioi_relate(way == 2 ? &bare : &data, doc, token_span(doc, plain[k].source), token_span(doc, plain[k].target), &opt, &r, &err), CLIO_OK);
            assert_string_equal(clio_event_name(r.event), plain[k].event);
            assert_true(r.confidence > 0 && r.confidence <= 1);
            assert_true(strlen(r.cameo) >= 3);
            clio_doc_free(doc);
        }
}

static void an_answer_is_owed_even_for_nothing(void **state)
{
    static const char quiet[] = "It/it/PRON/PRP/2/nsubj rained/rain/VERB/VBD/0/root .//PUNCT/./2/punct";
    clio_relation r;
    clio_doc *doc = coded(quiet);
    clio_err err;
    (void)state;
    assert_int_equal(clioi_relate(&data, doc, (clioi_span){0, 2}, (clioi_span){0, 0}, NULL, &r, &err), CLIO_OK);
    assert_int_not_equal(r.event, 0);
    assert_int_equal(clioi_relate(&data, doc, (clioi_span){0, 0}, (clioi_span){0, 0}, NULL, &r, &err), CLIO_OK);
    assert_int_not_equal(r.event, 0);
    clio_doc_free(doc);
}

static void features_are_sorted_and_each_is_there_once(void **state)
{
    static clioi_feature f[CLIOI_RELATE_FEATURES];
    uint32_t n;
    clio_doc *doc = coded(strike);
    clio_err err;
    (void)state;
    assert_int_equal(clioi_relate_features(&data.lex, doc, token_span(doc, 0), token_span(doc, 2), f, &n, &err), CLIO_OK);
    assert_in_range(n, 30, CLIOI_RELATE_FEATURES);
    for (uint32_t k = 1; k < n; k++) assert_true(f[k - 1].key < f[k].key && f[k].value > 0 && f[k].value <= 8);
    clio_doc_free(doc);
}

static clio_rc relate_visit(void *with)
{
    clio_relation r;
    clio_err err = {0};
    unsigned held = refuse_hold();
    clio_doc *doc = coded(visit);
    clio_rc rc;
    (void)with;
    refuse_go_on(held);
    rc = clioi_relate(&data, doc, token_span(doc, 2), token_span(doc, 4), NULL, &r, &err);
    assert_int_equal(rc, err.rc);
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(relate_visit, NULL) > 0 || !data.ranker.head);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chances_are_powers_of_two_and_add_up), cmocka_unit_test(a_damaged_model_is_refused),
        cmocka_unit_test(plain_sentences_have_their_type_in_both_schemes_and_without_model), cmocka_unit_test(an_answer_is_owed_even_for_nothing),
        cmocka_unit_test(features_are_sorted_and_each_is_there_once), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, open_data, close_data);
}
