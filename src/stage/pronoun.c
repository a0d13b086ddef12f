/* pronoun.c -- stage actor: whom pronouns mean.
 *
 * Tried in this order, each time the first party that fits in number, kind and sex:
 *
 *   the reason          "imposed sanctions on Peru after it attacked", "thanked Peru for its help": who is punished or thanked
 *   the body            "a spokesman for the ministry said it ..."
 *   the list            "Peru and its army": the first of it
 *   who spoke           "..., he said": whoever spoke in the sentence before
 *   the clauses above   "Doe said she ...", "Peru said its army ...": their subjects, from the pronoun upwards
 *   what follows        "Before he left, Doe ...": the subject of the main clause, if it is a name
 *   what stands before  in this sentence, else in the two before: subjects first, then what is nearer;
 *                       of earlier sentences "it" takes up subjects alone
 *
 * Nobody is meant by an "it" that the tree calls expletive, that is told of the weather, that is a noun ("it is a lie") or that is
 * the object of a verb which takes things.  Whether a party is "he" or "she" is learned as the text goes: from nouns and titles beside
 * its name, from given names (given.def), and from pronouns that were resolved. */
#include "core/mention.h"
#include "core/tree.h"
#include "stage/clause.h"
#include "stage/refer.h"
#include <string.h>

enum { WANT_PERSON = 1, WANT_GROUP, WANT_CROWD, WANT_BODY, UP = 12 };     /* a group: several; a crowd: or one word for several, "the army" */

/* "The United States" is one. */
static int is_plural(const clioi_finder *fd, uint32_t t)
{
    const clioi_entry *who = fd->of[t].who;
    unsigned x = fd->doc->token[t].xpos;
    return x == CLIOI_XPOS_NNS ? !who || who->kind != CLIOI_K_COUNTRY : x == CLIOI_XPOS_NNPS && (!who || who->kind == CLIOI_K_PEOPLE);
}

static int is_subject(const clio_doc *doc, uint32_t t) { return doc->token[t].deprel == CLIOI_DEP_NSUBJ || doc->token[t].deprel == CLIOI_DEP_NSUBJ_PASS; }

/* What a word tells of a person's sex. */
static uint8_t sex_of_word(const clio_doc *doc, uint32_t t)
{
    if (clioi_lemma_in(doc, t, "spokeswoman chairwoman congresswoman businesswoman policewoman woman girl queen princess sister mother wife daughter widow actress "
                               "duchess baroness she her herself"))
        return CLIOI_SEX_SHE;
    if (clioi_tok_is(doc, t, "mrs.") || clioi_tok_is(doc, t, "mrs") || clioi_tok_is(doc, t, "ms.") || clioi_tok_is(doc, t, "ms") || clioi_tok_is(doc, t, "queen")) return CLIOI_SEX_SHE;
    if (clioi_lemma_in(doc, t, "spokesman chairman congressman businessman policeman man boy king prince brother father husband son uncle sheikh emir bishop "
                               "he his him himself"))
        return CLIOI_SEX_HE;
    return clioi_tok_is(doc, t, "mr.") || clioi_tok_is(doc, t, "mr") || clioi_tok_is(doc, t, "king") || clioi_tok_is(doc, t, "sheikh") ? CLIOI_SEX_HE : CLIOI_SEX_UNKNOWN;
}

/* Is the word one of a blank-separated list in small letters, whatever its own case? */
static int is_in_list(const char *word, size_t len, const char *list)
{
    while (*list) {
        size_t n = strcspn(list, " "), k = 0;
        while (n == len && k < n && (char)(word[k] | 32) == list[k]) k++;
        if (n == len && k == n) return 1;
        list += n + (list[n] == ' ');
    }
    return 0;
}

/* What a given name tells; given.def. */
static uint8_t sex_of_given(const char *word, size_t len)
{
#define GIVEN(sex, list) if (is_in_list(word, len, list)) return CLIOI_SEX_##sex;
#include "stage/given.def"
#undef GIVEN
    return CLIOI_SEX_UNKNOWN;
}

