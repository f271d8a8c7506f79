"""`withdrawn.json`: which published versions are withdrawn, since when, why, and what to use instead."""

import json
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from dsbuild.lexicon.strict import Strict, explained
from dsbuild.release.places.folder import Folder, PlaceError

FILE = "withdrawn.json"
Version = Annotated[str, StringConstraints(pattern=r"^\d+\.\d+\.\d+$")]


class Notice(Strict):
    """A withdrawn version; `successor` is the version to use instead, None where there is none."""

    version: Version
    withdrawn: date
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]
    successor: Version | None = None

    def __str__(self) -> str:
        instead = f"use {self.successor}" if self.successor else "it has no successor"
        return f"{self.version} was withdrawn on {self.withdrawn}: {self.reason}; {instead}"


class Notices(Strict):
    """All withdrawn versions of a place, in the order of their withdrawal."""

    withdrawn: tuple[Notice, ...] = Field(default=())

    def of(self, version: str) -> Notice | None:
        """The notice of a version; None for one that stands."""
        return next((notice for notice in self.withdrawn if notice.version == version), None)

    def marked(self, version: str, notice: Notice | None) -> "Notices":
        """These with this notice of the version, or with none; the very same where that changes nothing but a date."""
        held = self.of(version)
        if held is notice or (
            held and notice and held.model_copy(update={"withdrawn": notice.withdrawn}) == notice
        ):
            return self
        others = tuple(other for other in self.withdrawn if other.version != version)
        return Notices(withdrawn=(*others, notice) if notice else others)

    def as_json(self) -> str:
        """The notices as they are written."""
        return json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def parse(data: bytes | None, file: str = FILE) -> Notices:
    """The notices that a file holds; none where there is no file.

    Raises:
        PlaceError: it holds something else.
    """
    try:
        return Notices.model_validate_json(data) if data else Notices()
    except ValidationError as error:
        raise PlaceError("\n".join(explained(error, file, Notices))) from None


def told(folder: Folder, version: str) -> str | None:
    """What is said of the version in a folder where it lies, that it is withdrawn; None where it stands."""
    around = folder.around
    notice = parse(around.read(FILE), str(around / FILE)).of(version) if around.has(FILE) else None
    return str(notice) if notice else None


def read(home: Path) -> Notices:
    """The notices of a folder of releases; raises as `parse` does."""
    file = home / FILE
    return parse(file.read_bytes() if file.is_file() else None, str(file))
