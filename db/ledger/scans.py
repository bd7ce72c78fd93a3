"""What a scan or touch comes to: each function is decided on the page of one transaction."""

from db import stored
from db.ledger import accounts, deeds, holds, inbox, reservations, swaps
from db.ledger.accounts import Cause
from db.ledger.facts import Borrower, gather, lock_borrower, look_at_borrower
from db.ledger.holds import lock, lock_by_id
from db.ledger.operations import NOT_LINES, enter_undoing, keep_account, moved_on, undone_already
from db.ledger.payments import account_of
from db.ledger.refusals import refusal
from db.ledger.statements import deeds as sql
from db.ledger.statements import queues, remarks
from db.ledger.statements import things as thing_sql
from db.ledger.swaps import Swapped
from db.ledger.things import Thing, look_at, put_in
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
    thing = lock(tx, tidy(code))
    if thing and thing.loan:
        return deeds.returned(tx, thing, member)
    swapped = _swapped(tx, thing, code)
    if swapped:
        if member is None:
            return ItemFree(swapped.item, counts=swapped.thing is None)
        return swaps.scanned(tx, swapped, member, card)
    if thing is None:
        return _no_thing(tx, code)
    return ItemFree(thing.item) if member is None else _lend(tx, thing, member, card)


def lend(tx: Transaction, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    thing = lock(tx, tidy(code))
    if swapped := _swapped(tx, thing, code):
        return swaps.scanned(tx, swapped, member, card)
    return CodeUnknown(code) if thing is None else _lend(tx, thing, member, card)


def give(tx: Transaction, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    """Begin the line of a swap with one that is given."""
    swapped = _swapped(tx, lock(tx, tidy(code)), code)
    return CodeUnknown(code) if swapped is None else swaps.give(tx, swapped, member, card)


def give_back(tx: Transaction, member: MemberId | None, code: str) -> Recorded | CodeUnknown:
    """Always welcome, also when it was not known to be out."""
    thing = lock(tx, tidy(code))
    return CodeUnknown(code) if thing is None else deeds.returned(tx, thing, member)


def renew(tx: Transaction, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
    """Under the terms that the loan was made under."""
    thing = lock(tx, tidy(code))
    if thing is None:
        return CodeUnknown(code)
    loan = thing.loan
    if loan is None or loan.holder != member:
        return LendingRefused(refusal(tx, thing, (Reason(Why.NOT_YOURS),), member))
    facts = gather(tx, thing, lock_borrower(tx, member, None), loan.terms)
    waited_for = _others_wait(tx, thing, member)
    match decide_renewal(RenewalFacts(facts, loan.due_on, loan.renewals, waited_for)):
        case Agreement() as agreed:
            return deeds.renewed(tx, thing, loan, facts, agreed)
        case reasons:
            return LendingRefused(refusal(tx, thing, reasons, member))


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
            return swaps.undo(tx, deed)
        case LineKind.RESERVED.value:
            return reservations.undo(tx, deed)
    thing = lock_by_id(tx, deed.item_id)
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
    _take_back_remarks(tx, thing, deed)
    _set_aside_as_before(tx, thing, deed)
    if not reckoned or deed.member_id != deed.borrower:
        return Undone(undone)
    account = account_of(tx, deed.borrower, thing.initiative)
    keep_account(tx, cause, account)
    return Undone(undone, account)


def _take_back_remarks(tx: Transaction, thing: Thing, deed: Row) -> None:
    """What was said of the line counts no more, and the thing is in the state in which it was."""
    of_line = {"of_line": deed.seq, "moment": tx.at}
    reported = tx.connection.execute(remarks.VOID_REPORTS, of_line).rowcount > 0
    tx.connection.execute(remarks.VOID_CONFIRMATION, of_line)
    inbox.settle_line(tx, deed.seq)
    if thing.condition in _made_by(deed, reported):
        put_in(tx, thing, Condition(deed.condition_before))


def _set_aside_as_before(tx: Transaction, thing: Thing, deed: Row) -> None:
    """Who it lay ready for when it was lent, has it ready again; who it was set aside for as it came back, waits.

    For who began to wait since, it is still to be set aside: it goes back to its place, and prints no slip.
    """
    if deed.kind == LineKind.LENT.value and holds.fetch_undone(tx, thing.id, deed.loan_id):
        holds.settle(tx, thing.id)
    elif deed.kept_until_before and thing.row.kept_for is None:
        kept = {"item": thing.id, "member": deed.member_id, "last": deed.kept_until_before}
        tx.connection.execute(thing_sql.SET_ASIDE_FOR, kept)
    elif thing.first and holds.settle(tx, thing.id) and thing.first.ready_until is None:
        inbox.put(tx, thing, "reserved", thing.first.member, Cause(tx.at, line=thing.first.line))


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


def _swapped(tx: Transaction, thing: Thing | None, code: str) -> Swapped | None:
    """What is swapped under this code, if anything is."""
    return swaps.single(thing) if thing else swaps.by_tag(tx, tidy(code))


def _no_thing(tx: Transaction, code: str) -> NumberScanned | CodeUnknown:
    kind = tx.connection.execute(thing_sql.FIND_CODE, {"scanned": tidy(code)}).scalar()
    return NumberScanned() if kind == "member" else CodeUnknown(code)


def _lend(tx: Transaction, thing: Thing, member: MemberId, card: CardId | None) -> Recorded | LendingRefused:
    facts = gather(tx, thing, lock_borrower(tx, member, card), thing.terms)
    match decide(facts):
        case Agreement() as agreed:
            return deeds.lent(tx, thing, member, facts, agreed)
        case reasons:
            return LendingRefused(refusal(tx, thing, reasons, member, facts))


def _possible(tx: Transaction, code: str, person: Borrower) -> bool:
    thing = look_at(tx, tidy(code))
    if swapped := _swapped(tx, thing, code):
        return swaps.possible(tx, swapped, person)
    return thing is not None and isinstance(decide(gather(tx, thing, person, thing.terms)), Agreement)


def _others_wait(tx: Transaction, thing: Thing, member: MemberId) -> bool:
    """Is anybody but the member in its queue?"""
    others = {"item": thing.id, "member": member}
    return thing.first is not None and tx.connection.execute(queues.OTHERS_WAIT, others).first() is not None
