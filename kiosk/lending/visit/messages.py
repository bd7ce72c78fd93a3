"""Messages of the house for the present member: shown over the visit one at a time, without blocking a scan.

A message counts as seen once its visitor closed it, or when it was shown for some seconds before a scan, a card or the
end of the visit took it away. A message that was shown for a shorter time is shown again on the next visit.
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
"""The seconds that a visitor needs to read a message."""

GOES_BEFORE = (CardRefused, CardSeen, CodeRefused, CodeScanned, CodeTyped, NoteWritten, PictureChosen)
"""The events that take the messages off the screen, so that the visitor sees the result of the event."""


def message_came(before: Here, session: Session) -> Session:
    """The session with the moment at which the message on the screen appeared; unchanged if it was shown before."""
    visit = session.shown
    if not isinstance(visit, Visiting) or visit.message is None:
        return session
    if isinstance(before, Visiting) and (before.serial, before.message) == (visit.serial, visit.message):
        return session
    visit = replace(visit, message_at=session.at)
    return replace(session, doing=replace(session.doing, before=visit) if isinstance(session.doing, Asking) else visit)


def message_left(before: Here, after: Session, event: Event) -> tuple[SeeMessage, ...]:
    """The effect that records that a message was seen, if a message left the screen and was seen; otherwise empty."""
    if not isinstance(before, Visiting) or before.message is None or before.visitor is None:
        return ()
    match after.shown:
        case Visiting(serial=before.serial, message=before.message):
            return ()
    seen = isinstance(event, NoticeClosed) or after.at - before.message_at >= LONG_ENOUGH
    return (SeeMessage(before.visitor.member, before.message.number),) if seen else ()
