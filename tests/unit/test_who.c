/* test_who.c -- speakers, outlets, bylines; and parties that only report. */
#include "refuse.h"
#include "hand_parsed.h"

static const char POOL[] = "\0Interfax";
static const clioi_entry entry[] = {{.kind = CLIOI_K_BODY, .sub = CLIOI_BODY_MEDIA, .name = 1}};
static const clioi_lexname name[] = {{.entry = 0}};
static const clioi_data data = {.lex = {.str = POOL, .entry = entry, .entry_n = 1, .name = name, .name_n = 1}};

static const struct { const char *parts, *kind, *speaker, *outlet; } cases[] = {
    {"Police//NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root rebels/rebel/NOUN/NNS/4/nsubj attacked/attack/VERB/VBD/2/ccomp", "reported", "Police", NULL},
    {"Rebels/rebel/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root ,//PUNCT/,/2/punct said/say/VERB/VBD/2/parataxis police//NOUN/NNS/4/nsubj", "reported", "police", NULL},
    {"According/accord/VERB/VBG/3/case to//ADP/IN/1/fixed witnesses/witness/NOUN/NNS/5/obl rebels/rebel/NOUN/NNS/5/nsubj attacked/attack/VERB/VBD/0/root", "reported",
     "witnesses", NULL},
    {"Rebels/rebel/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root ,//PUNCT/,/5/punct as//SCONJ/IN/5/mark reported/report/VERB/VBD/2/advcl Interfax//PROPN/NNP/5/nsubj",
     "reported", NULL, "Interfax"},
    {"Interfax//PROPN/NNP/2/nsubj reported/report/VERB/VBD/0/root police//NOUN/NNS/4/nsubj said/say/VERB/VBD/2/ccomp rebels/rebel/NOUN/NNS/6/nsubj "
     "attacked/attack/VERB/VBD/4/ccomp", "reported", "police", "Interfax"},
    {"Police//NOUN/NNS/2/nsubj told/tell/VERB/VBD/0/root Interfax//PROPN/NNP/2/obj rebels/rebel/NOUN/NNS/5/nsubj attacked/attack/VERB/VBD/2/ccomp", "reported", "Police",
     "Interfax"},
    {"Rebels/rebel/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root ,//PUNCT/,/4/punct reports/report/NOUN/NNS/2/parataxis \"//PUNCT/``/4/punct Interfax//PROPN/NNP/4/appos "
     "\"//PUNCT/''/4/punct", "reported", NULL, "Interfax"},
    {"A//DET/DT/2/det statement//NOUN/NN/6/nsubj from//ADP/IN/5/case the//DET/DT/5/det army//NOUN/NN/2/nmod says/say/VERB/VBZ/0/root rebels/rebel/NOUN/NNS/8/nsubj "
     "attacked/attack/VERB/VBD/6/ccomp", "reported", "army", NULL},
    {"State//NOUN/NN/2/compound television//NOUN/NN/3/nsubj said/say/VERB/VBD/0/root rebels/rebel/NOUN/NNS/5/nsubj attacked/attack/VERB/VBD/3/ccomp", "reported", NULL,
     "State television"},
    {"Lima//PROPN/NNP/6/dep (//PUNCT/-LRB-/3/punct Interfax//PROPN/NNP/1/appos )//PUNCT/-RRB-/3/punct Rebels/rebel/NOUN/NNS/6/nsubj attacked/attack/VERB/VBD/0/root",
     "byline", NULL, "Interfax"},
    {"Rebels/rebel/NOUN/NNS/2/nsubj attacked/attack/VERB/VBD/0/root", NULL, NULL, NULL},
};

static clio_doc *with_media(const char *parts)
{
    clio_doc *doc = hand_doc(parts);
    for (uint32_t t = 0; t < doc->token_n; t++)
        if (clioi_tok_is(doc, t, "interfax")) hand_hit(doc, "Interfax", 0, 1, CLIOI_KBIT(CLIOI_K_BODY));
    return doc;
}

static void reports_have_their_source(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        clio_doc *doc = with_media(cases[k].parts);
        const clio_event *e = hand_event(doc, "attacked", CLIOI_EV_ASSAULT);
        assert_int_equal(clioi_stage_who(&data, doc, NULL), CLIO_OK);
        if (!e->attr_kind != !cases[k].kind || !e->speaker != !cases[k].speaker || !e->outlet != !cases[k].outlet) fail_msg("case %zu", k);
        if (e->attr_kind) assert_string_equal(e->attr_kind, cases[k].kind);
        if (e->speaker) assert_string_equal(hand_text(doc, e->speaker->off, e->speaker->len), cases[k].speaker);
        if (e->outlet) assert_string_equal(e->outlet, cases[k].outlet);
        clio_doc_free(doc);
    }
}

