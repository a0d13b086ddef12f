/* test_actor.c -- stage actor: country and sectors of a noun phrase come from its head, its modifiers and what it stands beside. */
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

static const struct { const char *parts, *head, *code; } cases[] = {
    {"Iran//PROPN/NNP/2/nsubj met/meet/VERB/VBD/0/root Iraq//PROPN/NNP/2/obj", "Iraq", "IRQ"},
    {"The/the/DET/DT/3/det Turkish//ADJ/JJ/3/amod president//NOUN/NN/4/nsubj left/leave/VERB/VBD/0/root", "president", "TURGOV"},
    {"Syrian//ADJ/JJ/2/amod rebels/rebel/NOUN/NNS/3/nsubj left/leave/VERB/VBD/0/root", "rebels", "SYRREB"},
    {"The/the/DET/DT/2/det army//NOUN/NN/5/nsubj of//ADP/IN/4/case Chad//PROPN/NNP/2/nmod left/leave/VERB/VBD/0/root", "army", "TCDMIL"},
    {"The/the/DET/DT/2/det president//NOUN/NN/5/nsubj of//ADP/IN/4/case university//NOUN/NN/2/nmod left/leave/VERB/VBD/0/root", "president", "EDU"},
    {"A/a/DET/DT/2/det minister//NOUN/NN/6/nsubj of//ADP/IN/5/case the//DET/DT/5/det church//NOUN/NN/2/nmod left/leave/VERB/VBD/0/root", "minister", "REL"},
    {"Police/police/NOUN/NNS/2/nsubj came/come/VERB/VBD/0/root | Officers/officer/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root", "Officers", "COP"},
    {"Officers/officer/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root", "Officers", "MIL"},
    {"Muslim//ADJ/JJ/2/amod leaders/leader/NOUN/NNS/3/nsubj left/leave/VERB/VBD/0/root", "leaders", "REL"},
    {"Police/police/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root", "Police", "COP"},
    {"Indian//ADJ/JJ/4/amod and//CCONJ/CC/3/cc Chinese//ADJ/JJ/1/conj soldiers/soldier/NOUN/NNS/5/nsubj clashed/clash/VERB/VBD/0/root", "Chinese", "CHNMIL"},
    {"Syrian//ADJ/JJ/2/amod rebels/rebel/NOUN/NNS/3/nsubj left/leave/VERB/VBD/0/root | Iran//PROPN/NNP/2/nsubj helped/help/VERB/VBD/0/root "
     "the//DET/DT/4/det militants/militant/NOUN/NNS/2/obj", "militants", "REB"},   /* not that word again: no country */
    {"Hamas//PROPN/NNP/2/nsubj left/leave/VERB/VBD/0/root | Iran//PROPN/NNP/2/nsubj helped/help/VERB/VBD/0/root the//DET/DT/4/det group//NOUN/NN/2/obj", "group", "PSEREB"},
    {"Norway//PROPN/NNP/2/nsubj thanked/thank/VERB/VBD/0/root Iran//PROPN/NNP/2/obj and//CCONJ/CC/6/cc the//DET/DT/6/det kingdom//NOUN/NN/3/conj", "kingdom", "NORGOV"},
};

static void a_phrase_has_the_country_and_sector_of_its_parts(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        clio_doc *doc = hand_doc(cases[k].parts);
        uint32_t a;
        assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
        assert_int_equal(clioi_stage_actor(&data, doc, NULL), CLIO_OK);
        a = doc->actor_of[hand_tok(doc, cases[k].head)];
        if (a == CLIO_NONE) fail_msg("case %zu: no actor", k);
        assert_string_equal(doc->actor[a].code, cases[k].code);
        assert_true(doc->actor[a].why && doc->actor[a].why[0]);
        clio_doc_free(doc);
    }
}

/* "Late afternoon" is nobody of the past, "both parties" are no political ones. */
static void some_phrases_are_nobody(void **state)
{
    static const struct { const char *parts, *head; } none[] = {
        {"Late/late/ADJ/JJ/2/amod afternoon//NOUN/NN/3/obl came/come/VERB/VBD/0/root", "afternoon"},
        {"Both/both/DET/DT/2/det parties/party/NOUN/NNS/3/nsubj left/leave/VERB/VBD/0/root", "parties"},
        {"The/the/DET/DT/2/det parties/party/NOUN/NNS/4/nsubj involved/involve/VERB/VBN/2/acl left/leave/VERB/VBD/0/root", "parties"},
    };
    (void)state;
    for (size_t k = 0; k < sizeof none / sizeof *none; k++) {
        clio_doc *doc = hand_doc(none[k].parts);
        assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
        assert_int_equal(clioi_stage_actor(&data, doc, NULL), CLIO_OK);
        assert_int_equal(doc->actor_of[hand_tok(doc, none[k].head)], CLIO_NONE);
        clio_doc_free(doc);
    }
}

/* "Georgia" is no state where a Georgia Doe is told of. */
static void a_given_name_is_no_land(void **state)
{
    static const struct { uint8_t type, want; } cases_of[] = {{CLIO_PER, 0}, {CLIO_LOC, 1}};
    (void)state;
    for (size_t k = 0; k < sizeof cases_of / sizeof *cases_of; k++) {
        clio_doc *doc = hand_doc("Georgia//PROPN/NNP/3/nsubj Doe//PROPN/NNP/1/flat left/leave/VERB/VBD/0/root | Then/then/ADV/RB/3/advmod Georgia//PROPN/NNP/3/nsubj "
                                 "won/win/VERB/VBD/0/root");
        clio_name *name = CLIOI_NEW(&doc->mem, clio_name, 1);
        uint32_t second = doc->sentence[1].tok + 1;
        assert_non_null(name);
        *name = (clio_name){.tok = 0, .tok_n = 2, .type = cases_of[k].type};
        doc->name = name;
        doc->name_n = 1;
        assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
        assert_int_equal(clioi_stage_actor(&data, doc, NULL), CLIO_OK);
        assert_int_equal(doc->actor_of[second] != CLIO_NONE && doc->actor[doc->actor_of[second]].country[0], cases_of[k].want);
        clio_doc_free(doc);
    }
}

