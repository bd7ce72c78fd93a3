"""Whether somebody of the house is there to ask, and when somebody is there next."""

from kiosk.lending.model import Initiative
from kiosk.lending.opening import Opening
from kiosk.lending.states import Session
from kiosk.lending.volunteers.shift import Shift

STILL_THERE = 600.0
"""Seconds after a shift on this kiosk in which its volunteer is taken to be still there."""


def somebody_there(session: Session) -> bool:
    """Is a volunteer there: by the hours of any initiative now, or because of a shift on this kiosk?

    In a house without any hours nobody is there but for a shift. Somebody is taken to be there before the guide is
    known, which is in the first second.
    """
    if isinstance(session.shown, Shift):
        return True
    if session.served_at is not None and session.at - session.served_at < STILL_THERE:
        return True
    return session.guide is None or any(entry.open_now for entry in session.guide.entries)


def next_there(session: Session, initiative: Initiative | None = None) -> Opening | None:
    """The first opening from now on, of this initiative or of any; None if none is in sight."""
    entries = session.guide.entries if session.guide else ()
    openings = (entry.next for entry in entries if initiative is None or entry.initiative.key == initiative.key)
    return min((one for one in openings if one), key=lambda one: (one.day, one.opens), default=None)
