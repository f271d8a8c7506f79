import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dsbuild.model import Label
from dsbuild.release.documents.manifest import Manifest
from dsbuild.release.finalise import NothingToBuildError, Options, UnloadableError
from dsbuild.settings import Card, TextPolicy


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def rows(folder: Path, config: str) -> list[dict]:
    return [
        {"split": file.name.split("-")[0], **row}
        for file in sorted((folder / config).iterdir())
        for row in pq.read_table(file).to_pylist()
    ]


def test_everything_is_there_once_and_sorted(build, annotate):
    made = [annotate(number) for number in range(30)]
    built = build([made[:10], made[10:25], made[25:]])
    articles, sentences = rows(built.folder, "articles"), rows(built.folder, "sentences")
    assert sorted(row["article_id"] for row in articles) == sorted(each.article.article_id for each in made)
    assert len({row["id"] for row in sentences}) == len(sentences) == 150
    for split in ("train", "validation", "test"):
        order = [(row["article_id"], row["position"]) for row in sentences if row["split"] == split]
        assert order == sorted(order)


def test_an_article_is_in_one_split_with_its_sentences(build, annotate):
    built = build([[annotate(number) for number in range(30)]])
    split_of = {row["article_id"]: row["split"] for row in rows(built.folder, "articles")}
    assert all(split_of[row["article_id"]] == row["split"] for row in rows(built.folder, "sentences"))
    assert set(split_of.values()) == {"train", "validation", "test"}


def test_the_figures(build, annotate):
    built = build(
        [[annotate(number, rights="all-rights-reserved") for number in range(5)]], policy=TextPolicy.OPEN
    )
    assert (built.articles, built.kept, built.dropped, built.sentences) == (5, 25, 5, 25)
    assert {label: sum(by_split.values()) for label, by_split in built.by_label.items()} == {
        Label.REPORTAGE: 20,
        Label.QUOTED_EXTREMIST_SPEECH: 5,
        Label.CASUALTY_STATISTIC: 5,
    }
    assert built.articles_by_split == {"train": 3, "validation": 1, "test": 1}
    assert built.review_reasons == {"low_evidence": 5}
    assert (built.needs_review, built.withheld, built.repeats) == (5, 5, ())


def test_groups_and_duplicates(build, annotate):
    built = build([[annotate(number) for number in range(3)]])
    sentences = rows(built.folder, "sentences")
    assert all(row["group_id"] == f"g-{row['article_id']}" for row in sentences)
    by_id = {row["id"]: row for row in sentences}
    repeats = [row for row in sentences if row["duplicate_of"]]
    assert len(repeats) == 3
    assert all(by_id[row["duplicate_of"]]["text"] == row["text"] for row in repeats)
    assert all(by_id[row["duplicate_of"]]["position"] == 3 for row in repeats)


def test_repeats_are_told_and_built_once(build, annotate):
    built = build([[annotate(1), annotate(2)], [annotate(1, path="zz/again.txt"), annotate(3)]])
    assert built.articles == 3
    assert [(repeat.path, repeat.of) for repeat in built.repeats] == [("zz/again.txt", "articles/001.txt")]


def test_the_same_bytes_whatever_the_shards_and_their_order(build, annotate, tmp_path):
    made = [annotate(number) for number in range(40)]
    shuffled = random.Random(3).sample(made, len(made))
    one = build([made], dist=tmp_path / "one")
    other = build([shuffled[:7], shuffled[7:8], shuffled[8:]], dist=tmp_path / "other")
    assert bytes_of(one.folder) == bytes_of(other.folder)
    assert one.digest == other.digest


ELSEWHERE = """
import sys, importlib.util
from pathlib import Path
spec = importlib.util.spec_from_file_location("made", sys.argv[1])
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
work = Path(sys.argv[2])
(work / "staged").mkdir(parents=True)
made.write_shard([made.annotation(n) for n in range(12)], work / "staged", 0, made.TextPolicy.FULL)
made.finalise(work / "staged", work / "dist", made.Options("gazette", made.TextPolicy.FULL))
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "OMP_NUM_THREADS": "1"},
        {"PYTHONHASHSEED": "77", "TZ": "America/Caracas", "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "7"},
    ],
)
def test_the_same_bytes_in_another_process(environment, build, annotate, tmp_path):
    here = build([[annotate(number) for number in range(12)]])
    script = Path(__file__).with_name("conftest.py")
    there = tmp_path / "there"
    subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(script), str(there)],
        check=True,
        env={**os.environ, **environment},
    )
    assert bytes_of(here.folder) == bytes_of(there / "dist" / "gazette" / "dev")


def test_the_same_content_is_the_same_folder(build, annotate):
    made = [annotate(number) for number in range(4)]
    first, again = build([made]), build([made])
    assert not first.unchanged
    assert again.unchanged
    assert first.folder == again.folder
    assert build([made[:3]]).folder != first.folder


def test_the_manifest_has_every_file(build, annotate):
    built = build(
        [[annotate(number) for number in range(4)]], settings_text="# ours\n", inputs={"rules": "ab"}
    )
    raw = (built.folder / "manifest.json").read_bytes()
    told = Manifest.model_validate_json(raw)
    assert told.digest.startswith(built.digest)
    held = bytes_of(built.folder)
    assert {file.path for file in told.files} == held.keys() - {"manifest.json"}
    for file in told.files:
        assert file.size == len(held[file.path])
        assert file.sha256 == hashlib.sha256(held[file.path]).hexdigest()
        if file.path.endswith(".parquet"):
            assert file.rows == pq.read_metadata(built.folder / file.path).num_rows
    assert held["dsbuild.toml"] == b"# ours\n"
    assert told.inputs == {"rules": "ab"}
    assert "time" not in json.dumps(told.model_dump(mode="json"))


def test_an_article_without_a_sentence_is_an_article(build, annotate):
    built = build([[annotate(1), annotate(2, kept=())]])
    assert (built.articles, built.sentences) == (2, 5)
    assert len(rows(built.folder, "articles")) == 2


@pytest.mark.parametrize("numbers", [[], [1, 2]])
def test_nothing_is_built_from_nothing(numbers, build, annotate, tmp_path):
    with pytest.raises(NothingToBuildError, match="expected at least one"):
        build([[annotate(number, kept=()) for number in numbers]])
    assert not (tmp_path / "dist").exists()


def test_what_datasets_could_not_load_is_refused(build, annotate, tmp_path):
    with pytest.raises(UnloadableError, match=r"found `\[`"):
        build([[annotate(1)]], dist=tmp_path / "dist[1]")
    with pytest.raises(UnloadableError, match="found 'dev-test'"):
        build([[annotate(1)]], shares={"train": 1, "dev-test": 1})
    assert not (tmp_path / "dist").exists()


def test_options_can_be_given_alone():
    options = Options("gazette", TextPolicy.OPEN)
    assert options.version == "0.0.0"
    assert options.card == Card()
    assert list(options.shares) == ["train", "validation", "test"]
