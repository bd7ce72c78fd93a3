"""The visit: what was done, newest on top, and what is at home. Nothing here must still be confirmed."""

from kivy.animation import Animation
from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty
from kivy.uix.widget import Widget

from kiosk.lending.events import Touched
from screens.layout import Col, KeyedCol, KeyedRow
from screens.views import Action, LineView, LoanView, VisitView
from screens.widgets import NO_DUE, NO_PICTURE, Card, Page, Tap, upward

NO_ACTION = Action(text="", event=Touched())
BLANK_LINE = LineView(key="", title="", picture=NO_PICTURE, place="", state="", good=True)
BLANK_LOAN = LoanView(key="", title="", picture=NO_PICTURE, place="", left="", due=NO_DUE)
BLANK = VisitView(greeting="", invite="", summary="", lines=(), done=NO_ACTION)
ARRIVING = 0.15
SETTLING = 0.07
"""Seconds until a line that unfolded has its height, and can be brought into sight."""


class LineCard(Card):
    """One thing done: picture, name, where it belongs, what happened, its day, its price, and *toch niet*."""

    BLANK = BLANK_LINE
    NO_ACTION, NO_DUE = NO_ACTION, NO_DUE
    item = ObjectProperty(BLANK_LINE, rebind=True)
    green = BooleanProperty(False)
    """Whether the first answer is the one thing to do on this screen."""
    wide = BooleanProperty(True)
    """There is room for question and answers side by side."""
    tight = BooleanProperty(False)
    """There is no room for a calendar: the day stands in words."""
    shift = NumericProperty(0)
    """From 1 to 0 while the card arrives."""

    def day_in_words(self) -> str:
        due = self.item.due
        return f"{due.weekday} {due.day} {due.month}" if due else ""


class Answers(KeyedRow):
    """The answers to a line's question; with `green` the first is the one thing to do."""

    green = BooleanProperty(False)

    def on_items(self, *args: object) -> None:
        super().on_items(*args)
        self.on_green()

    def on_green(self, *_: object) -> None:
        for answer in self.children:
            answer.go = self.green and answer is self.children[-1]


class LoanCard(Tap):
    """A thing at home; opened by a touch, it tells its whole day and can be kept longer."""

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


class Lines(KeyedCol):
    """The lines; a new one comes in from above in 150 ms, and only the first question has the green answer."""

    def on_items(self, *args: object) -> None:
        super().on_items(*args)
        asking = [item.key for item in self.items if item.question and item.answers]
        for card in self.children:
            card.green = asking[:1] == [card.item.key]

    def arrived(self, widget: Widget) -> None:
        Animation.cancel_all(widget, "shift")
        widget.shift = 1
        Animation(shift=0, duration=ARRIVING, transition="out_quad").start(widget)


class Loans(KeyedCol):
    def open_loan(self, card: LoanCard) -> None:
        for other in self.children:
            other.opened = other is card and not card.opened


class AtHome(Col):
    """What is at home: the list, its fold, or a word that there is nothing."""

    NO_ACTION = NO_ACTION
    view = ObjectProperty(BLANK, rebind=True)


class VisitScreen(Page):
    BLANK = BLANK
    NO_ACTION = NO_ACTION
    view = ObjectProperty(BLANK, rebind=True)
    asks = BooleanProperty(False)
    """A line asks something: the green button is its first answer."""
    aside = BooleanProperty(False)
    """There is something to say about what is at home."""

    def __init__(self, **kwargs: object) -> None:
        self._newest: tuple[object, ...] = ()
        super().__init__(**kwargs)

    def on_view(self, _screen: Widget, view: VisitView) -> None:
        """What is new is on top: go there when something came or was said."""
        scroller = self.ids.scroller
        scroller.fresh()
        lit = next((line.key for line in view.lines if line.lit), "")
        newest = (view.lines[0].key if view.lines else "", view.message, lit)
        if newest != self._newest:
            self._newest = newest
            scroller.offset = 0
            if lit and view.lines[0].key != lit:
                Clock.schedule_once(lambda _dt: self._reveal(lit), SETTLING)

    def _reveal(self, key: str) -> None:
        for card in self.ids.lines.children:
            if card.item.key == key:
                self.ids.scroller.reveal(card)

    def wipe(self) -> None:
        super().wipe()
        self._newest = ()
