/* test_number.c -- numerals, and the counts of killed, hurt, arrested, marching. */
#include "refuse.h"
#include "hand_parsed.h"
#include "stage/quantity.h"

static const clioi_data data;

static const struct { const char *text; int64_t n; uint8_t approx; } numerals[] = {
    {"12", 12, CLIOI_EXACT}, {"10,000", 10000, CLIOI_EXACT}, {"1,00,000", 100000, CLIOI_EXACT}, {"twenty-five", 25, CLIOI_EXACT},
    {"twenty - five", 25, CLIOI_EXACT}, {"two hundred and six", 206, CLIOI_EXACT}, {"1.5 million", 1500000, CLIOI_EXACT}, {"a dozen", 12, CLIOI_EXACT},
    {"half a dozen", 6, CLIOI_EXACT}, {"dozens", 24, CLIOI_AT_LEAST}, {"scores", 40, CLIOI_AT_LEAST}, {"hundreds", 200, CLIOI_AT_LEAST},
    {"tens of thousands", 20000, CLIOI_AT_LEAST}, {"hundreds of thousands", 200000, CLIOI_AT_LEAST}, {"At least 20", 20, CLIOI_AT_LEAST},
    {"more than 3", 3, CLIOI_AT_LEAST}, {"up to 40", 40, CLIOI_UP_TO}, {"about 9", 9, CLIOI_AROUND}, {"as many as two dozen", 24, CLIOI_UP_TO},
    {"people", -1, 0}, {"-", -1, 0}, {"1.5", -1, 0}, {"9999999999999999", -1, 0},
};

static clio_doc *words(const char *text)
{
    char parts[1000];
    size_t n = 0;
    for (const char *p = text; *p; n += strlen(parts + n)) {
        size_t m = strcspn(p, " ");
        snprintf(parts + n, sizeof parts - n, "%s%.*s//NOUN/NN/0/root", n ? " " : "", (int)m, p);
        p += m + (p[m] == ' ');
    }
    return hand_doc(parts);
}

static void numerals_are_read(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof numerals / sizeof *numerals; k++) {
        clio_doc *doc = words(numerals[k].text);
        clioi_quantity q = {.n = -1};
        int got = 0;
        for (uint32_t t = 0; t < doc->token_n && !got; t++) got = clioi_quantity_around(doc, t, 0, doc->token_n, &q);
        if (q.n != numerals[k].n || q.approx != numerals[k].approx) fail_msg("%s: %lld %u", numerals[k].text, (long long)q.n, q.approx);
        if (got) assert_int_equal(q.tok + q.tok_n, doc->token_n);
        clio_doc_free(doc);
    }
}

static const char ATTACK[] =
    "Militants/militant/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root a//DET/DT/4/det unit//NOUN/NN/2/obj ,//PUNCT/,/6/punct "
    "killing/kill/VERB/VBG/2/advcl six//NUM/CD/8/nummod soldiers/soldier/NOUN/NNS/6/obj and//CCONJ/CC/11/cc six//NUM/CD/11/nummod "
    "attackers/attacker/NOUN/NNS/8/conj";

static clio_doc *attack(void)
{
    clio_doc *doc = hand_doc(ATTACK);
    clio_event *a, *k;
    hand_actor(doc, "Militants", "", CLIOI_SECTOR_REB);
    hand_actor(doc, "unit", "", CLIOI_SECTOR_MIL);
    hand_actor(doc, "soldiers", "", CLIOI_SECTOR_MIL);
    hand_actor(doc, "attackers", "", CLIOI_SECTOR_UAF);
    a = hand_event(doc, "attacked", CLIOI_EV_ASSAULT);
    a->actor = &doc->actor[0];
    a->recipient = &doc->actor[1];
    a->actor_n = a->recipient_n = 1;
    k = hand_event(doc, "killing", CLIOI_EV_ASSAULT);
    k->actor = &doc->actor[0];
    k->recipient = &doc->actor[2];
    k->actor_n = 1;
    k->recipient_n = 2;
    return doc;
}

static void both_sides_are_counted_apart(void **state)
{
    clio_doc *doc = attack();
    (void)state;
    assert_int_equal(clioi_stage_number(&data, doc, NULL), CLIO_OK);
    for (int k = 0; k < 2; k++) {   /* the first event shares the counts: record.c will merge the two */
        const clio_event *e = &doc->event[k];
        assert_int_equal(e->count_n, 2);
        assert_int_equal(e->count[0].what, CLIOI_CT_KILLED);
        assert_int_equal(e->count[0].n, 6);
        assert_int_equal(e->count[0].whose, 2);
        assert_string_equal(hand_text(doc, e->count[0].off, e->count[0].len), "six soldiers");
        assert_int_equal(e->count[1].n, 6);
        assert_int_equal(e->count[1].whose, 1);
    }
    clio_doc_free(doc);
}

