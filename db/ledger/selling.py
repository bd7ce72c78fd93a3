"""Subscriptions, sold under a plan of the terms that hold that day, at the price that applies to the member."""

from calendar import monthrange
from datetime import date, timedelta

from db.ledger import points
from db.ledger.desk_error import DeskError
from db.ledger.money import accounts
from db.ledger.money.accounts import Account, Cause
from db.ledger.money.prices import price_of_plan
from db.ledger.statements import desk as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.model import MemberId
from kiosk.lending.terms import Plan, Terms
from kiosk.lending.volunteers.model import DeclineCause


def sell(tx: Transaction, member: MemberId, place: Row, plan_key: str, first: date) -> date:
    """A subscription to the initiative of this row from the first day on; returns its last one.

    Its price is on the account of the member, a strip card has all its strips left, and the points that its plan
    includes are the member's from that first day on. Raises DeskError, also for one that they have from that day,
    unless it is used up.
    """
    terms = tx.terms_now(place)
    plan = must_have(terms, plan_key)
    accounts.lock_account(tx.connection, member)
    new = {"member_id": member, "initiative_id": place.initiative_id, "plan": plan_key, "first": first}
    same = tx.connection.execute(sql.SAME_SUBSCRIPTIONS, _bound(new)).all()
    if any(row.remaining != 0 for row in same):
        number = tx.connection.execute(sql.MEMBER, {"member": member}).one().number
        raise DeskError(f"Member {number} has this subscription from {first} already.", DeclineCause.DAY)
    last = last_day(first, plan.months)
    tx.connection.execute(sql.ADD_SUBSCRIPTION, {**new, "terms_id": place.terms_now, "last": last})
    account = Account("owed", member, place.initiative_id)
    price = price_of_plan(tx, member, terms, plan)
    accounts.enter(tx.connection, account, "subscription", price, Cause(tx.at))
    points.book_plans(tx, member)
    tx.note("subscription added", item=None, member=member, loan=None)
    return last


def next_first_day(tx: Transaction, member: MemberId, place: Row, plan_key: str) -> date:
    """Today, or the day after one of the same plan that runs or is to come, if it has a strip left."""
    own = {"member": member, "initiative": place.initiative_id, "today": tx.today}
    rows = tx.connection.execute(sql.SUBSCRIPTIONS_TO_COME, own).all()
    ends = (row.last for row in rows if row.plan == plan_key and row.remaining != 0)
    return max((last + timedelta(days=1) for last in ends), default=tx.today)


def must_have(terms: Terms, plan_key: str) -> Plan:
    plan = terms.plan(plan_key)
    if plan is None:
        known = ", ".join(one.key for one in terms.plans)
        has = f"it has {known}" if known else "it needs no subscription"
        raise DeskError(f"The initiative {terms.key} has no plan {plan_key}; {has}.", DeclineCause.UNKNOWN)
    return plan


def last_day(first: date, months: int) -> date:
    """The last of so many months from the first day on: the day before the one of the same number.

    A month that has no day of that number counts with its last one: a month from 31 January goes to 27 February.
    """
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    day = min(first.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)


def _bound(new: dict[str, object]) -> dict[str, object]:
    """An insert calls its columns as they are called; a question asks for them by other names."""
    named = {"member_id": "member", "initiative_id": "initiative", "plan": "plan_key", "first": "first_day"}
    return {named[column]: value for column, value in new.items()}
