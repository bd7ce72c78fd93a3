"""A page: lays out one kind of view on a sheet, and keeps what is only its own, such as which line is opened."""

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

    def shown(self, before: Any, after: Any) -> Action | None:
        """Called when the view changes, with the view before (None the first time) and the new one.

        The action that it returns is posted.
        """

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


def dock(sheet: Sheet, shown: Shown, *slots: tuple[Action, Press | None]) -> Box:
    """Draw the buttons that never move, with up to two small `slots` beside them; returns the room for the way on."""
    frame, row = sheet.frame, dock_box(sheet.frame)
    gap = frame.length("dock_gap")
    buttons: list[tuple[Action, Press | None]] = [*((one, None) for one in shown.dock), *slots]
    wide = dock_width(sheet, shown)
    for at, (action, press) in enumerate(buttons):
        box = Box(row.x + at * (wide + gap), row.y, wide, row.h)
        sheet.button(box, action, press, look="on" if action.on else "plain", size="small", above=True)
    return row.after(len(buttons) * (wide + gap))


def dock_width(sheet: Sheet, shown: Shown) -> int:
    """Pixels of one small button of the dock: all are as wide as the longest word needs."""
    frame = sheet.frame
    longest = max((sheet.width(one.text, "small", "black") for one in shown.dock), default=0)
    return max(frame.length("dock_w"), round(longest + 2 * frame.length("space")) + 2)
