"""Articles without their text: for lists, and at the head of a sentence."""

import json
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild.review.tables import article, of_article, sentence, settlement, task, verdict
from dsbuild.review.tasks import State
from dsbuild.review.values import ArticleHead, ListedArticle, Listing

_NAMES = ("id", "title", "publisher", "published", "url", "rights", "sentences", "needs_review")
COLUMNS = tuple(article.c[name] for name in _NAMES)


def heads(connection: Connection, found: Collection[str]) -> dict[str, ArticleHead]:
    """The articles with these ids."""
    rows = connection.execute(sa.select(*COLUMNS).where(article.c.id.in_(found))).mappings()
    return {row["id"]: ArticleHead(**row) for row in rows}


def search(
    connection: Connection, newest: int, words: str, after: str, count: int, *, waiting: bool = False
) -> Listing:
    """Articles of a build whose headline, publisher or id holds the words, those most in doubt first.

    `waiting` leaves out those of which no sentence is open in the first round.
    """
    asked = sa.select(*COLUMNS, article.c.speakers).where(article.c.build == newest)
    if words.strip():
        held = [
            column.icontains(words.strip(), autoescape=True)
            for column in (article.c.title, article.c.publisher, article.c.id)
        ]
        asked = asked.where(sa.or_(*held))
    if waiting:
        here = sa.and_(task.c.sentence > article.c.id + "-", task.c.sentence < article.c.id + ".")
        asked = asked.where(sa.exists().where(task.c.round == 1, here, task.c.state == State.OPEN))
    doubts, _, identity = after.partition(" ")
    if identity and doubts.isdecimal() and len(doubts) < 10:
        doubt = article.c.needs_review
        asked = asked.where(
            sa.or_(doubt < int(doubts), sa.and_(doubt == int(doubts), article.c.id > identity))
        )
    order = (article.c.needs_review.desc(), article.c.id)
    rows = connection.execute(asked.order_by(*order).limit(count + 1)).mappings().all()
    shown = tuple(_listed(connection, row, newest) for row in rows[:count])
    more = len(rows) > count
    return Listing(shown, f"{shown[-1].needs_review} {shown[-1].id}" if more else None)


def _listed(connection: Connection, row: RowMapping, newest: int) -> ListedArticle:
    identity = row["id"]
    spoken = frozenset(
        connection.execute(sa.select(settlement.c.speaker).where(settlement.c.article == identity)).scalars()
    )
    decided = _ids(connection, verdict, identity)
    waiting = _ids(connection, task, identity, task.c.round == 1, task.c.state == State.OPEN)
    follow = _spoken_by(connection, identity, newest, spoken) if spoken else frozenset()
    return ListedArticle(
        **{name: row[name] for name in _NAMES},
        decided=len(decided),
        by_speaker=len(follow - decided - waiting),
        open=len(waiting),
        speakers=len(json.loads(row["speakers"])),
        settled=len(spoken),
    )


def _ids(
    connection: Connection, table: sa.Table, identity: str, *wanted: sa.ColumnElement[bool]
) -> frozenset[str]:
    """The sentences of an article in a table."""
    asked = sa.select(table.c.sentence).where(of_article(table.c.sentence, identity), *wanted)
    return frozenset(connection.execute(asked).scalars())


def _spoken_by(
    connection: Connection, identity: str, newest: int, speakers: Collection[str]
) -> frozenset[str]:
    """The sentences of an article that hold direct speech of one of these."""
    asked = sa.select(sentence.c.id, sentence.c.detail).where(
        sentence.c.article == identity, sentence.c.build == newest, sentence.c.detail != "{}"
    )
    return frozenset(
        found
        for found, detail in connection.execute(asked)
        if any(one["speaker"] in speakers for one in json.loads(detail).get("quotations", ()))
    )
