"""The sentences of an article word by word."""

from collections.abc import Iterator
from typing import NamedTuple

from dsbuild.quotes.roster.reading import BOUNDARY, QUOTED, Reading
from dsbuild.quotes.roster.shapes import NAME

UNREAD = frozenset({NAME, QUOTED, "X"})


class Saying(NamedTuple):
    """A sentence with a name: its words in lower case, the class of each, and where in it which names stand."""

    words: list[str]
    kinds: list[str]
    names: list[tuple[int, int]]


def sayings(reading: Reading, classes: str) -> Iterator[Saying]:
    """The sentences that hold names."""
    here = 0
    while (stop := classes.find(BOUNDARY, here)) >= 0:
        if classes.find(NAME, here, stop) >= 0:
            yield _saying(reading, classes, here, stop)
        here = stop + 1


def _saying(reading: Reading, classes: str, start: int, stop: int) -> Saying:
    words: list[str] = []
    kinds: list[str] = []
    names: list[tuple[int, int]] = []
    for index, (kind, low) in enumerate(
        zip(classes[start:stop], reading.low[start:stop], strict=True), start
    ):
        if kind in UNREAD:
            if kind == NAME:
                names.append((len(words), index))
            words.append("")
            kinds.append(kind)
        elif " " in low:
            words += low.split()
            kinds += kind * (len(words) - len(kinds))
        else:
            words.append(low)
            kinds.append(kind)
    return Saying(words, kinds, names)
