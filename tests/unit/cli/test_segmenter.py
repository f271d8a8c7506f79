from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dsbuild import sentences
from dsbuild.cli import main
from dsbuild.lexicon import load
from dsbuild.sentences import parameters

CORPUS = " ".join(
    f"Kpt. {name} met Kpt. {other} near the bridge. The bridge was closed. He left for the bridge at dawn."
    for name in ("Osei", "Lind", "Bello", "Ruiz", "Varga", "Okafor")
    for other in ("Brandt", "Palmer", "Sule", "Hadi")
)


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["segmenter", "train", *map(str, arguments)])


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    inner = tmp_path / "archive" / "2031"
    inner.mkdir(parents=True)
    (inner / "one.txt").write_text(CORPUS, encoding="utf-8")
    (inner / "notes.md").write_text("Not read.", encoding="utf-8")
    return tmp_path / "archive"


def test_a_folder_is_learned_and_its_parameters_used(archive: Path, tmp_path: Path) -> None:
    result = run(archive, "-o", tmp_path / "own")
    assert result.exit_code == 0, result.output
    assert "from 1 texts" in result.output
    learned = parameters.read(tmp_path / "own")
    assert "kpt" in learned.abbreviations
    text = "They saw Kpt. Osei. He left."
    assert sentences.spans(text, load(), rules=(), parameters=learned) == [(0, 19), (20, 28)]
    assert sentences.spans(text, load(), parameters=learned) == [(0, 19), (20, 28)]


def test_a_file_and_the_folder_that_holds_it_teach_the_same(archive: Path, tmp_path: Path) -> None:
    assert run(archive, "-o", tmp_path / "a").exit_code == 0
    assert run(archive / "2031" / "one.txt", "-o", tmp_path / "b").exit_code == 0
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


@pytest.mark.parametrize(
    ("content", "told"), [(b"Caf\xe9 noir", "found no UTF-8 at byte 3"), (b" \n", "found an empty file")]
)
def test_what_cannot_be_learned_from_is_named(tmp_path: Path, content: bytes, told: str) -> None:
    (tmp_path / "bad.txt").write_bytes(content)
    result = run(tmp_path, "-o", tmp_path / "own")
    assert result.exit_code == 2
    assert "bad.txt" in result.output
    assert told in result.output
    assert not (tmp_path / "own").exists()


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    result = run(tmp_path, "-o", tmp_path / "own")
    assert result.exit_code == 2
    assert "found no .txt file" in result.output
