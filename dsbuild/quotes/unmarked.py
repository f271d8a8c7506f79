"""What is quoted without quotation marks: a transcript's turns, markup, and dialogue after a dash."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dsbuild.lexicon import Lexicon
from dsbuild.model import Block, BlockKind, Quotation
from dsbuild.quotes.words import grammar

DASHES = frozenset("–—―-")
OPENING = re.compile(r"(?:[–—―]|--?)\s*(?=[^\W_]|[“\"«‘])")
RESUMING = re.compile(r"(?<=\s)[–—―]\s+(?=[^\W_])")
SIGNATURE = re.compile(r"\s+[–—-]{1,2} ?[^\n–—]{1,80}\(@\w{1,30}\)[^\n]{0,40}\Z")
ANSWERS = frozenset({BlockKind.ANSWER, BlockKind.BODY, BlockKind.LIST_ITEM})


def turn(text: str, block: Block) -> Quotation | None:
    """The words after a transcript's turn marker; the interviewer's questions are no quotations."""
    if block.turn is None or block.kind is BlockKind.QUESTION:
        return None
    return _whole(text, block.turn[1], block.end, "Q009")


def markup(text: str, block: Block) -> Quotation | None:
    """A block that its markup quotes, without the signature of an embedded post."""
    if not block.quoted:
        return None
    signature = SIGNATURE.search(text, max(block.start, block.end - 160), block.end)
    return _whole(text, block.start, signature.start() if signature else block.end, "Q010")


def dialogue(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> dict[int, list[Quotation]]:
    """The quotations of blocks that open with a dash, by block, where the page attributes one of them to a speaker."""
    opened = [
        at
        for at, block in enumerate(blocks)
        if text[block.start] in DASHES and block.kind in ANSWERS and not block.quoted
    ]
    if not opened:
        return {}
    says = _says(lexicon)
    if not any(says.search(text, blocks[at].start, blocks[at].end) for at in opened):
        return {}
    return {at: list(_dashed(text, blocks[at], says)) for at in opened}


def _dashed(text: str, block: Block, says: re.Pattern[str]) -> Iterator[Quotation]:
    dash = OPENING.match(text, block.start, block.end)
    while dash:
        attributed = says.search(text, dash.end(), block.end)
        end = attributed.start() + 1 if attributed else block.end
        yield Quotation(dash.start(), end, text[dash.start() : dash.end()].strip(), "", "Q008")
        dash = RESUMING.search(text, attributed.end(), block.end) if attributed else None


def _whole(text: str, start: int, end: int, rule: str) -> Quotation | None:
    while start < end and text[start].isspace():
        start += 1
    return Quotation(start, end, "", "", rule) if start < end else None


@cache
def _says(lexicon: Lexicon) -> re.Pattern[str]:
    """The clause that attributes dialogue: `, says Anna`, `? – the guard asked`."""
    verbs = "|".join(sorted(grammar(lexicon).verbs, key=len, reverse=True))
    speaker = r"(?:he|she|they|(?:the|a|an|his|her)(?: \w+){1,3}|(?!I\b)[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*){0,3})"
    return re.compile(rf"[,?!…] (?:[–—―] )?(?:(?:{verbs}) {speaker}|{speaker} (?:{verbs}))\b")
