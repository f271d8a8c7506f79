"""That a comparison and a check stay quick and small at size."""

import json
import subprocess
import sys

import pytest

KINDS = ("added", "removed", "relabelled", "changed")


@pytest.mark.slow
def test_diff_and_verify_at_size(root, full):
    rows = 1_000_000 if full else 20_000
    command = [sys.executable, str(root / "benchmarks/releases.py"), "--rows", str(rows), "--verify"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = json.loads(done.stdout)
    assert told["rows"] == rows
    one_in_a_hundred = rows // 100
    assert told["diff"]["exit"] == told["diff --rows"]["exit"] == told["verify"]["exit"] == 0
    assert told["diff"]["added"] == told["diff"]["removed"] == one_in_a_hundred
    assert told["diff"]["relabelled"] == pytest.approx(one_in_a_hundred, rel=0.05)
    assert told["diff"]["changed"] == 0
    rows_and_articles = sum(told["diff"][kind] for kind in KINDS) + 2 * one_in_a_hundred // 25
    assert told["diff --rows"]["lines"] == rows_and_articles
    for name in ("diff", "diff --rows", "verify"):
        assert told[name]["cpu"] < 60, told
        assert told[name]["mb"] < 1000, told
