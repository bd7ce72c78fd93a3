"""Subscriptions of members to initiatives, under a plan of the terms that hold on the day they are sold."""

from calendar import monthrange
from datetime import date, timedelta

from sqlalchemy import select

from db.desk.page import Desk, DeskError, initiative_of, member_of, terms_of
from db.ledger import points
from db.ledger.page import tidy
from db.ledger.statements import subscription
from kiosk.lending.model import MemberId


class SubscriptionsDesk(Desk):
    def add_subscription(self, number: str, initiative_key: str, plan_key: str, first: date) -> date:
        """A subscription that begins on the first day; returns its last one. A strip card has all its strips left.

        What it costs is settled with the volunteer who sells it: nothing is put on an account. Points that its plan
        includes are the member's from that first day on.
        """
        with self._transaction() as connection:
            whose, owner = member_of(connection, number), initiative_of(connection, initiative_key)
            version, terms = terms_of(connection, owner)
            plan = terms.plan(plan_key)
            if plan is None or version is None:
                known = ", ".join(one.key for one in terms.plans)
                has = f"it has {known}" if known else "it needs no subscription"
                raise DeskError(f"The initiative {terms.key} has no plan {plan_key}; {has}.")
            new = {"member_id": whose, "initiative_id": owner, "plan": plan_key, "first": first}
            same = select(subscription.c.id).filter_by(**new)
            if connection.execute(same).first():
                raise DeskError(f"Member {tidy(number)} has this subscription from {first} already.")
            last = last_day(first, plan.months)
            connection.execute(subscription.insert().values({**new, "terms_id": version, "last": last}))
            points.book_plans(self._page(connection), MemberId(whose))
            self._note(connection, "subscription added", member_id=whose)
            return last


def last_day(first: date, months: int) -> date:
    """The last of so many months from the first day on: the day before the one of the same number.

    A month that has no day of that number counts with its last one: a month from 31 January goes to 27 February.
    """
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    day = min(first.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)
