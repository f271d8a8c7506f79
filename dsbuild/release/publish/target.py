"""Where releases are published: what each kind of place does, and which one an address means."""

import re
from pathlib import Path
from typing import Protocol

from dsbuild.release.disk.notice import Notice, Notices
from dsbuild.release.progress import Progress
from dsbuild.release.publish.errors import RefusedError
from dsbuild.release.publish.parcel import Parcel

_HUB = re.compile(r"hf://(?:datasets/)?([\w.-]+/[\w.-]+)/?")
_S3 = re.compile(r"s3://[a-z0-9][a-z0-9.-]+(/.*)?")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class Target(Protocol):
    """A place that holds releases. A version is published there when `manifest` gives its manifest."""

    place: str
    access: str
    """What to do where it refuses."""

    def manifest(self, version: str) -> bytes | None:
        """The manifest published as this version; None while none is."""

    def versions(self) -> list[str]:
        """The versions that are published there, the oldest first."""

    def notices(self) -> Notices:
        """Which of them are withdrawn."""

    def put(self, parcel: Parcel, progress: Progress) -> None:
        """Publishes it: the version becomes visible when all of it is there; what is there already is kept.

        Raises:
            TakenError: another release has this version by now.
            RefusedError: the place holds something else.
        """

    def settle(self, version: str) -> None:
        """Does what a run left undone that died after the version had appeared."""

    def address(self, version: str) -> str:
        """What a published version is read back by."""

    def loading(self, parcel: Parcel) -> str:
        """The line of Python that loads a published release."""

    def mark(self, version: str, mark: Notice | None) -> None:
        """Marks a published version as withdrawn, or takes the mark away; where it is so already nothing changes."""


def target(place: str, *, private: bool = False) -> Target:
    """The place that an address names: `hf://datasets/ORG/NAME`, `s3://BUCKET/PREFIX`, or a folder.

    Raises:
        RefusedError: it names none.
    """
    if found := _HUB.fullmatch(place):
        from dsbuild.release.publish.hub import Hub

        return Hub(found[1], private=private)
    if private:
        raise RefusedError(f"{place}: found --private, expected hf://datasets/ORG/NAME; leave it out")
    if _S3.fullmatch(place):
        from dsbuild.release.publish.s3 import Bucket

        return Bucket(place.rstrip("/"))
    if _SCHEME.match(place):
        raise RefusedError(
            f"{place}: found an address of another kind, expected hf://datasets/ORG/NAME, s3://BUCKET/PREFIX or a folder"
        )
    from dsbuild.release.publish.directory import Directory

    return Directory(Path(place).absolute())  # for a record that holds from anywhere
