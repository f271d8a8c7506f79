"""Which line at the top is the headline: the line that looks most like one, by a sum of small signs."""

from collections.abc import Sequence

from dsbuild.layout.page import Line
from dsbuild.layout.shapes import EMAIL, URL, WORD, is_name, is_title_case
from dsbuild.layout.timestamps import has_date
from dsbuild.layout.vocabulary import Topic, Vocabulary, folded
from dsbuild.model import MarkupKind

LOWEST = 24
SHORTEST, LONGEST, LONGEST_LIKELY = 5, 32, 18
LEAST = 3.0
MARGIN = 3.0
SIGNS = frozenset("|•›»>@→\t")
DECK = frozenset({"how", "why", "what", "when", "where", "inside", "after", "before", "for", "in", "on", "as"})
DECK |= {"with", "from", "his", "her", "he", "she", "they", "their", "one", "a", "an", "the"}
FURNITURE = frozenset(Topic) - {Topic.LINK, Topic.FACT_BOX, Topic.REQUEST, Topic.BYLINE, Topic.CORRECTION}


def headline(lines: Sequence[Line], title: str | None, words: Vocabulary, last: int) -> int:
    """The index of the headline among the lines up to `last`, -1 when none looks like one."""
    top = lines[: min(last + 1, LOWEST)]
    scores = [likeness(line, title, words) - index / 4 for index, line in enumerate(top)]
    if not scores or max(scores) < LEAST:
        return -1
    best = scores.index(max(scores))
    return _without_deck(lines, best, scores)


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
    if not SIGNS.isdisjoint(line.text) or EMAIL.search(line.text) or URL.search(line.text):
        score -= 5
    if has_date(line.text, words):
        score -= 4
    return score + _by_case(line, words)


def _by_length(words: int) -> float:
    if words < SHORTEST:
        return words - 4.5
    return 4.0 if words <= LONGEST_LIKELY else 1.0


def _by_case(line: Line, words: Vocabulary) -> float:
    if line.text.isupper():
        return -1.0
    parts = WORD.findall(line.text)
    lower = [part for part in parts if part[0].islower() and folded(part) not in words.particles]
    outlet = any(folded(part) in words.outlets for part in parts)
    if lower:
        return 1.0
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
    return above if short and plain and scores[above] > -LEAST - 1 else best
