"""The end of a visit, by *Klaar*, by the card or because the visitor left, with its ticket."""

from dataclasses import replace

from kiosk.lending.effects import Chime, Effect, PrintTicket
from kiosk.lending.model import Device, TicketPolicy
from kiosk.lending.states import (
    GOODBYE_SECONDS,
    Goodbye,
    Session,
    TicketState,
    Visiting,
    Welcome,
    prints_always,
    ticket_of,
)
from kiosk.lending.visit.steps import Step, back_to_welcome, report_counted_parts, stop_reading


def done(session: Session, visit: Visiting) -> Step:
    """Show the goodbye after *Klaar* or the visitor's own card, with the ticket as the house gives it.

    The ticket waits a moment, so that the visitor can decline it. If it cannot be printed, it is shown on the screen at
    once.
    """
    tickets = tickets_of(session, visit)
    trouble = session.trouble(Device.PRINTER)
    match tickets:
        case (_,) if trouble and trouble.stops:
            state = TicketState.PRINTING
        case (_,):
            state, tickets = TicketState.COMING, ()
        case _ if visit.lines and session.settings.ticket is TicketPolicy.ASK:
            state = TicketState.OFFERED
        case _:
            state = TicketState.NONE
    goodbye, asked = report_counted_parts(say_goodbye(session, visit, state), visit)
    return goodbye, (Chime.DONE, *tickets, *asked)


def print_now(session: Session, goodbye: Goodbye) -> Step:
    """Print the coming ticket, because the visitor did not decline it."""
    until = goodbye.until + GOODBYE_SECONDS[TicketState.PRINTING] * session.patience
    printing = replace(goodbye, ticket=TicketState.PRINTING, until=until)
    return replace(session, doing=printing), tickets_of(session, goodbye.visit)


def ticket_left(before: Session, after: Session) -> tuple[PrintTicket, ...]:
    """The effect that prints the coming ticket of a goodbye that left the screen, in the language of its visitor."""
    match before.shown, after.shown:
        case Goodbye(visit=Visiting(serial=serial)), Goodbye(visit=Visiting(serial=same)) if serial == same:
            return ()
        case Goodbye(visit=visit, ticket=TicketState.COMING), _:
            return tickets_of(before, visit)
    return ()


def walked_away(session: Session, visit: Visiting) -> Step:
    """End a visit whose visitor walked away: its lines are kept; the ticket prints if the house always prints."""
    welcome, asked = report_counted_parts(back_to_welcome(session), visit)
    return welcome, (*stop_reading(session), *tickets_of(session, visit), *asked)


def say_goodbye(session: Session, visit: Visiting, state: TicketState) -> Session:
    """The session in the goodbye of this visit, with its ticket in this state."""
    goodbye = Goodbye(replace(visit.with_notice(None), highlighted="", counting=None), state, session.at, session.at)
    return replace(session, doing=goodbye, panel=None).with_goodbye_extended()


def left_behind(session: Session, before: Welcome | Visiting | Goodbye) -> tuple[Effect, ...]:
    """The effects of a visit that another card ends: reading aloud stops, and its ticket prints."""
    return (*stop_reading(session), *tickets_of(session, before)) if isinstance(before, Visiting) else ()


def tickets_of(session: Session, visit: Visiting) -> tuple[PrintTicket, ...]:
    """The effect that prints the ticket of a visit if tickets always print; empty otherwise, or without a ticket."""
    ticket = ticket_of(session, visit)
    return (PrintTicket(ticket),) if ticket and prints_always(session) else ()
