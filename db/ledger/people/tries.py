"""Counts tries at a PIN, each before it is made, so that a try counts even if something fails after that.

A delay runs in the kiosk's own time, the seconds since its boot, which nobody can set. The rest of a delay is stored,
and starts anew after a boot, because it is unknown how long the kiosk was off.

After wrong tries the same number or card must wait. Somebody could still make five tries at each of many numbers, so
the number pad has a brake of its own, across all numbers; it does not delay cards.
"""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from db.ledger.people.pins import LONGEST_WAIT, wait_after
from db.ledger.statements import people as sql
from db.ledger.transaction import Row, Transaction

TRIES_KEPT = timedelta(days=1)

PAD = "pad"
"""The name of the number pad's brake in the table of tries; in small letters, so that it equals no member number."""

PAD_TRIES = 10
"""The number of wrong tries, for whatever numbers, that the pad takes without a delay."""

PAD_SECONDS = 180.0
"""The seconds after which the pad takes one more wrong try.

An evening on which a hundred members type their number, thirty of them wrongly, stays below both figures
(`tests/db/test_pad_brake.py`). To try 5 PINs for each of 20 members takes four and a half hours at the pad.
"""


@dataclass(frozen=True, slots=True)
class Wait:
    """The answer to a try that comes too soon; the next one may be made after `seconds`."""

    seconds: int


def count_try(tx: Transaction, tried_with: str) -> int | Wait:
    """Counts a try. Returns the number of failed tries in a row if this one fails, or how long to wait.

    `tried_with` is a member number or the name of a card; a number that nobody has is counted as well.
    """
    _forget_old(tx)
    before = _found(tx, tried_with)
    left = _left(tx, before)
    if before and left:
        _keep(tx, tried_with, before.failures, left)
        return Wait(ceil(left))
    failures: int = before.failures + 1 if before else 1
    _keep(tx, tried_with, failures, wait_after(failures).total_seconds())
    return failures


def wait_at_pad(tx: Transaction) -> Wait | None:
    """The time for which the number pad must wait after all wrong tries; None if a try may be made now."""
    too_many = _left(tx, _found(tx, PAD)) + PAD_SECONDS - PAD_TRIES * PAD_SECONDS
    return Wait(ceil(too_many)) if too_many > 0 else None


def count_at_pad(tx: Transaction) -> None:
    """Counts a try at the number pad. The seconds until all free tries are available again are stored as the rest of
    its delay.
    """
    _keep(tx, PAD, 0, _left(tx, _found(tx, PAD)) + PAD_SECONDS)


def forget_tries(tx: Transaction, tried_with: str) -> None:
    """Forgets the wrong tries of this number or card."""
    tx.connection.execute(sql.FORGET_PIN_TRIES, {"typed": tried_with})


def forgive_at_pad(tx: Transaction) -> None:
    """Removes a right try at the pad from the count. The wrong ones before it stay counted; otherwise a member could
    clear wrong tries at other numbers with their own PIN.
    """
    _keep(tx, PAD, 0, max(0.0, _left(tx, _found(tx, PAD)) - PAD_SECONDS))


def begin_anew(tx: Transaction) -> None:
    """Starts the rests of delays from before this boot now; to be called when the kiosk starts."""
    tx.connection.execute(sql.BEGIN_PIN_TRIES_ANEW, {"this": tx.uptime.boot, "seconds": tx.uptime.seconds})


def _found(tx: Transaction, tried_with: str) -> Row | None:
    return tx.connection.execute(sql.PIN_TRIES, {"typed": tried_with}).one_or_none()


def _left(tx: Transaction, row: Row | None) -> float:
    """The seconds left of the delay of this row; the whole rest, if it was stored before this boot."""
    if row is None:
        return 0.0
    passed = tx.uptime.seconds - row.left_at if row.boot == tx.uptime.boot else 0.0
    left: float = row.left_seconds
    return left if passed < 0 else max(0.0, left - passed)


def _keep(tx: Transaction, tried_with: str, failures: int, left: float) -> None:
    new = {"failures": failures, "last_at": tx.at, "left_seconds": left}
    new |= {"boot": tx.uptime.boot, "left_at": tx.uptime.seconds}
    if not tx.connection.execute(sql.COUNT_PIN_TRY, {"typed": tried_with, **new}).rowcount:
        tx.connection.execute(sql.ADD_PIN_TRY, {"number": tried_with, **new})


def _forget_old(tx: Transaction) -> None:
    """Forgets tries of more than a day ago, if the kiosk's own time proves that no delay of them is running."""
    over = tx.uptime.seconds - LONGEST_WAIT.total_seconds()
    old = {"before": tx.at - TRIES_KEPT, "this": tx.uptime.boot, "over": over}
    tx.connection.execute(sql.FORGET_OLD_PIN_TRIES, old)
