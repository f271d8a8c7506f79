import gzip
import json
import os
import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")

import datasets

from dsbuild.release import hydrate as hydration
from dsbuild.release.hydrate import HydrationError, hydrate
from dsbuild.release.places.opened import opened
from dsbuild.settings import TextPolicy
from tests.servers.releases import release as made
from tests.unit.release.conftest import annotation

RESERVED = "all-rights-reserved"


@pytest.fixture
def both(tmp_path):
    """A release that withholds all text, and the same with all of it."""
    return tuple(
        made(tmp_path / policy / "gazette", rights=RESERVED, policy=policy)
        for policy in (TextPolicy.OPEN, TextPolicy.FULL)
    )


@pytest.fixture
def seeds(tmp_path):
    """Where the articles lie: as text, and some as compressed JSON Lines, under other names and in other order."""
    folder = tmp_path / "mine"
    folder.mkdir()
    for number in range(6):
        (folder / f"{9 - number}.txt").write_text(
            annotation(number).article.text, encoding="utf-8", newline="\r\n"
        )
    lines = (json.dumps({"text": annotation(number).article.text}) for number in range(6, 12))
    with gzip.open(folder / "rest.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines))
    (folder / "another.txt").write_text("It rained in Kasra.", encoding="utf-8")
    return folder


def test_with_all_articles_the_files_are_those_of_the_full_release(both, seeds, tmp_path):
    held, full = both
    told = hydrate(opened(str(held)), [str(seeds)], tmp_path / "out")
    assert (told.withheld, told.hydrated, told.sentences, told.missing) == (12, 12, 60, ())
    files = sorted(path.relative_to(full) for path in full.rglob("*.parquet"))
    assert files == sorted(
        path.relative_to(tmp_path / "out") for path in (tmp_path / "out").rglob("*.parquet")
    )
    for file in files:
        assert (tmp_path / "out" / file).read_bytes() == (full / file).read_bytes()


def test_it_loads_and_never_gives_the_withheld_rows_again(both, seeds, tmp_path):
    held, full = both
    cache = str(tmp_path / "cache")
    assert set(datasets.load_dataset(str(held), cache_dir=cache)["train"]["text"]) == {None}
    hydrate(opened(str(held)), [str(seeds)], tmp_path / "1.0.0")
    for config in ("sentences", "articles"):
        loaded = datasets.load_dataset(str(tmp_path / "1.0.0"), config, cache_dir=cache)
        wanted = datasets.load_dataset(str(full), config, cache_dir=cache)
        for split, rows in wanted.items():
            assert list(loaded[split]) == list(rows)
            assert None not in loaded[split]["text"]
    card = (tmp_path / "1.0.0" / "README.md").read_text(encoding="utf-8")
    assert "> **Hydrated.** The text of 12 of 12 articles was put back into release 1.0.0" in card


def test_what_is_missing_is_told_and_stays_withheld(both, seeds, tmp_path):
    (seeds / "rest.jsonl.gz").unlink()
    (seeds / "9.txt").write_text("Other words than were built.", encoding="utf-8")
    told = hydrate(opened(str(both[0])), [str(seeds)], tmp_path / "out")
    assert (told.hydrated, len(told.missing)) == (5, 7)
    missing = {article.article_id for article in told.missing}
    assert missing == {annotation(number).article.article_id for number in (0, *range(6, 12))}
    assert {article.why for article in told.missing} == {"not among the seeds"}
    assert told.missing[0].publisher == "The Harrowmere Gazette"
    for file in (tmp_path / "out").glob("*/*.parquet"):
        for row in pq.read_table(file, columns=["article_id", "text"]).to_pylist():
            assert (row["text"] is None) == (row["article_id"] in missing)
    assert json.loads((tmp_path / "out" / "hydrated.json").read_text())["hydrated"] == 5


def test_text_that_was_never_withheld_stays(tmp_path):
    held = made(tmp_path / "dist" / "gazette", policy=TextPolicy.OPEN)
    with pytest.raises(HydrationError, match="found no text withheld"):
        hydrate(opened(str(held)), [str(tmp_path)], tmp_path / "out")


def test_nothing_found_writes_nothing(both, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(HydrationError, match="found none of its 12 withheld articles"):
        hydrate(opened(str(both[0])), [str(tmp_path / "empty")], tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert not list(tmp_path.glob(".hydrate-*"))


def test_a_folder_in_use_is_left_alone(both, seeds, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("mine")
    with pytest.raises(HydrationError, match="name a folder that is new or empty"):
        hydrate(opened(str(both[0])), [str(seeds)], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]
    (tmp_path / "out" / "mine.txt").unlink()
    assert hydrate(opened(str(both[0])), [str(seeds)], tmp_path / "out").hydrated == 12


def test_a_sentence_whose_words_are_others_stops_it(both, seeds, tmp_path):
    """Offsets of a release that was tampered with never give words that nobody labelled."""
    broken = tmp_path / "broken"
    shutil.copytree(both[0], broken)
    file = next((broken / "sentences").glob("train-*"))
    file.chmod(0o644)
    table = pq.read_table(file)
    starts = pa.array([start + 1 for start in table["start"].to_pylist()], pa.int32())
    place = table.schema.get_field_index("start")
    pq.write_table(table.set_column(place, table.schema.field(place), starts), file)
    with pytest.raises(HydrationError, match=r"found other words at .*; check it with `dsbuild verify`"):
        hydrate(opened(str(broken)), [str(seeds)], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_file_that_gives_another_text_now_is_named(both, tmp_path, monkeypatch):
    """As when another release of the extractor reads the very same page."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "a.txt").write_text(annotation(0).article.text + "!", encoding="utf-8")
    (folder / "b.txt").write_text(annotation(1).article.text, encoding="utf-8")
    source = hydration.sha256((folder / "a.txt").read_bytes()).hexdigest()
    wanted = hydration._wanted(opened(str(both[0])))
    row = wanted.rows[annotation(0).article.sha256]
    monkeypatch.setattr(
        hydration, "_wanted",
        lambda release: hydration._Wanted({**wanted.rows, row["sha256"]: {**row, "source_sha256": source, "extractor": "trafilatura 1.9"}}, {}),
    )  # fmt: skip
    told = hydrate(opened(str(both[0])), [str(folder)], tmp_path / "out")
    (why,) = (article.why for article in told.missing if article.sha256 == row["sha256"])
    assert "a.txt is its file, and gives another text" in why
    assert why.endswith("read it with trafilatura 1.9")
