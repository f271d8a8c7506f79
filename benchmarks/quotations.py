"""Accuracy and speed of quotation attribution: dsbuild, textacy and a regular expression, in one run.

    pip install -e .[bench]
    python benchmarks/quotations.py --json quotations.json --docs docs/quotations.md

The gold says of each sentence whether it holds direct speech, and whose. A sentence is found where a quotation
covers a letter of it. Its speaker is right where the words that name them share a name with the gold's; peers that
do not resolve pronouns are scored a second time with every `he`, `she` and `they` taken as right. Speed is processor
time on novel text, each article once, in rounds that take all by turns, as the median ratio to the expression.
"""

import argparse
import gc
import json
import platform
import re
import statistics
import sys
import time
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import page
from quoters import QUOTERS, REFERENCE, Quote, Quoted

from dsbuild.evaluation import corpus
from dsbuild.evaluation.gold import Gold, GoldSpeaker

ROUNDS = 5
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
LESSER = frozenset({"the", "a", "an", "of", "mr", "mrs", "ms", "dr", "his", "her", "al", "el", "de", "bin"})


class Tally(NamedTuple):
    """Sentences right, found and in the gold."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":  # type: ignore[override]
        return Tally(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def f1(self) -> float:
        """In per cent."""
        return 200 * self.right / max(1, self.found + self.gold)


def words_of(name: str) -> set[str]:
    return {word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in LESSER}


def is_same(wanted: GoldSpeaker, found: str | None) -> bool:
    """Whether a word of the name, its last one or one of three letters at least, is in the gold's names."""
    known = set().union(*(words_of(name) for name in (wanted.name or "", *wanted.aliases)))
    return found is not None and not words_of(found).isdisjoint(known)


def scored(gold: Gold, quoted: Sequence[Quoted]) -> dict[str, Tally]:
    """The tallies of one article: sentences, with speaker, and with pronouns taken as right."""
    tallies = dict.fromkeys(("sentences", "speakers", "with pronouns"), Tally())
    for unit in gold.sentences:
        if {"speaker", "voice", "span"} & set(unit.unsure):
            continue
        here = [q for q in quoted if q[0] < unit.end and unit.start < q[1]]
        wanted = unit.speaker if unit.speaker and unit.speaker.name else None
        named = next((q[2] for q in here if q[2]), None)
        right = bool(wanted and here and is_same(wanted, named))
        pronoun = bool(wanted and named and named.casefold() in PRONOUNS)
        tallies["sentences"] += Tally(bool(here and wanted), bool(here), bool(wanted))
        tallies["speakers"] += Tally(right, bool(here), bool(wanted))
        tallies["with pronouns"] += Tally(right or pronoun, bool(here), bool(wanted))
    return tallies


def accuracy(quote: Quote, pairs: Sequence[corpus.Pair]) -> dict[str, float]:
    sums = dict.fromkeys(("sentences", "speakers", "with pronouns"), Tally())
    for pair in pairs:
        for key, tally in scored(pair.gold, quote(pair.article.text)).items():
            sums[key] += tally
    return {key: tally.f1 for key, tally in sums.items()}


def speeds(quoters: dict[str, Quote], texts: Sequence[str]) -> dict[str, dict[str, float]]:
    """By quoter: the median ratio to the reference over the rounds, and megabytes a second."""
    rounds = [texts[first::ROUNDS] for first in range(ROUNDS)]
    names = list(quoters)
    spent: dict[str, list[float]] = {name: [] for name in names}
    for number, part in enumerate(rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            gc.collect()
            began = time.process_time()
            for text in part:
                quoters[name](text)
            spent[name].append(time.process_time() - began)
    size = sum(len(text.encode()) for text in texts) / 1e6
    return {
        name: {
            "ratio": statistics.median(
                theirs / own for own, theirs in zip(seconds, spent["textacy"], strict=True)
            )
            if "textacy" in spent
            else float("nan"),
            "megabytes_a_second": size / sum(seconds),
        }
        for name, seconds in spent.items()
    }


def measured(folders: Sequence[Path]) -> dict[str, object]:
    every = [pair for folder in folders for pair in corpus.pairs(folder)[0]]
    sets = {"held out": [pair for pair in every if pair.gold.split == "heldout"]}
    sets["tuned on"] = [pair for pair in every if pair.gold.split != "heldout"]
    loaded, missing = {}, {}
    for name, quoter in QUOTERS.items():
        try:
            loaded[name] = quoter.load()
            loaded[name]("“It rained,” said Jo Lind. She left.")
        except (ImportError, OSError, metadata.PackageNotFoundError) as error:
            missing[name] = f"{type(error).__name__}: {error}"
    speed = speeds(loaded, [pair.article.text for pair in every])
    rows = {
        name: {
            "version": QUOTERS[name].version(),
            "f1": {key: accuracy(quote, part) for key, part in sets.items()},
            "speed": speed[name],
        }
        for name, quote in loaded.items()
    }
    return {
        "python": platform.python_version(),
        "articles": {key: len(part) for key, part in sets.items()},
        "quoters": rows,
        "missing": missing,
    }


def table(result: dict) -> str:
    """A Markdown table, best first."""
    sets = list(result["articles"])
    head = [
        "",
        *(f"{key}: speech / speaker / pronouns as right" for key in sets),
        "× textacy’s speed",
        "MB/s",
    ]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    best = sorted(result["quoters"].items(), key=lambda item: -item[1]["f1"][sets[0]]["speakers"])
    for name, row in best:
        cells = [f"{name} {row['version']}".strip()]
        for key in sets:
            f1 = row["f1"][key]
            cells.append(" / ".join(f"{f1[part]:.1f}" for part in ("sentences", "speakers", "with pronouns")))
        cells += [f"{row['speed']['ratio']:.1f}", f"{row['speed']['megabytes_a_second']:.2f}"]
        lines.append("| " + " | ".join(cells) + " |")
    told = ", ".join(f"{count} articles {key}" for key, count in result["articles"].items())
    lines += ["", f"{told}; Python {result['python']}"]
    lines += [f"\nNot installed: {name} ({why})" for name, why in result["missing"].items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    here = Path(__file__).parent.parent
    folders = [here / "seeds" / "gold", here / "tests" / "golden" / "news" / "gold"]
    parser.add_argument("--gold", type=Path, action="append", help="folder of gold; more than once for more")
    parser.add_argument("--json", type=Path, help="write all figures there")
    parser.add_argument("--docs", type=Path, help="renew the table between the marks of that page")
    arguments = parser.parse_args()
    result = measured(arguments.gold or folders)
    if REFERENCE in result["missing"]:
        sys.exit(f"{REFERENCE} failed: {result['missing'][REFERENCE]}")
    made = table(result)
    print(made)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    if arguments.docs:
        page.renew(arguments.docs, measured=made)


if __name__ == "__main__":
    main()
