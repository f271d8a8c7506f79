"""Articles without their text: for lists, and at the head of a sentence."""

import json
from collections.abc import Collection

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild.review.tables import article, of_article, settlement, verdict
from dsbuild.review.values import ArticleHead, Listing

_NAMES = ("id", "title", "publisher", "published", "url", "rights", "sentences", "needs_review")
COLUMNS = tuple(article.c[name] for name in (*_NAMES, "speakers"))


def heads(connection: Connection, found: Collection[str]) -> dict[str, ArticleHead]:
    """The articles with these ids."""
    rows = connection.execute(sa.select(*COLUMNS).where(article.c.id.in_(found))).mappings()
    return {row["id"]: _head(connection, row) for row in rows}


def search(connection: Connection, newest: int, words: str, after: str, count: int) -> Listing:
    """Articles of a build whose headline, publisher or id holds the words, those most in doubt first."""
    asked = sa.select(*COLUMNS).where(article.c.build == newest)
    if words.strip():
        held = [
            column.icontains(words.strip(), autoescape=True)
            for column in (article.c.title, article.c.publisher, article.c.id)
        ]
        asked = asked.where(sa.or_(*held))
    doubts, _, identity = after.partition(" ")
    if identity and doubts.isdecimal() and len(doubts) < 10:
        doubt = article.c.needs_review
        asked = asked.where(
            sa.or_(doubt < int(doubts), sa.and_(doubt == int(doubts), article.c.id > identity))
        )
    order = (article.c.needs_review.desc(), article.c.id)
    rows = connection.execute(asked.order_by(*order).limit(count + 1)).mappings().all()
    shown = tuple(_head(connection, row) for row in rows[:count])
    more = len(rows) > count
    return Listing(shown, f"{shown[-1].needs_review} {shown[-1].id}" if more else None)


def _head(connection: Connection, row: RowMapping) -> ArticleHead:
    settled = sa.select(sa.func.count()).where(settlement.c.article == row["id"])
    return ArticleHead(
        **{name: row[name] for name in _NAMES},
        decided=_decided(connection, row["id"]),
        speakers=len(json.loads(row["speakers"])),
        settled=connection.execute(settled).scalar() or 0,
    )


def _decided(connection: Connection, identity: str) -> int:
    asked = sa.select(sa.func.count(sa.distinct(verdict.c.sentence))).where(
        of_article(verdict.c.sentence, identity)
    )
    return connection.execute(asked).scalar() or 0
