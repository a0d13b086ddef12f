"""news_words.py -- words, spelling and names for make-news.py: no program of its own.

A word of a tree is a W: its form, lemma, tags and features, and the words to its left
and right that depend on it.  Here are the word lists that data/lex lacks (irregular
forms, which nouns have no plural, what is an adjective), the inflections, and the
readers of data/lex.  All randomness is R, which make-news.py seeds.
"""
import glob
import os
import random
import re

LEX = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "data", "lex")
R = random.Random()

# ---- word lists: what the lexicon does not say ----
ADJ = set("""agricultural airborne alleged armed armored armoured auxiliary black central charitable chief civic civil civilian
communist conservative constitutional corporate criminal cultural democratic diplomatic domestic economic electoral
elite environmental ethnic executive federal financial first foreign former general governmental grand heavy high holy human
humanitarian illegal independent indigenous interim internal international investigative islamic jihadi joint judicial junior
large legislative liberal local lower main major maritime medical military militant mixed mobile municipal national
naval new northern nuclear official organised organized parliamentary peaceful permanent political popular presidential primary
prime private professional prominent provincial provisional public radical rapid regional religious republican revolutionary
royal second secret sectarian secular senior social socialist southern special spiritual strategic supreme territorial traditional transitional
jihadist key tribal upper veteran western white young eastern european african american arab latin united chemical biological radiological aerial
violent deadly verbal personal sexual diplomatic bilateral progressive patriotic orthodox catholic muslim christian free red
middle greater dominican equatorial saudi czech solomon global christian jewish coptic exiled outgoing caretaker high-ranking
top acting ruling nationalist islamist marxist maoist leftist separatist kurdish shiite sunni hindu buddhist
pro-government anti-government anti-corruption anti-terrorism multinational undercover mass live tactical ballistic hypersonic
economic technical full formal direct deep common mutual diplomatic unilateral early snap hunger stray rubber""".split()) - {"hunger", "veteran", "caretaker"}
VBG_ADJ = {"ruling", "acting", "outgoing", "striking"}
KEEP_HYPHEN = {"anti", "ex", "co", "re", "non", "pre", "pro", "counter", "semi"}
MASS = set("""aid help assistance support relief food medicine water fuel oil gas electricity grain wheat rice flour beef coal steel
timber money cash funding compensation ammunition weaponry equipment information intelligence data evidence propaganda
disinformation misinformation news violence unrest rioting looting fighting combat terrorism corruption fraud
responsibility credit independence autonomy freedom democracy equality justice trade commerce cooperation dialogue
solidarity recognition peace gunfire shellfire artillery fire tear teargas foam oxygen clothing shelter livestock
cattle property territory land airspace access immunity asylum power custody detention bail impunity poverty inflation
unemployment crime cancer hunger racism discrimination concern anger outrage criticism condemnation pressure
interference aggression genocide treason espionage sedition murder bribery blackmail hostility training
legislation austerity business transit traffic infrastructure internet hardware armor armour readiness guard alert praise
progress thanks confidence sympathy regret backing opposition contact interest membership martial-law law freedom sovereignty
neutrality research investment finance uranium shellfire bombardment shelling carnage arson rape torture
repression censorship surveillance mediation arbitration retaliation revenge mobilization mobilisation deterrence""".split())
PLURAL_ONLY = {"arm": "arms", "tie": "ties", "talk": "talks", "sanction": "sanctions", "troop": "troops", "relation": "relations",
               "negotiation": "negotiations", "remain": "remains", "good": "goods", "reparation": "reparations"}
NOUN_S = set("remains reparations scores police people personnel gunmen clothes headquarters forces arms arrears media barracks".split())
ALREADY_PLURAL = {"people": "people", "police": "police", "personnel": "personnel", "clothes": "clothes", "remains": "remains",
                  "arms": "arm", "arrears": "arrears", "media": "media", "headquarters": "headquarters", "barracks": "barracks"}
