"""A visit of nobody, to be rolled back: after it every statement behind a card and a scan is compiled and was run."""

from dataclasses import replace
from itertools import count

from msgspec import json

from db.ledger import operations, remarks, scans, visits
from db.ledger import statements as tables
from db.ledger.guide import guide
from db.ledger.page import Page
from db.ledger.shelf import Shelf
from db.ledger.statements import people
from kiosk.lending.model import WHOLE, CardId, Cents, MemberId, Operation, PartNote
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import LoanTerms, Plan, Terms

CODE = "¿REHEARSAL"
"""Begins with a sign that the desk gives to no code, so nothing of a real house is called so."""

TERMS = Terms(
    CODE,
    "",
    "",
    loans=LoanTerms(fee=Cents(100), late=Cents(100), may_owe=Cents(10_000), deposit_over=Cents(1), most=2),
    plans=(Plan("plan", "", Cents(0), loans=9),),
    reductions=(Reduction(ProofKind.LETTER, 50),),
)
"""They ask of everything."""


def rehearse(page: Page) -> None:
    """Write a member, a card and a thing, and let them go through a visit. The caller must roll back.

    On a shelf of its own: a version of terms that is taken back must not stay in memory.
    """
    page = replace(page, shelf=Shelf())
    card, thing = CardId(CODE), f"{CODE} ITEM"
    member = _furnish(page, thing)
    numbers = count()

    def next_page() -> Page:
        return replace(page, operation=Operation(f"{CODE} {next(numbers)}"))

    guide(page)
    operations.already(page)
    lending, renewing = next_page(), next_page()
    scans.lend_or_return(lending, member, thing, card)
    remarks.confirm_instructions(next_page(), lending.operation)
    remarks.report_parts(next_page(), lending.operation, (PartNote(0, missing=1),))
    scans.renew(renewing, member, thing)
    visits.by_card(page, card)
    scans.undo(next_page(), renewing.operation)
    returning = next_page()
    scans.lend_or_return(returning, member, thing, card)
    remarks.report_parts(next_page(), returning.operation, ())
    remarks.report_parts(next_page(), returning.operation, (PartNote(WHOLE, broken=1),))
    scans.reconsider(page, member, (thing,), card)
    scans.lend_or_return(next_page(), member, f"{CODE} NOTHING", card)
    page.connection.execute(people.FIND_NUMBER, {"typed": CODE})


def _furnish(page: Page, thing: str) -> MemberId:
    connection = page.connection
    number = f"{CODE} MEMBER"
    connection.execute(tables.code.insert(), [{"code": number, "kind": "member"}, {"code": thing, "kind": "item"}])
    member: int = connection.execute(
        tables.member.insert()
        .values(number=number, name=number, language="nl", more_time=False)
        .returning(tables.member.c.id)
    ).scalar_one()
    house: int = connection.execute(
        tables.initiative.insert().values(key=CODE, name="", colour="", position=0).returning(tables.initiative.c.id)
    ).scalar_one()
    terms: int = connection.execute(
        tables.terms.insert()
        .values(initiative_id=house, since=page.at, document=json.encode(TERMS).decode())
        .returning(tables.terms.c.id)
    ).scalar_one()
    item: int = connection.execute(
        tables.item.insert()
        .values(barcode=thing, name="", category="", initiative_id=house, when_borrowing="…", needs_induction=True)
        .returning(tables.item.c.id)
    ).scalar_one()
    connection.execute(tables.card.insert().values(digest=CODE, member_id=member))
    connection.execute(tables.part.insert().values(item_id=item, position=0, name="", count=1))
    connection.execute(tables.induction.insert().values(member_id=member, item_id=item, noted_at=page.at))
    subscription = {"member_id": member, "initiative_id": house, "terms_id": terms, "plan": "plan"}
    connection.execute(tables.subscription.insert().values(**subscription, first=page.today, last=page.today))
    return MemberId(member)
