"""What a scan or touch comes to: each function is decided on the page of one transaction."""

from db import stored
from db.ledger import accounts, deeds, holds, inbox, reservations, swaps
from db.ledger.accounts import Cause
from db.ledger.facts import Person, gather, hold_person, look_at_person
from db.ledger.holds import hold, hold_again
from db.ledger.operations import NOT_LINES, enter_undoing, keep_account, moved_on, undone_already
from db.ledger.page import Found, Page, tidy
from db.ledger.payments import account_of
from db.ledger.refusals import refusal
from db.ledger.statements import deeds as sql
from db.ledger.statements import queues, remarks
from db.ledger.statements import things as thing_sql
from db.ledger.swaps import Swapped
from db.ledger.things import Thing, look_at, put_in
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
    page: Page, member: MemberId | None, code: str, card: CardId | None
) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned:
    """No mode to choose: what is out comes back, whoever has it; what is free is lent or swapped to who stands here."""
    thing = hold(page, tidy(code))
    if thing and thing.loan:
        return deeds.returned(page, thing, member)
    swapped = _swapped(page, thing, code)
    if swapped:
        if member is None:
            return ItemFree(swapped.item, counts=swapped.thing is None)
        return swaps.scanned(page, swapped, member, card)
    if thing is None:
        return _no_thing(page, code)
    return ItemFree(thing.item) if member is None else _lend(page, thing, member, card)


