"""From a build and the release before to the next release."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from dsbuild.release.diff import Difference, Quotable, changelog, diff, version
from dsbuild.release.diff.version import Bump
from dsbuild.release.disk import folders, placing
from dsbuild.release.disk.entry import entry
from dsbuild.release.documents.describe import describe, write
from dsbuild.release.documents.manifest import Manifest
from dsbuild.release.options import Historic, Options
from dsbuild.release.places.folder import Folder
from dsbuild.release.places.opened import Opened, batches, newest, splits, version_key, versions
from dsbuild.release.places.recast import recast
from dsbuild.release.progress import Progress, silent
from dsbuild.release.tables.columns import CONFIGS
from dsbuild.release.tables.redact import withheld
from dsbuild.release.tables.tally import Tally, tally
from dsbuild.release.tables.writer import WrittenFile
from dsbuild.settings import TextPolicy


class RefusedError(Exception):
    """A release that must not be made; the message says why and what to do."""


class NothingChangedError(Exception):
    """The release would say what the one before says."""


@dataclass(frozen=True, slots=True)
class Released:
    """A release: its version, which part of it went up, and why. `folder` is None where nothing was written.

    `withheld` counts the articles whose text it leaves out.
    """

    version: str
    bump: Bump
    why: tuple[str, ...]
    manifest: Manifest
    difference: Difference | None
    withheld: int
    folder: Path | None


def _nothing_to_attest(folder: Path) -> None:
    del folder


@dataclass(frozen=True, slots=True)
class Draft:
    """What a release is made of: a build, the release before, and what it is told of itself.

    `removed` are the reasons by the ids of the articles that were taken out for good, ever. `attest` is called
    with the release's folder when it is complete, right before it takes its place. `at_most` is the largest part of
    the version that may go up.
    """

    build: Opened
    last: Opened | None
    options: Options
    home: Path
    removed: Mapping[str, str] = field(default_factory=dict)
    attest: Callable[[Path], object] = _nothing_to_attest
    progress: Progress = silent
    at_most: Bump = Bump.MAJOR


def release(draft: Draft, *, dry_run: bool = False) -> Released:
    """The next release, in its place or, on a dry run, nowhere. Holds a row group and the changes' examples.

    Raises:
        RefusedError: the build does not hold the text that the release asks for, more of the version would go up
            than may, or another release was made meanwhile.
        PlaceError: the build, or the release before, is damaged.
        NothingChangedError: the release before says the same.
    """
    _check_text(draft.build.manifest.text, draft.options.policy)
    working = Path(draft.build.folder.root).relative_to(draft.home.resolve())
    leads = partial(entry, draft.home, draft.home / working)
    if not dry_run:
        placing.settle(draft.home, [draft.home / name for name in versions(draft.home)], leads)
    with folders.workplace(draft.home) as folder:
        files = recast(draft.build, folder, draft.options.policy, draft.progress)
        drafted = _Drafted(folder, files, tally(folder, files))
        released = _later(draft, drafted, draft.last) if draft.last else _first(draft, drafted)
        if dry_run:
            return released
        try:
            place = placing.place(
                folder,
                draft.home,
                released.version,
                unchanged=partial(_unchanged, draft),
                attest=partial(draft.attest, folder),
                entry=leads,
            )
        except placing.PlaceTakenError as error:
            raise RefusedError(str(error)) from None
    return replace(released, folder=place)


@dataclass(frozen=True, slots=True)
class _Drafted:
    """The folder of a release while it is made, with its rows' files and what was counted in them."""

    folder: Path
    files: list[WrittenFile]
    counted: Tally

    def described(self, options: Options, changes: str) -> Manifest:
        write(self.folder / changelog.FILE, changes)
        return describe(self.folder, self.files, self.counted, options)

    def opened(self, told: Manifest) -> Opened:
        return Opened(str(self.folder), Folder(str(self.folder)), told)


def _first(draft: Draft, drafted: _Drafted) -> Released:
    counted = drafted.counted
    summary = (
        f"first release: {counted.sentences.total():,} sentences of {counted.articles.total():,} articles"
    )
    options = replace(draft.options, version=version.FIRST, summary=summary)
    told = drafted.described(options, changelog.first(options.name, options.version))
    return Released(version.FIRST, Bump.FIRST, (summary,), told, None, _withheld(drafted, options), None)


def _later(draft: Draft, drafted: _Drafted, last: Opened) -> Released:
    before = last.manifest
    as_before = replace(
        draft.options,
        version=before.version,
        summary=before.summary,
        released=before.released,
        history=before.history,
        previous=before.previous,
    )
    same = drafted.opened(drafted.described(as_before, ""))
    if not (differing := _differing(same.manifest, before)):
        raise NothingChangedError(
            f"nothing changed since {before.version}: the rows and all that describes them are the same"
        )
    difference = diff(last, same, quotable=Quotable.OPEN, progress=draft.progress)
    difference = difference.model_copy(update={"files": tuple(differing)})
    part, why = version.bump(difference)
    number = version.after(before.version, part)
    if part.weight > draft.at_most.weight:
        raise RefusedError(
            f"found {number}, a {part} release, expected a {draft.at_most} one at most: {'; '.join(why)}; look at "
            f"`dsbuild diff latest dev`, then release with `--at-most {part}`"
        )
    options = replace(
        draft.options,
        version=number,
        summary="; ".join(why),
        history=(
            *before.history,
            Historic(version=before.version, digest=before.digest, summary=before.summary),
        ),
    )
    assert options.previous is not None
    told = drafted.described(
        options,
        changelog.changes(options.name, number, options.previous, why, difference, _gone(draft, last)),
    )
    second = difference.second.model_copy(update={"version": number, "digest": told.digest, "place": number})
    difference = difference.model_copy(update={"second": second})
    return Released(number, part, why, told, difference, _withheld(drafted, options), None)


def _differing(one: Manifest, other: Manifest) -> list[str]:
    """The files that differ, those of rows left out and what tells of the versions before."""
    held = [
        {file.path: file.sha256 for file in side.files if file.path != changelog.FILE}
        for side in (one, other)
    ]
    paths = sorted(held[0].keys() | held[1].keys())
    return [path for path in paths if held[0].get(path) != held[1].get(path)]


def _check_text(build: TextPolicy, wanted: TextPolicy) -> None:
    if build not in {TextPolicy.FULL, wanted} and wanted is not TextPolicy.NONE:
        raise RefusedError(
            f"found a build with `--text {build}`, expected one with `--text full` for a release with `--text {wanted}`; "
            "run `dsbuild build --text full`"
        )


def _unchanged(draft: Draft) -> bool:
    """Whether the newest release here is still the one that the version was computed from."""
    there = newest(draft.home)
    return (
        there is None or draft.last is None or version_key(there) <= version_key(draft.last.manifest.version)
    )


def _gone(draft: Draft, last: Opened) -> dict[str, str]:
    """The reasons for the articles of the last release that were taken out for good."""
    if not draft.removed:
        return {}
    there = (
        article
        for split in splits(last, CONFIGS[1])
        for batch in batches(last, CONFIGS[1], split, ["article_id"])
        for article in batch["article_id"].to_pylist()
    )
    return {article: draft.removed[article] for article in there if article in draft.removed}


def _withheld(drafted: _Drafted, options: Options) -> int:
    return sum(
        count for (_, rights), count in drafted.counted.sources.items() if withheld(rights, options.policy)
    )
