"""Accounts: who may sign in and as what. Passwords are kept as argon2id, one-time links and sessions as hashes."""

import json
import secrets
from dataclasses import asdict, dataclass, replace
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import Connection, RowMapping

from dsbuild.review.errors import InvalidError, MissingError, NotAllowedError, SignInError
from dsbuild.review.roles import UserRole
from dsbuild.review.secret import OUTSIDE
from dsbuild.review.store import Store
from dsbuild.review.tables import link, session, task
from dsbuild.review.tables import user as users
from dsbuild.review.values import Settings, User

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LINK_HOURS = 48
ENTRY_MINUTES = 10
SHORTEST_PASSWORD = 12
NAME = 64


@dataclass(frozen=True, slots=True)
class Link:
    """A one-time link to set a password: the page adds `token` to its address. It is shown once and kept nowhere."""

    token: str
    user: User
    expires_at: str


def add(store: Store, name: str, role: UserRole) -> Link:
    """A new account, and the link by which its owner sets a password.

    Raises:
        InvalidError: the name is taken, empty, too long or not printable.
    """
    clean = _name(name)
    with store.write() as connection:
        if _row(connection, clean):
            raise InvalidError(f"found a user {clean!r} already; choose another name")
        made = {"name": clean, "role": role, "disabled": False, "created_at": store.now(), "settings": "{}"}
        connection.execute(sa.insert(users).values(made))
        return _link(store, connection, clean)


def ask_link(store: Store, name: str) -> Link:
    """A new link for somebody who has no password yet, or forgot it; the links made before end."""
    with store.write() as connection:
        return _link(store, connection, _name(name))


def entry_link(store: Store, name: str) -> Link:
    """A link that signs in once without a password, for ten minutes: for a demo that is thrown away."""
    with store.write() as connection:
        return _link(store, connection, _name(name), enters=True)


def enrol(store: Store, token: str, password: str) -> User:
    """Who followed a one-time link, with the password set and every session ended.

    Raises:
        SignInError: the link was used, has expired, or was never made.
        InvalidError: the password is shorter than 12 characters, or holds one's name.
    """
    digest = hashed(token)
    with store.read() as connection:
        owner = link_owner(store, connection, digest)
    secret = _hash(password, owner.name)
    with store.write() as connection:
        owner = link_owner(store, connection, digest)
        connection.execute(sa.update(link).where(link.c.token == digest).values(used_at=store.now()))
        connection.execute(sa.update(users).where(users.c.id == owner.id).values(password=secret))
        _end_sessions(connection, owner.id)
        return by_id(connection, owner.id)


def change_password(store: Store, user: User, old: str, new: str) -> None:
    """Sets another password and ends every session of theirs.

    Raises:
        SignInError: the old one is wrong.
        InvalidError: the new one is too short.
    """
    with store.read() as connection:
        kept = connection.execute(sa.select(users.c.password).where(users.c.id == user.id)).scalar()
    if not matches(kept, old):
        raise SignInError("found another password than yours; type the one you signed in with")
    secret = _hash(new, user.name)
    with store.write() as connection:
        connection.execute(sa.update(users).where(users.c.id == user.id).values(password=secret))
        _end_sessions(connection, user.id)


def disable(store: Store, name: str) -> User:
    """The account, which nobody can use from now on: its sessions, links and leases end.

    Raises:
        NotAllowedError: it is the last admin.
    """
    with store.write() as connection:
        who = _existing(connection, name)
        _keep_an_admin(connection, who)
        connection.execute(sa.update(users).where(users.c.id == who.id).values(disabled=True))
        connection.execute(sa.delete(link).where(link.c.user == who.id))
        connection.execute(
            sa.update(task).where(task.c.holder == who.id).values(holder=None, held_until=None)
        )
        _end_sessions(connection, who.id)
        return by_id(connection, who.id)


def enable(store: Store, name: str) -> User:
    """The account, which can be used again."""
    with store.write() as connection:
        who = _existing(connection, name)
        connection.execute(sa.update(users).where(users.c.id == who.id).values(disabled=False))
        return by_id(connection, who.id)


def set_role(store: Store, name: str, role: UserRole) -> User:
    """The account in its new role; its sessions end, so that it holds at once.

    Raises:
        NotAllowedError: it is the last admin.
    """
    with store.write() as connection:
        who = _existing(connection, name)
        if role is not UserRole.ADMIN:
            _keep_an_admin(connection, who)
        connection.execute(sa.update(users).where(users.c.id == who.id).values(role=role))
        _end_sessions(connection, who.id)
        return by_id(connection, who.id)


def everyone(store: Store) -> tuple[User, ...]:
    """All accounts, by name."""
    with store.read() as connection:
        return tuple(
            as_user(row) for row in connection.execute(sa.select(users).order_by(users.c.name)).mappings()
        )


