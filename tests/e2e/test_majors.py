"""That three major versions of `datasets` load a release: from its path, from where it was published, from the Hub."""

import json
import os
import subprocess
import sys
import venv

import pytest

from tests.servers import hub, releases

LOADS = """
import hashlib, json, sys
import datasets
told = {"version": datasets.__version__}
def told_of(rows):
    rows = [{name: value for name, value in row.items()} for row in rows]
    return [len(rows), hashlib.sha256(json.dumps(rows, sort_keys=True, default=str).encode()).hexdigest()]
for place, options in json.loads(sys.argv[1]):
    for config in ("sentences", "articles"):
        loaded = datasets.load_dataset(place, config, **options)
        streamed = datasets.load_dataset(place, config, streaming=True, **options)
        found = {split: told_of(rows) for split, rows in loaded.items()}
        assert found == {split: told_of(rows) for split, rows in streamed.items()}, place
        told[f"{place} {config}"] = found
    names = datasets.load_dataset(place, **options)["train"].features["label"].names
    builder = datasets.load_dataset_builder(place, **options)
    assert builder.info.features["label"].names == names
    told[f"{place} names"] = names
print(json.dumps(told))
"""
MAJORS = ["3.6", "4", "5"]


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A release, the folder and the Hub that it was published to, and the environment to load them in."""
    work = tmp_path_factory.mktemp("majors")
    folder = releases.release(work / "dist" / "gazette")
    with hub.running() as server:
        env = {
            **{name: value for name, value in os.environ.items() if not name.startswith("HF_")},
            "HF_ENDPOINT": server.url,
            "HF_TOKEN": hub.TOKEN,
            "HF_HUB_DISABLE_XET": "1",
            "HF_HUB_DISABLE_TELEMETRY": "1",
        }
        to = ["--to", work / "public" / "gazette", "--to", "hf://datasets/org/gazette"]
        command = [sys.executable, "-m", "dsbuild", "publish", folder, *to]
        done = subprocess.run(command, cwd=work, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        yield (
            [
                (str(folder), {}),
                (str(work / "public" / "gazette" / "1.0.0"), {}),
                (str(work / "public" / "gazette"), {}),
                ("org/gazette", {"revision": "v1.0.0"}),
            ],
            env,
        )


def load(python, places, home):
    wanted, env = places
    env = {**env, "HF_HOME": str(home), "PYTHONPATH": "", "PYTHONWARNINGS": "ignore"}
    command = [python, "-c", LOADS, json.dumps(wanted)]
    done = subprocess.run(command, cwd=home, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def check(told, places):
    for config, count in (("sentences", 50), ("articles", 10)):
        found = [told[f"{place} {config}"] for place, _ in places[0]]
        assert found[0]["train"][0] == count
        assert all(other == found[0] for other in found), config
    for place, _ in places[0]:
        assert told[f"{place} names"] == ["reportage", "quoted_extremist_speech", "casualty_statistic"]


@pytest.mark.slow
def test_three_major_versions_give_the_same_rows(places, tmp_path, full):
    """Each in an environment of its own, made from the package index; sampled: the one that is installed."""
    told = []
    for major in MAJORS if full else []:
        home = tmp_path / major
        venv.create(home, with_pip=True)
        install = [home / "bin" / "pip", "install", "-q", f"datasets=={major}.*"]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        told.append(load(home / "bin" / "python", places, home))
    told.append(load(sys.executable, places, tmp_path))
    for found in told:
        check(found, places)
        assert {**found, "version": ""} == {**told[0], "version": ""}
    assert [found["version"].split(".")[0] for found in told[:-1]] == (["3", "4", "5"] if full else [])
