"""The pages of members, items and stock-takes and the forms under fingers: what opens and shuts, what is posted, and
that nothing of it is left."""

import time

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
from tests.gallery.states import gallery
from tests.gallery.volunteer_files import FILE_HANDS, LADDER, NOOR
from tests.gallery.widget_lint import faults
from tests.house import BLOCKS, SAW
from tests.screens.conftest import TIGHTEST, Kiosk

NL = gallery("nl")


def tile(kiosk: Kiosk, title: str) -> None:
    kiosk.tap(next(c for c in kiosk.stage.controls() if getattr(c.item, "title", "") == title))
    kiosk.settle()


def said(kiosk: Kiosk) -> list[str]:
    texts = [getattr(c, "text", "") or getattr(c.item, "text", "") for c in kiosk.stage.controls()]
    return [text or getattr(c.item, "title", "") for text, c in zip(texts, kiosk.stage.controls(), strict=True)]


@pytest.mark.parametrize(("size", "bigger"), TIGHTEST[1::2], ids=str)
def test_all_that_lies_behind_a_tile_passes_the_lint(kiosk: Kiosk, size: tuple[int, int], bigger: bool) -> None:
    kiosk.resize(size)
    found = []
    for name, hand in FILE_HANDS.items():
        kiosk.show(NL["wait-silent"])
        kiosk.show(NL[name], bigger=bigger)
        hand(kiosk.stage)
        kiosk.settle()
        found += [f"{name}: {fault}" for fault in faults(kiosk.stage, kiosk.app.theme)]

    assert [] == found


@pytest.mark.parametrize("name", ["desk-member", "desk-item-for-member", "desk-count", "desk-count-seen"])
def test_every_tile_is_in_sight_at_once_on_the_smallest_display(kiosk: Kiosk, name: str) -> None:
    kiosk.resize((800, 480))
    kiosk.show(NL[name])
    view = NL[name].view

    pane = kiosk.stage.screen.ids.scroller.pane
    tiles = [c for c in kiosk.stage.controls() if type(c).__name__ == "SheetTile"]

    assert len(tiles) == len(view.sections) + len(view.actions)  # type: ignore[union-attr]
    assert all(c.to_window(c.x, c.y)[1] >= pane.to_window(pane.x, pane.y)[1] - 2 for c in tiles)


def test_a_tile_opens_its_section_and_the_way_back_leads_to_the_tiles(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-member"])

    tile(kiosk, "Thuis")
    assert ["Cirkelzaag", "Puzzel De boerderij", "Bouwblokken"] == [one for one in said(kiosk) if one][:3]
    kiosk.tap("Cirkelzaag")
    assert ItemChosen(SAW.barcode) == kiosk.posted[-1]

    kiosk.tap("Naar het lid")
    assert "Kaarten" in said(kiosk)
    kiosk.tap("Terug")
    assert BackPressed() == kiosk.posted[-1]


def test_two_touches_lose_a_card(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-member"])

    tile(kiosk, "Kaarten")
    kiosk.tap("Verloren")

    assert CommandChosen(LoseCard(NOOR.member, 1)) == kiosk.posted[-1]
    kiosk.tap("Nieuwe kaart")
    assert CardWanted() == kiosk.posted[-1]


def test_two_touches_change_the_state_of_an_item_and_one_prints_its_label(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-item"])

    tile(kiosk, "Etiket")
    assert LabelPressed() == kiosk.posted[-1]
    tile(kiosk, "Staat")
    kiosk.tap("In herstel")
    assert CommandChosen(MarkItem(BLOCKS.barcode, Condition.REPAIR)) == kiosk.posted[-1]


def test_what_is_open_stays_open_while_the_page_is_told_anew(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-member"])
    tile(kiosk, "Geld")

    kiosk.show(NL["desk-member-paid"])
    assert "Betaald" in said(kiosk)

    kiosk.show(NL["desk-member-new"])
    assert "Betaald" not in said(kiosk)


def test_all_that_can_be_done_with_money_stands_behind_its_row(kiosk: Kiosk) -> None:
    kiosk.resize((800, 480))
    kiosk.show(NL["desk-member"])
    tile(kiosk, "Geld")

    kiosk.tap("Spelotheek")
    kiosk.settle()
    assert {"Betaald", "Hoeft niet", "Waarborg", "Naar het lid"} <= set(said(kiosk))
    kiosk.tap("Waarborg")
    assert FormOpened(Form(FormKind.DEPOSIT, "spelotheek")) == kiosk.posted[-1]

    kiosk.tap("Naar het lid")
    kiosk.settle()
    assert "Geef terug" in said(kiosk)


def test_a_refusal_stands_before_all_else_until_it_is_closed(kiosk: Kiosk) -> None:
    kiosk.resize((800, 480))
    kiosk.show(NL["desk-member-refused"])

    assert "Kaarten" not in said(kiosk)
    kiosk.tap("Toch uitlenen")
    assert FormOpened(Form(FormKind.OVERRIDE, key=LADDER.barcode)) == kiosk.posted[-1]
    kiosk.tap("Terug")
    assert NoticeClosed() == kiosk.posted[-1]


def test_a_scan_in_a_stock_take_brings_what_was_scanned_into_sight(kiosk: Kiosk) -> None:
    kiosk.show(NL["desk-count"])
    tile(kiosk, "Te veel")

    kiosk.show(NL["desk-count-seen"])

    assert kiosk.stage.screen.section is None
    assert "Klopboormachine" in {getattr(w, "text", "") for w in kiosk.stage.screen.ids.newest.walk(restrict=True)}


def test_only_what_is_in_sight_exists_among_thousands_that_are_missing(kiosk: Kiosk) -> None:
    kiosk.resize((800, 480))
    kiosk.show(NL["desk-count-open-missing"])
    began = time.perf_counter()
    tile(kiosk, "Nog te zien")
    for _ in range(40):
        kiosk.stage.screen.ids.scroller.page(1)
        kiosk.frames.lay_out(1)

    assert time.perf_counter() - began < 10
    cards = [w for w in kiosk.stage.screen.walk(restrict=True) if type(w).__name__ == "RowCard"]
    assert len(cards) < 40


@pytest.mark.parametrize(
    "name", ["desk-member", "desk-member-open-cards", "desk-member-refused", "desk-seek-member-found"]
)
def test_nothing_of_a_member_is_left_on_any_screen(kiosk: Kiosk, name: str) -> None:
    kiosk.show(NL[name])
    if name in FILE_HANDS:
        FILE_HANDS[name](kiosk.stage)
        kiosk.settle()
    assert [text for text in kiosk.words() if "Noor" in text]

    kiosk.show(NL["welcome"])

    assert [] == [text for text in kiosk.words() if "Noor" in text or "1042" in text]
