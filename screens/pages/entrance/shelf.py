"""The shelf on the welcome page: its arch, its boards, what stands on them, and the sign that opens the catalogue."""

from collections.abc import Callable

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.entrance import headline, paint
from screens.present.members.welcome import ThingView, WelcomeView

LEAST_WIDE = 19.0
"""The least millimetres of a board for each item, where more than two stand on the upper and three on the lower board.
"""
LEAST_THING = 8.0
"""Millimetres: nothing stands on a board with less room than this above it."""


def place(sheet: Sheet, arch: Box, view: WelcomeView, line: int, side: str, stroke: Callable[[], None]) -> None:
    """Draw the arch with its boards and items; all of it is the button that opens the catalogue.

    `stroke` draws the stroke to the reader, which lies over the boards and behind the items.
    """
    frame = sheet.frame
    thick = frame.mm(headline.STROKE)
    pad = frame.mm(2) if frame.compact else frame.mm(4)
    plate_high = _plate_height(sheet, view, arch.w - 2 * pad)
    plate = Box(arch.x + pad, arch.bottom - thick - pad * 0.6 - plate_high, arch.w - 2 * pad, plate_high)
    if not view.card_works:
        line = max(line, round(arch.y + (plate.y - arch.y) * 0.45))
    boards = [line - thick // 2, round(plate.y - pad * 0.6 - thick)]
    light = 0 if not view.card_works else {"left": -1, "right": 1}.get(side, 0)
    lamp = None
    heart = round(arch.w * 0.28)
    centre = (arch.right - heart * 0.3 if side != "left" else arch.x + heart * 0.3, line - heart * 0.03)
    if light:
        lamp = (round(centre[0] - arch.x), round(centre[1] - arch.y))
    elif view.card_works:
        lamp = (round(arch.w * 0.5), round(arch.h * 0.1))
    if lamp and frame.rtl:
        lamp = (round(arch.w) - lamp[0], lamp[1])
    tops = tuple(round(one - arch.y) for one in (*boards, arch.bottom - thick))
    if frame.bigger:
        wall, ink = frame.colours["tile"], "#6B4A2E"
        sheet.scene(arch, ("plain arch", tops, thick), paint.plain_arch(tops, thick, wall, ink))
    else:
        late = min(1.0, max(0.0, (view.hour - 14) / 6))
        sheet.scene(arch, ("arch", tops, thick, lamp, late), paint.arch(tops, thick, lamp, late))
    if view.card_works:
        stroke()
    _things(sheet, arch, view.things, boards, light, heart if side in ("left", "right") else 0)
    if side in ("left", "right"):
        box = Box(round(centre[0] - heart / 2), round(centre[1] - heart / 2), heart, heart)
        sheet.scene(box, ("heart", view.card_works), paint.heart(view.card_works))
    if view.catalogue:
        sheet.target(arch, view.catalogue, "catalogue", radius=frame.length("radius"))
        _plate(sheet, plate, view)


def _plate_height(sheet: Sheet, view: WelcomeView, room: float) -> int:
    pad = sheet.frame.length("space")
    inner = room - 2 * pad * 1.4 - round(sheet.size("title") * 1.1) - pad / 2
    both = sheet.width(view.catalogue.text if view.catalogue else "", "body", "black") + pad
    if both + sheet.width(view.free, "small") <= inner:
        return sheet.frame.touch
    return max(sheet.frame.touch, sheet.leading("body") + sheet.leading("small") + round(pad * 0.8))


def _plate(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """Draw the sign below the boards: *Wat is er?* and how many things are free."""
    frame = sheet.frame
    action = view.catalogue
    if action is None:
        return
    sheet.panel(box, "surface", frame.length("radius"), max(2, frame.length("stroke")))
    pad = frame.length("space")
    inner = box.inset(pad * 1.4, 0)
    chevron = round(sheet.size("title") * 1.1)
    sheet.icon(inner.right_part(chevron), "chevron-right", chevron, "ink2")
    inner = inner.before(chevron + pad / 2)
    both = sheet.width(action.text, "body", "black") + pad + sheet.width(view.free, "small")
    stacked = sheet.fits(view.free, inner.w, "small") and box.h >= sheet.leading("body") + sheet.leading("small")
    if not view.free or both <= inner.w or not stacked:
        first = sheet.text(inner, action.text, "body", "black")
        if both > inner.w:
            return
        sheet.text(inner.after(first + pad), view.free, "small", "regular", "ink2", "end")
        return
    half = sheet.leading("body")
    block = inner.inset(0, (inner.h - half - sheet.leading("small")) / 2)
    sheet.text(block.top(half), action.text, "body", "black")
    sheet.text(block.below(half), view.free, "small", "regular", "ink2")


def _things(
    sheet: Sheet, arch: Box, things: tuple[ThingView, ...], boards: list[int], light: int, lamp_room: float
) -> None:
    """Draw the items on the boards, as many as there is room for."""
    frame = sheet.frame
    pad = arch.w * 0.05
    tops = [arch.y + max(frame.mm(4), (boards[0] - arch.y) * 0.3), *(one + frame.mm(3.4) for one in boards[:-1])]
    left = list(things)
    for at, (top, board) in enumerate(zip(tops, boards, strict=True)):
        x0, x1 = arch.x + pad, arch.right - pad
        if at == 0:
            narrow, lamp_side = arch.w * 0.07, max(arch.w * 0.07, lamp_room * 0.4)
            x0, x1 = (x0 + narrow, x1 - lamp_side) if light >= 0 else (x0 + lamp_side, x1 - narrow)
        most = max(2 + at, min(3 + at, round((x1 - x0) / (board - top)), int((x1 - x0) / frame.mm(LEAST_WIDE))))
        number = min(most, len(left) // 2 if at == 0 else len(left))
        row, left = left[:number], left[number:]
        _row(sheet, row, x0, x1, top, board - frame.mm(0.6), light)


def _row(sheet: Sheet, row: list[ThingView], x0: float, x1: float, top: float, foot: float, light: int) -> None:
    if not row:
        return
    gap = (x1 - x0) * 0.035
    room, high = x1 - x0 - gap * (len(row) - 1), foot - top
    if high < sheet.frame.mm(LEAST_THING):
        return
    sizes = []
    area = (min(high, room / len(row)) * 1.0) ** 2
    for one in row:
        wide, tall = paint.shape(one.picture.drawing)
        scale = min((area / (wide * tall)) ** 0.5, high / tall)
        sizes.append((wide * scale, tall * scale))
    total = sum(wide for wide, _ in sizes)
    shrink = min(1.0, room / total)
    sizes = [(round(wide * shrink), round(tall * shrink)) for wide, tall in sizes]
    free = (x1 - x0 - sum(wide for wide, _ in sizes)) / (len(row) + 1)
    x = x0 + free
    for one, (wide, tall) in zip(row, sizes, strict=True):
        room_around = round(tall * paint.AROUND)
        box = Box(round(x) - room_around, round(foot) - tall - room_around, wide + 2 * room_around, tall + room_around)
        from_side = -light if sheet.frame.rtl else light
        key = ("thing", one.picture.drawing, from_side, one.free, sheet.frame.bigger)
        sheet.scene(box, key, paint.thing(one.picture.drawing, from_side, free=one.free, wall=not sheet.frame.bigger))
        x += wide + free
