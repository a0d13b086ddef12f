/* abbrev.c -- the word lists of stage token, and the parts of contracted words.
 *
 * Data: closed classes of English that decide where words and sentences end.
 * Each list is a string of lower-case words between blanks, in which a word is
 * looked up with its own case dropped.  The lists are short and the lookups few
 * (a word before a full stop, a number before letters), so a linear search by
 * first letter and length is enough.
 *
 * In the abbreviation lists a word that is also an ordinary word ("Sun.",
 * "Miss.", "Gen.") stands behind '+': it counts as an abbreviation only with a capital letter,
 * so that running text in lower case keeps its sentence ends.
 *
 * Contractions follow the English Web Treebank: do|n't, John|'s, can|not,
 * gon|na, also without their apostrophe where no other word is meant (do|nt,
 * i|m).  What the lists do not hold: names and places (that is the lexicon's part). */
#include "stage/split.h"
#include <string.h>

static const struct { uint8_t kind; const char *words; } abbrs[] = {
    {CLIOI_AB_TITLE,
     " mr mrs ms dr mlle mme messrs st ste prof profs rev revd +hon +gen +col lt sgt capt cpl +maj"
     " brig cmdr adm cdr"
     " +sen sens +rep reps gov govs +pres supt insp det +spec pvt pfc amb +fr +msgr +ft mt +mts"
     " dept assn asst"
     " +min +sec +ed eng spc lieut +com +pol atty +vp +sr +sra +dir +del dep +gens +cols +drs univ"
     " sgts"
     " +fed +natl +intl +nat +int bros +hon +arch +ald comdr ens wm +jos +geo +chas +thos +benj "},
    {CLIOI_AB_NUMBER, " +no +nos +vol vols p pp fig figs +art arts +sec ch ca c approx par para"
                      " +pt nr ext +tel ph +op +div chap "},
    {CLIOI_AB_MONTH,
     " +jan feb +mar apr +jun +jul aug sept +sep oct nov +dec +mon +tue tues +wed thu thur thurs"
     " +fri +sat +sun "},
    {CLIOI_AB_FIRM,
     " inc corp al +co cos ltd llc plc +jr +sr esq bros ave blvd +rd hwy +ariz ala +ark calif colo"
     " conn fla ill +ind +kan ky"
     " +la +md +mass mich minn +miss mo mont neb nev okla +ore +pa penn tenn tex va vt +wash wis"
     " wyo que ont +sask alta"
     " yrs hrs mins +sq lb lbs oz est dist arrv +conf +info jdg +pl ph.d m.sc b.sc "},
    {CLIOI_AB_INNER, " vs +v eg ie e.g i.e cf viz et a.k.a f.k.a +incl esp resp "},
    {CLIOI_AB_TIME, " a.m p.m "},
    {CLIOI_AB_ETC, " etc "},
};

static const char starters[] =
    " the this that these those he she it they we you his her its their our my but and or if in on"
    " at for from with when"
    " while where what who why how there here then after before although though as since because"
    " however"
    " meanwhile also both all some many most no not now once several such today yesterday under"
    " until"
    " according another any each every few he's it's that's there's they're we're i'm isn't don't"
    " by during more nobody nothing one only other over so thus two three unlike ";

static const char speech[] =
    " said says say saying asked asks added adds told tells wrote writes replied replies shouted"
    " cried exclaimed"
    " declared demanded answered explained remarked noted stated insisted warned complained called"
    " wondered"
    " yelled screamed asking chanted argued continued recalled quipped responded ";

static const char units[] =
    " km kms m mm cm kg kgs g mg lb lbs ft in pm am k mph kph kmh mw gw kw kwh mwh hz khz mhz ghz"
    " kb mb gb tb bn mn mins min"
    " hrs hr h sec secs yrs yr oz sq ha ml hh lt mm p.m a.m tn trn mbps dpi px ";

static const char prefixes[] =
    " e non mid re anti co pre pro cross post multi sub semi ex pan counter mini inter socio neo"
    " psycho intra micro macro un"
    " over extra ultra infra meta quasi ";
static const char suffixes[] = " wise esque ";

static const char domains[] =
    " com org net edu gov mil int info biz name museum us uk ca au nz de fr it es ru ua cn jp kr"
    " tw in br mx nl be ch at se no dk"
    " fi pl cz hu gr tr il ir iq sa ae eg za ng ke ly io co me tv eu asia doc docx xls xlsx ppt"
    " pdf txt htm html xml json csv jpg"
    " jpeg png gif zip gz exe mp3 mp4 avi php asp aspx cfm jsp cgi js py ";

static const char zones[] =
    " est edt et cst cdt ct mst mdt pst pdt pt gmt utc bst cet cest eet msk ist jst local monday"
    " tuesday wednesday thursday"
    " friday saturday sunday january february march april may june july august september october"
    " november december ";

/* Words without an apostrophe that fall into two: '|' is the cut. */
static const char *const contracted[] = {
    "can|not", "gon|na", "wan|na", "got|ta", "gim|me", "lem|me", "out|ta", "do|nt", "ca|nt",
    "wo|nt",
    "did|nt", "does|nt", "is|nt", "was|nt", "are|nt", "were|nt", "could|nt", "would|nt",
    "should|nt", "have|nt", "has|nt",
    "had|nt", "ai|nt", "i|m", "i|ve", "you|re", "you|ve", "you|ll", "they|re", "they|ve", "we|ve",
    "that|s", "there|s",
    "what|s", "who|s", "du|n|no", "'t|is", "'t|was", "y'|all",
};

