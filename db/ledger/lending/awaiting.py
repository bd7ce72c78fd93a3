"""Missing parts that may still come: gives a slip, which names nobody, and settles the parts when it is scanned."""

import secrets

from db.ledger import inbox
from db.ledger.lending.reporting import standing
from db.ledger.money.accounts import Cause
from db.ledger.queues.holds import DIGITS, LETTERS, lock_by_id
from db.ledger.statements import items as item_sql
from db.ledger.statements import reports as sql
from db.ledger.stock import flaws
from db.ledger.transaction import Transaction
from kiosk.lending.events import PartsAwaited, PartsFound
from kiosk.lending.model import LineKind, Operation, Part
from kiosk.lending.ports import LedgerError
from kiosk.lending.volunteers.model import Outcome, PartRemark

LENGTH = 8
"""The length of a code, in characters out of 28. With a thousand guesses a day for a year, the chance to find one of a
thousand slips is one in a thousand.
"""

FOUND = "part found"
"""The outcome of an entry of the inbox whose missing parts were brought with their slip."""


def await_parts(tx: Transaction, line: Operation) -> PartsAwaited:
    """Give a slip for the missing parts of the item that came back on this line; a second time, the same slip.

    Raises LedgerError if there is no such line (any more), or no part is missing.
    """
    operation, answered = standing(tx, line)
    missing = tx.connection.execute(sql.MISSING_OF_LINE, {"of_line": operation.seq}).all()
    if answered.kind is not LineKind.RETURNED or not missing:
        raise LedgerError("Nothing of this line is missing.")
    report = missing[-1].id
    code = tx.connection.execute(sql.SLIP_OF_REPORT, {"said": report}).scalar()
    if code is None:
        code = _new_code(tx)
        tx.connection.execute(sql.ADD_SLIP, {"report_id": report, "code": code, "at": tx.at})
        tx.note("parts awaited", item=operation.item_id, member=operation.member_id, loan=operation.loan_id)
    return PartsAwaited(line, tuple(Part(row.name, row.missing) for row in missing if row.id == report), code)


def find_parts(tx: Transaction, code: str) -> PartsFound | None:
    """Settle the missing parts whose slip has this code, because they were brought. Returns None if no slip has the
    code.

    A slip that was scanned before, or whose entry was settled otherwise, changes nothing.
    """
    row = tx.connection.execute(sql.SLIP_OF_CODE, {"scanned": code}).one_or_none()
    if row is None:
        return None
    item = lock_by_id(tx, row.item_id)
    row = tx.connection.execute(sql.SLIP_OF_CODE, {"scanned": code}).one()
    if row.found_at or row.undone_at or row.waiting is None or row.outcome not in (None, Outcome.INCOMPLETE.value):
        return PartsFound(item.shown, settled=row.found_in != tx.operation)
    tx.change(sql.FOUND, {"slip": row.id, "moment": tx.at, "scan": tx.operation})
    if row.outcome is None:
        inbox.settle(tx, row.waiting, FOUND)
    else:
        missing = tx.connection.execute(sql.MISSING_OF_LINE, {"of_line": row.line}).all()
        flaws.found(tx, item, tuple(PartRemark(one.name, one.missing) for one in missing if one.id == row.report_id))
    inbox.put(tx, item, "found", None, Cause(tx.at, row.loan_id, row.line), row.report_id)
    tx.note("parts found", item=item.id, member=None, loan=row.loan_id)
    return PartsFound(item.shown)


def _new_code(tx: Transaction) -> str:
    """A code that nothing else in the house has, and that nobody can guess."""
    codes = iter(lambda: "".join(secrets.choice(LETTERS + DIGITS) for _ in range(LENGTH)), "")
    return next(code for code in codes if not _in_use(tx, code))


def _in_use(tx: Transaction, code: str) -> bool:
    found = (tx.connection.execute(each, {"scanned": code}).first() for each in (item_sql.FIND_CODE, sql.SLIP_OF_CODE))
    return any(found)
