"""A page about a member, an item or a stock-take: tiles that sum up its sections, and the section that is open.

Which tile is open stays in this widget until the screen goes away, and is wiped with it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from kivy.animation import Animation
from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.widget import Widget

from kiosk.lending.volunteers.events import BackPressed
from screens.kit.layout import KeyedCol, KeyedRow, Row
from screens.kit.refusal import BLANK_REFUSAL
from screens.kit.rules import load_rules
from screens.kit.widgets import NO_MESSAGE, NO_PICTURE, NO_TOUCH, Card, Note, Page, Tap, upward
from screens.present.values import Action, Message, Tone
from screens.present.volunteers.rows import RowView
from screens.present.volunteers.sheet import ProgressView, SectionView, SheetView
from screens.volunteers.parts import BLANK_ROW

BLANK = SheetView(key="", title="", close=Action(text="", event=BackPressed()))
NO_PROGRESS = ProgressView(text="", part=0)
ARRIVING = 0.15

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell:
    """A place among the tiles: a section, an action, or a blank with neither."""

    key: str
    title: str = ""
    icon: str = ""
    summary: str = ""
    tone: Tone = Tone.CALM
    action: Action | None = None


BLANK_CELL = Cell(key="")


class SheetTile(Tap):
    """A tile that opens a section, or does its action."""

    BLANK = BLANK_CELL  # type: ignore[assignment]
    item = ObjectProperty(BLANK_CELL, rebind=True)
    flat = BooleanProperty(False)
    """True: the summary is beside the title, because the letters are large and the tile is wide."""

    @property
    def touchable(self) -> bool:
        return super().touchable and bool(self.item.title)

    def on_tap(self) -> None:
        if self.item.action is not None:
            act = upward(self, "act")
            if act is not None:
                act(self.item.action)
            return
        open_section = upward(self, "open_section")
        if open_section is not None:
            open_section(self.item.key)


class SheetTileRow(KeyedRow):
    """Tiles side by side."""

    BLANK: tuple[Cell, ...] = ()
    item = ObjectProperty(BLANK)


class SheetTiles(KeyedCol):
    """Rows of tiles."""

    row_height = NumericProperty(100)


class SheetBtns(KeyedRow):
    """What can be done in a section, side by side."""

    BLANK: tuple[Action, ...] = ()
    item = ObjectProperty(BLANK)


class SheetActions(KeyedCol):
    """The actions of a section, in rows."""


class SheetNote(Note):
    """A note that must not be overlooked."""

    BLANK = NO_MESSAGE
    item = ObjectProperty(NO_MESSAGE)


class SheetHead(Row):
    """The head: who or what the page is about."""

    NO_PICTURE = NO_PICTURE
    text = StringProperty("")
    aside = StringProperty("")
    icon = StringProperty("")
    picture = ObjectProperty(None, allownone=True)
    sunny = BooleanProperty(False)


class Progress(Card):
    """How far a stock-take is, in words and as a bar."""

    item = ObjectProperty(NO_PROGRESS, rebind=True)


class SheetScreen(Page):
    BLANK = BLANK
    NO_ACTION = NO_TOUCH
    NO_ROW = BLANK_ROW
    NO_REFUSAL = BLANK_REFUSAL
    NO_PROGRESS = NO_PROGRESS
    view = ObjectProperty(BLANK, rebind=True)
    section = ObjectProperty(None, allownone=True)
    """The section that is open; None while the tiles are shown."""
    alone = ObjectProperty(None, allownone=True)
    """The row of the section that is opened; None while none is."""
    columns = NumericProperty(3)

    def __init__(self, **kwargs: object) -> None:
        self._of = self._newest = ""
        super().__init__(**kwargs)

    def on_view(self, _screen: Widget, view: SheetView) -> None:
        """About another member or item it begins with the tiles; else what is open stays open, with new values."""
        if view.key != self._of:
            self._of, self._newest = view.key, view.newest.key if view.newest else ""
            self._open(None)
        elif self.section is not None:
            self._open(next((one for one in view.sections if one.key == self.section.key), None))
        if self.alone is not None and self.section is not None:
            rows = (row for group in self.section.groups for row in group.rows)
            self.alone = next((row for row in rows if row.key == self.alone.key), None)
        self._arrive(view.newest.key if view.newest else "")
        for scroller in (self.ids.scroller, self.ids.alone, self.ids.refusal):
            scroller.fresh()

    def open_section(self, key: str) -> None:
        self._open(next((one for one in self.view.sections if one.key == key), None))

    def open_row(self, row: RowView) -> None:
        self.alone = row
        self.ids.alone.offset = 0

    def shut(self) -> None:
        """Go one step back: from a row to its section, from there to the tiles."""
        if self.alone is not None:
            self.alone = None
        else:
            self._open(None)

    def _open(self, section: SectionView | None) -> None:
        same = section is not None and self.section is not None and section.key == self.section.key
        self.section = section
        if not same:
            self.alone = None
            self.ids.scroller.offset = 0
        self.ids.scroller.fresh()

    def _arrive(self, newest: str) -> None:
        """A new scan closes what is open and shows the newest item."""
        if newest == self._newest:
            return
        self._newest = newest
        if newest:
            self._open(None)
            card = self.ids.newest
            Animation.cancel_all(card, "shift")
            card.shift = 1
            Animation(shift=0, duration=ARRIVING, transition="out_quad").start(card)

    def cells(self, view: SheetView, columns: float) -> tuple[tuple[Cell, ...], ...]:
        """The tiles of the sections, and after them those of the actions, in rows of `columns`."""
        cells = [Cell(one.key, one.title, one.icon, one.summary, one.tone) for one in view.sections]
        cells += [Cell(f"act {one.text}", one.text, one.icon, action=one) for one in view.actions]
        cells += [Cell(f"blank {at}") for at in range(-len(cells) % int(columns))]
        return in_rows(cells, columns)

    def in_rows(self, actions: Sequence[Action], columns: float) -> tuple[tuple[Action, ...], ...]:
        return in_rows(actions, columns)

    def calm(self, notes: Sequence[Message]) -> tuple[Message, ...]:
        """The notes that say what to do now, which are drawn large."""
        return tuple(note for note in notes if note.tone is Tone.CALM)

    def strips(self, notes: Sequence[Message], section: SectionView | None) -> tuple[Message, ...]:
        """The notes in a strip; that something went well is shown among the tiles only, not in a section."""
        return tuple(note for note in notes if note.tone is Tone.LOOK or (note.tone is Tone.GOOD and section is None))

    def message_of(self, view: SheetView, section: SectionView | None) -> Message | None:
        """The message to show; None for one that something is done, while a note says what."""
        message = view.message
        noted = section is None and any(note.tone is Tone.GOOD for note in view.notes)
        return None if message is not None and message.tone is Tone.GOOD and noted else message

    def columns_of(self, view: SheetView, bigger: bool, compact: bool, portrait: bool) -> int:
        """The number of tiles in a row; four tiles share one row if they fit."""
        if bigger:
            return 1 if compact and not portrait else 2
        if portrait:
            return 2
        return 4 if len(view.sections) + len(view.actions) == 4 else 3

    def wipe(self) -> None:
        super().wipe()
        self._of = self._newest = ""
        self._open(None)


def in_rows(items: Sequence[T], columns: float) -> tuple[tuple[T, ...], ...]:
    step = int(columns)
    return tuple(tuple(items[at : at + step]) for at in range(0, len(items), step))


load_rules(__file__)
