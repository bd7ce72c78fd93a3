"""The dock of a page with a way back: the buttons that never move, the way back, and one wide way on.

It is not `dock` of `screens.glass.page`, which is one row on every display and leaves the way on to the page: here the
way back and the ways on have a row of their own on an upright display, and give way to one another by their words.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from screens.glass.frame import Frame
from screens.glass.marks import Box, Press
from screens.glass.page import content_box, dock_box, dock_width, parts_for
from screens.glass.sheet import Sheet
from screens.present.values import Action, Shown

LEAST_WAY = 30.0
"""The least millimetres of width of the way on."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The places of the buttons of the dock: those that never move, the way back, and the way on."""

    fixed: tuple[Box, ...]
    back: Box
    way: Box
    icons: bool
    """True if the buttons that never move show only their icons."""
    bare: bool
    """True if the way back shows only its icon."""


def page_box(frame: Frame) -> Box:
    """The box of everything above the dock; on an upright display the dock has two rows."""
    box = content_box(frame)
    if not frame.portrait:
        return box
    return box.above(dock_box(frame).h + frame.length("dock_gap"))


def foot(sheet: Sheet, shown: Shown, back: Action, ways: Sequence["Way"] = ()) -> Foot:
    """The places of the buttons of the dock. On an upright display the way back and the ways on have a row of their
    own.

    Where the words of the way on do not fit, the buttons that never move lose their words, and then the way back does.
    """
    frame, row = sheet.frame, dock_box(sheet.frame)
    gap, number = frame.length("dock_gap"), len(shown.dock)
    wide = dock_width(sheet, shown)
    word = max(frame.length("dock_w"), round(sheet.width(back.text, "small", "black") + 2 * frame.length("space")) + 2)
    if frame.portrait:
        upper = replace(row, y=row.y - gap - row.h)
        each = wide if number * (wide + gap) - gap <= row.w else frame.touch
        fixed = tuple(Box(row.x + at * (each + gap), row.y, each, row.h) for at in range(number))
        own = word if _needs(sheet, ways) <= upper.w - word - gap else frame.touch
        return Foot(fixed, upper.left(own), upper.after(own + gap), each < wide, own < word)
    found = None
    for full in (True, False):
        for each, own in ((wide, word), (frame.touch, word), (frame.touch, frame.touch)):
            fixed = tuple(Box(row.x + at * (each + gap), row.y, each, row.h) for at in range(number))
            rest = row.after(number * (each + gap))
            found = Foot(fixed, rest.left(own), rest.after(own + gap), each < wide, own < word)
            if found.way.w >= max(_needs(sheet, ways, full=full), frame.mm(LEAST_WAY)):
                return found
    assert found
    return found


@dataclass(frozen=True, slots=True)
class Way:
    """A button beside the way back. A button that is not `ready` can be seen but not touched. `main` marks the way on
    itself.

    The brief word of the action stands in place of its word where that does not fit; where the brief word does not fit
    either, only the icon stands.
    """

    action: Action
    press: Press | None = None
    key: str = "way"
    look: str = "plain"
    ready: bool = True
    main: bool = False


def lay_foot(sheet: Sheet, shown: Shown, back: Action, press: Press | None = None, ways: Sequence[Way] = ()) -> None:
    """Draw the dock. One way on takes all the room that is left, several share it; without a way on the way back takes
    it.
    """
    frame, at = sheet.frame, foot(sheet, shown, back, ways)
    for box, action in zip(at.fixed, shown.dock, strict=True):
        face = action.wordless if at.icons else action
        sheet.button(box, face, look="on" if action.on else "plain", size="small", above=True, key=action.aloud)
    if not ways:
        sheet.button(replace(at.back, w=at.way.right - at.back.x), back, press, size="body", key="back")
        return
    face = back.wordless if at.bare else back
    sheet.button(at.back, face, press or back, size="small", above=True, key="back")
    for box, way in zip(_places(sheet, at.way, ways), ways, strict=True):
        alone = way.main and not (frame.portrait and way.look == "plain")
        size = _size(sheet, box, way) if alone else "small"
        face = _fitting(sheet, box, way, size)
        if way.ready:
            look = "on" if way.action.on else way.look
            sheet.button(box, face, way.press or way.action, look=look, size=size, above=not alone, key=way.key)
            continue
        sheet.panel(box, "tint", frame.length("radius"), max(2, frame.length("stroke")) if frame.bigger else 0)
        sheet.face(box, face.text, face.icon, "ink2", size=size)


def pager(shown: Shown, left: int, press: Press) -> Way:
    """The button that shows the next page, where `left` things come after this one; on the last page it leads to the
    first.
    """
    return Way(shown.turn(left), press, "more")


def _needs(sheet: Sheet, ways: Sequence[Way], *, full: bool = True) -> float:
    """Pixels that these buttons need, with the whole words of the main button, or with its `brief` words."""
    frame = sheet.frame
    room = 0.0
    for way in ways:
        if way.main or len(ways) == 1:
            text = way.action.text if full else way.action.briefly.text
            room += sheet.width(text, "body", "black") + 2 * frame.length("space") + 4
        else:
            room += frame.length("dock_w") if not frame.bigger else _least(sheet, way)
    return room + frame.length("dock_gap") * max(0, len(ways) - 1)


def _least(sheet: Sheet, way: Way) -> float:
    """Pixels of a button with only its brief word, or its icon."""
    return max(sheet.frame.touch, sheet.width(way.action.brief, "small", "black") + 2 * sheet.frame.length("space"))


def _places(sheet: Sheet, box: Box, ways: Sequence[Way]) -> list[Box]:
    """The boxes of the buttons: a main one has the room that the others leave; without a main one the boxes are equal,
    or as wide as the words need.
    """
    gap = sheet.frame.length("dock_gap")
    main = next((way for way in ways if way.main), None)
    if len(ways) == 1:
        return [box]
    if main is None:
        return parts_for(sheet, box, [way.action.text for way in ways], gap)
    narrow = [0.0 if way is main else max(_least(sheet, way), sheet.frame.length("dock_w")) for way in ways]
    if box.w - sum(narrow) - gap * (len(ways) - 1) < _needs(sheet, [main]):
        narrow = [0.0 if way is main else _least(sheet, way) for way in ways]
    rest = box.w - sum(narrow) - gap * (len(ways) - 1)
    places, x = [], box.x
    for wide in narrow:
        places.append(Box(x, box.y, wide or rest, box.h))
        x += (wide or rest) + gap
    return places


def _size(sheet: Sheet, box: Box, way: Way) -> str:
    """The text size of the way on: large where there is room."""
    room = box.w - 2 * sheet.frame.length("space")
    return "head" if sheet.fits(way.action.text, room * 0.7, "head", "black") else "body"


def _fitting(sheet: Sheet, box: Box, way: Way, size: str) -> Action:
    """The button with its word, or with its `brief` word or only its icon where the word is too long."""
    room = sheet.face_room(box.w)
    lines = max(1, int(box.h / sheet.leading(size)))
    words = max(sheet.width(word, size, "black") for word in way.action.text.split(" "))
    if words <= room and sheet.fits(way.action.text, room, size, "black", lines):
        return way.action
    return way.action.briefly if 0 < sheet.width(way.action.brief, size, "black") <= room else way.action.wordless
