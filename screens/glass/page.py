"""A page: lays out one kind of view on a sheet, and keeps its own state, such as which line is opened."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from screens.glass import letters
from screens.glass.frame import Frame
from screens.glass.marks import Box, Press
from screens.glass.sheet import Sheet
from screens.present.values import Action, Shown, View


class Page:
    """Shows the views of one class. What the visitor opened or typed is kept until `wipe`.

    `over_visit` marks a page that is shown over a visit that goes on underneath; `forgets` a page that is wiped as soon
    as it is left, such as one on which something was typed; `draws_dimmed` a page that has a picture of its own for a
    dimmed screen.
    """

    view_class: ClassVar[type[View]]
    over_visit: ClassVar[bool] = False
    forgets: ClassVar[bool] = False
    draws_dimmed: ClassVar[bool] = False

    def shown(self, before: Any, after: Any) -> Action | None:
        """Called when the view changes, with the view before (None the first time) and the new one.

        The action that the method returns is posted; None posts nothing.
        """

    def lay(self, sheet: Sheet, view: Any, shown: Shown) -> None:
        """Put the view on the sheet, from left to right."""
        raise NotImplementedError

    def wipe(self) -> None:
        """Forget everything by which somebody could recognise a visitor."""

    def laid(self, frame: Frame, shown: Shown) -> Sheet:
        """The finished sheet of what is shown now."""
        sheet = Sheet(frame)
        self.lay(sheet, shown.view, shown)
        return sheet.done()


def dock_box(frame: Frame) -> Box:
    """The box of the dock, the row at the bottom that never moves."""
    high, margin = frame.length("dock_h"), frame.margin
    below = frame.mm(1.5) if frame.compact else frame.mm(4.8)
    return Box(margin, frame.height - below - high, frame.width - 2 * margin, high)


def content_box(frame: Frame) -> Box:
    """The box of everything above the dock."""
    top = frame.mm(1.5) if frame.compact else frame.mm(3.4)
    gap = frame.mm(1.1) if frame.compact else frame.mm(2.7)
    return Box(frame.margin, top, frame.width - 2 * frame.margin, dock_box(frame).y - gap - top)


def dock(
    sheet: Sheet, shown: Shown, *slots: tuple[Action, Press | None], need: float = 0, brief_need: float | None = None
) -> Box:
    """Draw the buttons that never move, with small `slots` beside them; returns the room for the way on.

    Where less than `need` pixels would be left for the way on, those that never move show only their icons, and slots,
    the last of them first, their `brief` word. Then the way on has `brief_need` pixels at least, and before there would
    be less, slots show only their icons.
    """
    frame, row = sheet.frame, dock_box(sheet.frame)
    gap, wide, icon = frame.length("dock_gap"), dock_width(sheet, shown), frame.touch
    own = [action for action, _ in slots]
    brief = [action.briefly for action in own]
    shorter = [(icon, [*own[:at], *brief[at:]], need) for at in reversed(range(len(own)))]
    less = need if brief_need is None else brief_need
    bare = [(icon, [*brief[:at], *(one.wordless for one in own[at:])], less) for at in reversed(range(len(own)))]
    tries = [(wide, own, need), (icon, own, need), *shorter, (icon, brief, less), *bare]
    for least_wide, faces, left in tries:
        widths, over = _widths(sheet, shown, faces, least_wide)
        if over >= left:
            break
    standing = shown.dock if least_wide == wide else tuple(one.wordless for one in shown.dock)
    presses = [*shown.dock, *(press or action for action, press in slots)]
    x = row.x
    for face, press, width in zip((*standing, *faces), presses, widths, strict=True):
        box = Box(x, row.y, width, row.h)
        sheet.button(box, face, press, look="on" if face.on else "plain", size="small", above=True)
        x += width + gap
    return row.after(x - row.x)


def room_left(sheet: Sheet, shown: Shown, actions: Iterable[Action]) -> float:
    """Pixels of width of the dock for the way on, beside these small buttons with their brief words."""
    return _widths(sheet, shown, [one.briefly for one in actions], sheet.frame.touch)[1]


def _widths(sheet: Sheet, shown: Shown, faces: Iterable[Action], least_wide: int) -> tuple[list[int], float]:
    """Pixels of width of the buttons that never move and of these small buttons, and of the room beside them all."""
    wide = dock_width(sheet, shown)
    widths = [least_wide] * len(shown.dock) + [_slot_width(sheet, face, least_wide, wide) for face in faces]
    return widths, dock_box(sheet.frame).w - sum(widths) - sheet.frame.length("dock_gap") * len(widths)


def _slot_width(sheet: Sheet, face: Action, least_wide: int, usual: int) -> int:
    """Pixels of width of a small button of the dock; words much wider than the `usual` width stand on two lines."""
    if not face.text:
        return least_wide
    own = round(sheet.width(face.text, "small", "black")) + 2 * sheet.frame.length("space") + 2
    if own >= 1.3 * usual:
        own = round(least(sheet, face.text, "small", dock_box(sheet.frame).h))
    return max(least_wide, own)


def least(sheet: Sheet, text: str, size: str, high: float) -> float:
    """The least width, in pixels, of a button of this height for its words."""
    two = 2 * sheet.leading(size) <= high
    words = narrowest(sheet, text, size) if two else sheet.width(text, size, "black")
    return words + 2 * sheet.frame.length("space") + 2


def narrowest(sheet: Sheet, text: str, size: str) -> float:
    """The least width, in pixels, of a text in at most two lines."""
    words = letters.words_of(text)
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    widest = [max(sheet.width(half, size, "black") for half in both) for both in halves]
    return min([sheet.width(text, size, "black"), *widest])


def parts_for(sheet: Sheet, box: Box, texts: Sequence[str], gap: float) -> list[Box]:
    """Boxes for buttons with these words, in one row: equal ones, or, where some words do not fit in those, boxes as
    wide as the words need, if these fit together.
    """
    equal = box.columns(len(texts), gap)
    room = box.w - gap * (len(texts) - 1)
    needs = [sheet.width(text, "small", "black") + 2 * sheet.frame.length("space") + 2 for text in texts]
    if sum(needs) > room:
        needs = [max(sheet.frame.touch, least(sheet, text, "small", box.h)) for text in texts]
    spare = room - sum(needs)
    if max(needs) <= equal[0].w or spare < 0:
        return equal
    places, x = [], box.x
    for need in needs:
        wide = need + spare / len(texts)
        places.append(Box(x, box.y, wide, box.h))
        x += wide + gap
    return places


def dock_width(sheet: Sheet, shown: Shown) -> int:
    """Pixels of width of one small button of the dock: all are as wide as the longest word needs."""
    frame = sheet.frame
    longest = max((sheet.width(one.text, "small", "black") for one in shown.dock), default=0)
    return max(frame.length("dock_w"), round(longest + 2 * frame.length("space")) + 2)
