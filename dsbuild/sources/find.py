"""SOURCES -> the files of articles among them: files, folders, globs, fsspec URLs."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

from dsbuild.sources.raw import REGISTRY_FILE, Format, Notice, Refusal
from dsbuild.sources.streams import SUFFIXES

FORMATS = {
    ".txt": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".jsonl": Format.JSONL,
    ".parquet": Format.PARQUET,
}
READABLE = f"give {', '.join(FORMATS)}, plain, .gz or .zst"
MAGIC = frozenset("*?[")
DECISIONS = "decisions.jsonl"
BESIDE_REGISTRY = frozenset({DECISIONS, "gold"})  # inputs of a build that hold no articles
PACKAGES = {"s3": "pip install 'dsbuild[s3]'", "s3a": "pip install 'dsbuild[s3]'"}


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that was read; `fs` is None on the local disk. It is compared by where it is."""

    location: str
    fs: Any = None

    def read(self, name: str) -> bytes:
        """The bytes of a file directly in the folder."""
        return (
            Path(self.location, name).read_bytes()
            if self.fs is None
            else self.fs.cat_file(f"{self.location}/{name}")
        )


@dataclass(frozen=True, slots=True)
class Found:
    """A file of articles. `uri` is as told to the user, `path` relative to the folder that was given.

    `governed` is the folder whose registry decides what is built of it, `registered_as` its path in there.
    """

    uri: str
    path: str
    location: str
    format: Format
    fs: Any = None
    governed: Folder | None = None
    registered_as: str = ""

    @property
    def name(self) -> str:
        """The file's name in lower case, for its suffixes."""
        return PurePosixPath(self.location).name.lower()

    @property
    def identity(self) -> str:
        """The same for every way to name the file."""
        return os.path.realpath(self.location) if self.fs is None else self.uri

    def open(self) -> BinaryIO:
        """The file's bytes as they are stored."""
        if self.fs is None:
            return Path(self.location).open("rb")
        opened: BinaryIO = self.fs.open(self.location, "rb")
        return opened


Finding = Found | Folder | Notice | Refusal


def find(source: str) -> Iterator[Finding]:
    """The article files of one SOURCE, the folders that a registry governs, and what is worth telling."""
    if source.startswith("file://"):
        source = source.removeprefix("file://")
    if "://" in source:
        yield from _remote(source)
    elif os.path.lexists(source):
        yield from _local(Path(source), Path(source).parent)
    elif MAGIC & set(source):
        yield from _matching(source)
    else:
        yield Refusal(shown(source), None, "nothing", "check the path")


def article_format(name: str) -> Format | None:
    """The format that a file's name tells, compressed or not; None for other files."""
    path = PurePosixPath(name.lower())
    return FORMATS.get(path.with_suffix("").suffix if path.suffix in SUFFIXES else path.suffix)


def shown(path: str | Path) -> str:
    """The path with `/` between its parts, and with escapes for bytes that are not UTF-8."""
    return os.fsencode(Path(path).as_posix()).decode("utf-8", "backslashreplace")


def _matching(pattern: str) -> Iterator[Finding]:
    parts = Path(pattern).parts
    fixed = next(place for place, part in enumerate(parts) if MAGIC & set(part))
    top = Path(*parts[:fixed])
    # pathlib, unlike glob, follows no symbolic link under `**`.
    try:
        found = sorted(top.glob(str(Path(*parts[fixed:]))))
    except ValueError as error:
        yield Refusal(shown(pattern), None, f"a malformed pattern ({error})", "write `**` between slashes")
        return
    matches = [
        match
        for match in found
        if not any(part.startswith(".") for part in match.relative_to(top).parts)
        and (match.is_dir() or article_format(match.name))
    ]
    for match in matches:
        yield from _local(match, top)
    if not matches:
        yield Refusal(shown(pattern), None, "no article that it matches", READABLE)


def _local(path: Path, top: Path) -> Iterator[Finding]:
    if path.is_dir():
        yield from _walk(path)
    else:
        yield from _file(path, top, None, explicit=True)


