"""The database of the review: SQLite in a file, or PostgreSQL; one writer at a time in both."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from importlib import resources
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from dsbuild.review.errors import StoreError
from dsbuild.review.tables import meta
from dsbuild.review.times import stamp, utc_now

BUSY_SECONDS = 20
SECRET = "secret"  # noqa: S105  the name of the key
_WRITES = "dsbuild_writes"
_CLOSED = ("readonly", "read-only", "unable to open")
_LOCK = 0x6473_6275  # any number that other users of the server are not likely to lock


@dataclass(frozen=True, slots=True)
class Store:
    """An open database. `clock` tells the time; tests set it."""

    engine: Engine
    clock: Callable[[], datetime] = field(default=utc_now)
    _turn: Lock = field(default_factory=Lock, repr=False, compare=False)
    """Whose turn it is to write to SQLite, which lets its writers poll; the lock of the file is for other processes."""

    def now(self, **later: float) -> str:
        """The time now, or so much later (`minutes=5`), as it is stored."""
        return stamp(self.clock() + timedelta(**later))

    @property
    def sqlite(self) -> bool:
        """Whether it is SQLite."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database and writes nothing."""
        with _told(), self.engine.connect() as connection, connection.begin():
            if not self.sqlite:
                connection.execute(sa.text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction alone with the database: whoever else writes waits, up to 20 seconds."""
        with _told(), self._alone(), self.engine.connect() as plain:
            connection = plain.execution_options(**{_WRITES: True})
            with connection.begin():
                if not self.sqlite:
                    connection.execute(sa.text(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'"))
                    connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
                yield connection

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self.sqlite:
            yield
            return
        if not self._turn.acquire(timeout=BUSY_SECONDS):
            raise StoreError(
                "the database did not answer (others write to it); nothing was written, try again"
            )
        try:
            yield
        finally:
            self._turn.release()

    def check_writable(self) -> None:
        """Passes a database that can be written.

        Raises:
            StoreError: it cannot, or somebody else writes all the time.
        """
        with self.write() as connection:
            connection.execute(sa.update(meta).where(meta.c.key == SECRET).values(value=meta.c.value))

    def check_answers(self) -> None:
        """Passes a database that answers; raises `StoreError` where it does not."""
        with self.read() as connection:
            connection.execute(sa.select(1))

    def close(self) -> None:
        """Closes the connections."""
        self.engine.dispose()


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (OperationalError, PoolTimeoutError) as error:
        said = error.orig if isinstance(error, OperationalError) else "too much is asked of it at once"
        if any(sign in str(said) for sign in _CLOSED):
            raise StoreError(
                f"the database cannot be written ({said}); make its file and folder writable"
            ) from error
        raise StoreError(f"the database did not answer ({said}); nothing was written, try again") from error


def open_store(url: str = "sqlite:///review.db", clock: Callable[[], datetime] = utc_now) -> Store:
    """The database at a URL (`sqlite:///review.db`, `postgresql://user@host/name`), made or brought up to date.

    Raises:
        StoreError: it cannot be opened, is no database of the review, or is of a newer release.
    """
    store = Store(_engine(url), clock)
    try:
        _migrate(store)
    except (SQLAlchemyError, StoreError) as error:
        store.close()
        shown = store.engine.url.render_as_string(hide_password=True)
        said = error.orig if isinstance(error, DBAPIError) else error
        remedy = "" if isinstance(error, StoreError) else "; name a database of the review, or a new one"
        raise StoreError(f"{shown}: {said}{remedy}") from error
    return store


def _engine(url: str) -> Engine:
    try:
        parsed = sa.make_url(url)
    except SQLAlchemyError:
        raise StoreError(
            f"--db: found {url!r}, expected sqlite:///FILE or postgresql://USER@HOST/NAME"
        ) from None
    name = parsed.get_backend_name()
    if name == "postgresql":
        return sa.create_engine(
            parsed.set(drivername="postgresql+psycopg"), pool_size=10, max_overflow=40, pool_pre_ping=True
        )
    if name != "sqlite" or not parsed.database or parsed.database == ":memory:":
        raise StoreError(f"--db: found {url!r}, expected sqlite:///FILE or postgresql://USER@HOST/NAME")
    if not Path(parsed.database).resolve().parent.is_dir():
        raise StoreError(
            f"--db: found no folder {Path(parsed.database).parent}; make it, or name another place"
        )
    engine = sa.create_engine(parsed, connect_args={"timeout": BUSY_SECONDS}, pool_size=10, max_overflow=90)
    sa.event.listen(engine, "connect", _on_connect)
    sa.event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _: object) -> None:
    connection.isolation_level = None  # the driver begins nothing by itself
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "cache_size=-32000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _migrate(store: Store) -> None:
    """Brings the tables up to date; two that open a new database at once wait for each other."""
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(resources.files("dsbuild.review") / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    newest = scripts.get_current_head()
    with store.read() as connection:
        if MigrationContext.configure(connection).get_current_revision() == newest:
            return
    with store.write() as connection:
        there = MigrationContext.configure(connection).get_current_revision()
        tables = sa.inspect(connection).get_table_names()
        if there is None and tables:
            raise StoreError(
                f"found other tables ({', '.join(tables[:3])}); name a database of the review, or a new one"
            )
        if there is not None and there not in {script.revision for script in scripts.walk_revisions()}:
            raise StoreError(f"found a database of a newer release ({there}); update dsbuild")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if get_meta(connection, SECRET) is None:
            set_meta(connection, SECRET, secrets.token_hex(32))


def get_meta(connection: Connection, key: str) -> str | None:
    """What is kept under a key."""
    return connection.execute(sa.select(meta.c.value).where(meta.c.key == key)).scalar()


def set_meta(connection: Connection, key: str, value: str) -> None:
    """Keeps a value under a key."""
    if connection.execute(sa.update(meta).where(meta.c.key == key).values(value=value)).rowcount == 0:
        connection.execute(sa.insert(meta).values(key=key, value=value))


def guideline() -> tuple[str, str]:
    """The labelling guideline as Markdown, and its version: the first 16 hex digits of its sha256."""
    text = _guideline_file().read_text(encoding="utf-8")
    return text, sha256(text.encode()).hexdigest()[:16]


def _guideline_file() -> Path:
    packaged = Path(str(resources.files("dsbuild.review") / "guideline.md"))
    return packaged if packaged.is_file() else Path(__file__).parents[2] / "docs" / "guideline.md"
