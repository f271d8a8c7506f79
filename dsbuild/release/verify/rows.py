"""Checks of the rows of `sentences` against each other and against their articles."""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dsbuild.model import BlockKind, Label
from dsbuild.release.documents.manifest import schema_hash
from dsbuild.release.places.opened import Opened, splits
from dsbuild.release.progress import Progress
from dsbuild.release.tables.columns import CONFIGS, SENTENCES
from dsbuild.release.verify.articles import SHARED, ArticleRow, Seen, articles
from dsbuild.release.verify.columns import incomplete, inside, values
from dsbuild.release.verify.model import Problem
from dsbuild.version import __version__

BATCH = 10_000
BLOCKS, LABELS = [str(kind) for kind in BlockKind], tuple(Label)
VOICES = frozenset({LABELS.index(Label.REPORTAGE), LABELS.index(Label.QUOTED_EXTREMIST_SPEECH)})
PRIMARY = [
    LABELS.index(label)
    for label in (Label.QUOTED_EXTREMIST_SPEECH, Label.CASUALTY_STATISTIC, Label.REPORTAGE)
]
READ = (
    "id",
    "article_id",
    "position",
    "block",
    "start",
    "end",
    "text",
    "text_sha256",
    "label",
    "labels",
    *SHARED,
)


def rows(release: Opened, progress: Progress) -> Iterator[Problem]:
    """What is wrong with the rows. Holds a batch, an article, and the ids of articles, groups and repeated sentences."""
    told = release.manifest
    if other := [config for config in CONFIGS if told.schemas.get(config) != schema_hash(config)]:
        message = f"`schemas`: found other columns of {' and '.join(other)} than dsbuild {__version__} writes; verify with dsbuild {told.dsbuild}"
        yield Problem(file="manifest.json", message=message)
        return
    seen = Seen()
    for split in dict.fromkeys([*splits(release, "articles"), *splits(release, "sentences")]):
        yield from _Split(release, split, seen, progress).problems()
    yield from _repeats(release)


