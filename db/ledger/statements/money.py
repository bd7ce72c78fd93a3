"""Statements on proofs, accounts, strips, points of plans and payment references."""

from datetime import date

from sqlalchemy import ScalarSelect, and_, bindparam, exists, func, insert, select, update

from db.columns import DayColumn
from db.ledger.statements.tables import (
    entry,
    initiative,
    of_initiative,
    payment_reference,
    referral,
    strip,
    subscription,
    swap,
)


def _longest(kind: str) -> ScalarSelect[date]:
    """The latest last day of the proofs of this kind."""
    return (
        select(func.max(referral.c.until))
        .where(referral.c.member_id == bindparam("member"), referral.c.kind == kind)
        .scalar_subquery()
    )


PROOFS = select(_longest("letter").label("letter"), _longest("uitpas").label("uitpas"))

_of_account = and_(entry.c.member_id == bindparam("member"), entry.c.account == bindparam("ledger"))
BALANCE = (
    select(entry.c.place, entry.c.balance)
    .where(_of_account, entry.c.initiative_id == bindparam("initiative"))
    .order_by(entry.c.place.desc())
    .limit(1)
)


def _stands(account: str) -> ScalarSelect[int]:
    """The balance of this account of the member with each initiative."""
    return (
        select(entry.c.balance)
        .where(
            entry.c.member_id == bindparam("member"),
            entry.c.account == account,
            entry.c.initiative_id == initiative.c.id,
        )
        .order_by(entry.c.place.desc())
        .limit(1)
        .scalar_subquery()
    )


_today = bindparam("today", type_=DayColumn())
_runs = and_(subscription.c.first <= _today, subscription.c.last >= _today)
OWED_EVERYWHERE = select(*of_initiative, _stands("owed").label("balance"))
STANDING_EVERYWHERE = select(
    *of_initiative,
    _stands("owed").label("owed"),
    _stands("points").label("points"),
    select(func.sum((swap.c.given - swap.c.seen) * swap.c.points))
    .where(swap.c.member_id == bindparam("member"), swap.c.initiative_id == initiative.c.id, swap.c.given > swap.c.seen)
    .scalar_subquery()
    .label("waiting"),
    exists(
        select(subscription.c.id).where(
            subscription.c.member_id == bindparam("member"),
            subscription.c.initiative_id == initiative.c.id,
            _runs,
        )
    ).label("subscribed"),
).order_by(initiative.c.position, initiative.c.id)
"""For each initiative, the debt of a member, their points, the points that wait, and whether they have a
subscription.
"""
STANDING = STANDING_EVERYWHERE.where(initiative.c.id == bindparam("initiative"))

OPEN_REFERENCE = select(payment_reference.c.id).where(
    payment_reference.c.member_id == bindparam("member"),
    payment_reference.c.initiative_id == bindparam("initiative"),
    payment_reference.c.closed_at.is_(None),
)
ADD_REFERENCE = insert(payment_reference).returning(payment_reference.c.id)
CLOSE_REFERENCE = (
    update(payment_reference)
    .where(
        payment_reference.c.member_id == bindparam("member"),
        payment_reference.c.initiative_id == bindparam("initiative"),
        payment_reference.c.closed_at.is_(None),
    )
    .values(closed_at=bindparam("moment"))
)
_unbooked = and_(_runs, ~exists(select(entry.c.id).where(entry.c.subscription_id == subscription.c.id)))
_plans = select(*of_initiative, subscription.c.id, subscription.c.terms_id, subscription.c.plan).join_from(
    subscription, initiative, initiative.c.id == subscription.c.initiative_id
)
PLANS_TO_BOOK = _plans.where(subscription.c.member_id == bindparam("member"), _unbooked)
"""The subscriptions that run now whose points were not entered yet."""
WHOSE_PLANS_TO_BOOK = (
    select(subscription.c.member_id).where(_unbooked, subscription.c.member_id.is_not(None)).distinct()
)
ADD_ENTRY = insert(entry)
ENTRIES_OF_LINE = (
    select(entry.c.id, entry.c.account, entry.c.member_id, entry.c.initiative_id, entry.c.amount, entry.c.loan_id)
    .where(entry.c.line == bindparam("of_line"))
    .order_by(entry.c.id)
)
LAST_STRIP = (
    select(strip.c.place, strip.c.remaining)
    .where(strip.c.subscription_id == bindparam("card"))
    .order_by(strip.c.place.desc())
    .limit(1)
)
ADD_STRIP = insert(strip)
STRIPS_OF_LINE = select(strip.c.id, strip.c.subscription_id, strip.c.change, strip.c.loan_id).where(
    strip.c.line == bindparam("of_line")
)