/* One event, on the first word given; the one count expected, n -1: none. */
static const struct { const char *parts, *trigger; uint8_t event; int64_t n; uint8_t what, approx; const char *span; } cases[] = {
    {"Rebels/rebel/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root two//NUM/CD/4/nummod policemen/policeman/NOUN/NNS/2/obj and//CCONJ/CC/7/cc a//DET/DT/7/det "
     "boy//NOUN/NN/4/conj", "killed", CLIOI_EV_ASSAULT, 3, CLIOI_CT_KILLED, 0, "two policemen and a boy"},
    {"They/they/PRON/PRP/2/nsubj attacked/attack/VERB/VBD/0/root ,//PUNCT/,/4/punct killing/kill/VERB/VBG/2/advcl five//NUM/CD/4/obj ,//PUNCT/,/9/punct "
     "including/include/ADP/IN/9/case two//NUM/CD/9/nummod children/child/NOUN/NNS/5/nmod", "attacked", CLIOI_EV_ASSAULT, 5, CLIOI_CT_KILLED, 0, "five"},
    {"No//DET/DT/2/det one//PRON/NN/4/nsubj:pass was/be/AUX/VBD/4/aux:pass hurt/hurt/VERB/VBN/0/root in//ADP/IN/7/case the//DET/DT/7/det attack//NOUN/NN/4/obl",
     "attack", CLIOI_EV_ASSAULT, 0, CLIOI_CT_INJURED, 0, "No one"},
    {"The//DET/DT/2/det blast//NOUN/NN/3/nsubj left/leave/VERB/VBD/0/root at//ADP/IN/5/case least/least/ADJ/JJS/6/nmod 20//NUM/CD/7/nummod "
     "people//NOUN/NNS/3/obj dead//ADJ/JJ/3/xcomp", "blast", CLIOI_EV_ASSAULT, 20, CLIOI_CT_KILLED, CLIOI_AT_LEAST, "at least 20 people"},
    {"The//DET/DT/3/det death//NOUN/NN/3/compound toll//NOUN/NN/4/nsubj rose/rise/VERB/VBD/0/root to//ADP/IN/6/case 40//NUM/CD/4/obl after//ADP/IN/9/case "
     "the//DET/DT/9/det bombing//NOUN/NN/4/obl", "bombing", CLIOI_EV_ASSAULT, 40, CLIOI_CT_KILLED, 0, "40"},
    {"Police/police/NOUN/NNS/2/nsubj detained/detain/VERB/VBD/0/root dozens/dozen/NOUN/NNS/2/obj of//ADP/IN/5/case students/student/NOUN/NNS/3/nmod",
     "detained", CLIOI_EV_COERCE, 24, CLIOI_CT_ARRESTED, CLIOI_AT_LEAST, "dozens of students"},
    {"Thousands/thousand/NOUN/NNS/4/nsubj of//ADP/IN/3/case workers/worker/NOUN/NNS/1/nmod marched/march/VERB/VBD/0/root", "marched", CLIOI_EV_PROTEST, 2000,
     CLIOI_CT_PROTESTERS, CLIOI_AT_LEAST, "Thousands of workers"},
    {"Chad//PROPN/NNP/2/nsubj sent/send/VERB/VBD/0/root 10,000//NUM/CD/4/nummod troops//NOUN/NNS/2/obj", "sent", CLIOI_EV_MOBILIZE, 10000, CLIOI_CT_TROOPS, 0,
     "10,000 troops"},
    {"The//DET/DT/2/det raid//NOUN/NN/4/nsubj could//AUX/MD/4/aux kill//VERB/VB/0/root nine//NUM/CD/6/nummod men/man/NOUN/NNS/4/obj", "raid", CLIOI_EV_ASSAULT, -1,
     0, 0, ""},
    {"The//DET/DT/2/det raid//NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root soldiers/soldier/NOUN/NNS/3/obj", "raid", CLIOI_EV_ASSAULT, -1, 0, 0, ""},
    {"The//DET/DT/2/det raid//NOUN/NN/3/nsubj ended/end/VERB/VBD/0/root | Nine//NUM/CD/2/nummod men/man/NOUN/NNS/3/nsubj died/die/VERB/VBD/0/root", "raid",
     CLIOI_EV_ASSAULT, 9, CLIOI_CT_KILLED, 0, "Nine men"},
    {"Nine//NUM/CD/2/nummod men/man/NOUN/NNS/3/nsubj met/meet/VERB/VBD/0/root and//CCONJ/CC/5/cc died/die/VERB/VBD/3/conj", "met", CLIOI_EV_CONSULT, -1, 0, 0, ""},
    /* the number behind the verb, whatever the tree; the number hung on a modifier; a group of so many */
    {"gunmen/gunman/NOUN/NNS/0/root killed/kill/VERB/VBN/1/acl at//ADP/IN/4/case least//ADJ/JJS/2/obl six//NUM/CD/6/nummod monks/monk/NOUN/NNS/4/nmod",
     "killed", CLIOI_EV_ASSAULT, 6, CLIOI_CT_KILLED, CLIOI_AT_LEAST, "at least six monks"},
    {"Five//NUM/CD/2/nummod coalition//NOUN/NN/3/compound men/man/NOUN/NNS/5/nsubj:pass were/be/AUX/VBD/5/aux:pass wounded/wound/VERB/VBN/0/root", "wounded",
     CLIOI_EV_ASSAULT, 5, CLIOI_CT_INJURED, 0, "Five coalition men"},
    {"Shells/shell/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root a//DET/DT/4/det family//NOUN/NN/2/obj of//ADP/IN/6/case five//NUM/CD/4/nmod", "killed",
     CLIOI_EV_ASSAULT, 5, CLIOI_CT_KILLED, 0, "a family of five"},
    {"Bombs/bomb/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root another//DET/DT/4/nummod 10//NUM/CD/5/nummod people//NOUN/NNS/2/obj", "killed", CLIOI_EV_ASSAULT,
     10, CLIOI_CT_KILLED, 0, "another 10 people"},
    /* a later sentence corrects upwards and does not add; those who flee the scene are not displaced; arrests for a murder are not the murder's */
    {"The//DET/DT/2/det raid//NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root five//NUM/CD/5/nummod men/man/NOUN/NNS/3/obj | Nine//NUM/CD/2/nummod "
     "men/man/NOUN/NNS/3/nsubj died/die/VERB/VBD/0/root", "raid", CLIOI_EV_ASSAULT, 9, CLIOI_CT_KILLED, 0, "Nine men"},
    {"The//DET/DT/2/det raid//NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root five//NUM/CD/5/nummod men/man/NOUN/NNS/3/obj | Two//NUM/CD/2/nummod "
     "men/man/NOUN/NNS/3/nsubj died/die/VERB/VBD/0/root", "raid", CLIOI_EV_ASSAULT, 5, CLIOI_CT_KILLED, 0, "five men"},
    {"The//DET/DT/2/det raid//NOUN/NN/3/nsubj failed/fail/VERB/VBD/0/root and//CCONJ/CC/7/cc two//NUM/CD/6/nummod gunmen/gunman/NOUN/NNS/7/nsubj "
     "fled/flee/VERB/VBD/3/conj", "raid", CLIOI_EV_ASSAULT, -1, 0, 0, ""},
    {"Police/police/NOUN/NNS/2/nsubj arrested/arrest/VERB/VBD/0/root four//NUM/CD/4/nummod men/man/NOUN/NNS/2/obj over//ADP/IN/7/case the//DET/DT/7/det "
     "assassination//NOUN/NN/2/obl", "assassination", CLIOI_EV_ASSAULT, -1, 0, 0, ""},
};

