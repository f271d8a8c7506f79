from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

from dsbuild.lexicon.strict import Strict
from dsbuild.sources.containers import raws
from dsbuild.sources.find import Folder, Found, find
from dsbuild.sources.parse import parse
from dsbuild.sources.raw import Limits, Raw, Refusal
from dsbuild.sources.registry.model import load


class RowState(StrEnum):
    """What became of an article of the registry, or of a file that is not in it."""

    PRESENT = "present"
    ABSENT = "absent"
    CHANGED = "changed"
    REMOVED = "removed"
    UNREGISTERED = "unregistered"


class RowStatus(Strict):
    """A row of `seeds status`."""

    state: RowState
    path: str
    id: str | None = None
    title: str | None = None
    rights: str | None = None


def status(folder: Path) -> list[RowStatus]:
    """A row for each registered article in the registry's order, then the removed, then files that are not in it.

    Raises:
        RegistryError: there is no registry, or it is wrong.
    """
    registry = load(folder)
    files = _files(folder)
    texts = {path: set(_texts(found)) for path, found in files.items()}
    rows = [
        RowStatus(
            state=_state(article.sha256, texts.get(article.path)),
            path=article.path,
            id=article.id,
            title=article.title,
            rights=article.rights,
        )
        for article in registry.article
    ]
    rows += [RowStatus(state=RowState.REMOVED, path="", id=article.id) for article in registry.removed]
    known = {article.path for article in registry.article}
    return rows + [RowStatus(state=RowState.UNREGISTERED, path=path) for path in sorted(files.keys() - known)]


def _files(folder: Path) -> dict[str, Found]:
    """The article files that this registry governs, by their path in it."""
    return {
        found.registered_as: found
        for found in find(str(folder))
        if isinstance(found, Found) and found.governed == Folder(str(folder))
    }


def _texts(found: Found) -> Iterator[str]:
    """The sha256 of each article's text in the file."""
    limits = Limits()
    for raw in raws(found, limits):
        article = parse(raw, limits) if isinstance(raw, Raw) else raw
        if not isinstance(article, Refusal):
            yield article.sha256


def _state(sha256: str, texts: set[str] | None) -> RowState:
    if texts is None:
        return RowState.ABSENT
    return RowState.PRESENT if sha256 in texts else RowState.CHANGED
