"""The page *Wie is er?*: every initiative of the house in a row, with what it does and its hours in columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from screens.glass.frame import Frame
from screens.glass.marks import Box, Paging
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.pages.foot import lay_foot, page_box, pager
from screens.present.members.guide import GuideView, InitiativeView
from screens.present.values import Shown

THREE, TWO = 32.0, 21.0
"""The least width of a row, in ems of its text, for its words to stand in three columns, or in two."""
PARTS = {3: (0.442, 0.278, 0.28), 2: (0.5, 0.5), 1: (1.0,)}
"""The share of the width that each column has, by the number of columns."""
ICON_EMS = 12.0
"""The least width, in ems, of the column with the hours, where icons stand before the hours."""
TILE = (12.0, 15.0, 17.0)
"""Millimetres of the side of the picture of an initiative."""
HEAD = (9.9, 12.9, 14.4)
"""Millimetres of height of the head."""


class GuidePage(Page):
    view_class = GuideView
    over_visit = True

    def __init__(self) -> None:
        self.first = 0
        """The first initiative that is shown."""

    def shown(self, before: GuideView | None, after: GuideView) -> None:
        """Begin at the top when the guide is opened."""
        if before is None:
            self.first = 0

    def wipe(self) -> None:
        self.first = 0

    def lay(self, sheet: Sheet, view: GuideView, shown: Shown) -> None:
        frame, page = sheet.frame, page_box(sheet.frame)
        page = _head(sheet, page, view)
        if view.nobody:
            _nobody(sheet, page, view)
        gap = frame.mm(1.2) if frame.compact else frame.mm(1.8)
        rows = [_row(sheet, one, page.w, page.h) for one in view.initiatives]
        last = _last_page(rows, page.h, gap)
        self.first = min(self.first, last)
        y, end = page.y, self.first
        while end < len(rows) and (end == self.first or y + rows[end].height <= page.bottom + 1):
            rows[end].draw(Box(page.x, y, page.w, rows[end].height))
            y += rows[end].height + gap
            end += 1
        ways = []
        if last:
            left, by = len(rows) - end, end - self.first
            ways = [pager(shown, left, lambda: self._move(by if left else -len(rows), last))]
            step = max(1.0, (y - page.y) / by)
            sheet.paging.append(Paging(page, step, lambda rows: self._move(rows, last)))
        lay_foot(sheet, shown, view.close, ways=ways)

    def _move(self, by: int, last: int) -> None:
        self.first = max(0, min(self.first + by, last))


@dataclass(frozen=True, slots=True)
class Row:
    """The row of one initiative: how many pixels high it is, and the function that draws it in a box."""

    height: float
    draw: Callable[[Box], None]


@dataclass(frozen=True, slots=True)
class Line:
    """A text in a column, with an icon before it and a number of lines."""

    text: str
    size: str
    weight: str
    ink: str
    icon: str = ""
    quiet: int = 0
    """The order in which lines are left out where there is no room for everything, the highest first; 0 is never left
    out.
    """


def _last_page(rows: Sequence[Row], room: float, gap: float) -> int:
    """The first row of the last page, which is as full as possible."""
    used, at = 0.0, len(rows)
    while at > 0 and used + rows[at - 1].height <= room + 1:
        used += rows[at - 1].height + gap
        at -= 1
    return min(at, max(0, len(rows) - 1))


def _head(sheet: Sheet, page: Box, view: GuideView) -> Box:
    """Draw the title; returns the room below it. A compact display with *groter* has no room for a title."""
    frame = sheet.frame
    if frame.compact and frame.bigger and not view.nobody:
        return page
    row = page.top(max(frame.mm(HEAD[frame.size_class]), sheet.leading("head")))
    mark = round(sheet.size("head") * 1.1)
    sheet.icon(row.left(mark), "storefront-outline", mark, "brand")
    sheet.text(row.after(mark * 1.35), view.title, "head", "black")
    return page.below(row.h + frame.mm(1.1 if frame.compact else 2.7))


def _nobody(sheet: Sheet, page: Box, view: GuideView) -> None:
    frame = sheet.frame
    side, gap = frame.mm(22 if frame.compact else 30), frame.mm(3)
    lines = sheet.lines_of(view.nobody, page.w, "title", "black")
    high = lines * sheet.leading("title")
    block = page.centred(page.w, side + gap + high)
    disc = Box(block.x + (block.w - side) / 2, block.y, side, side)
    sheet.disc(disc, "blob")
    sheet.icon(disc, "storefront-outline", round(side * 0.55), "brand")
    sheet.text(block.below(side + gap), view.nobody, "title", "black", align="center", lines=lines)


def _row(sheet: Sheet, one: InitiativeView, width: float, room: float) -> Row:
    """A row as high as its words need; where that is more than the room, without its quiet lines."""
    frame = sheet.frame
    pad, air = frame.mm(1.5), frame.mm(0.9 if frame.bigger else 1.5)
    number = _columns_of(sheet, width)
    side = frame.mm(TILE[frame.size_class])
    inner = width - 2 * pad - side - pad
    gap = frame.mm(3)
    widths = [(inner - gap * (number - 1)) * part for part in PARTS[number]]
    columns = _columns(one, number, icons=widths[-1] >= ICON_EMS * sheet.size("small"))
    for quiet in (9, 1):
        kept = [[line for line in column if line.quiet < quiet] for column in columns]
        high = max(_height(sheet, column, wide) for column, wide in zip(kept, widths, strict=True))
        if high + 2 * air <= room:
            break
    height = max(high, side) + 2 * air

    def draw(box: Box) -> None:
        _ground(sheet, box)
        tile = Box(box.x + pad, box.y + air, side, side)
        sheet.tile(tile, one.picture)
        x = tile.right + pad
        for column, wide in zip(kept, widths, strict=True):
            _column(sheet, Box(x, box.y + air, wide, box.h - 2 * air), column, side)
            x += wide + gap

    return Row(height, draw)


def _columns_of(sheet: Sheet, width: float) -> int:
    ems = width / sheet.size("small")
    return 3 if ems >= THREE else 2 if ems >= TWO else 1


def _columns(one: InitiativeView, number: int, *, icons: bool) -> list[list[Line]]:
    """The words of an initiative: who it is; when it is there, today first; and its week."""

    def line(text: str, icon: str, weight: str = "bold", ink: str = "ink") -> Line:
        return Line(text, "small", weight, ink, icon if icons else "")

    name = [Line(one.name, "body" if number < 2 else "small", "black", "ink")]
    about = [Line(one.about, "small", "regular", "ink2", quiet=1)] if one.about else []
    if one.later:
        today = [line(one.later, "calendar-clock")]
    else:
        today = [line(one.today, "door-open", ink="go_text") if one.good else line(one.today, "clock-outline")]
    week = [line("\n".join(one.week), "calendar", "regular", "ink2")] if one.week else []
    closed = [line(one.closure, "door-closed", ink="warn")] if one.closure else []
    match number:
        case 3:
            return [name + about, today + closed, week]
        case 2:
            return [name + about, today + closed + week]
    return [name + today + closed + week + about]


def _mark(sheet: Sheet, line: Line) -> float:
    """Pixels before the text, for the icon of the line."""
    return sheet.size(line.size) * 1.35 if line.icon else 0.0


def _lines(sheet: Sheet, line: Line, width: float) -> int:
    return max(1, sheet.lines_of(line.text, width - _mark(sheet, line), line.size, line.weight, 9))


def _height(sheet: Sheet, column: Sequence[Line], width: float) -> int:
    return sum(_lines(sheet, line, width) * sheet.leading(line.size) for line in column)


def _column(sheet: Sheet, box: Box, column: Sequence[Line], side: float) -> None:
    """Draw the lines below each other; a column lower than the picture stands in the middle of the picture's height."""
    high = _height(sheet, column, box.w)
    y = box.y + max(0.0, (side - high) / 2)
    for line in column:
        lines, lead = _lines(sheet, line, box.w), sheet.leading(line.size)
        mark = _mark(sheet, line)
        if mark:
            sheet.icon(Box(box.x, y, sheet.size(line.size), lead), line.icon, line.size, line.ink)
        text = Box(box.x + mark, y, box.w - mark, lines * lead)
        sheet.text(text, line.text, line.size, line.weight, line.ink, lines=lines, may_cut=line.weight == "black")
        y += lines * lead


def _ground(sheet: Sheet, box: Box) -> None:
    """Draw the card of a row, which cannot be touched; with *groter* a thin line below the row instead."""
    frame: Frame = sheet.frame
    sheet.panel(box, "surface", None, shadow=not frame.bigger)
    if frame.bigger:
        sheet.stroke((box.x, box.bottom, box.right, box.bottom), 2, "off")
