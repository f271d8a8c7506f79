"""Sentences on which reviewers differ, or one was unsure: their answers side by side, without names."""

import json
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review import checks, items, log
from dsbuild.review.errors import MissingError, NotAllowedError
from dsbuild.review.roles import Right, may
from dsbuild.review.secret import secret
from dsbuild.review.store import Store
from dsbuild.review.tables import event, ruling, sentence, verdict
from dsbuild.review.tasks import draw
from dsbuild.review.users import by_id
from dsbuild.review.values import Answer, Item, User

NOBODY = "a colleague"


@dataclass(frozen=True, slots=True)
class Blindly:
    """An answer without its author; `label` is a letter that says nothing of who came first."""

    label: str
    answer: Answer
    note: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A sentence to adjudicate; `revision` goes back with the ruling, `ruled` is the one that holds, if any."""

    item: Item
    answers: tuple[Blindly, ...]
    revision: int
    why: str
    ruled: Answer | None = None
    event: str | None = None


def waiting(store: Store, user: User, count: int = 50) -> tuple[Dispute, ...]:
    """Sentences that wait for a ruling, none of which the user answered for.

    Raises:
        NotAllowedError: they may not adjudicate.
    """
    with store.read() as connection:
        _check(connection, user)
        asked = _disputed(user, checks.newest(connection)).limit(count)
        found = [row[0] for row in connection.execute(asked)]
        return tuple(_disputes(store, connection, user, found))


def how_many(store: Store, user: User) -> int:
    """How many wait for this adjudicator."""
    with store.read() as connection:
        asked = _disputed(user, checks.newest(connection)).order_by(None).subquery()
        return connection.execute(sa.select(sa.func.count()).select_from(asked)).scalar() or 0


def dispute(store: Store, user: User, identity: str) -> Dispute:
    """One sentence to adjudicate, or to rule on again.

    Raises:
        NotAllowedError: they may not adjudicate, or answered for it themselves.
        MissingError, InvalidError: there is none, or nobody differs on it.
    """
    with store.read() as connection:
        _check(connection, user)
        checks.disputed(connection, user, identity)
        found = _disputes(store, connection, user, [identity])
    if not found:
        raise MissingError(f"{identity}: found no such sentence in the build under review")
    return found[0]


def _check(connection: Connection, user: User) -> None:
    now = by_id(connection, user.id)
    if now.disabled or not may(now.role, Right.ADJUDICATE):
        raise NotAllowedError(f"{user.name} may not adjudicate; ask an admin for a role that may")


def _disputed(user: User, newest: int) -> sa.Select[Any]:
    switches = [sa.cast(verdict.c[name], sa.Integer) for name in ("extremist", "casualty")]
    mine = sa.func.sum(sa.case((verdict.c.user == user.id, 1), else_=0))
    return (
        sa.select(verdict.c.sentence)
        .join(sentence, sentence.c.id == verdict.c.sentence)
        .where(
            sentence.c.build == newest,
            sa.not_(sa.exists().where(ruling.c.sentence == verdict.c.sentence)),
        )
        .group_by(verdict.c.sentence)
        .having(
            mine == 0,
            sa.or_(
                *(sa.func.max(switch) != sa.func.min(switch) for switch in switches),
                sa.func.max(sa.cast(verdict.c.unsure, sa.Integer)) == 1,
            ),
        )
        .order_by(verdict.c.sentence)
    )


def _disputes(store: Store, connection: Connection, user: User, found: list[str]) -> list[Dispute]:
    shown = items.build(store, connection, user, [(identity, 1, "", None) for identity in found])
    key = secret(connection)
    made = []
    for item in shown:
        asked = (
            sa.select(verdict, event.c.body)
            .join(event, event.c.seq == verdict.c.seq)
            .where(verdict.c.sentence == item.id)
        )
        rows = sorted(
            connection.execute(asked).mappings(), key=lambda row: draw(key, "shuffle", row["event"])
        )
        answers = tuple(
            Blindly(
                chr(ord("A") + place),
                Answer(row["extremist"], row["casualty"], row["unsure"]),
                json.loads(row["body"]).get("note", ""),
            )
            for place, row in enumerate(rows)
        )
        unsure = any(one.answer.unsure for one in answers)
        ruled = connection.execute(sa.select(ruling).where(ruling.c.sentence == item.id)).mappings().first()
        made.append(
            Dispute(
                _nameless(item),
                answers,
                log.revision(connection, f"ruling/{item.id}"),
                "somebody was unsure" if unsure else "reviewers differ",
                Answer(ruled["extremist"], ruled["casualty"]) if ruled else None,
                ruled["event"] if ruled and ruled["user"] == user.id else None,
            )
        )
    return made


def _nameless(item: Item) -> Item:
    speakers = tuple(
        replace(card, settled=replace(card.settled, by=NOBODY)) if card.settled else card
        for card in item.speakers
    )
    remarks = tuple(replace(remark, by=NOBODY) for remark in item.remarks)
    return replace(item, speakers=speakers, remarks=remarks, others_hold=None)
