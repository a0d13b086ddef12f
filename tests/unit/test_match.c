/* test_match.c -- stage match: the longest name of the lexicon at each token, in its case and with the tag of a name. */
#include "compiled.h"
#include "hand_parsed.h"
#include "refuse.h"

static clioi_data data;

static int open_lexicon(void **state)
{
    (void)state;
    return compiled_open(&data);
}

static int close_lexicon(void **state)
{
    (void)state;
    return compiled_close(&data);
}

/* `word` NULL: no hit may begin there; the last words are those of the hit. */
static const struct { const char *parts, *at, *words; uint32_t kind; } cases[] = {
    {"Iran//PROPN/NNP/2/nsubj met/meet/VERB/VBD/0/root Iraq//PROPN/NNP/2/obj", "Iran", "Iran", CLIOI_K_COUNTRY},
    {"The/the/DET/DT/3/det Turkish//ADJ/JJ/3/amod army//NOUN/NN/0/root", "Turkish", "Turkish", CLIOI_K_ADJ},
    {"The/the/DET/DT/4/det United//PROPN/NNP/4/compound Arab//PROPN/NNP/4/compound Emirates//PROPN/NNP/5/nsubj agreed/agree/VERB/VBD/0/root", "United",
     "United Arab Emirates", CLIOI_K_COUNTRY},
    {"They/they/PRON/PRP/2/nsubj ate/eat/VERB/VBD/0/root turkey//NOUN/NN/2/obj", "turkey", NULL, CLIOI_K_COUNTRY},
    {"They/they/PRON/PRP/2/nsubj chad//VERB/VBP/0/root", "chad", NULL, CLIOI_K_COUNTRY},
};

static const clioi_hit *hit_at(const clio_doc *doc, const char *word)
{
    uint32_t t = hand_tok(doc, word), h = doc->hit_of[t];
    return h != CLIO_NONE && doc->hit[h].tok == t ? &doc->hit[h] : NULL;
}

static void names_are_found_at_their_longest_and_in_their_case(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        clio_doc *doc = hand_doc(cases[k].parts);
        const clioi_hit *hit;
        assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
        hit = hit_at(doc, cases[k].at);
        if (hit && !(hit->kinds & CLIOI_KBIT(cases[k].kind))) hit = NULL;
        if (!hit != !cases[k].words) fail_msg("case %zu: %s", k, hit ? "a hit" : "no hit");
        if (hit) {
            const clio_token *first = &doc->token[hit->tok], *last = first + hit->tok_n - 1;
            assert_string_equal(hand_text(doc, first->off, last->off + last->len - first->off), cases[k].words);
            for (uint32_t t = hit->tok; t < hit->tok + hit->tok_n; t++) assert_ptr_equal(&doc->hit[doc->hit_of[t]], hit);
        }
        clio_doc_free(doc);
    }
}

static clio_rc match(void *with)
{
    unsigned held = refuse_hold();
    clio_doc *doc = hand_doc(cases[2].parts);
    clio_rc rc;
    (void)with;
    refuse_go_on(held);
    rc = clioi_stage_match(&data, doc, NULL);
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(match, NULL) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(names_are_found_at_their_longest_and_in_their_case), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
