"""The keys of a keyboard on a screen of widgets."""

from kivy.properties import DictProperty, NumericProperty, ObjectProperty, StringProperty

from screens.kit.layout import KeyedCol, KeyedRow
from screens.kit.rules import load_rules
from screens.kit.widgets import Tap, upward

DOUBLE = 0.12
"""Seconds between two strokes on one key: 0.5 would lose the second digit of 11."""
NARROW = 1.7
"""How many letters wide a key with a name is, where one of them is the space between words."""


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


load_rules(__file__)
