"""`dsbuild review` as people and scripts use it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dsbuild.cli import main
from dsbuild.cli.review import COMMANDS
from dsbuild.review import queue, users
from dsbuild.review.store import open_store
from tests.unit.review.kit import decide, made_up, write_build

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    write_build(tmp_path / "build", made_up(120))

    def call(*words: str, code: int = 0) -> Result:
        done = CliRunner().invoke(main, ["review", *words])
        assert done.exit_code == code, done.output + repr(done.exception)
        return done

    return call


def test_help_names_every_command(run: Run) -> None:
    told = run("--help").output
    assert all(f"  {name} " in told for name in COMMANDS)
    for name in COMMANDS:
        assert run(name, "--help").output.startswith("Usage:")


def test_a_round_of_the_whole(run: Run) -> None:
    assert "nobody yet" in run("user", "list").output
    assert "none yet" in run("round", "list").output
    assert "120 sentences" in run("import", "build").output
    link = run("user", "add", "Ann Lee", "--role", "admin", "--address", "https://review.example.org/").output
    assert "https://review.example.org/enrol#" in link
    run("user", "add", "ben")
    assert json.loads(run("user", "list", "--json").output)[0] == {
        "name": "ann lee",
        "role": "admin",
        "state": "has no password yet",
    }
    store = open_store("sqlite:///review.db")
    ben = users.named(store, "ben")
    decide(store, ben, queue.next_items(store, ben, 1).items[0], extremist=True)
    store.close()
    assert "1 sentences" in run("round", "open", "again", "--share", "1").output
    assert "again" in run("round", "list").output
    assert "closed" in run("round", "close", "2").output
    assert "all is well" in run("verify").output
    head = run("apply", "--out", "decisions.jsonl").output.split("head is ")[1].split(";")[0]
    assert "all is well" in run("verify", "--head", head, "--rebuild").output
    assert "NOT as they were" in run("verify", "--head", "0" * 63 + "1", code=1).output
    done = run("export", "--format", "label-studio")
    assert json.loads(done.stdout)[0]["annotations"]
    assert "1 sentences, 1 answers" in done.stderr
    run("export", "--out", "answers.jsonl")
    assert (
        "0 answers of 0 people taken, 1 known already"
        in run("import", "answers.jsonl", "--format", "native").output
    )
    assert "bytes" in run("backup", "copy.db").output
    assert "all is well" in run("verify", "--db", "sqlite:///copy.db").output
    assert "<View>" in run("export", "--config").output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("import", "nowhere"), "found no manifest.json"),
        (("import", "build", "--format", "excel"), "cannot be read"),
        (("import", "build/manifest.json", "--format", "excel"), "expected one of native"),
        (("import", "build/manifest.json", "--gold"), "manifest.json"),
        (("export", "--format", "excel"), "expected one of native"),
        (("export", "--what", "all of it"), "expected one of answered"),
        (("export", "--out", "nowhere/file"), "nowhere/file"),
        (("user", "add", "~x"), "does not begin with ~"),
        (("user", "disable", "carl"), "found no user"),
        (("round", "open", "x", "--share", "2"), "share"),
        (("round", "close", "7"), "found no open round"),
        (("verify", "--db", "postgres"), "expected sqlite:///FILE"),
        (("backup", "build/manifest.json"), "is there already"),
        (("backup", "nowhere/copy.db"), "found no folder"),
        (("serve", "--host", "0.0.0.0"), "without TLS"),
        (("serve", "--tls-cert", "x"), "expected both"),
        (("serve", "--proxy", "10.0.0.7"), "found --proxy without --public"),
        (("serve", "--proxy", "*", "--public", "https://x.example"), "--proxy: found '*'"),
        (
            ("serve", "--host", "203.0.113.9", "--public", "https://x.example"),
            "choose another --port or --host",
        ),
        (("demo", "--host", "0.0.0.0"), "without TLS"),
        (("serve", "--db", "sqlite:///build"), "unable to open database file"),
        (("serve", "--db", "sqlite:///build/manifest.json"), "not a database"),
        (("serve", "--db", "postgresql://nobody@127.0.0.1:9/none"), "refused"),
    ],
)
def test_what_cannot_be_done_is_told(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words, code=2)
    assert told in done.stderr
    assert done.stderr.startswith("error: ")


def test_without_the_extra_the_remedy_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for name in [
        name for name in sys.modules if name.startswith(("dsbuild.review.store", "dsbuild.review.errors"))
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "sqlalchemy", None)
    assert "pip install 'dsbuild[review]'" in run("verify", code=2).stderr


def test_a_failed_export_leaves_no_file(run: Run, tmp_path: Path) -> None:
    run("import", "build")
    (tmp_path / "there.jsonl").write_text("as it was")
    run("export", "--out", "there.jsonl")
    assert (tmp_path / "there.jsonl").read_text() == ""
    assert not list(tmp_path.glob(".*.part"))
