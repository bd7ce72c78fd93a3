"""The warm-up runs invented visits and rolls them back, so that every statement of a visit has been compiled and
run.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import randrange
from secrets import token_hex

from sqlalchemy import select

from db import stored
from db.ledger import recording
from db.ledger.desk import check_in, shifts
from db.ledger.desk import inbox as desk_inbox
from db.ledger.lending import lending, renewing, reporting, undoing
from db.ledger.people.roles import VOLUNTEER, acting_as, authority_of
from db.ledger.queues import reservations
from db.ledger.statements import people, tables
from db.ledger.statements.tables import role
from db.ledger.swaps import swapping
from db.ledger.transaction import Transaction
from db.ledger.visits import visits
from db.ledger.visits.catalogue import catalogue
from db.ledger.visits.guide import guide
from db.ledger.visits.shelf import shelf
from kiosk.lending.actors import ByVolunteer
from kiosk.lending.commands import CheckIn, SettleEntry
from kiosk.lending.model import WHOLE, CardId, Cents, MemberId, Operation, PartNote
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import Giving, LoanTerms, PayTo, Plan, SwapCategory, SwapTerms, Terms, Works
from kiosk.lending.volunteers.model import Outcome

CODE = f"¿WARM-UP {token_hex(4).upper()}"
"""The beginning of the invented codes, with a character that no real code has."""
AGO = timedelta(days=randrange(1, 3650))
"""The time since the day of the invented visits, on which no other kiosk counts a visit.

Each process has its own codes and its own day. Otherwise kiosks at one server would wait for the rows of a kiosk that
starts.
"""

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
"""Terms under which every rule applies."""


def warm_up(tx: Transaction) -> None:
    """Run the visits of two invented members, with an item and a tag. The caller must roll back.

    It uses its own cache, because a version of the terms that is rolled back must not stay in memory.
    """
    tx = replace(tx, cache=tx.cache.emptied(), doubted=False, at=tx.at - AGO, local=tx.local - AGO)
    card, item = CardId(CODE), f"{CODE} ITEM"
    member, other = _furnish(tx, item)
    numbers = count()

    def next_tx() -> Transaction:
        return replace(tx, operation=Operation(f"{CODE} {next(numbers)}"))

    guide(tx)
    shelf(tx)
    recording.already(tx)
    lent, renewed, reserved = next_tx(), next_tx(), next_tx()
    lending.lend_or_return(lent, member, item, card)
    reporting.confirm_instructions(next_tx(), lent.operation)
    reporting.report_parts(next_tx(), lent.operation, (PartNote(0, missing=1),))
    renewing.renew(renewed, member, item)
    visits.by_card(tx, card)
    undoing.undo(next_tx(), renewed.operation)
    lending.lend(next_tx(), other, item, None)
    reservations.reserve(reserved, other, item, None)
    returning = next_tx()
    lending.lend_or_return(returning, member, item, card)
    reporting.report_parts(next_tx(), returning.operation, ())
    catalogue(tx)
    _fetch(next_tx, other, item)
    undoing.undo(next_tx(), reserved.operation)
    reporting.report_parts(next_tx(), returning.operation, (PartNote(WHOLE, broken=1),))
    lending.reconsider(tx, member, (item,), card)
    lending.lend_or_return(next_tx(), member, f"{CODE} NOTHING", card)
    tx.connection.execute(people.FIND_NUMBER, {"typed": CODE})
    tx.connection.execute(people.LATE_LOANS_OF, {"member": member, "today": tx.today})
    _swap(next_tx, member, card)
    _stand_behind_the_desk(next_tx, member, card, item)


def _fetch(next_tx: Callable[[], Transaction], member: MemberId, item: str) -> None:
    """Lends a reserved item, undoes that, and gives the reservation up."""
    fetching = next_tx()
    lending.lend_or_return(fetching, member, item, None)
    undoing.undo(next_tx(), fetching.operation)
    visits.by_card(next_tx(), OTHER)
    reservations.give_up(next_tx(), member, item)


def _swap(next_tx: Callable[[], Transaction], member: MemberId, card: CardId) -> None:
    taking, giving = next_tx(), next_tx()
    lending.lend_or_return(taking, member, TAG, card)
    swapping.count(next_tx(), member, taking.operation, 2, 1, card)
    lending.give(giving, member, TAG, card)
    undoing.undo(next_tx(), giving.operation)


def _stand_behind_the_desk(next_tx: Callable[[], Transaction], member: MemberId, card: CardId, item: str) -> None:
    """Run the shift of the same member as a volunteer, who checks the item in and finds it in order."""
    tx = next_tx()
    house = tx.connection.execute(select(tables.initiative.c.id).filter_by(key=CODE)).scalar_one()
    new = {"member_id": member, "initiative_id": house, "kind": VOLUNTEER, "since": tx.at}
    tx.connection.execute(role.insert().values(new))
    shifts.by_card(tx, card)
    authority = authority_of(tx, ByVolunteer(member))
    tx = acting_as(tx, authority)
    done = check_in.check_in(tx, authority, CheckIn(item))
    for look in check_in.read_taken(tx, authority, item, done.about).entry.inbox_entries:
        desk_inbox.settle(tx, authority, SettleEntry(look.number, Outcome.FINE))


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
    """Add a member with a card, an induction for the item, and a subscription."""
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
