/* test_repair.c -- arcs that English rules out are moved, sound ones stay, and the lists of children fit the tree. */
#include "hand_parsed.h"
#include "stage/repair.h"

/* Token, then its head and relation after the repair; tokens from 1, head 0 is the root. */
typedef struct want { unsigned tok, head; const char *rel; } want;

static const struct { const char *name, *parts; unsigned tied; want want[5]; } cases[] = {
    {"a subject with a preposition", "in//ADP/IN/3/case Chechnya//PROPN/NNP/3/compound militants/militant/NOUN/NNS/4/nsubj attacked/attack/VERB/VBD/0/root", 0,
     {{1, 2, "case"}, {2, 4, "obl"}, {3, 4, "nsubj"}}},
    {"a subject in a place", "In//ADP/IN/2/case Idlib//PROPN/NNP/3/compound aircraft//NOUN/NN/4/obl struck/strike/VERB/VBD/0/root", 0,
     {{1, 2, "case"}, {2, 4, "obl"}, {3, 4, "nsubj"}}},
    {"a place with a subject behind it stays", "In//ADP/IN/3/case Idlib//PROPN/NNP/3/compound province//NOUN/NN/5/obl rebels/rebel/NOUN/NNS/5/nsubj struck/strike/VERB/VBD/0/root", 0,
     {{2, 3, "compound"}, {3, 5, "obl"}, {4, 5, "nsubj"}}},
    {"a noun that does", "Korea//PROPN/NNP/2/compound test//NOUN/NN/4/nsubj -//PUNCT/HYPH/4/punct fired/fire/VERB/VBD/0/root missiles/missile/NOUN/NNS/4/obj", 2,
     {{1, 4, "nsubj"}, {2, 4, "compound"}}},
    {"a noun with a subject", "Youths/youth/NOUN/NNS/3/nsubj smashed/smash/VERB/VBN/3/amod windows/window/NOUN/NNS/0/root", 0, {{1, 2, "nsubj"}, {2, 0, "root"}, {3, 2, "obj"}}},
    {"a copula gives a noun its subject", "They/they/PRON/PRP/4/nsubj are/be/AUX/VBP/4/cop wanted/want/VERB/VBN/4/amod men/man/NOUN/NNS/0/root", 0, {{1, 4, "nsubj"}, {3, 4, "amod"}}},
    {"two objects", "Chad//PROPN/NNP/2/nsubj gave/give/VERB/VBD/0/root Mali//PROPN/NNP/2/obj money//NOUN/NN/2/obj", 0, {{3, 2, "iobj"}, {4, 2, "obj"}}},
    {"names after other verbs stay", "Chad//PROPN/NNP/2/nsubj called/call/VERB/VBD/0/root Mali//PROPN/NNP/2/obj names/name/NOUN/NNS/2/obj", 0, {{3, 2, "obj"}, {4, 2, "obj"}}},
    {"a bare phrase", "They/they/PRON/PRP/2/nsubj held/hold/VERB/VBD/0/root in//ADP/IN/4/case Paris//PROPN/NNP/2/obl a//DET/DT/6/det meeting//NOUN/NN/2/obl", 0, {{4, 2, "obl"}, {6, 2, "obj"}}},
    {"a time stays bare", "They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root the//DET/DT/4/det day//NOUN/NN/2/obl", 0, {{4, 2, "obl"}}},
    {"one who is many", "The/the/DET/DT/2/det King//PROPN/NNP/7/nsubj John//PROPN/NNP/2/appos and//CCONJ/CC/6/cc the//DET/DT/6/det Queen//PROPN/NNP/3/conj left/leave/VERB/VBD/0/root", 0,
     {{3, 2, "appos"}, {6, 2, "conj"}}},
    {"a clause in front", "Police/police/NOUN/NNS/2/nsubj chased/chase/VERB/VBD/6/advcl them/they/PRON/PRP/2/obj ,//PUNCT/,/2/punct then//ADV/RB/6/advmod fired/fire/VERB/VBD/0/root", 0,
     {{2, 0, "root"}, {6, 2, "conj"}}},
    {"a clause in front of no word of saying", "Chad//PROPN/NNP/2/nsubj received/receive/VERB/VBD/4/ccomp Mali//PROPN/NNP/2/obj promised/promise/VERB/VBD/0/root", 0,
     {{2, 0, "root"}, {4, 2, "conj"}}},
    {"what is said stays below the saying", "Chad//PROPN/NNP/2/nsubj received/receive/VERB/VBD/4/ccomp Mali//PROPN/NNP/2/obj reported/report/VERB/VBD/0/root", 0,
     {{2, 4, "ccomp"}}},
    {"a clause with a conjunction stays", "As/as/SCONJ/IN/3/mark police//NOUN/NNS/3/nsubj came/come/VERB/VBD/4/advcl fled/flee/VERB/VBD/0/root", 0, {{3, 4, "advcl"}}},
    {"neighbours in a list", "states/state/NOUN/NNS/0/root and//CCONJ/CC/3/cc Houthi//PROPN/NNP/1/conj rebels/rebel/NOUN/NNS/1/conj", 0, {{2, 4, "cc"}, {3, 4, "compound"}, {4, 1, "conj"}}},
    {"a plain clause stays", "Rebels/rebel/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root town//NOUN/NN/2/obj", 0,
      {{1, 2, "nsubj"}}},
    {"an adjective is no subject beside its noun's list", "Russian//ADJ/JJ/7/nsubj ,//PUNCT/,/1/punct Turkish//ADJ/JJ/6/amod and//CCONJ/CC/5/cc Iranian//ADJ/JJ/3/conj officials/official/NOUN/NNS/7/nsubj met/meet/VERB/VBD/0/root", 0,
      {{1, 6, "amod"}}},
    {"its list hangs on it", "Russian//ADJ/JJ/7/nsubj ,//PUNCT/,/1/punct Turkish//ADJ/JJ/6/amod and//CCONJ/CC/5/cc Iranian//ADJ/JJ/3/conj officials/official/NOUN/NNS/7/nsubj met/meet/VERB/VBD/0/root", 0,
      {{3, 1, "conj"}}},
    {"a name in halves", "U.N.//PROPN/NNP/6/nsubj Secretary//PROPN/NNP/1/flat -//PUNCT/HYPH/4/punct General//PROPN/NNP/5/nmod:desc Annan//PROPN/NNP/6/nsubj left/leave/VERB/VBD/0/root", 0,
      {{1, 5, "compound"}}},
    {"a state left behind", "clashes/clash/NOUN/NNS/2/nsubj leaving/leave/VERB/VBG/0/root eleven//NUM/CD/2/obj injured/injure/VERB/VBN/2/advcl", 0,
      {{4, 2, "xcomp"}}},
    {"behind a comma it is a clause of its own", "he//PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root town//NOUN/NN/2/obj ,//PUNCT/,/2/punct injured/injure/VERB/VBN/2/advcl", 0,
      {{5, 2, "advcl"}}},
    {"an object behind verb and adverb", "they//PRON/PRP/2/nsubj pulled/pull/VERB/VBD/0/root back//ADV/RB/2/advmod their//PRON/PRP$/5/nmod:poss men/man/NOUN/NNS/2/obl", 0,
      {{5, 2, "obj"}}},
    {"a time stays a time", "they//PRON/PRP/2/nsubj pulled/pull/VERB/VBD/0/root back//ADV/RB/2/advmod last//ADJ/JJ/5/amod week//NOUN/NN/2/obl", 0,
      {{5, 2, "obl"}}},
    {"an infinitive goes on the noun it belongs to", "It//PRON/PRP/2/nsubj repeated/repeat/VERB/VBD/0/root its//PRON/PRP$/4/nmod:poss refusal/refusal/NOUN/NN/2/obj to//PART/TO/6/mark talk/talk/VERB/VB/2/xcomp", 0,
      {{6, 4, "acl"}}},
    {"other nouns ask for none", "It//PRON/PRP/2/nsubj sent/send/VERB/VBD/0/root two//NUM/CD/4/nummod envoys/envoy/NOUN/NNS/2/obj to//PART/TO/6/mark talk/talk/VERB/VB/2/advcl", 0,
      {{6, 2, "advcl"}}},
    {"what is said before stays said", "Putin//PROPN/NNP/2/nsubj received/receive/VERB/VBD/5/ccomp Doe//PROPN/NNP/2/obj ,//PUNCT/,/5/punct said/say/VERB/VBD/0/root", 0,
      {{2, 5, "ccomp"}}},
    {"a place before a colon", "Lima//PROPN/NNP/4/nsubj ://PUNCT/:/4/punct Chad//PROPN/NNP/4/nsubj left/leave/VERB/VBD/0/root", 0, {{1, 4, "dep"}, {3, 4, "nsubj"}}},
    {"one before a colon alone stays", "Lima//PROPN/NNP/3/nsubj ://PUNCT/:/3/punct left/leave/VERB/VBD/0/root", 0, {{1, 3, "nsubj"}}},
};

