"""A list of rows of any height that is paged by whole rows: by a button in the dock, and by dragging."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from screens.glass.marks import Box, Paging, Press
from screens.glass.sheet import Sheet
from screens.present.values import Action, Shown


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its height in pixels and the function that draws it. `peek` draws the part of it that shows at the
    list's end.

    A row that does not `count`, such as a heading or a quiet line, is not among those of *Nog 2*. A row that `heads`
    the next one is not shown without it.
    """

    height: float
    draw: Callable[[Box], None]
    peek: Callable[[Box], None] | None = None
    counts: bool = True
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """The rows of a list that are whole on the display: from `first` to before `end`. `last` is the first row of the
    last page.
    """

    first: int
    end: int
    last: int
    hidden: int
    """How many rows after `end` are counted."""
    bottom: float

    def next(self) -> int:
        """The first row of the next page; after the last page, that of the first page."""
        return 0 if self.first >= self.last else min(self.end, self.last)


def whole_rows(rows: Sequence[Row], first: int, room: float, gap: float) -> int:
    """How many rows from this one on are whole in this room; at least one."""
    used = -gap
    for at in range(first, len(rows)):
        used += rows[at].height + gap
        if used > room + 0.5:
            return max(1, at - first)
    return len(rows) - first


def last_page(rows: Sequence[Row], room: float, gap: float) -> int:
    """The first row of the last page, which is as full as whole rows make it."""
    used = -gap
    for at in range(len(rows) - 1, -1, -1):
        used += rows[at].height + gap
        if used > room + 0.5:
            return min(at + 1, len(rows) - 1)
    return 0


def place(sheet: Sheet, box: Box, rows: Sequence[Row], first: int, gap: float, must: int | None = None) -> Placed:
    """Draw the rows from `first` on that are whole in the box, and the visible part of the row after them.

    The row `must` is among the drawn rows; None for no such row.
    """
    last = last_page(rows, box.h, gap)
    first = max(0, min(first, last))
    if must is not None and must < len(rows):
        first = min(first, must)
        while first + whole_rows(rows, first, box.h, gap) <= must:
            first += 1
        last = max(first, last)
    end = first + whole_rows(rows, first, box.h, gap) if rows else 0
    while first + 1 < end < len(rows) and rows[end - 1].heads:
        end -= 1
    top = box.y
    for row in rows[first:end]:
        row.draw(Box(box.x, top, box.w, row.height))
        top += row.height + gap
    left = box.bottom - top
    following = rows[end] if end < len(rows) else None
    if following and following.peek and left >= following.height * 0.4:
        shown = Box(box.x, top, box.w, left)
        following.peek(shown)
        sheet.fade(shown)
    return Placed(first, end, last, sum(row.counts for row in rows[end:]), top - gap)


def draggable(sheet: Sheet, box: Box, step: float, placed: Placed, move: Callable[[int], None]) -> None:
    """Let a finger drag this list, unless all of it is shown. `move` is called with the new first row."""
    if placed.last > 0:
        sheet.paging.append(Paging(box, step, lambda by: move(max(0, min(placed.last, placed.first + by)))))


def pager(shown: Shown, placed: Placed, move: Callable[[int], None]) -> tuple[Action, Press] | None:
    """The button *Nog 2*, or *Naar boven* on the last page; None where the whole list is shown."""
    if placed.last == 0:
        return None
    left = max(1, placed.hidden) if placed.first < placed.last else 0
    return shown.turn(left), lambda: move(placed.next())
