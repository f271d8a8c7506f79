"""Menus, section tags, breadcrumbs and share rows, and the players and galleries around an article."""

import re

from dsbuild.layout.page import Mark, Page
from dsbuild.layout.shapes import HANDLE
from dsbuild.layout.vocabulary import Topic, folded
from dsbuild.model import DropKind, MarkupKind, Rule

CRUMB = re.compile(r"\s*(?:>|»|›|→|/|::|\\)\s*")
STEP = re.compile(r"[>»›→/\\]|::")
PARTED = re.compile(r"[|•·]|\s[./\s]")
SEPARATOR = re.compile(r"\s*[|•·]\s*|\s+[./]\s+|\s{2,}")
NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{3})*[kKmM]?$")
COUNTED = re.compile(
    r"(?:comments?|shares?|views?|likes?|replies|kommentare|commentaires|comentarios)(?:\s?\(\d{1,6}\)|\s\d{1,6})$",
    re.IGNORECASE,
)
VALUED = re.compile(
    r"(?:views|reads|hits|shares|comments|likes|vues|lecturas|aufrufe)\s?: ?[\d.,]{1,9}[km]?$", re.IGNORECASE
)
JOINED = re.compile(r"\s*(?:&|/|,|\band\b)\s*")
GLUED = re.compile(r"(?<=[a-z0-9])(?=[A-Z+])")
MOST_STRAY = 12
FEWEST_ROW = 4
TOKEN = re.compile(r"[^\W_][^\s|/,;:•·]*")
PLAYER_TIME = re.compile(
    r"\d{1,3}:\d{2}(?::\d{2})?(?:\s*[/|–-]\s*\d{1,3}:\d{2}(?::\d{2})?)?(?:\s*(?:mins?|minutes?))?$"
)
READING_TIME = re.compile(
    r"(?:(?:listen|watch|play)\W{1,3})?(?:[^\W\d_]+(?: de)? ?(?:zeit|time|lecture|lectura|leitura|lettura|tid|tijd|süresi)\W{1,3})?(?:\W{0,3}\d{1,3}|[a-z]{3,6})[\s-]?(?:min(?:ute)?s?|minuten|minuti|minutos)\W{0,2}(?:read|listen|watch|video|lesezeit|de lecture|de lectura|di lettura)?(?:ing)?(?: time)?\W{0,2}$",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"[•*-]?\s?1[.)]\s")
METRIC = re.compile(
    r"[\d.,]{1,9}\s?[kKmM%]?\+?\s(?:of readers|readers|shares?|comments?|views?|likes?|retweets?|reposts?|quotes|replies|reactions|responses?|followers|subscribers|reads)\b",
    re.IGNORECASE,
)
ENDING_TIME = re.compile(r"[^\W\d_] 0\d:[0-5]\d$")
HEARD = re.compile(
    r"(?:listen|watch|play|audio|video|hear|podcast|download)\b(?: [^\W\d_]+){0,6}\W{0,3}\d{1,3}:[0-5]\d$"
)
PROGRAMME = re.compile(r"(?:as )?(?:first )?(?:heard|broadcast|aired) on \w")
"""A line that tells in which programme a report was heard."""
LONGEST_PROGRAMME = 10
GALLERY = re.compile(
    r"\W{0,2}(?:(?:image|photo|picture|slide|bild|foto)\s)?\d{1,3}\s?(?:of|/|von|de|av|di)\s?\d{1,3}\W{0,2}$",
    re.IGNORECASE,
)


def menu(page: Page, index: int) -> Mark | None:
    """A whole line of a menu, also several parted by bars."""
    line = page.lines[index]
    if Topic.NAVIGATION in line.whole:
        return Mark(DropKind.NAVIGATION)
    if line.words > 40 or line.stops:
        return None
    items = [line.low] if PARTED.search(line.low) is None else _items(line.low)
    if len(items) == 1:
        items = line.low.split()
        shouted = line.words >= FEWEST_ROW and line.text.isupper()
        shared = page.words.share.issuperset(items)
        if not shouted and (
            shared or line.words < FEWEST_ROW - 1 or not all(map(page.words.is_whole, items))
        ):
            return None
    known = sum(bool(page.words.is_whole(item)) for item in items)
    return Mark(DropKind.NAVIGATION) if known * 2 >= len(items) and known > 1 else None


def _items(text: str) -> list[str]:
    return [item for item in SEPARATOR.split(text) if item]


def section(page: Page, index: int) -> Mark | None:
    """The name of a section, above the article or among the furniture below it."""
    line = page.lines[index]
    if not (page.at_top(index) or page.at_foot(index)) or len(page.lines) == 1:
        return None
    names = JOINED.split(line.low) if line.words <= 4 else [line.low]
    named = all(Topic.SECTION in page.words.is_whole(name) for name in names)
    return Mark(DropKind.NAVIGATION) if named else None


def labelled_tags(page: Page, index: int) -> Mark | None:
    """Tags and topics behind their label."""
    line = page.lines[index]
    if Topic.NAVIGATION not in line.opens or line.words > 40 or (line.stops and index < page.last_prose):
        return None
    return Mark(DropKind.NAVIGATION)


def breadcrumb(page: Page, index: int) -> Mark | None:
    """A path through the site: short steps parted by angles or slashes."""
    line = page.lines[index]
    if line.words > 30 or line.stops or line.opens_quoted or not STEP.search(line.low):
        return None
    steps = CRUMB.split(line.low.strip("<>»›/ "))
    if len(steps) < 2 or any(len(step.split()) > 5 for step in steps[:-1]):
        return None
    known = any(page.words.is_whole(step) & {Topic.NAVIGATION, Topic.SECTION} for step in steps)
    arrows = any(mark in line.text for mark in ">»›→")
    return Mark(DropKind.NAVIGATION) if (len(steps) > 2 and arrows) or known else None


