"""A loan at home on the glass: folded, and opened with the whole day and the button that keeps it longer."""

from collections.abc import Callable
from dataclasses import replace

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.present.members.lines.loans import LoanView


class LoanRow:
    """A loan in a list of this width; `row` is the height of a folded one in pixels. `press` opens or closes it.

    An opened loan is at most `most` pixels high: words that do not fit are left to its calendar, or are only read
    aloud.
    """

    def __init__(
        self,
        sheet: Sheet,
        loan: LoanView,
        width: float,
        row: float,
        press: Callable[[], None],
        *,
        opened: bool,
        most: float | None = None,
    ) -> None:
        self._sheet, self._loan, self._row, self._press, self._opened = sheet, loan, row, press, opened
        frame = sheet.frame
        self._pad = frame.mm(1.36)
        self._narrow = width < frame.mm(90) and not frame.bigger
        self._inner = width - 4 * self._pad
        self._gap = frame.mm(1)
        place = f" · {loan.place}" if loan.place and not frame.bigger else ""
        self._said: tuple[tuple[str, str], ...] = ()
        for said in (
            ((f"{loan.due.full}{place}", "ink2"), (loan.price, "ink")),
            ((loan.due.full, "ink2"), (loan.price, "ink")),
            ((loan.price or loan.due.full, "ink"),),
            (),
        ):
            self._said = said
            if most is None or self.height <= most:
                break

    @property
    def height(self) -> float:
        if not self._opened:
            return self._row
        lines = sum(self._lines(text) for text, _ in self._said)
        button = self._sheet.frame.touch + self._gap if self._loan.renew else 0
        return self._row + lines * self._sheet.leading("small") + button + 2 * self._pad

    def _lines(self, text: str) -> int:
        return self._sheet.lines_of(text, self._inner, "small")

    def draw(self, box: Box) -> None:
        sheet, loan, frame = self._sheet, self._loan, self._sheet.frame
        edge = frame.mm(0.5) if self._opened else frame.length("stroke") if frame.bigger else 0
        sheet.panel(box, "surface", None, edge, "brand" if self._opened else "border", shadow=True)
        head = box.top(self._row)
        sheet.target(head, self._press, loan.key, loan.aloud, line=True)
        side = min(self._row, frame.touch * 1.1) - 2 * self._pad
        tile = Box(head.x + self._pad, head.y + (head.h - side) / 2, side, side)
        sheet.tile(tile, loan.picture)
        words = head.after(side + 2.4 * self._pad).before(0.7 * self._pad)
        self._words(words)
        if self._opened:
            self._details(Box(box.x + 2 * self._pad, head.bottom, self._inner, box.bottom - head.bottom - self._pad))

    def _words(self, box: Box) -> None:
        """Draw the name, and how long the item may be kept; the chevron stands at the end of the second row, or of
        both.
        """
        sheet, loan = self._sheet, self._loan
        size = "small" if self._narrow else "body"
        name, below = sheet.leading(size), sheet.leading("small")
        chevron = "chevron-up" if self._opened else "chevron-down"
        top = box.y + (box.h - name - below) / 2
        second = Box(box.x, top + name, box.w, below)
        mark = second.right_part(sheet.size("body")) if self._narrow else box.right_part(sheet.size("body"))
        sheet.icon(mark, chevron, "title" if not self._narrow else "body", "brand")
        if self._narrow and not sheet.fits(loan.left, second.w - mark.w, "small", "bold"):
            mark, wide, second = replace(mark, y=top, h=name), box.before(mark.w), replace(second, w=second.w + mark.w)
        else:
            wide = box if self._narrow else box.before(mark.w)
        sheet.text(replace(wide, y=top, h=name), loan.title, size, "black", may_cut=True, role="name")
        soon = loan.urgent or loan.late
        left = second.before(mark.w)
        if soon and sheet.fits(loan.left, left.w - sheet.size("small") * 1.3, "small", "bold"):
            sheet.icon(left.left(sheet.size("small")), "alert-circle-outline", "small", "warn")
            left = left.after(sheet.size("small") * 1.3)
        weight = "bold" if sheet.fits(loan.left, left.w, "small", "bold") else "regular"
        wide_left = sheet.text(left, loan.left, "small", weight, "warn" if soon else "ink2")
        if loan.price and not self._opened and not self._narrow:
            rest = left.after(wide_left + sheet.width(" · ", "small"))
            if sheet.fits(loan.price, rest.w, "small"):
                sheet.text(rest, loan.price, "small", ink="ink2")

    def _details(self, box: Box) -> None:
        sheet, loan = self._sheet, self._loan
        row, top = sheet.leading("small"), box.y
        for text, ink in self._said:
            lines = self._lines(text)
            sheet.text(Box(box.x, top, box.w, lines * row), text, "small", ink=ink, lines=max(1, lines))
            top += lines * row
        if loan.renew:
            button = Box(box.x, top + self._gap, box.w, sheet.frame.touch)
            size = "body" if sheet.fits(loan.renew.text, box.w - 2 * self._pad, "body", "black") else "small"
            sheet.button(button, loan.renew, size=size, key=f"renew {loan.key}")

    def peek(self, box: Box) -> None:
        """Draw the visible part of the loan below the end of the list: its name."""
        sheet = self._sheet
        sheet.panel(box, "surface")
        side = min(self._row, sheet.frame.touch * 1.1) - 2 * self._pad
        words = box.after(side + 3 * self._pad).before(2 * self._pad)
        size = "small" if self._narrow else "body"
        name = replace(words, h=min(words.h, sheet.leading(size) + self._pad))
        sheet.text(name, self._loan.title, size, "black", may_cut=True, role="peek")
