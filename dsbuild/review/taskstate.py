"""What an event does to the queue: a task done, open again, given back, or settled with its speaker."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.model import Role
from dsbuild.review.tables import of_article, sentence, settlement, task, verdict
from dsbuild.review.tasks import State

SETTLES = frozenset({"role_unknown", "role_contested", "weak_cue"})
"""The reasons to review a sentence that go when all its speakers are settled, in a build too."""


def follow(connection: Connection, subject: str, user: int) -> None:
    """Brings the tasks in step with what was just recorded on a subject."""
    kind, rest = subject.split("/", 1)
    if kind == "sentence":
        identity, number = rest.split("/")
        _answered(connection, identity, int(number))
    elif kind == "skip":
        identity, number, _ = rest.split("/")
        connection.execute(
            sa.update(task)
            .where(task.c.round == int(number), task.c.sentence == identity, task.c.holder == user)
            .values(holder=None, held_until=None)
        )
    elif kind == "speaker":
        settle(connection, rest.split("/", 1)[0])


def _answered(connection: Connection, identity: str, number: int) -> None:
    asked = sa.select(verdict.c.user).where(verdict.c.sentence == identity, verdict.c.round == number)
    done = connection.execute(asked).first() is not None
    change: dict[str, Any] = {"state": State.DONE if done else State.OPEN, "holder": None, "held_until": None}
    mine = (task.c.round == number, task.c.sentence == identity)
    states = (State.OPEN, State.SETTLED) if done else (State.DONE,)
    connection.execute(sa.update(task).where(*mine, task.c.state.in_(states)).values(**change))
    if not done:
        settle(connection, identity.split("-", maxsplit=1)[0])


def settle(connection: Connection, article: str) -> None:
    """Takes the sentences of an article out of the first round's queue that its settled speakers decide, and only those."""
    asked = sa.select(settlement).where(settlement.c.article == article)
    rows = connection.execute(asked).mappings().all()
    known = {row["speaker"] for row in rows if row["role"] != Role.UNKNOWN}
    excepted = {identity for row in rows for identity in json.loads(row["exceptions"])}
    waiting = connection.execute(
        sa.select(task.c.sentence, task.c.state, sentence.c.detail)
        .join(sentence, sentence.c.id == task.c.sentence)
        .where(
            task.c.round == 1,
            of_article(task.c.sentence, article),
            task.c.state.in_([State.OPEN, State.SETTLED]),
        )
    ).all()
    changes: dict[State, list[str]] = {State.OPEN: [], State.SETTLED: []}
    for identity, state, detail in waiting:
        settled = identity in excepted or _settled(json.loads(detail), known)
        wanted = State.SETTLED if settled else State.OPEN
        if wanted != state:
            changes[wanted].append(identity)
    for wanted, found in changes.items():
        _set(connection, found, wanted)


def _settled(detail: Mapping[str, Any], known: Collection[str]) -> bool:
    reasons, quotations = detail.get("reasons", ()), detail.get("quotations", ())
    if not reasons or not set(reasons) <= SETTLES:
        return False
    return all(one["speaker"] in known for one in quotations)


def _set(connection: Connection, found: Sequence[str], state: State) -> None:
    if found:
        connection.execute(
            sa.update(task)
            .where(task.c.round == 1, task.c.sentence.in_(found))
            .values(state=state, holder=None, held_until=None)
        )


def settle_all(connection: Connection) -> None:
    """Takes out of the queue what the settled speakers of every article decide, and only that."""
    for (article,) in connection.execute(sa.select(settlement.c.article).distinct()).all():
        settle(connection, article)
