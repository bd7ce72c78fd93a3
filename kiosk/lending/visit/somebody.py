"""Whether somebody of the house is there to ask, and when somebody is there next."""

from kiosk.lending.model import GuideEntry, Initiative
from kiosk.lending.opening import Opening
from kiosk.lending.states import Session

STILL_THERE = 600.0
"""Seconds after a shift on this kiosk in which its volunteer is taken to be still there."""


def somebody_there(session: Session) -> bool:
    """Is a volunteer there: by the hours of any initiative now, or because of a shift on this kiosk?

    Where no hours are known, as in the first second or in a house without any, somebody is taken to be there.
    """
    if session.served_at is not None and session.at - session.served_at < STILL_THERE:
        return True
    entries = _with_hours(session, None)
    return not entries or any(entry.open_now for entry in entries)


def next_there(session: Session, initiative: Initiative | None = None) -> Opening | None:
    """The first opening from now on, of this initiative or of any; None if none is in sight."""
    openings = (entry.next for entry in _with_hours(session, initiative))
    return min((one for one in openings if one), key=lambda one: (one.day, one.opens), default=None)


def _with_hours(session: Session, initiative: Initiative | None) -> tuple[GuideEntry, ...]:
    entries = session.guide.entries if session.guide else ()
    return tuple(
        entry
        for entry in entries
        if (entry.week is not None or entry.today) and (initiative is None or entry.initiative.key == initiative.key)
    )
