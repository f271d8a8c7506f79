"""An article has to go: out of the seeds, out of the next release, and the old one withdrawn wherever it was published."""

import json

import pyarrow.parquet as pq
import pytest

from tests.e2e import test_publish as publishing
from tests.e2e.test_release import story

bucket, run, server = publishing.bucket, publishing.run, publishing.server
REASON = "A court ordered it."


@pytest.fixture
def registered(run, tmp_path):
    """A registry of six open articles; the ids by their titles."""
    run("init", ".")
    for number in range(6):
        file = tmp_path / f"{number}.txt"
        file.write_text(story(number), encoding="utf-8")
        run("seeds", "add", file, "--rights", "CC0-1.0", "--title", f"No. {number}", "--publisher", "Wire")
    (tmp_path / "dsbuild.toml").write_text('name = "wire"\n[card]\ncontact = "desk@wire.example"\n')
    return {row["title"]: row["id"] for row in json.loads(run("seeds", "status", "--json").stdout)}


def test_from_the_order_to_the_last_place(run, server, bucket, registered, tmp_path):
    places = [publishing.TO_HUB, publishing.TO_S3, str(tmp_path / "public")]
    to = [word for place in places for word in ("--to", place)]
    run("build")
    run("release")
    run("publish", *to)
    gone = registered["No. 3"]

    run("seeds", "remove", gone, "--reason", REASON)
    run("build")
    second = publishing.told(run("release", "--json"), "release")
    assert (second["version"], second["changes"]["articles"]["removed"]["rows"]) == ("2.0.0", 1)
    home = tmp_path / "dist" / "wire"
    changes = (home / "2.0.0" / "CHANGES.md").read_text(encoding="utf-8")
    assert f"| `{gone}` | {REASON} |" in changes
    assert not any(line in changes for line in story(3).split("\n\n")), "what is gone is not quoted"
    run("publish", "2.0.0", *to)
    report = publishing.told(
        run("yank", "1.0.0", "--reason", REASON, "--successor", "2.0.0", "--json"), "yank"
    )
    assert [(place["place"], place["error"]) for place in report["places"]] == [
        ("dist/wire", None),
        *((place, None) for place in places),
    ]

    told = f"{REASON}; use 2.0.0"
    for place in ("wire", *places):
        (listed,) = json.loads(run("list", place, "--json").stdout)["datasets"]
        withdrawn = {entry["version"]: entry["withdrawn"] for entry in listed["releases"]}
        assert told in withdrawn["1.0.0"], place
        assert withdrawn["2.0.0"] is None
    for folder in (home, tmp_path / "public"):
        readme = (folder / "README.md").read_text(encoding="utf-8")
        assert "path: 2.0.0/sentences/train-*" in readme
        assert told in readme
        held = pq.read_table(folder / "2.0.0" / "articles")["article_id"].to_pylist()
        assert set(held) == set(registered.values()) - {gone}
    card = server.repos[publishing.REPO].at("main").files["README.md"].decode()
    assert "desk@wire.example" in card
    assert "Withdrawn" not in card, "the newest stands"
    assert "3.0.0" not in run("build").stdout
    assert "nothing changed since 2.0.0" in run("release", code=3).stderr
    assert (
        f"{told}; to publish it all the same" in run("publish", "1.0.0", "--to", "elsewhere", code=4).stderr
    )
