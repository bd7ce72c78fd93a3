"""A message of the house: as large as fits, whole at every size, with one button."""

from dataclasses import dataclass

from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock, least
from screens.glass.sheet import Sheet
from screens.present.members.from_house.message import HouseMessageView
from screens.present.values import Shown

MOST_LINES = 12
"""The most lines of a message; the longest message that can be typed takes fewer at every size."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is shown of a message, and in which text size. What does not fit is left out in the order of `WAYS`."""

    size: str = "body"
    sender: bool = True
    greeting: bool = True
    more: bool = True
    title: bool = True


WAYS = (
    *(Kept(size) for size in ("head", "title", "body")),
    Kept(sender=False),
    Kept(sender=False, greeting=False),
    Kept(sender=False, greeting=False, more=False),
    Kept(sender=False, greeting=False, more=False, title=False),
)


class HouseMessagePage(Page):
    """The page of a message. A visit may begin with this page, so it is not marked `over_visit`: the other pages are
    wiped.
    """

    view_class = HouseMessageView

    def lay(self, sheet: Sheet, view: HouseMessageView, shown: Shown) -> None:
        frame, page = sheet.frame, content_box(sheet.frame)
        sheet.panel(page, shadow=True)
        inner = page.inset(frame.mm(2 if frame.compact or frame.bigger else 5))
        way = next((way for way in WAYS if _fits(sheet, view, inner, way)), WAYS[-1])
        inner = _foot(sheet, _below_head(sheet, view, inner, way), _last(view, way))
        sheet.text(inner, view.text, way.size, "bold", lines=MOST_LINES, role="message")
        room = dock(sheet, shown, need=least(sheet, view.close.text, "title", 0))
        sheet.button(room, view.close, look="go", size="title", key="close")


def _fits(sheet: Sheet, view: HouseMessageView, inner: Box, way: Kept) -> bool:
    rows = way.greeting + way.title
    rest = inner.h - rows * sheet.leading("body") - len(_last(view, way)) * sheet.leading("small")
    lines = min(MOST_LINES, int(rest / sheet.leading(way.size)))
    whole = all(sheet.fits(one, inner.w, "small", "bold") for one in _last(view, way))
    return whole and lines > 0 and sheet.fits(view.text, inner.w, way.size, "bold", lines)


def _last(view: HouseMessageView, way: Kept) -> list[str]:
    """The texts below the message, each in a row of its own."""
    return [text for text, kept in ((view.sender, way.sender), (view.more, way.more)) if text and kept]


def _below_head(sheet: Sheet, view: HouseMessageView, inner: Box, way: Kept) -> Box:
    """Draw who sends the message; returns the room below."""
    high = sheet.leading("body")
    if way.greeting:
        sheet.text(inner.top(high), view.greeting, "body", "regular", "ink2", may_cut=True, role="name")
        inner = inner.below(high)
    if way.title:
        icon, row = sheet.size("title"), inner.top(high)
        sheet.icon(row.left(icon), "chat-outline", "title", "brand")
        sheet.text(row.after(icon * 1.4), view.title, "body", "black", "brand_dk", may_cut=True)
        inner = inner.below(high)
    return inner


def _foot(sheet: Sheet, inner: Box, last: list[str]) -> Box:
    """Draw the last rows; returns the room above them."""
    for text in reversed(last):
        row = inner.bottom_part(sheet.leading("small"))
        sheet.text(row, text, "small", "bold", "ink2")
        inner = inner.above(row.h)
    return inner
