"""What stands around a mark, read from the text."""

import re

from dsbuild.sentences.brackets import Brackets
from dsbuild.sentences.candidate import MARKER_REACH, QUOTES, Candidate, Case, Sight
from dsbuild.sentences.scanner import SOLID
from dsbuild.sentences.words import Words

OPENERS = re.compile(r"""[`"“”„‘’'«‹(\[{¿¡*_]*""")
WORD = re.compile(r"[^\W\d_]{1,40}(?:['’][^\W\d_]{1,8})?")
# What a word may be glued to: only the last part of `mid-Sept.`, `and/or.`, `(Mr.` is looked up.
GLUE = re.compile(r"""[-–—/"“”„‘’'«‹(\[{*_:]""")
REACH = 64
DASHES = frozenset("—–-")
# As plain integers: members of an enumeration are slow to combine.
INSIDE, EARLY, TIGHT, QUOTED, LOWER, DASHED, SPECIAL = map(
    int, (Sight.INSIDE, Sight.EARLY, Sight.TIGHT, Sight.QUOTED, Sight.LOWER, Sight.DASHED, Sight.SPECIAL)
)


class Reader:
    """Reads the candidates of `text[start:end]` in order; looks at each character a bounded number of times."""

    __slots__ = ("_breaks", "_text", "brackets", "end", "words")

    def __init__(self, text: str, start: int, end: int, breaks: re.Pattern[str], words: Words) -> None:
        self._text = text
        self.end = end
        self._breaks = breaks
        self.words = words
        self.brackets = Brackets(text, start, end, breaks)

    def read(self, begin: int, at: int, stop: int) -> Candidate | None:
        """What stands around the marks `text[at:stop]` of the sentence begun at `begin`; None at the end of a line."""
        text, end, words = self._text, self.end, self.words
        following = stop + 1 if text[stop] == " " else stop
        if text[following : following + 1].isspace():
            solid = SOLID.search(text, following, end)
            following = solid.start() if solid else end
            if following == end or (following > stop + 1 and self._breaks.search(text, stop, following)):
                return None
        elif following == end:
            return None
        mark, closers = text[at:stop], ""
        if mark != ".":
            closing = at + 1
            while closing < stop and text[closing] in ".!?… \u00a0\u202f\n":
                closing += 1
            mark, closers = text[at:closing], text[closing:stop]
            mark = mark if mark == "." else mark.rstrip()
        before = text[max(begin, at - REACH) : at].rsplit(None, 1)
        chunk = before[-1].rstrip() if before else ""
        word = chunk if chunk.isalpha() else GLUE.split(chunk)[-1]
        opening = None if text[following].isalnum() else OPENERS.match(text, following, end)
        first = opening.end() if opening else following
        after = WORD.match(text, first, end)
        case = _case(text[first]) if first < end else Case.OTHER
        inside = self.brackets.hold(begin, at, stop)
        quoted = closers != "" and not QUOTES.isdisjoint(closers)
        sight = INSIDE if inside else 0
        if at - begin <= MARKER_REACH:
            sight |= EARLY
        if following == stop:
            sight |= TIGHT
        if quoted:
            sight |= QUOTED
        if case is Case.LOWER:
            sight |= LOWER
        if opening and text[following] in DASHES:
            sight |= DASHED
        if len(word) < 2 or word.lower() in words.special or not word.isalnum():
            sight |= SPECIAL
        return Candidate(
            text,
            begin,
            at,
            stop,
            following,
            end,
            self._breaks,
            inside,
            words,
            mark,
            closers,
            following > stop,
            quoted,
            chunk,
            word,
            text[following:first],
            after.group() if after else "",
            case,
            sight,
        )


def _case(first: str) -> Case:
    if first.isupper():
        return Case.UPPER
    if first.islower():
        return Case.LOWER
    return Case.DIGIT if first.isdigit() else Case.OTHER