/* By the given name, in the text or in the lexicon. */
static uint8_t sex_of_name(const clioi_finder *fd, uint32_t k)
{
    const clio_doc *doc = fd->doc;
    const clio_name *name = clioi_name_at(doc, k);
    const clioi_entry *who = fd->of[k].who;
    const char *known = who && who->kind == CLIOI_K_PERSON ? fd->lex->str + who->name : "";
    uint8_t sex = known[strcspn(known, " ")] ? sex_of_given(known, strcspn(known, " ")) : CLIOI_SEX_UNKNOWN;
    if (!sex && name && name->type == CLIO_PER && name->tok_n > 1) sex = sex_of_given(doc->text + doc->token[name->tok].off, doc->token[name->tok].len);
    return sex;
}

/* Of a party: by what the text showed, by the words of its phrase, by those of the phrase that tells of it first. */
static uint8_t sex_of(const clioi_finder *fd, uint32_t k)
{
    const clio_doc *doc = fd->doc;
    uint32_t first = clioi_first_told(fd, k), at[2] = {k, first};
    uint8_t sex = fd->sex[first];
    for (int n = 0; n < 2 && !sex; n++) {
        sex = sex_of_word(doc, at[n]);
        for (uint32_t j = doc->kid_first[at[n]]; j != CLIO_NONE && !sex; j = doc->kid_next[j]) {
            unsigned d = doc->token[j].deprel;
            if (d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_APPOS || d == CLIOI_DEP_FLAT || d == CLIOI_DEP_NMOD_DESC) sex = sex_of_word(doc, j);
        }
        if (!sex && doc->token[at[n]].deprel == CLIOI_DEP_APPOS) sex = sex_of_word(doc, doc->token[at[n]].head);
        if (!sex) sex = sex_of_name(fd, at[n]);
    }
    return sex;
}

/* "The guard chased X and shot him", "fired at them", "wounding nine of them": whom a verb's pronoun means is not the verb's own
 * subject.  Prepositions of place are another matter ("has forces around it"). */
static int is_own_subject(const clioi_finder *fd, uint32_t pronoun, uint32_t k)
{
    const clio_doc *doc = fd->doc;
    uint32_t t = pronoun, v = doc->token[t].head;
    unsigned d = doc->token[t].deprel, prep;
    if (d == CLIOI_DEP_NMOD && v != CLIO_NONE && clioi_prep_of(doc, t) == CLIOI_SLOT_OF) {
        t = v;
        d = doc->token[t].deprel;
        v = doc->token[t].head;
    }
    prep = d == CLIOI_DEP_OBL ? clioi_prep_of(doc, t) : CLIOI_SLOT_COUNT;
    if (v == CLIO_NONE || (d != CLIOI_DEP_OBJ && d != CLIOI_DEP_IOBJ && d != CLIOI_DEP_OBL_AGENT && prep != CLIOI_SLOT_AT && prep != CLIOI_SLOT_TO &&
                           prep != CLIOI_SLOT_ON && prep != CLIOI_SLOT_AGAINST && prep != CLIOI_SLOT_WITH))
        return 0;
    v = clioi_subject_of(doc, v);
    return v != CLIO_NONE && (v == k || clioi_first_told(fd, v) == clioi_first_told(fd, k));
}

/* The subject of a verb is not among the verb's other parts: "Peru attacked it" says nothing of who "it" is but that it is not Peru;
 * "the girls whom they kidnapped" are not they. */
static int is_beside_subject(const clio_doc *doc, uint32_t pronoun, uint32_t k)
{
    uint32_t v = doc->token[pronoun].head;
    if (!is_subject(doc, pronoun) || v == CLIO_NONE) return 0;
    return doc->token[k].head == v || (doc->token[v].deprel == CLIOI_DEP_ACL_RELCL && doc->token[v].head == k);
}

/* "I asked and she agreed," Doe said: who speaks is "I", so nobody else's "she".  Where the sentence does not tell who speaks, all whom
 * the speech does not name may be the speaker. */
