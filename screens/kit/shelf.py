"""A column of cards of which only those in sight exist: ten thousand items scroll like ten.

The cards have coordinates of their own, so that scrolling moves them without laying anything out, and a card that
goes out of sight is given the next item that comes into it.
"""

from collections.abc import Callable
from typing import Any

from kivy.clock import Clock
from kivy.factory import Factory
from kivy.properties import NumericProperty, ObjectProperty, StringProperty
from kivy.uix.relativelayout import RelativeLayout
from kivy.uix.widget import Widget

from screens.kit.layout import Part
from screens.kit.rules import load_rules
from screens.kit.widgets import upward

BEYOND = 1
"""Rows that exist beyond each edge of the pane, so that the keypad finds the next card."""
SPARE = 24
"""Unused cards kept ready; building one takes longer than a frame."""


class Shelf(Part, RelativeLayout):
    """Shows `entries` in rows of `columns`, each as the card of class `cell` whose `item` is `fetch(item)`."""

    entries = ObjectProperty(())
    fetch = ObjectProperty(None, allownone=True)
    cell = StringProperty("")
    columns = NumericProperty(1)
    row_height = NumericProperty(100)
    gap = NumericProperty(10)
    pane = ObjectProperty(None, allownone=True)
    """The visible part of the scroller that the shelf is in; None until it is known."""
    backwards = ObjectProperty(False)
    """True: the first card of a row is at the right."""

    def __init__(self, **kwargs: object) -> None:
        self._cards: dict[int, Widget] = {}
        self._spare: list[Widget] = []
        self._arrange = Clock.create_trigger(self._fill, -1)
        self._place = Clock.create_trigger(self._put_all, -1)
        super().__init__(**kwargs)
        for name in ("pos", "size", "gone"):
            self.fbind(name, self._arrange)
        for name in ("width", "columns", "row_height", "gap", "backwards"):
            self.fbind(name, self._place)

    def do_layout(self, *_: object, **__: object) -> None:
        """Does nothing: a card is placed when it gets its item."""

    def on_pane(self, _shelf: Widget, pane: Widget | None) -> None:
        if pane is not None:
            pane.bind(pos=self._arrange, size=self._arrange)

    def on_entries(self, *_: object) -> None:
        self.refresh()

    def on_fetch(self, *_: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Fetch the item of every card in sight again."""
        for at, card in list(self._cards.items()):
            if at < len(self.entries) and self.fetch is not None:
                self._give(card, at)
            else:
                self._put_away(at)
        self._put_all()

    @property
    def made(self) -> int:
        """How many cards exist now."""
        return len(self._cards) + len(self._spare)

    def card_of(self, at: int) -> Widget | None:
        return self._cards.get(at)

    # --- which are in sight ---

    @property
    def _step(self) -> float:
        return float(self.row_height + self.gap)

    def _rows(self) -> tuple[int, int]:
        """The first row that is in or near the pane, and the row after the last."""
        if self.gone or self.pane is None or not self.entries or self.fetch is None:
            return 0, 0
        above = self.y + self.height - (self.pane.y + self.pane.height)
        rows = -(-len(self.entries) // int(self.columns))
        first = int(max(0, above) // self._step) - BEYOND
        last = int(max(0, above + self.pane.height) // self._step) + 1 + BEYOND
        return max(0, first), min(rows, last)

    def _fill(self, *_: object) -> None:
        first, last = self._rows()
        columns = int(self.columns)
        wanted = range(first * columns, min(last * columns, len(self.entries)))
        gone = [at for at in self._cards if at not in wanted]
        new = [at for at in wanted if at not in self._cards]
        if not gone and not new:
            return
        for at in new:
            card = self._cards.pop(gone.pop()) if gone else None
            if card is None:
                card = self._spare.pop() if self._spare else Factory.get(self.cell)()
                self.add_widget(card)
            elif getattr(card, "focused", False):
                self._lose_focus()
            self._cards[at] = card
            self._give(card, at)
            self._put(card, at)
        for at in gone:
            self._put_away(at)
        self._in_order()

    def _give(self, card: Widget, at: int) -> None:
        card.item = self.fetch(self.entries[at])

    def _put_away(self, at: int) -> None:
        card = self._cards.pop(at)
        if getattr(card, "focused", False):
            self._lose_focus()
        self.remove_widget(card)
        card.item = card.BLANK
        if len(self._spare) < SPARE:
            self._spare.append(card)

    def _lose_focus(self) -> None:
        focus: Callable[..., None] | None = upward(self, "focus")
        if focus is not None:
            focus(None)

    def _in_order(self) -> None:
        """Put the children in reading order, for the keypad. Cards never overlap, so the picture stays the same."""
        order = [self._cards[at] for at in sorted(self._cards, reverse=True)]
        if order != list(self.children):
            self.children[:] = order

    # --- where they are ---

    def _put_all(self, *_: object) -> None:
        rows = -(-len(self.entries) // int(self.columns))
        self.height = max(0, rows * self._step - self.gap)
        for at, card in self._cards.items():
            self._put(card, at)
        self._arrange()

    def _put(self, card: Widget, at: int) -> None:
        columns = int(self.columns)
        row, column = divmod(at, columns)
        width = (self.width - (columns - 1) * self.gap) / columns
        if self.backwards:
            column = columns - 1 - column
        card.size_hint = None, None
        card.size = width, self.row_height
        card.pos = column * (width + self.gap), self.height - row * self._step - self.row_height

    def on_height(self, *_: Any) -> None:
        for at, card in self._cards.items():
            self._put(card, at)


load_rules(__file__)
