"""How many touches each errand takes, from the page where a visitor is: never more than stand here."""

from collections.abc import Callable
from datetime import time

import pytest

from kiosk.lending.commands import OpenUntil, UndoOperation
from kiosk.lending.events import (
    DonePressed,
    LanguageChosen,
    Panel,
    PanelOpened,
    RenewAllPressed,
    RenewPressed,
    TicketDeclined,
    TicketWanted,
    Touch,
    UndoPressed,
)
from kiosk.lending.visit.notes import NoteWritten
from kiosk.lending.volunteers.events import (
    BackPressed,
    CommandChosen,
    SheetJobChosen,
    SheetsWanted,
    Tile,
    TileChosen,
)
from screens.present.values import Action, Shown
from tests.gallery.lint import SIZES
from tests.gallery.states import gallery
from tests.house import DRILL
from tests.support.poster import Poster

NL = gallery("nl")
Wanted = Callable[[Touch], bool]
WIDE, SMALL = (1280, 800), (800, 480)


def fewest(state: str, wanted: Wanted, size: tuple[int, int], most: int) -> int:
    """The number of touches from this state until one posts the wanted event; `most` + 1 where `most` are not
    enough.
    """
    ways: list[tuple[str, ...]] = [()]
    seen: set[tuple[str, ...]] = set()
    for touches in range(1, most + 1):
        longer = []
        for way in ways:
            poster = after(NL[state], way, size)
            targets = poster.sheet.targets
            if any(isinstance(one.press, Action) and wanted(one.press.event) for one in targets):
                return touches
            place = tuple(sorted(one.key for one in targets))
            if place not in seen:
                seen.add(place)
                longer += [(*way, one.key) for one in targets if not isinstance(one.press, Action)]
        ways = longer
    return most + 1


def after(shown: Shown, way: tuple[str, ...], size: tuple[int, int]) -> Poster:
    poster = Poster(size).show(shown)
    for key in way:
        poster.touch(key)
    return poster


def posts(kind: type) -> Wanted:
    return lambda event: isinstance(event, kind)


def commands(kind: type) -> Wanted:
    return lambda event: isinstance(event, CommandChosen) and isinstance(event.command, kind)


def about(code: str) -> Wanted:
    return lambda event: isinstance(event, NoteWritten) and event.code == code


def open_until(initiative: str, until: time) -> Wanted:
    return lambda event: event == CommandChosen(OpenUntil(initiative, until))


TO_THE_HOURS: tuple[str, Wanted] = ("desk-home", lambda event: event == TileChosen(Tile.HOURS))
FLOWS: tuple[tuple[str, tuple[tuple[str, Wanted], ...], int, int], ...] = (
    ("leave", (("visit-3-lines", posts(DonePressed)),), 1, 1),
    ("take back a line", (("visit-1-line", posts(UndoPressed)),), 1, 1),
    ("renew one", (("visit-nothing-done", posts(RenewPressed)),), 2, 3),
    (
        "renew all",
        (
            ("visit-nothing-done", lambda event: event == PanelOpened(Panel.MINE)),
            ("mine", posts(RenewAllPressed)),
        ),
        3,
        3,
    ),
    (
        "another language",
        (
            ("welcome", lambda event: event == PanelOpened(Panel.LANGUAGES) or isinstance(event, LanguageChosen)),
            ("languages", posts(LanguageChosen)),
        ),
        2,
        2,
    ),
    ("see what there is", (("welcome", lambda event: event == PanelOpened(Panel.CATALOGUE)),), 1, 1),
    ("see who is there", (("welcome", lambda event: event == PanelOpened(Panel.GUIDE)),), 1, 1),
    (
        "a note from the welcome, nobody there",
        (
            ("alone-welcome", lambda event: event == PanelOpened(Panel.HELP)),
            ("alone-help", lambda event: event == PanelOpened(Panel.NOTE)),
            ("alone-note", posts(NoteWritten)),
        ),
        3,
        3,
    ),
    (
        "a note in a visit, about one of its things",
        (
            ("alone-visit", lambda event: event == PanelOpened(Panel.HELP)),
            ("alone-visit-help", lambda event: event == PanelOpened(Panel.NOTE)),
            ("alone-visit-note", about(DRILL.barcode)),
        ),
        4,
        4,
    ),
    (
        "a note after an unknown code",
        (
            ("alone-unknown-code", lambda event: event == PanelOpened(Panel.NOTE)),
            ("alone-note", posts(NoteWritten)),
        ),
        2,
        2,
    ),
    (
        "a note about what is refused",
        (
            ("alone-refusal-owes", lambda event: event == PanelOpened(Panel.NOTE)),
            ("alone-visit-note", posts(NoteWritten)),
        ),
        3,
        3,
    ),
    ("a ticket", (("goodbye-ticket-offered", posts(TicketWanted)),), 1, 1),
    ("no ticket", (("goodbye-ticket-offered", posts(TicketDeclined)),), 1, 1),
    ("close the goodbye", (("goodbye-printed", posts(DonePressed)),), 1, 1),
    ("begin the check-in", (("desk-home", lambda event: event == TileChosen(Tile.CHECK_IN)),), 1, 1),
    ("undo a wrong check-in", (("desk-check-in", commands(UndoOperation)),), 1, 1),
    ("end the check-in", (("desk-check-in", posts(BackPressed)),), 1, 1),
    (
        "import a sheet of a stick",
        (
            ("desk-home", lambda event: event == TileChosen(Tile.ITEM)),
            ("desk-things-sheets", posts(SheetsWanted)),
            ("desk-sheets-checked", posts(SheetJobChosen)),
        ),
        3,
        3,
    ),
    ("take an import back", (("desk-sheets-imported", posts(SheetJobChosen)),), 1, 1),
    ("open until half past six", (TO_THE_HOURS, ("desk-hours", open_until("instrumentheek", time(18, 30)))), 2, 2),
    (
        "open the only initiative until its earliest hour",
        (TO_THE_HOURS, ("desk-hours-one", open_until("babytheek", time(15)))),
        2,
        2,
    ),
    (
        "open the only initiative until its latest hour",
        (TO_THE_HOURS, ("desk-hours-one", open_until("babytheek", time(18)))),
        2,
        2,
    ),
)
"""Each errand, its pages with the wanted event on each, and the most touches: on every display, and on
the 7-inch display."""


@pytest.mark.parametrize("size", [each[:2] for each in SIZES], ids=str)
@pytest.mark.parametrize(("flow", "pages", "most", "most_small"), FLOWS, ids=[flow[0] for flow in FLOWS])
def test_no_errand_takes_more_touches_than_allowed(
    flow: str, pages: tuple[tuple[str, Wanted], ...], most: int, most_small: int, size: tuple[int, int]
) -> None:
    limit = most_small if size == SMALL else most

    assert sum(fewest(state, wanted, size, limit) for state, wanted in pages) <= limit


def test_control_an_impossible_errand_counts_as_too_many_touches() -> None:
    assert fewest("welcome", posts(RenewPressed), WIDE, 2) == 3
