"""Who speaks: the quotations of an article, whom its words attribute them to, and who those are."""

from collections.abc import Sequence
from dataclasses import replace

from dsbuild.lexicon import Lexicon
from dsbuild.model import Layout, Quotations, Rule, Sentence
from dsbuild.quotes import attribution, echo, marks, roster, utterance
from dsbuild.quotes.capitals import in_ordinary_case
from dsbuild.quotes.frames import page


def find(text: str, layout: Layout, sentences: Sequence[Sentence], lexicon: Lexicon) -> Quotations:
    """The quotations of an article with their speakers, and the roster of these."""
    small = in_ordinary_case(text, lexicon)
    if small is not None:
        return _in_capitals(_found(small, layout, sentences, lexicon))
    return _found(text, layout, sentences, lexicon)


def _found(text: str, layout: Layout, sentences: Sequence[Sentence], lexicon: Lexicon) -> Quotations:
    blocks = layout.blocks
    marked = marks.quotations(text, blocks, sentences, lexicon)
    here = page(text, blocks, sentences, marked, lexicon)
    quoted = echo.with_echoes(text, blocks, utterance.judged(here))
    attributed = attribution.attribute(here.quoting(quoted))
    return roster.settle(text, layout, sentences, quoted, attributed, lexicon)


def _in_capitals(found: Quotations) -> Quotations:
    """The same with the speakers' names as the article writes them."""
    return Quotations(
        tuple(
            replace(quotation, speaker=quotation.speaker and quotation.speaker.upper())
            for quotation in found.quotations
        ),
        tuple(
            replace(speaker, name=speaker.name.upper(), aliases=tuple(map(str.upper, speaker.aliases)))
            for speaker in found.speakers
        ),
    )


RULES: tuple[Rule[..., object], ...] = (
    *marks.RULES,
    *utterance.RULES,
    *echo.RULES,
    *attribution.RULES,
    *roster.RULES,
)
