"""Accuracy, speed and memory of sentence segmenters, each through its own API that gives offsets, in one run.

    pip install -e .[bench]
    python benchmarks/segmentation.py --corpus sentences.jsonl --json segmentation.json --docs docs/segmentation.md

A corpus is JSON Lines of `id`, `corpus`, `genre`, `text` and `spans`. Speed is measured on novel text: every document
once, in rounds that take all segmenters by turns, as the median over the rounds of the ratio to NLTK's Punkt.
"""

import argparse
import gc
import json
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path
from typing import NamedTuple

import page
from segmenters import REFERENCE, SEGMENTERS, Segment, Spans

TERMINATED = re.compile(r"""[.!?…]["'”’»)\]]*\Z""")
ROUNDS = 7
# Slower ones are measured on a part of the rounds, in seconds of their own time.
PATIENCE = 15.0


class Document(NamedTuple):
    """A text with the spans of its sentences; only what ends inside `counted` counts."""

    corpus: str
    genre: str
    text: str
    spans: list[tuple[int, int]]
    counted: list[tuple[int, int]] | None = None


def corpus_of(path: Path) -> list[Document]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [
        Document(row["corpus"], row["genre"], row["text"], [tuple(span) for span in row["spans"]])
        for row in rows
    ]


def gold_of(folder: Path) -> list[Document]:
    """The articles of the project's own gold; what it drops does not count."""
    from dsbuild.evaluation import corpus

    found = []
    for pair in corpus.pairs(folder)[0]:
        spans = [(sentence.start, sentence.end) for sentence in pair.gold.sentences]
        found.append(Document("gold", pair.gold.style, pair.article.text, spans, spans))
    return found


class Tally(NamedTuple):
    """Sentence ends found, of those predicted and those in the gold."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def f1(self) -> float:
        """In per cent."""
        return 200 * self.right / max(1, self.predicted + self.gold)

    def with_ends(self, predicted: set[int], gold: set[int]) -> "Tally":
        """The tally with a further document's."""
        return Tally(
            self.right + len(predicted & gold), self.predicted + len(predicted), self.gold + len(gold)
        )


def accuracy(segment: Segment, documents: Sequence[Document]) -> tuple[float, float]:
    """F1 of sentence ends: of all, and of those that a terminator ends."""
    every, terminated = Tally(), Tally()
    for document in documents:
        text = document.text
        gold = {end for _, end in document.spans}
        found = {_trimmed(text, end) for _, end in segment(text)} - {0}
        if document.counted is not None:
            found = {end for end in found if any(start < end <= stop for start, stop in document.counted)}
        every = every.with_ends(found, gold)
        ends = {end for end in found | gold if TERMINATED.search(text, max(0, end - 8), end)}
        terminated = terminated.with_ends(found & ends, gold & ends)
    return every.f1, terminated.f1