BAD = set("""himself herself themselves itself oneself self news hardware defunct dead wounded unmarked airplane x grad ied hiv aids rupees
rupee sarin vx novichok uav apc icbm slbm ucav pow kidnapped vest alike heart flu katyusha shahed charge prisoners crowds
warplanes gunships policemen wave heat count half million billion thousand hundred dozen hanging bar set bout round head line
tail scores many others two three public mass pool everything something nothing anything no life death
military force-majeure demo tv dvd op-ed counter work other wikileaks facebook twitter youtube whatsapp telegram tiktok instagram vpn wifi web
short ill tear anybody someone everyone chord odds expectation front footing step strait balance vandal hail salvo grenades
will may yes due law emergency measures strip charge plane""".split())
IRREG_PL = {"man": "men", "woman": "women", "child": "children", "person": "people", "policeman": "policemen", "wife": "wives",
            "life": "lives", "knife": "knives", "thief": "thieves", "crisis": "crises", "chief": "chiefs", "aircraft": "aircraft",
            "leaf": "leaves", "half": "halves", "wolf": "wolves", "foot": "feet", "series": "series", "hero": "heroes", "embargo": "embargoes",
            "torpedo": "torpedoes", "veto": "vetoes", "ox": "oxen", "brother-in-law": "brothers-in-law", "memorandum": "memorandums"}
IRREG = {}
for _row in """be was been;bear bore borne;beat beat beaten;become became become;begin began begun;behold beheld beheld;beseech besought besought;bind bound bound
break broke broken;bring brought brought;build built built;burn burned burned;buy bought bought;cast cast cast;catch caught caught;choose chose chosen
cling clung clung;come came come;cut cut cut;deal dealt dealt;dig dug dug;do did done;draw drew drawn;drive drove driven;eat ate eaten
fall fell fallen;feed fed fed;feel felt felt;fight fought fought;find found found;flee fled fled;fly flew flown;forbid forbade forbidden;forego forewent foregone
foresee foresaw foreseen;forget forgot forgotten;forgive forgave forgiven;forgo forwent forgone;forswear forswore forsworn;freeze froze frozen
get got got;give gave given;go went gone;hang hanged hanged;have had had;hear heard heard;hide hid hidden;hit hit hit;hold held held;hurt hurt hurt
keep kept kept;know knew known;lay laid laid;lead led led;leave left left;lend lent lent;let let let;lie lay lain;light lit lit;lose lost lost
make made made;mean meant meant;meet met met;mow mowed mown;overcome overcame overcome;override overrode overridden;overrun overran overrun
overthrow overthrew overthrown;pay paid paid;put put put;quit quit quit;read read read;rebuild rebuilt rebuilt;repay repaid repaid;retake retook retaken
ride rode ridden;ring rang rung;rise rose risen;run ran run;say said said;see saw seen;seek sought sought;sell sold sold;send sent sent;set set set
sew sewed sewn;shake shook shaken;shoot shot shot;show showed shown;shut shut shut;sink sank sunk;sit sat sat;slay slew slain;slit slit slit
speak spoke spoken;spend spent spent;spread spread spread;stand stood stood;steal stole stolen;stick stuck stuck;strike struck struck;strive strove striven
swear swore sworn;sweep swept swept;take took taken;teach taught taught;tear tore torn;tell told told;think thought thought;throw threw thrown
undergo underwent undergone;undertake undertook undertaken;unfreeze unfroze unfrozen;uphold upheld upheld;wake woke woken;wear wore worn;win won won
withdraw withdrew withdrawn;withhold withheld withheld;withstand withstood withstood;wring wrung wrung;write wrote written;broadcast broadcast broadcast""".replace("\n", ";").split(";"):
    _b, _p, _n = _row.split()
    IRREG[_b] = (_p, _n)
DOUBLE = set("""ban bar beg cap clap club cut dip drag drop drum fit flag flog gag grab gun hit jam knot let lob mop nab net nod pat permit pin plan plot pop
prod put quit ram repel rebel refer rid rig rob rub run scrap set shun sit skip slam slap slip slit snub spar spot stab stem step stir stop strip swap swat
tap top trap trim unban win wrap abet abut admit commit compel confer control defer deter emit expel forbid forget incur infer occur omit
airdrop acquit equip can concur extol prefer readmit rebut ship shrug shut tip war whip patrol propel quarrel recur regret remit submit transfer transmit dispel cancel travel signal shovel marshal annul enrol clamp_ hop kidnap overrun begin dig get zap""".split())
PRT = {"up", "out", "down", "off", "over", "away"}
PREPS = set("""against on over for in from to with at into outside under of about behind through across near around inside between
among along toward towards after during without""".split())
IOBJ = {"urge", "ask", "tell", "allow", "persuade", "warn", "permit", "advise", "implore", "beg", "instruct", "remind", "assure"}

