"""Whether the log is whole and everything else follows from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review import log, tasks, taskstate
from dsbuild.review.fold import GENESIS, Entry, digest, fold
from dsbuild.review.store import Store
from dsbuild.review.tables import METADATA, PROJECTIONS, touch

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found: `problems` is empty when all is well; `head` is the hash to note elsewhere."""

    events: int
    head: str
    problems: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


def verify(store: Store, expected: str | None = None) -> Verified:
    """Reads the whole log, its chain of hashes, and compares the projections with what it adds up to.

    `expected` is a head noted earlier: the log must hold it. Without, a log that was cut short together with
    its note cannot be told from a shorter one.
    """
    with store.read() as connection:
        found = list(log.entries(connection))
        problems = list(_chain(found))
        noted = log.noted_head(connection)
        last = (found[-1].seq, found[-1].hash) if found else None
        if noted != last:
            problems.append(
                f"the log ends at {_said(last)}, expected {_said(noted)}: events are missing at its end"
            )
        if expected and expected not in {GENESIS, *(entry.hash for entry in found)}:
            problems.append(f"the log holds no event with the hash {expected}: it was rewritten or cut")
        if not problems:
            problems += _projections(connection, found)
    return Verified(len(found), found[-1].hash if found else GENESIS, tuple(problems))


def _chain(found: list[Entry]) -> Iterator[str]:
    previous = GENESIS
    for place, entry in enumerate(found, 1):
        if entry.seq != place:
            yield f"event {entry.seq}: found at place {place}: an event before it is missing or was moved"
            return
        if entry.previous != previous:
            yield f"event {entry.seq}: does not follow the one before it: it or that one was changed or moved"
        if entry.hash != digest(entry):
            yield f"event {entry.seq}: what it says is not what was hashed: it was changed"
        previous = entry.hash


def _projections(connection: Connection, found: list[Entry]) -> Iterator[str]:
    try:
        folded = fold(found)
    except (KeyError, ValueError) as error:
        yield f"the log cannot be read ({type(error).__name__}: {error})"
        return
    expected: dict[str, dict[tuple[Any, ...], dict[str, Any]]] = {table.name: {} for table in PROJECTIONS}
    for name, values in folded.rows:
        keys = METADATA.tables[name].primary_key.columns.keys()
        expected[name][tuple(values[key] for key in keys)] = values
    expected[touch.name] = {
        (subject, seq): {"subject": subject, "seq": seq, "revision": number}
        for subject, seqs in folded.touches.items()
        for number, seq in enumerate(seqs, 1)
    }
    for table in PROJECTIONS:
        keys = table.primary_key.columns.keys()
        rows = connection.execute(sa.select(table)).mappings()
        there = {tuple(row[key] for key in keys): dict(row) for row in rows}
        should = expected[table.name]
        wrong = sorted(key for key in there.keys() | should.keys() if there.get(key) != should.get(key))
        for key in wrong[:SHOWN]:
            yield f"{table.name} {key}: differs from the log; `dsbuild review verify --rebuild` makes it anew"


def _said(place: tuple[int, str] | None) -> str:
    return f"event {place[0]} ({place[1][:12]}…)" if place else "nothing"


def rebuild(store: Store) -> int:
    """Makes all that follows from the log anew; how many events it holds."""
    with store.write() as connection:
        many = log.rebuild(connection)
        tasks.refresh(connection)
        taskstate.settle_all(connection)
        return many