def _trimmed(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


def speeds(segmenters: dict[str, Segment], documents: Sequence[Document]) -> dict[str, dict[str, float]]:
    """By segmenter: the median ratio to the reference, its least and its most, and characters a second."""
    rounds = [documents[first::ROUNDS] for first in range(ROUNDS)]
    spent: dict[str, list[float]] = {name: [] for name in segmenters}
    names = list(segmenters)
    for number, part in enumerate(rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            if sum(spent[name]) < PATIENCE:
                spent[name].append(_seconds(segmenters[name], part))
    size = [sum(len(document.text) for document in part) for part in rounds]
    result = {}
    for name, seconds in spent.items():
        ratios = [own / theirs for own, theirs in zip(spent[REFERENCE], seconds, strict=False)]
        result[name] = {
            "ratio": statistics.median(ratios),
            "least": min(ratios),
            "most": max(ratios),
            "characters_a_second": sum(size[: len(seconds)]) / sum(seconds),
        }
    return result


def _seconds(segment: Segment, documents: Sequence[Document]) -> float:
    gc.collect()
    began = time.process_time()
    for document in documents:
        segment(document.text)
    return time.process_time() - began


def parts(documents: Sequence[Document]) -> dict[str, float]:
    """What `spans` spends its time on, in nanoseconds a character, each part as the least of many rounds."""
    from unittest.mock import patch

    import dsbuild
    from dsbuild import lexicon, sentences
    from dsbuild.sentences import engine, scanner

    words, scan = lexicon.load(), scanner.PARAGRAPH_A_LINE

    def least(act: Segment) -> float:
        rounds = range(3 * ROUNDS)
        spent = min(_seconds(act, documents) for _ in rounds)
        return spent / sum(len(document.text) for document in documents) * 1e9

    def found(text: str) -> Spans:
        found = [match.span() for match in scan.full_stops.finditer(text)]
        scan.rest(text, 0, len(text), items=True)
        return found

    def spans(text: str) -> Spans:
        return sentences.spans(text, words)

    looked, whole = least(found), least(spans)
    with patch.object(engine._Judge, "following", lambda _, begin, *__: begin):
        settled = least(spans)
    with patch.object(engine._Judge, "_asked", lambda *_: False):
        read = least(spans)
    return {
        "finding the marks and the breaks": looked,
        "the plain marks, the breaks and the brackets": settled - looked,
        "reading what stands around the rest": read - settled,
        "asking the rules about what that does not tell": whole - read,
        "all": whole,
        "all of the public `sentence_spans`": least(dsbuild.sentence_spans),
    }


def memory(name: str, corpus: Path) -> float | None:
    """Megabytes by which the resident set of a fresh process grows at most over the corpus, once all is loaded."""
    command = [sys.executable, __file__, "--corpus", str(corpus), "--memory-of", name]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    return float(run.stdout) if run.returncode == 0 else None


def _memory_here(name: str, documents: Sequence[Document]) -> float:
    segment = SEGMENTERS[name].load()
    segment("Mr. Lind left. It rained.")
    gc.collect()
    # Linux forgets the peak so far.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    before = _kilobytes("VmRSS")
    for document in documents:
        segment(document.text)
    return (_kilobytes("VmHWM") - before) / 1024


def _kilobytes(key: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(rf"^{key}:\s+(\d+) kB$", status, re.MULTILINE).group(1))


def measured(paths: argparse.Namespace) -> dict[str, object]:
    documents = corpus_of(paths.corpus) if paths.corpus and paths.corpus.is_file() else []
    own = gold_of(paths.gold)
    sets = {"gold": own}
    for document in documents:
        sets.setdefault(document.corpus, []).append(document)
        sets.setdefault(f"{document.corpus} {document.genre}", []).append(document)
    loaded, missing = {}, {}
    for name, segmenter in SEGMENTERS.items():
        try:
            loaded[name] = segmenter.load()
            loaded[name]("Mr. Lind left. It rained.")
        except (ImportError, LookupError, OSError, metadata.PackageNotFoundError) as error:
            missing[name] = f"{type(error).__name__}: {error}"
    if REFERENCE in missing:
        sys.exit(f"{REFERENCE}, the measure of all others, is missing: {missing[REFERENCE]}")
    # Speed first: what is novel to one segmenter has to be novel to all.
    speed = speeds(loaded, documents or own)
    rows = {}
    for name, segment in loaded.items():
        slow = speed[name]["characters_a_second"] < 60_000
        scored = {key: accuracy(segment, part) for key, part in sets.items() if not (slow and key != "gold")}
        rows[name] = {
            "version": SEGMENTERS[name].version(),
            "f1": {key: {"all": every, "terminated": ended} for key, (every, ended) in scored.items()},
            "speed": speed[name],
            "memory_growth_mb": memory(name, paths.corpus) if documents else None,
        }
    return {
        "python": platform.python_version(),
        "documents": {key: len(part) for key, part in sets.items()},
        "segmenters": rows,
        "missing": missing,
    }


def table(result: dict) -> str:
    """A Markdown table of the sets as a whole, fastest first."""
    sets = [key for key in ("gum", "gum news", "ewt", "gold") if key in result["documents"]]
    head = ["segmenter", *sets, "× NLTK’s speed", "memory MB"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for name, row in sorted(result["segmenters"].items(), key=lambda item: -item[1]["speed"]["ratio"]):
        cells = [f"{name} {row['version']}"]
        for key in sets:
            f1 = row["f1"].get(key)
            cells.append(f"{f1['all']:.2f} / {f1['terminated']:.2f}" if f1 else "–")
        speed, grown = row["speed"], row["memory_growth_mb"]
        cells.append(f"{speed['ratio']:.1f} ({speed['least']:.1f} to {speed['most']:.1f})")
        cells.append("–" if grown is None else f"{grown:.1f}")
        lines.append("| " + " | ".join(cells) + " |")
    lines += [f"\nNot installed: {name} ({why})" for name, why in result["missing"].items()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    here = Path(__file__).parent.parent
    parser.add_argument("--corpus", type=Path, default=here.parent / "shared" / "data" / "sentences.jsonl")
    parser.add_argument("--gold", type=Path, default=here / "seeds" / "gold")
    parser.add_argument("--json", type=Path, help="write all figures there")
    parser.add_argument("--docs", type=Path, help="renew the table between the marks of that page")
    parser.add_argument("--memory-of", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.memory_of:
        print(_memory_here(arguments.memory_of, corpus_of(arguments.corpus)))
        return
    result = measured(arguments)
    made = table(result)
    print(made)
    result["nanoseconds"] = parts(
        corpus_of(arguments.corpus) if arguments.corpus.is_file() else gold_of(arguments.gold)
    )
    spent = "\n".join(f"| {part} | {cost:.1f} |" for part, cost in result["nanoseconds"].items())
    spent = f"| part | ns |\n|---|---|\n{spent}"
    print(spent)
    if arguments.json:
        arguments.json.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    if arguments.docs:
        page.renew(arguments.docs, measured=made, parts=spent)


if __name__ == "__main__":
    main()
