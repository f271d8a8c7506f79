"""`manifest.json`: every file of a build with its hash, and what the build was made of and with."""

import json
import platform
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib import metadata
from pathlib import Path

from dsbuild.lexicon.strict import Strict
from dsbuild.release.columns import CONFIGS, features
from dsbuild.release.options import Options
from dsbuild.release.writer import WrittenFile, file_sha256
from dsbuild.settings import TextPolicy
from dsbuild.version import __version__

FILE = "manifest.json"
LIBRARIES = ("charset-normalizer", "lxml", "nltk", "pyarrow", "pydantic", "trafilatura")
"""What a build's bytes can depend on."""


class ManifestFile(Strict):
    """A file of the build; `path` is relative to its folder, `rows` None where it has none."""

    path: str
    size: int
    sha256: str
    rows: int | None = None


class Manifest(Strict):
    """What a build holds, what it was made of and with. Holds no time, so that equal builds are equal bytes."""

    name: str
    version: str
    text: TextPolicy
    contents: Mapping[str, str]
    schemas: Mapping[str, str]
    inputs: Mapping[str, str]
    dsbuild: str
    python: str
    libraries: Mapping[str, str]
    files: tuple[ManifestFile, ...]


def manifest(folder: Path, written: Iterable[WrittenFile], options: Options) -> Manifest:
    """What a folder holds by now, in order of paths."""
    tables = {file.path: file for file in written}
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return Manifest(
        name=options.name,
        version=options.version,
        text=options.policy,
        contents=contents(tables.values()),
        schemas={config: schema_hash(config) for config in CONFIGS},
        inputs=dict(sorted(options.inputs.items())),
        dsbuild=__version__,
        python=platform.python_version(),
        libraries={library: _version(library) for library in LIBRARIES},
        files=tuple(_file(folder, name, tables.get(name)) for name in names),
    )


def contents(written: Iterable[WrittenFile]) -> dict[str, str]:
    """A hash of the rows of each config: of its files' paths and hashes."""
    files = sorted((file.config, file.path, file.sha256) for file in written)
    return {
        config: sha256(
            "".join(f"{path} {digest}\n" for of, path, digest in files if of == config).encode()
        ).hexdigest()
        for config in sorted({file[0] for file in files})
    }


def as_json(value: Manifest) -> str:
    """The manifest as it is written."""
    return json.dumps(value.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def schema_hash(config: str) -> str:
    """A hash of a config's columns, their types and order, the same under every release of pyarrow."""
    return sha256(json.dumps(features(config)).encode()).hexdigest()


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