static int may_speak(const clioi_finder *fd, uint32_t pronoun, uint32_t k)
{
    const clio_doc *doc = fd->doc;
    uint32_t q = clioi_quotation_at(doc, pronoun), from, end;
    if (q == CLIO_NONE || clioi_quotation_at(doc, k) == q) return 0;
    from = doc->sentence[clioi_sentence_of(doc, pronoun)].tok;
    end = from + doc->sentence[clioi_sentence_of(doc, pronoun)].tok_n;
    for (uint32_t s = from; s < end; s++)
        if (is_subject(doc, s) && clioi_quotation_at(doc, s) != q && doc->token[s].head != CLIO_NONE && clioi_is_saying(doc, doc->token[s].head))
            return clioi_first_told(fd, s) == clioi_first_told(fd, k);
    return 1;
}

/* "In Peru": where something is, not who does it. */
static int is_place_only(const clio_doc *doc, uint32_t k)
{
    unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_OBL || d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
    return prep == CLIOI_SLOT_IN || prep == CLIOI_SLOT_FROM || prep == CLIOI_SLOT_NEAR;
}

/* The nouns that a "they" takes up as two parties: "the two sides" (pair.c finds whom they mean). */
static int is_word_for_two(const clio_doc *doc, uint32_t k)
{
    uint32_t det = clioi_kid(doc, k, CLIOI_DEP_DET), num = clioi_kid(doc, k, CLIOI_DEP_NUMMOD);
    return (num != CLIO_NONE && clioi_tok_is(doc, num, "two")) || (det != CLIO_NONE && clioi_tok_is(doc, det, "both"));
}

/* The first of a list: "Peru and Chile". */
static int heads_list(const clio_doc *doc, uint32_t k)
{
    uint32_t conj[2];
    return doc->token[k].deprel != CLIOI_DEP_CONJ && clioi_conjuncts(doc, k, conj, 2) == 2;
}

/* May a pronoun of this kind mean the party? */
static int fits(const clioi_finder *fd, uint32_t t, uint32_t k, int want)
{
    const clio_doc *doc = fd->doc;
    const clioi_facts *f = &fd->of[k];
    unsigned d = doc->token[k].deprel;
    uint8_t sex;
    if (doc->token[k].upos == CLIOI_UPOS_ADJ || d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_AMOD || d == CLIOI_DEP_FLAT) return 0;
    if (clioi_quotation_at(doc, k) != CLIO_NONE && clioi_quotation_at(doc, t) == CLIO_NONE) return 0;      /* who says it is not told by what is said */
    if (want != WANT_PERSON && clioi_quotation_at(doc, t) != clioi_quotation_at(doc, k) && clioi_quotation_at(doc, t) != CLIO_NONE) return 0;      /* "they want war" */
    if (want != WANT_PERSON && f->first == CLIOI_SECTOR_JRN && !is_subject(doc, k)) return 0;              /* who reports */
    if (is_own_subject(fd, t, k) || is_beside_subject(doc, t, k) || doc->token[t].head == k || may_speak(fd, t, k)) return 0;
    switch (want) {
    case WANT_PERSON:
        if (!f->person || (f->group && !f->who) || is_plural(fd, k) || clioi_lemma_in(doc, k, "family couple pair people")) return 0;
        sex = sex_of(fd, k);
        return !sex || sex == sex_of_word(doc, t);
    case WANT_GROUP:
        if (is_word_for_two(doc, k) && is_plural(fd, k)) return 1;
        return !clioi_facts_empty(f) && (is_plural(fd, k) || heads_list(doc, k) || (f->group && clioi_lemma_in(doc, k, "they them their police")));
    case WANT_CROWD:
        return !clioi_facts_empty(f) && f->group && !(f->who && (f->who->kind == CLIOI_K_COUNTRY || f->who->kind == CLIOI_K_SEAT)) &&
               (doc->token[k].upos != CLIOI_UPOS_PRON || clioi_lemma_in(doc, k, "they them their"));
    default:
        return !f->person && !is_plural(fd, k) && (f->who || f->body || f->told) && !is_place_only(doc, k) && !clioi_lemma_in(doc, k, "they them their");
    }
}

