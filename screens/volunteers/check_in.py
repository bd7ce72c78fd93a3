"""Quick check-in: scan after scan without a touch, the newest large, and at the side what needs eyes."""

from kivy.animation import Animation
from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.lending.events import DonePressed
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_TOUCH, Page
from screens.present.values import Action
from screens.present.volunteers.check_in import CheckInView
from screens.present.volunteers.rows import RowGroup, RowView
from screens.volunteers.parts import BLANK_ROW

BLANK = CheckInView(count="", invite="", done=Action(text="", event=DonePressed()))
ARRIVING = 0.15


class CheckInScreen(Page):
    BLANK = BLANK
    NO_ACTION = NO_TOUCH
    NO_ROW = BLANK_ROW
    view = ObjectProperty(BLANK, rebind=True)
    beside = BooleanProperty(True)
    """True: what a volunteer must look at is at the side."""
    opened = ObjectProperty(None, allownone=True)
    """The row that is opened of what needs eyes; None while none is."""

    def __init__(self, **kwargs: object) -> None:
        self._newest = ""
        super().__init__(**kwargs)

    def on_view(self, _screen: Widget, view: CheckInView) -> None:
        """A new scan closes an opened row and shows the newest item."""
        newest = view.newest.key if view.newest else ""
        if self.opened is not None:
            self.opened = next((row for row in view.eyes if row.key == self.opened.key), None)
        for scroller in (self.ids.scroller, self.ids.eyes, self.ids.alone):
            scroller.fresh()
        if newest != self._newest:
            self._newest, self.opened = newest, None
            self.ids.scroller.offset = 0
            self._arrive(self.ids.newest if newest else None)

    def _arrive(self, card: Widget | None) -> None:
        if card is not None:
            Animation.cancel_all(card, "shift")
            card.shift = 1
            Animation(shift=0, duration=ARRIVING, transition="out_quad").start(card)

    def open_row(self, row: RowView) -> None:
        self.opened = row

    def close_row(self) -> None:
        self.opened = None

    def groups(self, view: CheckInView, beside: bool) -> tuple[RowGroup, ...]:
        """The groups under the newest row; without a side column, what needs eyes comes first."""
        eyes = RowGroup("eyes", view.eyes, view.eyes_title, icon="eye")
        earlier = RowGroup("earlier", view.earlier)
        return (*((eyes,) if len(view.eyes) and not beside else ()), *((earlier,) if len(view.earlier) else ()))

    def wipe(self) -> None:
        super().wipe()
        self._newest, self.opened = "", None


load_rules(__file__)
