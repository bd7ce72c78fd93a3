"""The question what a scan meant: the item large, one green answer, and a plain no. The question takes the
whole page.
"""

from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock, dock_box, least
from screens.glass.sheet import Sheet
from screens.pages.members.parts import QUIET, Block, Column, Form
from screens.pages.members.visit.ways import plain_and_green
from screens.present.members.lines.meant import MeantView
from screens.present.values import Shown

PICTURE = 70.0
"""The most millimetres of the side of the picture."""


class MeantPage(Page):
    view_class = MeantView
    over_visit = True

    def lay(self, sheet: Sheet, view: MeantView, shown: Shown) -> None:
        frame, page = sheet.frame, content_box(sheet.frame)
        if frame.portrait:
            page = self._ways_upright(sheet, view, shown, page)
        sheet.panel(page, shadow=True)
        inner = page.inset(frame.mm(2.4 if frame.compact else 6))
        words, gap, between = Column(sheet), frame.length("gap"), 2 * frame.length("space")
        if frame.portrait:
            words.blocks = _blocks(sheet, view, inner.w, "center")
            side = min(frame.mm(PICTURE), inner.w, inner.h - words.height(inner.h, gap) - between)
            high = words.height(inner.h - side - between, gap)
            block = inner.centred(inner.w, side + between + high)
            sheet.tile(block.top(side).centred(side, side), view.picture)
            words.lay(block.below(side + between), gap)
        else:
            side = min(frame.mm(PICTURE), inner.h, inner.w * (0.3 if frame.bigger else 0.38))
            sheet.tile(Box(inner.x, inner.y + (inner.h - side) / 2, side, side), view.picture)
            text = inner.after(side + between)
            words.blocks = _blocks(sheet, view, text.w, "start")
            words.lay(text.centred(text.w, words.height(text.h, gap)), gap)
            plain_and_green(sheet, shown, view.no, view.yes, ("body",) if frame.bigger else ("title", "body"))

    def _ways_upright(self, sheet: Sheet, view: MeantView, shown: Shown, page: Box) -> Box:
        """Draw the answers on an upright display, the green one in the dock if it fits there; returns the room above
        them.
        """
        frame, row = sheet.frame, page.bottom_part(sheet.frame.touch)
        beside = len(shown.dock) * (frame.touch + frame.length("dock_gap"))
        need = least(sheet, view.yes.text, "body", 0)
        room = dock(sheet, shown, need=need)
        green, plain = (room, row) if beside + need <= dock_box(frame).w else (row, room)
        sheet.button(green, view.yes, look="go", icon="", key="yes")
        sheet.button(plain, view.no, key="no")
        return page.above(frame.touch + frame.mm(2.7))


def _blocks(sheet: Sheet, view: MeantView, width: float, align: str) -> list[Block]:
    """The words from the top down; where room is short, the place is left out first, then what happens without an
    answer.
    """

    def form(text: str, size: str, weight: str = "regular", ink: str = "ink2", role: str = "") -> Form:
        lines = sheet.lines_of(text, width, size, weight)

        def draw(box: Box) -> None:
            sheet.text(box, text, size, weight, ink, align, lines=lines, may_cut=role == "name", role=role)

        return Form(lines * sheet.leading(size), draw)

    sizes = [one for one in ("display", "head", "title") if sheet.fits(view.question, width, one, "black", 2)]
    return [
        Block([form(view.question, size, "black", "ink") for size in sizes or ["title"]], may_leave=False),
        Block([form(view.title, size, "bold", role="name") for size in ("title", "body")], may_leave=False),
        Block([form(view.place, "body")], rank=QUIET + 1),
        Block([form(view.note, size) for size in ("body", "small")], rank=QUIET),
    ]
