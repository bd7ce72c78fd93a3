"""*Mijn pagina*: what is at home, beside what is waited for and owed; each list is paged by whole rows.

The code to pay by phone has a page of its own: of two codes side by side a phone may read the wrong one.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from screens.glass import page as glass
from screens.glass.marks import Box
from screens.glass.page import Page, dock
from screens.glass.sheet import Sheet
from screens.pages.members.codes import code, forget, payment_rows, side_in
from screens.pages.members.mine_rows import Rows, spaced
from screens.pages.members.parts import head
from screens.pages.members.rows import Placed, Row, draggable, place
from screens.present.members.mine import DebtView, MineView
from screens.present.values import Message, Shown

WAY = 32
"""The least millimetres of the way back."""
NOTE = 0.3
"""The largest share of the page that the last message may take in full."""
TWO_COLUMNS = 170
"""Millimetres: a page of at least this width has two columns, unless it shows *groter*."""


class MinePage(Page):
    view_class = MineView
    forgets = True

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self._first = [0, 0]
        """The first row of each column."""
        self._doubted = ""
        """The item of which the page asks whether to give it up; empty for none."""
        self._debt = ""
        """The initiative whose code to pay is shown; empty for none."""
        forget()

    def shown(self, before: MineView | None, after: MineView) -> None:
        if before is None:
            self.wipe()
        if before is not None and before.waited != after.waited:
            self._doubted = ""

    def lay(self, sheet: Sheet, view: MineView, shown: Shown) -> None:
        debt = next((one for one in view.debts if one.key == self._debt and one.qr), None)
        if debt is not None:
            _pay(sheet, debt, head(sheet, f"{debt.title} · {debt.amount}", "wallet-outline"))
            self._dock(sheet, view, shown, [], self._close_debt)
            return
        room = head(sheet, view.title, "account")
        if view.message:
            room = _note(sheet, view.message, room)
        if sheet.frame.portrait:
            third = max(room.y, sheet.frame.height / 3)
            _emblem(sheet, room.top(third - room.y - sheet.frame.length("space")))
            room = room.bottom_part(room.bottom - third)
        self._dock(sheet, view, shown, self._columns(sheet, view, room), None)

    def _columns(self, sheet: Sheet, view: MineView, room: Box) -> list[Placed]:
        frame = sheet.frame
        gap = frame.mm(1.15) if frame.compact else frame.length("gap")
        two = not frame.portrait and not frame.bigger and room.w >= TWO_COLUMNS * frame.dots
        boxes = room.columns(2, frame.mm(8.4)) if two else [room]
        rows = Rows(sheet, boxes[0].w)
        left = self._at_home(rows, view)
        right = self._waiting_and_owed(rows, view, left[0].height if two else 0)
        past = self._history(rows, view)
        lists = [[*left, *past], right] if two else [[*left, *right, *past]]
        placed = []
        for at, (box, each) in enumerate(zip(boxes, lists, strict=True)):
            one = place(sheet, box, spaced(each, gap), self._first[at], gap)
            self._first[at] = one.first
            draggable(sheet, box, frame.touch, one, self._mover(at))
            placed.append(one)
        return placed

    def _at_home(self, rows: Rows, view: MineView) -> list[Row]:
        return [
            *rows.heading(view.loans_title, "home-outline", view.renew_all),
            *rows.sentence(view.no_loans),
            *rows.loans(view.loans),
        ]

    def _waiting_and_owed(self, rows: Rows, view: MineView, least: float) -> list[Row]:
        return [
            *rows.heading(view.waited_title, "bookmark-outline", least=least),
            *rows.sentence(view.none_waited),
            *rows.waited(view.waited, self._doubted, self.doubt),
            *rows.heading(view.debts_title, "wallet-outline"),
            *rows.sentence(view.no_debts),
            *(rows.debt(one, partial(self.open_debt, one.key)) for one in view.debts),
            *map(rows.standing, view.credits),
            *rows.heading(view.points_title, "star-circle"),
            *map(rows.standing, view.points),
        ]

    def _history(self, rows: Rows, view: MineView) -> list[Row]:
        button = [rows.button(one) for one in (view.keep_history, view.ask_saved) if one]
        return [
            *rows.heading(view.history_title, "calendar-clock"),
            *map(rows.past, view.history),
            *rows.sentence(view.no_history),
            *rows.sentence(view.history_note),
            *button,
            *rows.sentence(view.saved, "hand-heart"),
        ]

    def _dock(
        self, sheet: Sheet, view: MineView, shown: Shown, placed: list[Placed], back: Callable[[], None] | None
    ) -> None:
        slots = []
        if any(one.last for one in placed):
            rest = sum(one.hidden for one in placed if one.first < one.last)
            more = any(one.first < one.last for one in placed)
            slots.append((shown.turn(max(1, rest) if more else 0), lambda: self._turn(placed)))
        way = dock(sheet, shown, *slots, need=max(glass.least(sheet, view.close.text, "title", 0), sheet.frame.mm(WAY)))
        sheet.button(way, view.close, back, size="title", key="back")

    # --- what is touched ---

    def _turn(self, placed: list[Placed]) -> None:
        """Show the next page of each column that has one; the first page of each where none has."""
        if any(one.first < one.last for one in placed):
            self._first[: len(placed)] = [one.next() if one.first < one.last else one.first for one in placed]
        else:
            self._first = [0, 0]

    def _mover(self, at: int) -> Callable[[int], None]:
        def move(first: int) -> None:
            self._first[at] = first

        return move

    def doubt(self, key: str) -> None:
        """Ask whether this item is to be given up; with an empty key stop asking."""
        self._doubted = key

    def open_debt(self, key: str) -> None:
        """Show the code that pays what is owed to this initiative."""
        self._debt = key

    def _close_debt(self) -> None:
        self._debt = ""


def _note(sheet: Sheet, message: Message, room: Box) -> Box:
    """Draw the last message above the lists; without its detail where that takes the room of the lists."""
    high = sheet.note_height(message, room.w)
    if high > room.h * NOTE:
        message = replace(message, detail="")
        high = sheet.note_height(message, room.w)
    sheet.note(room.top(high), message)
    return room.below(high + sheet.frame.length("gap"))


def _emblem(sheet: Sheet, room: Box) -> None:
    """Draw the sign of the page, which on an upright display stands above all targets."""
    side = min(room.h, sheet.frame.mm(40))
    if side < sheet.frame.mm(20):
        return
    round_ = room.centred(side, side)
    sheet.disc(round_, "blob")
    sheet.disc(round_.centred(side * 0.7, side * 0.7), "sun")
    sheet.icon(round_, "home-heart", round(side * 0.4), "sun_ink")


def _pay(sheet: Sheet, debt: DebtView, room: Box) -> None:
    """Draw the code that a bank app pays, with the same data to type beside or below it."""
    frame, rows = sheet.frame, payment_rows(debt.qr)
    pad = frame.length("space")
    sheet.panel(room, "#FFFFFF", shadow=True)
    inner = room.inset(2 * pad, pad)
    if frame.portrait:
        side = side_in(frame, rows, min(inner.w, inner.h * 0.5, frame.mm(90)))
        code(sheet, inner.top(side), rows)
        text = inner.below(side + 2 * pad)
    else:
        most = inner.w * (0.36 if frame.bigger else 0.44)
        side = side_in(frame, rows, min(inner.h, most, frame.mm(90)))
        code(sheet, inner.left(side), rows)
        text = inner.after(side + 2 * pad)
    says = [(debt.how, "bold", "#2B2018", pad), (debt.type_it, "regular", "#5E4A3A", 0.0)]
    says += [(detail, "bold", "#2B2018", 0.0) for detail in debt.details]
    heights = [sheet.lines_of(said, text.w, "body", weight) * sheet.leading("body") for said, weight, _, _ in says]
    shown = list(zip(says, heights, strict=True))
    while len(shown) > len(debt.details) and sum(high + after for (_, _, _, after), high in shown) > text.h:
        shown.pop(0)
    for (said, weight, ink, after), high in shown:
        lines = round(high / sheet.leading("body"))
        sheet.text(text.top(high), said, "body", weight, ink, lines=lines)
        text = text.below(high + after)
