"""Articles that are not in the language asked for: told, counted, left out, or built when they are asked for."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Run

ENGLISH = """Gunmen storm radio station in Okambe

The patrol was ambushed at dawn on the road between the two villages, and nobody came to help until noon, said a nurse.
"""
GERMAN = """Bewaffnete stürmen Radiosender in Okambe

Die Patrouille wurde im Morgengrauen auf der Straße zwischen den beiden Dörfern überfallen, und bis zum Mittag kam niemand zu Hilfe.
"""


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "english.txt").write_text(ENGLISH, encoding="utf-8")
    (folder / "german.txt").write_text(GERMAN, encoding="utf-8")
    (folder / "short.txt").write_text("Neun Tote", encoding="utf-8")
    return folder


def test_other_languages_are_told_counted_and_left_out(cli: Run, mixed: Path) -> None:
    done = cli("build", mixed, "--json")
    said = json.loads(done.stdout)
    assert said["left_out"] == {"de": 1}
    assert said["articles"] == 2
    assert "german.txt: written in `de`; left out" in done.stderr
    assert "short.txt: too short or too mixed to tell its language" in done.stderr


@pytest.mark.parametrize("asked", [("--language", "any"), ("--language", "en", "--language", "de")])
def test_other_languages_are_built_when_asked_for(cli: Run, mixed: Path, asked: tuple[str, ...]) -> None:
    said = json.loads(cli("build", mixed, "--json", *asked).stdout)
    assert said["left_out"] == {}
    assert said["articles"] == 3


def test_the_column_is_filled(cli: Run, mixed: Path, tmp_path: Path) -> None:
    import pyarrow.dataset as ds

    cli("build", mixed, "--language", "any")
    table = ds.dataset(str(tmp_path / "dist/mixed/dev/articles"), format="parquet").to_table()
    languages = dict(zip(table["path"].to_pylist(), table["language"].to_pylist(), strict=True))
    found = {Path(path).name: language for path, language in languages.items()}
    assert (found["english.txt"], found["german.txt"]) == ("en", "de")


def test_a_folder_of_nothing_else_builds_nothing_and_says_why(cli: Run, mixed: Path) -> None:
    (mixed / "english.txt").unlink()
    (mixed / "short.txt").unlink()
    done = cli("build", mixed, code=2)
    assert "left out (`--language de` or `any` builds it)" in done.stderr


def test_a_code_that_is_none_is_refused(cli: Run, mixed: Path) -> None:
    done = cli("build", mixed, "--language", "German", code=2)
    assert "found 'German', expected an ISO 639-1 code such as en, or any" in done.stderr
