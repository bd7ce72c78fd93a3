"""The scans and touches that were carried out: each is entered once, with what was answered to it."""

from datetime import date

from db import stored
from db.ledger.money.accounts import Cause
from db.ledger.statements import operations as sql
from db.ledger.transaction import UNDONE, Row, Transaction
from kiosk.lending.events import Recorded, Undone
from kiosk.lending.model import Account, Line, LineKind, Operation
from kiosk.lending.policy import Condition
from kiosk.lending.ports import LedgerError

COUNTED = "counted"
GIVEN_UP = "given up"
NOT_LINES = (UNDONE, COUNTED, GIVEN_UP)
"""These changed something that was there, and are not undone themselves."""


def already(tx: Transaction) -> Recorded | None:
    """What was answered when this operation was carried out the first time, if it was."""
    row = tx.connection.execute(sql.FIND_OPERATION, {"operation": tx.operation}).one_or_none()
    if row is None:
        return None
    if row.kind in (UNDONE, GIVEN_UP):
        raise LedgerError(f"This operation was {row.kind}, it cannot be anything else.")
    if row.answer:
        line = stored.decode(row.answer, Line)
    else:  # carried out before answers were kept
        line = Line(tx.operation, LineKind(row.kind), tx.item(row), row.due_on, elsewhere=row.elsewhere)
    return Recorded(line, row.at.astimezone(tx.local.tzinfo).date(), _account(row.account))


def given_up_already(tx: Transaction) -> str | None:
    """The barcode of the thing that this very operation gave up, if it did."""
    row = tx.connection.execute(sql.FIND_OPERATION, {"operation": tx.operation}).one_or_none()
    if row is None:
        return None
    if row.kind != GIVEN_UP:
        raise LedgerError("This operation was something else.")
    barcode: str = row.barcode
    return barcode


def enter(
    tx: Transaction,
    kind: str,
    line: Line,
    *,
    item: int | None,
    member: int | None,
    loan: int | None = None,
    condition: Condition | None = None,
    due_before: date | None = None,
    kept_until_before: date | None = None,
) -> Cause:
    """The operation with what was answered to it, and its line in the journal. `condition` is how the thing was."""
    operation: int = tx.connection.execute(
        sql.ADD_OPERATION,
        {
            "id": tx.operation,
            "kind": kind,
            "at": tx.at,
            "item_id": item,
            "member_id": member,
            "loan_id": loan,
            "due_on": line.due_on,
            "due_before": due_before,
            "elsewhere": line.elsewhere,
            "undoes": None,
            "condition_before": condition.value if condition else None,
            "kept_until_before": kept_until_before,
            "answer": stored.encode(line),
            "who": tx.actor,
        },
    ).scalar_one()
    tx.note(kind, item=item, member=member, loan=loan)
    return Cause(tx.at, loan, operation)


def enter_giving_up(tx: Transaction, item: int, member: int) -> None:
    done = {"id": tx.operation, "kind": GIVEN_UP, "at": tx.at, "item_id": item, "member_id": member}
    tx.connection.execute(sql.ADD_OPERATION, {**done, "elsewhere": False, "who": tx.actor})
    tx.note(GIVEN_UP, item=item, member=member, loan=None)


def enter_undoing(tx: Transaction, deed: Row) -> Cause:
    operation: int = tx.connection.execute(
        sql.ADD_OPERATION,
        {
            "id": tx.operation,
            "kind": UNDONE,
            "at": tx.at,
            "item_id": deed.item_id,
            "member_id": deed.member_id,
            "loan_id": deed.loan_id,
            "elsewhere": False,
            "undoes": deed.seq,
            "who": tx.actor,
        },
    ).scalar_one()
    tx.note(f"{deed.kind}, undone", item=deed.item_id, member=deed.member_id, loan=deed.loan_id)
    return Cause(tx.at, deed.loan_id, operation)


def keep_account(tx: Transaction, cause: Cause, told: Account | None) -> None:
    """What was told of the account goes with the operation, to be told again as it was."""
    if told is not None:
        tx.connection.execute(sql.KEEP_ACCOUNT, {"deed": cause.line, "told": stored.encode(told)})


def undone_already(tx: Transaction, deed: Row) -> Undone | None:
    """Was it undone before? By this very operation, it is answered as it was then."""
    row = tx.connection.execute(sql.FIND_UNDOING, {"deed": deed.seq}).one_or_none()
    if row is None:
        return None
    return Undone(Operation(deed.id), _account(row.account) if row.id == tx.operation else None)


def moved_on(tx: Transaction, deed: Row) -> bool:
    """Did something else happen to the thing since?"""
    later = {"item": deed.item_id, "deed": deed.seq}
    return tx.connection.execute(sql.FIND_LATER, later).one_or_none() is not None


def _account(kept: str | None) -> Account | None:
    return None if kept is None else stored.decode(kept, Account)
