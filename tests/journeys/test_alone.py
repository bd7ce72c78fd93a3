"""Visits to a house in which nobody is there, by a member and by a stranger, on the real runtime."""

from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path

from kiosk.lending.opening import Hours
from kiosk.lending.terms import SelfService, Terms
from tests.house import TOOLS, TOYS
from tests.journeys.journey import SAMIRAS_CHIP, STRANGE_CHIP, Journey, everything

AT_NIGHT = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
SATURDAYS = (*[()] * 5, (Hours(time(10), time(12)),), ())
LENDS_ITSELF = Terms(TOYS.key, TOYS.name, TOYS.colour, hours=SATURDAYS)
WITH_PEOPLE = replace(LENDS_ITSELF, key=TOOLS.key, name=TOOLS.name, self_service=SelfService.RETURN)


def house(folder: Path, *terms: Terms) -> Journey:
    kiosk = Journey(folder, terms=terms, at=AT_NIGHT)
    for one in terms:
        kiosk.book.add_item(f"{one.key}-1", f"Ding van {one.name}", None, "box", one.key)
    return kiosk


def test_a_member_at_a_closed_house_is_told_what_works_now_and_when_the_house_opens(tmp_path: Path) -> None:
    with house(tmp_path, LENDS_ITSELF, WITH_PEOPLE).open() as kiosk:
        kiosk.tap(SAMIRAS_CHIP)
        saturday = "zaterdag 28 november van 10 tot 12 uur"
        kiosk.sees("Terugbrengen kan altijd. Lenen kan nu niet bij: Instrumentheek.", f"Er is weer iemand: {saturday}")
        kiosk.scan("spelotheek-1")
        kiosk.sees("visit, 1 line")
        kiosk.scan("instrumentheek-1")
        kiosk.sees("O1", "Nu is er niemand.", f"Dat kan {saturday}. Terugbrengen kan altijd.")
        kiosk.press("Laat een briefje achter")
        kiosk.press("Een ander ding")
        kiosk.sees("Dank je! We weten het.", "B1")


def test_a_stranger_with_an_unknown_code_leaves_a_note_and_the_inbox_has_code_and_note(tmp_path: Path) -> None:
    with house(tmp_path, LENDS_ITSELF).open() as kiosk:
        kiosk.tap(STRANGE_CHIP)
        kiosk.sees("Deze kaart kennen we nog niet.", "Probeer een andere kaart.", "Er is weer iemand")
        kiosk.sees_nothing_of("vraag hulp", "Vraag hulp")
        for _ in range(3):
            kiosk.scan("8712345678906")
        kiosk.sees("De code 8712345678906 kennen we niet.")
        kiosk.press("Laat een briefje achter")
        kiosk.press("Een ander ding")
        kiosk.sees("Dank je! We weten het.", "B3")
        kiosk.rest()
        assert kiosk.printer.jobs[-1].slip.large == "B3"
        assert "Samira" not in everything(kiosk.printer.jobs[-1].slip)
        assert kiosk.rows("SELECT kind, remark, initiative_id FROM inbox ORDER BY id") == [
            ("card", None, None),
            ("unknown", "8712345678906", None),
            ("left", "broken", None),
        ]
