"""The speakers of articles as the review knows them: the rules' guess, and what was settled."""

import json
from collections.abc import Collection, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild import catalogue
from dsbuild.model import Role, Status
from dsbuild.review import checks, log
from dsbuild.review.roles import UserRole
from dsbuild.review.store import Store
from dsbuild.review.tables import article, settlement
from dsbuild.review.tables import user as users
from dsbuild.review.values import SpeakerCard, User, Version

SEES_ALL = frozenset({UserRole.ADJUDICATOR, UserRole.ADMIN, UserRole.READ_ONLY})
"""The roles that see what each reviewer said."""


def cards(
    store: Store, connection: Connection, user: User, found: Collection[str]
) -> dict[str, tuple[SpeakerCard, ...]]:
    """The speakers of each of these articles, most quoted first."""
    listed = sa.select(article.c.id, article.c.speakers).where(article.c.id.in_(found))
    rosters = {row[0]: row[1] for row in connection.execute(listed)}
    asked = (
        sa.select(settlement, users.c.name.label("by"))
        .join(users, users.c.id == settlement.c.user)
        .where(settlement.c.article.in_(found))
    )
    settled = {(row["article"], row["speaker"]): row for row in connection.execute(asked).mappings()}
    blind = {
        identity
        for identity in {key[0] for key in settled}
        if checks.blind_in(connection, store, user, identity)
    }
    made = {}
    for identity, roster in rosters.items():
        speakers = sorted(json.loads(roster), key=lambda one: -one["decides"])
        made[identity] = tuple(
            _card(
                connection, user, identity, one, settled.get((identity, one["name"])), hide=identity in blind
            )
            for one in speakers
        )
    return made


def _card(
    connection: Connection,
    user: User,
    identity: str,
    one: Mapping[str, Any],
    row: RowMapping | None,
    *,
    hide: bool,
) -> SpeakerCard:
    subject = f"speaker/{identity}/{one['name']}"
    hidden = row is not None and hide and row["user"] != user.id
    shown = None if hidden else row
    return SpeakerCard(
        article_id=identity,
        name=one["name"],
        aliases=tuple(one["aliases"]),
        role=Role(one["role"]),
        status=Status(one["status"]) if one["status"] else None,
        basis=tuple((rule, catalogue.description(rule)) for rule in one["basis"]),
        quotations=one["quotations"],
        decides=one["decides"],
        settled=_settled(shown, user) if shown else None,
        exceptions=tuple(json.loads(shown["exceptions"])) if shown else (),
        revision=0 if hidden else log.revision(connection, subject),
        event=shown["event"] if shown else None,
        hidden=hidden,
    )


def _settled(row: RowMapping, user: User) -> Version:
    status = Status(row["status"]) if row["status"] else None
    by = row["by"] if user.role in SEES_ALL or row["user"] == user.id else "a colleague"
    return Version(by, row["at"], None, Role(row["role"]), status)


def settlements(
    connection: Connection, found: Collection[str]
) -> dict[str, tuple[dict[str, tuple[Role, Status | None]], frozenset[str]]]:
    """For each article with settled speakers: who they are, and the sentences excepted."""
    rows = connection.execute(sa.select(settlement).where(settlement.c.article.in_(found))).mappings()
    made: dict[str, tuple[dict[str, tuple[Role, Status | None]], frozenset[str]]] = {}
    for row in rows:
        standing, excepted = made.setdefault(row["article"], ({}, frozenset()))
        standing[row["speaker"]] = (Role(row["role"]), Status(row["status"]) if row["status"] else None)
        made[row["article"]] = (standing, excepted | set(json.loads(row["exceptions"])))
    return made
