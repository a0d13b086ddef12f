/* test_when.c -- the calendar, date phrases and their values, dates of events. */
#include "refuse.h"
#include "hand_parsed.h"
#include "stage/calendar.h"
#include "stage/dates.h"

static const clioi_data data;

static void days_and_dates_agree(void **state)
{
    int32_t y = 1599, m = 12, d = 31;
    (void)state;
    assert_int_equal(clioi_days(1970, 1, 1), 0);
    assert_int_equal(clioi_weekday(0), 3);
    assert_int_equal(clioi_weekday(clioi_days(2008, 9, 12)), 4);
    assert_int_equal(clioi_month_days(2000, 2), 29);
    assert_int_equal(clioi_month_days(1900, 2), 28);
    for (int32_t n = clioi_days(1599, 12, 31); n < 200000; n++) {   /* against counting day by day */
        int32_t a, b, c;
        clioi_civil(n, &a, &b, &c);
        assert_true(a == y && b == m && c == d);
        assert_int_equal(clioi_days(y, m, d), n);
        if (++d <= clioi_month_days(y, m)) continue;
        d = 1;
        if (++m <= 12) continue;
        m = 1;
        y++;
    }
}

/* Published on Friday, 12 September 2008.  value NULL: no date at all. */
static const struct { const char *text, *value, *precision, *phrase; int future; } phrases[] = {
    {"on Monday", "2008-09-08", "day", "on Monday", 0}, {"on Monday", "2008-09-15", "day", "on Monday", 1}, {"Friday", "2008-09-12", "day", "Friday", 0},
    {"last Friday", "2008-09-05", "day", "last Friday", 0}, {"next Friday", "2008-09-19", "day", "next Friday", 1},
    {"late on Wednesday night", "2008-09-10", "day", "on Wednesday night", 0}, {"today", "2008-09-12", "day", "today", 0},
    {"yesterday", "2008-09-11", "day", "yesterday", 0}, {"tomorrow", "2008-09-13", "day", "tomorrow", 1}, {"this morning", "2008-09-12", "day", "this morning", 0},
    {"last night", "2008-09-11", "day", "last night", 0}, {"two days ago", "2008-09-10", "day", "two days ago", 0},
    {"on May 12 , 2004", "2004-05-12", "day", "on May 12 , 2004", 0}, {"12 May 2004", "2004-05-12", "day", "12 May 2004", 0},
    {"the 3rd of March", "2008-03-03", "day", "the 3rd of March", 0}, {"Monday , May 12", "2008-05-12", "day", "Monday , May 12", 0},
    {"May fifth", "2008-05-05", "day", "May fifth", 0}, {"on Dec. 3", "2007-12-03", "day", "on Dec. 3", 0}, {"on Dec. 3", "2008-12-03", "day", "on Dec. 3", 1},
    {"2008-02-29", "2008-02-29", "day", "2008-02-29", 0}, {"in March", "2008-03", "month", "in March", 0}, {"in October", "2007-10", "month", "in October", 0},
    {"in October", "2008-10", "month", "in October", 1}, {"in August 2007", "2007-08", "month", "in August 2007", 0}, {"in 1994", "1994", "year", "in 1994", 0},
    {"last year", "2007", "year", "last year", 0}, {"last month", "2008-08", "month", "last month", 0}, {"earlier this month", "2008-09", "month", "earlier this month", 0},
    {"last week", "2008-09-01/2008-09-07", "week", "last week", 0}, {"two weeks ago", "2008-08-25/2008-08-31", "week", "two weeks ago", 0},
    {"in the past two weeks", "2008-08-29/2008-09-12", "interval", "in the past two weeks", 0}, {"in recent months", "", "interval", "in recent months", 0},
    {"since May", "2008-05-01/2008-09-12", "interval", "since May", 0}, {"since Monday", "2008-09-08/2008-09-12", "interval", "since Monday", 0},
    {"from 2004 to 2006", "2004-01-01/2006-12-31", "interval", "from 2004 to 2006", 0},
    {"last summer", "2008-06-01/2008-08-31", "interval", "last summer", 0}, {"in the spring", "2008-03-01/2008-05-31", "interval", "in the spring", 0},
    {"over the weekend", "2008-09-06/2008-09-07", "interval", "over the weekend", 0}, {"in the 1990s", "1990-01-01/1999-12-31", "interval", "in the 1990s", 0},
    {"decades ago", "", "interval", "decades ago", 0}, {"in the past", "", "interval", "in the past", 0}, {"the 2003 invasion", "2003", "year", "the 2003", 0},
    {"September 11 attacks", "2001-09-11", "day", "September 11", 0}, {"during World War II", "", "interval", "during World War II", 0},
    {"from 13 to 17 March", "2008-03-13/2008-03-17", "interval", "from 13 to 17 March", 0}, {"between 10 and 14 March", "2008-03-10/2008-03-14", "interval", "between 10 and 14 March", 0},
    {"March 3 to 5", "2008-03-03/2008-03-05", "interval", "March 3 to 5", 0}, {"from Monday to Wednesday", "2008-09-08/2008-09-10", "interval", "from Monday to Wednesday", 0},
    {"since Monday 's attack", "2008-09-08", "day", "Monday", 0}, {"over last week 's raid", "2008-09-01/2008-09-07", "week", "last week", 0},
    {"for two hours", NULL, NULL, NULL, 0}, {"2000 people", NULL, NULL, NULL, 0}, {"it may rain", NULL, NULL, NULL, 0}, {"Jan Smith", NULL, NULL, NULL, 0},
};

