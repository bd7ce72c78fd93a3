"""The headline of the welcome page, *Hou je kaart hier*, and the stroke from its last word to the reader."""

import math

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.present.members.welcome import WelcomeView

HEADLINE = {
    "compact": (12.0, 10.5, 9.0, 7.4),
    "regular": (22.0, 18.0, 16.0, 14.0, 12.0, 10.2),
    "large": (24.0, 22.0, 18.0, 16.0, 14.0, 12.0),
    "portrait": (16.0, 14.0, 12.0, 10.2),
}
"""Millimetres of the headline's em on each display, the largest first: the first one at which the words of the language
fit is taken.
"""
MOST_BIGGER = 16.0
"""The most millimetres of the headline's em with *groter*: the other texts need the room."""
LEADING, MIDDLE = 1.04, 0.11
"""The distance from line to line of the headline, and that from the middle of its capitals down to the middle of its
small letters, both in em.
"""
STROKE = 2.4
"""The width of the stroke to the reader, in millimetres: 14 px at 1280x800."""


def house(sheet: Sheet, box: Box, view: WelcomeView) -> bool:
    """Draw the name of the house with its sign, and at the end of the line what was saved; returns True if that
    fitted.
    """
    frame, high = sheet.frame, box.h
    sheet.panel(box.left(high), "brand", frame.length("radius_small"))
    sheet.icon(box.left(high), "hand-heart", round(high * 0.66), "brand_ink")
    size = "small" if frame.compact else "body"
    line = box.after(high + frame.length("space"))
    end = sheet.text(line, view.house, size, "bold", may_cut=True)
    rest = line.after(end + frame.length("gap"))
    if not view.saved or not sheet.fits(view.saved, rest.w, "small"):
        return False
    sheet.text(rest, view.saved, "small", "regular", "ink2", "end")
    return True


def sizes(sheet: Sheet, view: WelcomeView, room: float) -> list[int]:
    """The sizes, in pixels of the em, at which every line of the sentence fits, the largest first."""
    frame = sheet.frame
    name = "portrait" if frame.portrait else ("compact", "regular", "large")[frame.size_class]
    steps = [frame.mm(one) for one in HEADLINE[name] if not frame.bigger or one <= MOST_BIGGER]
    fitting = [one for one in steps if all(sheet.fits(line, room, one, "black") for line in view.prompt)]
    return fitting or steps[-1:]


def put(sheet: Sheet, box: Box, prompt: tuple[str, ...], size: int, pitch: int) -> float:
    """Set the sentence; returns how many pixels wide its last line is."""
    wide = 0.0
    for at, line in enumerate(prompt):
        wide = sheet.text(Box(box.x, box.y + at * pitch, box.w, pitch), line, size, "black", role="headline")
    return wide


def stroke(sheet: Sheet, side: str, last: float, line: float, turn: float, column: Box, ink: str = "brand") -> None:
    """Draw the stroke from the last word to the edge of the display where the reader is. The last word ends `last`
    pixels from the start of the column.

    To a reader below the display the stroke runs down at `turn` pixels from the left.
    """
    frame = sheet.frame
    thick = frame.mm(STROKE)
    gap = frame.mm(3.5)
    y = round(line)
    match side:
        case "right":
            sheet.stroke((column.x + last + gap, y, frame.width + thick, y), thick, ink)
            start = column.x + last + gap
        case "left":
            sheet.stroke((column.x - gap, y, -thick, y), thick, ink)
            start = column.x - gap
        case _:
            x = turn
            bend = frame.mm(5)
            arc = [one for step in range(7) for one in _turn(x - bend, y + bend, bend, step / 6)]
            sheet.stroke((column.x + last + gap, y, *arc, x, frame.height + thick), thick, ink)
            start = column.x + last + gap
    sheet.disc(Box(start - thick / 2, y - thick / 2, thick, thick), ink)


def _turn(x: float, y: float, radius: float, part: float) -> tuple[float, float]:
    angle = math.pi / 2 * (1 - part)
    return x + radius * math.cos(angle), y - radius * math.sin(angle)


def side_of(view: WelcomeView, frame: Frame) -> str:
    """The side of the reader on the page as it is laid out, before it is mirrored."""
    if not frame.rtl:
        return view.side
    return {"left": "right", "right": "left"}.get(view.side, view.side)
