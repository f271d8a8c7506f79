"""Quotations: which words of an article are quoted directly, whoever says them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dsbuild.lexicon import Lexicon
from dsbuild.model import Block, BlockKind, Quotation, Rule, Sentence
from dsbuild.quotes.narration import narrators
from dsbuild.quotes.pairs import ANGLED, SINGLE, Pair, paired
from dsbuild.quotes.unmarked import dialogue, hosts, later_paragraphs, markup, spoken, turn

ANY_MARK = re.compile("[\"“”„‟«»‹›＂‘’‚'`,](?:(?<!,)|,)")
INTERPOSED = frozenset({BlockKind.CAPTION, BlockKind.PULL_QUOTE, BlockKind.FACT_BOX, BlockKind.EMBEDDED_POST})
"""What a page sets between two paragraphs of one quotation."""

CURLY = frozenset({("“", "”"), ("‘‘", "’’"), ("``", "''")})
STRAIGHT = frozenset("'’`")
LOW = frozenset({"„", "‟", ",,", "‚"})


def quotations(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], lexicon: Lexicon
) -> list[Quotation]:
    """The outermost quotations in order of the text, each inside one block, nobody yet named as their speaker."""
    dashed = dialogue(text, blocks, sentences, lexicon)
    asking = hosts(text, blocks, narrators(text, blocks, lexicon))
    going_on = later_paragraphs(text, blocks, asking)
    found: list[Quotation] = []
    still_open: Quotation | None = None
    for at, block in enumerate(blocks):
        here = dashed.get(at)
        if here is None and at in going_on:
            here = [Quotation(block.start, block.end, "", "", "Q009", continues=True)]
        elif here is None:
            unmarked = turn(text, block, asking) or markup(text, block)
            here = (
                spoken(text, unmarked)
                if unmarked
                else list(_in_block(text, block, sentences, lexicon, still_open=still_open))
            )
            if here and not still_open and _is_apostrophe(text, here[-1], blocks[at : at + 2]):
                del here[-1]
        if here and still_open and here[0].start == block.start and here[0].rule in PAIRED:
            here[0] = replace(here[0], continues=True, rule="Q007")
        found += here
        if block.kind not in INTERPOSED:
            still_open = here[-1] if here and _stays_open(here[-1], block) else None
    return found


def _in_block(
    text: str, block: Block, sentences: Sequence[Sentence], lexicon: Lexicon, *, still_open: Quotation | None
) -> Iterator[Quotation]:
    if not ANY_MARK.search(text, block.start, block.end):
        return
    for pair in paired(text, block.start, block.end, lexicon):
        if not pair.opened:
            if still_open:
                yield Quotation(block.start, pair.end, "", pair.closed, "Q007", continues=True)
            continue
        end = pair.end if pair.closed else _last_sentence_end(pair, sentences)
        rule = next(rule for rule in PAIR_RULES if rule.apply(pair))
        if any(map(str.isalnum, text[pair.start : end])):
            yield Quotation(pair.start, end, pair.opened, pair.closed, rule.id)


def _is_apostrophe(text: str, quotation: Quotation, blocks: Sequence[Block]) -> bool:
    """Whether a straight single mark opens a block and neither closes nor goes on in the next: an apostrophe."""
    if quotation.closed or quotation.opened not in STRAIGHT or quotation.start != blocks[0].start:
        return False
    return len(blocks) < 2 or text[blocks[1].start] not in SINGLE


def _stays_open(quotation: Quotation, block: Block) -> bool:
    return not quotation.closed and quotation.rule in ("Q006", "Q007") and quotation.end == block.end


def _last_sentence_end(pair: Pair, sentences: Sequence[Sentence]) -> int:
    """Where the last sentence ends that an unclosed mark can hold."""
    after = bisect_left(sentences, pair.end, key=lambda sentence: sentence.end)
    if after < len(sentences) and sentences[after].end == pair.end:
        return pair.end
    before = sentences[after - 1].end if after else pair.end
    return before if before > pair.start else pair.end


def unclosed(pair: Pair) -> bool:
    """No closing mark came: it ends with its block, or before the next mark that opens."""
    return not pair.closed


def angled(pair: Pair) -> bool:
    """Guillemets, pointing outwards or inwards."""
    return pair.opened in ANGLED and pair.closed in ANGLED


def low(pair: Pair) -> bool:
    """The opening mark stands low, as in German, or is the closing one of English, as in Swedish."""
    return pair.opened in LOW or (pair.opened, pair.closed) in {("”", "”"), ("’", "’")}


def single(pair: Pair) -> bool:
    """Single marks."""
    return pair.opened in SINGLE and pair.closed in SINGLE


def double(pair: Pair) -> bool:
    """A pair of double marks of one kind."""
    return pair.opened == pair.closed or (pair.opened, pair.closed) in CURLY


def mixed(_: Pair) -> bool:
    """Marks of two kinds, as writers and converters mix them."""
    return True


PAIR_RULES: tuple[Rule[[Pair], bool], ...] = (
    Rule("Q006", "words after a mark that never closes", unclosed),
    Rule("Q003", "words between guillemets", angled),
    Rule("Q004", "words between marks that open low or as they close", low),
    Rule("Q002", "words between single marks", single),
    Rule("Q001", "words between double marks", double),
    Rule("Q005", "words between marks of two kinds", mixed),
)
PAIRED = frozenset(rule.id for rule in PAIR_RULES)
RULES: tuple[Rule[..., object], ...] = (
    *PAIR_RULES,
    Rule("Q007", "a quotation that goes on from an earlier paragraph", quotations),
    Rule("Q008", "dialogue after a dash", dialogue),
    Rule("Q009", "the words of a transcript's turn", turn),
    Rule("Q010", "a block quote or an embedded post", markup),
)
