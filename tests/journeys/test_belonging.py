"""Where items belong, and a part that comes later: real runtime, database, words and paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.lending.cards import identify
from kiosk.lending.commands import AddItem, Details, SetShelf
from kiosk.lending.events import AllTherePressed, PartNoted, PartsToldPressed, PartsUnfolded
from kiosk.lending.model import Operation, Part, PartNote
from kiosk.lending.states import Visiting
from kiosk.lending.tickets import SlipRow
from kiosk.lending.volunteers.events import BackPressed, Tile, TileChosen
from tests.journeys.journey import KEY, SAMIRAS_CHIP, Journey

JOKES_CHIP = bytes.fromhex("04C0FFEE000001")
PARTS = (Part("blokken", 12), Part("borden", 2))


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Journey]:
    """Joke is a volunteer of the toys; the drill, the blocks and the train have a shelf, the ladder has none."""
    journey = Journey(tmp_path)
    journey.book.add_member("0501", "Joke Peeters")
    journey.book.add_card("0501", identify(JOKES_CHIP, KEY))
    journey.book.add_volunteer("0501", "spelotheek")
    journey.book._command(AddItem("spelotheek", "toy", "Bouwblokken", "SPE-2", None, Details(parts=PARTS, shelf="B10")))
    for code, shelf in (("INS-1", "A1"), ("SPE-1", "B2")):
        journey.book._command(SetShelf(code, shelf))
    with journey.open():
        yield journey


def newest(kiosk: Journey) -> Operation:
    kiosk.rest()
    visit = kiosk.runtime.session.shown
    assert isinstance(visit, Visiting)
    return visit.lines[0].operation


def test_a_visitor_is_told_the_shelf_and_a_volunteer_puts_away_the_items_that_they_took_in(kiosk: Journey) -> None:
    kiosk.scan("INS-1", "SPE-2")
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("SPE-1")
    kiosk.press("Klaar")
    kiosk.later(120)
    kiosk.scan("INS-1")
    kiosk.sees("Zet het op plank A1.")
    kiosk.scan("SPE-2")
    kiosk.sees("Is alles erbij?")
    kiosk.sees_nothing_of("B10")
    kiosk.touch(AllTherePressed(newest(kiosk)))
    kiosk.sees("Zet het op plank B10.")
    kiosk.press("Klaar")
    kiosk.later(5)
    kiosk.rest()
    said = [row.detail for group in kiosk.printer.jobs[-1].slip.groups for row in group.rows]
    assert said == ["hoort op plank A1", "hoort op plank B10"]

    kiosk.later(120)
    kiosk.tap(JOKES_CHIP)
    kiosk.touch(TileChosen(Tile.CHECK_IN))
    kiosk.scan("SPE-1")
    kiosk.sees("Naar plank B2")
    kiosk.touch(BackPressed())
    kiosk.touch(TileChosen(Tile.PUT_AWAY))
    kiosk.sees("Houten treinset")
    kiosk.sees_nothing_of("Bouwblokken", "Klopboormachine")
    kiosk.press("Druk de lijst af")
    kiosk.rest()
    (group,) = kiosk.printer.jobs[-1].slip.groups
    assert group.rows == (SlipRow("Houten treinset", amount="B2"),)
    kiosk.press("Gedaan")
    kiosk.sees("Alles staat op zijn plek.")


def test_a_missing_part_comes_with_its_slip(kiosk: Journey) -> None:
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan("SPE-2")
    kiosk.press("Klaar")
    kiosk.later(5)
    kiosk.rest()
    assert kiosk.printer.jobs[-1].slip.groups[0].rows[0].parts == "Erbij: 12 blokken, 2 borden"

    kiosk.later(120)
    kiosk.scan("SPE-2")
    for touch in (PartsUnfolded(newest(kiosk)), PartNoted(PartNote(0, missing=2)), PartsToldPressed()):
        kiosk.touch(touch)
    kiosk.press("Een stukje komt nog")
    kiosk.sees("Neem het briefje mee.")
    kiosk.rest()
    slip = kiosk.printer.jobs[-1].slip
    assert (slip.groups[0].rows, len(slip.barcode)) == ((SlipRow("Bouwblokken", "2 blokken"),), 8)
    kiosk.sees(slip.barcode)
    kiosk.sees_nothing_of("Een stukje komt nog", "Samira")

    kiosk.later(120)
    kiosk.days_pass(3)
    kiosk.scan(slip.barcode.lower())
    kiosk.sees("welcome", "Dank je! Leg het stukje hier.", "Bouwblokken")
    kiosk.later(60)
    kiosk.tap(SAMIRAS_CHIP)
    kiosk.scan(slip.barcode)
    kiosk.sees("Dit briefje is al in orde. Dank je!")

    kiosk.later(60)
    kiosk.tap(JOKES_CHIP)
    kiosk.touch(TileChosen(Tile.INBOX))
    kiosk.sees("Inbox: 1")
    (waiting,) = kiosk.book.list_inbox()
    assert waiting.kind == "found"
