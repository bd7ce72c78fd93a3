"""Finds out whether a key file belongs to this database: with another key, no card and no PIN is known.

The database keeps the digest of a constant under its key. So a wrong key is noticed before the first card is refused,
or before a card is added that the right key will never find. `RememberKey` writes that digest.
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
    """A sentence if this is not the key of the database; None if it is, or if the database knows no key yet.

    None also for a database that cannot be read, which `db.trouble.diagnose` explains.
    """
    try:
        with engine.connect() as connection:
            return key_differs_from(connection, key)
    except (DBAPIError, DatabaseGoneError, ForeignDatabaseError):
        return None


def key_differs_from(connection: Connection, key: bytes) -> str | None:
    """The same as `key_differs`, on an open connection. Raises the errors of reading."""
    known = connection.execute(KNOWN_KEY).scalar()
    if known is None or hmac.compare_digest(known, check_value(key)):
        return None
    return "This is not the key of this database: with it no card and no PIN is known. Put back the one you had."


def check_value(key: bytes) -> str:
    """A digest in lower-case hex by which the key is recognised; the key cannot be found from it."""
    return hmac.new(key, b"key check", hashlib.sha256).hexdigest()
