"""The column of the visit with what is at home, and the ways to other pages below it."""

from screens.glass.marks import Box
from screens.glass.page import least
from screens.glass.sheet import Sheet
from screens.pages.members.rows import Row, draggable, last_page, pager, place
from screens.pages.members.visit.lines import Measures
from screens.pages.members.visit.loans import LoanRow
from screens.pages.members.visit.state import Opened
from screens.pages.members.visit.ways import way
from screens.present.members.visit import VisitView
from screens.present.values import Action, Shown


class Aside:
    """The column, which is drawn in a box of its own."""

    def __init__(self, sheet: Sheet, view: VisitView, shown: Shown, opened: Opened) -> None:
        self._sheet, self._view, self._shown, self._opened = sheet, view, shown, opened
        self._gap = sheet.frame.length("gap")

    def draw(self, box: Box) -> None:
        """Draw what is at home, and the ways to other pages below it."""
        sheet, frame, view = self._sheet, self._sheet.frame, self._view
        gap = frame.mm(1.36)
        for row in self._rows(box.w, gap):
            for action, part in zip(row, box.bottom_part(frame.touch).columns(len(row), gap), strict=True):
                way(sheet, part, action)
            box = box.above(frame.touch + gap)
        if view.ways:
            box = box.above(frame.mm(2.2) - gap)
        if view.loans_title:
            head = box.top(max(frame.mm(8), sheet.leading("body") + frame.mm(0.8)))
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
        self._loans(box)

    def _rows(self, wide: float, gap: float) -> list[tuple[Action, ...]]:
        """The ways to other pages, from the lowest row up: in one row, if the words of all ways fit."""
        sheet, view = self._sheet, self._view
        small = (view.no_code,) if view.no_code else ()
        ways = (*view.ways, *small)
        each = (wide - gap * (len(ways) - 1)) / max(1, len(ways))
        if all(
            least(sheet, one.text, "small", sheet.frame.touch) <= each + sheet.frame.length("space") for one in ways
        ):
            return [ways] if ways else []
        return [row for row in (view.ways, small) if row]

    def _loans(self, box: Box) -> None:
        """Draw the loans that are whole; where there are more, the last place is the button that shows them."""
        sheet, view, opened = self._sheet, self._view, self._opened
        row = Measures.of(sheet, box.w, "").row
        rows: list[Row] = []
        must = None
        for loan in view.loans:
            is_open = opened.loan == loan.key
            if is_open:
                must = len(rows)
            drawn = LoanRow(sheet, loan, box.w, row, opened.toggle(loan), opened=is_open, most=box.h)
            rows.append(Row(drawn.height, drawn.draw))
        if last_page(rows, box.h, self._gap) == 0:
            place(sheet, box, rows, 0, self._gap)
            return
        room = box.above(row + self._gap)
        if must is not None and rows[must].height > room.h:
            rows[must].draw(box.top(rows[must].height))
            return
        placed = place(sheet, room, rows, opened.first_loan, self._gap, must)
        opened.first_loan = placed.first
        draggable(sheet, room, row + self._gap, placed, opened.to_loan)
        slot = pager(self._shown, placed, opened.to_loan)
        if slot is not None:
            button = Box(box.x, placed.bottom + self._gap, box.w, row)
            sheet.button(button, slot[0], slot[1], size="small", key="loans")
