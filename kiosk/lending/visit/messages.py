"""Messages of the house for the member who is here: one at a time, over the visit, and never in the way of a scan.

A message counts as seen once its visitor closed it, or when it was shown for some seconds before a scan, a card or the
end of the visit took it away. A message that was shown for less comes back on the next visit.
"""

from dataclasses import replace

from kiosk.lending.effects import SeeMessage
from kiosk.lending.events import (
    CardRefused,
    CardSeen,
    CodeRefused,
    CodeScanned,
    CodeTyped,
    Event,
    NoticeClosed,
    PictureChosen,
)
from kiosk.lending.states import Asking, Here, Session, Visiting
from kiosk.lending.visit.notes import NoteWritten

LONG_ENOUGH = 5.0
"""The seconds in which a visitor reads a message."""

GOES_BEFORE = (CardRefused, CardSeen, CodeRefused, CodeScanned, CodeTyped, NoteWritten, PictureChosen)
"""The events that take the messages off the screen, so that the visitor sees what these events did."""


def message_came(before: Here, session: Session) -> Session:
    """The session that knows since when the message on the screen is shown; unchanged if it was shown before."""
    visit = session.shown
    if not isinstance(visit, Visiting) or visit.message is None:
        return session
    if isinstance(before, Visiting) and (before.serial, before.message) == (visit.serial, visit.message):
        return session
    visit = replace(visit, message_at=session.at)
    return replace(session, doing=replace(session.doing, before=visit) if isinstance(session.doing, Asking) else visit)


def message_left(before: Here, after: Session, event: Event) -> tuple[SeeMessage, ...]:
    """The effect that keeps that a message was seen, if one left the screen and was seen; otherwise none."""
    if not isinstance(before, Visiting) or before.message is None or before.visitor is None:
        return ()
    match after.shown:
        case Visiting(serial=before.serial, message=before.message):
            return ()
    seen = isinstance(event, NoticeClosed) or after.at - before.message_at >= LONG_ENOUGH
    return (SeeMessage(before.visitor.member, before.message.number),) if seen else ()
