from collections.abc import Iterator
from pathlib import Path

import pytest

from dsbuild import sentences
from dsbuild.lexicon import load
from dsbuild.sentences import punkt
from dsbuild.sentences.parameters import LanguageError, english, of_language, read
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


def test_english_is_packaged() -> None:
    assert of_language("english") is of_language("en") is english()


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose NLTK data are German ones alone."""
    folder = tmp_path / "tokenizers" / "punkt_tab" / "german"
    folder.mkdir(parents=True)
    (folder / "abbrev_types.txt").write_text("bzw\nz.b\n", encoding="utf-8")
    (folder / "collocations.tab").write_text("##number##\tmai\n", encoding="utf-8")
    (folder / "sent_starters.txt").write_text("er\n", encoding="utf-8")
    (folder / "ortho_context.tab").write_text("mai\t4\ner\t46\n", encoding="utf-8")
    monkeypatch.setattr("nltk.data.path", [str(tmp_path)])
    of_language.cache_clear()
    yield
    of_language.cache_clear()


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("rules", [None, ()])
def test_another_language_is_read_from_nltk_s_data(rules: tuple[str, ...] | None) -> None:
    text = "Er kam am 3. Mai bzw. Juni. Er blieb."
    found = sentences.spans(text, load(), parameters=of_language("de"), rules=rules)
    assert [text[start:end] for start, end in found] == ["Er kam am 3. Mai bzw. Juni.", "Er blieb."]


@pytest.mark.usefixtures("german")
def test_absent_data_say_how_to_get_them() -> None:
    with pytest.raises(LanguageError, match=r"python -m nltk\.downloader punkt_tab"):
        of_language("french")
    with pytest.raises(LanguageError, match="expected a name such as german"):
        of_language("../german")
