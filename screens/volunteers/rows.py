"""A list of the volunteers' desk, of which only the rows in sight exist; with a keyboard where somebody searches.

What is typed is posted at each key, so that the list follows; it stays here only until the screen goes away.
"""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.lending.volunteers.events import BackPressed, SearchTyped
from screens.kit.layout import KeyedCol, KeyedRow
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_TOUCH, Page, Tap, upward
from screens.present.values import Action
from screens.present.volunteers.rows import RowsView, RowView
from screens.volunteers.parts import BLANK_ROW

BLANK = RowsView(key="", title="", icon="", close=Action(text="", event=BackPressed()))
LONGEST = 40
LETTERS = (tuple("ABCDEFGHIJ"), tuple("KLMNOPQRST"), (*"UVWXYZ", "digits", "space", "wipe", "close"))
DIGITS = (tuple("1234567890"), (*"-.'/+&", "letters", "space", "wipe", "close"))
WIDE = (tuple("1234567890"), *LETTERS[:2], (*"UVWXYZ-", "space", "wipe", "close"))
"""The keys where there is room for one more row."""
UPRIGHT = (
    *(tuple(row) for row in ("ABCDEFG", "HIJKLMN", "OPQRSTU")),
    (*"VWXYZ", "digits"),
    ("space", "wipe", "close"),
)
UPRIGHT_DIGITS = (tuple("12345"), tuple("67890"), (*"-.'/+", "letters"), ("space", "wipe", "close"))
"""The keys on an upright display: digits apart, so that there is more room for what is found."""
NAMED = {
    "wipe": "backspace-outline",
    "space": "keyboard-space",
    "close": "keyboard-close-outline",
    "digits": "numeric",
    "letters": "format-size",
}
"""The icons of the keys that are no letter."""
QUICK = 0.12
"""Seconds between two strokes on one key."""


class RowsKey(Tap):
    """One key of the search keyboard."""

    BLANK = ""  # type: ignore[assignment]
    item = StringProperty("")
    quiet = NumericProperty(QUICK)

    def icon_of(self, key: str) -> str:
        return NAMED.get(key, "")

    def on_tap(self) -> None:
        stroke = upward(self, "stroke")
        if stroke is not None and self.item:
            stroke(self.item)


class RowsKeys(KeyedRow):
    """One row of keys."""

    BLANK: tuple[str, ...] = ()
    item = ObjectProperty(BLANK)


class RowsKeyboard(KeyedCol):
    """All rows of keys."""


class RowsField(Tap):
    """What was typed; a touch brings the keyboard back."""

    BLANK = ""  # type: ignore[assignment]
    item = StringProperty("")
    hint = StringProperty("")

    def on_tap(self) -> None:
        show = upward(self, "show_keys")
        if show is not None:
            show()


class RowsScreen(Page):
    BLANK = BLANK
    NO_ACTION = NO_TOUCH
    NO_ROW = BLANK_ROW
    view = ObjectProperty(BLANK, rebind=True)
    opened = ObjectProperty(None, allownone=True)
    """The row that is opened; None while none is."""
    typed = StringProperty("")
    typing = BooleanProperty(False)
    """The keyboard is shown."""
    digits = BooleanProperty(False)
    upright = BooleanProperty(False)
    keys = ObjectProperty(LETTERS)

    def __init__(self, **kwargs: object) -> None:
        self._of = ""
        super().__init__(**kwargs)

    def on_view(self, _screen: Widget, view: RowsView) -> None:
        """Another list begins at its top, with the search text that its view has."""
        if view.key != self._of:
            self._of, self.opened = view.key, None
            self.typed = view.search.text if view.search else ""
            self.typing = view.search is not None
            self.ids.scroller.offset = 0
        if self.opened is not None:
            self.opened = self._still_there(self.opened.key)
        self.ids.scroller.fresh()
        self.ids.alone.fresh()

    def _still_there(self, key: str) -> RowView | None:
        return next((row for group in self.view.groups for row in group.rows if row.key == key), None)

    def open_row(self, row: RowView) -> None:
        self.opened = row

    def close_row(self) -> None:
        self.opened = None

    def show_keys(self) -> None:
        self.typing = True

    def stroke(self, key: str) -> None:
        """Type one key; every change of the text is posted, so that the list follows."""
        before = self.typed
        match key:
            case "close":
                self.typing = False
            case "digits" | "letters":
                self.digits = key == "digits"
            case "wipe":
                self.typed = before[:-1]
            case "space":
                self.typed = f"{before} " if before and not before.endswith(" ") else before
            case letter if len(before) < LONGEST:
                self.typed = before + letter
        if self.typed != before:
            self.ids.scroller.offset = 0
            act = upward(self, "act")
            if act is not None:
                act(Action(text="", event=SearchTyped(self.typed)))

    def keys_of(self, low: bool, upright: bool, digits: bool) -> tuple[tuple[str, ...], ...]:
        if upright:
            return UPRIGHT_DIGITS if digits else UPRIGHT
        return (DIGITS if digits else LETTERS) if low else WIDE

    def wipe(self) -> None:
        super().wipe()
        self._of, self.opened, self.typed = "", None, ""
        self.typing = self.digits = False


load_rules(__file__)
