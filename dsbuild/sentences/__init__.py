"""Blocks to sentences: Punkt's decisions under named rules of news text."""

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol

from dsbuild.model import BlockKind, Sentence
from dsbuild.sentences import captions, catalogue, punkt
from dsbuild.sentences.catalogue import OF_ANY_LANGUAGE, RULES
from dsbuild.sentences.engine import Decision, scan
from dsbuild.sentences.parameters import Parameters, english, of_language
from dsbuild.sentences.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dsbuild.lexicon import Lexicon
    from dsbuild.model import Block

__all__ = [
    "ENGLISH",
    "OF_ANY_LANGUAGE",
    "RULES",
    "Decision",
    "Parameters",
    "Segmenter",
    "english",
    "of_language",
    "of_paragraphs",
    "segment",
    "segmenter",
    "spans",
    "trace",
]


@dataclass(frozen=True, slots=True)
class Segmenter:
    """How sentences are told apart: `parameters` and `rules` are those of `spans`."""

    parameters: Parameters | None = None
    rules: "frozenset[str] | None" = None


ENGLISH = Segmenter()


def segmenter(parameters: Parameters, rules_off: "Iterable[str]" = ()) -> Segmenter:
    """A segmenter with these parameters and, of the rules that fit them, all but some.

    Raises:
        ValueError: no rule has one of the ids.
    """
    off = frozenset(rules_off)
    catalogue.switched(off)
    fitting = RULES if parameters is english() else OF_ANY_LANGUAGE
    return (
        Segmenter(parameters, frozenset(rule.id for rule in fitting) - off) if off else Segmenter(parameters)
    )


def spans(
    text: str,
    lexicon: "Lexicon",
    start: int = 0,
    end: int | None = None,
    *,
    hard_wrapped: bool = False,
    parameters: Parameters | None = None,
    rules: "Iterable[str] | None" = None,
) -> list[tuple[int, int]]:
    """The trimmed sentence spans of `text[start:end]`, in order; together they hold every non-space character.

    Every line break ends a sentence; `hard_wrapped` tells that only a blank line does. `parameters` are those of
    Punkt, the packaged English ones unless given. `rules` are the ids of the rules that are on: all for English,
    those of `OF_ANY_LANGUAGE` for other parameters; with none, the spans are exactly Punkt's.

    Raises:
        ValueError: no rule has one of the ids.
    """
    end = len(text) if end is None else end
    learned = parameters or english()
    on = _rules(parameters, rules)
    if on.none:
        return [(start + first, start + last) for first, last in punkt.spans(text[start:end], learned)]
    return scan(text, start, end, words_of(lexicon, learned), hard_wrapped=hard_wrapped, rules=on)


class Paragraph(Protocol):
    """A stretch of a text that no sentence leaves, on one line unless it is `hard_wrapped`."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def hard_wrapped(self) -> bool: ...


def of_paragraphs(
    text: str, paragraphs: "Iterable[Paragraph]", lexicon: "Lexicon", how: Segmenter = ENGLISH
) -> list[tuple[int, int]]:
    """The sentence spans of paragraphs between which stands nothing but line breaks.

    Runs of paragraphs on a line each are read in one go, which is faster and gives the same.
    """
    found: list[tuple[int, int]] = []
    for hard_wrapped, run in groupby(paragraphs, key=attrgetter("hard_wrapped")):
        stretches = [(paragraph.start, paragraph.end) for paragraph in run]
        for start, end in stretches if hard_wrapped else [(stretches[0][0], stretches[-1][1])]:
            found += spans(
                text,
                lexicon,
                start,
                end,
                hard_wrapped=hard_wrapped,
                parameters=how.parameters,
                rules=how.rules,
            )
    return found


def segment(
    text: str, blocks: "Sequence[Block]", lexicon: "Lexicon", how: Segmenter = ENGLISH
) -> tuple[Sentence, ...]:
    """The sentences of the blocks, in order of the text; a caption's credit stays in its last sentence.

    Runs of blocks on a line each are read in one go, which is faster and gives the same.
    """
    found: list[Sentence] = []
    for run in _runs(text, blocks, how):
        first, last = blocks[run.start], blocks[run.stop - 1]
        split = spans(
            text,
            lexicon,
            first.start,
            last.end,
            hard_wrapped=first.hard_wrapped,
            parameters=how.parameters,
            rules=how.rules,
        )
        reached = 0
        for number in run:
            begun, end = reached, blocks[number].end
            while reached < len(split) and split[reached][1] <= end:
                reached += 1
            own = split[begun:reached]
            if len(own) > 1 and blocks[number].kind is BlockKind.CAPTION:
                own = captions.joined(text, own)
            found += [Sentence(start, end, number) for start, end in own]
    return tuple(found)


def _runs(text: str, blocks: "Sequence[Block]", how: Segmenter) -> "Iterator[range]":
    """Runs of blocks between which stands nothing but line breaks, where those end sentences; else one by one."""
    breaks, begun = _rules(how.parameters, how.rules).line_break, 0
    for number in range(1, len(blocks)):
        before, after = blocks[number - 1], blocks[number]
        between = text[before.end : after.start]
        joined = breaks and not before.hard_wrapped and not after.hard_wrapped
        if not joined or not between.startswith("\n") or not between.isspace():
            yield range(begun, number)
            begun = number
    if blocks:
        yield range(begun, len(blocks))


def trace(text: str, lexicon: "Lexicon", *, hard_wrapped: bool = False) -> list[Decision]:
    """Each place where a sentence might end, with the rule that decided, in order of the text."""
    log: list[Decision] = []
    scan(text, 0, len(text), words_of(lexicon, english()), hard_wrapped=hard_wrapped, log=log)
    return log


def _rules(parameters: Parameters | None, rules: "Iterable[str] | None") -> catalogue.Rules:
    if rules is not None:
        return catalogue.switched(rules)
    return catalogue.ALL if parameters is None or parameters is english() else catalogue.FOREIGN
