"""What was decided, written in the formats of other tools, sentence by sentence."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild.review import checks
from dsbuild.review.errors import InvalidError
from dsbuild.review.interchange import FORMATS
from dsbuild.review.interchange.record import Format, Record, Span, Vote
from dsbuild.review.secret import pseudonyms
from dsbuild.review.store import Store
from dsbuild.review.tables import article, build, event, ruling, sentence, settlement, task, verdict
from dsbuild.review.tasks import State
from dsbuild.review.values import Answer

PAGE = 2_000
COLUMNS = tuple(
    sentence.c[name]
    for name in (
        "id",
        "article",
        "start",
        "end",
        "text",
        "sha256",
        "block",
        "extremist",
        "casualty",
        "detail",
    )
)
SCOPES = ("answered", "queue", "all")


@dataclass(frozen=True, slots=True)
class Told:
    """What will be exported, and what is dropped: by what it is, how many there are."""

    sentences: int
    answers: int
    dropped: Mapping[str, int]


def chunks(store: Store, name: str, scope: str = "answered") -> Iterator[str]:
    """The export as text, a piece at a time; holds some thousand sentences.

    `scope` is `answered` sentences, the `queue`'s open ones, or `all`.

    Raises:
        InvalidError: there is no such format or scope.
    """
    form = _known(name, scope)
    with store.read() as connection:
        yield from form.write(_records(connection, scope))


def told(store: Store, name: str, scope: str = "answered") -> Told:
    """What an export will hold and drop; raises as `chunks` does."""
    form = _known(name, scope)
    with store.read() as connection:
        ids = sa.select(sentence.c.id).where(*_wanted(connection, scope)).subquery()
        many = connection.execute(sa.select(sa.func.count()).select_from(ids)).scalar() or 0
        asked = sa.select(sa.func.count()).select_from(verdict).join(ids, ids.c.id == verdict.c.sentence)
        answers = connection.execute(asked).scalar() or 0
        dropped = {what: _count(connection, what) for what in (*form.drops, "comments", "skips")}
    return Told(many, answers, {what: count for what, count in dropped.items() if count})


def _known(name: str, scope: str) -> Format:
    if name not in FORMATS:
        raise InvalidError(f"--format: found {name!r:.40}, expected one of {', '.join(FORMATS)}")
    if scope not in SCOPES:
        raise InvalidError(f"--what: found {scope!r:.40}, expected one of {', '.join(SCOPES)}")
    return FORMATS[name]


def _count(connection: Connection, what: str) -> int:
    if what == "evidence":
        fired = json.loads(
            connection.execute(sa.select(build.c.rules).order_by(build.c.id.desc()).limit(1)).scalar() or "{}"
        )
        return sum(one["fired"] for one in fired.values())
    counted: Mapping[str, sa.Select[Any]] = {
        "speakers": sa.select(sa.func.count()).select_from(settlement),
        "rulings": sa.select(sa.func.count()).select_from(ruling),
        "comments": sa.select(sa.func.count()).where(event.c.kind == "comment"),
        "skips": sa.select(sa.func.count()).where(event.c.kind == "skip"),
    }
    return connection.execute(counted[what]).scalar() or 0


def _wanted(connection: Connection, scope: str) -> tuple[sa.ColumnElement[bool], ...]:
    """What holds of the sentences of a scope."""
    here = sentence.c.build == checks.newest(connection)
    if scope == "answered":
        return here, sa.exists().where(verdict.c.sentence == sentence.c.id)
    if scope == "queue":
        waiting = (task.c.sentence == sentence.c.id, task.c.round == 1, task.c.state == State.OPEN)
        return here, sa.exists().where(*waiting)
    return (here,)


def _records(connection: Connection, scope: str) -> Iterator[Record]:
    names = pseudonyms(connection)
    version = connection.execute(
        sa.select(build.c.rules_version).order_by(build.c.id.desc()).limit(1)
    ).scalar()
    wanted = _wanted(connection, scope)
    asked = (
        sa.select(*COLUMNS, article.c.title, article.c.url)
        .join(article, article.c.id == sentence.c.article)
        .where(*wanted)
        .order_by(sentence.c.id)
        .limit(PAGE)
    )
    after = ""
    while True:
        rows = connection.execute(asked.where(sentence.c.id > after)).mappings().all()
        if not rows:
            return
        votes = _votes(connection, rows[0]["id"], rows[-1]["id"], names)
        for row in rows:
            yield _record(row, version or "", votes.get(row["id"], ()))
        after = rows[-1]["id"]


def _votes(
    connection: Connection, first: str, last: str, names: Mapping[int, str]
) -> dict[str, tuple[Vote, ...]]:
    asked = (
        sa.select(verdict, event.c.body)
        .join(event, event.c.seq == verdict.c.seq)
        .where(verdict.c.sentence >= first, verdict.c.sentence <= last)
        .order_by(verdict.c.sentence, verdict.c.round)
    )
    found: dict[str, tuple[Vote, ...]] = {}
    for row in connection.execute(asked).mappings():
        vote = Vote(
            row["event"],
            names[row["user"]],
            row["at"],
            Answer(row["extremist"], row["casualty"], row["unsure"]),
            row["round"],
            json.loads(row["body"]).get("note", ""),
        )
        found[row["sentence"]] = (*found.get(row["sentence"], ()), vote)
    return found


def _record(row: RowMapping, version: str, votes: Sequence[Vote]) -> Record:
    detail = json.loads(row["detail"]) if row["detail"] != "{}" else {}
    text, start = row["text"], row["start"]
    return Record(
        id=row["id"],
        article=row["article"],
        start=start,
        end=row["end"],
        text=text,
        sha256=row["sha256"],
        block=row["block"],
        title=row["title"],
        url=row["url"],
        rules=Answer(row["extremist"], row["casualty"]),
        rules_version=version,
        spans=tuple(
            Span(
                piece["start"] - start,
                piece["end"] - start,
                piece["rule"],
                text[piece["start"] - start : piece["end"] - start],
            )
            for piece in detail.get("evidence", ())
            if 0 <= piece["start"] - start <= piece["end"] - start <= len(text)
        ),
        reasons=tuple(detail.get("reasons", ())),
        votes=tuple(votes),
    )
