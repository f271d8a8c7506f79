"""What stands in a line with what came before, and no mark between: it had a line of its own before the text was copied."""

import re
from bisect import insort

from dsbuild.sentences.scanner import Found

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# The date at the end of a headline's line: `… of the lake Tuesday, September 1, 2015`.
DATED = re.compile(rf" (?={WEEKDAY}, {MONTH} \d{{1,2}}, \d{{4}}\Z)")
DATE_LENGTH = 30
# Behind these a date goes on.
BEFORE_DATE = re.compile(
    r"\b(?:on|of|for|until|till|since|by|from|to|before|after|and|through|dated|or|is|was)\Z|[^\w'’\"”]\Z"
)
# The number of a figure before what is said of it.
NUMBERED = re.compile(r"(?:Figure|Table|Chart|Map) \d{1,3}(?:[.-]\d{1,3}){0,2}( )(?=[A-Z(])")
CREDITED = re.compile(r"(?<=\w )Image: (?=[^\Wa-z][^\n]{1,80}(?:\n|\Z))")
CREDIT = "Image"
FIGURES = ("Figure ", "Table ", "Chart ", "Map ")
FIGURE_BEGINS = frozenset("FTCM")
DIGITS = frozenset("0123456789")


def added(found: list[Found], text: str, start: int, end: int) -> list[Found]:
    """The candidates of `text[start:end]`, in order, with the gaps at which something stands apart in its line."""
    gaps = []
    if text.startswith(FIGURES, start):
        gaps += _behind_a_number(text, start, end)
    if text[end - 1] in DIGITS:
        gaps += _before_a_date(text, start, end)
    for at, stop, tail in found:
        if tail is None:
            if text[stop] in FIGURE_BEGINS and text.startswith(FIGURES, stop):
                gaps += _behind_a_number(text, stop, end)
            if text[at - 1] in DIGITS:
                gaps += _before_a_date(text, start, at)
    colon = text.find(":", start, end)
    while colon >= 0:
        if text[colon - 1] == "e":
            gaps += _before_a_credit(text, start, colon - len(CREDIT), end)
        colon = text.find(":", colon + 1, end)
    for gap in gaps:
        insort(found, (*gap, None))
    return found


def _behind_a_number(text: str, line: int, end: int) -> list[tuple[int, int]]:
    """The gap behind the number of a figure with which a line begins."""
    numbered = NUMBERED.match(text, line, end)
    return [numbered.span(1)] if numbered else []


def _before_a_date(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The gap before the date that ends a line at `end`."""
    if not text[end - 4 : end].isdigit():
        return []
    dated = DATED.search(text, max(start, end - DATE_LENGTH), end)
    if (
        not dated
        or dated.start() == start
        or BEFORE_DATE.search(text, max(start, dated.start() - 10), dated.start())
    ):
        return []
    return [dated.span()]


def _before_a_credit(text: str, start: int, begin: int, end: int) -> list[tuple[int, int]]:
    """The gap before the credit of an image that begins here."""
    return [(begin - 1, begin)] if begin > start and CREDITED.match(text, begin, end) else []
