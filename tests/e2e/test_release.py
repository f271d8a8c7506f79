"""`dsbuild release`, `diff`, `verify`, `list`, `show` as scripts run them, and what `datasets` makes of the result."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from dsbuild.cli import main
from tests.e2e.conftest import ARTICLE

ROOT = Path(__file__).parent.parent.parent
TOWNS = ("Sallow Ford", "Kasra", "Brannock", "Tarn", "Ellery Point")


def story(number: int) -> str:
    """An article of its own: the words of each sentence are told apart by the number."""
    lines = ARTICLE.replace("Sallow Ford", f"{TOWNS[number % 5]} {number}").split("\n\n")
    return "\n\n".join(" ".join(f"{word}{number}" if place % 4 == 2 else word for place, word in enumerate(line.split())) for line in lines)  # fmt: skip


@pytest.fixture
def seeds(tmp_path) -> Path:
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(6):
        (folder / f"{number}.txt").write_text(story(number), encoding="utf-8")
    return folder


@pytest.fixture
def cli(tmp_path, monkeypatch):
    """Runs `dsbuild …` in this process, in the test's folder: what a process would print and exit with."""
    monkeypatch.chdir(tmp_path)

    def run(*args, code=0):
        done = CliRunner().invoke(main, list(map(str, args)), catch_exceptions=False)
        assert done.exit_code == code, done.output
        return done

    return run


@pytest.fixture
def run(cli, seeds):
    """A command with `--json`; its exit code is given, and its JSON fits its schema."""
    schemas = {"release": "release", "diff": "diff", "verify": "verification", "list": "list", "show": "show"}

    def call(command, *args, code=0):
        name = ["--name", "news"] if command != "list" else ["news"]
        done = cli(command, *args, *name, "--json", code=code)
        if command in schemas and done.stdout:
            value = json.loads(done.stdout)
            schema = json.loads((ROOT / "schemas" / f"{schemas[command]}.schema.json").read_text())
            jsonschema.validate(value, schema)
            return value
        return done.stderr

    return call


def test_from_the_first_release_to_a_withdrawn_article(run, cli, seeds, tmp_path):
    assert "found no build" in cli("list", code=2).stderr
    assert "make a build with `dsbuild build`" in run("release", "news", code=2)
    cli("build", "news", "--name", "news")
    assert run("release", "news", "--dry-run", "--text", "full")["version"] == "1.0.0"
    assert not (tmp_path / "dist/news/1.0.0").exists()
    first = run("release", "news", "--text", "full")
    assert (first["version"], first["path"]) == ("1.0.0", "dist/news/1.0.0")
    assert "nothing changed since 1.0.0" in run("release", "news", "--text", "full", code=3)
    (seeds / "6.txt").write_text(story(6), encoding="utf-8")
    refused = run("release", "news", "--text", "full", code=4)
    assert "the articles changed since the build" in refused
    assert "run `dsbuild build`" in refused
    cli("build", "news", "--name", "news")
    second = run("release", "news", "--text", "full")
    assert (second["version"], second["bump"]) == ("1.1.0", "minor")
    (seeds / "0.txt").unlink()
    cli("build", "news", "--name", "news")
    third = run("release", "news", "--text", "full")
    assert (third["version"], third["bump"]) == ("2.0.0", "major")
    assert third["changes"]["articles"]["removed"]["rows"] == 1
    versions = [release["version"] for release in run("list")["datasets"][0]["releases"]]
    assert versions == ["1.0.0", "1.1.0", "2.0.0", "dev"]
    assert run("show")["manifest"]["digest"] == third["digest"]
    assert run("show", "1.0.0")["articles"] == {"train": 4, "validation": 1, "test": 1}
    assert run("verify", "2.0.0")["problems"] == []
    found = run("diff", "1.0.0", "2.0.0")
    assert found["articles"]["added"]["rows"] == found["articles"]["removed"]["rows"] == 1
    assert run("diff", "1.0.0", "1.0.0", "--exit-code")["files"] == []
    run("diff", "1.0.0", "1.1.0", "--exit-code", code=1)
    assert "expected one of: 1.0.0, 1.1.0, 2.0.0, dev" in run("diff", "1.0.0", "9.9.9", code=2)


def test_what_people_read(cli, seeds):
    cli("build", "news", "--name", "news")
    told = cli("release", "news", "--name", "news").stdout
    assert "news 1.0.0 (first)" in told
    assert "text withheld of 6 of 6 articles" in told
    (seeds / "0.txt").write_text(story(0).replace("nine", "ten"), encoding="utf-8")
    cli("build", "news", "--name", "news")
    assert "removed" in cli("diff", "--name", "news").stdout
    assert cli("diff", "--name", "news", "--markdown").stdout.startswith("| |")
    assert "is sound" in cli("verify", "1.0.0", "--name", "news").stdout
    assert "first release" in cli("show", "--name", "news").stdout
    assert "first release" in cli("list").stdout


