"""The demo house: rich enough to show everything, the same every time, and nobody's."""

from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from db.demo import demo_cards, demo_items, fill
from db.desk import DeskBook, DeskError
from db.ledger import SqlLedger
from kiosk.lending.cards import fault_of, identify
from kiosk.lending.events import CardLost, VisitOpened
from tests.db.conftest import KEY, Clock

DRAWINGS = {
    *(
        "drill",
        "saw",
        "ladder",
        "toolbox",
        "sander",
        "blocks",
        "train",
        "puzzle",
        "jigsaw",
        "boardgame",
        "doll",
        "lego",
    ),
    *("bike", "helmet", "seat", "pram", "cot", "stairgate", "highchair", "ball", "skates", "racket", "tent", "fitness"),
    *("clothes", "shoes", "book", "plant", "speaker", "projector", "camera", "box"),
}


def test_the_demo_house_fills_a_database_once(engine: Engine, desk: DeskBook, clock: Clock) -> None:
    fill(engine, KEY, clock)
    first = (desk.list_items(), desk.list_members(), desk.list_loans(), desk.list_journal())
    clock.pass_by(timedelta(days=3))
    fill(engine, KEY, clock)
    assert (desk.list_items(), desk.list_members(), desk.list_loans(), desk.list_journal()) == first


def test_a_demo_that_was_broken_off_is_finished(engine: Engine, desk: DeskBook, clock: Clock) -> None:
    first = demo_items()[0]
    desk.add_initiative(first.initiative, "Spelotheek")
    desk.add_item(first.barcode, first.name)
    desk.add_member(demo_cards()[0].number, demo_cards()[0].holder)
    fill(engine, KEY, clock)
    assert (len(desk.list_items()), len(desk.list_members())) == (len(demo_items()), 40)


def test_a_house_with_members_of_its_own_lets_no_demo_in(engine: Engine, desk: DeskBook, clock: Clock) -> None:
    desk.add_member(demo_cards()[0].number, "Samira El Amrani")
    before = (desk.list_items(), desk.list_members(), desk.list_loans(), desk.list_journal())
    with pytest.raises(DeskError, match="members of its own"):
        fill(engine, KEY, clock)
    assert (desk.list_items(), desk.list_members(), desk.list_loans(), desk.list_journal()) == before


def test_some_loans_are_late_some_due_soon_and_most_later(engine: Engine, desk: DeskBook, clock: Clock) -> None:
    fill(engine, KEY, clock)
    left = [(loan.due_on - clock.at.date()).days for loan in desk.list_open_loans()]
    late, soon = sum(days < 0 for days in left), sum(0 <= days <= 3 for days in left)
    assert late >= 3
    assert soon >= 5
    assert len(left) - late - soon >= 10
    assert all(loan.lent_at <= clock.at for loan in desk.list_loans())


def test_every_card_opens_the_visit_it_says(engine: Engine, ledger: SqlLedger, clock: Clock) -> None:
    fill(engine, KEY, clock)
    for card in demo_cards():
        visit = ledger.open_visit(identify(card.uid, KEY))
        if card.lost:
            assert visit == CardLost()
        else:
            assert isinstance(visit, VisitOpened)
            assert (visit.visitor.first_name, visit.visitor.language) == (card.holder.split()[0], card.language)
        if card.pin and not card.lost:
            assert ledger.open_visit_by_number(card.number, card.pin) == visit


def test_the_cards_are_invented_and_usable() -> None:
    cards = demo_cards()
    assert len({card.uid for card in cards}) == len(cards)
    assert all(len(card.uid) == 7 and card.uid[0] == 0x04 and fault_of(card.uid) is None for card in cards)
    assert {card.language for card in cards} == {"nl", "fr", "en"}
    assert any(card.lost for card in cards)
    assert demo_cards() == cards


def test_the_things_have_barcodes_and_drawings() -> None:
    things = demo_items()
    assert 140 <= len(things) <= 160
    assert len({thing.barcode for thing in things}) == len(things)
    assert {thing.category for thing in things} == DRAWINGS
    assert min(Counter(thing.initiative for thing in things).values()) >= 5
    assert "SPE-0042" in {thing.barcode for thing in things}
