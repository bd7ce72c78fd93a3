"""The screen while the ledger cannot record: one calm sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.events import DonePressed
from kiosk.lending.model import Device, Trouble
from kiosk.lending.states import Asking, Goodbye, Session, Welcome
from screens.present.faults import code, for_volunteers
from screens.present.members.alone.ways_out import asking
from screens.present.values import Action, View, actions_aloud
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class WaitView(View):
    """The screen of a kiosk that cannot lend: one calm sentence, what to do, and where help is.

    `done` ends a visit or a shift; None where there is none. `volunteers` tells the volunteers what is wrong; empty for
    nothing.
    """

    title: str
    detail: str
    icon: str
    code: str = ""
    done: Action | None = None
    volunteers: str = ""

    def read_aloud(self, words: Words) -> Iterable[str]:
        yield from (self.title, self.detail)
        yield words("Code {code}", code=self.code) if self.code else ""
        yield self.volunteers
        yield from actions_aloud(*filter(None, (self.done,)))


def wait_view(session: Session, words: Words) -> WaitView | None:
    """The view while loans and returns cannot be recorded; None while they can, and for a goodbye, which asks
    nothing.
    """
    if session.trouble(Device.LEDGER) is Trouble.UNSAFE and not isinstance(session.shown, Goodbye):
        return _unsafe_view(session, words)
    match session.doing:
        case Asking(silent=True):
            there = words("Het duurt iets langer. Blijf het zo? Vraag hulp aan de balie.")
            detail = asking(session, words, there, words("Het duurt iets langer. Kom anders later nog eens terug."))
            return WaitView(words("Even geduld"), detail, "timer-sand")
    return None


def _unsafe_view(session: Session, words: Words) -> WaitView:
    fault = session.ledger_fault
    return WaitView(
        words("Hier kan het even niet"),
        asking(session, words, words("Lenen en terugbrengen kan aan de balie."), words("Kom later nog eens terug.")),
        "account-heart",
        code(fault),
        None if isinstance(session.shown, Welcome) else Action(words("Klaar"), DonePressed(), "check-bold"),
        for_volunteers(fault, words),
    )