static void harm_is_counted_for_the_event_that_did_it(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        clio_doc *doc = hand_doc(cases[k].parts);
        const clio_event *e = hand_event(doc, cases[k].trigger, cases[k].event);
        assert_int_equal(clioi_stage_number(&data, doc, NULL), CLIO_OK);
        if (e->count_n != (cases[k].n >= 0)) fail_msg("case %zu: %u counts", k, e->count_n);
        if (e->count_n) {
            if (e->count[0].n != cases[k].n) fail_msg("case %zu: %lld", k, (long long)e->count[0].n);
            assert_int_equal(e->count[0].what, cases[k].what);
            assert_int_equal(e->count[0].approx, cases[k].approx);
            assert_string_equal(hand_text(doc, e->count[0].off, e->count[0].len), cases[k].span);
        }
        clio_doc_free(doc);
    }
}

static clio_rc count_attack(void *with)
{
    unsigned held = refuse_hold();
    clio_doc *doc = attack();
    clio_rc rc;
    (void)with;
    refuse_go_on(held);
    rc = clioi_stage_number(&data, doc, NULL);
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(count_attack, NULL) > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numerals_are_read), cmocka_unit_test(both_sides_are_counted_apart),
        cmocka_unit_test(harm_is_counted_for_the_event_that_did_it), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
