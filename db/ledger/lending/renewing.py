"""Renewing: keeping an item longer, under the terms that its loan was made under."""

from db.ledger.facts.borrowers import gather, lock_borrower
from db.ledger.facts.items import ItemState, OpenLoan
from db.ledger.lending.lending import refusal
from db.ledger.money.prices import price_of_renewal
from db.ledger.queues import holds
from db.ledger.recording import Before, answer, charge, enter, use_strip
from db.ledger.statements import operations as sql
from db.ledger.statements import reservations as queue_sql
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.events import CodeUnknown, LendingRefused, Recorded
from kiosk.lending.model import Line, LineKind, MemberId, Reason, Why
from kiosk.lending.policy import Agreement, LendingFacts, RenewalFacts, decide_renewal


def renew(tx: Transaction, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
    """Renew the loan of the item with this code. A member renews their own loans only."""
    item = holds.lock(tx, tidy(code))
    if item is None:
        return CodeUnknown(code)
    loan = item.loan
    if loan is None or loan.holder != member:
        return LendingRefused(refusal(tx, item, (Reason(Why.NOT_YOURS),), member))
    facts = gather(tx, item, lock_borrower(tx, member, None), loan.terms)
    waited_for = _others_wait(tx, item, member)
    match decide_renewal(RenewalFacts(facts, loan.due_on, loan.renewals, waited_for)):
        case Agreement() as agreed:
            return _renew(tx, item, loan, facts, agreed)
        case reasons:
            return LendingRefused(refusal(tx, item, reasons, member))


def _renew(tx: Transaction, item: ItemState, loan: OpenLoan, facts: LendingFacts, agreed: Agreement) -> Recorded:
    price = price_of_renewal(tx, loan.holder, loan.terms, item.terms, loan.due_on)
    line = Line(tx.operation, LineKind.RENEWED, item.shown, agreed.due_on, price.whole)
    tx.change(sql.RENEW_LOAN, {"loan": loan.id, "due": agreed.due_on})
    before = Before(item.condition, due_on=loan.due_on)
    cause = enter(tx, line, item=item.id, member=loan.holder, loan=loan.id, before=before)
    charge(tx, item, loan.holder, "renewal", price, cause)
    use_strip(tx, facts, agreed, cause)
    return answer(tx, item, line, loan.holder, cause)


def _others_wait(tx: Transaction, item: ItemState, member: MemberId) -> bool:
    """Is anybody but the member in the queue of the item?"""
    others = {"item": item.id, "member": member}
    return item.first is not None and tx.connection.execute(queue_sql.OTHERS_WAIT, others).first() is not None
