"""The secret of a database: samples are drawn and people are renamed with it, so nobody can guess or undo either."""

import hmac
import secrets
from hashlib import sha256

from sqlalchemy import Connection

from dsbuild.review.store import get_meta, set_meta

_KEY = "secret"


def secret(connection: Connection) -> str:
    """The secret; made by the first who asks, who must be writing."""
    kept = get_meta(connection, _KEY)
    if kept is None:
        kept = secrets.token_hex(32)
        set_meta(connection, _KEY, kept)
    return kept


def pseudonym(key: str, user: int) -> str:
    """The name by which a user is known outside of the database; without the secret it tells nothing."""
    return f"r-{hmac.new(key.encode(), str(user).encode(), sha256).hexdigest()[:12]}"
