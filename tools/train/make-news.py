#!/usr/bin/env python3
"""make-news.py -- write a synthetic news treebank in CoNLL-U, its trees known by construction.

    python3 tools/train/make-news.py SEED COUNT > build/news.conllu

The web text we train on has little newswire.  Here sentences are built as trees,
never parsed: a noun phrase or clause is a head word with words to its left and
right, and reading the tree in order gives the sentence, so every tree is one
projective tree.  The words come from data/lex: names, titles and adjectives from
actors/, role nouns from agents/, cities from places/; each line of events/*.tsv is
also a clause pattern (`withdraw/V obj=&force_units`, R=from) or a noun phrase
(`attack/N`, A=by, R=on), some 2,900 in all.  FRAMES adds plain verbs with no event;
PATTERNS lists the sentence shapes, which nest.  news_words.py has
the words and spelling, news_nouns.py the noun phrases.

Labels, features and lemmas are as UD English EWT and GUM (2.16) write them: titles
are nmod:desc of the name, a bare weekday is obl:unmarked, who is told is iobj, the
comma hangs on the phrase that it sets off.  MISC holds Name=B-PER and so on (PER ORG LOC
NORP MISC) on words in names; words without Name are O.  The same seed and lexicon
give the same bytes.  Sense is loose; grammar is meant to be right.
"""
import re
import sys

sys.dont_write_bytecode = True
from news_nouns import *   # noqa: E402,F403
from news_words import *   # noqa: E402,F403


# ---- clauses ----
AMBI = set("""call fire protest withdraw appeal meet talk negotiate march rally speak fight return pull vote move press push campaign lobby
work plead retreat advance apply shoot surrender ask plot clash open back break apologise agree prepare train mobilise mobilize deploy
stand strike warn resign flee give hit sit walk step break crack shut report hold camp complain comment confer consult cooperate
intervene mediate rise revolt riot demonstrate gather object participate pay go come fall stop""".split())
BARE = set("protest march demonstrate rally riot retreat withdraw surrender resign strike revolt flee intervene relent capitulate disband abdicate mutiny".split())
GIVE = set("give offer promise send grant lend hand award deny loan".split())
BACK_ADV = {"back"}
HAS_OBJ = set()


class P:
    """A predicate before its form is chosen."""
    def __init__(self, lemma, subj=None):
        self.v, self.subj, self.obj, self.iobj, self.prt, self.after, self.inf, self.clause = lemma, subj, None, None, None, [], None, None


def expand(spec):
    out = []
    for x in spec.split(","):
        out += CLASSES.get(x[1:], []) if x[:1] == "&" else [x]
    return [x for x in out if re.fullmatch(r"[a-z]{3,}", x) and x not in BAD and not re.search(r"(ing|men)$", x) or x in ("bombing", "killing", "meeting", "shelling", "building")]


def of_sector(spec, animate=True):
    if spec == "place":
        return city() if chance(0.6) else country()
    if spec == "actor" or (spec == "GOV" and chance(0.5)):
        return actor(True)
    s = spec.split(",")
    return role(pick(s)) if s[0] in SECTOR else actor(True)


OBL_OF = set("accuse deprive rob strip convict acquit suspect relieve absolve inform notify remind warn assure clear cleanse convince purge request demand ask".split())
IMPOSE = set("impose slap clamp place put levy inflict force build exert drop fire hurl throw lob spend use blame train direct aim".split())


def hang(p, prep, np):
    """A prepositional phrase after a verb: of its object where the object is of that kind (talks with, sanctions on, reform of), else of the verb."""
    o = p.obj
    if o and not p.iobj and o.u == "NOUN" and not (o.R and o.R[-1].rel == "appos"):
        kind = next((c for c in ("talks", "deal", "ties", "attack", "operation", "protest", "sanctions", "restriction", "blockade", "policy", "speech", "demands", "exercise", "cyber", "talks_end", "pact") if o.l in CLASSES[c]), None)
        if prep == "of" and p.v not in OBL_OF or prep in ("on", "against", "over", "with", "between", "into", "about") and (kind or p.v in ("lift", "relax", "ease", "tighten", "loosen") and prep == "on") and p.v not in IMPOSE:
            o.right(case_np(prep, np))
            return
    p.after.append(case_np(prep, np, "obl"))


