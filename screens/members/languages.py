"""The choice of languages, each large in its own name."""

from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.lending.events import PanelClosed
from screens.kit.rules import load_rules
from screens.kit.widgets import Page
from screens.present.members.languages import LanguagesView
from screens.present.values import Action

BLANK = LanguagesView(title="", languages=(), close=Action(text="", event=PanelClosed()))


class LanguagesScreen(Page):
    BLANK = BLANK
    over_visit = True
    halves = BooleanProperty(False)
    view = ObjectProperty(BLANK, rebind=True)


load_rules(__file__)