static int is_known_by_name(const clioi_finder *fd, uint32_t k)
{
    const clio_name *name = clioi_name_at(fd->doc, clioi_first_told(fd, k));
    return name && name->type == CLIO_PER;
}

/* Is `a` the likelier antecedent: a subject rather than not, a person's name rather than a noun, then the later one? */
static int likelier(const clioi_finder *fd, uint32_t a, uint32_t b, int want)
{
    int sa = 2 * is_subject(fd->doc, a), sb = 2 * is_subject(fd->doc, b);
    if (want == WANT_PERSON) {
        sa += is_known_by_name(fd, a);
        sb += is_known_by_name(fd, b);
    }
    return sa > sb || (sa == sb && a > b);
}

static const char punishing[] = "impose slap sanction punish condemn criticise criticize denounce blame accuse fine ban blacklist expel suspend arrest detain jail "
                                "praise thank congratulate";

/* Who is punished, blamed, thanked: the object, or the party with "on" or "against"; CLIO_NONE if nobody known before `t`. */
static uint32_t who_is_treated(const clioi_finder *fd, uint32_t v, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    uint32_t o = clioi_kid(doc, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_OBJ);
    if (o != CLIO_NONE && o < t && (!clioi_facts_empty(&fd->of[o]) || is_word_for_two(doc, o))) return o;
    for (uint32_t k = o == CLIO_NONE ? v : o; k != CLIO_NONE; k = k == o ? v : CLIO_NONE)
        for (uint32_t j = doc->kid_first[k]; j != CLIO_NONE; j = doc->kid_next[j]) {
            unsigned prep = doc->token[j].deprel == CLIOI_DEP_NMOD || doc->token[j].deprel == CLIOI_DEP_OBL ? clioi_prep_of(doc, j) : CLIOI_SLOT_COUNT;
            if ((prep == CLIOI_SLOT_ON || prep == CLIOI_SLOT_AGAINST) && j < t && !clioi_facts_empty(&fd->of[j])) return j;
        }
    return CLIO_NONE;
}

/* "Hours after": what came first, no reason. */
static int is_time_before(const clio_doc *doc, uint32_t m)
{
    return m && clioi_lemma_in(doc, m - 1, "second minute hour day week month year decade shortly soon immediately just long");
}

/* "Imposed sanctions on Peru after it attacked", "arrested two men because they had protested", "thanked Peru for its help": who is
 * punished, blamed, thanked has done what the reason tells.  That party, or CLIO_NONE. */
static uint32_t who_gave_reason(const clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    uint32_t w = doc->token[t].head, m = w == CLIO_NONE ? w : clioi_kid(doc, w, CLIOI_DEP_MARK), v = CLIO_NONE;
    if (w == CLIO_NONE) return CLIO_NONE;
    if (is_subject(doc, t) && doc->token[w].deprel == CLIOI_DEP_ADVCL && m != CLIO_NONE && !is_time_before(doc, m) && (clioi_tok_is(doc, m, "after") || clioi_tok_is(doc, m, "because"))) v = doc->token[w].head;
    if (doc->token[t].deprel == CLIOI_DEP_NMOD_POSS && (doc->token[w].deprel == CLIOI_DEP_OBL || doc->token[w].deprel == CLIOI_DEP_NMOD)) {
        unsigned prep = clioi_prep_of(doc, w);
        if (prep == CLIOI_SLOT_FOR || prep == CLIOI_SLOT_OVER) v = doc->token[w].head;
        if (v != CLIO_NONE && doc->token[v].deprel == CLIOI_DEP_OBJ) v = doc->token[v].head;     /* the phrase hangs on the object */
    }
    return v != CLIO_NONE && clioi_lemma_in(doc, v, punishing) ? who_is_treated(fd, v, t) : CLIO_NONE;
}

