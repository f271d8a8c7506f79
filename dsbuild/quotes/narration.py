"""The turns of those who tell a broadcast: a journalist's speech, which tells of the others as narration does."""

from collections.abc import Iterator, Sequence

from dsbuild.lexicon import Lexicon
from dsbuild.lexicon.broadcasts import broadcasters, last_name, name_in
from dsbuild.model import Block, BlockKind, Quotation, Rule
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind

NARRATION = "Q012"
TURN = "A015"
Label = tuple[int, int, bool]
"""Where the marker of a turn of narration begins and ends, and whether the roster reads it: of somebody's only the first."""
SPOKEN = frozenset({BlockKind.BODY, BlockKind.ANSWER})


def narrators(text: str, blocks: Sequence[Block], lexicon: Lexicon) -> frozenset[str]:
    """The last names of those who tell the broadcast that a page is a transcript of, in small letters."""
    turns = [block for block in blocks if block.turn and block.kind is not BlockKind.EMBEDDED_POST]
    labels = [text[slice(*block.turn)] for block in turns if block.turn]
    told = "\n".join(text[block.start : block.end] for block in turns)
    return broadcasters(labels, told, frozenset(lexicon.furniture.broadcaster_words.words))


def narrations(
    text: str, blocks: Sequence[Block], quotations: Sequence[Quotation], telling: frozenset[str]
) -> Iterator[tuple[Quotation, Attribution]]:
    """What those who tell say outside quotations in their turns, each with whose it is; their questions are none."""
    if not telling:
        return
    named = _full_names(text, blocks, telling)
    turns = [at for at, block in enumerate(blocks) if block.turn]
    attribution: Attribution | None = None
    here = 0
    for block in blocks[turns[0] : turns[-1] + 1]:
        if block.turn:
            name = last_name(text[slice(*block.turn)])
            tells = name in telling and block.kind is BlockKind.BODY
            attribution = Attribution(TURN, named[name], block.turn) if tells else None
        if attribution is None or block.kind not in SPOKEN or text[block.start] in "[(":
            continue
        while here < len(quotations) and quotations[here].end <= block.start:
            here += 1
        start, at = block.turn[1] if block.turn else block.start, here
        while at < len(quotations) and quotations[at].start < block.end:
            yield from _piece(text, start, quotations[at].start, attribution)
            start = quotations[at].end
            at += 1
        yield from _piece(text, start, block.end, attribution)


def labels(quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> list[Label]:
    """The markers of turns of narration."""
    found = {
        (*attribution.cue, attribution.cue[0] <= attribution.mention.start < attribution.cue[1])
        for quotation, attribution in zip(quotations, attributions, strict=True)
        if quotation.rule == NARRATION and attribution.cue and attribution.mention
    }
    return sorted(found)


def _piece(
    text: str, start: int, end: int, attribution: Attribution
) -> Iterator[tuple[Quotation, Attribution]]:
    while start < end and text[start].isspace():
        start += 1
    if any(map(str.isalnum, text[start:end])):
        yield Quotation(start, end, "", "", NARRATION, utterance=True), attribution


def _full_names(text: str, blocks: Sequence[Block], telling: frozenset[str]) -> dict[str, Mention]:
    """Where the longest marker of each of those who tell names them."""
    found: dict[str, Mention] = {}
    for block in blocks:
        if block.turn:
            label = text[slice(*block.turn)]
            name, key = name_in(label), last_name(label)
            start = block.turn[0] + label.find(name)
            if key in telling and (key not in found or len(name) > found[key].end - found[key].start):
                found[key] = Mention(start, start + len(name), MentionKind.NAME)
    return found


RULES: tuple[Rule[..., object], ...] = (
    Rule(NARRATION, "the turn of whoever tells a broadcast: a host, a correspondent", narrations),
)
