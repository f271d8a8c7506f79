"""What goes into a build, as hashes: what a release checks before it takes a build for its own."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from dsbuild import catalogue, sources
from dsbuild.engines import segmentation
from dsbuild.review import decisions as decisions_file
from dsbuild.settings import Settings

if TYPE_CHECKING:
    from hashlib import _Hash

GOLD = "gold"


@dataclass(frozen=True, slots=True)
class ArticlesDigest:
    """A hash of the articles as they are found, in order: where each stands, and its bytes."""

    _digest: "_Hash" = field(default_factory=sha256)

    def take(self, raw: sources.Raw) -> None:
        """Takes the next article."""
        payload = raw.payload if isinstance(raw.payload, bytes) else _row(raw)
        self._digest.update(f"{raw.path}\n{raw.place}\n{sha256(payload).hexdigest()}\n".encode())

    def hexdigest(self) -> str:
        """The hash of all that were taken."""
        return self._digest.hexdigest()


def inputs(
    places: tuple[str, ...], settings: Settings, settings_text: str, articles: ArticlesDigest
) -> dict[str, str]:
    """The hash of each input, by what it is."""
    return {
        "articles": articles.hexdigest(),
        "decisions": _digest(decision_files(places)),
        "gold": _digest(file for folder in gold_folders(places) for file in sorted(folder.glob("*.json"))),
        "lexicon": catalogue.words(),
        "registry": _digest(_beside(places, sources.REGISTRY_FILE)),
        "rules": catalogue.version(),
        "segmenter": segmentation.digest(settings.segmenter),
        "settings": sha256(settings_text.encode()).hexdigest(),
    }


def articles(places: tuple[str, ...], limits: sources.Limits) -> ArticlesDigest:
    """The hash of the articles that stand in the sources now; they are read, not parsed."""
    digest = ArticlesDigest()
    for found in sources.discover(places, limits):
        if isinstance(found, sources.Raw):
            digest.take(found)
    return digest


def decision_files(places: tuple[str, ...]) -> tuple[Path, ...]:
    """The decisions beside the registries of the sources."""
    return _beside(places, decisions_file.FILE)


def gold_folders(places: tuple[str, ...]) -> tuple[Path, ...]:
    """The folders of gold beside the sources."""
    found = (Path(place) / GOLD for place in places if "://" not in place)
    return tuple(path for path in found if path.is_dir())


def _row(raw: sources.Raw) -> bytes:
    return json.dumps(raw.payload, sort_keys=True, default=str, ensure_ascii=True).encode()


def _beside(places: tuple[str, ...], file: str) -> tuple[Path, ...]:
    found = (Path(place) / file for place in places if "://" not in place)
    return tuple(path for path in found if path.is_file())


def _digest(files: Iterable[Path]) -> str:
    return sha256(b"\n".join(file.read_bytes() for file in files)).hexdigest()
