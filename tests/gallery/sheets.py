"""States of the sheets of a stick at the desk, in every phase."""

from dataclasses import replace

from kiosk.lending.model import SessionSettings
from kiosk.lending.upkeep.sheets import Must, Problem, SheetPhase, SheetsRead, StickSheet, Unfit
from kiosk.lending.volunteers.events import SearchResults, SheetsTold, SheetsWanted, Tile, TileChosen
from tests.gallery.play import Scenes, play
from tests.gallery.volunteer_files import here

MEMBERS = StickSheet("leden.csv", "m", SheetPhase.CHECKED, "members", added=1498, changed=3, same=12)
ITEMS = StickSheet(
    "speelgoed najaar 2026.xlsx",
    "i",
    SheetPhase.CHECKED,
    "items",
    added=214,
    same=9,
    wrong=3,
    first_problems=(
        Problem(17, "waarde", "ongeveer 12 euro", Must.AMOUNT(most=10_000)),
        Problem(42, "code", "", Must.CODE_ON_IT()),
        Problem(42, "categorie", "Prentenboek", Must.KNOWN_WORD(choices="puzzel, gezelschapsspel, buitenspeelgoed")),
    ),
)
LOANS = StickSheet("uitleningen.csv", "l", SheetPhase.CHECKING)
NONSENSE = StickSheet("vakantiefoto.csv", "n", SheetPhase.UNFIT, unfit=Unfit.NO_SHEET)


def of_sheets(desk: SessionSettings) -> Scenes:
    things = (*here(desk), TileChosen(Tile.ITEM), SearchResults(""))

    def told(*sheets: StickSheet, busy: bool = False) -> SheetsTold:
        return SheetsTold(SheetsRead(sheets, busy=busy))

    def now(phase: SheetPhase, **more: int) -> StickSheet:
        return replace(MEMBERS, phase=phase, **more)  # type: ignore[arg-type]

    states = {
        "none": told(),
        "checking": told(LOANS, replace(LOANS, name="leden.csv", digest="m", done=400, total=1513), busy=True),
        "checked": told(MEMBERS),
        "wrong": told(replace(MEMBERS, phase=SheetPhase.IMPORTED, number=1), ITEMS, NONSENSE),
        "anew": told(replace(ITEMS, changed_since_check=True)),
        "importing": told(now(SheetPhase.IMPORTING, done=740, total=1513), ITEMS, busy=True),
        "imported": told(now(SheetPhase.IMPORTED, number=1), replace(ITEMS, phase=SheetPhase.IMPORTED, number=2)),
        "taking-back": told(now(SheetPhase.TAKING_BACK, done=320, total=1501), busy=True),
        "taken-back": told(now(SheetPhase.TAKEN_BACK, stays=12)),
        "stopped": told(LOANS, now(SheetPhase.IMPORTING), replace(ITEMS, phase=SheetPhase.TAKING_BACK)),
    }
    ways = {"desk-things-sheets": play(desk, SheetsRead((MEMBERS,)), *things)}
    return ways | {
        f"desk-sheets-{name}": play(desk, *things, SheetsWanted(), answer) for name, answer in states.items()
    }
