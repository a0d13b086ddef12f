/* test_token.c -- what stage token promises: words, sentences, paragraphs, quotations, and tokens
   that are given.
 *
 * Expected splits are written as text: a blank between tokens, "_" where the
 * next token belongs to the same written word, " / " between sentences, " // " between paragraphs.
 * */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "refuse.h"
#include "base/buf.h"
#include "stage/stage.h"

#define LQ "\xE2\x80\x9C"
#define RQ "\xE2\x80\x9D"
#define AP "\xE2\x80\x99"
#define EM "\xE2\x80\x94"

static clio_rc run(clio_doc *doc, const char *text, size_t len, int keep, clio_err *err)
{
    clio_rc rc;
    *doc = (clio_doc){.art = {.text = text, .text_len = len}, .opt = {.keep_tokens = keep}};
    clioi_arena_init(&doc->mem, (size_t)256 << 20);
    clioi_arena_init(&doc->scratch, (size_t)256 << 20);
    rc = clioi_stage_text(NULL, doc, err);
    return rc == CLIO_OK ? clioi_stage_token(NULL, doc, err) : rc;
}

static void done(clio_doc *doc)
{
    clioi_arena_release(&doc->mem);
    clioi_arena_release(&doc->scratch);
}

static void print(const clio_doc *doc, clioi_buf *out)
{
    for (uint32_t s = 0; s < doc->sentence_n; s++) {
        const clio_sentence *x = &doc->sentence[s];
        if (s) clioi_buf_addf(out, x->para != x[-1].para ? " // " : " / ");
        for (uint32_t k = 0; k < x->tok_n; k++) {
            const clio_token *t = &doc->token[x->tok + k];
            clioi_buf_add(out, doc->text + t->off, t->len);
            if (k + 1 < x->tok_n) clioi_buf_addf(out, t->flags & CLIO_TOK_GLUED ? "_" : " ");
        }
    }
}

static void expect(const char *text, const char *want)
{
    clio_doc doc;
    clioi_buf out;
    clioi_buf_init(&out, 1 << 20);
    assert_int_equal(run(&doc, text, strlen(text), 0, NULL), CLIO_OK);
    print(&doc, &out);
    assert_string_equal(out.bytes ? out.bytes : "", want);
    clioi_buf_release(&out);
    done(&doc);
}

typedef struct split { const char *text, *want; } split;

static void expect_all(const split *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) expect(cases[i].text, cases[i].want);
}

static const split words[] = {
    {"", ""},
    {"I don't, can't, won't and shouldn't've.", "I do_n't , ca_n't , wo_n't and should_n't_'ve ."},
    {"Russia" AP "s cannot gonna WE" AP "RE", "Russia_" AP "s can_not gon_na WE_" AP "RE"},
    {"the workers' flag in the '90s, rock 'em", "the workers_' flag in the '90s , rock 'em"},
    {"Sha'lan O'Connor at five o'clock", "Sha'lan O'Connor at five o'clock"},
    {"a U.S.-backed, well-known ex-minister's e-mail",
     "a U.S. - backed , well - known ex-minister_'s e-mail"},
    {"mid-1990s anti-American post-2015", "mid-1990s anti-American post - 2015"},
    {"$1,200.50 and US$4.5bn, 50% of 5km at 7:30pm",
     "$ 1,200.50 and US$ 4.5 bn , 50 % of 5 km at 7:30 pm"},
    {"19th 1970s 9/11 4G AK-47 13,14", "19th 1970s 9/11 4G AK - 47 13 , 14"},
    {"call 713-853-3989 in 1990-1995", "call 713-853-3989 in 1990 - 1995"},
    {"and/or he/she s/he #1 #metoo @user", "and / or he / she s/he # 1 #metoo @user"},
    {"see http://a.b/c?d=1, www.x.org/y. Or j.k@x.com!",
     "see http://a.b/c?d=1 , www.x.org/y . / Or j.k@x.com !"},
    {"galleryfurniture.com report.doc the end.Then",
     "galleryfurniture.com report.doc the end . / Then"},
    {"folks--there " EM " yes" EM "no ... wait!!!",
     "folks -- there " EM " yes " EM " no ... wait !!!"},
    {"(a) [b] {c} <d>", "( a ) [ b ] { c } < d >"},
    {"AT&T and R&D :)", "AT&T and R&D :)"},
    {"\xD0\x9F\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD, \xE4\xB8\xAD\xE5\x9B\xBD",
     "\xD0\x9F\xD1\x83\xD1\x82\xD0\xB8\xD0\xBD , \xE4\xB8\xAD\xE5\x9B\xBD"},
};