OBJ_INF = IOBJ | set("""order force want help expect invite press pressure compel oblige require encourage challenge push lobby pressurise call
dare urge forbid authorise authorize prod coax entreat exhort direct enable induce beseech caution counsel""".split())
SURNAMES = "Lund Okoro Tanaka Petrov Haddad Silva Novak Moreau Karimi Diallo Ruiz Jansen Kaya Mbeki Costa Rahman Weber Nilsson Aziz Banda".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WORDS = "two three four five six seven eight nine ten".split()
ACRONYMS = "AP Reuters AFP".split()

# verb: slots.  Subjects: a actor, g group of people, t thing; slots: prep:class, o:class, x to-infinitive, c that-clause
FRAMES = """a meet o:actor place;a meet with:actor;a relax o:policy;a relax o:policy on:country;a ease o:policy on:country;a ease o:policy;a tighten o:policy;a arm o:fighters;g deploy near:site;g deploy along:site;g rally against:actor;g rally in:city
g march to:site;g march through:city;g gather outside:site;g flee o:city;g flee to:country;g die in:event;g return to:country;g return home;g arrive in:city;a travel to:country;a fly to:city
a visit o:country;a visit o:city;a host o:talks;a hold o:talks with:actor;a begin o:talks with:actor;a suspend o:talks;a resume o:talks with:actor;a boycott o:talks;a sign o:deal with:actor
a reject o:plan;a back o:plan;a approve o:plan;a unveil o:plan;a criticise o:plan;a welcome o:deal;a denounce o:deal;a praise o:actor for:deal;a thank o:actor for:help
a blame o:actor for:event;a condemn o:event;a accuse o:actor of:ing;a suspect o:actor of:ing;a deny ing;a agree x;a refuse x;a promise x;a threaten x;a plan x;a vow x;a offer x;a fail x;a hope x;a decide x
a ask o:actor x;a order o:fighters x;a force o:fighters x;a urge o:actor x;a tell o:actor c;a warn o:actor c;a say c;a announce c;a report c;a insist c;a believe c;a fear c;a admit c;a add c;a claim c
a send o:fighters to:country;a send o:goods to:country;a supply o:goods to:actor;a sell o:goods to:country;a buy o:goods from:country;a export o:goods to:country;a lift o:policy on:country
a impose o:policy on:country;a expel o:diplomats;a recall o:diplomats from:city;a appoint o:person;a name o:person;a sack o:person;a elect o:person;a arrest o:person in:city;a free o:captives;a release o:captives
a hold firm;a stand firm;a remain silent;a remain calm;a stay neutral;a call for:talks;a call on:actor x;a appeal for:help;a appeal to:actor x;a rely on:country for:help;a depend on:goods
a win o:vote;a lose o:vote;a delay o:vote;a cancel o:vote;a contest o:vote;a seize o:city;a capture o:city;a enter o:city;a leave o:city;a retreat from:city;a advance on:city;a shell o:site;a bomb o:site;a raid o:site
g block o:site;g storm o:site;g surround o:site;g guard o:site;g patrol o:site;g search o:site;g open fire:on;g clash with:fighters;g fight o:fighters in:city;g surrender to:fighters;g strike over:plan;g protest over:plan
t hit o:site;t kill o:victims;t wound o:victims;t destroy o:site;t damage o:site;t explode near:site;t explode in:city;t target o:site;t injure o:victims;t strike o:site;t rock o:city
a resign over:plan;a step down;a break off o:talks;a pull out of:country;a carry out o:event;a call off o:event;a put off o:vote;a set up o:site;a shut down o:site;a take over o:site;a hand over o:captives to:actor
a apologise for:event;a apologise to:actor;a comment on:plan;a respond to:event;a react to:event;a agree with:actor on:plan;a negotiate with:actor;a cooperate with:actor on:plan;a join o:talks;a lead o:talks
a discuss o:plan with:actor;a propose o:plan;a submit o:plan to:body;a amend o:plan;a veto o:plan;a postpone o:event;a monitor o:event;a investigate o:event;a close o:border;a reopen o:border with:country
a recognise o:country;a invade o:country;a attack o:country;a support o:country;a trust o:actor;a back o:actor;a fund o:fighters;a train o:fighters;a train o:fighters in:country;a house o:captives;a aid o:victims;a host o:victims""".replace("\n", ";").split(";")
CLASS = {  # noun heads for FRAMES, with words before them
    "policy": "sanctions/p;curbs/p;visa rules/p;import controls/p;trade restrictions/p;tariffs/p;export ban;curfew;arms embargo;blockade;lockdown",
    "fighters": "rebels/p;militiamen/p;soldiers/p;insurgents/p;separatists/p;guerrillas/p;gunmen/p;troops/p;government forces/p;armed men/p;mercenaries/p;opposition fighters/p;marines/p;paratroopers/p;riot police/p;armed groups/p",
    "site": "parliament;airport;army base;bridge;power station;oil refinery;police station;market;hospital;school;main square;border post;naval base;radio station;presidential palace;central bank;embassy;mosque;church;railway line;border;supply depot;fuel depot;roads/p;villages/p;oil fields/p;government buildings/p",
    "talks": "peace talks/p;talks/p;trade talks/p;negotiations/p;summit;meeting;nuclear talks/p;emergency talks/p;conference;ceasefire talks/p",
    "deal": "deal;peace agreement;trade pact;ceasefire;treaty;military accord;truce;gas deal;memorandum",
    "plan": "plan;tax plan;bill;budget;reform;peace plan;proposal;new law;draft constitution;security law;pension reform;price rises/p;spending cuts/p;job losses/p;elections/p;electoral law",
    "help": "help/m;support/m;aid/m;cooperation/m;food aid/m;military assistance/m;gas supplies/p",
    "event": "attack;air strike;bombing;raid;coup;massacre;killings/p;clashes/p;riots/p;flood;earthquake;plane crash;explosion;car bombing;rocket attack;ambush;blast;missile strike;fighting/m;violence/m;protest;strike;shooting",
    "goods": "weapons/p;tanks/p;missiles/p;grain/m;oil/m;natural gas/m;medicine/m;drones/p;fighter jets/p;wheat/m;food/m;ammunition/m;tents/p;blankets/p;doctors/p;steel/m;uranium/m;vaccines/p",
    "diplomats": "diplomats/p;ambassador;envoy;military attaches/p;observers/p;embassy staff/m;aid workers/p",
    "captives": "hostages/p;prisoners/p;journalists/p;political prisoners/p;sailors/p;detainees/p;aid workers/p;fishermen/p;engineers/p;students/p;refugees/p;foreign tourists/p",
    "victims": "civilians/p;soldiers/p;people/p;policemen/p;children/p;villagers/p;passengers/p;refugees/p;workers/p;protesters/p;women/p;men/p;students/p;fighters/p;journalists/p",
    "vote": "election;referendum;presidential election;vote;runoff;poll;confidence vote;by-election/x",
    "thing": "car bomb;missile;rocket;suicide bomber;air strike;blast;shells/p;drone;roadside bomb;explosion;storm;earthquake;gunman;mortar fire/m;air raids/p;floods/p",
    "border": "border;airspace/m;embassy;port;frontier;border crossing;consulate",
    "person": "minister;army chief;police chief;governor;opposition leader;finance minister;bishop;editor;suspected rebel/x;activists/p;former general/x;judge;union leader;central bank governor;mayor;cleric;journalist;lawmaker;two ministers/x",
}
GROUP = "protesters;demonstrators;farmers;students;soldiers;rebels;troops;workers;teachers;miners;police;villagers;residents;refugees;activists;gunmen;militants;fighters;officers;taxi drivers;opposition supporters;security forces;women;doctors;lawyers;peacekeepers;monks;nurses;guards;truck drivers;pensioners;veterans".split(";")
SECTOR = {}      # sector -> role phrases
COUNTRIES, PEOPLE, BODIES, CITIES, EVENT_V, EVENT_N, CLASSES = [], [], [], [], [], [], {}


