/* record_fixture.h -- a coded document made by hand, for the tests of writers and stores:
 * "Putin met Le Pen in \"Moscow\".\nThey don't talk." with one event and one statement. */
#ifndef CLIO_TEST_RECORD_FIXTURE_H
#define CLIO_TEST_RECORD_FIXTURE_H
#include "core/doc.h"
#include "core/labels.h"
#include <string.h>

#define FIXTURE_TEXT "Putin met Le Pen in \"Moscow\".\nThey don't talk."

typedef struct fixture {
    clio_doc doc;
    char text[64];
    clio_token token[14];
    clio_sentence sentence[2];
    clio_name name[2];
    clio_actor actor[3];
    clio_event event[2];
    clio_count count[2];
} fixture;

static const char *const fixture_modes[] = {"phone", "third-party"};

static void fixture_tokens(fixture *f)
{
    static const struct { const char *word, *lemma; unsigned char upos, deprel, head, flags; } words[14] = {
        {"Putin", "Putin", CLIOI_UPOS_PROPN, CLIOI_DEP_NSUBJ, 1, CLIO_TOK_SPACE | CLIO_TOK_PARA},
        {"met", "meet", CLIOI_UPOS_VERB, CLIOI_DEP_ROOT, 255, CLIO_TOK_SPACE},
        {"Le", "Le", CLIOI_UPOS_PROPN, CLIOI_DEP_OBJ, 1, CLIO_TOK_SPACE},
        {"Pen", "Pen", CLIOI_UPOS_PROPN, CLIOI_DEP_FLAT, 2, CLIO_TOK_SPACE},
        {"in", "in", CLIOI_UPOS_ADP, CLIOI_DEP_CASE, 6, CLIO_TOK_SPACE},
        {"\"", "\"", CLIOI_UPOS_PUNCT, CLIOI_DEP_PUNCT, 6, 0},
        {"Moscow", "Moscow", CLIOI_UPOS_PROPN, CLIOI_DEP_OBL, 1, CLIO_TOK_QUOTED},
        {"\"", "\"", CLIOI_UPOS_PUNCT, CLIOI_DEP_PUNCT, 6, 0},
        {".", ".", CLIOI_UPOS_PUNCT, CLIOI_DEP_PUNCT, 1, CLIO_TOK_SPACE},
        {"They", "they", CLIOI_UPOS_PRON, CLIOI_DEP_NSUBJ, 12, CLIO_TOK_SPACE},
        {"do", "do", CLIOI_UPOS_AUX, CLIOI_DEP_AUX, 12, CLIO_TOK_GLUED},
        {"n't", "not", CLIOI_UPOS_PART, CLIOI_DEP_ADVMOD, 12, CLIO_TOK_SPACE},
        {"talk", "talk", CLIOI_UPOS_VERB, CLIOI_DEP_ROOT, 255, 0},
        {".", ".", CLIOI_UPOS_PUNCT, CLIOI_DEP_PUNCT, 12, 0},
    };
    const char *at = f->text;
    for (int i = 0; i < 14; i++) {
        at = strstr(at, words[i].word);
        f->token[i] = (clio_token){.off = (uint32_t)(at - f->text), .len = (uint32_t)strlen(words[i].word),
                                   .head = words[i].head == 255 ? CLIO_NONE : words[i].head, .lemma = words[i].lemma,
                                   .feats = "_", .upos = words[i].upos, .deprel = words[i].deprel, .flags = words[i].flags};
        at += strlen(words[i].word);
    }
    f->sentence[0] = (clio_sentence){.tok = 0, .tok_n = 9, .off = 0, .len = 29};
    f->sentence[1] = (clio_sentence){.tok = 9, .tok_n = 5, .off = 30, .len = 16};
}

static void fixture_events(fixture *f)
{
    clio_event *e = f->event;
    f->name[0] = (clio_name){0, 1, 0, 5, CLIO_PER, "per.putin-vladimir"};
    f->name[1] = (clio_name){2, 2, 10, 6, CLIO_PER, NULL};
    f->actor[0] = (clio_actor){0, 1, 0, 0, 5, "Vladimir Putin", "per.putin-vladimir", "actors/people.tsv:1", "RUS",
                               1u << CLIOI_SECTOR_GOV | 1u << CLIOI_SECTOR_ELI, CLIOI_SECTOR_GOV, "RUSGOV"};
    f->actor[1] = (clio_actor){2, 2, 2, 10, 6, NULL, NULL, "actors/people.tsv:2", "FRA",
                               1u << CLIOI_SECTOR_PTY | 1u << CLIOI_SECTOR_LEG, CLIOI_SECTOR_PTY, "FRAPTY"};
    f->actor[2] = (clio_actor){9, 1, 9, 30, 4, NULL, NULL, NULL, "", 0, CLIOI_SECTOR_COUNT, ""};
    f->count[0] = (clio_count){CLIOI_CT_KILLED, 0, 2, 6, 0, 5};
    f->count[1] = (clio_count){CLIOI_CT_KILLED, 2, 1, 7, 6, 3};
    e[0] = (clio_event){.id = "0123456789abcdef", .event = CLIOI_EV_CONSULT, .status = CLIOI_ST_FUTURE, .mode = "visit", .modes = fixture_modes, .modes_n = 2,
                        .cameo = "042", .contexts = 1u << CLIOI_CX_military | 1u << CLIOI_CX_election,
                        .actor = &f->actor[0], .actor_n = 1, .recipient = &f->actor[1], .recipient_n = 1,
                        .trig_tok = 1, .trig_off = 6, .trig_len = 3, .rule = "events/consult.tsv:12",
                        .date = {0, 0, "2017-03-24", "day"},
                        .place = {.off = 21, .len = 6, .name = "Moscow", .country = "RUS", .lat = 55.75222, .lon = -0.5,
                                  .geonameid = 524901, .has_point = 1, .precision = "city"},
                        .count = f->count, .count_n = 2, .attr_kind = "reported", .speaker = &f->actor[1],
                        .outlet = "Interfax", .attr_off = 10, .attr_len = 6, .confidence = 0.87f};
    e[1] = (clio_event){.id = "fedcba9876543210", .mode = "", .cameo = "010", .actor = &f->actor[2], .actor_n = 1,
                        .sentence = 1, .trig_tok = 12, .trig_off = 41, .trig_len = 4, .rule = "r", .confidence = 1,
                        .words_off = 35, .words_len = 10};
}

static void fixture_make(fixture *f)
{
    *f = (fixture){0};
    memcpy(f->text, FIXTURE_TEXT, sizeof FIXTURE_TEXT);
    fixture_tokens(f);
    fixture_events(f);
    f->doc = (clio_doc){.art = {.id = "a \"1\"", .url = "http://x/1", .outlet = "Reuters, Ltd", .title = "A\tB\xff",
                                .published = "2017-03-24", .text = f->text, .text_len = sizeof FIXTURE_TEXT - 1},
                        .text = f->text, .text_len = sizeof FIXTURE_TEXT - 1, .token = f->token, .token_n = 14,
                        .sentence = f->sentence, .sentence_n = 2, .name = f->name, .name_n = 2, .actor = f->actor,
                        .actor_n = 3, .event = f->event, .event_n = 2, .log = (char *)"dropped: none\n"};
}
#endif
