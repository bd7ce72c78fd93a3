"""Counting the parts of a thing: one row a part, with how many are missing and how many are broken."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from screens.glass.marks import Box
from screens.glass.page import content_box, dock
from screens.glass.sheet import Sheet
from screens.pages.members.lines import HASTY, step_button
from screens.pages.members.rows import Row, draggable, pager, place
from screens.present.members.lines.line import LineView
from screens.present.members.lines.parts import PartView, Tally
from screens.present.values import Shown


def lay(sheet: Sheet, line: LineView, shown: Shown, first: int, move: Callable[[int], None]) -> None:
    """The whole page; `first` is the first part that is shown."""
    frame = sheet.frame
    page = content_box(frame)
    high = frame.mm(10) if frame.compact else frame.mm(12.9)
    head = page.top(max(high, sheet.leading("title")))
    _head(sheet, line, head)
    gap = frame.length("gap")
    rows_box = page.below(head.h + (gap if frame.compact else frame.mm(2.7)))
    look = Look.of(sheet, line.parts, rows_box.w)
    rows = [Row(look.row, _drawn(sheet, look, part)) for part in line.parts]
    placed = place(sheet, rows_box, rows, first, gap)
    draggable(sheet, rows_box, look.row + gap, placed, move)
    slot = pager(shown, placed, move)
    room = dock(sheet, shown, *([slot] if slot else []))
    *others, back = line.answers
    space = frame.length("dock_gap")
    if not others:
        sheet.button(room, back, size="body")
        return
    share = max(sheet.width(back.text, "body", "black") + 2 * frame.length("space"), room.w * 0.34)
    sheet.button(room.left(share), back, size="body")
    sheet.button(room.after(share + space), others[0], look="go", size="title" if not frame.compact else "body")


def _head(sheet: Sheet, line: LineView, box: Box) -> None:
    """The picture and the question; a long name is cut, the question never."""
    frame = sheet.frame
    tile = Box(box.x, box.y, box.h, box.h)
    sheet.tile(tile, line.picture)
    words = box.after(box.h + frame.mm(2.5))
    size = "title"
    question, name = line.question, line.title
    while len(name) > 3 and not sheet.fits(question, words.w, size, "black"):
        name = name[:-1].rstrip()
        question = line.question.replace(line.title, f"{name}…")
    sheet.text(words, question, size, "black", role="head")


@dataclass(frozen=True, slots=True)
class Look:
    """The pixels of the rows: `name` wide is the name, with `tallies` under it where the display is too narrow."""

    row: int
    name: float
    tally: float
    part: int
    under: bool
    pictures: bool

    @classmethod
    def of(cls, sheet: Sheet, parts: tuple[PartView, ...], width: float) -> "Look":
        frame, gap = sheet.frame, sheet.frame.mm(2)
        part = frame.line_touch
        longest = max((sheet.width(word, "small", "black") for word in _words(parts)), default=0)
        if not frame.compact:
            longest += sheet.width("00 ", "small", "black")
        said = longest + sheet.size("small") * 1.3
        tally = part + frame.mm(1) + said + 2 * min(frame.length("space"), 0.06 * said) + 2
        name = width - 2 * (tally + gap) - gap
        if name < sheet.size("small") * 7 or frame.portrait:
            tally = (width - 3 * gap) / 2
            row = sheet.leading("body") + part + 2 * frame.mm(1) + gap // 2
            return cls(row, width - 2 * gap, tally, part, True, False)
        pictures = any(one.picture for one in parts) and name > sheet.size("small") * 12
        return cls(part, name, tally, part, False, pictures)


def _words(parts: tuple[PartView, ...]) -> list[str]:
    return [tally.more.text.lstrip("0123456789 ") for part in parts for tally in part.tallies]


def _drawn(sheet: Sheet, look: Look, part: PartView) -> Callable[[Box], None]:
    return lambda box: _row(sheet, look, part, box)


def _row(sheet: Sheet, look: Look, part: PartView, box: Box) -> None:
    frame, gap = sheet.frame, sheet.frame.mm(2)
    sheet.panel(box, "surface", None, frame.length("stroke") if frame.bigger else 0, shadow=True)
    inner = box.inset(gap, 0)
    words = inner.top(sheet.leading("body") + frame.mm(1)) if look.under else inner.left(look.name)
    if part.touch:
        touch = replace(words, x=box.x, w=words.right - box.x)
        sheet.target(touch, part.touch, f"part {part.key}", part.aloud, line=True, quiet=HASTY)
    if look.pictures:
        side = box.h - 2 * frame.mm(1.36)
        if part.picture:
            sheet.tile(Box(box.x + frame.mm(1.36), box.y + (box.h - side) / 2, side, side), part.picture)
        words = words.after(side + frame.mm(1))
    text = f"{part.count} {part.name}"
    size = "body" if sheet.fits(text, words.w, "body", "black", 1 if look.under else 2) else "small"
    most = 1 if look.under else max(1, int(words.h / sheet.leading(size)))
    sheet.text(words, text, size, "black", lines=max(1, sheet.lines_of(text, words.w, size, "black", most)))
    top = words.bottom if look.under else box.y
    across = inner.right - 2 * look.tally - gap
    for at, tally in enumerate(part.tallies):
        place_ = Box(across + at * (look.tally + gap), top, look.tally, look.part if look.under else box.h)
        _tally(sheet, look, part, at, tally, place_)


def _tally(sheet: Sheet, look: Look, part: PartView, at: int, tally: Tally, box: Box) -> None:
    """One less where something was counted, and the button that says how many and counts one more."""
    frame, action = sheet.frame, tally.more
    inset = 0 if look.under else frame.mm(0.6)
    if part.count != "1":
        step_button(sheet, box.left(look.part).inset(0, inset), tally.less, "minus-thick", f"less {part.key} {at}")
        box = box.after(look.part + frame.mm(1))
    seen = box.inset(0, inset)
    radius = frame.length("radius_small")
    fill, ink = ("warn_bg", "warn") if action.on else ("surface", "ink")
    edge = max(2, frame.length("stroke"))
    sheet.panel(seen, fill, radius, edge * 2 if action.on else edge, "warn" if action.on else "border")
    sheet.target(box, action, f"more {part.key} {at}", action.aloud, radius, quiet=HASTY)
    sheet.face(seen, action.text, action.icon, ink, size="small")
