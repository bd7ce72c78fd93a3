"""The pages of members, items and stock-takes under touches: sections open and close, events are posted, nothing is
left.
"""

import pytest

from kiosk.lending.commands import LoseCard, MarkItem
from kiosk.lending.conditions import Condition
from kiosk.lending.events import NoticeClosed
from kiosk.lending.volunteers.events import (
    BackPressed,
    CardWanted,
    CommandChosen,
    Form,
    FormKind,
    FormOpened,
    ItemChosen,
    LabelPressed,
)
from screens.present.volunteers.sheet import SheetView
from tests.gallery.states import gallery
from tests.gallery.volunteer_files import FILE_TOUCHES, LADDER, NOOR
from tests.house import BLOCKS, SAW
from tests.screens.conftest import Kiosk
from tests.support.poster import Poster

NL = gallery("nl")
SMALL, WIDE = (800, 480), (1280, 800)


def turned_to(poster: Poster, name: str) -> Poster:
    """The page on which this target is, turned as a finger would turn it."""
    for _ in range(99):
        if any(name in (one.key, one.aloud) for one in poster.sheet.targets):
            return poster
        poster.touch(next(one.key for one in poster.sheet.targets if one.key.startswith("Nog")))
    raise AssertionError(name)


@pytest.mark.parametrize("name", ["desk-member", "desk-item-for-member", "desk-count", "desk-count-seen"])
@pytest.mark.parametrize("size", [SMALL, WIDE, (800, 1280), (1920, 1080)], ids=str)
def test_every_tile_is_in_sight_at_once(name: str, size: tuple[int, int]) -> None:
    poster, view = Poster(size).show(NL[name]), NL[name].view
    assert isinstance(view, SheetView)

    there = {one.key for one in poster.sheet.targets}
    assert {*(section.key for section in view.sections), *(action.text for action in view.actions)} <= there


def test_a_tile_opens_its_section_and_the_way_back_leads_to_the_tiles() -> None:
    poster = Poster().show(NL["desk-member"]).touch("loans")
    assert {"Cirkelzaag", "Puzzel De boerderij", "Bouwblokken"} <= set(poster.texts)
    poster.touch(SAW.barcode).touch("Naar het lid").touch("Terug")

    assert poster.posted == [ItemChosen(SAW.barcode), BackPressed()]
    assert poster.target("cards")


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
def test_two_touches_report_a_card_lost_and_two_wait_for_a_new_one(size: tuple[int, int]) -> None:
    poster = Poster(size).show(NL["desk-member"]).touch("cards").touch("Verloren").touch("Nieuwe kaart")

    assert poster.posted == [CommandChosen(LoseCard(NOOR.member, 1)), CardWanted()]


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=str)
def test_two_touches_change_the_state_of_an_item_and_one_prints_its_label(size: tuple[int, int]) -> None:
    poster = Poster(size).show(NL["desk-item"]).touch("Etiket").touch("state").touch("In herstel")

    assert poster.posted == [LabelPressed(), CommandChosen(MarkItem(BLOCKS.barcode, Condition.REPAIR))]


def test_facts_stand_at_the_left_and_actions_at_the_right() -> None:
    poster = Poster().show(NL["desk-item"])
    facts = [poster.target(key).box.right for key in ("state", "place", "parts", "instructions", "history")]
    assert max(facts) < poster.target("Etiket").box.x

    poster.touch("parts")
    assert poster.target("0 blokken: 1").box.right < poster.target("Onderdeel erbij").box.x


def test_an_open_section_stays_open_while_the_page_is_read_again() -> None:
    poster = Poster().show(NL["desk-member"]).touch("money")

    poster.show(NL["desk-member-paid"])
    assert poster.target("Betaald")

    poster.show(NL["desk-member-new"])
    assert "Betaald" not in poster.texts
    assert poster.target("money")


def test_all_actions_with_money_are_behind_its_row() -> None:
    poster = Poster(SMALL).show(NL["desk-member"]).touch("money").touch("own: spelotheek")
    assert {"Betaald", "Hoeft niet", "Waarborg", "Naar het lid"} <= {one.aloud for one in poster.sheet.targets}

    poster.touch("Waarborg").touch("Naar het lid")

    assert poster.posted == [FormOpened(Form(FormKind.DEPOSIT, "spelotheek"))]
    assert "Geef terug" in poster.texts


@pytest.mark.parametrize("bigger", [False, True])
def test_a_refusal_stands_before_all_else_until_it_is_closed(bigger: bool) -> None:
    poster = Poster(SMALL, bigger=bigger).show(NL["desk-member-refused"])
    assert not any(one.key == "cards" for one in poster.sheet.targets)

    turned_to(poster, "Toch uitlenen").touch("Toch uitlenen").touch("Terug")

    assert poster.posted == [FormOpened(Form(FormKind.OVERRIDE, key=LADDER.barcode)), NoticeClosed()]


def test_a_scan_in_a_stock_take_brings_its_item_into_sight() -> None:
    poster = Poster().show(NL["desk-count"]).touch("surplus")
    assert not any(one.key == "missing" for one in poster.sheet.targets)

    poster.show(NL["desk-count-seen"])

    assert "Klopboormachine" in poster.texts
    assert poster.target("missing")


def test_of_thousands_of_missing_items_only_those_in_sight_are_laid_out() -> None:
    poster = Poster(SMALL).show(NL["desk-count-open-missing"]).touch("missing")
    for _ in range(40):
        poster.touch(next(one.key for one in poster.sheet.targets if one.key.startswith("Nog")))

    assert len(poster.sheet.marks) < 200
    assert any(one.key.startswith("SPE-") for one in poster.sheet.targets)


def test_a_long_text_is_read_whole_line_by_line() -> None:
    poster = Poster(SMALL, bigger=True).show(NL["desk-item"])
    turned_to(poster, "instructions").touch("instructions")
    turned_to(poster, "returning").touch("returning")
    read = " ".join(poster.texts)
    for _ in range(9):
        turn = next((one.key for one in poster.sheet.targets if one.key.startswith("Nog")), "")
        if not turn:
            break
        poster.touch(turn)
        read += " " + " ".join(poster.texts)

    assert {"Maak", "droge", "planken", "bovenaan.", "Dank"} <= set(read.split())


@pytest.mark.parametrize(
    "name", ["desk-member", "desk-member-open-cards", "desk-member-refused", "desk-seek-member-found"]
)
def test_nothing_of_a_member_is_left_on_any_page(kiosk: Kiosk, name: str) -> None:
    kiosk.show(NL[name])
    for key in FILE_TOUCHES.get(name, ()):
        kiosk.stage.glass.press(next(one for one in kiosk.stage.glass.sheet.targets if one.key == key))
    assert [text for text in kiosk.words() if "Noor" in text]

    kiosk.show(NL["welcome"])

    assert [] == [text for text in kiosk.words() if "Noor" in text or "1042" in text]
