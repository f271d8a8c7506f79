"""A build or a release, opened where it lies: on this disk, on the Hub, in a bucket."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dsbuild.release.documents import manifest as manifests
from dsbuild.release.documents.manifest import Manifest, ManifestError, ManifestFile
from dsbuild.release.places.folder import DamagedError, Folder, PlaceError, folder_at

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = [
    "DamagedError",
    "Opened",
    "PlaceError",
    "batches",
    "is_version",
    "newest",
    "opened",
    "ordered",
    "splits",
    "version_key",
    "versions",
]

_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")
LATEST, WORKING = "latest", "dev"
USUAL = ("train", "validation", "test")


@dataclass(frozen=True, slots=True)
class Opened:
    """A build or a release; `place` is what somebody called it, `folder` where it lies."""

    place: str
    folder: Folder
    manifest: Manifest

    @property
    def label(self) -> str:
        """What to call it in a sentence: its version, or `dev` with the start of its digest."""
        version = self.manifest.version
        return version if version != "0.0.0" else f"{WORKING} ({self.manifest.digest[:8]})"


def opened(place: str, home: Path | None = None) -> Opened:
    """The build or release that a place holds.

    A place is a version, `dev` or `latest` of the dataset in `home`; `NAME@VERSION` beside it; a folder; or
    a URL that fsspec reads, for the Hub `hf://datasets/ORG/NAME@VERSION`. Where it holds no manifest but
    releases, the newest is meant.

    Raises:
        PlaceError: nothing is there, or no release.
        DamagedError: the manifest is not as it was written.
    """
    folder = _inside(located(place, home), place)
    try:
        return Opened(
            place, folder, manifests.parse(folder.read(manifests.FILE), str(folder / manifests.FILE))
        )
    except ManifestError as error:
        raise DamagedError(str(error)) from None


def located(place: str, home: Path | None = None) -> Folder:
    """The folder that a place names; raises as `opened` does."""
    if "://" in place:
        return folder_at(re.sub(rf"^(hf://.*@)(?={_VERSION.pattern}$)", r"\1v", place))
    named, _, version = place.rpartition("@")
    if named and home is not None and _names_version(version) and not Path(place).exists():
        return _released(version, home.parent / named)
    if _names_version(place):
        if home is None:
            raise PlaceError(
                f"{place}: found a version and no dataset; name the dataset (--name), or a folder"
            )
        return _released(place, home)
    return folder_at(place)


def versions(home: Path) -> list[str]:
    """The released versions of the dataset in a folder, the oldest first."""
    if not home.is_dir():
        return []
    return ordered(path.name for path in home.iterdir() if (path / manifests.FILE).is_file())


def ordered(names: Iterable[str]) -> list[str]:
    """Those of the names that are versions, the oldest first."""
    return sorted(filter(is_version, names), key=version_key)


def newest(home: Path) -> str | None:
    """The newest released version of the dataset in a folder."""
    return next(reversed(versions(home)), None)


def is_version(name: str) -> bool:
    """Whether it is `X.Y.Z`, as releases are called."""
    return bool(_VERSION.fullmatch(name))


def version_key(version: str) -> tuple[int, ...]:
    """What versions are ordered by."""
    return tuple(map(int, version.split(".")))


def splits(release: Opened, config: str) -> dict[str, list[ManifestFile]]:
    """The Parquet files of each split of a config, in order of their rows; the splits in their usual order."""
    found: dict[str, list[ManifestFile]] = {split: [] for split in USUAL}
    for file in sorted(release.manifest.of(config), key=lambda file: file.path):
        found.setdefault(manifests.split_of(file.path), []).append(file)
    return {split: files for split, files in found.items() if files}


def batches(
    release: Opened, config: str, split: str, columns: Sequence[str] | None = None, rows: int = 20_000
) -> "Iterator[pa.RecordBatch]":
    """The rows of a split in their order, `rows` at a time; holds a row group."""
    for file in splits(release, config).get(split, ()):
        with release.folder.parquet(file.path) as parquet:
            yield from parquet.iter_batches(rows, columns=columns, use_threads=False)


def _names_version(word: str) -> bool:
    return is_version(word) or word in {LATEST, WORKING}


def _released(version: str, home: Path) -> Folder:
    wanted = newest(home) if version == LATEST else version
    if wanted is None:
        raise PlaceError(f"{home}: found no release; make one with `dsbuild release`")
    if not (home / wanted).exists():
        known = [*versions(home), *([WORKING] if (home / WORKING).exists() else [])]
        there = f"expected one of: {', '.join(known)}" if known else "make a build with `dsbuild build`"
        raise PlaceError(f"{home / wanted}: found nothing; {there}")
    return folder_at(str(home / wanted))


def _inside(folder: Folder, place: str) -> Folder:
    """The folder itself if it holds a manifest, else its newest release."""
    if folder.has(manifests.FILE):
        return folder
    for name in reversed(ordered(folder.folders())):
        if (inner := folder / name).has(manifests.FILE):
            return inner
    raise PlaceError(
        f"{place}: found no {manifests.FILE} and no release in it; name a folder that `dsbuild` built or released"
    )
