import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from dsbuild.release.disk import folders


def publish(home: Path, content: str, digest: str):
    with folders.workplace(home) as folder:
        (folder / "inner").mkdir()
        (folder / "inner" / "file").write_text(content)
        return folders.publish(folder, home, digest, lambda build: f"leads to {build.name}")


def names(home: Path) -> set[str]:
    return {path.name for path in (home / "builds").iterdir()}


def test_dev_leads_to_the_newest(tmp_path):
    for digest in ("one", "two"):
        build, same = publish(tmp_path, digest, digest)
        assert not same
        assert (tmp_path / "dev").resolve() == build
        assert (tmp_path / "dev").readlink() == Path(f"builds/{digest}")
        assert (tmp_path / "dev" / "inner" / "file").read_text() == digest
        assert (tmp_path / "README.md").read_text() == f"leads to {digest}"


def test_nothing_but_builds_is_left(tmp_path):
    publish(tmp_path, "one", "one")
    assert {path.name for path in tmp_path.iterdir()} == {".lock", "README.md", "builds", "dev"}


def test_the_newest_three_are_kept_and_a_build_made_again_is_new(tmp_path):
    for digest in ("one", "two", "three", "one", "four"):
        publish(tmp_path, digest, digest)
        time.sleep(0.01)
    assert names(tmp_path) == {"three", "one", "four"}


def test_the_same_build_is_left_as_it_is(tmp_path):
    build, _ = publish(tmp_path, "one", "one")
    before = (build / "inner" / "file").stat()
    assert publish(tmp_path, "one", "one") == (build, True)
    assert (build / "inner" / "file").stat().st_ino == before.st_ino


def test_a_damaged_build_is_replaced(tmp_path):
    build, _ = publish(tmp_path, "one", "one")
    (build / "inner" / "file").write_text("0ne")
    assert publish(tmp_path, "one", "one") == (build, False)
    assert (build / "inner" / "file").read_text() == "one"


def test_a_run_that_fails_leaves_nothing(tmp_path):
    def failing():
        with folders.workplace(tmp_path / "new") as folder:
            (folder / "file").write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        failing()
    assert not (tmp_path / "new").exists()


DYING = """
import os, sys
from pathlib import Path
from dsbuild.release.disk import folders
home = Path(sys.argv[1])
with folders.workplace(home) as folder:
    (folder / "file").write_text("half")
    (home / ".README.md.0badcafe").write_text("half")
    os.kill(os.getpid(), 9)
"""


def test_what_a_dead_run_left_goes_and_what_a_living_run_needs_stays(tmp_path):
    with folders.workplace(tmp_path) as living:
        subprocess.run([sys.executable, "-c", DYING, tmp_path], check=False)
        assert len(list((tmp_path / ".work").glob("*/file"))) == 1
        publish(tmp_path, "one", "one")
        assert [path for path in (tmp_path / ".work").iterdir() if path.is_dir()] == [living]
        assert not (tmp_path / ".README.md.0badcafe").exists()
    assert not (tmp_path / ".work").exists()


def test_builds_at_the_same_time_do_not_hurt_each_other(tmp_path):
    failures = []

    def run(number: int) -> None:
        try:
            for turn in range(5):
                publish(tmp_path, f"{number}", f"{number}-{turn}")
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(names(tmp_path)) == 3
    assert (tmp_path / "dev" / "inner" / "file").exists()
    assert not (tmp_path / ".work").exists()


def test_a_folder_in_the_place_of_the_link_is_told(tmp_path):
    (tmp_path / "dev").mkdir()
    with pytest.raises(FileExistsError, match="expected a link"):
        publish(tmp_path, "one", "one")
