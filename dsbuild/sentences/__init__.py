"""Blocks to sentences: Punkt's decisions under named rules of news text."""

from typing import TYPE_CHECKING

from dsbuild.model import Sentence
from dsbuild.sentences.catalogue import RULES
from dsbuild.sentences.engine import Decision, scan
from dsbuild.sentences.words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dsbuild.lexicon import Lexicon
    from dsbuild.model import Block

__all__ = ["RULES", "Decision", "segment", "spans", "trace"]


def spans(
    text: str, lexicon: "Lexicon", start: int = 0, end: int | None = None, *, hard_wrapped: bool = False
) -> list[tuple[int, int]]:
    """The trimmed sentence spans of `text[start:end]`, in order; together they hold every non-space character.

    Every line break ends a sentence; `hard_wrapped` tells that only a blank line does.
    """
    return scan(text, start, len(text) if end is None else end, words_of(lexicon), hard_wrapped=hard_wrapped)


def segment(text: str, blocks: "Sequence[Block]", lexicon: "Lexicon") -> tuple[Sentence, ...]:
    """The sentences of the blocks, in order of the text."""
    return tuple(
        Sentence(start, end, number)
        for number, block in enumerate(blocks)
        for start, end in spans(text, lexicon, block.start, block.end, hard_wrapped=block.hard_wrapped)
    )


def trace(text: str, lexicon: "Lexicon", *, hard_wrapped: bool = False) -> list[Decision]:
    """Each place where a sentence might end, with the rule that decided, in order of the text."""
    log: list[Decision] = []
    scan(text, 0, len(text), words_of(lexicon), hard_wrapped=hard_wrapped, log=log)
    return log
