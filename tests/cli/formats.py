#!/usr/bin/env python3
"""formats.py [BUILD] -- outputs that other programs read: JSON, CSV, CoNLL-U, as those programs see them.

Prints "ok NAME" or "not ok NAME" a line; exit status 1 if one is not ok."""
import csv, io, json, os, subprocess, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
BUILD = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else os.path.join(ROOT, os.environ.get("B", "build"))
ARTICLES = [
    {"id": "q1", "title": 'A "quoted", title', "outlet": "Line\nbreak", "url": "http://example.org/?a=1,2",
     "published": "2024-05-01",
     "text": 'Iran condemned Israel, "strongly".\nThe president said: \u201cWe reject this,\u201d and left.'},
    {"id": "u2", "text": "France\u2019s president met Erdo\u011fan in \u5317\u4eac \U0001f600. Rebels killed six soldiers near Goma."},
    {"id": 3, "text": "Troops don't withdraw; they can't. Russia urged Ukraine to negotiate."},
    {"id": "empty", "text": ""},
]
CONLLU = """# newdoc id = d1
# sent_id = d1-1
# text = Iran does n't (yet) don't agree w/ U.S.-led talks .
1\tIran\t_\t_\t_\t_\t_\t_\t_\t_
2\tdoes\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
4\t(yet)\t_\t_\t_\t_\t_\t_\t_\t_
5-6\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
5\tdo\t_\t_\t_\t_\t_\t_\t_\t_
6\tn't\t_\t_\t_\t_\t_\t_\t_\t_
7\tagree\t_\t_\t_\t_\t_\t_\t_\t_
8\tw/\t_\t_\t_\t_\t_\t_\t_\t_
9\tU.S.-led\t_\t_\t_\t_\t_\t_\t_\t_
10\ttalks\t_\t_\t_\t_\t_\t_\t_\t_
11\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = d1-2
# text = Mr. X met Y.Z
1\tMr. X\t_\t_\t_\t_\t_\t_\t_\t_
2\tmet\t_\t_\t_\t_\t_\t_\t_\t_
3\tY\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
4\t.\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
5\tZ\t_\t_\t_\t_\t_\t_\t_\t_

"""
bad = 0


def clio(*args, text=""):
    done = subprocess.run([os.path.join(BUILD, "clio"), *args], input=text.encode(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert done.returncode == 0, (done.returncode, done.stderr)
    return done.stdout.decode("utf-8")


def jsonl(rows):
    return "".join(json.dumps(r) + "\n" for r in rows)


def test(function):
    global bad
    try:
        function()
        print("ok", function.__doc__)
    except Exception as error:  # noqa: BLE001 (whatever it was, it is a failed test)
        print("not ok", function.__doc__)
        print("# ", repr(error)[:600].replace("\n", " "))
        bad = 1


def strict(line):
    """json.loads that refuses a key given twice."""
    def pairs(items):
        assert len({k for k, _ in items}) == len(items), items
        return dict(items)
    return json.loads(line, object_pairs_hook=pairs)


def records(*args):
    return [strict(line) for line in clio("code", "--format", "jsonl", *args, text=jsonl(ARTICLES)).splitlines()]


@test
def records_are_json():
    "every record is valid JSON, with spans that cut the words out of the text"
    texts = {str(a["id"]): a["text"].encode() for a in ARTICLES}
    rows = records("--statements")
    assert rows

    def walk(value, text):
        if isinstance(value, dict):
            if "span" in value and "text" in value:
                a, b = value["span"]
                assert text[a:b].decode() == value["text"], value
            for v in value.values():
                walk(v, text)
        elif isinstance(value, list):
            for v in value:
                walk(v, text)
    for row in rows:
        assert row["id"] and row["doc"]["id"] and row["status"] and row["sentence"]["text"], row
        assert "event" in row or not {"mode", "quad", "score"} & set(row), row
        walk(row, texts[row["doc"]["id"]])


@test
def csv_round_trip():
    "python's csv module reads what we write, and finds the records"
    rows = records()
    table = list(csv.DictReader(io.StringIO(clio("code", "--format", "csv", text=jsonl(ARTICLES)), newline=""), strict=True))
    assert len(table) == len(rows), (len(table), len(rows))
    for cells, row in zip(table, rows):
        assert None not in cells and None not in cells.values(), cells
        assert cells["id"] == row["id"] and cells["event"] == row["event"] and cells["status"] == row["status"]
        assert cells["title"] == row["doc"].get("title", "") and cells["outlet"] == row["doc"].get("outlet", "")
        assert cells["sentence"] == row["sentence"]["text"], (cells["sentence"], row["sentence"])
        assert cells["actor_code"] == "; ".join(a.get("code", "") for a in row.get("actor", []))
        assert int(cells["trigger_start"]) == row["trigger"]["span"][0]
        assert float(cells["confidence"]) == row["confidence"] and cells["cameo"] == row.get("cameo", "")


def sentences(text):
    for block in text.split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0] != "#"]
        if rows:
            yield rows


