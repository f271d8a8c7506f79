"""What stands in a line with what came before, and no mark between: it had a line of its own before the text was copied."""

import re

from dsbuild.sentences.scanner import Found

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# The date at the end of a headline's line: `… of the lake Tuesday, September 1, 2015`.
DATED = re.compile(rf" (?={WEEKDAY}, {MONTH} \d{{1,2}}, \d{{4}}\Z)")
DATE_LENGTH = 29
# The number of a figure before what is said of it.
NUMBERED = re.compile(r"(?:Figure|Table|Chart|Map) \d{1,3}(?:[.-]\d{1,3}){0,2}( )(?=[A-Z(])")
NUMBERED_BEGIN = frozenset("FTCM")
CREDITED = re.compile(r"Image: (?<=\w Image: )(?=[^\Wa-z][^\n]{1,80}(?:\n|\Z))")
# Found faster than by the expression, and seldom there.
CREDIT = "Image:"


def added(found: list[Found], text: str, start: int, end: int) -> list[Found]:
    """The candidates of `text[start:end]`, in order, with the gaps at which something stands apart."""
    lines = [stop for _, stop, breaks in found if breaks]
    gaps = _behind_a_headline(text, start, next((at for at, _, breaks in found if breaks), start))
    for line in lines:
        if text[line] in NUMBERED_BEGIN and (numbered := NUMBERED.match(text, line, end)):
            gaps.append(numbered.span(1))
    if text.find(CREDIT, start, end) >= 0:
        gaps += [(match.start() - 1, match.start()) for match in CREDITED.finditer(text, start, end)]
    return sorted({*found, *((*gap, True) for gap in gaps)}) if gaps else found


def _behind_a_headline(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The gap before the date that ends the first line."""
    tail = max(start, end - DATE_LENGTH - 1)
    dated = DATED.search(text, tail, end)
    if not dated or not (text[dated.start() - 1].isalnum() or text[dated.start() - 1] in "'’\"”"):
        return []
    return [dated.span()]
