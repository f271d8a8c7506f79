"""The floors that the rules have reached on the lots of sentences in `casualties/`, each written before it was run.

A floor is the share of sentences and figures found and right (F1), over all lots and for each.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsbuild.counts import count
from dsbuild.lexicon import load
from dsbuild.model import Sentence

LOTS = sorted(Path(__file__).with_name("casualties").glob("*.txt"))
COUNT = re.compile(r"(.+) = (\d+)(?:-(\d+)|(\+))? (killed|injured|missing|unspecified)")
OF_ALL, OF_EACH = 0.975, 0.90
Figure = tuple[int, int | None, str]


def rows(lot: Path) -> Iterator[tuple[str, list[tuple[str, Figure]]]]:
    """Each sentence with the words and bounds of its counts."""
    for line in lot.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, gold = line.rsplit(" => ", 1)
            yield text, [] if gold == "-" else [figure(item) for item in gold.split("; ")]


def figure(item: str) -> tuple[str, Figure]:
    match = COUNT.fullmatch(item)
    assert match, f"found {item!r}, expected `words = bounds kind`"
    words, low, high, opened, kind = match.groups()
    return words, (int(low), None if opened else int(high or low), kind)


def found(text: str) -> list[Figure]:
    (counts,) = count(text, [Sentence(0, len(text), 0)], load())
    return [(c.count_min, c.count_max, c.kind.value) for c in counts.casualties]


def f1(wanted: Counter, got: Counter) -> float:
    return 2 * (wanted & got).total() / (wanted.total() + got.total())


def scored(lots: list[Path]) -> tuple[float, float]:
    """F1 of sentences and of figures with their bounds and kind."""
    gold = [(text, [f for _, f in counts]) for lot in lots for text, counts in rows(lot)]
    told = [(text, found(text)) for text, _ in gold]
    sentences = [Counter(text for text, counts in side if counts) for side in (gold, told)]
    figures = [Counter((text, f) for text, counts in side for f in counts) for side in (gold, told)]
    return f1(*sentences), f1(*figures)


@pytest.mark.parametrize("lot", LOTS, ids=lambda lot: lot.stem)
def test_a_lot_is_well_formed_and_its_floor_holds(lot: Path) -> None:
    lines = list(rows(lot))
    assert len({text for text, _ in lines}) == len(lines) >= 50
    assert all(words in text for text, counts in lines for words, _ in counts)
    assert min(scored([lot])) >= OF_EACH


def test_the_floor_of_all_lots_holds() -> None:
    assert min(scored(LOTS)) >= OF_ALL
