"""What a scan or touch comes to: each function is decided on the page of one transaction."""

from db import stored
from db.ledger import inbox
from db.ledger.lending import writing
from db.ledger.lending.facts import Borrower, gather, lock_borrower, look_at_borrower
from db.ledger.lending.items import ItemState, look_at, put_in
from db.ledger.lending.recording import NOT_LINES, enter_undoing, keep_account, moved_on, undone_already
from db.ledger.lending.refusals import refusal
from db.ledger.money import accounts
from db.ledger.money.accounts import Cause
from db.ledger.payments import account_of
from db.ledger.queues import holds, reservations
from db.ledger.queues.holds import lock, lock_by_id
from db.ledger.statements import items as item_sql
from db.ledger.statements import operations as sql
from db.ledger.statements import reports as report_sql
from db.ledger.statements import reservations as queue_sql
from db.ledger.swaps import swapping
from db.ledger.swaps.swapping import Swapped
from db.ledger.transaction import Row, Transaction, tidy
from kiosk.lending.events import (
    CodeUnknown,
    ItemFree,
    LendingRefused,
    NumberScanned,
    Reconsidered,
    Recorded,
    Undone,
    UndoRefused,
)
from kiosk.lending.model import CardId, Line, LineKind, MemberId, Operation, Reason, Why
from kiosk.lending.policy import Agreement, Condition, RenewalFacts, decide, decide_renewal


def lend_or_return(
    tx: Transaction, member: MemberId | None, code: str, card: CardId | None
) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned:
    """No mode to choose: what is out comes back, whoever has it; what is free is lent or swapped to who stands here."""
    item = lock(tx, tidy(code))
    if item and item.loan:
        return writing.returned(tx, item, member)
    swapped = _swapped(tx, item, code)
    if swapped:
        if member is None:
            return ItemFree(swapped.shown, counts=swapped.single is None)
        return swapping.scanned(tx, swapped, member, card)
    if item is None:
        return _no_thing(tx, code)
    return ItemFree(item.shown) if member is None else _lend(tx, item, member, card)


