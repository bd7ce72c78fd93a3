"""The question whether somebody is still there, with the seconds that are left."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from kiosk.lending.events import Touched
from kiosk.lending.states import Session, Visiting
from kiosk.lending.volunteers.shift import Shift
from screens.present.values import Action, View
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class CountdownView(View):
    """The screen *Ben je er nog?*, all of which is the button. `part` is how much of the ring is left, from 1 down to
    0.
    """

    question: str
    seconds: int
    part: float
    answer: Action
    kept: str

    def read_aloud(self, words: Words) -> Iterable[str]:
        return self.question, self.answer.text, self.kept


def countdown_view(session: Session, here: Visiting | Shift, words: Words) -> CountdownView:
    left = max(session.seconds_left or 0.0, 0.0)
    kept = words("Wat je deed, is bewaard.") if _did(here) else words("Zo meteen gaat dit scherm dicht.")
    return CountdownView(
        question=words("Ben je er nog?"),
        seconds=ceil(left),
        part=min(left / (session.settings.warning_seconds * session.patience), 1.0),
        answer=Action(words("Raak het scherm aan"), Touched(), "gesture-tap"),
        kept=kept,
    )


def _did(here: Visiting | Shift) -> bool:
    return bool(here.lines if isinstance(here, Visiting) else here.checked_in)
