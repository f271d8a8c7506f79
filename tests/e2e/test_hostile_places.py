"""What is damaged, hostile, full or contended is told in one line, and nothing is written that is not whole."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dsbuild.cli import main
from dsbuild.release.documents import manifest as manifests
from dsbuild.release.places.opened import DamagedError, opened
from dsbuild.release.verify import verify
from tests.e2e.test_release import story
from tests.servers import releases


@pytest.fixture
def cli(tmp_path, monkeypatch):
    """Runs `dsbuild …` in this process; a failure is one error, no fault of ours."""
    monkeypatch.chdir(tmp_path)

    def run(*args, code=0):
        done = CliRunner().invoke(main, list(map(str, args)), catch_exceptions=False)
        assert done.exit_code == code, done.output
        assert code < 2 or "error: " in done.stderr
        return done

    return run


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(story(number), encoding="utf-8")
    return folder


@pytest.fixture
def home(tmp_path):
    """Two releases."""
    place = tmp_path / "dist" / "gazette"
    for version, count in (("1.0.0", 6), ("1.1.0", 7)):
        releases.release(place, version, range(count))
    return place


COMMANDS = (("list",), ("show", "1.0.0"), ("verify", "1.0.0"), ("publish", "--to", "p"), ("yank", "1.0.0", "--reason", "x"))  # fmt: skip


@pytest.mark.parametrize(("file", "commands"), [("withdrawn.json", COMMANDS), ("published.json", [COMMANDS[0], COMMANDS[-1]])])  # fmt: skip
def test_a_garbled_note_beside_the_releases_is_named(cli, home, file, commands):
    (home / file).write_text("garbage")
    for command in commands:
        said = cli(*command, code=2).stderr
        assert f"{file}: found" in said, command
        assert len(said.strip().splitlines()) <= 2, said
    assert not Path("p").exists()


def test_rows_that_cannot_be_read_are_told(cli, home):
    file = next((home / "1.1.0" / "sentences").glob("train-*"))
    whole = file.read_bytes()
    middle = len(whole) // 3
    for data in (whole[:1000], whole[:middle] + bytes(60) + whole[middle + 60 :]):
        file.write_bytes(data)
        for command in (("show", "1.1.0"), ("diff", "1.0.0", "1.1.0"), ("diff", "1.0.0", "1.1.0", "--rows")):
            said = cli(*command, code=2).stderr
            assert "found rows that cannot be read" in said, command
            assert "`dsbuild verify` says where" in said
        assert "train-00000" in cli("verify", "1.1.0", code=1).stdout


def test_no_text_steers_the_terminal(cli, home):
    steering = "\x1b[2Jand \x9b31m \u202e"
    releases.release(home, "2.0.0", range(8), title=f"Blast {steering}", publisher=steering)
    for command in (
        ("diff", "1.1.0", "2.0.0"),
        ("diff", "1.1.0", "2.0.0", "--markdown"),
        ("show", "2.0.0"),
        ("list",),
    ):
        said = cli(*command).stdout
        assert all(char.isprintable() or char == "\n" for char in said), command
    assert "\x1b" not in cli("diff", "1.1.0", "2.0.0", "--rows").stdout


def test_nothing_is_built_on_a_damaged_release(cli, news, tmp_path):
    cli("build", news, "--name", "news")
    cli("release", news, "--name", "news")
    noted = _file(tmp_path / "dist/news/withdrawn.json", "garbage")
    for command in ("build", "release"):
        assert "withdrawn.json: found" in cli(command, news, "--name", "news", code=2).stderr
    noted.unlink()
    file = next((tmp_path / "dist/news/1.0.0/articles").glob("train-*"))
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:500])
    assert "found rows that cannot be read" in cli("build", news, "--name", "news", code=2).stderr


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "../../evil"},
        {"name": "/etc/evil"},
        {"version": "../1.0.0"},
        {"files": [{"path": "../outside", "size": 1, "sha256": "0" * 64, "rows": None}]},
        {"files": [{"path": "sentences/../../x-0.parquet", "size": 1, "sha256": "0" * 64, "rows": 1}]},
        {"files": [{"path": "/etc/passwd", "size": 1, "sha256": "0" * 64, "rows": None}]},
    ],
    ids=range(6),
)
def test_a_manifest_leads_nowhere_else(cli, home, tmp_path, changed):
    file = home / "1.0.0" / "manifest.json"
    told = {**json.loads(file.read_text()), **changed}
    unsigned = manifests._json({name: value for name, value in told.items() if name != "digest"})
    told["digest"] = manifests.sha256(unsigned.encode()).hexdigest()
    file.write_text(manifests._json(told))
    with pytest.raises(DamagedError):
        opened(str(home / "1.0.0"))
    before = sorted(tmp_path.rglob("*"))
    cli("verify", "1.0.0", code=1)
    cli("hydrate", "1.0.0", "--seeds", ".", code=2)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["../evil", "/evil", "a/b", ".hidden", "-x", "a b", "a\nb", "a" * 300, "ü", "$(id)", "*"])  # fmt: skip
def test_a_name_that_is_no_name_makes_nothing(cli, news, tmp_path, name):
    for command in (("build", news), ("release", news), ("show",), ("yank", "1.0.0", "--reason", "x")):
        assert "expected letters, digits" in cli(*command, f"--name={name}", code=2).stderr
    assert [path.name for path in tmp_path.iterdir()] == ["news"]


def test_a_version_that_is_none_is_told(cli, home):
    for version in ("../../x", "1.0", "v1.0.0", "latest"):
        assert "expected X.Y.Z" in cli("yank", version, "--reason", "x", code=2).stderr


def test_a_day_that_is_none_is_told(cli, news, monkeypatch):
    cli("build", news, "--name", "news")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    said = cli("release", news, "--name", "news", code=2).stderr
    assert "SOURCE_DATE_EPOCH: found 'yesterday', expected seconds since 1970" in said


def test_gold_that_cannot_be_read_is_told(cli, tmp_path):
    cli("init", ".")
    cli("seeds", "add", _file(tmp_path / "0.txt", story(0)), "--rights", "CC0-1.0")
    cli("build", "--name", "news")
    (tmp_path / "seeds" / "gold").mkdir(exist_ok=True)
    _file(tmp_path / "seeds" / "gold" / "x.json", "{")
    assert "seeds/gold/x.json: found" in cli("build", "--name", "news", code=2).stderr
    assert "gold changed since the build" in cli("release", "--name", "news", code=4).stderr


def _file(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("dist", ["/proc/dist", "file"])
def test_where_nobody_may_write_that_is_told(cli, news, dist):
    Path("file").touch()
    said = cli("build", news, "--name", "news", "--dist", dist, code=2).stderr
    assert said.startswith(f"error: {dist}")


def test_dist_and_the_dataset_may_be_links(cli, news, tmp_path):
    (tmp_path / "disk" / "sets").mkdir(parents=True)
    (tmp_path / "link").symlink_to("disk")
    (tmp_path / "disk" / "news").symlink_to("sets")
    for _ in range(2):
        cli("build", news, "--name", "news", "--dist", "link")
    cli("release", news, "--name", "news", "--dist", "link")
    cli("verify", "1.0.0", "--name", "news", "--dist", "link")
    assert (tmp_path / "disk" / "sets" / "1.0.0" / "manifest.json").is_file()


def test_a_full_disk_stops_a_release_and_leaves_nothing(cli, news, tmp_path):
    cli("build", news, "--name", "news")
    before = _held(tmp_path / "dist")
    done = _process("release", news, "--name", "news", limit=9_000)
    assert done.returncode == 2, done.stderr
    assert "File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert _held(tmp_path / "dist") == before
    cli("release", news, "--name", "news")


def test_of_two_releases_at_once_one_is_made(cli, news, tmp_path):
    cli("build", news, "--name", "news")
    cli("release", news, "--name", "news", "--text", "full")
    _file(news / "9.txt", story(9))
    cli("build", news, "--name", "news")
    runs = [_start("release", news, "--name", "news", "--text", "full", "--json") for _ in range(3)]
    told = [(*run.communicate(), run.returncode) for run in runs]
    codes = sorted(code for *_, code in told)
    assert codes[0] == 0, told
    assert set(codes[1:]) <= {3, 4}, told
    home = tmp_path / "dist" / "news"
    assert sorted(path.name for path in home.glob("*.*.*") if path.is_dir()) == ["1.0.0", "1.1.0"]
    assert verify(opened(str(home / "1.1.0"))).ok
    assert not (home / ".work").exists()


def _held(folder):
    return {path: path.stat().st_size for path in folder.rglob("*") if path.name != ".lock"}


def _start(*args, **more):
    command = [sys.executable, "-m", "dsbuild", *map(str, args)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ, **more)  # fmt: skip


def _process(*args, limit):
    def limited():
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    run = _start(*args, preexec_fn=limited)
    stdout, stderr = run.communicate()
    return subprocess.CompletedProcess(args, run.returncode, stdout, stderr)
