"""A visit of nobody, to be rolled back: after it every statement behind a card and a scan is compiled and was run."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from sqlalchemy import select

from db import stored
from db.ledger import recording
from db.ledger.lending import lending, renewing, reporting, undoing
from db.ledger.queues import reservations
from db.ledger.statements import people, tables
from db.ledger.statements.tables import role
from db.ledger.swaps import swapping
from db.ledger.terms_cache import TermsCache
from db.ledger.transaction import Transaction
from db.ledger.visits import visits
from db.ledger.visits.catalogue import catalogue
from db.ledger.visits.guide import guide
from db.ledger.volunteers import check_in, shifts
from db.ledger.volunteers import inbox as desk_inbox
from db.ledger.volunteers.roles import VOLUNTEER, acting_as, actor_of
from kiosk.lending.model import WHOLE, CardId, Cents, MemberId, Operation, PartNote
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import Giving, LoanTerms, PayTo, Plan, SwapCategory, SwapTerms, Terms, Works
from kiosk.lending.volunteers.model import Outcome

CODE = "¿REHEARSAL"
"""Begins with a sign that the desk gives to no code, so nothing of a real house is called so."""

TAG, OTHER = f"{CODE} TAG", CardId(f"{CODE} OTHER")

TERMS = Terms(
    CODE,
    "",
    "",
    works=(Works.LENDING, Works.SWAPPING),
    loans=LoanTerms(fee=Cents(100), late=Cents(100), may_owe=Cents(10_000), deposit_over=Cents(1), most=2),
    plans=(Plan("plan", "", Cents(0), loans=9, points=9),),
    reductions=(Reduction(ProofKind.LETTER, 50),),
    swap=SwapTerms(Giving.APPROVAL, -9, (SwapCategory(CODE, ""),)),
    pay_to=PayTo("BE68539007547034", "…"),
)
"""They ask of everything."""


def warm_up(tx: Transaction) -> None:
    """Two members with their cards go through their visits, with a thing and a tag. The caller must roll back.

    On a shelf of its own: a version of terms that is taken back must not stay in memory.
    """
    tx = replace(tx, cache=TermsCache())
    card, item = CardId(CODE), f"{CODE} ITEM"
    member, other = _furnish(tx, item)
    numbers = count()

    def next_page() -> Transaction:
        return replace(tx, operation=Operation(f"{CODE} {next(numbers)}"))

    guide(tx)
    recording.already(tx)
    lent, renewed, reserved = next_page(), next_page(), next_page()
    lending.lend_or_return(lent, member, item, card)
    reporting.confirm_instructions(next_page(), lent.operation)
    reporting.report_parts(next_page(), lent.operation, (PartNote(0, missing=1),))
    renewing.renew(renewed, member, item)
    visits.by_card(tx, card)
    undoing.undo(next_page(), renewed.operation)
    lending.lend(next_page(), other, item, None)
    reservations.reserve(reserved, other, item, None)
    returning = next_page()
    lending.lend_or_return(returning, member, item, card)
    reporting.report_parts(next_page(), returning.operation, ())
    catalogue(tx)
    _fetch(next_page, other, item)
    undoing.undo(next_page(), reserved.operation)
    reporting.report_parts(next_page(), returning.operation, (PartNote(WHOLE, broken=1),))
    lending.reconsider(tx, member, (item,), card)
    lending.lend_or_return(next_page(), member, f"{CODE} NOTHING", card)
    tx.connection.execute(people.FIND_NUMBER, {"typed": CODE})
    _swap(next_page, member, card)
    _stand_behind_the_desk(next_page, member, card, item)


def _fetch(next_page: Callable[[], Transaction], member: MemberId, item: str) -> None:
    """What lies ready is fetched, brought again, and given up."""
    fetching = next_page()
    lending.lend_or_return(fetching, member, item, None)
    undoing.undo(next_page(), fetching.operation)
    visits.by_card(next_page(), OTHER)
    reservations.give_up(next_page(), member, item)


def _swap(next_page: Callable[[], Transaction], member: MemberId, card: CardId) -> None:
    taking, giving = next_page(), next_page()
    lending.lend_or_return(taking, member, TAG, card)
    swapping.count(next_page(), member, taking.operation, 2, 1, card)
    lending.give(giving, member, TAG, card)
    undoing.undo(next_page(), giving.operation)


def _stand_behind_the_desk(next_page: Callable[[], Transaction], member: MemberId, card: CardId, item: str) -> None:
    """The same member as a volunteer, who checks the thing in and finds it all right."""
    tx = next_page()
    house = tx.connection.execute(select(tables.initiative.c.id).filter_by(key=CODE)).scalar_one()
    new = {"member_id": member, "initiative_id": house, "kind": VOLUNTEER, "since": tx.at}
    tx.connection.execute(role.insert().values(new))
    shifts.by_card(tx, card)
    actor = actor_of(tx, member)
    tx = acting_as(tx, actor)
    for look in check_in.check_in(tx, actor, item).entry.inbox_entries:
        desk_inbox.settle(tx, actor, look.number, Outcome.FINE, None)


def _furnish(tx: Transaction, item: str) -> tuple[MemberId, MemberId]:
    connection = tx.connection
    codes = [{"code": item, "kind": "item"}, {"code": TAG, "kind": "tag"}]
    connection.execute(tables.code.insert(), codes)
    house: int = connection.execute(
        tables.initiative.insert().values(key=CODE, name="", colour="", position=0).returning(tables.initiative.c.id)
    ).scalar_one()
    terms: int = connection.execute(
        tables.terms.insert()
        .values(initiative_id=house, since=tx.at, document=stored.encode(TERMS))
        .returning(tables.terms.c.id)
    ).scalar_one()
    item_id: int = connection.execute(
        tables.item.insert()
        .values(barcode=item, name="", category="", initiative_id=house, when_borrowing="…", needs_induction=True)
        .returning(tables.item.c.id)
    ).scalar_one()
    connection.execute(tables.part.insert().values(item_id=item_id, position=0, name="", count=1))
    connection.execute(tables.tag.insert().values(code=TAG, initiative_id=house, category=CODE))
    sold = {"initiative_id": house, "terms_id": terms, "plan": "plan", "first": tx.today, "last": tx.today}
    one, other = (_join(tx, card, item_id, sold) for card in (CardId(CODE), OTHER))
    return one, other


def _join(tx: Transaction, card: CardId, item: int, sold: dict[str, object]) -> MemberId:
    """A member with a card who was shown how the thing works, and a subscription."""
    connection, number = tx.connection, f"{card} MEMBER"
    connection.execute(tables.code.insert().values(code=number, kind="member"))
    member: int = connection.execute(
        tables.member.insert()
        .values(number=number, name=number, language="nl", more_time=False)
        .returning(tables.member.c.id)
    ).scalar_one()
    connection.execute(tables.card.insert().values(digest=card, member_id=member))
    connection.execute(tables.induction.insert().values(member_id=member, item_id=item, noted_at=tx.at))
    connection.execute(tables.subscription.insert().values(member_id=member, **sold))
    return MemberId(member)
