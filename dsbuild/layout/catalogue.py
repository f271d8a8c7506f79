"""The rules of the layout in the order in which they are asked: what is furniture, then what the rest is."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dsbuild.layout import (
    boxes,
    bylines,
    captions,
    glued,
    headings,
    interviews,
    invitations,
    mastheads,
    navigation,
    repeats,
    timestamps,
    wires,
)
from dsbuild.layout.page import Line, Mark, Page
from dsbuild.model import BlockKind, DropKind, MarkupKind, Rule

PageRule = Rule[[Page, int], Mark | None]


LISTED = (MarkupKind.LIST_ITEM, MarkupKind.BLOCKQUOTE)
HINTED = (MarkupKind.CAPTION, MarkupKind.EMBED)


def body(_page: Page, _index: int) -> Mark | None:
    """Whatever nothing else claimed."""
    return Mark(BlockKind.BODY)


@dataclass(frozen=True, slots=True)
class Step:
    """Rules that are asked one after the other about the lines that `lines` chooses, where they are still open."""

    lines: Callable[[Page], Iterable[int]]
    rules: tuple[PageRule, ...]


def top(page: Page) -> Iterable[int]:
    """The lines above the article's prose and the first of it."""
    return range(
        min(len(page.lines), headings.LOWEST_HEADLINE, page.first_prose + headings.DEEPEST_STANDFIRST)
    )


def short(page: Page) -> Iterable[int]:
    """The lines that are no paragraphs of prose, and headings."""
    return [
        index
        for index, line in enumerate(page.lines)
        if not line.is_prose or line.markup is MarkupKind.HEADING
    ]


def transcript(page: Page) -> Iterable[int]:
    """All lines of a transcript up to its last turn."""
    return range(page.last_turn) if page.turns else ()


def interview(page: Page) -> Iterable[int]:
    """All lines of an interview; of another page those that ask and what is below them."""
    if page.interview:
        return range(len(page.lines))
    asked = [index for index, line in enumerate(page.lines) if line.last == "?"]
    return sorted({*asked, *(page.after(index) for index in asked)} - {len(page.lines)})


def boxes_down(page: Page) -> Iterable[int]:
    """The lines from the first heading of a fact box, or the first aside."""
    heads = (index for index, line in enumerate(page.lines) if boxes.may_head_box(line))
    return range(next(heads, len(page.lines)), len(page.lines))


def listed(page: Page) -> Iterable[int]:
    """The lines that open or are marked up as list items or block quotes are."""
    return [i for i, line in enumerate(page.lines) if not line.text[0].isalpha() or line.markup in LISTED]


def above_credits(page: Page) -> Iterable[int]:
    """The lines right above a dropped credit."""
    return [index - 1 for index in range(1, len(page.lines)) if page.kind(index) is DropKind.CREDIT]


def asked(page: Page) -> Iterable[int]:
    """The questions of an interview without marks."""
    return sorted(page.unmarked_questions)


def repeating(page: Page) -> Iterable[int]:
    """The lines that repeat others."""
    return sorted(page.repeats)


def apart(page: Page) -> Iterable[int]:
    """The lines that more than one blank line parts from what is above."""
    return [index for index, line in enumerate(page.lines) if line.gap > 1]


TURNS: tuple[PageRule, ...] = interviews.TRANSCRIPTS[:1]
OPENED: tuple[PageRule, ...] = (
    *boxes.CORRECTIONS,
    boxes.POSTS[2],
    *navigation.OPENED,
    *bylines.OPENED,
    captions.RULES[0],
    *invitations.OPENED,
)
FURNITURE: tuple[PageRule, ...] = (
    *boxes.CORRECTIONS,
    *boxes.POSTS,
    *navigation.RULES,
    *mastheads.NUMBERS,
    *wires.RULES,
    *timestamps.RULES,
    *bylines.RULES,
    *captions.RULES,
    *invitations.RULES,
)
SHAPED = tuple(rule for rule in FURNITURE if rule not in OPENED)
WORDED: tuple[PageRule, ...] = (*boxes.POSTS[:2], captions.RULES[1], *invitations.WORDED)
DIGITS = frozenset((navigation.RULES[-1], *mastheads.NUMBERS, *timestamps.RULES, bylines.RULES[1]))
BESIDE: tuple[PageRule, ...] = (*navigation.BESIDE, *bylines.BESIDE, *invitations.BESIDE)
CLOSING: tuple[PageRule, ...] = bylines.CLOSING + navigation.CLOSING + invitations.CLOSING
PARTS = (
    Step(top, mastheads.RULES),
    Step(repeating, repeats.ABOVE),
    Step(top, headings.TOP),
    Step(transcript, interviews.TRANSCRIPTS[1:]),
    Step(boxes_down, boxes.FACT_BOXES),
    Step(listed, boxes.LISTS + boxes.QUOTES),
    Step(short, headings.TAKES),
    Step(top, captions.PLACED[1:] + headings.STANDFIRSTS),
    Step(above_credits, captions.PLACED[:1]),
    Step(interview, interviews.INTERVIEWS[:1]),
    Step(interview, interviews.INTERVIEWS[1:]),
    Step(asked, interviews.UNMARKED),
    Step(repeating, repeats.AMID),
    Step(short, invitations.TEASERS + headings.SUBHEADINGS),
    Step(apart, captions.APART),
)
BODY: PageRule = Rule("L199", "what no other rule claims is the body", body)

RULES: tuple[Rule[..., Any], ...] = (
    *glued.RULES,
    *TURNS,
    *FURNITURE,
    *CLOSING,
    *(rule for step in PARTS for rule in step.rules),
    BODY,
)

LONGEST_SUSPECT = 700
LONGEST_WORDED = 60
FEWEST_SENTENCE_WORDS = 7


DIGIT = re.compile(r"\d")


def furniture_rules(page: Page, line: Line) -> tuple[PageRule, ...]:
    """The rules that can drop a line of this shape: none for long prose, few for a sentence."""
    if line.opens or line.whole or line.markup in HINTED:
        return FURNITURE
    if len(line.text) > LONGEST_SUSPECT:
        return ()
    if line.stops and line.words >= FEWEST_SENTENCE_WORDS and not line.text.endswith(".m."):
        return SENTENCE_RULES[page.posts] if line.words <= LONGEST_WORDED else ()
    return SHAPE_RULES[DIGIT.search(line.text) is not None, page.posts]


def _able(rules: tuple[PageRule, ...], *, digits: bool = True, posts: bool = True) -> tuple[PageRule, ...]:
    """Those of the rules that can answer about a line with or without digits, on a page with or without posts."""
    return tuple(
        rule for rule in rules if (digits or rule not in DIGITS) and (posts or rule not in boxes.POSTS)
    )


SENTENCE_RULES = {posts: _able(WORDED, posts=posts) for posts in (True, False)}
SHAPE_RULES = {
    (digits, posts): _able(SHAPED, digits=digits, posts=posts)
    for digits in (True, False)
    for posts in (True, False)
}
