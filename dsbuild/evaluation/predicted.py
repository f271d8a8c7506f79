"""What is measured against gold: the sentences of an annotation, or of a build's rows, in one shape."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dsbuild.model import Annotation, BlockKind, CasualtyKind, Label, Role, Status

_COLUMNS = (
    *("article_id", "start", "end", "block", "labels", "speaker", "speaker_role", "speaker_status"),
    *("casualties", "evidence"),
)


@dataclass(frozen=True, slots=True)
class Count:
    """A count of casualties as it is compared; the span tells where it stands."""

    start: int
    end: int
    count_min: int
    count_max: int | None
    kind: CasualtyKind


@dataclass(frozen=True, slots=True)
class Predicted:
    """A kept sentence as the rules, or a build, have it; `rules` are the ids of its evidence."""

    start: int
    end: int
    kind: BlockKind
    labels: frozenset[Label]
    speaker: str | None
    role: Role | None
    status: Status | None
    counts: tuple[Count, ...]
    rules: tuple[str, ...]


def of_annotation(annotation: Annotation) -> list[Predicted]:
    """The sentences of an annotation."""
    return [
        Predicted(
            start=sentence.start,
            end=sentence.end,
            kind=annotation.blocks[sentence.block].kind,
            labels=frozenset(sentence.labels),
            speaker=sentence.speaker,
            role=sentence.speaker_role,
            status=sentence.speaker_status,
            counts=tuple(
                Count(found.start, found.end, found.count_min, found.count_max, found.kind)
                for found in sentence.casualties
            ),
            rules=tuple(piece.rule for piece in sentence.evidence),
        )
        for sentence in annotation.sentences
    ]


def of_build(folder: Path, articles: Collection[str] | None = None) -> dict[str, list[Predicted]]:
    """The sentences of a build or a release, by article, in order; of all articles, or of those with these ids."""
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    by_article: dict[str, list[Predicted]] = {}
    for file in sorted((folder / "sentences").glob("*.parquet")):
        for batch in pq.ParquetFile(file).iter_batches(columns=list(_COLUMNS)):
            wanted = (
                batch
                if articles is None
                else batch.filter(pc.is_in(batch["article_id"], pa.array(articles, pa.string())))
            )
            for row in wanted.to_pylist():
                by_article.setdefault(row["article_id"], []).append(_of_row(row))
    for sentences in by_article.values():
        sentences.sort(key=lambda sentence: sentence.start)
    return by_article


def _of_row(row: Mapping[str, Any]) -> Predicted:
    labels, kinds, roles = list(Label), list(BlockKind), list(Role)
    return Predicted(
        start=row["start"],
        end=row["end"],
        kind=kinds[row["block"]],
        labels=frozenset(labels[number] for number in row["labels"]),
        speaker=row["speaker"],
        role=None if row["speaker_role"] is None else roles[row["speaker_role"]],
        status=Status(row["speaker_status"]) if row["speaker_status"] else None,
        counts=tuple(_counts(row)),
        rules=tuple(piece["rule"] for piece in row["evidence"]),
    )


def _counts(row: Mapping[str, Any]) -> Iterator[Count]:
    for found in row["casualties"]:
        yield Count(
            found["start"], found["end"], found["count_min"], found["count_max"], CasualtyKind(found["kind"])
        )
