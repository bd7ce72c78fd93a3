"""Decides whether a volunteer is there to ask, and when one will be there next."""

from kiosk.lending.model import Initiative
from kiosk.lending.opening import Opening
from kiosk.lending.states import Session
from kiosk.lending.volunteers.shift import Shift

STILL_THERE = 600.0
"""The seconds after a shift on this kiosk in which its volunteer counts as still there."""


def somebody_there(session: Session) -> bool:
    """Is a volunteer there, according to the hours of any initiative or because of a shift on this kiosk?

    In a house without any hours, only a shift counts. Before the guide is known, in the first second, the answer is
    yes.
    """
    if isinstance(session.shown, Shift):
        return True
    if session.served_at is not None and session.at - session.served_at < STILL_THERE:
        return True
    return session.guide is None or any(entry.open_now for entry in session.guide.entries)


def next_there(session: Session, initiative: Initiative | None = None) -> Opening | None:
    """The first opening from now on, of this initiative or of any; None if none is known."""
    entries = session.guide.entries if session.guide else ()
    openings = (entry.next for entry in entries if initiative is None or entry.initiative.key == initiative.key)
    return min((one for one in openings if one), key=lambda one: (one.day, one.opens), default=None)
