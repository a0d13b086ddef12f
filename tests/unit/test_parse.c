/* test_parse.c -- core/spantree.c against all trees of short sentences; stage parse: one root, no cycle,
 * whatever the scores and the length. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "refuse.h"
#include "core/spantree.h"
#include "model_fixture.h"

static uint32_t next(uint32_t *s)
{
    *s = *s * 1664525u + 1013904223u;
    return *s >> 8;
}

/* 1 if every word reaches the one root. */
static int is_tree(const uint32_t *head, uint32_t n, uint32_t base)
{
    uint32_t roots = 0;
    for (uint32_t d = 0; d < n; d++) {
        uint32_t at = d, steps = 0;
        roots += head[d] == CLIO_NONE;
        while (head[at] != CLIO_NONE && steps++ <= n) at = head[at] - base;
        if (head[at] != CLIO_NONE) return 0;
    }
    return roots == 1;
}

static int64_t total(const int32_t *score, const uint32_t *head, uint32_t n)
{
    int64_t sum = 0;
    for (uint32_t d = 0; d < n; d++) sum += score[d * (n + 1) + (head[d] == CLIO_NONE ? 0 : head[d] + 1)];
    return sum;
}

static int64_t best_by_trying_all(const int32_t *score, uint32_t n)
{
    uint32_t head[5], code[5] = {0}, d = 0;
    int64_t best = INT64_MIN;
    while (d < n) {
        for (uint32_t k = 0; k < n; k++) head[k] = code[k] ? code[k] - 1 : CLIO_NONE;
        if (is_tree(head, n, 0) && total(score, head, n) > best) best = total(score, head, n);
        for (d = 0; d < n && ++code[d] > n; d++) code[d] = 0;
    }
    return best;
}

static void the_tree_is_the_best_of_all(void **state)
{
    uint32_t seed = 3, head[5];
    int32_t score[5 * 6];
    clioi_arena scratch;
    (void)state;
    clioi_arena_init(&scratch, 1 << 20);
    for (uint32_t round = 0; round < 1500; round++) {
        uint32_t n = 1 + round % 5;
        for (uint32_t k = 0; k < n * (n + 1); k++) score[k] = (int32_t)(next(&seed) % (round % 2 ? 7 : 2001)) - 3;
        assert_int_equal(clioi_spantree(score, n, head, &scratch, NULL), CLIO_OK);
        assert_true(is_tree(head, n, 0));
        assert_true(total(score, head, n) == best_by_trying_all(score, n));
    }
    clioi_arena_release(&scratch);
}

static void long_sentences_of_chance_scores_are_trees(void **state)
{
    static int32_t score[256 * 257];
    static uint32_t head[256];
    uint32_t seed = 11;
    clioi_arena scratch;
    (void)state;
    clioi_arena_init(&scratch, 64 << 20);
    for (uint32_t round = 0; round < 8; round++) {
        for (uint32_t k = 0; k < 256 * 257; k++) score[k] = round == 7 ? 0 : (int32_t)(next(&seed) % 100000) - 50000;
        assert_int_equal(clioi_spantree(score, 256, head, &scratch, NULL), CLIO_OK);
        assert_true(is_tree(head, 256, 0));
    }
    assert_true(clioi_arena_mark(&scratch).top == NULL);       /* rewound */
    clioi_arena_release(&scratch);
}

static clio_rc solve_cycle(void *with)
{
    static const int32_t cycle[3 * 4] = {0, -9, 8, 1, 0, 9, -9, 1, 5, 1, 1, -9};
    uint32_t head[3];
    clioi_arena scratch;
    clio_rc rc;
    (void)with;
    clioi_arena_init(&scratch, 1 << 20);
    rc = clioi_spantree(cycle, 3, head, &scratch, NULL);
    clioi_arena_release(&scratch);
    return rc;
}

