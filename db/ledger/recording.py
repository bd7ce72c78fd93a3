"""Recording: enters each operation once, with its price and its answer.

An operation that is asked again gets the same answer again.
"""

from dataclasses import dataclass
from datetime import date

from db import stored
from db.ledger.facts.items import ItemState
from db.ledger.money import accounts
from db.ledger.money.accounts import Cause
from db.ledger.money.payments import account_of
from db.ledger.money.prices import Price
from db.ledger.statements import operations as sql
from db.ledger.transaction import UNDONE, Row, Transaction
from kiosk.lending.conditions import Condition
from kiosk.lending.events import Recorded, Undone
from kiosk.lending.model import Account, Line, LineKind, MemberId, Operation
from kiosk.lending.policy import Agreement, LendingFacts
from kiosk.lending.ports import LedgerError

COUNTED = "counted"
GIVEN_UP = "given up"
NOT_LINES = (UNDONE, COUNTED, GIVEN_UP)
"""The kinds of operations that change a line or a place in a queue; they cannot be undone themselves."""


@dataclass(frozen=True, slots=True)
class Before:
    """The state of an item before an operation, for undoing it: its condition, the due day of its loan, and the last
    day on which it was kept for its borrower without a place in the queue. None: the value did not change.
    """

    condition: Condition | None = None
    due_on: date | None = None
    kept_until: date | None = None


# --- the operation itself ----------------------------------------------------------------------------------------


def enter(
    tx: Transaction,
    line: Line,
    *,
    kind: str | None = None,
    item: int | None,
    member: int | None,
    loan: int | None = None,
    before: Before = Before(),
) -> Cause:
    """Enter the operation with the line of its answer, and its row in the journal.

    `kind` is that of the line, unless another one is given. Returns the cause for its entries on accounts.
    """
    kind = kind or line.kind.value
    ids = {"id": tx.operation, "kind": kind, "at": tx.at, "item_id": item, "member_id": member, "loan_id": loan}
    answered = {"due_on": line.due_on, "elsewhere": line.elsewhere, "answer": stored.encode(line), "who": tx.actor}
    was = {"condition_before": before.condition.value if before.condition else None, "due_before": before.due_on}
    entered = {**ids, **answered, **was, **tx.mark, "kept_until_before": before.kept_until, "undoes": None}
    seq: int = tx.connection.execute(sql.ADD_OPERATION, entered).scalar_one()
    tx.note(kind, item=item, member=member, loan=loan)
    return Cause(tx.at, loan, seq)


def enter_giving_up(tx: Transaction, item: int, member: int) -> None:
    """Enter that the member no longer waits for the item."""
    done = {"id": tx.operation, "kind": GIVEN_UP, "at": tx.at, "item_id": item, "member_id": member}
    tx.connection.execute(sql.ADD_OPERATION, {**done, **tx.mark, "elsewhere": False, "who": tx.actor})
    tx.note(GIVEN_UP, item=item, member=member, loan=None)


def enter_undoing(tx: Transaction, undone: Row) -> Cause:
    """Enter that the operation of this row is undone. Returns the cause for the entries that reverse it."""
    item, member, loan = undone.item_id, undone.member_id, undone.loan_id
    ids = {"id": tx.operation, "kind": UNDONE, "at": tx.at, "item_id": item, "member_id": member, "loan_id": loan}
    entered = {**ids, **tx.mark, "elsewhere": False, "undoes": undone.seq, "who": tx.actor}
    seq: int = tx.connection.execute(sql.ADD_OPERATION, entered).scalar_one()
    tx.note(f"{undone.kind}, undone", item=item, member=member, loan=loan)
    return Cause(tx.at, loan, seq)


# --- the price, and the account after it ------------------------------------------------------------------------


def charge(
    tx: Transaction, item: ItemState, member: MemberId, kind: accounts.AmountKind, price: Price, cause: Cause
) -> None:
    """Enter the price on the account of the member with the initiative of the item, with the late fee as an entry of
    its own.
    """
    account = accounts.Account("owed", member, item.initiative)
    for kind_of_part, cents in ((kind, price.fee), ("late", price.late)):
        if cents:
            accounts.enter(tx.connection, account, kind_of_part, cents, cause)


def use_strip(tx: Transaction, facts: LendingFacts, agreed: Agreement, cause: Cause) -> None:
    """Use one strip, if the loan is made or renewed under a strip card."""
    for one in facts.subscriptions:
        if one.number == agreed.subscription and one.plan.loans is not None:
            accounts.use_strip(tx.connection, one.number, one.plan.loans, cause)


def answer(tx: Transaction, item: ItemState, line: Line, member: MemberId | None, cause: Cause) -> Recorded:
    """The answer with this line, and with the visitor's account with the initiative if the line may change it."""
    if member is None or not line.price:
        return Recorded(line, tx.today)
    account = account_of(tx, member, item.initiative)
    keep_account(tx, cause, account)
    return Recorded(line, tx.today, account)


def keep_account(tx: Transaction, cause: Cause, account: Account | None) -> None:
    """Keep the account in the answer to the operation, so that the answer is the same when it is asked again."""
    if account is not None:
        tx.connection.execute(sql.KEEP_ACCOUNT, {"of_line": cause.line, "account_now": stored.encode(account)})


# --- earlier operations ----------------------------------------------------------------------------------------


def already(tx: Transaction) -> Recorded | None:
    """The answer that this operation got when it was carried out; None if it was not carried out yet.

    Raises LedgerError if the operation was an undoing or a giving up.
    """
    row = tx.connection.execute(sql.FIND_OPERATION, {"operation": tx.operation}).one_or_none()
    return None if row is None else _answered(tx, row)


def given_up_already(tx: Transaction) -> str | None:
    """The barcode of the item that this operation gave up; None if it was not carried out yet.

    Raises LedgerError if the operation was of another kind.
    """
    row = tx.connection.execute(sql.FIND_OPERATION, {"operation": tx.operation}).one_or_none()
    if row is None:
        return None
    if row.kind != GIVEN_UP:
        raise LedgerError("This operation was something else.")
    barcode: str = row.barcode
    return barcode


def undone_already(tx: Transaction, operation: Row) -> Undone | None:
    """The answer if the operation of this row was undone before; None if it was not.

    If this operation undid it, the answer is the same as the first time.
    """
    row = tx.connection.execute(sql.FIND_UNDOING, {"of_line": operation.seq}).one_or_none()
    if row is None:
        return None
    return Undone(Operation(operation.id), _account(row.account) if row.id == tx.operation else None)


def moved_on(tx: Transaction, operation: Row) -> bool:
    """Was there a later operation on the item than the one of this row?"""
    later = {"item": operation.item_id, "of_line": operation.seq}
    return tx.connection.execute(sql.FIND_LATER, later).one_or_none() is not None


def _answered(tx: Transaction, row: Row) -> Recorded:
    if row.kind in (UNDONE, GIVEN_UP):
        raise LedgerError(f"This operation was {row.kind}, it cannot be anything else.")
    if row.answer:
        line = stored.decode(row.answer, Line)
    else:  # from a version that did not keep answers
        line = Line(tx.operation, LineKind(row.kind), tx.item(row), row.due_on, elsewhere=row.elsewhere)
    return Recorded(line, row.at.astimezone(tx.local.tzinfo).date(), _account(row.account))


def _account(kept: str | None) -> Account | None:
    return None if kept is None else stored.decode(kept, Account)
