"""Which sentences are to be looked at, in what order and why."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

from dsbuild.review.tables import build, sentence, task, verdict

SAMPLE = 0.05
"""The share of the sentences that the rules are sure of that people look at all the same."""


class Why(IntEnum):
    """Why a sentence is in the queue; the lowest comes first."""

    DISAGREEMENT = 1
    CONFLICT = 2
    SPEAKER = 3
    WEAK = 4
    CHANGED = 5
    SAMPLE = 6


WORDS: Mapping[Why, str] = {
    Why.DISAGREEMENT: "reviewers disagree on it",
    Why.CONFLICT: "the rules contradict each other",
    Why.SPEAKER: "who speaks, or for whom, is not settled",
    Why.WEAK: "the evidence is weak",
    Why.CHANGED: "new rules label it otherwise than before",
    Why.SAMPLE: "drawn at random, to measure how often the rules err",
}
_CLASSES = {
    "rules_conflict": Why.CONFLICT,
    "role_contested": Why.CONFLICT,
    "speaker_unresolved": Why.SPEAKER,
    "role_unknown": Why.SPEAKER,
}


class State(IntEnum):
    """What became of a task."""

    OPEN = 0
    DONE = 1
    SETTLED = 2
    WITHDRAWN = 3


def draw(seed: str, *parts: str) -> int:
    """A number below 2**40 that nobody can guess without the seed."""
    return int.from_bytes(sha256(" ".join((seed, *parts)).encode()).digest()[:5], "big")


def task_of(made: Mapping[str, Any], reasons: Sequence[str], seed: str) -> dict[str, Any] | None:
    """The task of the first round for a sentence; None where the rules are sure and it was not drawn.

    Articles come in a random order and stay together; what was drawn comes in a random order of its own, so
    that whatever is done of it is a random sample too.
    """
    if made["needs_review"] and reasons:
        why = min(_CLASSES.get(reason, Why.WEAK) for reason in reasons)
        return _task(made, why, 1.0, seed)
    drawn = draw(seed, "sample", made["id"])
    if made["reviewed"] or drawn >= SAMPLE * 2**40:
        return None
    return _task(made, Why.SAMPLE, SAMPLE, seed)


def _task(
    made: Mapping[str, Any], why: Why, probability: float, seed: str, number: int = 1
) -> dict[str, Any]:
    return {
        "round": number,
        "sentence": made["id"],
        "class": why,
        "rank": rank(made["article"], made["position"], made["id"], why, seed),
        "probability": probability,
        "state": State.OPEN,
        "holder": None,
        "held_until": None,
    }


def rank(article: str, position: int, identity: str, why: Why, seed: str) -> int:
    """The place among the tasks of one class."""
    if why is Why.SAMPLE:
        return draw(seed, "order", identity)
    return draw(seed, "article", article) << 20 | min(position, 2**20 - 1)


def upsert(connection: Connection, table: Table) -> Any:
    """An INSERT of the database's own kind, which takes ON CONFLICT."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


def load(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Adds new rows as they are, in the quickest way that the database has."""
    names = table.columns.keys()
    listed = ", ".join(f'"{name}"' for name in names)
    columns = f'"{table.name}" ({listed})'
    values = [tuple(row[name] for name in names) for row in rows]
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"INSERT INTO {columns} VALUES ({places})", values)  # noqa: S608  our own names
        return
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {columns} FROM STDIN") as copy:
        for one in values:
            copy.write_row(one)


def store_rows(
    connection: Connection,
    table: Table,
    rows: Sequence[Mapping[str, Any]],
    *,
    fresh: bool,
    remember: bool = False,
) -> None:
    """Keeps rows by their id; with `remember`, the labels that changed are kept beside the new ones."""
    if not rows:
        return
    if fresh:
        load(connection, table, rows)
        return
    insert = upsert(connection, table)
    new = insert.excluded
    values = {column.name: new[column.name] for column in table.columns if column.name != "id"}
    if remember:
        same = (table.c.extremist == new.extremist) & (table.c.casualty == new.casualty)
        bits = sa.cast(table.c.extremist, sa.Integer) + 2 * sa.cast(table.c.casualty, sa.Integer)
        values["was"] = sa.case((same, None), else_=bits)
    connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=values), rows)


def store_tasks(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Queues sentences; one that was queued before keeps who holds it."""
    if not rows:
        return
    insert = upsert(connection, task)
    new = insert.excluded
    values = {name: new[name] for name in ("class", "rank", "probability", "state")}
    connection.execute(insert.on_conflict_do_update(index_elements=["round", "sentence"], set_=values), rows)


def withdraw(connection: Connection) -> None:
    """Takes every open task of the first round back, before a new build says which there are."""
    connection.execute(
        sa.update(task)
        .where(task.c.round == 1, task.c.state.in_([State.OPEN, State.SETTLED]))
        .values(state=State.WITHDRAWN)
    )


def queue_changed(connection: Connection, number: int, seed: str) -> int:
    """How many sentences of a build the rules label otherwise than in the one before; those are queued."""
    asked = sa.select(sentence.c.id, sentence.c.article, sentence.c.position).where(
        sentence.c.build == number, sentence.c.was.is_not(None), sa.not_(sentence.c.reviewed)
    )
    changed = [dict(row) for row in connection.execute(asked).mappings()]
    flagged = {
        row[0]
        for row in connection.execute(
            sa.select(task.c.sentence).where(
                task.c.round == 1, task.c["class"] < Why.CHANGED, task.c.state == State.OPEN
            )
        )
    }
    store_tasks(
        connection, [_task(row, Why.CHANGED, 1.0, seed) for row in changed if row["id"] not in flagged]
    )
    return len(changed)


def refresh(connection: Connection) -> None:
    """Makes the tasks of every round say what became of them: done where decided, withdrawn where gone."""
    newest = sa.select(sa.func.max(build.c.id)).scalar_subquery()
    here = sa.exists().where(sentence.c.id == task.c.sentence, sentence.c.build == newest)
    answered = sa.exists().where(verdict.c.sentence == task.c.sentence, verdict.c.round == task.c.round)
    connection.execute(
        sa.update(task).where(sa.not_(here), task.c.state == State.OPEN).values(state=State.WITHDRAWN)
    )
    connection.execute(sa.update(task).where(answered).values(state=State.DONE, holder=None, held_until=None))
    connection.execute(
        sa.update(task).where(task.c.state == State.DONE, sa.not_(answered)).values(state=State.OPEN)
    )


def open_in(connection: Connection, number: int) -> int:
    """How many tasks of a round are open."""
    asked = sa.select(sa.func.count()).where(task.c.round == number, task.c.state == State.OPEN)
    return connection.execute(asked).scalar() or 0
