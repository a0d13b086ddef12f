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
    {"a past tense beside an infinitive", "He//PRON/PRP/2/nsubj went/go/VERB/VBD/0/root out//ADV/RB/2/advmod to//PART/TO/5/mark study//VERB/VB/2/advcl and//CCONJ/CC/7/cc wrote/write/VERB/VBD/5/conj", 0,
      {{7, 2, "conj"}}},
    {"an infinitive beside an infinitive stays", "He//PRON/PRP/2/nsubj went/go/VERB/VBD/0/root out//ADV/RB/2/advmod to//PART/TO/5/mark meet//VERB/VB/2/advcl and//CCONJ/CC/7/cc set/set/VERB/VBD/5/conj", 0,
      {{7, 5, "conj"}}},
    {"a clause beside a noun", "They/they/PRON/PRP/2/nsubj sent/send/VERB/VBD/0/root men/man/NOUN/NNS/2/obj and//CCONJ/CC/6/cc it//PRON/PRP/6/nsubj burned/burn/VERB/VBD/3/conj", 0, {{6, 2, "conj"}}},
    {"a clause behind its object", "Shivers//PROPN/NNP/2/nsubj hopes/hope/VERB/VBZ/0/root men/man/NOUN/NNS/2/obj inside//ADV/RB/2/advmod will//AUX/MD/6/aux learn//VERB/VB/2/parataxis", 0,
      {{6, 2, "ccomp"}, {3, 6, "nsubj"}}},
    {"a time in the place of its subject", "Doe//PROPN/NNP/2/nsubj believed/believe/VERB/VBD/0/root zeal//NOUN/NN/2/obj last//ADJ/JJ/5/amod fall//NOUN/NN/7/nsubj may//AUX/MD/7/aux help//VERB/VB/2/ccomp", 0,
      {{3, 7, "nsubj"}, {5, 7, "obl:unmarked"}}},
    {"an object of other verbs stays", "Doe//PROPN/NNP/2/nsubj met/meet/VERB/VBD/0/root men/man/NOUN/NNS/2/obj will//AUX/MD/5/aux learn//VERB/VB/2/parataxis", 0, {{3, 2, "obj"}}},
    {"a past tense on an object", "She//PRON/PRP/2/nsubj confirmed/confirm/VERB/VBD/0/root reviews/review/NOUN/NNS/2/obj led/lead/VERB/VBD/3/acl there//ADV/RB/4/advmod", 0, {{4, 2, "ccomp"}, {3, 4, "nsubj"}}},
    {"a participle in front", "knives/knife/NOUN/NNS/2/nsubj found/find/VERB/VBD/6/ccomp there//ADV/RB/2/advmod were/be/AUX/VBD/5/cop his//NOUN/NN/6/ccomp said/say/VERB/VBD/0/root Doe//PROPN/NNP/6/nsubj", 0,
      {{2, 1, "acl"}, {1, 5, "nsubj"}}},
    {"the root as such a participle", "bodies/body/NOUN/NNS/2/nsubj found/find/VERB/VBD/0/root in//ADP/IN/4/case rivers/river/NOUN/NNS/6/nsubj:pass were/be/AUX/VBD/6/aux:pass named/name/VERB/VBN/2/ccomp", 0,
      {{6, 0, "root"}, {2, 1, "acl"}, {1, 6, "nsubj:pass"}, {4, 2, "obl"}}},
    {"what is no participle stays", "prices/price/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/6/ccomp there//ADV/RB/2/advmod were/be/AUX/VBD/5/cop his//NOUN/NN/6/ccomp said/say/VERB/VBD/0/root Doe//PROPN/NNP/6/nsubj", 0, {{2, 6, "ccomp"}}},
    {"told without a subject", "gave/give/VERB/VBD/0/root states/state/NOUN/NNS/1/obj on//ADP/IN/4/case lands/land/NOUN/NNS/2/nmod occupied/occupy/VERB/VBD/1/ccomp", 0, {{5, 4, "acl"}}},
    {"nothing reported", "There//PRON/EX/2/expl were/be/VERB/VBD/0/root injuries/injury/NOUN/NNS/2/nsubj reported/report/VERB/VBD/2/parataxis", 0, {{4, 3, "acl"}}},
    {"a gerund in front", "He//PRON/PRP/2/nsubj said/say/VERB/VBD/0/root taking/take/VERB/VBG/2/xcomp money//NOUN/NN/3/obj raises/raise/VERB/VBZ/2/ccomp odds/odd/NOUN/NNS/5/obj", 0, {{3, 5, "csubj"}}},
    {"the subject of the next clause", "If//SCONJ/IN/4/mark buses/bus/NOUN/NNS/4/nsubj are/be/AUX/VBP/4/cop full//ADJ/JJ/7/advcl ways/way/NOUN/NNS/4/obj are/be/AUX/VBP/7/aux:pass found/find/VERB/VBN/0/root", 0,
      {{5, 7, "nsubj:pass"}}},
    {"being done", "Images/image/NOUN/NNS/2/nsubj emerged/emerge/VERB/VBD/0/root of//ADP/IN/4/case coffins/coffin/NOUN/NNS/2/obl being/be/AUX/VBG/6/aux:pass buried/bury/VERB/VBN/2/xcomp", 0, {{6, 4, "acl"}}},
    {"which stands beside", "They/they/PRON/PRP/2/nsubj need/need/VERB/VBP/0/root items/item/NOUN/NNS/2/obj ,//PUNCT/,/2/punct which//PRON/WDT/6/nsubj need/need/VERB/VBP/2/parataxis care//NOUN/NN/6/obj", 0,
      {{6, 3, "acl:relcl"}}},
    {"that is no pronoun", "reports/report/NOUN/NNS/0/root that//SCONJ/IN/4/mark they/they/PRON/PRP/4/nsubj left/leave/VERB/VBD/1/acl:relcl", 0, {{4, 1, "acl"}}},
    {"told that", "Doe//PROPN/NNP/2/nsubj told/tell/VERB/VBD/0/root men/man/NOUN/NNS/2/obj that//SCONJ/IN/6/mark they/they/PRON/PRP/6/nsubj left/leave/VERB/VBD/3/acl:relcl", 0, {{6, 2, "ccomp"}}},
    {"a wish", "They/they/PRON/PRP/2/nsubj shared/share/VERB/VBD/0/root their//PRON/PRP$/4/nmod:poss desire//NOUN/NN/2/obj to//PART/TO/6/mark meet//VERB/VB/2/advcl", 0, {{6, 4, "acl"}}},
    {"certain of it", "We/we/PRON/PRP/2/nsubj stay/stay/VERB/VBP/0/root as/as/SCONJ/IN/4/mark certain//ADJ/JJ/2/advcl they/they/PRON/PRP/6/nsubj left/leave/VERB/VBD/2/advcl", 0, {{6, 4, "ccomp"}}},
    {"leading them", "he//PRON/PRP/2/nsubj fled/flee/VERB/VBD/0/root ,//PUNCT/,/4/punct leading/lead/VERB/VBG/5/amod police//NOUN/NNS/2/obj", 0, {{4, 2, "advcl"}, {5, 4, "obj"}}},
    {"left dead", "It//PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root officers/officer/NOUN/NNS/2/obj and//CCONJ/CC/5/cc men/man/NOUN/NNS/3/conj dead//ADJ/JJ/3/conj", 0, {{6, 2, "xcomp"}}},
    {"police told a man of another, who left", "They/they/PRON/PRP/2/nsubj said/say/VERB/VBD/0/root Jones//PROPN/NNP/4/nsubj shouted/shout/VERB/VBD/2/ccomp ,//PUNCT/,/2/punct left/leave/VERB/VBD/2/parataxis", 0, {{6, 4, "conj"}}},
    {"a place as second subject", "Under/under/ADP/IN/2/case law//NOUN/NN/5/nsubj:pass content//NOUN/NN/5/nsubj:pass is/be/AUX/VBZ/5/aux:pass banned/ban/VERB/VBN/0/root", 0, {{2, 5, "obl"}, {3, 5, "nsubj:pass"}}},
    {"a dateline", "LIMA//PROPN/NNP/7/nsubj:pass (//PUNCT/-LRB-/3/punct AP//PROPN/NNP/1/appos )//PUNCT/-RRB-/3/punct men/man/NOUN/NNS/7/nsubj:pass were/be/AUX/VBD/7/aux:pass held/hold/VERB/VBN/0/root", 0,
      {{1, 7, "parataxis"}}},
    {"a subject in apposition", "Despite//SCONJ/IN/2/case rain//NOUN/NN/6/obl ,//PUNCT/,/2/punct some//DET/DT/2/appos were/be/AUX/VBD/6/cop out//ADJ/JJ/0/root", 0, {{4, 6, "nsubj"}}},
    {"one who is told", "ended/end/VERB/VBD/3/ccomp Doe//PROPN/NNP/1/nsubj told/tell/VERB/VBD/0/root Reuters//PROPN/NNP/3/nsubj", 0, {{4, 3, "iobj"}}},
    {"a preposition of an adjective", "moved/move/VERB/VBD/0/root stores/store/NOUN/NNS/1/obj to//ADP/IN/4/case larger//ADJ/JJR/6/advcl ,//PUNCT/,/6/punct separate//ADJ/JJ/7/amod lots/lot/NOUN/NNS/1/obj", 0,
      {{3, 7, "case"}, {4, 7, "amod"}, {7, 1, "obl"}}},
    {"in particular, troops", "In/in/ADP/IN/2/case particular//ADJ/JJ/4/amod ,//PUNCT/,/2/punct troops/troop/NOUN/NNS/5/nsubj left/leave/VERB/VBD/0/root", 0, {{1, 2, "case"}, {4, 5, "nsubj"}}},
    {"an agent on a place", "He//PRON/PRP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass seen/see/VERB/VBN/0/root at//ADP/IN/5/case scenes/scene/NOUN/NNS/3/obl by//ADP/IN/7/case coroners/coroner/NOUN/NNS/5/nmod", 0,
      {{7, 3, "obl:agent"}}},
    {"one elect", "President//PROPN/NNP/3/nsubj -//PUNCT/HYPH/3/punct elect//VERB/VB/4/nmod:desc Doe//PROPN/NNP/5/nsubj left/leave/VERB/VBD/0/root", 1, {{1, 4, "nmod:desc"}, {3, 1, "amod"}}},
    {"bring about", "They/they/PRON/PRP/2/nsubj bring/bring/VERB/VBP/0/root about//ADP/IN/4/case change//NOUN/NN/2/obl", 0, {{3, 2, "compound:prt"}, {4, 2, "obj"}}},
    {"more will be", "more//ADV/RBR/3/advmod will//AUX/MD/3/aux follow//VERB/VB/0/root", 0, {{1, 3, "nsubj"}}},
    {"adding that", "said/say/VERB/VBD/0/root Doe//PROPN/NNP/1/nsubj ,//PUNCT/,/4/punct adding/add/VERB/VBG/7/csubj fires/fire/NOUN/NNS/4/obj were/be/AUX/VBD/7/cop out//ADJ/JJ/1/ccomp", 0,
      {{4, 1, "advcl"}, {7, 4, "ccomp"}, {5, 7, "nsubj"}}},
    {"closed to", "sit/sit/VERB/VBP/0/root on//ADP/IN/3/case streets/street/NOUN/NNS/4/nsubj closed/close/VERB/VBD/1/advcl to//ADP/IN/6/case traffic//NOUN/NN/4/obl", 0, {{3, 1, "obl"}, {4, 3, "acl"}}},
    {"a time as subject", "Some/some/DET/DT/2/det days/day/NOUN/NNS/4/obl:unmarked are/be/AUX/VBP/4/cop worse//ADJ/JJR/0/root", 0, {{2, 4, "nsubj"}}},
    {"a time beside a subject stays", "Some/some/DET/DT/2/det days/day/NOUN/NNS/5/obl:unmarked we//PRON/PRP/5/nsubj are/be/AUX/VBP/5/cop worse//ADJ/JJR/0/root", 0, {{2, 5, "obl:unmarked"}}},
    {"what is said before stays said", "Putin//PROPN/NNP/2/nsubj received/receive/VERB/VBD/5/ccomp Doe//PROPN/NNP/2/obj ,//PUNCT/,/5/punct said/say/VERB/VBD/0/root", 0,
      {{2, 5, "ccomp"}}},
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