def event_pred(depth):
    for _ in range(200):
        p = pick(EVENT_V)
        v, slots, roles = p["lemma"], p["slots"], p["roles"]
        need = dict(x.split(":", 1) for x in p["needs"] if ":" in x and x[0] not in "-+")
        plus = {x[1:] for x in p["needs"] if x[0] == "+"}
        if not HAS_OBJ:
            HAS_OBJ.update(q["lemma"] for q in EVENT_V if "obj" in q["slots"] or "obj" in q["roles"].get("R", []) or "+obj" in q["needs"])
        a = (roles.get("A") or ["-"])[0]
        if not a.startswith("subj") and "subj" not in slots or set(slots) - PREPS - {"subj", "obj", "mod", "prt", "xcomp"} or v in ("be", "have", "may", "will", "could", "would", "might", "shall", "should", "can", "ought", "do", "get", "drum", "bail"):
            continue
        if "mod" in slots and "obj" not in slots or slots.get("prt", "up") not in PRT | BACK_ADV or any(k in need and k in PREPS and k in slots for k in need):
            continue
        out = P(v)
        mods = [m for m in slots.get("mod", "").split(",") if re.fullmatch(r"[a-z]+", m) and not m.endswith(("ed", "ing"))]
        if "mod" in slots and not mods:
            continue
        lists = {k: expand(x) for k, x in slots.items() if k not in ("mod", "prt", "xcomp")}
        if any(not x for x in lists.values()) or "subj" in lists and "obj" in lists and "mod" in slots:
            continue
        out.subj = noun_of(pick(lists["subj"])) if "subj" in lists else of_sector(need["subj"]) if "subj" in need else actor()
        rs = roles.get("R", [])
        inf = "xcomp" in plus or "xcomp" in slots
        if "obj" in lists:
            out.obj = noun_of(pick(lists["obj"]), pick(mods) if mods else None)
            if "iobj" in rs[:1] and v in GIVE and not inf:
                out.iobj = actor(True)
        elif "obj" in rs:
            out.obj = of_sector(need["obj"]) if "obj" in need else actor(True)
        elif "obj" in plus or "obj" in need:
            out.obj = thing(R.choice(["plan", "event", "talks"])) if "obj" not in need else of_sector(need["obj"])
        if inf and out.obj and v not in OBJ_INF:
            continue
        if inf and not out.obj and (v in OBJ_INF - {"ask", "offer", "want", "help"} or v in ("ban", "bar", "deter", "dissuade", "leave", "stop", "prevent")):
            continue
        preps = [k for k in lists if k in PREPS][:2]
        for k in preps:
            hang(out, k, noun_of(pick(lists[k])))
        r = next((k for k in rs if k in PREPS and k not in preps), None)
        if r and not inf and not (out.iobj) and rs[0] != "obj" and len(preps) < 2:
            hang(out, r, of_sector(need.get(r, "actor")))
        for k in sorted(plus & PREPS - set(preps) - {r}):
            out.after.append(case_np(k, of_sector(need[k]) if k in need else thing(R.choice(["event", "plan"])), "obl"))
        out.prt = slots.get("prt")
        if inf:
            if depth > 1:
                continue
            verbs = expand(slots["xcomp"]) if "xcomp" in slots else None
            out.inf = predicate(depth + 2)
            out.after = [] if r else out.after
            if verbs:
                out.inf.v, simple = pick(verbs), True
                out.inf.prt = out.inf.iobj = out.inf.inf = out.inf.clause = None
                if out.inf.v in ("run", "stand", "vote", "leave", "travel", "protest", "work", "speak", "march", "return"):
                    out.inf.obj, out.inf.after = None, []
                elif not out.inf.obj:
                    out.inf.obj, out.inf.after = thing("plan"), []
                out.inf.after = []
        if "ccomp" in plus:
            if depth > 1 or out.obj or out.iobj:
                continue
            out.clause = "that"
        if not (out.obj or inf or out.clause):
            if v in HAS_OBJ and v not in AMBI or (not out.after and not out.prt and v not in BARE):
                continue
        if len(out.after) > 2:
            continue
        return out
    return frame_pred(depth)


def frame_pred(depth):
    while True:
        f = R.choice(FRAMES).split()
        if depth > 1 and (f[-1] in ("c", "x") or "ing" in f[-1]):
            continue
        break
    out = P(f[1])
    out.subj = group() if f[0] == "g" else thing("thing") if f[0] == "t" else actor()
    for s in f[2:]:
        k, _, c = s.partition(":")
        if s in PRT:
            out.prt = s
        elif k == "o":
            out.obj = thing(c)
        elif s == "x":
            out.inf = predicate(depth + 2)
        elif s == "c":
            out.clause = "that"
        elif c == "ing" or s == "ing":
            g = predicate(depth + 2)
            n = finish(g, "ing", depth + 2)
            out.after.append(n.front(mark(k)).as_("advcl") if c else n.as_("xcomp"))
        elif s in ("firm", "silent", "calm", "neutral"):
            out.after.append(adj(s, "xcomp"))
        elif s == "home":
            out.after.append(adv("home"))
        elif s == "place":
            out.after.append(place_np("obl"))
        elif s == "fire:on":
            out.obj = phrase("fire")
            out.after.append(case_np("on", thing("victims"), "obl"))
        else:
            hang(out, k, thing(c))
    return out


def predicate(depth):
    return event_pred(depth) if chance(0.55) else frame_pred(depth)


ADVERBS = "also again recently reportedly repeatedly immediately later publicly briefly formally openly finally allegedly already quickly never".split()


