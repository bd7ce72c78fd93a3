"""Who waits for which thing, at the desk: the same queues as at the kiosk."""

from datetime import date

from sqlalchemy import Connection, select

from db.desk.page import Desk, DeskError, FormError, member_of
from db.ledger.facts.items import ItemState
from db.ledger.queues import holds, reservations
from db.ledger.statements.tables import item as item_table
from db.ledger.statements.tables import reservation
from db.ledger.transaction import Transaction, tidy
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Hold, MemberId


class ReservationsDesk(Desk):
    def add_reservation(self, number: str, barcode: str) -> Hold | None:
        """Put a member at the end of the queue of a thing; with a `Hold`, it is set aside for them at once."""
        with self._transaction() as connection:
            tx = self._tx(connection)
            item, whose = _held(tx, barcode), MemberId(member_of(connection, number))
            _must_be_something_to_wait_for(item)
            if item.terms.reservations.most == 0:
                raise DeskError(f"The initiative {item.terms.key} takes no reservations.")
            if item.loan is not None and item.loan.holder == whose:
                raise DeskError(f"Member {tidy(number)} has {item.shown.barcode} at home.")
            if reservations.place_in_queue(tx, item, whose) is not None:
                raise DeskError(f"Member {tidy(number)} waits for {item.shown.barcode} already.")
            return self._queue_up(tx, item, whose)

    def cancel_reservation(self, number: str, barcode: str) -> None:
        """A member does not wait for a thing any more; what lay ready for them goes to the next in line."""
        with self._transaction() as connection:
            tx = self._tx(connection)
            item, whose = _held(tx, barcode), MemberId(member_of(connection, number))
            if not reservations.leave(tx, item, whose):
                raise DeskError(f"Member {tidy(number)} does not wait for {item.shown.barcode}.")
            self._note(connection, "reservation cancelled", item_id=item.id, member_id=whose)

    def keep_item(self, barcode: str, number: str, until: date) -> Hold:
        """Set a thing that is here aside for a member, to the end of that day: nobody else can take it until then."""
        with self._transaction() as connection:
            tx = self._tx(connection)
            item, whose = _held(tx, barcode), MemberId(member_of(connection, number))
            _must_be_something_to_wait_for(item)
            if until < tx.today:
                raise FormError(f"A thing is set aside until today or later, and {until} is over.")
            code, place = item.shown.barcode, reservations.place_in_queue(tx, item, whose)
            if not item.here:
                raise DeskError(f"The thing {code} is not here; `kiosk reservation add` lets a member wait for it.")
            if place != 1 and item.first:
                raise DeskError(f"Others wait for {code} before member {tidy(number)}: see `kiosk list reservations`.")
            if place is None:
                _for_everybody(connection, item)
                self._queue_up(tx, item, whose)
            ready = reservation.c.item_id == item.id, reservation.c.ended_at.is_(None), reservation.c.code.is_not(None)
            connection.execute(reservation.update().where(*ready).values(ready_until=until))
            connection.execute(
                item_table.update().where(item_table.c.id == item.id).values(kept_for=whose, kept_until=until)
            )
            slip = connection.execute(select(reservation.c.code).where(*ready)).scalar_one()
            return Hold(item.terms.reservations.shelf, slip, until)

    def release_item(self, barcode: str) -> None:
        """A thing that is set aside is for the next in line, or for everybody again."""
        with self._transaction() as connection:
            tx = self._tx(connection)
            item = _held(tx, barcode)
            whose = connection.execute(select(item_table.c.kept_for).where(item_table.c.id == item.id)).scalar_one()
            if whose is None:
                raise DeskError(f"The thing {item.shown.barcode} is set aside for nobody.")
            if not reservations.leave(tx, item, MemberId(whose)):
                _for_everybody(connection, item)
            self._note(connection, "item released", item_id=item.id, member_id=whose)

    def _queue_up(self, tx: Transaction, item: ItemState, whose: MemberId) -> Hold | None:
        new = {"item_id": item.id, "member_id": whose, "made_at": tx.at}
        tx.connection.execute(reservation.insert().values(new))
        self._note(tx.connection, "reservation added", item_id=item.id, member_id=whose)
        hold = holds.settle(tx, item.id)
        return hold if reservations.place_in_queue(tx, item, whose) == 1 else None


def _held(tx: Transaction, barcode: str) -> ItemState:
    item = holds.lock(tx, tidy(barcode))
    if item is None:
        raise DeskError(f"There is no thing {barcode}.")
    return item


def _must_be_something_to_wait_for(item: ItemState) -> None:
    if item.row.swap_points is not None:
        raise DeskError(f"The thing {item.shown.barcode} is swapped, not lent: nobody waits for it.")
    if item.condition is Condition.WITHDRAWN:
        raise DeskError(f"The thing {item.shown.barcode} is withdrawn: it does not come back.")


def _for_everybody(connection: Connection, item: ItemState) -> None:
    """Before there were queues, a thing could be set aside for somebody who is in none."""
    connection.execute(item_table.update().where(item_table.c.id == item.id).values(kept_for=None, kept_until=None))
