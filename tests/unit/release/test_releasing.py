"""Versions follow from what differs; a release is whole, read-only, and never written again."""

import shutil
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from dsbuild.model import Label
from dsbuild.release.diff.version import Bump
from dsbuild.release.disk import folders
from dsbuild.release.options import Previous
from dsbuild.release.places.opened import opened, versions
from dsbuild.release.releasing import Draft, NothingChangedError, Options, RefusedError, release
from dsbuild.release.verify import verify_place
from dsbuild.settings import Card, TextPolicy

CLOSED = {"rights": "all-rights-reserved"}


@pytest.fixture
def made(annotate):
    return [annotate(number) for number in range(20)]


def split_of(folder):
    release = opened(str(folder))
    from dsbuild.release.places.assignment import taken_over

    known = taken_over(release)
    return {article: known.split_of[group] for article, group in known.group_of.items()}


@pytest.mark.parametrize("dry_run", [True, False])
def test_no_more_of_the_version_goes_up_than_may(make_release, annotate, made, tmp_path, dry_run):
    make_release(made, at_most=Bump.PATCH)
    card = Card(contact="desk@gazette.example")
    with pytest.raises(
        RefusedError, match=r"found 2\.0\.0, a major release, expected a minor one at most: .* removed"
    ):
        make_release(made[1:], at_most=Bump.MINOR, dry_run=dry_run)
    with pytest.raises(RefusedError, match=r"found 1\.1\.0, a minor release.*release with `--at-most minor`"):
        make_release([*made, annotate(20)], at_most=Bump.PATCH, dry_run=dry_run)
    assert versions(tmp_path / "dist" / "gazette") == ["1.0.0"]
    assert make_release([*made, annotate(20)], at_most=Bump.MINOR).version == "1.1.0"
    assert make_release([*made, annotate(20)], at_most=Bump.PATCH, card=card).version == "1.1.1"


def test_a_history(make_release, annotate, made, tmp_path):
    home = tmp_path / "dist" / "gazette"
    first = make_release(made)
    assert (first.version, first.bump) == ("1.0.0", Bump.FIRST)
    more = [*made, *(annotate(number) for number in range(20, 30))]
    second = make_release(more)
    assert (second.version, second.bump) == ("1.1.0", Bump.MINOR)
    assert second.why == ("50 sentences added", "10 articles added")
    third = make_release(more, card=Card(contact="desk@gazette.example"))
    assert (third.version, third.bump) == ("1.1.1", Bump.PATCH)
    assert third.why == ("other README.md",)
    fourth = make_release(more[3:])
    assert (fourth.version, fourth.bump) == ("2.0.0", Bump.MAJOR)
    sentences = list(more[5].sentences)
    sentences[2] = replace(sentences[2], labels=(Label.REPORTAGE,))
    fifth = make_release([*more[3:5], replace(more[5], sentences=tuple(sentences)), *more[6:]])
    assert (fifth.version, fifth.bump, fifth.why) == ("3.0.0", Bump.MAJOR, ("1 sentence relabelled",))
    assert versions(home) == ["1.0.0", "1.1.0", "1.1.1", "2.0.0", "3.0.0"]
    told = opened("latest", home).manifest
    assert [one.version for one in told.history] == versions(home)[:-1]
    assert [one.digest for one in told.history] == [
        opened(one, home).manifest.digest for one in versions(home)[:-1]
    ]
    assert [one.summary for one in told.history][1] == "50 sentences added; 10 articles added"
    assert "3.0.0" in (home / "README.md").read_text()
    for version in versions(home):
        assert verify_place(version, home).ok
        text = (home / version / "CHANGES.md").read_text()
        assert text.startswith(f"# gazette {version}\n")


def test_nothing_changed(make_release, made, tmp_path):
    first = make_release(made)
    with pytest.raises(NothingChangedError, match=r"nothing changed since 1\.0\.0"):
        make_release(reversed(made))
    assert versions(first.folder.parent) == ["1.0.0"]


def test_articles_stay_in_their_splits(make_release, annotate, made):
    first = split_of(make_release(made).folder)
    second = split_of(make_release([*made, *(annotate(number) for number in range(20, 60))]).folder)
    assert first.items() <= second.items()
    third = split_of(
        make_release([annotate(number) for number in range(10, 80)], shares={"train": 1, "test": 1}).folder
    )
    assert all(third[article] == split for article, split in second.items() if article in third)


def test_a_dry_run_writes_nothing(make_release, made, tmp_path):
    home = tmp_path / "dist" / "gazette"
    told = make_release(made, dry_run=True)
    assert (told.version, told.folder) == ("1.0.0", None)
    assert not versions(home)
    before = {path: path.stat().st_mtime_ns for path in home.iterdir()}
    assert make_release(made, dry_run=True).manifest.digest == told.manifest.digest
    assert {path.name for path in home.iterdir()} == {path.name for path in before}
    assert make_release(made).manifest.digest == told.manifest.digest


