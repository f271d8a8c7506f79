import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from dsbuild.lexicon.strict import explained
from dsbuild.model import Article
from dsbuild.sources.containers import raws
from dsbuild.sources.find import Found, find
from dsbuild.sources.parse import parse
from dsbuild.sources.raw import REGISTRY_FILE, Limits, Raw, Refusal
from dsbuild.sources.registry import file
from dsbuild.sources.registry.model import RegisteredArticle, RemovedArticle, load, redistributable
from dsbuild.sources.row import row_of

OPEN, RESTRICTED = "open", "restricted"
SAID = ("title", "publisher", "published", "language", "url", "rights")
SLUG = 60


@dataclass(frozen=True, slots=True)
class Added:
    """An article that the registry now holds; or that it held, and whose file was absent and is `put_back`."""

    source: str
    article: RegisteredArticle
    put_back: bool = False

    def __str__(self) -> str:
        if self.put_back:
            return f"{self.source}: registered as {self.article.id} already; put back at {self.article.path}"
        return f"{self.source}: registered as {self.article.id} at {self.article.path}"


@dataclass(frozen=True, slots=True)
class _Seeds:
    """The folder and what its registry holds, by the sha256 of the text; `new` is filled on the way."""

    folder: Path
    registered: dict[str, RegisteredArticle]
    gone: Mapping[str, RemovedArticle]
    new: list[RegisteredArticle]


def add(
    folder: Path,
    files: Iterable[Path | str],
    *,
    overrides: Mapping[str, Any] | None = None,
    today: date,
    limits: Limits | None = None,
) -> list[Added | Refusal]:
    """What became of each article in the files, which may be all that a build reads.

    An article is known by its text. A new one is copied, decompressed, into `open/` if its licence lets anybody
    redistribute it, else into `restricted/`; one that stands there already stays. A registered one whose file
    is absent is put back; a repeat and a removed one are refused. `overrides` are fields of `RegisteredArticle`
    that count more than what the file says.

    Raises:
        RegistryError: there is no registry, or it is wrong.
    """
    limits = limits or Limits()
    with file.locked(folder):
        registry = load(folder)
        seeds = _Seeds(folder, dict(registry.by_sha256), registry.gone, [])
        results = [_added(seeds, raw, limits, overrides or {}, today) for raw in _raws(files, limits)]
        if seeds.new:
            text = (folder / REGISTRY_FILE).read_bytes().decode()
            text = file.appended(text, [file.table("article", row) for row in seeds.new])
            expected = registry.model_copy(update={"article": (*registry.article, *seeds.new)})
            file.replace(folder, text, expected)
    return results


def slug(name: str) -> str:
    """The name in lower-case ASCII letters, digits and dashes; `article` if nothing of it is left."""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters)[:SLUG].strip("-") or "article"


def _raws(files: Iterable[Path | str], limits: Limits) -> Iterator[Raw | Refusal]:
    for source in files:
        for found in find(str(source)):
            if isinstance(found, Found):
                yield from raws(found, limits)
            elif isinstance(found, Refusal):
                yield found


def _added(
    seeds: _Seeds, raw: Raw | Refusal, limits: Limits, overrides: Mapping[str, Any], today: date
) -> Added | Refusal:
    if isinstance(raw, Refusal):
        return raw
    article = parse(raw, limits)
    if isinstance(article, Refusal):
        return article
    if known := _known(seeds, raw, article):
        return known
    row = _row(seeds, raw, article, overrides, today)
    if isinstance(row, Refusal):
        return row
    if refusal := _stored(seeds, row, raw, article):
        return refusal
    seeds.registered[row.sha256] = row
    seeds.new.append(row)
    return Added(raw.uri, row)


def _known(seeds: _Seeds, raw: Raw, article: Article) -> Added | Refusal | None:
    """What becomes of an article that the registry knows; None for a new one."""
    if gone := seeds.gone.get(article.sha256):
        found = f"an article that was removed on {gone.removed} ({gone.reason})"
        return Refusal(raw.uri, raw.place, found, "leave it out")
    same = seeds.registered.get(article.sha256)
    if same is None:
        return None
    if (seeds.folder / same.path).exists():
        found = f"an article that is registered as {same.id} at {same.path}"
        return Refusal(raw.uri, raw.place, found, "leave it out")
    return _stored(seeds, same, raw, article) or Added(raw.uri, same, put_back=True)


def _row(
    seeds: _Seeds, raw: Raw, article: Article, overrides: Mapping[str, Any], today: date
) -> RegisteredArticle | Refusal:
    said = {name: getattr(article, name) for name in SAID} | dict(overrides)
    try:
        return RegisteredArticle(
            id=article.article_id,
            path=_path(seeds, raw, article, OPEN if redistributable(said["rights"]) else RESTRICTED),
            sha256=article.sha256,
            **said,
            added=today,
        )
    except ValidationError as error:
        wrong = "; ".join(explained(error, "registry", RegisteredArticle))
        return Refusal(raw.uri, raw.place, f"what cannot be registered ({wrong})", "say it otherwise")


def _path(seeds: _Seeds, raw: Raw, article: Article, shelf: str) -> str:
    """Where the article is to stand: where it is, if that is on its shelf, else a free name made of the file's."""
    here, home = Path(raw.uri), (seeds.folder / shelf).resolve()
    if raw.place is None and here.is_file() and here.resolve().is_relative_to(home):
        return f"{shelf}/{here.resolve().relative_to(home).as_posix()}"
    suffix = ".html" if article.extractor else ".txt"
    name = slug(PurePosixPath(raw.path).name.partition(".")[0])
    path = f"{shelf}/{name}{suffix}"
    taken = any(row.path == path for row in seeds.new) or (seeds.folder / path).exists()
    taken |= any(row.path == path for row in seeds.registered.values())
    return f"{shelf}/{name}-{article.article_id}{suffix}" if taken or raw.place is not None else path


def _stored(seeds: _Seeds, row: RegisteredArticle, raw: Raw, article: Article) -> Refusal | None:
    """Nothing when the file stands where the row says, copied if it did not."""
    target = seeds.folder / row.path
    if not target.resolve().is_relative_to(seeds.folder.resolve()):
        return Refusal(raw.uri, raw.place, f"a place outside the folder ({row.path})", "take the link away")
    try:
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            file.write(target, _content(raw, article))
    except OSError as error:
        return Refusal(
            raw.uri, raw.place, f"no way to write {row.path} ({error.strerror})", "check the folder"
        )
    return None


def _content(raw: Raw, article: Article) -> bytes:
    """The bytes to keep, decompressed: the file itself, or the page or the text of a line or row."""
    if isinstance(raw.payload, bytes) and not raw.format.holds_many:
        return raw.payload
    if article.extractor is None:
        return article.text.encode()
    return row_of(raw.payload).html.encode()
