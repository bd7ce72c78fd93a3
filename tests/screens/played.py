"""The views that the real session shows after some events, for the tests of their words."""

from kiosk.lending.events import Event
from kiosk.lending.model import SessionSettings
from screens.present import present
from screens.present.members.lines.line import LineView
from screens.present.members.refusals import RefusalView
from screens.present.members.visit import VisitView
from screens.present.members.welcome import WelcomeView
from screens.present.values import Shown
from screens.present.words import wordbook
from tests.gallery.play import play

BOOK = wordbook("Europe/Brussels")
DESK = SessionSettings("De Deelfabriek")


def shown(*events: Event, desk: SessionSettings = DESK) -> Shown:
    return present(play(desk, *events), BOOK)


def welcome(*events: Event, desk: SessionSettings = DESK) -> WelcomeView:
    view = shown(*events, desk=desk).view
    assert isinstance(view, WelcomeView)
    return view


def visit(*events: Event, desk: SessionSettings = DESK) -> VisitView:
    view = shown(*events, desk=desk).view
    assert isinstance(view, VisitView)
    return view


def refusal(*events: Event) -> RefusalView:
    view = visit(*events).refusal
    assert view is not None
    return view


def line(view: VisitView, title: str) -> LineView:
    """The line of the visit with this title. Raises StopIteration without one."""
    return next(each for each in view.lines if each.title == title)
