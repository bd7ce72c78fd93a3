"""A page: lays out one kind of view on a sheet, and keeps what is only its own, such as which line is opened."""

import math
from dataclasses import replace
from typing import Any, ClassVar

from screens.glass.frame import Frame
from screens.glass.marks import Box, Press
from screens.glass.sheet import Sheet
from screens.present.values import Action, Shown, View


class Page:
    """Shows the views of one class. What the visitor opened or typed is kept until `wipe`.

    `over_visit` marks a page that is shown over a visit that goes on underneath; `forgets` one that is wiped as soon as
    it is left, such as one on which something was typed.
    """

    view_class: ClassVar[type[View]]
    over_visit: ClassVar[bool] = False
    forgets: ClassVar[bool] = False

    def shown(self, before: Any, after: Any) -> None:
        """Called when the view changes, with the view before (None the first time) and the new one."""

    def lay(self, sheet: Sheet, view: Any, shown: Shown) -> None:
        """Put the view on the sheet, from left to right."""
        raise NotImplementedError

    def wipe(self) -> None:
        """Forget everything by which a visitor could be known."""

    def laid(self, frame: Frame, shown: Shown) -> Sheet:
        """The finished sheet of what is shown now."""
        sheet = Sheet(frame)
        self.lay(sheet, shown.view, shown)
        return sheet.done()


def dock_box(frame: Frame) -> Box:
    """The row at the bottom that never moves."""
    high, margin = frame.length("dock_h"), frame.margin
    below = frame.mm(1.5) if frame.compact else frame.mm(4.8)
    return Box(margin, frame.height - below - high, frame.width - 2 * margin, high)


def content_box(frame: Frame) -> Box:
    """All above the dock."""
    top = frame.mm(1.5) if frame.compact else frame.mm(3.4)
    gap = frame.mm(1.1) if frame.compact else frame.mm(2.7)
    return Box(frame.margin, top, frame.width - 2 * frame.margin, dock_box(frame).y - gap - top)


def dock(sheet: Sheet, shown: Shown, *slots: tuple[Action, Press | None], least: float = 0) -> Box:
    """Draw the buttons that never move, with up to two small `slots` beside them; returns the room for the way on.

    Where that would be narrower than `least`, the words of the buttons that never move leave, then those of the slots;
    their icons stay.
    """
    frame, row = sheet.frame, dock_box(sheet.frame)
    gap = frame.length("dock_gap")
    buttons: list[tuple[Action, Press | None]] = [*((one, None) for one in shown.dock), *slots]
    for bare in (0, len(shown.dock), len(buttons)):
        widths = _dock_widths(sheet, shown, [one for one, _ in slots], bare)
        if row.w - sum(widths) - gap * len(widths) >= least:
            break
    for at, ((action, press), wide) in enumerate(zip(buttons, widths, strict=True)):
        one = replace(action, text="", spoken=action.aloud) if at < bare else action
        look, size = "on" if action.on else "plain", "title" if at < bare else "small"
        sheet.button(row.left(wide), one, press, look=look, size=size, above=True)
        row = row.after(wide + gap)
    return row


def _dock_widths(sheet: Sheet, shown: Shown, slots: list[Action], bare: int) -> list[int]:
    """Pixels of each small button, where the first `bare` of them have no word."""
    wide, still = dock_width(sheet, shown), len(shown.dock)
    if bare:
        return [
            sheet.frame.touch if at < bare else _wide_enough(sheet, one) for at, one in enumerate((*shown.dock, *slots))
        ]
    two = 2 * sheet.leading("small") <= dock_box(sheet.frame).h
    whole = [sheet.fits(one.text, wide * 0.88, "small", "black", 2 if two else 1) for one in slots]
    return [wide] * still + [wide if fits else _wide_enough(sheet, one) for one, fits in zip(slots, whole, strict=True)]


def _wide_enough(sheet: Sheet, action: Action) -> int:
    """Pixels of a small button for the word of this action in one line."""
    word = math.ceil(sheet.width(action.text, "small", "black")) + 2 * sheet.frame.length("space") + 2
    return max(sheet.frame.length("dock_w") if not sheet.frame.bigger else sheet.frame.touch, word)


def dock_width(sheet: Sheet, shown: Shown) -> int:
    """Pixels of one small button of the dock: all are as wide as the longest word needs."""
    return max((_wide_enough(sheet, one) for one in shown.dock), default=sheet.frame.length("dock_w"))
