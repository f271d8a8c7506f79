"""What must hold before an act becomes an event; each check raises what the caller is told."""

import json
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild.model import Role, Status
from dsbuild.review import log
from dsbuild.review.acts import Adjudicate, BulkAnswer, Decide, Settle
from dsbuild.review.errors import BlindError, ConflictError, InvalidError, MissingError, NotAllowedError
from dsbuild.review.fold import Entry, standing
from dsbuild.review.store import Store
from dsbuild.review.tables import (
    article,
    build,
    exposed,
    gold_answer,
    gold_lease,
    of_article,
    round_,
    ruling,
    sentence,
    task,
    verdict,
)
from dsbuild.review.tables import user as users
from dsbuild.review.tasks import State
from dsbuild.review.values import Answer, User, Version

UNDOABLE = frozenset({"decide", "bulk", "skip", "speaker", "adjudicate"})


def newest(connection: Connection) -> int:
    """The number of the build under review; 0 before the first."""
    return connection.execute(sa.select(sa.func.max(build.c.id))).scalar() or 0


def sentence_in_build(connection: Connection, identity: str) -> dict[str, Any]:
    """What the rules say of a sentence, for the log."""
    row = connection.execute(sa.select(sentence).where(sentence.c.id == identity)).mappings().first()
    if row is None:
        raise MissingError(f"{identity}: found no such sentence; open the queue again")
    if row["build"] != newest(connection):
        raise InvalidError(f"{identity}: is not in the build under review any more; nothing to decide")
    return {"sha256": row["sha256"], "extremist": row["extremist"], "casualty": row["casualty"]}


def open_round(connection: Connection, number: int) -> RowMapping:
    """A round that takes answers."""
    row = connection.execute(sa.select(round_).where(round_.c.number == number)).mappings().first()
    if row is None:
        raise MissingError(f"round {number}: found no such round; open the queue again")
    if row["closed_at"]:
        raise InvalidError(f"round {number}: was closed on {row['closed_at'][:10]}; nothing was written")
    return row


def may_answer(connection: Connection, store: Store, user: User, identity: str, number: int) -> None:
    """Passes who may answer for a sentence in a round: in a blind one, whom it was handed to."""
    if not open_round(connection, number)["blind"]:
        return
    asked = sa.select(task.c.holder, task.c.held_until).where(
        task.c.round == number, task.c.sentence == identity
    )
    handed = connection.execute(asked).first()
    if handed is None:
        raise MissingError(f"{identity}: is not in round {number}; open the queue again")
    if has_seen(connection, user, identity, number):
        raise BlindError(
            f"{identity}: you know another answer to it; a blind round needs somebody who does not"
        )
    held = handed[1] is not None and handed[1] > store.now()
    if held and handed[0] != user.id:
        raise NotAllowedError(f"{identity}: was handed to somebody else meanwhile; take the next one")


def has_seen(connection: Connection, user: User, identity: str, number: int) -> bool:
    """Whether somebody answered for a sentence in another round, or was shown an answer to it."""
    answered = sa.select(verdict.c.sentence).where(
        verdict.c.sentence == identity, verdict.c.user == user.id, verdict.c.round != number
    )
    shown = sa.select(exposed.c.sentence).where(exposed.c.sentence == identity, exposed.c.user == user.id)
    return connection.execute(answered.union_all(shown)).first() is not None


def on_revision(
    connection: Connection,
    user: User,
    subject: str,
    revision: int,
    act: Decide | BulkAnswer | Settle | Adjudicate,
) -> None:
    """Passes what was made on the newest revision of its subject.

    Raises:
        ConflictError: somebody decided meanwhile; it holds both versions.
    """
    now = log.revision(connection, subject)
    if revision == now:
        return
    if revision > now:
        raise InvalidError(f"{subject}: found revision {revision}, the newest is {now}; open it again")
    mine = version(user.name, "", act.model_dump(mode="json"))
    raise ConflictError(subject, now, mine, standing_version(connection, subject))


def standing_version(connection: Connection, subject: str) -> Version | None:
    """What stands of a subject, and by whom."""
    entry = standing(log.on_subject(connection, subject))
    if entry is None:
        return None
    by = connection.execute(sa.select(users.c.name).where(users.c.id == entry.user)).scalar() or ""
    said = entry.said
    if entry.kind == "bulk":
        identity = subject.split("/")[1]
        said = {**said, **next(one for one in said["answers"] if one["sentence"] == identity)}
    return version(by, entry.at, said)


