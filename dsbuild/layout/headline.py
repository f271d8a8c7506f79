"""Which line at the top is the headline: the line that looks most like one, by a sum of small signs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dsbuild.layout.page import Line, Page
from dsbuild.layout.shapes import WORD, is_name, is_title_case
from dsbuild.layout.timestamps import has_date
from dsbuild.layout.vocabulary import Topic, Vocabulary, folded
from dsbuild.model import DropKind, MarkupKind

LOWEST = 24
SHORTEST, LONGEST, LONGEST_LIKELY = 5, 32, 18
LEAST = 1.5
FURNISHED, BELOW = -20.0, 2.5
LONGEST_LABEL = 2
DATED = (DropKind.TIMESTAMP, DropKind.BYLINE)
MARGIN = 3.0
SINCE = re.compile(r"\b(?:since|est\.?|established|founded)(?: in)? \d{4}")
SIGNS = frozenset("|•›»>@→%°\t")
JOINTS = frozenset({"of", "and", "for", "the", "in", "on", "at", "to", "a", "an", "by"})
DECK = frozenset(
    {"how", "why", "what", "when", "where", "inside", "after", "before", "for", "in", "on", "as"}
)
DECK |= {"with", "from", "his", "her", "he", "she", "they", "their", "one", "a", "an", "the"}
FURNITURE = frozenset(Topic) - {Topic.LINK, Topic.FACT_BOX, Topic.REQUEST, Topic.BYLINE, Topic.CORRECTION}


def with_headline(page: Page) -> Page:
    """The page with the line at its top that looks most like the headline, of those that were not dropped."""
    scores: list[float] = []
    above = dated = False
    for index, line in enumerate(page.lines[: min(page.first_prose + 1, LOWEST)]):
        dated = dated or (above and page.kind(index) in DATED)
        above = above or (not page.dropped(index) and is_phrase(line, page.words))
        if page.dropped(index) or page.is_asked(index):
            scores.append(FURNISHED)
            continue
        scores.append(likeness(line, page.title, page.words) - index / 4 - (BELOW if dated else 0))
    if not scores or max(scores) < LEAST:
        return page
    return replace(page, headline=_without_deck(page.lines, scores.index(max(scores)), scores))


def is_phrase(line: Line, words: Vocabulary) -> bool:
    """Whether the line has three words or more and one in lower case: a name has none but joints."""
    if line.words <= LONGEST_LABEL or line.stops or line.opens or not SIGNS.isdisjoint(line.text):
        return False
    return not SINCE.search(line.low) and not JOINTS.issuperset(_lower(line.text, words))


def _lower(text: str, words: Vocabulary) -> list[str]:
    return [part for part in WORD.findall(text) if part[0].islower() and folded(part) not in words.particles]


def likeness(line: Line, title: str | None, words: Vocabulary) -> float:
    """How much a line looks like a headline; 0 is like anything."""
    if line.markup is MarkupKind.TITLE or (title is not None and line.text == title):
        return 20.0
    headed = line.text[0].isalnum() or line.opens_quoted
    if line.words > LONGEST or line.hard_wrapped or line.last in ":,;" or not headed:
        return -9.0
    if len(line.text.split()) < line.words or " / " in line.text:
        return -5.0
    score = _by_length(line.words)
    if line.opens & FURNITURE or line.whole:
        score -= 6
    if Topic.BYLINE in line.opens and is_name(" ".join(line.text.split()[1:3]), words):
        score -= 9
    if line.last == "." and not is_title_case(line.text):
        score -= 6
    if (
        not SIGNS.isdisjoint(line.text.replace("»", "") if "«" in line.text else line.text)
        or "www." in line.low
        or "http" in line.low
    ):
        score -= 5
    score += _by_case(line, words) - (3 if line.text[0].islower() else 0)
    if score < LEAST:
        return score
    if has_date(line.text, words) or SINCE.search(line.low):
        score -= 4
    asked = words.invited.search(line.low) or words.closing.search(line.low)
    return score - 6 if asked else score


def _by_length(words: int) -> float:
    if words < SHORTEST:
        return words - 2.5
    return 4.0 if words <= LONGEST_LIKELY else 1.0


def _by_case(line: Line, words: Vocabulary) -> float:
    if line.text.isupper():
        return 0.0
    if not JOINTS.issuperset(_lower(line.text, words)):
        return 1.0
    outlet = any(folded(part) in words.outlets for part in WORD.findall(line.text))
    return 1.0 if line.words >= SHORTEST and not outlet else -2.0


def _without_deck(lines: Sequence[Line], best: int, scores: Sequence[float]) -> int:
    """The line above the best when the best opens as a deck does and what is above may be a short headline."""
    above, line = best - 1, lines[best]
    first = WORD.search(line.low)
    if above < 0 or first is None or first.group() not in DECK or lines[above].text.isupper():
        return best
    upper = lines[above]
    short = 1 < upper.words <= SHORTEST and not upper.opens and not upper.whole and upper.text[0].isupper()
    plain = SIGNS.isdisjoint(upper.text) and not upper.stops
    return above if short and plain and scores[above] > -2 else best
