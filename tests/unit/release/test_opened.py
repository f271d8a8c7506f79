"""Places: what a person may name, near and far, and what is said when nothing is there."""

import shutil

import fsspec
import pytest

from dsbuild.release.diff import diff
from dsbuild.release.places import folder
from dsbuild.release.places.opened import PlaceError, located, opened
from dsbuild.release.verify import verify


@pytest.fixture
def home(make_release, annotate):
    make_release([annotate(number) for number in range(5)])
    return make_release([annotate(number) for number in range(7)]).folder.parent


@pytest.fixture
def memory(home):
    """The dataset's releases in fsspec's memory, without a README of the whole."""
    there = fsspec.filesystem("memory")
    for version in ("1.0.0", "1.1.0"):
        there.put(str(home / version), f"/bucket/gazette/{version}", recursive=True)
    yield "memory://bucket/gazette"
    there.rm("/bucket", recursive=True)


@pytest.mark.parametrize(
    ("place", "version"),
    [
        ("1.0.0", "1.0.0"),
        ("latest", "1.1.0"),
        ("dev", "0.0.0"),
        ("gazette@1.0.0", "1.0.0"),
        ("gazette@latest", "1.1.0"),
    ],
)
def test_versions_of_a_dataset(place, version, home):
    assert opened(place, home).manifest.version == version


def test_folders(home):
    assert opened(str(home / "1.0.0")).manifest.version == "1.0.0"
    assert opened(f"file://{home}/1.0.0").manifest.version == "1.0.0"
    assert opened(str(home)).manifest.version == "1.1.0", "a folder of releases stands for its newest"
    assert opened(str(home / "dev")).folder.root == str((home / "dev").resolve()), "as it is while it is read"


def test_a_bucket(memory, home):
    assert opened(memory).manifest.version == "1.1.0"
    far, near = opened(f"{memory}/1.0.0"), opened("1.0.0", home)
    assert verify(far).ok
    assert diff(far, near).same
    assert diff(near, opened(memory)).articles.added.rows == 2


def test_damage_in_a_bucket(memory):
    there = fsspec.filesystem("memory")
    there.pipe("/bucket/gazette/1.0.0/sentences/more.parquet", b"PAR1")
    there.rm("/bucket/gazette/1.0.0/README.md")
    found = {problem.file for problem in verify(opened(f"{memory}/1.0.0")).problems}
    assert found == {"README.md", "sentences/more.parquet"}


def test_a_version_on_the_hub_is_its_tag(monkeypatch):
    asked = []
    monkeypatch.setattr("dsbuild.release.places.opened.folder_at", asked.append)
    located("hf://datasets/org/name@1.2.0")
    located("hf://datasets/org/name@main")
    located("hf://datasets/org/name")
    assert asked == ["hf://datasets/org/name@v1.2.0", "hf://datasets/org/name@main", "hf://datasets/org/name"]


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("9.9.9", r"found nothing; expected one of: 1\.0\.0, 1\.1\.0, dev"),
        ("nobody@1.0.0", "found nothing; make a build"),
        ("nobody@latest", "found no release; make one with `dsbuild release`"),
        ("nowhere/at/all", "found nothing, expected the folder"),
        ("foo://bar", "Protocol not known: foo"),
        ("memory://bucket/nothing", "found nothing, expected a release"),
    ],
)
def test_nothing_there(place, told, home):
    with pytest.raises(PlaceError, match=told):
        opened(place, home)


def test_a_version_of_no_dataset():
    with pytest.raises(PlaceError, match="name the dataset"):
        opened("1.0.0")


def test_a_file_and_a_folder_without_a_manifest(home, tmp_path):
    with pytest.raises(PlaceError, match="found a file"):
        opened(str(home / "1.0.0" / "README.md"))
    with pytest.raises(PlaceError, match=r"found no manifest\.json"):
        opened(str(tmp_path))


def test_a_host_that_fails_in_its_own_way(monkeypatch, memory):
    def failing(self, path, **options):
        raise RuntimeError("no such luck")

    with monkeypatch.context() as patched:
        patched.setattr(type(fsspec.filesystem("memory")), "isdir", failing)
        with pytest.raises(PlaceError, match=r"no such luck.*check the connection, and the token"):
            folder.folder_at(memory)


def test_a_folder_whose_releases_are_half_copied(home, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(home / "1.0.0", copy / "1.0.0")
    (copy / "2.0.0").mkdir()
    assert opened(str(copy)).manifest.version == "1.0.0"
