"""The rules of the layout in the order in which they are asked: what is furniture, then what the rest is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from dsbuild.layout import (
    asking,
    authors,
    boxes,
    bylines,
    captions,
    glued,
    headings,
    hints,
    interviews,
    invitations,
    mastheads,
    navigation,
    related,
    repeats,
    rows,
    signatures,
    timestamps,
    tops,
    wires,
)
from dsbuild.layout.page import Mark, Page
from dsbuild.model import BlockKind, DropKind, MarkupKind, Rule

PageRule = Rule[[Page, int], Mark | None]


LISTED = (MarkupKind.LIST_ITEM, MarkupKind.BLOCKQUOTE)


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


def heads(page: Page) -> Iterable[int]:
    """The lines above the article's prose, and the first of it, but the headline."""
    lowest = min(len(page.lines), page.first_prose + 1, headings.LOWEST_HEADLINE)
    return [index for index in range(lowest) if index != page.headline]


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


def corrected(page: Page) -> Iterable[int]:
    """All lines of a column of corrections."""
    return range(len(page.lines)) if boxes.column(page) else ()


def listed(page: Page) -> Iterable[int]:
    """The lines that open or are marked up as list items or block quotes are."""
    return [i for i, line in enumerate(page.lines) if not line.text[0].isalpha() or line.markup in LISTED]


def above_credits(page: Page) -> Iterable[int]:
    """The lines right above a dropped credit."""
    marked = enumerate(page.marks[1:])
    return [above for above, mark in marked if mark is not None and mark.kind is DropKind.CREDIT]


def amid(page: Page) -> Iterable[int]:
    """The lines between paragraphs of prose that end as no sentence does."""
    between = range(page.first_prose + 1, min(page.last_prose, len(page.lines)))
    return [index for index in between if not page.lines[index].stops]


def dashed(page: Page) -> Iterable[int]:
    """The lines of dialogue behind dashes that ask."""
    return sorted(page.dashed_questions)


def asked(page: Page) -> Iterable[int]:
    """The questions of an interview without marks."""
    return sorted(page.unmarked_questions)


def apart(page: Page) -> Iterable[int]:
    """The lines that more than one blank line parts from what is above."""
    return [index for index, line in enumerate(page.lines) if line.gap > 1]


TURNS: tuple[PageRule, ...] = interviews.TRANSCRIPTS[:1]
FURNITURE: tuple[PageRule, ...] = (
    *boxes.CORRECTIONS,
    *boxes.POSTS,
    *navigation.RULES,
    *tops.RULES,
    *mastheads.NUMBERS,
    *wires.RULES,
    *timestamps.RULES,
    *bylines.RULES,
    *signatures.RULES,
    *captions.RULES,
    *authors.CREDITS,
    *invitations.RULES,
    *asking.RULES,
    *related.ARROWED,
    *rows.RULES,
    *hints.RULES,
)
BESIDE: tuple[PageRule, ...] = (
    *navigation.BESIDE,
    *timestamps.RULES[1:],
    *bylines.BESIDE,
    *invitations.BESIDE,
)
CLOSING: tuple[PageRule, ...] = (
    authors.BIOGRAPHIES + authors.NOTES + asking.CLOSING + navigation.CLOSING + invitations.CLOSING
)
PARTS = (
    Step(heads, authors.NOTES[:1] + invitations.CLOSING),
    Step(top, mastheads.RULES),
    Step(top, repeats.ABOVE),
    Step(top, headings.TOP),
    Step(top, tops.ALONE),
    Step(transcript, interviews.TRANSCRIPTS[1:]),
    Step(dashed, interviews.DASHED),
    Step(corrected, boxes.COLUMN),
    Step(boxes_down, boxes.FACT_BOXES),
    Step(listed, boxes.LISTS + boxes.QUOTES),
    Step(short, headings.TAKES),
    Step(top, captions.PLACED[1:] + headings.STANDFIRSTS),
    Step(above_credits, captions.PLACED[:1]),
    Step(interview, interviews.INTERVIEWS[:1]),
    Step(interview, interviews.INTERVIEWS[1:]),
    Step(asked, interviews.UNMARKED),
    Step(short, repeats.AMID),
    Step(amid, captions.AMID),
    Step(short, related.BELOW),
    Step(short, invitations.TEASERS + headings.SUBHEADINGS),
    Step(apart, captions.APART),
)
BODY: PageRule = Rule("L199", "what no other rule claims is the body", body)

RULES: tuple[Rule[..., Any], ...] = (
    *glued.RULES,
    *TURNS,
    *FURNITURE,
    *CLOSING,
    *dict.fromkeys(rule for step in PARTS for rule in step.rules if rule not in CLOSING),
    BODY,
)