def attach(v, p, depth, passive=False):
    """Complements in order after the verb."""
    if p.v == "fire" and p.obj is not None and not passive and chance(0.4):     # test-fired a missile
        dash = W("-", "-", "PUNCT", "HYPH", "_", "punct")
        dash.tight_l = dash.tight_r = True
        v.left(W("test", "test", "NOUN", "NN", "Number=Sing", "compound"), dash)
    if p.prt in BACK_ADV:
        v.right(adv(p.prt))
    elif p.prt:
        v.right(W(p.prt, p.prt, "ADP", "RP", "_", "compound:prt"))
    if not passive:
        obj_rel = "iobj" if (p.inf or p.clause) and p.v in IOBJ else "obj"
        v.right(p.iobj and p.iobj.as_("iobj"), p.obj and p.obj.as_(obj_rel))
    v.right(*p.after)
    if p.inf:
        n = finish(p.inf, "inf", depth + 2)
        v.right(n.as_("xcomp"))
        if chance(0.25):                # to "join forces"
            n.L.append(quote_mark("``"))
            n.right(quote_mark("''"))
    elif not passive and p.obj is not None and p.obj.u == "NOUN" and p.obj.L and not p.obj.R and chance(0.06):     # a "full withdrawal"
        k = 1 if p.obj.L[0].rel == "det" else 0
        p.obj.L.insert(k, quote_mark("``"))
        p.obj.right(quote_mark("''"))
    return v


def said_clause(depth, that=None):
    c = clause(depth + 1).as_("ccomp")
    if that or (that is None and chance(0.55)):
        c.front(mark("that"))
    return c


def finish(p, form="fin", depth=0, tense=None, subj=True, passive=None, adverb=True, time=None):
    """The predicate as a tree: fin (finite), inf (with `to`), ing, part (past participle of a passive)."""
    if passive is None:
        passive = bool(p.obj and not p.iobj and not p.clause and form == "fin" and not (p.inf and p.v not in OBJ_INF) and chance(0.2)) and p.obj.u != "ADJ" and not (p.inf and p.v in ("want",))
    s = p.obj if passive else p.subj
    num = s.num if s is not None else "S"
    pre = []
    if form == "fin":
        t = tense or weighted(((60, "past"), (8, "perf"), (6, "pluperf"), (9, "fut"), (6, "modal"), (4, "prog"), (5, "pres"), (2, "futperf")))
        neg = chance(0.06)
        if t in ("past", "pres"):
            f = "VBD" if t == "past" else "VBZ"
            if passive:
                pre, v = [aux("be", f, num, "aux:pass")], verb(p.v, "VBNp")
            elif neg:
                pre, v = [aux("do", f, num)], verb(p.v, "VB")
            else:
                v = verb(p.v, f, num)
        elif t in ("perf", "pluperf"):
            pre = [aux("have", "VBZ" if t == "perf" else "VBD", num)]
            if passive:
                pre.append(aux("be", "VBN", num, "aux:pass"))
            v = verb(p.v, "VBNp" if passive else "VBN")
        elif t == "prog":
            pre = [aux("be", R.choice(["VBD", "VBZ"]), num)]
            if passive:
                pre.append(aux("be", "VBG", num, "aux:pass"))
            v = verb(p.v, "VBNp" if passive else "VBG")
        else:
            pre = [aux(R.choice(["would", "could", "may", "might", "must", "should", "can"]) if t == "modal" else R.choice(["will", "will", "would"]), "MD")]
            if t == "futperf":
                pre += [aux("have", "VB")]
                v = verb(p.v, "VBNp" if passive else "VBN")
                if passive:
                    pre.append(aux("be", "VBN", num, "aux:pass"))
            elif passive:
                pre.append(aux("be", "VB", num, "aux:pass"))
                v = verb(p.v, "VBNp")
            else:
                v = verb(p.v, "VB")
        if neg and pre:
            pre.insert(1, negation(pre[0].f))
        elif adverb and chance(0.08):
            a = adv(R.choice(ADVERBS))
            pre.insert(1, a) if pre else pre.append(a)
        if subj and s is not None:
            v.left(s.as_("nsubj:pass" if passive else "nsubj"))
        v.left(*pre)
    elif form == "inf":
        v = verb(p.v, "VB").left(mark("to"))
        passive = False
    elif form == "ing":
        v = verb(p.v, "VBG")
        passive = False
    else:
        v, passive, s = verb(p.v, "VBNp"), True, None
    attach(v, p, depth, passive)
    if passive and p.subj is not None and ((form == "part" and (not p.after or chance(0.6))) or (form != "part" and chance(0.45))) and p.subj is not s:
        agent = case_np("by", p.subj, "obl:agent")
        k = next((i for i, w in enumerate(v.R) if w.rel in ("xcomp", "obl", "advcl")), len(v.R))
        v.R.insert(k, agent)
    if time:
        k = next((i for i, w in enumerate(v.R) if w.rel in ("xcomp", "advcl")), len(v.R))
        if form == "fin" and subj and s is not None and s.u != "PRON" and any(w.f in DAYS for w in words(time)) and chance(0.3):     # The ministry on Monday said
            v.L.insert(v.L.index(s) + 1, time)
        else:
            v.R.insert(k, time)
    if p.clause:
        v.right(said_clause(depth))
    return v


