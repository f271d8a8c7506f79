"""A page of plain lines for tests of quotations: a line is a block, given the sentences of the real stage."""

from dsbuild.lexicon import load
from dsbuild.model import Block, BlockKind, Quotation, Sentence
from dsbuild.quotes import attribution, echo, marks, utterance
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.frames import page
from dsbuild.sentences import spans

KINDS = {
    "# ": BlockKind.HEADLINE,
    "## ": BlockKind.SUBHEADING,
    "> ": BlockKind.PULL_QUOTE,
    "? ": BlockKind.QUESTION,
}


def blocks_of(text: str) -> list[Block]:
    blocks, start = [], 0
    for line in text.split("\n"):
        mark = next((mark for mark in KINDS if line.startswith(mark)), "")
        if line.strip():
            kind = KINDS.get(mark, BlockKind.BODY)
            first = start + len(mark) + len(line[len(mark) :]) - len(line[len(mark) :].lstrip())
            blocks.append(Block(first, start + len(line.rstrip()), kind, "L001"))
        start += len(line) + 1
    return blocks


def sentences_of(text: str, blocks: list[Block]) -> list[Sentence]:
    return [
        Sentence(*span, number)
        for number, block in enumerate(blocks)
        for span in spans(text, load(), block.start, block.end)
    ]


def marked(text: str, blocks: list[Block] | None = None) -> list[Quotation]:
    blocks = blocks_of(text) if blocks is None else blocks
    return marks.quotations(text, blocks, sentences_of(text, blocks), load())


def attributed(text: str, blocks: list[Block] | None = None) -> list[tuple[Quotation, Attribution]]:
    blocks = blocks_of(text) if blocks is None else blocks
    sentences = sentences_of(text, blocks)
    here = page(text, blocks, sentences, marks.quotations(text, blocks, sentences, load()), load())
    quoted = echo.with_echoes(text, blocks, utterance.judged(here))
    return list(zip(quoted, attribution.attribute(here.quoting(quoted)), strict=True))


def speakers(text: str, blocks: list[Block] | None = None) -> list[tuple[str, str | None]]:
    """The words of each quotation that is speech and those that name its speaker; None when nobody can be told."""
    found = attributed(text, blocks)
    named: list[str | None] = []
    for _, given in found:
        if given.mention:
            named.append(text[given.mention.start : given.mention.end])
        elif given.follows is not None:
            named.append(named[given.follows])
        else:
            named.append("interviewee" if given.interviewee else None)
    return [
        (text[quotation.start : quotation.end], name)
        for (quotation, _), name in zip(found, named, strict=True)
        if quotation.speech
    ]
