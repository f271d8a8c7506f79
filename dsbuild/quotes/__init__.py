"""Who speaks: the quotations of an article, whom its words attribute them to, and who those are."""

from collections.abc import Sequence

from dsbuild.lexicon import Lexicon
from dsbuild.model import Layout, Quotations, Rule, Sentence
from dsbuild.quotes import attribution, echo, marks, roster, utterance


def find(text: str, layout: Layout, sentences: Sequence[Sentence], lexicon: Lexicon) -> Quotations:
    """The quotations of an article with their speakers, and the roster of these."""
    blocks = layout.blocks
    marked = marks.quotations(text, blocks, sentences, lexicon)
    spoken = utterance.judged(text, blocks, sentences, marked, lexicon)
    quoted = echo.with_echoes(text, blocks, spoken)
    attributed = attribution.attribute(text, blocks, sentences, quoted, lexicon)
    return roster.settle(text, layout, sentences, quoted, attributed, lexicon)


RULES: tuple[Rule[..., object], ...] = (
    *marks.RULES,
    *utterance.RULES,
    *echo.RULES,
    *attribution.RULES,
    *roster.RULES,
)
