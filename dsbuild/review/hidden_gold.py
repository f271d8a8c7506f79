"""Hidden gold: sentences whose labels are known, handed out among the others to see how sure answers are."""

from collections.abc import Iterable, Sequence

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
    known = (
        sa.select(gold.c.sentence)
        .join(sentence, sentence.c.id == gold.c.sentence)
        .where(
            sentence.c.build == newest,
            gold.c.sentence.not_in(sa.select(gold_lease.c.sentence).where(gold_lease.c.user == user.id)),
            sa.not_(
                sa.exists().where(gold_answer.c.sentence == gold.c.sentence, gold_answer.c.user == user.id)
            ),
            sa.not_(sa.exists().where(verdict.c.sentence == gold.c.sentence, verdict.c.user == user.id)),
            sa.not_(sa.exists().where(ruling.c.sentence == gold.c.sentence, ruling.c.user == user.id)),
            sa.not_(
                sa.exists().where(
                    task.c.sentence == gold.c.sentence, task.c.state == State.OPEN, task.c.holder.is_not(None)
                )
            ),
        )
        .order_by(gold.c.sentence)
        .limit(len(besides) + 1)
    )
    found = (row[0] for row in connection.execute(known))
    return [one for one in found if one not in besides][:1]
