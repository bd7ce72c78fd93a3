"""Who waits for an item, by command: joining its queue, leaving it, and setting an item aside for a member."""

from db.ledger import holds, reservations
from db.ledger.desk.lending import must_act, must_be_recorded
from db.ledger.people.finding import locked_item, member_of, number_of_member, own_item
from db.ledger.people.roles import Authority
from db.ledger.statements import item, reservation
from db.ledger.things import Thing
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.commands import CancelReservation, Done, KeepItem, ReleaseItem, ReserveFor
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.model import Hold, MemberId
from kiosk.lending.policy import Condition


def reserve(tx: Transaction, authority: Authority, command: ReserveFor) -> Done:
    """Puts the member at the end of the queue, by the rules that hold for everybody; says how it is set aside for them.

    Who waits for it already stays where they are, and the answer says so. Raises CommandDeclined.
    """
    member = member_of(tx, command.member)
    thing = holds.lock(tx, tidy(command.code))
    must_act(tx, authority, thing, command.code)
    again = thing is not None and reservations.place_in_queue(tx, thing, member) is not None
    line = must_be_recorded(reservations.reserve(tx, member, command.code, None), command.code)
    return Done(member, hold=line.reservation.hold if line.reservation else None, again=again)


def cancel_reservation(tx: Transaction, authority: Authority, command: CancelReservation) -> Done:
    """Raises CommandDeclined if the member does not wait for it."""
    thing, member = own_item(tx, authority, command.code), member_of(tx, command.member)
    if not reservations.leave(tx, thing, member):
        raise CommandDeclined(f"Member {number_of_member(tx, member)} does not wait for {thing.item.barcode}.")
    tx.note("reservation cancelled", item=thing.id, member=member, loan=None)
    return Done(member)


def keep_item(tx: Transaction, authority: Authority, command: KeepItem) -> Done:
    """Nobody else can take the item until the end of that day. Raises CommandDeclined."""
    thing, member, until = own_item(tx, authority, command.barcode), member_of(tx, command.member), command.until
    code = thing.item.barcode
    if thing.row.swap_points is not None:
        raise CommandDeclined(f"The thing {code} is swapped, not lent: nobody waits for it.")
    if thing.condition is Condition.WITHDRAWN:
        raise CommandDeclined(f"The thing {code} is withdrawn: it does not come back.")
    if until < tx.today:
        raise FormError(f"A thing is set aside until today or later, and {until} is over.")
    place = reservations.place_in_queue(tx, thing, member)
    if not thing.here:
        raise CommandDeclined(f"The thing {code} is not here; `kiosk reservation add` lets a member wait for it.")
    if place != 1 and thing.first:
        number = number_of_member(tx, member)
        raise CommandDeclined(f"Others wait for {code} before member {number}: see `kiosk list reservations`.")
    if place is None:
        _for_everybody(tx, thing)
        _queue_up(tx, thing, member)
    ready = reservation.c.item_id == thing.id, reservation.c.ended_at.is_(None), reservation.c.code.is_not(None)
    tx.connection.execute(reservation.update().where(*ready).values(ready_until=until))
    tx.connection.execute(item.update().where(item.c.id == thing.id).values(kept_for=member, kept_until=until))
    slip: str = tx.connection.execute(reservation.select().where(*ready)).one().code
    return Done(thing.id, hold=Hold(thing.terms.reservations.shelf, slip, until))


def release_item(tx: Transaction, _authority: Authority, command: ReleaseItem) -> Done:
    """Raises CommandDeclined if the item is set aside for nobody."""
    thing = locked_item(tx, command.barcode)
    if thing.row.kept_for is None:
        raise CommandDeclined(f"The thing {thing.item.barcode} is set aside for nobody.")
    member = MemberId(thing.row.kept_for)
    if not reservations.leave(tx, thing, member):
        _for_everybody(tx, thing)
    tx.note("item released", item=thing.id, member=member, loan=None)
    return Done(thing.id)


def _queue_up(tx: Transaction, thing: Thing, member: MemberId) -> None:
    new = {"item_id": thing.id, "member_id": member, "made_at": tx.at}
    tx.connection.execute(reservation.insert().values(new))
    tx.note("reservation added", item=thing.id, member=member, loan=None)
    holds.settle(tx, thing.id)


def _for_everybody(tx: Transaction, thing: Thing) -> None:
    """Before there were queues, an item could be set aside for a member who is in none."""
    tx.connection.execute(item.update().where(item.c.id == thing.id).values(kept_for=None, kept_until=None))
