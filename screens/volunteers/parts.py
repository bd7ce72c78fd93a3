"""What the volunteers' screens are made of: a row of a list, the same alone with all its answers, and one sentence."""

from math import ceil

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty

from screens.kit.layout import Col, KeyedCol, KeyedRow, Row, Scroller
from screens.kit.rules import load_rules
from screens.kit.shelf import Shelf
from screens.kit.widgets import NO_MESSAGE, NO_PICTURE, NO_TOUCH, Card, Choosing, PanelRow, Tap, upward
from screens.present.values import Tone
from screens.present.volunteers.rows import RowGroup, RowView

BLANK_ROW = RowView(key="", title="")
BLANK_GROUP = RowGroup(key="", rows=())
LETTER = 0.4
"""How wide a letter is at least drawn, as a part of its height."""
MARKS = {Tone.GOOD: "check-circle", Tone.LOOK: "eye", Tone.CALM: ""}
"""The icon of a tone, so that it is never told by its colour alone."""


class Drawer(Scroller):
    """A list that has no rail where there is no room for one; the row that peeps out says that there is more."""

    least = NumericProperty(0)
    """Pixels of height that the two buttons of the rail want."""
    bare = BooleanProperty(False)
    """It never has one."""

    def on_bare(self, *_: object) -> None:
        self._settled()

    def on_height(self, *_: object) -> None:
        self._settled()

    def _decide(self, dt: float) -> None:
        if self.bare or self.height < self.least:
            self.rail = False
        else:
            super()._decide(dt)


class RowShelf(Shelf):
    """Rows of which only those in sight exist; its `entries` are the rows, told as they are asked for."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"fetch": _itself, **kwargs})


def _itself(row: RowView) -> RowView:
    return row


class QuietStrip(PanelRow):
    """A warning in a quiet strip, or a word that all went well."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE, rebind=True)
    good = BooleanProperty(False)
    dismiss = ObjectProperty(None, allownone=True)
    """Closes it, where it does not go by itself."""


class Messages(Col):
    """What is said now, and below it what does not work."""

    NO_MESSAGE, NO_ACTION = NO_MESSAGE, NO_TOUCH
    message = ObjectProperty(None, allownone=True)
    dismiss = ObjectProperty(None, allownone=True)
    warnings = ObjectProperty(())


class RowPicture(Row):
    """The picture of a row, or its icon where it has none."""

    NO_PICTURE = NO_PICTURE
    item = ObjectProperty(BLANK_ROW, rebind=True)
    side = NumericProperty(10)


class RowWords(Col):
    """What it is, and what there is to say of it."""

    item = ObjectProperty(BLANK_ROW, rebind=True)
    mark = StringProperty("")
    slim = BooleanProperty(False)

    def weight(self, text: str, letter: float, width: float) -> float:
        """How many lines a text wants in this width, if it may be drawn a little smaller than its `letter` high."""
        return max(1, min(2, ceil(len(text) * letter * LETTER / max(1, width))))


class RowCard(Tap):
    """One row of a list. A touch leads on, or opens it; those of its answers stand in it for which there is room."""

    BLANK = BLANK_ROW  # type: ignore[assignment]
    item = ObjectProperty(BLANK_ROW, rebind=True)
    most = NumericProperty(1)
    """So many answers have room in it."""
    slim = BooleanProperty(False)
    """It stands in a narrow column."""
    below = BooleanProperty(False)
    """The answers stand under the words, where these are large."""
    tile_side = NumericProperty(10)
    room = NumericProperty(50)
    """Pixels that the words want beside the answers."""

    @property
    def leads(self) -> bool:
        """There is something behind it."""
        return self.item.touch is not None or len(self.item.answers) > self.most or bool(self.item.facts)

    @property
    def still(self) -> bool:
        """It is only to be read."""
        return not self.leads

    @property
    def touchable(self) -> bool:
        return super().touchable and not self.still

    def leads_on(self, item: RowView, most: float) -> bool:
        """As `leads`, for the rules."""
        return item.touch is not None or len(item.answers) > most or bool(item.facts)

    def mark_of(self, item: RowView) -> str:
        return MARKS[item.tone]

    def on_tap(self) -> None:
        if self.item.touch is not None:
            act = upward(self, "act")
            if act is not None:
                act(self.item.touch)
        elif self.leads:
            open_row = upward(self, "open_row")
            if open_row is not None:
                open_row(self.item)


class RowAnswers(KeyedRow):
    """The answers in a row."""

    slot = NumericProperty(100)
    """Pixels for each."""


class CaseAnswers(Choosing, KeyedCol):
    """The answers of a row that stands alone."""


class CaseCard(Card):
    """A row that stands alone: all there is to know of it, and every answer."""

    item = ObjectProperty(BLANK_ROW, rebind=True)
    halves = BooleanProperty(False)


class Group(Col):
    """A heading, and its rows, of which only those in sight exist."""

    BLANK = BLANK_GROUP
    item = ObjectProperty(BLANK_GROUP, rebind=True)
    pane = ObjectProperty(None, allownone=True)
    row_height = NumericProperty(100)
    gap = NumericProperty(10)


class Groups(KeyedCol):
    """All of them, seen through one pane."""

    pane = ObjectProperty(None, allownone=True)
    row_height = NumericProperty(100)
    answered_height = NumericProperty(100)
    """Pixels of a row with answers."""
    gap = NumericProperty(10)

    def on_items(self, *args: object) -> None:
        """Another list under the same key may have answers where the one before had none."""
        super().on_items(*args)
        self.measure()

    def measure(self, *groups: Group) -> None:
        for group in groups or self.children:
            rows = group.item.rows
            answered = bool(len(rows) and rows[0].answers)
            group.pane, group.gap = self.pane, self.gap
            group.row_height = self.answered_height if answered else self.row_height


class NewCard(Card):
    """What was scanned last, large; it comes in from above in 150 ms."""

    item = ObjectProperty(BLANK_ROW, rebind=True)
    shift = NumericProperty(0)
    """From 1 to 0 while it arrives."""
    mark = StringProperty("")

    def mark_of(self, item: RowView) -> str:
        return MARKS[item.tone]


load_rules(__file__)
