"""Interviews: where the reporter asks, and pages on which one person answers."""

import re
from collections.abc import Sequence
from itertools import pairwise

from dsbuild.model import Block, BlockKind, Quotation

ADDRESSED = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Yy]ourself)\b")
QUESTION = 300
"""Code points of a block that questions somebody without a question mark, at most."""
ANSWERS = 2
"""Answers that make a page an interview, at least."""

TOLD_TO = re.compile(
    r"\b[Aa]s told to\b|\bAS TOLD TO\b|\b[Ii]n (?:her|his|their) own words\b|\b[Ff]irst person\b|\b[Mm]y story\b"
    r"|\b[Tt]estimony (?:[Nn]o\.? ?|of )?(?:\d|witness)|\b(?:[Tt]estimony|[Ss]tatement|[Aa]ccount) was (?:taken|recorded|given|collected) (?:by|in|from)\b"
)
TOP = 1500
"""Code points of a page in which it says that somebody told it."""


def told_to(text: str) -> bool:
    """Whether the top or the last line of a page says that it is what somebody told a reporter."""
    return (
        TOLD_TO.search(text, 0, TOP) is not None or TOLD_TO.search(text, max(0, len(text) - 200)) is not None
    )


def asks(text: str, block: Block) -> bool:
    """Whether the reporter asks in a block that quotes nobody."""
    if block.kind is BlockKind.QUESTION or text[block.end - 1] == "?":
        return True
    short = block.kind is BlockKind.BODY and block.end - block.start < QUESTION
    return short and ADDRESSED.search(text, block.start, block.end) is not None


def is_interview(text: str, blocks: Sequence[Block], quotations: Sequence[Quotation]) -> bool:
    """Whether questions in paragraphs of their own are answered by paragraphs that are quoted from their first word to their last."""
    opened = {quotation.start for quotation in quotations if quotation.speech}
    closed = {quotation.end for quotation in quotations if quotation.speech}
    quoting = {quotation.start for quotation in quotations}
    answers = 0
    for question, answer in pairwise(blocks):
        whole = answer.start in opened and answer.end in closed
        if whole and question.start not in quoting and _questions(text, question):
            answers += 1
            if answers == ANSWERS:
                return True
    return False


def _questions(text: str, block: Block) -> bool:
    return block.kind is BlockKind.QUESTION or (
        block.kind is BlockKind.BODY and text[block.end - 1] == "?" and block.end - block.start < QUESTION
    )
