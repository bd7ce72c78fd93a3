"""What a scan or touch comes to: each function is decided on the page of one transaction."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from db.ledger import statements as sql
from db.ledger.page import UNDONE, Page, Thing, item_of, tidy
from kiosk.lending.events import CodeUnknown, ItemFree, LendingRefused, NumberScanned, Recorded, Undone, UndoRefused
from kiosk.lending.model import Deed, Line, MemberId, Operation, Refusal
from kiosk.lending.policy import LendingFacts, RenewalFacts, Terms, decide, decide_renewal
from kiosk.lending.ports import LedgerError


def already(page: Page, zone: ZoneInfo) -> Recorded | None:
    """What was answered when this operation was carried out the first time, if it was."""
    row = page.connection.execute(sql.FIND_OPERATION, {"operation": page.operation}).one_or_none()
    if row is None:
        return None
    if row.kind == UNDONE:
        raise LedgerError("This operation was an undoing, it cannot be anything else.")
    line = Line(page.operation, Deed(row.kind), item_of(row), row.due_on, elsewhere=row.elsewhere)
    return Recorded(line, local_day(row.at, zone))


def lend_or_return(
    page: Page, member: MemberId | None, code: str
) -> Recorded | LendingRefused | ItemFree | CodeUnknown | NumberScanned:
    """No mode to choose: what is out comes back, whoever has it; what is free is lent to who stands here."""
    thing = _find(page, code)
    match thing:
        case Thing(loan=None, item=item):
            return ItemFree(item) if member is None else _lend(page, thing, member)
        case Thing():
            return page.returned(thing, member)
    return thing


def lend(page: Page, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
    thing = _find(page, code)
    match thing:
        case Thing():
            return _lend(page, thing, member)
        case NumberScanned():
            return CodeUnknown(code)
    return thing


def give_back(page: Page, member: MemberId | None, code: str) -> Recorded | CodeUnknown:
    """Always welcome, also when it was not known to be out."""
    thing = _find(page, code)
    match thing:
        case Thing():
            return page.returned(thing, member)
        case NumberScanned():
            return CodeUnknown(code)
    return thing


def renew(page: Page, member: MemberId, code: str) -> Recorded | LendingRefused | CodeUnknown:
    thing = _find(page, code)
    match thing:
        case CodeUnknown():
            return thing
        case NumberScanned():
            return CodeUnknown(code)
    mine = thing.due_on if thing.holder == member else None
    match decide_renewal(RenewalFacts(page.today, mine, thing.days)):
        case Terms(due_on):
            return page.renewed(thing, member, due_on)
        case reasons:
            return LendingRefused(Refusal(thing.item, reasons))


def undo(page: Page, undone: Operation) -> Undone | UndoRefused:
    """Undo the last thing that happened to a thing: what happened before it is refused until that is undone too."""
    deed = page.connection.execute(sql.FIND_DEED, {"operation": undone}).one_or_none()
    if deed is None or deed.kind == UNDONE:
        return UndoRefused(undone)
    page.connection.execute(sql.LOCK_ITEM, {"item": deed.item_id})
    if page.connection.execute(sql.FIND_UNDOING, {"deed": deed.seq}).one_or_none():
        return Undone(undone)
    if page.connection.execute(sql.FIND_LATER, {"item": deed.item_id, "deed": deed.seq}).one_or_none():
        return UndoRefused(undone)
    page.undone(deed)
    return Undone(undone)


def local_day(at: datetime, zone: ZoneInfo) -> date:
    return at.astimezone(zone).date()


def _lend(page: Page, thing: Thing, member: MemberId) -> Recorded | LendingRefused:
    match decide(LendingFacts(page.today, thing.days, out=thing.loan is not None)):
        case Terms(due_on):
            return page.lent(thing, member, due_on)
        case reasons:
            return LendingRefused(Refusal(thing.item, reasons))


def _find(page: Page, code: str) -> Thing | NumberScanned | CodeUnknown:
    row = page.connection.execute(sql.FIND_CODE, {"scanned": tidy(code)}).one_or_none()
    if row is None:
        return CodeUnknown(code)
    return NumberScanned() if row.item_id is None else page.thing(row)