def share_row(page: Page, index: int) -> Mark | None:
    """A row of nothing but sharing verbs and networks."""
    line = page.lines[index]
    if line.words > 16 or line.stops:
        return None
    low = line.low if line.words > 1 else folded(GLUED.sub(" ", line.text))
    first = TOKEN.search(low)
    if first is None or first.group() not in page.words.share or first.group().isdigit():
        return None
    tokens = TOKEN.findall(low)
    known = sum(token in page.words.share or token.isdigit() for token in tokens)
    meant = sum(token in page.words.share and token not in page.words.functions for token in tokens)
    return Mark(DropKind.NAVIGATION) if known == len(tokens) and meant > 1 else None


def handle(page: Page, index: int) -> Mark | None:
    """A handle on a line of its own."""
    line = page.lines[index]
    return Mark(DropKind.BYLINE) if line.words <= 2 and HANDLE.fullmatch(line.text.strip("()")) else None


def player(page: Page, index: int) -> Mark | None:
    """The words of a player or gallery."""
    line = page.lines[index]
    if line.text[-3:-2] == ":" and (ENDING_TIME.search(line.text) or HEARD.match(line.low)):
        return Mark(DropKind.WIDGET)
    if (
        line.words <= LONGEST_PROGRAMME
        and page.at_top(index)
        and not line.stops
        and PROGRAMME.match(line.low)
    ):
        return Mark(DropKind.WIDGET)
    if Topic.WIDGET in line.whole or (
        Topic.WIDGET in line.opens and line.words <= 40 and not line.opens_quoted
    ):
        return Mark(DropKind.WIDGET)
    return None


def player_time(page: Page, index: int) -> Mark | None:
    """Running times, reading times and counts of a gallery or of reactions."""
    line = page.lines[index]
    if line.words > 10:
        return None
    text = line.text
    if COUNTED.match(text) or VALUED.match(text) or (NUMBER.match(text) and _is_outside(page, index)):
        return Mark(DropKind.WIDGET)
    if READING_TIME.match(text) or GALLERY.match(text) or (METRIC.match(text) and not line.stops):
        return Mark(DropKind.WIDGET)
    if not PLAYER_TIME.match(text):
        return None
    hour = int(text.split(":", 1)[0])
    beside = not page.live and DropKind.WIDGET in (page.kind(index - 1), page.kind(index + 1))
    return (
        Mark(DropKind.WIDGET)
        if hour > 23 or text.startswith(("0:", "00:")) or beside or "/" in text
        else None
    )


def _is_outside(page: Page, index: int) -> bool:
    """Whether the line stands at the top, or at the foot below furniture."""
    return page.at_top(index) or (page.at_foot(index) and page.dropped(index - 1))


def stray_tag(page: Page, index: int) -> Mark | None:
    """A few capitalised words among the furniture at the foot, or several in a row below a sentence: tags."""
    if not _is_tag(page, index):
        return None
    above = index - 1
    while _is_tag(page, above) and index - above < MOST_STRAY:
        above -= 1
    if not (page.dropped(index + 1) or page.dropped(index - 1) or above < index - 1):
        return None
    head = page.line(above)
    listed = head is not None and not page.dropped(above) and not head.stops
    return None if listed else Mark(DropKind.NAVIGATION)


def _is_tag(page: Page, index: int) -> bool:
    line = page.line(index)
    if (
        line is None
        or _heads_entry(page, index)
        or not page.at_foot(index)
        or line.words > 4
        or line.last in ".!?:"
        or line.opens_quoted
    ):
        return False
    if page.kind(index) not in (None, DropKind.NAVIGATION):
        return False
    return not any(word[0].islower() or word[-1].isdigit() for word in line.text.split())


def stray_headline(page: Page, index: int) -> Mark | None:
    """A line without a stop at the foot, below other furniture: a link to another story."""
    if index in page.turns or not _is_stray(page, index):
        return None
    above = index - 1
    while _is_stray(page, above) and page.marks[above] is None and index - above < MOST_STRAY:
        above -= 1
    return Mark(DropKind.LINK) if page.dropped(above) and page.at_foot(above) else None


def _heads_entry(page: Page, index: int) -> bool:
    """Whether the line heads an entry of a live blog: by its markup, or below the entry's time."""
    headed = page.lines[index].markup is MarkupKind.HEADING or page.kind(index - 1) is DropKind.TIMESTAMP
    return page.live and headed


def _is_stray(page: Page, index: int) -> bool:
    line = page.line(index)
    below = page.line(index + 1)
    if below is not None and NUMBERED.match(below.text):
        return False
    return (
        line is not None
        and page.at_foot(index)
        and not (line.stops or line.last == ":" or line.opens_quoted or line.words > 24)
        and not _heads_entry(page, index)
    )


RULES = (
    Rule("L001", "a line of a menu is navigation", menu),
    Rule("L002", "the name of a section outside the prose is navigation", section),
    Rule("L003", "tags and topics behind their label are navigation", labelled_tags),
    Rule("L004", "a path of short steps is a breadcrumb", breadcrumb),
    Rule("L005", "a row of sharing verbs and networks is navigation", share_row),
    Rule("L006", "a handle on a line of its own is a byline", handle),
    Rule("L010", "the words of a player or gallery are a widget", player),
    Rule("L011", "running times, reading times and counts of reactions are a widget", player_time),
)
CLOSING = (
    Rule("L007", "capitalised words among the furniture at the foot are tags", stray_tag),
    Rule("L053", "a line without a stop below the furniture at the foot is a link", stray_headline),
)
BESIDE = RULES[-1:]
