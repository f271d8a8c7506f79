"""Fictional pages full of furniture, gold made before the rules were run on them: what is kept must not fall.

A line of a page is `KIND | text`; `-` before a kind drops it. Unlike the pages of `tests/unit/layout`, which are
read exactly, these hold what the rules still get wrong.
"""

from pathlib import Path

import pytest

from dsbuild.layout import lay_out
from dsbuild.lexicon import load
from dsbuild.model import article_from_text

PAGES = sorted((Path(__file__).parent / "pages").glob("*.page"))
LEAST_DROPPED, LEAST_KEPT, LEAST_KIND = 0.95, 0.99, 0.93


def read(page: Path) -> list[tuple[str, str]]:
    rows = (line.partition("|") for line in page.read_text(encoding="utf-8").splitlines())
    return [(kind.strip(), text.strip()) for kind, _, text in rows]


def kinds_of(rows: list[tuple[str, str]], gap: str) -> list[str]:
    """The kind that each row's first character gets, `-` before that of what is dropped."""
    text = gap.join(words for _, words in rows)
    layout = lay_out(article_from_text(text), load())
    at = {place: str(block.kind) for block in layout.blocks for place in range(block.start, block.end)}
    at |= {place: f"-{cut.kind}" for cut in layout.dropped for place in range(cut.start, cut.end)}
    starts, place = [], 0
    for _, words in rows:
        starts.append(place)
        place += len(words) + len(gap)
    return [at[start] for start in starts]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_furniture_goes_and_the_article_stays(gap: str) -> None:
    pairs = [
        pair
        for page in PAGES
        for pair in zip((kind for kind, _ in read(page)), kinds_of(read(page), gap), strict=True)
    ]
    dropped = [found.startswith("-") for gold, found in pairs if gold.startswith("-")]
    kept = [(gold, found) for gold, found in pairs if not gold.startswith("-")]
    assert sum(dropped) >= LEAST_DROPPED * len(dropped)
    assert sum(not found.startswith("-") for _, found in kept) >= LEAST_KEPT * len(kept)
    assert sum(gold == found for gold, found in kept) >= LEAST_KIND * len(kept)
