"""A release takes its place: whole, once, and for good."""

import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from dsbuild.release.disk.folders import locked, replace_text, sync, sync_tree

READ_ONLY = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
ENTER = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH


class PlaceTakenError(Exception):
    """Another release came between; the message says which."""


def place(
    folder: Path,
    home: Path,
    version: str,
    *,
    unchanged: Callable[[], bool],
    attest: Callable[[], object],
    entry: Callable[[], str],
) -> Path:
    """Where a complete folder now stands as a release: it appears by one rename, read-only, and never again.

    `unchanged` tells, while nobody else can release, whether what the version was computed from still holds;
    `attest` writes what stands beside the release, and `entry` is the dataset's README afterwards.

    Raises:
        PlaceTakenError: the version exists, or a release was made meanwhile; nothing was written.
    """
    target = home / version
    sync_tree(folder)
    with locked(home):
        if os.path.lexists(target):
            raise PlaceTakenError(
                f"{target}: found this version, which is never written again; remove nothing, build on it"
            )
        if not unchanged():
            raise PlaceTakenError(
                f"{home}: another release was made meanwhile; run `dsbuild build`, then this again"
            )
        attest()
        folder.rename(target)
        sync(home)
        _settle(home, [target], entry())
    return target


def settle(home: Path, releases: Iterable[Path], entry: Callable[[], str]) -> None:
    """Does for releases that are there what a run that was killed did not come to."""
    with locked(home):
        _settle(home, releases, entry())


def _settle(home: Path, releases: Iterable[Path], entry: str) -> None:
    for release in releases:
        if release.stat().st_mode & stat.S_IWUSR:
            for path in release.rglob("*"):
                path.chmod(READ_ONLY | (ENTER if path.is_dir() else 0))
            release.chmod(READ_ONLY | ENTER)
    readme = home / "README.md"
    if not readme.is_file() or readme.read_text(encoding="utf-8") != entry:
        replace_text(readme, entry)
