"""What somebody looks at next: sentences handed out on leases, each to one person in a round."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review import care, hidden_gold, items
from dsbuild.review.errors import BlindError, MissingError, NotAllowedError
from dsbuild.review.roles import Right, UserRole, may
from dsbuild.review.store import Store
from dsbuild.review.tables import article, exposed, round_, sentence, skipped, task, verdict
from dsbuild.review.tasks import WORDS, State, Why
from dsbuild.review.team import team
from dsbuild.review.users import by_id
from dsbuild.review.values import Batch, Settings, User

LEASE_MINUTES = 15
MOST = 50
COUNTED = 1000
_PAGE = 40
SECOND = "a second, independent answer is wanted"


@dataclass(frozen=True, slots=True)
class _Hand:
    sentence: str
    why: str


def next_items(
    store: Store, user: User, count: int = 5, number: int | None = None, *, carry_on: bool = False
) -> Batch:
    """The next sentences for somebody, theirs for 15 minutes; what they hold already comes first.

    `number` None takes the newest blind round that has something for them, else the first. `carry_on` goes on
    where a break is due, until the next would be; a cap it does not lift.

    Raises:
        NotAllowedError: they may not review.
        MissingError: there is no such round, or it is closed.
    """
    defaults = team(store)
    with store.write() as connection:
        now = by_id(connection, user.id)
        if now.disabled or not may(now.role, Right.REVIEW):
            raise NotAllowedError(f"{user.name} may not review; ask an admin for a role that may")
        if carry_on:
            care.note_break(store, connection, now)
        seen = care.exposure(store, connection, now, defaults)
        chosen = _round(store, connection, now, number)
        if seen.pause:
            return Batch((), chosen, 0, seen, defaults.warning)
        held = _held(connection, now, chosen)
        fresh = _fresh(store, connection, now, chosen, min(max(count, 1), MOST) - len(held))
        until = store.now(minutes=LEASE_MINUTES)
        why = {hand.sentence: hand.why for hand in (*held, *fresh)}
        _lease(connection, now, chosen, list(why), until)
        drawn = [
            *hidden_gold.held(connection, now, until),
            *(hand.sentence for hand in held),
            *hidden_gold.among(connection, now, chosen, [hand.sentence for hand in fresh], until),
        ]
        shown = items.build(
            store,
            connection,
            now,
            [(identity, chosen, why.get(identity, WORDS[Why.SAMPLE]), until) for identity in drawn],
        )
        return Batch(shown, chosen, _waiting(store, connection, chosen), seen, defaults.warning)


def give_back(store: Store, user: User) -> int:
    """How many sentences somebody held, which others can now have."""
    with store.write() as connection:
        gone = connection.execute(
            sa.update(task).where(task.c.holder == user.id).values(holder=None, held_until=None)
        )
        hidden_gold.give_back(connection, user)
        return gone.rowcount


def take_break(store: Store, user: User) -> None:
    """Notes that somebody takes a break, and gives back what they hold."""
    give_back(store, user)
    with store.write() as connection:
        care.note_break(store, connection, user)


def _round(store: Store, connection: Connection, user: User, wanted: int | None) -> int:
    rounds = connection.execute(sa.select(round_).where(round_.c.closed_at.is_(None))).mappings().all()
    numbers: list[int] = sorted((row["number"] for row in rounds), reverse=True)
    if wanted not in (None, 1) and user.role is not UserRole.REVIEWER:
        raise BlindError(f"round {wanted}: is blind, and a {user.role} sees all answers; it is for reviewers")
    if wanted is not None:
        if wanted not in numbers:
            raise MissingError(f"round {wanted}: found no open round of this number; open the queue again")
        return wanted
    for number in numbers if user.role is UserRole.REVIEWER else ():
        if number > 1 and next(_candidates(store, connection, user, number), None):
            return number
    return 1


def _held(connection: Connection, user: User, number: int) -> list[_Hand]:
    """What somebody holds already; that a lease ran out does not matter while nobody else took it."""
    mine = sa.select(task.c.sentence, task.c["class"], task.c.rank, task.c.round, task.c.state)
    rows = connection.execute(mine.where(task.c.holder == user.id)).all()
    here = sorted((row[1], row[2], row[0]) for row in rows if row[3:] == (number, State.OPEN))
    return [_Hand(identity, _why(number, why)) for why, _, identity in here[:MOST]]


def _why(number: int, why: int) -> str:
    """Why a sentence is next; in a blind round nothing that tells of another's answer."""
    return WORDS[Why(why)] if number == 1 else SECOND