def lend(tx: Transaction, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    item = lock(tx, tidy(code))
    if swapped := _swapped(tx, item, code):
        return swapping.scanned(tx, swapped, member, card)
    return CodeUnknown(code) if item is None else _lend(tx, item, member, card)


def give(tx: Transaction, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    """Begin the line of a swap with one that is given."""
    swapped = _swapped(tx, lock(tx, tidy(code)), code)
    return CodeUnknown(code) if swapped is None else swapping.give(tx, swapped, member, card)


def give_back(tx: Transaction, member: MemberId | None, code: str) -> Recorded | CodeUnknown:
    """Always welcome, also when it was not known to be out."""
    item = lock(tx, tidy(code))
    return CodeUnknown(code) if item is None else writing.returned(tx, item, member)


def renew(tx: Transaction, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
    """Under the terms that the loan was made under."""
    item = lock(tx, tidy(code))
    if item is None:
        return CodeUnknown(code)
    loan = item.loan
    if loan is None or loan.holder != member:
        return LendingRefused(refusal(tx, item, (Reason(Why.NOT_YOURS),), member))
    facts = gather(tx, item, lock_borrower(tx, member, None), loan.terms)
    waited_for = _others_wait(tx, item, member)
    match decide_renewal(RenewalFacts(facts, loan.due_on, loan.renewals, waited_for)):
        case Agreement() as agreed:
            return writing.renewed(tx, item, loan, facts, agreed)
        case reasons:
            return LendingRefused(refusal(tx, item, reasons, member))


def reconsider(tx: Transaction, member: MemberId, codes: tuple[str, ...], card: CardId | None) -> Reconsidered:
    """Which of these things could be taken now; nothing is."""
    person = look_at_borrower(tx, member, card)
    return Reconsidered(tuple(code for code in codes if _possible(tx, code, person)))


def undo(tx: Transaction, undone: Operation) -> Undone | UndoRefused:
    """Undo the last thing that happened to a thing: what happened before it is refused until that is undone too.

    Every row that it made is reversed by another one, and the thing is as it was, unless a volunteer said otherwise
    of it meanwhile.
    """
    deed = tx.connection.execute(sql.FIND_DEED, {"operation": undone}).one_or_none()
    if deed is None or deed.kind in NOT_LINES:
        return UndoRefused(undone)
    match deed.kind:
        case LineKind.SWAPPED.value:
            return swapping.undo(tx, deed)
        case LineKind.RESERVED.value:
            return reservations.undo(tx, deed)
    item = lock_by_id(tx, deed.item_id)
    if before := undone_already(tx, deed):
        return before
    if moved_on(tx, deed):
        return UndoRefused(undone)
    match deed.kind:
        case LineKind.LENT.value:
            tx.change(sql.UNDO_LOAN, {"loan": deed.loan_id, "moment": tx.at})
        case LineKind.RENEWED.value:
            tx.change(sql.SHORTEN_LOAN, {"loan": deed.loan_id, "due": deed.due_before})
        case LineKind.RETURNED.value if deed.loan_id is not None:
            tx.change(sql.REOPEN_LOAN, {"loan": deed.loan_id})
    cause = enter_undoing(tx, deed)
    reckoned = accounts.reverse(tx.connection, deed.seq, deed.borrower, cause)
    _take_back_remarks(tx, item, deed)
    _set_aside_as_before(tx, item, deed)
    if not reckoned or deed.member_id != deed.borrower:
        return Undone(undone)
    account = account_of(tx, deed.borrower, item.initiative)
    keep_account(tx, cause, account)
    return Undone(undone, account)


def _take_back_remarks(tx: Transaction, item: ItemState, deed: Row) -> None:
    """What was said of the line counts no more, and the thing is in the state in which it was."""
    of_line = {"of_line": deed.seq, "moment": tx.at}
    reported = tx.connection.execute(report_sql.VOID_REPORTS, of_line).rowcount > 0
    tx.connection.execute(report_sql.VOID_CONFIRMATION, of_line)
    inbox.settle_line(tx, deed.seq)
    if item.condition in _made_by(deed, reported):
        put_in(tx, item, Condition(deed.condition_before))


def _set_aside_as_before(tx: Transaction, item: ItemState, deed: Row) -> None:
    """Who it lay ready for when it was lent, has it ready again; who it was set aside for as it came back, waits.

    For who began to wait since, it is still to be set aside: it goes back to its place, and prints no slip.
    """
    if deed.kind == LineKind.LENT.value and holds.fetch_undone(tx, item.id, deed.loan_id):
        holds.settle(tx, item.id)
    elif deed.kept_until_before and item.row.kept_for is None:
        kept = {"item": item.id, "member": deed.member_id, "last": deed.kept_until_before}
        tx.connection.execute(item_sql.SET_ASIDE_FOR, kept)
    elif item.first and holds.settle(tx, item.id) and item.first.ready_until is None:
        inbox.put(tx, item, "reserved", item.first.member, Cause(tx.at, line=item.first.line))


def _made_by(deed: Row, reported: bool) -> tuple[Condition, ...]:
    """The conditions that this deed can have made of another one: any other, a volunteer said meanwhile."""
    before = Condition(deed.condition_before) if deed.condition_before else None
    match deed.kind:
        case LineKind.LENT.value if before is Condition.MISSING:
            return (Condition.GOOD,)
        case LineKind.RETURNED.value if before in (Condition.GOOD, Condition.MISSING):
            told = stored.decode(deed.answer, Line)
            asked = told.parts or told.set_aside or reported
            return (Condition.GOOD, Condition.CHECK) if asked else (Condition.GOOD,)
    return ()


def _swapped(tx: Transaction, item: ItemState | None, code: str) -> Swapped | None:
    """What is swapped under this code, if anything is."""
    return swapping.single(item) if item else swapping.by_tag(tx, tidy(code))


def _no_thing(tx: Transaction, code: str) -> NumberScanned | CodeUnknown:
    kind = tx.connection.execute(item_sql.FIND_CODE, {"scanned": tidy(code)}).scalar()
    return NumberScanned() if kind == "member" else CodeUnknown(code)


def _lend(tx: Transaction, item: ItemState, member: MemberId, card: CardId | None) -> Recorded | LendingRefused:
    facts = gather(tx, item, lock_borrower(tx, member, card), item.terms)
    match decide(facts):
        case Agreement() as agreed:
            return writing.lent(tx, item, member, facts, agreed)
        case reasons:
            return LendingRefused(refusal(tx, item, reasons, member, facts))


def _possible(tx: Transaction, code: str, person: Borrower) -> bool:
    item = look_at(tx, tidy(code))
    if swapped := _swapped(tx, item, code):
        return swapping.possible(tx, swapped, person)
    return item is not None and isinstance(decide(gather(tx, item, person, item.terms)), Agreement)


def _others_wait(tx: Transaction, item: ItemState, member: MemberId) -> bool:
    """Is anybody but the member in its queue?"""
    others = {"item": item.id, "member": member}
    return item.first is not None and tx.connection.execute(queue_sql.OTHERS_WAIT, others).first() is not None
