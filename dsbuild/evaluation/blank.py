"""Gold that says nothing yet: where a reader begins."""

import re

from dsbuild.evaluation.gold import Gold, GoldSentence, GoldSplit
from dsbuild.model import Article, BlockKind, Label

_STOP = re.compile(r"[.!?…]['\"”’»)\]]*(?=\s)")


def blank(article: Article, style: str, split: str) -> Gold:
    """A unit for every line and every full stop, body and reportage all; nothing of what the rules would say."""
    return Gold(
        article_id=article.article_id,
        sha256=article.sha256,
        style=style,
        split=GoldSplit(split),
        sentences=tuple(
            GoldSentence(start=start, end=end, kind=BlockKind.BODY, labels=(Label.REPORTAGE,))
            for start, end in _units(article.text)
        ),
        dropped=(),
    )


def _units(text: str) -> list[tuple[int, int]]:
    cuts = sorted(
        {
            *(found.end() for found in _STOP.finditer(text)),
            *(found.start() for found in re.finditer("\n", text)),
        }
    )
    pieces = zip([0, *cuts], [*cuts, len(text)], strict=True)
    trimmed = (
        (start + len(text[start:end]) - len(text[start:end].lstrip()), start + len(text[start:end].rstrip()))
        for start, end in pieces
    )
    return [(start, end) for start, end in trimmed if start < end]
