"""The dock of a page that one goes back from: the buttons that never move, the way back, and one wide way on."""

from dataclasses import dataclass, replace

from screens.glass.frame import Frame
from screens.glass.marks import Box, Press
from screens.glass.page import content_box, dock_box, dock_width
from screens.glass.sheet import Sheet
from screens.present.values import Action, Shown

LEAST_WAY = 44.0
"""Millimetres that the way on needs at least beside the other buttons; without them these show their icons only."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Where the buttons of the dock stand: those that never move, the way back, and the way on."""

    fixed: tuple[Box, ...]
    back: Box
    way: Box
    icons: bool
    """The buttons that never move show their icons only."""


def page_box(frame: Frame) -> Box:
    """All above the dock; upright this has two rows."""
    box = content_box(frame)
    if not frame.portrait:
        return box
    return box.above(dock_box(frame).h + frame.length("dock_gap"))


def foot(sheet: Sheet, shown: Shown, back: Action) -> Foot:
    """Where the buttons of the dock stand. Upright the way back and the way on have a row of their own."""
    frame, row = sheet.frame, dock_box(sheet.frame)
    gap, number = frame.length("dock_gap"), len(shown.dock)
    wide = dock_width(sheet, shown)
    own = max(frame.length("dock_w"), round(sheet.width(back.text, "small", "black") + 2 * frame.length("space")))
    if frame.portrait:
        each = (row.w - gap * (number - 1)) / max(1, number)
        icons = each < wide
        upper = replace(row, y=row.y - gap - row.h)
        return Foot(tuple(row.columns(number, gap)) if number else (), upper.left(own), upper.after(own + gap), icons)
    least = frame.mm(LEAST_WAY * (1.4 if frame.bigger else 1))
    icons = row.w - number * (wide + gap) - own - gap < least
    if icons:
        wide = frame.touch
    fixed = tuple(Box(row.x + at * (wide + gap), row.y, wide, row.h) for at in range(number))
    rest = row.after(number * (wide + gap))
    return Foot(fixed, rest.left(own), rest.after(own + gap), icons)


def lay_foot(
    sheet: Sheet,
    shown: Shown,
    back: Action,
    press: Press | None = None,
    way: Action | None = None,
    way_press: Press | None = None,
    *,
    look: str = "go",
    ready: bool = True,
) -> None:
    """Draw the dock. Without a way on the way back has its room; one that is not `ready` can be seen, not touched."""
    frame, at = sheet.frame, foot(sheet, shown, back)
    for box, action in zip(at.fixed, shown.dock, strict=True):
        face = replace(action, text="", spoken=action.aloud) if at.icons else action
        sheet.button(box, face, look="on" if action.on else "plain", size="small", above=True, key=action.aloud)
    if way is None:
        sheet.button(replace(at.back, w=at.way.right - at.back.x), back, press, size="body", key="back")
        return
    sheet.button(at.back, back, press, size="small", above=True, key="back")
    if ready:
        sheet.button(at.way, way, way_press, look=look, size=way_size(sheet, at.way, way), key="way")
        return
    sheet.panel(at.way, "tint", frame.length("radius"), max(2, frame.length("stroke")) if frame.bigger else 0)
    sheet.face(at.way, way.text, way.icon, "ink2", size=way_size(sheet, at.way, way))


def way_size(sheet: Sheet, box: Box, way: Action) -> str:
    """The text size of the way on: large where there is room."""
    room = box.w - 2 * sheet.frame.length("space")
    return "head" if sheet.fits(way.text, room * 0.7, "head", "black") else "body"