def version(by: str, at: str, said: dict[str, Any]) -> Version:
    """A decision as it is shown."""
    note = said.get("note") or said.get("reason") or ""
    if "role" in said:
        status = Status(said["status"]) if said["status"] else None
        return Version(by, at, None, Role(said["role"]), status, note)
    answer = Answer(said["extremist"], said["casualty"], said.get("unsure", False))
    return Version(by, at, answer, note=note)


def gold_subject(connection: Connection, user: User, act: Decide) -> str | None:
    """The subject of an answer to hidden gold, if that is what was handed out or answered before; the lease ends."""
    before = sa.select(gold_answer.c.event).where(
        gold_answer.c.sentence == act.sentence, gold_answer.c.user == user.id
    )
    handed = end_gold_lease(connection, user, act.sentence)
    if handed or connection.execute(before).first():
        return f"gold/{act.sentence}/{user.id}"
    return None


def end_gold_lease(connection: Connection, user: User, identity: str) -> bool:
    """Whether a sentence was handed to somebody as hidden gold; it is not any more."""
    gone = connection.execute(
        sa.delete(gold_lease).where(gold_lease.c.user == user.id, gold_lease.c.sentence == identity)
    )
    return gone.rowcount > 0


def speaker_in_build(connection: Connection, act: Settle) -> dict[str, Any]:
    """What the rules say of a speaker, for the log."""
    row = connection.execute(
        sa.select(article.c.build, article.c.speakers).where(article.c.id == act.article)
    ).first()
    if row is None or row[0] != newest(connection):
        raise MissingError(f"{act.article}: found no such article in the build under review")
    found = next((one for one in json.loads(row[1]) if one["name"] == act.speaker), None)
    if found is None:
        raise MissingError(
            f"{act.article}: found no speaker {act.speaker!r:.80} in its roster; open it again"
        )
    strange = [identity for identity in act.exceptions if not identity.startswith(f"{act.article}-")]
    if strange:
        raise InvalidError(f"exceptions: {strange[0]} is not in the article {act.article}")
    return {"role": found["role"], "status": found["status"], "basis": found["basis"]}


def speaker_not_blind(connection: Connection, store: Store, user: User, identity: str, subject: str) -> None:
    """Passes who may know how a speaker was settled: a conflict would tell."""
    entry = standing(log.on_subject(connection, subject))
    if entry is not None and entry.user != user.id and blind_in(connection, store, user, identity):
        raise BlindError(f"{identity}: you have sentences of it in a blind round; answer those first")


def blind_in(connection: Connection, store: Store, user: User, identity: str) -> bool:
    """Whether somebody holds sentences of an article in a blind round, and has not answered."""
    asked = (
        sa.select(task.c.sentence)
        .join(round_, round_.c.number == task.c.round)
        .where(
            round_.c.blind,
            task.c.holder == user.id,
            task.c.state == State.OPEN,
            task.c.held_until > store.now(),
            of_article(task.c.sentence, identity),
        )
    )
    return connection.execute(asked.limit(1)).first() is not None


def undoable(connection: Connection, user: User, identity: str) -> Entry:
    """The event to take back: one's own, and the last on all that it is about."""
    target = log.find(connection, identity)
    if target is None:
        raise MissingError(f"{identity}: found no such event; nothing to undo")
    if target.user != user.id:
        raise NotAllowedError(
            "found somebody else's event; only one's own can be undone: decide anew instead"
        )
    if target.kind not in UNDOABLE:
        raise InvalidError(f"a {target.kind} cannot be undone")
    for subject in log.touched(connection, target):
        stands = standing(log.on_subject(connection, subject))
        if stands is None or stands.id != target.id:
            raise InvalidError("found it undone already, or decided again since; decide anew instead")
    return target


def disputed(connection: Connection, user: User, identity: str) -> list[dict[str, Any]]:
    """The answers to adjudicate between, none of which is the adjudicator's own."""
    asked = sa.select(verdict).where(verdict.c.sentence == identity).order_by(verdict.c.round)
    rows = connection.execute(asked).mappings().all()
    if any(row["user"] == user.id for row in rows):
        raise NotAllowedError(f"{identity}: you answered for it; somebody else must adjudicate")
    held = connection.execute(sa.select(ruling.c.user).where(ruling.c.sentence == identity)).scalar()
    if (
        not in_dispute([Answer(row["extremist"], row["casualty"], row["unsure"]) for row in rows])
        and held is None
    ):
        raise InvalidError(f"{identity}: nobody differs on it; decide it in the queue instead")
    return [{"event": row["event"], "round": row["round"]} for row in rows]


def in_dispute(answers: list[Answer]) -> bool:
    """Whether answers differ, or somebody was unsure."""
    return len(set(answers)) > 1 or any(answer.unsure for answer in answers)
