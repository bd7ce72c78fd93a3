"""The screen while the ledger cannot record: one calm sentence."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.model import Device, Trouble
from kiosk.lending.states import Asking, Session
from screens.present.values import View
from screens.present.words import Words


@dataclass(frozen=True, slots=True)
class WaitView(View):
    """The kiosk cannot lend now: one calm sentence, what to do, and where help is."""

    title: str
    detail: str
    icon: str
    code: str = ""

    def read_aloud(self, words: Words) -> Iterable[str]:
        return self.title, self.detail, words("Code {code}", code=self.code) if self.code else ""


UNSAFE_CODE = "K1"
"""The short code for: the database is not set up so that it keeps every loan."""


def wait_view(session: Session, words: Words) -> WaitView | None:
    """The view while loans and returns cannot be recorded; None while they can."""
    if session.trouble(Device.LEDGER) is Trouble.UNSAFE:
        detail = words("Lenen en terugbrengen kan aan de balie.")
        return WaitView(unsafe(words), detail, "database-alert-outline", UNSAFE_CODE)
    match session.doing:
        case Asking(silent=True):
            detail = words("Het duurt iets langer. Blijf het zo? Vraag hulp aan de balie.")
            return WaitView(words("Even geduld"), detail, "timer-sand")
    return None


def unsafe(words: Words) -> str:
    return words("Hier kan het even niet")
