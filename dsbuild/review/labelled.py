"""The labels that sentences have under the speakers settled, as the next build will give them."""

import json
from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild.review import checks
from dsbuild.review.cast import settlements
from dsbuild.review.tables import article, sentence, settlement
from dsbuild.review.values import Answer, User
from dsbuild.review.voices import Spoken, Standing, spoken, voices

_CHUNK = 500
_SPOKEN = tuple(
    sentence.c[name]
    for name in ("id", "start", "end", "extremist", "casualty", "reviewed", "detail", "position", "text")
)


def sentences_of(connection: Connection, identity: str) -> list[Spoken]:
    """The sentences of an article in the build under review, in order."""
    asked = (
        sa.select(*_SPOKEN)
        .where(sentence.c.article == identity, sentence.c.build == checks.newest(connection))
        .order_by(sentence.c.position)
    )
    return [spoken(row) for row in connection.execute(asked).mappings()]


def under(
    connection: Connection, identity: str, settled: dict[str, Standing], excepted: frozenset[str]
) -> dict[str, Answer]:
    """The labels of an article's sentences with these speakers settled."""
    row = connection.execute(
        sa.select(article.c.text, article.c.blocks).where(article.c.id == identity)
    ).one()
    return voices(row[0], json.loads(row[1]), sentences_of(connection, identity), settled, excepted)


def under_settlements(
    connection: Connection,
    found: Collection[str],
    *,
    hide: frozenset[str] = frozenset(),
    user: User | None = None,
) -> dict[str, Answer]:
    """The labels of the sentences of these articles that have settled speakers; the others have those of the rules.

    Of the articles to `hide`, only what the user settled themselves counts.
    """
    made: dict[str, Answer] = {}
    for identity, (settled, excepted) in settlements(connection, found).items():
        counted = settled
        if identity in hide:
            mine = {
                row[0]
                for row in connection.execute(
                    sa.select(settlement.c.speaker).where(
                        settlement.c.article == identity, settlement.c.user == (user.id if user else 0)
                    )
                )
            }
            counted = {name: standing for name, standing in settled.items() if name in mine}
        if counted:
            made |= under(connection, identity, counted, excepted)
    return made


def rows(connection: Connection, ids: Collection[str]) -> Iterator[RowMapping]:
    """The sentences with these ids, of whatever build, in order of the ids."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _CHUNK):
        asked = sa.select(sentence).where(sentence.c.id.in_(wanted[start : start + _CHUNK]))
        yield from connection.execute(asked.order_by(sentence.c.id)).mappings()
