"""Visits at night, when nobody is there: with an unknown card, and without a card."""

from datetime import UTC, datetime
from pathlib import Path

from kiosk.lending.actors import CommandLine
from kiosk.lending.commands import GiveCardOfSlip
from kiosk.lending.events import NumberTyped, Panel
from kiosk.lending.model import Operation
from tests.house import ALL_TERMS
from tests.journeys.journey import KEY, STRANGE_CHIP, Journey, everything

NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)


def test_at_night_an_unknown_card_gets_a_slip_and_a_member_opens_a_visit_by_number(
    tmp_path: Path,
) -> None:
    with Journey(tmp_path, terms=ALL_TERMS, at=NIGHT).open() as kiosk:
        kiosk.book.set_pin("0412", "4711", KEY)
        kiosk.sees("Lukt het niet?")
        kiosk.tap(STRANGE_CHIP)
        kiosk.press("Druk een briefje af")
        kiosk.sees("Jouw code: ")
        kiosk.rest()
        paper = kiosk.printer.last_paper()
        assert paper is not None
        (slip,) = kiosk.rows("SELECT slip FROM unknown_card")[0]
        assert f"{slip[:3]}\u00a0{slip[3:]}" in everything(kiosk.shown)
        assert f"{slip[:3]} {slip[3:]}" in " ".join(paper.lines)
        kiosk.press("Oké, verder")
        kiosk.press("Kaart vergeten?")
        kiosk.rest()
        assert kiosk.runtime.session.panel is Panel.NUMBER
        kiosk.touch(NumberTyped("0412", "4711"))
        kiosk.sees("Dag Samira")
        kiosk.press("Klaar")
        kiosk.book.do(Operation(""), CommandLine(), GiveCardOfSlip("0413", slip))
        kiosk.tap(STRANGE_CHIP)
        kiosk.sees("Bonjour Jean")
