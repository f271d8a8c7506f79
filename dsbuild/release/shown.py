"""What a dataset's folder holds, and what a release says of itself."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pyarrow.compute as pc

from dsbuild.lexicon.strict import Strict
from dsbuild.model import Label
from dsbuild.release.disk import notice
from dsbuild.release.disk.notice import Notices
from dsbuild.release.documents import manifest as manifests
from dsbuild.release.documents.manifest import Manifest
from dsbuild.release.places.opened import WORKING, Opened, PlaceError, batches, opened, splits, versions
from dsbuild.release.publish import record
from dsbuild.release.publish.target import Target
from dsbuild.settings import TextPolicy

LABELS = tuple(Label)


class Listed(Strict):
    """A release in a list, or the working build, whose version is `dev`; `wrong` says why one cannot be read.

    `published` are the places where it was published, `withdrawn` says since when, why and what to use instead.
    """

    version: str
    path: str
    digest: str | None = None
    text: TextPolicy | None = None
    articles: int | None = None
    sentences: int | None = None
    bytes: int | None = None
    summary: str = ""
    published: tuple[str, ...] = ()
    withdrawn: str | None = None
    wrong: str | None = None


class Dataset(Strict):
    """The releases of a dataset, the oldest first, then its working build; `name` is its name, or a place."""

    name: str
    releases: tuple[Listed, ...]


class Datasets(Strict):
    """The datasets in a folder."""

    datasets: tuple[Dataset, ...]


class Shown(Strict):
    """A release: its manifest, where it lies, and its sentences by split and label, each under all its labels.

    `withdrawn` says since when it is withdrawn, why and what to use instead.
    """

    place: str
    path: str
    withdrawn: str | None
    sentences: Mapping[str, int]
    articles: Mapping[str, int]
    by_label: Mapping[str, Mapping[str, int]]
    manifest: Manifest


def listed(home: Path) -> Dataset:
    """What the folder of a dataset holds."""
    names = [*versions(home), *([WORKING] if (home / WORKING).exists() else [])]
    return Dataset(name=home.name, releases=tuple(_listed(home, name) for name in names))


def published(where: Target) -> Dataset:
    """What a place holds that releases are published to."""
    notices = where.notices()
    releases = []
    for version in where.versions():
        path = where.address(version)
        try:
            told = manifests.parse(where.manifest(version) or b"", path)
        except manifests.ManifestError as error:
            releases.append(Listed(version=version, path=path, wrong=str(error)))
        else:
            releases.append(_told(version, path, told, notices))
    return Dataset(name=where.place, releases=tuple(releases))


def datasets(dist: Path) -> list[Path]:
    """The folders of the datasets in a folder."""
    held = sorted(path for path in dist.iterdir() if path.is_dir()) if dist.is_dir() else []
    return [path for path in held if versions(path) or (path / WORKING).exists()]


def shown(release: Opened) -> Shown:
    """What a release says of itself; reads the column of its labels, a row group at a time."""
    labels: dict[str, Counter[str]] = {label: Counter() for label in LABELS}
    for split in splits(release, "sentences"):
        for batch in batches(release, "sentences", split, ["labels"]):
            for pair in pc.value_counts(pc.list_flatten(batch["labels"])).to_pylist():
                labels[LABELS[pair["values"]]][split] += pair["counts"]
    return Shown(
        place=release.place,
        path=str(release.folder),
        withdrawn=notice.told(release.folder, release.manifest.version),
        sentences=_rows(release, "sentences"),
        articles=_rows(release, "articles"),
        by_label={label: dict(counts) for label, counts in labels.items()},
        manifest=release.manifest,
    )


def _rows(release: Opened, config: str) -> dict[str, int]:
    return {split: sum(file.rows or 0 for file in files) for split, files in splits(release, config).items()}


def _listed(home: Path, name: str) -> Listed:
    path = str(home / name)
    try:
        told = opened(name, home).manifest
    except PlaceError as error:
        return Listed(version=name, path=path, wrong=str(error))
    return _told(name, path, told, notice.read(home), record.places(home, name))


def _told(
    version: str, path: str, told: Manifest, notices: Notices, published: tuple[str, ...] = ()
) -> Listed:
    mark = notices.of(version)
    return Listed(
        version=version,
        path=path,
        digest=told.digest,
        text=told.text,
        articles=told.rows("articles"),
        sentences=told.rows("sentences"),
        bytes=sum(file.size for file in told.files),
        summary=told.summary,
        published=published,
        withdrawn=str(mark) if mark else None,
    )