def test_a_release_is_read_only(make_release, made):
    folder = make_release(made).folder
    for path in [folder, *folder.rglob("*")]:
        assert not path.stat().st_mode & 0o222, path
    folder.chmod(0o755)  # as if killed before it was sealed
    (folder / "README.md").chmod(0o644)
    with pytest.raises(NothingChangedError):
        make_release(made)
    assert not (folder / "README.md").stat().st_mode & 0o222


def test_text_is_withheld_everywhere(make_release, annotate):
    made = [annotate(number, **CLOSED) for number in range(4)]
    told = make_release([*made, annotate(9)], policy=TextPolicy.FULL)
    assert told.withheld == 0
    build = opened("dev", told.folder.parent)
    last = opened("1.0.0", told.folder.parent)
    previous = Previous(version="1.0.0", digest=last.manifest.digest)
    options = Options("gazette", TextPolicy.OPEN, previous=previous)
    withheld = release(Draft(build, last, options, told.folder.parent))
    assert (withheld.version, withheld.withheld) == ("2.0.0", 4)
    assert "text" in withheld.why[0]
    words = [
        line.split() for line in made[0].article.text.splitlines()[1:]
    ]  # the first is the title, bibliography
    runs = {" ".join(line[start : start + 5]) for line in words for start in range(len(line) - 4)}
    runs = {run for run in runs if run not in annotate(9).article.text}
    assert len(runs) > 20
    for path in filter(Path.is_file, withheld.folder.rglob("*")):
        held = str(pq.read_table(path).to_pylist()) if path.suffix == ".parquet" else path.read_text()
        assert not [run for run in runs if run in held], path
    assert verify_place(str(withheld.folder)).ok


def test_text_that_the_build_lacks_cannot_be_released(build, annotate, tmp_path):
    build([[annotate(1)]], policy=TextPolicy.OPEN)
    home = tmp_path / "dist" / "gazette"
    draft = Draft(opened("dev", home), None, Options("gazette", TextPolicy.FULL), home)
    with pytest.raises(RefusedError, match="run `dsbuild build --text full`"):
        release(draft)
    assert release(replace(draft, options=Options("gazette", TextPolicy.NONE))).version == "1.0.0"


def test_a_version_that_exists_is_never_written(make_release, made, tmp_path):
    home = tmp_path / "dist" / "gazette"
    make_release(made)
    build = opened("dev", home)
    with pytest.raises(RefusedError, match=r"1\.0\.0: found this version"):
        release(Draft(build, None, Options("gazette", TextPolicy.FULL), home))
    assert verify_place("1.0.0", home).ok


def test_of_two_at_once_one_is_refused(make_release, annotate, made, tmp_path, monkeypatch):
    home = tmp_path / "dist" / "gazette"
    make_release(made)
    other = tmp_path / "other"
    other.mkdir()
    shutil.copytree(home, other / "gazette", symlinks=True)
    make_release([*made, annotate(30)], dist=other)
    real = folders.locked

    def meanwhile(place):
        if not (home / "1.1.0").exists() and place == home:
            (other / "gazette" / "1.1.0").rename(home / "1.1.0")
        return real(place)

    from dsbuild.release.disk import placing

    monkeypatch.setattr(placing, "locked", meanwhile)
    with pytest.raises(RefusedError, match="another release was made meanwhile"):
        make_release(made[1:])
    assert versions(home) == ["1.0.0", "1.1.0"]


def test_the_same_bytes_in_another_place(make_release, annotate, made, tmp_path):
    digests = set()
    for place in ("one", "two"):
        dist = tmp_path / place / "dist"
        make_release(made, dist=dist)
        digests.add(make_release([*made[2:], annotate(40)], dist=dist).manifest.digest)
    assert len(digests) == 1


def test_removed_articles_are_told_with_their_reasons(build, make_release, made, tmp_path):
    home = tmp_path / "dist" / "gazette"
    make_release(made)
    last = opened("1.0.0", home)
    previous = Previous(version="1.0.0", digest=last.manifest.digest)
    build([made[2:]], previous=previous)
    gone = made[0].article.article_id
    options = Options("gazette", TextPolicy.FULL, previous=previous)
    removed = {gone: "the family | asked", "0" * 16: "never released"}
    told = release(Draft(opened("dev", home), last, options, home, removed))
    text = (told.folder / "CHANGES.md").read_text()
    assert f"| `{gone}` | the family \\| asked |" in text
    assert "never released" not in text
    assert made[0].article.text[:20] not in text
