"""Parquet files whose bytes depend on their rows alone, and on the release of pyarrow that writes them."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from dsbuild.release.tables.columns import OPTIONAL, class_fields, stored_schema

ROW_GROUP: Mapping[str, int] = {"sentences": 20_000, "articles": 2_000, "reviews": 20_000}
"""Rows of a row group; an article is as large as all its sentences, and a group is held in memory."""
FILE_GROUPS = 50
"""Row groups of a file; a split with more has more files."""
SETTINGS: Mapping[str, Any] = {
    "compression": "zstd",
    "compression_level": 3,
    "write_page_index": True,
    "write_page_checksum": True,
    "use_content_defined_chunking": True,
    "store_schema": True,
}


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A Parquet file of a build; `path` is relative to its folder, `arrow_bytes` its size as `datasets` counts it."""

    path: str
    config: str
    split: str
    rows: int
    size: int
    arrow_bytes: int
    sha256: str


class InvalidRowsError(ValueError):
    """A row lacks a value, or holds the index of a class that has no name."""


class SplitWriter:
    """Writes the rows of a split, which come in order, as Parquet files; holds one row group.

    `rows` is how many will come: it is in the files' names.
    """

    def __init__(self, folder: Path, config: str, split: str, rows: int) -> None:
        self._folder = folder
        self._config = config
        self._split = split
        self._rows = rows
        self._schema = stored_schema(config)
        self._group = ROW_GROUP[config]
        self._waiting: list[pa.RecordBatch] = []
        self._waiting_rows = 0
        self._open: _OpenFile | None = None
        self.files: list[WrittenFile] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._waiting_rows:
            self._write_group(self._waiting_rows)
        self._close()
        if kind is None and (written := sum(file.rows for file in self.files)) != self._rows:
            raise ValueError(f"{self._config}/{self._split}: wrote {written} rows, expected {self._rows}")

    def add(self, batch: pa.RecordBatch) -> None:
        """Takes the next rows."""
        self._waiting.append(batch)
        self._waiting_rows += batch.num_rows
        while self._waiting_rows >= self._group:
            self._write_group(self._group)

    def _write_group(self, rows: int) -> None:
        waiting = pa.Table.from_batches(self._waiting, self._schema)
        rest = waiting.slice(rows)
        self._waiting, self._waiting_rows = rest.to_batches(), rest.num_rows
        group = waiting.slice(0, rows).combine_chunks()
        check(group)
        if self._open is None:
            self._open = _OpenFile(self._folder, self._name(), self._schema)
        self._open.write(group)
        if self._open.groups == FILE_GROUPS:
            self._close()

    def _name(self) -> str:
        count = -(-self._rows // (self._group * FILE_GROUPS))
        return f"{self._config}/{self._split}-{len(self.files):05}-of-{count:05}.parquet"

    def _close(self) -> None:
        if self._open is not None:
            self.files.append(self._open.close(self._config, self._split))
            self._open = None


class _OpenFile:
    """A Parquet file that is being written."""

    def __init__(self, folder: Path, name: str, schema: pa.Schema) -> None:
        self._path = folder / name
        self._name = name
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._parquet = pq.ParquetWriter(self._path, schema, **SETTINGS)
        self._rows = 0
        self._arrow_bytes = 0
        self.groups = 0

    def write(self, group: pa.Table) -> None:
        self._parquet.write_table(group, row_group_size=group.num_rows)
        self._rows += group.num_rows
        self._arrow_bytes += group.nbytes
        self.groups += 1

    def close(self, config: str, split: str) -> WrittenFile:
        self._parquet.close()
        size = self._path.stat().st_size
        return WrittenFile(
            self._name, config, split, self._rows, size, self._arrow_bytes, file_sha256(self._path)
        )


def check(table: pa.Table) -> None:
    """Passes a table that has a value wherever one is needed, and a named class wherever it has a class.

    Raises:
        InvalidRowsError: it does not; both would load silently.
    """
    for name in table.column_names:
        if name not in OPTIONAL and table[name].null_count:
            raise InvalidRowsError(f"{name}: found null, expected a value")
    for name, names in class_fields(table.schema):
        column = table[name]
        values = pc.list_flatten(column) if pa.types.is_list(column.type) else column
        bounds = pc.min_max(values).as_py()
        for value in bounds.values():
            if value is not None and not 0 <= value < len(names):
                raise InvalidRowsError(f"{name}: found {value}, expected an index of {', '.join(names)}")


def file_sha256(path: Path) -> str:
    """The sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
