"""States with messages of the house for a member, with invented people."""

from kiosk.lending.events import CardRemoved, CardSeen, Event, NoticeClosed, Tick, VisitOpened
from kiosk.lending.limits import LONGEST_MESSAGE
from kiosk.lending.model import HouseMessage, SessionSettings
from tests.gallery.lines import LOANS, visitor
from tests.gallery.play import CARD, Scenes, play
from tests.house import TODAY

GLASSES = HouseMessage(1, "Je bril ligt aan de balie.")
SWING = HouseMessage(2, "Breng je volgende keer ook de schroeven van de schommel mee? Dank je wel!")
ARABIC = HouseMessage(3, "نظارتك موجودة على المكتب.")
LONGEST = HouseMessage(
    4,
    "De ladder die je zocht is terug en ligt opzij tot zaterdag. "
    "Er is iemand van de Instrumentheek aan de balie tot vijf uur",
)
assert len(LONGEST.text) >= LONGEST_MESSAGE - 5


def told(desk: SessionSettings, *messages: HouseMessage) -> tuple[Event, ...]:
    """A member holds a card, and there are messages for them."""
    opened = VisitOpened(visitor(desk.languages[0]), LOANS, TODAY, messages=messages)
    return Tick(10), CardSeen(CARD, 10), opened, CardRemoved(11)


def of_the_house_itself(desk: SessionSettings) -> Scenes:
    return {
        "visit-message": play(desk, *told(desk, GLASSES)),
        "visit-message-two": play(desk, *told(desk, SWING, GLASSES)),
        "visit-message-longest": play(desk, *told(desk, LONGEST, GLASSES)),
        "visit-message-other-script": play(desk, *told(desk, ARABIC)),
        "visit-message-closed": play(desk, *told(desk, GLASSES), NoticeClosed()),
    }
