"""The page for a visitor who is stuck while nobody is there: what happened, the ways out as large buttons, the
way on.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock, dock_box, least
from screens.glass.sheet import Sheet
from screens.present.members.alone.stuck import StuckView
from screens.present.values import Action, Shown


class StuckPage(Page):
    view_class = StuckView
    over_visit = True

    def lay(self, sheet: Sheet, view: StuckView, shown: Shown) -> None:
        frame, page = sheet.frame, content_box(sheet.frame)
        gap = frame.length("space")
        for high, row in reversed(_rows_that_fit(sheet, page, view)):
            for action, part in zip(row, page.bottom_part(high).columns(len(row), gap), strict=True):
                sheet.button(part, action)
            page = page.above(high + gap)
        _said(sheet, page, view)
        text, high = view.close.text, dock_box(frame).h
        room = dock(sheet, shown, need=least(sheet, text, "title", high))
        size = "title" if least(sheet, text, "title", high) <= room.w else "body"
        sheet.button(room, view.close, look="go", size=size, icon="", key="close")


def _rows_that_fit(sheet: Sheet, page: Box, view: StuckView) -> list[tuple[float, tuple[Action, ...]]]:
    """The rows of buttons with their heights in pixels; the last ways are left out where the title would have
    no room.
    """
    gap = sheet.frame.length("space")
    title = list(_arrangements(sheet, _words(sheet, page).w, view))[-1]
    least_said = _height(title, gap) + page.h - _card(sheet, page).h
    rows: list[tuple[float, tuple[Action, ...]]] = []
    for ways in (view.ways[: len(view.ways) - fewer] for fewer in range(len(view.ways))):
        rows = [(_row_height(sheet, page, row), row) for row in _rows(sheet, page.w, ways)]
        if sum(high + gap for high, _ in rows) + least_said <= page.h:
            break
    return rows


def _row_height(sheet: Sheet, page: Box, row: tuple[Action, ...]) -> float:
    parts = page.columns(len(row), sheet.frame.length("space"))
    return max(_button_height(sheet, action, part.w) for action, part in zip(row, parts, strict=True))


def _card(sheet: Sheet, box: Box) -> Box:
    """The inside of the card that says what happened."""
    return box.inset(sheet.frame.mm(2 if sheet.frame.compact else 4))


def _words(sheet: Sheet, box: Box) -> Box:
    """The room of the words on the card, beside its icon."""
    return _card(sheet, box).after(sheet.size("head") * 1.5)


def _rows(sheet: Sheet, width: float, ways: tuple[Action, ...]) -> list[tuple[Action, ...]]:
    """The buttons in one row or two with the words of each on one line; or else in as few rows as their words allow."""
    gap, icon = sheet.frame.length("space"), sheet.size("body") * 1.3
    for high, most in ((0, min(2, len(ways))), (sheet.frame.touch, len(ways))):
        for number in range(1, most + 1):
            each = -(-len(ways) // number)
            wide = (width - gap * (each - 1)) / each
            if all(least(sheet, one.text, "body", high) + icon <= wide for one in ways):
                return [ways[at : at + each] for at in range(0, len(ways), each)]
    return [(one,) for one in ways]


def _button_height(sheet: Sheet, action: Action, width: float) -> float:
    """Pixels of height that the button needs for all its words."""
    lines = sheet.lines_of(action.text, width - 2 * sheet.frame.length("space"), "body", "black")
    return max(sheet.frame.touch, lines * sheet.leading("body") + 4)


@dataclass(frozen=True, slots=True)
class Said:
    """A text on the card, its size, and how many lines it has."""

    text: str
    size: str
    weight: str
    ink: str
    lines: int
    height: float


def _said(sheet: Sheet, box: Box, view: StuckView) -> None:
    """Draw a card that says what happened, what to do, and when somebody is there."""
    gap = sheet.frame.length("space")
    sheet.panel(box, shadow=True)
    inner, words = _card(sheet, box), _words(sheet, box)
    ways = list(_arrangements(sheet, words.w, view))
    said = next((way for way in ways if _height(way, gap) <= inner.h), ways[-1])
    y = inner.y + max(0, (inner.h - _height(said, gap)) / 3)
    title = Box(inner.x, y, sheet.size("head"), sheet.leading(said[0].size))
    sheet.icon(title, view.icon, "head", "brand")
    for one in said:
        role = "title" if one is said[0] else ""
        line = Box(words.x, y, words.w, one.height)
        sheet.text(line, one.text, one.size, one.weight, one.ink, lines=one.lines, role=role)
        y += one.height + gap


def _arrangements(sheet: Sheet, width: float, view: StuckView) -> Iterator[list[Said]]:
    """The ways to show the texts, the fullest first: all with a large title, then a smaller title, then fewer texts."""

    def set_in(text: str, size: str, weight: str, ink: str) -> Said:
        lines = sheet.lines_of(text, width, size, weight)
        return Said(text, size, weight, ink, lines, lines * sheet.leading(size))

    below = [set_in(view.detail, "body", "regular", "ink"), set_in(view.when, "body", "regular", "ink2")]
    below = [one for one in below if one.text]
    for kept in range(len(below), -1, -1):
        for size in ("head", "title", "body"):
            yield [set_in(view.title, size, "black", "ink"), *below[:kept]]


def _height(said: list[Said], gap: float) -> float:
    return sum(one.height for one in said) + gap * (len(said) - 1)
