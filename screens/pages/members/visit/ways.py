"""Buttons to other pages, of one word or two, and *Klaar*."""

from dataclasses import replace

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.present.values import Action


def done_button(sheet: Sheet, box: Box, done: Action, look: str, sub: str) -> None:
    """*Klaar*, with what was done below it."""
    sheet.button(box, replace(done, text="", icon="", spoken=done.aloud), look=look, key="done")
    ink = "go_ink" if look == "go" else "ink"
    high, below = sheet.size("head"), sheet.leading("small") if sub else 0
    top = box.y + (box.h - high - below) / 2
    sheet.text(Box(box.x, top, box.w, high), done.text, "head", "black", ink, "center")
    sheet.text(Box(box.x, top + high, box.w, below), sub, "small", "regular", ink, "center")


def way(sheet: Sheet, box: Box, action: Action) -> None:
    """A button to another page, of one word or two."""
    frame = sheet.frame
    sheet.button(box, replace(action, text="", icon="", spoken=action.aloud))
    room = box.inset(frame.mm(0.8))
    count = sheet.lines_of(action.text, room.w, "small", "bold", 2)
    sheet.text(room, action.text, "small", "bold", align="center", lines=count)
