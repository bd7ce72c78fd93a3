"""Waiting for a thing: joining its queue, one's place in it, and leaving it."""

from dataclasses import replace

from db.ledger import holds, inbox
from db.ledger.facts import gather, hold_person
from db.ledger.operations import enter, enter_giving_up, enter_undoing, given_up_already, undone_already
from db.ledger.page import UNDONE, Found, Page, tidy
from db.ledger.statements import queues as sql
from db.ledger.things import Queued, Thing
from kiosk.lending.events import CodeUnknown, GivenUp, LendingRefused, Recorded, Undone, UndoRefused
from kiosk.lending.model import (
    CardId,
    Hold,
    Line,
    LineKind,
    MemberId,
    Operation,
    Reason,
    Refusal,
    Reservation,
    Why,
)
from kiosk.lending.policy import LendingFacts, ReservationFacts, decide_reservation


def reserve(page: Page, member: MemberId, code: str, card: CardId | None) -> Recorded | LendingRefused | CodeUnknown:
    """Put the member at the end of the queue; a thing that is free is set aside for them where it lies.

    Who waits for it already is told so again, with their place as it is now.
    """
    thing = holds.hold(page, tidy(code))
    if thing is None:
        return CodeUnknown(code)
    person = hold_person(page, member, card)
    mine = _in_queue(page, thing, member)
    if mine:
        return _told_again(page, thing, member, mine)
    facts = gather(page, thing, person, thing.terms)
    if reasons := _against(page, thing, facts, member):
        return LendingRefused(Refusal(thing.item, reasons, thing.calendar.next_opening(page.local)))
    joined = {"item_id": thing.id, "member_id": member, "made_at": page.at}
    number: int = page.connection.execute(sql.ADD_RESERVATION, joined).scalar_one()
    holds.settle(page, thing.id)
    return _entered(page, thing, member, number)


def give_up(page: Page, member: MemberId, code: str) -> GivenUp:
    """The member does not wait for this thing any more; nothing, if they did not."""
    if before := given_up_already(page):
        return GivenUp(before)
    thing = holds.hold(page, tidy(code))
    if thing is None or not leave(page, thing, member):
        return GivenUp(code)
    enter_giving_up(page, thing.id, member)
    return GivenUp(thing.item.barcode)


def leave(page: Page, thing: Thing, member: MemberId) -> bool:
    """Out of the queue, if they are in it; what lay ready for them is for the next. The thing is held already."""
    mine = _in_queue(page, thing, member)
    if mine is None:
        return False
    holds.end(page, thing, queued(mine), "given up")
    return True


def place_in_queue(page: Page, thing: Thing, member: MemberId) -> int | None:
    """The place of a member in the queue of a thing, 1 is first, if they are in it."""
    mine = _in_queue(page, thing, member)
    return None if mine is None else _place(page, thing, mine)


def undo(page: Page, deed: Found) -> Undone | UndoRefused:
    """Out of the queue again, unless the thing was fetched already."""
    thing = holds.hold_again(page, deed.item_id)
    if before := undone_already(page, deed):
        return before
    row = page.connection.execute(sql.MADE_BY, {"of_line": deed.seq}).one_or_none()
    if row is None or row.outcome == "fetched":
        return UndoRefused(Operation(deed.id))
    if row.outcome is None:
        holds.end(page, thing, queued(row), UNDONE)
    enter_undoing(page, deed)
    return Undone(Operation(deed.id))


def reservations_of(page: Page, member: MemberId) -> tuple[Reservation, ...]:
    """What a member waits for, in the order in which they asked."""
    rows = page.connection.execute(sql.RESERVATIONS_OF, {"member": member}).all()
    return tuple(
        Reservation(page.item(row), row.place, _hold(page.terms_now(row).reservations.shelf, row)) for row in rows
    )


def possible(page: Page, thing: Thing, facts: LendingFacts, member: MemberId) -> bool:
    """Could this member join the queue, and do they not wait in it already?"""
    if _in_queue(page, thing, member):
        return False
    return not _against(page, thing, replace(facts, terms=thing.terms), member)


def queued(row: Found) -> Queued:
    return Queued(row.id, MemberId(row.member_id), row.ready_until, row.code, row.line)


def _against(page: Page, thing: Thing, facts: LendingFacts, member: MemberId) -> tuple[Reason, ...]:
    """Every reason against waiting for it. What is swapped is not lent, so nobody waits for it."""
    if thing.row.swap_points is not None or not thing.terms.lends:
        return (Reason(Why.NOT_RESERVED),)
    has_it = thing.loan is not None and thing.loan.holder == member
    here = {"member": member, "initiative": thing.initiative}
    reserved: int = page.connection.execute(sql.RESERVED_HERE, here).scalar_one()
    return decide_reservation(ReservationFacts(facts, has_it, reserved))


def _in_queue(page: Page, thing: Thing, member: MemberId) -> Found | None:
    return page.connection.execute(sql.IN_QUEUE, {"item": thing.id, "member": member}).one_or_none()


def _told_again(page: Page, thing: Thing, member: MemberId, mine: Found) -> Recorded:
    """The line by which they joined; of who was put in the queue behind the desk, that line begins now."""
    if mine.operation is None:
        return _entered(page, thing, member, mine.id)
    return Recorded(_line(page, thing, Operation(mine.operation), mine), page.today)


def _entered(page: Page, thing: Thing, member: MemberId, number: int) -> Recorded:
    mine = _in_queue(page, thing, member)
    assert mine is not None
    line = _line(page, thing, page.operation, mine)
    cause = enter(page, LineKind.RESERVED.value, line, item=thing.id, member=member)
    page.connection.execute(sql.KEEP_LINE, {"reservation": number, "of_line": cause.line})
    if mine.ready_until:
        inbox.put(page, thing, "reserved", member, cause)
    return Recorded(line, page.today)


def _line(page: Page, thing: Thing, operation: Operation, mine: Found) -> Line:
    hold = _hold(thing.terms.reservations.shelf, mine)
    reservation = Reservation(thing.item, _place(page, thing, mine), hold)
    return Line(operation, LineKind.RESERVED, thing.item, reservation=reservation)


def _place(page: Page, thing: Thing, mine: Found) -> int:
    place: int = page.connection.execute(sql.PLACE, {"item": thing.id, "reservation": mine.id}).scalar_one()
    return place


def _hold(shelf: str, row: Found) -> Hold | None:
    return None if row.ready_until is None else Hold(shelf, row.code, row.ready_until)
