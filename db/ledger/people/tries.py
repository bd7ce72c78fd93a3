"""Tries at a PIN. Each is counted before it is made, so that no try is free when something goes wrong meanwhile.

A delay runs in the kiosk's own time, the seconds since its boot, which nobody can set. What remains of it is stored,
and starts anew after a boot, for nobody knows how long the kiosk was off.

After wrong tries the same number or card waits. That alone lets somebody make five tries at each of many numbers, so
the number pad has a brake of its own, across all numbers; no card is slowed down by it.
"""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from db.ledger.people.pins import LONGEST_WAIT, wait_after
from db.ledger.statements import people as sql
from db.ledger.transaction import Row, Transaction

TRIES_KEPT = timedelta(days=1)

PAD = "pad"
"""Names the brake of the number pad in the table of tries; small letters, so that no member number is the same."""

PAD_TRIES = 10
"""How many wrong tries the pad takes at once, whatever their numbers."""

PAD_SECONDS = 180.0
"""After how many seconds the pad takes one wrong try more.

An evening at which a hundred members type their number, and thirty of them wrongly, stays below both figures
(`tests/db/test_pad_brake.py`). Who tries 5 PINs of 20 members needs four and a half hours at the pad.
"""


@dataclass(frozen=True, slots=True)
class Wait:
    """A try that comes too soon; the next one may be made after `seconds`."""

    seconds: int


def count_try(tx: Transaction, tried_with: str) -> int | Wait:
    """Counts a try, and returns how many in a row have failed if this one fails.

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
    """How long the number pad waits after the wrong tries of everybody; None if a try may be made now."""
    too_many = _left(tx, _found(tx, PAD)) + PAD_SECONDS - PAD_TRIES * PAD_SECONDS
    return Wait(ceil(too_many)) if too_many > 0 else None


def count_at_pad(tx: Transaction) -> None:
    """Counts a try at the number pad. The seconds until all tries may be made again are stored as left."""
    _keep(tx, PAD, 0, _left(tx, _found(tx, PAD)) + PAD_SECONDS)


def forget_tries(tx: Transaction, tried_with: str) -> None:
    """Forgets the wrong tries of this number or card."""
    tx.connection.execute(sql.FORGET_PIN_TRIES, {"typed": tried_with})


def forgive_at_pad(tx: Transaction) -> None:
    """Takes a right try at the pad off the count. The wrong ones before it stay counted: otherwise a member could clear
    wrong tries at other numbers with their own PIN.
    """
    _keep(tx, PAD, 0, max(0.0, _left(tx, _found(tx, PAD)) - PAD_SECONDS))


def begin_anew(tx: Transaction) -> None:
    """Lets what remained of the delays before this boot run from now on; to be called when the kiosk starts."""
    tx.connection.execute(sql.BEGIN_PIN_TRIES_ANEW, {"this": tx.uptime.boot, "seconds": tx.uptime.seconds})


def _found(tx: Transaction, tried_with: str) -> Row | None:
    return tx.connection.execute(sql.PIN_TRIES, {"typed": tried_with}).one_or_none()


def _left(tx: Transaction, row: Row | None) -> float:
    """The seconds that are left of the delay of this row; all of them, if it was stored before this boot."""
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
