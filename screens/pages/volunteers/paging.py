"""Paging through a list by whole rows, with one button in the dock and by dragging."""

from collections.abc import Callable

from screens.glass.marks import Box, Paging, Press
from screens.glass.sheet import Sheet
from screens.present.values import Action, Shown

Height = Callable[[int, int], float]
"""The pixels of height of a row: `height(at, first)` of the row at place `at`, where the row at `first` is the topmost
shown.
"""


class Pager:
    """The rows of a list that are shown: as many whole rows as there is room for, from `first` on."""

    def __init__(self) -> None:
        self.first = 0
        self._shown = 0
        self._all = 0
        self._last_first = 0

    def window(self, number: int, height: Height, gap: float, room: float) -> range:
        """The rows that fit in `room` pixels, `gap` pixels apart; the first row is always among them."""
        self._all, self._last_first = number, _last_first(number, height, gap, room)
        self.first = max(0, min(self.first, self._last_first))
        used, end = 0.0, self.first
        while end < number:
            used += height(end, self.first) + (gap if end > self.first else 0)
            if used > room + 0.5 and end > self.first:
                break
            end += 1
        self._shown = end - self.first
        return range(self.first, end)

    def move(self, by: int) -> None:
        """Begin `by` rows later, or earlier where that is negative; never past the last page."""
        self.first = max(0, min(self.first + by, self._last_first))

    def turn(self) -> None:
        """Show the next page; after the last page the first."""
        self.first = 0 if self.hidden == 0 else min(self.first + max(1, self._shown), self._last_first)

    @property
    def hidden(self) -> int:
        """How many rows there are after those that are shown."""
        return self._all - self.first - self._shown

    def slot(self, shown: Shown, left: int | None = None) -> list[tuple[Action, Press]]:
        """The button for the dock; an empty list where everything is shown. `left` is how many things are not seen yet,
        where a row holds several of them; with None the hidden rows are counted.
        """
        if self.hidden == 0 and self.first == 0:
            return []
        further = self.hidden if left is None else left
        return [(shown.turn(further if self.hidden else 0), self.turn)]

    def drag(self, sheet: Sheet, box: Box, step: float) -> None:
        """Let a finger drag the rows in this box, one for every `step` pixels."""
        if self._last_first > 0:
            sheet.paging.append(Paging(box, max(1.0, step), self.move))


def _last_first(number: int, height: Height, gap: float, room: float) -> int:
    """The first row of the last page, which is as full as possible."""
    used, at = 0.0, number
    while at > 0:
        used += height(at - 1, at - 1) + (gap if at < number else 0)
        if used > room + 0.5:
            break
        at -= 1
    return max(0, min(at, number - 1))
