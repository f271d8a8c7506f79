"""All staged shards as one stream of articles: sorted, each once."""

import heapq
from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path

from dsbuild.release.options import Repeat
from dsbuild.release.staging.stage import (
    ShardSummary,
    Staged,
    StagedArticle,
    read_shard,
    summaries,
    write_sorted,
)

FAN_IN = 128
"""How many shards are open at once; more are merged in passes, as external sorting does."""

Run = tuple[ShardSummary, Path]


def index(folder: Path) -> tuple[dict[str, StagedArticle], tuple[Repeat, ...]]:
    """The staged articles by id, sorted, each once, and the repeats left out: of equals the first by path is kept."""
    ranked = sorted(article for summary in summaries(folder) for article in summary.articles)
    kept: dict[str, StagedArticle] = {}
    repeats = []
    for article in ranked:
        first = kept.setdefault(article.article_id, article)
        if first is not article:
            place = None if article.place < 0 else article.place
            repeats.append(Repeat(article.article_id, article.path, place, first.path))
    return kept, tuple(repeats)


def merged(folder: Path, fan_in: int = FAN_IN) -> Iterator[Staged]:
    """The articles of all shards in a folder, sorted by id, each once; holds one an open shard."""
    runs: list[Run] = [(summary, folder) for summary in summaries(folder)]
    level = 0
    while len(runs) > fan_in:
        level += 1
        below = folder / f"merged-{level}"
        below.mkdir()
        parts = [runs[start : start + fan_in] for start in range(0, len(runs), fan_in)]
        runs = [(write_sorted(_merge(part), below, number), below) for number, part in enumerate(parts)]
    yield from _merge(runs)


def _merge(runs: Sequence[Run]) -> Iterator[Staged]:
    last = None
    for staged in heapq.merge(*(read_shard(*run) for run in runs), key=itemgetter(0)):
        if staged[0].article_id != last:
            last = staged[0].article_id
            yield staged