def decorate(np, depth):
    """Now and then a relative clause, a participle or a place after a subject."""
    if depth or chance(0.82) or any(w.rel in ("conj", "appos", "nmod", "nmod:unmarked") for w in np.R) or np.u == "PRON" or np.u == "SYM":
        return np
    r = R.random()
    name = np.u == "PROPN"
    person_like = bool(np.gender in ("his", "her")) or (not name and np.num == "P")
    if r < 0.5:
        w = W("who", "who", "PRON", "WP", "PronType=Rel") if person_like else W("which" if name or chance(0.3) else "that", None, "PRON", "WDT", "PronType=Rel")
        w.l, w.num = w.f, np.num
        p = frame_pred(2)
        p.subj = w
        c = finish(p, "fin", 2, passive=False).as_("acl:relcl")
        if name or w.f == "which":
            comma(comma(c), "R")
        np.right(c)
    elif r < 0.7:
        p = frame_pred(2)
        if p.obj and not p.iobj:
            p.subj = actor(True)
            c = finish(p, "part", 2).as_("acl")
            np.right(comma(comma(c), "R") if name else c)
    elif not name:
        np.right(place_np() if chance(0.7) else case_np("from", country()))
    return np


def clause(depth=0, p=None, tense=None, time=None, **kw):
    p = p or predicate(depth)
    if p.subj is not None:
        p.subj = decorate(p.subj, depth)
    if time is None and chance(0.35 if depth == 0 else 0.15):
        time = time_np()
    v = finish(p, "fin", depth, tense, time=time or None, **kw)
    if chance(0.15) and not p.clause and not p.inf and not any(w.rel == "obl" for w in p.after):
        v.right(place_np("obl"))
    return v


# ---- event nouns ----
def event_np(depth=0):
    for _ in range(200):
        p = pick(EVENT_N)
        n, slots, a, r = p["lemma"], p["slots"], p["roles"].get("A"), p["roles"].get("R")
        if not a or set(slots) - PREPS - {"mod"} or not re.fullmatch(r"[a-z]+", n) or n in BAD:
            continue
        mods = [m for m in slots.get("mod", "").split(",") if re.fullmatch(r"[a-z]+", m) and not m.endswith(("ed", "ing"))]
        if "mod" in slots and not mods or any(not expand(slots[k]) for k in slots if k != "mod"):
            continue
        plur = not n.endswith("s") and (n not in MASS and not n.endswith("ing") or n in ("bombing", "killing", "meeting")) and chance(0.4)
        h = phrase(PLURAL_ONLY.get(n, n)[:-1] if n in PLURAL_ONLY else n, plur or n in PLURAL_ONLY)
        if mods:
            m = pick(mods)
            h.left(adj(m) if m in ADJ else W(m, m, "NOUN", "NN", "Number=Sing", "compound"))
        used = set()
        for k in slots:
            if k != "mod":
                h.right(case_np(k, noun_of(pick(expand(slots[k])))))
                used.add(k)
        act = [x for x in (s.split("+")[0] for s in a) if x in PREPS | {"poss", "by", "between"}]
        rec = [x for x in (r or []) if x in PREPS and x not in used]
        by = R.choice(act) if act else None
        if rec and chance(0.7) and rec[0] != by:
            h.right(case_np(rec[0], actor(True)))
        if by == "poss":
            h.front(possessor(actor(True)))
        elif by == "between":
            h.right(case_np("between", coordinate(actor(True), actor(True))))
        elif by and by not in used and by not in rec:
            h.right(case_np(by, actor(True)))
        if by != "poss":
            if n in MASS or (plur and chance(0.6)) or n in PLURAL_ONLY:
                pass
            else:
                article(h, True if chance(0.6) else False if h.num == "S" else True)
        return h
    return thing("event")


# ---- sentences ----
def speech(tense=None, v=None, subj=None, time=True):
    """`X said`, without what is said."""
    s = subj or weighted(((4, lambda: actor(True)), (3, lambda: pronoun(R.choice(["he", "she", "it", "they"]))), (3, person), (3, lambda: role(plur=False)), (2, lambda: thing("person")),
                          (2, lambda: phrase(R.choice(["police", "official", "witness", "spokesman", "report"]), True))))()
    w = verb(v or R.choice(["say"] * 8 + ["add", "report", "announce", "warn", "claim"]), "VBZ" if tense == "pres" else "VBD", s.num)
    w.left(s.as_("nsubj"))
    if time and chance(0.35):
        t = time_np()
        w.right(t)
    return w


def quotes(head, extra=None):
    o, c = quote_mark("``"), quote_mark("''")
    head.front(o)
    head.right(extra, c)
    return head


def stop(v, f="."):
    return v.right(punct(f))


def s_plain():
    return stop(clause())


def s_time_place_first():
    """This morning in Grozny militants attacked a base, killing six."""
    v = clause(1, time=False, tense="past")
    t, place = time_np(), place_np("obl")
    if chance(0.5):
        p = P(R.choice(["kill", "wound", "injure"]))
        p.obj = coordinate(thing("victims"), thing("victims")).as_("obj") if chance(0.4) else thing("victims")
        v.right(comma(finish(p, "ing", 2).as_("advcl")))
    if chance(0.3):
        comma(place, "R")
    return stop(v.front(t, place))


