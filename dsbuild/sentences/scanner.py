"""The expressions that find where a sentence may end; none of them looks at a character twice.

Each begins with one literal character, which `re` finds at the speed of memory; a class of characters costs it six
nanoseconds for every character of the text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dsbuild.sentences import lists

TERMINATORS = ".!?…"
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
SOLID = re.compile(r"\S")
PLAIN = 1
# A full stop after a word of two small letters or three at its end, with the space after it, before what may begin a
# sentence.
PLAIN_STOP = r"""(?<=[a-z ][a-z][a-z]\.)(["'”’»)\]]?)%s(?=[A-Z0-9]|["'“‘(][A-Z0-9])"""

Found: TypeAlias = tuple[int, int, bool]
"""Where a candidate begins and ends, and whether it is a break."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """`full_stops` finds full stops with the marks that close behind them, `breaks` one break.

    `lastindex` of a full stop is `PLAIN`, and its last character the space, where a word of small letters stands
    before it and what may begin a sentence after the space. `line_feeds` finds the breaks that begin with one, and
    `others` the other terminators and breaks, which are rare, each by its first character.
    """

    full_stops: re.Pattern[str]
    breaks: re.Pattern[str]
    line_feeds: re.Pattern[str]
    others: Sequence[tuple[str, re.Pattern[str], bool]]

    def rest(self, text: str, start: int, end: int, *, items: bool) -> list[Found]:
        """The candidates that begin with no full stop, in order; with `items`, those between the items of a line."""
        found = [(match.start(), match.end(), True) for match in self.line_feeds.finditer(text, start, end)]
        others = [
            (match.start(), match.end(), breaks)
            for first, pattern, breaks in self.others
            if first in text
            for match in pattern.finditer(text, start, end)
        ]
        if others:
            found = sorted(found + others)
        if items:
            lines = [start, *[stop for _, stop, breaks in found if breaks]]
            if gaps := [
                gap for line in lines if text[line] in lists.OPENS for gap in self._gaps(text, line, end)
            ]:
                found = sorted(found + gaps)
        return found

    def _gaps(self, text: str, line: int, end: int) -> Iterator[Found]:
        """The gaps between the items of the line that begins at `line`."""
        if lists.opens(text, line, end):
            after = self.breaks.search(text, line, end)
            for gap in lists.ends(text, line, after.start() if after else end):
                yield (*gap, True)


def _scanner(gap: str, plain_gap: str, breaks: str, broken: str, settled: str = "") -> Scanner:
    """What scans a text in which `gap` is white space and `broken`, which begins with one of `breaks`, is a break.

    `plain_gap` is the white space that most often follows a full stop. A mark before one of `settled` is no
    candidate, since the break ends the sentence.
    """
    # Closing marks, also after a space; note numbers; smileys.
    closers = (
        rf"""(?:["'”’»›)\]}}*_]|{gap}(?:[”’»)\]](?=\s|$)|["'](?=[{breaks}]|$))|[“‘«](?![\w“‘«])"""
        rf"|{gap}?\[(?:\d{{1,3}}|[a-z]|citation needed)\]|{gap}?[:;]-?[)(](?!\w))*+"
    )
    # No mark where a word, a number or a clause goes on.
    marks = rf"[{TERMINATORS}]*+(?:{gap}\.(?![\w.]))*+{closers}(?![a-z0-9,;:@/=&%\-–—{settled}]|[A-Z]\.)"
    return Scanner(
        full_stops=re.compile(rf"\.(?:{PLAIN_STOP % plain_gap}|{marks})"),
        breaks=re.compile(rf"[{breaks}]{broken}"),
        line_feeds=re.compile(breaks[0] + broken),
        others=(
            *((mark, re.compile(re.escape(mark) + marks), False) for mark in TERMINATORS[1:]),
            *((mark, re.compile(mark + broken), True) for mark in breaks[1:]),
        ),
    )


PARAGRAPH_A_LINE = _scanner(
    gap=r"[ \u00a0\u202f]", plain_gap=" ", breaks=LINE_BREAKS, broken=r"\s*+", settled=LINE_BREAKS
)
HARD_WRAPPED = _scanner(gap=r"[ \u00a0\u202f\n]", plain_gap=r"[ \n]", breaks="\n", broken=r"[^\S\n]*+\n\s*+")
UNBROKEN = _scanner(gap=r"[ \u00a0\u202f\n]", plain_gap=r"[ \n]", breaks="\n", broken=r"(?!)")
