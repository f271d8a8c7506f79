"""The very top of a page, and who wrote it where nothing but the place of the line tells: rows, paths, names, desks."""

import re

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.shapes import WORD, is_name, is_newsroom
from dsbuild.layout.vocabulary import folded
from dsbuild.model import BlockKind, DropKind, Rule

LOWEST_ROW, FEWEST_ROW, LONGEST_ROW = 2, 3, 12
LONGEST_PATH, LONGEST_STEP = 8, 4
LONGEST_NAME, LONGEST_DESK, LOWEST_NAME = 4, 5, 4
FEWEST_BELOW = 12
LONGEST_SERIES = 6
PLACED_SERIES = "letter|letters|dispatch|dispatches|postcard|notes|report|diary|notebook|memo|despatch"
SERIES = re.compile(
    rf"(?:a |an |our )?(?:{PLACED_SERIES}) from (?:the )?[^\W\d_][\w'-]*(?: [\w'-]+)?"
    r"|(?:annals|chronicles|tales) of (?:the )?[\w'-]+(?: [\w'-]+)?|a reporter at large|american chronicles|personal history"
    r"|(?:the |our )?(?:[\w'-]+ )?(?:interview|profile|essay|long read|big read|saturday read|weekend read|sunday read|cover story|dispatch|notebook)"
    r"|(?:reporter|editor|correspondent|foreign correspondent)'s (?:notebook|diary|letter)|talk of the town|life and letters|world view|first person"
)
STAFF = frozenset(
    {
        "correspondent",
        "correspondents",
        "reporter",
        "reporters",
        "writer",
        "desk",
        "editor",
        "columnist",
        "staff",
        "bureau",
    }
)
ANONYMOUS = frozenset(
    {
        "admin",
        "administrator",
        "editor",
        "staff",
        "newsdesk",
        "newsroom",
        "webmaster",
        "online",
        "agency",
        "agencies",
        "correspondent",
    }
)
UNDATED = (BlockKind.HEADLINE, BlockKind.STANDFIRST)


def front_row(page: Page, index: int) -> Mark | None:
    """A row of sections without bars at the very top, behind the paper's name or alone."""
    line = page.lines[index]
    if index > LOWEST_ROW or not FEWEST_ROW <= line.words <= LONGEST_ROW or line.stops or line.opens_quoted:
        return None
    words = [folded(word) for word in line.text.split() if word[0].isupper()]
    if len(words) < line.words:
        return None
    known = sum(bool(page.words.is_whole(word.strip("!|.:"))) for word in words)
    return Mark(DropKind.NAVIGATION) if known >= FEWEST_ROW and known * 4 >= len(words) * 3 else None


def front_path(page: Page, index: int) -> Mark | None:
    """Two or three short steps parted by slashes, above the headline."""
    line, below = page.lines[index], page.line(index + 1)
    if index > 1 or " / " not in line.text or line.words > LONGEST_PATH or line.stops or below is None:
        return None
    steps = line.text.split(" / ")
    short = all(0 < len(step.split()) <= LONGEST_STEP and step[0].isupper() for step in steps)
    plain = short and not any(char.isdigit() for char in line.text)
    return Mark(DropKind.NAVIGATION) if plain and below.words > line.words - len(steps) else None


def series(page: Page, index: int) -> Mark | None:
    """The name of a series above the headline: `Letter from the Delta`, `The Saturday Profile`."""
    line, below = page.lines[index], page.line(index + 1)
    if index > LOWEST_ROW or line.words > LONGEST_SERIES or line.stops or line.opens_quoted or below is None:
        return None
    headed = below.words >= FEWEST_ROW and not below.is_prose and not below.opens and below.last not in ":,"
    if not headed or not SERIES.fullmatch(line.low.strip(" |:•·–—-")):
        return None
    return Mark(DropKind.NAVIGATION)


def lone_byline(page: Page, index: int) -> Mark | None:
    """A name, an office or a desk alone between the headline or standfirst and the prose, of whom the prose does not speak."""
    line, below = page.lines[index], page.line(index + 1)
    if line.words > LONGEST_DESK or line.last in ".!?:," or line.opens_quoted or below is None:
        return None
    if not _is_below_headline(page, index) or below.words < FEWEST_BELOW:
        return None
    words = WORD.findall(line.text)
    if not words or not words[0][0].isupper():
        return None
    desk = folded(words[-1]) in STAFF and is_newsroom(line.text, page.words)
    if desk:
        return Mark(DropKind.BYLINE)
    named = line.words <= LONGEST_NAME and is_name(line.text, page.words) and not line.text.isupper()
    return Mark(DropKind.BYLINE) if named and not _is_told_of(page, index, words) else None


def _is_below_headline(page: Page, index: int) -> bool:
    """Whether the line is among the first below the headline, with nothing but a standfirst between."""
    if index > page.headline + LOWEST_NAME or index <= page.headline or page.headline < 0:
        return False
    return all(
        page.dropped(other) or page.lines[other].words > LONGEST_DESK
        for other in range(page.headline + 1, index)
    )


def _is_told_of(page: Page, index: int, words: list[str]) -> bool:
    """Whether the headline or the prose speaks of the name."""
    own = words[-1]
    below = page.lines[index + 1 : max(index + 2, page.last_prose)]
    return own in page.lines[page.headline].text or any(own in line.text for line in below)


def unnamed_byline(page: Page, index: int) -> Mark | None:
    """`By` and one word that names nobody (`by Admin`), at the top or beside a date."""
    line = page.lines[index]
    if line.words > FEWEST_ROW or not line.low.startswith("by ") or line.stops:
        return None
    known = all(word in ANONYMOUS for word in line.low.split()[1:])
    dated = page.kind(index + 1) is DropKind.TIMESTAMP or page.kind(index - 1) is DropKind.TIMESTAMP
    return Mark(DropKind.BYLINE) if known and (dated or page.at_top(index)) else None


RULES = (
    Rule("L071", "a row of sections at the very top is navigation", front_row),
    Rule("L072", "two short steps parted by a slash above the headline are navigation", front_path),
    Rule("L077", "the name of a series above the headline is navigation", series),
    Rule("L073", "`By` and a word that names nobody is a byline", unnamed_byline),
)
ALONE = (Rule("L074", "a name or a desk alone below the headline is a byline", lone_byline),)
