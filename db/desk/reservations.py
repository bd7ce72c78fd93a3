"""Who waits for which thing, at the desk: the same queues as at the kiosk."""

from datetime import date

from sqlalchemy import Connection, select

from db.desk.page import Desk, DeskError, FormError, member_of
from db.ledger import holds, reservations
from db.ledger.statements import item, reservation
from db.ledger.things import Thing
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.model import Hold, MemberId
from kiosk.lending.policy import Condition


class ReservationsDesk(Desk):
    def add_reservation(self, number: str, barcode: str) -> Hold | None:
        """Put a member at the end of the queue of a thing; with a `Hold`, it is set aside for them at once."""
        with self._transaction() as connection:
            tx = self._tx(connection)
            thing, whose = _held(tx, barcode), MemberId(member_of(connection, number))
            _must_be_something_to_wait_for(thing)
            if thing.terms.reservations.most == 0:
                raise DeskError(f"The initiative {thing.terms.key} takes no reservations.")
            if thing.loan is not None and thing.loan.holder == whose:
                raise DeskError(f"Member {tidy(number)} has {thing.item.barcode} at home.")
            if reservations.place_in_queue(tx, thing, whose) is not None:
                raise DeskError(f"Member {tidy(number)} waits for {thing.item.barcode} already.")
            return self._queue_up(tx, thing, whose)

    def cancel_reservation(self, number: str, barcode: str) -> None:
        """A member does not wait for a thing any more; what lay ready for them goes to the next in line."""
        with self._transaction() as connection:
            tx = self._tx(connection)
            thing, whose = _held(tx, barcode), MemberId(member_of(connection, number))
            if not reservations.leave(tx, thing, whose):
                raise DeskError(f"Member {tidy(number)} does not wait for {thing.item.barcode}.")
            self._note(connection, "reservation cancelled", item_id=thing.id, member_id=whose)

    def keep_item(self, barcode: str, number: str, until: date) -> Hold:
        """Set a thing that is here aside for a member, to the end of that day: nobody else can take it until then."""
        with self._transaction() as connection:
            tx = self._tx(connection)
            thing, whose = _held(tx, barcode), MemberId(member_of(connection, number))
            _must_be_something_to_wait_for(thing)
            if until < tx.today:
                raise FormError(f"A thing is set aside until today or later, and {until} is over.")
            code, place = thing.item.barcode, reservations.place_in_queue(tx, thing, whose)
            if not thing.here:
                raise DeskError(f"The thing {code} is not here; `kiosk reservation add` lets a member wait for it.")
            if place != 1 and thing.first:
                raise DeskError(f"Others wait for {code} before member {tidy(number)}: see `kiosk list reservations`.")
            if place is None:
                _for_everybody(connection, thing)
                self._queue_up(tx, thing, whose)
            ready = reservation.c.item_id == thing.id, reservation.c.ended_at.is_(None), reservation.c.code.is_not(None)
            connection.execute(reservation.update().where(*ready).values(ready_until=until))
            connection.execute(item.update().where(item.c.id == thing.id).values(kept_for=whose, kept_until=until))
            slip = connection.execute(select(reservation.c.code).where(*ready)).scalar_one()
            return Hold(thing.terms.reservations.shelf, slip, until)

    def release_item(self, barcode: str) -> None:
        """A thing that is set aside is for the next in line, or for everybody again."""
        with self._transaction() as connection:
            tx = self._tx(connection)
            thing = _held(tx, barcode)
            whose = connection.execute(select(item.c.kept_for).where(item.c.id == thing.id)).scalar_one()
            if whose is None:
                raise DeskError(f"The thing {thing.item.barcode} is set aside for nobody.")
            if not reservations.leave(tx, thing, MemberId(whose)):
                _for_everybody(connection, thing)
            self._note(connection, "item released", item_id=thing.id, member_id=whose)

    def _queue_up(self, tx: Transaction, thing: Thing, whose: MemberId) -> Hold | None:
        new = {"item_id": thing.id, "member_id": whose, "made_at": tx.at}
        tx.connection.execute(reservation.insert().values(new))
        self._note(tx.connection, "reservation added", item_id=thing.id, member_id=whose)
        hold = holds.settle(tx, thing.id)
        return hold if reservations.place_in_queue(tx, thing, whose) == 1 else None


def _held(tx: Transaction, barcode: str) -> Thing:
    thing = holds.lock(tx, tidy(barcode))
    if thing is None:
        raise DeskError(f"There is no thing {barcode}.")
    return thing


def _must_be_something_to_wait_for(thing: Thing) -> None:
    if thing.row.swap_points is not None:
        raise DeskError(f"The thing {thing.item.barcode} is swapped, not lent: nobody waits for it.")
    if thing.condition is Condition.WITHDRAWN:
        raise DeskError(f"The thing {thing.item.barcode} is withdrawn: it does not come back.")


def _for_everybody(connection: Connection, thing: Thing) -> None:
    """Before there were queues, a thing could be set aside for somebody who is in none."""
    connection.execute(item.update().where(item.c.id == thing.id).values(kept_for=None, kept_until=None))
