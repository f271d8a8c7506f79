"""An article cut into what the grammar of roles reads, the quotations, the names in marks, and what is no part of it."""

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from dsbuild.model import Quotation, Sentence
from dsbuild.quotes.narration import NARRATION, Label
from dsbuild.quotes.roster.reading import BOUNDARY, QUOTED
from dsbuild.quotes.roster.shapes import NAME
from dsbuild.quotes.tokens import NAME_ENDS

Stretch: TypeAlias = tuple[int, int, str | None]
"""Where a stretch begins and ends, and its class: empty where its words are read, None where they are not."""
NAMING = 40
"""Code points before a name in marks that tell it is one, at most."""
_CALLED = re.compile(
    r"\b(?:signed(?: (?:by|as|off as))?|(?:call|nam|styl)(?:s|ed|ing) (?:itself|themselves)|in the name of|on behalf of"
    r"|(?:group|cell|network|movement|outfit|gang|faction|militia|organi[sz]ation|collective) (?:called|named|known as))(?: the)? ?\Z"
)


def stretches(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation], labels: Sequence[Label]
) -> Iterator[Stretch]:
    """The stretches of all sentences, in order, with a boundary before each."""
    marked: list[Stretch] = [*_spoken(text, quotations)]
    if labels:
        marked += [(end, end, BOUNDARY) if read else (start, end, None) for start, end, read in labels]
        marked.sort(key=lambda stretch: stretch[:2])
    here = 0
    for sentence in sentences:
        yield sentence.start, sentence.start, BOUNDARY
        position = sentence.start
        while here < len(marked) and marked[here][1] <= position:
            here += 1
        ahead = here
        while ahead < len(marked) and marked[ahead][0] < sentence.end:
            start, end, kind = marked[ahead]
            if start > position:
                yield position, start, ""
            yield max(start, position), min(end, sentence.end), kind
            position = max(position, end)
            ahead += 1
        if position < sentence.end:
            yield position, sentence.end, ""


def _spoken(text: str, quotations: Sequence[Quotation]) -> Iterator[Stretch]:
    """The quotations that are speech, and the names in marks by which somebody signs or a group calls itself."""
    for quotation in quotations:
        start, end = quotation.start, quotation.end
        if quotation.speech:
            if quotation.rule != NARRATION:
                yield start, end, QUOTED
            continue
        words = NAME_ENDS.split(text[start + len(quotation.opened) : end - len(quotation.closed)])[0]
        if " " in words and words[0].isupper() and _CALLED.search(text[max(start - NAMING, 0) : start]):
            yield start + len(quotation.opened), start + len(quotation.opened) + len(words), NAME
