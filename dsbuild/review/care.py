"""Care for reviewers: how much somebody has looked at, the cap on a day, and breaks."""

from datetime import datetime, timedelta
from itertools import zip_longest

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review.store import Store, get_meta, set_meta
from dsbuild.review.tables import event
from dsbuild.review.team import Team, team
from dsbuild.review.times import moment, stamp
from dsbuild.review.values import Exposure, User

LOOKED = ("decide", "skip", "adjudicate")


def exposure_of(store: Store, user: User) -> Exposure:
    """How much somebody has looked at today, and whether to stop."""
    defaults = team(store)
    with store.read() as connection:
        return exposure(store, connection, user, defaults)


def exposure(store: Store, connection: Connection, user: User, defaults: Team) -> Exposure:
    """How much somebody has looked at; their own settings go before the team's."""
    own = user.settings
    cap = own.daily_cap or defaults.daily_cap
    after = own.break_after or defaults.break_after
    minutes = own.break_minutes or defaults.break_minutes
    now = store.clock()
    midnight = stamp(now.replace(hour=0, minute=0, second=0, microsecond=0))
    mine = (event.c.user == user.id, event.c.kind.in_(LOOKED))
    today = connection.execute(sa.select(sa.func.count()).where(*mine, event.c.at >= midnight)).scalar() or 0
    if cap and today >= cap:
        return Exposure(today, cap, 0, after, "cap", stamp(moment(midnight) + timedelta(days=1)))
    since, last = _since_break(connection, user, after or 0, minutes)
    if after and since >= after and last:
        until = last + timedelta(minutes=minutes)
        if until > now:
            return Exposure(today, cap, since, after, "break", stamp(until))
        since = 0
    return Exposure(today, cap, since, after)


def note_break(store: Store, connection: Connection, user: User) -> None:
    """Counts anew from now: somebody takes a break, or goes on without."""
    set_meta(connection, f"break {user.id}", store.now())


def _since_break(connection: Connection, user: User, most: int, minutes: int) -> tuple[int, datetime | None]:
    """How many were looked at without a pause as long as a break, up to `most`, and when the last was."""
    noted = get_meta(connection, f"break {user.id}") or ""
    asked = (
        sa.select(event.c.at)
        .where(event.c.user == user.id, event.c.kind.in_(LOOKED), event.c.at > noted)
        .order_by(event.c.at.desc())
        .limit(most)
    )
    times = [moment(row[0]) for row in connection.execute(asked)]
    many = 0
    for one, before in zip_longest(times, times[1:]):
        many += 1
        if before is None or one - before >= timedelta(minutes=minutes):
            break
    return many, times[0] if times else None
