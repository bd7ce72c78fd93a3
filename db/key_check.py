"""Finds out whether a key file belongs to this database: with another one, no card and no PIN is known.

The database keeps the digest of a constant under its key. So another key is noticed before the first card is refused,
or before a card is added that the old key will never find again. `RememberKey` writes that digest.
"""

import hashlib
import hmac

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from db.engine import DatabaseGoneError, ForeignDatabaseError
from db.models import SettingRow

NAME = "key check"
KNOWN_KEY = select(SettingRow.value).where(SettingRow.name == NAME)


def key_differs(engine: Engine, key: bytes) -> str | None:
    """One sentence when this is not the key of this database; None when it is, or when the database knows none yet.

    Also None for a database that cannot be read: `db.trouble.diagnose` says why.
    """
    try:
        with engine.connect() as connection:
            return key_differs_from(connection, key)
    except (DBAPIError, DatabaseGoneError, ForeignDatabaseError):
        return None


def key_differs_from(connection: Connection, key: bytes) -> str | None:
    """`key_differs` on an open connection. Raises the errors of reading."""
    known = connection.execute(KNOWN_KEY).scalar()
    if known is None or hmac.compare_digest(known, check_value(key)):
        return None
    return "This is not the key of this database: with it no card and no PIN is known. Put back the one you had."


def check_value(key: bytes) -> str:
    """A digest in lower-case hex by which the key is recognised; the key cannot be found from it."""
    return hmac.new(key, b"key check", hashlib.sha256).hexdigest()