def s_meeting_first():
    """During a meeting with Speaker Pavel Ilyin Marta Kos expressed hope: the comma is often missing."""
    e = article(phrase(R.choice(["meeting", "talk", "visit", "conversation", "session", "speech", "interview"]) if chance(0.8) else "summit"), chance(0.3) or None)
    with_ = weighted(((4, person), (2, actor), (1, body)))()
    e.right(case_np("with" if e.f not in ("visit", "speech") else "to", with_))
    e = case_np(R.choice(["during", "during", "at", "after", "before", "in", "ahead of"]), e, "obl")
    p = predicate(1)
    p.subj = weighted(((3, person), (1, lambda: actor(True)), (1, lambda: pronoun(R.choice(["he", "she"])))))()
    v = clause(1, p=p, time=False, tense="past")
    return stop(v.front(e if chance(0.6) else comma(e, "R")))


def s_inverted():
    """In Idlib were killed 33 soldiers: the order of other languages."""
    p = P(R.choice("kill wound arrest detain injure release abduct evacuate deploy find".split()))
    s = thing(R.choice(["victims", "victims", "captives", "fighters"]))
    v = verb(p.v, "VBNp").left(place_np("obl") if chance(0.7) else time_np(), aux("be", "VBD", s.num, "aux:pass")).right(s.as_("nsubj:pass"))
    if chance(0.3):
        v.right(time_np())
    if chance(0.3):
        return stop(speech(time=False).front(comma(v.as_("ccomp"), "R")))
    return stop(v)


def s_outlet_last():
    """..., reports "Interfax"."""
    c = clause(0).as_("ccomp")
    o = weighted(((2, body), (1, lambda: flat_name(R.choice(["Vesti", "Nova", "Le Monde", "El Pais", "Der Spiegel", "Interfax", "Ansa", "Tass", "Xinhua"]), "ORG"))))()
    if chance(0.6):
        o.front(quote_mark("``")).right(quote_mark("''"))
    w = verb(R.choice(["report", "report", "write", "say", "inform", "transmit"]), R.choice(["VBZ", "VBZ", "VBD"])).right(o.as_("nsubj"))
    if chance(0.2):
        w.right(case_np("on", W(*(lambda d: (d, d, "PROPN", "NNP", "Number=Sing"))(R.choice(DAYS))), "obl"))
    return stop(w.front(comma(c, "R")))


def s_quote_dash():
    """"We must work together," -- said the leader."""
    c = clause(1).as_("ccomp")
    w = verb(R.choice(["say", "say", "add", "stress", "note", "declare"]), "VBD").right((person() if chance(0.5) else role(plur=False)).as_("nsubj"))
    dash = punct(R.choice(["--", "-"]), ":")
    dash.tight_l = dash.tight_r = False
    return stop(w.front(quotes(c, punct(",") if chance(0.7) else None), dash))


def s_no_articles():
    """Translated by machine: no articles."""
    return bare(weighted(((3, s_plain), (1, s_time_first), (1, s_said_first), (1, s_event)))())


def s_time_first():
    t = time_np() if chance(0.7) else place_np("obl")
    v = clause(time=False)
    plain = t.rel != "obl:unmarked" and not t.R and words(v)[0].u == "DET" and chance(0.4)
    return stop(v.front(t if plain else comma(t, "R")))


def s_said_last():
    c = clause(1).as_("ccomp")
    s = speech()
    if chance(0.2) and not s.R and s.L[-1].u != "PRON":      # said X
        n = s.L.pop()
        s.right(n)
    return stop(s.front(comma(c, "R")))


def s_said_first():
    s = speech()
    c = said_clause(0)
    if chance(0.2):
        c2 = clause(1, time=False).as_("conj")
        c2.front(W("and", "and", "CCONJ", "CC", "_", "cc"), mark("that") if chance(0.7) else None)
        c.right(c2)
    return stop(s.right(c))


def s_quote():
    c = clause(1).as_("ccomp")
    r = R.random()
    s = speech(time=chance(0.4))
    if r < 0.5:
        if chance(0.3) and not s.R and s.L[-1].u != "PRON":
            s.right(s.L.pop())
        return stop(s.front(quotes(c, punct(","))))
    if r < 0.75:
        k = punct("," if chance(0.5) else ":")
        c.front(quote_mark("``"))
        c.front(k)
        c.right(punct("."), quote_mark("''"))
        return s.right(c)
    c.front(quote_mark("``"))
    c.right(punct(","), quote_mark("''"))
    return stop(s.front(c))


def s_said_inside():
    v = clause(1, adverb=False)
    i = next((k for k, w in enumerate(v.L) if w.rel.startswith("nsubj")), None)
    if i is None:
        return s_plain()
    s = comma(comma(speech(time=False)), "R").as_("parataxis")
    v.L.insert(i + 1, s)
    return stop(v)


