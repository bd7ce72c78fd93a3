"""Counting on the glass: a button for one less, the number, a button for one more."""

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.members.visit.lines import BETWEEN
from screens.present.members.lines.swaps import StepperView
from screens.present.values import Action

HASTY = 0.12
"""The least seconds between two touches of a counting button that both count."""


def counted_width(sheet: Sheet, one: StepperView) -> float:
    words = sheet.width(f"{one.title} {one.count}", "body", "black")
    if sheet.frame.bigger:
        return words + sheet.width(f"{BETWEEN}{one.detail}", "body", "black")
    return max(words, sheet.width(one.detail, "small"))


def stepper(sheet: Sheet, one: StepperView, box: Box) -> None:
    """Draw one count of a swap: a button for one less, the number, a button for one more."""
    frame = sheet.frame
    side, gap = frame.touch, frame.mm(1)
    sheet.panel(box, "bg", frame.length("radius_small"), 2 if frame.bigger else 0, "hair")
    step_button(sheet, box.left(side), one.less, "minus-thick", f"less {one.key}")
    step_button(sheet, box.right_part(side), one.more, "plus-thick", f"more {one.key}")
    words = box.inset(side + gap, 0)
    first, second = sheet.leading("body"), sheet.leading("small")
    text = f"{one.title} {one.count}"
    detail = one.detail if first + second <= box.h else ""
    beside = f"{text}{BETWEEN}{one.detail}"
    if one.detail and not detail and sheet.fits(beside, words.w, "body", "black"):
        text = beside
    top = box.y + (box.h - first - (second if detail else 0)) / 2
    sheet.text(Box(words.x, top, words.w, first), text, "body", "black", align="center")
    sheet.text(Box(words.x, top + first, words.w, second), detail, "small", ink="ink2", align="center")


def step_button(
    sheet: Sheet, box: Box, action: Action | None, icon: str, key: str, *, inset: float = 0, line: bool = False
) -> None:
    """Draw a button for one more or one less; with None as its action only its place is drawn.

    The visible part of the button is lower than its target by `inset` pixels above and below.
    """
    frame, radius = sheet.frame, sheet.frame.length("radius_small")
    sheet.panel(box.inset(0, inset), "surface", radius, max(2, frame.length("stroke")), "border" if action else "hair")
    sheet.icon(box, icon, "title", "ink" if action else "off")
    if action:
        sheet.target(box, action, key, action.aloud, radius, line=line, quiet=HASTY)
