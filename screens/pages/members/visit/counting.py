"""Counting the parts of an item: one row a part, with how many are missing and how many are broken."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from screens.glass.marks import Box
from screens.glass.page import content_box, dock, dock_box, least
from screens.glass.sheet import Sheet
from screens.pages.members.rows import Row, draggable, pager, place
from screens.pages.members.visit.steppers import HASTY, step_button
from screens.present.members.lines.line import LineView
from screens.present.members.lines.parts import PartView, Tally
from screens.present.values import Action, Shown


def lay(sheet: Sheet, line: LineView, shown: Shown, first: int, move: Callable[[int], None]) -> None:
    """Draw the whole page; `first` is the first part that is shown, and `move` is called with another one."""
    frame = sheet.frame
    page = content_box(frame)
    *others, back = line.answers
    size = "body" if frame.compact or frame.bigger else "title"
    ending = max(frame.touch, least(sheet, back.text, "body", dock_box(frame).h))
    way = least(sheet, others[0].text, size, dock_box(frame).h) if others else 0
    in_head = bool(others) and frame.bigger and not frame.portrait
    upright = bool(others) and frame.portrait
    gap = frame.length("gap")
    icons_only = dock_box(frame).w - 4 * (frame.touch + frame.length("dock_gap"))
    above = page.bottom_part(frame.touch)
    if upright or (in_head and way > icons_only):
        page = page.above(frame.touch + (gap if frame.compact else frame.mm(2.7)))
    rows_box = _above_the_list(sheet, line, page, back if in_head and way <= icons_only else None)
    look = Look.of(sheet, line.parts, rows_box.w)
    rows = [Row(look.row, _drawn(sheet, look, part)) for part in line.parts]
    placed = place(sheet, rows_box, rows, first, gap)
    draggable(sheet, rows_box, look.row + gap, placed, move)
    slot = pager(shown, placed, move)
    slots = [slot] if slot else []
    if not others:
        sheet.button(dock(sheet, shown, *slots), back, size="body")
        return
    space = frame.length("dock_gap")
    if upright or in_head:
        room = dock(sheet, shown, *slots, need=min(way, icons_only))
        if way > icons_only:
            above, room = room, above
        if upright or way > icons_only:
            sheet.button(above, back, size="body")
    else:
        room = dock(sheet, shown, *slots, need=ending + space + way)
        share = max(ending, min(room.w * 0.38, room.w - space - way))
        sheet.button(room.left(share), back, size="body")
        room = room.after(share + space)
    sheet.button(room, others[0], look="go", size=size)


def _above_the_list(sheet: Sheet, line: LineView, page: Box, back: Action | None) -> Box:
    """Draw the head, with the way back in it where the dock has no room for the way back; returns the box of
    the list.
    """
    frame = sheet.frame
    high = frame.touch if back else max(frame.mm(10 if frame.compact else 12.9), sheet.leading("title"))
    if frame.portrait:
        high = max(high, 2 * sheet.leading("title"))
    head = Box(page.x, page.y - (frame.mm(0.8) if back else 0), page.w, high)
    top = head.bottom + (frame.length("gap") if frame.compact else frame.mm(2.7))
    if back:
        wide = max(frame.touch, least(sheet, back.text, "body", head.h))
        sheet.button(head.right_part(wide), back)
        head = head.before(wide + frame.mm(2))
    _head(sheet, line, head)
    return Box(page.x, top, page.w, page.bottom - top)


def _head(sheet: Sheet, line: LineView, box: Box) -> None:
    """Draw the picture and the question; the question leaves out a name that is too long, and is itself never cut."""
    frame = sheet.frame
    side = min(box.h, frame.mm(12.9))
    sheet.tile(Box(box.x, box.y + (box.h - side) / 2, side, side), line.picture)
    words = box.after(side + frame.mm(2.5))
    size = "title"
    lines = max(1, int(box.h / sheet.leading(size)))
    question = line.question if sheet.fits(line.question, words.w, size, "black", lines) else line.briefly
    sheet.text(
        words, question, size, "black", lines=sheet.lines_of(question, words.w, size, "black", lines), role="head"
    )


@dataclass(frozen=True, slots=True)
class Look:
    """The pixels of the rows: the name is `name` wide, and the `tallies` stand below it where the display is too
    narrow.
    """

    row: float
    words: float
    """Height of the name, in pixels, where the tallies stand below it."""
    name: float
    tally: float
    part: int
    under: bool
    stacked: bool
    """True if the two tallies stand one below the other."""
    pictures: bool
    """True if every row has the picture of its part."""

    @classmethod
    def of(cls, sheet: Sheet, parts: tuple[PartView, ...], width: float) -> "Look":
        frame, gap = sheet.frame, sheet.frame.mm(2)
        part = frame.line_touch
        longest = max((sheet.width(word, "small", "black") for word in _words(parts)), default=0)
        if not frame.compact:
            longest += sheet.width("00 ", "small", "black")
        said = longest + sheet.size("small") * 1.3
        tally = part + frame.mm(1) + said + 2 * frame.length("space") + 4
        name = width - 2 * (tally + gap) - gap
        if frame.portrait or not all(_name_fits(sheet, one, name, part) for one in parts):
            stacked = tally > (width - 3 * gap) / 2
            tally = width - 2 * gap if stacked else (width - 3 * gap) / 2
            tallies = 2 * part + frame.mm(1) if stacked else part
            names = max(
                sheet.lines_of(f"{one.count} {one.name}", width - 2 * gap, "small", "black", 2) for one in parts
            )
            words = names * sheet.leading("body") + frame.mm(1)
            row = words + tallies + frame.mm(1) + gap // 2
            return cls(row, words, width - 2 * gap, tally, part, True, stacked, False)
        pictures = all(one.picture for one in parts) and name > sheet.size("small") * 12
        return cls(part, part, name, tally, part, False, False, pictures)


def _words(parts: tuple[PartView, ...]) -> list[str]:
    return [tally.more.text.lstrip("0123456789 ") for part in parts for tally in part.tallies]


def _drawn(sheet: Sheet, look: Look, part: PartView) -> Callable[[Box], None]:
    return lambda box: _row(sheet, look, part, box)


def _row(sheet: Sheet, look: Look, part: PartView, box: Box) -> None:
    frame, gap = sheet.frame, sheet.frame.mm(2)
    sheet.panel(box, "surface", None, frame.length("stroke") if frame.bigger else 0, shadow=True)
    inner = box.inset(gap, 0)
    words = inner.top(look.words) if look.under else inner.left(look.name)
    if part.touch and not look.under:
        touch = replace(words, x=box.x, w=words.right - frame.mm(1) - box.x)
        sheet.target(touch, part.touch, f"part {part.key}", part.aloud, line=True, quiet=HASTY)
    if look.pictures and part.picture:
        side = box.h - 2 * frame.mm(1.36)
        sheet.tile(Box(box.x + frame.mm(1.36), box.y + (box.h - side) / 2, side, side), part.picture)
        words = words.after(side + frame.mm(1))
    text = f"{part.count} {part.name}"
    size = "body" if sheet.fits(text, words.w, "body", "black", 1 if look.under else 2) else "small"
    most = max(1, int(words.h / sheet.leading(size)))
    sheet.text(words, text, size, "black", lines=max(1, sheet.lines_of(text, words.w, size, "black", most)))
    top = words.bottom if look.under else box.y
    across = inner.x if look.stacked else inner.right - 2 * look.tally - gap
    for at, tally in enumerate(part.tallies):
        here = Box(across, top, look.tally, look.part if look.under else box.h)
        if look.stacked:
            top += look.part + frame.mm(1)
        else:
            across += look.tally + gap
        _tally(sheet, look, part, at, tally, here)


def _name_fits(sheet: Sheet, part: PartView, room: float, high: float) -> bool:
    text = f"{part.count} {part.name}"
    return sheet.fits(text, room, "small", "black", max(1, int(high / sheet.leading("small"))))


def _tally(sheet: Sheet, look: Look, part: PartView, at: int, tally: Tally, box: Box) -> None:
    """Draw the button for one less, where something was counted, and the button that says how many and counts
    one more.
    """
    frame, action = sheet.frame, tally.more
    inset = 0 if look.under else frame.mm(1 if frame.bigger else 0.6)
    if part.count != "1":
        less = box.left(look.part)
        step_button(sheet, less, tally.less, "minus-thick", f"less {part.key} {at}", inset=inset, line=True)
        box = box.after(look.part + frame.mm(1))
    seen = box.inset(0, inset)
    radius = frame.length("radius_small")
    fill, ink = ("warn_bg", "warn") if action.on else ("surface", "ink")
    edge = max(2, frame.length("stroke"))
    sheet.panel(seen, fill, radius, edge * 2 if action.on else edge, "warn" if action.on else "border")
    sheet.target(box, action, f"more {part.key} {at}", action.aloud, radius, line=True, quiet=HASTY)
    sheet.face(seen, action.text, action.icon, ink, size="small")
