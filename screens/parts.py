"""The parts of a thing inside its line: what should be there, and how many of each are missing or broken."""

from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.lending.events import Touched
from screens.layout import Col, Flow, Keyed, KeyedCol, KeyedRow
from screens.views import Action, PartView, Tally
from screens.widgets import NO_PICTURE, Btn, PanelRow, Tap

NO_ACTION = Action(text="", event=Touched())
BLANK_PART = PartView(key="", name="", count="")
BLANK_TALLY = Tally(NO_ACTION)
HASTY = 0.12
"""Seconds between two touches that count: a tally carries the whole number, so that no touch counts twice."""


class PartChip(PanelRow):
    """A part that should be there: `12 blokken`."""

    BLANK = BLANK_PART
    NO_PICTURE = NO_PICTURE
    item = ObjectProperty(BLANK_PART, rebind=True)


class PartChips(Keyed, Flow):
    """All of them, one after the other."""
