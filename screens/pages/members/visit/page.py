"""The visit: what was done, newest on top, and what is at home. Nothing here must still be confirmed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock, least
from screens.glass.sheet import Sheet
from screens.pages.members.rows import Placed, last_page, pager
from screens.pages.members.visit import counting, refusal
from screens.pages.members.visit.aside import Aside
from screens.pages.members.visit.listing import VisitList
from screens.pages.members.visit.state import Opened
from screens.pages.members.visit.ways import done_button, way
from screens.present.members.lines.line import LineView
from screens.present.members.visit import VisitView
from screens.present.values import Action, Shown

ASIDE = (64.0, 64.0, 77.0)
"""Millimetres of width of the column with what is at home, by the size class of the display."""
ROOM_FOR_ASIDE = 185.0
"""The least width of a display with that column, in millimetres."""
LEAST_SCAN = 13.0
"""The least millimetres of the picture of somebody who scans: a smaller one is left out."""
LEAST_GREETING = 0.4
"""The least share of the head for the greeting, unless the greeting is shorter."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The boxes of the page on one display."""

    head: Box
    list: Box
    aside: Box | None
    picture: Box | None = None
    """The box of the picture in the upper third of an upright display, out of reach; None on other displays."""
    ways: Box | None = None
    """The box of the row of buttons above the dock of an upright display; None on other displays."""

    @classmethod
    def of(cls, sheet: Sheet, *, tall: bool) -> "Grid":
        """The boxes for this display. `tall` is True if the head has something to touch."""
        frame, page = sheet.frame, content_box(sheet.frame)
        gap = frame.mm(1.15) if frame.compact else frame.mm(2.7)
        head = page.top(frame.mm(9.9 if frame.compact else 12.9))
        if tall:
            head = Box(page.x, max(frame.mm(0.8), head.y - (frame.touch - head.h)), page.w, frame.touch)
        head = replace(head, h=max(head.h, sheet.leading("head")))
        below = Box(page.x, head.bottom + gap, page.w, page.bottom - head.bottom - gap)
        if frame.portrait:
            third = round(frame.height / 3)
            picture = Box(page.x, below.y, page.w, third - below.y - gap)
            ways = page.bottom_part(frame.touch)
            rows = Box(page.x, third, page.w, ways.y - gap - third)
            return cls(head, rows, None, picture if picture.h > frame.mm(22) else None, ways)
        if frame.compact or frame.bigger or page.w < ROOM_FOR_ASIDE * frame.dots:
            return cls(head, below, None)
        wide = frame.mm(ASIDE[frame.size_class])
        between = frame.mm(4.1)
        return cls(head, below.before(wide + between), below.right_part(wide))


class VisitPage(Page):
    view_class = VisitView

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self.opened = Opened()
        self._newest: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._counting = ""
        self._at_home: tuple[str, ...] = ()

    def shown(self, before: VisitView | None, after: VisitView) -> None:
        """Show new lines from the top of the list; a new question unfolds, wherever the list stood."""
        counted = _counted(after)
        news, asked = _newest(after), _asked(after)
        at_home = tuple(one.key for one in after.loans)
        if news != self._newest:
            self.opened = Opened()
        elif asked != self._asked:
            self.opened.new_question()
        if before and before.warnings != after.warnings:
            self.opened.reveal = True
        if at_home != self._at_home:
            self.opened.to_loan(0)
        if counted is None or counted.key != self._counting:
            self.opened.to_part(0)
        self._newest, self._asked, self._at_home = news, asked, at_home
        self._counting = counted.key if counted else ""

    def lay(self, sheet: Sheet, view: VisitView, shown: Shown) -> None:
        opened, counted = self.opened, _counted(view)
        if view.refusal is not None:
            refusal.lay(sheet, view.refusal, view.done, shown, opened.first_reason, opened.to_reason)
        elif counted is not None:
            counting.lay(sheet, counted, shown, opened.first_part, opened.to_part)
        else:
            _Layout(opened, sheet, view, shown).draw()


