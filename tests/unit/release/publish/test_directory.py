import json
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from dsbuild.release.disk.notice import Notice
from dsbuild.release.publish.directory import Directory
from dsbuild.release.publish.errors import FailedError, RefusedError
from dsbuild.release.publish.publishing import State, UnsoundError, publish
from dsbuild.release.publish.withdrawing import withdraw
from dsbuild.settings import TextPolicy
from tests.servers.check import whole
from tests.servers.releases import release as made

HERE = Path(__file__).parent


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".lock"
    }


def test_a_release_is_published_once_and_whole(release, tmp_path, home):
    folder, place = release(), tmp_path / "public" / "gazette"
    first = publish(folder, str(place))
    assert (first.state, first.version, first.files) == (State.PUBLISHED, "1.0.0", len(files(folder)))
    assert first.size == sum(map(len, files(folder).values()))
    assert files(place / "1.0.0") == files(folder)
    before = files(place)
    assert publish(folder, str(place)).state is State.THERE_ALREADY
    assert files(place) == before
    record = json.loads((home / "published.json").read_text())
    assert record == {"published": [{"version": "1.0.0", "digest": first.digest, "place": str(place)}]}


def test_a_dry_run_writes_nothing(release, tmp_path, home):
    folder, place = release(), tmp_path / "public"
    before = files(home)
    told = publish(folder, str(place), dry_run=True)
    assert told.state is State.TO_PUBLISH
    assert not place.exists()
    assert files(home) == before


def test_a_version_is_never_overwritten(release, tmp_path, home):
    place = tmp_path / "public"
    publish(release(), str(place))
    before = files(place)
    other = made(tmp_path / "other" / "gazette", numbers=range(5))
    with pytest.raises(RefusedError, match="another release under this version"):
        publish(other, str(place))
    assert files(place) == before


def test_something_else_in_the_way_is_left_alone(release, tmp_path):
    place = tmp_path / "public"
    (place / "1.0.0").mkdir(parents=True)
    (place / "1.0.0" / "notes.txt").write_text("mine")
    with pytest.raises(RefusedError, match="another release"):
        publish(release(), str(place))
    assert files(place) == {"1.0.0/notes.txt": b"mine"}


