"""*Even geduld*: the kiosk cannot keep anything now, so it accepts nothing."""

from kivy.properties import ObjectProperty

from kiosk.lending.events import Touched
from screens.kit.rules import load_rules
from screens.kit.widgets import Page
from screens.present.members.waiting import WaitView
from screens.present.values import Action

NO_ACTION = Action(text="", event=Touched())
BLANK = WaitView(title="", detail="", icon="")


class WaitScreen(Page):
    BLANK = BLANK
    NO_ACTION = NO_ACTION
    view = ObjectProperty(BLANK, rebind=True)


load_rules(__file__)
