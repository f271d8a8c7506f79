"""What stands around a mark, read from the text."""

import re

from dsbuild.sentences.brackets import Brackets
from dsbuild.sentences.candidate import QUOTES, Candidate, Case
from dsbuild.sentences.scanner import SOLID
from dsbuild.sentences.words import Words

OPENERS = re.compile(r"""["“”„‘’'«‹(\[{¿¡*_]*""")
WORD = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,8})?")
# What a word may be glued to: only the last part of `mid-Sept.`, `and/or.`, `(Mr.` is looked up.
GLUE = re.compile(r"""[-–—/"“”„‘’'«‹(\[{*_:]""")
REACH = 64


class Reader:
    """Reads the candidates of `text[start:end]` in order; looks at each character a bounded number of times."""

    __slots__ = ("_breaks", "_end", "_text", "brackets", "words")

    def __init__(self, text: str, start: int, end: int, breaks: re.Pattern[str], words: Words) -> None:
        self._text = text
        self._end = end
        self._breaks = breaks
        self.words = words
        self.brackets = Brackets(text, start, end, breaks)

    def read(self, begin: int, at: int, stop: int) -> Candidate | None:
        """What stands around the marks `text[at:stop]` of the sentence begun at `begin`; None at the end of a line."""
        text, end = self._text, self._end
        following = _next_solid(text, stop, end)
        if following == end or (following > stop + 1 and self._breaks.search(text, stop, following)):
            return None
        closing = at + 1
        while closing < stop and text[closing] in ".!?… \u00a0\u202f\n":
            closing += 1
        mark, closers = text[at:closing], text[closing:stop]
        before = text[max(begin, at - REACH) : at].rsplit(None, 1)
        chunk = before[-1].rstrip() if before else ""
        opening = None if text[following].isalnum() else OPENERS.match(text, following, end)
        first = opening.end() if opening else following
        word = WORD.match(text, first, end)
        return Candidate(
            text,
            begin,
            at,
            stop,
            following,
            end,
            self._breaks,
            self.brackets.hold(begin, at, stop),
            self.words,
            mark if mark == "." else mark.rstrip(),
            closers,
            following > stop,
            closers != "" and not QUOTES.isdisjoint(closers),
            chunk,
            chunk if chunk.isalpha() else GLUE.split(chunk)[-1],
            text[following:first],
            word.group() if word else "",
            _case(text[first]) if first < end else Case.OTHER,
        )


def _next_solid(text: str, start: int, end: int) -> int:
    solid = SOLID.search(text, start, end)
    return solid.start() if solid else end


def _case(first: str) -> Case:
    if first.isupper():
        return Case.UPPER
    if first.islower():
        return Case.LOWER
    return Case.DIGIT if first.isdigit() else Case.OTHER
