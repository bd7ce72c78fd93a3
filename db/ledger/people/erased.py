"""The numbers that erased members had: nobody else gets one.

The list of erased members beside the key names them, so that a restored backup erases them again; a number that was
given to somebody new could then erase that one.
"""

import hashlib
import hmac

from sqlalchemy import Connection

from db.ledger.statements import privacy as sql


def is_erased(connection: Connection, key: bytes, number: str) -> bool:
    """Did an erased member have this number? `key` is that of the kiosk."""
    return connection.execute(sql.IS_ERASED, {"number_digest": _digest(key, number)}).first() is not None


def never_again(connection: Connection, key: bytes, number: str) -> None:
    """Keep that this number is given to nobody any more."""
    if not is_erased(connection, key, number):
        connection.execute(sql.ADD_ERASED, {"digest": _digest(key, number)})


def _digest(key: bytes, number: str) -> str:
    """The number under the kiosk's key: without the key nobody finds out which number it was."""
    return hmac.new(key, b"erased:" + number.encode(), hashlib.sha256).hexdigest()
