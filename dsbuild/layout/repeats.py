"""Pull quotes: lines whose words repeat a run of the body's."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dsbuild.layout.page import CLOSERS, OPENERS, Line, Mark, Page
from dsbuild.layout.vocabulary import folded
from dsbuild.model import BlockKind, Rule

TOKEN = re.compile(r"\w+")
RUN = 4
MOST_WORDS = 45
LEAST_SHARE = 0.7
MOST_PLACES = 6
REACH = 20_000
TOP = 8

Shingles = set[tuple[str, ...]]


def repeats(text: str, lines: Sequence[Line]) -> frozenset[int]:
    """The lines that repeat a longer one: four words in a row or more, and most of their own.

    Each is looked up by its longest pair of words, no further than `REACH` code points away, so that the
    time is linear in the text.
    """
    starts = [line.start for line in lines]
    return frozenset(index for index in _candidates(lines) if _stands_elsewhere(text, lines, starts, index))


def _candidates(lines: Sequence[Line]) -> Iterator[int]:
    for index, line in enumerate(lines):
        quoted_above = index < TOP and line.is_quoted
        amid = line.words >= RUN and not line.is_prose and not _is_led_in(lines, index)
        if line.words <= MOST_WORDS and (quoted_above or amid):
            yield index


def _is_led_in(lines: Sequence[Line], index: int) -> bool:
    return index > 0 and lines[index - 1].last == ":"


def _stands_elsewhere(text: str, lines: Sequence[Line], starts: Sequence[int], index: int) -> bool:
    line = lines[index]
    pair = _longest_pair(line.text)
    if not pair:
        return False
    own: Shingles | None = None
    for place in _places(text, pair, line):
        home = bisect_right(starts, place) - 1
        if home < 0 or home == index:
            continue
        if lines[home].words > line.words + 1 or _is_led_in(lines, home):
            own = own or _shingles(line.text)
            near = text[max(lines[home].start, place - 600) : min(lines[home].end, place + 600)]
            if own and len(own & _shingles(near)) >= LEAST_SHARE * len(own):
                return True
    return False


def _longest_pair(text: str) -> str:
    """The longest two neighbouring words, as printed; never the first, whose case may differ."""
    words = text.strip(OPENERS + CLOSERS + ".!?…,").split(" ")[1:]
    return max(map(" ".join, pairwise(words)), key=len, default="")


def _places(text: str, words: str, line: Line) -> Iterator[int]:
    """Where the words stand outside the line, the first few times within reach."""
    low, high = max(0, line.start - REACH), line.end + REACH
    found = 0
    place = text.find(words, low, high)
    while place >= 0 and found < MOST_PLACES:
        if not line.start <= place < line.end:
            found += 1
            yield place
        place = text.find(words, place + 1, high)


def _shingles(text: str) -> Shingles:
    words = TOKEN.findall(folded(text))
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def pull_quote(page: Page, index: int) -> Mark | None:
    """A line whose words the survey found in a longer paragraph."""
    return Mark(BlockKind.PULL_QUOTE) if index in page.repeats and not page.lines[index].is_prose else None


def quoted_top(page: Page, index: int) -> Mark | None:
    """Quoted words of the body above the headline."""
    line = page.lines[index]
    following = page.line(index + 1)
    if index >= TOP or not line.is_quoted or index not in page.repeats or following is None:
        return None
    return Mark(BlockKind.PULL_QUOTE) if following.last != "." and following.words <= 32 else None


ABOVE = (Rule("L120", "quoted words of the body above the headline are a pull quote", quoted_top),)
AMID = (Rule("L121", "a line that repeats words of a longer paragraph is a pull quote", pull_quote),)