@test
def conllu_keeps_tokens():
    "CoNLL-U in: its tokens, ranges, sentences and blanks come out"
    cut = lambda text: [[(r[0], r[1], r[9]) for r in rows] for rows in sentences(text)]
    given, got = cut(CONLLU), cut(clio("parse", "--input", "conllu", text=CONLLU))
    assert given == got, (given, got)
    assert cut(clio("parse", text=CONLLU)) == given, "not recognised without --input"


@test
def conllu_is_well_formed():
    "CoNLL-U out: ten columns, one root, heads in the sentence, no cycle, # text from the forms"
    out = clio("parse", text=ARTICLES[2]["text"] + "\n\n" + ARTICLES[1]["text"])
    assert out.endswith("\n\n")
    for block in out.rstrip("\n").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line[0] != "#"]
        text = next(line[9:] for line in block.splitlines() if line.startswith("# text = "))
        assert all(len(r) == 10 and all(r) for r in rows), rows
        words = [r for r in rows if "-" not in r[0]]
        assert [int(r[0]) for r in words] == list(range(1, len(words) + 1))
        heads = [int(r[6]) for r in words]
        assert heads.count(0) == 1 and max(heads) <= len(words), heads
        for start in range(1, len(words) + 1):
            at, steps = start, 0
            while at:
                at, steps = heads[at - 1], steps + 1
                assert steps <= len(words), "cycle"
        built, until = "", 0
        for r in rows:
            if "-" not in r[0] and int(r[0]) <= until:
                continue
            until = int(r[0].split("-")[1]) if "-" in r[0] else until
            built += r[1] + ("" if "SpaceAfter=No" in r[9] else " ")
        assert built.rstrip(" ") == text, (built, text)


@test
def names_are_json():
    "names: one object an article, offsets in bytes of the text"
    rows = [strict(line) for line in clio("names", text=jsonl(ARTICLES)).splitlines()]
    assert [r["id"] for r in rows] == [str(a["id"]) for a in ARTICLES]
    for row, article in zip(rows, ARTICLES):
        for s in row["spans"]:
            assert article["text"].encode()[s["start"]:s["end"]].decode() == s["text"], s
            assert s["type"] in ("PER", "ORG", "LOC", "NORP", "MISC"), s


@test
def names_of_tokens():
    "names: tokens that came in are kept, offsets count tokens"
    tokens = ["The", "president", "of", "France", "met", "Angela", "Merkel", "in", "Berlin", ".", "\"", "Yes", "\"", "he", "said"]
    row = strict(clio("names", text=jsonl([{"id": "t", "tokens": tokens}])))
    assert row["id"] == "t" and row["spans"], row
    for s in row["spans"]:
        assert " ".join(tokens[s["start"]:s["end"]]) == s["text"], s


@test
def relate_answers():
    "relate: one answer a line, always a type unless --allow-none"
    rows = [{"id": "r%d" % i, "text": t, "source": s, "target": g} for i, (t, s, g) in enumerate([
        ("Iran condemned the United States.", "Iran", "the United States"),
        ("Iran condemned the United States.", "Iran", "nobody at all"),
        ("It rained.", "nobody", "nothing"),
        ("France and France met.", "France", "France")])]
    out = [strict(line) for line in clio("relate", text=jsonl(rows)).splitlines()]
    assert [r["id"] for r in out] == [r["id"] for r in rows]
    assert all(r["event"] and r["quad"] and 0 <= r["confidence"] <= 1 for r in out), out
    old = [strict(line) for line in clio("relate", "--scheme", "2021", text=jsonl(rows)).splitlines()]
    assert all(r["event"] not in ("CONCEDE", "RETREAT") for r in old), old
    assert len(clio("relate", "--allow-none", text=jsonl(rows)).splitlines()) == len(rows)


@test
def numbers_ignore_the_locale():
    "a locale with decimal commas changes nothing"
    env = dict(os.environ, LC_ALL="de_DE.UTF-8", LANG="de_DE.UTF-8")
    one = subprocess.run([os.path.join(BUILD, "clio"), "code"], input=jsonl(ARTICLES).encode(), stdout=subprocess.PIPE, env=env, check=True)
    assert one.stdout.decode() == clio("code", text=jsonl(ARTICLES))


@test
def odd_letters_stay_whole():
    "letters of several bytes in odd places are never cut: all output is UTF-8"
    odd = "» « ß Ø ş İ ñ é … — № ° ½ 中 ي \U0001F600 ’s“"
    words = [f"{a}{b}" for a in odd.split() for b in ("", "s", "es", "ed", "ing", "'s")]
    for form in ("Two {0} left {0} .", "He {0} the {0} {0} » said .", "{0} {0} , die {0} {0}"):
        text = " ".join(form.format(word) for word in words)
        clio("parse", "--text", text)      # decoded, or the test fails
        clio("explain", "--text", text)


@test
def explain_is_readable():
    "explain shows the words of each sentence"
    out = clio("explain", "--text", "Iran condemned Israel.")
    assert "[1] Iran condemned Israel." in out and "condemned" in out, out


sys.exit(bad)