/* A pronoun, and the word by which whom it means is known; NULL: nobody. */
static void a_pronoun_means_who_fits(void **state)
{
    static const struct { const char *parts, *pronoun, *told; } means[] = {
        {"Iran//PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root it//PRON/PRP/4/nsubj attacked/attack/VERB/VBD/2/ccomp Iraq//PROPN/NNP/4/obj", "it", "Iran"},
        {"Iran//PROPN/NNP/2/nsubj met/meet/VERB/VBD/0/root Iraq//PROPN/NNP/2/obj | It/it/PRON/PRP/2/expl rained/rain/VERB/VBD/0/root", "It", NULL},
        {"Iran//PROPN/NNP/2/nsubj thanked/thank/VERB/VBD/0/root Iraq//PROPN/NNP/2/obj for//ADP/IN/6/case its/its/PRON/PRP$/6/nmod:poss help//NOUN/NN/2/obl", "its", "Iraq"},
        {"Although/although/SCONJ/IN/3/mark it//PRON/PRP/3/nsubj lost/lose/VERB/VBD/5/advcl Iran//PROPN/NNP/5/nsubj left/leave/VERB/VBD/0/root", "it", "Iran"},
        {"The/the/DET/DT/2/det spokeswoman//NOUN/NN/3/nsubj met/meet/VERB/VBD/0/root the/the/DET/DT/5/det president//NOUN/NN/3/obj | "
         "He/he/PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root", "He", "president"},
        {"Syrian//ADJ/JJ/2/amod rebels/rebel/NOUN/NNS/3/nsubj freed/free/VERB/VBD/0/root farmers/farmer/NOUN/NNS/3/obj whom//PRON/WP/7/obj they//PRON/PRP/7/nsubj "
         "held/hold/VERB/VBD/4/acl:relcl", "they", "rebels"},
    };
    (void)state;
    for (size_t k = 0; k < sizeof means / sizeof *means; k++) {
        clio_doc *doc = hand_doc(means[k].parts);
        uint32_t t = hand_tok(doc, means[k].pronoun);
        assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
        assert_int_equal(clioi_stage_actor(&data, doc, NULL), CLIO_OK);
        if (doc->told[t] != (means[k].told ? hand_tok(doc, means[k].told) : CLIO_NONE)) fail_msg("case %zu: told %d", k, (int)doc->told[t]);
        clio_doc_free(doc);
    }
}

/* "They", after a list of two or a word for two, are both. */
static void they_may_be_two(void **state)
{
    clio_doc *doc = hand_doc("Iran//PROPN/NNP/4/nsubj and//CCONJ/CC/3/cc Iraq//PROPN/NNP/1/conj met/meet/VERB/VBD/0/root | They/they/PRON/PRP/2/nsubj agreed/agree/VERB/VBD/0/root");
    (void)state;
    assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_actor(&data, doc, NULL), CLIO_OK);
    assert_int_equal(doc->pair_n, 1);
    assert_int_equal(doc->pair[0].tok, hand_tok(doc, "They"));
    assert_string_equal(doc->actor[doc->actor_of[hand_tok(doc, "They")]].country, "IRN");
    assert_string_equal(doc->actor[doc->pair[0].second].country, "IRQ");
    clio_doc_free(doc);
}

/* "UI" stands for what it was told in brackets behind, also later. */
static void letters_in_brackets_name_what_stands_before(void **state)
{
    clio_doc *doc = hand_doc("Union//PROPN/NNP/8/nsubj for//ADP/IN/3/case Iran//PROPN/NNP/1/nmod (//PUNCT/-LRB-/5/punct UI//PROPN/NNP/1/appos )//PUNCT/-RRB-/5/punct "
                             "suddenly//ADV/RB/8/advmod left/leave/VERB/VBD/0/root | Later/later/ADV/RB/3/advmod UI//PROPN/NNP/3/nsubj won/win/VERB/VBD/0/root");
    (void)state;
    assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_actor(&data, doc, NULL), CLIO_OK);
    assert_int_equal(doc->told[hand_tok(doc, "UI")], hand_tok(doc, "Union"));
    assert_int_equal(doc->told[doc->sentence[1].tok + 1], hand_tok(doc, "Union"));
    clio_doc_free(doc);
}

static clio_rc find_actors(void *with)
{
    unsigned held = refuse_hold();
    clio_doc *doc = hand_doc(cases[*(size_t *)with].parts);
    clio_rc rc;
    assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
    refuse_go_on(held);
    rc = clioi_stage_actor(&data, doc, NULL);
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) assert_true(refuse_each(find_actors, &k) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_phrase_has_the_country_and_sector_of_its_parts), cmocka_unit_test(some_phrases_are_nobody),
                                       cmocka_unit_test(a_given_name_is_no_land), cmocka_unit_test(a_pronoun_means_who_fits),
                                       cmocka_unit_test(they_may_be_two), cmocka_unit_test(letters_in_brackets_name_what_stands_before), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
