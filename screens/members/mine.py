"""*Mijn pagina*: what the visitor has, waits for and owes, and their points. Wiped as soon as it is left."""

from kivy.properties import BooleanProperty, ObjectProperty
from kivy.uix.widget import Widget

from screens.kit.layout import Col, KeyedCol
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_PICTURE, NO_TOUCH, Card, Page, Tap, upward
from screens.members.goodbye import QrCode
from screens.present.members.mine import DebtView, MineView, PastView, WaitedView
from screens.present.paper.payment_codes import code_squares

BLANK_DEBT = DebtView(key="", title="", amount="", how="")
BLANK_WAITED = WaitedView(key="", title="", picture=NO_PICTURE, place="", state="", ready=False, give_up=NO_TOUCH)
BLANK_PAST = PastView(key="", title="", when="")
BLANK = MineView(title="", close=NO_TOUCH, loans_title="", waited_title="", debts_title="")


class PaymentQr(QrCode):
    """The QR code that a bank app pays, drawn as EPC069-12 asks."""

    def squares(self) -> list[list[int]]:
        return code_squares(self.text)


class DebtCard(Tap):
    """What is owed to an initiative; opened by a touch, it shows how to pay it."""

    BLANK = BLANK_DEBT  # type: ignore[assignment]
    item = ObjectProperty(BLANK_DEBT, rebind=True)
    opened = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._of = ""
        super().__init__(**kwargs)

    def on_item(self, _card: Widget, item: DebtView) -> None:
        if item.key != self._of:
            self._of, self.opened = item.key, False

    def on_tap(self) -> None:
        toggle = upward(self, "open_debt")
        if toggle is not None:
            toggle(self)


class Debts(KeyedCol):
    """The debts, of which one at a time is open: of two codes side by side a phone may read the wrong one."""

    def open_debt(self, card: DebtCard) -> None:
        for other in self.children:
            other.opened = other is card and not card.opened
        keep = upward(self, "keep")
        if keep is not None and card.opened:
            keep(card, card.ids.code)


class WaitedCard(Card):
    """The card of a reserved item: its place in the queue, or that it is set aside."""

    BLANK = BLANK_WAITED
    item = ObjectProperty(BLANK_WAITED, rebind=True)


class WaitedCards(KeyedCol):
    """A column of what is waited for."""


class PastRow(Col):
    """An item that was borrowed before, and when."""

    BLANK = BLANK_PAST
    item = ObjectProperty(BLANK_PAST, rebind=True)


class Pasts(KeyedCol):
    """A column of what was borrowed before."""


class MineScreen(Page):
    BLANK = BLANK
    view = ObjectProperty(BLANK, rebind=True)
    halves = BooleanProperty(False)
    """True: there is room for two columns."""

    def on_view(self, *_: object) -> None:
        self.ids.scroller.fresh()

    def on_parent(self, _screen: Widget, parent: Widget | None) -> None:
        """Whoever opens it begins at the top."""
        if parent is not None:
            self.ids.scroller.keep()
            self.ids.scroller.offset = 0


load_rules(__file__)
