"""The visit: what was done, newest on top, and what is at home. Nothing here must still be confirmed."""

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

import screens.members.parts  # its classes stand in the kv rules
import screens.members.steppers  # noqa: F401  # its classes stand in the kv rules
from screens.kit.layout import Col, KeyedCol, KeyedRow
from screens.kit.refusal import BLANK_REFUSAL
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_DUE, NO_MESSAGE, NO_PICTURE, NO_TOUCH, Card, CardRow, Choosing, Page, Tap, upward
from screens.present.members.lines.holds import ReadyView
from screens.present.members.lines.line import LineView
from screens.present.members.lines.loans import LoanView
from screens.present.members.visit import VisitView
from screens.present.values import Tone

NO_ACTION = NO_TOUCH
BLANK_LINE = LineView(key="", title="", picture=NO_PICTURE, place="", state="")
BLANK_LOAN = LoanView(key="", title="", picture=NO_PICTURE, place="", left="", due=NO_DUE)
BLANK_READY = ReadyView(key="", title="", picture=NO_PICTURE, place="", where="", until="")
BLANK = VisitView(greeting="", invite="", summary="", lines=(), done=NO_ACTION)
ARRIVING = 0.15


class LineCard(Card):
    """One line of the visit: picture, name, initiative, what happened, day due, price, and *toch niet*.

    The questions about it unfold below.
    """

    BLANK = BLANK_LINE
    NO_ACTION, NO_DUE, NO_MESSAGE = NO_ACTION, NO_DUE, NO_MESSAGE
    item = ObjectProperty(BLANK_LINE, rebind=True)
    wide = BooleanProperty(True)
    """True: question and answers are side by side."""
    tight = BooleanProperty(False)
    """True: there is no room for a little calendar, and the day due is in words."""
    shift = NumericProperty(0)
    """From 1 to 0 while the card arrives."""
    counting = BooleanProperty(False)
    """True while the parts of its item are being counted."""

    def mark(self, tone: Tone) -> str:
        """The icon of a state, so that no state shows by its colour alone."""
        match tone:
            case Tone.GOOD:
                return "check-circle"
            case Tone.LOOK:
                return "alert-circle-outline"
            case Tone.CALM:
                return "information-outline"

    def day_in_words(self) -> str:
        due = self.item.due
        return f"{due.weekday} {due.day} {due.month}" if due else ""


class Answers(Choosing, KeyedRow):
    """The answers to a line's question."""


class LoanCard(Tap):
    """An item at home; opened by a touch, it shows the whole day due and the button to keep it longer."""

    BLANK = BLANK_LOAN  # type: ignore[assignment]
    NO_ACTION = NO_ACTION
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


class ReadyCard(CardRow):
    """The card of an item that is set aside: where, with which code, until when."""

    BLANK = BLANK_READY
    item = ObjectProperty(BLANK_READY, rebind=True)


class ReadyCards(KeyedCol):
    """A column with the cards of the items that are set aside."""


class HeadWays(KeyedRow):
    """Small buttons that lead to other pages, in the head."""


class Lines(KeyedCol):
    """The lines; a new one comes in from above in 150 ms."""

    def arrived(self, widget: Widget) -> None:
        Animation.cancel_all(widget, "shift")
        widget.shift = 1
        Animation(shift=0, duration=ARRIVING, transition="out_quad").start(widget)


class Loans(KeyedCol):
    def open_loan(self, card: LoanCard) -> None:
        for other in self.children:
            other.opened = other is card and not card.opened


class AtHome(Col):
    """What is at home: the list, the button that unfolds it, or a sentence that there is nothing."""

    NO_ACTION = NO_ACTION
    view = ObjectProperty(BLANK, rebind=True)


class VisitScreen(Page):
    BLANK = BLANK
    at_start = True
    NO_ACTION = NO_ACTION
    NO_REFUSAL = BLANK_REFUSAL
    view = ObjectProperty(BLANK, rebind=True)
    aside = BooleanProperty(False)
    """True: there is something to say about the items that the member has at home."""
    counting = BooleanProperty(False)
    """Parts are being counted: they need the width, and all else can wait."""
    brief = BooleanProperty(False)
    """A small display needs the room of the greeting."""
    roomy = BooleanProperty(False)
    """True: all buttons to other pages fit beside the greeting; False: some are at the end."""

    def __init__(self, **kwargs: object) -> None:
        self._newest: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        super().__init__(**kwargs)

    def on_view(self, _screen: Widget, view: VisitView) -> None:
        """Scroll to the top when a line or a message is new, and to the question that is asked now."""
        scroller = self.ids.scroller
        scroller.fresh()
        self.ids.calm.fresh()
        newest = (view.lines[0].key if view.lines else "", view.message)
        if newest != self._newest:
            self._newest = newest
            scroller.offset = 0
            scroller.keep()
        if view.refusal is not None:
            self._asked = ()
            return
        asked = next(((line.key, line.question) for line in view.lines if line.green or line.lit), ())
        if asked != self._asked:
            self._asked = asked
            scroller.keep()
            if not asked:
                scroller.offset = 0  # all is answered: back to the top, where the next line comes
            else:
                Clock.schedule_once(lambda _dt: self._keep_in_sight(asked[0]), 0)

    def _keep_in_sight(self, key: object) -> None:
        """Keep the card with this key in sight if it fits, or else its question."""
        for card in self.ids.lines.children:
            if card.item.key == key:
                asked = card.ids.asked
                self.ids.scroller.keep(card, *(() if asked.gone else (asked,)))

    def wipe(self) -> None:
        super().wipe()
        self._newest = self._asked = ()


load_rules(__file__)