class W:
    """A word of a tree: form, lemma, tags, features, relation, dependents, spacing, name label."""
    __slots__ = ("f", "l", "u", "x", "ft", "rel", "L", "R", "tight_l", "tight_r", "name", "num", "id", "gone", "gender", "back")

    def __init__(self, f, l, u, x, ft="_", rel="dep"):
        self.f, self.l, self.u, self.x, self.ft, self.rel = f, l, u, x, ft, rel
        self.L, self.R, self.tight_l, self.tight_r, self.name, self.num = [], [], False, False, None, "S"
        self.id, self.gone, self.gender, self.back = 0, False, None, None

    def left(self, *ws):
        self.L.extend(w for w in ws if w)
        return self

    def right(self, *ws):
        self.R.extend(w for w in ws if w)
        return self

    def front(self, *ws):
        self.L[:0] = [w for w in ws if w]
        return self

    def as_(self, rel):
        self.rel = rel
        return self


def words(w):
    out = []
    for k in w.L:
        out += words(k)
    out.append(w)
    for k in w.R:
        out += words(k)
    return out


def chance(p):
    return R.random() < p


def pick(seq):
    return seq[R.randrange(len(seq))]


def weighted(table):
    x = R.random() * sum(n for n, _ in table)
    for n, v in table:
        x -= n
        if x < 0:
            return v
    return table[-1][1]


