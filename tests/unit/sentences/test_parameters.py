from pathlib import Path

import pytest

from dsbuild.sentences import punkt
from dsbuild.sentences.parameters import english, read
from dsbuild.sentences.train import train, write

CORPUS = [
    f"Cpl. {name} met Cpl. {other} near the bridge. The bridge was closed. He left for the bridge at dawn."
    for name in ("Osei", "Lind", "Bello", "Ruiz", "Varga", "Okafor")
    for other in ("Brandt", "Palmer", "Sule", "Hadi")
]


def test_training_learns_an_abbreviation_and_survives_the_disk(tmp_path: Path) -> None:
    learned = train(CORPUS)
    assert "cpl" in learned.abbreviations
    write(learned, tmp_path / "own")
    again = read(tmp_path / "own")
    assert again.abbreviations == learned.abbreviations
    assert again.orthography == {word: flags for word, flags in learned.orthography.items() if flags}
    assert punkt.spans("Cpl. Osei left.", again) == [(0, 15)]


def test_equal_texts_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(train(CORPUS), tmp_path / name)
    assert [path.read_bytes() for path in sorted((tmp_path / "one").iterdir())] == [
        path.read_bytes() for path in sorted((tmp_path / "two").iterdir())
    ]


def test_a_malformed_line_is_told(tmp_path: Path) -> None:
    write(english(), tmp_path)
    (tmp_path / "collocations.tab").write_text("one\ttwo\nthree\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"collocations\.tab:2: found 1 columns, expected 2"):
        read(tmp_path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="abbrev_types"):
        read(tmp_path)
