import hashlib

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dsbuild.release.staging.rows import sentence_rows
from dsbuild.release.tables import writer
from dsbuild.release.tables.columns import SENTENCES
from dsbuild.release.tables.writer import InvalidRowsError, SplitWriter, check
from dsbuild.settings import TextPolicy


def batch(made, **columns):
    count = len(made.sentences)
    filled = {"group_id": ["g"] * count, **columns}
    return pa.RecordBatch.from_pydict({**sentence_rows(made, TextPolicy.FULL), **filled}, schema=SENTENCES)


@pytest.fixture
def small(monkeypatch):
    monkeypatch.setattr(writer, "ROW_GROUP", {"sentences": 7, "articles": 3})
    monkeypatch.setattr(writer, "FILE_GROUPS", 2)


def written(folder, batches, rows):
    with SplitWriter(folder, "sentences", "train", rows) as split:
        for each in batches:
            split.add(each)
    return split.files


def test_row_groups_are_cut_alike_whatever_the_batches(small, tmp_path, annotate):
    batches = [batch(annotate(number)) for number in range(6)]
    one = written(tmp_path / "one", batches, 30)
    other = written(tmp_path / "other", [part for each in batches for part in (each[:2], each[2:])], 30)
    assert one == other
    assert [file.path for file in one] == [
        f"sentences/train-0000{part}-of-00003.parquet" for part in range(3)
    ]
    assert [file.rows for file in one] == [14, 14, 2]
    read = pa.concat_tables(pq.read_table(tmp_path / "one" / file.path) for file in one)
    assert read.equals(pa.Table.from_batches(batches))


def test_files_tell_their_size_and_hash(tmp_path, annotate):
    (file,) = written(tmp_path, [batch(annotate(1))], 5)
    path = tmp_path / file.path
    assert file.size == path.stat().st_size
    assert file.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_settings_of_the_format(tmp_path, annotate):
    (file,) = written(tmp_path, [batch(annotate(number)) for number in range(3)], 15)
    metadata = pq.read_metadata(tmp_path / file.path)
    column = metadata.row_group(0).column(0)
    assert column.compression == "ZSTD"
    assert column.has_column_index
    assert column.has_offset_index
    assert {b"huggingface", b"ARROW:schema"} <= metadata.metadata.keys()


def test_rows_that_did_not_come_are_missed(tmp_path, annotate):
    with pytest.raises(ValueError, match="wrote 5 rows, expected 6"):
        written(tmp_path, [batch(annotate(1))], 6)


@pytest.mark.parametrize("wrong", [-1, 3, 2**40])
@pytest.mark.parametrize("column", ["label", "labels"])
def test_a_class_that_does_not_exist_is_refused(column, wrong, annotate):
    values = [0, 1, wrong, 0, 0]
    rows = batch(annotate(1), **{column: [[value] for value in values] if column == "labels" else values})
    with pytest.raises(InvalidRowsError, match=rf"{column}: found {wrong}"):
        check(pa.Table.from_batches([rows]))


def test_a_missing_value_is_refused_where_one_is_needed(annotate):
    rows = batch(annotate(1), label=[0, 1, None, 0, 0])
    with pytest.raises(InvalidRowsError, match="label: found null"):
        check(pa.Table.from_batches([rows]))
