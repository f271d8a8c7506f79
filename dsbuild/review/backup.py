"""A copy of the database while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dsbuild.review.errors import StoreError
from dsbuild.review.store import Store


def backup(store: Store, target: Path) -> int:
    """How many bytes the copy has; it is whole, whatever is written meanwhile.

    Raises:
        StoreError: the database is PostgreSQL, whose own tool makes the copy; or the file is there already.
    """
    if not store.sqlite:
        shown = store.engine.url.render_as_string(hide_password=True).replace("+psycopg", "")
        raise StoreError(
            f"{shown}: PostgreSQL is backed up by its own tool: pg_dump --format=custom --file={target} '{shown}'"
        )
    if target.exists():
        raise StoreError(f"{target}: is there already; name another file")
    if not target.resolve().parent.is_dir():
        raise StoreError(f"{target}: found no folder {target.parent}; make it")
    unfinished = target.with_name(f".{target.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        with (
            closing(sqlite3.connect(str(store.engine.url.database))) as here,
            closing(sqlite3.connect(unfinished)) as there,
        ):
            here.backup(there)
            there.execute("PRAGMA journal_mode=DELETE")
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target.stat().st_size
