"""The end of a visit: by *Klaar*, by the card, or by walking away. What it leaves behind."""

from dataclasses import replace

from kiosk.lending.effects import Chime, Effect, PrintTicket
from kiosk.lending.model import TicketPolicy
from kiosk.lending.states import Goodbye, Session, TicketState, Visiting, Welcome, prints_always, ticket_of
from kiosk.lending.visit.steps import Step, back_to_welcome, report_counted_parts, stop_reading


def done(session: Session, visit: Visiting) -> Step:
    """The visitor pressed *Klaar* or laid their card again: the goodbye, with the ticket that the house gives."""
    tickets = tickets_of(session, visit)
    match tickets:
        case (_,):
            state = TicketState.PRINTING
        case _ if visit.lines and session.settings.ticket is TicketPolicy.ASK and not visit.no_ticket:
            state = TicketState.OFFERED
        case _:
            state = TicketState.NONE
    goodbye, asked = report_counted_parts(say_goodbye(session, visit, state), visit)
    return goodbye, (Chime.DONE, *tickets, *asked)


def walked_away(session: Session, visit: Visiting) -> Step:
    """End a visit that its visitor left: all that was done is kept; the ticket prints if the house always prints."""
    welcome, asked = report_counted_parts(back_to_welcome(session), visit)
    return welcome, (*stop_reading(session), *tickets_of(session, visit), *asked)


def say_goodbye(session: Session, visit: Visiting, state: TicketState) -> Session:
    """The goodbye of this visit, with its ticket in this state."""
    goodbye = Goodbye(replace(visit.with_notice(None), highlighted="", counting=None), state, session.at, session.at)
    return replace(session, doing=goodbye, panel=None).with_goodbye_extended()


def left_behind(session: Session, before: Welcome | Visiting | Goodbye) -> tuple[Effect, ...]:
    """The effects of a visit that another card ends: reading aloud stops, and its ticket prints."""
    return (*stop_reading(session), *tickets_of(session, before)) if isinstance(before, Visiting) else ()


def tickets_of(session: Session, visit: Visiting) -> tuple[PrintTicket, ...]:
    """The ticket that a visit prints without being asked for it, if any."""
    ticket = ticket_of(session, visit)
    return (PrintTicket(ticket),) if ticket and prints_always(session, visit) else ()
