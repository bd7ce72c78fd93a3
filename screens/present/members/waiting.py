"""When the kiosk cannot keep what is done: one calm sentence."""

from kiosk.lending.model import Device, Trouble
from kiosk.lending.states import Asking, Session
from screens.present.views import WaitView
from screens.present.words import Words

UNSAFE_CODE = "K1"
"""For the volunteer: the database is not set up so that it keeps every loan; `kiosk doctor` says what is wrong."""


def wait_view(session: Session, words: Words) -> WaitView | None:
    """None as long as loans and returns can be kept."""
    if session.trouble(Device.LEDGER) is Trouble.UNSAFE:
        detail = words("Lenen en terugbrengen kan aan de balie.")
        return WaitView(words("Hier kan het even niet"), detail, "database-alert-outline", UNSAFE_CODE)
    match session.doing:
        case Asking(silent=True):
            detail = words("Het duurt iets langer. Blijf het zo? Vraag hulp aan de balie.")
            return WaitView(words("Even geduld"), detail, "timer-sand")
    return None
