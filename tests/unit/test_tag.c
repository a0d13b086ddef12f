/* test_tag.c -- stage tag, with the made-up model: lemmas and features come from the tables as
 * promised, every kernel gives the same tags, refused memory is an error. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "refuse.h"
#include "model_fixture.h"

static const char words[] = "Troops withdrew from Paris and went home .|A second , shorter one|x";

static void lemmas_and_features_come_from_the_tables(void **state)
{
    static const struct { const char *form; uint8_t upos, xpos; const char *lemma, *feats; } cases[] = {
        {"went", CLIOI_UPOS_VERB, CLIOI_XPOS_VBD, "go", "Mood=Ind|Tense=Past|VerbForm=Fin"},
        {"Went", CLIOI_UPOS_VERB, CLIOI_XPOS_VBD, "go", "Mood=Ind|Tense=Past|VerbForm=Fin"},
        {"Parties", CLIOI_UPOS_NOUN, CLIOI_XPOS_NNS, "party", "Number=Plur"},
        {"troops", CLIOI_UPOS_NOUN, CLIOI_XPOS_NNS, "troop", "Number=Plur"},
        {"Paris", CLIOI_UPOS_PROPN, CLIOI_XPOS_NNP, "Paris", "_"},
        {"PARIS", CLIOI_UPOS_NOUN, CLIOI_XPOS_NN, "paris", "_"},
        {"s", CLIOI_UPOS_NOUN, CLIOI_XPOS_NNS, "s", "Number=Plur"},
        {"1990s", CLIOI_UPOS_NOUN, CLIOI_XPOS_NNS, "1990s", "Number=Plur"},
        {"5,000", CLIOI_UPOS_NUM, CLIOI_XPOS_CD, "5000", "_"},
        {"\xE2\x80\x99s", CLIOI_UPOS_PART, CLIOI_XPOS_POS, "'s", "_"},
        {"\xC3\x89TAT", CLIOI_UPOS_NOUN, CLIOI_XPOS_NN, "\xC3\xA9tat", "_"},
    };
    fixture f = fixture_new();
    clioi_model m;
    clioi_arena mem;
    (void)state;
    clioi_arena_init(&mem, 1 << 20);
    assert_int_equal(clioi_model_open(f.bytes, f.len, &m, NULL), CLIO_OK);
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        clio_token t = {.len = (uint32_t)strlen(cases[k].form), .upos = cases[k].upos, .xpos = cases[k].xpos};
        assert_string_equal(clioi_model_lemma(&m, cases[k].form, &t, &mem), cases[k].lemma);
        assert_string_equal(clioi_model_feats(&m, cases[k].form, &t), cases[k].feats);
    }
    clioi_arena_release(&mem);
    free(f.bytes);
}

static void a_very_long_word_is_its_own_lemma(void **state)
{
    static char word[5000];
    fixture f = fixture_new();
    clioi_model m;
    clioi_arena mem;
    clio_token t = {.len = sizeof word - 1, .upos = CLIOI_UPOS_NOUN, .xpos = CLIOI_XPOS_NNS};
    (void)state;
    memset(word, 's', sizeof word - 1);
    clioi_arena_init(&mem, 1 << 20);
    assert_int_equal(clioi_model_open(f.bytes, f.len, &m, NULL), CLIO_OK);
    assert_string_equal(clioi_model_lemma(&m, word, &t, &mem), word);
    clioi_arena_release(&mem);
    free(f.bytes);
}

static void every_word_is_tagged_the_same_by_every_kernel(void **state)
{
    static clioi_data data;
    fixture f = fixture_new();
    clio_doc first = {0}, doc;
    (void)state;
    assert_int_equal(clioi_model_open(f.bytes, f.len, &data.model, NULL), CLIO_OK);
    for (uint32_t k = 0; k < CLIOI_KERNELS; k++) {
        if (!(data.model.kernel = clioi_kernel_at(k))) continue;
        fixture_doc(&doc, words);
        assert_int_equal(clioi_stage_tag(&data, &doc, NULL), CLIO_OK);
        for (uint32_t t = 0; t < doc.token_n; t++) assert_true(doc.token[t].upos && doc.token[t].xpos && doc.token[t].lemma && doc.token[t].feats);
        if (!k) {
            first = doc;
            continue;
        }
        assert_memory_equal(doc.enc, first.enc, (size_t)doc.token_n * doc.enc_dim * sizeof *doc.enc);
        for (uint32_t t = 0; t < doc.token_n; t++) assert_true(doc.token[t].upos == first.token[t].upos && doc.token[t].xpos == first.token[t].xpos);
        fixture_doc_free(&doc);
    }
    fixture_doc_free(&first);
    free(f.bytes);
}

static void a_sentence_is_read_alone(void **state)
{
    static clioi_data data;
    fixture f = fixture_new();
    clio_doc a, b;
    (void)state;
    assert_int_equal(clioi_model_open(f.bytes, f.len, &data.model, NULL), CLIO_OK);
    fixture_doc(&a, "Troops withdrew .|He said so .");
    fixture_doc(&b, "Nobody knew|He said so .");
    assert_int_equal(clioi_stage_tag(&data, &a, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_tag(&data, &b, NULL), CLIO_OK);
    assert_memory_equal(a.enc + 3 * a.enc_dim, b.enc + 2 * b.enc_dim, 4 * a.enc_dim * sizeof *a.enc);
    fixture_doc_free(&a);
    fixture_doc_free(&b);
    free(f.bytes);
}

static void no_words_are_no_error(void **state)
{
    static clioi_data data;
    fixture f = fixture_new();
    clio_doc doc;
    (void)state;
    assert_int_equal(clioi_model_open(f.bytes, f.len, &data.model, NULL), CLIO_OK);
    fixture_doc(&doc, "");
    assert_int_equal(clioi_stage_tag(&data, &doc, NULL), CLIO_OK);
    fixture_doc_free(&doc);
    free(f.bytes);
}

static clio_rc tag_words(void *with)
{
    clio_doc doc;
    clio_err err;
    clio_rc rc;
    fixture_doc(&doc, words);
    rc = clioi_stage_tag(with, &doc, &err);
    fixture_doc_free(&doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    static clioi_data data;
    fixture f = fixture_new();
    (void)state;
    assert_int_equal(clioi_model_open(f.bytes, f.len, &data.model, NULL), CLIO_OK);
    assert_true(refuse_each(tag_words, &data) > 2);
    free(f.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lemmas_and_features_come_from_the_tables),
        cmocka_unit_test(a_very_long_word_is_its_own_lemma),
        cmocka_unit_test(every_word_is_tagged_the_same_by_every_kernel),
        cmocka_unit_test(a_sentence_is_read_alone),
        cmocka_unit_test(no_words_are_no_error),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
