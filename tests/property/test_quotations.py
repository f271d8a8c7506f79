"""What holds of the quotations of any text, whoever says them."""

import time

import pytest
from hypothesis import given

from dsbuild.lexicon import load
from dsbuild.model import Block, Sentence
from dsbuild.quotes import attribution, echo, marks, utterance
from dsbuild.quotes.frames import page
from tests.property import strategies as news
from tests.unit.quotes.plain import attributed, blocks_of

HOSTILE = (
    "“" * 300_000,
    '" ' * 150_000,
    "'a " * 150_000,
    "‘a " * 150_000,
    "”" * 300_000,
    "“a” " * 20_000,
    "“a b,” he said, " * 6_000,
    "he said " * 60_000 + "“a b c.”",
    "“a b c.”\n" * 12_000,
    "# A b c d e\n“A b c d e,” he said.\n" * 4_000,
    "– Yes, he says.\n" * 12_000,
    "– Yes, he says. I do. " * 12_000,
    "« A, he said. B » " * 8_000,
    "“Yes.”\n" * 12_000,
    "Why?\n“Yes.”\n" * 8_000,
    "“No,” it says.\n" * 8_000,
    "Kerr: 'A b c. " * 12_000,
    "Jane, " * 60_000 + "said: “a b c.”",
)


@given(news.any_text)
def test_spans_are_in_order_disjoint_and_inside_one_block(text: str) -> None:
    blocks = [block for block in blocks_of(text) if block.start < block.end]
    found = attributed(text, blocks)
    ends = [0, *(quotation.end for quotation, _ in found)]
    for (quotation, given_to), end in zip(found, ends, strict=False):
        assert end <= quotation.start < quotation.end
        assert sum(block.start <= quotation.start and quotation.end <= block.end for block in blocks) == 1
        assert text.startswith(quotation.opened, quotation.start)
        assert text.endswith(quotation.closed, 0, quotation.end)
        assert sum([given_to.mention is not None, given_to.follows is not None, given_to.interviewee]) <= 1
        if given_to.mention:
            assert text[given_to.mention.start : given_to.mention.end].strip()


@given(news.any_text)
def test_who_goes_on_was_quoted_before(text: str) -> None:
    blocks = [block for block in blocks_of(text) if block.start < block.end]
    for index, (_, given_to) in enumerate(attributed(text, blocks)):
        assert given_to.follows is None or 0 <= given_to.follows < index


@given(news.news)
def test_a_later_paragraph_changes_no_marks(text: str) -> None:
    before = marks.quotations(text, *_plain(text), load())
    longer = f"{text}\n\nNobody else was there."
    assert marks.quotations(longer, *_plain(longer), load())[: len(before)] == before


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_hostile_text_takes_linear_time(text: str) -> None:
    blocks, sentences = _plain(text)
    start = time.process_time()
    here = page(text, blocks, sentences, marks.quotations(text, blocks, sentences, load()), load())
    found = echo.with_echoes(text, blocks, utterance.judged(here))
    attribution.attribute(here.quoting(found))
    assert time.process_time() - start < 20


def _plain(text: str) -> tuple[list[Block], list[Sentence]]:
    blocks = [block for block in blocks_of(text) if block.start < block.end]
    return blocks, [Sentence(block.start, block.end, at) for at, block in enumerate(blocks)]
