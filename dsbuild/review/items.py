"""Sentences as they are shown, with all that speaks for and against their labels."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild import catalogue
from dsbuild.model import Effect, Label, Role, Status
from dsbuild.review import cast, checks, heads, labelled
from dsbuild.review.errors import MissingError
from dsbuild.review.fold import canonical
from dsbuild.review.store import Store
from dsbuild.review.tables import event, gold_answer, sentence, task, touch, verdict
from dsbuild.review.tables import user as users
from dsbuild.review.tasks import WORDS, Why
from dsbuild.review.values import Answer, Count, Item, Mark, Neighbour, Quoted, Remark, User

CONTEXT = 2
RULES_OUT = frozenset(rule.id for rule in catalogue.RULES if rule.effect is Effect.RULES_OUT)
Wanted = tuple[str, int, str, str | None]
"""A sentence, the round, why it is shown, and when its lease ends."""


def item(store: Store, user: User, identity: str, number: int = 1) -> Item:
    """A sentence that somebody opens by itself; it is not handed out to them.

    Raises:
        MissingError: there is no such sentence.
    """
    with store.read() as connection:
        row = connection.execute(
            sa.select(task.c["class"]).where(task.c.sentence == identity, task.c.round == number)
        ).first()
        why = WORDS[Why(row[0])] if row and number == 1 else ""
        found = build(store, connection, user, [(identity, number, why, None)])
    if not found:
        raise MissingError(f"{identity}: found no such sentence in the build under review")
    return found[0]


def build(store: Store, connection: Connection, user: User, wanted: Sequence[Wanted]) -> tuple[Item, ...]:
    """The sentences as they are shown to somebody, in this order; those that are gone are left out."""
    ids = [identity for identity, *_ in wanted]
    newest = checks.newest(connection)
    rows = {
        row["id"]: row
        for row in connection.execute(sa.select(sentence).where(sentence.c.id.in_(ids))).mappings()
        if row["build"] == newest
    }
    articles = {row["article"] for row in rows.values()}
    known = _Known(store, connection, user, ids, articles)
    return tuple(
        known.item(rows[identity], number, why, until)
        for identity, number, why, until in wanted
        if identity in rows
    )


class _Known:
    """What is looked up once for several sentences."""

    def __init__(
        self,
        store: Store,
        connection: Connection,
        user: User,
        ids: Collection[str],
        articles: Collection[str],
    ) -> None:
        self._connection, self._user, self._now = connection, user, store.now()
        self._heads = heads.heads(connection, articles)
        self._cards = cast.cards(store, connection, user, articles)
        hidden = frozenset(
            identity for identity, found in self._cards.items() if any(card.hidden for card in found)
        )
        self._rules = labelled.under_settlements(connection, articles, hide=hidden, user=user)
        self._own = _own(connection, user, ids)
        self._remarks = _remarks(connection, user, ids)

    def item(self, row: RowMapping, number: int, why: str, until: str | None) -> Item:
        identity, start, detail = row["id"], row["start"], json.loads(row["detail"])
        before, after = _neighbours(self._connection, row)
        mine, last = self._own.get((identity, number), (None, None))
        rules = self._rules.get(identity, Answer(row["extremist"], row["casualty"]))
        quotations = tuple(_quoted(one, start) for one in detail.get("quotations", ()))
        names = {one.speaker for one in quotations}
        marks = tuple(_mark(one, start, row["text"]) for one in detail.get("evidence", ()))
        speakers = tuple(card for card in self._cards[row["article"]] if card.name in names)
        return Item(
            id=identity,
            round=number,
            revision=known_revision(self._connection, self._user, f"sentence/{identity}/{number}"),
            article=self._heads[row["article"]],
            position=row["position"],
            block=row["block"],
            start=start,
            end=row["end"],
            text=row["text"],
            rules=rules,
            mine=mine,
            event=last,
            marks=marks,
            quotations=quotations,
            casualties=tuple(_count(one, start) for one in detail.get("casualties", ())),
            speakers=speakers,
            reasons=tuple(detail.get("reasons", ())),
            why=why,
            before=before,
            after=after,
            remarks=self._remarks.get(identity, ()),
            seen=_digest(row, rules),
            held_until=until,
            others_hold=_holder(self._connection, self._user, identity, number, self._now),
        )


def known_revision(connection: Connection, user: User, subject: str) -> int:
    """The revision of a subject that somebody knows of: the newest for those who see all, else that of their last event on it."""
    asked = sa.select(sa.func.max(touch.c.revision)).where(touch.c.subject == subject)
    if user.role not in cast.SEES_ALL:
        asked = asked.join(event, event.c.seq == touch.c.seq).where(event.c.user == user.id)
    return connection.execute(asked).scalar() or 0


def _own(
    connection: Connection, user: User, ids: Collection[str]
) -> dict[tuple[str, int], tuple[Answer, str]]:
    rows = connection.execute(
        sa.select(verdict).where(verdict.c.sentence.in_(ids), verdict.c.user == user.id)
    ).mappings()
    found = {
        (row["sentence"], row["round"]): (
            Answer(row["extremist"], row["casualty"], row["unsure"]),
            row["event"],
        )
        for row in rows
    }
    known = connection.execute(
        sa.select(gold_answer).where(gold_answer.c.sentence.in_(ids), gold_answer.c.user == user.id)
    ).mappings()
    for row in known:
        answer = Answer(row["extremist"], row["casualty"], row["unsure"])
        found.setdefault((row["sentence"], 1), (answer, row["event"]))
    return found


def _remarks(connection: Connection, user: User, ids: Iterable[str]) -> dict[str, tuple[Remark, ...]]:
    """The comments on each sentence: everybody's for those who see all, one's own for the others."""
    asked = (
        sa.select(event, users.c.name)
        .join(users, users.c.id == event.c.user)
        .where(event.c.kind == "comment", event.c.subject.in_([f"comment/{identity}" for identity in ids]))
        .order_by(event.c.seq)
    )
    if user.role not in cast.SEES_ALL:
        asked = asked.where(event.c.user == user.id)
    found: dict[str, tuple[Remark, ...]] = {}
    for row in connection.execute(asked).mappings():
        identity = row["subject"].partition("/")[2]
        remark = Remark(row["name"], row["at"], json.loads(row["body"])["text"])
        found[identity] = (*found.get(identity, ()), remark)
    return found


def _neighbours(
    connection: Connection, row: RowMapping
) -> tuple[tuple[Neighbour, ...], tuple[Neighbour, ...]]:
    here = row["position"]
    asked = (
        sa.select(sentence.c.id, sentence.c.position, sentence.c.block, sentence.c.text)
        .where(
            sentence.c.article == row["article"],
            sentence.c.build == row["build"],
            sentence.c.position.between(here - CONTEXT, here + CONTEXT),
        )
        .order_by(sentence.c.position)
    )
    near = [Neighbour(*found) for found in connection.execute(asked)]
    return (
        tuple(one for one in near if one.position < here),
        tuple(one for one in near if one.position > here),
    )


def _holder(connection: Connection, user: User, identity: str, number: int, now: str) -> str | None:
    asked = (
        sa.select(users.c.name)
        .join(task, task.c.holder == users.c.id)
        .where(
            task.c.sentence == identity,
            task.c.round == number,
            task.c.held_until > now,
            task.c.holder != user.id,
        )
    )
    return connection.execute(asked).scalar()


def _mark(one: Mapping[str, Any], offset: int, text: str) -> Mark:
    start, end = one["start"] - offset, one["end"] - offset
    return Mark(
        one["rule"],
        catalogue.description(one["rule"]),
        Label(one["label"]),
        start,
        end,
        text[max(start, 0) : max(end, 0)],
        one["note"],
        one["rule"] in RULES_OUT,
    )


def _quoted(one: Mapping[str, Any], offset: int) -> Quoted:
    cue = one["cue"]
    return Quoted(
        one["start"] - offset,
        one["end"] - offset,
        one["speaker"],
        Role(one["role"]),
        Status(one["status"]) if one["status"] else None,
        (cue["start"] - offset, cue["end"] - offset) if cue else None,
        one["open"],
    )


def _count(one: Mapping[str, Any], offset: int) -> Count:
    return Count(one["start"] - offset, one["end"] - offset, one["count_min"], one["count_max"], one["kind"])


def _digest(row: RowMapping, rules: Answer) -> str:
    """A hash of what was shown, for the log."""
    told = [row["id"], row["sha256"], row["detail"], rules.extremist, rules.casualty]
    return sha256(canonical(told).encode()).hexdigest()[:32]
