"""The small commands, as processes."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

import dsbuild
from tests.e2e.conftest import ARTICLE, Run


def test_help_is_instant_and_has_examples(cli: Run) -> None:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    bare = time.perf_counter() - began
    began = time.perf_counter()
    said = cli("--help").stdout
    assert time.perf_counter() - began < bare + 0.5
    assert "dsbuild build" in said


@pytest.mark.parametrize("command", ["build", "explain", "init", "seeds", "schemas", "completion"])
def test_every_command_has_help_with_an_example_or_subcommands(cli: Run, command: str) -> None:
    said = cli(command, "--help").stdout
    assert "Example" in said or "Commands" in said


def test_version(cli: Run) -> None:
    assert dsbuild.__version__ in cli("--version").stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(cli: Run, shell: str) -> None:
    assert "_DSBUILD_COMPLETE" in cli("completion", shell).stdout


def test_explain_draws_the_evidence(cli: Run, tmp_path: Path) -> None:
    said = cli("explain", "A bomb killed at least 12 people on Monday, police said.").stdout
    assert "casualty_statistic" in said
    assert "12 or more killed" in said
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    whole = cli("explain", "a.txt").stdout
    assert "Speakers" in whole
    assert "Dropped" in whole
    one = cli("explain", "a.txt:3").stdout
    assert "quoted_extremist_speech" in one
    assert "Karim Aden" in one


def test_explain_says_what_it_cannot_find(cli: Run, tmp_path: Path) -> None:
    assert "found no such file" in cli("explain", "nothing.txt", code=2).stderr
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert "expected a position" in cli("explain", "a.txt:99", code=2).stderr


def test_explain_lets_no_text_steer_the_terminal(cli: Run) -> None:
    assert "\x1b" not in cli("explain", "A bomb \x1b[31mkilled 12\x1b[0m people.").stdout


def test_init_touches_nothing_that_is_there(cli: Run, tmp_path: Path) -> None:
    cli("init", "mine")
    (tmp_path / "mine/dsbuild.toml").write_text("name = 'kept'\n")
    assert "kept   mine/dsbuild.toml" in cli("init", "mine").stdout
    assert (tmp_path / "mine/dsbuild.toml").read_text() == "name = 'kept'\n"


def test_wrong_settings_are_told_with_line_and_spelling(cli: Run, tmp_path: Path) -> None:
    (tmp_path / "dsbuild.toml").write_text("name = 'a'\n[build]\nsuorces = ['x']\n")
    assert (
        "dsbuild.toml:3: build.suorces: unknown key; did you mean 'sources'?" in cli("build", code=2).stderr
    )


def test_seeds_add_says_what_it_did(cli: Run, tmp_path: Path) -> None:
    cli("init")
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    cli("seeds", "add", "a.txt", "--publisher", "Northern Wire", "--published", "2031-03-03")
    (row,) = json.loads(cli("seeds", "status", "--json").stdout)
    assert row["path"].startswith("restricted/")
    assert cli("seeds", "add", "a.txt", code=2).stderr
    (tmp_path / "b.txt").write_bytes(b"\x00\x01")
    assert "b.txt" in cli("seeds", "add", "b.txt", "nowhere.txt", code=2).stderr


def test_schemas_do_not_drift(cli: Run, tmp_path: Path) -> None:
    cli("schemas", "--out", "schemas")
    cli("schemas", "--out", "schemas", "--check")
    (tmp_path / "schemas/gold.schema.json").write_text("{}")
    assert "gold.schema.json" in cli("schemas", "--out", "schemas", "--check", code=1).stderr


def test_casualties_by_month(cli: Run, news: Path) -> None:
    cli("build", news)
    said = cli("stats", "casualties", "dist/news/dev").stdout
    assert "undated" in said
    rows = json.loads(cli("stats", "casualties", "dist/news/dev", "--json").stdout)
    assert {(row["kind"], row["at_least"]) for row in rows} == {("killed", 9), ("injured", 14)}