# ---- small words ----
def det(form):
    ft = {"the": "Definite=Def|PronType=Art", "a": "Definite=Ind|PronType=Art", "an": "Definite=Ind|PronType=Art", "this": "Number=Sing|PronType=Dem",
          "some": "PronType=Ind", "no": "PronType=Neg", "all": "PronType=Tot", "any": "PronType=Ind", "another": "PronType=Ind",
          "these": "Number=Plur|PronType=Dem", "every": "PronType=Tot"}[form]
    return W(form, {"an": "a", "these": "this"}.get(form, form), "DET", "DT", ft, "det")


def case(form):
    return W(form, form, "ADP", "IN", "_", "case")


def mark(form):
    if form == "to":
        return W("to", "to", "PART", "TO", "_", "mark")
    return W(form, form, "SCONJ", "IN", "_", "mark")


def adv(form):
    return W(form, form, "ADV", "RB", "_", "advmod")


def adj(form, rel="amod"):
    return W(form, form if form[0].isupper() else form.lower(), "ADJ", "JJ", "Degree=Pos", rel)


def punct(form, x=None):
    w = W(form, form, "PUNCT", x or {",": ",", ".": ".", "-": "HYPH", ":": ":", "--": ":", ";": ":", "?": ".", "(": "-LRB-", ")": "-RRB-"}[form], "_", "punct")
    w.tight_l = form in ",.-:;?)"
    w.tight_r = form in "-("
    return w


def number(form):
    dig = form[0].isdigit()
    return W(form, form.replace(",", ""), "NUM", "CD", "NumForm=%s|NumType=Card" % ("Digit" if dig else "Word"), "nummod")


def count():
    """How many: a numeral, sometimes with `at least`, `more than`, `about`."""
    n = R.choice([R.choice(WORDS), str(R.randint(10, 99)), str(R.randint(10, 99)), str(R.randint(100, 990)), "%d,%03d" % (R.randint(1, 60), R.randrange(0, 1000, 50)), R.choice(["dozen", "million"])])
    if n in ("dozen", "million"):
        m = number(n)
        if n == "dozen":
            return m.left(det("a"))
        return m.left(number(R.choice(WORDS + ["1.5", "3.2", "20"])).as_("compound"))
    m = number(n)
    p = R.random()
    if p < 0.14:
        least = W("least", "least", "ADJ", "JJS", "Degree=Sup", "nmod").left(case("at"))
        m.left(least)
    elif p < 0.22:
        more = W("more", "more", "ADJ", "JJR", "Degree=Cmp|ExtPos=ADV", "advmod").right(case("than").as_("fixed"))
        m.left(more)
    elif p < 0.32:
        m.left(adv(R.choice(["about", "nearly", "almost", "around", "only"])))
    return m


def comma(head, side="L"):
    c = punct(",")
    if side == "L":
        head.front(c)
    else:
        head.right(c)
    return head


