"""A keyboard on the screen, for when a device is gone: digits for a member's number and PIN, letters for a barcode.

What is typed stays in this widget until its event is posted, and is wiped as soon as the screen goes away.
"""

from kivy.properties import BooleanProperty, DictProperty, ListProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.lending.events import CodeTyped, NumberTyped, PanelClosed, Touch
from kiosk.lending.volunteers.events import FormFilled
from screens.layout import KeyedCol, KeyedRow
from screens.views import Action, Keys, Message, PadStep, PadView
from screens.widgets import Page, Tap, upward

NO_STEP = PadStep(title="", hint="", keys=Keys.DIGITS, longest=0)
BLANK = PadView(kind="", steps=(NO_STEP,), next="", wipe="", close=Action(text="", event=PanelClosed()))
DIGITS = (("1", "2", "3"), ("4", "5", "6"), ("7", "8", "9"), ("wipe", "0", ""))
LETTERS = (tuple("1234567890"), tuple("ABCDEFGHIJ"), tuple("KLMNOPQRST"), (*"UVWXYZ", "-", ".", "wipe"))
UPRIGHT = (*(tuple(row) for row in ("12345", "67890", "ABCDEF", "GHIJKL", "MNOPQR", "STUVWX")), (*"YZ-.", "wipe"))
"""The same letters on a display that stands upright."""
ICONS = {"wipe": "backspace-outline", "space": "keyboard-space"}
"""On the keys with a name."""
DOUBLE = 0.12
"""Seconds between two strokes on one key: 0.5 would lose the second digit of 11."""


def event_of(kind: str, typed: tuple[str, ...]) -> Touch:
    """What a pad of this kind says once all is typed."""
    match kind:
        case "code":
            return CodeTyped(typed[0])
        case "form":
            return FormFilled(typed)
    return NumberTyped(*typed)


class Key(Tap):
    """One key: a letter, or one of those with a name: `wipe` takes back the last letter, `space` begins a new word."""

    BLANK = ""  # type: ignore[assignment]
    item = StringProperty("")
    word = StringProperty("")
    """What a key with a name says."""
    span = NumericProperty(1)
    """How many keys wide it is."""

    def on_tap(self) -> None:
        stroke = upward(self, "stroke")
        if stroke is not None and self.item:
            stroke(self.item)


class KeyRow(KeyedRow):
    """One row of keys. One with a name takes what the others leave of the longest row."""

    BLANK: tuple[str, ...] = ()
    item = ObjectProperty(BLANK)
    names = DictProperty({})
    """The words on the keys that have a name."""
    longest = NumericProperty(1)

    def name_keys(self) -> None:
        for key in self.children:
            named = len(key.item) > 1
            key.word = self.names.get(key.item, "")
            key.span = max(1, self.longest - len(self.items) + 1) if named else 1


class Keyboard(KeyedCol):
    """All rows of keys."""

    names = DictProperty({})

    def name_keys(self) -> None:
        for row in self.children:
            row.names = self.names
            row.longest = max(map(len, self.items), default=1)


class PadScreen(Page):
    BLANK = BLANK
    view = ObjectProperty(BLANK, rebind=True)
    at = NumericProperty(0)
    """Which step is being typed."""
    typed = ListProperty([""])
    step = ObjectProperty(NO_STEP, rebind=True)
    rows = ObjectProperty(DIGITS)
    upright = BooleanProperty(False)
    brief = BooleanProperty(False)
    """A message stands in the place of the hint, because there is no room for both."""
    letters = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        self._kind: tuple[object, ...] | None = None
        self._message: Message | None = None
        super().__init__(**kwargs)

    def on_view(self, _screen: Widget, view: PadView) -> None:
        """Another pad begins empty. So does one with a message: what was typed was not right."""
        kind = (view.kind, view.form, len(view.steps))
        if kind != self._kind or (view.message is not None and view.message != self._message):
            self._begin(view)
        self._kind, self._message = kind, view.message
        self._show_step()

    def wipe(self) -> None:
        self._kind = self._message = None
        super().wipe()
        self._begin(BLANK)

    def stroke(self, key: str) -> None:
        now = self.typed[self.at]
        if key == "wipe":
            self._write(now[:-1])
        elif len(now) < self.step.longest:
            self._write(now + key)

    def forward(self) -> None:
        """To the next step, or with all typed: say it to the kiosk."""
        if not self.typed[self.at]:
            return
        if self.at + 1 < len(self.view.steps):
            self.at += 1
            self._show_step()
            return
        typed = tuple(self.typed)
        self._begin(self.view)
        act = upward(self, "act")
        if act is not None:
            act(Action(text="", event=event_of(self.view.kind, typed)))

    def shown(self, step: PadStep, typed: str) -> str:
        return "•" * len(typed) if step.secret else typed

    def on_upright(self, *_: object) -> None:
        self._show_step()

    def _write(self, text: str) -> None:
        self.typed = [*self.typed[: self.at], text, *self.typed[self.at + 1 :]]

    def _begin(self, view: PadView) -> None:
        self.at, self.typed = 0, [""] * len(view.steps)
        self._show_step()

    def _show_step(self) -> None:
        self.step = self.view.steps[min(self.at, len(self.view.steps) - 1)]
        self.rows = DIGITS if self.step.keys is Keys.DIGITS else UPRIGHT if self.upright else LETTERS