def subordinate(tense=None):
    m = R.choice("after after when as before while because although if since unless until".split())
    c = clause(1, time=False, tense=tense or R.choice(["past", "past", "past", "pluperf", "perf", "pres"])).as_("advcl")
    if m == "when":
        return c.front(W("when", "when", "ADV", "WRB", "PronType=Int", "advmod"))
    return c.front(mark(m))


def s_sub_first():
    return stop(clause(1, time=False).front(comma(subordinate(), "R")))


def s_sub_last():
    c = subordinate()
    if chance(0.25):
        comma(c)
    return stop(clause(1).right(c))


def s_ing():
    v = clause(1)
    r = R.random()
    if r < 0.5:
        p = P(R.choice(["kill", "wound", "injure"]))
        p.obj = thing("victims") if chance(0.7) else count().as_("obj")
        g = comma(finish(p, "ing", 2).as_("advcl"))
        if chance(0.3):
            q = P("injure" if p.v != "injure" else "kill")
            q.obj = count().as_("obj")
            g.right(finish(q, "ing", 2).as_("conj").front(W("and", "and", "CCONJ", "CC", "_", "cc")))
    elif r < 0.75:
        g = comma(finish(predicate(2), "ing", 2).as_("advcl"))
    else:
        g = finish(predicate(2), "ing", 2).as_("advcl").front(mark(R.choice(["after", "before", "by", "without", "while"])))
    return stop(v.right(g))


def s_vp_and():
    v = clause(1)
    q = predicate(1)
    t = v.ft
    if v.x not in ("VBD", "VBZ", "VBP"):
        return s_plain()
    s = next((w for w in v.L if w.rel == "nsubj"), None)
    if s is None:
        return s_plain()
    q.subj = None
    form = "past" if v.x == "VBD" else "pres"
    w = verb(q.v, "VBD" if form == "past" else "VBZ", s.num)
    attach(w, q, 1)
    if q.clause:
        w.right(said_clause(1))
    w.front(W(R.choice(["and", "and", "and", "but"]), None, "CCONJ", "CC", "_", "cc"))
    w.L[0].l = w.L[0].f
    if chance(0.25):
        e = predicate(2)
        x = verb(e.v, w.x if w.x == "VBD" else "VBZ", s.num)
        attach(x, e, 2)
        v.right(comma(x).as_("conj"))
    return stop(v.right(w.as_("conj")))


def s_and():
    c = clause(1).as_("conj")
    c.front(punct(",") if chance(0.8) else None, W(R.choice(["and", "but"]), None, "CCONJ", "CC", "_", "cc"))
    for w in c.L:
        w.l = w.l or w.f
    return stop(clause(1).right(c))


def s_semi():
    c = clause(1).as_("parataxis")
    return stop(clause(1).right(c.front(punct(";"))))


def s_event():
    e = event_np()
    r = R.random()
    if r < 0.35:
        w = verb(R.choice("begin end continue resume collapse fail".split()), "VBD", e.num)
        if chance(0.2):
            w = verb(w.l, "VBN").left(aux("have", "VBZ", e.num))
        w.front(e.as_("nsubj")).right(time_np() if chance(0.6) else place_np("obl"))
    elif r < 0.6:
        p = P(R.choice("kill wound injure displace shock anger alarm embarrass".split()))
        p.obj = thing("victims") if p.v in ("kill", "wound", "injure", "displace") else actor(True)
        p.subj = e
        w = finish(p, "fin", 1, passive=False, time=time_np() if chance(0.4) else None)
    elif r < 0.8:
        p = P(R.choice("condemn welcome denounce support criticise announce investigate cancel end ban demand discuss fear".split()), actor())
        p.obj = e
        w = finish(p, "fin", 1, time=time_np() if chance(0.4) else None)
    else:
        p = P(R.choice("follow trigger delay precede spark overshadow".split()))
        p.subj, p.obj = e, event_np()
        w = finish(p, "fin", 1, passive=False)
    return stop(w)


def s_there():
    e = event_np() if chance(0.7) else thing("event")
    if any(k.rel == "nmod:poss" or (k.rel == "det" and k.f == "the") for k in e.L):
        e = phrase(R.choice(["clash", "protest", "report", "talk", "attack", "death", "arrest"]), True)
        e.front(adj(R.choice(["new", "several", "further", "violent", "many"])))
    v = verb("be", "VBD", e.num)
    v.L = []
    v.left(W("there", "there", "PRON", "EX", "_", "expl")).right(e.as_("nsubj"), place_np("obl"), time_np() if chance(0.4) else None)
    return stop(v)


