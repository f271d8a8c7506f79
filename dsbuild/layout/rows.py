"""Rows of furniture: parts on one line, each of them a date, a reading time, a section, a label and its value."""

import re

from dsbuild.layout.navigation import METRIC, READING_TIME
from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.timestamps import is_stamp
from dsbuild.layout.vocabulary import folded
from dsbuild.model import DropKind, Rule

MOST_WORDS = 20
LONGEST_UNKNOWN = 3
PARTS = re.compile(r"\s*[|•·]\s*|\t|\s{2,}|\s+[–—/]\s+")
TIMED = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\W{1,3}(?:\w+\W+){2}")
VALUE = re.compile(r"[^\W\d_][\w ]{1,20}:\s?[\w-]{1,20}(?:[ .][\w-]{1,20}){0,2}$")


def row(page: Page, index: int) -> Mark | None:
    """Two parts or more, half of them known furniture and the rest short, outside the prose or beside furniture."""
    line = page.lines[index]
    if line.words > MOST_WORDS or line.stops or line.opens_quoted:
        return None
    if not (page.at_top(index) or page.at_foot(index) or page.dropped(index - 1)):
        return None
    parts = [part for part in PARTS.split(line.text) if part]
    if len(parts) < 2:
        return None
    stamped = [part for part in parts if is_stamp(part, page.words)]
    known = [part for part in parts if part not in stamped and _is_known(part, page)]
    unknown = [part for part in parts if part not in stamped and part not in known]
    if 2 * len(unknown) > len(parts) or any(len(part.split()) > LONGEST_UNKNOWN for part in unknown):
        return None
    if not stamped:
        return Mark(DropKind.NAVIGATION) if len(known) > 1 and not unknown else None
    return Mark(DropKind.TIMESTAMP) if known or any(_is_full(part) for part in stamped) else None


def _is_known(part: str, page: Page) -> bool:
    if page.words.is_whole(folded(part)):
        return True
    return any(shape.match(part) for shape in (READING_TIME, METRIC, VALUE))


def _is_full(stamp: str) -> bool:
    """Whether the stamp has a year, so that it is no range or heading."""
    return re.search(r"(?:19|20)\d\d", stamp) is not None


def ticker(page: Page, index: int) -> Mark | None:
    """A headline behind its time above the article, one of several: not where such lines are a live blog's entries."""
    if page.live or not page.at_top(index) or not _is_timed(page.lines[index]):
        return None
    beside = (page.line(index - 1) if index else None, page.line(index + 1))
    return Mark(DropKind.LINK) if any(line is not None and _is_timed(line) for line in beside) else None


def _is_timed(line: Line) -> bool:
    return line.words <= MOST_WORDS and not line.stops and TIMED.match(line.text) is not None


RULES = (
    Rule("L014", "a row of dates, reading times, sections and labels is furniture", row),
    Rule("L017", "headlines behind their times above the article are links", ticker),
)
