"""From an article to the page that the rules look at: its lines, and what a survey of the whole tells."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dsbuild.layout.captions import PICTURED
from dsbuild.layout.glued import HEADS, TAILS, may_be_glued, signs
from dsbuild.layout.hints import BARS, SIGNALS
from dsbuild.layout.interviews import (
    alternating,
    dashed_questions,
    exchanges,
    is_interview,
    unmarked_questions,
)
from dsbuild.layout.page import CLOSERS, FEWEST_PROSE_WORDS, FINAL, PROSE_WORDS, Line, Page
from dsbuild.layout.paragraphs import Paragraph, paragraphs
from dsbuild.layout.timestamps import first_entry
from dsbuild.layout.turns import turns
from dsbuild.layout.vocabulary import Topic, Vocabulary, folded
from dsbuild.model import Article, Dropped, Markup, MarkupKind

Piece = tuple[int, int]
LOWEST_STANDFIRST, LONGEST_BYLINE = 10, 12
NETWORKS = (
    "@",
    "Telegram",
    "Twitter",
    "Facebook",
    " Gab",
    "channel",
    "social media",
    "WhatsApp",
    "forum",
    "posted",
)
"""What an article holds that shows posts, one of it."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def read(article: Article, words: Vocabulary) -> tuple[Page, list[Dropped]]:
    """The page of an article, and what was cut off its lines because it was glued to them."""
    lines: list[Line] = []
    cut: list[Dropped] = []
    markup = _Markup(article.markup)
    text, low, glued = article.text, folded(article.text), [*signs(article.text), len(article.text)]
    aligned = len(low) == len(text)
    reached = sign = 0
    for paragraph in paragraphs(text):
        start, end, wrapped = paragraph.start, paragraph.end, paragraph.hard_wrapped
        gap = text.count("\n", reached, start) - 1 if start - reached > 1 else 0
        reached = end
        line = text[start:end]
        while glued[sign] < start:
            sign += 1
        if not wrapped and (glued[sign] < end or may_be_glued(line, words)):
            start, end = _cut(text, paragraph, words, cut)
            if start == end:
                continue
            line = text[start:end]
        lines.append(
            _line(line, low[start:end] if aligned else folded(line), start, gap, wrapped, words, markup)
        )
    return _surveyed(article, low, tuple(lines), words), cut


def _cut(text: str, paragraph: Paragraph, words: Vocabulary, cut: list[Dropped]) -> Piece:
    """What is left of a paragraph without what is glued to it, trimmed; the rest is added to `cut`."""
    start, end = paragraph.start, paragraph.end
    for rule in HEADS:
        if found := rule.apply(text[start:end], words):
            cut.append(
                Dropped(start, start + len(text[start : start + found[1]].rstrip()), found[2], rule.id)
            )
            start = _skip(text, start + found[1], end)
    tails: list[Dropped] = []
    for rule in TAILS:
        if start < end and (found := rule.apply(text[start:end], words)):
            tails.append(Dropped(_skip(text, start + found[0], end), end, found[2], rule.id))
            end = start + len(text[start : start + found[0]].rstrip())
    cut.extend(reversed(tails))
    return start, end


def _skip(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())


def _line(
    text: str, low: str, start: int, gap: int, wrapped: bool, words: Vocabulary, markup: "_Markup"
) -> Line:
    last = text[-1]
    if last in CLOSERS:
        last = text[-40:].rstrip(CLOSERS)[-1:] or last
    count = text.count(" ") + 1 + (text.count("\n") if wrapped else 0)
    stops = last in FINAL
    return Line(
        start,
        start + len(text),
        text,
        low,
        gap,
        wrapped,
        count,
        last,
        stops,
        count >= PROSE_WORDS and (stops or last == ":" or count >= 2 * PROSE_WORDS),
        words.opens(low),
        words.is_whole(low),
        markup.at(start) if markup.spans else None,
    )


def _surveyed(article: Article, low: str, lines: tuple[Line, ...], words: Vocabulary) -> Page:
    prose = _prose(lines)
    asked = [index for index, line in enumerate(lines) if line.last == "?"]
    exchanged = exchanges(lines, asked)
    return Page(
        text=article.text,
        lines=lines,
        words=words,
        title=article.title,
        headline=-1,
        first_prose=prose[0],
        last_prose=prose[1],
        turns=turns(article.text, lines, words),
        interview=is_interview(lines, asked, words),
        exchanges=exchanged,
        alternating=alternating(lines, exchanged, words),
        first_entry=first_entry(lines),
        unmarked_questions=unmarked_questions(lines, asked, words),
        dashed_questions=dashed_questions(lines, asked),
        stems=tuple([stem for stem in words.picture_stems if stem in low]),
        signalled=_holds(article.text, SIGNALS),
        parted=_holds(article.text, BARS),
        pictured=_holds(low, PICTURED),
        posts=_holds(article.text, NETWORKS) or any(span.kind is MarkupKind.EMBED for span in article.markup),
        marks=[None] * len(lines),
    )


def _holds(text: str, signs: Iterable[str]) -> bool:
    return any(map(text.__contains__, signs))


def _prose(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and last paragraph of prose, else of shorter sentences; without any, nothing is the page's foot."""
    found = [i for i, line in enumerate(lines) if line.is_prose and not line.opens] or [
        i
        for i, line in enumerate(lines)
        if line.words >= FEWEST_PROSE_WORDS and line.stops and not line.opens
    ]
    if not found:
        return max(0, min(1, len(lines) - 1)), len(lines)
    return _below_byline(lines, found), found[-1]


def _below_byline(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """The first paragraph of prose, but the standfirst when a byline or a date stands below it."""
    first = prose[0]
    if first > LOWEST_STANDFIRST or len(prose) == 1:
        return first
    signs = (index for index in range(first + 1, prose[1]) if _signs(lines[index]))
    return prose[1] if next(signs, None) is not None and prose[1] - first <= LOWEST_STANDFIRST else first


def _signs(line: Line) -> bool:
    named = Topic.BYLINE in line.opens and line.words <= LONGEST_BYLINE
    dated = line.words <= LONGEST_BYLINE and not line.stops and YEAR.search(line.text) is not None
    return named or dated


class _Markup:
    """What the markup says at a place of the text."""

    __slots__ = ("spans", "starts")

    def __init__(self, spans: Sequence[Markup]) -> None:
        self.spans = spans
        self.starts = [span.start for span in spans]

    def at(self, position: int) -> MarkupKind | None:
        index = bisect_right(self.starts, position) - 1
        inside = index >= 0 and position < self.spans[index].end
        return self.spans[index].kind if inside else None
