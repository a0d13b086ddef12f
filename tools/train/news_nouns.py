"""news_nouns.py -- noun phrases of the news treebank: actors, places, times, objects.

Each function returns the head W of a phrase with its relation to be set by whoever
hangs it.  Structure inside names follows EWT: an English name hangs on its last word
(adjectives amod, nouns compound), any other is flat on its first.
"""
import re

from news_words import *   # noqa: F403


# ---- noun phrases ----
PAIRS = set("human rights;special forces;foreign affairs;upper house;lower house;civil society;national security;armed police;special operations;secret police;civil rights;public health;civil service;armed forces;supreme court;central bank;foreign policy;high court;public sector;military intelligence;armed group;international community".split(";"))


def phrase(text, plur=False):
    """`foreign minister`, `head of state`: adjectives amod, nouns compound, of-phrases nmod."""
    of = pair = None
    if " of " in text:
        text, of = text.split(" of ", 1)
    ws = text.split()
    base = ws[-1]
    if base in ALREADY_PLURAL or base in NOUN_S:
        plur = True
        h = W(base, ALREADY_PLURAL.get(base, base), "NOUN", "NNS", "Number=Plur")
    elif plur:
        h = W(plural(base), base, "NOUN", "NNS", "Number=Plur")
    else:
        h = W(base, base, "NOUN", "NN", "Number=Sing")
    h.num = "P" if plur else "S"
    for k, t in enumerate(ws[:-1]):
        if pair:
            h.L.append(pair)
        pair = None
        if t in ADJ and k + 2 < len(ws) and t + " " + ws[k + 1] in PAIRS:
            pl = ws[k + 1].endswith("s")
            pair = W(ws[k + 1], ws[k + 1][:-1] if pl else ws[k + 1], "NOUN", "NNS" if pl else "NN", "Number=Plur" if pl else "Number=Sing", "compound").left(adj(t))
            continue
        if k and ws[k - 1] + " " + t in PAIRS:
            continue
        if t in ("opposing", "striking", "warring", "ruling", "acting", "outgoing"):
            h.left(W(t, {"striking": "strike", "ruling": "rule", "warring": "war", "acting": "act"}.get(t, t), "VERB", "VBG", "Tense=Pres|VerbForm=Part", "amod")
                   if t != "outgoing" else adj(t))
        elif t in ("armed", "organised", "organized", "suspected", "retired", "masked", "ousted", "exiled", "alleged", "deposed", "jailed"):
            h.left(adj(t) if t in ("armed", "alleged") else verb({"suspected": "suspect", "retired": "retire", "masked": "mask", "ousted": "oust", "exiled": "exile", "deposed": "depose", "jailed": "jail"}.get(t, t[:-1]), "VBNp", rel="amod"))
        elif t in ("nine", "two", "three"):
            h.left(number(t))
        elif t in ADJ:
            h.left(adj(t))
        else:
            pl = t in ("arms", "rights", "sports", "drugs", "visas")
            h.left(W(t, t[:-1] if pl else t, "NOUN", "NNS" if pl else "NN", "Number=Plur" if pl else "Number=Sing", "compound"))
    if pair:
        h.L.append(pair)
    if of:
        h.right(phrase(of).as_("nmod").front(case("of")))
    return h


def article(h, definite=None):
    """Add a or the in front; a/an by the next word's sound."""
    if h.num == "P" and not definite:
        return h
    if definite or (definite is None and chance(0.45)):
        return h.front(det("the"))
    first = words(h)[0].f
    an = re.match(r"[aeiouAEIO]|ho(ur|no)|heir", first) and not re.match(r"(uni[tvcfoq]|eu|use|uran|one|UN|U\.|US|UK|Eu|Uni)", first)
    an = an or re.match(r"(F|L|M|N|R|S|X)[A-Z]|8|11$|18$", first)
    return h.front(det("an" if an else "a"))


