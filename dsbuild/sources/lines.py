"""A tree of blocks as lines of text, whether HTML or what the extractor makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from lxml.etree import _Element

from dsbuild.model import MarkupKind
from dsbuild.sources.decode import squeezed

BLOCKS = {
    **dict.fromkeys(("head", "h1", "h2", "h3", "h4", "h5", "h6", "summary"), MarkupKind.HEADING),
    **dict.fromkeys(("quote", "blockquote"), MarkupKind.BLOCKQUOTE),
    **dict.fromkeys(("item", "li", "dt", "dd"), MarkupKind.LIST_ITEM),
    **dict.fromkeys(("caption", "figcaption"), MarkupKind.CAPTION),
    **dict.fromkeys(
        ("p", "div", "pre", "aside", "section", "table", "row", "tr", "list", "ul", "ol", "dl", "figure"),
        None,
    ),
}
BREAKS = frozenset({"lb", "br", "hr"})
CELLS = frozenset({"cell", "td", "th"})
CELL = "\v"
UNSEEN = frozenset({"script", "style", "template", "noscript"})
INVISIBLE = str.maketrans("", "", "\u00ad\u200b\ufeff")


class Break(NamedTuple):
    """An end of a line: whether a block ends too, and what the text after it is."""

    ends_block: bool
    following: MarkupKind


BLOCK_END = Break(ends_block=True, following=MarkupKind.PARAGRAPH)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, what its markup is, and whether only a line break parts it from the line before."""

    text: str
    kind: MarkupKind
    joined: bool = False


def lines(tree: _Element) -> Iterator[Line]:
    """The lines of the tree in order: one a block, cells of a row parted by a tab; none is blank."""
    pieces: list[str] = []
    kind, joined = MarkupKind.PARAGRAPH, False
    for piece in chain(_pieces(tree, None), [BLOCK_END]):
        if isinstance(piece, str):
            pieces.append(piece)
            continue
        cells = (squeezed(cell) for cell in "".join(pieces).translate(INVISIBLE).split(CELL))
        if text := "\t".join(filter(None, cells)):
            yield Line(text, kind, joined)
        joined = bool(text) and not piece.ends_block
        kind, pieces = piece.following, []


def _pieces(element: _Element, around: MarkupKind | None) -> Iterator[str | Break]:
    """Text and breaks. The outermost block gives the kind, but a block quote quotes wherever it stands."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    own = BLOCKS.get(element.tag)
    inside = own if own is MarkupKind.BLOCKQUOTE else around or own
    here = inside or MarkupKind.PARAGRAPH
    if element.tag in BLOCKS:
        yield Break(ends_block=True, following=here)
    elif element.tag in BREAKS:
        yield Break(ends_block=False, following=here)
    elif element.tag in CELLS:
        yield CELL
    yield element.text or ""
    for child in element:
        yield from _pieces(child, inside)
        yield child.tail or ""
    if element.tag in BLOCKS:
        yield Break(ends_block=True, following=around or MarkupKind.PARAGRAPH)