class _Split:
    """The sentences of a split beside its articles, both in order of ids."""

    def __init__(self, release: Opened, split: str, seen: Seen, progress: Progress) -> None:
        self._release = release
        self._split = split
        self._progress = progress
        self._told: list[Problem] = []
        self._articles = articles(release, split, seen, self._told)
        self._article: ArticleRow | None = None
        self._last: Mapping[str, Any] = {}
        self._occurred: dict[str, int] = {}

    def problems(self) -> Iterator[Problem]:
        """What is wrong with the split."""
        for file in splits(self._release, "sentences").get(self._split, ()):
            begin = 0
            with self._release.folder.parquet(file.path) as parquet:
                for batch in parquet.iter_batches(BATCH):
                    for row, column, message in self._batch(batch):
                        yield Problem(file=file.path, row=begin + row, column=column, message=message)
                    yield from self._flushed()
                    begin += batch.num_rows
                    self._progress("rows checked", batch.num_rows, self._release.manifest.rows("sentences"))
        for _ in self._articles:
            yield from self._flushed()
        yield from self._flushed()

    def _flushed(self) -> list[Problem]:
        told = self._told.copy()
        self._told.clear()
        return told

    def _batch(self, batch: pa.RecordBatch) -> Iterator[tuple[int, str, str]]:
        yield from values("sentences", SENTENCES, batch)
        if incomplete(batch):
            return
        lengths = np.zeros(batch.num_rows, dtype=int)
        for place, row in enumerate(batch.select(READ).to_pylist()):
            if row["article_id"] != self._last.get("article_id"):
                self._next(row["article_id"])
            for column, message in self._row(row):
                yield place, column, message
            lengths[place] = self._article.end if self._article else row["end"]
            self._last = row
        starts, ends = batch["start"].to_numpy(), batch["end"].to_numpy()
        for column in ("quotations", "casualties"):
            yield from inside(batch, column, starts, ends)
        yield from inside(batch, "evidence", np.zeros_like(starts), lengths)

    def _next(self, article: str) -> None:
        self._last, self._occurred = {}, {}
        while (self._article is None or self._article.article_id < article) and (
            found := next(self._articles, None)
        ) is not None:
            self._article = found

    def _row(self, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        article = self._article
        if article is None or article.article_id != row["article_id"]:
            yield (
                "article_id",
                f"found {row['article_id']}, expected an article of {self._split}, in order of ids",
            )
            return
        yield from self._identity(row)
        yield from _words(row, article)
        yield from _labels(row["label"], row["labels"])
        for name in SHARED:
            if row[name] != article.shared[name]:
                yield name, f"found {row[name]!r}, expected {article.shared[name]!r} as the article has it"

    def _identity(self, row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        digest = row["text_sha256"]
        occurrence = self._occurred[digest] = self._occurred.get(digest, -1) + 1
        if row["id"] != (expected := f"{row['article_id']}-{digest[:12]}-{occurrence}"):
            yield "id", f"found {row['id']}, expected {expected}"
        if row["position"] != (position := self._last.get("position", -1) + 1):
            yield "position", f"found {row['position']}, expected {position}"
        if row["start"] < self._last.get("end", 0):
            yield (
                "start",
                f"found {row['start']}, expected {self._last['end']} or more, where the sentence before ends",
            )


def _words(row: Mapping[str, Any], article: ArticleRow) -> Iterator[tuple[str, str]]:
    start, end, text = row["start"], row["end"], row["text"]
    if not 0 <= start < end <= article.end:
        yield "end", f"found the span {start}–{end}, expected one inside 0–{article.end}"
    elif (kind := article.block(start, end)) is None:
        yield "start", f"found the span {start}–{end}, expected one inside a block of the article"
    elif kind in BLOCKS and BLOCKS.index(kind) != row["block"]:
        yield (
            "block",
            f"found {row['block']}, expected {BLOCKS.index(kind)} ({kind}) as the article has it",
        )
    words = None if article.text is None else article.text[start:end]
    if text != words:
        yield (
            "text",
            "found other words than the article has at the span"
            if text and words
            else "found text on one side, of sentence and article, only",
        )
    if text is not None and row["text_sha256"] != (digest := sha256(text.encode()).hexdigest()):
        yield "text_sha256", f"found {row['text_sha256']}, expected {digest}"


def _labels(primary: int, labels: list[int]) -> Iterator[tuple[str, str]]:
    if labels != sorted(set(labels)) or len(VOICES.intersection(labels)) != 1:
        yield "labels", f"found {labels}, expected one voice, and what else applies, in order"
    elif primary != next(index for index in PRIMARY if index in labels):
        yield "label", f"found {primary}, expected the first of {PRIMARY} that is in {labels}"


def _repeats(release: Opened) -> Iterator[Problem]:
    """What is wrong with `duplicate_of`: it names the first sentence with these words in the group."""
    firsts: dict[str, tuple[str, str] | None] = {}
    for _, _, batch in _flagged(release):
        firsts.update(dict.fromkeys(batch["duplicate_of"].to_pylist()))
    if not firsts:
        return
    wanted = pa.array(firsts, pa.string())
    for _, _, batch in _pieces(release):
        held = batch.filter(pc.and_(pc.is_in(batch["id"], wanted), batch["duplicate_of"].is_null()))
        firsts.update(zip(held["id"].to_pylist(), _said(held), strict=True))
    for file, places, batch in _flagged(release):
        for place, of, said in zip(places, batch["duplicate_of"].to_pylist(), _said(batch), strict=True):
            if firsts[of] != said:
                told = (
                    "no first sentence"
                    if firsts[of] is None
                    else "a sentence of other words or another group"
                )
                yield Problem(file=file, row=place, column="duplicate_of", message=f"found {of}, {told}")


def _said(batch: pa.RecordBatch) -> list[tuple[str, str]]:
    return list(zip(batch["group_id"].to_pylist(), batch["text_sha256"].to_pylist(), strict=True))


def _flagged(release: Opened) -> Iterator[tuple[str, list[int], pa.RecordBatch]]:
    """The rows that repeat one, with their places in the file."""
    for file, begin, batch in _pieces(release):
        flagged = batch["duplicate_of"].is_valid()
        places = (np.flatnonzero(flagged.to_numpy(zero_copy_only=False)) + begin).tolist()
        yield file, places, batch.filter(flagged)


def _pieces(release: Opened) -> Iterator[tuple[str, int, pa.RecordBatch]]:
    for files in splits(release, "sentences").values():
        for file in files:
            begin = 0
            with release.folder.parquet(file.path) as parquet:
                for batch in parquet.iter_batches(
                    BATCH, columns=["id", "group_id", "text_sha256", "duplicate_of"]
                ):
                    yield file.path, begin, batch
                    begin += batch.num_rows
