"""The version of a release, computed from what differs: nobody types it."""

from collections.abc import Iterator
from enum import StrEnum

from dsbuild.release.diff.model import Changes, Difference
from dsbuild.release.places.opened import version_key

FIRST = "1.0.0"


class Bump(StrEnum):
    """Which part of a version goes up.

    MAJOR: a row was removed, relabelled, otherwise changed or moved to another split, or the schema changed.
    MINOR: rows were added, or the evidence, review flags or reviews of old ones changed. PATCH: the same rows,
    repackaged or redocumented.
    """

    FIRST = "first"
    MAJOR = "major"
    MINOR = "minor"
    PATCH = "patch"

    @property
    def weight(self) -> int:
        """What bumps are ordered by."""
        return (Bump.FIRST, Bump.PATCH, Bump.MINOR, Bump.MAJOR).index(self)


def bump(difference: Difference) -> tuple[Bump, tuple[str, ...]]:
    """Which part goes up, and why, the weightiest reason first. Two builds with the same rows are a PATCH apart."""
    rows = [("sentences", difference.sentences), ("articles", difference.articles)]
    major = [f"{schema.config}: other columns" for schema in difference.schemas]
    major += [why for config in rows for why in _reasons(*config, MAJOR_KINDS)]
    if major:
        return Bump.MAJOR, tuple(major)
    minor = [why for config in rows for why in _reasons(*config, MINOR_KINDS)]
    minor += _reasons("reviews", difference.reviews, {**MAJOR_KINDS, **MINOR_KINDS})
    if minor:
        return Bump.MINOR, tuple(minor)
    return Bump.PATCH, tuple(_repackaged(difference))


MAJOR_KINDS = {
    "removed": "removed",
    "relabelled": "relabelled",
    "changed": "changed",
    "moved": "moved to another split",
}
MINOR_KINDS = {"added": "added", "evidence": "with other evidence"}


def after(version: str, part: Bump) -> str:
    """The version that follows."""
    major, minor, patch = version_key(version)
    if part is Bump.MAJOR:
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if part is Bump.MINOR else f"{major}.{minor}.{patch + 1}"


def _reasons(config: str, changes: Changes, kinds: dict[str, str]) -> Iterator[str]:
    for kind, told in kinds.items():
        if rows := getattr(changes, kind).rows:
            noun = config if rows != 1 else config.removesuffix("s")
            columns = f" ({', '.join(changes.columns)})" if kind == "changed" else ""
            yield f"{rows:,} {noun} {told}{columns}"


def _repackaged(difference: Difference) -> Iterator[str]:
    if moved := difference.articles.provenance:
        yield f"{moved:,} articles read from another file"
    if difference.files:
        yield f"other {', '.join(difference.files)}"
