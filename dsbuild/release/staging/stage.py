"""What a worker leaves behind: a shard of rows, an article a batch, for the finaliser to merge."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pyarrow as pa

from dsbuild.model import Annotation, Label
from dsbuild.release import groups
from dsbuild.release.staging.rows import article_row, sentence_rows
from dsbuild.release.tables.columns import ARTICLES, CONFIGS, SCHEMAS, SENTENCES
from dsbuild.release.tables.redact import withheld
from dsbuild.settings import TextPolicy

FINGERPRINTS = "fingerprints"


class StagedArticle(NamedTuple):
    """An article of a shard. In this order shards are sorted; of equal articles the first is kept.

    `place` is -1 where the file holds one article; `labels` counts sentences by primary label, in the
    order of `Label`.
    """

    article_id: str
    path: str
    place: int
    labels: Sequence[int]
    withheld: bool


Staged: TypeAlias = tuple[StagedArticle, pa.RecordBatch, pa.RecordBatch]
"""An article with its rows of `sentences` and of `articles`."""


@dataclass(frozen=True, slots=True)
class ShardSummary:
    """What a shard holds; written last, it marks the shard as complete."""

    shard: int
    articles: tuple[StagedArticle, ...]

    @property
    def sentences(self) -> int:
        """The number of kept sentences."""
        return sum(sum(article.labels) for article in self.articles)


def write_shard(
    annotations: Iterable[Annotation], folder: Path, shard: int, policy: TextPolicy
) -> ShardSummary:
    """What was staged: the rows of a shard, sorted, one Arrow stream a config with one batch an article.

    The articles' fingerprints lie beside. Holds the shard's rows in memory, each annotation only until it is
    rows. The bytes depend on the annotations, not on their order.
    """
    rows, prints = [], []
    for annotation in annotations:
        rows.append(_rows(annotation, policy))
        prints.append(groups.fingerprint(annotation))
    groups.write(sorted(prints), _file(folder, shard, FINGERPRINTS))
    return write_sorted(sorted(rows, key=itemgetter(0)), folder, shard)


def write_sorted(articles: Iterable[Staged], folder: Path, shard: int) -> ShardSummary:
    """What was staged: these articles, which come sorted; holds one at a time."""
    written = []
    with ExitStack() as files:
        streams = [
            files.enter_context(pa.ipc.new_stream(str(_file(folder, shard, config)), SCHEMAS[config]))
            for config in CONFIGS
        ]
        for article, *batches in articles:
            written.append(article)
            for stream, batch in zip(streams, batches, strict=True):
                stream.write_batch(batch)
    summary = ShardSummary(shard, tuple(written))
    _write_summary(summary, folder)
    return summary


def summaries(folder: Path) -> Iterator[ShardSummary]:
    """The summaries of the complete shards in a folder, by number."""
    for file in sorted(folder.glob("shard-*.json")):
        held = json.loads(file.read_text(encoding="utf-8"))
        articles = tuple(StagedArticle(*article) for article in held["articles"])
        yield ShardSummary(held["shard"], articles)


def read_shard(summary: ShardSummary, folder: Path) -> Iterator[Staged]:
    """The articles of a shard, sorted; holds one at a time."""
    with ExitStack() as files:
        sources = [
            files.enter_context(pa.OSFile(str(_file(folder, summary.shard, config)))) for config in CONFIGS
        ]
        streams = [files.enter_context(pa.ipc.open_stream(source)) for source in sources]
        yield from zip(summary.articles, *streams, strict=True)


def read_fingerprints(folder: Path) -> groups.Fingerprints:
    """The fingerprints of the articles of the complete shards in a folder."""
    return groups.read(_file(folder, summary.shard, FINGERPRINTS) for summary in summaries(folder))


def read_sentences(folder: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Of each article of the complete shards its id, the ids of its sentences, and the sha256 of their words."""
    for summary in summaries(folder):
        for article, sentences, _ in read_shard(summary, folder):
            yield article.article_id, sentences["id"].to_pylist(), sentences["text_sha256"].to_pylist()


def _staged(annotation: Annotation, policy: TextPolicy) -> StagedArticle:
    article = annotation.article
    primary = [sentence.label for sentence in annotation.sentences]
    return StagedArticle(
        article_id=article.article_id,
        path=article.path,
        place=-1 if article.place is None else article.place,
        labels=[primary.count(label) for label in Label],
        withheld=withheld(article.rights, policy),
    )


def _rows(annotation: Annotation, policy: TextPolicy) -> Staged:
    sentences, article = sentence_rows(annotation, policy), article_row(annotation, policy)
    return (
        _staged(annotation, policy),
        pa.RecordBatch.from_pydict(sentences, schema=SENTENCES),
        pa.RecordBatch.from_pydict(article, schema=ARTICLES),
    )


def _file(folder: Path, shard: int, config: str) -> Path:
    return folder / f"{config}-{shard:06}.arrow"


def _write_summary(summary: ShardSummary, folder: Path) -> None:
    file = folder / f"shard-{summary.shard:06}.json"
    unfinished = file.with_suffix(".part")
    unfinished.write_text(
        json.dumps({"shard": summary.shard, "articles": summary.articles}), encoding="utf-8"
    )
    unfinished.replace(file)
