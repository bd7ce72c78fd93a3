"""The visit: what was done, newest on top, and what is at home. Nothing here must still be confirmed."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock, least
from screens.glass.sheet import Sheet
from screens.pages.members import counting, lines, refusal
from screens.pages.members.lines import Lit, Measures, Piece
from screens.pages.members.loans import LoanRow
from screens.pages.members.rows import Placed, Row, draggable, last_page, pager, place
from screens.present.members.lines.holds import ReadyView
from screens.present.members.lines.line import LineView
from screens.present.members.lines.loans import LoanView
from screens.present.members.standings import StandingView
from screens.present.members.visit import VisitView
from screens.present.values import Action, Message, Shown

ASIDE = (64.0, 64.0, 72.0)
"""Millimetres of the column with what is at home, by the class of the display."""
ROOM_FOR_ASIDE = 185.0
"""Millimetres that a display must be wide to have that column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The places of the page on one display."""

    head: Box
    list: Box
    aside: Box | None
    picture: Box | None = None
    """On a display that stands upright, the picture in the upper third, out of reach."""
    ways: Box | None = None
    """On such a display, the row of buttons above the dock."""

    @classmethod
    def of(cls, sheet: Sheet, *, tall: bool) -> "Grid":
        """`tall`: something to touch stands in the head."""
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
        self._newest: tuple[object, ...] = ()
        self._asked: tuple[object, ...] = ()
        self._counting = ""
        self._at_home: tuple[str, ...] = ()
        self._begin()

    def _begin(self) -> None:
        """All lists from the top, and nothing opened."""
        self.first = self._first_loan = self._first_part = self._first_reason = 0
        self._opened = self._loan = self._doubted = ""
        self._folded = False
        self._reveal = True
        """What is lit is brought into sight with the next drawing."""

    def shown(self, before: VisitView | None, after: VisitView) -> None:
        """What is new is shown from the top; a new question unfolds, wherever the list stood."""
        counted = _counted(after)
        news, asked = _newest(after), _asked(after)
        at_home = tuple(one.key for one in after.loans)
        if news != self._newest:
            self._begin()
        elif asked != self._asked:
            self._opened = self._doubted = ""
            self._folded, self._reveal = False, True
        if at_home != self._at_home:
            self._loan, self._first_loan = "", 0
        if counted is None or counted.key != self._counting:
            self._first_part = 0
        self._newest, self._asked, self._at_home = news, asked, at_home
        self._counting = counted.key if counted else ""

    # --- what a touch changes only here ---

    def to(self, first: int) -> None:
        self.first = first

    def to_loan(self, first: int) -> None:
        self._first_loan = first

    def to_part(self, first: int) -> None:
        self._first_part = first

    def to_reason(self, first: int) -> None:
        self._first_reason = first

    def open(self, key: str) -> Callable[[], None]:
        def press() -> None:
            self._opened, self._doubted, self._folded, self._reveal = key, "", False, True

        return press

    def fold(self) -> None:
        self._opened, self._doubted, self._folded = "", "", True

    def _doubt(self, line: LineView) -> Callable[[], None]:
        def press() -> None:
            self._opened, self._doubted, self._reveal = line.key, line.key, True

        return press

    def undo(self, line: LineView) -> Action | Callable[[], None]:
        assert line.undo
        return self._doubt(line) if line.undo_asked else line.undo

    def toggle(self, loan: LoanView) -> Callable[[], None]:
        def press() -> None:
            self._loan = "" if self._loan == loan.key else loan.key
            self._reveal = True

        return press

    # --- layout ---

    def lay(self, sheet: Sheet, view: VisitView, shown: Shown) -> None:
        if view.refusal is not None:
            refusal.lay(sheet, view.refusal, view.done, shown, self._first_reason, self.to_reason)
            return
        counted = _counted(view)
        if counted is not None:
            counting.lay(sheet, counted, shown, self._first_part, self.to_part)
            return
        _Layout(self, sheet, view, shown).draw()

    def lit_line(self, view: VisitView) -> LineView | None:
        """The line that is unfolded: the one that was touched, or that asks, or the newest if it has more to say."""
        by_key = {line.key: line for line in view.lines}
        if self._opened in by_key:
            return by_key[self._opened]
        if self._folded or not view.lines:
            return None
        asks = next((line for line in view.lines if line.question), None)
        if asks is not None:
            return asks
        again = next((line for line in view.lines if line.lit and lines.opens(line)), None)
        if again is not None:
            return again
        return view.lines[0] if lines.shows_itself(view.lines[0]) else None


class _Layout:
    """One drawing of the page."""

    def __init__(self, page: VisitPage, sheet: Sheet, view: VisitView, shown: Shown) -> None:
        self._page, self._sheet, self._view, self._shown = page, sheet, view, shown
        self._gap = sheet.frame.length("gap")
        self._stubs: list[tuple[int, Box]] = []
        self._stubbed: set[str] = set()
        self._lit: Lit | None = None
        self._must: int | None = None
        self._at_lit = -1

    def draw(self) -> None:
        sheet, view, frame = self._sheet, self._view, self._sheet.frame
        typing = tuple(one for one in (view.type_number, view.type_code) if one)
        buttons = (*typing, *view.ways) if frame.bigger and not frame.compact else typing
        grid = Grid.of(sheet, tall=bool(buttons) and not frame.portrait)
        if grid.ways is not None:
            self._ways(grid.ways, (*typing, *view.ways))
            buttons = ()
        empty = not view.lines and not view.ready
        panel, box = (grid.picture, grid.list) if grid.picture or not empty else self._beside(grid)
        rows = self._rows(box, grid)
        if not rows and empty and grid.picture is None:
            panel, box = grid.list, replace(grid.list, h=0)
        crowded = bool(rows) and last_page(rows, box.h, self._gap) > 0
        if crowded and frame.compact and not buttons and view.mine:
            buttons = (view.mine,)
            grid = Grid.of(sheet, tall=True)
            box = replace(box, y=grid.list.y, h=grid.list.h)
            panel = replace(box, x=panel.x, w=panel.w) if panel else None
            rows = self._rows(box, grid)
        without_head = self._lit is not None and self._lit.height > box.h and grid.aside is None
        if without_head:
            whole = content_box(frame)
            box, panel, buttons = replace(box, y=whole.y, h=box.bottom - whole.y), None, ()
            rows = self._rows(box, grid)
        placed = place(sheet, box, rows, self._page.first, self._gap, self._must) if rows else None
        if placed is not None:
            self._keep(placed)
            self._draw_stub_target()
            step = Measures.of(sheet, box.w, "").row + self._gap
            draggable(sheet, box, step, placed, self._page.to)
        if panel is None and empty and grid.aside is not None:
            top = box.y if placed is None else placed.bottom + self._gap
            rest = Box(box.x, top, box.w, box.bottom - top)
            panel = rest if rest.h > frame.mm(24) else None
        if panel is not None:
            self._invitation(panel)
        if not without_head:
            self._head(grid.head, "" if panel else view.invite, buttons)
        if grid.aside is not None:
            self._aside(grid.aside)
        self._dock(placed, buttons)

    def _ways(self, box: Box, actions: tuple[Action, ...]) -> None:
        """Buttons side by side; those to other pages leave where the words of all do not fit."""
        sheet, gap, view = self._sheet, self._sheet.frame.mm(2), self._view
        typing = actions[: len(actions) - len(view.ways)]
        short = (*typing, view.mine) if view.mine else typing
        for some in (actions, short, typing):
            wide = (box.w - gap * (len(some) - 1)) / max(1, len(some))
            if all(least(sheet, one.text, "small", box.h) <= wide for one in some):
                actions = some
                break
        for action, part in zip(actions, box.columns(len(actions), gap), strict=True):
            _way(self._sheet, part, action)

    def _keep(self, placed: Placed) -> None:
        self._page.first = placed.first
        self._page._reveal = False

    def _beside(self, grid: Grid) -> tuple[Box | None, Box]:
        """Before anything was scanned: the invitation beside what is at home, on a display without a column for it."""
        frame, view, box = self._sheet.frame, self._view, grid.list
        alone = view.message or view.warnings or not (view.loans or view.unfold)
        if grid.aside is not None or alone or frame.portrait or (frame.bigger and frame.compact):
            return None, box
        between = frame.mm(2.4)
        left = box.left((box.w - between) * 0.42)
        return left, box.after(left.w + between)

    # --- the list ---

    def _rows(self, box: Box, grid: Grid) -> list[Row]:
        """Everything in the list, in order. `_lit`, `_must` and `_stubs` belong to it."""
        sheet, view, page = self._sheet, self._view, self._page
        self._lit, self._must, self._stubs, self._stubbed = None, None, [], set()
        found: list[Row] = []
        if view.message:
            found.append(self._note(view.message, box))
        found += [self._note(one, box) for one in view.warnings]
        lit = page.lit_line(view)
        m = Measures.of(
            sheet, box.w, max((line.undo.text for line in view.lines if line.undo), key=len, default=""), box.h
        )
        if not view.lines:
            found += self._before_lines(box, grid)
            return found
        small = sheet.frame.compact and lit is not None
        for line in view.lines:
            if line is lit:
                self._at_lit = len(found)
                if page._reveal:
                    self._must = len(found)
                self._lit = self._lit_of(m, line, box)
                found.append(Row(self._lit.height, self._lit.draw))
            elif small:
                found.append(Row(m.stub, self._stub(m, line, len(found))))
            else:
                found.append(self._folded(m, line))
        if small and self._lit is not None:
            found = self._filled(found, m, box.h)
        found += self._ready(m, box.w)
        spare = box.h - sum(row.height + self._gap for row in found)
        if grid.aside is None and (not sheet.frame.compact or not small):
            home = self._home(box.w)
            needed = sum(row.height + self._gap for row in home)
            if not sheet.frame.compact or needed <= spare + self._gap:
                found += home
                spare -= needed
        quiet = self._quiet(box.w)
        for row in quiet:
            if row.height <= spare:
                found.append(row)
                spare -= row.height + self._gap
        return found

    def _filled(self, rows: list[Row], m: Measures, room: float) -> list[Row]:
        """The stubs a little higher, where a whole number of them nearly fills what the lit line leaves.

        One alone is as high as a finger needs, for the stubs are one target together.
        """
        assert self._lit
        touch, gap = self._sheet.frame.line_touch, self._gap
        rest = room - self._lit.height
        stubs = [at for at, row in enumerate(rows) if row.height == m.stub]
        count = min(int(rest // (m.stub + gap)), len(stubs))
        high = min(m.stub * 1.2, rest / count - gap) if count else m.stub
        above = [at for at in stubs if at < self._at_lit]
        below = [at for at in stubs if at > self._at_lit]
        found = list(rows)
        for some, fit in ((above, len(above)), (below, count - len(above))):
            for at in some:
                found[at] = replace(rows[at], height=int(high) if min(fit, len(some)) > 1 else touch)
        return found

    def _before_lines(self, box: Box, grid: Grid) -> list[Row]:
        sheet, view = self._sheet, self._view
        m = Measures.of(sheet, box.w, "", box.h)
        found = self._ready(m, box.w)
        if view.renew_by:
            found.append(self._said("calendar-clock", view.renew_by, box.w))
        if grid.aside is None:
            if (view.loans or view.unfold) and grid.picture is None and box.w == grid.list.w and not view.ready:
                found.append(self._invite_row(box.w))
            found += self._home(box.w)
        return found

    def _lit_of(self, m: Measures, line: LineView, box: Box) -> Lit:
        page = self._page
        close = page.fold if not line.question or page._opened == line.key else None
        asked = None
        second = line.undo_asked
        if second is not None and page._doubted == line.key:
            asked = (second.question, ((second.keep, page.fold), (second.drop, None)))
        return Lit(self._sheet, m, line, page.undo, close, max(box.h, content_box(self._sheet.frame).h), asked)

    def _folded(self, m: Measures, line: LineView) -> Row:
        sheet, page = self._sheet, self._page
        press = page.open(line.key)

        def draw(box: Box) -> None:
            lines.folded(sheet, m, line, press, page.undo, box)

        return Row(lines.folded_height(sheet, m, line), draw, lambda box: lines.peek(sheet, m, line, box))

    def _stub(self, m: Measures, line: LineView, at: int) -> Callable[[Box], None]:
        def draw(box: Box) -> None:
            self._stubs.append((at, box))
            self._stubbed.add(line.key)
            lines.stub(self._sheet, m, line, box)

        return draw

    def _draw_stub_target(self) -> None:
        """The stubs above and those below what is lit are one target each, which folds the question."""
        for name, some in (
            ("fold above", [box for at, box in self._stubs if at < self._at_lit]),
            ("fold", [box for at, box in self._stubs if at > self._at_lit]),
        ):
            if some:
                box = replace(some[0], h=some[-1].bottom - some[0].y)
                titles = ", ".join(line.title for line in self._view.lines if line.key in self._stubbed)
                self._sheet.target(box, self._page.fold, name, titles, line=True)

    def _note(self, message: Message, box: Box) -> Row:
        """A message as a row of the list; what to do leaves where there is no room for all of it."""
        sheet = self._sheet
        if sheet.note_height(message, box.w) > box.h:
            message = replace(message, detail="")
        high = max(sheet.note_height(message, box.w), sheet.frame.mm(9))
        if message.picture:
            high = max(high, sheet.frame.touch)
        return Row(high, lambda box: sheet.note(box, message), counts=False)

    def _invite_row(self, width: float) -> Row:
        sheet, text = self._sheet, self._view.invite
        pad = sheet.frame.length("space")
        count = sheet.lines_of(text, width - 2 * pad, "body", "bold", 3)

        def draw(box: Box) -> None:
            sheet.panel(box, "tint")
            sheet.text(box.inset(pad, 0), text, "body", "bold", "brand_dk", lines=count)

        return Row(count * sheet.leading("body") + pad, draw, counts=False)

    def _heading(self, text: str, icon: str, ink: str = "ink2") -> Row:
        sheet = self._sheet
        size = "small" if sheet.frame.compact else "body"

        def draw(box: Box) -> None:
            sheet.icon(box.left(sheet.size("title") * 1.2), icon, "title", ink)
            sheet.text(box.after(sheet.size("title") * 1.4), text, size, "bold", ink)

        return Row(sheet.leading(size) + sheet.frame.mm(1), draw, counts=False, heads=True)

    def _ready(self, m: Measures, width: float) -> list[Row]:
        view = self._view
        if not view.ready:
            return []
        return [
            self._heading(view.ready_title, "bookmark-outline", "go_text"),
            *(self._ready_row(m, one, width) for one in view.ready),
        ]

    def _ready_row(self, m: Measures, one: ReadyView, width: float) -> Row:
        sheet, frame = self._sheet, self._sheet.frame
        room = width - m.tile - m.space - 3 * m.pad
        pieces = [Piece(one.where, "go_text", "bold"), Piece(one.until)]
        both = sum(sheet.width(piece.text, "small", piece.weight) for piece in pieces)
        beside = both + sheet.width(lines.BETWEEN, "small") <= room
        count = [1] if beside else [sheet.lines_of(piece.text, room, "small", piece.weight) for piece in pieces]
        text = sheet.leading("body") + sum(count) * sheet.leading("small")
        high = max(m.row, text + frame.mm(1.7))

        def draw(box: Box) -> None:
            sheet.panel(box, "tint_go", None, frame.length("stroke") if frame.bigger else 0)
            tile = Box(box.x + m.pad * 1.5, box.y + (box.h - m.tile) / 2, m.tile, m.tile)
            sheet.tile(tile, one.picture)
            words = Box(tile.right + m.space, box.y + (box.h - text) / 2, room, text)
            sheet.text(words.top(sheet.leading("body")), one.title, "body", "black", may_cut=True, role="name")
            words = words.below(sheet.leading("body"))
            if beside:
                lines.pieces_row(sheet, words, pieces)
                return
            for piece, number in zip(pieces, count, strict=True):
                row = words.top(number * sheet.leading("small"))
                sheet.text(row, piece.text, "small", piece.weight, piece.ink, lines=number)
                words = words.below(row.h)

        return Row(high, draw)

    def _home(self, width: float) -> list[Row]:
        """What is at home, in the list itself."""
        sheet, view, page = self._sheet, self._view, self._page
        if view.unfold:
            action = view.unfold
            return [Row(sheet.frame.touch, lambda box: sheet.button(box, action))]
        if not view.loans:
            return [self._said("", view.no_loans, width)] if view.no_loans else []
        m = Measures.of(sheet, width, "")
        found: list[Row] = [self._heading(view.loans_title, "home-outline")] if view.lines or view.ready else []
        for loan in view.loans:
            row = LoanRow(sheet, loan, width, m.row, page.toggle(loan), opened=page._loan == loan.key)
            found.append(Row(row.height, row.draw, row.peek))
        return found

    def _quiet(self, width: float) -> list[Row]:
        """What is said in passing, where there is room: the goodbye says it all again."""
        view = self._view
        found = [self._said("wallet-outline", view.total, width)] if view.total else []
        found += [self._standing(one, width) for one in view.standings]
        if view.renew_by:
            found.append(self._said("calendar-clock", view.renew_by, width))
        return found

    def _said(self, icon: str, text: str, width: float) -> Row:
        sheet = self._sheet
        before = sheet.size("small") * 1.6 if icon else 0
        count = max(1, sheet.lines_of(text, width - before, "small", "bold"))

        def draw(box: Box) -> None:
            sheet.icon(Box(box.x, box.y, sheet.size("small") * 1.2, box.h), icon, "small", "ink2")
            sheet.text(box.after(before), text, "small", "bold", "ink2", lines=count)

        return Row(count * sheet.leading("small"), draw, counts=False)

    def _standing(self, one: StandingView, width: float) -> Row:
        """Points or money before and after; the numbers in a row of their own where the display is narrow."""
        sheet, high = self._sheet, self._sheet.leading("small")
        numbers = sum(sheet.width(each, "small", "black") for each in (one.was, one.now)) + 4 * sheet.size("small")
        room = width - sheet.size("small") * 1.6
        under = sheet.width(one.text, "small", "bold") + numbers > room
        count = sheet.lines_of(one.text, room, "small", "bold") if under else 1

        def draw(box: Box) -> None:
            sheet.icon(Box(box.x, box.y, sheet.size("small") * 1.2, high), one.icon, "small", "ink2")
            row = box.after(sheet.size("small") * 1.6)
            words = row.top(count * high)
            at = row.x + sheet.text(words, one.text, "small", "bold", "ink2", lines=count) + sheet.size("small") * 0.5
            if under:
                row, at = row.bottom_part(high), row.x
            if one.was:
                at += sheet.text(replace(row, x=at, w=row.right - at), one.was, "small", "bold", "ink2")
                sheet.icon(Box(at, row.y, sheet.size("small") * 1.6, row.h), "arrow-right-bold", "small", "ink2")
                at += sheet.size("small") * 1.6
            at += sheet.text(replace(row, x=at, w=row.right - at), one.now, "small", "black") + sheet.size("small")
            rest = replace(row, x=at, w=max(0, row.right - at))
            if one.detail and sheet.fits(one.detail, rest.w, "small"):
                sheet.text(rest, one.detail, "small", ink="ink2")

        return Row((count + under) * high, draw, counts=False)

    # --- the rest of the page ---

    def _head(self, box: Box, invite: str, buttons: tuple[Action, ...]) -> None:
        """The greeting, what to do now, and at the end what is to be touched."""
        sheet, frame, view = self._sheet, self._sheet.frame, self._view
        pad = frame.length("space")
        widths = [max(frame.touch, sheet.width(one.text, "small", "black") + 2 * pad) for one in buttons]
        while len(widths) > 1 and sum(widths) + frame.mm(2) * len(widths) > box.w * 0.72:
            widths.pop()
        for action in reversed(buttons[: len(widths)]):
            wide = max(frame.touch, sheet.width(action.text, "small", "black") + 2 * pad)
            button = box.right_part(wide)
            sheet.button(replace(button, h=max(button.h, frame.touch)), action, size="small", icon="")
            box = box.before(wide + frame.mm(2))
        disc = min(box.h, frame.mm(8.6 if frame.compact else 11.1))
        words = box.after(disc + frame.mm(2 if frame.compact else 3.6))
        greeting = sheet.width(view.greeting, "head", "black")
        icon = sheet.size("title")
        wide = sheet.width(invite, "body", "black") + 4 + icon * 1.3 + (0 if frame.compact else 2 * pad + frame.mm(1))
        if invite and greeting + frame.mm(4) + wide <= words.w:
            self._chip(box.right_part(wide), invite, icon)
            words = words.before(wide + frame.mm(2))
        circle = Box(box.x, box.y + (box.h - disc) / 2, disc, disc)
        sheet.disc(circle, "sun")
        sheet.icon(circle, "hand-wave", round(disc * 0.66), "sun_ink")
        sheet.text(words, view.greeting, "head", "black", may_cut=True, role="name")

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
        """What to do first, large, with a picture of it where there is room."""
        sheet, frame, view = self._sheet, self._sheet.frame, self._view
        pad = frame.mm(3)
        sheet.panel(box, "tint", None, frame.length("stroke") if frame.bigger else 0)
        inner = box.inset(pad)
        button: Action | None = None
        if frame.compact and not frame.bigger and len(view.ways) > 1 and not view.lines:
            button = view.ways[-1]
            sheet.button(inner.bottom_part(frame.touch), button)
            inner = inner.above(frame.touch + frame.mm(1))
        size = "head" if sheet.lines_of(view.invite, inner.w, "head", "black", 4) <= 2 else "title"
        count = sheet.lines_of(view.invite, inner.w, size, "black", 5)
        text = count * sheet.leading(size)
        side = min(inner.h - text - frame.mm(1), inner.w, frame.mm(60))
        if side < frame.mm(9):
            side = 0
        top = inner.y + (inner.h - text - side) / 2
        if side:
            sheet.art(Box(inner.x, top, inner.w, side), "scan")
        sheet.text(
            Box(inner.x, top + side, inner.w, text), view.invite, size, "black", "brand_dk", "center", lines=count
        )

    def _aside(self, box: Box) -> None:
        """What is at home, and the ways to other pages below it."""
        sheet, frame, view, page = self._sheet, self._sheet.frame, self._view, self._page
        if view.ways:
            ways = box.bottom_part(frame.touch)
            for action, part in zip(view.ways, ways.columns(len(view.ways), frame.mm(1.36)), strict=True):
                _way(sheet, part, action)
            box = box.above(frame.touch + frame.mm(2.2))
        if view.loans_title:
            head = box.top(frame.mm(8.8))
            sheet.icon(head.left(sheet.size("title")), "home-outline", "title", "ink2")
            sheet.text(head.after(sheet.size("title") * 1.15), view.loans_title, "body", "bold", "ink2")
            box = box.below(head.h)
        if view.unfold:
            sheet.button(box.top(frame.touch), view.unfold, size="small")
            return
        if view.no_loans:
            count = sheet.lines_of(view.no_loans, box.w, "body", most=6)
            sheet.text(box.top(count * sheet.leading("body")), view.no_loans, "body", ink="ink2", lines=count)
            return
        self._loans(box, page)

    def _loans(self, box: Box, page: VisitPage) -> None:
        """The loans that are whole; where there are more, the last place is the button that shows them."""
        sheet, view = self._sheet, self._view
        row = Measures.of(sheet, box.w, "").row
        rows: list[Row] = []
        must = None
        for loan in view.loans:
            opened = page._loan == loan.key
            if opened:
                must = len(rows)
            drawn = LoanRow(sheet, loan, box.w, row, page.toggle(loan), opened=opened, most=box.h)
            rows.append(Row(drawn.height, drawn.draw))
        if last_page(rows, box.h, self._gap) == 0:
            place(sheet, box, rows, 0, self._gap)
            return
        room = box.above(row + self._gap)
        if must is not None and rows[must].height > room.h:
            rows[must].draw(box.top(rows[must].height))
            return
        placed = place(sheet, room, rows, page._first_loan, self._gap, must)
        page._first_loan = placed.first
        draggable(sheet, room, row + self._gap, placed, page.to_loan)
        slot = pager(self._shown, placed, page.to_loan)
        if slot is not None:
            button = Box(box.x, placed.bottom + self._gap, box.w, row)
            sheet.button(button, slot[0], slot[1], size="small", key="loans")

    def _dock(self, placed: Placed | None, in_head: tuple[Action, ...]) -> None:
        sheet, frame, view, page = self._sheet, self._sheet.frame, self._view, self._page
        slots: list[tuple[Action, Callable[[], None] | None]] = []
        slot = pager(self._shown, placed, page.to) if placed else None
        if slot is not None:
            slots.append(slot)  # type: ignore[arg-type]
        elif frame.compact and view.mine and view.mine not in in_head:
            slots.append((view.mine, None))
        need = max(frame.touch, least(sheet, view.done.text, "head", 0))
        room = dock(sheet, self._shown, *slots, need=need)
        look = "plain" if self._lit is not None and self._lit.green else "go"
        sub = view.summary
        below = sheet.size("head") + sheet.leading("small") <= room.h
        if not below or not sheet.fits(sub, room.w - 2 * frame.length("space"), "small"):
            sub = ""
        _done_button(sheet, room, view.done, look, sub)


def _done_button(sheet: Sheet, box: Box, done: Action, look: str, sub: str) -> None:
    """*Klaar*, with what was done below it."""
    sheet.button(box, replace(done, text="", icon="", spoken=done.aloud), look=look, key="done")
    ink = "go_ink" if look == "go" else "ink"
    high, below = sheet.size("head"), sheet.leading("small") if sub else 0
    top = box.y + (box.h - high - below) / 2
    sheet.text(Box(box.x, top, box.w, high), done.text, "head", "black", ink, "center")
    sheet.text(Box(box.x, top + high, box.w, below), sub, "small", "regular", ink, "center")


def _way(sheet: Sheet, box: Box, action: Action) -> None:
    """A button to another page, of one word or two."""
    frame = sheet.frame
    sheet.button(box, replace(action, text="", icon="", spoken=action.aloud))
    room = box.inset(frame.mm(0.8))
    count = sheet.lines_of(action.text, room.w, "small", "bold", 2)
    sheet.text(room, action.text, "small", "bold", align="center", lines=count)


def _newest(view: VisitView) -> tuple[object, ...]:
    refused = view.refusal.title if view.refusal else ""
    return view.lines[0].key if view.lines else "", len(view.lines), view.message, refused


def _asked(view: VisitView) -> tuple[object, ...]:
    return next(((line.key, line.question) for line in view.lines if line.question or line.lit), ())


def _counted(view: VisitView) -> LineView | None:
    """The line of which the parts are being counted."""
    return next((line for line in view.lines if any(part.tallies for part in line.parts)), None)
