"""Whole articles: every stretch of text with what it is and what became of it."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild.review import cast, checks, heads, labelled
from dsbuild.review.errors import MissingError
from dsbuild.review.store import Store
from dsbuild.review.tables import article, of_article, sentence, settlement, task, verdict
from dsbuild.review.tasks import State
from dsbuild.review.values import Answer, ArticleHead, Listing, User
from dsbuild.review.views import ArticleView, Piece

MOST = 200
LOOKED_THROUGH = 20
"""Pages of the list."""


def listing(
    store: Store, search: str = "", after: str = "", count: int = 50, *, waiting: bool = False
) -> Listing:
    """Articles whose headline, publisher or id holds the words searched for, those most in doubt first.

    `after` is the `after` of the page before; empty for the first. `waiting` leaves out those with nothing open.
    """
    with store.read() as connection:
        newest, words = checks.newest(connection), search.replace("\x00", "")
        return heads.search(connection, newest, words, after, min(max(count, 1), MOST), waiting=waiting)


def next_to_settle(store: Store, head: ArticleHead) -> ArticleHead | None:
    """The next article of the list with speakers to settle and sentences that wait; None where there is none soon."""
    after: str | None = f"{head.needs_review} {head.id}"
    for _ in range(LOOKED_THROUGH):
        if not after or after.startswith("0 "):
            return None
        found = listing(store, after=after, waiting=True)
        for one in found.articles:
            if one.settled < one.speakers:
                return one
        after = found.after
    return None


def view(store: Store, user: User, identity: str) -> ArticleView:
    """A whole article: its text in pieces without gaps, each with its state.

    A reviewer sees their own answers and what the rules say; adjudicators, admins and readers see everybody's.

    Raises:
        MissingError: there is no such article.
    """
    with store.read() as connection:
        head = heads.heads(connection, [identity]).get(identity)
        row = connection.execute(sa.select(article).where(article.c.id == identity)).mappings().first()
        if head is None or row is None or row["build"] != checks.newest(connection):
            raise MissingError(f"{identity}: found no such article in the build under review")
        cards = cast.cards(store, connection, user, [identity])[identity]
        sentences = _sentences(store, connection, user, identity, hide=any(card.hidden for card in cards))
        pieces = tuple(_pieces(row["text"], json.loads(row["dropped"]), sentences))
    return ArticleView(head, pieces, cards)


def _sentences(store: Store, connection: Connection, user: User, identity: str, *, hide: bool) -> list[Piece]:
    asked = (
        sa.select(sentence)
        .where(sentence.c.article == identity, sentence.c.build == checks.newest(connection))
        .order_by(sentence.c.position)
    )
    hidden = frozenset({identity}) if hide else frozenset()
    settled = labelled.under_settlements(connection, [identity], hide=hidden, user=user)
    spoken = {
        name
        for (name,) in connection.execute(
            sa.select(settlement.c.speaker).where(settlement.c.article == identity)
        )
    }
    answers = _answers(connection, user, identity)
    tasks = _tasks(connection, identity)
    now = store.now()
    pieces = []
    for row in connection.execute(asked).mappings():
        rules = settled.get(row["id"], Answer(row["extremist"], row["casualty"]))
        answer, state = answers.get(row["id"], (rules, ""))
        if not state:
            state = _state(row, tasks.get(row["id"]), spoken if not hide else set(), now, user)
        pieces.append(Piece(row["start"], row["end"], row["text"], row["id"], row["block"], answer, state))
    return pieces


def _state(
    row: RowMapping,
    waiting: tuple[int | None, str | None] | None,
    spoken: set[str],
    now: str,
    user: User,
) -> str:
    names = {one["speaker"] for one in json.loads(row["detail"]).get("quotations", ())}
    if waiting:
        holder, until = waiting
        return "held" if holder and holder != user.id and until and until > now else "open"
    return "speaker" if names & spoken else "rules"


def _answers(connection: Connection, user: User, identity: str) -> dict[str, tuple[Answer, str]]:
    """The answer that a user may know of each sentence, the last round's, and whose it is: `mine` or `decided`."""
    asked = sa.select(verdict).where(of_article(verdict.c.sentence, identity)).order_by(verdict.c.round)
    if user.role not in cast.SEES_ALL:
        asked = asked.where(verdict.c.user == user.id)
    return {
        row["sentence"]: (
            Answer(row["extremist"], row["casualty"], row["unsure"]),
            "mine" if row["user"] == user.id else "decided",
        )
        for row in connection.execute(asked).mappings()
    }


def _tasks(connection: Connection, identity: str) -> dict[str, tuple[int | None, str | None]]:
    asked = sa.select(task.c.sentence, task.c.holder, task.c.held_until).where(
        task.c.round == 1,
        task.c.state == State.OPEN,
        of_article(task.c.sentence, identity),
    )
    return {row[0]: (row[1], row[2]) for row in connection.execute(asked)}


def _pieces(text: str, dropped: list[dict[str, Any]], sentences: list[Piece]) -> Iterator[Piece]:
    gone = [
        Piece(one["start"], one["end"], text[one["start"] : one["end"]], dropped=one["kind"])
        for one in dropped
    ]
    here = 0
    for piece in sorted((*gone, *sentences), key=lambda one: (one.start, one.end)):
        if piece.start > here:
            yield Piece(here, piece.start, text[here : piece.start])
        if piece.start >= here:
            yield piece
            here = piece.end
    if here < len(text):
        yield Piece(here, len(text), text[here:])
