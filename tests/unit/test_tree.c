/* test_tree.c -- slots are the same however the grammar turns the clause. */
#include "compiled.h"
#include "hand_parsed.h"
#include "core/status.h"

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

/* predicate (index from 1), slot, expected token (0: slot must be empty) */
typedef struct want { unsigned pred, slot, tok; } want;

static const struct { const char *name; const char *parts; want want[5]; } cases[] = {
    {"active", "Rebels/rebel/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root the//DET/DT/4/det envoy//NOUN/NN/2/obj",
     {{2, CLIOI_SLOT_SUBJ, 1}, {2, CLIOI_SLOT_OBJ, 4}}},
    {"passive with agent", "The/the/DET/DT/2/det envoy//NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass killed/kill/VERB/VBN/0/root by//ADP/IN/6/case "
     "rebels/rebel/NOUN/NNS/4/obl:agent", {{4, CLIOI_SLOT_SUBJ, 6}, {4, CLIOI_SLOT_OBJ, 2}}},
    {"passive without agent", "The/the/DET/DT/2/det envoy//NOUN/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass killed/kill/VERB/VBN/0/root",
     {{4, CLIOI_SLOT_SUBJ, 0}, {4, CLIOI_SLOT_OBJ, 2}}},
    {"relative clause", "Rebels/rebel/NOUN/NNS/6/nsubj who//PRON/WP/3/nsubj killed/kill/VERB/VBD/1/acl:relcl the//DET/DT/5/det "
     "envoy//NOUN/NN/3/obj fled/flee/VERB/VBD/0/root", {{3, CLIOI_SLOT_SUBJ, 1}, {3, CLIOI_SLOT_OBJ, 5}, {6, CLIOI_SLOT_SUBJ, 1}}},
    {"reduced relative", "The/the/DET/DT/2/det envoy//NOUN/NN/6/nsubj killed/kill/VERB/VBN/2/acl by//ADP/IN/5/case rebels/rebel/NOUN/NNS/3/obl "
     "lived/live/VERB/VBD/0/root", {{3, CLIOI_SLOT_OBJ, 2}, {3, CLIOI_SLOT_SUBJ, 5}}},
    {"participle tagged as a past tense", "The/the/DET/DT/2/det envoy//NOUN/NN/6/nsubj freed/free/VERB/VBD/2/acl by//ADP/IN/5/case rebels/rebel/NOUN/NNS/3/obl:agent "
     "lived/live/VERB/VBD/0/root", {{3, CLIOI_SLOT_OBJ, 2}, {3, CLIOI_SLOT_SUBJ, 5}}},
    {"counted object hung as an adjunct", "Police/police/NOUN/NNS/2/nsubj detained/detain/VERB/VBD/0/root forty//NUM/CD/4/nummod men/man/NOUN/NNS/2/obl", {{2, CLIOI_SLOT_OBJ, 4}}},
    {"a counted time stays", "Police/police/NOUN/NNS/2/nsubj waited/wait/VERB/VBD/0/root two//NUM/CD/4/nummod days/day/NOUN/NNS/2/obl", {{2, CLIOI_SLOT_OBJ, 0}}},
    {"speaker of a verb", "Peru//PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root Chile//PROPN/NNP/4/nsubj lied/lie/VERB/VBD/2/ccomp", {{4, CLIOI_SLOT_SPEAKER, 1}, {4, CLIOI_SLOT_SUBJ, 3}}},
    {"object control", "Peru//PROPN/NNP/2/nsubj urged/urge/VERB/VBD/0/root Chile//PROPN/NNP/2/obj to//PART/TO/5/mark help//VERB/VB/2/xcomp", {{2, CLIOI_SLOT_XCOMP, 5}, {5, CLIOI_SLOT_SUBJ, 3}}},
    {"for whom it is to be", "Peru//PROPN/NNP/2/nsubj called/call/VERB/VBD/0/root for//ADP/IN/4/case Chile//PROPN/NNP/2/obl to//PART/TO/6/mark help//VERB/VB/2/advcl", {{6, CLIOI_SLOT_SUBJ, 4}}},
    {"for what it is to be", "Peru//PROPN/NNP/2/nsubj called/call/VERB/VBD/0/root for//ADP/IN/5/case a//DET/DT/5/det court//NOUN/NN/2/obl to//PART/TO/7/mark help//VERB/VB/2/advcl", {{7, CLIOI_SLOT_SUBJ, 1}}},
    {"subject control", "Peru//PROPN/NNP/2/nsubj promised/promise/VERB/VBD/0/root Chile//PROPN/NNP/2/obj to//PART/TO/5/mark help//VERB/VB/2/xcomp", {{5, CLIOI_SLOT_SUBJ, 1}}},
    {"coordination shares the subject", "Police/police/NOUN/NNS/2/nsubj chased/chase/VERB/VBD/0/root and//CCONJ/CC/4/cc arrested/arrest/VERB/VBD/2/conj "
     "him/he/PRON/PRP/4/obj", {{4, CLIOI_SLOT_SUBJ, 1}, {4, CLIOI_SLOT_OBJ, 5}}},
    {"noun with of and by", "The/the/DET/DT/2/det killing//NOUN/NN/0/root of//ADP/IN/4/case Smith//PROPN/NNP/2/nmod by//ADP/IN/6/case "
     "rebels/rebel/NOUN/NNS/2/nmod", {{2, CLIOI_SLOT_OF, 4}, {2, CLIOI_SLOT_BY, 6}}},
    {"particle told as an adverb", "Rebels/rebel/NOUN/NNS/2/nsubj pulled/pull/VERB/VBD/0/root back//ADV/RB/2/advmod", {{2, CLIOI_SLOT_PRT, 3}}},
    {"particle behind the object", "Police/police/NOUN/NNS/2/nsubj handed/hand/VERB/VBD/0/root him/he/PRON/PRP/2/obj over//ADV/RB/2/advmod", {{2, CLIOI_SLOT_PRT, 4}}},
    {"participle before its noun", "The/the/DET/DT/3/det visiting/visit/VERB/VBG/3/amod minister//NOUN/NN/4/nsubj left/leave/VERB/VBD/0/root", {{2, CLIOI_SLOT_SUBJ, 3}}},
    {"a name taken for part of the verb", "Peru//PROPN/NNP/3/compound then//ADV/RB/3/advmod fired/fire/VERB/VBD/0/root shells/shell/NOUN/NNS/3/obj", {{3, CLIOI_SLOT_SUBJ, 1}, {3, CLIOI_SLOT_MOD, 0}}},
    {"object of an infinitive in a relative clause", "The/the/DET/DT/2/det shield//NOUN/NN/0/root they//PRON/PRP/4/nsubj want//VERB/VBP/2/acl:relcl to//PART/TO/6/mark "
     "deploy//VERB/VB/4/xcomp", {{6, CLIOI_SLOT_OBJ, 2}, {6, CLIOI_SLOT_SUBJ, 3}}},
    {"modifier of a modifier", "A/a/DET/DT/4/det nerve//NOUN/NN/3/compound agent//NOUN/NN/4/compound attack//NOUN/NN/0/root", {{4, CLIOI_SLOT_MOD, 2}}},
    {"support verb", "Rebels/rebel/NOUN/NNS/2/nsubj launched/launch/VERB/VBD/0/root an/a/DET/DT/4/det attack//NOUN/NN/2/obj on//ADP/IN/6/case "
     "Goma//PROPN/NNP/4/nmod", {{4, CLIOI_SLOT_BY, 1}, {4, CLIOI_SLOT_ON, 6}}},
};

