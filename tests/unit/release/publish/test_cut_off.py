"""That a publish whose connection is cut at any request leaves no half-published version, says so, and can be finished."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WAYS = {"hub": ("before", "after", "half", "gone"), "s3": ("before", "after", "gone")}
LAST = 45


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "how"), [(kind, how) for kind, ways in WAYS.items() for how in ways])
def test_a_connection_cut_at_any_request(kind, how, tmp_path, full):
    first = 0 if full else 3 * WAYS[kind].index(how)
    numbers = sorted({*range(first, LAST, 1 if full else 11), LAST - 1})
    moments = [f"{how}:{number}" for number in numbers]
    outcomes = told(kind, tmp_path, [*moments, f"before:{10 * LAST}"])
    *cut, late = outcomes
    assert not late["cut"]
    assert late["first"] == "published"
    assert not all(outcome["cut"] for outcome in cut), "the moments do not reach the last request"
    failed = [outcome for outcome in cut if outcome["first"] == "failed"]
    assert failed or kind == "s3", "the Hub's client sends some requests once"
    for outcome in failed:
        assert outcome["error"].startswith(("hf://datasets/org/gazette", "s3://news/sets/gazette"))
        assert "run it again" in outcome["error"]
        assert outcome["cut"]
    if how == "gone":
        assert {outcome["there"] for outcome in failed} == {False, True}, "cuts before it is there, and after"


def told(kind, work, moments):
    paths = [str(HERE.parents[3]), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "HF_HOME": str(work / "hf"),
        "HF_HUB_OFFLINE": "0",
    }
    command = [sys.executable, HERE / "cut_off.py", kind, work, *moments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]
