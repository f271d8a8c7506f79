"""SOURCES -> raw articles."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from dsbuild.sources.containers import raws
from dsbuild.sources.find import Folder, Found, find
from dsbuild.sources.parse import parse
from dsbuild.sources.raw import REGISTRY_FILE, HashMismatch, Limits, Notice, Raw, Refusal, RegistryError

if TYPE_CHECKING:
    from dsbuild.sources.registry import RegisteredArticle, Registry, RemovedArticle

Discovery = Raw | Refusal | Notice


def discover(sources: Sequence[str], limits: Limits) -> Iterator[Discovery]:
    """What stands in the sources: first what is worth telling, then the articles in order of path, one at a time.

    A file that several sources name is read once. In a folder with a registry, only what is registered is read;
    what was removed there is read nowhere.

    Raises:
        RegistryError: a registry is wrong; a line for each thing.
    """
    files: dict[str, Found] = {}
    folders: dict[str, Folder] = {}
    for source in sources:
        for finding in find(str(source)):
            if isinstance(finding, Found):
                files.setdefault(finding.identity, finding)
            elif isinstance(finding, Folder):
                folders.setdefault(finding.location, finding)
            else:
                yield finding
    registries = {place: _registry(folder) for place, folder in sorted(folders.items())}
    gone = {sha256: row for registry in registries.values() for sha256, row in registry.gone.items()}
    for place, registry in registries.items():
        yield from _absent(place, registry, files)
    for found in sorted(files.values(), key=lambda found: (found.uri, found.identity)):
        if found.governed is None:
            yield from _kept(raws(found, limits), gone, limits)
        else:
            yield from _governed(found, registries[found.governed.location], gone, limits)


def _registry(folder: Folder) -> "Registry":
    from dsbuild.sources.registry import validated

    file = PurePosixPath(folder.location, REGISTRY_FILE).as_posix()
    try:
        return validated(folder.read(REGISTRY_FILE), file)
    except OSError as error:
        raise RegistryError(
            f"{file}: found a registry that cannot be read ({error.strerror or error})"
        ) from None


def _absent(place: str, registry: "Registry", files: dict[str, Found]) -> Iterator[Notice]:
    here = {
        found.registered_as
        for found in files.values()
        if found.governed is not None and found.governed.location == place
    }
    for article in registry.article:
        if article.path not in here:
            path = PurePosixPath(place, article.path).as_posix()
            yield Notice(path, None, f"registered as {article.id} and not here; not built")


def _governed(
    found: Found, registry: "Registry", gone: dict[str, "RemovedArticle"], limits: Limits
) -> Iterator[Discovery]:
    rows = [article for article in registry.article if article.path == found.registered_as]
    if not rows:
        yield _unregistered(found, gone, limits)
    elif found.format.holds_many:
        yield from _registered_among(found, rows, limits)
    else:
        for raw in raws(found, limits):
            yield replace(raw, registered=rows[0]) if isinstance(raw, Raw) else raw


def _registered_among(found: Found, rows: list["RegisteredArticle"], limits: Limits) -> Iterator[Discovery]:
    """The registered articles of a file of many; the others are told."""
    missing = {row.sha256: row for row in rows}
    for raw in raws(found, limits):
        if isinstance(raw, Refusal):
            yield raw
        elif isinstance(article := parse(raw, limits), Refusal):
            yield article
        elif row := missing.pop(article.sha256, None):
            yield replace(raw, registered=row)
        else:
            yield Notice(found.uri, raw.place, "not registered; not built")
    for row in missing.values():
        remedy = "restore the registered text, or `dsbuild seeds remove` the article"
        yield HashMismatch(found.uri, None, f"no article with the text registered as {row.id}", remedy)


def _unregistered(found: Found, gone: dict[str, "RemovedArticle"], limits: Limits) -> Notice:
    for told in _kept(raws(found, limits), gone, limits) if gone else ():
        if isinstance(told, Notice):
            return told
    return Notice(found.uri, None, "not registered; not built (`dsbuild seeds add` registers it)")


def _kept(
    found: Iterator[Raw | Refusal], gone: dict[str, "RemovedArticle"], limits: Limits
) -> Iterator[Discovery]:
    """All but what was removed."""
    for raw in found:
        article = parse(raw, limits) if gone and isinstance(raw, Raw) else raw
        removed = gone.get(getattr(article, "sha256", ""))
        if removed is None:
            yield raw
        else:
            message = f"removed on {removed.removed} ({removed.reason}); not built"
            yield Notice(raw.uri if isinstance(raw, Raw) else raw.path, raw.place, message)