static void words_fall_as_in_the_treebank(void **state)
{
    (void)state;
    expect_all(words, sizeof words / sizeof *words);
}

static const split sentences[] = {
    {"Mr. Putin met Gen. J. K. Smith. He left.", "Mr. Putin met Gen. J. K. Smith . / He left ."},
    {"They live in the U.S. The U.S. Army left.", "They live in the U.S. / The U.S. Army left ."},
    {"At 5 p.m. GMT it began. At 6 p.m. Troops left.",
     "At 5 p.m. GMT it began . / At 6 p.m. / Troops left ."},
    {"Acme Inc. said No. 5 won. No. It did not.",
     "Acme Inc. said No. 5 won . / No . / It did not ."},
    {"Jan. 5, i.e. Monday, vs. Sept. 3.", "Jan. 5 , i.e. Monday , vs. Sept. 3 ."},
    {"Boats, planes, etc. They left.", "Boats , planes , etc . / They left ."},
    {"Yes! No? Well... perhaps. Well... Perhaps.",
     "Yes ! / No ? / Well ... perhaps . / Well ... / Perhaps ."},
    {LQ "Stop!" RQ " he said. " LQ "Go!" RQ " Putin said.",
     LQ " Stop ! " RQ " he said . / " LQ " Go ! " RQ " Putin said ."},
    {LQ "We won. They lost," RQ " he said.", LQ " We won . / They lost , " RQ " he said ."},
    {LQ "We won." RQ " The end.", LQ " We won . " RQ " / The end ."},
    {"\"We won.\" \"They lost.\"", "\" We won . \" / \" They lost . \""},
    {LQ "events [campaign in France. " EM " ] but reserve," RQ " he said.",
     LQ " events [ campaign in France . " EM " ] but reserve , " RQ " he said ."},
    {"He left (see p. 5). She stayed. (They did not. Not yet.) End.",
     "He left ( see p. 5 ) . / She stayed . / ( They did not . / Not yet . ) / End ."},
    {"i went there. it was good.", "i went there . / it was good ."},
    {"MR. SMITH LEFT. THE U.S. ARMY STAYED.", "MR. SMITH LEFT . / THE U.S. ARMY STAYED ."},
    {"Shares of Yahoo! rose. No! it fell.", "Shares of Yahoo ! rose . / No ! / it fell ."},
    {"It ended.[12] He left.", "It ended . [ 12 ] / He left ."},
    {"MOSCOW (Interfax) - Putin left. KABUL " EM " He came.",
     "MOSCOW ( Interfax ) - / Putin left . / KABUL " EM " He came ."},
    {"GENEVA, March 3 (Reuters) " EM " Talks began.",
     "GENEVA , March 3 ( Reuters ) " EM " / Talks began ."},
};

static void sentences_end_where_they_end(void **state)
{
    (void)state;
    expect_all(sentences, sizeof sentences / sizeof *sentences);
}

static const split paragraphs[] = {
    {"Putin met Le Pen\n\nHe left.", "Putin met Le Pen // He left ."},
    {"Putin met Le Pen\nHe left.", "Putin met Le Pen // He left ."},
    {"One.\r\n \r\nTwo.\r\n", "One . // Two ."},
    {"THE ARCE BATTALION COMMAND HAS REPORTED THAT ABOUT FIFTY PEASANTS\n"
     "OF VARIOUS AGES HAVE BEEN KIDNAPPED BY TERRORISTS OF THE FARABUNDO\n"
     "MARTI NATIONAL LIBERATION FRONT IN SAN MIGUEL DEPARTMENT. ACCORDING\n"
     "TO THAT GARRISON, IT TOOK PLACE ON MONDAY.\n",
     "THE ARCE BATTALION COMMAND HAS REPORTED THAT ABOUT FIFTY PEASANTS "
     "OF VARIOUS AGES HAVE BEEN KIDNAPPED BY TERRORISTS OF THE FARABUNDO "
     "MARTI NATIONAL LIBERATION FRONT IN SAN MIGUEL DEPARTMENT . / ACCORDING "
     "TO THAT GARRISON , IT TOOK PLACE ON MONDAY ."},
};

