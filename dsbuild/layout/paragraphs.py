import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
NEW_PARAGRAPH = re.compile(r"\s{2,}|\t|[•▪●◦‣*·+]\s|[-–—]\s?|\d{1,2}[.)]\s|[QA][.:]\s")
FINAL = '.!?…:"”’»)]'
NARROWEST, WIDEST = 40, 100
SHORTEST_SHARE = 0.6
LONE_WIDTH = 55


@dataclass(frozen=True, slots=True)
class Paragraph:
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
        if len(stretch) > 1 and is_hard_wrapped([text[start:end] for start, end in stretch]):
            found.extend(_joined(text, stretch))
        else:
            found.extend(Paragraph(*_trimmed(text, *line), hard_wrapped=False) for line in stretch)
    return found


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


def is_hard_wrapped(lines: list[str]) -> bool:
    """Whether the lines were broken at a column: each full, as no further word would have fitted.

    More than a third of the breaks must also fall inside a sentence, so that lists, headlines and captions
    of like width stay lines of their own.
    """
    width = max(len(line) for line in lines)
    if not NARROWEST <= width <= WIDEST:
        return False
    breaks = [(line, after) for line, after in pairwise(lines) if not _opens(after)]
    if len(breaks) * 3 < len(lines):
        return False
    if len(lines) < 3:
        return all(
            len(line) >= LONE_WIDTH and _runs_on(line, after) and after[-1] in FINAL for line, after in breaks
        )
    return all(_is_full(line, after, width) for line, after in breaks) and (
        3 * sum(_runs_on(line, after) for line, after in breaks) > len(breaks)
    )


def _opens(line: str) -> bool:
    return NEW_PARAGRAPH.match(line) is not None


def _is_full(line: str, after: str, width: int) -> bool:
    word = len(after.split(None, 1)[0])
    return len(line) >= SHORTEST_SHARE * width and len(line) + 1 + word >= width - 2 and " " in line


def _runs_on(line: str, after: str) -> bool:
    """Whether a sentence goes on over a break; in upper case only the lack of an end can tell."""
    if line[-1] in FINAL:
        return False
    return after[0].islower() or (line.isupper() and after.isupper())


def _joined(text: str, stretch: list[tuple[int, int]]) -> Iterator[Paragraph]:
    start, end = stretch[0]
    lines = 1
    for next_start, next_end in stretch[1:]:
        if _opens(text[next_start:next_end]):
            yield Paragraph(*_trimmed(text, start, end), hard_wrapped=lines > 1)
            start, lines = next_start, 0
        end, lines = next_end, lines + 1
    yield Paragraph(*_trimmed(text, start, end), hard_wrapped=lines > 1)
