"""Messages of the house for who is here: one at a time, over the visit, and never in the way of a scan.

One counts as seen once its visitor closed it, or when it stood there for some seconds before a scan, a card or the end
of the visit took it away. One that was there for less comes back on the next visit.
"""

from dataclasses import replace

from kiosk.lending.effects import SeeMessage
from kiosk.lending.events import Event, NoticeClosed
from kiosk.lending.states import Session, Visiting

LONG_ENOUGH = 5.0
"""Seconds in which a message is read."""


def without_messages(session: Session, visit: Visiting) -> tuple[Session, Visiting]:
    """A scan takes the messages off the screen, so that what became of it is seen."""
    visit = replace(visit, messages=())
    return replace(session, doing=visit), visit


def message_left(visit: Visiting, after: Session, event: Event) -> tuple[SeeMessage, ...]:
    """What is to be kept of the message that was on the screen in `visit`, if it is not there any more."""
    if visit.message is None or visit.visitor is None:
        return ()
    match after.shown:
        case Visiting(serial=visit.serial, message=visit.message):
            return ()
    seen = isinstance(event, NoticeClosed) or after.at - visit.message_at >= LONG_ENOUGH
    return (SeeMessage(visit.visitor.member, visit.message.number),) if seen else ()
