"""What people decided, as `decisions.jsonl`, which the next build obeys. It holds hashes and pseudonyms, no text."""

import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild.model import Role, Status
from dsbuild.review import decisions, labelled, log
from dsbuild.review.decisions import SentenceLine, SpeakerLine, Told
from dsbuild.review.importing import decided_and_gone
from dsbuild.review.secret import pseudonym, secret
from dsbuild.review.store import Store
from dsbuild.review.tables import event, ruling, settlement, verdict
from dsbuild.review.values import Answer

EXCEPTION = "exception"


@dataclass(frozen=True, slots=True)
class Applied:
    """What was written. `kept` are lines of other origin, `gone` lines of ours that were undone since.

    `unsure` counts sentences left out because somebody could not say; `conflicting` the things on which people
    differ; `orphaned` are the decisions whose text has gone. `head` is the log's hash, to note elsewhere.
    """

    path: Path
    written: int
    kept: int
    gone: int
    unsure: int
    conflicting: int
    orphaned: tuple[str, ...]
    head: str


def apply(store: Store, path: Path) -> Applied:
    """Writes every decision that stands into a file, whole or not at all; lines that others wrote stay as they are.

    Raises:
        DecisionsError: the file holds lines that cannot be read.
    """
    there = decisions.lines(path)
    with store.read() as connection:
        ours = list(standing(connection))
        known = {row[0] for row in connection.execute(sa.select(event.c.id))}
        unsure = len(_unsure(connection))
        _, orphaned = decided_and_gone(connection)
        head = log.head(connection)[1]
    kept = [line for line in there if event_of(line) not in known]
    now = {line.decision_id for line in ours}
    gone = sum(event_of(line) in known and line.decision_id not in now for line in there)
    everything = [*kept, *ours]
    _swap_in(path, "".join(as_line(line) for line in everything))
    differ = sum(decisions.deciding(found) is None for found in decisions.by_thing(everything).values())
    return Applied(path, len(ours), len(kept), gone, unsure, differ, orphaned, head)


def event_of(line: Told) -> str:
    """The id of the event that a decision comes from: one event can decide several sentences."""
    return line.decision_id.split(":", 1)[0]


def as_line(line: Told) -> str:
    """A decision as it is written."""
    said = line.model_dump(mode="json", exclude_none=True)
    return (
        json.dumps({key: value for key, value in said.items() if value is not False}, ensure_ascii=False)
        + "\n"
    )


def standing(connection: Connection) -> Iterator[Told]:
    """Every decision that stands, by article: speakers, the sentences they leave out, answers by round, rulings."""
    key = secret(connection)
    lines = [*_speakers(connection, key), *_sentences(connection, key)]
    yield from sorted(lines, key=lambda line: (line.article_id, line.kind == "sentence"))


def _speakers(connection: Connection, key: str) -> Iterator[Told]:
    answered = {row[0] for row in connection.execute(sa.select(verdict.c.sentence))}
    answered |= {row[0] for row in connection.execute(sa.select(ruling.c.sentence))}
    asked = _with_event(settlement).order_by(settlement.c.article, settlement.c.speaker)
    for row in connection.execute(asked).mappings().all():
        yield SpeakerLine.model_validate(
            {
                "kind": "speaker",
                "decision_id": row["event"],
                "article_id": row["article"],
                "speaker": row["speaker"],
                "role": Role(row["role"]),
                "status": Status(row["status"]) if row["status"] else None,
                **_origin(row, key),
            }
        )
        excepted = sorted(set(json.loads(row["exceptions"])) - answered)
        yield from _exceptions(connection, row, excepted, key)


def _exceptions(connection: Connection, row: RowMapping, excepted: list[str], key: str) -> Iterator[Told]:
    for one in labelled.rows(connection, excepted):
        answer = Answer(one["extremist"], one["casualty"])
        yield _sentence(
            one, f"{row['event']}:{one['id']}", answer, {**_origin(row, key), "reason": EXCEPTION}
        )


def _sentences(connection: Connection, key: str) -> Iterator[Told]:
    asked = _with_event(verdict).where(
        sa.not_(verdict.c.unsure), verdict.c.sentence.not_in(_unsure(connection))
    )
    found = connection.execute(asked.order_by(verdict.c.sentence, verdict.c.round)).mappings().all()
    ruled = connection.execute(_with_event(ruling).order_by(ruling.c.sentence)).mappings().all()
    texts = {
        one["id"]: one for one in labelled.rows(connection, [row["sentence"] for row in (*found, *ruled)])
    }
    for row in sorted((*found, *ruled), key=lambda row: (row["sentence"], row["seq"])):
        identity = row["event"]
        if row["kind"] == "bulk":
            identity = f"{identity}:{row['sentence']}"
        origin = _origin(row, key)
        if "category" in row:
            origin |= {"adjudicated": True, "reason": row["category"]}
        else:
            origin |= {"round": row["round"]}
        yield _sentence(texts[row["sentence"]], identity, Answer(row["extremist"], row["casualty"]), origin)


def _unsure(connection: Connection) -> list[str]:
    """The sentences that somebody could not say, and nobody ruled on."""
    asked = sa.select(verdict.c.sentence).where(
        verdict.c.unsure, verdict.c.sentence.not_in(sa.select(ruling.c.sentence))
    )
    return sorted({row[0] for row in connection.execute(asked)})


def _sentence(one: RowMapping, identity: str, answer: Answer, origin: Mapping[str, object]) -> SentenceLine:
    return SentenceLine.model_validate(
        {
            "kind": "sentence",
            "decision_id": identity,
            "article_id": one["article"],
            "text_sha256": one["sha256"],
            "occurrence": one["occurrence"],
            "labels": answer.labels,
            **origin,
        }
    )


def _with_event(table: sa.Table) -> sa.Select[tuple[object, ...]]:
    return sa.select(table, event.c.kind, event.c.rules_version, event.c.guideline_version).join(
        event, event.c.seq == table.c.seq
    )


def _origin(row: RowMapping, key: str) -> dict[str, object]:
    return {
        "reviewer": pseudonym(key, row["user"]),
        "at": datetime.fromisoformat(row["at"]),
        "rules_version": row["rules_version"] or None,
        "guideline_version": row["guideline_version"],
    }


def _swap_in(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with unfinished.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    finally:
        with suppress(FileNotFoundError):
            unfinished.unlink()
