"""A refusal: the item that stays here, every reason, one advice. It takes the whole page and always fits."""

from collections.abc import Callable
from dataclasses import dataclass

from screens.glass.marks import Box
from screens.glass.page import content_box, least
from screens.glass.sheet import Sheet
from screens.pages.members.rows import Placed, Row, draggable, pager, place
from screens.pages.members.visit.ways import plain_and_green
from screens.present.members.refusals import RefusalView
from screens.present.values import Action, Message, Shown

TITLE = 8.5
"""Millimetres of the em of the sentence on top."""
PICTURE = 180
"""Pixels of the side of the picture; more on a display with more pixels."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is shown of a refusal, and how. What does not fit is left out in the order of `WAYS`."""

    picture: float = 1
    """The size of the picture as a share of its full size; 0 for no picture."""
    reasons: str = "body"
    advice: bool = True
    """True if the words of the advice are shown; the text when somebody is there always stays."""
    name: bool = True
    """True if the row of the name and the codes is shown. Without that row the sentence on top is smaller, and the
    codes stand after it, where they fit.
    """


WAYS = (
    Kept(1.3, "title"),
    Kept(1, "title"),
    Kept(1),
    Kept(0.6),
    Kept(0.6, "small"),
    Kept(0),
    Kept(0, "small"),
    Kept(0, "small", name=False),
    Kept(0, "small", advice=False),
    Kept(0, "small", advice=False, name=False),
)


def lay(sheet: Sheet, view: RefusalView, done: Action, shown: Shown, first: int, move: Callable[[int], None]) -> None:
    """Draw the whole page. The reasons are paged, from `first` on, only on a display where not even they alone fit."""
    frame = sheet.frame
    page = content_box(frame)
    above_dock = page.bottom_part(frame.touch)
    if frame.portrait:
        page = page.above(frame.touch + frame.mm(2.7))
    sheet.panel(page, shadow=True)
    pad = frame.mm(1.6 if frame.compact or frame.bigger else 4)
    inner = page.inset(pad, pad)
    found = [_Layout(sheet, view, inner.w, kept) for kept in WAYS]
    layout = next((one for one in found if one.whole and one.height <= inner.h), found[-1])
    placed = layout.draw(inner, first)
    slot = None
    if placed is not None:
        draggable(sheet, inner, sheet.leading("body") * 2, placed, move)
        slot = pager(shown, placed, move)
    size = "title" if not frame.bigger else "body"
    if frame.portrait:
        if slot is not None:
            more = above_dock.left(max(frame.touch, least(sheet, slot[0].text, "small", frame.touch)))
            sheet.button(more, slot[0], slot[1], size="small", above=True)
            above_dock, slot = above_dock.after(more.w + frame.length("dock_gap")), None
        sheet.button(above_dock, done, icon="", key="done")
    plain_and_green(sheet, shown, done, view.close, (size,), *([slot] if slot else []))


