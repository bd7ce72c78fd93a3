"""*Geen streepjescode?*: the loans at home first, nothing of who has which item, and few touches."""

from dataclasses import replace

import pytest

from kiosk.lending.events import (
    CardSeen,
    CatalogueRead,
    Event,
    Panel,
    PanelOpened,
    PictureChosen,
    VisitOpened,
)
from kiosk.lending.model import Availability, Catalogue, HouseMessage, Item, Loan, Offer, SessionSettings
from screens.pages import page_of
from screens.pages.members.catalogue.no_barcode import NoBarcodePage
from screens.present import present
from screens.present.words import wordbook
from tests.gallery.play import CARD, card, play
from tests.house import DRILL, LADDER, SAMIRA, SAW, TODAY, TOOLS, TRAIN, day
from tests.support.poster import Poster

BOOK = wordbook("Europe/Brussels")
DESK = SessionSettings("De Deelfabriek")
SECOND = replace(DRILL, barcode="DEMO-0900")
SIZED_BIKES = tuple(Item(f"B-{inch}", f"Loopfiets {inch} inch", "bike", TOOLS) for inch in (10, 12))
CATALOGUE = Catalogue(
    TODAY,
    (
        Offer(DRILL, "Boren"),
        Offer(SECOND, "Boren", Availability.OUT, day(3)),
        Offer(SAW, "Zagen", Availability.OUT, day(9), queue=2),
        Offer(LADDER, "Ladders", Availability.KEPT),
        *(Offer(bike, "Fietsen") for bike in SIZED_BIKES),
        Offer(TRAIN, "Speelgoed", Availability.OUT, day(3)),
    ),
)
OPENED = (PanelOpened(Panel.NO_BARCODE), CatalogueRead(CATALOGUE))
AT_HOME = (Loan(TRAIN, day(3)), Loan(SAW, day(9)))


def opened(*before: Event, size: tuple[int, int] = (1280, 800)) -> Poster:
    return Poster(size).show(present(play(DESK, *before, *OPENED), BOOK))


def chosen(poster: Poster) -> str:
    """The barcode of the item that was chosen with the last touch."""
    event = poster.posted[-1]
    assert isinstance(event, PictureChosen)
    return event.barcode


def test_with_a_card_the_loans_at_home_come_first_and_are_chosen_with_one_touch() -> None:
    poster = opened(*card(DESK, *AT_HOME))

    tiles = [one.aloud for one in poster.sheet.targets if one.key.startswith("group ")]

    assert tiles[:2] == ["Houten treinset. Bij jou thuis", "Cirkelzaag. Bij jou thuis"]
    assert chosen(poster.touch(tiles[0])) == TRAIN.barcode


def test_two_equal_items_at_home_are_told_apart_by_their_numbers() -> None:
    poster = opened(*card(DESK, Loan(DRILL, day(3)), Loan(SECOND, day(5))))

    assert chosen(poster.touch(f"{DRILL.name}. {SECOND.barcode}")) == SECOND.barcode


@pytest.mark.parametrize("with_card", [False, True])
def test_no_item_shows_whether_it_is_free_or_on_loan(with_card: bool) -> None:
    """Two houses that differ only in what is on loan, held and to check look and sound the same."""
    here = card(DESK, *AT_HOME) if with_card else ()
    all_free = Catalogue(TODAY, tuple(Offer(one.item, one.category) for one in CATALOGUE.offers))
    both = []
    for catalogue in (CATALOGUE, all_free):
        events = (*here, PanelOpened(Panel.NO_BARCODE), CatalogueRead(catalogue))
        poster = Poster().show(present(play(DESK, *events), BOOK))
        sheets = [poster.sheet, poster.touch(f"group {TOOLS.key}").sheet]
        poster.touch("search")
        for key in "LA":
            poster.touch(f"key {key}")
        sheets.append(poster.sheet)
        seen = [[repr(mark) for mark in sheet.marks] for sheet in sheets]
        both.append((seen, poster.posted))
    assert both[0] == both[1]


def test_items_that_look_alike_are_chosen_by_their_numbers() -> None:
    poster = opened().touch(f"group {TOOLS.key}")

    assert "Welke is het?" in poster.texts
    assert poster.texts.count(DRILL.name) == 2
    assert {DRILL.barcode, SECOND.barcode} < set(poster.texts)
    assert SAW.barcode not in poster.texts, "there is one saw"
    assert chosen(poster.touch(f"{SECOND.barcode} · {DRILL.name}")) == SECOND.barcode


def test_items_that_differ_in_size_alone_are_told_apart_by_their_size() -> None:
    poster = opened().touch(f"group {TOOLS.key}")

    assert {"10 inch", "12 inch"} < set(poster.texts)
    assert not {"B-10", "B-12"} & set(poster.texts)
    assert chosen(poster.touch("Loopfiets 12 inch")) == "B-12"


def test_items_that_look_alike_stand_together() -> None:
    apart = Catalogue(TODAY, (Offer(DRILL, "Boren"), Offer(SAW, "Zagen"), Offer(SECOND, "Tweede hands")))
    poster = Poster().show(present(play(DESK, PanelOpened(Panel.NO_BARCODE), CatalogueRead(apart)), BOOK))

    names = [text for text in poster.texts if text in (DRILL.name, SAW.name)]
    assert names == [DRILL.name, DRILL.name, SAW.name]


@pytest.mark.parametrize("sought", ["KLOPBORMACHINE", "0900"], ids=["its name with a slip", "its number"])
def test_a_search_finds_one_of_several_alike(sought: str) -> None:
    poster = opened().touch("search")
    for letter in sought:
        poster.touch(f"key {letter}")

    assert chosen(poster.touch(f"{SECOND.barcode} · {DRILL.name}")) == SECOND.barcode


def test_nothing_of_the_choice_is_left_for_the_next_visitor() -> None:
    page = opened(*card(DESK, *AT_HOME)).touch(f"group {TOOLS.key}").page
    page.wipe()
    assert isinstance(page, NoBarcodePage)
    assert (page.group, page.shelves, page.view, page.own) == (None, None, None, ())


@pytest.mark.parametrize("messages", [(), (HouseMessage(1, "Je bril ligt aan de balie."),)], ids=["none", "message"])
def test_the_first_page_of_a_visit_wipes_the_choice(messages: tuple[HouseMessage, ...]) -> None:
    came = VisitOpened(SAMIRA, (), TODAY, messages=messages)
    begun = present(play(DESK, CardSeen(CARD, 1.0), came), BOOK)
    assert not page_of(type(begun.view)).over_visit
