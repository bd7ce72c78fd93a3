"""Things to lend and to swap: what each is, and in what state it is."""

from db.desk.page import Desk, DeskError, place_of
from db.ledger import stocking
from db.ledger.queues import holds
from db.ledger.stocking import Details, NewThing
from db.ledger.transaction import tidy
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Hold

__all__ = ["Details", "ThingsDesk"]

PLAIN = Details()


class ThingsDesk(Desk):
    def add_item(
        self,
        barcode: str,
        name: str,
        days: int | None = None,
        category: str = "box",
        initiative_key: str | None = None,
        details: Details = PLAIN,
    ) -> None:
        """A thing to lend, for `days` (1 to 3660) or the usual period; without a key, of the first initiative.

        `category` is one of those that the terms of the initiative name, if they name any.
        """
        new = NewThing(barcode, name, category, days, details)
        stocking.written(new)
        with self._opened() as tx:
            stocking.add(tx, place_of(tx.connection, initiative_key), new)

    def mark_item(self, barcode: str, condition: Condition) -> Hold | None:
        """Say in what state a thing is. Marked twice, it stays as it is.

        Unless it is still to be checked, nothing waits any more because of it. Fit to go, it is set aside for the first
        who waits for it: then this is where.
        """
        with self._opened() as tx:
            item = holds.lock(tx, tidy(barcode))
            if item is None:
                raise DeskError(f"There is no thing {barcode}.")
            return stocking.mark(tx, item, condition)