class _Layout:
    """One way to show a refusal in this width: measured, then drawn."""

    def __init__(self, sheet: Sheet, view: RefusalView, width: float, kept: Kept) -> None:
        frame = sheet.frame
        self._sheet, self._view, self._width, self._kept = sheet, view, width, kept
        self._gap = frame.mm(1.2 if frame.compact else 2.4)
        title = frame.mm(TITLE) if kept.name or frame.bigger else sheet.size("title")
        self._title_size = max(title, sheet.size("small"))
        self._side = max(PICTURE, frame.mm(30)) * kept.picture
        self._beside = self._side + frame.mm(4) if kept.picture else 0
        self._upright = frame.portrait and kept.picture > 0
        """True if the picture and the name stand above the reasons, which have the whole width."""
        self._room = width if self._upright else width - self._beside
        self._title_lines = sheet.lines_of(view.text, width, self._title_size, "black", 3)
        size = kept.reasons
        self._icon = sheet.size(size) * 1.6
        self._reasons = [
            (one, sheet.lines_of(one.text, self._room - self._icon, size), sheet.leading(size)) for one in view.reasons
        ]
        self._advice = [self._said(one) for one in view.steps[:1]]

    def _said(self, step: Message) -> Message:
        return Message(step.icon, "" if not self._kept.advice and step.detail else step.text, step.detail)

    # --- heights ---

    @property
    def _top(self) -> float:
        return self._title_lines * self._sheet.leading(self._title_size) + self._gap

    @property
    def _name(self) -> float:
        return self._sheet.leading("body") + self._gap / 2 if self._kept.name else 0

    @property
    def _name_lines(self) -> int:
        return self._sheet.lines_of(self._view.title, self._width - self._beside, "body", "bold", 2)

    @property
    def _head(self) -> float:
        """Pixels of height of the picture and what stands beside it, above the reasons."""
        name = self._name_lines * self._sheet.leading("body")
        return max(self._side, name + (self._sheet.leading("small") if self._view.code else 0))

    @property
    def _middle(self) -> float:
        reasons: float = sum(lines * leading for _, lines, leading in self._reasons)
        reasons += self._gap * 0.6 * max(0, len(self._reasons) - 1)
        if self._upright:
            return self._head + self._gap + reasons
        return max(self._name + reasons, self._side)

    @property
    def _code(self) -> float:
        """Pixels of width of the codes, at the end of the row of the name: as much as they need, where the name leaves
        it.
        """
        sheet, view = self._sheet, self._view
        left = self._room - sheet.width(view.title, "body", "bold") - sheet.frame.mm(3)
        return min(sheet.width(view.code, "small", "bold") + 2, max(left, self._room * 0.45))

    @property
    def _bottom(self) -> float:
        buttons = self._answers + self._gap if self._view.answers else 0
        return buttons + sum(self._advice_height(one) + self._gap for one in self._advice)

    @property
    def _answers(self) -> float:
        """Pixels of height of the row of buttons, with room for all the words of each."""
        sheet, number = self._sheet, len(self._view.answers)
        room = (self._width - sheet.frame.mm(2.1) * (number - 1)) / max(1, number) - 2 * sheet.frame.length("space")
        lines = max((sheet.lines_of(one.text, room, "body", "black") for one in self._view.answers), default=0)
        return max(sheet.frame.touch, lines * sheet.leading("body") + 4)

    @property
    def whole(self) -> bool:
        """True if no word of a reason is wider than the room for it."""
        size, room = self._kept.reasons, self._room - self._icon
        return all(self._sheet.fits(one.text, room, size, lines=9) for one in self._view.reasons)

    @property
    def height(self) -> float:
        return self._top + self._middle + self._bottom

    def _advice_room(self) -> float:
        pad = self._sheet.frame.length("space")
        return self._width - 2 * pad - (self._sheet.size("title") * 1.5 if not self._sheet.frame.bigger else 0)

    def _advice_height(self, step: Message) -> float:
        sheet, room = self._sheet, self._advice_room()
        first = sheet.lines_of(step.text, room, "body", "bold")
        second = sheet.lines_of(step.detail, room, "small")
        return first * sheet.leading("body") + second * sheet.leading("small") + sheet.frame.mm(2)

    # --- drawing ---

    def draw(self, box: Box, first: int) -> Placed | None:
        sheet, view, kept = self._sheet, self._view, self._kept
        title = box.top(self._top - self._gap)
        wide = sheet.text(title, view.text, self._title_size, "black", lines=self._title_lines, role="title")
        codes = title.after(wide + sheet.frame.mm(3))
        if not kept.name and sheet.fits(view.code, codes.w, "small", "bold"):
            sheet.text(codes, view.code, "small", "bold", "ink2", "end", role="code")
        spare = max(0, box.h - self.height)
        middle = Box(box.x, box.y + self._top + min(spare / 3, self._gap * 2), box.w, self._middle)
        words = middle.after(self._beside)
        if kept.picture:
            self._tile(middle)
        if self._upright:
            self._named(words.top(self._head))
            words = middle.below(self._head + self._gap)
        elif kept.name:
            row = words.top(sheet.leading("body"))
            sheet.text(row.right_part(self._code), view.code, "small", "bold", "ink2", "end", may_cut=True, role="code")
            name = row.before(self._code + sheet.frame.mm(3))
            sheet.text(name, view.title, "body", "bold", "ink2", may_cut=True, role="name")
            words = words.below(self._name)
        placed = self._draw_reasons(words, box, first)
        self._draw_bottom(box)
        return placed

    def _named(self, box: Box) -> None:
        """Draw the name beside the picture, in the middle of the box, and below it the place, if there is room, and the
        codes.
        """
        sheet, view = self._sheet, self._view
        lines, small = self._name_lines, sheet.leading("small")
        name = lines * sheet.leading("body")
        place = view.place if name + 2 * small <= box.h else ""
        block = name + small * (bool(place) + bool(view.code))
        box = box.below((box.h - block) / 2)
        sheet.text(box.top(name), view.title, "body", "bold", lines=lines, may_cut=True, role="name")
        sheet.text(box.below(name).top(small), place, "small", ink="ink2", may_cut=True, role="place")
        codes = box.top(block).bottom_part(small)
        sheet.text(codes, view.code, "small", "bold", "ink2", may_cut=True, role="code")

    def _tile(self, box: Box) -> None:
        sheet, view = self._sheet, self._view
        tile = Box(box.x, box.y, self._side, self._side)
        sheet.tile(tile, view.picture)
        below = Box(box.x, tile.bottom, self._side, sheet.leading("small"))
        room = below.bottom <= box.bottom + self._gap and not self._upright
        if room and sheet.fits(view.place, below.w, "small"):
            sheet.text(below, view.place, "small", ink="ink2", align="center", role="place")

    def _draw_reasons(self, words: Box, page: Box, first: int) -> Placed | None:
        sheet = self._sheet
        gap = self._gap * 0.6
        if self.height <= page.h:
            top = words.y
            for reason, lines, leading in self._reasons:
                self._reason(reason, lines, leading, Box(words.x, top, words.w, lines * leading))
                top += lines * leading + gap
            return None
        buttons = self._answers + self._gap if self._view.answers else 0
        room = Box(words.x, words.y, words.w, page.bottom - buttons - words.y)
        rows = [Row(lines * leading, self._drawn(reason, lines, leading)) for reason, lines, leading in self._reasons]
        rows += [Row(self._advice_height(step), self._advised(step)) for step in self._advice]
        self._advice = []
        return place(sheet, room, rows, first, gap)

    def _advised(self, step: Message) -> Callable[[Box], None]:
        return lambda box: self._draw_advice(step, box)

    def _drawn(self, reason: Message, lines: int, leading: int) -> Callable[[Box], None]:
        return lambda box: self._reason(reason, lines, leading, box)

    def _reason(self, reason: Message, lines: int, leading: int, box: Box) -> None:
        size = self._kept.reasons
        self._sheet.icon(Box(box.x, box.y, self._sheet.size(size), leading), reason.icon, size, "brand_dk")
        self._sheet.text(box.after(self._icon), reason.text, size, lines=max(1, lines))

    def _draw_bottom(self, box: Box) -> None:
        sheet, view, frame = self._sheet, self._view, self._sheet.frame
        bottom = box.bottom
        if view.answers:
            row = box.bottom_part(self._answers)
            for action, part in zip(view.answers, row.columns(len(view.answers), frame.mm(2.1)), strict=True):
                sheet.button(part, action)
            bottom = row.y - self._gap
        for step in reversed(self._advice):
            high = self._advice_height(step)
            panel = Box(box.x, bottom - high, box.w, high)
            self._draw_advice(step, panel)
            bottom = panel.y - self._gap

    def _draw_advice(self, step: Message, box: Box) -> None:
        sheet, pad = self._sheet, self._sheet.frame.length("space")
        sheet.panel(box, "tint", sheet.frame.length("radius_small"), 2 if sheet.frame.bigger else 0)
        inner = box.inset(pad, sheet.frame.mm(1))
        if not sheet.frame.bigger:
            sheet.icon(inner.left(sheet.size("title")), step.icon, "title", "brand_dk")
            inner = inner.after(sheet.size("title") * 1.5)
        first = sheet.lines_of(step.text, inner.w, "body", "bold")
        second = sheet.lines_of(step.detail, inner.w, "small")
        cut = first * sheet.leading("body")
        sheet.text(inner.top(cut), step.text, "body", "bold", lines=max(1, first))
        sheet.text(inner.below(cut), step.detail, "small", lines=max(1, second))
