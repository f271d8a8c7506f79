"""Furniture that no phrase gives away alone: what a line shows of it adds up, as evidence does elsewhere."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dsbuild.layout.page import Line, Mark, Page
from dsbuild.layout.vocabulary import HINT_WORD, Vocabulary
from dsbuild.model import DropKind, Rule

LONGEST = 45
SHORT = 12
ENOUGH, ENOUGH_OF_SENTENCE, ENOUGH_OF_PROSE = 3, 4, 6
SIGNALS = "▲▼▶►⏵⏸⏯🔊🔔🎧↗⬇"
SIGNAL = re.compile(f"[{SIGNALS}]")
CLOCK = re.compile(r"(?<![\d:])-?\d{1,2}:\d{2}(?![\d:])")
BARS = "|•·›/>"
PARTED = re.compile(r"[|•·›]|\s[/>]\s")
REPORTED = re.compile(r"\b(?:said|says|told|asked|urged|wrote|added|killed|died|was|were|had)\b")
QUOTED = '“”«»"'
TAG = re.compile(r"[^\W\d_][\w'.-]*(?: [\w'.-]+){0,2}$")
INITIALS = re.compile(
    r"(?:[-–—0 ]{0,8}[a-z]{2,3}(?:/[a-z]{2,3}){1,3}|[a-z]{2,3}/[a-z]{2,3} ?\([\w ,/]{2,30}\))$|"
    r"(?:[A-Z]{2,4}[ /])?[A-Z]{2,4}(?:/[a-z]{2,4})+$|[A-Z]{2,4}(?: [a-z]{2,3}/[a-z]{2,3})+$|(?:[A-Z]{2,4} ){2,}[A-Z]{2,4}$"
)
FEWEST_TAGS = 4
ENGLISH_EVERY = 40


def hinted(page: Page, index: int) -> Mark | None:
    """What the words and signs of a line say of menus, players, invitations and advertisements."""
    line = page.lines[index]
    if line.words > LONGEST or _is_plain(line, page.words):
        return None
    if index in page.turns or page.is_asked(index):
        return None
    words = HINT_WORD.findall(line.low)
    found: dict[DropKind, int] = {}
    for kind, points in (*_worded(line, words, page.words), *_shaped(page, index, words)):
        found[kind] = found.get(kind, 0) + points
    for_it = sum(found.values()) + (line.words <= SHORT and not line.stops)
    enough = ENOUGH_OF_PROSE if line.is_prose else ENOUGH_OF_SENTENCE if line.stops else ENOUGH
    if not found or for_it < enough:
        return None
    against = 3 * (REPORTED.search(line.low) is not None) + 2 * any(mark in line.text for mark in QUOTED)
    return Mark(max(found, key=found.__getitem__)) if for_it - against >= enough else None


def _is_plain(line: Line, words: Vocabulary) -> bool:
    """Whether the line is a sentence without any word that a hint begins with: most lines are."""
    return line.stops and line.words > SHORT and words.hints.keys().isdisjoint(line.low.split())


def _worded(line: Line, found: Sequence[str], words: Vocabulary) -> Iterator[tuple[DropKind, int]]:
    """A point for each word of the lexicon, two for each phrase of several, and one for the reader spoken to."""
    table, low = words.hints, line.low
    hinting = [word for word in found if word in table]
    if not (hinting and any(phrase in low for word in hinting for phrase, _ in table[word])):
        if not words.address.isdisjoint(found):
            yield DropKind.INVITATION, 1
        return
    seen: set[str] = set()
    for match in HINT_WORD.finditer(low):
        word = match.group()
        if word in words.address and DropKind.INVITATION not in seen:
            seen.add(DropKind.INVITATION)
            yield DropKind.INVITATION, 1
        for phrase, kind in table.get(word, ()):
            if phrase not in seen and low.startswith(phrase, match.start()):
                after = low[match.start() + len(phrase) :][:1]
                if not (phrase[-1].isalnum() and after.isalnum()):
                    seen.add(phrase)
                    yield kind, 1 + (" " in phrase)
                    break


def _shaped(page: Page, index: int, words: Sequence[str]) -> Iterator[tuple[DropKind, int]]:
    line = page.lines[index]
    text = line.text
    if page.signalled and SIGNAL.search(text):
        yield DropKind.NAVIGATION, 3
    if page.parted and (parts := len(PARTED.findall(text))):
        yield DropKind.NAVIGATION, min(parts, 2)
    if ":" in text and (clocks := len(CLOCK.findall(text))):
        yield DropKind.WIDGET, min(clocks, 2)
    if _is_tags(line):
        yield DropKind.NAVIGATION, ENOUGH
    if page.at_foot(index) and INITIALS.match(text):
        yield DropKind.SIGN_OFF, ENOUGH
    if not line.stops or line.words <= SHORT:
        yield from _foreign(page, words)


def _is_tags(line: Line) -> bool:
    """Whether the line is a list of key words: parts of one to three words, in lower case, without a stop."""
    if line.stops or line.text.count(", ") < FEWEST_TAGS - 1 or not line.text.islower():
        return False
    return all(map(TAG.match, line.text.split(", ")))


def _foreign(page: Page, words: Sequence[str]) -> Iterator[tuple[DropKind, int]]:
    """Words of another language on an English page, when none of the line is English."""
    known = [word for word in words if word in page.words.foreign]
    if known and page.words.functions.isdisjoint(words) and is_english(page.text):
        yield DropKind.NAVIGATION, 2 + (len(known) > 1)


@lru_cache(maxsize=2)
def is_english(text: str) -> bool:
    """Whether the commonest word of English is common enough in the text."""
    return text.count(" the ") * ENGLISH_EVERY > text.count(" ")


RULES: tuple[Rule[[Page, int], Mark | None], ...] = (
    Rule(
        "L081",
        "words and signs of menus, players, invitations and advertisements add up to furniture",
        hinted,
    ),
)
