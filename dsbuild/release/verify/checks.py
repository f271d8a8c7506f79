"""The recipe of a check: the manifest, the files, what describes them, the rows."""

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from dsbuild.release.disk import notice
from dsbuild.release.documents import manifest as manifests
from dsbuild.release.places.opened import DamagedError, Opened, opened
from dsbuild.release.progress import Progress, silent
from dsbuild.release.tables.columns import CONFIGS
from dsbuild.release.verify.attested import attested
from dsbuild.release.verify.described import described, schemas
from dsbuild.release.verify.files import damaged, files
from dsbuild.release.verify.model import Problem, Verification, limited
from dsbuild.release.verify.rows import rows


def verify_place(
    place: str,
    home: Path | None = None,
    progress: Progress = silent,
    keys: Sequence[Path] = (),
) -> Verification:
    """What is wrong with the build or release at a place, its manifest included; with keys, one has to have signed it.

    Raises:
        KeyFileError: a key cannot be used.
        PlaceError: nothing is there, or it cannot be reached.
    """
    try:
        release = opened(place, home)
    except DamagedError as error:
        return Verification(place=place, problems=(Problem(file=manifests.FILE, message=str(error)),))
    return verify(release, progress, keys)


def verify(release: Opened, progress: Progress = silent, keys: Sequence[Path] = ()) -> Verification:
    """What is wrong with an open build or release; its manifest was read, so it is sound. Holds a row group.

    Raises:
        PlaceError: a file cannot be reached any more.
    """
    told = release.manifest
    broken = list(files(release, progress))
    unread = {problem.file for problem in broken}
    readable = not any(file.path in unread for config in CONFIGS for file in told.of(config))
    problems, more = limited(
        chain(
            attested(release, keys),
            _located(release, broken),
            _contents(release, unread, progress, readable=readable),
        )
    )
    return Verification(
        place=release.place,
        name=told.name,
        version=told.version,
        digest=told.digest,
        files=len(told.files),
        articles=told.rows("articles"),
        sentences=told.rows("sentences"),
        rows_checked=readable,
        withdrawn=notice.told(release.folder, told.version),
        problems=problems,
        more=more,
    )


def _located(release: Opened, broken: list[Problem]) -> Iterator[Problem]:
    """What is wrong with files; where a Parquet file is damaged, at which rows and column if that can be told."""
    for problem in broken:
        yield problem
        if problem.file.endswith(".parquet") and "sha256" in problem.message:
            yield from damaged(release, problem.file)


def _contents(release: Opened, unread: set[str], progress: Progress, *, readable: bool) -> Iterator[Problem]:
    yield from described(release, unread)
    if readable:
        wrong = list(schemas(release))
        yield from wrong or rows(release, progress)
