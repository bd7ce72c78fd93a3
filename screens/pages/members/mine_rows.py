"""The rows of *Mijn pagina*: what is at home, waited for and owed, the points, and what was borrowed before."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

from screens.glass import letters
from screens.glass.marks import Box, Press
from screens.glass.page import narrowest
from screens.glass.sheet import Sheet
from screens.pages.members.rows import Row
from screens.present.members.lines.loans import LoanView
from screens.present.members.mine import DebtView, PastView, WaitedView
from screens.present.members.standings import StandingView
from screens.present.values import Action, Picture

NARROW = 0.3
"""The least share of the width of a row for its words; where less is left, the button of the row stands below them."""
APART = 2.0
"""Millimetres between buttons of which one does something that cannot be undone."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text of a row, as high as its lines are in the width of the row."""

    text: str
    size: str = "small"
    weight: str = "regular"
    ink: str = "ink2"
    icon: str = ""
    after: str = ""
    """A text that follows on the same line, where there is room for it."""
    name: bool = False
    """True for the name of an item, which has at most two lines and may be cut."""


class Rows:
    """Makes the rows of a list of one width."""

    def __init__(self, sheet: Sheet, width: float) -> None:
        self._sheet, self._width = sheet, width
        frame = sheet.frame
        self._pad = frame.mm(1.36)
        self._tile = frame.touch - 2 * self._pad
        self._edge = frame.length("stroke") if frame.bigger else 0

    # --- headings and sentences ---

    def heading(self, text: str, icon: str, button: Action | None = None, *, least: float = 0) -> Iterator[Row]:
        """A heading, with a button at its end; where the heading leaves no room for the button, the button has a row of
        its own.

        The heading is at least `least` pixels high.
        """
        if not text:
            return
        sheet, high = self._sheet, self._sheet.leading("body")
        mark = sheet.size("body") * 1.5
        wide = sheet.width(button.text, "body", "black") + 3 * sheet.frame.length("space") + 4 if button else 0.0
        beside = button is not None and mark + sheet.width(text, "body", "bold") + self._pad + wide <= self._width

        def draw(box: Box) -> None:
            sheet.icon(box.left(mark).before(sheet.size("body") * 0.3), icon, "body", "ink2")
            room = box.after(mark).before(wide if beside else 0)
            sheet.text(room, text, "body", "bold", "ink2", lines=sheet.lines_of(text, room.w, "body", "bold"))
            if beside and button:
                sheet.button(box.right_part(wide), button, icon="")

        lines = sheet.lines_of(text, self._width - mark, "body", "bold")
        height = max(sheet.frame.touch if beside else 0, lines * high, least)
        yield Row(height, draw, counts=False, heads=True)
        if button and not beside:
            yield self.button(button)

    def sentence(self, text: str, icon: str = "") -> Iterator[Row]:
        if text:
            yield self._quiet(Said(text, icon=icon))

    def _quiet(self, said: Said) -> Row:
        return Row(self._high([said], self._width), lambda box: self._say([said], box), counts=False)

    def button(self, action: Action) -> Row:
        lines = self._sheet.lines_of(action.text, self._width - 2 * self._pad, "body", "black")
        high = max(self._sheet.frame.touch, lines * self._sheet.leading("body") + self._pad)
        return Row(high, lambda box: self._sheet.button(box, action))

    # --- items ---

    def loans(self, loans: Sequence[LoanView]) -> Iterator[Row]:
        """What is at home, each item with the button that keeps it longer; all of these buttons have the same width."""
        wide = max((self._two_lines(loan.renew.text) for loan in loans if loan.renew), default=0.0)
        narrow = self._narrow(wide, [loan.title for loan in loans])
        for loan in loans:
            soon = loan.urgent or loan.late
            mark = "alert-circle-outline" if soon else ""
            left = Said(loan.left, "small", "bold", "warn" if soon else "ink2", mark, after=_day(loan))
            says = [Said(loan.title, "body", "bold", "ink", name=True), left]
            below = [Said(loan.price, ink="ink")] if loan.price else []
            yield self._item(loan.picture, says, below, loan.renew, None, f"renew {loan.key}", wide, narrow=narrow)

    def waited(self, waited: Sequence[WaitedView], doubted: str, doubt: Callable[[str], None]) -> Iterator[Row]:
        """What is waited for. For the item `doubted` the list asks whether to give it up.

        In large letters each reason against an item is a row of its own, so that no row is higher than the page.
        """
        texts = [text for one in waited for text in (one.give_up.text, one.second.keep.text)]
        wide = max(map(self._two_lines, texts), default=0.0)
        narrow = self._narrow(wide, [one.title for one in waited])
        for one in waited:
            mark = "bookmark" if one.ready else "human-queue"
            ink = "go_text" if one.ready else "ink2"
            says = [
                Said(one.title, "body", "bold", "ink", name=True),
                Said(one.state, "small", "bold" if one.ready else "regular", ink, mark),
            ]
            below = [Said(text, ink="ink") for text in (one.where, one.until) if text]
            why = [Said(sentence, ink="brand_dk", icon=icon) for icon, sentence in one.against]
            why += [Said(one.keeps)] if one.keeps else []
            apart = self._sheet.frame.bigger
            asked = doubted == one.key
            action = one.second.keep if asked else one.give_up
            press = partial(doubt, "") if asked else partial(doubt, one.key)
            key = f"doubt {one.key}"
            fill = "tint_go" if one.ready else "surface"
            row = self._item(
                one.picture, says, below + ([] if apart else why), action, press, key, wide, narrow=narrow, fill=fill
            )
            yield self._asked(row, one) if asked else row
            if apart:
                yield from map(self._quiet, why)

    def _asked(self, row: Row, one: WaitedView) -> Row:
        """The row of an item, and below it the question with the button that cannot be undone."""
        sheet, pad, second = self._sheet, self._pad, one.second
        gap, inner = sheet.frame.mm(APART), self._width - 4 * self._pad
        word = sheet.width(second.drop.text, "body", "black")
        wide = word + sheet.size("body") * 1.4 + 2 * sheet.frame.length("space") + 4
        beside = sheet.width(second.question, "body", "bold") + pad + wide <= inner
        lines = sheet.lines_of(second.question, inner - (wide + pad if beside else 0), "body", "bold")
        words = lines * sheet.leading("body")
        high = self._touch(second.drop.text)
        more = max(words, high) if beside else words + gap / 2 + high

        def draw(box: Box) -> None:
            row.draw(box)
            below = Box(box.x + 2 * pad, box.y + row.height - pad / 2 + gap, inner, more)
            place = below.right_part(wide) if beside else below.bottom_part(high)
            place = replace(place, y=place.y + (place.h - high) / 2, h=high)
            text = below.before(wide + pad) if beside else below.top(words)
            sheet.text(text, second.question, "body", "bold", lines=lines)
            sheet.button(place, second.drop, key=f"drop {one.key}", risky=True)

        return Row(row.height + gap + pad / 2 + more, draw)

    def _item(
        self,
        picture: Picture,
        says: list[Said],
        below: list[Said],
        action: Action | None,
        press: Press | None,
        key: str,
        wide: float,
        *,
        narrow: bool,
        fill: str = "surface",
    ) -> Row:
        """A card of an item: its picture, what is said of the item beside a button, and below that the rest.

        The button stands below everything where the list is too `narrow`.
        """
        sheet, pad = self._sheet, self._pad
        start = self._tile + 3 * pad
        left = self._width - start - wide - 2 * pad
        stacked = narrow or not all(one.name or self._whole(one, left) for one in says)
        beside = bool(action) and not stacked
        room = self._width - start - (wide + 2 * pad if beside else 2 * pad)
        button = self._touch(action.text) if action else 0.0
        head = max(self._high(says, room) + 2 * pad, button + 2 * pad if beside else 0, self._tile + 2 * pad)
        under = self._high(below, self._width - start - 2 * pad)
        words_end = head + under + (pad if below else 0)
        high = words_end + (button + pad if action and stacked else 0)

        def draw(box: Box) -> None:
            sheet.panel(box, fill, None, self._edge, "border", shadow=True)
            sheet.tile(Box(box.x + pad, box.y + (head - self._tile) / 2, self._tile, self._tile), picture)
            words = self._high(says, room)
            self._say(says, Box(box.x + start, box.y + (head - words) / 2, room, words))
            self._say(below, Box(box.x + start, box.y + head, self._width - start - 2 * pad, under))
            if action:
                place = Box(box.right - wide - pad, box.y + (head - button) / 2, wide, button)
                if stacked:
                    place = Box(box.x + pad, box.y + words_end, box.w - 2 * pad, button)
                sheet.button(place, action, press, size="small", icon="", key=key, line=True)

        return Row(high, draw)

    # --- points and money ---

    def standing(self, one: StandingView) -> Row:
        """Points, or what the house owes: a name and a number on one line, and below them what waits."""
        sheet, pad = self._sheet, self._pad
        inner = self._width - 4 * pad
        detail = [Said(one.detail)] if one.detail else []
        high = self._pair_height(one.text, one.now, inner) + self._high(detail, inner) + 3 * pad

        def draw(box: Box) -> None:
            sheet.panel(box, "surface", None, self._edge, "border", shadow=True)
            top = box.inset(2 * pad, 1.5 * pad)
            used = self._pair(one.text, one.now, top)
            self._say(detail, top.below(used))

        return Row(high, draw)

    def debt(self, debt: DebtView, press: Callable[[], None]) -> Row:
        """What is owed to an initiative. Where it can be paid by phone, the row leads to the code."""
        sheet, pad = self._sheet, self._pad
        chevron = sheet.size("body") * 1.2 if debt.qr else 0
        inner = self._width - 4 * pad - chevron
        how = [Said(debt.how, icon="qrcode" if debt.qr else "hand-coin-outline")]
        words = self._pair_height(debt.title, debt.amount, inner) + self._high(how, inner)
        high = max(words + 3 * pad, sheet.frame.touch)

        def draw(box: Box) -> None:
            edge = max(2, sheet.frame.length("stroke")) if debt.qr else self._edge
            sheet.panel(box, "surface", None, edge, "border", shadow=True)
            if debt.qr:
                aloud = f"{debt.title}: {debt.amount}. {debt.how}"
                sheet.target(box, press, f"debt {debt.key}", aloud, line=True)
                mark = box.inset(pad).right_part(chevron)
                sheet.icon(mark, "chevron-right", "title", "brand")
            top = Box(box.x + 2 * pad, box.y + (high - words) / 2, inner, words)
            used = self._pair(debt.title, debt.amount, top)
            self._say(how, top.below(used))

        return Row(high, draw)

    def past(self, past: PastView) -> Row:
        """An item that was borrowed before, and the time beside or below its name."""
        says = [Said(past.title, "body", ink="ink", name=True), Said(past.when)]
        high = self._high(says, self._width)
        return Row(high, lambda box: self._say(says, box))

    # --- words ---

    def _pair_height(self, text: str, number: str, width: float) -> float:
        room = width - self._sheet.width(number, "body", "black") - self._pad
        return self._sheet.lines_of(text, room, "body") * self._sheet.leading("body")

    def _pair(self, text: str, number: str, box: Box) -> float:
        """Draw a text with a number at its end; returns how many pixels high they are."""
        sheet, high = self._sheet, self._pair_height(text, number, box.w)
        wide = sheet.width(number, "body", "black")
        lines = round(high / sheet.leading("body"))
        sheet.text(box.top(high).before(wide + self._pad), text, "body", "regular", "ink", lines=lines)
        sheet.text(box.top(sheet.leading("body")).right_part(wide + 1), number, "body", "black", "ink", "end")
        return high

    def _beside(self, said: Said, width: float) -> float:
        """Pixels of the icon before a text; 0 where the text needs the icon's room to be whole or to take fewer
        lines.
        """
        beside = self._sheet.size(said.size) * 1.35 if said.icon else 0.0
        for lines in (1, 2, 9):
            if self._sheet.fits(said.text, width, said.size, said.weight, lines):
                whole = self._sheet.fits(said.text, width - beside, said.size, said.weight, lines)
                return beside if whole else 0
        return beside

    def _whole(self, said: Said, width: float) -> bool:
        return self._sheet.fits(said.text, width - self._beside(said, width), said.size, said.weight, 9)

    def _narrow(self, button: float, names: Sequence[str]) -> bool:
        """True if a button of this many pixels leaves hardly any room beside it, or would break a word of a name."""
        room = self._width - self._tile - 5 * self._pad
        left = room - button
        words = [self._sheet.width(word, "body", "bold") for name in names for word in letters.words_of(name)]
        return left < self._width * NARROW or any(left < each <= room for each in words)

    def _lines(self, said: Said, width: float) -> int:
        room = width - self._beside(said, width)
        return self._sheet.lines_of(said.text, room, said.size, said.weight, 2 if said.name else 9)

    def _high(self, says: Sequence[Said], width: float) -> float:
        return sum(self._lines(one, width) * self._sheet.leading(one.size) for one in says)

    def _say(self, says: Sequence[Said], box: Box) -> None:
        sheet, top = self._sheet, box.y
        for one in says:
            row, lines = sheet.leading(one.size), self._lines(one, box.w)
            place = Box(box.x, top, box.w, lines * row)
            if beside := self._beside(one, box.w):
                sheet.icon(place.left(sheet.size(one.size)).top(row), one.icon, one.size, one.ink)
                place = place.after(beside)
            role = "name" if one.name else ""
            ink = one.ink if beside or not one.icon else "ink"  # the text has no colour where its icon is left out
            wide = sheet.text(place, one.text, one.size, one.weight, ink, lines=lines, may_cut=one.name, role=role)
            if one.after and lines == 1 and sheet.fits(one.after, place.w - wide, one.size):
                sheet.text(place.after(wide), one.after, one.size, "regular", "ink2")
            top += lines * row

    def _two_lines(self, text: str) -> float:
        """Pixels of width of a button that has this text in at most two lines."""
        sheet = self._sheet
        return max(sheet.frame.touch * 1.4, narrowest(sheet, text, "small") + 2 * sheet.frame.length("space") + 6)

    def _touch(self, text: str) -> float:
        """Pixels of height of a button with this text in two lines."""
        return max(self._sheet.frame.touch, (2 if " " in text else 1) * self._sheet.leading("small") + self._pad)


def _day(loan: LoanView) -> str:
    """The day in short, to stand after how long a loan may still be kept; empty where that text names the day
    already.
    """
    due, last = loan.due, loan.left.split()[-1] if loan.left else ""
    return "" if last in (due.month, due.weekday) else f" · {due.short}"


def spaced(rows: Sequence[Row], more: float) -> list[Row]:
    """The rows with more room above each heading but the first."""
    if not rows:
        return []
    found = [rows[0]]
    for before, row in pairwise(rows):
        apart = row.heads and not before.heads
        found.append(replace(row, height=row.height + more, draw=_lower(row.draw, more)) if apart else row)
    return found


def _lower(draw: Callable[[Box], None], by: float) -> Callable[[Box], None]:
    return lambda box: draw(box.below(by))
