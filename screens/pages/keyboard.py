"""A keyboard on a sheet: rows of keys that act as soon as they are touched, from left to right in every language."""

from collections.abc import Callable

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.present.pad_keys import NAMED, Board, Rows
from screens.present.values import Action

NARROW = 1.7
"""The most letters wide that a key with a name is, where another of these keys is the space bar."""


def board_of(frame: Frame) -> Board:
    """The largest shape of keyboard for which there is room."""
    if frame.portrait:
        return Board.UPRIGHT
    return Board.SMALL if frame.compact else Board.WIDE


def key_gap(frame: Frame) -> int:
    """Pixels between two keys."""
    return frame.mm(1.0 if frame.compact else 1.4)


def keyboard_height(frame: Frame, rows: Rows, most: float) -> int:
    """Pixels of height of these rows, at most `most`; every key is at least 15 mm high."""
    gap = key_gap(frame)
    high = max(frame.touch, min(frame.mm(19), (most - gap * (len(rows) - 1)) / len(rows)))
    return round(high * len(rows) + gap * (len(rows) - 1))


def lay_keyboard(
    sheet: Sheet, box: Box, rows: Rows, strike: Callable[[str], Action | None], names: dict[str, str], on: str = ""
) -> None:
    """Draw rows of keys in the box. `names` are the words of the keys with a name; `on` is the key that is lit, empty
    for none.
    """
    frame = sheet.frame
    keys = Sheet(frame)
    gap = key_gap(frame)
    columns = max(map(len, rows))
    for row, place in zip(rows, box.rows(len(rows), gap), strict=True):
        spans = _spans(row, columns)
        unit = (place.w - gap * (columns - 1)) / columns
        wide = sum(spans) * (unit + gap) - gap
        x = place.x + (place.w - wide) / 2
        for key, span in zip(row, spans, strict=True):
            width = span * (unit + gap) - gap
            if key:
                _key(keys, Box(x, place.y, width, place.h), key, strike, names.get(key, ""), lit=key == on)
            x += width + gap
    add_unmirrored(sheet, keys)


def lay_plain(sheet: Sheet, lay: Callable[[Sheet], None]) -> None:
    """Put on the sheet what `lay` draws, from left to right in every language."""
    part = Sheet(sheet.frame)
    lay(part)
    add_unmirrored(sheet, part)


def add_unmirrored(sheet: Sheet, part: Sheet) -> None:
    """Add a part that must not be mirrored: it is mirrored here, and mirrored back with the rest of the sheet."""
    turned = part.done()
    sheet.marks += turned.marks
    sheet.targets += turned.targets


def _spans(row: tuple[str, ...], columns: int) -> list[float]:
    """How many letters wide each key is: keys with a name share the room that the letters leave, and the space bar has
    most.
    """
    named = [key for key in row if len(key) > 1]
    if not named:
        return [1.0] * len(row)
    left = max(len(named), columns - (len(row) - len(named)))
    narrow = min(NARROW, left / len(named))
    widest = "space" if "space" in named else named[-1]
    most = left - narrow * (len(named) - 1)
    return [1.0 if len(key) < 2 else most if key == widest else narrow for key in row]


def _key(sheet: Sheet, box: Box, key: str, strike: Callable[[str], Action | None], word: str, *, lit: bool) -> None:
    frame = sheet.frame
    named = len(key) > 1
    radius = frame.length("radius_small")
    fill, ink = ("brand", "brand_ink") if lit else ("tint", "ink") if named else ("surface", "ink")
    sheet.panel(box, fill, radius, 0 if lit else max(2, frame.length("stroke")))

    def press() -> Action | None:
        return strike(key)

    sheet.target(box, press, f"key {key}", word or key, radius, quiet=0, line=True)
    if not named:
        size = sheet.size("head")
        sheet.text(box, key, min(size, round(box.h * 0.72)), "black", align="center")
        return
    icon = NAMED.get(key, "")
    room = box.w - 2 * frame.mm(2)
    if not icon and not sheet.fits(word, box.w - 4, "small", "bold"):
        word = word[:2]
    high = round(sheet.size("title") * 1.1)
    beside = high * 1.35 if icon else 0
    if word and (sheet.fits(word, room - beside, "small", "bold") or not icon):
        wide = sheet.width(word, "small", "bold")
        start = box.x + (box.w - wide - beside) / 2
        if icon:
            sheet.icon(Box(start, box.y, high, box.h), icon, high, ink)
        sheet.text(Box(start + beside, box.y, wide + 2, box.h), word, "small", "bold", ink)
    elif icon:
        sheet.icon(box, icon, high, ink)