class _Layout:
    """The page of the visit as it is drawn once, with its boxes and buttons."""

    def __init__(self, opened: Opened, sheet: Sheet, view: VisitView, shown: Shown) -> None:
        self._opened, self._sheet, self._view, self._shown = opened, sheet, view, shown
        self._gap = sheet.frame.length("gap")

    def draw(self) -> None:
        sheet, view, frame = self._sheet, self._view, self._sheet.frame
        typing = tuple(one for one in (view.type_number, view.type_code) if one)
        ways = (*view.ways, *((view.unscanned,) if view.unscanned else ()))
        buttons = (*typing, *ways) if frame.bigger and not frame.compact else typing
        grid = Grid.of(sheet, tall=bool(buttons) and not frame.portrait)
        if grid.ways is not None:
            self._ways(grid.ways, tuple(filter(None, (*typing, view.help))), ways)
            buttons = ()
        empty = not view.lines and not view.ready
        panel, box = (grid.picture, grid.list) if grid.picture or not empty else self._beside(grid)
        rows = self._list(box, grid)
        if not rows.rows and empty and grid.picture is None:
            panel, box = grid.list, replace(grid.list, h=0)
        if self._crowded(rows, box) and frame.compact and not buttons and view.mine:
            buttons = (view.mine,)
            grid = Grid.of(sheet, tall=True)
            box = replace(box, y=grid.list.y, h=grid.list.h)
            panel = replace(box, x=panel.x, w=panel.w) if panel else None
            rows = self._list(box, grid)
        without_head = rows.lit is not None and rows.lit.height > box.h and grid.aside is None
        if without_head:
            whole = content_box(frame)
            box, panel, buttons = replace(box, y=whole.y, h=box.bottom - whole.y), None, ()
            rows = self._list(box, grid)
        placed = rows.draw()
        if panel is None and empty and (grid.aside is not None or not (view.loans or view.unfold)):
            top = box.y if placed is None else placed.bottom + self._gap
            rest = Box(box.x, top, box.w, box.bottom - top)
            panel = rest if rest.h > frame.mm(24) else None
        if panel is not None:
            self._invitation(panel)
        if not without_head:
            self._head(grid.head, "" if panel else view.invite, buttons)
        if grid.aside is not None:
            Aside(sheet, view, self._shown, self._opened).draw(grid.aside)
        self._dock(placed, buttons, asks=rows.lit is not None and rows.lit.green)

    def _list(self, box: Box, grid: Grid) -> VisitList:
        invites = grid.picture is None and box.w == grid.list.w
        return VisitList(self._sheet, self._view, self._opened, box, alone=grid.aside is None, invites=invites)

    def _crowded(self, rows: VisitList, box: Box) -> bool:
        return bool(rows.rows) and last_page(rows.rows, box.h, self._gap) > 0

    def _ways(self, box: Box, typing: tuple[Action, ...], ways: tuple[Action, ...]) -> None:
        """Draw buttons side by side; the ways to other pages are left out where the words of all buttons do not fit."""
        sheet, gap, view = self._sheet, self._sheet.frame.mm(2), self._view
        short = (*typing, view.mine) if view.mine else typing
        actions = (*typing, *ways)
        brief = (*typing, *view.ways, *((view.no_code,) if view.no_code else ()))
        for some in (actions, brief, (*typing, *view.ways), short, typing):
            needs = [least(sheet, one.text, "small", box.h) for one in some]
            spare = (box.w - gap * (len(some) - 1) - sum(needs)) / max(1, len(some))
            if spare >= 0:
                break
        for action, need in zip(some, needs, strict=True):
            way(self._sheet, box.left(need + spare), action)
            box = box.after(need + spare + gap)

    def _beside(self, grid: Grid) -> tuple[Box | None, Box]:
        """The boxes before anything was scanned: the invitation beside what is at home, on a display without a column
        for it.
        """
        frame, view, box = self._sheet.frame, self._view, grid.list
        alone = view.message or view.warnings or not (view.loans or view.unfold)
        if grid.aside is not None or alone or frame.portrait or (frame.bigger and frame.compact):
            return None, box
        between = frame.mm(2.4)
        left = box.left((box.w - between) * 0.42)
        return left, box.after(left.w + between)

    def _head(self, box: Box, invite: str, buttons: tuple[Action, ...]) -> None:
        """Draw the greeting, what to do now, and at the end the buttons.

        Where there is no room for everything, the picture is left out before a word of the greeting, then the last
        buttons are.
        """
        sheet, frame, view = self._sheet, self._sheet.frame, self._view
        pad = frame.length("space")
        greeting = sheet.width(view.greeting, "head", "black")
        least_of_it = min(greeting, box.w * LEAST_GREETING)
        disc = min(box.h, frame.mm(8.6 if frame.compact else 11.1))
        beside = disc + frame.mm(2 if frame.compact else 3.6)
        brief = tuple(view.no_code if one == view.unscanned and view.no_code else one for one in buttons)
        fewer = ((brief[:count], 2 * pad) for count in range(len(brief), 0, -1))
        for some, air in ((buttons, 3 * pad), (buttons, 2 * pad), *fewer):
            widths = [max(frame.touch, sheet.width(one.text, "small", "black") + air) for one in some]
            left = box.w - sum(widths) - frame.mm(2) * len(some)
            if left >= least_of_it:
                break
        for action, wide in zip(reversed(some), reversed(widths), strict=True):
            button = box.right_part(wide)
            sheet.button(replace(button, h=max(button.h, frame.touch)), action, size="small", icon="")
            box = box.before(wide + frame.mm(2))
        with_disc = left >= least_of_it + beside
        words = box.after(beside) if with_disc else box
        icon = sheet.size("title")
        wide = sheet.width(invite, "body", "black") + 4 + icon * 1.3 + (0 if frame.compact else 2 * pad + frame.mm(1))
        if invite and greeting + frame.mm(4) + wide <= words.w:
            self._chip(box.right_part(wide), invite, icon)
            words = words.before(wide + frame.mm(2))
        if with_disc:
            circle = Box(box.x, box.y + (box.h - disc) / 2, disc, disc)
            sheet.disc(circle, "sun")
            sheet.icon(circle, "hand-wave", round(disc * 0.66), "sun_ink")
        sheet.text(words, view.greeting, "head", "black", may_cut=greeting > least_of_it, role="name")

    def _chip(self, box: Box, invite: str, icon: float) -> None:
        sheet, frame = self._sheet, self._sheet.frame
        pad = 0.0
        if not frame.compact:
            box = box.centred(box.w, min(box.h, frame.mm(11)))
            sheet.panel(box, "tint", None, frame.length("stroke") if frame.bigger else 0)
            pad = frame.length("space")
        sheet.icon(box.after(pad).left(icon), "barcode-scan", "title", "brand_dk")
        sheet.text(box.after(pad + icon * 1.3).before(pad), invite, "body", "black", "brand_dk", "end")

    def _invitation(self, box: Box) -> None:
        """Draw what to do first, large, with a picture of it where there is room."""
        sheet, frame, view = self._sheet, self._sheet.frame, self._view
        pad = frame.mm(3)
        sheet.panel(box, "tint", None, frame.length("stroke") if frame.bigger else 0)
        inner = box.inset(pad)
        if frame.compact and not frame.bigger and len(view.ways) > 1 and not view.lines:
            for button in (view.ways[-1], *((view.unscanned,) if view.unscanned else ())):
                if inner.h >= 2 * frame.touch:
                    way(sheet, inner.bottom_part(frame.touch), button)
                    inner = inner.above(frame.touch + frame.mm(1))
        size = "head" if sheet.lines_of(view.invite, inner.w, "head", "black", 4) <= 2 else "title"
        count = sheet.lines_of(view.invite, inner.w, size, "black", 5)
        text = count * sheet.leading(size)
        side = min(inner.h - text - frame.mm(1), inner.w, frame.mm(60))
        if side < frame.mm(LEAST_SCAN):
            side = 0
        top = inner.y + (inner.h - text - side) / 2
        if side:
            sheet.art(Box(inner.x, top, inner.w, side), "scan")
        sheet.text(
            Box(inner.x, top + side, inner.w, text), view.invite, size, "black", "brand_dk", "center", lines=count
        )

    def _dock(self, placed: Placed | None, in_head: tuple[Action, ...], *, asks: bool) -> None:
        sheet, frame, view, opened = self._sheet, self._sheet.frame, self._view, self._opened
        slots: list[tuple[Action, Callable[[], None] | None]] = []
        slot = pager(self._shown, placed, opened.to) if placed else None
        if slot is not None:
            slots.append(slot)  # type: ignore[arg-type]
        elif frame.compact and view.mine and view.mine not in in_head:
            slots.append((view.mine, None))
        if view.help and not frame.portrait:
            slots.append((view.help, None))
        elif frame.compact and view.no_code and (view.lines or frame.bigger):
            slots.append((view.no_code, None))
        need = max(frame.touch, least(sheet, view.done.text, "head", 0))
        room = dock(sheet, self._shown, *slots, need=need)
        look = "plain" if asks else "go"
        if any(abs(room.w - one.box.w) < 3 for one in sheet.targets if one.box.y == room.y):
            room = room.after(4)  # otherwise the button would look like one of the small ones, with a larger word
        sub = view.summary
        below = sheet.size("head") + sheet.leading("small") <= room.h
        if not below or not sheet.fits(sub, room.w - 2 * frame.length("space"), "small"):
            sub = ""
        done_button(sheet, room, view.done, look, sub)


def _newest(view: VisitView) -> tuple[object, ...]:
    refused = view.refusal.title if view.refusal else ""
    return view.lines[0].key if view.lines else "", len(view.lines), view.message, refused


def _asked(view: VisitView) -> tuple[object, ...]:
    return next(((line.key, line.question) for line in view.lines if line.question or line.lit or line.answered), ())


def _counted(view: VisitView) -> LineView | None:
    """The line whose parts are being counted; None if nothing is counted."""
    return next((line for line in view.lines if any(part.tallies for part in line.parts)), None)
