"""Rounds: the first takes every sentence once; a blind one asks somebody else about a sample of them again."""

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review.errors import InvalidError, MissingError
from dsbuild.review.secret import secret
from dsbuild.review.store import Store
from dsbuild.review.tables import build, round_, sentence, task, verdict
from dsbuild.review.tasks import State, Why, draw, rank, store_tasks


@dataclass(frozen=True, slots=True)
class RoundInfo:
    """A round and how far it is; `share` is the probability with which a sentence came into it."""

    number: int
    name: str
    blind: bool
    share: float
    opened_at: str
    closed_at: str | None
    tasks: int
    done: int
    settled: int


def everything(store: Store) -> tuple[RoundInfo, ...]:
    """All rounds by number; what was withdrawn does not count."""
    with store.read() as connection:
        rows = connection.execute(sa.select(round_).order_by(round_.c.number)).mappings().all()
        asked = sa.select(task.c.round, task.c.state, sa.func.count()).group_by(task.c.round, task.c.state)
        counts = {(row[0], row[1]): row[2] for row in connection.execute(asked)}
    return tuple(
        RoundInfo(
            **{name: row[name] for name in ("number", "name", "blind", "share", "opened_at", "closed_at")},
            tasks=sum(
                counts.get((row["number"], state), 0) for state in State if state is not State.WITHDRAWN
            ),
            done=counts.get((row["number"], State.DONE), 0),
            settled=counts.get((row["number"], State.SETTLED), 0),
        )
        for row in rows
    )


def open_blind(store: Store, name: str, share: float) -> RoundInfo:
    """A new blind round over the sentences that have one answer by now, each drawn with probability `share`.

    Nobody is handed a sentence they answered or saw an answer to. Those on which answers differ come first, all of them.

    Raises:
        InvalidError: the share is not in (0, 1], or nothing was drawn.
    """
    if not 0 < share <= 1:
        raise InvalidError(f"share: found {share}, expected more than 0 and at most 1")
    with store.write() as connection:
        number = (connection.execute(sa.select(sa.func.max(round_.c.number))).scalar() or 0) + 1
        if number == 1:
            raise InvalidError("found no build under review; import one first")
        key = secret(connection)
        rows = []
        for row, disputed in _answered(connection):
            drawn = draw(key, f"round {number}", row.id) < share * 2**40
            if drawn or disputed:
                why = Why.DISAGREEMENT if disputed else Why.SAMPLE
                rows.append(
                    {
                        "round": number,
                        "sentence": row.id,
                        "class": why,
                        "rank": rank(row.article, row.position, row.id, Why.WEAK, key),
                        "probability": 1.0 if disputed else share,
                        "state": State.OPEN,
                        "holder": None,
                        "held_until": None,
                    }
                )
        if not rows:
            raise InvalidError(
                "found no sentence with an answer to draw from; review some first, or raise the share"
            )
        connection.execute(
            sa.insert(round_).values(
                number=number,
                name=name.strip() or f"blind {number}",
                blind=True,
                share=share,
                opened_at=store.now(),
            )
        )
        store_tasks(connection, rows)
    return next(one for one in everything(store) if one.number == number)


def close(store: Store, number: int) -> None:
    """Closes a round: nobody is handed anything of it, nobody can answer in it.

    Raises:
        MissingError: there is no such round.
        InvalidError: it is the first, which stays open.
    """
    if number == 1:
        raise InvalidError("the first round stays open; close a later one")
    with store.write() as connection:
        closed = connection.execute(
            sa.update(round_)
            .where(round_.c.number == number, round_.c.closed_at.is_(None))
            .values(closed_at=store.now())
        )
        if not closed.rowcount:
            raise MissingError(f"round {number}: found no open round of this number")
        connection.execute(sa.update(task).where(task.c.round == number).values(holder=None, held_until=None))


def _answered(connection: Connection) -> list[tuple[sa.Row[tuple[str, str, int]], bool]]:
    """The sentences in the build that have an answer, and whether their answers differ."""
    differ = sa.or_(
        *(
            sa.func.max(sa.cast(column, sa.Integer)) != sa.func.min(sa.cast(column, sa.Integer))
            for column in (verdict.c.extremist, verdict.c.casualty)
        )
    )
    newest = sa.select(sa.func.max(build.c.id)).scalar_subquery()
    asked = (
        sa.select(sentence.c.id, sentence.c.article, sentence.c.position, differ.label("differ"))
        .join(verdict, verdict.c.sentence == sentence.c.id)
        .where(sentence.c.build == newest)
        .group_by(sentence.c.id, sentence.c.article, sentence.c.position)
        .order_by(sentence.c.id)
    )
    return [(row, bool(row.differ)) for row in connection.execute(asked)]