static void refused_memory_is_an_error(void **state)
{
    (void)state;
    assert_true(refuse_each(solve_cycle, NULL) > 0);
}

static void check_sentences(const clio_doc *doc)
{
    for (uint32_t s = 0; s < doc->sentence_n; s++) {
        const clio_sentence *sent = &doc->sentence[s];
        uint32_t *head = calloc(sent->tok_n, sizeof *head);
        assert_non_null(head);
        for (uint32_t k = 0; k < sent->tok_n; k++) {
            const clio_token *t = &doc->token[sent->tok + k];
            head[k] = t->head;
            assert_true(t->head == CLIO_NONE || (t->head >= sent->tok && t->head < sent->tok + sent->tok_n));
            assert_true(t->deprel > 0 && t->deprel < CLIOI_DEP_COUNT);
            assert_int_equal(t->deprel == CLIOI_DEP_ROOT, t->head == CLIO_NONE);
        }
        assert_true(is_tree(head, sent->tok_n, sent->tok));
        free(head);
    }
}

static void a_thousand_words_are_one_tree(void **state)
{
    static clioi_data data;
    static char text[8000];
    fixture f = fixture_new();
    clio_doc doc;
    (void)state;
    for (uint32_t k = 0; k < 1000; k++) strcat(text, k % 11 ? "word " : k % 2 ? ", " : "Go ");
    strcat(text, "|One more .|x");
    assert_int_equal(clioi_model_open(f.bytes, f.len, &data.model, NULL), CLIO_OK);
    fixture_doc(&doc, text);
    assert_int_equal(clioi_stage_tag(&data, &doc, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_parse(&data, &doc, NULL), CLIO_OK);
    check_sentences(&doc);
    fixture_doc_free(&doc);
    free(f.bytes);
}

static void every_kernel_parses_the_same(void **state)
{
    static clioi_data data;
    fixture f = fixture_new();
    uint32_t head[64] = {0};
    uint8_t rel[64] = {0};
    (void)state;
    assert_int_equal(clioi_model_open(f.bytes, f.len, &data.model, NULL), CLIO_OK);
    for (uint32_t k = 0; k < CLIOI_KERNELS; k++) {
        clio_doc doc;
        if (!(data.model.kernel = clioi_kernel_at(k))) continue;
        fixture_doc(&doc, "Putin met Le Pen in the Kremlin and promised not to interfere in elections in France .");
        assert_int_equal(clioi_stage_tag(&data, &doc, NULL), CLIO_OK);
        assert_int_equal(clioi_stage_parse(&data, &doc, NULL), CLIO_OK);
        for (uint32_t t = 0; t < doc.token_n; t++) {
            if (k) assert_true(head[t] == doc.token[t].head && rel[t] == doc.token[t].deprel);
            head[t] = doc.token[t].head;
            rel[t] = doc.token[t].deprel;
        }
        fixture_doc_free(&doc);
    }
    free(f.bytes);
}

static clio_rc parse_words(void *with)
{
    unsigned held = refuse_hold();
    clio_doc doc;
    clio_err err;
    clio_rc rc;
    fixture_doc(&doc, "Troops withdrew from Paris and went home .|x y");
    assert_int_equal(clioi_stage_tag(with, &doc, &err), CLIO_OK);
    refuse_go_on(held);
    rc = clioi_stage_parse(with, &doc, &err);
    fixture_doc_free(&doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    static clioi_data data;
    fixture f = fixture_new();
    (void)state;
    assert_int_equal(clioi_model_open(f.bytes, f.len, &data.model, NULL), CLIO_OK);
    assert_true(refuse_each(parse_words, &data) > 2);
    free(f.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tree_is_the_best_of_all),
        cmocka_unit_test(long_sentences_of_chance_scores_are_trees),
        cmocka_unit_test(refused_memory_is_an_error),
        cmocka_unit_test(a_thousand_words_are_one_tree),
        cmocka_unit_test(every_kernel_parses_the_same),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
