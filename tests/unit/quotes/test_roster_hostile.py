from time import process_time

import pytest

from dsbuild.lexicon import load
from dsbuild.model import Block, BlockKind, Layout, Quotation, Sentence
from dsbuild.quotes.attributed import Attribution, Mention, MentionKind
from dsbuild.quotes.roster import settle

OPENING = "“We go on,” said Ann Berg. "
HOSTILE = ["." * 10, "“", "1", "A", "Ab ", "A, ", "A. ", "he said ", "two members of the group who ", "(A) ",
    "'s ", "al A", "the Front of ", "the minister, ", "The People's Army "]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    _time(piece, 20_000)
    short, long = (min(_time(piece, size) for _ in range(3)) for size in (40_000, 160_000))
    assert long < 12 * max(short, 0.01)


def _time(piece: str, size: int) -> float:
    text = OPENING + (piece * (size // len(piece) + 1))[:size]
    page = Layout((Block(0, len(text), BlockKind.BODY, "L001"),), ())
    quotations = [Quotation(0, 11, "“", "”", "Q001")]
    attributions = [Attribution("A001", mention=Mention(17, 25, MentionKind.NAME))]
    start = process_time()
    settled = settle(text, page, [Sentence(0, len(text), 0)], quotations, attributions, load())
    assert settled.quotations[0].speaker is not None
    return process_time() - start
