"""The screen *Ben je er nog?*: all of it is the button for yes."""

from kivy.properties import ObjectProperty

from kiosk.lending.events import Touched
from screens.kit.rules import load_rules
from screens.kit.widgets import Page, Tap
from screens.present.members.countdown import CountdownView
from screens.present.values import Action

BLANK = CountdownView(question="", seconds=0, part=1.0, answer=Action(text="", event=Touched()), kept="")


class Whole(Tap):
    """A button as large as the screen."""


class CountdownScreen(Page):
    BLANK = BLANK
    at_start = True
    over_visit = True
    view = ObjectProperty(BLANK, rebind=True)


load_rules(__file__)
