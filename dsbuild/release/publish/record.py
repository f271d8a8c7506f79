"""`dist/<name>/published.json`: which release was published where, so that it can be withdrawn there."""

import json
from pathlib import Path

from pydantic import Field, ValidationError

from dsbuild.lexicon.strict import Strict, explained
from dsbuild.release.disk import folders
from dsbuild.release.places.folder import PlaceError

FILE = "published.json"


class Publication(Strict):
    """A version that was published at a place; `digest` is the release's."""

    version: str
    digest: str
    place: str


class Record(Strict):
    """All publications, in their order."""

    published: tuple[Publication, ...] = Field(default=())


def places(home: Path, version: str) -> tuple[str, ...]:
    """Where a version was published."""
    return tuple(entry.place for entry in read(home).published if entry.version == version)


def add(home: Path, publication: Publication) -> None:
    """Adds a publication; one that is there already stays once."""
    with folders.locked(home):
        held = read(home).published
        if publication not in held:
            told = Record(published=(*held, publication)).model_dump(mode="json")
            folders.replace_text(home / FILE, json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def read(home: Path) -> Record:
    """The record of a dataset's folder; an empty one where there is none.

    Raises:
        PlaceError: it cannot be read.
    """
    file = home / FILE
    try:
        return Record.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return Record()
    except ValidationError as error:
        raise PlaceError("\n".join(explained(error, str(file), Record))) from None