/* " We attacked , " the colonel said . " The town fell . "   -- split, and spoken of as we */
static clio_doc *quoted(void)
{
    clio_doc *doc = hand_doc("\"//PUNCT/``/3/punct We/we/PRON/PRP/3/nsubj attacked/attack/VERB/VBD/8/ccomp them/they/PRON/PRP/3/obj ,//PUNCT/,/3/punct \"//PUNCT/''/3/punct "
                             "colonel//NOUN/NN/8/nsubj said/say/VERB/VBD/0/root .//PUNCT/./8/punct | \"//PUNCT/``/4/punct The//DET/DT/3/det town//NOUN/NN/4/nsubj "
                             "fell/fall/VERB/VBD/0/root yesterday//NOUN/NN/4/obl:unmarked !//PUNCT/./4/punct");
    hand_actor(doc, "colonel", "TCD", CLIOI_SECTOR_MIL);
    hand_quote(doc, "We", ",");
    hand_quote(doc, "The", "!");
    hand_event(doc, "attacked", CLIOI_EV_ASSAULT);
    hand_event(doc, "fell", CLIOI_EV_ASSAULT);
    return doc;
}

static void quotations_have_their_speaker_also_when_split(void **state)
{
    clio_doc *doc = quoted();
    (void)state;
    assert_int_equal(clioi_stage_who(&data, doc, NULL), CLIO_OK);
    for (int k = 0; k < 2; k++) {
        assert_string_equal(doc->event[k].attr_kind, "quote");
        assert_ptr_equal(doc->event[k].speaker, &doc->actor[0]);
    }
    assert_int_equal(doc->event[0].actor_n, 1);   /* we: the colonel's side */
    assert_string_equal(doc->event[0].actor->country, "TCD");
    assert_int_equal(doc->event[1].actor_n, 0);
    clio_doc_free(doc);
}

static void hand_name_at(clio_doc *doc, uint32_t t, uint32_t n)
{
    doc->name[doc->name_n++] = (clio_name){.tok = t, .tok_n = n, .off = doc->token[t].off, .len = doc->token[t + n - 1].off + doc->token[t + n - 1].len - doc->token[t].off, .type = CLIO_PER};
}

static void hand_person(clio_doc *doc, const char *first, uint32_t n) { hand_name_at(doc, hand_tok(doc, first), n); }

/* A text, the name in it, the word before which its surname stands again, and who has said what "left" tells. */
static const struct { const char *parts, *name; uint32_t name_n; const char *surname_before, *speaker; } meant[] = {
    {"Ana/Ana/PROPN/NNP/3/nsubj Kralj/Kralj/PROPN/NNP/1/flat spoke/speak/VERB/VBD/0/root | She/she/PRON/PRP/2/nsubj said/say/VERB/VBD/0/root "
     "rebels/rebel/NOUN/NNS/4/nsubj left/leave/VERB/VBD/2/ccomp", "Ana", 2, NULL, "Ana Kralj"},
    {"Ana/Ana/PROPN/NNP/3/nsubj Kralj/Kralj/PROPN/NNP/1/flat spoke/speak/VERB/VBD/0/root | Kralj/Kralj/PROPN/NNP/2/nsubj said/say/VERB/VBD/0/root "
     "rebels/rebel/NOUN/NNS/4/nsubj left/leave/VERB/VBD/2/ccomp", "Ana", 2, "said", "Ana Kralj"},
    {"The/the/DET/DT/2/det mayor/mayor/NOUN/NN/6/nsubj ,/,/PUNCT/,/4/punct Ana/Ana/PROPN/NNP/2/appos Kralj/Kralj/PROPN/NNP/4/flat said/say/VERB/VBD/0/root "
     "rebels/rebel/NOUN/NNS/8/nsubj left/leave/VERB/VBD/6/ccomp", "Ana", 2, NULL, "Ana Kralj"},
    {"Ana/Ana/PROPN/NNP/3/nsubj Kralj/Kralj/PROPN/NNP/1/flat asked/ask/VERB/VBD/0/root a/a/DET/DT/5/det guard/guard/NOUN/NN/3/obj | He/he/PRON/PRP/2/nsubj said/say/VERB/VBD/0/root "
     "rebels/rebel/NOUN/NNS/4/nsubj left/leave/VERB/VBD/2/ccomp", "Ana", 2, NULL, "guard"},
    {"The/the/DET/DT/2/det army/army/NOUN/NN/3/nsubj issued/issue/VERB/VBD/0/root a/a/DET/DT/5/det statement/statement/NOUN/NN/3/obj | It/it/PRON/PRP/2/nsubj said/say/VERB/VBD/0/root "
     "rebels/rebel/NOUN/NNS/4/nsubj left/leave/VERB/VBD/2/ccomp", NULL, 0, NULL, "army"},
    {"This/this/PRON/DT/2/nsubj shows/show/VERB/VBZ/0/root rebels/rebel/NOUN/NNS/4/nsubj left/leave/VERB/VBD/2/ccomp", NULL, 0, NULL, NULL},
};

