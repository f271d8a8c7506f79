from pathlib import Path

import pytest

from dsbuild import lexicon, pipeline, sentences
from dsbuild.engines import segmentation
from dsbuild.engines.build import BuildError, Order, build
from dsbuild.sentences.train import train, write
from dsbuild.settings import SegmenterSettings, parse

TEXT = "Am 3. Okt. kam Kpl. Lind nach Kasra. Dort blieb er."


@pytest.fixture
def trained(tmp_path: Path) -> Path:
    corpus = [
        f"Kpl. {name} kam mit Kpl. {name}. Dort war die Brücke. Er blieb."
        for name in ["Osei", "Lind", "Bello", "Ruiz"] * 6
    ]
    write(train(corpus), tmp_path / "punkt")
    return tmp_path / "punkt"


def test_the_default_is_english() -> None:
    assert segmentation.of_settings(SegmenterSettings()) is sentences.ENGLISH


def test_a_folder_of_parameters_decides(trained: Path) -> None:
    how = segmentation.of_settings(SegmenterSettings(parameters=str(trained)))
    spans = pipeline.sentence_spans(TEXT, lexicon.load(), how)
    assert [TEXT[start:end] for start, end in spans][-2:] == ["Dort blieb er."] or TEXT[
        spans[-1][0] :
    ] == "Dort blieb er."
    assert not any(TEXT[:end].endswith("Kpl.") for _, end in spans)


def test_a_rule_is_switched_off() -> None:
    text = "The war ended.The men left."
    how = segmentation.of_settings(SegmenterSettings(rules_off=("S014",)))
    assert pipeline.sentence_spans(text, lexicon.load(), how) == [(0, len(text))]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ('parameters = "nowhere"', "segmenter.parameters: found no file .*train it, or name another"),
        ('language = "klingon"', "segmenter: found no Punkt parameters of 'klingon'.*punkt_tab"),
        ('rules_off = ["S999"]', "segmenter: found no rule S999"),
    ],
)
def test_a_build_says_what_is_wrong_before_it_reads(tmp_path: Path, settings: str, told: str) -> None:
    (tmp_path / "a.txt").write_text("It rained in Kasra.", encoding="utf-8")
    order = Order((str(tmp_path),), tmp_path / "dist", settings=parse(f"[segmenter]\n{settings}"))
    with pytest.raises(BuildError, match=f"dsbuild.toml: {told}"):
        build(order)
    assert not (tmp_path / "dist").exists()


def test_the_digest_changes_with_the_parameters(trained: Path) -> None:
    settings = SegmenterSettings(parameters=str(trained))
    before = segmentation.digest(settings)
    with (trained / "abbrev_types.txt").open("a", encoding="utf-8") as file:
        file.write("zzz\n")
    assert segmentation.digest(settings) != before
