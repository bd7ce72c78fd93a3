"""*Even geduld*: the kiosk cannot keep anything now, so it accepts nothing."""

from kivy.properties import ObjectProperty

from screens.views import WaitView
from screens.widgets import Page

BLANK = WaitView(title="", detail="", icon="")


class WaitScreen(Page):
    BLANK = BLANK
    view = ObjectProperty(BLANK, rebind=True)
