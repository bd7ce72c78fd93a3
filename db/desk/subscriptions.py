"""Subscriptions of members to initiatives, under a plan of the terms that hold on the day they are sold."""

from datetime import date

from db.desk.page import Desk, member_of, place_of
from db.ledger.selling import last_day, sell

__all__ = ["SubscriptionsDesk", "last_day"]


class SubscriptionsDesk(Desk):
    def add_subscription(self, number: str, initiative_key: str, plan_key: str, first: date) -> date:
        """A subscription that begins on the first day; returns its last one. A strip card has all its strips left.

        The price that applies to the member today is on their account. Points that its plan includes are the member's
        from that first day on.
        """
        with self._opened() as tx:
            whose, place = member_of(tx.connection, number), place_of(tx.connection, initiative_key)
            return sell(tx, whose, place, plan_key, first)
