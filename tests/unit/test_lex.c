/* test_lex.c -- looking names, frames and offices up in the compiled lexicon. */
#include "compiled.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

static clioi_data data;

static int open_lexicon(void **state)
{
    (void)state;
    return compiled_open(&data);
}

static int close_lexicon(void **state)
{
    (void)state;
    clioi_pack_close(&data.pack);
    return 0;
}

static uint64_t folded(const char *s) { return clioi_hash_folded(CLIOI_HASH_SEED, s, strlen(s)); }

static void folding_ignores_case_blanks_and_curly_apostrophes(void **state)
{
    static const char *const same[][2] = {{"Le Pen", "le pen"}, {"Le Pen", "LEPEN"}, {"\xC3\x89lys\xC3\xA9" "e", "\xC3\xA9lys\xC3\xA9" "e"},
                                          {"People's Army", "people\xE2\x80\x99s army"}, {"\xD0\x9C\xD0\xB8\xD1\x80", "\xD0\xBC\xD0\xB8\xD1\x80"}};
    (void)state;
    for (size_t k = 0; k < sizeof same / sizeof *same; k++) assert_true(folded(same[k][0]) == folded(same[k][1]));
    assert_true(folded("Iran") != folded("Iraq"));
}

static void hashing_in_pieces_equals_hashing_whole(void **state)
{
    uint64_t h = clioi_hash_folded(CLIOI_HASH_SEED, "State", 5);
    (void)state;
    assert_true(clioi_hash_folded(h, "Duma", 4) == folded("State Duma"));
}

static const clioi_entry *first(const char *name, unsigned kind)
{
    uint32_t n;
    const clioi_lexname *run = clioi_lex_find(&data.lex, folded(name), &n);
    for (uint32_t k = 0; run && k < n; k++)
        if (data.lex.entry[run[k].entry].kind == kind) return &data.lex.entry[run[k].entry];
    return NULL;
}

static void names_lead_to_their_entries(void **state)
{
    static const struct { const char *name; unsigned kind; const char *country; } want[] = {
        {"Russia", CLIOI_K_COUNTRY, "RUS"}, {"French", CLIOI_K_ADJ, "FRA"}, {"Kremlin", CLIOI_K_SEAT, "RUS"},
        {"Israelis", CLIOI_K_PEOPLE, "ISR"}, {"Vladimir Putin", CLIOI_K_PERSON, "RUS"}, {"state duma", CLIOI_K_BODY, "RUS"}};
    (void)state;
    for (size_t k = 0; k < sizeof want / sizeof *want; k++) {
        const clioi_entry *e = first(want[k].name, want[k].kind);
        assert_non_null(e);
        assert_string_equal(e->country, want[k].country);
    }
}

static void unknown_names_lead_nowhere(void **state)
{
    uint32_t n;
    (void)state;
    assert_null(clioi_lex_find(&data.lex, folded("Qwertzuiop Asdf"), &n));
    assert_int_equal(n, 0);
}

static void offices_follow_the_day(void **state)
{
    const clioi_entry *e = first("Barack Obama", CLIOI_K_PERSON);
    int former;
    (void)state;
    assert_non_null(e);
    (void)clioi_lex_on(&data.lex, (uint32_t)(e - data.lex.entry), 20120601, &former);
    assert_int_equal(former, 0);
    (void)clioi_lex_on(&data.lex, (uint32_t)(e - data.lex.entry), 20200601, &former);
    assert_int_equal(former, 1);
}

static void every_frame_is_found_under_its_lemma(void **state)
{
    (void)state;
    assert_true(data.lex.frame_n >= 800);
    for (uint32_t k = 0; k < data.lex.frame_n; k++) {
        uint32_t n;
        const clioi_frame *f = clioi_lex_frames(&data.lex, data.lex.frame[k].lemma, &n);
        assert_non_null(f);
        assert_true(&data.lex.frame[k] >= f && &data.lex.frame[k] < f + n);
    }
}

static void every_name_is_found_by_its_hash(void **state)
{
    (void)state;
    for (uint32_t k = 0; k < data.lex.name_n; k += 7) {
        uint32_t n;
        const clioi_lexname *run = clioi_lex_find(&data.lex, data.lex.name[k].hash, &n);
        assert_non_null(run);
        assert_true(&data.lex.name[k] >= run && &data.lex.name[k] < run + n);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(folding_ignores_case_blanks_and_curly_apostrophes), cmocka_unit_test(hashing_in_pieces_equals_hashing_whole),
        cmocka_unit_test(names_lead_to_their_entries), cmocka_unit_test(unknown_names_lead_nowhere), cmocka_unit_test(offices_follow_the_day),
        cmocka_unit_test(every_frame_is_found_under_its_lemma), cmocka_unit_test(every_name_is_found_by_its_hash)};
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
