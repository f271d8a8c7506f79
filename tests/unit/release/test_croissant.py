import json
import logging
from datetime import date

import pyarrow.parquet as pq
import pytest

from dsbuild.release.tables.columns import SCHEMAS
from dsbuild.settings import Card

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of what mlcroissant stands on


@pytest.fixture
def croissant(build, annotate, monkeypatch, tmp_path):
    mlcroissant = pytest.importorskip("mlcroissant")
    logging.getLogger("absl").setLevel(logging.ERROR)
    monkeypatch.setenv("CROISSANT_CACHE", str(tmp_path / "croissant"))
    built = build([[annotate(number) for number in range(5)]])
    return built, mlcroissant.Dataset(built.folder / "croissant.json")


def test_it_validates_and_gives_the_rows(croissant):
    built, dataset = croissant
    assert not dataset.metadata.issues.errors
    for config, key in (("sentences", "id"), ("articles", "article_id")):
        rows = pq.read_table(built.folder / config)[key].to_pylist()
        records = [record[f"{config}/{key}"].decode() for record in dataset.records(config)]
        assert sorted(records) == sorted(rows)
    wanted = {row["id"]: row for row in pq.read_table(built.folder / "sentences").to_pylist()}
    for record in dataset.records("sentences"):
        row = wanted[record["sentences/id"].decode()]
        assert list(record["sentences/labels"]) == row["labels"]
        assert [reason.decode() for reason in record["sentences/review_reasons"]] == row["review_reasons"]


def test_it_describes_every_column_but_lists_of_structs_and_every_file(croissant):
    built, _ = croissant
    told = json.loads((built.folder / "croissant.json").read_text(encoding="utf-8"))
    for records in told["recordSet"]:
        told_of = [field.name for field in SCHEMAS[records["name"]] if "struct" not in str(field.type)]
        assert [field["name"] for field in records["field"]] == told_of
    files = {item["@id"] for item in told["distribution"] if item["@type"] == "cr:FileObject"}
    assert files == {path.relative_to(built.folder).as_posix() for path in built.folder.rglob("*.parquet")}


def test_with_a_day_there_is_nothing_to_warn_of(build, annotate, monkeypatch, tmp_path):
    import mlcroissant

    monkeypatch.setenv("CROISSANT_CACHE", str(tmp_path / "croissant"))
    card = Card(curated_by="The Harrowmere desk", homepage="https://gazette.example/data")
    made = [annotate(number) for number in range(5)]
    built = build([made], version="1.0.0", released=date(2031, 5, 1), card=card)
    metadata = mlcroissant.Dataset(built.folder / "croissant.json").metadata
    assert (metadata.issues.errors, metadata.issues.warnings) == (set(), set())
    assert metadata.date_published.date() == date(2031, 5, 1)
    assert metadata.version == "1.0.0"
    assert metadata.url == "https://gazette.example/data"
    assert metadata.cite_as.startswith("gazette, version 1.0.0, made with dsbuild")


def test_without_a_day_it_is_the_same_on_every_day(build, annotate):
    made = [annotate(number) for number in range(5)]
    assert "datePublished" not in (build([made]).folder / "croissant.json").read_text(encoding="utf-8")
