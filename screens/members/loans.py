"""An item at home as a card that unfolds, for *Mijn pagina*; and what a page says while nothing was scanned."""

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.kit.layout import KeyedCol
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_DUE, NO_PICTURE, NO_TOUCH, Tap, upward
from screens.present.members.lines.loans import LoanView

BLANK_LOAN = LoanView(key="", title="", picture=NO_PICTURE, place="", left="", due=NO_DUE)


class LoanCard(Tap):
    """An item at home; opened by a touch, it shows the whole day due and the button to keep it longer."""

    BLANK = BLANK_LOAN  # type: ignore[assignment]
    NO_ACTION = NO_TOUCH
    item = ObjectProperty(BLANK_LOAN, rebind=True)
    opened = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._of = ""
        super().__init__(**kwargs)

    def on_item(self, _card: Widget, item: LoanView) -> None:
        if item.key != self._of:
            self._of, self.opened = item.key, False

    def on_tap(self) -> None:
        toggle = upward(self, "open_loan")
        if toggle is not None:
            toggle(self)


class Loans(KeyedCol):
    def open_loan(self, card: LoanCard) -> None:
        for other in self.children:
            other.opened = other is card and not card.opened


load_rules(__file__)
