"""The screens while somebody uses the kiosk: all but the welcome and the page of waiting."""

from kiosk.lending.states import Goodbye, Session, Visiting, Welcome
from kiosk.lending.volunteers.shift import Shift
from screens.present.members.alone.stuck import stuck_view
from screens.present.members.countdown import countdown_view
from screens.present.members.from_house.message import house_message_view
from screens.present.members.goodbye import goodbye_view
from screens.present.members.lines.meant import meant_view
from screens.present.members.panels import panel_view
from screens.present.members.visit import visit_view
from screens.present.members.welcome import welcome_view
from screens.present.values import View
from screens.present.volunteers.shift import shift_view
from screens.present.words import Wordbook


def occupied_view(session: Session, wordbook: Wordbook) -> View:
    """The view to show: first the countdown, then what the visitor opened, then the question what a scan meant."""
    words = wordbook(session.accessibility.language)
    shown = session.shown
    if isinstance(shown, Visiting | Shift) and session.warned:
        return countdown_view(session, shown, words)
    if session.panel:
        return panel_view(session, session.panel, wordbook)
    if question := meant_view(session, words):
        return question
    if stuck := stuck_view(session, words):
        return stuck
    match shown:
        case Welcome():
            return welcome_view(session, wordbook)
        case Visiting(message=message) as visit if message:
            return house_message_view(session, visit, message, words)
        case Visiting() as visit:
            return visit_view(session, visit, words)
        case Goodbye() as goodbye:
            return goodbye_view(session, goodbye, words)
        case Shift() as shift:
            return shift_view(session, shift, words)
