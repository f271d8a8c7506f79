from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dsbuild.layout import lay_out, paragraphs
from dsbuild.lexicon import load
from dsbuild.model import Block, BlockKind, Dropped, Layout, article_from_text

PIECES = st.sampled_from(
    [
        "Gunmen storm radio station in Okambe",
        "By Mara Lindqvist",
        "3 March 2021 10:42",
        "10:42",
        "READ MORE: The long road to Arden",
        "Foto: Lena Dahl / AP",
        "FACT The Black Banner",
        "How did you find them?",
        "“At football matches.”",
        "Q: Why?",
        "A: I was angry.",
        "JANE DOE: Who paid you?",
        "• He planned it alone",
        "* * *",
        "Subscribe to our newsletter.",
        "Nobody asked who wanted to leave",
        "Stay away. — Arden Police (@arden) March 3, 2021",
        "AdvertisementThe men had trained for months.",
        "Share Tweet Email The admiral said nothing.",
        "“Nobody asked who wanted to leave, and nobody told us why we stayed,” said Idris, who left in the spring of that year.",
        "The patrol was ambushed at dawn on the road between the two villages, and nobody came to help until noon.",
        "He left. —AFP",
        "icon aicon bicon cicon dicon eicon fm He left.",
    ]
)
PAGES = st.lists(
    st.tuples(PIECES | st.text(max_size=40), st.sampled_from(["\n", "\n\n", "\r\n", " ", "\n\n\n"]))
).map(lambda pieces: "".join(piece + gap for piece, gap in pieces))
PROSE = (
    "The inquiry into the fire was opened on Monday and will be led by a judge who has never worked in the province before.",
    "Its report is expected within two years, the ministry said, although nobody in the town has much faith in its promises.",
)


def laid_out(text: str) -> Layout:
    return lay_out(article_from_text(text), load())


def pieces(layout: Layout) -> list[Block | Dropped]:
    return sorted([*layout.blocks, *layout.dropped], key=lambda piece: piece.start)


@given(PAGES | st.text())
@example(")\n")
@example("Gunmen storm radio station in Okambe\nHow did you find them?\n)\n")
def test_every_character_but_space_stands_in_one_piece(text: str) -> None:
    covered = [0] * len(text)
    for piece in pieces(laid_out(text)):
        assert text[piece.start : piece.end].strip() == text[piece.start : piece.end] != ""
        for place in range(piece.start, piece.end):
            covered[place] += 1
    assert all(times == 1 for times, char in zip(covered, text, strict=True) if not char.isspace())
    assert max(covered, default=0) <= 1


@given(PAGES | st.text())
def test_blocks_are_in_order_and_hold_no_line_break_unless_hard_wrapped(text: str) -> None:
    layout = laid_out(text)
    assert list(layout.blocks) == sorted(layout.blocks, key=lambda block: block.start)
    assert list(layout.dropped) == sorted(layout.dropped, key=lambda piece: piece.start)
    for block in layout.blocks:
        assert block.hard_wrapped or len(text[block.start : block.end].splitlines()) == 1
        assert block.turn is None or block.start <= block.turn[0] < block.turn[1] <= block.end


@given(PAGES | st.text())
def test_it_is_the_same_every_time(text: str) -> None:
    assert laid_out(text) == laid_out(text)


@given(PAGES)
def test_a_paragraph_at_the_end_changes_no_paragraph_before(text: str) -> None:
    assert paragraphs(f"{text}\n\n{PROSE[0]}")[:-1] == paragraphs(text)


@given(st.lists(st.sampled_from(PROSE), min_size=3, max_size=8))
def test_prose_at_the_end_of_prose_changes_nothing_before(lines: list[str]) -> None:
    text = "\n\n".join(lines)
    assert laid_out(f"{text}\n\n{PROSE[0]}").blocks[:-1] == laid_out(text).blocks


@given(
    st.text(alphabet=st.characters(exclude_categories=["C", "Z"]), min_size=1).filter(
        lambda text: any(map(str.isalnum, text))
    )
)
def test_a_lone_fragment_is_body(text: str) -> None:
    layout = laid_out(text)
    assert not layout.blocks or layout.blocks[0].kind in {
        BlockKind.BODY,
        BlockKind.LIST_ITEM,
        BlockKind.CAPTION,
    }


HOSTILE = {
    "full stops": ".",
    "opening marks": "“",
    "digits": "1",
    "letters": "A",
    "icons": "icon ",
    "dashes": "— X (@a) ",
    "crumbs": "a > ",
    "brackets": "(",
    "lines of full stops": ".\n",
    "short lines": "Some words of four here\n",
    "turns": "Jane Doe: yes?\nJohn Roe: no.\n",
    "links": "Most read\nSome story here\n",
    "credits": "He left.\nFoto: X / AP\n",
    "blank lines": "\n",
    "one question": "How did you?\n“So.”\n",
    "wrapped lines": "word " * 14 + "\n",
    "indented wire": "   GUNMEN OF THE HILL BATTALION TOOK THE RADIO STATION OF OKAMBE\nON SUNDAY.\n",
    "turns in capitals": "JANE DOE Yes and no?\nJR No.\n",
    "times": "10:42\nArmy surrounds it\n",
    "slugs": "BC-OKAMBE-RADIO 0412\n",
    "mastheads": "The Arden Herald\n",
    "dashes and answers": "And then?\n– Nothing at all.\n",
    "closing words": "He left. With reports from ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_time_is_linear(unit: str) -> None:
    _time(unit, 20_000)
    short, long = (min(_time(unit, size) for _ in range(3)) for size in (40_000, 160_000))
    assert long < 12 * max(short, 0.02)


def _time(unit: str, size: int) -> float:
    text = unit * (size // len(unit))
    start = process_time()
    laid_out(text)
    return process_time() - start
