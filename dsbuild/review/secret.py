"""The secret of a database: samples are drawn and people are renamed with it, so nobody can guess or undo either."""

import hmac
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy import Connection

from dsbuild.review.errors import StoreError
from dsbuild.review.store import SECRET, get_meta
from dsbuild.review.tables import user as users

OUTSIDE = "~"
"""What the names of accounts begin with that stand for people of other tools; nobody signs in with one."""


def secret(connection: Connection) -> str:
    """The secret, made with the tables.

    Raises:
        StoreError: it is gone; without it samples and pseudonyms would change.
    """
    kept = get_meta(connection, SECRET)
    if kept is None:
        raise StoreError("the database has lost its secret; restore it from a backup")
    return kept


def pseudonym(key: str, user: int) -> str:
    """The name by which a user is known outside of the database; without the secret it tells nothing.

    Keyed with HMAC-SHA-256, so that nobody who knows the users' numbers or names can find out whose it is.
    """
    return f"r-{hmac.new(key.encode(), str(user).encode(), sha256).hexdigest()[:12]}"


def pseudonyms(connection: Connection) -> dict[int, str]:
    """The name by which each user is known outside; who came from outside keeps the name they came with."""
    key = secret(connection)
    rows = connection.execute(sa.select(users.c.id, users.c.name))
    return {
        row[0]: row[1].removeprefix(OUTSIDE) if row[1].startswith(OUTSIDE) else pseudonym(key, row[0])
        for row in rows
    }
