"""`diff`, `verify`, `show`, `list`, `hydrate` on releases that lie on the Hub, in a bucket, in a folder: as if they were here."""

import pytest

from dsbuild.release.diff import changed_rows, diff
from dsbuild.release.places.opened import opened
from tests.e2e import test_publish as publishing
from tests.servers import releases

bucket, home, run, server = publishing.bucket, publishing.home, publishing.run, publishing.server


@pytest.fixture(params=["hub", "bucket", "folder"])
def place(request, tmp_path):
    """Where two releases are published, and the address of one of them."""
    if request.param == "hub":
        request.getfixturevalue("server")
        return publishing.TO_HUB, lambda version: f"{publishing.TO_HUB}@{version}"
    if request.param == "bucket":
        request.getfixturevalue("bucket")
        return publishing.TO_S3, lambda version: f"{publishing.TO_S3}/{version}"
    return str(tmp_path / "public"), lambda version: str(tmp_path / "public" / version)


def test_what_is_published_is_compared_checked_listed_and_shown_where_it_lies(run, place, home):
    to, address = place
    folders = [releases.release(home, "1.0.0", range(12)), releases.release(home, "2.0.0", range(1, 14))]
    for version in ("1.0.0", "2.0.0"):
        run("publish", version, "--to", to)

    one, other = (opened(str(folder)) for folder in folders)
    there = publishing.told(run("diff", address("1.0.0"), address("2.0.0"), "--json"), "diff")
    here = diff(one, other, 3).model_dump(mode="json")
    for side in ("first", "second"):
        here[side]["place"] = there[side]["place"]
    assert there == here
    rows = run("diff", address("1.0.0"), "2.0.0", "--rows", "--exit-code", code=1).stdout.splitlines()
    assert rows == [row.model_dump_json() for row in changed_rows(one, other)]

    found = publishing.told(run("verify", to, "--json"), "verification")
    assert (found["problems"], found["version"], found["rows_checked"]) == ([], "2.0.0", True), "the newest"

    run("yank", "1.0.0", "--reason", "A name.", "--successor", "2.0.0")
    (listed,) = publishing.told(run("list", to, "--json"), "list")["datasets"]
    assert (listed["name"], [entry["version"] for entry in listed["releases"]]) == (to, ["1.0.0", "2.0.0"])
    old, new = listed["releases"]
    assert "A name.; use 2.0.0" in old["withdrawn"]
    assert (new["withdrawn"], new["articles"]) == (None, 13)
    assert new["path"] == address("2.0.0").replace("@", "@v")
    shown = publishing.told(run("show", address("1.0.0"), "--json"), "show")
    assert "use 2.0.0" in shown["withdrawn"]
    assert sum(shown["articles"].values()) == 12


def test_where_nothing_is_published_that_is_told(run, server, bucket, tmp_path):
    for nothing in (publishing.TO_HUB, publishing.TO_S3, str(tmp_path / "no")):
        assert f"{nothing}: found no build and no release" in run("list", nothing, code=2).stderr
    assert "expected hf://datasets/ORG/NAME" in run("list", "ftp://host/x", code=2).stderr