def test_a_release_that_does_not_verify_stays_at_home(release, tmp_path):
    folder = release()
    file = next((folder / "sentences").glob("train-*"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(UnsoundError, match="train-00000"):
        publish(folder, str(tmp_path / "public"))
    assert not (tmp_path / "public").exists()


def test_a_publication_that_cannot_be_noted_is_told(release, tmp_path, home):
    folder = release()
    (home / "published.json").mkdir()
    with pytest.raises(FailedError, match=r"gazette 1\.0\.0 is published at .*public, and is not noted here"):
        publish(folder, str(tmp_path / "public"))
    assert files(tmp_path / "public" / "1.0.0") == files(folder)


def test_a_place_is_noted_so_that_it_is_found_from_anywhere(release, tmp_path, home, monkeypatch):
    folder = release()
    monkeypatch.chdir(tmp_path)
    publish(folder, "public")
    assert json.loads((home / "published.json").read_text())["published"][0]["place"] == str(
        tmp_path / "public"
    )


def test_what_is_no_release_is_told(tmp_path):
    (tmp_path / "nothing").mkdir()
    with pytest.raises(RefusedError, match=r"found no manifest\.json"):
        publish(tmp_path / "nothing", str(tmp_path / "public"))


def test_a_working_build_is_no_release(build, annotate, tmp_path):
    built = build([[annotate(number) for number in range(3)]])
    with pytest.raises(RefusedError, match="found a working build, expected a release"):
        publish(built.folder, str(tmp_path / "public"))
    assert not (tmp_path / "public").exists()


def test_text_that_may_not_be_passed_on_needs_the_flag(release, tmp_path):
    folder = release(rights="all-rights-reserved")
    with pytest.raises(RefusedError, match=r"the text of 12 articles .*--allow-restricted-text"):
        publish(folder, str(tmp_path / "public"))
    assert not (tmp_path / "public").exists()
    assert publish(folder, str(tmp_path / "public"), allow_restricted=True).state is State.PUBLISHED


@pytest.mark.parametrize(
    ("rights", "policy"), [("CC0-1.0", TextPolicy.FULL), ("all-rights-reserved", TextPolicy.OPEN)]
)
def test_text_that_may_be_passed_on_and_text_withheld_need_none(release, tmp_path, rights, policy):
    folder = release(rights=rights, policy=policy)
    assert publish(folder, str(tmp_path / "public")).state is State.PUBLISHED


def test_the_readme_loads_the_newest_that_stands(release, tmp_path, home):
    place = tmp_path / "public"
    for version, count in (("1.0.0", 8), ("1.1.0", 9)):
        publish(release(version, numbers=range(count)), str(place))
    assert "path: 1.1.0/sentences/train-*" in (place / "README.md").read_text()
    told = withdraw(
        home, "1.1.0", Notice(version="1.1.0", withdrawn=date(2031, 1, 1), reason="a name", successor="1.0.0")
    )
    assert [(found.place, found.error) for found in told] == [(str(home), None), (str(place), None)]
    for folder in (home, place):
        readme = (folder / "README.md").read_text()
        assert "path: 1.0.0/sentences/train-*" in readme
        assert "**Withdrawn.** 1.1.0 was withdrawn on 2031-01-01: a name; use 1.0.0." in readme
        assert (folder / "1.1.0" / "manifest.json").is_file(), "who pinned it is not cut off"
    with pytest.raises(RefusedError, match=r"1\.1\.0 was withdrawn"):
        publish(home / "1.1.0", str(tmp_path / "elsewhere"))
    withdraw(home, "1.1.0", None)
    assert "path: 1.1.0/sentences/train-*" in (place / "README.md").read_text()
    assert json.loads((place / "withdrawn.json").read_text()) == {"withdrawn": []}


def test_a_withdrawal_of_what_is_not_there_is_told(release, tmp_path, home):
    notice = Notice(version="2.0.0", withdrawn=date(2031, 1, 1), reason="a name")
    with pytest.raises(RefusedError, match=r"found no release 2\.0\.0 and no record"):
        withdraw(home, "2.0.0", notice)
    publish(release(), str(tmp_path / "public"))
    (told,) = withdraw(home, "2.0.0", notice, [str(tmp_path / "public")])
    assert "found no release 2.0.0" in told.error
    successor = Notice(version="1.0.0", withdrawn=date(2031, 1, 1), reason="x", successor="9.0.0")
    assert all("found no release 9.0.0" in told.error for told in withdraw(home, "1.0.0", successor))
    assert not (tmp_path / "public" / "withdrawn.json").exists()


def test_of_many_at_once_one_release_is_published(tmp_path):
    """Four processes publish two releases of one version: one is there, whole, and every loser says so."""
    homes = [tmp_path / str(which) / "gazette" for which in range(2)]
    folders = [made(home, numbers=range(6 + which)) for which, home in enumerate(homes)]
    place = tmp_path / "public"

    def run(number):
        code = (
            "import sys; from pathlib import Path; from dsbuild.release.publish.publishing import publish\n"
            "from dsbuild.release.publish.errors import RefusedError\n"
            "try: print(publish(Path(sys.argv[1]), sys.argv[2]).state)\n"
            "except RefusedError as error: print('refused', error)"
        )
        command = [sys.executable, "-c", code, str(folders[number % 2]), str(place)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
        return number % 2, done.stdout.split()[0]

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(run, range(4)))
    assert [state for _, state in outcomes].count("published") == 1
    ((winner, _),) = [told for told in outcomes if told[1] == "published"]
    assert {state for which, state in outcomes if which != winner} == {"refused"}
    assert files(place / "1.0.0") == files(folders[winner])


def test_a_full_disk_leaves_nothing_and_is_told(release, tmp_path):
    folder, place = release(), tmp_path / "public"
    largest = max(len(data) for data in files(folder).values())
    code = (
        "import resource, sys; from pathlib import Path; from dsbuild.release.publish.publishing import publish\n"
        "from dsbuild.release.publish.errors import FailedError\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "try: publish(Path(sys.argv[1]), sys.argv[2])\n"
        "except FailedError as error: print(error)"
    )
    command = [sys.executable, "-c", code, str(folder), str(place), str(largest - 1)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    assert "File too large; mend it and run it again" in done.stdout
    assert not (place / "1.0.0").exists()
    assert not (place / ".work").exists()
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    assert publish(folder, str(place)).state is State.PUBLISHED


def test_a_file_where_the_folder_should_be_is_told(release, tmp_path):
    (tmp_path / "public").write_text("no folder")
    with pytest.raises(FailedError, match="public"):
        publish(release(), str(tmp_path / "public"))


@pytest.mark.slow
def test_a_publish_that_dies_at_any_moment_leaves_nothing_half_done(tmp_path, full):
    """At every nth touch of the disk, and by SIGKILL at random moments."""
    touches = range(0, 400, 1 if full else 23)
    command = [sys.executable, HERE / "dying.py", tmp_path, "200" if full else "12", *map(str, touches)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment())
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    outcomes = [json.loads(line) for line in done.stdout.splitlines()]
    by_touch = [told["died"] for told in outcomes if told["how"] == "touch"]
    assert by_touch[0]
    assert by_touch == sorted(by_touch, reverse=True)
    assert not by_touch[-1], "the moments do not reach the end of a publish"
    killed = [told for told in outcomes if told["how"] == "kill"]
    assert len(killed) == (200 if full else 12)
    assert {told["there"] for told in outcomes} == {False, True}, (
        "kills before the release is there, and after"
    )


def environment():
    paths = [str(HERE.parents[3]), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def test_the_check_of_these_tests_sees_a_flipped_bit(release):
    folder = release()
    manifest = (folder / "manifest.json").read_bytes()
    assert whole(manifest, lambda name: (folder / name).read_bytes())
    assert not whole(manifest, lambda name: (folder / name).read_bytes()[:-1])
    assert Directory(folder.parent).manifest("1.0.0") == manifest