def lend(page: Page, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    thing = hold(page, tidy(code))
    if swapped := _swapped(page, thing, code):
        return swaps.scanned(page, swapped, member, card)
    return CodeUnknown(code) if thing is None else _lend(page, thing, member, card)


def give(page: Page, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    """Begin the line of a swap with one that is given."""
    swapped = _swapped(page, hold(page, tidy(code)), code)
    return CodeUnknown(code) if swapped is None else swaps.give(page, swapped, member, card)


def give_back(page: Page, member: MemberId | None, code: str) -> Recorded | CodeUnknown:
    """Always welcome, also when it was not known to be out."""
    thing = hold(page, tidy(code))
    return CodeUnknown(code) if thing is None else deeds.returned(page, thing, member)


def renew(page: Page, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
    """Under the terms that the loan was made under."""
    thing = hold(page, tidy(code))
    if thing is None:
        return CodeUnknown(code)
    loan = thing.loan
    if loan is None or loan.holder != member:
        return LendingRefused(refusal(page, thing, (Reason(Why.NOT_YOURS),), member))
    facts = gather(page, thing, hold_person(page, member, None), loan.terms)
    waited_for = _others_wait(page, thing, member)
    match decide_renewal(RenewalFacts(facts, loan.due_on, loan.renewals, waited_for)):
        case Agreement() as agreed:
            return deeds.renewed(page, thing, loan, facts, agreed)
        case reasons:
            return LendingRefused(refusal(page, thing, reasons, member))


def reconsider(page: Page, member: MemberId, codes: tuple[str, ...], card: CardId | None) -> Reconsidered:
    """Which of these things could be taken now; nothing is."""
    person = look_at_person(page, member, card)
    return Reconsidered(tuple(code for code in codes if _possible(page, code, person)))


def undo(page: Page, undone: Operation) -> Undone | UndoRefused:
    """Undo the last thing that happened to a thing: what happened before it is refused until that is undone too.

    Every row that it made is reversed by another one, and the thing is as it was, unless a volunteer said otherwise
    of it meanwhile.
    """
    deed = page.connection.execute(sql.FIND_DEED, {"operation": undone}).one_or_none()
    if deed is None or deed.kind in NOT_LINES:
        return UndoRefused(undone)
    match deed.kind:
        case LineKind.SWAPPED.value:
            return swaps.undo(page, deed)
        case LineKind.RESERVED.value:
            return reservations.undo(page, deed)
    thing = hold_again(page, deed.item_id)
    if before := undone_already(page, deed):
        return before
    if moved_on(page, deed):
        return UndoRefused(undone)
    match deed.kind:
        case LineKind.LENT.value:
            page.change(sql.UNDO_LOAN, {"loan": deed.loan_id, "moment": page.at})
        case LineKind.RENEWED.value:
            page.change(sql.SHORTEN_LOAN, {"loan": deed.loan_id, "due": deed.due_before})
        case LineKind.RETURNED.value if deed.loan_id is not None:
            page.change(sql.REOPEN_LOAN, {"loan": deed.loan_id})
    cause = enter_undoing(page, deed)
    reckoned = accounts.reverse(page.connection, deed.seq, deed.borrower, cause)
    _take_back_remarks(page, thing, deed)
    _set_aside_as_before(page, thing, deed)
    if not reckoned or deed.member_id != deed.borrower:
        return Undone(undone)
    account = account_of(page, deed.borrower, thing.initiative)
    keep_account(page, cause, account)
    return Undone(undone, account)


def _take_back_remarks(page: Page, thing: Thing, deed: Found) -> None:
    """What was said of the line counts no more, and the thing is in the state in which it was."""
    of_line = {"of_line": deed.seq, "moment": page.at}
    reported = page.connection.execute(remarks.VOID_REPORTS, of_line).rowcount > 0
    page.connection.execute(remarks.VOID_CONFIRMATION, of_line)
    inbox.settle_line(page, deed.seq)
    if thing.condition in _made_by(deed, reported):
        put_in(page, thing, Condition(deed.condition_before))


def _set_aside_as_before(page: Page, thing: Thing, deed: Found) -> None:
    """Who it lay ready for when it was lent, has it ready again; who it was set aside for as it came back, waits.

    For who began to wait since, it is still to be set aside: it goes back to its place, and prints no slip.
    """
    if deed.kind == LineKind.LENT.value and holds.fetch_undone(page, thing.id, deed.loan_id):
        holds.settle(page, thing.id)
    elif deed.kept_until_before and thing.row.kept_for is None:
        kept = {"item": thing.id, "member": deed.member_id, "last": deed.kept_until_before}
        page.connection.execute(thing_sql.SET_ASIDE_FOR, kept)
    elif thing.first and holds.settle(page, thing.id) and thing.first.ready_until is None:
        inbox.put(page, thing, "reserved", thing.first.member, Cause(page.at, line=thing.first.line))


def _made_by(deed: Found, reported: bool) -> tuple[Condition, ...]:
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


def _swapped(page: Page, thing: Thing | None, code: str) -> Swapped | None:
    """What is swapped under this code, if anything is."""
    return swaps.single(thing) if thing else swaps.by_tag(page, tidy(code))


def _no_thing(page: Page, code: str) -> NumberScanned | CodeUnknown:
    kind = page.connection.execute(thing_sql.FIND_CODE, {"scanned": tidy(code)}).scalar()
    return NumberScanned() if kind == "member" else CodeUnknown(code)


def _lend(page: Page, thing: Thing, member: MemberId, card: CardId | None) -> Recorded | LendingRefused:
    facts = gather(page, thing, hold_person(page, member, card), thing.terms)
    match decide(facts):
        case Agreement() as agreed:
            return deeds.lent(page, thing, member, facts, agreed)
        case reasons:
            return LendingRefused(refusal(page, thing, reasons, member, facts))


def _possible(page: Page, code: str, person: Person) -> bool:
    thing = look_at(page, tidy(code))
    if swapped := _swapped(page, thing, code):
        return swaps.possible(page, swapped, person)
    return thing is not None and isinstance(decide(gather(page, thing, person, thing.terms)), Agreement)


def _others_wait(page: Page, thing: Thing, member: MemberId) -> bool:
    """Is anybody but the member in its queue?"""
    others = {"item": thing.id, "member": member}
    return thing.first is not None and page.connection.execute(queues.OTHERS_WAIT, others).first() is not None
