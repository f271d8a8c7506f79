"""The log: every byte counts, and everything else follows from it."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from dsbuild.review import log, queue, verify
from dsbuild.review.errors import StoreError
from dsbuild.review.store import Store, open_store
from dsbuild.review.tables import METADATA, PROJECTIONS, event
from dsbuild.review.values import User
from tests.unit.review.kit import decide, do, person

COLUMNS = (
    "id",
    "at",
    "user",
    "kind",
    "subject",
    "base",
    "body",
    "seen",
    "rules_version",
    "guideline_version",
    "previous",
    "hash",
)


def filled(store: Store, user: User, many: int = 12) -> None:
    for item in queue.next_items(store, user, many).items:
        decide(store, user, item, extremist=len(item.text) % 2 == 0, note="é 💥")


def flipped(value: object, draw: random.Random) -> object:
    """The value with one character changed."""
    if isinstance(value, int):
        return value + 1
    text = str(value)
    place = draw.randrange(len(text)) if text else 0
    other = "0" if text[place : place + 1] != "0" else "1"
    return text[:place] + other + text[place + 1 :]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_byte_is_found(loaded: Callable[[str], str], column: str) -> None:
    store = open_store(loaded("sqlite"))
    filled(store, person(store))
    draw = random.Random(column)
    with sqlite3.connect(store.engine.url.database) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        seq = draw.randint(1, 12)
        (value,) = connection.execute(f'SELECT "{column}" FROM event WHERE seq = ?', (seq,)).fetchone()
        connection.execute(f'UPDATE event SET "{column}" = ? WHERE seq = ?', (flipped(value, draw), seq))
    found = verify.verify(store)
    assert not found.ok
    assert str(seq) in found.problems[0] or str(seq + 1) in found.problems[0]
    store.close()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("DELETE FROM event WHERE seq = 5", "missing"),
        ("DELETE FROM event WHERE seq = 1", "missing"),
        ("DELETE FROM event WHERE seq = 12", "missing at its end"),
        ("DELETE FROM event", "missing at its end"),
        ("UPDATE event SET seq = seq + 100 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 103", "does not follow"),
        ("UPDATE verdict SET extremist = 1 - extremist WHERE seq = 4", "verdict"),
        ("DELETE FROM verdict WHERE seq = 4", "verdict"),
        ("DELETE FROM touch WHERE seq = 7", "touch"),
        ("INSERT INTO skipped VALUES ('x', 1, 1, 'other')", "skipped"),
    ],
)  # fmt: skip
def test_what_is_removed_moved_or_made_up_is_found(
    loaded: Callable[[str], str], change: str, told: str
) -> None:
    store = open_store(loaded("sqlite"))
    filled(store, person(store))
    assert verify.verify(store).ok
    with sqlite3.connect(store.engine.url.database) as connection:
        connection.executescript(change)
    found = verify.verify(store)
    assert any(told in problem for problem in found.problems), found.problems
    store.close()


def test_a_log_cut_with_its_note_is_found_by_a_head_kept_elsewhere(loaded: Callable[[str], str]) -> None:
    store = open_store(loaded("sqlite"))
    user = person(store)
    filled(store, user)
    head = verify.verify(store).head
    with store.read() as connection:
        before = list(log.entries(connection))[-2]
    with sqlite3.connect(store.engine.url.database) as connection:
        connection.executescript(
            "DELETE FROM event WHERE seq = 12; DELETE FROM touch WHERE seq = 12; DELETE FROM verdict WHERE seq = 12;"
            f"UPDATE meta SET value = '{before.seq} {before.hash}' WHERE key = 'head'"
        )
    assert verify.verify(store).ok
    assert any("rewritten or cut" in problem for problem in verify.verify(store, head).problems)
    assert verify.verify(store, before.hash).ok
    store.close()


def test_all_that_follows_can_be_made_anew(store: Store, ann: User, ben: User, judge: User) -> None:
    filled(store, ann)
    item = queue.next_items(store, ben, 1).items[0]
    do(store, ben, "skip", sentence=item.id, reason="other")
    do(store, ben, "comment", sentence=item.id, text="hm")
    with store.read() as connection:
        before = {table.name: _rows(connection, table) for table in METADATA.sorted_tables}
    with store.write() as connection:
        for table in PROJECTIONS:
            connection.execute(sa.delete(table))
    assert not verify.verify(store).ok
    assert verify.rebuild(store) == 14
    assert verify.verify(store).ok
    with store.read() as connection:
        assert {table.name: _rows(connection, table) for table in METADATA.sorted_tables} == before


def _rows(connection: sa.Connection, table: sa.Table) -> list[object]:
    return sorted(map(repr, connection.execute(sa.select(table))))


def test_the_log_is_hashed_over_its_own_bytes(store: Store, ann: User) -> None:
    filled(store, ann, 1)
    with store.read() as connection:
        body = connection.execute(sa.select(event.c.body)).scalar()
    assert body is not None
    assert body.isascii()


def test_a_database_of_others_is_not_touched(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE recipes (id INTEGER)")
    with pytest.raises(Exception, match="found other tables"):
        open_store(f"sqlite:///{other}")
    with sqlite3.connect(other) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("recipes",)]


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("review.db", "expected sqlite:///FILE"),
        ("sqlite://", "expected sqlite:///FILE"),
        ("sqlite:///:memory:", "expected sqlite:///FILE"),
        ("mysql://root@localhost/x", "expected sqlite:///FILE"),
        ("sqlite:////nowhere/at/all/review.db", "found no folder"),
        ("postgresql://nobody:hunter2@127.0.0.1:1/none", r"127.0.0.1:1/none: the database did not answer"),
    ],
)
def test_what_is_no_database_is_told(url: str, told: str) -> None:
    with pytest.raises(Exception, match=told) as raised:
        open_store(url)
    assert "hunter2" not in str(raised.value)


def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "review.db"
    path.write_text("not a database, but long enough to be read as one " * 50)
    with pytest.raises(Exception, match="file is not a database"):
        open_store(f"sqlite:///{path}")


def test_a_newer_database_is_refused(loaded: Callable[[str], str]) -> None:
    url = loaded("sqlite")
    with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Exception, match="newer release"):
        open_store(url)


def test_the_steps_make_the_tables_of_the_code(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with store.read() as connection:
        assert not compare_metadata(MigrationContext.configure(connection), METADATA)


def test_a_database_that_is_read_only_is_told_before_anybody_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    open_store("sqlite:///review.db").close()
    store = open_store("sqlite:///file:review.db?mode=ro&uri=true")
    store.check_answers()
    with pytest.raises(StoreError, match="make its file and folder writable"):
        store.check_writable()
    store.close()
