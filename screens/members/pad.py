"""A keyboard on the screen, for when a device is gone: digits for a member's number and PIN, letters for a barcode.

What is typed stays in this widget until its event is posted, and is wiped as soon as the screen goes away.
"""

from kivy.properties import BooleanProperty, DictProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.lending.events import CodeTyped, NumberTyped, PanelClosed, Touch
from kiosk.lending.volunteers.events import FormFilled
from screens.kit.layout import KeyedCol, KeyedRow
from screens.kit.rules import load_rules
from screens.kit.widgets import Page, Tap, upward
from screens.present.pad import Keys, PadStep, PadView
from screens.present.pad_keys import PAGES, are_letters, begins_capital, page_after, rows_of, struck
from screens.present.values import Action, Message

NO_STEP = PadStep(title="", hint="", keys=Keys.DIGITS, longest=0)
BLANK = PadView(kind="", steps=(NO_STEP,), next="", wipe="", close=Action(text="", event=PanelClosed()))
DOUBLE = 0.12
"""Seconds between two strokes on one key: 0.5 would lose the second digit of 11."""
NARROW = 1.7
"""How many letters wide a key with a name is, where one of them is the space between words."""


def event_of(kind: str, typed: tuple[str, ...]) -> Touch:
    """The event that a pad of this kind posts once all is typed."""
    match kind:
        case "code":
            return CodeTyped(typed[0])
        case "form":
            return FormFilled(typed)
    return NumberTyped(*typed)


class Key(Tap):
    """One key: a letter, or one of those with a name."""

    BLANK = ""  # type: ignore[assignment]
    item = StringProperty("")
    quiet = NumericProperty(DOUBLE)
    word = StringProperty("")
    """What a key with a name says."""
    span = NumericProperty(1)
    """How many keys wide it is."""

    def on_tap(self) -> None:
        stroke = upward(self, "stroke")
        if stroke is not None and self.item:
            stroke(self.item)


class KeyRow(KeyedRow):
    """One row of keys. A key with a name takes the room that the others leave; of several, the space bar does."""

    BLANK: tuple[str, ...] = ()
    item = ObjectProperty(BLANK)
    names = DictProperty({})
    """The words on the keys that have a name."""
    longest = NumericProperty(1)

    def name_keys(self) -> None:
        named = [key for key in self.items if len(key) > 1]
        left = self.longest - (len(self.items) - len(named))
        for key in self.children:
            key.word = self.names.get(key.item, "")
            if key.item not in named:
                key.span = 1
            elif len(named) == 1:
                key.span = max(1, left)
            else:
                key.span = max(NARROW, left - NARROW * (len(named) - 1)) if key.item == "space" else NARROW


class Keyboard(KeyedCol):
    """All rows of keys."""

    names = DictProperty({})

    def name_keys(self) -> None:
        for row in self.children:
            row.names = self.names
            row.longest = max(map(len, self.items), default=1)


class PadScreen(Page):
    BLANK = BLANK
    SHOWN, FEW_SHOWN = 64, 18
    """The most letters of a long text that are shown, counted from its end; the second where letters are larger."""
    over_visit = True
    view = ObjectProperty(BLANK, rebind=True)
    at = NumericProperty(0)
    """Which step is being typed."""
    typed = ListProperty([""])
    step = ObjectProperty(NO_STEP, rebind=True)
    rows = ObjectProperty(rows_of(Keys.DIGITS))
    upright = BooleanProperty(False)
    brief = BooleanProperty(False)
    """True: a message replaces the hint, because there is no room for both."""
    crowded = BooleanProperty(False)
    """A message has a card of its own, and leaves no room for the hint."""
    letters = BooleanProperty(False)
    tall = BooleanProperty(False)
    """What is typed has a line of its own, under its title."""
    page = NumericProperty(0)
    """Which page of the keys is there."""
    capital = BooleanProperty(True)
    page_word = StringProperty("")
    """What the key says that brings the next page."""

    def __init__(self, **kwargs: object) -> None:
        self._kind: tuple[object, ...] | None = None
        self._message: Message | None = None
        self._offered = False
        """The text was offered by the kiosk, and nobody has changed it yet."""
        self._posted = False
        super().__init__(**kwargs)

    def on_view(self, _screen: Widget, view: PadView) -> None:
        """Another pad begins anew, and so does one with a message, because what was typed was refused.

        What is not secret stays, to be corrected.
        """
        kind = (view.kind, view.form, len(view.steps))
        if kind != self._kind:
            self._begin(view)
        elif view.message is not None and view.message != self._message:
            self._begin_again(view)
        self._kind, self._message, self._posted = kind, view.message, False
        self._show_step()

    def wipe(self) -> None:
        self._kind = self._message = None
        super().wipe()
        self._begin(BLANK)

    def stroke(self, key: str) -> None:
        if key == "page":
            self.page = page_after(int(self.page))
            self._lay_keys()
            return
        if key == "caps":
            self.capital = not self.capital
            self._lay_keys()
            return
        now = self.typed[self.at]
        text = struck(self.step.keys, now, key, self.step.longest, offered=self._offered)
        self._offered = self._posted = False
        self.typed = [*self.typed[: self.at], text, *self.typed[self.at + 1 :]]
        if are_letters(self.step.keys):
            self.capital = begins_capital(self.step.keys, text)
            self._lay_keys()

    def forward(self) -> None:
        """Go to the next step, or post what was typed. A secret is wiped then."""
        if self._posted or not (self.typed[self.at] or self.step.optional):
            return
        if self.at + 1 < len(self.view.steps):
            self.at += 1
            self._turn_to_step()
            return
        typed, self._posted = tuple(self.typed), True
        if self.view.kind == "form":
            self.typed = [self._kept(text, step) for text, step in zip(typed, self.view.steps, strict=True)]
        else:
            self._begin(self.view)
        act = upward(self, "act")
        if act is not None:
            act(Action(text="", event=event_of(self.view.kind, typed)))

    def shown(self, step: PadStep, typed: str, most: float = SHOWN) -> str:
        if step.secret:
            return "•" * len(typed)
        return typed if len(typed) <= most else f"…{typed[-int(most) :]}"

    def on_upright(self, *_: object) -> None:
        self._lay_keys()

    def _begin(self, view: PadView) -> None:
        self.at, self.typed, self._posted = 0, [step.text for step in view.steps], False
        self._turn_to_step()

    def _begin_again(self, view: PadView) -> None:
        typed = self.typed
        self._begin(view)
        if view.kind == "form":
            self.typed = [self._kept(text, step) for text, step in zip(typed, view.steps, strict=True)]
            self._turn_to_step()

    def _kept(self, text: str, step: PadStep) -> str:
        return "" if step.secret else text

    def _turn_to_step(self) -> None:
        self._show_step()
        now = self.typed[self.at]
        self._offered = bool(now) and now == self.step.text
        self.page, self.capital = 0, begins_capital(self.step.keys, now)
        self._lay_keys()

    def _show_step(self) -> None:
        self.step = self.view.steps[min(self.at, len(self.view.steps) - 1)]
        self._lay_keys()

    def _lay_keys(self) -> None:
        self.rows = rows_of(self.step.keys, int(self.page), upright=self.upright, capital=self.capital)
        self.page_word = PAGES[page_after(int(self.page))]
        self.letters = are_letters(self.step.keys)


load_rules(__file__)