def country(c=None, title=False):
    c = c or pick(COUNTRIES)
    n = c["names"][0] if chance(0.8) else pick(c["names"])
    if c["code"] == "USA" and chance(0.6) or c["code"] == "GBR" and chance(0.2):
        w = propn({"USA": R.choice(["US", "U.S."]), "GBR": "UK"}[c["code"]])
        named([w], "LOC")
        w.front(det("the"))
    else:
        w = land(n)
        if n.split()[0] in THE_LAND:
            w.front(det("the"))
    w.back, w.gender = c, "its"
    return w


def land(n):
    ws = n.split()
    if len(ws) == 1 or ws[0] in ("Sri", "Burkina", "Sierra", "El", "Costa", "San", "Papua", "Cape", "Trinidad", "Hong", "Sao", "St", "Saint", "Antigua", "Viet"):
        w = flat_name(n, "LOC")
        if n in ("Netherlands", "Philippines", "Bahamas", "Maldives", "Comoros"):
            w.l, w.x, w.ft = n, "NNPS", "Number=Ptan"
        return w
    h = proper(ws[-1], "nmod")
    h.num = "S"
    h.left(*[proper(t, "compound") for t in ws[:-1]])
    named(words(h), "LOC")
    return h


def nationality(c=None):
    """Words before a noun: Iranian (amod), US (compound)."""
    c = c or pick(COUNTRIES)
    if c["code"] == "USA" and chance(0.7):
        return named([propn(R.choice(["US", "U.S."]), "compound")], "LOC")[0]
    ws = c["adj"].split()
    a = adj(ws[-1])
    if len(ws) > 1:
        a.left(proper(ws[0], "compound") if ws[0] != "New" else propn("New", "compound"))
        if ws[0] == "New":
            a = propn("New", "compound").right(propn("Zealand"))
    named(words(a), "NORP")
    return a


def city(the=False):
    n, c = pick(CITIES)
    w = flat_name(n, "LOC")
    w.back, w.gender = c, "its"
    if chance(0.12):
        k = comma(country(c).as_("nmod:unmarked"))
        w.right(comma(k, "R"))
    elif chance(0.1):
        t = phrase(R.choice(["city", "town", "port", "capital", "border town", "port city", "village", "northern city", "eastern town"]))
        if chance(0.3):
            t.front(nationality(c))
        w = t.front(det("the")).right(w.as_("nmod").front(case("of")))
    return w


TITLES = {"president": "President", "prime minister": "Prime Minister", "foreign minister": "Foreign Minister", "vice president": "Vice President",
          "defence minister": "Defence Minister", "defense minister": "Defense Minister", "interior minister": "Interior Minister", "finance minister": "Finance Minister",
          "chancellor": "Chancellor", "premier": "Premier", "king": "King", "queen": "Queen", "senator": "Senator", "governor": "Governor", "army chief": "General",
          "archbishop": "Archbishop", "emir": "Emir", "sultan": "Sultan", "justice minister": "Justice Minister", "deputy prime minister": "Deputy Prime Minister"}


def person(simple=False):
    p = pick(PEOPLE)
    c = p["country"]
    use_short = p["short"] and chance(0.45)
    w = flat_name(p["short"] if use_short else p["full"], "PER")
    w.gender = "her" if p["she"] else "his"
    office = p["office"].split(" of ")[0] if p["office"] else ""
    office = re.sub(r"^(former|acting|interim) ", "", office)
    titled = TITLES.get(office)
    r = R.random()
    if titled and r < 0.5:
        ts = titled.split()
        t = W(ts[-1], ts[-1], "PROPN", "NNP", "Number=Sing", "nmod:desc")
        for x in ts[:-1]:
            if x.lower() in ADJ and x != "Justice":
                t.left(W(x, x, "ADJ", "NNP", "Degree=Pos", "amod"))
            else:
                t.left(propn(x, "compound"))
        if c and chance(0.55):
            t.front(nationality(c))
            if chance(0.15):
                t.front(adj("former"))
        w.front(t)
    elif re.fullmatch(r"[a-z]+( [a-z]+){0,2}", office) and r < 0.62:
        t = phrase(office).as_("nmod:desc")
        if c and chance(0.5):
            t.front(nationality(c))
        elif chance(0.4):
            t.front(adj(R.choice(["former", "exiled", "veteran", "jailed"])) if chance(0.5) else adj("former"))
        w.front(t)
    elif r < 0.68:
        w.front(propn(R.choice(["Mr.", "Gen.", "Dr.", "Sen.", "Col."]), "nmod:desc"))
    elif not simple and r < 0.82:
        t = phrase(office if re.fullmatch(r"[a-z]+( [a-z]+){0,2}", office) else R.choice(["party leader", "spokesman", "lawyer", "rebel commander", "trade minister"])).as_("appos")
        if c and chance(0.5):
            t.right(country(c).as_("nmod").front(case("of")))
            article(t, True)
        elif c:
            t.front(nationality(c))
            article(t, chance(0.6))
        else:
            article(t)
        w.right(comma(comma(t), "R"))
    elif not simple and r < 0.88 and re.fullmatch(r"[a-z]+( [a-z]+){0,2}", office) and c:
        return office_first(phrase(office), c, w)
    return w


