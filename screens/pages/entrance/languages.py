"""The choice of languages, each large in its own name."""

import math

from kiosk.lending.events import LanguageChosen
from screens.glass.marks import Box, Paging, Press
from screens.glass.page import Page, content_box, dock, dock_box, dock_width, least
from screens.glass.sheet import Sheet
from screens.present.members.languages import LanguagesView
from screens.present.values import Action, Shown

MOST_COLUMNS = 3
SIGN = 34.0
"""Millimetres of the round sign above the list, on a display that stands upright."""


class LanguagesPage(Page):
    view_class = LanguagesView
    over_visit = True

    def __init__(self) -> None:
        self._first = 0

    def wipe(self) -> None:
        self._first = 0

    def lay(self, sheet: Sheet, view: LanguagesView, shown: Shown) -> None:
        frame = sheet.frame
        page = content_box(frame)
        head = sheet.leading("head")
        if frame.portrait:
            third = round(frame.height / 3) - head
            side = frame.mm(SIGN)
            disc = page.top(third).centred(side, side)
            sheet.disc(disc, "sun")
            sheet.icon(disc, "translate", round(side * 0.56), "sun_ink")
            page = page.below(third - page.y)
        sign = 0 if frame.portrait else round(sheet.size("head") * 1.4)
        if sign:
            sheet.icon(page.top(head).left(sign * 0.8), "translate", round(sign * 0.8), "brand")
        sheet.text(
            page.top(head).after(sign), view.title, "head", "black", align="center" if frame.portrait else "start"
        )
        body = page.below(head + frame.length("space"))
        columns = self._columns(sheet, view, body.w)
        gap = frame.mm(2)
        low = max(frame.touch, sheet.leading("title") + frame.length("space"))
        rows = math.ceil(len(view.languages) / columns)
        whole = max(1, int((body.h + gap) / (low + gap)))
        tall = min((body.h + gap) / min(rows, whole) - gap, frame.mm(24))
        last = max(0, rows - whole)
        self._first = min(self._first, last)
        top = 0 if rows > whole else (body.h - rows * tall - (rows - 1) * gap) / 3
        for at, action in enumerate(view.languages[self._first * columns : (self._first + whole) * columns]):
            row, column = divmod(at, columns)
            cell = Box(body.x, body.y + top + row * (tall + gap), body.w, tall).columns(columns, gap)[column]
            self._language(sheet, cell, action)
        if last:
            step = tall + gap
            sheet.paging.append(Paging(body, step, lambda by: self._move(self._first + by, last)))
        need = least(sheet, view.close.text, "title", dock_box(frame).h)
        rest = dock(sheet, shown, *self._pager(shown, len(view.languages), whole * columns, columns, last), need=need)
        small = rest.w < 1.5 * dock_width(sheet, shown)
        sheet.button(rest, view.close, size="small" if small else "title", above=small, key="close")

    def _move(self, first: int, last: int) -> None:
        self._first = max(0, min(first, last))

    def _pager(
        self, shown: Shown, number: int, seen: int, columns: int, last: int
    ) -> list[tuple[Action, Press | None]]:
        """The button that shows later rows, or on the last page the first ones; an empty list where all rows
        are shown.
        """
        if not last:
            return []
        left = number - self._first * columns - seen
        after = self._first + seen // columns if left > 0 else 0
        return [(shown.turn(left), lambda: self._move(after, last))]

    def _columns(self, sheet: Sheet, view: LanguagesView, room: float) -> int:
        """As many columns as are wide enough for every name, but no more than are needed."""
        frame = sheet.frame
        gap, space = frame.mm(2), frame.length("space")
        widest = max((sheet.width(one.text, "title", "black") for one in view.languages), default=0)
        widest += 2 * space + sheet.size("title") * 1.3 + 2
        fitting = max(1, min(MOST_COLUMNS, int((room + gap) / (widest + gap))))
        return min(fitting, max(1, math.ceil(len(view.languages) / 3)))

    def _language(self, sheet: Sheet, box: Box, action: Action) -> None:
        """Draw the button of a language; the language of the screen has a tick and a thicker border."""
        frame = sheet.frame
        fill, thick, ink = ("tint", 2, "brand") if action.on else ("surface", 1, "border")
        sheet.panel(box, fill, frame.length("radius"), thick * max(2, frame.length("stroke")), ink)
        sheet.target(box, action, language_key(action), radius=frame.length("radius"))
        sheet.face(box, action.text, "check-bold" if action.on else "", size="title")


def language_key(action: Action) -> str:
    """The key of the button, which depends on the language alone and not on the button's words."""
    return f"language {action.event.language}" if isinstance(action.event, LanguageChosen) else action.text