def _fresh(store: Store, connection: Connection, user: User, number: int, count: int) -> list[_Hand]:
    if count <= 0:
        return []
    return list(islice(_candidates(store, connection, user, number), count))


def _candidates(store: Store, connection: Connection, user: User, number: int) -> Iterator[_Hand]:
    """What nobody holds and this reviewer may have, in order of the queue."""
    now = store.now()
    free = sa.or_(task.c.holder.is_(None), task.c.held_until <= now)
    mine = (skipped.c.sentence == task.c.sentence, skipped.c.user == user.id)
    unwanted = [
        sa.exists().where(*mine),
        sa.exists().where(exposed.c.sentence == task.c.sentence, exposed.c.user == user.id),
        sa.exists().where(
            verdict.c.sentence == task.c.sentence, verdict.c.user == user.id, verdict.c.round != number
        ),
    ]
    asked = (
        sa.select(
            task.c.sentence,
            task.c["class"],
            task.c.rank,
            sentence.c.text,
            sentence.c.casualty,
            sentence.c.extremist,
            sentence.c.detail,
            article.c.title,
        )
        .join(sentence, sentence.c.id == task.c.sentence)
        .join(article, article.c.id == sentence.c.article)
        .where(task.c.round == number, task.c.state == State.OPEN, free)
        .where(*(sa.not_(one) for one in unwanted))
        .where(sa.or_(task.c.holder.is_(None), task.c.holder != user.id))
        .order_by(task.c["class"], task.c.rank)
    )
    after: tuple[int, int] = (0, -1)
    while True:
        page = asked.where(
            sa.or_(task.c["class"] > after[0], sa.and_(task.c["class"] == after[0], task.c.rank > after[1]))
        )
        rows = connection.execute(page.limit(_PAGE)).mappings().all()
        for row in rows:
            after = (row["class"], row["rank"])
            if not _opted_out(user.settings, row):
                yield _Hand(row["sentence"], _why(number, row["class"]))
        if len(rows) < _PAGE:
            return


def _opted_out(settings: Settings, row: Any) -> bool:
    if settings.opt_out_casualties and row["casualty"]:
        return True
    if settings.opt_out_extremist_speech and row["extremist"]:
        return True
    if not settings.opt_out:
        return False
    said = json.loads(row["detail"]).get("quotations", ())
    names = " ".join(one["speaker"] or "" for one in said)
    words = f"{row['text']}\n{row['title'] or ''}\n{names}".casefold()
    return any(topic.casefold() in words for topic in settings.opt_out)


def _lease(connection: Connection, user: User, number: int, found: list[str], until: str) -> None:
    if found:
        connection.execute(
            sa.update(task)
            .where(task.c.round == number, task.c.sentence.in_(found))
            .values(holder=user.id, held_until=until)
        )


def _waiting(store: Store, connection: Connection, number: int) -> int:
    """How many nobody holds, up to a thousand."""
    free = sa.or_(task.c.holder.is_(None), task.c.held_until <= store.now())
    some = (
        sa.select(task.c.sentence)
        .where(task.c.round == number, task.c.state == State.OPEN, free)
        .limit(COUNTED)
        .subquery()
    )
    return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar() or 0
