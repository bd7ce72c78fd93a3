"""The goodbye: what was done, what comes next, the ticket. It clears by itself."""

import segno
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.widget import Widget

from kiosk.lending.events import Touched
from screens.kit.layout import Part, Row
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_DUE, Page, qr_texture
from screens.present.members.goodbye import GoodbyeView
from screens.present.values import Action

NO_ACTION = Action(text="", event=Touched())
BLANK = GoodbyeView(thanks="", did=(), done=NO_ACTION)
QUIET_ZONE = 4
"""Light modules around a QR code, as ISO/IEC 18004 asks."""
DARK, PAPER = (0x1A, 0x12, 0x0C), (0xFF, 0xFF, 0xFF)


class QrCode(Part, Widget):
    """A QR code of `text` with its quiet zone: dark on white also in high contrast, modules in whole pixels."""

    text = StringProperty("")
    texture = ObjectProperty(None, allownone=True)

    def on_text(self, *_: object) -> None:
        if not self.text:
            self.texture = None
            return
        self.texture = qr_texture(self.squares(), DARK, PAPER)

    def squares(self) -> list[list[int]]:
        """The modules with the quiet zone around them: rows from the top, 1 is dark."""
        code = segno.make(self.text, micro=False, error="l")
        return [list(row) for row in code.matrix_iter(border=QUIET_ZONE)]

    def drawn_side(self, room: tuple[float, float]) -> int:
        """The pixels of one side of the code when drawn in `room` (width, height)."""
        if self.texture is None:
            return 0
        modules: int = self.texture.width
        return max(1, int(min(room)) // modules) * modules


class Farewell(Part, AnchorLayout):
    """The hand that waved at the start waves goodbye, in a round of light `across` pixels wide."""

    across = NumericProperty(1)


class DidRow(Row):
    """A row for one line of the visit."""

    BLANK = ""
    item = StringProperty("")


class GoodbyeScreen(Page):
    BLANK = BLANK
    at_start = True
    NO_ACTION, NO_DUE = NO_ACTION, NO_DUE
    view = ObjectProperty(BLANK, rebind=True)
    beside = BooleanProperty(False)
    """True: the choices are beside the question; False: under it."""

    def on_view(self, *_: object) -> None:
        self.ids.scroller.fresh()


load_rules(__file__)