def s_cop():
    s = decorate(actor(), 0)
    t = R.choice(["VBD", "VBZ"])
    r = R.random()
    if r < 0.45:
        h = adj(R.choice("ready concerned silent wrong responsible angry safe dead optimistic cautious neutral unhappy aware powerful weak".split()), "root")
        if h.f == "ready" and chance(0.6):
            h.right(finish(predicate(2), "inf", 2).as_("xcomp"))
        elif h.f in ("concerned", "angry", "optimistic", "unhappy"):
            h.right(case_np("about", thing("plan"), "obl"))
        elif h.f == "responsible":
            h.right(case_np("for", thing("event"), "obl"))
    elif r < 0.75:
        h = phrase(R.choice(["ally", "enemy", "member", "target", "neighbour", "threat", "partner", "friend", "rival", "sponsor"]), s.num == "P")
        if h.f.startswith("member"):
            h.right(case_np("of", body()))
        elif chance(0.6):
            h.right(case_np("of", actor(True)))
        h.front(adj(R.choice(["close", "main", "major", "old", "new"]))) if chance(0.4) else None
        article(h, False)
    else:
        h = place_np("root")
    c = aux("be", t, s.num, "cop")
    if chance(0.1):
        return stop(h.front(s.as_("nsubj"), c, negation()).as_("root"))
    return stop(h.front(s.as_("nsubj"), c).as_("root"))


def s_casualty():
    """At least 12 people were killed when / in ..."""
    p = P(R.choice("kill wound injure arrest abduct detain hurt evacuate displace shoot".split()))
    p.obj = thing("victims") if chance(0.7) else count().as_("obj")
    if p.obj.u == "NUM":
        p.obj.num = "P"
    v = finish(p, "fin", 1, passive=True, tense=R.choice(["past", "past", "perf"]))
    r = R.random()
    if r < 0.35:
        c = clause(2, p=(lambda q: (setattr(q, "subj", thing("thing")), q)[1])(frame_t()), time=False, tense="past").as_("advcl")
        v.right(c.front(W("when", "when", "ADV", "WRB", "PronType=Int", "advmod") if chance(0.6) else mark(R.choice(["after", "as"]))))
    elif r < 0.7:
        v.right(case_np("in", event_np(), "obl"), time_np() if chance(0.5) else None)
    else:
        v.right(place_np("obl"), time_np() if chance(0.5) else None)
    if chance(0.3):
        s = speech(time=False)
        return stop(s.front(comma(v.as_("ccomp"), "R")))
    return stop(v)


def frame_t():
    while True:
        p = frame_pred(2)
        if p.v in ("hit", "kill", "wound", "destroy", "damage", "explode", "target", "injure", "strike", "rock"):
            return p


def s_according():
    src = weighted(((3, body), (3, lambda: role(plur=chance(0.5))), (2, lambda: small_body()), (1, lambda: phrase("witness", True)), (1, lambda: article(phrase("report"), False))))()
    a = case_np("according to", src, "obl")
    v = clause(1)
    return stop(v.front(comma(a, "R"))) if chance(0.4) else stop(v.right(comma(a)))


def s_expected():
    s = actor()
    w = verb(R.choice(["expect", "believe", "say", "think", "report", "allege", "order", "force", "allow", "ask"]), "VBNp").left(s.as_("nsubj:pass"), aux("be", R.choice(["VBD", "VBZ"]), s.num, "aux:pass"))
    return stop(w.right(finish(predicate(2), "inf", 2).as_("xcomp"), ))


def s_purpose():
    v = clause(2)
    return stop(v.right(finish(predicate(2), "inf", 2).as_("advcl")))


def s_it():
    c = clause(1).as_("csubj").front(mark(R.choice(["whether", "that"])))
    h = adj(R.choice(["clear", "unclear", "possible", "likely"]), "root")
    if h.f == "possible" or h.f == "likely":
        c.L[0] = mark("that")
    it = W("it", "it", "PRON", "PRP", "Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs", "expl")
    return stop(h.left(it, aux("be", "VBD", "S", "cop"), negation() if chance(0.5) else None).right(c))


def s_series():
    a = coordinate(country(), *[country() for _ in range(R.choice([1, 2, 2]))])
    p = predicate(1)
    p.subj = a
    if chance(0.2):
        a.front(W("both", "both", "CCONJ", "CC", "_", "cc:preconj")) if len([w for w in a.R if w.rel == "conj"]) == 1 else None
    return stop(clause(1, p=p))


# ---- headlines ----
def bare(v):
    """Drop articles, as headlines do."""
    for w in words(v):
        w.L = [k for k in w.L if not (k.rel == "det" and k.f in ("the", "a", "an"))]
        w.R = [k for k in w.R if not (k.rel == "det")]
    return v


def s_headline():
    r = R.random()
    if r < 0.42:
        v = clause(2, tense="pres", time=False, adverb=False)
    elif r < 0.52:
        p = predicate(2)
        v = finish(p, "inf", 2).front(p.subj.as_("nsubj"))
        v.rel = "root"
    elif r < 0.66:      # 12 killed as bomb hits bus
        n = count() if chance(0.6) else thing("victims")
        v = verb(R.choice("kill wound injure hurt arrest detain hold shoot".split()), "VBNp").left(n.as_("nsubj:pass"))
        if chance(0.5):
            v.right(clause(2, p=frame_t(), tense="pres", time=False, adverb=False, passive=False).as_("advcl").front(mark(R.choice(["as", "after"]))))
        else:
            v.right(case_np("in", thing("event"), "obl")) if chance(0.6) else v.right(place_np("obl"))
    elif r < 0.74:      # passive without auxiliary
        p = predicate(2)
        if not p.obj or p.inf:
            p = P(R.choice(["arrest", "free", "jail", "sack", "release"]), actor(True))
            p.obj = thing("person")
        v = finish(p, "part", 2) if chance(0.5) else verb(p.v, "VBNp")
        v.front(p.obj.as_("nsubj:pass"))
        if not v.R:
            v.right(place_np("obl"))
    elif r < 0.86:
        s = speech("pres", "say", actor(True), time=False)
        v = s.right(clause(2, time=False, tense=R.choice(["pres", "fut", "past"])).as_("ccomp"))
    elif r < 0.93:
        s = comma(clause(2, tense="pres", time=False).as_("ccomp"), "R")
        v = speech("pres", "say", actor(True), time=False).front(s)
    else:
        v = event_np()
    v = bare(v)
    if chance(0.3):
        title(v)
    if chance(0.08):
        stop(v)
    return v


