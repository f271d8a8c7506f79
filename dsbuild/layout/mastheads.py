"""What stands above the headline and is none: the outlet's name, the label of a section, numbers of issues and columns."""

import re

from dsbuild.layout.headline import MARGIN, is_phrase, likeness
from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.shapes import WORD, is_title_case
from dsbuild.layout.timestamps import has_date
from dsbuild.layout.vocabulary import folded
from dsbuild.model import DropKind, MarkupKind, Rule

LOWEST = 12
LONGEST_MASTHEAD = 8
LONGEST_NAME = 4
LONGEST_LABEL = 2
LONGEST_HEADLINE = 32
FEWEST_HEADLINE_WORDS = 4
MOST_STACKED = 4
LONGEST_ROW = 14
FRAMES = (DropKind.NAVIGATION, DropKind.WIDGET, DropKind.INVITATION, DropKind.ADVERTISEMENT)
LONGEST_NUMBER = 6
REACH = 20_000
TITLES = (MarkupKind.TITLE, MarkupKind.HEADING)
RESULT = re.compile(
    r"\b(?:result|item|record|hit|document|article)s?\b.{0,12}\d+ (?:of|/) \d+$", re.IGNORECASE
)
NUMBERED = re.compile(
    r"\W{0,2}(?:volume|vol|column|columns|issue|season|series|episode|page|pages|print edition|edition|issue no|no)\W{0,2}\s?(?:\d{1,5}|[ivxl]{1,6})(?!\w)(?:\s?[/·•|,:–—-]\s?[\w’' ]{1,40}){0,3}\W{0,2}$",
    re.IGNORECASE,
)


SERVING = re.compile(
    r"\b[Ss]erving\b.*\b[Ss]ince (?:1[6-9]|20)\d\d\W{0,2}\Z|\b(?:[Ee]st\.?|[Ee]stablished|[Ff]ounded)(?: in)? (?:1[6-9]|20)\d\d\W{0,2}\Z",
    re.IGNORECASE,
)
"""How a paper's own line ends."""
FEWEST_ITEMS, LONGEST_ITEM = 4, 3


def outlet_line(page: Page, index: int) -> Mark | None:
    """A paper's own line above the headline (`Serving Pruitt County since 1911`), or a row of its sections."""
    line = page.lines[index]
    if (
        index >= LOWEST
        or line.stops
        or not all(page.dropped(above) for above in range(index))
        or len(page.lines) < FEWEST_ITEMS
    ):
        return None
    items = line.text.split(" | ")
    row = len(items) >= FEWEST_ITEMS and all(0 < len(item.split()) <= LONGEST_ITEM for item in items)
    return Mark(DropKind.NAVIGATION) if row or SERVING.search(line.text) else None


def masthead(page: Page, index: int) -> Mark | None:
    """The name of the outlet above the headline: it says so, or the article speaks of it again."""
    line = page.lines[index]
    if line.words > LONGEST_MASTHEAD or index >= LOWEST or not _is_above_headline(page, index):
        return None
    words = WORD.findall(line.text)
    if not words or not all(_in_title(word, page) for word in words):
        return None
    if len(words) > LONGEST_NAME and not _is_parted(line.text):
        return None
    own = {folded(word) for word in words}
    framed = _is_parted(line.text) or folded(words[0]) == "the" or page.dropped(index + 1)
    named = not own.isdisjoint(page.words.outlets) and (framed or not own.isdisjoint(page.words.papers))
    recurs = page.dropped(index + 1) and len(words) <= LONGEST_NAME and _recurs(page, index)
    return Mark(DropKind.NAVIGATION) if named or recurs else None


def _in_title(word: str, page: Page) -> bool:
    return not word[0].islower() or any(
        folded(word) in known for known in (page.words.functions, page.words.outlets, page.words.particles)
    )


def _is_parted(text: str) -> bool:
    return any(mark in text for mark in (" - ", " – ", " — ", "|", " : "))


def _recurs(page: Page, index: int) -> bool:
    """Whether a sentence below holds the line's words just as they are printed there, or in title case."""
    text = page.lines[index].text
    forms = {text, text.title()} if text.isupper() else {text}
    return any(
        form in line.text[:REACH] for line in page.lines[index + 1 :] if line.is_prose for form in forms
    )


