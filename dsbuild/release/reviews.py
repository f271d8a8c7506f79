"""The config `reviews`: one row a decision that found its sentence or speaker, under pseudonyms, without text."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dsbuild.model import Label, Role
from dsbuild.release.tables.columns import REVIEWS, REVIEWS_CONFIG
from dsbuild.release.tables.writer import SplitWriter, WrittenFile
from dsbuild.review.acts import ErrorCategory
from dsbuild.review.decisions import EXCEPTION, SentenceLine, Told

REASONS = frozenset({*map(str, ErrorCategory), EXCEPTION})
"""The reasons that are published; what somebody typed stays out, for it may quote."""


def write(folder: Path, files: Iterable[WrittenFile], decisions: Sequence[Told]) -> list[WrittenFile]:
    """The files written, by the splits of the articles decided on; none where nothing was decided."""
    written: list[WrittenFile] = []
    by_article: dict[str, list[Told]] = {}
    for line in decisions:
        by_article.setdefault(line.article_id, []).append(line)
    if not by_article:
        return written
    held = list(files)
    for split in dict.fromkeys(file.split for file in held):
        there = _there(folder, [file for file in held if file.split == split], by_article)
        rows = [
            _row(line)
            for article in sorted(by_article)
            for line in by_article[article]
            if _thing(line) in there
        ]
        if rows:
            with SplitWriter(folder, REVIEWS_CONFIG, split, len(rows)) as writer:
                writer.add(pa.RecordBatch.from_pylist(rows, schema=REVIEWS))
            written += writer.files
    return written


def _there(folder: Path, files: Iterable[WrittenFile], wanted: Mapping[str, object]) -> set[tuple[str, str]]:
    """The sentences and speakers of the articles decided on that stand in these files, by article."""
    found: set[tuple[str, str]] = set()
    for file in files:
        column = "id" if file.config == "sentences" else "speakers"
        with pq.ParquetFile(folder / file.path) as parquet:
            for batch in parquet.iter_batches(columns=["article_id", column], use_threads=False):
                for article, held in zip(
                    *(batch[name].to_pylist() for name in ("article_id", column)), strict=True
                ):
                    if article in wanted:
                        names = [held] if column == "id" else [speaker["name"] for speaker in held]
                        found.update((article, name) for name in names)
    return found


def _thing(line: Told) -> tuple[str, str]:
    return line.article_id, _sentence_id(line) if isinstance(line, SentenceLine) else line.speaker


def _sentence_id(line: SentenceLine) -> str:
    return f"{line.article_id}-{line.text_sha256[:12]}-{line.occurrence}"


def _row(line: Told) -> dict[str, Any]:
    labels = line.labels if isinstance(line, SentenceLine) else ()
    return {
        "decision_id": line.decision_id,
        "kind": line.kind,
        "article_id": line.article_id,
        "sentence_id": _sentence_id(line) if isinstance(line, SentenceLine) else None,
        "speaker": None if isinstance(line, SentenceLine) else line.speaker,
        "labels": [place for place, label in enumerate(Label) if label in labels],
        "speaker_role": None if isinstance(line, SentenceLine) else list(Role).index(line.role),
        "speaker_status": None if isinstance(line, SentenceLine) else line.status,
        "reviewer": line.reviewer,
        "round": line.round,
        "adjudicated": line.adjudicated,
        "at": line.at.isoformat().replace("+00:00", "Z") if line.at else None,
        "rules_version": line.rules_version,
        "guideline_version": line.guideline_version,
        "reason": line.reason if line.reason in REASONS else None,
    }
