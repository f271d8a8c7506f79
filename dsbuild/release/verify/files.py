"""Whether the files of a release are those of its manifest, byte for byte."""

from collections.abc import Callable, Iterator
from fnmatch import fnmatchcase
from functools import partial
from hashlib import sha256
from typing import Any

import pyarrow as pa

from dsbuild.release.documents import manifest as manifests
from dsbuild.release.documents.manifest import BESIDE, RESTORE
from dsbuild.release.places.folder import PlaceError
from dsbuild.release.places.opened import Opened
from dsbuild.release.progress import Progress
from dsbuild.release.verify.model import Problem

CHUNK = 1 << 20


def files(release: Opened, progress: Progress) -> Iterator[Problem]:
    """What is missing, too many, or of another size or content."""
    expected = {file.path: file for file in release.manifest.files}
    total = sum(file.size for file in release.manifest.files)
    there = set(release.folder.names())
    for path in sorted(there - expected.keys() - {manifests.FILE}):
        if any(fnmatchcase(path, name) for name in BESIDE):
            continue
        yield Problem(file=path, message="found a file that the manifest does not list; take it away")
    for path, file in sorted(expected.items()):
        if path not in there:
            yield Problem(file=path, message=f"found no such file; {RESTORE}")
        elif (size := release.folder.size(path)) != file.size:
            yield Problem(file=path, message=f"found {size:,} bytes, expected {file.size:,}; {RESTORE}")
        elif (digest := _sha256(release, path, partial(_hashed, progress, total))) != file.sha256:
            yield Problem(file=path, message=f"found the sha256 {digest}, expected {file.sha256}; {RESTORE}")


def damaged(release: Opened, path: str) -> Iterator[Problem]:
    """Which columns of which rows of a damaged Parquet file do not match their checksums."""
    found = False
    try:
        with release.folder.parquet(path) as parquet:
            for problem in _damaged(parquet, path):
                found = True
                yield problem
    except (PlaceError, UnicodeDecodeError):
        yield Problem(file=path, message="the damage is in the file's footer")
    else:
        if not found:
            yield Problem(file=path, message="the damage is between the pages of its rows")


def _damaged(parquet: Any, path: str) -> Iterator[Problem]:
    begin = 0
    for group in range(parquet.num_row_groups):
        count = parquet.metadata.row_group(group).num_rows
        for column in dict.fromkeys(parquet.schema_arrow.names):
            try:
                parquet.read_row_group(group, columns=[column], use_threads=False)
            except (pa.ArrowException, OSError):
                last = begin + count - 1
                message = f"the damage is in this column, in rows {begin:,} to {last:,}"
                yield Problem(file=path, row=begin, column=column, message=message)
        begin += count


def _hashed(progress: Progress, total: int, done: int) -> None:
    progress("bytes hashed", done, total)


def _sha256(release: Opened, path: str, hashed: Callable[[int], object]) -> str:
    digest = sha256()
    with release.folder.open(path) as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
            hashed(len(chunk))
    return digest.hexdigest()
