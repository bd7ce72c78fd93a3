"""The commands about waiting: joining the queue of an item, leaving it, and setting an item aside for a member."""

from db.ledger.desk.lending import must_act, must_be_recorded
from db.ledger.facts.items import ItemState, lock_row_by_id
from db.ledger.people.finding import locked_item, member_of, number_of_member, own_item
from db.ledger.people.roles import Authority
from db.ledger.queues import holds, reservations
from db.ledger.statements import items as item_sql
from db.ledger.statements.tables import reservation
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.commands import CancelReservation, Done, KeepItem, ReleaseItem, ReserveFor
from kiosk.lending.conditions import Condition
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.model import Hold, MemberId


def reserve(tx: Transaction, authority: Authority, command: ReserveFor) -> Done:
    """Puts the member at the end of the queue, by the usual rules. The answer has the hold of the item.

    A member who waits already keeps their place, and `again` of the answer is True. Raises CommandDeclined.
    """
    member = member_of(tx, command.member)
    item = holds.lock(tx, tidy(command.code))
    must_act(tx, authority, item, command.code)
    again = item is not None and reservations.place_in_queue(tx, item, member) is not None
    line = must_be_recorded(reservations.reserve(tx, member, command.code, None), command.code)
    return Done(member, hold=line.reservation.hold if line.reservation else None, again=again)


def cancel_reservation(tx: Transaction, authority: Authority, command: CancelReservation) -> Done:
    """Takes the member out of the queue. Raises CommandDeclined if they do not wait for the item."""
    item, member = own_item(tx, authority, command.code), member_of(tx, command.member)
    if not reservations.leave(tx, item, member):
        raise CommandDeclined(f"Member {number_of_member(tx, member)} does not wait for {item.shown.barcode}.")
    tx.note("reservation cancelled", item=item.id, member=member, loan=None)
    return Done(member)


def keep_item(tx: Transaction, authority: Authority, command: KeepItem) -> Done:
    """Sets an item aside for a member until the end of that day, or of the first later day on which it can be fetched.

    Raises CommandDeclined.
    """
    item, member, until = own_item(tx, authority, command.barcode), member_of(tx, command.member), command.until
    code = item.shown.barcode
    if item.row.swap_points is not None:
        raise CommandDeclined(f"The item {code} is swapped, not lent: nobody waits for it.")
    if item.condition is Condition.WITHDRAWN:
        raise CommandDeclined(f"The item {code} is withdrawn: it does not come back.")
    if until < tx.today:
        raise FormError(f"An item is set aside until today or later, and {until} is over.")
    until = item.calendar.lending_day(until)
    place = reservations.place_in_queue(tx, item, member)
    if not item.here:
        raise CommandDeclined(f"The item {code} is not here; `kiosk reservation add` lets a member wait for it.")
    if item.first and item.first.member != member:
        number = number_of_member(tx, member)
        raise CommandDeclined(f"Others wait for {code} before member {number}: see `kiosk list reservations`.")
    if place is None:
        holds.release(tx, item)  # the first kiosks could set an item aside for a member who is not in the queue
        _queue_up(tx, item, member)
    _must_lie_ready(tx, item.id)
    ready = reservation.c.item_id == item.id, reservation.c.ended_at.is_(None), reservation.c.code.is_not(None)
    tx.connection.execute(reservation.update().where(*ready).values(ready_until=until))
    kept = {"item": item.id, "member": member, "last": until}
    tx.connection.execute(item_sql.SET_ASIDE_FOR, kept)
    slip: str = tx.connection.execute(reservation.select().where(*ready)).one().code
    return Done(item.id, hold=Hold(item.terms.reservations.shelf, slip, until))


def release_item(tx: Transaction, _authority: Authority, command: ReleaseItem) -> Done:
    """Ends the hold of an item. Raises CommandDeclined if it has none."""
    item = locked_item(tx, command.barcode)
    if item.row.kept_for is None:
        raise CommandDeclined(f"The item {item.shown.barcode} is set aside for nobody.")
    member = MemberId(item.row.kept_for)
    if not reservations.leave(tx, item, member):
        holds.release(tx, item)  # see keep_item: the member is not in the queue
    tx.note("item released", item=item.id, member=member, loan=None)
    return Done(item.id)


def _queue_up(tx: Transaction, item: ItemState, member: MemberId) -> None:
    new = {"item_id": item.id, "member_id": member, "made_at": tx.at}
    tx.connection.execute(reservation.insert().values(new))
    tx.note("reservation added", item=item.id, member=member, loan=None)
    holds.update(tx, item.id)


def _must_lie_ready(tx: Transaction, number: int) -> None:
    """Sets the item aside for the first in its queue, even if that member may not borrow now, because the actor
    decides.
    """
    item = lock_row_by_id(tx, number)
    if item.first and item.first.ready_until is None:
        holds.set_aside(tx, item, item.first)