def office_first(h, c, name):
    """`the president of Russia Vladimir Putin`, with and without commas; `the leader of the party "X" Y`."""
    if chance(0.25):
        party = flat_name(R.choice(["Unity", "National Front", "Forward", "Our Home", "Justice", "New Dawn", "Motherland"]), "ORG").as_("appos")
        if chance(0.7):
            party.front(quote_mark("``")).right(quote_mark("''"))
        h.right(article(phrase(R.choice(["party", "movement", "bloc"])), True).right(party).as_("nmod").front(case(R.choice(["of", "from"]))))
    else:
        h.right(country(c).as_("nmod").front(case("of")))
    if chance(0.8):
        article(h, True)
    h.gender = name.gender
    name = name.as_("appos")
    return h.right(comma(comma(name), "R") if chance(0.4) else name)


def quote_mark(x):
    w = W('"', '"', "PUNCT", x, "_", "punct")
    w.tight_r, w.tight_l = x == "``", x == "''"
    return w


def body():
    for _ in range(50):
        b = pick(BODIES)
        n = b["name"]
        if " " not in n:
            w = flat_name(n, "ORG")
            if n.isupper() and len(n) < 5 and chance(0.6):
                w.front(det("the"))
        elif n.split(" of ")[0].split(" for ")[0].split()[-1] in ENGLISH_HEADS:
            w = english_name(n, "ORG")
            if not w:
                continue
            if b["kind"] not in ("media", "company") or n.split()[-1] in ("Times", "Post"):
                w.front(det("the"))
        elif len(n.split()) < 4 and not re.search(r" (of|for|on|the) ", n) and not (set(n.lower().split()) & ADJ) and not n.endswith("s"):
            w = flat_name(n, "ORG")
        else:
            continue
        w.gender, w.back = "its", b["country"]
        if b["kind"] == "company" or b["kind"] == "media":
            w.num = "S"
        return w
    return country()


def small_body(c=None):
    """the Iranian government, the Foreign Ministry, Kenya's parliament, the rebel group."""
    k = R.choice(["government", "government", "parliament", "army", "foreign ministry", "defence ministry", "interior ministry", "supreme court", "central bank", "police force", "navy", "air force", "military", "electoral commission", "ruling party",
                  "opposition", "cabinet", "authorities", "ruling junta", "main opposition party", "state news agency", "border guard", "health ministry", "coast guard", "leadership", "upper house", "defence council", "peace commission"])
    h = phrase(k[:-3] + "y", True) if k == "authorities" else phrase(k)
    if k.split()[0] in ("foreign", "defence", "interior", "supreme", "electoral", "health") and chance(0.35):   # as a name
        ws = words(h)
        for w in ws:
            w.f = w.l = w.f.capitalize()
            w.x = "NNP"
            if w.u == "NOUN":
                w.u = "PROPN"
        named(ws, "ORG")
    r = R.random()
    if r < 0.4:
        h.front(nationality(c))
        if h.num == "S" or chance(0.3):
            article(h, True)
    elif r < 0.65:
        h.front(possessor(country(c)))
    else:
        article(h, True)
    h.gender = "its"
    return h


