"""No way out of a dead end takes more than four touches while nobody is there.

Touches are counted from the page on which a visitor is stuck, without typing and without turning the pages of a list.
"""

from collections.abc import Callable

import pytest

from kiosk.lending.events import CodeTyped, NumberTyped, Panel, PanelOpened, PictureChosen, SlipWanted, Touch
from kiosk.lending.visit.notes import NoteWritten
from screens.present.members.alone.stuck import StuckView
from screens.present.values import Action
from tests.gallery.no_barcode import ALIKE
from tests.gallery.states import gallery
from tests.screens.test_pad import SIZES, strike
from tests.support.poster import Poster

NL = gallery("nl")
MOST = 4
Size = tuple[int, int]


def by_number(size: Size) -> int:
    """The touches to enter number, *Verder*, PIN, *Verder*; typing is not counted."""
    poster = strike(strike(Poster(size).show(NL["pad-number"]), *"1042").touch("Verder"), *"2468").touch("Verder")
    assert poster.posted == [NumberTyped("1042", "2468")]
    return 2


def by_code(size: Size) -> int:
    """The touches of *Typ de code*, and *Verder* after it."""
    assert Poster(size).show(NL["no-barcode"]).touch("code").posted[-1] == PanelOpened(Panel.CODE)
    poster = strike(Poster(size).show(NL["pad-code"]), *"AB-1").touch("Verder")
    assert poster.posted == [CodeTyped("AB-1")]
    return 2


def by_picture(size: Size) -> int:
    """The touches of the initiative, then the item; items that look alike can be chosen as well."""
    posted: list[Touch] = []
    for group in dict.fromkeys(offer.item.initiative.key for offer in ALIKE.offers):
        poster = Poster(size).show(NL["no-barcode"])
        while f"group {group}" not in keys(poster):
            poster.touch("more")
        touch_all_items(poster.touch(f"group {group}"))
        posted += poster.posted
    assert {event.barcode for event in posted if isinstance(event, PictureChosen)} == BARCODES
    return 2


def by_search(size: Size) -> int:
    """The touches of *Zoek*, then the result; name and number leave one of several alike."""
    poster = Poster(size).show(NL["no-barcode"]).touch("search")
    if "key 0" not in keys(strike(poster, *"KLOP", "space")):
        poster.touch("key page")
    strike(poster, *"0302")
    found = [key for key in keys(poster) if key.startswith("item ")]
    assert poster.touch(found[0]).posted[-1] == PictureChosen("DEMO-0302")
    return 2


def by_note(size: Size) -> int:
    """The touches of the problem, then the item."""
    poster = Poster(size).show(NL["alone-visit-note"])
    first = next(one for one in poster.sheet.targets if not isinstance(one.press, Action))
    answers = [one.press for one in poster.touch(first.key).sheet.targets]
    assert sum(isinstance(press, Action) and isinstance(press.event, NoteWritten) for press in answers) == 3
    return 2


def touch_all_items(poster: Poster) -> None:
    touched: set[str] = set()
    while fresh := {key for key in keys(poster) if key.startswith("item ")} - touched:
        touched |= fresh
        for key in fresh:
            poster.touch(key)
        if "more" in keys(poster):
            poster.touch("more")


def keys(poster: Poster) -> list[str]:
    return [one.key for one in poster.sheet.targets]


BARCODES = {offer.item.barcode for offer in ALIKE.offers}
ENDS: dict[Touch, tuple[Callable[[Size], int], ...]] = {
    PanelOpened(Panel.NUMBER): (by_number,),
    PanelOpened(Panel.NO_BARCODE): (by_picture, by_search, by_code),
    PanelOpened(Panel.NOTE): (by_note,),
    PanelOpened(Panel.GUIDE): (),
    SlipWanted(): (),
}
"""The function for each way out: it walks from the first touch to the end and returns the number of touches."""
TO_ALL_WAYS = 1
"""The touch that leads to the page with all ways out."""


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_way_out_takes_at_most_four_touches(size: Size) -> None:
    pages = (shown.view for shown in NL.values() if isinstance(shown.view, StuckView))
    ways = {action.event for page in pages for action in page.ways}
    assert ways == ENDS.keys()

    assert all(TO_ALL_WAYS + 1 + walk(size) <= MOST for way in ways for walk in ENDS[way])