/* "A spokesman for the ministry said it had called on Chad": the body that speaks. */
static uint32_t speaking_body(const clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    uint32_t v = doc->token[t].head, said, s;
    if (v == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_NSUBJ || doc->token[v].deprel != CLIOI_DEP_CCOMP) return CLIO_NONE;
    said = doc->token[v].head;
    s = said == CLIO_NONE ? CLIO_NONE : clioi_subject_of(doc, said);
    if (s == CLIO_NONE || s >= t) return CLIO_NONE;
    if (clioi_lemma_in(doc, s, "spokesman spokeswoman spokesperson statement")) {
        for (uint32_t k = doc->kid_first[s]; k != CLIO_NONE; k = doc->kid_next[k]) {
            unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
            if ((d == CLIOI_DEP_NMOD_POSS || prep == CLIOI_SLOT_FOR || prep == CLIOI_SLOT_OF || prep == CLIOI_SLOT_FROM) && k < t && fits(fd, t, k, WANT_BODY)) return k;
        }
        return fd->of[s].sectors ? s : CLIO_NONE;
    }
    return fd->of[s].sectors && fd->of[s].group && !fd->of[s].person ? s : CLIO_NONE;
}

/* "..., he said": the words stand before, and who says them is told in the sentences before. */
static uint32_t speaks_behind_words(const clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head;
    if (v == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_NSUBJ || !clioi_is_saying(doc, v)) return 0;
    if (doc->token[v].deprel == CLIOI_DEP_PARATAXIS) return doc->token[v].head < v;
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE && k < t; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_CCOMP || doc->token[k].deprel == CLIOI_DEP_PARATAXIS) return 1;
    return 0;
}

/* Who spoke last in the two sentences before. */
static uint32_t last_speaker(const clioi_finder *fd, uint32_t t, uint32_t sent, int want)
{
    const clio_doc *doc = fd->doc;
    uint32_t from = doc->sentence[sent > 2 ? sent - 2 : 0].tok;
    for (uint32_t k = doc->sentence[sent].tok; k-- > from;)
        if (is_subject(doc, k) && clioi_is_saying(doc, doc->token[k].head) && fits(fd, t, k, want)) return k;
    return CLIO_NONE;
}

/* "Peru and its army": the first of the list. */
static uint32_t first_of_list(const clioi_finder *fd, uint32_t t, int want)
{
    const clio_doc *doc = fd->doc;
    uint32_t noun = doc->token[t].head, first;
    if (noun == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_NMOD_POSS || doc->token[noun].deprel != CLIOI_DEP_CONJ) return CLIO_NONE;
    first = doc->token[noun].head;
    return first < t && doc->token[first].upos != CLIOI_UPOS_VERB && fits(fd, t, first, want) ? first : CLIO_NONE;
}

/* "Rivals Peru and Chile tested ...": the names, where the tree makes noun and names two subjects. */
static uint32_t named_subject(const clioi_finder *fd, uint32_t v)
{
    const clio_doc *doc = fd->doc;
    uint32_t s = clioi_pos_of(doc, v) == 'V' ? clioi_subject_of(doc, v) : CLIO_NONE;
    if (s == CLIO_NONE || doc->token[s].upos != CLIOI_UPOS_NOUN || s + 1 >= doc->token_n || doc->token[s + 1].upos != CLIOI_UPOS_PROPN) return s;
    return doc->token[s + 1].head == doc->token[s].head && is_subject(doc, s + 1) ? s + 1 : s;
}

/* "Doe heard the woman's brother, who asked for her": who is known for a woman goes before a Doe of whom that is not known. */
static uint32_t known_between(const clioi_finder *fd, uint32_t s, uint32_t t)
{
    for (uint32_t k = t; !is_subject(fd->doc, t) && k-- > s + 1;)
        if (fits(fd, t, k, WANT_PERSON) && sex_of(fd, k)) return k;
    return s;
}

/* The subjects of the clauses above, from the pronoun upwards: "Doe said she ...", "Peru said its army ...".
 * Sets `thing` where an "it" may as well be a thing that is the subject: "the plan failed when it ...". */
