"""Sells subscriptions under a plan of the present terms, at the price for the member."""

from datetime import date, timedelta

from db.ledger.money import accounts, points
from db.ledger.money.accounts import Account, Cause
from db.ledger.money.prices import price_of_plan
from db.ledger.people.finding import locked_member, number_of_member, place_of
from db.ledger.people.roles import Authority
from db.ledger.statements import desk as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.actors import Right
from kiosk.lending.commands import Done, Subscribe
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.model import MemberId
from kiosk.lending.terms import Plan, Terms, last_day
from kiosk.lending.volunteers.model import DeclineCause


def subscribe(tx: Transaction, authority: Authority, command: Subscribe) -> Done:
    """Sells a subscription; the answer has its last day.

    The price is entered on the account of the member. A strip card begins with all its strips, and the member gets the
    points of the plan on the first day. Raises CommandDeclined, also if the member has such a subscription on that day
    already, unless its strips are used up.
    """
    if command.first is not None:
        authority.must(Right.CHOOSE_DAYS)
    member = locked_member(tx, command.member)
    place = place_of(tx, authority.initiative_of(command.initiative))
    terms = tx.terms_now(place)
    plan = must_have(terms, command.plan)
    first = command.first or _next_first_day(tx, member, place, command.plan)
    new = {"member_id": member, "initiative_id": place.initiative_id, "plan": command.plan, "first": first}
    same = tx.connection.execute(sql.SAME_SUBSCRIPTIONS, _bound(new)).all()
    if any(row.remaining != 0 for row in same):
        number = number_of_member(tx, member)
        raise CommandDeclined(f"Member {number} has this subscription from {first} already.", DeclineCause.DAY)
    last = last_day(first, plan.months)
    tx.connection.execute(sql.ADD_SUBSCRIPTION, {**new, "terms_id": place.terms_now, "last": last})
    account = Account("owed", member, place.initiative_id)
    price = price_of_plan(tx, member, terms, plan)
    accounts.enter(tx.connection, account, "subscription", price, Cause(tx.at))
    points.book_plans(tx, member)
    tx.note("subscription added", item=None, member=member, loan=None)
    return Done(member, last=last)


def _next_first_day(tx: Transaction, member: MemberId, place: Row, plan_key: str) -> date:
    """The first day of a new subscription: today, or the day after the last one under the same plan ends, if that has
    strips left.
    """
    own = {"member": member, "initiative": place.initiative_id, "today": tx.today}
    rows = tx.connection.execute(sql.SUBSCRIPTIONS_TO_COME, own).all()
    ends = (row.last for row in rows if row.plan == plan_key and row.remaining != 0)
    return max((last + timedelta(days=1) for last in ends), default=tx.today)


def must_have(terms: Terms, plan_key: str) -> Plan:
    """The plan with this key. Raises CommandDeclined if the terms have no such plan."""
    plan = terms.plan(plan_key)
    if plan is None:
        known = ", ".join(one.key for one in terms.plans)
        has = f"it has {known}" if known else "it needs no subscription"
        raise CommandDeclined(f"The initiative {terms.key} has no plan {plan_key}; {has}.", DeclineCause.UNKNOWN)
    return plan


def _bound(new: dict[str, object]) -> dict[str, object]:
    """The values of a subscription under the names that the statement for existing subscriptions uses."""
    named = {"member_id": "member", "initiative_id": "initiative", "plan": "plan_key", "first": "first_day"}
    return {named[column]: value for column, value in new.items()}
