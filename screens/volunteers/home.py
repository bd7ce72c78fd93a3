"""The volunteer's home: big tiles to what is done all day, and a quiet row of what is not."""

from collections.abc import Sequence

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty

from kiosk.lending.events import DonePressed
from screens.kit.layout import KeyedCol, KeyedRow
from screens.kit.rules import load_rules
from screens.kit.widgets import Page, Tap, upward
from screens.present.values import Action
from screens.present.volunteers.home import HomeView, TileView

BLANK_TILE = TileView(key="", action=Action(text="", event=DonePressed()))
BLANK = HomeView(greeting="", tiles=(), ways=(), done=Action(text="", event=DonePressed()))


class HomeTile(Tap):
    """One tile; the first is the green one."""

    BLANK = BLANK_TILE  # type: ignore[assignment]
    item = ObjectProperty(BLANK_TILE, rebind=True)
    go = BooleanProperty(False)
    beside = BooleanProperty(False)
    """True: the word is beside the icon, because there is no room below it."""

    def on_tap(self) -> None:
        act = upward(self, "act")
        if act is not None:
            act(self.item.action)


class TileRow(KeyedRow):
    """Tiles side by side."""

    BLANK: tuple[TileView, ...] = ()
    item = ObjectProperty(BLANK)
    first = BooleanProperty(False)

    def name_first(self) -> None:
        for tile in self.children:
            tile.go = self.first and tile is self.children[-1]


class Tiles(KeyedCol):
    """Rows of tiles."""

    row_height = NumericProperty(100)

    def name_first(self) -> None:
        for row in self.children:
            row.first = row is self.children[-1]


class HomeWays(KeyedRow):
    """Small buttons to other pages, side by side."""


class HomeScreen(Page):
    BLANK = BLANK
    view = ObjectProperty(BLANK, rebind=True)
    columns = NumericProperty(3)

    def rows_of(self, tiles: Sequence[TileView], columns: float) -> tuple[Sequence[TileView], ...]:
        """The tiles in rows of `columns`."""
        step = int(columns)
        return tuple(tiles[at : at + step] for at in range(0, len(tiles), step))

    def on_view(self, *_: object) -> None:
        self.ids.scroller.fresh()


load_rules(__file__)
