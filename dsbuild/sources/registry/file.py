"""Changing `sources.toml` as text, so that comments, order and layout stay what a person made them."""

import json
import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from dsbuild.lexicon.strict import Strict
from dsbuild.sources.raw import REGISTRY_FILE, RegistryError
from dsbuild.sources.registry.model import Registry, validated


def table(name: str, row: Strict) -> str:
    """The row as a table of TOML's array of tables `name`; what is None is left out."""
    held = row.model_dump(exclude_none=True)
    return "\n".join([f"[[{name}]]", *(f"{key} = {_value(value)}" for key, value in held.items())]) + "\n"


def appended(text: str, tables: list[str]) -> str:
    """The text with the tables at its end, a blank line before each."""
    start = text if not text or text.endswith("\n") else text + "\n"
    return start + "".join(
        f"\n{table}" if start.strip() or place else table for place, table in enumerate(tables)
    )


def without(text: str, name: str, number: int) -> str:
    """The text without the nth table of the array; comments right above the next table stay."""
    written = text.split("\n")
    heads = [line for line, row in enumerate(written) if re.match(r"\s*\[", row)]
    named = [line for line in heads if re.match(rf"\s*\[\[\s*{name}\s*\]\]", written[line])]
    start = named[number]
    end = next((line for line in heads if line > start), len(written))
    while end > start + 1 and (not written[end - 1].strip() or written[end - 1].lstrip().startswith("#")):
        end -= 1
    return "\n".join(written[:start] + written[end:])


def replace(folder: Path, text: str, expected: Registry) -> None:
    """Writes the text as the registry, atomically, after making sure that it says what is expected.

    Raises:
        RegistryError: it does not, because the file is laid out in a way that cannot be changed safely.
    """
    file = folder / REGISTRY_FILE
    if validated(text.encode(), file.as_posix()) != expected:
        raise RegistryError(
            f"{file.as_posix()}: found a layout that cannot be changed safely; change it by hand"
        )
    try:
        write(file, text.encode())
    except OSError as error:
        found = f"found a registry that cannot be written ({error.strerror}); nothing is changed"
        raise RegistryError(f"{file.as_posix()}: {found}") from None


def write(file: Path, data: bytes) -> None:
    """Writes the file atomically: the old content or the new, whenever the machine stops."""
    handle, temporary = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(temporary).chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
        Path(temporary).replace(file)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """The only writer of the folder's registry, where the system knows file locks."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        found = f"found no folder ({error.strerror}); make one with `dsbuild init`"
        raise RegistryError(f"{folder.as_posix()}: {found}") from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError, AttributeError):  # a system whose folders cannot be opened
        handle = os.open(folder, os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _value(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
