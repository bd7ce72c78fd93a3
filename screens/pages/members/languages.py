"""The choice of languages, each large in its own name."""

import math

from kiosk.lending.events import Touched
from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock
from screens.glass.sheet import Sheet
from screens.present.members.languages import LanguagesView
from screens.present.values import Action, Shown
from screens.present.words import Words


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
        sign = round(sheet.size("head") * 1.1)
        sheet.icon(page.top(head).left(sign), "translate", sign, "brand")
        sheet.text(page.top(head).after(sign * 1.3), view.title, "head", "black")
        body = page.below(head + frame.length("space"))
        columns = self._columns(sheet, view, body.w)
        gap = frame.mm(2)
        least = max(frame.touch, sheet.leading("title") + frame.length("space"))
        rows = math.ceil(len(view.languages) / columns)
        whole = max(1, int((body.h + gap) / (least + gap)))
        tall = min((body.h + gap) / min(rows, whole) - gap, frame.mm(24))
        last = max(0, rows - whole)
        self._first = min(self._first, last)
        top = 0 if rows > whole else (body.h - rows * tall - (rows - 1) * gap) / 3
        for at, action in enumerate(view.languages[self._first * columns : (self._first + whole) * columns]):
            row, column = divmod(at, columns)
            cell = Box(body.x, body.y + top + row * (tall + gap), body.w, tall).columns(columns, gap)[column]
            self._language(sheet, cell, action)
        rest = dock(sheet, shown)
        if rows > whole:
            slots = rest.columns(2, frame.length("dock_gap"))
            self._turn(sheet, slots[0], view, last, whole, (rows - self._first - whole) * columns, columns)
            rest = slots[1]
            sheet.paging.append(self._paging(body, tall + gap, last))
        sheet.button(rest, view.close, look="go", size="title", key="close")
