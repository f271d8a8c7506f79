"""Words of a text, found at the speed of `str.split`."""

import re
from collections.abc import Callable
from itertools import chain

REMEMBERED = 50_000
"""Words with the signs around them that are remembered, at most."""
LONGEST = 40
"""Code points of one that is not remembered."""


class _Taken(dict[str, tuple[str, ...]]):
    """What a pattern finds in each of what stands between two spaces."""

    def __init__(self, word: re.Pattern[str]) -> None:
        super().__init__()
        self._word = word

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = (chunk,) if chunk.isalnum() else tuple(self._word.findall(chunk))
        if len(self) >= REMEMBERED:
            self.clear()
        if len(chunk) < LONGEST:
            self[chunk] = found
        return found


def splitter(word: re.Pattern[str]) -> Callable[[str], list[str]]:
    """What gives `word.findall` of a text, for a pattern that takes letters and digits whole and no white space."""
    taken = _Taken(word)

    def apart(text: str) -> list[str]:
        return list(chain.from_iterable(map(taken.__getitem__, text.split())))

    return apart
