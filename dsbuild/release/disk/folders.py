"""The folders of a dataset on disk: work in progress, immutable builds, and the link to the newest.

    dist/<name>/
      .lock               held for the moments in which the rest changes
      .work/<token>/      a folder that a running build fills, locked by `.work/<token>.lock`
      builds/<digest>/    complete builds; the newest three are kept
      dev -> builds/<digest>
      README.md           what loads the newest, by itself

A build appears by one rename and becomes the newest by another, so whenever a run dies the last good one is there.
"""

import fcntl
import filecmp
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

KEPT_BUILDS = 3
LINK = "dev"
WORK = ".work"


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """Holds the dataset's lock; waits for whoever holds it. The system frees it when its holder dies.

    A folder that holds nothing else afterwards goes, with its lock.
    """
    lock = home / ".lock"
    handle = _claim_there(lock)
    try:
        yield
    finally:
        if [path.name for path in home.iterdir()] == [lock.name]:
            lock.unlink()
            with suppress(OSError):  # somebody who waited has made the next lock
                home.rmdir()
        os.close(handle)


@contextmanager
def workplace(home: Path) -> Iterator[Path]:
    """An empty folder of our own in the file system of the builds, gone afterwards; those of dead runs go at once."""
    work = home / WORK
    with locked(home):
        _sweep(work)
        work.mkdir(exist_ok=True)
        ours = work / secrets.token_hex(8)
        handle = _claim(_lock_of(ours))
        ours.mkdir()
    try:
        yield ours
    finally:
        with locked(home):
            shutil.rmtree(ours, ignore_errors=True)
            _lock_of(ours).unlink()
            with suppress(OSError):  # others are at work
                work.rmdir()
        os.close(handle)


def publish(folder: Path, home: Path, digest: str, entry: Callable[[Path], str]) -> tuple[Path, bool]:
    """The immutable place of a complete folder, and whether the very same build was there already.

    `dev` leads to it afterwards, and the dataset's README is what `entry` makes of its place. Old builds go,
    the newest three stay.
    """
    target = home / "builds" / digest
    sync_tree(folder)
    with locked(home):
        target.parent.mkdir(exist_ok=True)
        same = target.is_dir() and _same(folder, target)
        if not same:
            if target.exists():
                _remove(target, home)
            folder.rename(target)
        os.utime(target)
        sync(target.parent)
        _point(home / LINK, target.relative_to(home))
        replace_text(home / "README.md", entry(target))
        for old in sorted(target.parent.iterdir(), key=_age)[KEPT_BUILDS:]:
            _remove(old, home)
    return target, same


def replace_text(path: Path, text: str) -> None:
    """Swaps in a file with this text, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    unfinished.write_text(text, encoding="utf-8", newline="\n")
    sync(unfinished)
    unfinished.replace(path)
    sync(path.parent)


def sync_tree(folder: Path) -> None:
    """Returns when a folder with all that it holds is on the disk."""
    for path in folder.rglob("*"):
        sync(path)
    sync(folder)


def sync(path: Path) -> None:
    """Returns when a file, or a folder's list of names, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _point(link: Path, target: Path) -> None:
    if link.exists() and not link.is_symlink():
        raise FileExistsError(f"{link}: found a file or folder of its own, expected a link; move it away")
    unfinished = link.with_name(f".{link.name}.{secrets.token_hex(4)}")
    unfinished.symlink_to(target, target_is_directory=True)
    unfinished.replace(link)
    sync(link.parent)


def _same(one: Path, other: Path) -> bool:
    """Whether two folders hold the same files."""
    held = [
        {path.relative_to(folder): path for path in folder.rglob("*") if path.is_file()}
        for folder in (one, other)
    ]
    return held[0].keys() == held[1].keys() and all(
        filecmp.cmp(path, held[1][name], shallow=False) for name, path in held[0].items()
    )


def _age(build: Path) -> int:
    return -build.stat().st_mtime_ns


def _remove(build: Path, home: Path) -> None:
    """Takes a build away by one rename, then deletes it: it is there or it is not, never in part."""
    condemned = home / WORK / f"{build.name}-{secrets.token_hex(4)}"
    condemned.parent.mkdir(exist_ok=True)
    build.rename(condemned)
    shutil.rmtree(condemned, ignore_errors=True)


def _sweep(work: Path) -> None:
    """Removes the folders that no living run holds, and what a swap left unfinished."""
    for unfinished in work.parent.glob(f".*.{'[0-9a-f]' * 8}"):
        if unfinished.is_symlink() or unfinished.is_file():
            unfinished.unlink()
    for folder in work.glob("*"):
        if folder.is_dir() and _dead(_lock_of(folder)):
            shutil.rmtree(folder, ignore_errors=True)
            _lock_of(folder).unlink(missing_ok=True)
    for lock in work.glob("*.lock"):
        if not lock.with_suffix("").exists() and _dead(lock):
            lock.unlink(missing_ok=True)


def _dead(lock: Path) -> bool:
    if not lock.exists():
        return True
    handle = os.open(lock, os.O_RDWR)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    finally:
        os.close(handle)
    return True


def _claim(lock: Path) -> int:
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o644)
    fcntl.flock(handle, fcntl.LOCK_EX)
    return handle


def _claim_there(lock: Path) -> int:
    """Claims a lock that is still there when it is ours: its holder may have taken it away meanwhile."""
    while True:
        lock.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            handle = _claim(lock)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(handle), lock.stat()):
                    return handle
            os.close(handle)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.lock")
