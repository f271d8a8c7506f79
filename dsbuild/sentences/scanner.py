"""The expressions that find where a sentence may end; none of them looks at a character twice.

Each begins with one literal character, which `re` finds at the speed of memory; a class of characters costs it six
nanoseconds for every character of the text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from dsbuild.sentences import lists

TERMINATORS = ".!?…"
LINE_BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
SOLID = re.compile(r"\S")
Found: TypeAlias = tuple[int, int, str | None]
"""Where a candidate begins and ends, and the tail of the word before if it is plain, else nothing; None is a break."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """`full_stops` finds full stops with the marks that close behind them, `breaks` one break.

    A full stop is plain where a group has matched, the tail of the word before it: its last character is then the
    white space after it. `line_feeds` finds the breaks that begin with one; `marks` match the other terminators,
    which may be plain too, and `other_breaks` the other breaks, each by its first character.
    """

    full_stops: re.Pattern[str]
    breaks: re.Pattern[str]
    line_feeds: re.Pattern[str]
    marks: Mapping[str, re.Pattern[str]]
    other_breaks: Mapping[str, re.Pattern[str]]

    def rest(self, text: str, start: int, end: int, *, items: bool) -> list[Found]:
        """The candidates that begin with no full stop, in order; with `items`, those between the items of a line."""
        found: list[Found] = [
            (match.start(), match.end(), None) for match in self.line_feeds.finditer(text, start, end)
        ]
        lines = [start, *[stop for _, stop, _ in found if text[stop] in lists.OPENS]] if items else []
        others: list[Found] = []
        for first in filter(text.__contains__, self.marks):
            others += [
                (match.start(), match.end(), match[match.lastindex] if match.lastindex else "")
                for match in _matches(text, start, end, first, self.marks[first])
            ]
        for first in filter(text.__contains__, self.other_breaks):
            rare = [match.span() for match in _matches(text, start, end, first, self.other_breaks[first])]
            others += [(at, stop, None) for at, stop in rare]
            lines += [stop for _, stop in rare if items]
        for line in lines:
            others += self._gaps(text, line, end)
        return sorted(found + others) if others else found

    def _gaps(self, text: str, line: int, end: int) -> Iterator[Found]:
        """The gaps between the items of the line that begins at `line`."""
        if lists.opens(text, line, end):
            after = self.breaks.search(text, line, end)
            for gap in lists.ends(text, line, after.start() if after else end):
                yield (*gap, None)


def _matches(
    text: str, start: int, end: int, first: str, pattern: re.Pattern[str]
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begins with the rare character `first`, which `str.find` finds faster."""
    at = text.find(first, start, end)
    while at >= 0:
        match = pattern.match(text, at, end)
        if match:
            yield match
        at = text.find(first, match.end() if match else at + 1, end)


# Directly behind a mark these tell that a word, a number or a clause goes on.
GOES_ON = r"a-z0-9,@/=&%\-–—"
# The number of a note, set high in print: `They left.12 She stayed.`
NOTE = r"(?<=[a-z][a-z][a-z][.!?])\d{1,2}(?=[ \n][A-Z])"
# Numbers of notes in brackets.
NOTES = r"(?: \[\d{1,3}\])*+"


def _terminator(
    mark: str, marks: str, goes_on: str, space: str, *, closers: str, openers: str
) -> re.Pattern[str]:
    """What finds a terminator that is plain, or else one with `marks` behind it, before none of `goes_on`.

    It is plain before `space` and what may begin a sentence, with one of `openers` or none, after a word of two
    letters, or one of three at its end, or a year; `closers` may come between, or one stand before the mark.
    A group has the tail of the word.
    """
    mark = re.escape(mark)
    begins = rf"{space}(?=[A-Z0-9]|[{openers}][A-Z0-9])"
    plain = (
        rf"(?<=([A-Za-z ][a-z][a-z]){mark}){closers}{begins}",
        rf"(?<=([A-Za-z][a-z][a-z])[\"'”’)]{mark}){begins}",
        rf"(?<=[ /–-]([0-9][0-9][0-9][0-9]){mark}){begins}",
    )
    # A figure behind small letters and the mark may be a note's.
    return re.compile(rf"{mark}(?![{goes_on}](?<![a-z]{mark}[0-9]))(?:{'|'.join(plain)}|{marks})")


def _scanner(gap: str, plain_gap: str, breaks: str, broken: str, settled: str = "") -> Scanner:
    """What scans a text in which `gap` is white space and `broken`, which begins with one of `breaks`, is a break.

    `plain_gap` is the white space that most often follows a full stop. A mark before one of `settled` is no
    candidate, since the break ends the sentence.
    """
    # Closing marks, also after a space; note numbers; smileys.
    closers = (
        rf"""(?:["'”’»›)\]}}*_]|{gap}(?:[”’»)\]](?=\s|$)|["'](?=[{breaks}]|$))|[“‘«](?![\w“‘«])"""
        rf"|{gap}?\[(?:\d{{1,3}}|[a-z]|[a-z -]{{1,24}} needed)\]|{gap}?[:;]-?[)(](?!\w)"
        rf"|{NOTE})*+"
    )
    # No mark where a word, a number or a clause goes on.
    goes_on = GOES_ON + settled
    marks = rf"[{TERMINATORS}]*+(?:{gap}\.(?![\w.]))*+{closers}(?![{goes_on};:]|[A-Z]\.)"
    closed = r"""["'”’»)\]]?""" + NOTES
    asked = partial(_terminator, marks=marks, goes_on=goes_on, space=plain_gap, closers="", openers="\"'“‘")
    return Scanner(
        full_stops=_terminator(".", marks, goes_on, plain_gap, closers=closed, openers="\"'“‘("),
        breaks=re.compile(rf"[{breaks}]{broken}"),
        line_feeds=re.compile(breaks[0] + broken),
        marks={"…": re.compile(f"…{marks}"), "!": asked("!"), "?": asked("?")},
        other_breaks={first: re.compile(first + broken) for first in breaks[1:]},
    )


PARAGRAPH_A_LINE = _scanner(
    gap=r"[ \u00a0\u202f]", plain_gap=" ", breaks=LINE_BREAKS, broken=r"\s*+", settled=LINE_BREAKS
)
HARD_WRAPPED = _scanner(gap=r"[ \u00a0\u202f\n]", plain_gap=r"[ \n]", breaks="\n", broken=r"[^\S\n]*+\n\s*+")
UNBROKEN = _scanner(gap=r"[ \u00a0\u202f\n]", plain_gap=r"[ \n]", breaks="\n", broken=r"(?!)")
