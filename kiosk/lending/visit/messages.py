"""Messages of the house for who is here: one at a time, over the visit, and never in the way of a scan.

One counts as seen once its visitor closed it, or when it stood there for some seconds before a scan, a card or the end
of the visit took it away. One that was there for less comes back on the next visit.
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
"""Seconds in which a message is read."""

GOES_BEFORE = (CardRefused, CardSeen, CodeRefused, CodeScanned, CodeTyped, NoteWritten, PictureChosen)
"""What takes the messages off the screen, so that what became of it is seen: also a card or a code that is no good."""


def message_came(before: Here, session: Session) -> Session:
    """A message that is on the screen now and was not before stands there since now."""
    visit = session.shown
    if not isinstance(visit, Visiting) or visit.message is None:
        return session
    if isinstance(before, Visiting) and (before.serial, before.message) == (visit.serial, visit.message):
        return session
    visit = replace(visit, message_at=session.at)
    return replace(session, doing=replace(session.doing, before=visit) if isinstance(session.doing, Asking) else visit)


def message_left(before: Here, after: Session, event: Event) -> tuple[SeeMessage, ...]:
    """What is to be kept of the message that was on the screen, if there was one and it is not there any more."""
    if not isinstance(before, Visiting) or before.message is None or before.visitor is None:
        return ()
    match after.shown:
        case Visiting(serial=before.serial, message=before.message):
            return ()
    seen = isinstance(event, NoticeClosed) or after.at - before.message_at >= LONG_ENOUGH
    return (SeeMessage(before.visitor.member, before.message.number),) if seen else ()
