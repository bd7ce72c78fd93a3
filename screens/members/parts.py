"""The parts of an item inside its line: what should be there, and how many of each are missing or broken."""

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from screens.kit.layout import Box, KeyedCol, KeyedFlow, KeyedRow, Row
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_PICTURE, NO_TOUCH, Btn, PanelRow, Tap
from screens.present.members.lines.parts import PartView, Tally

BLANK_PART = PartView(key="", name="", count="")
BLANK_TALLY = Tally(NO_TOUCH)
HASTY = 0.12
"""Seconds between two touches that count. A tally posts the whole number, so that no touch counts twice."""


class PartChip(PanelRow):
    """A part that should be there: `12 blokken`."""

    BLANK = BLANK_PART
    NO_PICTURE = NO_PICTURE
    item = ObjectProperty(BLANK_PART, rebind=True)


class PartChips(KeyedFlow):
    """The parts, one after the other."""


class CountBtn(Btn):
    """Says how many are missing, or broken, and counts one more."""

    quiet = NumericProperty(HASTY)


class LessBtn(Tap):
    """Counts one less."""

    quiet = NumericProperty(HASTY)
    icon = StringProperty("")


class TallyBox(Row):
    """How many are missing, or how many are broken. The widgets stay, so that the keypad's focus keeps its place."""

    BLANK = BLANK_TALLY
    NO_TOUCH = NO_TOUCH
    item = ObjectProperty(BLANK_TALLY, rebind=True)


class PartName(Tap):
    """Name and picture of a part: a touch counts it, like its first tally."""

    NO_PICTURE = NO_PICTURE
    quiet = NumericProperty(HASTY)
    part = ObjectProperty(BLANK_PART, rebind=True)


class TallyRow(KeyedRow):
    """The two tallies of a part: missing and broken."""


class PartRow(Box):
    """One part, and what is wrong with it."""

    BLANK = BLANK_PART
    NO_TOUCH = NO_TOUCH
    item = ObjectProperty(BLANK_PART, rebind=True)
    narrow = BooleanProperty(False)


class PartRows(KeyedCol):
    """The parts, to count; `narrow` puts the tallies under the name."""

    narrow = BooleanProperty(False)

    def on_items(self, *args: object) -> None:
        super().on_items(*args)
        self.on_narrow()

    def on_narrow(self, *_: object) -> None:
        for row in self.children:
            row.narrow = self.narrow


load_rules(__file__)