static void line_breaks_part_paragraphs_unless_the_text_is_filled(void **state)
{
    (void)state;
    expect_all(paragraphs, sizeof paragraphs / sizeof *paragraphs);
}

static const struct { const char *text; uint8_t kind; } heads[] = {
    {"Putin met Le Pen\n\nHe left.", CLIO_SENT_HEADLINE},
    {"Putin met Le Pen.\n\nHe left.", CLIO_SENT_BODY},
    {"Putin met Le Pen", CLIO_SENT_BODY},
    {"Talks fail. Putin leaves\n\nHe left.", CLIO_SENT_BODY},
};

static void a_headline_is_a_first_paragraph_without_full_stop(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        clio_doc doc;
        assert_int_equal(run(&doc, heads[i].text, strlen(heads[i].text), 0, NULL), CLIO_OK);
        assert_int_equal(doc.sentence[0].kind, heads[i].kind);
        done(&doc);
    }
}

static const split quotes[] = {
    {"He said \"no\" to us.", "no"},
    {LQ "We won. They lost," RQ " he said, " LQ "again." RQ, "We won. They lost,|again."},
    {LQ "We won.\n\n" LQ "They lost." RQ, "We won.+|They lost."},
    {"\xC2\xAB" "Oui" "\xC2\xBB and \xE2\x80\x9EJa" LQ " and ``so''", "Oui|Ja|so"},
    {"the workers' and the soldiers' flag isn't theirs", ""},
    {"He said 'not now', then left.", "not now"},
    {LQ "He said \xE2\x80\x98no" AP " to us," RQ " she said.",
     "He said \xE2\x80\x98no" AP " to us,"},
    {"\"I,\" he said, \"don't.\" She said \"ok\".", "I,|don't.|ok"},
    {"'It is our members' right', he said.", "It is our members' right"},
    {"They called them 'traitors' and the workers' union left.", "traitors"},
    {"- We sang all night, said the miner.", "We sang all night"},
    {"\xE2\x80\x94 We sang, \xE2\x80\x94 said the miner. \xE2\x80\x94 We wept.", "We sang,|We wept.+"},
    {"- two tonnes of wheat, a lorry and a mule", ""},
};

static void quotations_are_found_without_their_marks(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        clio_doc doc;
        clioi_buf out;
        clioi_buf_init(&out, 1 << 16);
        assert_int_equal(run(&doc, quotes[i].text, strlen(quotes[i].text), 0, NULL), CLIO_OK);
        for (uint32_t q = 0; q < doc.quote_n; q++) {
            const clioi_quote *x = &doc.quote[q];
            clioi_buf_addf(&out, "%s%.*s%s", q ? "|" : "", (int)x->len, doc.text + x->off,
                           x->open_end ? "+" : "");
            for (uint32_t k = x->tok; k < x->tok + x->tok_n; k++)
                assert_true(doc.token[k].flags & CLIO_TOK_QUOTED);
        }
        assert_string_equal(out.bytes ? out.bytes : "", quotes[i].want);
        clioi_buf_release(&out);
        done(&doc);
    }
}

/* Tokens and sentences lie in order, cover all but blanks, and stay under their limits. */
static void check_shape(const clio_doc *doc)
{
    uint32_t end = 0, tok = 0;
    for (uint32_t k = 0; k < doc->token_n; k++) {
        const clio_token *t = &doc->token[k];
        assert_true(t->len > 0 && t->off >= end && t->off + t->len <= doc->text_len);
        end = t->off + t->len;
    }
    for (uint32_t s = 0; s < doc->sentence_n; s++) {
        const clio_sentence *x = &doc->sentence[s];
        assert_int_equal(x->tok, tok);
        assert_true(x->tok_n > 0 && x->tok_n <= 400);
        tok += x->tok_n;
    }
    assert_int_equal(tok, doc->token_n);
}

static const char *const hostile[] = {"[", "([{", "a", "a-", "a.", "a@", "\"", LQ, "'a", "\n",
                                      "ab\n", "1-", "1,", "http:", "www.",
                                      "Mr.", "A. ", "a/", "_", "\xE4\xB8\xAD", "!", "?\" "};