def possessor(np):
    last = words(np)[-1]
    s = "'" if last.f.endswith("s") and (np.num == "P" or last.x == "NNPS") else "'s"
    p = W(s, "'s", "PART", "POS", "_", "case")
    p.tight_l = True
    np.right(p)
    return np.as_("nmod:poss")


def role(sector=None, plur=None):
    for _ in range(20):
        ph, kind, irr = pick(SECTOR.get(sector) or SECTOR[pick(["GOV", "MIL", "REB", "COP", "CVL", "OPP", "LEG", "JRN", "EDU", "LAB", "REL", "SOC"])])
        if ph.split()[-1].endswith("s") and ph.split()[-1] not in ALREADY_PLURAL or re.search(r"\b(others?|it|\w+ing)$", ph):
            continue
        break
    else:
        ph, kind = "official", "person"
    plur = chance(0.6) if plur is None else plur
    if irr == "-" or (irr and " of " in ph):
        plur = False
    h = phrase(ph, plur)
    if plur and irr and " " not in irr:
        h.f = irr
    r = R.random()
    if r < 0.38:
        h.front(nationality())
    elif r < 0.46:
        h.front(adj(R.choice(["senior", "local", "former", "top", "young", "armed", "several", "many"]) if h.num == "P" else R.choice(["senior", "local", "former", "top"])))
    if h.num == "P":
        q = R.random()
        if q < 0.2 and not any(k.f in ("several", "many") for k in h.L):
            h.front(count())
        elif q < 0.38:
            article(h, True)
    else:
        article(h)
    return h


def group():
    h = phrase(R.choice(GROUP))
    if h.num == "S":
        base = words(h)[-1].f
        sing = {"women": "woman", "men": "man", "doctors": "doctor"}.get(base) or (base[:-3] + "y" if base.endswith("ies") else base[:-1])
        h = phrase(" ".join([w.f for w in words(h)][:-1] + [sing]), True)
    r = R.random()
    if r < 0.2:
        h.front(nationality())
    elif r < 0.28 and h.f != "forces":
        n = W(R.choice(["hundreds", "thousands", "dozens", "scores"]), None, "NOUN", "NNS", "Number=Plur")
        n.l, n.num = n.f[:-1], "P"
        if chance(0.1) and n.f == "thousands":
            n = W("tens", "ten", "NOUN", "NNS", "Number=Plur").right(n.as_("nmod").front(case("of")))
            n.num = "P"
            n.R[0].right(h.as_("nmod").front(case("of")))
        else:
            n.right(h.as_("nmod").front(case("of")))
        return n
    elif r < 0.36:
        n = W(R.choice(["thousands", "hundreds", "dozens"]), None, "NOUN", "NNS", "Number=Plur")
        n.l, n.num = n.f[:-1], "P"
        return n
    elif r < 0.5 and h.f not in ("police", "forces"):
        h.front(count())
    elif r < 0.56:
        h.front(verb(R.choice(["mask", "retire", "anger"]), "VBNp", rel="amod") if h.f != "police" else None)
    elif r < 0.66:
        article(h, True)
    elif r < 0.74:                 # US-backed rebels
        n, v = named([propn(R.choice(["US", "Iran", "Russia", "Turkey", "NATO", "UN", "Ethiopia", "Rwanda"]), "obl:unmarked" if chance(0.5) else "compound")], "LOC")[0], verb(R.choice(["back", "lead", "train", "arm"]), "VBNp", rel="amod")
        h.front(v.left(n, punct("-")))
    return h


def actor(simple=False):
    w = weighted(((30, country), (17, small_body), (14, lambda: person(simple)), (10, role), (9, body), (9, group), (5, seat)))()
    w.rel = "dep"
    if not simple and w.num == "S" and w.gender == "its" and w.u == "PROPN" and chance(0.1):
        w2 = country() if chance(0.7) else body()
        return coordinate(w, w2)
    return w


