"""The shelf of the welcome screen: free items, chosen anew each day; it never tells who has the others."""

from datetime import timedelta

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.dialects import sqlite

from db.ledger import SqlLedger
from db.ledger.statements.shelf import SHELF
from db.ledger.visits.shelf import MOST, chosen
from kiosk.lending.commands import Details
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Availability, MemberId, ShelfItem
from tests.db.conftest import Clock
from tests.db.sharing import member
from tests.house import BABIES, CEMS_NUMBER, TODAY, TOOLS
from tests.support.builder import Builder, new


def free_in_catalogue(ledger: SqlLedger) -> int:
    return sum(offer.availability is Availability.FREE for offer in ledger.catalogue().catalogue.offers)


def test_the_shelf_counts_what_the_catalogue_calls_free(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    before = ledger.guide().shelf
    assert before.free == free_in_catalogue(ledger) > 0
    assert all(item.free for item in before.items)
    ledger.lend_or_return(new(), ada, "SAW")
    house.mark_item("SEAT", Condition.REPAIR)
    assert ledger.guide().shelf.free == free_in_catalogue(ledger) == before.free - 2


def test_a_lent_item_leaves_its_shadow_until_it_is_returned(ledger: SqlLedger, ada: MemberId) -> None:
    before = ledger.guide().shelf.items
    ledger.lend_or_return(new(), ada, "SAW")
    lent = ledger.guide().shelf.items
    assert [item.barcode for item in lent] == [item.barcode for item in before]
    assert [item.barcode for item in lent if not item.free] == ["SAW"]
    ledger.lend_or_return(new(), ada, "SAW")
    assert ledger.guide().shelf.items == before


def test_an_item_that_is_held_is_not_free(ledger: SqlLedger, house: Builder, ada: MemberId) -> None:
    before = ledger.guide().shelf.free
    ledger.lend_or_return(new(), ada, "COT")
    other = member(ledger, CEMS_NUMBER)
    ledger.reserve(new(), other, "COT")
    ledger.lend_or_return(new(), ada, "COT")
    assert ledger.guide().shelf.free == free_in_catalogue(ledger) == before - 1


def test_another_day_has_another_order(ledger: SqlLedger, house: Builder, clock: Clock) -> None:
    for at in range(12):
        house.add_item(f"MORE-{at}", f"Ding {at}", None, "cot", BABIES.key, Details(picture=f"drawing-{at}"))
    today = ledger.guide().shelf.items
    assert ledger.guide().shelf.items == today
    assert len(today) == MOST
    clock.pass_by(timedelta(days=1))
    assert ledger.guide().shelf.items != today


def test_each_item_has_the_colour_of_its_initiative(ledger: SqlLedger, house: Builder) -> None:
    colours = {item.barcode: item.colour for item in ledger.guide().shelf.items}
    assert colours["SAW"] == TOOLS.colour


def item(barcode: str, picture: str, free: bool = True) -> ShelfItem:
    return ShelfItem(barcode, picture, "", free)


def test_the_shelf_has_each_drawing_once_and_two_shadows_at_most() -> None:
    found = [item("1", "saw"), item("2", "saw"), *(item(f"L{at}", f"lent{at}", free=False) for at in range(5))]
    found += [item(f"F{at}", f"free{at}") for at in range(9)]
    kept = [one.barcode for one in chosen(found)]
    assert kept == ["1", "L0", "L1", "F0", "F1", "F2", "F3"]


def test_an_empty_house_has_an_empty_shelf(ledger: SqlLedger, desk: Builder) -> None:
    shelf = ledger.guide().shelf
    assert (shelf.free, shelf.items) == (0, ())


def test_the_shelf_looks_loans_and_reservations_up_by_an_index(engine: Engine) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("the plan of SQLite")
    given = SHELF.params(today=TODAY, turn=1, lending=[1], swapping=[1])
    asked = given.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with engine.connect() as connection:
        steps = [row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {asked}"))]
    assert steps
    assert [step for step in steps if step.startswith("SCAN") and ("loan" in step or "reservation" in step)] == []
