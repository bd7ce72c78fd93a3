"""An item whose barcode cannot be read, on the real runtime: borrowed and returned in three touches at most."""

from pathlib import Path

from kiosk.lending.tickets import Slip
from tests.journeys.journey import SAMIRAS_CHIP, Journey
from tests.support.poster import Poster

MOST = 3


def find(kiosk: Journey, *touched: str, typed: str = "") -> int:
    """Opens *Geen streepjescode?*, touches these one after the other, and posts the choice. Returns the number of
    touches.
    """
    kiosk.press("Geen code?")
    kiosk.sees("Wat heb je in je hand?")
    kiosk.rest()
    poster = Poster().show(kiosk.shown)
    for target in touched:
        poster.touch(target)
        if target == "search":
            for letter in typed:
                poster.touch(f"key {letter}")
    kiosk.touch(poster.posted[-1])
    return 1 + len(touched)


def test_an_item_that_cannot_be_scanned_is_borrowed_and_returned(tmp_path: Path) -> None:
    journey = Journey(tmp_path)
    journey.book.add_item("INS-4", "Ladder", 7, "ladder", "instrumentheek")
    with journey.open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        assert find(kiosk, "group instrumentheek", "INS-4 · Ladder") <= MOST
        kiosk.sees("Ladder", "Geleend", "Zonder streepjescode")
        assert find(kiosk, "search", "Cirkelzaag", typed="ZAAG") <= MOST
        kiosk.sees("Cirkelzaag", "Geleend")
        kiosk.press("Klaar")
        kiosk.later(10)
        assert kiosk.loans == [("INS-4", "0412", True), ("INS-2", "0412", True)]
        ticket = kiosk.printer.jobs[-1].slip
        assert isinstance(ticket, Slip)
        details = [row.detail for group in ticket.groups for row in group.rows]
        assert all(detail.endswith("zonder streepjescode") for detail in details)

        kiosk.later(60)
        assert find(kiosk, "group instrumentheek", "INS-4 · Ladder") <= MOST
        kiosk.sees("Terug. Dank je!", "Zonder streepjescode")
        kiosk.later(100)

        kiosk.tap(SAMIRAS_CHIP)
        kiosk.sees("Dag Samira")
        assert find(kiosk, "group INS-2") == 2
        kiosk.sees("Terug. Dank je!")
        assert [out for *_, out in kiosk.loans] == [False, False]
        asked = kiosk.rows("SELECT barcode FROM inbox JOIN item ON item.id = item_id WHERE kind = 'label' ORDER BY 1")
        assert asked == [("INS-2",), ("INS-4",)]
