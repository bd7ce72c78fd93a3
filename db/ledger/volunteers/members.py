"""The file of a member: all that the desk may know of them. Who showed a proof, only a coordinator is told."""

from collections.abc import Iterator

from db.ledger import holds, points
from db.ledger.facts import subscriptions
from db.ledger.page import Found, Page, initiative_of
from db.ledger.payments import accounts_of
from db.ledger.prices import price_of_plan, proofs_of
from db.ledger.reservations import reservations_of
from db.ledger.statements import desk as sql
from db.ledger.statements import files
from db.ledger.statements.things import INITIATIVES
from db.ledger.visits import loans_of
from db.ledger.volunteers.roles import Hand, refuse
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


def read_member(page: Page, hand: Hand, member: MemberId) -> MemberRead:
    """Raises Refused if there is no such member."""
    row = page.connection.execute(sql.MEMBER, {"member": member}).one_or_none()
    if row is None:
        raise refuse(DeclineCause.UNKNOWN)
    return MemberRead(_file(page, hand, row))


def read_member_of_card(page: Page, hand: Hand, card: CardId) -> MemberRead:
    """Also of a card that was lost: at the desk it is found again. Raises Refused if it is nobody's."""
    row = page.connection.execute(sql.CARD, {"digest": card}).one_or_none()
    if row is None:
        raise refuse(DeclineCause.UNKNOWN)
    return read_member(page, hand, MemberId(row.member_id))


def _file(page: Page, hand: Hand, row: Found) -> MemberFile:
    member = MemberId(row.id)
    holds.pass_on_expired(page)
    points.book_plans(page, member)
    proofs = proofs_of(page.connection, member)
    places = page.connection.execute(INITIATIVES).all()
    inductions = tuple(_inductions(page, member))
    return MemberFile(
        member,
        row.number,
        row.name,
        row.language,
        row.adult,
        None if row.blocked_at is None else row.blocked_because or "",
        row.pin_hash is not None,
        _cards(page, member),
        loans_of(page, member, proofs),
        accounts_of(page, member),
        _deposits(page, member),
        reservations_of(page, member),
        tuple(told for place in places for told in _subscribed(page, place, member)),
        tuple(offer for place in places for offer in _plans(page, hand, place, member)),
        inductions,
        tuple(one for one in _teachable(page, hand) if one not in inductions),
        proofs if hand.coordinator else None,
    )


def _cards(page: Page, member: MemberId) -> tuple[MemberCard, ...]:
    rows = page.connection.execute(sql.CARDS_OF, {"member": member}).all()
    return tuple(MemberCard(row.id, row.holder or "", row.adult, row.lost_at is not None) for row in rows)


def _deposits(page: Page, member: MemberId) -> tuple[Account, ...]:
    rows = page.connection.execute(files.DEPOSITS, {"member": member}).all()
    return tuple(Account(initiative_of(row), Cents(row.balance)) for row in rows if row.balance)


def _subscribed(page: Page, place: Found, member: MemberId) -> Iterator[Subscribed]:
    """Those that run or are to come; without any, the one that ended last."""
    known = subscriptions(page, place, member)
    valid = [one for one in known if one.last >= page.today]
    return (_told(place, one) for one in sorted(valid or known, key=lambda one: (one.first, one.number)))


def _told(place: Found, one: Subscription) -> Subscribed:
    return Subscribed(initiative_of(place), one.plan.name, one.first, one.last, one.left)


def _plans(page: Page, hand: Hand, place: Found, member: MemberId) -> Iterator[PlanOffer]:
    """What this volunteer can sell them today."""
    if hand.acts_for(place.initiative_id):
        terms = page.terms_now(place)
        for plan in terms.plans:
            price = price_of_plan(page, member, terms, plan)
            yield PlanOffer(initiative_of(place), plan.key, plan.name, price)


def _inductions(page: Page, member: MemberId) -> Iterator[Induction]:
    """What the member in person was shown."""
    for row in page.connection.execute(files.INDUCTIONS, {"member": member}).all():
        if row.barcode is None:
            yield _kind(page, row)
        else:
            yield Induction(initiative_of(row), row.category, row.item_name, row.barcode)


def _teachable(page: Page, hand: Hand) -> Iterator[Induction]:
    """The kinds of things that somebody must be shown, of the initiatives of this volunteer."""
    rows = page.connection.execute(files.NEED_INDUCTION, {"own": list(hand.initiatives)}).all()
    return (_kind(page, row) for row in rows)


def _kind(page: Page, row: Found) -> Induction:
    return Induction(initiative_of(row), row.category, page.terms_now(row).category(row.category).name)
