"""The recipe of a withdrawal: mark a version wherever it was published, and at home."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dsbuild.lexicon.strict import Strict
from dsbuild.release.disk.notice import Notice
from dsbuild.release.places.folder import PlaceError
from dsbuild.release.publish import record
from dsbuild.release.publish.directory import Directory
from dsbuild.release.publish.errors import FailedError, RefusedError
from dsbuild.release.publish.target import Target, target


class Withdrawn(Strict):
    """What became of a withdrawal at a place; `error` is why it could not be marked there, None where it is."""

    place: str
    error: str | None = None


class Withdrawal(Strict):
    """What `dsbuild yank` did: the notice, null where one was taken back, and what became of it at each place."""

    version: str
    notice: Notice | None
    places: tuple[Withdrawn, ...]


def withdraw(
    home: Path, version: str, told: Notice | None, places: Sequence[str] = ()
) -> tuple[Withdrawn, ...]:
    """What became of a withdrawal at home, where the version is there, and in each place: those given and all recorded.

    Without a notice the withdrawal is taken back. A place that cannot be reached does not keep the others from
    being marked.

    Raises:
        RefusedError: the version was never published as far as is known, or its successor is no other version.
        PlaceError: the record of what was published cannot be read.
    """
    if told and told.successor == version:
        raise RefusedError(f"--successor: found {version}, which is what is withdrawn; name another version")
    known = dict.fromkeys([*places, *record.places(home, version)])
    targets = [*_at_home(home, version), *map(target, known)]
    if not targets:
        raise RefusedError(
            f"{home}: found no release {version} and no record of it; name where it was published with --from"
        )
    return tuple(_marked(where, version, told) for where in targets)


def _at_home(home: Path, version: str) -> Iterator[Target]:
    here = Directory(home)
    if here.manifest(version):
        yield here


def _marked(where: Target, version: str, told: Notice | None) -> Withdrawn:
    try:
        missing = [
            name for name in (version, told and told.successor) if name and where.manifest(name) is None
        ]
        if missing:
            error = f"{where.place}: found no release {missing[0]}; publish it there, or name another"
            return Withdrawn(place=where.place, error=error)
        where.mark(version, told)
    except (RefusedError, FailedError, PlaceError) as error:
        return Withdrawn(place=where.place, error=str(error))
    return Withdrawn(place=where.place)