static char low(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Bytes of an apostrophe at s[at], or 0: ' ` and U+2019, U+2018, U+02BC, U+00B4. */
static uint32_t apostrophe(const char *s, uint32_t n, uint32_t at)
{
    if (at >= n) return 0;
    if (s[at] == '\'' || s[at] == '`') return 1;
    if (n - at >= 3 && (!memcmp(s + at, "\xE2\x80\x99", 3) || !memcmp(s + at, "\xE2\x80\x98", 3)))
        return 3;
    if (n - at >= 2 && (!memcmp(s + at, "\xCA\xBC", 2) || !memcmp(s + at, "\xC2\xB4", 2))) return 2;
    return 0;
}

static int same(const char *word, const char *s, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (word[i] != low(s[i])) return 0;
    return 1;
}

/* Is s[0..n) in the list?  2 if it stands there behind '+'. */
static int listed(const char *list, const char *s, uint32_t n)
{
    while (*++list) {
        const char *end = list;
        int plus = *list == '+';
        while (*end != ' ') end++;
        if ((size_t)(end - list) == (size_t)n + (size_t)plus && same(list + plus, s, n))
            return 1 + plus;
        list = end;
    }
    return 0;
}

/* "U.S", "a.m": single letters between full stops, at least two. */
static int is_acronym(const char *s, uint32_t n)
{
    if (n < 3 || n % 2 == 0) return 0;
    for (uint32_t i = 0; i < n; i++)
        if (i % 2 ? s[i] != '.' : low(s[i]) < 'a' || low(s[i]) > 'z') return 0;
    return 1;
}

uint8_t clioi_abbr(const char *s, uint32_t n)
{
    if (!n || n > 16) return CLIOI_AB_NONE;
    for (size_t i = 0; i < sizeof abbrs / sizeof *abbrs; i++) {
        int hit = listed(abbrs[i].words, s, n);
        if (hit == 1 || (hit == 2 && s[0] >= 'A' && s[0] <= 'Z')) return abbrs[i].kind;
    }
    if (is_acronym(s, n)) return CLIOI_AB_ACRONYM;
    if (n == 1 ? s[0] >= 'A' && s[0] <= 'Z' : n <= 4) {
        uint32_t cp = 0;
        if (clioi_utf8_decode(s, n, &cp) == n && clioi_utf8_class(cp) == CLIOI_UC_UPPER)
            return CLIOI_AB_INITIAL;
    }
    return CLIOI_AB_NONE;
}

int clioi_is_starter(const char *s, uint32_t n) { return listed(starters, s, n) > 0; }
int clioi_is_speech(const char *s, uint32_t n) { return listed(speech, s, n) > 0; }
int clioi_is_unit(const char *s, uint32_t n) { return listed(units, s, n) > 0; }
int clioi_is_prefix(const char *s, uint32_t n) { return listed(prefixes, s, n) > 0; }
int clioi_is_suffix(const char *s, uint32_t n) { return listed(suffixes, s, n) > 0; }
int clioi_is_domain(const char *s, uint32_t n) { return listed(domains, s, n) > 0; }
int clioi_is_zone(const char *s, uint32_t n) { return listed(zones, s, n) > 0; }

/* Offset at which the last clitic of s[0..n) starts, or n. */
static uint32_t last_clitic(const char *s, uint32_t n)
{
    static const char *const tails[] = {"s", "m", "d", "re", "ve", "ll"};
    uint32_t k;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++) {
        uint32_t t = (uint32_t)strlen(tails[i]);
        for (uint32_t a = 1; a <= 3 && n > t + a; a++)
            if (apostrophe(s, n, n - t - a) == a && same(tails[i], s + n - t, t)) return n - t - a;
    }
    for (k = 1; k <= 3 && n > k + 2; k++)   /* n't */
        if (low(s[n - 1]) == 't' && apostrophe(s, n, n - 1 - k) == k && low(s[n - 2 - k]) == 'n')
            return n - 2 - k;
    return n;
}

static uint32_t cut_contracted(const char *s, uint32_t n, uint32_t cut[3])
{
    char first = low(s[0]);
    for (size_t i = 0; i < sizeof contracted / sizeof *contracted; i++) {
        const char *w = contracted[i];
        uint32_t at = 0, cuts = 0;
        if (*w != first) continue;
        for (; *w; w++) {
            if (*w == '|' && cuts < 3) cut[cuts++] = at;
            else if (at < n && *w == low(s[at])) at++;
            else break;
        }
        if (!*w && at == n) return cuts;
    }
    return 0;
}

uint32_t clioi_clitics(const char *s, uint32_t n, uint32_t cut[3])
{
    uint32_t cuts = 0, end = n;
    int apo = 0;
    if (n < 2) return 0;
    for (uint32_t i = 0; i < n && !apo; i++) apo = apostrophe(s, n, i) > 0;
    if (n <= 8) cuts = cut_contracted(s, n, cut);
    if (cuts && n == 2 && s[0] == 'I' && s[1] == 'M') return 0;   /* the name, the network's "IM" */
    if (cuts || !apo) return cuts;
    while (cuts < 3) {
        uint32_t at = last_clitic(s, end);
        if (at == end || at == 0) break;
        for (uint32_t k = cuts; k > 0; k--) cut[k] = cut[k - 1];
        cut[0] = at;
        cuts++;
        end = at;
    }
    return cuts;
}