static clio_doc *words(const char *text)
{
    char parts[1000];
    size_t n = 0;
    for (const char *p = text; *p; n += strlen(parts + n)) {
        size_t m = strcspn(p, " ");
        const char *pos = *p >= '0' && *p <= '9' ? "NUM/CD" : *p >= 'A' && *p <= 'Z' ? "PROPN/NNP" : m > 3 && p[m - 1] == 's' ? "NOUN/NNS" : "NOUN/NN";
        snprintf(parts + n, sizeof parts - n, "%s%.*s//%s/0/root", n ? " " : "", (int)m, p, pos);
        p += m + (p[m] == ' ');
    }
    return hand_doc(parts);
}

static void phrases_have_their_values(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++) {
        clio_doc *doc = words(phrases[k].text);
        clioi_dated x[4];
        clio_date out = {0};
        int32_t last;
        uint32_t n = clioi_dates_find(doc, 0, x, 4);
        if (n != (phrases[k].value != NULL)) fail_msg("%s: %u dates", phrases[k].text, n);
        if (n) {
            const clio_token *a = &doc->token[x[0].tok], *b = &doc->token[x[0].tok + x[0].tok_n - 1];
            clioi_date_value(&x[0], 20080912, phrases[k].future, &out, &last);
            if (strcmp(out.value, phrases[k].value)) fail_msg("%s: %s", phrases[k].text, out.value);
            assert_string_equal(out.precision, phrases[k].precision);
            assert_string_equal(hand_text(doc, a->off, b->off + b->len - a->off), phrases[k].phrase);
        }
        clio_doc_free(doc);
    }
}

static void relative_dates_need_the_day_of_publication(void **state)
{
    static const char *const text[] = {"on Monday", "last year", "in March", "since 2001", "two weeks ago", "last summer", "over the weekend"};
    (void)state;
    for (size_t k = 0; k < sizeof text / sizeof *text; k++) {
        clio_doc *doc = words(text[k]);
        clioi_dated x[4];
        clio_date out = {0};
        int32_t last;
        assert_int_equal(clioi_dates_find(doc, 0, x, 4), 1);
        clioi_date_value(&x[0], 0, 0, &out, &last);
        assert_string_equal(out.value, "");
        assert_int_equal(last, INT32_MIN);
        clio_doc_free(doc);
    }
}

