"""The log as people read it: newest first, filtered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from dsbuild.review.errors import NotAllowedError
from dsbuild.review.roles import Right, may
from dsbuild.review.store import Store
from dsbuild.review.tables import event, touch
from dsbuild.review.tables import user as users
from dsbuild.review.users import by_id
from dsbuild.review.values import User

MOST = 500
_AS_KEPT = ("seq", "id", "at", "by", "kind", "subject", "rules_version", "guideline_version", "hash")
KINDS = ("decide", "bulk", "speaker", "adjudicate", "skip", "comment", "undo")


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An event with its author's name; `body` is what was sent, `seen` what the reviewer saw."""

    seq: int
    id: str
    at: str
    by: str
    kind: str
    subject: str
    body: Mapping[str, Any]
    seen: Mapping[str, Any]
    rules_version: str
    guideline_version: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditPage:
    """Some of the log, newest first; `before` gives the next page, None where this is the last."""

    entries: tuple[AuditEntry, ...]
    before: int | None


def page(
    store: Store,
    user: User,
    *,
    kind: str | None = None,
    who: str | None = None,
    subject: str | None = None,
    since: str | None = None,
    before: int | None = None,
    count: int = 100,
) -> AuditPage:
    """The events that fit. `subject` is a sentence's or article's id, or any part of the subject; `since` a day.

    Raises:
        NotAllowedError: they may not read the log.
    """
    many = min(max(count, 1), MOST)
    with store.read() as connection:
        if not may(by_id(connection, user.id).role, Right.AUDIT):
            raise NotAllowedError(f"{user.name} may not read the log; ask an admin for a role that may")
        asked = sa.select(event, users.c.name.label("by")).join(users, users.c.id == event.c.user)
        if kind:
            asked = asked.where(event.c.kind == kind)
        if who:
            asked = asked.where(users.c.name == " ".join(who.split()).casefold())
        if subject:
            part = subject.replace("\x00", "")
            about = sa.select(touch.c.seq).where(touch.c.subject.contains(part, autoescape=True))
            asked = asked.where(event.c.seq.in_(about))
        if since:
            asked = asked.where(event.c.at >= since)
        if before is not None:
            asked = asked.where(event.c.seq < before)
        rows = connection.execute(asked.order_by(event.c.seq.desc()).limit(many + 1)).mappings().all()
    entries = tuple(
        AuditEntry(
            **{name: row[name] for name in _AS_KEPT},
            body=json.loads(row["body"]),
            seen=json.loads(row["seen"]),
        )
        for row in rows[:many]
    )
    return AuditPage(entries, entries[-1].seq if len(rows) > many else None)
