"""Who speaks: the quotations of an article, whom its words attribute them to, and who those are."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from dsbuild.lexicon import Lexicon
from dsbuild.model import Layout, Quotation, Quotations, Rule, Sentence
from dsbuild.quotes import attribution, echo, fragments, marks, narration, roster, utterance
from dsbuild.quotes.attributed import Attribution
from dsbuild.quotes.capitals import in_ordinary_case
from dsbuild.quotes.frames import page
from dsbuild.quotes.narration import narrations, narrators
from dsbuild.quotes.turn_labels import in_small_labels
from dsbuild.quotes.whole_names import as_written, in_whole_names


def find(text: str, layout: Layout, sentences: Sequence[Sentence], lexicon: Lexicon) -> Quotations:
    """The quotations of an article with their speakers, and the roster of these."""
    shown, spell = as_read(text, layout, lexicon)
    quoted, attributed = attributed_in(shown, layout, sentences, lexicon)
    found = roster.settle(shown, layout, sentences, quoted, attributed, lexicon)
    found = replace(found, quotations=tuple(sorted(found.quotations, key=lambda one: (one.start, one.end))))
    return _spelled(found, spell) if spell else found


def as_read(text: str, layout: Layout, lexicon: Lexicon) -> tuple[str, Callable[[str], str] | None]:
    """The text as it is read, each character at its place, and how a name in it is written in the article.

    Capitals that only shout are small, and names with small words are whole; None where every name stays as it is.
    """
    small = in_ordinary_case(text, lexicon)
    if small is not None:
        return small, str.upper
    whole, written = in_whole_names(in_small_labels(text, layout.blocks))
    return whole, partial(as_written, written=written) if written else None


def attributed_in(
    text: str, layout: Layout, sentences: Sequence[Sentence], lexicon: Lexicon
) -> tuple[Sequence[Quotation], Sequence[Attribution]]:
    """The quotations of a text, and whom the words around each attribute it to; last what is told in a broadcast."""
    blocks = layout.blocks
    marked = marks.quotations(text, blocks, sentences, lexicon)
    here = page(text, blocks, sentences, marked, lexicon)
    quoted = echo.with_echoes(text, blocks, utterance.judged(here))
    told = list(narrations(text, blocks, quoted, narrators(text, blocks, lexicon)))
    attributed = attribution.attribute(here.quoting(quoted))
    return [*quoted, *(one for one, _ in told)], [*attributed, *(whose for _, whose in told)]


def portrayed(
    text: str, layout: Layout, sentences: Sequence[Sentence], lexicon: Lexicon
) -> dict[str, list[tuple[str, float]]]:
    """For each speaker, by the name in the roster, what the model of people adds up for their role, the most first."""
    shown, _ = as_read(text, layout, lexicon)
    return roster.parts(shown, sentences, *attributed_in(shown, layout, sentences, lexicon), lexicon)


def _spelled(found: Quotations, spell: Callable[[str], str]) -> Quotations:
    """The same with the speakers' names as the article writes them."""
    return Quotations(
        tuple(
            replace(quotation, speaker=quotation.speaker and spell(quotation.speaker))
            for quotation in found.quotations
        ),
        tuple(
            replace(speaker, name=spell(speaker.name), aliases=tuple(map(spell, speaker.aliases)))
            for speaker in found.speakers
        ),
    )


RULES: tuple[Rule[..., object], ...] = (
    *marks.RULES,
    *narration.RULES,
    *fragments.RULES,
    *echo.RULES,
    *attribution.RULES,
    *roster.RULES,
)
