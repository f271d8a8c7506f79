"""Lists whose items follow one another on one line."""

import re
from collections.abc import Iterator

BULLETS = "•·▪●◦‣⁃"
# A bullet with a number, or a number in a bracket; what a bare `1.` or `a.` is, only its line can tell.
MARKER = re.compile(rf"([{BULLETS}]?)\s?(\d{{1,2}})(\.\)|\)|(?<=\d)\.)\s+(?=[^\W_a-z])")
NEXT = re.compile(rf"\s+(?=[{BULLETS}]?\s?\d{{1,2}}(?:\.\)|[.)])\s)")
OPENS = frozenset(BULLETS + "0123456789")


def opens(text: str, start: int, end: int) -> bool:
    """Whether what begins at `start` is a marker that tells of a list."""
    marker = MARKER.match(text, start, end)
    return marker is not None and _telling(marker)


def ends(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the items of the line `text[start:end]` end, and where the next begin.

    A line is a list when it opens with a marker and the marker with the next number, of the same make, follows.
    """
    opening = MARKER.match(text, start, end)
    if not opening or not _telling(opening):
        return
    bullet, number, close = opening.groups()
    last = int(number)
    for gap in NEXT.finditer(text, opening.end(), end):
        marker = MARKER.match(text, gap.end(), end)
        if marker and marker.groups() == (bullet, str(last + 1), close):
            last += 1
            yield gap.span()


def _telling(marker: re.Match[str]) -> bool:
    return marker[1] != "" or marker[3] != "."