def _walk(top: Path) -> Iterator[Finding]:
    """The files under `top`, hidden ones and other files left out; each folder is visited once."""
    visited: set[str] = set()
    waiting: list[tuple[Path, tuple[str, ...], Folder | None]] = [(top, (), None)]
    while waiting:
        folder, above, governed = waiting.pop()
        real = os.path.realpath(folder)
        if real in above:
            yield Notice(shown(folder), None, "symbolic link back to a folder around it; not followed")
        if real in visited:
            continue
        visited.add(real)
        try:
            children = sorted(folder.iterdir(), reverse=True)
        except OSError as error:
            yield Refusal(shown(folder), None, f"a folder that cannot be read ({error.strerror})", "check it")
            continue
        if any(child.name == REGISTRY_FILE for child in children):
            governed = Folder(str(folder))
            yield governed
            children = [child for child in children if child.name not in BESIDE_REGISTRY]
        elif folder == top:
            children = [child for child in children if child.name != DECISIONS]
        for child in children:
            if child.name.startswith("."):
                continue
            if child.is_dir():
                waiting.append((child, (*above, real), governed))
            elif article_format(child.name):
                yield from _file(child, top, governed, explicit=False)


def _file(path: Path, top: Path, governed: Folder | None, *, explicit: bool) -> Iterator[Finding]:
    kind = article_format(path.name)
    if kind is None:
        if explicit:
            yield Refusal(shown(path), None, f"a {path.suffix or 'nameless'} file", READABLE)
        return
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield Refusal(shown(path), None, f"a file that cannot be read ({error.strerror})", "check the file")
        return
    if not stat.S_ISREG(mode):
        yield Refusal(shown(path), None, "no regular file", "give a file")
        return
    if governed is None:
        yield Found(shown(path), shown(path.relative_to(top)), str(path), kind)
        return
    inside = shown(path.relative_to(governed.location))
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(governed.location)):
        yield Refusal(
            shown(path), None, "a symbolic link that leaves the folder of the registry", "copy the file"
        )
        return
    yield Found(shown(path), shown(path.relative_to(top)), str(path), kind, None, governed, inside)


def _remote(url: str) -> Iterator[Finding]:
    import fsspec

    protocol = url.partition("://")[0]
    try:
        fs, top = fsspec.core.url_to_fs(url)
    except ImportError as error:
        yield Refusal(
            url, None, f"{protocol}:// without the package for it", PACKAGES.get(protocol, str(error))
        )
        return
    except ValueError as error:
        yield Refusal(url, None, f"a URL that cannot be read ({error})", "check it")
        return
    try:
        names = fs.glob(top) if MAGIC & set(top) else fs.find(top)
    except OSError as error:
        yield Refusal(url, None, f"a place that cannot be read ({error})", "check it")
        return
    yield from _listed(fs, sorted(names), top, url)


def _listed(fs: Any, names: list[str], top: str, url: str) -> Iterator[Finding]:
    top = top if not MAGIC & set(top) else top[: min(map(top.index, MAGIC & set(top)))]
    base = top.rstrip("/") if [*names] != [top] else str(PurePosixPath(top).parent)
    folders = {str(PurePosixPath(name).parent) for name in names if PurePosixPath(name).name == REGISTRY_FILE}
    governing = {folder: Folder(folder, fs) for folder in folders}
    yield from governing.values()
    told = False
    for name in names:
        relative = name.removeprefix(base).lstrip("/")
        kind = article_format(name)
        if kind is None or any(part.startswith(".") for part in PurePosixPath(relative).parts):
            continue
        told = True
        above = [str(parent) for parent in PurePosixPath(name).parents if str(parent) in governing]
        folder = governing[above[0]] if above else None
        inside = name.removeprefix(folder.location).lstrip("/") if folder else ""
        if folder and PurePosixPath(inside).parts[0] in BESIDE_REGISTRY:
            continue
        yield Found(fs.unstrip_protocol(name), relative, name, kind, fs, folder, inside)
    if not told:
        yield Refusal(url, None, "no article", READABLE)
