"""Publication time stamps and live-blog times on a line of their own; a small grammar, many languages by their words."""

import re
from collections.abc import Sequence

from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.vocabulary import Vocabulary, folded
from dsbuild.model import DropKind, Rule

LONGEST = 120
MOST_TOKENS = 24
FEWEST_ENTRIES = 3
DIGIT = re.compile(r"\d")
TOKEN = re.compile(r"[^\W\d_]+|\d+")
CLOCK = re.compile(
    r"(?<![\d.:])(?:[01]?\d|2[0-3])[:.h][0-5]\d(?![\d:]|\.\d)|\b\d{1,2}\s?(?:am|pm|uhr|gmt|h)\b|\b[0-2]\d[0-5]\d\s?(?:gmt|utc|hrs|hours)\b",
    re.IGNORECASE,
)
CLOCK_ONLY = re.compile(
    r"\W{0,3}(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:[:.][0-5]\d)?\W{0,2}(?:[ap]\.?m\.?|uhr|h|gmt|bst|est|edt|et|cet|cest|utc|local time)?(?:\s(?:breaking|update|latest|pinned|key event|posted|new|now))?\W{0,3}$",
    re.IGNORECASE,
)
NUMERIC = re.compile(
    r"(?<!\d)(?:\d{4}([./-])\d{1,2}\1\d{1,2}|\d{1,2}([./-])\s?\d{1,2}\2\s?(?:\d{4}|\d{2}))(?!\d)"
)
EAST_ASIAN = re.compile(r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]")
YEAR = re.compile(r"(?:19|20)\d\d$")
BESIDE = (DropKind.BYLINE, DropKind.CREDIT, DropKind.TIMESTAMP)
AGO = frozenset(
    {"ago", "vor", "hace", "há", "fa", "sedan", "siden", "geleden", "önce", "lalu", "назад", "منذ"}
)


def has_date(text: str, words: Vocabulary) -> bool:
    """Whether the text holds a whole date: day and month, numeric or by name."""
    if not DIGIT.search(text):
        return False
    if NUMERIC.search(text) or EAST_ASIAN.search(text):
        return True
    tokens = TOKEN.findall(folded(text))
    return any(token in words.months for token in tokens) and any(
        token.isdigit() and len(token) <= 2 for token in tokens
    )


def without_dates(text: str, words: Vocabulary) -> list[str]:
    """The tokens of the text that no date or time is made of."""
    return [
        token
        for token in TOKEN.findall(text)
        if not token.isdigit() and folded(token) not in words.date_words
    ]


def is_stamp(text: str, words: Vocabulary) -> bool:
    """Whether the text is made of dates, times and their labels alone, with a date or a time among them."""
    if len(text) > LONGEST or not DIGIT.search(text):
        return False
    if not text.isascii() and EAST_ASIAN.search(text):
        return True
    tokens = TOKEN.findall(folded(text))
    if len(tokens) > MOST_TOKENS or not all(_fits(token, words) for token in tokens):
        return False
    return bool(
        has_date(text, words)
        or CLOCK.search(text)
        or AGO.intersection(tokens)
        or _month_of_year(tokens, words)
    )


def _fits(token: str, words: Vocabulary) -> bool:
    return len(token) <= 4 if token.isdigit() else token in words.date_words


def _month_of_year(tokens: list[str], words: Vocabulary) -> bool:
    return any(token in words.months for token in tokens) and any(YEAR.match(token) for token in tokens)


def stamp(page: Page, index: int) -> Mark | None:
    """A time stamp: anywhere with a time of day or a label, else only outside the prose, where it heads no section."""
    line = page.lines[index]
    if not is_stamp(line.text, page.words):
        return None
    tokens = TOKEN.findall(line.low)
    labelled = any(
        token not in page.words.months and len(token) > 3 for token in tokens if not token.isdigit()
    )
    timed = bool(CLOCK.search(line.text)) or bool(AGO.intersection(tokens))
    beside = page.kind(index - 1) in BESIDE or page.kind(index + 1) in BESIDE
    outside = page.at_top(index) or page.at_foot(index) or beside
    if timed or outside or (labelled and _is_published(line.text, page)):
        return Mark(DropKind.TIMESTAMP)
    return None


def _is_published(text: str, page: Page) -> bool:
    first = TOKEN.search(folded(text))
    return first is not None and len(first.group()) > 3 and first.group() in page.words.labels


def first_entry(lines: Sequence[Line]) -> int:
    """The index of the first time on a line of its own in a live blog, which has several; else the number of lines."""
    times = [i for i, line in enumerate(lines) if line.words <= 3 and CLOCK_ONLY.match(line.text)]
    return times[0] if len(times) >= FEWEST_ENTRIES else len(lines)


def live_time(page: Page, index: int) -> Mark | None:
    """The time of a live-blog entry on a line of its own."""
    line = page.lines[index]
    return Mark(DropKind.TIMESTAMP) if line.words <= 3 and CLOCK_ONLY.match(line.text) else None


RULES = (
    Rule("L015", "a time on a line of its own heads an entry of a live blog", live_time),
    Rule("L016", "a line of dates, times and their labels is a time stamp", stamp),
)