def seat():
    for _ in range(20):
        c = pick(COUNTRIES)
        if c["seats"]:
            w = flat_name(c["seats"][0], "LOC")
            w.back, w.gender = c, "its"
            return w
    return country()


def coordinate(*items):
    a = items[0]
    num = a.num
    for k, b in enumerate(items[1:]):
        if k == len(items) - 2:
            b.front(W("and", "and", "CCONJ", "CC", "_", "cc"))
        else:
            comma(b)
        a.right(b.as_("conj"))
    a.num = "P"
    return a


def noun_of(lemma, mod=None):
    """An object from a pattern's list, with a fitting article or number."""
    if lemma in PLURAL_ONLY:
        h = phrase(lemma, True)
        h.f = PLURAL_ONLY[lemma]
    elif lemma in ALREADY_PLURAL or lemma in NOUN_S:
        h = phrase(lemma)
    else:
        h = phrase(lemma, lemma not in MASS and chance(0.35))
    if mod:
        h.front(adj(mod) if mod in ADJ else W(mod, mod, "NOUN", "NN", "Number=Sing", "compound"))
    if lemma in MASS:
        if chance(0.3):
            h.front(adj(R.choice(["new", "further", "military", "more", "foreign"]) if not mod else "further"))
        if any(k.f == "more" for k in h.L):
            k = [k for k in h.L if k.f == "more"][0]
            k.l, k.x, k.ft = "more", "JJR", "Degree=Cmp"
        return h
    r = R.random()
    if r < 0.16:
        h.front(its(pick("SP")))
    elif r < 0.25 and h.num == "P" and lemma not in PLURAL_ONLY:
        h.front(count())
    elif r < 0.34:
        h.front(nationality())
        article(h)
    elif r < 0.44:
        h.front(adj(R.choice(["new", "major", "old", "recent", "disputed"]) if not mod else "new"))
        article(h)
    else:
        article(h)
    return h


def thing(kind):
    """A noun phrase of one of FRAMES' classes."""
    if kind in ("actor", "country", "city", "body"):
        return {"actor": lambda: actor(True), "country": country, "city": city, "body": small_body}[kind]()
    t, _, flag = R.choice(CLASS[kind].split(";")).partition("/")
    if flag == "p":
        ws = t.split()
        sing = ws[-1] if ws[-1] in ("police", "staff", "people", "men", "forces") else {"women": "woman", "men": "man", "policemen": "policeman", "militiamen": "militiaman", "gunmen": "gunman", "fishermen": "fisherman", "children": "child", "mercenaries": "mercenary", "embassies": "embassy", "losses": "loss"}.get(ws[-1])
        sing = {"men": "man", "forces": "force"}.get(ws[-1], sing) or (ws[-1][:-3] + "y" if ws[-1].endswith("ies") else ws[-1][:-1])
        h = phrase(" ".join(ws[:-1] + [sing]), True)
    else:
        h = phrase(t)
    if kind == "person" and chance(0.3):
        return person()
    if h.f in ("firm",):
        return h
    r = R.random()
    if kind in ("event", "deal", "talks", "plan") and chance(0.25):
        h.right(place_np() if chance(0.5) and kind == "event" else case_np({"event": R.choice(["on", "by"]), "deal": "with", "talks": R.choice(["with", "on"]), "plan": R.choice(["for", "by"])}[kind], actor(True)))
    if flag == "m":
        if r < 0.25:
            h.front(adj(R.choice(["new", "further", "foreign", "military"])) if not h.L else None)
        return h
    if h.num == "P":
        if kind in ("victims", "captives", "fighters", "thing", "diplomats") and r < 0.45 and words(h)[0].u != "NUM" and h.f not in ("forces", "troops", "police", "staff"):
            h.front(count())
        elif r < 0.55:
            h.front(nationality())
        elif r < 0.65:
            h.front(its(pick("SP")))
        elif r < 0.75:
            article(h, True)
        return h
    if r < 0.2 and kind in ("site", "border", "deal", "diplomats", "person", "vote"):
        h.front(nationality())
        return article(h)
    if r < 0.3 and kind in ("site", "border", "plan", "policy"):
        return h.front(possessor(actor(True)))
    if words(h)[0].u == "NUM":
        return h
    return article(h)


