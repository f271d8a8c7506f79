"""That the real `datasets` loads what is built, offline, and never rows of another build."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")

import datasets
import pyarrow.parquet as pq

from dsbuild.model import (
    Annotation,
    Block,
    BlockKind,
    Casualty,
    CasualtyKind,
    Evidence,
    Label,
    LabelledSentence,
    Quotation,
    Role,
    Speaker,
    Status,
    article_from_text,
)
from dsbuild.release.finalise import Built, Options, finalise
from dsbuild.release.staging.stage import write_shard
from dsbuild.release.tables.columns import features
from dsbuild.settings import TextPolicy

SPEECH = "“No bridge will stand,” said Ilse Corran of the Tidewater Front."
COUNT = "Four lock-keepers were killed at sluice {}, the harbour office said."


def annotation(number: int) -> Annotation:
    lines = [SPEECH, COUNT.format(number)]
    text = "\n\n".join(lines)
    spans = [(0, len(SPEECH)), (len(SPEECH) + 2, len(text))]
    said = Quotation(
        0,
        23,
        "“",
        "”",
        "Q001",
        speaker="Ilse Corran",
        speaker_role=Role.EXTREMIST,
        speaker_status=Status.FORMER,
    )
    return Annotation(
        article=replace(
            article_from_text(text), path=f"{number}.txt", published=date(2030, 5, 1), rights="CC0-1.0", language="en"
        ),
        blocks=tuple(Block(*span, BlockKind.BODY, "L001") for span in spans),
        dropped=(),
        sentences=(
            LabelledSentence(
                *spans[0], 0, 0, (Label.QUOTED_EXTREMIST_SPEECH,), (said,),
                evidence=(Evidence("V001", Label.QUOTED_EXTREMIST_SPEECH, 0, 23),),
                speaker="Ilse Corran", speaker_role=Role.EXTREMIST, speaker_status=Status.FORMER, quoted_share=0.25,
            ),
            LabelledSentence(
                *spans[1], 1, 1, (Label.REPORTAGE, Label.CASUALTY_STATISTIC),
                casualties=(Casualty(spans[1][0], spans[1][0] + 17, 4, None, CasualtyKind.KILLED, "C001"),),
                evidence=(Evidence("C001", Label.CASUALTY_STATISTIC, spans[1][0], spans[1][0] + 17),),
            ),
        ),
        speakers=(Speaker("Ilse Corran", ("Corran",), Role.EXTREMIST, Status.FORMER, ("R001",), 1),),
        quotations=(),
    )  # fmt: skip


@pytest.fixture
def build(tmp_path):
    def run(numbers, name="tidewater", dist="dist", policy=TextPolicy.FULL, **options) -> Built:
        staged = tmp_path / "staged"
        staged.mkdir(exist_ok=True)
        write_shard(map(annotation, numbers), staged, 0, policy)
        return finalise(staged, tmp_path / dist, Options(name, policy, **options))

    return run


@pytest.fixture
def load(tmp_path):
    def run(path: Path, *config: str, **options):
        return datasets.load_dataset(str(path), *config, cache_dir=str(tmp_path / "cache"), **options)

    return run


def texts(loaded) -> set[str]:
    return {text for split in loaded.values() for text in split["text"]}


def counted(numbers) -> set[str]:
    return {SPEECH, *map(COUNT.format, numbers)}


def test_both_configs(build, load):
    built = build(range(6))
    sentences, articles = load(built.path), load(built.path, "articles")
    assert texts(sentences) == counted(range(6))
    assert {split: rows.num_rows for split, rows in articles.items()} == dict(built.articles_by_split)
    for config, loaded in (("sentences", sentences), ("articles", articles)):
        assert loaded["train"].features == datasets.Features.from_dict(features(config))
    label = sentences["train"].features["label"]
    assert label.names == list(Label)
    assert sentences["train"].features["labels"].feature.names == list(Label)
    assert [label.int2str(value) for value in sentences["train"][:2]["label"]] == list(Label)[1:]
    assert sentences["train"][0]["quotations"][0]["cue"] is None
    assert sentences["train"][1]["casualties"][0]["count_max"] is None
    assert sentences["train"][1]["speaker_role"] is None
    assert sentences["train"][1]["published"] == date(2030, 5, 1)
    assert articles["train"][0]["speakers"][0]["aliases"] == ["Corran"]


def test_streaming(build, load):
    built = build(range(6))
    for config in ("sentences", "articles"):
        streamed = load(built.path, config, streaming=True)
        assert [list(rows) for rows in streamed.values()] == [
            list(rows) for rows in load(built.path, config).values()
        ]
        assert streamed["train"].features == datasets.Features.from_dict(features(config))


def test_the_builder_knows_features_and_splits_before_loading(build, tmp_path):
    built = build(range(6))
    builder = datasets.load_dataset_builder(str(built.path), cache_dir=str(tmp_path / "cache"))
    assert builder.config.name == "sentences"
    assert str(builder.config.version) == "0.0.0"
    assert builder.info.features["label"].names == list(Label)
    rows = {
        path.name.split("-")[0]: pq.read_metadata(path).num_rows
        for path in (built.path / "sentences").glob("*.parquet")
    }
    assert sum(rows.values()) == 12
    assert {name: split.num_examples for name, split in builder.info.splits.items()} == rows


def test_the_sizes_in_the_card_are_those_of_the_rows(build, load, tmp_path):
    built = build(range(40))
    for config in ("sentences", "articles"):
        told = datasets.load_dataset_builder(
            str(built.path), config, cache_dir=str(tmp_path / "other")
        ).info.splits
        loaded = load(built.path, config, verification_mode="no_checks")
        for split, rows in loaded.items():
            assert told[split].num_examples == rows.num_rows
            assert told[split].num_bytes == pytest.approx(rows.data.nbytes, rel=0.05)


def test_two_datasets_of_one_version_side_by_side(build, load):
    one, other = build(range(4), dist="one"), build(range(4, 8), dist="other")
    assert one.path.name == other.path.name
    assert texts(load(one.path)) == counted(range(4))
    assert texts(load(other.path)) == counted(range(4, 8))
    assert load(other.path, "articles")["train"]["path"] != load(one.path, "articles")["train"]["path"]


def test_a_rebuild_in_place_gives_the_new_rows(build, load):
    first = build(range(4))
    assert texts(load(first.path)) == counted(range(4))
    second = build(range(1, 5))
    assert second.path == first.path
    assert texts(load(second.path)) == counted(range(1, 5))
    build(range(4))
    assert texts(load(first.path)) == counted(range(4))


def test_a_rebuild_that_only_withholds_text_gives_no_text(build, load):
    build(range(4))
    built = build(range(4), policy=TextPolicy.NONE)
    assert texts(load(built.path)) == {None}
    assert texts(load(built.path, "articles")) == {None}


def test_an_empty_split_is_left_out(build, load):
    built = build(range(1))
    assert set(load(built.path)) == set(load(built.path, "articles")) == {"train"}
    assert not list(built.folder.glob("*/validation*"))


def test_the_dataset_folder_loads_the_newest_alone(build, load):
    build(range(4))
    home = build(range(2, 9)).path.parent
    assert len(list((home / "builds").iterdir())) == 2
    assert texts(load(home)) == counted(range(2, 9))
    assert sum(rows.num_rows for rows in load(home, "articles").values()) == 7


def test_the_files_alone_have_the_features_too(build):
    built = build(range(3))
    (file,) = (built.folder / "sentences").glob("train-*")
    embedded = datasets.Features.from_arrow_schema(pq.read_schema(file))
    assert embedded == datasets.Features.from_dict(features("sentences"))
