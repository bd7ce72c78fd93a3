"""The keyboard for searching a member or an item: letters as on a Belgian keyboard; each key acts as soon as it is
touched.
"""

from collections.abc import Callable

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.keyboard import add_unmirrored
from screens.present.values import Action

LONGEST = 40
"""The most letters of a search text."""
QUICK = 0.12
"""The least seconds between two strokes on one key."""
FIRST, SECOND, THIRD, DIGITS = "AZERTYUIOP", "QSDFGHJKLM", "WXCVBN", "1234567890"
LOW = (tuple(FIRST), tuple(SECOND), (*THIRD, "digits", "space", "wipe", "close"))
LOW_DIGITS = (tuple(DIGITS), (*"-.'/+&", "letters", "space", "wipe", "close"))
HIGH = (tuple(DIGITS), tuple(FIRST), tuple(SECOND), (*THIRD, "-", "space", "wipe", "close"))
"""The keys on a display with room for one more row."""
UPRIGHT = (tuple("AZERTYUI"), tuple("OPQSDFGH"), tuple("JKLMWXCV"), (*"BN-", "digits", "space", "wipe", "close"))
UPRIGHT_DIGITS = (tuple("12345678"), (*"90-.'/+&",), ("letters", "space", "wipe", "close"))
"""The keys for digits on an upright display."""
ICONS = {
    "wipe": "backspace-outline",
    "space": "keyboard-space",
    "close": "keyboard-close-outline",
    "digits": "numeric",
    "letters": "format-size",
}
"""The icon of each key that is no letter."""
LOWEST = 140.0
"""Millimetres of height of a display from which there is room for one more row."""


def rows_of(frame: Frame, *, digits: bool) -> tuple[tuple[str, ...], ...]:
    """The rows of keys on this display; with `digits` those of the digits, where letters and digits do not fit
    together.
    """
    if frame.portrait:
        return UPRIGHT_DIGITS if digits else UPRIGHT
    if frame.height / frame.dots >= LOWEST:
        return HIGH
    return LOW_DIGITS if digits else LOW


def struck(text: str, key: str) -> str:
    """The search text after one stroke."""
    match key:
        case "wipe":
            return text[:-1]
        case "space":
            return f"{text} " if text and not text.endswith(" ") else text
        case letter if len(letter) == 1 and len(text) < LONGEST:
            return text + letter
    return text


def height_of(frame: Frame, *, digits: bool) -> float:
    """Pixels of height of the keyboard."""
    number = len(rows_of(frame, digits=False)) if not digits else len(rows_of(frame, digits=True))
    return number * frame.line_touch + (number - 1) * _gap(frame)


def lay(
    sheet: Sheet,
    box: Box,
    rows: tuple[tuple[str, ...], ...],
    stroke: Callable[[str], Action | None],
    names: dict[str, str],
) -> None:
    """Draw the keys in the box, from left to right in every language; `names` are the words of the keys with an
    icon.
    """
    frame = sheet.frame
    gap, most = _gap(frame), max(map(len, rows))
    wide = box.w
    if frame.compact or frame.portrait:  # ten keys of 14 mm, or eight of 15, need nearly all the width of the display
        wide = frame.width - 2 * frame.mm(1 if frame.compact else 2.5)
    unit = min((wide - gap * (most - 1)) / most, frame.mm(24))
    part = Sheet(frame)
    for at, row in enumerate(rows):
        space = most - len(row) + 1 if "space" in row else 1
        units = len(row) + space - 1
        x = (frame.width - units * unit - (units - 1) * gap) / 2
        for key in row:
            spans = space if key == "space" else 1
            across = spans * unit + (spans - 1) * gap
            place = Box(x, box.y + at * (frame.line_touch + gap), across, frame.line_touch)
            _key(part, place, key, stroke, names.get(key, key))
            x += across + gap
    add_unmirrored(sheet, part)


def _gap(frame: Frame) -> int:
    return frame.mm(1) + (0 if frame.compact else 1)


def _key(sheet: Sheet, box: Box, key: str, stroke: Callable[[str], Action | None], name: str) -> None:
    radius, named = sheet.frame.length("radius_small"), len(key) > 1
    sheet.panel(box, "tint" if named else "surface", radius, max(2, sheet.frame.length("stroke")))
    sheet.target(box, lambda: stroke(key), f"key {key}", name, radius, line=True, quiet=QUICK)
    if named:
        sheet.icon(box, ICONS[key], "title", "ink")
    else:
        sheet.text(box, key, "title", "black", align="center")
