"""Words and signs of a stretch of text, for reading noun phrases and cues."""

import re
from functools import cache
from typing import NamedTuple

from dsbuild.lexicon import Lexicon

WORD = re.compile(
    r"[\"“”„‟«»‹›＂]|\([^()\n]{1,30}\)|(?:[^\W\d_]\.){1,5}(?!\w)|\w+(?:[’'.&/@-]\w+)*(?:[’'](?!\w))?\.?|[^\w\s]"
)
MARKS = frozenset("\"“”„‟«»‹›＂")
REACH = 600
"""Code points before and after a quotation that can name its speaker."""


class Token(NamedTuple):
    """A word or a sign `text[start:end]`; `lower` is it in lower case."""

    start: int
    end: int
    word: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Whether it holds letters or digits."""
        return self.word[0].isalnum()

    @property
    def is_possessive(self) -> bool:
        """Whether it ends as a possessor does (`group's`, `rebels’`)."""
        return self.lower.endswith(("'s", "’s", "s'", "s’"))


def tokens(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of `text[start:end]`; double marks and short brackets, a party or an age, are left out.

    A full stop belongs to a word only in abbreviations and initials.
    """
    abbreviated = _abbreviated(lexicon)
    found: list[Token] = []
    for match in WORD.finditer(text, start, end):
        word = match[0]
        if word[0] in MARKS or (len(word) > 1 and word[0] == "("):
            continue
        at, after = match.span()
        if word[-1] == "." and len(word) > 2 and "." not in word[:-1] and word not in abbreviated:
            found.append(Token(at, after - 1, word[:-1], word[:-1].lower()))
            found.append(Token(after - 1, after, ".", "."))
        else:
            found.append(Token(at, after, word, word.lower()))
    return found


@cache
def _abbreviated(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.speech.titles.words)
