"""Tries at a PIN. Each is counted before it is made, so that no try is free when something goes wrong meanwhile."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from sqlalchemy import Connection

from db.ledger.people.pins import wait_after
from db.ledger.statements import people as sql

TRIES_KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Wait:
    """The try comes too soon: it may be made after these seconds."""

    seconds: int


def count_try(connection: Connection, tried_with: str, at: datetime) -> int | Wait:
    """Counts a try, and returns how many in a row have failed if this one fails.

    `tried_with` is a member number or the name of a card; a number that nobody has is counted as well. A clock that was
    set back locks nobody out.
    """
    connection.execute(sql.FORGET_OLD_PIN_TRIES, {"before": at - TRIES_KEPT})
    before = connection.execute(sql.PIN_TRIES, {"typed": tried_with}).one_or_none()
    if before is None:
        connection.execute(sql.ADD_PIN_TRY, {"number": tried_with, "failures": 1, "last_at": at})
        return 1
    left = before.last_at + wait_after(before.failures) - at
    if timedelta() < left and before.last_at <= at:
        return Wait(ceil(left.total_seconds()))
    failures: int = before.failures + 1
    connection.execute(sql.COUNT_PIN_TRY, {"typed": tried_with, "tries": failures, "moment": at})
    return failures
