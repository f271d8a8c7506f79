"""Pull quotes: lines whose words repeat a run of the body's."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from dsbuild.layout.page import CLOSERS, OPENERS, Line, Mark, Page
from dsbuild.layout.vocabulary import folded
from dsbuild.model import BlockKind, Rule

DASHES = (" – ", " — ", " - ")
LONGEST_SIGNATURE = 50
SENTENCE = re.compile(r"[.!?…]+\s")
TOKEN = re.compile(r"\w+")
RUN = 4
MOST_WORDS = 45
LEAST_SHARE = 0.7
MOST_PLACES = 6
REACH = 20_000
TOP = 8
LONGEST_HEADLINE, LONGEST_LIKELY = 32, 16
LONGEST_TITLE, SECTION = 10, 2500

Shingles = set[tuple[str, ...]]


def repeats(page: Page, index: int) -> bool:
    """Whether the line repeats a longer one: four words in a row or more, and most of its own.

    It is looked up by its longest pair of words, no further than `REACH` code points away, so that the
    time is linear in the text.
    """
    line = page.lines[index]
    if line.words > MOST_WORDS or not (_is_quoted_top(page, index) or _is_amid(page, index)):
        return False
    pair = _longest_pair(line.text)
    return bool(pair) and _is_elsewhere(page.text, pair, line) and _has_home(page, index, pair)


def _is_quoted_top(page: Page, index: int) -> bool:
    return index < TOP and page.lines[index].is_quoted


def _is_amid(page: Page, index: int) -> bool:
    line = page.lines[index]
    return line.words >= RUN and not line.is_prose and not _is_led_in(page, index)


def _is_led_in(page: Page, index: int) -> bool:
    return index > 0 and page.lines[index - 1].last == ":"


def _has_home(page: Page, index: int, pair: str) -> bool:
    """Whether one of the places where the pair stands belongs to a line that holds most of this one."""
    line, own = page.lines[index], _shingles(_unsigned(page.lines[index].text))
    for place in _places(page.text, pair, line) if own else ():
        home = bisect_right(page.lines, place, key=itemgetter(0)) - 1
        if home < 0 or home == index:
            continue
        longer = page.lines[home]
        if longer.words > line.words + 1 or _is_led_in(page, home):
            near = page.text[max(longer.start, place - 600) : min(longer.end, place + 600)]
            if len(own & _shingles(near)) >= LEAST_SHARE * len(own):
                return True
    return False


def _is_elsewhere(text: str, words: str, line: Line) -> bool:
    before = text.find(words, max(0, line.start - REACH), line.end)
    return 0 <= before < line.start or text.find(words, line.end, line.end + REACH) >= 0


def _longest_pair(text: str) -> str:
    """The longest two neighbouring words, as printed; never the first, whose case may differ."""
    words = text.strip(OPENERS + CLOSERS + ".!?…,").split(" ")[1:]
    return max(map(" ".join, pairwise(words)), key=len, default="")


def _unsigned(text: str) -> str:
    """The text without the name of who said it behind a dash."""
    for dash in DASHES:
        head, found, name = text.rpartition(dash)
        if found and len(name) <= LONGEST_SIGNATURE and name[:1].isupper():
            return head
    return text


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
    """Every four words in a row of the text's sentences: a pull quote may leave out what stands between them."""
    found: Shingles = set()
    for sentence in SENTENCE.split(folded(text)):
        words = TOKEN.findall(sentence)
        found.update(zip(words, words[1:], words[2:], words[3:], strict=False))
    return found


def pull_quote(page: Page, index: int) -> Mark | None:
    """A line whose words stand in a longer paragraph."""
    if page.lines[index].is_prose or not repeats(page, index):
        return None
    return Mark(BlockKind.SUBHEADING if _heads(page, index) else BlockKind.PULL_QUOTE)


def _heads(page: Page, index: int) -> bool:
    """Whether a few words in single marks, the body's own being double, head the section below that holds them."""
    line = page.lines[index]
    below = page.line(page.after(index))
    titled = line.text[0] in "‘'" and line.text[-1] in "’'" and line.words <= LONGEST_TITLE and not line.stops
    if not titled or below is None or not below.is_prose or below.opens_quoted:
        return False
    section = page.text[line.end : line.end + SECTION]
    words = _longest_pair(line.text)
    return bool(words) and words in section and ("“" in section or '"' in section)


def quoted_top(page: Page, index: int) -> Mark | None:
    """Quoted words of the body above the headline."""
    following = page.line(index + 1)
    if following is None or following.last == "." or following.words > LONGEST_HEADLINE:
        return None
    if following.words > LONGEST_LIKELY and following.markup is None:
        return None  # a standfirst: what it stands below is the headline
    quoted = _is_quoted_top(page, index) and repeats(page, index)
    return Mark(BlockKind.PULL_QUOTE) if quoted else None


ABOVE = (Rule("L120", "quoted words of the body above the headline are a pull quote", quoted_top),)
AMID = (Rule("L121", "a line that repeats words of a longer paragraph is a pull quote", pull_quote),)
