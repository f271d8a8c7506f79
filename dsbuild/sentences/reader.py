"""What stands around a mark, read from the text."""

import re
from functools import lru_cache

from dsbuild.sentences import sight
from dsbuild.sentences.brackets import Brackets
from dsbuild.sentences.candidate import MARKER_REACH, QUOTES, Candidate, Case
from dsbuild.sentences.catalogue import Rules
from dsbuild.sentences.scanner import SOLID, TERMINATORS
from dsbuild.sentences.words import Words

OPENERS = re.compile(r"""["“”„‘’'«‹(\[{¿¡*_]*""")
WORD = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,8})?")
# What a word may be glued to: only the last part of `mid-Sept.`, `and/or.`, `(Mr.` is looked up.
GLUE = re.compile(r"""[-–—/"“”„‘’'«‹(\[{*_:]""")
CLOSING = "\"'”’»)]"
REACH = 64
DASHES = frozenset("—–-")
WITHIN_MARKS = frozenset(TERMINATORS + " \u00a0\u202f\n")
# Nothing longer at the head of a sentence that opens with a letter is a marker: `xxxviii)`.
NUMERAL_REACH = 8


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
        following = stop + 1 if text[stop] == " " else stop
        first = text[following]
        if first.isspace():
            following = SOLID.search(text, following, end).start()
            if following > stop + 1 and self._breaks.search(text, stop, following):
                return False, following
            first = text[following]
        # The marks.
        mark, closers, seen = ".", "", sight.FULL_STOP
        if stop > at + 1 or text[at] != ".":
            mark, closers, seen = _short_marks(text[at:stop]) if stop < at + 8 else _marks(text[at:stop])
        # The word before.
        reach = at - REACH if at - REACH > begin else begin
        space = text.rfind(" ", reach, at)
        chunk = word = text[space + 1 if space >= 0 else reach : at]
        if not word.isalnum():
            before = text[reach:at].rsplit(None, 1)
            chunk = before[-1] if before else ""
            word = (self._inside(chunk) if seen & sight.FULL_STOP else "") or GLUE.split(chunk)[-1]
        seen |= self._seen_of_word(word)
        # What follows.
        opener = ""
        if not first.isalnum():
            opener = OPENERS.match(text, following, end).group()
            if first in DASHES:
                seen |= sight.DASHED
            elif "(" in opener or "[" in opener:
                seen |= sight.BRACKETED
            solid = following + len(opener)
            first = text[solid] if solid < end else ""
        if first.islower():
            seen |= sight.LOWER
        if following == stop:
            seen |= sight.TIGHT
        # The place.
        if at - begin <= MARKER_REACH and (at - begin <= NUMERAL_REACH or not text[begin].isalpha()):
            seen |= sight.EARLY
        if self.brackets.first < at and self.brackets.hold(begin, at, stop):
            seen |= sight.INSIDE
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
            seen & sight.INSIDE != 0,
            self.words,
            mark,
            closers,
            following > stop,
            seen & sight.QUOTED != 0,
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

    def _seen_of_word(self, word: str) -> int:
        """What is in sight of the word before: what it is on a list for, or that it is an ordinary one."""
        words, lowered = self.words, word.lower()
        seen = 0
        if lowered in words.special:
            seen = words.sights.get(word, sight.KNOWN)
        elif len(word) > 1 and word.isalnum():
            return sight.ORDINARY
        if len(word) < 2:
            return seen | sight.SHORT
        if "." in word:
            return seen | sight.NAME
        bare = lowered.rstrip(CLOSING)
        known = len(bare) < 2 or bare in words.special
        return seen if known else seen | sight.ORDINARY


def _marks(marks: str) -> tuple[str, str, int]:
    """The terminators among the marks, those that close behind them, and what is in sight of both."""
    closing = 1
    while closing < len(marks) and marks[closing] in WITHIN_MARKS:
        closing += 1
    mark, closers = marks[:closing], marks[closing:]
    mark = mark if mark == "." else mark.rstrip()
    seen = sight.CLOSED if closers else 0
    if mark == ".":
        seen |= sight.FULL_STOP
    elif len(mark) > 1 or mark == "…":
        seen |= sight.DOTS
    if "?" in mark or "!" in mark:
        seen |= sight.ASKED
    if not QUOTES.isdisjoint(closers):
        seen |= sight.QUOTED
    return mark, closers, seen


_short_marks = lru_cache(maxsize=1024)(_marks)


def _case(first: str) -> str:
    if first.isupper():
        return Case.UPPER
    if first.islower():
        return Case.LOWER
    return Case.DIGIT if first.isdigit() else Case.OTHER
