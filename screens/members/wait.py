"""*Even geduld*: the kiosk cannot keep anything now, so it accepts nothing."""

from kivy.properties import ObjectProperty

from screens.kit.rules import load_rules
from screens.kit.widgets import Page
from screens.present.members.waiting import WaitView

BLANK = WaitView(title="", detail="", icon="")


class WaitScreen(Page):
    BLANK = BLANK
    view = ObjectProperty(BLANK, rebind=True)


load_rules(__file__)
