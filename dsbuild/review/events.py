"""The one way to write: what somebody does becomes an event, once, or is refused and nothing is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review import checks, log, taskstate
from dsbuild.review.acts import Adjudicate, Bulk, Comment, Decide, Settle, Skip, Undo
from dsbuild.review.errors import ConflictError, NotAllowedError, ReusedIdError
from dsbuild.review.fold import Entry, canonical
from dsbuild.review.roles import Right, may
from dsbuild.review.store import Store, guideline
from dsbuild.review.tables import build, exposed
from dsbuild.review.tasks import upsert
from dsbuild.review.users import by_id
from dsbuild.review.values import Receipt, User

Anything = Decide | Skip | Settle | Bulk | Undo | Adjudicate | Comment


@dataclass(frozen=True, slots=True)
class Writing:
    """Somebody's write that is under way."""

    store: Store
    connection: Connection
    user: User


@dataclass(frozen=True, slots=True)
class Plan:
    """What an act will be in the log: its subject, the revision it was made on, and what the reviewer saw."""

    subject: str
    base: int
    seen: Mapping[str, Any]


RIGHTS: Mapping[str, Right] = {
    "decide": Right.REVIEW,
    "bulk": Right.REVIEW,
    "skip": Right.REVIEW,
    "comment": Right.REVIEW,
    "undo": Right.REVIEW,
    "speaker": Right.SETTLE,
    "adjudicate": Right.ADJUDICATE,
}


def record(store: Store, user: User, act: Anything) -> Receipt:
    """The receipt of an event, now in the log; the same act sent again gives an equal receipt and writes nothing.

    Raises:
        ReusedIdError: the id came before with another body, or from somebody else.
        ConflictError: somebody else decided meanwhile; it holds both versions.
        NotAllowedError: the role does not allow it, it is one's own, or blind.
        InvalidError, MissingError: it names what is not there.
    """
    try:
        with store.write() as connection:
            return _record(store, connection, user, act)
    except ConflictError as conflict:
        _note_exposure(store, user, conflict)
        raise


def _record(store: Store, connection: Connection, user: User, act: Anything) -> Receipt:
    body = canonical(act.model_dump(mode="json", exclude={"id"}))
    before = log.find(connection, act.id)
    if before is not None:
        return _again(connection, before, user, act, body)
    now = by_id(connection, user.id)
    if now.disabled or not may(now.role, RIGHTS[act.kind]):
        raise NotAllowedError(f"{user.name} may not {act.kind}; ask an admin for a role that may")
    plan = _PLANS[act.kind](Writing(store, connection, now), act)
    made = log.append(
        connection,
        Entry(
            seq=0,
            id=act.id,
            at=store.now(),
            user=user.id,
            kind=act.kind,
            subject=plan.subject,
            base=plan.base,
            body=body,
            seen=canonical(plan.seen),
            rules_version=_rules_version(connection),
            guideline_version=guideline()[1],
            previous="",
            hash="",
        ),
    )
    for subject in log.touched(connection, made):
        taskstate.follow(connection, subject, user.id)
    return _receipt(connection, made)


def _again(connection: Connection, before: Entry, user: User, act: Anything, body: str) -> Receipt:
    if before.user != user.id or before.body != body:
        raise ReusedIdError(
            f"{act.id}: came before with another body; nothing was written, send it with a new id"
        )
    return _receipt(connection, before)


def _receipt(connection: Connection, entry: Entry) -> Receipt:
    about = log.touched(connection, entry)
    revision = log.revision_at(connection, about[0], entry.seq)
    return Receipt(entry.id, entry.seq, entry.at, entry.kind, entry.subject, revision, entry.hash)


def _rules_version(connection: Connection) -> str:
    asked = sa.select(build.c.rules_version).order_by(build.c.id.desc()).limit(1)
    return connection.execute(asked).scalar() or ""


def _note_exposure(store: Store, user: User, conflict: ConflictError) -> None:
    """Keeps in mind that somebody was shown another's answer, so that no blind round hands them the sentence."""
    kind, _, rest = conflict.subject.partition("/")
    if kind != "sentence":
        return
    with store.write() as connection:
        values = {"sentence": rest.split("/")[0], "user": user.id}
        connection.execute(upsert(connection, exposed).values(**values).on_conflict_do_nothing())


def _decide(at: Writing, act: Decide) -> Plan:
    shown = checks.sentence_in_build(at.connection, act.sentence)
    subject = checks.gold_subject(at.connection, at.user, act)
    if subject is None:
        subject = f"sentence/{act.sentence}/{act.round}"
        checks.may_answer(at.connection, at.store, at.user, act.sentence, act.round)
        checks.on_revision(at.connection, at.user, subject, act.revision, act)
    return Plan(subject, act.revision, {**shown, "item": act.seen})


def _bulk(at: Writing, act: Bulk) -> Plan:
    seen = {}
    for answer in act.answers:
        seen[answer.sentence] = checks.sentence_in_build(at.connection, answer.sentence)
        checks.may_answer(at.connection, at.store, at.user, answer.sentence, act.round)
        subject = f"sentence/{answer.sentence}/{act.round}"
        checks.on_revision(at.connection, at.user, subject, answer.revision, answer)
    return Plan(f"bulk/{act.round}", 0, seen)


def _skip(at: Writing, act: Skip) -> Plan:
    checks.sentence_in_build(at.connection, act.sentence)
    checks.open_round(at.connection, act.round)
    checks.end_gold_lease(at.connection, at.user, act.sentence)
    return _after(at, f"skip/{act.sentence}/{act.round}/{at.user.id}")


def _settle(at: Writing, act: Settle) -> Plan:
    seen = checks.speaker_in_build(at.connection, act)
    subject = f"speaker/{act.article}/{act.speaker}"
    checks.speaker_not_blind(at.connection, at.store, at.user, act.article, subject)
    checks.on_revision(at.connection, at.user, subject, act.revision, act)
    return Plan(subject, act.revision, seen)


def _undo(at: Writing, act: Undo) -> Plan:
    target = checks.undoable(at.connection, at.user, act.event)
    return Plan(target.subject, target.seq, {})


def _adjudicate(at: Writing, act: Adjudicate) -> Plan:
    shown = checks.sentence_in_build(at.connection, act.sentence)
    answers = checks.disputed(at.connection, at.user, act.sentence)
    subject = f"ruling/{act.sentence}"
    checks.on_revision(at.connection, at.user, subject, act.revision, act)
    return Plan(subject, act.revision, {**shown, "answers": answers})


def _comment(at: Writing, act: Comment) -> Plan:
    checks.sentence_in_build(at.connection, act.sentence)
    return _after(at, f"comment/{act.sentence}")


def _after(at: Writing, subject: str) -> Plan:
    return Plan(subject, log.revision(at.connection, subject), {})


_PLANS: Mapping[str, Callable[[Writing, Any], Plan]] = {
    "decide": _decide,
    "bulk": _bulk,
    "skip": _skip,
    "speaker": _settle,
    "undo": _undo,
    "adjudicate": _adjudicate,
    "comment": _comment,
}
