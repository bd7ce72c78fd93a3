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

ASIDE = 64.0
"""Millimetres of the column with what is at home."""
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
        wide = frame.mm(ASIDE)
        between = frame.mm(4.1)
        return cls(head, below.before(wide + between), below.right_part(wide))


class VisitPage(Page):
    view_class = VisitView

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self._first = self._first_loan = self._first_part = self._first_reason = 0
        self._opened = self._loan = self._doubted = ""
        self._folded = False
        self._reveal = True
        """What is lit is brought into sight with the next drawing."""

    def shown(self, before: VisitView | None, after: VisitView) -> None:
        """What is new is shown from the top; a new question unfolds, wherever the list stood."""
        if before is None or _newest(before) != _newest(after):
            self.wipe()
        elif _asked(before) != _asked(after):
            self._opened = self._doubted = ""
            self._folded, self._reveal = False, True
        if before is not None and _counted(before) != _counted(after):
            self._first_part = 0
        if before is not None and [one.key for one in before.loans] != [one.key for one in after.loans]:
            self._loan, self._first_loan = "", 0

    # --- what a touch changes only here ---

    def _to(self, first: int) -> None:
        self._first = first

    def _to_loan(self, first: int) -> None:
        self._first_loan = first

    def _to_part(self, first: int) -> None:
        self._first_part = first

    def _to_reason(self, first: int) -> None:
        self._first_reason = first

    def _open(self, key: str) -> Callable[[], None]:
        def press() -> None:
            self._opened, self._doubted, self._folded, self._reveal = key, "", False, True

        return press

    def _fold(self) -> None:
        self._opened, self._doubted, self._folded = "", "", True

    def _doubt(self, line: LineView) -> Callable[[], None]:
        def press() -> None:
            self._opened, self._doubted, self._reveal = line.key, line.key, True

        return press

    def _undo(self, line: LineView) -> Action | Callable[[], None]:
        assert line.undo
        return self._doubt(line) if line.undo_asked else line.undo

    def _toggle(self, loan: LoanView) -> Callable[[], None]:
        def press() -> None:
            self._loan = "" if self._loan == loan.key else loan.key
            self._reveal = True

        return press

    # --- layout ---

    def lay(self, sheet: Sheet, view: VisitView, shown: Shown) -> None:
        if view.refusal is not None:
            refusal.lay(sheet, view.refusal, view.done, shown, self._first_reason, self._to_reason)
            return
        counted = _counted(view)
        if counted is not None:
            counting.lay(sheet, counted, shown, self._first_part, self._to_part)
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
        self._lit: Lit | None = None
        self._must: int | None = None
        self._at_lit = -1

    def draw(self) -> None:
        sheet, view, frame = self._sheet, self._view, self._sheet.frame
        buttons = tuple(one for one in (view.type_number, view.type_code) if one)
        roomy = not frame.compact and frame.bigger and not frame.portrait
        grid = Grid.of(sheet, tall=not frame.portrait and (bool(buttons) or roomy))
        if grid.ways is not None:
            below, buttons = (*buttons, *view.ways), ()
            for action, part in zip(below, grid.ways.columns(len(below), frame.mm(2)), strict=True):
                _way(sheet, part, action)
        if roomy and grid.aside is None:
            buttons = (*buttons, *view.ways)
        empty = not view.lines and not view.ready
        rows_box = grid.list
        panel: Box | None = grid.picture
        if empty and grid.aside is None and panel is None:
            panel, rows_box = self._beside(rows_box)
        rows = self._rows(rows_box, grid)
        if not rows and empty and grid.picture is None:
            panel, rows_box = grid.list, replace(grid.list, h=0)
        crowded = bool(rows) and last_page(rows, rows_box.h, self._gap) > 0
        if crowded and grid.aside is None and frame.compact and not buttons and view.mine:
            buttons = (view.mine,)
            grid = Grid.of(sheet, tall=True)
            rows_box = Box(rows_box.x, grid.list.y, rows_box.w, grid.list.bottom - grid.list.y)
            panel = replace(rows_box, x=panel.x, w=panel.w) if panel else None
            rows = self._rows(rows_box, grid)
        if self._lit is not None and self._lit.height > rows_box.h:
            whole = content_box(frame)
            rows_box, panel = Box(rows_box.x, whole.y, rows_box.w, whole.h), None
            buttons, grid = (), replace(grid, aside=None if grid.aside is None else grid.aside)
            rows = self._rows(rows_box, grid)
            headless = grid.aside is None
        else:
            headless = False
        placed = place(sheet, rows_box, rows, page_first(self._page), self._gap, self._must) if rows else None
        if placed is not None:
            self._keep(placed)
            self._draw_stub_target()
            draggable(sheet, rows_box, Measures.of(sheet, rows_box.w, "").row + self._gap, placed, self._page._to)
        in_panel = panel is not None
        if panel is None and empty and grid.aside is not None:
            top = rows_box.y if placed is None else placed.bottom + self._gap
            rest = Box(rows_box.x, top, rows_box.w, rows_box.bottom - top)
            if rest.h > frame.mm(24):
                panel, in_panel = rest, True
        if panel is not None:
            self._invitation(panel)
        if not headless:
            self._head(grid.head, "" if in_panel else view.invite, buttons)
        if grid.aside is not None:
            self._aside(grid.aside)
        self._dock(placed, in_head=buttons)

    def _keep(self, placed: Placed) -> None:
        self._page._first = placed.first
        self._page._reveal = False

    def _beside(self, box: Box) -> tuple[Box | None, Box]:
        """Before anything was scanned: the invitation beside what is at home, on a display without a column for it."""
        frame, view = self._sheet.frame, self._view
        loans = bool(view.loans or view.unfold)
        if not loans or view.message or view.warnings or frame.portrait:
            return None, box
        between = frame.mm(2.4)
        if frame.bigger and frame.compact:
            return None, box
        left = box.left((box.w - between) * 0.42)
        return left, box.after(left.w + between)

    # --- the list ---

    def _rows(self, box: Box, grid: Grid) -> list[Row]:
        """Everything in the list, in order. `_lit`, `_must` and `_stubs` belong to it."""
        sheet, view, page = self._sheet, self._view, self._page
        self._lit, self._must, self._stubs = None, None, []
        found: list[Row] = []
        if view.message:
            found.append(self._note(view.message, box.w))
        found += [self._note(one, box.w) for one in view.warnings]
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
        """The stubs a little higher, where a whole number of them nearly fills what the lit line leaves."""
        assert self._lit
        rest = room - self._lit.height
        count = min(int(rest // (m.stub + self._gap)), sum(row.height == m.stub for row in rows))
        high = min(m.stub * 1.2, rest / count - self._gap) if count else m.stub
        return [replace(row, height=int(high)) if row.height == m.stub else row for row in rows]

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
        close = page._fold if not line.question or page._opened == line.key else None
        asked = None
        second = line.undo_asked
        if second is not None and page._doubted == line.key:
            asked = (second.question, ((second.keep, page._fold), (second.drop, None)))
        return Lit(self._sheet, m, line, page._undo, close, max(box.h, content_box(self._sheet.frame).h), asked)

    def _folded(self, m: Measures, line: LineView) -> Row:
        sheet, page = self._sheet, self._page
        press = page._open(line.key)

        def draw(box: Box) -> None:
            lines.folded(sheet, m, line, press, page._undo, box)

        return Row(lines.folded_height(sheet, m, line), draw, lambda box: lines.peek(sheet, m, line, box))

    def _stub(self, m: Measures, line: LineView, at: int) -> Callable[[Box], None]:
        def draw(box: Box) -> None:
            self._stubs.append((at, box))
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
                self._sheet.target(box, self._page._fold, name, self._view.summary, line=True)

    def _note(self, message: Message, width: float) -> Row:
        sheet = self._sheet
        high = max(sheet.note_height(message, width), sheet.frame.mm(9))
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
            row = LoanRow(sheet, loan, width, m.row, page._toggle(loan), opened=page._loan == loan.key)
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
        sheet = self._sheet
        now = f"{one.was} → {one.now}" if one.was else one.now
        pieces = [Piece(f"{one.text}:", "ink2"), Piece(one.now, "ink", "black")]
        room = width - sheet.size("small") * 1.6
        before = sheet.width(f"{one.text}: ", "small") + sheet.width(f"{one.was} ", "small", "bold")
        del now, pieces

        def draw(box: Box) -> None:
            sheet.icon(Box(box.x, box.y, sheet.size("small") * 1.2, box.h), one.icon, "small", "ink2")
            row = box.after(sheet.size("small") * 1.6)
            at = row.x + sheet.text(row, one.text, "small", "bold", "ink2") + sheet.size("small") * 0.5
            if one.was:
                at += sheet.text(replace(row, x=at, w=row.right - at), one.was, "small", "bold", "ink2")
                sheet.icon(Box(at, box.y, sheet.size("small") * 1.6, box.h), "arrow-right-bold", "small", "ink2")
                at += sheet.size("small") * 1.6
            at += sheet.text(replace(row, x=at, w=row.right - at), one.now, "small", "black") + sheet.size("small")
            rest = replace(row, x=at, w=max(0, row.right - at))
            if one.detail and sheet.fits(one.detail, rest.w, "small"):
                sheet.text(rest, one.detail, "small", ink="ink2")

        del room, before
        return Row(sheet.leading("small"), draw, counts=False)

    # --- the rest of the page ---

    def _head(self, box: Box, invite: str, buttons: tuple[Action, ...]) -> None:
        """The greeting, what to do now, and at the end what is to be touched."""
        sheet, frame, view = self._sheet, self._sheet.frame, self._view
        pad = frame.length("space")
        for action in reversed(buttons):
            wide = max(frame.touch, sheet.width(action.text, "small", "black") + 2 * pad)
            button = box.right_part(wide)
            sheet.button(replace(button, h=max(button.h, frame.touch)), action, size="small", icon="")
            box = box.before(wide + frame.mm(2))
        disc = min(box.h, frame.mm(8.6 if frame.compact else 11.1))
        words = box.after(disc + frame.mm(2 if frame.compact else 3.6))
        greeting = sheet.width(view.greeting, "head", "black")
        icon = sheet.size("title")
        wide = sheet.width(invite, "body", "black") + icon * 1.3 + (0 if frame.compact else 2 * pad + frame.mm(1))
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
        row = sheet.frame.touch
        rows: list[Row] = []
        must = None
        for loan in view.loans:
            opened = page._loan == loan.key
            if opened:
                must = len(rows)
            drawn = LoanRow(sheet, loan, box.w, row, page._toggle(loan), opened=opened)
            rows.append(Row(drawn.height, drawn.draw))
        if last_page(rows, box.h, self._gap) == 0:
            place(sheet, box, rows, 0, self._gap)
            return
        room = box.above(row + self._gap)
        placed = place(sheet, room, rows, page._first_loan, self._gap, must)
        page._first_loan = placed.first
        draggable(sheet, room, row + self._gap, placed, page._to_loan)
        slot = pager(self._shown, placed, page._to_loan)
        if slot is not None:
            button = Box(box.x, placed.bottom + self._gap, box.w, row)
            sheet.button(button, slot[0], slot[1], size="small", key="loans")

    def _dock(self, placed: Placed | None, in_head: tuple[Action, ...]) -> None:
        sheet, frame, view, page = self._sheet, self._sheet.frame, self._view, self._page
        slots: list[tuple[Action, Callable[[], None] | None]] = []
        slot = pager(self._shown, placed, page._to) if placed else None
        if slot is not None:
            slots.append(slot)  # type: ignore[arg-type]
        elif frame.compact and view.mine and view.mine not in in_head:
            slots.append((view.mine, None))
        need = least(sheet, view.done.text, "head", 0)
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


def page_first(page: VisitPage) -> int:
    return page._first


def _newest(view: VisitView) -> tuple[object, ...]:
    refused = view.refusal.title if view.refusal else ""
    return view.lines[0].key if view.lines else "", len(view.lines), view.message, refused


def _asked(view: VisitView) -> tuple[object, ...]:
    return next(((line.key, line.question) for line in view.lines if line.question or line.lit), ())


def _counted(view: VisitView) -> LineView | None:
    """The line of which the parts are being counted."""
    return next((line for line in view.lines if any(part.tallies for part in line.parts)), None)
