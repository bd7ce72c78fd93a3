"""Messages of the house for who is here: one at a time, over the visit, and never in the way of a scan.

One counts as seen once its visitor closed it, or when it stood there for some seconds before a scan, a card or the end
of the visit took it away. One that was there for less comes back on the next visit.
"""

from kiosk.lending.effects import SeeMessage
from kiosk.lending.events import Event, NoticeClosed
from kiosk.lending.states import Here, Session, Visiting

LONG_ENOUGH = 5.0
"""Seconds in which a message is read."""


def message_left(before: Here, after: Session, event: Event) -> tuple[SeeMessage, ...]:
    """What is to be kept of the message that was on the screen, if there was one and it is not there any more."""
    if not isinstance(before, Visiting) or before.message is None or before.visitor is None:
        return ()
    match after.shown:
        case Visiting(serial=before.serial, message=before.message):
            return ()
    seen = isinstance(event, NoticeClosed) or after.at - before.message_at >= LONG_ENOUGH
    return (SeeMessage(before.visitor.member, before.message.number),) if seen else ()