static uint32_t subject_above(const clioi_finder *fd, uint32_t t, int want, int *thing)
{
    const clio_doc *doc = fd->doc;
    uint32_t v = doc->token[t].head;
    for (int up = 0; up < UP && v != CLIO_NONE; up++, v = doc->token[v].head) {
        uint32_t s = named_subject(fd, v);
        if (s != CLIO_NONE && s < t && fits(fd, t, s, want)) return want == WANT_PERSON && !sex_of(fd, s) ? known_between(fd, s, t) : s;
        *thing |= s != CLIO_NONE && s < t && doc->token[s].xpos == CLIOI_XPOS_NN && clioi_facts_empty(&fd->of[s]) && !fd->of[s].body;
        if (*thing && want == WANT_BODY) return CLIO_NONE;
    }
    return CLIO_NONE;
}

/* "Before he left, Doe ...", "in its report, Peru ...": the named subject of the main clause. */
static uint32_t subject_behind(const clioi_finder *fd, uint32_t t, int want)
{
    const clio_doc *doc = fd->doc;
    uint32_t c = t, v = doc->token[t].head, s = CLIO_NONE;
    for (int up = 0; up < UP && v != CLIO_NONE && v < t + 12; up++, c = v, v = doc->token[v].head) {
        unsigned d = doc->token[c].deprel;
        if (v > c && (d == CLIOI_DEP_ADVCL || d == CLIOI_DEP_OBL)) s = clioi_kid(doc, v, CLIOI_DEP_NSUBJ);
        if (v > c && s == CLIO_NONE && (d == CLIOI_DEP_ADVCL || d == CLIOI_DEP_OBL)) s = clioi_kid(doc, v, CLIOI_DEP_NSUBJ_PASS);
        if (s != CLIO_NONE) break;
    }
    if (s == CLIO_NONE || s < t || doc->token[s].upos != CLIOI_UPOS_PROPN) return CLIO_NONE;
    return fits(fd, t, s, want) ? s : CLIO_NONE;
}

/* The subject-most, then nearest fitting party of this sentence before it, else of the two before. */
static uint32_t party_before(const clioi_finder *fd, uint32_t t, uint32_t sent, int want)
{
    const clio_doc *doc = fd->doc;
    for (uint32_t back = speaks_behind_words(doc, t); back < 3 && back <= sent; back++) {
        const clio_sentence *s = &doc->sentence[sent - back];
        uint32_t best = CLIO_NONE, end = back ? s->tok + s->tok_n : t;
        for (uint32_t k = s->tok; k < end; k++)
            if (fits(fd, t, k, want) && (!back || want != WANT_BODY || is_subject(doc, k)) && (best == CLIO_NONE || likelier(fd, k, best, want))) best = k;
        if (best != CLIO_NONE) return best;
    }
    return CLIO_NONE;
}

/* An "it" that means no party: "it is clear that", "it rained", "it is a lie", "did not understand it". */
static int is_thing(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head;
    unsigned d = doc->token[t].deprel;
    if (h == CLIO_NONE) return d == CLIOI_DEP_EXPL;
    if (d == CLIOI_DEP_EXPL) return !clioi_lemma_in(doc, h, "ready willing prepared able unable worried concerned glad hopeful confident committed determined");
    if (d == CLIOI_DEP_NSUBJ && clioi_lemma_in(doc, h, "rain snow seem appear happen depend take")) return 1;
    if (d == CLIOI_DEP_NSUBJ && clioi_kid(doc, h, CLIOI_DEP_COP) != CLIO_NONE &&
        (doc->token[h].upos == CLIOI_UPOS_NOUN || clioi_kid(doc, h, CLIOI_DEP_CASE) != CLIO_NONE)) return 1;
    if (d == CLIOI_DEP_NSUBJ_PASS && clioi_lemma_in(doc, h, "accept adopt agree approve announce build carry hold launch pass pay publish ratify reach reject release schedule sign write"))
        return 1;
    return d == CLIOI_DEP_OBJ && !clioi_lemma_in(doc, h, "accuse urge ask tell thank praise support back help assist aid defend protect attack bomb shell strike hit invade "
                                                         "threaten warn blame criticise criticize condemn denounce punish sanction fight oppose lead join leave betray recognise "
                                                         "recognize arm fund finance supply isolate pressure press call");
}