static void grammar_is_undone(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        clio_doc *doc = hand_doc(cases[c].parts);
        for (const want *w = cases[c].want; w->pred; w++) {
            clioi_slots s;
            uint32_t got = 0;
            clioi_tree_slots(doc, &data.lex, w->pred - 1, &s);
            for (uint32_t k = 0; k < s.n && !got; k++)
                if (s.slot[k] == w->slot) got = s.tok[k] + 1;
            if (got != w->tok) fail_msg("%s: slot %u of %u is %u, not %u", cases[c].name, w->slot, w->pred, got, w->tok);
        }
        clio_doc_free(doc);
    }
}

static void a_copula_and_a_preposition_tell_a_state(void **state)
{
    clio_doc *doc = hand_doc("Police/police/NOUN/NNS/4/nsubj are/be/AUX/VBP/4/cop on//ADP/IN/4/case alert//NOUN/NN/0/root in//ADP/IN/6/case Peru//PROPN/NNP/4/nmod");
    clioi_slots s;
    (void)state;
    assert_true(clioi_is_state(doc, 3));
    assert_false(clioi_is_state(doc, 5));
    clioi_state_slots(doc, 3, &s);
    assert_int_equal(s.n, 3);
    assert_true(s.slot[0] == CLIOI_SLOT_SUBJ && s.tok[0] == 0);
    assert_true(s.slot[1] == CLIOI_SLOT_ON && s.tok[1] == 3);
    assert_true(s.slot[2] == CLIOI_SLOT_IN && s.tok[2] == 5);
    clio_doc_free(doc);
}

