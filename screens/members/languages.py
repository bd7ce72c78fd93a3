"""The choice of languages, each large in its own name."""

from kivy.properties import BooleanProperty, ObjectProperty

from kiosk.lending.events import PanelClosed
from screens.kit.widgets import Page
from screens.present.members.languages import LanguagesView
from screens.present.values import Action

BLANK = LanguagesView(title="", languages=(), close=Action(text="", event=PanelClosed()))


class LanguagesScreen(Page):
    BLANK = BLANK
    halves = BooleanProperty(False)
    view = ObjectProperty(BLANK, rebind=True)