def case_np(prep, np, rel="nmod"):
    """Preposition before a phrase: `according to` and `because of` hold together."""
    a, *rest = prep.split()
    p = case(a)
    if prep.startswith("according"):
        p.l, p.u, p.x, p.ft = "accord", "VERB", "VBG", "ExtPos=ADP|Tense=Pres|VerbForm=Part"
    elif prep == "because of":
        p.u, p.ft = "ADP", "ExtPos=ADP"
        p.u = "SCONJ"
    for r in rest:
        p.right(case(r).as_("fixed"))
    return np.front(p).as_(rel)


def place_np(rel="nmod"):
    r = R.random()
    if r < 0.45:
        return case_np("in", city(), rel)
    if r < 0.65:
        return case_np("in", country(), rel)
    if r < 0.75:
        c = country()
        if c.L or c.R:
            return case_np("in", c, rel)
        return case_np("in", c.front(adj(R.choice("northern southern eastern western central".split()))), rel)
    if r < 0.85:
        h = article(phrase("border"), True).right(case_np("with", country()))
        return case_np(R.choice(["near", "along", "on"]), h, rel)
    if r < 0.93:
        return case_np(R.choice(["near", "outside", "at"]), article(phrase(R.choice(["parliament", "airport", "embassy", "port", "border", "presidential palace", "city hall", "main market", "army base"])), True), rel)
    h = phrase(R.choice(["capital", "north", "south", "east", "disputed region", "border area", "town centre", "mountains", "hills", "coastal province"]).rstrip("s"), False)
    if h.f in ("mountain", "hill"):
        h = phrase(h.f, True)
    return case_np("in", article(h, True), rel)


def time_np():
    """A time adverbial: with a preposition obl, bare obl:unmarked."""
    r = R.random()
    day = lambda rel: W(*(lambda d: (d, d, "PROPN", "NNP", "Number=Sing", rel))(R.choice(DAYS)))
    if r < 0.3:
        return day("obl").left(case("on"))
    if r < 0.45:
        return day("obl:unmarked")
    if r < 0.5:
        n = W(*(lambda n: (n, n, "NOUN", "NN", "Number=Sing", "obl:unmarked"))(R.choice(["morning", "morning", "afternoon", "evening", "week", "month"])))
        return n.left(adv("earlier") if chance(0.3) else None, det("this"))
    if r < 0.55:
        return W(*(lambda n: (n, n, "NOUN", "NN", "Number=Sing", "obl:unmarked"))(R.choice(["week", "month", "year"]))).left(adj("last") if chance(0.6) else det("this"))
    if r < 0.6:
        return W(*(lambda n: (n, n, "NOUN", "NN", "Number=Sing", "obl:unmarked"))(R.choice(["yesterday", "today"])))
    if r < 0.68:
        m = W(*(lambda d: (d, d, "PROPN", "NNP", "Number=Sing", "obl"))(R.choice(MONTHS))).left(case("in"))
        return m.right(number(str(R.randint(1985, 2026))).as_("nmod:unmarked")) if chance(0.4) else m
    if r < 0.74:
        m = R.choice(MONTHS)
        n = number(str(R.randint(1, 30))).as_("obl")
        return n.left(case("on"), W(m, m, "PROPN", "NNP", "Number=Sing", "nmod:unmarked"))
    if r < 0.79:
        return number(str(R.randint(1980, 2026))).as_("obl").left(case(R.choice(["in", "since"])))
    if r < 0.86:
        n = R.choice(["day", "week", "month", "year"])
        return adv("ago").left(phrase(n, True).as_("obl:unmarked").left(number(R.choice(WORDS))))
    if r < 0.93:
        return case_np(R.choice(["after", "before", "during"]), thing(R.choice(["talks", "vote", "event"])), "obl")
    d = R.choice(DAYS)
    return phrase(R.choice(["morning", "night", "evening"])).as_("obl").left(case("on"), W(d, d, "PROPN", "NNP", "Number=Sing", "compound"))
