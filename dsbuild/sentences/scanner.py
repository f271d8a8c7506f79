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
# A full stop after three small letters, with the space after it, before what may begin a sentence.
PLAIN_STOP = r"""(?<=[a-z][a-z][a-z]\.)(["'”’»)\]]?)%s(?=[A-Z0-9]|["'“‘(][A-Z0-9])"""

Found: TypeAlias = tuple[int, int, bool]
"""Where a candidate begins and ends, and whether it is a break."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """`full_stops` finds full stops with the marks that close behind them, `breaks` one break.

    `lastindex` of a full stop is `PLAIN`, and its last character the space, where three small letters stand before it
    and what may begin a sentence after the space. `others` find the other terminators and the breaks, each by its
    first character.
    """

    full_stops: re.Pattern[str]
    breaks: re.Pattern[str]
    others: Sequence[tuple[str, re.Pattern[str], bool]]

    def rest(self, text: str, start: int, end: int, *, items: bool) -> list[Found]:
        """The candidates that begin with no full stop, in order; with `items`, those between the items of a line."""
        found: list[Found] = []
        for first, pattern, breaks in self.others:
            at = text.find(first, start, end)
            while at >= 0:
                match = pattern.match(text, at, end)
                stop = match.end() if match else at + 1
                if match:
                    found.append((at, stop, breaks))
                at = text.find(first, stop, end)
        found.sort()
        if items and (gaps := list(_gaps(text, start, end, found))):
            found = sorted(found + gaps)
        return found


def _gaps(text: str, start: int, end: int, found: Sequence[Found]) -> Iterator[Found]:
    """The gaps between items, in lines that open with what a marker opens with."""
    line = start
    for at, stop, breaks in (*found, (end, end, True)):
        if breaks:
            if line < at and text[line] in lists.OPENS:
                yield from ((*gap, True) for gap in lists.ends(text, line, at))
            line = stop


def _scanner(gap: str, plain_gap: str, breaks: str, broken: str, settled: str = "") -> Scanner:
    """What scans a text in which `gap` is white space and `broken`, which begins with one of `breaks`, is a break.

    `plain_gap` is the white space that most often follows a full stop. A mark before one of `settled` is no
    candidate, since the break ends the sentence.
    """
    # Closing marks, also after a space; note numbers; smileys.
    closers = (
        rf"""(?:["'”’»›)\]}}*_]|{gap}(?:[”’»)\]](?=\s|$)|["'](?=[{breaks}]|$))|[“‘«](?![\w“‘«])"""
        rf"|{gap}?\[(?:\d{{1,3}}|[a-z]|[a-z -]{{1,24}} needed)\]|{gap}?[:;]-?[)(](?!\w)"
        rf"|(?<=[a-z][a-z][a-z][.!?])\d{{1,2}}(?=[ \n][A-Z]))*+"
    )
    # No mark where a word, a number or a clause goes on.
    marks = rf"[{TERMINATORS}]*+(?:{gap}\.(?![\w.]))*+{closers}(?![a-z0-9,;:@/=&%\-–—{settled}]|[A-Z]\.)"
    return Scanner(
        full_stops=re.compile(rf"\.(?:{PLAIN_STOP % plain_gap}|{marks})"),
        breaks=re.compile(rf"[{breaks}]{broken}"),
        others=(
            *((mark, re.compile(re.escape(mark) + marks), False) for mark in TERMINATORS[1:]),
            *((mark, re.compile(mark + broken), True) for mark in breaks),
        ),
    )


PARAGRAPH_A_LINE = _scanner(
    gap=r"[ \u00a0\u202f]", plain_gap=" ", breaks=LINE_BREAKS, broken=r"\s*+", settled=LINE_BREAKS
)
HARD_WRAPPED = _scanner(gap=r"[ \u00a0\u202f\n]", plain_gap=r"[ \n]", breaks="\n", broken=r"[^\S\n]*+\n\s*+")
UNBROKEN = _scanner(gap=r"[ \u00a0\u202f\n]", plain_gap=r"[ \n]", breaks="\n", broken=r"(?!)")
