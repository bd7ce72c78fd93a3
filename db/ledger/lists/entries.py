"""Lists of members, items, loans, subscriptions, fees, volunteers and the journal. No list reveals who has a proof."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Select, and_, func, select, type_coerce

from db import stored
from db.columns import YesNoColumn
from db.ledger.money.payments import communication
from db.ledger.statements.tables import (
    card,
    entry,
    initiative,
    item,
    journal,
    loan,
    member,
    payment_reference,
    role,
    strip,
    subscription,
    terms,
)
from db.ledger.transaction import Transaction
from db.listings import (
    FeeListing,
    ItemListing,
    JournalListing,
    LoanListing,
    MemberListing,
    PhotoListing,
    SubscriptionListing,
    VolunteerListing,
)
from kiosk.lending.terms import Terms

L = TypeVar("L")


_OPEN = (loan.c.returned_at.is_(None), loan.c.undone_at.is_(None))
_LOANS = select(
    item.c.barcode, member.c.number, loan.c.lent_at, loan.c.due_on, loan.c.returned_at, loan.c.renewals
).select_from(loan.join(item, item.c.id == loan.c.item_id).outerjoin(member, member.c.id == loan.c.member_id))


def list_members(tx: Transaction) -> list[MemberListing]:
    """Every member, by number."""
    cards = select(func.count()).where(card.c.member_id == member.c.id, card.c.lost_at.is_(None)).scalar_subquery()
    blocked = type_coerce(member.c.blocked_at.is_not(None), YesNoColumn)
    columns = (member.c.number, member.c.name, member.c.language, member.c.more_time, cards, blocked)
    return _list(tx, MemberListing, select(*columns).order_by(member.c.number))


def list_photos(tx: Transaction) -> list[PhotoListing]:
    """Every item with the name of its photo, by barcode."""
    return _list(tx, PhotoListing, select(item.c.barcode, item.c.name, item.c.photo).order_by(item.c.barcode))


def list_items(tx: Transaction) -> list[ItemListing]:
    """Every item, by initiative and barcode."""
    out = select(func.count()).where(loan.c.item_id == item.c.id, *_OPEN).scalar_subquery()
    columns = (item.c.barcode, item.c.name, item.c.category, initiative.c.key, item.c.loan_days)
    state = (type_coerce(out, YesNoColumn), item.c.condition, item.c.value, item.c.swap_points)
    listed = select(*columns, *state).join_from(item, initiative, initiative.c.id == item.c.initiative_id)
    return _list(tx, ItemListing, listed.order_by(initiative.c.position, item.c.barcode))


def list_loans(tx: Transaction) -> list[LoanListing]:
    """Every loan that was not undone, oldest first."""
    return _list(tx, LoanListing, _LOANS.where(loan.c.undone_at.is_(None)).order_by(loan.c.lent_at, loan.c.id))


def list_open_loans(tx: Transaction) -> list[LoanListing]:
    """Every loan that is running, soonest due first."""
    return _list(tx, LoanListing, _LOANS.where(*_OPEN).order_by(loan.c.due_on, loan.c.id))


def list_subscriptions(tx: Transaction) -> list[SubscriptionListing]:
    """Every subscription, by member and first day, with the strips left on a strip card."""
    left = (
        select(strip.c.remaining)
        .where(strip.c.subscription_id == subscription.c.id)
        .order_by(strip.c.place.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = (
        select(member.c.number, initiative.c.key, subscription.c.plan, subscription.c.first, subscription.c.last)
        .add_columns(left.label("remaining"), terms.c.document)
        .select_from(subscription)
        .outerjoin(member, member.c.id == subscription.c.member_id)
        .join(initiative, initiative.c.id == subscription.c.initiative_id)
        .join(terms, terms.c.id == subscription.c.terms_id)
        .order_by(member.c.number, subscription.c.first, subscription.c.id)
    )

    def listed(number: str | None, key: str, plan: str, first: Any, last: Any, remaining: Any, document: str) -> Any:
        sold = stored.decode(document, Terms).plan(plan)
        included = sold.loans if sold else None
        return SubscriptionListing(number, key, plan, first, last, included if remaining is None else remaining)

    return _list(tx, listed, rows)


def list_fees(tx: Transaction) -> list[FeeListing]:
    """Every line in money on the accounts of members, oldest first."""
    columns = (entry.c.at, member.c.number, initiative.c.key, entry.c.account, entry.c.kind, entry.c.amount)
    paid_with = and_(
        entry.c.account == "owed",
        payment_reference.c.member_id == entry.c.member_id,
        payment_reference.c.initiative_id == entry.c.initiative_id,
        payment_reference.c.closed_at.is_(None),
    )
    rows = (
        select(*columns, entry.c.balance, item.c.barcode, payment_reference.c.id)
        .select_from(entry)
        .outerjoin(member, member.c.id == entry.c.member_id)
        .join(initiative, initiative.c.id == entry.c.initiative_id)
        .outerjoin(loan, loan.c.id == entry.c.loan_id)
        .outerjoin(item, item.c.id == loan.c.item_id)
        .outerjoin(payment_reference, paid_with)
        .where(entry.c.account != "points")
        .order_by(entry.c.id)
    )

    def listed(*line: Any) -> FeeListing:
        *joined, reference = line
        return replace(FeeListing(*joined), reference=reference and communication(reference))

    return _list(tx, listed, rows)


def list_journal(tx: Transaction) -> list[JournalListing]:
    """The whole journal, oldest first."""
    joined = journal.outerjoin(item, item.c.id == journal.c.item_id).outerjoin(
        member, member.c.id == journal.c.member_id
    )
    columns = (journal.c.at, journal.c.kiosk, journal.c.who, journal.c.what)
    found = (item.c.barcode, member.c.number, journal.c.loan_id)
    return _list(tx, JournalListing, select(*columns, *found).select_from(joined).order_by(journal.c.id))


def _list(tx: Transaction, listing: Callable[..., L], rows: Select[*tuple[Any, ...]]) -> list[L]:
    return [listing(*row) for row in tx.connection.execute(rows)]


def list_volunteers(tx: Transaction) -> list[VolunteerListing]:
    """Every role, by initiative and name of the member."""
    columns = (member.c.number, member.c.name, initiative.c.key, role.c.kind, member.c.pin_hash, role.c.since)
    rows = (
        select(*columns)
        .select_from(role)
        .join(member, member.c.id == role.c.member_id)
        .join(initiative, initiative.c.id == role.c.initiative_id)
        .order_by(initiative.c.position, member.c.name, member.c.number)
    )
    return [
        VolunteerListing(row.number, row.name, row.key, row.kind, row.pin_hash is not None, row.since)
        for row in tx.connection.execute(rows).all()
    ]