static const struct { const char *parts, *trigger; uint8_t event; const char *value, *phrase; uint8_t status; } events[] = {
    {"Police//NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root Monday//PROPN/NNP/2/obl:unmarked that//SCONJ/IN/6/mark rebels/rebel/NOUN/NNS/6/nsubj "
     "attacked/attack/VERB/VBD/2/ccomp on//ADP/IN/8/case Sunday//PROPN/NNP/6/obl", "attacked", CLIOI_EV_ASSAULT, "2008-09-07", "on Sunday", CLIOI_ST_ACTUAL},
    {"Police//NOUN/NNS/2/nsubj said/say/VERB/VBD/0/root Monday//PROPN/NNP/2/obl:unmarked that//SCONJ/IN/6/mark rebels/rebel/NOUN/NNS/6/nsubj "
     "attacked/attack/VERB/VBD/2/ccomp", "attacked", CLIOI_EV_ASSAULT, "", "", CLIOI_ST_ACTUAL},
    {"Bombs/bomb/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/0/root Sunday//PROPN/NNP/2/obl:unmarked ,//PUNCT/,/5/punct killing/kill/VERB/VBG/2/advcl ten//NUM/CD/5/obj",
     "killing", CLIOI_EV_ASSAULT, "2008-09-07", "Sunday", CLIOI_ST_ACTUAL},
    {"She/she/PRON/PRP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass arrested/arrest/VERB/VBN/0/root in//ADP/IN/5/case 2004//NUM/CD/3/obl", "arrested", CLIOI_EV_COERCE,
     "2004", "in 2004", CLIOI_ST_HISTORICAL},
    {"Troops/troop/NOUN/NNS/2/nsubj fled/flee/VERB/VBD/0/root decades/decade/NOUN/NNS/4/obl:unmarked ago//ADV/RB/2/advmod", "fled", CLIOI_EV_RETREAT, "",
     "decades ago", CLIOI_ST_HISTORICAL},
    {"Kenya//PROPN/NNP/2/nsubj promised/promise/VERB/VBD/0/root to//PART/TO/4/mark help//VERB/VB/2/xcomp on//ADP/IN/6/case Monday//PROPN/NNP/4/obl", "promised",
     CLIOI_EV_AGREE, "", "", CLIOI_ST_ACTUAL},
    {"They/they/PRON/PRP/4/nsubj must//AUX/MD/4/aux not//PART/RB/4/advmod leave//VERB/VB/0/root by//ADP/IN/6/case Monday//PROPN/NNP/4/obl", "leave",
     CLIOI_EV_RETREAT, "", "", CLIOI_ST_ACTUAL},
    {"Police//NOUN/NNS/3/nsubj have//AUX/VBP/3/aux arrested/arrest/VERB/VBN/0/root ten//NUM/CD/3/obj", "arrested", CLIOI_EV_COERCE, "2008-09-12", "",
     CLIOI_ST_ACTUAL},
    /* the date before a closing "reports X" is the act's; that of an aside, of what came before, or of a deed named beside is not */
    {"Rebels/rebel/NOUN/NNS/2/nsubj killed/kill/VERB/VBD/0/root ten//NUM/CD/2/obj on//ADP/IN/5/case Sunday//PROPN/NNP/7/obl ,//PUNCT/,/7/punct "
     "reports/report/VERB/VBZ/2/parataxis Dawn//PROPN/NNP/7/obj", "killed", CLIOI_EV_ASSAULT, "2008-09-07", "on Sunday", CLIOI_ST_ACTUAL},
    {"On//ADP/IN/2/case Sunday//PROPN/NNP/4/obl police//NOUN/NNS/4/nsubj held/hold/VERB/VBD/0/root a//DET/DT/6/det man//NOUN/NN/4/obj who//PRON/WP/8/nsubj "
     "shot/shoot/VERB/VBD/6/acl:relcl guards/guard/NOUN/NNS/8/obj", "shot", CLIOI_EV_ASSAULT, "", "", CLIOI_ST_ACTUAL},
    {"He/he/PRON/PRP/2/nsubj resigned/resign/VERB/VBD/0/root on//ADP/IN/4/case Sunday//PROPN/NNP/2/obl after//SCONJ/IN/7/mark troops/troop/NOUN/NNS/7/nsubj "
     "attacked/attack/VERB/VBD/2/advcl", "attacked", CLIOI_EV_ASSAULT, "", "", CLIOI_ST_ACTUAL},
    {"He/he/PRON/PRP/2/nsubj resigned/resign/VERB/VBD/0/root on//ADP/IN/4/case Sunday//PROPN/NNP/2/obl over//ADP/IN/7/case the//DET/DT/7/det "
     "bombing//NOUN/NN/2/obl", "bombing", CLIOI_EV_ASSAULT, "", "", CLIOI_ST_ACTUAL},
    {"Police//NOUN/NNS/3/nsubj have//AUX/VBP/3/aux arrested/arrest/VERB/VBN/0/root ten//NUM/CD/3/obj over//ADP/IN/6/case murder//NOUN/NN/3/obl "
     "last//ADJ/JJ/8/amod year//NOUN/NN/3/obl:unmarked", "arrested", CLIOI_EV_COERCE, "", "", CLIOI_ST_ACTUAL},
    {"Police//NOUN/NNS/2/nsubj claimed/claim/VERB/VBD/0/root to//PART/TO/5/mark have//AUX/VB/5/aux arrested/arrest/VERB/VBN/2/xcomp ten//NUM/CD/5/obj",
     "arrested", CLIOI_EV_COERCE, "", "", CLIOI_ST_ACTUAL},
    {"On//ADP/IN/2/case Sunday//PROPN/NNP/4/obl officials/official/NOUN/NNS/4/nsubj said/say/VERB/VBD/0/root rebels/rebel/NOUN/NNS/7/nsubj "
     "had//AUX/VBD/7/aux killed/kill/VERB/VBN/4/ccomp ten//NUM/CD/7/obj", "killed", CLIOI_EV_ASSAULT, "", "", CLIOI_ST_ACTUAL},
};

static void events_take_the_date_of_their_clause(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof events / sizeof *events; k++) {
        clio_doc *doc = hand_doc(events[k].parts);
        const clio_event *e = hand_event(doc, events[k].trigger, events[k].event);
        doc->day = 20080912;
        assert_int_equal(clioi_stage_when(&data, doc, NULL), CLIO_OK);
        if (strcmp(e->date.value, events[k].value)) fail_msg("case %zu: %s", k, e->date.value);
        assert_string_equal(hand_text(doc, e->date.off, e->date.len), events[k].phrase);
        assert_int_equal(e->status, events[k].status);
        clio_doc_free(doc);
    }
}

static clio_rc date_attack(void *with)
{
    unsigned held = refuse_hold();
    clio_doc *doc = hand_doc(events[0].parts);
    clio_rc rc;
    (void)with;
    hand_event(doc, "attacked", CLIOI_EV_ASSAULT);
    refuse_go_on(held);
    rc = clioi_stage_when(&data, doc, NULL);
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(date_attack, NULL) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_dates_agree), cmocka_unit_test(phrases_have_their_values),
        cmocka_unit_test(relative_dates_need_the_day_of_publication), cmocka_unit_test(events_take_the_date_of_their_clause),
        cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
