"""The catalogue: every item in its order, and never the member who has it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, insert

from db.ledger import SqlLedger
from db.models import CodeRow, ItemRow
from kiosk.lending.commands import Details
from kiosk.lending.conditions import Condition
from kiosk.lending.model import Availability, Item, MemberId, Offer
from kiosk.lending.terms import House, ReservationTerms, Terms, Works
from tests.db.conftest import Clock
from tests.db.sharing import (
    LENT_TOOLS,
    SHARED_BABIES,
    member,
)
from tests.house import BABIES, TODAY, TOOLS
from tests.support.builder import Builder, new


def offers(ledger: SqlLedger) -> dict[str, Offer]:
    return {offer.item.barcode: offer for offer in ledger.catalogue().catalogue.offers}


def test_the_catalogue_is_ordered_by_initiative_category_and_name(ledger: SqlLedger, house: Builder) -> None:
    house.add_item("COT-2", "badje", None, "cot", BABIES.key)
    catalogue = ledger.catalogue().catalogue
    assert catalogue.today == TODAY
    assert [offer.item.barcode for offer in catalogue.offers] == ["COT-2", "COT", "BEAR", "SEAT", "SAW"]
    assert catalogue.offers[1] == Offer(
        Item("COT", "Reisbed", "bed", BABIES), "Bedjes", subscription=True, may_reserve=True
    )
    assert catalogue.offers[2] == Offer(
        Item("BEAR", "Beer", "seat", BABIES), "Zitjes", subscription=True, may_reserve=False, points=2
    )


def test_an_item_on_loan_says_when_it_is_expected_and_never_a_day_that_is_over(
    ledger: SqlLedger, ada: MemberId, clock: Clock
) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    saw = offers(ledger)["SAW"]
    assert (saw.availability, saw.back_on) == (Availability.OUT, TODAY + timedelta(days=21))
    clock.pass_by(timedelta(days=30))
    assert offers(ledger)["SAW"].back_on == date(2026, 12, 23)


def test_a_reserved_item_is_kept_and_an_item_in_repair_or_to_check_is_away(
    ledger: SqlLedger, house: Builder, ada: MemberId
) -> None:
    ledger.reserve(new(), ada, "SAW")
    ledger.reserve(new(), member(ledger, "1002"), "SAW")
    house.mark_item("COT", Condition.REPAIR)
    house.mark_item("SEAT", Condition.CHECK)
    read = offers(ledger)
    assert (read["SAW"].availability, read["SAW"].queue, read["SAW"].back_on) == (Availability.KEPT, 2, None)
    assert [read[code].availability for code in ("COT", "SEAT")] == [Availability.AWAY] * 2


@pytest.mark.parametrize("condition", [Condition.MISSING, Condition.WITHDRAWN])
def test_missing_withdrawn_and_swapped_items_are_not_in_the_catalogue(
    ledger: SqlLedger, house: Builder, ada: MemberId, condition: Condition
) -> None:
    house.mark_item("SAW", condition)
    ledger.lend_or_return(new(), ada, "BEAR")
    assert offers(ledger).keys() == {"COT", "SEAT"}


def test_the_catalogue_says_what_an_item_asks_of_a_borrower(ledger: SqlLedger, house: Builder) -> None:
    house.add_item("G-1", "Zaag", None, "saw", TOOLS.key, Details(adults_only=True, needs_induction=True))
    house.add_item("G-2", "Ladder", None, "saw", TOOLS.key, Details(volunteers_only=True))
    read = offers(ledger)
    assert (read["G-1"].adults_only, read["G-1"].induction, read["G-1"].may_reserve) == (True, True, True)
    assert (read["G-2"].volunteers_only, read["G-2"].may_reserve, read["G-2"].subscription) == (True, False, False)


def test_an_initiative_that_does_not_lend_or_reserve_offers_neither(ledger: SqlLedger, house: Builder) -> None:
    swap_only: Terms = replace(SHARED_BABIES, works=(Works.SWAPPING,))
    house.apply_house(House(holidays=""), (replace(LENT_TOOLS, reservations=ReservationTerms(most=0)), swap_only))
    read = offers(ledger)
    assert list(read) == ["SAW", "BEAR"]
    assert not read["SAW"].may_reserve


def test_the_catalogue_names_no_member(ledger: SqlLedger, ada: MemberId) -> None:
    ledger.lend_or_return(new(), ada, "SAW")
    ledger.reserve(new(), ada, "COT")
    said = repr(ledger.catalogue()).lower()
    assert not any(word in said for word in ("ada", "1001", "peeters"))


def test_the_catalogue_of_a_large_house_is_whole(ledger: SqlLedger, house: Builder, engine: Engine) -> None:
    with engine.begin() as connection:
        codes = [f"N{number}" for number in range(3000)]
        connection.execute(insert(CodeRow), [{"code": code, "kind": "item"} for code in codes])
        new_items = [{"barcode": code, "name": code, "category": "saw", "initiative_id": 2} for code in codes]
        connection.execute(insert(ItemRow), new_items)
    assert len(offers(ledger)) == 3004
