"""The page *Geen streepjescode?*: the catalogue, in which a touch on a picture chooses the item that one holds.

What is at the visitor's home comes first. Of several items that look alike, one more touch says which it is.
"""

from collections.abc import Sequence

from kiosk.lending.events import PictureChosen
from screens.glass.marks import Box, Paging
from screens.glass.sheet import Sheet
from screens.pages.foot import Way, lay_foot, page_box
from screens.pages.members.catalogue.cards import Grid
from screens.pages.members.catalogue.page import UPPER, CataloguePage
from screens.present.members.alone.no_barcode import Alike, Kinds, NoBarcodeView
from screens.present.members.catalogue import CatalogueView
from screens.present.members.shelves import GroupView, OfferView
from screens.present.values import Action, Shown

PICTURE = 34.0
"""Millimetres of the picture of items that look alike, at most."""


class NoBarcodePage(CataloguePage):
    view_class = NoBarcodeView

    def _forget(self) -> None:
        super()._forget()
        self.alike: Alike | None = None
        """What was chosen, while it is asked which of those that look so it is."""
        self._first["alike"] = 0

    # --- what is chosen ---

    @property
    def step(self) -> str:
        return "alike" if self.alike is not None else super().step

    @property
    def own(self) -> tuple[GroupView, ...]:
        return self.view.own if isinstance(self.view, NoBarcodeView) else ()

    @property
    def kinds(self) -> Kinds | None:
        return self.shelves if isinstance(self.shelves, Kinds) else None

    @property
    def _group(self) -> GroupView | None:
        """With something at home there is always that to choose first."""
        return super()._group if self.group is not None or not self.own else None

    @property
    def _tiles(self) -> tuple[GroupView, ...]:
        return (*self.own, *super()._tiles) if self.step == "groups" else super()._tiles

    @property
    def found(self) -> Sequence[int]:
        found = super().found
        return self.kinds.once(found) if self.kinds else found

    def open_group(self, group: GroupView) -> Action | None:
        if group in self.own:
            return Action("", PictureChosen(group.key))
        return super().open_group(group)

    def open_offer(self, offer: OfferView) -> Action | None:
        """Choose the item, or ask which of several that look so it is."""
        if self.kinds is None:
            return None
        if chosen := self.kinds.chosen(offer.at):
            return chosen
        self.alike = self.kinds.alike(offer.at)
        self._first["alike"] = 0
        return self._said()

    def back(self) -> Action | None:
        if self.alike is None:
            return super().back()
        self.alike = None
        return self._said()

    def _spoken(self) -> str:
        if self.alike is None:
            return super()._spoken()
        marks = ", ".join(answer.text for answer in self.alike.answers)
        return f"{self.alike.name}. {self._question(self.alike)} {marks}."

    def _question(self, alike: Alike) -> str:
        view = self.view
        assert isinstance(view, NoBarcodeView)
        return view.sized if alike.sized else view.numbered

    # --- on the sheet ---

    def more_ways(self, view: CatalogueView, step: str) -> list[Way]:
        code = view.code if isinstance(view, NoBarcodeView) and step == "groups" else None
        return [Way(code, key="code")] if code else []

    def lay(self, sheet: Sheet, view: CatalogueView, shown: Shown) -> None:
        if self.alike is None:
            super().lay(sheet, view, shown)
        else:
            self._lay_alike(sheet, page_box(sheet.frame), view, shown, self.alike)

    def _lay_alike(self, sheet: Sheet, page: Box, view: CatalogueView, shown: Shown, alike: Alike) -> None:
        """The picture with its name and the question, and what tells one from another as buttons."""
        frame = sheet.frame
        gap = frame.mm(1.6) if frame.compact else frame.mm(2.7)
        if frame.portrait:
            said, answers = page.top(frame.height * UPPER - page.y), page.below(frame.height * UPPER - page.y + gap)
        else:
            said, answers = page.left(page.w * 0.38), page.after(page.w * 0.38 + 2 * gap)
        self._lay_said(sheet, said, alike)
        grid = _answers(sheet, answers, alike, gap)
        number, first = len(alike.answers), self._turned_to("alike", len(alike.answers), grid)
        seen = range(first * grid.columns, number)
        for at, cell in zip(seen, grid.cells, strict=False):
            sheet.button(cell, alike.answers[at], size="title", sub=alike.below[at])
        ways = self._pager(shown, "alike", grid, number)
        if isinstance(view, NoBarcodeView) and view.help:
            ways.append(Way(view.help, key="help"))
        lay_foot(sheet, shown, view.close, self.back, ways)
        if number > len(grid.cells):
            rows = -(-number // grid.columns)
            sheet.paging.append(Paging(grid.box, grid.step, lambda by: self._move("alike", by, rows - grid.rows)))

    def _lay_said(self, sheet: Sheet, box: Box, alike: Alike) -> None:
        """The question, its picture where there is room, and the name below it."""
        frame, question = sheet.frame, self._question(alike)
        gap = frame.mm(1.5) if frame.compact else frame.mm(3)
        size = "head" if sheet.lines_of(question, box.w, "head", "black") <= 2 else "title"
        asked = sheet.lines_of(question, box.w, size, "black") * sheet.leading(size)
        named = sheet.lines_of(alike.name, box.w, "body", "bold", 2)
        below = named * sheet.leading("body")
        side = min(box.w, box.h - asked - below - 2 * gap, frame.mm(PICTURE) * (1.5 if frame.portrait else 1))
        sheet.text(box.top(asked), question, size, "black", lines=9)
        rest = box.below(asked + gap)
        if side >= frame.mm(12):
            sheet.tile(rest.left(side).top(side), alike.picture)
            rest = rest.below(side + gap)
        sheet.text(rest.top(below), alike.name, "body", "bold", "ink2", lines=named, may_cut=True)


def _answers(sheet: Sheet, box: Box, alike: Alike, gap: int) -> Grid:
    """How the answers stand in the box: as many beside one another as their words allow."""
    frame = sheet.frame
    pad = 2 * frame.length("space") + 2
    wide = max(frame.touch, *(sheet.width(answer.text, "title", "black") + pad for answer in alike.answers))
    columns = max(1, min(3, int((box.w + gap) / (wide + gap))))
    said = sheet.leading("title") + (sheet.leading("small") if any(alike.below) else 0)
    high = max(frame.touch, said + frame.length("space"), frame.mm(18) if not frame.compact else 0)
    rows = max(1, int((box.h + gap) / (high + gap)))
    needed = min(rows, -(-len(alike.answers) // columns))
    return Grid(box.top(needed * (high + gap) - gap), columns, needed, gap)
