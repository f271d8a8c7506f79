"""`manifest.json`: every file of a build with its hash, and what the build was made of and with."""

import json
import platform
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from dsbuild.lexicon.strict import Strict, explained
from dsbuild.release.options import Crossing, Historic, Options, Previous
from dsbuild.release.tables.columns import features, present
from dsbuild.release.tables.writer import WrittenFile, file_sha256
from dsbuild.settings import Name, TextPolicy
from dsbuild.version import __version__

FILE = "manifest.json"
BESIDE = (".gitattributes", ".gitignore", "withdrawn.json", "*.intoto.json")
"""What may stand beside a release's own files where its place is a whole repository, as patterns of names."""
LIBRARIES = ("charset-normalizer", "lxml", "nltk", "pyarrow", "pydantic", "rensa", "trafilatura")
"""What a build's bytes can depend on."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Inside = Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$")]
"""A relative path that leads nowhere else: a manifest may come from anybody."""
Version = Annotated[str, Field(pattern=r"^\d+\.\d+\.\d+$")]


class ManifestError(ValueError):
    """What is wrong with a manifest."""


class ManifestFile(Strict):
    """A file of the build; `path` is relative to its folder, `rows` None where it has none."""

    path: Inside
    size: Annotated[int, Field(ge=0)]
    sha256: Sha256
    rows: int | None = None


class Manifest(Strict):
    """What a build holds, what it was made of and with. Holds no time, so that equal builds are equal bytes.

    `previous` is the release whose groups and splits were taken over, `history` are the releases before this
    one, the oldest first, and `summary` says in a line what this one changed; `released` is its day, null unless one was
    given, since it would make equal releases differ. `crossings` are the articles
    that resemble one of another split. `inputs` are hashes of what went in. `digest` is the sha256 of the
    manifest without it: the identity of a build, for the files' hashes are under it.
    """

    name: Name
    version: Version
    summary: str
    released: date | None
    previous: Previous | None
    history: tuple[Historic, ...]
    text: TextPolicy
    contents: Mapping[str, str]
    schemas: Mapping[str, str]
    inputs: Mapping[str, str]
    crossings: tuple[Crossing, ...]
    dsbuild: str
    python: str
    libraries: Mapping[str, str]
    files: tuple[ManifestFile, ...]
    digest: Sha256

    def of(self, config: str) -> tuple[ManifestFile, ...]:
        """The Parquet files of a config, by path."""
        return tuple(file for file in self.files if file.path.startswith(f"{config}/"))

    def rows(self, config: str) -> int:
        """The rows of a config."""
        return sum(file.rows or 0 for file in self.of(config))


def manifest(folder: Path, written: Iterable[WrittenFile], options: Options) -> Manifest:
    """What a folder holds by now, in order of paths."""
    tables = {file.path: file for file in written}
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    names = sorted(name for name in found if name != FILE)
    unsigned = Manifest(
        name=options.name,
        version=options.version,
        summary=options.summary,
        released=options.released,
        previous=options.previous,
        history=options.history,
        text=options.policy,
        contents=contents(tables.values()),
        schemas={config: schema_hash(config) for config in present(file.config for file in tables.values())},
        inputs=dict(sorted(options.inputs.items())),
        crossings=options.crossings,
        dsbuild=__version__,
        python=platform.python_version(),
        libraries=libraries(),
        files=tuple(_file(folder, name, tables.get(name)) for name in names),
        digest="0" * 64,
    )
    return unsigned.model_copy(update={"digest": digest(unsigned)})


def libraries() -> dict[str, str]:
    """The versions of the libraries that a build's bytes can depend on, as they are here."""
    return {library: _version(library) for library in LIBRARIES}


def contents(written: Iterable[WrittenFile | ManifestFile]) -> dict[str, str]:
    """A hash of the rows of each config: of its files' paths and hashes."""
    files = sorted((config_of(file.path), file.path, file.sha256) for file in written)
    return {
        config: sha256(
            "".join(f"{path} {digest}\n" for of, path, digest in files if of == config).encode()
        ).hexdigest()
        for config in sorted({file[0] for file in files})
    }


def config_of(path: str) -> str:
    """The config that a Parquet file belongs to."""
    return path.split("/", 1)[0]


def split_of(path: str) -> str:
    """The split that a Parquet file belongs to."""
    return path.split("/", 1)[1].split("-", 1)[0]


def as_json(value: Manifest) -> str:
    """The manifest as it is written."""
    return _json(value.model_dump(mode="json"))


def digest(value: Manifest) -> str:
    """The sha256 of a manifest without its `digest`."""
    return sha256(_json(value.model_dump(mode="json", exclude={"digest"})).encode()).hexdigest()


def parse(raw: bytes, file: str = FILE) -> Manifest:
    """The manifest that these bytes are, every one of them as it was written.

    Raises:
        ManifestError: they are not; a line for each thing that is wrong.
    """
    try:
        told = Manifest.model_validate_json(raw)
    except ValidationError as error:
        raise ManifestError("\n".join(explained(error, file, Manifest))) from None
    if told.digest != (found := digest(told)):
        raise ManifestError(f"{file}: found the sha256 {found}, expected the digest {told.digest}; {RESTORE}")
    if raw != as_json(told).encode():
        raise ManifestError(f"{file}: found other bytes than were written; {RESTORE}")
    return told


RESTORE = "get the release again from where it was published"


def schema_hash(config: str) -> str:
    """A hash of a config's columns, their types and order, the same under every release of pyarrow."""
    return sha256(json.dumps(features(config)).encode()).hexdigest()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _file(folder: Path, name: str, table: WrittenFile | None) -> ManifestFile:
    if table:
        return ManifestFile(path=name, size=table.size, sha256=table.sha256, rows=table.rows)
    path = folder / name
    return ManifestFile(path=name, size=path.stat().st_size, sha256=file_sha256(path))


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return "absent"
