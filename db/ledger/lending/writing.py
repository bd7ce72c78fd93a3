"""What is entered when a thing is lent, comes back or is kept longer, and what is said of it then.

Each is an operation, the loan as it is now, a line in the journal, and what it puts on accounts, strips and the shelf.
"""

from db.ledger import inbox
from db.ledger.lending.items import ItemState, OpenLoan, parts_of, put_in
from db.ledger.lending.recording import enter, keep_account
from db.ledger.money import accounts
from db.ledger.money.accounts import Account, Cause
from db.ledger.money.prices import NOTHING, Price, price_of_loan, price_of_renewal, price_of_return
from db.ledger.payments import account_of
from db.ledger.queues import holds
from db.ledger.statements import items as item_sql
from db.ledger.statements import operations as sql
from db.ledger.transaction import Transaction
from kiosk.lending.events import Recorded
from kiosk.lending.model import Line, LineKind, MemberId, Part, PartsSaid
from kiosk.lending.policy import Agreement, Condition, LendingFacts
from kiosk.lending.terms import CheckReturns

NEEDS_HANDS = (Condition.CHECK, Condition.REPAIR, Condition.WITHDRAWN, Condition.GONE)
"""In these a thing stays on the shelf of the house, also when it just came back."""


def lent(tx: Transaction, item: ItemState, member: MemberId, facts: LendingFacts, agreed: Agreement) -> Recorded:
    price = price_of_loan(tx, member, item.terms)
    parts = parts_of(tx, item)
    line = Line(
        tx.operation,
        LineKind.LENT,
        item.shown,
        agreed.due_on,
        price.whole,
        parts=parts,
        parts_said=_question(parts),
        instructions=item.when_borrowing,
        confirm=item.terms.instructions_confirmed and bool(item.when_borrowing),
    )
    loan: int = tx.connection.execute(
        sql.ADD_LOAN,
        {
            "item_id": item.id,
            "member_id": member,
            "lent_at": tx.at,
            "due_on": agreed.due_on,
            "terms_id": item.version,
            "subscription_id": agreed.subscription,
        },
    ).scalar_one()
    first = item.first if item.first and item.first.member == member else None
    by_hand = item.row.kept_for == member and not (first and first.ready_until)
    kept = item.row.kept_until if by_hand else None
    cause = enter(
        tx,
        line.kind.value,
        line,
        item=item.id,
        member=member,
        loan=loan,
        condition=item.condition,
        kept_until_before=kept,
    )
    _charge(tx, item, member, "loan", price, cause)
    _use_strip(tx, facts, agreed, cause)
    if kept:
        tx.connection.execute(item_sql.SET_ASIDE_FOR, {"item": item.id, "member": None, "last": None})
    if first:
        holds.end(tx, item, first, "fetched", loan)
    if item.condition is Condition.MISSING:
        put_in(tx, item, Condition.GOOD)
        inbox.put(tx, item, "found", member, cause)
    return _recorded(tx, item, line, member, cause)


def returned(tx: Transaction, item: ItemState, member: MemberId | None) -> Recorded:
    """Taken back, from whoever had it; of a thing that nobody had, only that it came.

    A thing with parts is set aside at once, and the answer that all are there takes that away again: so a question left
    open needs nobody to remember it. What is good is for who waits for it.
    """
    loan = item.loan
    price = _end(tx, item, loan)
    mine = loan is not None and loan.holder == member
    parts = parts_of(tx, item)
    always = item.terms.check_returns is CheckReturns.ALWAYS
    if item.condition in (Condition.GOOD, Condition.MISSING):
        put_in(tx, item, Condition.CHECK if always or parts else Condition.GOOD)
    line = Line(
        tx.operation,
        LineKind.RETURNED,
        item.shown,
        price=price.whole if mine else NOTHING,
        elsewhere=loan is None or (member is not None and not mine),
        parts=parts,
        parts_said=_question(parts),
        instructions=item.when_returning,
        confirm=item.terms.instructions_confirmed and bool(item.when_returning),
        set_aside=always or item.condition in NEEDS_HANDS,
        hold=holds.settle(tx, item.id) if item.first else None,
    )
    cause = enter(
        tx,
        line.kind.value,
        line,
        item=item.id,
        member=member,
        loan=loan.id if loan else None,
        condition=item.condition,
    )
    if loan:
        _charge(tx, item, loan.holder, "loan", price, cause)
    if item.condition is Condition.MISSING:
        inbox.put(tx, item, "found", member, cause)
    if always or parts:
        inbox.put(tx, item, "check" if always else "parts", member, cause)
    return _recorded(tx, item, line, member, cause)


def renewed(tx: Transaction, item: ItemState, loan: OpenLoan, facts: LendingFacts, agreed: Agreement) -> Recorded:
    price = price_of_renewal(tx, loan.holder, loan.terms, item.terms, loan.due_on)
    line = Line(tx.operation, LineKind.RENEWED, item.shown, agreed.due_on, price.whole)
    tx.change(sql.RENEW_LOAN, {"loan": loan.id, "due": agreed.due_on})
    cause = enter(
        tx,
        line.kind.value,
        line,
        item=item.id,
        member=loan.holder,
        loan=loan.id,
        condition=item.condition,
        due_before=loan.due_on,
    )
    _charge(tx, item, loan.holder, "renewal", price, cause)
    _use_strip(tx, facts, agreed, cause)
    return _recorded(tx, item, line, loan.holder, cause)


def _recorded(tx: Transaction, item: ItemState, line: Line, member: MemberId | None, cause: Cause) -> Recorded:
    """What a line cost whoever stands here is told with how they stand now."""
    if member is None or not line.price:
        return Recorded(line, tx.today)
    account = account_of(tx, member, item.initiative)
    keep_account(tx, cause, account)
    return Recorded(line, tx.today, account)


def _question(parts: tuple[Part, ...]) -> PartsSaid:
    return PartsSaid.NOTHING if parts else PartsSaid.NOT_ASKED


def _end(tx: Transaction, item: ItemState, loan: OpenLoan | None) -> Price:
    """The loan is over; what being late costs falls on whose it was, whoever brings it."""
    if loan is None:
        return Price()
    tx.change(sql.END_LOAN, {"loan": loan.id, "moment": tx.at})
    accounts.lock_account(tx.connection, loan.holder)
    return price_of_return(tx, loan.holder, loan.terms, item.terms, loan.due_on)


def _charge(
    tx: Transaction, item: ItemState, member: MemberId, kind: accounts.Kind, price: Price, cause: Cause
) -> None:
    account = Account("owed", member, item.initiative)
    accounts.enter(tx.connection, account, kind, price.fee, cause)
    accounts.enter(tx.connection, account, "late", price.late, cause)


def _use_strip(tx: Transaction, facts: LendingFacts, agreed: Agreement, cause: Cause) -> None:
    """A term on a strip card uses a strip."""
    for one in facts.subscriptions:
        if one.number == agreed.subscription and one.plan.loans is not None:
            accounts.use_strip(tx.connection, one.number, one.plan.loans, cause)
