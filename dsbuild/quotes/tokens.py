"""Words and signs of a stretch of text, for reading noun phrases and cues."""

import re
from functools import cache
from typing import NamedTuple

from dsbuild.lexicon import Lexicon
from dsbuild.quotes.words import grammar

WORD = re.compile(
    r"[\"“”„‟«»‹›＂]|\([^()\n]{1,30}\)|(?:[^\W\d_]\.){1,5}(?!\w)|\w+(?:[’'.&/@-]\w+)*(?:[’'](?!\w))?\.?|@\w{2,}|[^\w\s]"
)
MARKS = frozenset('"“”„‟«»‹›＂')
CONTRACTED = re.compile(r"(i|you|he|she|it|we|they|who|that|there)[’'](re|ve|ll|d|m|s)", re.IGNORECASE)
VERBS = {"re": "are", "ve": "have", "ll": "will", "d": "had", "m": "am", "s": "is"}
NAME_ENDS = re.compile(r"[,.;:!?(]|\s[-–—]")
"""What ends a name that stands in marks with more (`signed “Cells of the Iron Spring, Kaltes”`)."""
SHOUT = 12
"""Code points of a stretch in capitals, at least, that is no abbreviation or name."""
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
    def is_adverb(self) -> bool:
        """Whether it ends as adverbs of manner do."""
        return len(self.word) > 4 and self.word.islower() and self.word.endswith("ly")

    @property
    def is_possessive(self) -> bool:
        """Whether it ends as a possessor does (`group's`, `rebels’`)."""
        return self.lower.endswith(("'s", "’s", "s'", "s’"))

    @property
    def bare_end(self) -> int:
        """Where it ends without the sign of a possessor."""
        if self.lower.endswith(("'s", "’s")):
            return self.end - 2
        return self.end - 1 if self.word.endswith(("'", "’")) else self.end


def tokens(text: str, start: int, end: int, lexicon: Lexicon) -> list[Token]:
    """The tokens of `text[start:end]`; double marks and short brackets, a party or an age, are left out.

    A full stop belongs to a word only in abbreviations and initials. Where all is in capitals, the words of
    the grammar are taken to be small.
    """
    abbreviated = _abbreviated(lexicon)
    shouted = end - start >= SHOUT and text[start:end].isupper()
    found: list[Token] = []
    for match in WORD.finditer(text, start, end):
        word = match[0]
        if word[0] in MARKS or (len(word) > 1 and word[0] == "("):
            continue
        at, after = match.span()
        if shouted:
            word = _recased(word, lexicon)
        if word[-1] == "." and len(word) > 2 and "." not in word[:-1] and word not in abbreviated:
            found.append(Token(at, after - 1, word[:-1], word[:-1].lower()))
            found.append(Token(after - 1, after, ".", "."))
        elif word[0] == "@" and len(word) > 1:
            found += _handle(at, after, word, found)
        elif ("’" in word or "'" in word) and (contracted := CONTRACTED.fullmatch(word)):
            found += _apart(at, after, contracted)
        else:
            found.append(Token(at, after, word, word.lower()))
    return found


def _handle(start: int, end: int, word: str, before: list[Token]) -> list[Token]:
    """The name of an account as one name, unless it is set behind the name of its owner (`Kelder Police @KelderPolice`)."""
    name = word[1:]
    if before and before[-1].word[0].isupper() and before[-1].end + 1 >= start:
        return [Token(start, start + 1, "@", "@"), Token(start + 1, end, name, name.lower())]
    return [Token(start, end, f"{name[0].upper()}{name[1:]}", name.lower())]


def _apart(start: int, end: int, contracted: re.Match[str]) -> list[Token]:
    """The pronoun and the verb of `they’re`."""
    at = start + contracted.end(1)
    verb = VERBS[contracted[2].lower()]
    return [Token(start, at, contracted[1], contracted[1].lower()), Token(at, end, verb, verb)]


def _recased(word: str, lexicon: Lexicon) -> str:
    lower = word.lower()
    bare = lower.rstrip(".")
    if word.capitalize() in _abbreviated(lexicon):
        return word.capitalize()
    known = grammar(lexicon).is_common(bare) and lower[:1].isalpha()
    return lower if known else word.capitalize()


@cache
def _abbreviated(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.speech.titles.words)
