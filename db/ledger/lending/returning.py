"""Returning: takes an item back, also one that another member borrowed."""

from dataclasses import replace

from db.ledger import inbox
from db.ledger.facts.items import ItemState, OpenLoan, set_condition, set_to_put_away, with_questions
from db.ledger.money import accounts
from db.ledger.money.prices import NOTHING, Price, price_of_return
from db.ledger.queues import holds
from db.ledger.recording import Before, answer, charge, enter
from db.ledger.statements import operations as sql
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.conditions import Condition, stays_aside, when_returned
from kiosk.lending.events import CodeUnknown, Recorded
from kiosk.lending.model import Line, LineKind, MemberId
from kiosk.lending.terms import CheckReturns


def give_back(tx: Transaction, member: MemberId | None, code: str) -> Recorded | CodeUnknown:
    """Take back the item with this code, even if it was not known to be out."""
    item = holds.lock(tx, tidy(code))
    return CodeUnknown(code) if item is None else take_back(tx, item, member)


def take_back(tx: Transaction, item: ItemState, member: MemberId | None) -> Recorded:
    """End the loan of the item, if it has one, and return the line of the return.

    `member` is the visitor who brings it, None without a card; a late fee is on the account of the borrower. An item
    with parts waits for a volunteer at once, until the visitor answers that all parts are there: so an open question
    needs no further action. A good item is set aside for the first who waits for it.
    """
    loan, always = item.loan, item.terms.check_returns is CheckReturns.ALWAYS
    mine = loan is not None and loan.holder == member
    price = Price() if loan is None else _end(tx, item, loan)
    line = Line(tx.operation, LineKind.RETURNED, item.shown, price=price.whole if mine else NOTHING)
    line = replace(with_questions(tx, item, line, item.when_returning), shelf=item.shelf)
    set_condition(tx, item, when_returned(item.condition, to_check=always or bool(line.parts)))
    line = replace(
        line,
        elsewhere=loan is None or (member is not None and not mine),
        set_aside=always or stays_aside(item.condition),
        hold=holds.update(tx, item.id) if item.first else None,
    )
    set_to_put_away(tx, item, bool(item.shelf) and not line.put_back_on)
    loan_id = loan.id if loan else None
    cause = enter(tx, line, item=item.id, member=member, loan=loan_id, before=Before(item.condition))
    if loan:
        charge(tx, item, loan.holder, "loan", price, cause)
    if item.condition is Condition.MISSING:
        inbox.put(tx, item, "found", member, cause)
    if always or line.parts:
        inbox.put(tx, item, "check" if always else "parts", member, cause)
    if item.by_picture:
        inbox.ask_for_label(tx, item, member, cause)
    return answer(tx, item, line, member, cause)


def _end(tx: Transaction, item: ItemState, loan: OpenLoan) -> Price:
    """End the loan, and return what its borrower owes for being late."""
    tx.change(sql.END_LOAN, {"loan": loan.id, "moment": tx.at})
    accounts.lock_account(tx.connection, loan.holder)
    return price_of_return(tx, loan.holder, loan.terms, item.terms, loan.due_on)
