"""The effects when something leaves the screen: a visit, its goodbye, a shift, a panel, or a message of the house.

`step` calls `moved_on` only then. A coming ticket prints, and a message that was read is recorded as seen. The lines of
a visit are kept for a volunteer who helps, and its items for a minute, so that a scan does not return or lend them
again.
"""

from dataclasses import replace

from kiosk.lending.effects import Effect
from kiosk.lending.events import Event, Panel
from kiosk.lending.model import Cents
from kiosk.lending.states import Goodbye, Here, LastVisit, Session, Visiting, Welcome
from kiosk.lending.visit import meant
from kiosk.lending.visit.goodbye import ticket_left
from kiosk.lending.visit.messages import message_came, message_left
from kiosk.lending.visit.steps import BROWSED, Step
from kiosk.lending.volunteers.shift import Shift


def moved_on(before: Session, session: Session, event: Event) -> Step:
    """The session after `before` with what it keeps of the visit that ended, and the effects that are due now."""
    if session.panel not in BROWSED:
        session = replace(session, catalogue_text="")
    if session.panel is not Panel.LANGUAGES:
        session = replace(session, panel_below=None)
    due: tuple[Effect, ...] = (*ticket_left(before, session), *message_left(before.shown, session, event))
    session = message_came(before.shown, session)
    if isinstance(before.shown, Shift):
        session = replace(session, served_at=before.active_at)
    return meant.remember(_with_last_visit(session, before.shown), before.shown), due


def _with_last_visit(session: Session, before: Here) -> Session:
    """Keep the lines of a visit that just ended as `last_visit`, without their prices, for a volunteer to help with."""
    match before, session.shown:
        case Visiting(serial=serial), Visiting(serial=same) | Goodbye(visit=Visiting(serial=same)) if serial == same:
            return session
        case Visiting(lines=(_, *_) as lines), _:
            pass
        case Goodbye(visit=Visiting(lines=(_, *_) as lines)), Welcome() | Shift() | Visiting():
            pass
        case _:
            return session
    return replace(session, last_visit=LastVisit(tuple(replace(line, price=Cents(0)) for line in lines), session.at))
