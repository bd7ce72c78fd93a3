"""What a scan or touch comes to: each function is decided on the page of one transaction."""

from msgspec import json

from db.ledger import accounts, deeds
from db.ledger.facts import Person, gather, hold_person, look_at_person
from db.ledger.page import UNDONE, Found, Page, tidy
from db.ledger.statements import deeds as sql
from db.ledger.statements import remarks
from db.ledger.statements import things as thing_sql
from db.ledger.things import Thing, hold, hold_again, look_at
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
from kiosk.lending.model import CardId, Deed, Line, MemberId, Operation, Reason, Refusal, Why
from kiosk.lending.policy import Agreement, Condition, RenewalFacts, decide, decide_renewal
from kiosk.lending.ports import LedgerError


def already(page: Page) -> Recorded | None:
    """What was answered when this operation was carried out the first time, if it was."""
    row = page.connection.execute(sql.FIND_OPERATION, {"operation": page.operation}).one_or_none()
    if row is None:
        return None
    if row.kind == UNDONE:
        raise LedgerError("This operation was an undoing, it cannot be anything else.")
    if row.answer:
        line = json.decode(row.answer, type=Line)
    else:  # carried out before answers were kept
        line = Line(page.operation, Deed(row.kind), page.item(row), row.due_on, elsewhere=row.elsewhere)
    return Recorded(line, row.at.astimezone(page.local.tzinfo).date())


def lend_or_return(
    page: Page, member: MemberId | None, code: str, card: CardId | None
) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned:
    """No mode to choose: what is out comes back, whoever has it; what is free is lent to who stands here."""
    thing = hold(page, tidy(code))
    if thing is None:
        return _no_thing(page, code)
    if thing.loan:
        return deeds.returned(page, thing, member)
    return ItemFree(thing.item) if member is None else _lend(page, thing, member, card)


def lend(page: Page, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    thing = hold(page, tidy(code))
    return CodeUnknown(code) if thing is None else _lend(page, thing, member, card)


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
        return LendingRefused(_refusal(page, thing, (Reason(Why.NOT_YOURS),)))
    facts = gather(page, thing, hold_person(page, member, None), loan.terms)
    match decide_renewal(RenewalFacts(facts, loan.due_on, loan.renewals)):
        case Agreement() as agreed:
            return deeds.renewed(page, thing, loan, facts, agreed)
        case reasons:
            return LendingRefused(_refusal(page, thing, reasons))


def reconsider(page: Page, member: MemberId, codes: tuple[str, ...], card: CardId | None) -> Reconsidered:
    """Which of these things could be lent now; nothing is."""
    person = look_at_person(page, member, card)
    return Reconsidered(tuple(code for code in codes if _possible(page, look_at(page, tidy(code)), person)))


def undo(page: Page, undone: Operation) -> Undone | UndoRefused:
    """Undo the last thing that happened to a thing: what happened before it is refused until that is undone too.

    Every row that it made is reversed by another one, and the thing is as it was, unless a volunteer said otherwise
    of it meanwhile.
    """
    deed = page.connection.execute(sql.FIND_DEED, {"operation": undone}).one_or_none()
    if deed is None or deed.kind == UNDONE:
        return UndoRefused(undone)
    thing = hold_again(page, deed.item_id)
    if page.connection.execute(sql.FIND_UNDOING, {"deed": deed.seq}).one_or_none():
        return Undone(undone)
    if page.connection.execute(sql.FIND_LATER, {"item": deed.item_id, "deed": deed.seq}).one_or_none():
        return UndoRefused(undone)
    match deed.kind:
        case Deed.LENT.value:
            page.change(sql.UNDO_LOAN, {"loan": deed.loan_id, "moment": page.at})
        case Deed.RENEWED.value:
            page.change(sql.SHORTEN_LOAN, {"loan": deed.loan_id, "due": deed.due_before})
        case Deed.RETURNED.value if deed.loan_id is not None:
            page.change(sql.REOPEN_LOAN, {"loan": deed.loan_id})
    cause = deeds.enter_undoing(page, deed.kind, deed.item_id, deed.member_id, deed.loan_id, deed.seq)
    accounts.reverse(page.connection, deed.seq, deed.borrower, cause)
    of_line = {"of_line": deed.seq, "moment": page.at}
    reported = page.connection.execute(remarks.VOID_REPORTS, of_line).rowcount > 0
    page.connection.execute(remarks.VOID_CONFIRMATION, of_line)
    page.connection.execute(remarks.SETTLE_INBOX_OF_LINE, {**of_line, "hand": page.hand, "how": UNDONE})
    if thing.condition in _made_by(deed, reported):
        page.connection.execute(thing_sql.SET_CONDITION, {"item": thing.id, "state": deed.condition_before})
    if deed.kept_until_before and thing.row.kept_for is None:
        kept = {"item": thing.id, "member": deed.member_id, "last": deed.kept_until_before}
        page.connection.execute(thing_sql.SET_ASIDE_FOR, kept)
    return Undone(undone)


def _made_by(deed: Found, reported: bool) -> tuple[Condition, ...]:
    """The conditions that this deed can have made of another one: any other, a volunteer said meanwhile."""
    before = Condition(deed.condition_before) if deed.condition_before else None
    match deed.kind:
        case Deed.LENT.value if before is Condition.MISSING:
            return (Condition.GOOD,)
        case Deed.RETURNED.value if before in (Condition.GOOD, Condition.MISSING):
            told = json.decode(deed.answer, type=Line)
            asked = told.parts or told.set_aside or reported
            return (Condition.GOOD, Condition.CHECK) if asked else (Condition.GOOD,)
    return ()


def _no_thing(page: Page, code: str) -> NumberScanned | CodeUnknown:
    kind = page.connection.execute(thing_sql.FIND_CODE, {"scanned": tidy(code)}).scalar()
    return NumberScanned() if kind == "member" else CodeUnknown(code)


def _lend(page: Page, thing: Thing, member: MemberId, card: CardId | None) -> Recorded | LendingRefused:
    facts = gather(page, thing, hold_person(page, member, card), thing.terms)
    match decide(facts):
        case Agreement() as agreed:
            return deeds.lent(page, thing, member, facts, agreed)
        case reasons:
            return LendingRefused(_refusal(page, thing, reasons))


def _possible(page: Page, thing: Thing | None, person: Person) -> bool:
    return thing is not None and isinstance(decide(gather(page, thing, person, thing.terms)), Agreement)


def _refusal(page: Page, thing: Thing, reasons: tuple[Reason, ...]) -> Refusal:
    return Refusal(thing.item, reasons, thing.calendar.next_opening(page.local))
