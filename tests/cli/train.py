#!/usr/bin/env python3
"""train -- the trainer on a small treebank of made news: it learns, it repeats itself, its gradients are right."""
import os, pathlib, random, re, subprocess, sys, tempfile, lzma

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "build").resolve()
SETS = {"en-train": (31, 900), "gum-train": (32, 200), "en-dev": (33, 120), "gum-dev": (34, 60)}
NAME_FILES = {"uner-ewt-train": "en-train", "gum-train": "gum-train", "uner-ewt-dev": "en-dev", "gum-dev": "gum-dev",
              "crossner-politics-train": "gum-train", "wikigold-all": "gum-train", "wnut17-train": "gum-train"}
failed = 0


def report(name, good, why=""):
    global failed
    failed += not good
    print(("ok " if good else "not ok ") + name)
    if not good:
        print("# " + str(why).replace("\n", "\n# ")[:800])


def made_news(seed, n):
    return subprocess.run([sys.executable, ROOT / "tools/train/make-news.py", str(seed), str(n)], stdout=subprocess.PIPE, text=True, check=True).stdout


def blank_names(trees):
    """Token and label; no word is in a name."""
    lines = [line.split("\t") for line in trees.splitlines() if not line.startswith("#")]
    return "".join(cols[1] + "\tO\n" if len(cols) > 1 else "\n" for cols in lines)


def write_data(folder):
    (folder / "ner").mkdir()
    trees = {name: made_news(*how) for name, how in SETS.items()}
    for name, text in trees.items():
        (folder / f"{name}.conllu.xz").write_bytes(lzma.compress(text.encode(), preset=0))
    for name, source in NAME_FILES.items():
        (folder / f"ner/{name}.tsv.xz").write_bytes(lzma.compress(blank_names(trees[source]).encode(), preset=0))
    (folder / "news.conllu").write_text(made_news(35, 200), encoding="utf-8")
    draw = random.Random(5)
    words = sorted({line.split("\t")[1].lower() for line in trees["en-train"].splitlines() if line[:1].isdigit()})[:200]
    (folder / "vectors.txt").write_text("".join(w + "".join(f" {draw.gauss(0, .4):.4f}" for _ in range(100)) + "\n" for w in words), encoding="utf-8")


def train(folder, out, *more):
    command = [BUILD / "train", folder, out, "--epochs", "3", "--news", folder / "news.conllu", "--vectors", folder / "vectors.txt",
               "--silver", folder / "news.conllu", *more]
    return subprocess.run(list(map(str, command)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def main():
    if not (BUILD / "train").exists():
        print("skip train: BUILD/train is not there")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_data(folder)
        first = train(folder, folder / "a.bin")
        report("a training ends", first.returncode == 0, first.stdout)
        las = [float(x) for x in re.findall(r"ewt dev .* las ([\d.]+)", first.stdout)]
        report("each epoch reads the dev set better", len(las) == 3 and las[0] < las[1] < las[2] and las[2] > 35, first.stdout)
        again = train(folder, folder / "b.bin")
        report("the same seed gives the same file", again.returncode == 0 and (folder / "a.bin").read_bytes() == (folder / "b.bin").read_bytes(), again.stdout)
        other = train(folder, folder / "c.bin", "--seed", "2")
        report("another seed gives another file", other.returncode == 0 and (folder / "a.bin").read_bytes() != (folder / "c.bin").read_bytes(), other.stdout)
        check = subprocess.run([str(BUILD / "train"), "--check", str(folder), str(folder / "vectors.txt")], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        report("gradients agree with differences", check.returncode == 0 and "vec " in check.stdout, check.stdout[-400:])
        broken = folder / "broken.txt"
        broken.write_text("word 1 2 3\n")
        bad = train(folder, folder / "d.bin", "--vectors", str(broken))
        report("vectors that are too short are named", bad.returncode != 0 and "broken.txt" in bad.stdout, bad.stdout)


main()
sys.exit(1 if failed else 0)