def pronoun(form):
    t = {"he": ("he", "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs"), "she": ("she", "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs"),
         "it": ("it", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs"), "they": ("they", "Case=Nom|Number=Plur|Person=3|PronType=Prs")}[form]
    w = W(form, t[0], "PRON", "PRP", t[1])
    w.num = "P" if form == "they" else "S"
    return w


def its(num, gender=None):
    f = "their" if num == "P" else gender or "its"
    ft = {"their": "Case=Gen|Number=Plur|Person=3|Poss=Yes|PronType=Prs", "its": "Case=Gen|Gender=Neut|Number=Sing|Person=3|Poss=Yes|PronType=Prs",
          "his": "Case=Gen|Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs", "her": "Case=Gen|Gender=Fem|Number=Sing|Person=3|Poss=Yes|PronType=Prs"}[f]
    return W(f, f, "PRON", "PRP$", ft, "nmod:poss")


# ---- spelling ----
def plural(n):
    if n in IRREG_PL:
        return IRREG_PL[n]
    if n.endswith("man") and n not in ("human", "german", "shaman", "ottoman", "talisman"):
        return n[:-3] + "men"
    if re.search(r"(s|x|z|ch|sh)$", n) and not n.endswith(("arch",)):
        return n + "es"
    if re.search(r"[^aeiou]y$", n):
        return n[:-1] + "ies"
    return n + "s"


def inflect(v, how):
    """how: VBZ VBD VBN VBG."""
    if "-" in v and v.split("-")[1] in ("charge", "gas", "spray", "fire", "martial", "sponsor", "arrest"):
        a, b = v.split("-")
        return a + "-" + inflect(b, how)
    last = v + v[-1] if v in DOUBLE else v
    if how == "VBZ":
        if v in ("be", "have", "do", "go"):
            return {"be": "is", "have": "has", "do": "does", "go": "goes"}[v]
        return v + "es" if re.search(r"(s|x|z|ch|sh|o)$", v) and not v.endswith("gas") else v[:-1] + "ies" if re.search(r"[^aeiou]y$", v) else v + "s"
    if how == "VBG":
        if v.endswith("ie"):
            return v[:-2] + "ying"
        if v.endswith("e") and not v.endswith(("ee", "ye", "oe")) and v != "be" and v != "singe":
            return v[:-1] + "ing"
        return last + "ing"
    if v in IRREG:
        return IRREG[v][how == "VBN"]
    if v.endswith("e"):
        return v + "d"
    return v[:-1] + "ied" if re.search(r"[^aeiou]y$", v) else last + "ed"


def verb(v, form, num="S", rel="root", aux=False):
    """form: VB VBD VBZ (present, by number) VBN (passive: VBNp) VBG."""
    u = "AUX" if aux else "VERB"
    n = "Sing" if num == "S" else "Plur"
    if form == "VB":
        return W(v, v, u, "VB", "VerbForm=Inf", rel)
    if form == "VBD":
        f = ("was" if num == "S" else "were") if v == "be" else inflect(v, "VBD")
        return W(f, v, u, "VBD", "Mood=Ind|Number=%s|Person=3|Tense=Past|VerbForm=Fin" % n, rel)
    if form == "VBZ":
        f = inflect(v, "VBZ") if num == "S" else "are" if v == "be" else v
        return W(f, v, u, "VBZ" if num == "S" else "VBP", "Mood=Ind|Number=%s|Person=3|Tense=Pres|VerbForm=Fin" % n, rel)
    if form == "VBNp":
        return W(inflect(v, "VBN"), v, u, "VBN", "Tense=Past|VerbForm=Part|Voice=Pass", rel)
    if form == "VBN":
        return W(inflect(v, "VBN"), v, u, "VBN", "Tense=Past|VerbForm=Part", rel)
    return W(inflect(v, "VBG"), v, u, "VBG", "Tense=Pres|VerbForm=Part", rel)


def aux(v, form, num="S", rel="aux"):
    if form == "MD":
        return W(v, v, "AUX", "MD", "VerbForm=Fin", rel)
    return verb(v, form, num, rel, True)


def negation(after=""):
    short = after in ("did", "was", "were", "has", "have", "had", "would", "could", "should", "is", "are", "does") and chance(0.3)
    w = W("n't" if short else "not", "not", "PART", "RB", "Polarity=Neg", "advmod")
    w.tight_l = short
    return w


# ---- names ----
def named(ws, label):
    for k, w in enumerate(ws):
        w.name = ("B-" if k == 0 else "I-") + label
    return ws


def propn(form, rel="flat"):
    return W(form, form, "PROPN", "NNP", ("Abbr=Yes|Number=Sing" if re.fullmatch(r"[A-Z][a-z]+\.|[A-Z]\.", form) else "Number=Sing"), rel)


def pieces(word):
    """A word's tokens at hyphens, as the treebank splits them: [form, -, form ...]."""
    parts = word.split("-")
    if len(parts) == 1 or parts[0].lower() in KEEP_HYPHEN or not all(parts):
        return [word]
    out = [parts[0]]
    for p in parts[1:]:
        out += ["-", p]
    return out


def flat_name(text, label):
    """First word the head, the others flat."""
    head, prev, hy = None, None, None
    for t in text.split():
        for p in pieces(t):
            if p == "-":
                hy = punct("-")
                continue
            w = propn(p, "flat")
            if hy:
                w.front(hy)
                hy = None
            if not head:
                head = w
            else:
                head.right(w)
    named(words(head), label)
    return head


ENGLISH_HEADS = set("""Party Council Front Union Army Movement Force Forces Congress News Commission Alliance Court Bank Agency Committee State
Association Police Church Assembly Service Times Radio Group Office Federation Organization Organisation Conference Confederation League
House Authority Guard Coalition Rally Tribunal Parliament Senate Post Foundation Institute Command Community Corporation Brigades
Directorate Navy Department Ministry Bureau Fleet Channel Corps Society Campaign Forum Herald Airlines Airways Company Chamber Network
Centre Center Battalion Board Republic Islands Kingdom States Emirates Nations Jihad Resistance Tigers Democrats Bloc Panel Cabinet Lobby
Crescent Cross Watch Fund Programme Program Mission Coast Arabia Korea Africa Sudan Guinea Timor Zealand Tribune Lanka_ Republic""".split())
PLAIN_S = {"Times", "News", "Airways", "Congress", "Corps", "Cross", "Press", "Congress", "Brigades_"}


def proper(t, rel):
    """A capital word of an English name: adjective, plural or singular name word."""
    if t.lower() in ADJ or t in NATIONAL:
        return W(t, t, "ADJ", "NNP", "Degree=Pos", "amod")
    if t.endswith("s") and t not in PLAIN_S and not t.endswith(("ss", "us", "is")) and len(t) > 3 and t[-3:].lower() != "tes" and t not in COUNTRY_WORDS:
        w = W(t, t[:-3] + "y" if t.endswith("ies") else t[:-1], "PROPN", "NNPS", "Number=Plur", rel)
        w.num = "P"
        return w
    if t in ("States", "Emirates"):
        w = W(t, t[:-1], "PROPN", "NNPS", "Number=Plur", rel)
        return w
    return W(t, t, "PROPN", "NNP", "Number=Sing", rel)


def english_name(text, label):
    """Words before the head hang on it; `of X` is nmod.  None where we cannot tell the tree."""
    seg = re.split(r" (of|for|on) ", text)
    head = None
    for k in range(0, len(seg), 2):
        ws = seg[k].split()
        d = None
        if k and ws and ws[0] == "the":
            d, ws = det("the"), ws[1:]
        if not ws or any(not re.fullmatch(r"[A-Z][A-Za-zà-ÿ.]*", t) for t in ws) or (ws[-1] in NATIONAL):
            return None
        h = proper(ws[-1], "nmod")
        h.rel = "nmod"
        if h.u == "ADJ":
            return None
        mods = [proper(t, "compound") for t in ws[:-1]]
        h.left(d, *mods)
        if k:
            h.front(case(seg[k - 1]))
            (last if seg[k - 1] == "of" else head).right(h)
        else:
            head = h
        last = h
    named(words(head), label)
    return head


NATIONAL, COUNTRY_WORDS = set(), set()
SPOKEN_TITLES = set("President King Queen Archbishop Patriarch Pope Emir Sultan Prince Princess Cardinal General Sheikh Bishop Ayatollah Crown Metropolitan Lord Baroness Grand Dame Sir".split())
THE_LAND = set("United Netherlands Philippines Bahamas Maldives Gambia Czech Dominican Solomon Marshall Central Seychelles Comoros".split())


def load():
    for row in table("actors/countries.tsv"):
        code, kind, names, adjs, peoples = row[:5]
        if kind != "un" and code not in ("TWN", "PSE", "KOS"):
            continue
        ns = [n for n in names.split("|") if re.fullmatch(r"[A-Z][a-zà-ÿ]+( [A-Z][a-zà-ÿ]+)*(-[A-Z][a-z]+)?", n) and "Republic" not in n.split()[:1]
              and " of " not in n and (not n.endswith("Republic") or n.split()[0] in THE_LAND)]
        ns = [n for k, n in enumerate(ns) if k == 0 or n in ("America", "Burma", "Holland", "Czechia")]
        ad = [a for a in adjs.split("|") if re.fullmatch(r"((North|South|New) )?[A-Z][a-z]+", a)][:1]
        pl = [p for p in peoples.split("|") if re.fullmatch(r"[A-Z][a-z]+s", p)][:1]
        seats = [s for s in row[5].split("|") if re.fullmatch(r"[A-Z][a-z]+( [A-Z][a-z]+)?", s) and "House" not in s and "Palace" not in s][:1]
        if not ns or not ad:
            continue
        COUNTRIES.append({"code": code, "names": ns, "adj": ad[0], "people": pl, "seats": seats})
        NATIONAL.update(a for a in adjs.split("|") if a != "UAE")
        COUNTRY_WORDS.update(w for n in ns for w in n.split())
    by_code = {c["code"]: c for c in COUNTRIES}
    for path in sorted(glob.glob(os.path.join(LEX, "actors", "people-*.tsv"))):
        for row in table(path):
            names = [n for n in row[1].split("|") if re.fullmatch(r"[^\W\d_][\w'’.-]*( [^\W\d_][\w'’.-]*){0,3}", n) and not n.startswith("President")]
            names = [n for n in names if n.split()[0] not in SPOKEN_TITLES]
            full = [n for n in names if " " in n]
            if full:
                PEOPLE.append({"full": full[0], "short": full[0].split()[-1] if re.match(r"[A-Z]", full[0].split()[-1]) else None, "country": by_code.get(row[2]),
                               "office": row[4], "she": full[0].split()[0].endswith(("a", "ia", "ine"))})
    for path in sorted(glob.glob(os.path.join(LEX, "actors", "bodies-*.tsv"))):
        for row in table(path):
            n = row[1].split("|")[0].lstrip("=")
            if re.fullmatch(r"[A-Z]{2,6}|[A-Z][a-zà-ÿ]+(-[A-Z][a-z]+)?|([A-Z][\wà-ÿ.-]*|of|for|on|the)( ([A-Z][\wà-ÿ.-]*|of|for|on|the))*", n):
                BODIES.append({"name": n, "kind": row[4], "sectors": row[3].split(), "country": by_code.get(row[2])})
    for row in table("places/cities.tsv"):
        if len(row) > 7 and row[7].isdigit() and int(row[7]) > 250000:
            n = [x for x in row[0].split("|") if re.fullmatch(r"[A-Z][a-z]+( [A-Z][a-z]+)?", x)][:1]
            if n and row[2] in by_code:
                CITIES.append((n[0], by_code[row[2]]))
    for row in table("agents/roles.tsv"):
        phrase = row[0]
        if re.fullmatch(r"[a-z]+( [a-z]+)*( of [a-z]+)?", phrase) and not (set(phrase.split()[:-1]) & {"ex", "of"} and " of " not in phrase) and len(phrase.split()) < 5 and " and " not in phrase:
            for s in row[2].split():
                SECTOR.setdefault(s, []).append((phrase, row[3], row[1]))
    load_events()


def table(path):
    for line in open(os.path.join(LEX, path), encoding="utf-8"):
        if line[0] != "#" and "\t" in line:
            yield line.rstrip("\n").split("\t")


def load_events():
    for row in table("events/classes.tsv"):
        CLASSES[row[0]] = row[1].split("|")
    for path in sorted(glob.glob(os.path.join(LEX, "events", "*.tsv"))):
        if os.path.basename(path) in ("classes.tsv", "light.tsv", "complement.tsv", "operators.tsv"):
            continue
        for row in table(path):
            m = re.fullmatch(r"([a-z-]+)/([VN])((?: [a-z]+=\S+)*)", row[0])
            if not m or row[2] == "-" or len(row) < 6:
                continue
            slots = dict((k, v) for k, v in (s.split("=", 1) for s in m.group(3).split()))
            roles = dict((k, v.split("|")) for k, v in re.findall(r"([AR])=(\S+)", row[1]))
            p = {"lemma": m.group(1), "slots": slots, "roles": roles, "needs": row[5].split()}
            (EVENT_V if m.group(2) == "V" else EVENT_N).append(p)
