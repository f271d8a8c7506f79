"""The folder of a build or a release, read in batches; nothing is believed that its manifest does not vouch for."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any

from dsbuild.review.errors import ImportRefusedError

ROWS = 4_000
ARTICLES = 200
SENTENCE_COLUMNS = (
    *("id", "article_id", "position", "block", "start", "end", "text", "text_sha256", "labels"),
    *("quotations", "casualties", "evidence", "needs_review", "review_reasons", "decided_by"),
)
ARTICLE_COLUMNS = (
    *("article_id", "title", "publisher", "published", "url", "rights", "text"),
    *("blocks", "dropped", "speakers"),
)


@dataclass(frozen=True, slots=True)
class BuildFolder:
    """A build on disk. `digest` is a hash of its rows; `tables` are its Parquet files by config."""

    path: Path
    name: str
    version: str
    digest: str
    rules_version: str
    sentences: int
    tables: Mapping[str, tuple[Path, ...]]


def open_build(path: Path) -> BuildFolder:
    """The build in a folder.

    Raises:
        ImportRefusedError: it is none, a file of it is missing or has changed, or its text is withheld.
    """
    file = path / "manifest.json"
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        files = {one["path"]: one for one in told["files"]}
        digest = sha256(json.dumps(told["contents"], sort_keys=True).encode()).hexdigest()
        found = BuildFolder(
            path=path,
            name=told["name"],
            version=told["version"],
            digest=digest,
            rules_version=told["inputs"].get("rules", ""),
            sentences=sum(one["rows"] for name, one in files.items() if name.startswith("sentences/")),
            tables={
                config: tuple(path / name for name in sorted(files) if name.startswith(f"{config}/"))
                for config in ("sentences", "articles")
            },
        )
    except FileNotFoundError:
        raise ImportRefusedError(
            f"{path}: found no manifest.json; name the folder of a build, as dist/NAME/dev"
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        raise ImportRefusedError(
            f"{file}: cannot be read ({type(error).__name__}: {error}); build again"
        ) from None
    for tables in found.tables.values():
        for table in tables:
            _check(table, str(files[table.relative_to(path).as_posix()]["sha256"]))
    _refuse_withheld(found)
    return found


def sentences(build: BuildFolder) -> Iterator[list[dict[str, Any]]]:
    """The rows of its sentences, some thousands at a time; classes as their names."""
    for file in build.tables["sentences"]:
        yield from _rows(file, SENTENCE_COLUMNS, ROWS)


def articles(build: BuildFolder) -> Iterator[list[dict[str, Any]]]:
    """The rows of its articles, some hundreds at a time."""
    for file in build.tables["articles"]:
        yield from _rows(file, ARTICLE_COLUMNS, ARTICLES)


def _rows(file: Path, columns: tuple[str, ...], size: int) -> Iterator[list[dict[str, Any]]]:
    import pyarrow.parquet as pq

    with pq.ParquetFile(file, memory_map=True) as table:
        missing = [name for name in columns if name not in table.schema_arrow.names]
        if missing:
            raise ImportRefusedError(
                f"{file}: found no column {', '.join(missing)}; build again with this release"
            )
        for batch in table.iter_batches(batch_size=size, columns=list(columns), use_threads=False):
            yield batch.to_pylist()


def class_names(build: BuildFolder, column: str) -> list[str]:
    """The names of a class of the sentences, in the order of its numbers."""
    import pyarrow.parquet as pq

    field = pq.read_schema(build.tables["sentences"][0]).field(column)
    inner = field.type.value_field if hasattr(field.type, "value_field") else field
    names: list[str] = json.loads((inner.metadata or {}).get(b"names", b"[]"))
    if not names:
        raise ImportRefusedError(
            f"{build.path}: the column {column} names no classes; build again with this release"
        )
    return names


def _check(table: Path, expected: str) -> None:
    try:
        with table.open("rb") as file:
            same = file_digest(file, "sha256").hexdigest() == expected
    except OSError as error:
        raise ImportRefusedError(f"{table}: cannot be read ({error.strerror}); build again") from None
    if not same:
        raise ImportRefusedError(f"{table}: has changed since it was built; build again")


def _refuse_withheld(build: BuildFolder) -> None:
    """Reads the counts of nulls in the files' footers, not the text."""
    import pyarrow.parquet as pq

    held = 0
    for file in build.tables["articles"]:
        with pq.ParquetFile(file, memory_map=True) as table:
            held += sum(_nulls(table, group) for group in range(table.num_row_groups))
    if held:
        raise ImportRefusedError(
            f"{build.path}: the text of {held:,} articles is withheld, and nobody can review what they cannot read; "
            "import a build made with `dsbuild build --text full`, or put the text back with `dsbuild hydrate`"
        )


def _nulls(table: Any, group: int) -> int:
    """How many articles of a row group have no text."""
    about = table.metadata.row_group(group)
    names = [about.column(number).path_in_schema for number in range(about.num_columns)]
    if "text" not in names:
        return 0  # the column is missed by name when rows are read
    told = about.column(names.index("text")).statistics
    if told is not None and told.has_null_count:
        return int(told.null_count)
    return int(table.read_row_group(group, columns=["text"])["text"].null_count)