static void hostile_text_is_split_in_linear_time(void **state)
{
    size_t size = 300000;
    char *text = malloc(size + 8);
    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        size_t n = 0, unit = strlen(hostile[i]);
        clio_doc doc;
        for (; n + unit <= size; n += unit) memcpy(text + n, hostile[i], unit);
        assert_int_equal(run(&doc, text, n, 0, NULL), CLIO_OK);
        check_shape(&doc);
        done(&doc);
    }
    free(text);
}

static void words_are_cut_at_256_bytes_and_sentences_at_400_tokens(void **state)
{
    char text[4000];
    clio_doc doc;
    (void)state;
    memset(text, 'a', sizeof text);
    assert_int_equal(run(&doc, text, 1000, 0, NULL), CLIO_OK);
    for (uint32_t k = 0; k < doc.token_n; k++) assert_true(doc.token[k].len <= 256);
    done(&doc);
    for (size_t i = 0; i < sizeof text; i += 2) text[i + 1] = ' ';
    text[600] = ',';
    assert_int_equal(run(&doc, text, 1000, 0, NULL), CLIO_OK);
    assert_int_equal(doc.sentence_n, 2);
    assert_int_equal(doc.sentence[0].tok_n, 301);   /* cut behind the comma */
    done(&doc);
}

static const char given[] =
    "# newdoc id = x\n# newpar\n# sent_id = 1\n"
    "1-2\tDon't\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDo\t_\t_\t_\t_\t_\t_\t_\t_\n2\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tgo.now\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n4\t!\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    "1-2\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n1\tde\t_\t_\t_\t_\t_\t_\t_\t_\n2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
    "# newpar\n1\t\"\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tHi\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n3\t\"\t_\t_\t_\t_\t_\t_\t_\t_\n";

static void given_tokens_and_sentences_are_kept(void **state)
{
    clio_doc doc;
    clioi_buf out;
    (void)state;
    clioi_buf_init(&out, 1 << 16);
    assert_int_equal(run(&doc, given, sizeof given - 1, 1, NULL), CLIO_OK);
    print(&doc, &out);
    assert_string_equal(out.bytes, "Do_n't go.now ! / d_u // \" Hi \"");
    assert_string_equal(doc.text, "Don't go.now! du\n\n\"Hi\"");
    assert_int_equal(doc.art.text_len, doc.text_len);
    assert_int_equal(doc.quote_n, 1);
    check_shape(&doc);
    clioi_buf_release(&out);
    done(&doc);
}

static const struct { const char *text; uint64_t line; } broken[] = {
    {"1\ta\n", 1},
    {"# x\n1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", 2},
    {"2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1},
    {"1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 2},
    {"1-2\ta\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n\n", 3},
    {"0\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1},
    {"x\ta\t_\t_\t_\t_\t_\t_\t_\t_\n", 1},
};

static void broken_conllu_is_refused_with_its_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        clio_err err = {0};
        clio_doc doc;
        assert_int_equal(run(&doc, broken[i].text, strlen(broken[i].text), 1, &err), CLIO_EFORMAT);
        assert_int_equal(err.line, broken[i].line);
        done(&doc);
    }
}

static clio_rc split_text(void *with)
{
    int keep = *(int *)with;
    const char *text = keep ? given : "He said \"no\". They left.";
    clio_err err = {0};
    clio_doc doc;
    clio_rc rc = run(&doc, text, strlen(text), keep, &err);
    assert_int_equal(err.rc, rc);
    done(&doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    for (int keep = 0; keep < 2; keep++) assert_true(refuse_each(split_text, &keep) > 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_fall_as_in_the_treebank),
        cmocka_unit_test(sentences_end_where_they_end),
        cmocka_unit_test(line_breaks_part_paragraphs_unless_the_text_is_filled),
        cmocka_unit_test(a_headline_is_a_first_paragraph_without_full_stop),
        cmocka_unit_test(quotations_are_found_without_their_marks),
        cmocka_unit_test(hostile_text_is_split_in_linear_time),
        cmocka_unit_test(words_are_cut_at_256_bytes_and_sentences_at_400_tokens),
        cmocka_unit_test(given_tokens_and_sentences_are_kept),
        cmocka_unit_test(broken_conllu_is_refused_with_its_line),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
