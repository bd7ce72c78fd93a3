"""The page for who is stuck while nobody is there: what happened, the ways out as large buttons, and the way on."""

from screens.glass.marks import Box
from screens.glass.page import Page, dock, dock_box, least
from screens.glass.sheet import Sheet
from screens.pages.foot import page_box
from screens.present.members.alone.stuck import StuckView
from screens.present.values import Action, Shown


class StuckPage(Page):
    view_class = StuckView
    over_visit = True

    def lay(self, sheet: Sheet, view: StuckView, shown: Shown) -> None:
        frame, page = sheet.frame, page_box(sheet.frame)
        gap = frame.length("space")
        rows = _rows(sheet, page.w, view.ways)
        buttons = page.bottom_part(len(rows) * (frame.touch + gap) - gap) if rows else page.bottom_part(0)
        said = page.above(buttons.h + gap)
        _said(sheet, said, view)
        for at, row in enumerate(rows):
            line = Box(page.x, buttons.y + at * (frame.touch + gap), page.w, frame.touch)
            for box, action in zip(line.columns(len(row), gap), row, strict=True):
                sheet.button(box, action)
        need = least(sheet, view.close.text, "title", dock_box(frame).h)
        room = dock(sheet, shown, need=need)
        sheet.button(room, view.close, look="go", size="title", icon="", key="close")


def _rows(sheet: Sheet, width: float, ways: tuple[Action, ...]) -> list[tuple[Action, ...]]:
    """The buttons in rows: as few as their words allow."""
    gap = sheet.frame.length("space")
    for number in range(1, len(ways) + 1):
        each = -(-len(ways) // number)
        rows = [ways[at : at + each] for at in range(0, len(ways), each)]
        wide = (width - gap * (each - 1)) / each
        if all(least(sheet, one.text, "body", sheet.frame.touch) + sheet.size("body") * 1.3 <= wide for one in ways):
            return rows
    return [(one,) for one in ways]


def _said(sheet: Sheet, box: Box, view: StuckView) -> None:
    """What happened, what to do, and when somebody is there, on a card; what does not fit leaves from below."""
    frame = sheet.frame
    sheet.panel(box, "surface", None, frame.length("stroke") if frame.bigger else 0, shadow=True)
    pad = frame.mm(2 if frame.compact else 4)
    inner = box.inset(pad)
    icon = sheet.size("head") * 1.5
    spot = inner.left(icon) if inner.w > icon * 6 else None
    inner = inner.after(icon) if spot else inner
    texts = (
        (view.title, "head", "black", "ink"),
        (view.detail, "body", "regular", "ink"),
        (view.when, "body", "regular", "ink2"),
    )
    blocks = []
    for text, size, weight, ink in texts:
        if not text:
            continue
        if size == "head" and sheet.lines_of(text, inner.w, size, weight) > 2:
            size = "title"
        lines = sheet.lines_of(text, inner.w, size, weight)
        blocks.append((text, size, weight, ink, lines, lines * sheet.leading(size)))
    gap = frame.length("space")
    while len(blocks) > 1 and sum(block[5] for block in blocks) + gap * (len(blocks) - 1) > inner.h:
        blocks.pop()
    high = sum(block[5] for block in blocks) + gap * (len(blocks) - 1)
    y = inner.y + max(0, (inner.h - high) / 3)
    if spot:
        sheet.icon(Box(spot.x, y, sheet.size("head"), sheet.leading("head")), view.icon, "head", "brand")
    for text, size, weight, ink, lines, tall in blocks:
        role = "title" if text == view.title else ""
        sheet.text(Box(inner.x, y, inner.w, tall), text, size, weight, ink, lines=lines, role=role)
        y += tall + gap
