"""Hidden gold: sentences whose labels are known, handed out among the others to see how sure answers are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review.secret import secret
from dsbuild.review.store import Store
from dsbuild.review.tables import build, gold, gold_answer, gold_lease, ruling, sentence, task, verdict
from dsbuild.review.tasks import State, draw, upsert
from dsbuild.review.values import User

SHARE = 0.03


def hide(store: Store, known: Iterable[tuple[str, bool, bool]], source: str) -> int:
    """How many sentences are known from now on: their ids, whether an extremist speaks, whether casualties are counted."""
    rows = [
        {"sentence": identity, "extremist": extremist, "casualty": casualty, "source": source}
        for identity, extremist, casualty in known
    ]
    with store.write() as connection:
        there = {row[0] for row in connection.execute(sa.select(sentence.c.id))} if rows else set()
        rows = [row for row in rows if row["sentence"] in there]
        if rows:
            insert = upsert(connection, gold)
            new = insert.excluded
            values = {name: new[name] for name in ("extremist", "casualty", "source")}
            connection.execute(insert.on_conflict_do_update(index_elements=["sentence"], set_=values), rows)
    return len(rows)


@dataclass(frozen=True, slots=True)
class Known:
    """The labels of a sentence at a span of an article."""

    article: str
    start: int
    end: int
    extremist: bool
    casualty: bool


def hide_spans(store: Store, known: Sequence[Known], source: str) -> int:
    """How many of these are sentences of the build under review, and known from now on."""
    spans = {(one.article, one.start, one.end): one for one in known}
    found = []
    with store.read() as connection:
        newest = sa.select(sa.func.max(build.c.id)).scalar_subquery()
        for article in sorted({one.article for one in known}):
            asked = sa.select(sentence.c.id, sentence.c.start, sentence.c.end).where(
                sentence.c.article == article, sentence.c.build == newest
            )
            for identity, start, end in connection.execute(asked):
                if one := spans.get((article, start, end)):
                    found.append((identity, one.extremist, one.casualty))
    return hide(store, found, source)


def among(connection: Connection, user: User, number: int, handed: Sequence[str], until: str) -> list[str]:
    """The sentences that are handed out now, with hidden ones among them."""
    key = secret(connection)
    result: list[str] = []
    for identity in handed:
        if draw(key, "gold", str(user.id), identity) < SHARE * 2**40:
            for known in _unseen(connection, user, {*result, *handed}):
                connection.execute(
                    sa.insert(gold_lease).values(user=user.id, sentence=known, round=number, held_until=until)
                )
                result.append(known)
        result.append(identity)
    return result


def held(connection: Connection, user: User, until: str) -> list[str]:
    """The hidden ones that somebody holds already."""
    mine = gold_lease.c.user == user.id
    connection.execute(sa.update(gold_lease).where(mine).values(held_until=until))
    asked = sa.select(gold_lease.c.sentence).where(mine).order_by(gold_lease.c.sentence)
    return [row[0] for row in connection.execute(asked)]


def give_back(connection: Connection, user: User) -> None:
    """Takes back the hidden ones that somebody holds."""
    connection.execute(sa.delete(gold_lease).where(gold_lease.c.user == user.id))


def _unseen(connection: Connection, user: User, besides: set[str]) -> list[str]:
    """One known sentence that somebody has never answered; none where there is none left."""
    newest = sa.select(sa.func.max(build.c.id)).scalar_subquery()
    at_work = sa.select(task.c.sentence).where(task.c.state == State.OPEN, task.c.holder.is_not(None))
    theirs = (
        sa.exists().where(table.c.sentence == gold.c.sentence, table.c.user == user.id)
        for table in (gold_lease, gold_answer, verdict, ruling)
    )
    known = (  # not by a join: a planner may go through all sentences to find the few that are gold
        sa.select(gold.c.sentence)
        .where(
            sa.exists().where(sentence.c.id == gold.c.sentence, sentence.c.build == newest),
            gold.c.sentence.not_in(at_work),
            *(sa.not_(one) for one in theirs),
        )
        .order_by(gold.c.sentence)
        .limit(len(besides) + 1)
    )
    found = (row[0] for row in connection.execute(known))
    return [one for one in found if one not in besides][:1]
