"""The secret of a database: samples are drawn and people are renamed with it, so nobody can guess or undo either."""

import hmac
from hashlib import sha256

from sqlalchemy import Connection

from dsbuild.review.errors import StoreError
from dsbuild.review.store import SECRET, get_meta


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
    """The name by which a user is known outside of the database; without the secret it tells nothing."""
    return f"r-{hmac.new(key.encode(), str(user).encode(), sha256).hexdigest()[:12]}"
