"""Articles without their text: for lists, and at the head of a sentence."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review.tables import article, verdict
from dsbuild.review.values import ArticleHead

_NAMES = ("id", "title", "publisher", "published", "url", "rights", "sentences", "needs_review")
COLUMNS = tuple(article.c[name] for name in _NAMES)


def heads(connection: Connection, found: Collection[str]) -> dict[str, ArticleHead]:
    """The articles with these ids."""
    rows = connection.execute(sa.select(*COLUMNS).where(article.c.id.in_(found))).tuples()
    return {row[0]: _head(connection, row) for row in rows}


def search(
    connection: Connection, newest: int, words: str, after: str, count: int
) -> tuple[ArticleHead, ...]:
    """Articles of a build by id, those after a given one, whose headline or publisher holds the words."""
    asked = sa.select(*COLUMNS).where(article.c.build == newest, article.c.id > after)
    if words.strip():
        held = [
            column.icontains(words.strip(), autoescape=True)
            for column in (article.c.title, article.c.publisher, article.c.id)
        ]
        asked = asked.where(sa.or_(*held))
    rows = connection.execute(asked.order_by(article.c.id).limit(count)).tuples().all()
    return tuple(_head(connection, row) for row in rows)


def _head(connection: Connection, row: tuple[Any, ...]) -> ArticleHead:
    named = dict(zip(_NAMES, row, strict=True))
    return ArticleHead(**named, decided=_decided(connection, row[0]))


def _decided(connection: Connection, identity: str) -> int:
    asked = sa.select(sa.func.count(sa.distinct(verdict.c.sentence))).where(
        verdict.c.sentence.between(f"{identity}-", f"{identity}.")
    )
    return connection.execute(asked).scalar() or 0