def title(v):
    ws = words(v)
    for k, w in enumerate(ws):
        if (w.u not in ("ADP", "DET", "CCONJ", "PART", "SCONJ") or k == 0) and w.f[0].islower() and w.u != "PUNCT":
            w.f = w.f[0].upper() + w.f[1:]


PATTERNS = ((26, s_plain), (8, s_time_first), (7, s_said_last), (8, s_said_first), (5, s_quote), (2, s_said_inside), (4, s_sub_first), (6, s_sub_last), (4, s_ing), (4, s_vp_and), (3, s_and),
            (1, s_semi), (8, s_event), (2, s_there), (3, s_cop), (4, s_casualty), (2, s_according), (2, s_expected), (2, s_purpose), (1, s_it), (2, s_series), (10, s_headline),
            (5, s_time_place_first), (5, s_meeting_first), (3, s_outlet_last), (2, s_quote_dash), (3, s_no_articles), (2, s_inverted))


# ---- writing ----
def tidy(ws):
    """Commas that meet another mark or an end go; the first word gets a capital."""
    for k, w in enumerate(ws):
        if w.f == "," and w.u == "PUNCT" and (k + 1 == len(ws) or (ws[k + 1].u == "PUNCT" and ws[k + 1].x in (",", ".", ":", "-RRB-"))):
            w.gone = True
        if w.f == "," and k and ws[k - 1].u == "PUNCT" and ws[k - 1].x in ("''", "-LRB-", "``"):
            w.gone = True
    ws = [w for w in ws if not w.gone]
    k = next(i for i, w in enumerate(ws) if w.u != "PUNCT")
    if ws[k].f[0].islower() and ws[k].u != "PROPN":
        ws[k].f = ws[k].f[0].upper() + ws[k].f[1:]
    return ws


def tree_lines(root):
    """(words, heads) checked: one root, each head in range, no cycle."""
    head = {}
    todo = [root]
    while todo:
        w = todo.pop()
        for k in w.L + w.R:
            assert id(k) not in head and k is not root, "two heads"
            head[id(k)] = w
            todo.append(k)
    ws = tidy(words(root))
    for n, w in enumerate(ws, 1):
        w.id = n
    for w in ws:
        if w is not root:
            h = head[id(w)]
            assert not h.gone and h.id and w.rel not in ("root", "dep"), (w.f, w.rel, [x.f for x in ws])
    return ws, head


def emit(n, seed, root, out):
    root.rel = "root"
    ws, head = tree_lines(root)
    gap = [not (w.tight_r or (k + 1 < len(ws) and ws[k + 1].tight_l)) for k, w in enumerate(ws)]
    gap[-1] = True
    text = "".join(w.f + (" " if g else "") for w, g in zip(ws, gap)).strip()
    out.append("# sent_id = news-%s-%05d\n# text = %s" % (seed, n, text))
    skip = 0
    for k, w in enumerate(ws):
        possess = k + 1 < len(ws) and (ws[k + 1].x == "POS" or ws[k + 1].f == "n't")
        if possess:
            out.append("%d-%d\t%s%s\t_\t_\t_\t_\t_\t_\t_\t%s" % (w.id, w.id + 1, w.f, ws[k + 1].f, "_" if gap[k + 1] else "SpaceAfter=No"))
            skip = 2
        misc = ["Name=" + w.name] if w.name else []
        if not gap[k] and not skip:
            misc.append("SpaceAfter=No")
        skip = max(0, skip - 1)
        h = 0 if w is root else head[id(w)].id
        out.append("\t".join((str(w.id), w.f, w.l, w.u, w.x, w.ft, str(h), w.rel, "_", "|".join(misc) or "_")))
    out.append("")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    seed, want = sys.argv[1], int(sys.argv[2])
    R.seed("news " + seed)
    load()
    out, seen, n = [], set(), 0
    while n < want:
        try:
            root = weighted(PATTERNS)()
            ws = words(root)
        except RecursionError:
            continue
        least = 3 if ws[-1].u != "PUNCT" else 5
        key = " ".join(w.f for w in ws)
        if not least <= len(ws) <= 36 or key in seen:
            continue
        seen.add(key)
        n += 1
        emit(n, seed, root, out)
    print("\n".join(out))


if __name__ == "__main__":
    main()