static void check_lists(clio_doc *doc)
{
    enum { MOST = 32 };
    uint32_t first[MOST], next[MOST];
    assert_true(doc->token_n <= MOST);
    for (uint32_t t = 0; t < doc->token_n; t++) {
        first[t] = doc->kid_first[t];
        next[t] = doc->kid_next[t];
    }
    assert_int_equal(clioi_tree_index(doc, NULL), CLIO_OK);
    for (uint32_t t = 0; t < doc->token_n; t++) {
        assert_int_equal(first[t], doc->kid_first[t]);
        assert_int_equal(next[t], doc->kid_next[t]);
    }
}

static void what_english_rules_out_is_moved(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        clio_doc *doc = hand_doc(cases[c].parts);
        for (unsigned t = cases[c].tied; t && t < cases[c].tied + 2; t++) doc->token[t].off = doc->token[t - 1].off + doc->token[t - 1].len;
        clioi_repair(doc);
        for (const want *w = cases[c].want; w->tok; w++) {
            const clio_token *t = &doc->token[w->tok - 1];
            unsigned head = t->head == CLIO_NONE ? 0 : t->head + 1;
            if (head != w->head || strcmp(clio_deprel_name(t->deprel), w->rel))
                fail_msg("%s: word %u hangs on %u as %s, not on %u as %s", cases[c].name, w->tok, head, clio_deprel_name(t->deprel), w->head, w->rel);
        }
        check_lists(doc);
        clio_doc_free(doc);
    }
}

static void a_repaired_tree_is_left_alone(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        clio_doc *doc = hand_doc(cases[c].parts);
        for (unsigned t = cases[c].tied; t && t < cases[c].tied + 2; t++) doc->token[t].off = doc->token[t - 1].off + doc->token[t - 1].len;
        clioi_repair(doc);
        if (clioi_repair(doc)) fail_msg("%s: mended twice", cases[c].name);
        clio_doc_free(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_english_rules_out_is_moved), cmocka_unit_test(a_repaired_tree_is_left_alone)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
