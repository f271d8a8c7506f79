"""What stands around a mark, read from the text."""

import re

from dsbuild.sentences.brackets import Brackets
from dsbuild.sentences.candidate import Candidate, Case
from dsbuild.sentences.scanner import SOLID
from dsbuild.sentences.words import Words

OPENERS = re.compile(r"""["“”„‘’'«‹(\[{¿¡*_]*""")
WORD = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,8})?")
# What a word may be glued to: only the last part of `mid-Sept.`, `and/or.`, `(Mr.` is looked up.
GLUE = re.compile(r"""[-–—/"“”„‘’'«‹(\[{*_:]""")
REACH = 64


class Reader:
    """Reads the candidates of `text[start:end]` in order; looks at each character a bounded number of times."""

    __slots__ = ("_breaks", "_end", "_line_end", "_text", "_words", "brackets")

    def __init__(self, text: str, start: int, end: int, breaks: re.Pattern[str], words: Words) -> None:
        self._text = text
        self._end = end
        self._breaks = breaks
        self._words = words
        self._line_end = start
        self.brackets = Brackets(text, start, end, breaks)

    def read(self, begin: int, at: int, stop: int) -> Candidate | None:
        """What stands around the marks `text[at:stop]` of the sentence begun at `begin`; None at the end of a line."""
        text = self._text
        solid = SOLID.search(text, stop, self._end)
        following = solid.start() if solid else self._end
        if self._line_end <= at:
            found = self._breaks.search(text, stop, self._end)
            self._line_end = found.start() if found else self._end
        end = self._line_end
        if following >= end:
            return None
        closing = at + 1
        while closing < stop and text[closing] in ".!?… \u00a0\u202f\n":
            closing += 1
        before = text[max(begin, at - REACH) : at].rsplit(None, 1)
        chunk = before[-1].rstrip() if before else ""
        head = OPENERS.match(text, following, end)
        first = head.end() if head else following
        word = WORD.match(text, first, end)
        return Candidate(
            text,
            begin,
            at,
            stop,
            following,
            end,
            inside=self.brackets.hold(begin, at, stop),
            words=self._words,
            mark=text[at:closing].rstrip(),
            closers=text[closing:stop],
            chunk=chunk,
            word=chunk if chunk.isalpha() else GLUE.split(chunk)[-1],
            opener=text[following:first],
            following=word.group() if word else "",
            case=_case(text[first]) if first < end else Case.OTHER,
        )


def _case(first: str) -> Case:
    if first.isupper():
        return Case.UPPER
    if first.islower():
        return Case.LOWER
    return Case.DIGIT if first.isdigit() else Case.OTHER
