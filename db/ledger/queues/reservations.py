"""Reservations: joining the queue of an item, the place in it, and leaving it."""

from dataclasses import replace

from db.ledger import inbox
from db.ledger.facts.borrowers import gather, lock_borrower
from db.ledger.facts.items import ItemState, Queued, look_at
from db.ledger.queues import holds, standing
from db.ledger.recording import enter, enter_giving_up, enter_undoing, given_up_already, undone_already
from db.ledger.statements import reservations as sql
from db.ledger.transaction import UNDONE, Row, Transaction, tidy
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


def reserve(
    tx: Transaction, member: MemberId, code: str, card: CardId | None
) -> Recorded | LendingRefused | CodeUnknown:
    """Put the member at the end of the queue. A free item is set aside for them at once.

    A member who is in the queue already gets the same line again, with their present place.
    """
    item = holds.lock(tx, tidy(code))
    if item is None:
        return CodeUnknown(code)
    borrower = lock_borrower(tx, member, card)
    mine = _in_queue(tx, item, member)
    if mine:
        return _line_again(tx, item, member, mine)
    facts = gather(tx, item, borrower, item.terms)
    if reasons := _against(tx, item, facts, member):
        return LendingRefused(Refusal(item.shown, reasons, item.calendar.next_opening(tx.local)))
    joined = {"item_id": item.id, "member_id": member, "made_at": tx.at}
    number: int = tx.connection.execute(sql.ADD_RESERVATION, joined).scalar_one()
    holds.update(tx, item.id)
    return _entered(tx, item, member, number)


def give_up(tx: Transaction, member: MemberId, code: str) -> GivenUp:
    """Take the member out of the queue of this item; nothing changes if they are not in it."""
    if before := given_up_already(tx):
        return GivenUp(before)
    item = holds.lock(tx, tidy(code))
    if item is None or not leave(tx, item, member):
        return GivenUp(code)
    enter_giving_up(tx, item.id, member)
    return GivenUp(item.shown.barcode)


def leave(tx: Transaction, item: ItemState, member: MemberId) -> bool:
    """Take the member out of the queue, if they are in it; an item that is set aside for them is set aside for the next
    one.

    Returns whether they were in it. The row of the item is locked already.
    """
    mine = _in_queue(tx, item, member)
    if mine is None:
        return False
    holds.end(tx, item, queued(mine), "given up")
    return True


def place_in_queue(tx: Transaction, item: ItemState, member: MemberId) -> int | None:
    """The place of a member in the queue of an item, from 1; None if they are not in it."""
    mine = _in_queue(tx, item, member)
    return None if mine is None else _place(tx, item, mine)


def undo(tx: Transaction, operation: Row) -> Undone | UndoRefused:
    """Undo a reservation: the member leaves the queue. Refused if they have fetched the item."""
    item = holds.lock_by_id(tx, operation.item_id)
    if before := undone_already(tx, operation):
        return before
    row = tx.connection.execute(sql.MADE_BY, {"of_line": operation.seq}).one_or_none()
    if row is None or row.outcome == "fetched":
        return UndoRefused(Operation(operation.id))
    if row.outcome is None:
        holds.end(tx, item, queued(row), UNDONE)
    enter_undoing(tx, operation)
    return Undone(Operation(operation.id))


def reservations_of(tx: Transaction, member: MemberId) -> tuple[Reservation, ...]:
    """The reservations of a member, in the order in which they were made."""
    rows = tx.connection.execute(sql.RESERVATIONS_OF, {"member": member}).all()
    return tuple(_reservation(tx, member, row) for row in rows)


def possible(tx: Transaction, item: ItemState, facts: LendingFacts, member: MemberId) -> bool:
    """May this member join the queue? No if they are in it already."""
    if _in_queue(tx, item, member):
        return False
    return not _against(tx, item, replace(facts, terms=item.terms), member)


def queued(row: Row) -> Queued:
    return Queued(row.id, MemberId(row.member_id), row.ready_until, row.code, row.line)


def _against(tx: Transaction, item: ItemState, facts: LendingFacts, member: MemberId) -> tuple[Reason, ...]:
    """Every reason against waiting for the item. An item of a swap shop cannot be reserved."""
    if item.row.swap_points is not None or not item.terms.lends:
        return (Reason(Why.NOT_RESERVED),)
    has_it = item.loan is not None and item.loan.holder == member
    here = {"member": member, "initiative": item.initiative}
    reserved: int = tx.connection.execute(sql.RESERVED_HERE, here).scalar_one()
    return decide_reservation(ReservationFacts(facts, has_it, reserved))


def _in_queue(tx: Transaction, item: ItemState, member: MemberId) -> Row | None:
    return tx.connection.execute(sql.IN_QUEUE, {"item": item.id, "member": member}).one_or_none()


def _line_again(tx: Transaction, item: ItemState, member: MemberId, mine: Row) -> Recorded:
    """The line with which the member joined the queue; a member who joined it by a command gets a new line."""
    if mine.operation is None:
        return _entered(tx, item, member, mine.id)
    return Recorded(_line(tx, item, Operation(mine.operation), mine), tx.today)


def _entered(tx: Transaction, item: ItemState, member: MemberId, number: int) -> Recorded:
    mine = _in_queue(tx, item, member)
    assert mine is not None
    line = _line(tx, item, tx.operation, mine)
    cause = enter(tx, line, item=item.id, member=member)
    tx.connection.execute(sql.KEEP_LINE, {"reservation": number, "of_line": cause.line})
    if mine.ready_until:
        inbox.put(tx, item, "reserved", member, cause)
    return Recorded(line, tx.today)


def _line(tx: Transaction, item: ItemState, operation: Operation, mine: Row) -> Line:
    hold = _hold(item.terms.reservations.shelf, mine)
    reservation = Reservation(item.shown, _place(tx, item, mine), hold)
    return Line(operation, LineKind.RESERVED, item.shown, reservation=reservation)


def _place(tx: Transaction, item: ItemState, mine: Row) -> int:
    place: int = tx.connection.execute(sql.PLACE, {"item": item.id, "reservation": mine.id}).scalar_one()
    return place


def _reservation(tx: Transaction, member: MemberId, row: Row) -> Reservation:
    """The reservation of this row. While the time is doubted nobody borrows, so it has no reasons against the
    member.
    """
    item = None if tx.doubted else look_at(tx, row.barcode)
    against = standing.against(tx, item, member) if item else ()
    return Reservation(tx.item(row), row.place, _hold(tx.terms_now(row).reservations.shelf, row), against)


def _hold(shelf: str, row: Row) -> Hold | None:
    return None if row.ready_until is None else Hold(shelf, row.code, row.ready_until)
