"""That a build, or a release, that dies at any moment leaves what was there, whole."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
NEVER = 100_000


def outcomes(work: Path, moments: Iterable[int], program: str = "dying.py") -> list[dict]:
    command = [
        sys.executable,
        str(HERE / program),
        str(HERE / "conftest.py"),
        str(work),
        *map(str, moments),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_a_build_that_dies_at_any_moment_leaves_a_good_one(tmp_path, full):
    *early, late = outcomes(tmp_path, [*range(0, 100, 1 if full else 13), NEVER])
    assert not late["died"], "a build that nobody kills ends"
    assert early[0] == {"number": 0, "died": True, "kept": True}
    died = [outcome["died"] for outcome in early]
    assert died == sorted(died, reverse=True)
    assert not died[-1], "the moments do not reach the end of a build"


@pytest.mark.slow
def test_a_release_that_dies_at_any_moment_is_whole_or_not_there(tmp_path, full):
    moments = range(0, 220, 1 if full else 24)
    *early, late = outcomes(tmp_path, [*moments, NEVER], "dying_release.py")
    assert not late["died"], "a release that nobody kills ends"
    assert not late["kept"]
    died, kept = ([outcome[what] for outcome in early] for what in ("died", "kept"))
    assert died == sorted(died, reverse=True)
    assert kept == sorted(kept, reverse=True), "once it is there it stays"
    assert died[0]
    assert kept[0]
    assert not died[-1], "the moments do not reach the end of a release"
