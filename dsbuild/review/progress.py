"""How far the review is: totals, and one's own; nobody is compared with anybody."""

from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from dsbuild.review import checks
from dsbuild.review.final import outcomes, rules_said
from dsbuild.review.rounds import RoundInfo, everything
from dsbuild.review.store import Store
from dsbuild.review.tables import build, event, settlement, task
from dsbuild.review.tasks import WORDS, State, Why
from dsbuild.review.values import User

DAYS = 30


@dataclass(frozen=True, slots=True)
class Progress:
    """Totals over all people. `agreed` and `ruled` count sentences, `disputed` those that wait for a ruling.

    `waiting` counts the open tasks of the first round by why they wait; `days` the events of each day.
    """

    build: str
    version: str
    sentences: int
    articles: int
    rounds: tuple[RoundInfo, ...]
    waiting: Mapping[str, int]
    agreed: int
    ruled: int
    disputed: int
    speakers: int
    relabelled: int
    days: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Mine:
    """What one person did: answers, skips, speakers settled; and what they hold now."""

    decided: int
    skipped: int
    settled: int
    holding: int
    days: Mapping[str, int]


def totals(store: Store) -> Progress | None:
    """How far the review of the newest build is; None before the first import."""
    with store.read() as connection:
        latest = connection.execute(sa.select(build).order_by(build.c.id.desc()).limit(1)).mappings().first()
        if latest is None:
            return None
        newest = checks.newest(connection)
        found = outcomes(connection)
        relabelled = sum(
            (one := found[identity].answer) is not None and [one.extremist, one.casualty] != said
            for identity, *said, _ in rules_said(connection, newest, found)
        )
        open_tasks = sa.select(task.c["class"], sa.func.count()).where(
            task.c.round == 1, task.c.state == State.OPEN
        )
        waiting = {
            WORDS[Why(number)]: count
            for number, count in connection.execute(
                open_tasks.group_by(task.c["class"]).order_by(task.c["class"])
            )
        }
        speakers = connection.execute(sa.select(sa.func.count()).select_from(settlement)).scalar() or 0
        days = _days(store, None)
    return Progress(
        latest["name"],
        latest["version"],
        latest["sentences"],
        latest["articles"],
        everything(store),
        waiting,
        sum(one.answer is not None and not one.ruled for one in found.values()),
        sum(one.ruled for one in found.values()),
        sum(one.answer is None for one in found.values()),
        speakers,
        relabelled,
        days,
    )


def mine(store: Store, user: User) -> Mine:
    """What one person did, for themselves."""
    with store.read() as connection:
        asked = sa.select(event.c.kind, sa.func.count()).where(event.c.user == user.id).group_by(event.c.kind)
        kinds = {row[0]: row[1] for row in connection.execute(asked)}
        holding = sa.select(sa.func.count()).where(task.c.holder == user.id, task.c.state == State.OPEN)
        held = connection.execute(holding).scalar() or 0
    return Mine(
        kinds.get("decide", 0), kinds.get("skip", 0), kinds.get("speaker", 0), held, _days(store, user)
    )


def _days(store: Store, user: User | None) -> dict[str, int]:
    """The events of each of the last thirty days that had any."""
    day = sa.func.substr(event.c.at, 1, 10)
    asked = (
        sa.select(day, sa.func.count()).where(event.c.at >= store.now(days=-DAYS)).group_by(day).order_by(day)
    )
    if user is not None:
        asked = asked.where(event.c.user == user.id)
    with store.read() as connection:
        return {row[0]: row[1] for row in connection.execute(asked)}
