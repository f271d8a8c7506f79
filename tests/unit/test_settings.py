from pathlib import Path

import pytest

from dsbuild import settings


def test_defaults_where_there_is_no_file(tmp_path: Path) -> None:
    assert settings.read(tmp_path / "dsbuild.toml") == settings.Settings()


def test_the_projects_own_settings_are_read(root: Path) -> None:
    assert settings.read(root / "dsbuild.toml").name


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nam = 'x'", "dsbuild.toml:1: nam: unknown key; did you mean 'name'?"),
        (
            "name = 'x'\n\n[build]\nsource = ['a']",
            "dsbuild.toml:4: build.source: unknown key; did you mean 'sources'?",
        ),
        ("[splits]\nseed = 'a'\ntrain = -1", "dsbuild.toml:3: splits.train"),
        ("[build]\ntext = 'some'", "dsbuild.toml:2: build.text"),
        ("name = 'no/slash'", "dsbuild.toml:1: name"),
        ("name = ", "found no TOML"),
    ],
)
def test_what_cannot_be_obeyed_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(settings.SettingsError) as raised:
        settings.parse(text)
    assert told in str(raised.value)


def test_all_that_is_wrong_is_told_together() -> None:
    with pytest.raises(settings.SettingsError) as raised:
        settings.parse("nam = 'x'\n[splits]\ntran = 1")
    assert len(str(raised.value).splitlines()) == 2
