"""The Parquet files of a build, from its staged shards."""

from contextlib import ExitStack
from pathlib import Path

import pyarrow as pa

from dsbuild.release.planning.duplicates import Firsts
from dsbuild.release.planning.plan import Plan
from dsbuild.release.staging import merge
from dsbuild.release.tables.writer import SplitWriter, WrittenFile


def write_tables(staged: Path, folder: Path, plan: Plan) -> list[WrittenFile]:
    """The files written, by config and split; a split without rows has none, for the loader takes none.

    Holds a row group of each, and one article of each open shard.
    """
    with ExitStack() as open_files:
        writers = {
            (config, split): open_files.enter_context(SplitWriter(folder, config, split, rows))
            for (config, split), rows in plan.rows.items()
        }
        for article, sentences, row in merge.merged(staged):
            group, split = plan.group_of[article.article_id], plan.split_of[article.article_id]
            writers["articles", split].add(_grouped(row, group))
            if sentences.num_rows:
                writers["sentences", split].add(_marked(_grouped(sentences, group), group, plan.firsts))
    return [file for writer in writers.values() for file in writer.files]


def _grouped(rows: pa.RecordBatch, group: str) -> pa.RecordBatch:
    return _with_column(rows, "group_id", [group] * rows.num_rows)


def _marked(rows: pa.RecordBatch, group: str, firsts: Firsts) -> pa.RecordBatch:
    ids, digests = rows["id"].to_pylist(), rows["text_sha256"].to_pylist()
    return _with_column(rows, "duplicate_of", firsts.duplicates(group, ids, digests))


def _with_column(rows: pa.RecordBatch, name: str, values: list[str] | list[str | None]) -> pa.RecordBatch:
    place = rows.schema.get_field_index(name)
    return rows.set_column(place, rows.schema.field(place), pa.array(values, pa.string()))
