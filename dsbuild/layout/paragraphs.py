import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
OTHER_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# A line feed with none before it and none behind.
LONE = re.compile(r"\n(?!\n)(?<!\n\n)")
NEW_PARAGRAPH = re.compile(r"\s{2,}|\t|[•▪●◦‣*·+]\s|[-–—]\s?|\d{1,2}[.)]\s|[QA][.:]\s")
FINAL = '.!?…:"”’»)]'
NARROWEST, WIDEST = 40, 100
SHORTEST_SHARE = 0.6
LONE_WIDTH = 55
RAGGED = 10
INDENT = re.compile(r"(?: {2,12}|\t)\S")
FEWEST_INDENTED, FEWEST_INSIDE = 2, 3
LEAST_INDENTED, LEAST_FLUSH = 0.25, 0.6


class Paragraph(NamedTuple):
    """A paragraph `text[start:end]`, trimmed; one that is `hard_wrapped` runs over several lines."""

    start: int
    end: int
    hard_wrapped: bool


def paragraphs(text: str) -> list[Paragraph]:
    """The paragraphs of a text in order: a line each, or a run of lines where a stretch is hard-wrapped.

    A stretch is the lines between two blank ones, and only itself decides how it is read, so that what
    stands elsewhere never changes it.
    """
    found: list[Paragraph] = []
    for stretch in _stretches(text):
        width = wrapped_at([text[start:end] for start, end in stretch]) if len(stretch) > 1 else 0
        if width:
            found.extend(_joined(text, stretch, width))
        else:
            found.extend(Paragraph(*_trimmed(text, *line), hard_wrapped=False) for line in stretch)
    return found


def all_on_a_line(text: str) -> bool:
    """Whether no stretch of the text is as narrow as hard-wrapped ones are, so that every line is a paragraph."""
    if not LONE.search(text) and not any(map(text.__contains__, OTHER_BREAKS)):
        return True
    widest, lines = 0, 0
    for width in map(len, map(str.rstrip, text.splitlines())):
        if width:
            widest, lines = max(widest, width), lines + 1
        elif lines > 1 and NARROWEST <= widest <= WIDEST:
            return False
        else:
            widest, lines = 0, 0
    return lines < 2 or not NARROWEST <= widest <= WIDEST


def _stretches(text: str) -> Iterator[list[tuple[int, int]]]:
    """The spans of non-blank lines, trimmed at the right, in runs that no blank line interrupts."""
    stretch: list[tuple[int, int]] = []
    reached = 0
    for match in LINE.finditer(text):
        start, line = match.start(), match.group().rstrip()
        if not line:
            continue
        if stretch and _blank_between(text, reached, start):
            yield stretch
            stretch = []
        stretch.append((start, start + len(line)))
        reached = match.end()
    if stretch:
        yield stretch


def _blank_between(text: str, start: int, end: int) -> bool:
    return end - start > 1 and text[start:end] != "\r\n"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    return end - len(text[start:end].lstrip()), end


def wrapped_at(lines: list[str]) -> int:
    """The column in code points at which the lines were broken, 0 when each is a paragraph.

    Broken lines are full: no further word would have fitted. More than a third of the breaks must also fall
    inside a sentence, so that lists, headlines and captions of like width stay lines of their own. Where
    paragraphs are indented, the lines of headings and codes between them may be as short as they like.
    """
    width = max(len(line) for line in lines)
    if not NARROWEST <= width <= WIDEST:
        return 0
    breaks = [(line, after) for line, after in pairwise(lines) if not _opens(after)]
    if not breaks:
        return 0
    running = sum(_runs_on(line, after) for line, after in breaks)
    if len(lines) < 3:
        line, after = breaks[0]
        return width if len(line) >= LONE_WIDTH and running and after[-1] in FINAL else 0
    full = sum(_is_full(line, after, width) for line, after in breaks)
    if full == len(breaks) and len(breaks) * 3 >= len(lines):
        return width if running * 3 > len(breaks) else 0
    indented = sum(INDENT.match(line) is not None for line in lines) >= FEWEST_INDENTED
    least = LEAST_INDENTED if indented else LEAST_FLUSH
    inside = sum(
        _is_full(line, after, width, RAGGED)
        and _runs_on(line, after)
        and (indented or after[0].islower() or line.isupper())
        for line, after in breaks
    )
    return width if inside >= max(FEWEST_INSIDE, least * len(breaks)) else 0


def _opens(line: str) -> bool:
    return NEW_PARAGRAPH.match(line) is not None


def _is_full(line: str, after: str, width: int, slack: int = 2) -> bool:
    word = len(after.split(None, 1)[0])
    return len(line) >= SHORTEST_SHARE * width and len(line) + 1 + word >= width - slack and " " in line


def _runs_on(line: str, after: str) -> bool:
    """Whether a sentence goes on over a break; in upper case only the lack of an end can tell."""
    if line[-1] in FINAL:
        return False
    return after[0].islower() or (line.isupper() and after.isupper())


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether a paragraph of a stretch that is broken at the width goes on over a break."""
    if _opens(after):
        return False
    return _is_full(line, after, width, RAGGED) or (_runs_on(line, after) and after[0].islower())


def _joined(text: str, stretch: list[tuple[int, int]], width: int) -> Iterator[Paragraph]:
    start, end = stretch[0]
    line, lines = text[start:end], 1
    for next_start, next_end in stretch[1:]:
        after = text[next_start:next_end]
        if not _goes_on(line, after, width):
            yield Paragraph(*_trimmed(text, start, end), hard_wrapped=lines > 1)
            start, lines = next_start, 0
        line, end, lines = after, next_end, lines + 1
    yield Paragraph(*_trimmed(text, start, end), hard_wrapped=lines > 1)