def named(store: Store, name: str) -> User:
    """The account with this name.

    Raises:
        MissingError: there is none.
    """
    with store.read() as connection:
        return _existing(connection, name)


def save_settings(store: Store, user: User, settings: Settings) -> User:
    """Keeps somebody's settings."""
    kept = json.dumps(asdict(settings))
    with store.write() as connection:
        connection.execute(sa.update(users).where(users.c.id == user.id).values(settings=kept))
    return replace(user, settings=settings)


def as_user(row: RowMapping) -> User:
    """The account in a row."""
    said: dict[str, Any] = json.loads(row["settings"])
    known = {name: value for name, value in said.items() if name in Settings.__dataclass_fields__}
    known["opt_out"] = tuple(known.get("opt_out", ()))
    return User(
        row["id"],
        row["name"],
        UserRole(row["role"]),
        row["disabled"],
        row["password"] is not None,
        row["created_at"],
        Settings(**known),
    )


def by_id(connection: Connection, number: int) -> User:
    """The account with this number."""
    return as_user(connection.execute(sa.select(users).where(users.c.id == number)).mappings().one())


def hashed(token: str) -> str:
    """How a token is kept."""
    return sha256(token.encode(errors="surrogatepass")).hexdigest()


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one that is kept; takes as long when none is."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return (
            hasher().verify(kept or _nobody(), password.encode(errors="surrogatepass")) and kept is not None
        )
    except (VerificationError, InvalidHashError):
        return False


@cache
def hasher() -> "PasswordHasher":
    """What hashes passwords: argon2id with the parameters of RFC 9106 for low memory."""
    from argon2 import PasswordHasher, profiles

    return PasswordHasher.from_parameters(profiles.RFC_9106_LOW_MEMORY)


@cache
def _nobody() -> str:
    return hasher().hash(secrets.token_hex())


def _hash(password: str, name: str) -> str:
    if len(password) < SHORTEST_PASSWORD or len(password) > 1024:
        raise InvalidError(
            f"found {len(password)} characters, expected {SHORTEST_PASSWORD} or more; make it longer"
        )
    if name.casefold() in password.casefold() or len(set(password)) < 5:
        raise InvalidError(
            "found a password that is easily guessed (your name, or one letter over and over); choose another"
        )
    return hasher().hash(password.encode(errors="surrogatepass"))


def _name(name: str) -> str:
    clean = " ".join(name.split()).casefold()
    if not clean or len(clean) > NAME or not clean.isprintable() or clean.startswith(OUTSIDE):
        raise InvalidError(
            f"found {name!r:.80}, expected a name of 1 to {NAME} printable characters that does not begin with {OUTSIDE}"
        )
    return clean


def find(connection: Connection, name: str) -> RowMapping | None:
    """The row of the account with this name as somebody typed it."""
    return _row(connection, " ".join(name.split()).casefold())


def _row(connection: Connection, name: str) -> RowMapping | None:
    if "\x00" in name:
        return None
    return connection.execute(sa.select(users).where(users.c.name == name)).mappings().first()


def _existing(connection: Connection, name: str) -> User:
    row = find(connection, name)
    if row is None:
        raise MissingError(f"found no user {name!r:.80}; see `dsbuild review user list`")
    return as_user(row)


def _link(store: Store, connection: Connection, name: str, *, enters: bool = False) -> Link:
    who = _existing(connection, name)
    if who.disabled:
        raise NotAllowedError(f"{who.name} is disabled; enable the account first")
    token = secrets.token_urlsafe(32)
    ends = store.now(minutes=ENTRY_MINUTES) if enters else store.now(hours=LINK_HOURS)
    connection.execute(sa.delete(link).where(link.c.user == who.id))
    connection.execute(
        sa.insert(link).values(token=hashed(token), user=who.id, enters=enters, expires_at=ends)
    )
    return Link(token, who, ends)


def link_owner(store: Store, connection: Connection, digest: str, *, enters: bool = False) -> User:
    """Whose a link is that still works, for setting a password or, if it `enters`, for signing in.

    Raises:
        SignInError: it does not work, or not for that.
    """
    row = connection.execute(sa.select(link).where(link.c.token == digest)).mappings().first()
    if row is None or row["enters"] is not enters or row["used_at"] or row["expires_at"] <= store.now():
        raise SignInError(
            "found a link that was used, has expired or was never made; ask an admin for a new one"
        )
    return by_id(connection, row["user"])


def _keep_an_admin(connection: Connection, who: User) -> None:
    if who.role is not UserRole.ADMIN or who.disabled:
        return
    others = sa.select(sa.func.count()).where(
        users.c.role == UserRole.ADMIN, users.c.id != who.id, sa.not_(users.c.disabled)
    )
    if not connection.execute(others).scalar():
        raise NotAllowedError(f"{who.name} is the last admin; make another one first")


def _end_sessions(connection: Connection, number: int) -> None:
    connection.execute(sa.delete(session).where(session.c.user == number))
