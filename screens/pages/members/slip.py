"""The ticket on the glass, to be read: its lines on pages of whole lines, then each of its codes alone on a page.

Of two codes side by side a phone may read the wrong one.
"""

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.members.codes import calendar_rows, code, payment_rows, side_in
from screens.present.members.goodbye import GoodbyeView
from screens.present.members.on_screen import SlipCode, SlipLine

Part = tuple[SlipLine, ...] | tuple[SlipCode]
"""What stands on one page of the ticket: lines, or one code."""


def slip_pages(sheet: Sheet, view: GoodbyeView, room: Box) -> list[Part]:
    """The ticket in pages of whole lines, then a page for each code."""
    pad = sheet.frame.length("space")
    inner = room.inset(2 * pad, pad)
    pages: list[Part] = []
    lines: list[SlipLine] = []
    high = 0.0
    for line in view.slip:
        one = _line_height(sheet, line, inner.w)
        if lines and high + one > inner.h:
            heading = [lines.pop()] if lines[-1].heading and len(lines) > 1 else []
            pages.append(tuple(lines))
            lines, high = heading, sum(_line_height(sheet, each, inner.w) for each in heading)
        lines.append(line)
        high += one
    if lines:
        pages.append(tuple(lines))
    return [*pages, *((one,) for one in view.codes)]


def _line_height(sheet: Sheet, line: SlipLine, width: float) -> float:
    weight = "bold" if line.heading else "regular"
    return sheet.lines_of(line.text, width - _amount(sheet, line), "body", weight) * sheet.leading("body")


def _amount(sheet: Sheet, line: SlipLine) -> float:
    return sheet.width(line.amount, "body", "bold") + sheet.frame.length("space") if line.amount else 0


def read_slip(sheet: Sheet, room: Box, part: Part) -> None:
    """Draw one page of the ticket, on white like paper."""
    sheet.panel(room, "#FFFFFF", shadow=True)
    pad = sheet.frame.length("space")
    inner = room.inset(2 * pad, pad)
    for one in part:
        if isinstance(one, SlipCode):
            _read_code(sheet, one, inner)
            continue
        high = _line_height(sheet, one, inner.w)
        box, weight = inner.top(high), "bold" if one.heading else "regular"
        lines = max(1, round(high / sheet.leading("body")))
        ink = "#8A2E12" if one.heading else "#2B2018"
        sheet.text(box.before(_amount(sheet, one)), one.text, "body", weight, ink, lines=lines)
        sheet.text(box.top(sheet.leading("body")), one.amount, "body", "bold", "#2B2018", "end")
        inner = inner.below(high)


def _read_code(sheet: Sheet, one: SlipCode, inner: Box) -> None:
    rows = payment_rows(one.data) if one.pays else calendar_rows(one.data)
    frame, pad = sheet.frame, sheet.frame.length("space")
    if frame.portrait:
        side = side_in(frame, rows, min(inner.w, inner.h * 0.6))
        code(sheet, inner.top(side), rows)
        text = inner.below(side + pad)
    else:
        side = side_in(frame, rows, min(inner.w * 0.45, inner.h))
        code(sheet, inner.left(side), rows)
        text = inner.after(side + 2 * pad)
    for at, said in enumerate((one.title, *one.lines)):
        weight = "bold" if not at else "regular"
        lines = sheet.lines_of(said, text.w, "body", weight)
        if lines * sheet.leading("body") > text.h:
            return
        sheet.text(text.top(lines * sheet.leading("body")), said, "body", weight, "#2B2018", lines=lines)
        text = text.below(lines * sheet.leading("body"))