static void speakers_are_named(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof meant / sizeof *meant; k++) {
        clio_doc *doc = hand_doc(meant[k].parts);
        const clioi_said *found = NULL;
        if (meant[k].name) hand_person(doc, meant[k].name, meant[k].name_n);
        if (meant[k].surname_before) hand_name_at(doc, hand_tok(doc, meant[k].surname_before) - 1, 1);
        assert_int_equal(clioi_stage_who(&data, doc, NULL), CLIO_OK);
        for (uint32_t i = 0; i < doc->said_n; i++)
            if (doc->said[i].tok == hand_tok(doc, "left")) found = &doc->said[i];
        if (!found != !meant[k].speaker) fail_msg("case %zu", k);
        if (found) assert_string_equal(hand_text(doc, found->speaker->off, found->speaker->len), meant[k].speaker);
        clio_doc_free(doc);
    }
}

/* He ran a " tax office " , police said . */
static void words_held_at_arms_length_are_no_speech(void **state)
{
    clio_doc *doc = hand_doc("He/he/PRON/PRP/2/nsubj ran/run/VERB/VBD/9/ccomp a/a/DET/DT/6/det \"//PUNCT/``/6/punct tax//NOUN/NN/6/compound office//NOUN/NN/2/obj \"//PUNCT/''/6/punct "
                             "police//NOUN/NNS/9/nsubj said/say/VERB/VBD/0/root");
    (void)state;
    hand_quote(doc, "tax", "office");
    assert_int_equal(clioi_stage_who(&data, doc, NULL), CLIO_OK);
    assert_int_equal(doc->said_n, 1);
    assert_string_equal(doc->said[0].kind, "reported");
    assert_string_equal(hand_text(doc, doc->said[0].speaker->off, doc->said[0].speaker->len), "police");
    clio_doc_free(doc);
}

static void an_outlet_that_only_reports_is_no_party(void **state)
{
    clio_doc *doc = with_media(cases[4].parts);
    clio_event *e = hand_event(doc, "attacked", CLIOI_EV_ASSAULT);
    (void)state;
    hand_actor(doc, "Interfax", "RUS", CLIOI_SECTOR_JRN);
    hand_actor(doc, "rebels", "", CLIOI_SECTOR_REB);
    e->actor = doc->actor;
    e->actor_n = 2;
    assert_int_equal(clioi_stage_who(&data, doc, NULL), CLIO_OK);
    assert_int_equal(e->actor_n, 1);
    assert_int_equal(e->actor->sectors, 1u << CLIOI_SECTOR_REB);
    clio_doc_free(doc);
}

static clio_rc find_source(void *with)
{
    unsigned held = refuse_hold();
    clio_doc *doc = with_media(cases[4].parts);
    clio_event *e = hand_event(doc, "attacked", CLIOI_EV_ASSAULT);
    clio_rc rc;
    (void)with;
    hand_actor(doc, "Interfax", "RUS", CLIOI_SECTOR_JRN);
    e->actor = doc->actor;
    e->actor_n = 1;
    refuse_go_on(held);
    rc = clioi_stage_who(&data, doc, NULL);
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(find_source, NULL) > 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reports_have_their_source), cmocka_unit_test(quotations_have_their_speaker_also_when_split),
        cmocka_unit_test(speakers_are_named), cmocka_unit_test(words_held_at_arms_length_are_no_speech),
        cmocka_unit_test(an_outlet_that_only_reports_is_no_party), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
