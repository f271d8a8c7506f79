"""What stands in a line with what came before, and no mark between: it had a line of its own before the text was copied."""

import re

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
NUMBERED_BEGIN = frozenset("FTCM")
CREDITED = re.compile(r"Image: (?<=\w Image: )(?=[^\Wa-z][^\n]{1,80}(?:\n|\Z))")
# Found faster than by the expression, and seldom there.
CREDIT = "Image:"


def added(found: list[Found], text: str, start: int, end: int) -> list[Found]:
    """The candidates of `text[start:end]`, in order, with the gaps at which something stands apart in its line."""
    gaps = []
    line = start
    for at, stop, breaks in (*found, (end, end, True)):
        if breaks:
            if text[line] in NUMBERED_BEGIN and (numbered := NUMBERED.match(text, line, at)):
                gaps.append(numbered.span(1))
            if text[at - 4 : at].isdigit() and (dated := DATED.search(text, max(line, at - DATE_LENGTH), at)):
                gaps += [dated.span()] if _ends_a_headline(text, line, dated.start()) else []
            line = stop
    if text.find(CREDIT, start, end) >= 0:
        gaps += [(match.start() - 1, match.start()) for match in CREDITED.finditer(text, start, end)]
    return sorted({*found, *((*gap, True) for gap in gaps)}) if gaps else found


def _ends_a_headline(text: str, line: int, at: int) -> bool:
    return line < at and not BEFORE_DATE.search(text, max(line, at - 10), at)
