"""The sentences of an article word by word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from dsbuild.quotes.roster.reading import BOUNDARY, EXTREMIST, QUOTED, Reading
from dsbuild.quotes.roster.shapes import NAME

_NAMED = re.compile(NAME)
_UNREAD = re.compile(f"[{NAME}{QUOTED}{EXTREMIST}]")


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
    words, kinds = reading.low[start:stop], list(classes[start:stop])
    for match in _UNREAD.finditer(classes, start, stop):
        words[match.start() - start] = ""
    for at in [at for at, word in enumerate(words) if " " in word][::-1]:
        parts = words[at].split()
        words[at : at + 1], kinds[at : at + 1] = parts, [kinds[at]] * len(parts)
    named = [match.start() for match in _NAMED.finditer(classes, start, stop)]
    places = [at for at, kind in enumerate(kinds) if kind == NAME]
    return Saying(words, kinds, list(zip(places, named, strict=True)))
