"""Accuracy and speed of casualty counts against a lazy pattern, in one run.

    python benchmarks/casualties.py --corpus sentences.jsonl --docs docs/casualties.md

The lazy pattern is what one writes in a minute: a number, and within some words one of harm. Accuracy is the F1
on the lots of `tests/golden/casualties/`. Speed is processor time on one core, every text once in a round, the
best of the rounds, which take both by turns: `count` of sentences that are split already, and `casualties` of
whole texts. Dense text is the lots themselves, of whose sentences more than half count somebody; a corpus is JSON
Lines of `corpus`, `genre` and `text`, of which the genres of news are taken.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import page

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "golden"))

import test_casualties as lots  # noqa: E402

from dsbuild import casualties, counts, lexicon, sentence_spans  # noqa: E402
from dsbuild.model import Sentence  # noqa: E402

ROUNDS = 7
WORDS = "one two three four five six seven eight nine ten eleven twelve dozens scores hundreds thousands"
VALUES = {word: value for value, word in enumerate(WORDS.split()[:12], 1)} | {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000,
}  # fmt: skip
KINDS = {"killed": "killed|dead|die[ds]?|deaths?|kill(?:s|ing)?|murdered", "injured": "injur\\w+|wound\\w+|hurt", "missing": "missing"}  # fmt: skip
NUMBER = rf"\b(?P<number>\d[\d,]*|{WORDS.replace(' ', '|')})\b"
HARM = "|".join(f"(?P<{{side}}_{kind}>{words})" for kind, words in KINDS.items())
LAZY = re.compile(
    rf"(?:\b(?:{HARM.format(side='before')})\s+)?{NUMBER}(?:[^.;]{{0,40}}?\b(?:{HARM.format(side='after')})\b)?",
    re.IGNORECASE,
)


def lazy(text: str) -> list[lots.Figure]:
    """What the lazy pattern counts in a text."""
    found = []
    for match in LAZY.finditer(text):
        kinds = (name.split("_")[1] for name, words in match.groupdict().items() if words and "_" in name)
        kind = next(kinds, None)
        digits = match["number"].replace(",", "")
        value = int(digits) if digits.isdecimal() else VALUES.get(match["number"].lower(), 0)
        if kind:
            found.append((value, value, kind))
    return found


def f1(wanted: Iterable[Counter], got: Iterable[Counter]) -> float:
    right = missing = extra = 0
    for one, other in zip(wanted, got, strict=True):
        right += (one & other).total()
        missing += (one - other).total()
        extra += (other - one).total()
    return 100 * 2 * right / (2 * right + missing + extra)


def accuracy(count: Callable[[str], list[lots.Figure]]) -> dict[str, float]:
    """F1 in per cent of sentences, of figures with kind and value, and with bounds."""
    gold = [
        (text, [figure for _, figure in counted]) for lot in lots.LOTS for text, counted in lots.rows(lot)
    ]
    told = [count(text) for text, _ in gold]
    wanted = [counted for _, counted in gold]

    def value(figures: list[lots.Figure]) -> Counter:
        return Counter((high if low == 0 and high else low, kind) for low, high, kind in figures)

    return {
        "sentences": f1(
            (Counter(bool(c) for c in [x] if c) for x in wanted),
            (Counter(bool(c) for c in [x] if c) for x in told),
        ),
        "figures": f1(map(value, wanted), map(value, told)),
        "with bounds": f1(map(Counter, wanted), map(Counter, told)),
    }


def texts_of(corpus: Path | None) -> dict[str, list[str]]:
    """The texts by what they are, each once."""
    ours = [*ROOT.glob("seeds/open/*.txt"), *ROOT.glob("tests/golden/news/open/*.txt")]
    dense = ["\n".join(text for text, _ in lots.rows(lot)) for lot in lots.LOTS]
    found = {"articles on extremism": [path.read_text(encoding="utf-8") for path in ours], "dense": dense}
    if corpus:
        rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
        found = {"news of all kinds": [row["text"] for row in rows if "news" in row["genre"]], **found}
    return found


def speeds(texts: list[str]) -> dict[str, float]:
    """MB of text a second, by what reads it: the best of the rounds."""
    words = lexicon.load()
    split = [[Sentence(start, end, 0) for start, end in sentence_spans(text)] for text in texts]
    readers: dict[str, Callable[[], object]] = {
        "lazy pattern": lambda: [lazy(text) for text in texts],
        "dsbuild count": lambda: [counts.count(text, s, words) for text, s in zip(texts, split, strict=True)],
        "dsbuild casualties": lambda: [casualties(text) for text in texts],
    }
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = dict.fromkeys(readers, float("inf"))
    for _ in range(ROUNDS):
        for name, read in readers.items():
            begun = time.process_time()
            read()
            best[name] = min(best[name], time.process_time() - begun)
    return {name: size / seconds for name, seconds in best.items()}


def table(corpus: Path | None) -> str:
    texts = texts_of(corpus)
    right = {"lazy pattern": accuracy(lazy), "dsbuild": accuracy(lots.found)}
    lines = ["| F1, % | sentences | figures | with bounds |", "|---|---|---|---|"]
    lines += [
        f"| {name} | " + " | ".join(f"{value:.1f}" for value in figures.values()) + " |"
        for name, figures in right.items()
    ]
    fast = {name: speeds(some) for name, some in texts.items()}
    lines += ["", "| MB/s, one core | " + " | ".join(fast) + " |", "|---|" + "---|" * len(fast)]
    for reader in ("lazy pattern", "dsbuild count", "dsbuild casualties"):
        cells = [f"{of[reader]:.1f} (×{of[reader] / of['lazy pattern']:.1f})" for of in fast.values()]
        lines.append(f"| {reader} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="news to measure the speed on, as JSON Lines")
    parser.add_argument("--docs", type=Path, help="renew the table between the marks of that page")
    arguments = parser.parse_args()
    made = table(arguments.corpus)
    print(made)
    if arguments.docs:
        page.renew(arguments.docs, measured=made)


if __name__ == "__main__":
    main()
