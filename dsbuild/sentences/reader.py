"""What stands around a mark, read from the text."""

import re
from functools import lru_cache

from dsbuild.sentences.brackets import Brackets
from dsbuild.sentences.candidate import MARKER_REACH, QUOTES, Candidate, Case
from dsbuild.sentences.catalogue import Rules
from dsbuild.sentences.scanner import SOLID, TERMINATORS
from dsbuild.sentences.sight import (
    ASKED,
    BRACKETED,
    BRIEF,
    CLOSED,
    DASHED,
    DOTS,
    EARLY,
    FIGURE,
    FULL_STOP,
    INSIDE,
    KNOWN,
    LOWER,
    NAME,
    ORDINARY,
    QUOTED,
    SHORT,
    TIGHT,
)
from dsbuild.sentences.words import Words

OPENERS = re.compile(r"""[`"“”„‘’'«‹(\[{¿¡*_]*""")
WORD = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,8})?")
# What a word may be glued to: only the last part of `mid-Sept.`, `and/or.`, `(Mr.` is looked up.
GLUE = re.compile(r"""[-–—/"“”„‘’'«‹(\[{*_:]""")
CLOSING = "\"'”’»)]"
REACH = 64
DASHES = frozenset("—–-")
WITHIN_MARKS = frozenset(TERMINATORS + " \u00a0\u202f\n")
# Nothing longer at the head of a sentence that opens with a letter is a marker: `xxxviii)`.
NUMERAL_REACH = 8
FEW = 8
# No longer word is taken for a shortened one.
BRIEF_LENGTH = 6
PLAIN = (".", "", FULL_STOP)


class Reader:
    """Reads the candidates of `text[start:end]` in order; looks at each character a bounded number of times.

    With `thorough` every candidate is read whole, even where what is in sight tells what the rules will say.
    """

    __slots__ = ("_breaks", "_rules", "_thorough", "brackets", "end", "text", "words")

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        breaks: re.Pattern[str],
        words: Words,
        rules: Rules,
        *,
        thorough: bool,
    ) -> None:
        self.text = text
        self.end = end
        self.words = words
        self.brackets = Brackets(text, start, end, breaks)
        self._breaks = breaks
        self._rules = rules
        self._thorough = thorough

    def read(self, begin: int, at: int, stop: int) -> tuple[Candidate | bool, int]:
        """What stands around the marks `text[at:stop]` of the sentence begun at `begin`, and where it goes on.

        Where what is in sight settles it, only whether the sentence ends; at the end of a line that it does not.
        """
        text, end = self.text, self.end
        following, first = stop, text[stop]
        if first == " ":
            following, first = stop + 1, text[stop + 1]
        if first.isspace():
            solid = SOLID.search(text, following, end)
            following = solid.start() if solid else end - 1
            if following > stop + 1 and self._breaks.search(text, stop, following):
                return False, following
            first = text[following]
        marks, length = text[at:stop], at - begin
        mark, closers, seen = PLAIN if marks == "." else _of_marks(marks)
        before = text[at - REACH if length > REACH else begin : at].rsplit(None, 1)
        chunk = word = before[-1] if before else ""
        if not word.isalnum():
            word = (self._inside(chunk) if seen & FULL_STOP else "") or GLUE.split(chunk)[-1]
        seen |= self._of_word(word)
        opener = ""
        if not first.isalnum():
            opener, first, shown = self._of_opener(following)
            seen |= shown
        if first.islower():
            seen |= LOWER if len(word) > BRIEF_LENGTH else LOWER | BRIEF
        if following == stop:
            seen |= TIGHT
        if length <= MARKER_REACH and (length <= NUMERAL_REACH or not text[begin].isalpha()):
            seen |= EARLY
        if self.brackets.first < at and self.brackets.hold(begin, at, stop):
            seen |= INSIDE
        if not self._thorough:
            settled = self._rules.settled(seen)
            if settled is not None:
                return settled, following
        after = WORD.match(text, following + len(opener), end)
        return Candidate(
            text,
            begin,
            at,
            stop,
            following,
            end,
            self._breaks,
            seen & INSIDE != 0,
            self.words,
            mark,
            closers,
            following > stop,
            seen & QUOTED != 0,
            chunk,
            word,
            opener,
            after.group() if after else "",
            _case(first),
            seen,
        ), following

    def _inside(self, chunk: str) -> str:
        """The ordinary word at the end of what stands before the marks, inside quotation marks or brackets, or ""."""
        word = GLUE.split(chunk.rstrip(CLOSING))[-1]
        return word if len(word) > 1 and word.isalnum() and word.lower() not in self.words.special else ""

    def _of_word(self, word: str) -> int:
        """What is in sight of the word before: what it is on a list for, or that it is an ordinary one."""
        words, lowered = self.words, word.lower()
        seen = 0
        if lowered in words.special:
            seen = words.sights.get(word, KNOWN)
        elif len(word) > 1 and word.isalnum():
            return ORDINARY
        if len(word) < 2:
            return seen | (FIGURE if word.isdecimal() else SHORT)
        if "." in word:
            return seen | NAME
        bare = lowered.rstrip(CLOSING)
        known = len(bare) < 2 or bare in words.special
        return seen if known else seen | ORDINARY

    def _of_opener(self, following: int) -> tuple[str, str, int]:
        """The marks that open what follows, the first character behind them, and what is in sight of both."""
        text, end = self.text, self.end
        opening = OPENERS.match(text, following, end)
        opener = opening.group() if opening else ""
        solid = following + len(opener)
        first = text[solid] if solid < end else ""
        if text[following] in DASHES:
            return opener, first, DASHED
        return opener, first, BRACKETED if "(" in opener or "[" in opener else 0


def _marks(marks: str) -> tuple[str, str, int]:
    """The terminators among the marks, those that close behind them, and what is in sight of both."""
    closing = 1
    while closing < len(marks) and marks[closing] in WITHIN_MARKS:
        closing += 1
    mark, closers = marks[:closing], marks[closing:]
    mark = mark if mark == "." else mark.rstrip()
    seen = CLOSED if closers else 0
    if mark == ".":
        seen |= FULL_STOP
    elif len(mark) > 1 or mark == "…":
        seen |= DOTS
    if "?" in mark or "!" in mark:
        seen |= ASKED
    if not QUOTES.isdisjoint(closers):
        seen |= QUOTED
    return mark, closers, seen


_few_marks = lru_cache(maxsize=1024)(_marks)


def _of_marks(marks: str) -> tuple[str, str, int]:
    """`_marks`, remembered of a few."""
    return _few_marks(marks) if len(marks) < FEW else _marks(marks)


def _case(first: str) -> str:
    if first.isupper():
        return Case.UPPER
    if first.islower():
        return Case.LOWER
    return Case.DIGIT if first.isdigit() else Case.OTHER
