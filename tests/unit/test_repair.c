/* test_repair.c -- arcs that English rules out are put right, others stay. */
#include "stage/repair.h"
#include "hand_parsed.h"

/* After the repair, token `tok` (from 1) hangs on `head` (0: root) by `dep`. */
static const struct { const char *name, *parts; uint32_t tok, head, dep; int changed; } cases[] = {
    {"a plain clause stays", "Rebels/rebel/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root town//NOUN/NN/2/obj", 1, 2, CLIOI_DEP_NSUBJ, 0},
    {"an adjective is no subject beside its noun's list",
     "Russian//ADJ/JJ/7/nsubj ,//PUNCT/,/1/punct Turkish//ADJ/JJ/6/amod and//CCONJ/CC/5/cc Iranian//ADJ/JJ/3/conj officials/official/NOUN/NNS/7/nsubj "
     "met/meet/VERB/VBD/0/root", 1, 6, CLIOI_DEP_AMOD, 1},
    {"its list hangs on it", "Russian//ADJ/JJ/7/nsubj ,//PUNCT/,/1/punct Turkish//ADJ/JJ/6/amod and//CCONJ/CC/5/cc Iranian//ADJ/JJ/3/conj "
     "officials/official/NOUN/NNS/7/nsubj met/meet/VERB/VBD/0/root", 3, 1, CLIOI_DEP_CONJ, 1},
    {"a name in halves", "U.N.//PROPN/NNP/6/nsubj Secretary//PROPN/NNP/1/flat -//PUNCT/HYPH/4/punct General//PROPN/NNP/5/nmod:desc Annan//PROPN/NNP/6/nsubj "
     "left/leave/VERB/VBD/0/root", 1, 5, CLIOI_DEP_COMPOUND, 1},
    {"a state left behind", "clashes/clash/NOUN/NNS/2/nsubj leaving/leave/VERB/VBG/0/root eleven//NUM/CD/2/obj injured/injure/VERB/VBN/2/advcl", 4, 2, CLIOI_DEP_XCOMP, 1},
    {"behind a comma it is a clause of its own", "he//PRON/PRP/2/nsubj left/leave/VERB/VBD/0/root town//NOUN/NN/2/obj ,//PUNCT/,/2/punct "
     "injured/injure/VERB/VBN/2/advcl", 5, 2, CLIOI_DEP_ADVCL, 0},
    {"an object behind verb and adverb", "they//PRON/PRP/2/nsubj pulled/pull/VERB/VBD/0/root back//ADV/RB/2/advmod their//PRON/PRP$/5/nmod:poss men/man/NOUN/NNS/2/obl",
     5, 2, CLIOI_DEP_OBJ, 1},
    {"a time stays a time", "they//PRON/PRP/2/nsubj pulled/pull/VERB/VBD/0/root back//ADV/RB/2/advmod last//ADJ/JJ/5/amod week//NOUN/NN/2/obl", 5, 2, CLIOI_DEP_OBL, 0},
    {"two clauses in a row", "Putin//PROPN/NNP/2/nsubj received/receive/VERB/VBD/5/ccomp Doe//PROPN/NNP/2/obj ,//PUNCT/,/5/punct promised/promise/VERB/VBD/0/root",
     5, 2, CLIOI_DEP_CONJ, 1},
    {"what is said before stays said", "Putin//PROPN/NNP/2/nsubj received/receive/VERB/VBD/5/ccomp Doe//PROPN/NNP/2/obj ,//PUNCT/,/5/punct said/say/VERB/VBD/0/root",
     2, 5, CLIOI_DEP_CCOMP, 0},
};

static void arcs_that_cannot_be_are_moved(void **state)
{
    (void)state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        clio_doc *doc = hand_doc(cases[c].parts);
        int changed = clioi_repair(doc);
        const clio_token *t = &doc->token[cases[c].tok - 1];
        uint32_t head = t->head == CLIO_NONE ? 0 : t->head + 1;
        if (head != cases[c].head || t->deprel != cases[c].dep || changed != cases[c].changed)
            fail_msg("%s: head %u, relation %s, changed %d", cases[c].name, head, clio_deprel_name(t->deprel), changed);
        clio_doc_free(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(arcs_that_cannot_be_are_moved)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
