"""The recipe of a publication: verify, look what is there, send, read back and verify, remember where."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from dsbuild.lexicon.strict import Strict
from dsbuild.release.disk import notice
from dsbuild.release.places.opened import batches, opened, splits
from dsbuild.release.progress import Progress, silent
from dsbuild.release.publish import record
from dsbuild.release.publish.errors import FailedError, RefusedError, TakenError
from dsbuild.release.publish.failures import told
from dsbuild.release.publish.parcel import Parcel, parcel
from dsbuild.release.publish.target import Target, target
from dsbuild.release.verify import verify
from dsbuild.sources.registry import redistributable

FLAG = "--allow-restricted-text"


class State(StrEnum):
    """What became of a release at a place."""

    PUBLISHED = "published"
    THERE_ALREADY = "there already"
    TO_PUBLISH = "to publish"


class Published(Strict):
    """A release at a place. `size` is in bytes, `load` the line of Python that loads it from there."""

    name: str
    version: str
    digest: str
    place: str
    state: State
    files: int
    size: int
    load: str


class Publications(Strict):
    """What `dsbuild publish` did at each place; `errors` says why it did not at others."""

    published: tuple[Published, ...]
    errors: Mapping[str, str]


class UnsoundError(RuntimeError):
    """The release does not verify; a line for each thing that is wrong."""


def publish(
    folder: Path,
    place: str,
    *,
    private: bool = False,
    allow_restricted: bool = False,
    dry_run: bool = False,
    to: Target | None = None,
    progress: Progress = silent,
) -> Published:
    """What became of the release in `folder` at `place`. Publishing what is there already changes nothing.

    Raises:
        UnsoundError: the release is not what its manifest says.
        RefusedError: another release has its version there, it holds text that may not be passed on, or the
            place holds something else.
        FailedError: the place could not be reached, or what was sent does not read back; run it again.
        PlaceError: what lies here cannot be read.
    """
    sent = parcel(folder)
    _check_sound(folder, progress)
    _check_stands(folder.parent, sent.version)
    if not allow_restricted:
        _check_rights(folder, sent)
    where = to or target(place, private=private)
    state = _state(where, sent)
    if state is State.TO_PUBLISH and not dry_run:
        state = _put(where, sent, progress)
    if not dry_run:
        where.settle(sent.version)
        _read_back(where, sent, progress)
        _remember(folder.parent, where, sent)
    return Published(
        name=sent.told.name,
        version=sent.version,
        digest=sent.told.digest,
        place=where.place,
        state=state,
        files=len(sent.told.files) + 1,
        size=sent.size,
        load=where.loading(sent),
    )


def _remember(home: Path, where: Target, sent: Parcel) -> None:
    entry = record.Publication(version=sent.version, digest=sent.told.digest, place=where.place)
    try:
        record.add(home, entry)
    except OSError as error:
        raise FailedError(
            f"{home / record.FILE}: {error.strerror or error}; {sent.title} is published at {where.place}, and is not noted "
            "here: name that place with --from should it have to be withdrawn"
        ) from error


def _check_sound(folder: Path, progress: Progress) -> None:
    found = verify(opened(str(folder)), progress)
    if not found.ok:
        raise UnsoundError("\n".join(map(str, found.problems)))


def _check_stands(home: Path, version: str) -> None:
    if mark := notice.read(home).of(version):
        raise RefusedError(
            f"{mark}; to publish it all the same, take that back: `dsbuild yank {version} --undo`"
        )


def _check_rights(folder: Path, sent: Parcel) -> None:
    if restricted := sum(_restricted(folder)) if sent.restricted else 0:
        raise RefusedError(
            f"{sent.title}: found the text of {restricted:,} articles whose rights do not let it be passed on; release "
            f"with `--text open`, or, for a place that only your own people can read, add {FLAG}"
        )


def _restricted(folder: Path) -> Iterator[int]:
    """The number of articles, batch by batch, that hold text under no licence to pass it on."""
    release = opened(str(folder))
    for split in splits(release, "articles"):
        for batch in batches(release, "articles", split, ["rights", "text"]):
            pairs = zip(batch["rights"].to_pylist(), batch["text"].is_valid().to_pylist(), strict=True)
            yield sum(has_text and not redistributable(rights) for rights, has_text in pairs)


def _state(where: Target, sent: Parcel) -> State:
    there = where.manifest(sent.version)
    if there is None:
        return State.TO_PUBLISH
    if there == sent.manifest:
        return State.THERE_ALREADY
    raise RefusedError(
        f"{where.address(sent.version)}: found another release under this version, and a version never changes; "
        "publish elsewhere, or release again, which makes the next version"
    )


def _put(where: Target, sent: Parcel, progress: Progress) -> State:
    try:
        where.put(sent, progress)
    except TakenError:
        return _state(where, sent)
    return State.PUBLISHED


def _read_back(where: Target, sent: Parcel, progress: Progress) -> None:
    address = where.address(sent.version)
    with told(address, where.access):
        there = opened(address)
        found = verify(there, progress)
    if not found.ok or there.manifest.digest != sent.told.digest:
        wrong = found.problems[0] if found.problems else "another digest"
        raise FailedError(
            f"{address}: what was published does not verify: {wrong}; run it again, and withdraw it with `dsbuild yank` "
            "if it says the same"
        )
