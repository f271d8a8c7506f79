"""Words of a text, found at the speed of `str.split`."""

import re
from collections.abc import Callable
from functools import lru_cache

REMEMBERED = 20_000
"""Words with the signs around them that are remembered, at most."""


def splitter(word: re.Pattern[str]) -> Callable[[str], list[str]]:
    """What gives `word.findall` of a text, for a pattern that takes letters and digits whole and no white space."""

    @lru_cache(REMEMBERED)
    def taken(chunk: str) -> tuple[str, ...]:
        return tuple(word.findall(chunk))

    def apart(text: str) -> list[str]:
        words: list[str] = []
        for chunk in text.split():
            if chunk.isalnum():
                words.append(chunk)
            else:
                words += taken(chunk)
        return words

    return apart
