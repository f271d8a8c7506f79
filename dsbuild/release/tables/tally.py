"""What a build holds, counted from its files as they were written."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dsbuild.model import BlockKind, Label
from dsbuild.release.tables.writer import WrittenFile
from dsbuild.sources.registry import redistributable

LABELS = tuple(Label)
BODY = list(BlockKind).index(BlockKind.BODY)
EXAMPLE_LENGTH = range(40, 200)
_SENTENCE_FLAGS = ("needs_review", "review_reasons", "decided_by", "duplicate_of")
_COLUMNS = {
    "sentences": (
        "text",
        "rights",
        "block",
        "label",
        "labels",
        *_SENTENCE_FLAGS,
        "evidence.list.element.rule",
    ),
    "articles": (
        "publisher",
        "rights",
        "language",
        "published",
        "blocks.list.element.kind",
        "dropped.list.element.kind",
    ),
}


@dataclass(slots=True)
class Tally:
    """Counts: sentences by split, label, reason and rule; articles by split, by publisher and rights, by year.

    `labels` counts every label of a sentence, `primary` the primary one. `rules` counts the sentences on
    which a rule spoke. `examples` holds one short sentence a label, of those that anybody may pass on.
    """

    sentences: Counter[str] = field(default_factory=Counter)
    articles: Counter[str] = field(default_factory=Counter)
    labels: Counter[tuple[str, Label]] = field(default_factory=Counter)
    primary: Counter[tuple[str, Label]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    sources: Counter[tuple[str | None, str]] = field(default_factory=Counter)
    languages: Counter[str | None] = field(default_factory=Counter)
    years: Counter[int | None] = field(default_factory=Counter)
    blocks: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)
    needs_review: int = 0
    reviewed: int = 0
    duplicates: int = 0
    examples: dict[Label, str] = field(default_factory=dict)


def tally(folder: Path, files: Iterable[WrittenFile]) -> Tally:
    """The counts of a build's files; holds one row group."""
    counted = Tally()
    for file in files:
        if file.config not in _COLUMNS:
            continue
        take = _take_sentences if file.config == "sentences" else _take_articles
        for group in _groups(folder / file.path, _COLUMNS[file.config]):
            take(counted, file.split, group)
    return counted


def _groups(path: Path, columns: Sequence[str]) -> Iterator[pa.Table]:
    with pq.ParquetFile(path) as parquet:
        for number in range(parquet.num_row_groups):
            yield parquet.read_row_group(number, columns=columns)


def _take_sentences(counted: Tally, split: str, rows: pa.Table) -> None:
    counted.sentences[split] += rows.num_rows
    for index, count in _counts(rows["label"]):
        counted.primary[split, LABELS[index]] += count
    for index, count in _counts(pc.list_flatten(rows["labels"])):
        counted.labels[split, LABELS[index]] += count
    flagged = rows.filter(rows["needs_review"])
    counted.needs_review += flagged.num_rows
    counted.reasons.update(dict(_counts(pc.list_flatten(flagged["review_reasons"]))))
    counted.reviewed += pc.sum(pc.equal(rows["decided_by"], "review")).as_py() or 0
    counted.duplicates += rows.num_rows - rows["duplicate_of"].null_count
    counted.rules.update(dict(_rules(rows["evidence"])))
    _take_examples(counted, rows)


def _take_articles(counted: Tally, split: str, rows: pa.Table) -> None:
    counted.articles[split] += rows.num_rows
    counted.languages.update(rows["language"].to_pylist())
    counted.years.update(pc.year(rows["published"]).to_pylist())
    counted.sources.update(zip(rows["publisher"].to_pylist(), rows["rights"].to_pylist(), strict=True))
    counted.blocks.update(dict(_counts(_member(rows["blocks"], "kind"))))
    counted.dropped.update(dict(_counts(_member(rows["dropped"], "kind"))))


def _take_examples(counted: Tally, rows: pa.Table) -> None:
    """Takes a sentence of the body a label, of those that wait for nobody."""
    settled = rows.filter(
        pc.and_(pc.equal(rows["block"], BODY), pc.and_not(pc.is_valid(rows["text"]), rows["needs_review"]))
    )
    for label in LABELS:
        if label in counted.examples:
            continue
        of_label = settled.filter(pc.equal(settled["label"], LABELS.index(label)))
        for text, rights in zip(of_label["text"].to_pylist(), of_label["rights"].to_pylist(), strict=True):
            if redistributable(rights) and len(text) in EXAMPLE_LENGTH:
                counted.examples[label] = text
                break


def _rules(evidence: pa.ChunkedArray) -> Iterator[tuple[str, int]]:
    """Each rule with the number of rows on which it spoke."""
    spoke = pa.table({"row": pc.list_parent_indices(evidence), "rule": _member(evidence, "rule")})
    return _counts(spoke.group_by(["row", "rule"]).aggregate([])["rule"])


def _member(lists: pa.ChunkedArray, name: str) -> Any:
    return pc.struct_field(pc.list_flatten(lists), name)


def _counts(values: Any) -> Iterator[tuple[Any, int]]:
    return ((pair["values"], pair["counts"]) for pair in pc.value_counts(values).to_pylist())