def label(page: Page, index: int) -> Mark | None:
    """A word or two above a headline: a section, a genre, a topic, a priority."""
    line = page.lines[index]
    if line.words > LONGEST_NAME or not _is_above_headline(page, index):
        return None
    framed = page.dropped(index + 1) or page.dropped(index - 1) or line.text.isupper()
    short = line.words <= LONGEST_LABEL and (framed or line.words == 1)
    return Mark(DropKind.NAVIGATION) if short else None


def kicker(page: Page, index: int) -> Mark | None:
    """A line above the one that looks like the headline, which looks much less like it and is framed as labels are."""
    line = page.lines[index]
    if not index < page.headline or line.words > LONGEST_ROW or line.stops or line.is_quoted:
        return None
    if line.markup in TITLES or not all(page.dropped(above) for above in range(index)):
        return None
    headline = page.lines[page.headline]
    like = likeness(line, page.title, page.words)
    less = likeness(headline, page.title, page.words) - like >= MARGIN
    less = less and (line.words <= LONGEST_MASTHEAD or has_date(line.text, page.words))
    stacked = page.after(index) < page.headline
    framed = page.kind(index + 1) in FRAMES or page.kind(index - 1) in FRAMES
    letterhead = not page.words.letterheads.isdisjoint(WORD.findall(line.low))
    if letterhead or not is_phrase(line, page.words):
        framed = framed or stacked or page.dropped(index + 1) or page.dropped(index - 1)
    if line.text.isupper():
        less = less and (letterhead or line.words < LONGEST_NAME)
        framed = framed or not headline.text.isupper()
    return Mark(DropKind.NAVIGATION) if less and framed else None


def _is_above_headline(page: Page, index: int) -> bool:
    """Whether nothing is kept above the line and a longer line that may be the headline follows it."""
    line = page.lines[index]
    if index >= LOWEST or line.markup in TITLES or line.stops or line.last in ":,;" or line.opens_quoted:
        return False
    if not page.at_top(index) or line.text == page.title:
        return False
    above = all(page.dropped(other) for other in range(index))
    return above and _is_followed(page, index, max(FEWEST_HEADLINE_WORDS, line.words))


def _is_followed(page: Page, index: int, fewest: int) -> bool:
    """Whether a line that may be the headline follows, a few short ones apart."""
    below = page.after(index)
    for _ in range(MOST_STACKED + 1):
        following = page.line(below)
        if following is None or not below <= min(page.first_prose, index + LOWEST):
            return False
        if _may_be_headline(following, fewest):
            return True
        if following.words > LONGEST_MASTHEAD or following.stops:
            return False
        below, fewest = page.after(below), FEWEST_HEADLINE_WORDS
    return False


def _may_be_headline(line: Line, fewest: int) -> bool:
    if line.last == "." or line.is_prose:
        return line.words <= LONGEST_HEADLINE and is_title_case(line.text)
    return line.words >= fewest and line.last != ":"


def numbered(page: Page, index: int) -> Mark | None:
    """The number of a volume, an issue, a column, a page or an episode on a line of its own."""
    line = page.lines[index]
    if line.words > 12 or line.stops or not any(char.isdigit() for char in line.text):
        return None
    counted = page.at_top(index) and RESULT.search(line.text) is not None
    told = page.at_top(index) and line.words > LONGEST_NUMBER and page.after(index) <= page.first_prose
    numbers = NUMBERED.match(line.text) is not None and not told
    return Mark(DropKind.NAVIGATION) if counted or numbers else None


RULES = (
    Rule("L019", "a paper's own line and a row of its sections are navigation", outlet_line),
    Rule("L008", "the outlet's name above the headline is navigation", masthead),
    Rule("L009", "a word or two above the headline are its label", label),
    Rule("L018", "a short line above the line that looks like the headline is navigation", kicker),
)
NUMBERS = (Rule("L012", "numbers of volumes, issues, columns and episodes are navigation", numbered),)
