"""Undoing: reverses the last operation on an item."""

from db import stored
from db.ledger import inbox
from db.ledger.facts.items import ItemState, lock_row_by_id, set_condition
from db.ledger.house import closings
from db.ledger.money import accounts
from db.ledger.money.payments import account_of
from db.ledger.queues import holds, reservations
from db.ledger.recording import NOT_LINES, enter_undoing, keep_account, moved_on, undone_already
from db.ledger.statements import items as item_sql
from db.ledger.statements import operations as sql
from db.ledger.statements import reports as report_sql
from db.ledger.swaps import swapping
from db.ledger.transaction import Row, Transaction
from kiosk.lending.conditions import Condition, when_lending_undone, when_return_undone
from kiosk.lending.events import Undone, UndoRefused
from kiosk.lending.model import Line, LineKind, Operation


def undo(tx: Transaction, undone: Operation) -> Undone | UndoRefused:
    """Undo this operation. Refused while a later operation on its item is not undone, and once the borrower is
    forgotten.

    Every row of the operation is reversed by another row, and the item gets its earlier condition, unless a volunteer
    has set another one since.
    """
    operation = tx.connection.execute(sql.FIND_WITH_BORROWER, {"operation": undone}).one_or_none()
    if operation is None or operation.kind in NOT_LINES:
        return UndoRefused(undone)
    match LineKind(operation.kind):
        case LineKind.SWAPPED:
            return swapping.undo(tx, operation)
        case LineKind.RESERVED:
            return reservations.undo(tx, operation)
        case LineKind.LENT | LineKind.RETURNED | LineKind.RENEWED:
            return _undo(tx, operation)


def _undo(tx: Transaction, operation: Row) -> Undone | UndoRefused:
    item = holds.lock_by_id(tx, operation.item_id)
    if before := undone_already(tx, operation):
        return before
    undone = Operation(operation.id)
    forgotten = operation.loan_id is not None and operation.borrower is None
    if forgotten or moved_on(tx, operation):
        return UndoRefused(undone)
    _change_loan_back(tx, operation)
    closings.move_due_day(tx, lock_row_by_id(tx, item.id))
    cause = enter_undoing(tx, operation)
    charged = accounts.reverse(tx.connection, operation.seq, operation.borrower, cause)
    reported = _take_back_reports(tx, operation)
    set_condition(tx, item, _condition_before(item, operation, reported=reported))
    _set_aside_as_before(tx, item, operation)
    if not charged or operation.member_id != operation.borrower:
        return Undone(undone)
    account = account_of(tx, operation.borrower, item.initiative)
    keep_account(tx, cause, account)
    return Undone(undone, account)


def _change_loan_back(tx: Transaction, operation: Row) -> None:
    match LineKind(operation.kind):
        case LineKind.LENT:
            tx.change(sql.UNDO_LOAN, {"loan": operation.loan_id, "moment": tx.at})
        case LineKind.RENEWED:
            tx.change(sql.SHORTEN_LOAN, {"loan": operation.loan_id, "due": operation.due_before})
        case LineKind.RETURNED if operation.loan_id is not None:
            tx.change(sql.REOPEN_LOAN, {"loan": operation.loan_id})


def _take_back_reports(tx: Transaction, operation: Row) -> bool:
    """Void the reports and confirmations of the line. Returns whether there was a report on its parts."""
    of_line = {"of_line": operation.seq, "moment": tx.at}
    reported = tx.connection.execute(report_sql.VOID_REPORTS, of_line).rowcount > 0
    tx.connection.execute(report_sql.VOID_CONFIRMATION, of_line)
    inbox.settle_line(tx, operation.seq)
    return reported


def _condition_before(item: ItemState, operation: Row, *, reported: bool) -> Condition:
    """The condition of the item after the operation is undone."""
    before = Condition(operation.condition_before) if operation.condition_before else None
    match LineKind(operation.kind):
        case LineKind.LENT:
            return when_lending_undone(item.condition, before)
        case LineKind.RETURNED if operation.answer:
            line = stored.decode(operation.answer, Line)
            return when_return_undone(item.condition, before, asked=bool(line.parts) or line.set_aside or reported)
    return item.condition


def _set_aside_as_before(tx: Transaction, item: ItemState, operation: Row) -> None:
    """Set the item aside again as it was before the operation.

    After an undone loan, the item lies ready again for the member who fetched it. After an undone return, the member
    for whom it was set aside waits again. If a member began to wait since then, the item is set aside for them: the
    inbox tells a volunteer, and no slip is printed.
    """
    if operation.kind == LineKind.LENT.value and holds.fetch_undone(tx, item.id, operation.loan_id):
        holds.update(tx, item.id)
    elif operation.kept_until_before and item.row.kept_for is None:
        kept = {"item": item.id, "member": operation.member_id, "last": operation.kept_until_before}
        tx.connection.execute(item_sql.SET_ASIDE_FOR, kept)
    elif item.first and item.first.ready_until:
        holds.update(tx, item.id)
    else:
        holds.set_aside_unseen(tx, item)
