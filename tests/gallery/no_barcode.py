"""*Geen streepjescode?* in pictures: first the loans at home, then all items, and the choice between several alike."""

from dataclasses import replace

from kiosk.lending.events import (
    CatalogueRead,
    Event,
    GuideRead,
    LendingRefused,
    Panel,
    PanelOpened,
    PictureChosen,
    Recorded,
)
from kiosk.lending.model import ByPicture, Catalogue, Item, Offer, Reason, Refusal, SessionSettings, Why
from tests.gallery.catalogue import CATALOGUE, Hand, hands, open_group, typed
from tests.gallery.guide import GUIDE, NOBODY
from tests.gallery.lines import LOANS, lent, returned
from tests.gallery.play import Scenes, card, play
from tests.house import BIKES, DRILL, SPORTS, TODAY, TOOLS

DRILLS = tuple(Item(f"DEMO-03{number:02}", DRILL.name, DRILL.picture, TOOLS) for number in range(3))
BALANCE_BIKES = tuple(Item(f"DEMO-031{inch}", f"Loopfiets {inch} inch", "bike", BIKES) for inch in (10, 12, 14))
SKATES = tuple(Item(f"DEMO-032{size}", f"Schaatsen maat {size}", "skates", SPORTS) for size in (31, 33, 35, 37, 39))
MANY = tuple(Item(f"54006381333{number:02}", "Rolmeter", "toolbox", TOOLS) for number in range(30))
ALIKE = Catalogue(
    TODAY, (*CATALOGUE.offers, *(Offer(item, "Meer") for item in (*DRILLS, *BALANCE_BIKES, *SKATES, *MANY)))
)


def without_barcodes(desk: SessionSettings) -> Scenes:
    opened = (PanelOpened(Panel.NO_BARCODE), CatalogueRead(ALIKE))
    here = card(desk, *LOANS)
    returns = GuideRead(replace(GUIDE, by_picture=ByPicture.RETURN))
    chosen = (*here, *opened, PictureChosen(DRILL.barcode))
    refused = LendingRefused(Refusal(DRILL, (Reason(Why.NOT_SCANNED),)))
    played: dict[str, tuple[Event, ...]] = dict.fromkeys(HANDS, opened) | {
        "no-barcode-own": (*here, *opened),
        "no-barcode-returns": (returns, *here, *opened),
        "no-barcode-lent": (*chosen, Recorded(replace(lent(DRILL), by_picture=True), TODAY)),
        "no-barcode-returned": (*opened, PictureChosen(DRILL.barcode), _back()),
        "no-barcode-refused": (returns, *chosen, refused),
        "no-barcode-list-alone": (GuideRead(NOBODY), *opened),
    }
    return {name: play(desk, *events) for name, events in played.items()}


def _back() -> Recorded:
    return Recorded(replace(returned(DRILL), by_picture=True), TODAY)


HANDS: dict[str, Hand] = {
    "no-barcode": hands(),
    "no-barcode-list": hands(open_group(TOOLS)),
    "no-barcode-list-sizes": hands(open_group(SPORTS)),
    "no-barcode-list-mixed": hands(open_group(BIKES)),
    "no-barcode-list-alone": hands(open_group(TOOLS)),
    "no-barcode-search": hands(typed("TREINSTE")),
    "no-barcode-search-alike": hands(typed("KLOP")),
    "no-barcode-found-alike": hands(typed("ROLMETER"), lambda page: page.show_found()),
}
"""The touches of each state that change the page itself, by the name of the state."""
