"""Buttons of the visit: to other pages, *Klaar*, and a plain button beside the green one."""

from collections.abc import Sequence
from dataclasses import replace

from screens.glass.marks import Box, Press
from screens.glass.page import dock, dock_box, least
from screens.glass.sheet import Sheet
from screens.present.values import Action, Shown


def done_button(sheet: Sheet, box: Box, done: Action, look: str, sub: str) -> None:
    """Draw *Klaar*, with what was done below it."""
    sheet.button(box, replace(done, text="", icon="", spoken=done.aloud), look=look, key="done")
    ink = "go_ink" if look == "go" else "ink"
    high, below = sheet.size("head"), sheet.leading("small") if sub else 0
    spare = (box.h - high - below) / (3 if sub else 2)
    sheet.text(Box(box.x, box.y + spare, box.w, high), done.text, "head", "black", ink, "center")
    sheet.text(Box(box.x, box.bottom - spare - below, box.w, below), sub, "small", "regular", ink, "center")


def way(sheet: Sheet, box: Box, action: Action) -> None:
    """Draw a button to another page, of one word or two."""
    frame = sheet.frame
    sheet.button(box, replace(action, text="", icon="", spoken=action.aloud))
    room = box.inset(frame.mm(0.8))
    count = sheet.lines_of(action.text, room.w, "small", "bold", 2)
    sheet.text(room, action.text, "small", "bold", align="center", lines=count)


def plain_and_green(
    sheet: Sheet, shown: Shown, plain: Action, green: Action, sizes: Sequence[str], *slots: tuple[Action, Press | None]
) -> None:
    """Draw the two ways on in the dock. On an upright display the green one fills the dock, and the plain one stands
    above it.

    The green one has the first of `sizes` at which there is room for both, or else the last. Where there is no room
    even then, the plain one loses its words, then it is left out.
    """
    frame, row = sheet.frame, dock_box(sheet.frame)
    gap, room_of_plain = frame.length("dock_gap"), 0.0
    fixed = (len(shown.dock) + len(slots) + (not frame.portrait)) * (frame.touch + gap)
    needs = [(size, least(sheet, green.text, size, row.h)) for size in sizes]
    size, need = next((each for each in needs if fixed + each[1] <= row.w), needs[-1])
    if not frame.portrait:
        room_of_plain = max(frame.touch, least(sheet, plain.text, "body", row.h))
    room = dock(sheet, shown, *slots, need=need + (room_of_plain + gap if room_of_plain else 0))
    if frame.portrait or frame.touch + gap + need > room.w:
        sheet.button(room, green, look="go", size=size, icon="", key="close")
        return
    if room_of_plain + gap + need > room.w:
        share: float = frame.touch
        sheet.button(room.left(share), plain.wordless, above=True, key="done")
    else:
        share = min(max(room.w * 0.38, room_of_plain), room.w - gap - need)
        sheet.button(room.left(share), plain, icon="", size="body", key="done")
    sheet.button(room.after(share + gap), green, look="go", size=size, icon="", key="close")