static const struct { const char *parts; unsigned pred, status; } statuses[] = {
    {"Rebels/rebel/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root", 2, CLIOI_ST_ACTUAL},
    {"Rebels/rebel/NOUN/NNS/4/nsubj did/do/AUX/VBD/4/aux not//PART/RB/4/advmod attack//VERB/VB/0/root", 4, CLIOI_ST_NEGATED},
    {"Rebels/rebel/NOUN/NNS/3/nsubj will//AUX/MD/3/aux attack//VERB/VB/0/root", 3, CLIOI_ST_FUTURE},
    {"Rebels/rebel/NOUN/NNS/3/nsubj could//AUX/MD/3/aux attack//VERB/VB/0/root", 3, CLIOI_ST_HYPOTHETICAL},
    {"If/if/SCONJ/IN/3/mark rebels/rebel/NOUN/NNS/3/nsubj attack//VERB/VBP/5/advcl we//PRON/PRP/5/nsubj flee//VERB/VBP/0/root",
     3, CLIOI_ST_HYPOTHETICAL},
    {"Rebels/rebel/NOUN/NNS/2/nsubj failed/fail/VERB/VBD/0/root to//PART/TO/4/mark attack//VERB/VB/2/xcomp", 4, CLIOI_ST_NEGATED},
    {"Police/police/NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root rebels/rebel/NOUN/NNS/4/nsubj attacked/attack/VERB/VBD/2/ccomp", 4, CLIOI_ST_ACTUAL},
};

static void status_follows_marks_and_operators(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof statuses / sizeof *statuses; c++) {
        clio_doc *doc = hand_doc(statuses[c].parts);
        unsigned got = clioi_status_of(doc, &data.lex, statuses[c].pred - 1);
        if (got != statuses[c].status) fail_msg("%zu: status %s, not %s", c, clio_status_name(got), clio_status_name(statuses[c].status));
        clio_doc_free(doc);
    }
}

static void a_chain_of_a_thousand_heads_ends(void **state)
{
        clio_doc *doc = hand_doc("a//VERB/VB/2/xcomp b//VERB/VB/1/xcomp");
    (void)state;
    (void)clioi_subject_of(doc, 0);      /* a cycle, which no parser gives, must not hang */
    (void)clioi_status_of(doc, &data.lex, 0);
    clio_doc_free(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(grammar_is_undone), cmocka_unit_test(a_copula_and_a_preposition_tell_a_state),
                                       cmocka_unit_test(status_follows_marks_and_operators),
                                       cmocka_unit_test(a_chain_of_a_thousand_heads_ends)};
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
