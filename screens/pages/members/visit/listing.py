"""The list of the visit: messages, lines, what lies ready and, on a small display, what is at home."""

from collections.abc import Callable
from dataclasses import replace

from screens.glass.marks import Box
from screens.glass.page import content_box
from screens.glass.sheet import Sheet
from screens.pages.members.rows import Placed, Row, draggable, place
from screens.pages.members.visit import lines
from screens.pages.members.visit.lines import Measures, Piece
from screens.pages.members.visit.lit import QUIET_LEFT, Lit
from screens.pages.members.visit.loans import LoanRow
from screens.pages.members.visit.state import Opened
from screens.present.members.lines.holds import ReadyView
from screens.present.members.lines.line import LineView
from screens.present.members.standings import StandingView
from screens.present.members.visit import VisitView
from screens.present.values import Message


class VisitList:
    """The rows of the list in a box, measured and ready to be drawn.

    `alone` is True if there is no column beside the list, `invites` if a row of its own says what to do now.
    """

    def __init__(self, sheet: Sheet, view: VisitView, opened: Opened, box: Box, *, alone: bool, invites: bool) -> None:
        self._sheet, self._view, self._opened, self._box = sheet, view, opened, box
        self._alone, self._invites = alone, invites
        self._gap = sheet.frame.length("gap")
        self._stubs: list[tuple[int, Box]] = []
        self._stubbed: set[str] = set()
        self._must: int | None = None
        self._at_lit = -1
        self.lit: Lit | None = None
        self.rows = self._made()

    def draw(self) -> Placed | None:
        """Draw the rows that are whole; returns None if there are none."""
        if not self.rows:
            return None
        sheet, opened = self._sheet, self._opened
        placed = place(sheet, self._box, self.rows, opened.first, self._gap, self._must)
        opened.first, opened.reveal = placed.first, False
        self._draw_stub_target()
        draggable(sheet, self._box, Measures.of(sheet, self._box.w, "").row + self._gap, placed, opened.to)
        return placed

    def _made(self) -> list[Row]:
        """All rows of the list, in order."""
        box = self._box
        sheet, view, opened = self._sheet, self._view, self._opened
        lit = opened.lit(view)
        m = Measures.of(
            sheet, box.w, max((line.undo.text for line in view.lines if line.undo), key=len, default=""), box.h
        )
        if not view.lines:
            rest = self._before_lines(box, bool(view.message) + len(view.warnings))
            return [*self._notes_above(_first(rest, self._gap)), *rest]
        found = self._notes_beside(m, lit) if lit else self._notes_above(lines.folded_height(sheet, m, view.lines[0]))
        left = box.h - self._height(found)
        if lit and self.lit and view.message and self.lit.height > left and opened.line != lit.key:
            lit = self.lit = None
        small = sheet.frame.compact and lit is not None
        for line in view.lines:
            if line is lit:
                assert self.lit
                self._at_lit = len(found)
                if opened.reveal:
                    self._must = len(found)
                found.append(Row(self.lit.height, self.lit.draw))
            elif small:
                found.append(Row(m.stub, self._stub(m, line, len(found))))
            else:
                found.append(self._folded(m, line))
        if small and self.lit is not None:
            found = self._filled(found, m, left)
        found += self._ready(m, box.w)
        spare = box.h - sum(row.height + self._gap for row in found)
        if self._alone and (not sheet.frame.compact or not small):
            home = self._home(len(found))
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
        """The rows with stubs that are a little higher, where a whole number of them nearly fills what the lit line
        leaves.

        A single stub is as high as a finger needs, because the stubs are one target together.
        """
        assert self.lit
        touch, gap = self._sheet.frame.line_touch, self._gap
        rest = room - self.lit.height
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

    def _before_lines(self, box: Box, before: int) -> list[Row]:
        sheet, view = self._sheet, self._view
        m = Measures.of(sheet, box.w, "", box.h)
        found = self._ready(m, box.w)
        if view.closed and not sheet.frame.bigger:
            found.append(self._said("door-closed", view.closed, box.w))
        if view.renew_by:
            found.append(self._said("calendar-clock", view.renew_by, box.w))
        if self._alone:
            if self._invites and (view.loans or view.unfold) and not view.ready:
                found.append(self._invite_row(box.w))
            found += self._home(before + len(found))
        if view.closed and sheet.frame.bigger:
            found.append(self._said("door-closed", view.closed, box.w))
        return found

    def _notes_above(self, need: float) -> list[Row]:
        """The rows of what was said and what is wrong; the warnings without what to do where less than `need` pixels
        would be left.
        """
        whole = self._notes()
        return whole if self._height(whole) + need <= self._box.h else self._notes(brief=True)

    def _notes_beside(self, m: Measures, line: LineView) -> list[Row]:
        """Measure the lit line; returns the rows of what was said and what is wrong, as they fit above that line.

        First the lit line loses its quiet blocks, then the warnings lose their advice, then the warnings are left out,
        before the lit line would lose what to do with the item. The last message always stays: where there is no room
        for both, the line is folded until it is touched.
        """
        whole, brief = self._notes(), self._notes(brief=True)
        for notes in (whole, brief) if whole else ():
            most = self._box.h - self._height(notes)
            self.lit = self._lit_of(m, line, most)
            if self.lit.height <= most and self.lit.tight <= QUIET_LEFT:
                return notes
        page = content_box(self._sheet.frame).h if self._alone else 0
        self.lit = self._lit_of(m, line, max(self._box.h, page))
        return whole[:1] if self._view.message else []

    def _notes(self, *, brief: bool = False) -> list[Row]:
        """The rows of what was said and what is wrong; `brief` leaves out what to do about what is wrong."""
        view = self._view
        wrong = (replace(one, detail="") if brief else one for one in view.warnings)
        return [self._note(one, self._box) for one in (*((view.message,) if view.message else ()), *wrong)]

    def _height(self, rows: list[Row]) -> float:
        """Pixels of height of these rows, with the gap below each."""
        return sum(row.height + self._gap for row in rows)

    def _lit_of(self, m: Measures, line: LineView, most: float) -> Lit:
        opened = self._opened
        close = opened.fold if not line.question or opened.line == line.key else None
        asked = None
        second = line.undo_asked
        if second is not None and opened.doubted == line.key:
            asked = (second.question, ((second.keep, opened.fold), (second.drop, None)))
        return Lit(self._sheet, m, line, opened.undo, close, most, asked)

    def _folded(self, m: Measures, line: LineView) -> Row:
        sheet, opened = self._sheet, self._opened
        press = opened.open(line.key)

        def draw(box: Box) -> None:
            lines.folded(sheet, m, line, press, opened.undo, box)

        return Row(lines.folded_height(sheet, m, line), draw, lambda box: lines.peek(sheet, m, line, box))

    def _stub(self, m: Measures, line: LineView, at: int) -> Callable[[Box], None]:
        def draw(box: Box) -> None:
            self._stubs.append((at, box))
            self._stubbed.add(line.key)
            lines.stub(self._sheet, m, line, box)

        return draw

    def _draw_stub_target(self) -> None:
        """Add the targets of the stubs: those above and those below the lit line are one target each, which folds the
        question.
        """
        for name, some in (
            ("fold above", [box for at, box in self._stubs if at < self._at_lit]),
            ("fold", [box for at, box in self._stubs if at > self._at_lit]),
        ):
            if some:
                box = replace(some[0], h=some[-1].bottom - some[0].y)
                titles = ", ".join(line.title for line in self._view.lines if line.key in self._stubbed)
                self._sheet.target(box, self._opened.fold, name, titles, line=True)

    def _note(self, message: Message, box: Box) -> Row:
        """A message as a row of the list; what to do is left out where there is no room for all of it."""
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

    def _home(self, before: int) -> list[Row]:
        """The rows of what is at home, in the list itself, after `before` other rows."""
        width = self._box.w
        sheet, view, opened = self._sheet, self._view, self._opened
        if view.unfold:
            action = view.unfold
            return [Row(sheet.frame.touch, lambda box: sheet.button(box, action))]
        if not view.loans:
            return [self._said("", view.no_loans, width)] if view.no_loans else []
        m = Measures.of(sheet, width, "")
        found: list[Row] = [self._heading(view.loans_title, "home-outline")] if view.lines or view.ready else []
        for loan in view.loans:
            is_open = opened.loan == loan.key
            if is_open and opened.reveal:
                self._must = before + len(found)
            row = LoanRow(sheet, loan, width, m.row, opened.toggle(loan), opened=is_open, most=self._box.h)
            found.append(Row(row.height, row.draw, row.peek))
        return found

    def _quiet(self, width: float) -> list[Row]:
        """The rows of quiet remarks, where there is room: the goodbye says all of them again."""
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
        """Points or money before and after; the numbers have a row of their own where the display is narrow."""
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


def _first(rows: list[Row], gap: float) -> float:
    """Pixels of height of the first row that counts, with what stands above it."""
    used = 0.0
    for row in rows:
        used += row.height + gap
        if row.counts:
            return used - gap
    return max(0.0, used - gap)
