"""Reads the file of a member, which the volunteers' desk shows. Only a coordinator sees who showed a proof."""

from collections.abc import Iterator

from db.ledger.facts.borrowers import subscriptions
from db.ledger.money import points
from db.ledger.money.payments import accounts_of
from db.ledger.money.prices import price_of_plan, proofs_of
from db.ledger.people.messages import messages_of
from db.ledger.people.roles import Authority
from db.ledger.privacy.erasing import what_is_open
from db.ledger.queues import holds
from db.ledger.queues.reservations import reservations_of
from db.ledger.statements import desk as sql
from db.ledger.statements import files
from db.ledger.statements.items import INITIATIVES
from db.ledger.transaction import Row, Transaction, initiative_of
from db.ledger.visits.visits import loans_of
from kiosk.lending.actors import Right
from kiosk.lending.declining import decline
from kiosk.lending.model import Account, CardId, Cents, MemberId
from kiosk.lending.policy import Subscription
from kiosk.lending.volunteers.events import MemberRead
from kiosk.lending.volunteers.model import (
    DeclineCause,
    Induction,
    MemberCard,
    MemberFile,
    PlanOffer,
    Subscribed,
)


def read_member(tx: Transaction, authority: Authority, member: MemberId) -> MemberRead:
    """The file of the member of this number in the ledger. Raises CommandDeclined if there is none."""
    row = tx.connection.execute(sql.MEMBER, {"member": member}).one_or_none()
    if row is None:
        raise decline(DeclineCause.UNKNOWN)
    return MemberRead(_file(tx, authority, row))


def read_member_of_card(tx: Transaction, authority: Authority, card: CardId) -> MemberRead:
    """The file of the member of this card, lost or not. Raises CommandDeclined for an unknown card."""
    row = tx.connection.execute(sql.CARD, {"digest": card}).one_or_none()
    if row is None:
        raise decline(DeclineCause.UNKNOWN)
    return read_member(tx, authority, MemberId(row.member_id))


def _file(tx: Transaction, authority: Authority, row: Row) -> MemberFile:
    member = MemberId(row.id)
    holds.pass_on_expired(tx)
    points.book_plans(tx, member)
    proofs = proofs_of(tx.connection, member)
    places = tx.connection.execute(INITIATIVES).all()
    inductions = tuple(_inductions(tx, member))
    return MemberFile(
        member=member,
        number=row.number,
        name=row.name,
        language=row.language,
        adult=row.adult,
        blocked=None if row.blocked_at is None else row.blocked_because or "",
        has_pin=row.pin_hash is not None,
        cards=_cards(tx, member),
        loans=loans_of(tx, member, proofs),
        accounts=accounts_of(tx, member),
        deposits=_deposits(tx, member),
        reservations=reservations_of(tx, member),
        subscriptions=tuple(sold for place in places for sold in _subscribed(tx, place, member)),
        plans=tuple(offer for place in places for offer in _plans(tx, authority, place, member)),
        inductions=inductions,
        teachable=tuple(one for one in _teachable(tx, authority) if one not in inductions),
        proofs=proofs if authority.may(Right.SEE_PROOFS) else None,
        messages=messages_of(tx, member),
        keeps_history=row.keeps_history,
        still_open=what_is_open(tx, member) if authority.may(Right.ERASE_MEMBERS) else None,
    )


def _cards(tx: Transaction, member: MemberId) -> tuple[MemberCard, ...]:
    rows = tx.connection.execute(sql.CARDS_OF, {"member": member}).all()
    return tuple(MemberCard(row.id, row.holder or "", row.adult, row.lost_at is not None) for row in rows)


def _deposits(tx: Transaction, member: MemberId) -> tuple[Account, ...]:
    rows = tx.connection.execute(files.DEPOSITS, {"member": member}).all()
    return tuple(Account(initiative_of(row), Cents(row.balance)) for row in rows if row.balance)


def _subscribed(tx: Transaction, place: Row, member: MemberId) -> Iterator[Subscribed]:
    """The subscriptions that run or begin later; without any, those that have ended."""
    known = subscriptions(tx, place, member)
    valid = [one for one in known if one.last >= tx.today]
    return (_subscription(place, one) for one in sorted(valid or known, key=lambda one: (one.first, one.number)))


def _subscription(place: Row, one: Subscription) -> Subscribed:
    return Subscribed(initiative_of(place), one.plan.name, one.first, one.last, one.left)


def _plans(tx: Transaction, authority: Authority, place: Row, member: MemberId) -> Iterator[PlanOffer]:
    """The subscriptions that this volunteer can sell the member today, at the price that applies."""
    if authority.acts_for(place.initiative_id):
        terms = tx.terms_now(place)
        for plan in terms.plans:
            price = price_of_plan(tx, member, terms, plan)
            yield PlanOffer(initiative_of(place), plan.key, plan.name, price)


def _inductions(tx: Transaction, member: MemberId) -> Iterator[Induction]:
    """The items and categories that the member in person was shown."""
    for row in tx.connection.execute(files.INDUCTIONS, {"member": member}).all():
        if row.barcode is None:
            yield _kind(tx, row)
        else:
            yield Induction(initiative_of(row), row.category, row.item_name, row.barcode)


def _teachable(tx: Transaction, authority: Authority) -> Iterator[Induction]:
    """The categories of the volunteer's initiatives that have items which need an induction."""
    rows = tx.connection.execute(files.NEED_INDUCTION, {"own": list(authority.initiatives)}).all()
    return (_kind(tx, row) for row in rows)


def _kind(tx: Transaction, row: Row) -> Induction:
    return Induction(initiative_of(row), row.category, tx.terms_now(row).category(row.category).name)