/* "Peruvian ships", "Chilean plans": of a land, and no party. */
static int is_goods(const clioi_finder *fd, uint32_t k)
{
    const clioi_facts *f = &fd->of[k];
    return fd->doc->token[k].upos == CLIOI_UPOS_NOUN && f->country[0] && !f->sectors && !f->person && !f->who && !f->group && !f->role;
}

/* The sex that a pronoun shows, kept for the party. */
static void learn_sex(clioi_finder *fd, uint32_t t, uint32_t ref)
{
    uint8_t *sex = &fd->sex[clioi_first_told(fd, ref)];
    if (!*sex && (is_subject(fd->doc, t) || fd->doc->token[t].deprel == CLIOI_DEP_NMOD_POSS)) *sex = sex_of_word(fd->doc, t);
}

/* "Called it painful for himself", "the minister himself": the subject of the verb, or the noun that is stressed. */
static uint32_t own_subject(const clioi_finder *fd, uint32_t t)
{
    const clio_doc *doc = fd->doc;
    uint32_t v = doc->token[t].head;
    if (v != CLIO_NONE && clioi_pos_of(doc, v) == 'N' && v < t && clioi_prep_of(doc, t) == CLIOI_SLOT_COUNT) return clioi_facts_empty(&fd->of[v]) ? CLIO_NONE : v;
    for (int up = 0; up < UP && v != CLIO_NONE && clioi_pos_of(doc, v) != 'V'; up++) v = doc->token[v].head;
    v = v == CLIO_NONE ? v : clioi_subject_of(doc, v);
    return v == CLIO_NONE || v > t || clioi_facts_empty(&fd->of[v]) ? CLIO_NONE : v;
}

static uint32_t referent(const clioi_finder *fd, uint32_t t, uint32_t sent, int want)
{
    uint32_t ref;
    int thing = 0;
    if (clioi_lemma_in(fd->doc, t, "himself herself itself themselves")) return own_subject(fd, t);
    ref = who_gave_reason(fd, t);
    if (ref != CLIO_NONE && !fits(fd, t, ref, want)) ref = CLIO_NONE;
    if (ref == CLIO_NONE && want == WANT_BODY) ref = speaking_body(fd, t);
    if (ref == CLIO_NONE && speaks_behind_words(fd->doc, t)) ref = last_speaker(fd, t, sent, want);
    if (ref == CLIO_NONE) ref = first_of_list(fd, t, want);
    if (ref == CLIO_NONE) ref = subject_above(fd, t, want, &thing);
    if (thing && want == WANT_BODY) return CLIO_NONE;
    if (ref == CLIO_NONE) ref = subject_behind(fd, t, want);
    return ref != CLIO_NONE ? ref : party_before(fd, t, sent, want);
}

void clioi_resolve_pronoun(clioi_finder *fd, uint32_t t, uint32_t sent)
{
    const clio_doc *doc = fd->doc;
    int want = clioi_lemma_in(doc, t, "he she his her him himself herself") ? WANT_PERSON
             : clioi_lemma_in(doc, t, "they their them themselves") ? WANT_GROUP
             : clioi_lemma_in(doc, t, "it its itself") ? WANT_BODY : 0;
    uint32_t ref;
    if (!want || (want == WANT_BODY && is_thing(doc, t))) return;
    ref = referent(fd, t, sent, want);
    if (ref == CLIO_NONE && want == WANT_GROUP) ref = referent(fd, t, sent, WANT_CROWD);
    if (ref != CLIO_NONE && is_goods(fd, ref)) return;
    if (ref != CLIO_NONE) {
        clioi_mean(fd, t, ref);
        if (want == WANT_PERSON) learn_sex(fd, t, ref);
    } else if (want != WANT_BODY) {
        fd->of[t].person = 1;   /* somebody, we do not know who */
    }
}
