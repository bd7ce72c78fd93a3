"""The page *Laat een briefje achter*: first what is wrong, then with which item."""

from functools import partial

from screens.glass.marks import Box
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.pages.foot import lay_foot, page_box
from screens.present.members.alone.note import AboutView, NoteView
from screens.present.values import Shown

SMALLER = ((0.4, "body"), (0.25, "body"), (0.25, "small"))
"""The ways to show an item, of which the first with room for the whole name is taken: its picture as a share of the
width, and the size of its words.
"""


class NotePage(Page):
    view_class = NoteView
    over_visit = True
    forgets = True

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self.chosen: int | None = None
        """The place of the touched reason among those that a note can give; None before the touch."""

    def lay(self, sheet: Sheet, view: NoteView, shown: Shown) -> None:
        if self.chosen is None:
            self._abouts(sheet, _below_title(sheet, view.title), view)
            lay_foot(sheet, shown, view.close)
        else:
            _things(sheet, _below_title(sheet, view.which), view.abouts[self.chosen])
            lay_foot(sheet, shown, view.close, press=partial(self.choose, None))

    def choose(self, at: int | None) -> None:
        self.chosen = at

    def _abouts(self, sheet: Sheet, box: Box, view: NoteView) -> None:
        """Draw what can be wrong, in two columns where there is room for them."""
        for at, (place, one) in enumerate(
            zip(_grid(sheet, box, len(view.abouts), 1 if sheet.frame.portrait else 2), view.abouts, strict=True)
        ):
            press = one.things[0] if len(one.things) == 1 else partial(self.choose, at)
            sheet.panel(place, "surface", None, max(2, sheet.frame.length("stroke")))
            sheet.target(place, press, one.text, one.text)
            sheet.face(place.inset(sheet.frame.length("space")), one.text, one.icon, size="title", above=True)


def _below_title(sheet: Sheet, title: str) -> Box:
    page = page_box(sheet.frame)
    gap = sheet.frame.length("space")
    size = "head" if sheet.fits(title, page.w, "head", "black") else "title"
    lines = sheet.lines_of(title, page.w, size, "black", 2)
    high = lines * sheet.leading(size)
    sheet.text(page.top(high), title, size, "black", lines=lines, role="title")
    return page.below(high + gap)


def _grid(sheet: Sheet, box: Box, number: int, columns: int) -> list[Box]:
    gap = sheet.frame.length("space")
    rows = -(-number // columns)
    high = (box.h - gap * (rows - 1)) / rows
    places = []
    for row in range(rows):
        line = Box(box.x, box.y + row * (high + gap), box.w, high)
        places += line.columns(columns, gap)
    return places[:number]


def _things(sheet: Sheet, box: Box, said: AboutView) -> None:
    """Draw the items that the note can be about, each with its picture, and the button for another item."""
    frame = sheet.frame
    pad = frame.length("space")
    columns = 1 if frame.portrait else min(2, len(said.things))
    for place, action, picture in zip(
        _grid(sheet, box, len(said.things), columns), said.things, said.pictures, strict=True
    ):
        sheet.panel(place, "surface", None, max(2, frame.length("stroke")))
        sheet.target(place, action)
        inner = place.inset(pad)
        part, size = next((way for way in SMALLER if _fits(sheet, inner, action.text, *way)), SMALLER[-1])
        side = _side(sheet, inner, part)
        tile = Box(inner.x, inner.y + (inner.h - side) / 2, side, side)
        if picture:
            sheet.tile(tile, picture)
        else:
            sheet.icon(tile, action.icon, "head", "ink2")
        words = inner.after(side + pad)
        lines = sheet.lines_of(action.text, words.w, size, "black", _lines(sheet, words, size))
        sheet.text(words, action.text, size, "black", lines=lines, may_cut=True)


def _fits(sheet: Sheet, box: Box, text: str, part: float, size: str) -> bool:
    words = box.after(_side(sheet, box, part) + sheet.frame.length("space"))
    return sheet.fits(text, words.w, size, "black", _lines(sheet, words, size))


def _side(sheet: Sheet, box: Box, part: float) -> float:
    return min(box.h, sheet.frame.mm(30), box.w * part)


def _lines(sheet: Sheet, box: Box, size: str) -> int:
    return max(1, int(box.h / sheet.leading(size)))
