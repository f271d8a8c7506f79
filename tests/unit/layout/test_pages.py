"""Fictional pages in many house styles, each line annotated with the kind it must get.

A line of a page is `KIND [FLAGS] | text`. `-` before a kind drops it; `T` expects a turn, `Q` quoted by
markup, `W` hard-wrapped over the lines below that have no kind. `kind+kind` splits a line, braces around
the part that the first of the two, or the second, cuts off.
"""

from pathlib import Path

import pytest

from dsbuild.layout import lay_out
from dsbuild.lexicon import load
from dsbuild.model import Block, Dropped, article_from_text

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))


def parsed(page: Path) -> tuple[str, list[tuple[str, str, str]]]:
    """The text of a page, and kind, flags and words of each piece that it must be laid out into."""
    text: list[str] = []
    expected: list[tuple[str, str, str]] = []
    for line in page.read_text(encoding="utf-8").splitlines():
        head, _, words = line.partition("|")
        words = words[1:]
        text.append(words.replace("{", "").replace("}", ""))
        kinds, _, flags = head.strip().partition(" ")
        if "+" in kinds:
            pieces = [piece for piece in words.replace("}", "{").split("{") if piece]
            expected += [
                (kind, "", piece.strip()) for kind, piece in zip(kinds.split("+"), pieces, strict=True)
            ]
        elif kinds:
            expected.append((kinds, flags.strip(), words.strip()))
        elif words.strip():
            kind, flag, start = expected[-1]
            expected[-1] = (kind, flag, f"{start}\n{words.rstrip()}")
    return "\n".join(text), expected


def laid_out(text: str) -> list[tuple[str, str, str]]:
    """What the layout makes of the text, in the same form."""
    layout = lay_out(article_from_text(text), load())
    pieces: list[Block | Dropped] = sorted([*layout.blocks, *layout.dropped], key=lambda piece: piece.start)
    return [(_kind(piece), _flags(piece), text[piece.start : piece.end]) for piece in pieces]


def _kind(piece: Block | Dropped) -> str:
    return piece.kind if isinstance(piece, Block) else f"-{piece.kind}"


def _flags(piece: Block | Dropped) -> str:
    if isinstance(piece, Dropped):
        return ""
    return "T" * bool(piece.turn) + "Q" * piece.quoted + "W" * piece.hard_wrapped


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    text, expected = parsed(page)
    assert laid_out(text) == expected
