"""*Wie is er?*: every initiative of the house on a card of its own, with what it does and when it is open.

The cards are the same for everybody, so they are kept: building them all takes longer than a touch.
"""

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.kit.layout import KeyedCol
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_PICTURE, NO_TOUCH, Card, Page
from screens.present.members.guide import GuideView, InitiativeView

BLANK_INITIATIVE = InitiativeView(key="", name="", picture=NO_PICTURE, about="", today="", good=False)
BLANK = GuideView(title="", initiatives=(), close=NO_TOUCH)


class InitiativeCard(Card):
    BLANK = BLANK_INITIATIVE
    item = ObjectProperty(BLANK_INITIATIVE, rebind=True)


class Initiatives(KeyedCol):
    """A column of initiatives."""


class GuideScreen(Page):
    BLANK = BLANK
    halves = BooleanProperty(False)
    """True: there is room for two columns."""
    view = ObjectProperty(BLANK, rebind=True)

    def on_parent(self, _screen: Widget, parent: Widget | None) -> None:
        """Whoever opens it begins at the top."""
        if parent is not None:
            self.ids.scroller.offset = 0

    def wipe(self) -> None:
        """Does nothing: nothing on this screen belongs to a visitor."""


load_rules(__file__)
