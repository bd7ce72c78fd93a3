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
"""The icon of a tone, so that no tone shows by its colour alone."""


class Drawer(Scroller):
    """A scroller without a rail where there is no room for one; a row cut off at the edge shows that there is more."""

    least = NumericProperty(0)
    """Pixels of height that the two buttons of the rail need."""
    bare = BooleanProperty(False)
    """There is never a rail."""

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
    """A shelf of rows; its `entries` are the rows themselves."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"fetch": _itself, **kwargs})


def _itself(row: RowView) -> RowView:
    return row


class QuietStrip(PanelRow):
    """A warning in a quiet strip, or a sentence that all went well."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE, rebind=True)
    good = BooleanProperty(False)
    dismiss = ObjectProperty(None, allownone=True)
    """The button that closes the message; None where it goes by itself."""


class Messages(Col):
    """The message of now, and below it the warnings."""

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
    """The words of a row: title, detail and mark."""

    item = ObjectProperty(BLANK_ROW, rebind=True)
    mark = StringProperty("")
    slim = BooleanProperty(False)

    def weight(self, text: str, letter: float, width: float) -> float:
        """How many lines, 1 or 2, a text needs in `width` pixels with letters of `letter` pixels, a little shrunk."""
        return max(1, min(2, ceil(len(text) * letter * LETTER / max(1, width))))


class RowCard(Tap):
    """One row of a list. A touch leads on, or opens it; it shows as many of its answers as fit."""

    BLANK = BLANK_ROW  # type: ignore[assignment]
    item = ObjectProperty(BLANK_ROW, rebind=True)
    most = NumericProperty(1)
    """The number of answers for which there is room in the row."""
    slim = BooleanProperty(False)
    """True: the row is in a narrow column."""
    below = BooleanProperty(False)
    """True: the answers are under the words, because these are large."""
    tile_side = NumericProperty(10)
    room = NumericProperty(50)
    """Pixels that the words need beside the answers."""

    @property
    def leads(self) -> bool:
        """True if a touch leads on or opens the row."""
        return self.item.touch is not None or len(self.item.answers) > self.most or bool(self.item.facts)

    @property
    def still(self) -> bool:
        """True if a touch does nothing."""
        return not self.leads

    @property
    def touchable(self) -> bool:
        return super().touchable and not self.still

    def leads_on(self, item: RowView, most: float) -> bool:
        """The same as `leads`, as a function, for the kv rules."""
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
    """Pixels of width for each answer."""


class CaseAnswers(Choosing, KeyedCol):
    """The answers of a row that is shown alone."""


class CaseCard(Card):
    """A row that is shown alone: all its facts, and every answer."""

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
    """All groups of a list, in one scroller."""

    pane = ObjectProperty(None, allownone=True)
    row_height = NumericProperty(100)
    answered_height = NumericProperty(100)
    """Pixels of height of a row with answers."""
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