def test_a_damaged_release_is_told_and_nothing_follows_it(run, cli, seeds, tmp_path):
    cli("build", "news", "--name", "news")
    folder = Path(run("release", "news", "--text", "full")["path"])
    path = tmp_path / folder / "README.md"
    path.chmod(0o644)
    path.write_text(path.read_text() + "\n")
    (problem,) = run("verify", "1.0.0", code=1)["problems"]
    assert problem["file"] == "README.md"
    (tmp_path / folder / "manifest.json").chmod(0o644)
    (tmp_path / folder / "manifest.json").write_text("{}")
    assert run("verify", "1.0.0", code=1)["problems"][0]["file"] == "manifest.json"
    assert "manifest.json" in cli("build", "news", "--name", "news", code=2).stderr
    assert run("list")["datasets"][0]["releases"][0]["wrong"]
    (tmp_path / "dist" / "news" / "dev" / "manifest.json").unlink()
    assert "manifest.json" in run("release", "news", code=2)


def test_the_release_before_may_lie_elsewhere(run, cli, seeds, tmp_path):
    cli("build", "news", "--name", "news")
    run("release", "news", "--text", "full")
    away = tmp_path / "away"
    (tmp_path / "dist" / "news").rename(away)
    for number in range(7, 12):
        (seeds / f"{number}.txt").write_text(story(number), encoding="utf-8")
    cli("build", "news", "--name", "news", "--previous", away)
    told = run("release", "news", "--text", "full", "--previous", away)
    assert (told["version"], told["bump"]) == ("1.1.0", "minor"), told["why"]
    assert run("diff", str(away), "1.1.0")["sentences"]["moved"]["rows"] == 0


def test_the_same_bytes_from_two_fresh_clones(tmp_path, offline):
    digests = {}
    one = {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "3", "LANG": "C.UTF-8"}
    other = {"LC_ALL": "C", "PYTHONHASHSEED": "8", "TZ": "America/Caracas"}
    for place, environment, umask in (("one", one, 0o022), ("an/other", other, 0o077)):
        clone = tmp_path / place
        clone.mkdir(parents=True)
        for name in ("seeds", "dsbuild.toml"):
            held = ROOT / name
            shutil.copytree(held, clone / name) if held.is_dir() else shutil.copy(held, clone)
        if not digests:  # articles that may not be redistributed are in no clone
            shutil.rmtree(clone / "seeds" / "restricted")
        for command in ("build", "release"):
            done = subprocess.run(
                [sys.executable, "-m", "dsbuild", command],
                cwd=clone,
                env={**offline, **environment},
                umask=umask,
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
        folder = clone / "dist" / "dsbuild-sample" / "1.0.0"
        digests[place] = {
            path.relative_to(folder): (path.stat().st_mode, path.read_bytes())
            for path in folder.rglob("*")
            if path.is_file()
        }
    assert digests["one"] == digests["an/other"]


@pytest.fixture
def load(tmp_path):
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_DATASETS_DISABLE_PROGRESS_BARS", "1")
    import datasets

    return lambda path, *config, **more: datasets.load_dataset(
        str(path), *config, cache_dir=str(tmp_path / "cache"), **more
    )


def test_releases_load_by_version_and_the_folder_gives_the_newest(cli, run, seeds, load, tmp_path):
    ids = {}
    for version in ("1.0.0", "1.1.0"):
        (seeds / f"{version}.txt").write_text(story(len(version) + ord(version[2])), encoding="utf-8")
        cli("build", "news", "--name", "news")
        assert run("release", "news", "--text", "full")["version"] == version
        folder = tmp_path / "dist" / "news" / version
        loaded = load(folder)
        ids[version] = {row["id"] for split in loaded.values() for row in split}
        streamed = load(folder, streaming=True)
        assert {row["id"] for split in streamed.values() for row in split} == ids[version]
        assert load(tmp_path / "dist" / "news")["train"].to_list() == loaded["train"].to_list()
        articles = load(folder, "articles")
        held = run("show", version)["articles"]
        assert {split: rows.num_rows for split, rows in articles.items()} == held
    assert ids["1.0.0"] < ids["1.1.0"]
    again = load(tmp_path / "dist" / "news" / "1.0.0")
    assert {row["id"] for split in again.values() for row in split} == ids["1.0.0"], (
        "no rows of another version"
    )
