"""Signing in and out. A session ends after twelve hours, on sign-out, and when its user is disabled or changed."""

import hmac
import secrets
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review import users
from dsbuild.review.errors import SignInError, TooManyAttemptsError
from dsbuild.review.store import Store
from dsbuild.review.tables import attempt, link
from dsbuild.review.tables import session as sessions
from dsbuild.review.tables import user as accounts
from dsbuild.review.times import moment
from dsbuild.review.values import Session

SESSION_HOURS = 12
ATTEMPTS = {"name": 10, "address": 30}
WINDOW_MINUTES = 15
_WRONG = "found no such name and password; check both"


def sign_in(store: Store, name: str, password: str, address: str = "") -> Session:
    """A new session.

    Raises:
        TooManyAttemptsError: 10 failed for this name, or 30 from this address, in 15 minutes.
        SignInError: the name or the password is wrong, or the account is disabled; it does not say which.
    """
    keys = {
        "name": f"name {users.hashed(' '.join(name.split()).casefold())}",
        "address": f"address {address}",
    }
    with store.write() as connection:
        # counted before the slow check, so that many at once cannot pass
        _count(store, connection, keys)
        row = users.find(connection, name)
    if not users.matches(row["password"] if row else None, password) or row is None or row["disabled"]:
        raise SignInError(_WRONG)
    with store.write() as connection:
        still = connection.execute(sa.select(accounts).where(accounts.c.id == row["id"])).mappings().one()
        if still["disabled"] or still["password"] != row["password"]:
            raise SignInError(_WRONG)
        connection.execute(sa.delete(attempt).where(attempt.c.key == keys["name"]))
        return _opened(store, connection, row["id"])


def enter(store: Store, token: str) -> Session:
    """A new session by a link that signs in once; the link is used up.

    Raises:
        SignInError: the link was used, has expired, or was never made.
    """
    digest = users.hashed(token)
    with store.write() as connection:
        owner = users.link_owner(store, connection, digest, enters=True)
        if owner.disabled:
            raise SignInError(_WRONG)
        connection.execute(sa.update(link).where(link.c.token == digest).values(used_at=store.now()))
        return _opened(store, connection, owner.id)


def _opened(store: Store, connection: Connection, user: int) -> Session:
    token, now, ends = secrets.token_urlsafe(32), store.now(), store.now(hours=SESSION_HOURS)
    connection.execute(sa.delete(sessions).where(sessions.c.expires_at <= now))
    kept = {"token": users.hashed(token), "user": user, "created_at": now, "expires_at": ends}
    connection.execute(sa.insert(sessions).values(**kept))
    return Session(users.by_id(connection, user), token, _csrf(token), ends)


def session(store: Store, token: str) -> Session:
    """The session that a cookie names.

    Raises:
        SignInError: it has ended.
    """
    joined = sa.join(sessions, accounts, sessions.c.user == accounts.c.id)
    asked = (
        sa.select(accounts, sessions.c.expires_at)
        .select_from(joined)
        .where(sessions.c.token == users.hashed(token))
    )
    with store.read() as connection:
        row = connection.execute(asked).mappings().first()
    if row is None or row["disabled"] or row["expires_at"] <= store.now():
        raise SignInError("found no session, or one that has ended; sign in")
    return Session(users.as_user(row), token, _csrf(token), row["expires_at"])


def sign_out(store: Store, token: str) -> None:
    """Ends a session."""
    with store.write() as connection:
        connection.execute(sa.delete(sessions).where(sessions.c.token == users.hashed(token)))


def _csrf(token: str) -> str:
    """What a form of this session must carry: it cannot be guessed without the cookie, nor the cookie from it."""
    return hmac.new(token.encode(errors="surrogatepass"), b"csrf", sha256).hexdigest()


def _count(store: Store, connection: Connection, keys: dict[str, str]) -> None:
    since = store.now(minutes=-WINDOW_MINUTES)
    connection.execute(sa.delete(attempt).where(attempt.c.at <= since))
    for what, key in keys.items():
        asked = sa.select(sa.func.count(), sa.func.min(attempt.c.at)).where(attempt.c.key == key)
        many, first = connection.execute(asked).one()
        if many >= ATTEMPTS[what]:
            waited = (store.clock() - moment(first)).total_seconds()
            raise TooManyAttemptsError(max(1, round(WINDOW_MINUTES * 60 - waited)))
    now = store.now()
    connection.execute(sa.insert(attempt), [{"key": key, "at": now} for key in keys.values()])
