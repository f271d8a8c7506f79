"""Speed of every stage that follows segmentation, on novel text, on one core, in one run.

    python benchmarks/speed.py --corpus sentences.jsonl --docs docs/design.md --json speed.json

Each text is read once in a round, each round in a process of its own, so that nothing is remembered from another;
other texts come first, so that what is made once a process is made. Time is the processor's, the least of the rounds.
`--profile` tells instead where it goes, function by function.
"""

import argparse
import cProfile
import gc
import json
import multiprocessing
import platform
import pstats
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import page

from dsbuild import counts, labels, layout, lexicon, quotes, sentences
from dsbuild.model import Annotation, Article, article_from_text
from dsbuild.quotes import attribution, echo, marks, roster, utterance
from dsbuild.quotes.capitals import in_ordinary_case
from dsbuild.quotes.frames import page as page_of
from dsbuild.release import groups

ROOT = Path(__file__).parent.parent
ROUNDS = 3
APART = ("sentences",)
"""Stages that are measured and told, and are no part of the sum."""

T = TypeVar("T")
Times = dict[str, float]


class Clock:
    """Seconds of the processor, by stage."""

    def __init__(self) -> None:
        self.spent: Times = {}

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        """What the work gives; its time is added to that of the stage."""
        began = time.process_time()
        made = work()
        self.spent[stage] = self.spent.get(stage, 0.0) + time.process_time() - began
        return made


def staged(article: Article, clock: Clock) -> Annotation:
    """The annotation of an article, stage by stage, as `pipeline.annotate` makes it."""
    text, words = article.text, lexicon.load()
    laid = clock("layout", lambda: layout.lay_out(article, words))
    blocks = laid.blocks
    split = clock("sentences", lambda: sentences.segment(text, blocks, words))
    small = clock("quotes: scan", lambda: in_ordinary_case(text, words))
    if small is None:
        marked = clock("quotes: scan", lambda: marks.quotations(text, blocks, split, words))
        here = clock("quotes: scan", lambda: page_of(text, blocks, split, marked, words))
        spoken = clock("quotes: scan", lambda: echo.with_echoes(text, blocks, utterance.judged(here)))
        named = clock("quotes: attribution", lambda: attribution.attribute(here.quoting(spoken)))
        quoted = clock("quotes: roster", lambda: roster.settle(text, laid, split, spoken, named, words))
    else:
        quoted = clock("quotes: roster", lambda: quotes.find(text, laid, split, words))
    counted = clock("counts", lambda: counts.count(text, split, words))
    labelled = clock("labels", lambda: labels.label(text, blocks, split, quoted, counted, words))
    made = Annotation(article, blocks, laid.dropped, labelled, quoted.speakers, quoted.quotations)
    clock("fingerprint", lambda: groups.fingerprint(made))
    return made


def texts_of(corpus: Path | None) -> dict[str, list[str]]:
    """The texts by what they are, each once."""
    ours = sorted([*ROOT.glob("seeds/open/*.txt"), *ROOT.glob("tests/golden/news/open/*.txt")])
    found = {"articles on extremism": [path.read_text(encoding="utf-8") for path in ours]}
    if corpus:
        rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
        for name, genres in (
            ("news and interviews", {"news", "interview"}),
            ("other prose", {"bio", "voyage", "textbook"}),
        ):
            found[name] = [row["text"] for row in rows if row["genre"] in genres]
    return found


DASHED = "It was dark. — Who is there? — asked Ana.\n"
"""Dialogue that dashes set off, whose patterns are made when a text first holds any."""


def warm() -> None:
    """Makes what is made once a process."""
    for path in sorted(ROOT.glob("tests/golden/pages/*.page")):
        staged(article_from_text(DASHED + path.read_text(encoding="utf-8")), Clock())
    gc.collect()


def timed(texts: Sequence[str]) -> Times:
    """Seconds by stage."""
    warm()
    clock = Clock()
    for text in texts:
        staged(article_from_text(text), clock)
    return clock.spent


def measured(texts: Sequence[str]) -> dict[str, float]:
    """Megabytes a second by stage, and of all that counts."""
    rounds = []
    for _ in range(ROUNDS):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rounds.append(pool.apply(timed, (texts,)))
    size = sum(len(text.encode()) for text in texts) / 1e6
    best = {stage: min(times[stage] for times in rounds) for stage in rounds[0]}
    whole = min(sum(t for stage, t in times.items() if stage not in APART) for times in rounds)
    return {stage: size / spent for stage, spent in best.items()} | {"all but sentences": size / whole}


def table(result: dict[str, dict[str, float]]) -> str:
    """A Markdown table, a stage a row."""
    stages = list(dict.fromkeys(stage for speeds in result.values() for stage in speeds))
    lines = ["| MB/s, one core | " + " | ".join(result) + " |", "|---|" + "---|" * len(result)]
    for stage in stages:
        cells = [f"{speeds[stage]:.2f}" if stage in speeds else "" for speeds in result.values()]
        lines.append(f"| {stage} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def profile(texts: Sequence[str], stage: str | None) -> None:
    """Prints the functions that take most of the time of all stages or of one."""
    warm()
    profiler = cProfile.Profile()

    class Profiled(Clock):
        def __call__(self, name: str, work: Callable[[], T]) -> T:
            return profiler.runcall(work) if stage is None or name.startswith(stage) else work()

    for text in texts:
        staged(article_from_text(text), Profiled())
    pstats.Stats(profiler).sort_stats("tottime").print_stats(45)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, help="news to measure the speed on, as JSON Lines")
    parser.add_argument("--json", type=Path, help="write all figures there")
    parser.add_argument("--docs", type=Path, help="renew the table between the marks of that page")
    parser.add_argument(
        "--profile", nargs="?", const="", help="tell where the time of the stages so named goes"
    )
    arguments = parser.parse_args()
    texts = texts_of(arguments.corpus)
    if arguments.profile is not None:
        profile([text for some in texts.values() for text in some], arguments.profile)
        return
    result = {name: measured(some) for name, some in texts.items()}
    made = table(result)
    print(made)
    if arguments.docs:
        page.renew(arguments.docs, measured=made)
    if arguments.json:
        told = {"python": platform.python_version(), "rounds": ROUNDS, "megabytes_a_second": result}
        arguments.json.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
