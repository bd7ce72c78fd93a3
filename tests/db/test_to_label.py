"""The items for labels, as the ledger tells them."""

from dataclasses import replace
from datetime import date, timedelta

from db.listings import LabelListing
from kiosk.lending.commands import Details
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Part
from kiosk.lending.terms import Category, House
from tests.db.conftest import Clock
from tests.db.furnishing import OPEN_TOYS
from tests.house import TOYS
from tests.support.builder import Builder


def test_a_label_has_the_shelf_and_instructions_of_the_item_or_else_of_its_category(
    desk: Builder, clock: Clock
) -> None:
    """Jigsaws have a shelf and instructions, and one of them has its own; a withdrawn item has no label."""
    jigsaws = Category("puzzel", "Puzzel", borrowing="Tel de stukken.", returning="Leg ze in de doos.", shelf="B3")
    desk.apply_house(House(holidays=""), (replace(OPEN_TOYS, categories=(jigsaws,)),))
    desk.add_item("TOY-2", "Boerderij", None, "puzzel", TOYS.key, Details(parts=(Part("stuk", 24), Part("doos", 1))))
    clock.pass_by(timedelta(days=3, hours=13, minutes=30))
    desk.add_item("TOY-1", "Kasteel", None, "puzzel", TOYS.key, Details(borrowing="Voorzichtig.", shelf="C1"))
    desk.add_item("TOY-3", "Oud", None, "puzzel", TOYS.key)
    desk.mark_item("TOY-3", Condition.WITHDRAWN)

    back, parts = "Leg ze in de doos.", (Part("stuk", 24), Part("doos", 1))
    assert desk.list_to_label() == [
        LabelListing("TOY-1", "Kasteel", TOYS.key, "puzzel", date(2026, 11, 27), "Voorzichtig.", back, "C1", ()),
        LabelListing(
            "TOY-2", "Boerderij", TOYS.key, "puzzel", date(2026, 11, 23), "Tel de stukken.", back, "B3", parts
        ),
    ]
