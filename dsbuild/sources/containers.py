"""One file -> the raw articles in it."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing
from typing import Any, BinaryIO

from dsbuild.sources.find import Found
from dsbuild.sources.raw import Format, Limits, Raw, Refusal, UnreadableError
from dsbuild.sources.row import COLUMNS
from dsbuild.sources.streams import CHUNK, SUFFIXES, decompressed, lines, too_large, whole

BATCH_ROWS = 16


def raws(found: Found, limits: Limits) -> Iterator[Raw | Refusal]:
    """The articles of a file in its order, one in memory at a time; what cannot be read is told in its place."""
    try:
        with closing(found.open()) as opened:
            if found.format is not Format.PARQUET:
                yield from _streamed(found, decompressed(opened, found.name, limits), limits)
            elif found.name.endswith(SUFFIXES):
                with tempfile.TemporaryFile() as copy:
                    shutil.copyfileobj(decompressed(opened, found.name, limits), copy)
                    yield from _parquet(found, copy, limits)
            else:
                yield from _parquet(found, opened, limits)
    except UnreadableError as error:
        yield error.at(found.uri)
    except PermissionError:
        yield Refusal(found.uri, None, "a file that may not be read", "change its permissions")
    except OSError as error:
        yield Refusal(
            found.uri, None, f"a file that cannot be read ({error.strerror or error})", "check the file"
        )


def _streamed(found: Found, stream: io.BufferedReader, limits: Limits) -> Iterator[Raw | Refusal]:
    if found.format is not Format.JSONL:
        yield Raw(found.uri, found.path, found.format, whole(stream, limits))
        return
    filled = False
    for number, line in lines(stream, limits):
        if isinstance(line, UnreadableError):
            yield line.at(found.uri, number)
        elif line.isspace():
            continue
        else:
            yield Raw(found.uri, found.path, Format.JSONL, line, number)
        filled = True
    if not filled:
        raise UnreadableError("nothing", "give an article, or take the file away")


def _parquet(found: Found, file: BinaryIO, limits: Limits) -> Iterator[Raw | Refusal]:
    for number, row in enumerate(_rows(file, limits), start=1):
        raw = Raw(found.uri, found.path, Format.PARQUET, row, number)
        yield raw if raw.size <= limits.article_bytes else too_large("a row", limits).at(found.uri, number)


def _rows(file: BinaryIO, limits: Limits) -> Iterator[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(file, buffer_size=CHUNK, pre_buffer=False)
        names = [name for name in table.schema_arrow.names if name in COLUMNS]
        if not {"text", "html"} & set(names):
            raise UnreadableError(
                f"columns {', '.join(table.schema_arrow.names)!s:.200}", "name one `text` or `html`"
            )
        _check_growth(table.metadata, limits)
        for batch in table.iter_batches(BATCH_ROWS, columns=names):
            yield from batch.to_pylist()
    except pa.ArrowException as error:
        raise UnreadableError(f"damaged Parquet ({error!s:.120})", "write it again") from None


def _check_growth(metadata: Any, limits: Limits) -> None:
    for group in map(metadata.row_group, range(metadata.num_row_groups)):
        for column in map(group.column, range(group.num_columns)):
            size = column.total_uncompressed_size
            if (
                size > limits.decompressed_bytes
                and size > limits.decompressed_ratio * column.total_compressed_size
            ):
                found = f"a column that grows more than {limits.decompressed_ratio}-fold"
                raise UnreadableError(found, "write it again without compression if you trust it")
