"""The log in the database: append, read, and keep the projections in step."""

from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy import Connection, Table

from dsbuild.review.fold import GENESIS, Entry, digest, fold, row, standing, subjects
from dsbuild.review.store import get_meta, set_meta
from dsbuild.review.tables import METADATA, PROJECTIONS, event, touch
from dsbuild.review.tasks import upsert

HEAD = "head"
COLUMNS = tuple(event.c[name] for name in Entry.__dataclass_fields__)


def head(connection: Connection) -> tuple[int, str]:
    """The number and hash of the last event; 0 and zeros where there is none."""
    last = connection.execute(
        sa.select(event.c.seq, event.c.hash).order_by(event.c.seq.desc()).limit(1)
    ).first()
    return (last[0], last[1]) if last else (0, GENESIS)


def noted_head(connection: Connection) -> tuple[int, str] | None:
    """The number and hash of the last event as they were noted beside the log; None before the first."""
    noted = get_meta(connection, HEAD)
    if noted is None:
        return None
    number, said = noted.split(" ")
    return int(number), said


def find(connection: Connection, identity: str) -> Entry | None:
    """The event with this id."""
    found = connection.execute(sa.select(*COLUMNS).where(event.c.id == identity)).first()
    return Entry(*found) if found else None


def entries(connection: Connection, start: int = 1) -> Iterator[Entry]:
    """The log from an event on, in order; some thousands are held at a time."""
    while True:
        found = connection.execute(
            sa.select(*COLUMNS).where(event.c.seq >= start).order_by(event.c.seq).limit(2000)
        ).all()
        yield from (Entry(*one) for one in found)
        if not found:
            return
        start = found[-1].seq + 1


def on_subject(connection: Connection, subject: str) -> list[Entry]:
    """The events on a subject, in order."""
    asked = (
        sa.select(*COLUMNS)
        .join(touch, touch.c.seq == event.c.seq)
        .where(touch.c.subject == subject)
        .order_by(event.c.seq)
    )
    return [Entry(*one) for one in connection.execute(asked)]


def revision(connection: Connection, subject: str) -> int:
    """How many events there were on a subject."""
    asked = sa.select(sa.func.max(touch.c.revision)).where(touch.c.subject == subject)
    return connection.execute(asked).scalar() or 0


def append(connection: Connection, entry: Entry) -> Entry:
    """The event as it was appended, with its number and hashes; the projections follow at once."""
    number, previous = head(connection)
    values = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    values |= {"seq": number + 1, "previous": previous, "hash": ""}
    values["hash"] = digest(Entry(**values))
    made = Entry(**values)
    connection.execute(sa.insert(event).values(**values))
    set_meta(connection, HEAD, f"{made.seq} {made.hash}")
    about = touched(connection, made)
    for subject in about:
        connection.execute(
            sa.insert(touch).values(subject=subject, seq=made.seq, revision=revision(connection, subject) + 1)
        )
    for subject in about:
        project(connection, subject)
    return made


def touched(connection: Connection, entry: Entry) -> tuple[str, ...]:
    """What an event is about."""

    def target(identity: str) -> Entry:
        found = find(connection, identity)
        assert found is not None
        return found

    return subjects(entry, target)


def project(connection: Connection, subject: str) -> None:
    """Makes the projection's row of a subject what its events add up to."""
    found = on_subject(connection, subject)
    stands = standing(found)
    made = row(subject, stands) if stands else None
    if made:
        _put(connection, METADATA.tables[made[0]], made[1])
        return
    example = next((one for one in found if one.kind != "undo"), None)
    gone = row(subject, example) if example else None
    if gone:
        table = METADATA.tables[gone[0]]
        keys = [column == gone[1][column.name] for column in table.primary_key]
        connection.execute(sa.delete(table).where(*keys))


def _put(connection: Connection, table: Table, values: dict[str, object]) -> None:
    keys = [column.name for column in table.primary_key]
    others = {name: value for name, value in values.items() if name not in keys}
    connection.execute(
        upsert(connection, table).values(**values).on_conflict_do_update(index_elements=keys, set_=others)
    )


def rebuild(connection: Connection) -> int:
    """Makes every projection anew from the log; how many events it holds."""
    for table in PROJECTIONS:
        connection.execute(sa.delete(table))
    folded = fold(entries(connection))
    by_table: dict[str, list[dict[str, object]]] = {}
    for name, values in folded.rows:
        by_table.setdefault(name, []).append(values)
    for name, rows in by_table.items():
        connection.execute(sa.insert(METADATA.tables[name]), rows)
    touches = [
        {"subject": subject, "seq": seq, "revision": number}
        for subject, seqs in folded.touches.items()
        for number, seq in enumerate(seqs, 1)
    ]
    if touches:
        connection.execute(sa.insert(touch), touches)
    return head(connection)[0]


def revision_at(connection: Connection, subject: str, seq: int) -> int:
    """The revision of a subject right after an event on it."""
    asked = sa.select(touch.c.revision).where(touch.c.subject == subject, touch.c.seq == seq)
    return connection.execute(asked).scalar() or 0
