"""Pictures of a house in which nobody is there to ask."""

from kiosk.lending.events import (
    CardFault,
    CardRefused,
    CardSeen,
    CardUnknown,
    CodeRefused,
    CodeScanned,
    CodeUnknown,
    Event,
    GuideRead,
    LedgerSilent,
    Panel,
    PanelOpened,
)
from kiosk.lending.model import SessionSettings
from tests.gallery.guide import NOBODY
from tests.gallery.lines import LOANS, lent
from tests.gallery.play import CARD, OTHER_CARD, Scenes, card, play, scan
from tests.house import DRILL, LADDER

STRANGE = "8712345678906"


def while_nobody_is_there(desk: SessionSettings) -> Scenes:
    alone = GuideRead(NOBODY)
    here = card(desk, *LOANS)
    scanned = (CodeScanned(STRANGE, 12), CodeUnknown(STRANGE))
    played: dict[str, tuple[Event, ...]] = {
        "alone-welcome": (),
        "alone-help": (PanelOpened(Panel.HELP),),
        "alone-unknown-card": (CardSeen(CARD, 5), CardUnknown()),
        "alone-torn-card": (CardRefused(CardFault.UNREADABLE, 5),),
        "alone-unknown-code": scanned,
        "alone-unreadable-code": (CodeRefused(5),),
        "alone-visit": here,
        "alone-visit-2-lines": (*here, *scan(lent(DRILL), lent(LADDER))),
        "alone-visit-help": (*here, PanelOpened(Panel.HELP)),
        "alone-visit-unknown-code": (*here, *scanned),
        "alone-visit-unknown-card": (*here, CardSeen(OTHER_CARD, 14), CardUnknown()),
        "alone-silent": (CodeScanned(STRANGE, 12), LedgerSilent()),
    }
    return {name: play(desk, alone, *events) for name, events in played.items()}
