"""The welcome page: where to hold the card, the house's shelf, and who is there. Dimmed it is the house at night."""

from collections.abc import Callable
from dataclasses import dataclass

from screens.glass import letters
from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock, dock_box, dock_width
from screens.glass.sheet import Sheet
from screens.pages.members import shelf
from screens.present.members.welcome import ThingView, WelcomeView
from screens.present.values import Action, Message, Shown

HEADLINE = {
    "compact": (12.0, 10.5, 9.0, 7.4),
    "regular": (22.0, 18.0, 16.0, 14.0, 12.0, 10.2),
    "large": (24.0, 22.0, 18.0, 16.0, 14.0, 12.0),
    "portrait": (16.0, 14.0, 12.0, 10.2),
}
"""Millimetres of the headline's em on each display; where a language needs longer words, the next that fits."""
GROUNDS = ((5, "#FFF6EA"), (10, "#FFF4E4"), (14, "#FFF0DA"), (17, "#FEE6C6"), (20, "#FBD9B2"), (24, "#F8D2A8"))
"""The colour of the ground from this hour on, mixed with the next: cream in the morning, apricot at dusk."""
ARCH = 0.453
"""The width of the arch, as a part of the display's."""
NIGHT_INK, NIGHT_INK_2 = "#E8C79A", "#B79C86"
WIDE = 120.0
"""Millimetres: on a wider arch the boards hold three and four items, else two and three."""
STROKE = 2.4
"""Millimetres of the stroke to the reader: 14 px at 1280x800."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts stand: the text, the arch, and where the stroke leaves the headline."""

    column: Box
    arch: Box
    arch_right: bool


class WelcomePage(Page):
    view_class = WelcomeView
    draws_dimmed = True

    def lay(self, sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
        if shown.dim:
            _night(sheet, view, shown)
        elif sheet.frame.portrait:
            _portrait(sheet, view, shown)
        else:
            _landscape(sheet, view, shown)


def ground(hour: int) -> str:
    """The colour of the ground at this hour of the day."""
    before, after = GROUNDS[0], GROUNDS[0]
    for one in GROUNDS:
        before, after = after, one
        if one[0] > hour:
            break
    part = min(1.0, max(0.0, (hour - before[0]) / max(1, after[0] - before[0])))
    mixed = (
        round(int(before[1][at : at + 2], 16) * (1 - part) + int(after[1][at : at + 2], 16) * part) for at in (1, 3, 5)
    )
    return "#" + "".join(f"{one:02X}" for one in mixed)


# --- lying displays -----------------------------------------------------------------------------------------------------


def _landscape(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    frame = sheet.frame
    content = content_box(frame)
    side = _side(view, frame)
    languages = _languages_size(sheet, view, _dock_room(sheet, shown))
    foot = content.bottom if languages or view.actions else frame.height
    wide = round(frame.width * ARCH)
    gap = frame.mm(2.0) if frame.compact else frame.mm(4)
    top = frame.mm(1.5) if frame.compact else frame.mm(4)
    if side == "left":
        arch = Box(0, top, wide, foot - top)
        column = Box(wide + gap, content.y, frame.width - wide - gap - frame.margin, content.h)
    else:
        arch = Box(frame.width - wide, top, wide, foot - top)
        column = Box(frame.margin, content.y, arch.x - gap - frame.margin, content.h)
    if not frame.bigger:
        sheet.panel(Box(0, 0, frame.width, frame.height), ground(view.hour), 0)
    head = 0 if frame.compact else _house(sheet, column, view)
    size = _headline_size(sheet, view, column.w)
    pitch = round(size * 1.04)
    first = column.y + (max(head, round(column.h * 0.51 - pitch * 2)) if head else frame.mm(3.5))
    line = first + pitch * len(view.prompt) - pitch / 2 + size * 0.11
    last = _headline(sheet, Box(column.x, first, column.w, pitch * len(view.prompt)), view, size, pitch)
    _shelf(sheet, arch, view, round(line), side, lambda: _stroke(sheet, side, last, line, arch, column))
    below = column.below(first + pitch * len(view.prompt) + frame.mm(2) - column.y)
    _below(sheet, below, view)
    _dock(sheet, view, shown, arch)


def _side(view: WelcomeView, frame: Frame) -> str:
    """The side of the reader, before the page is mirrored."""
    if not frame.rtl:
        return view.side
    return {"left": "right", "right": "left"}.get(view.side, view.side)


def _house(sheet: Sheet, column: Box, view: WelcomeView) -> int:
    """The name of the house with its sign; returns its height."""
    frame = sheet.frame
    high = frame.mm(9.5)
    box = column.top(high)
    sheet.panel(box.left(high), "brand", frame.length("radius_small"))
    sheet.icon(box.left(high), "hand-heart", round(high * 0.66), "brand_ink")
    sheet.text(box.after(high + frame.length("space")), view.house, "body", "bold", may_cut=True)
    return high


def _headline_size(sheet: Sheet, view: WelcomeView, room: float) -> int:
    frame = sheet.frame
    name = "portrait" if frame.portrait else ("compact", "regular", "large")[frame.size_class]
    steps = [frame.mm(one) for one in HEADLINE[name]]
    if frame.bigger:
        steps = [one for one in steps if one <= frame.mm(16)]
    for pixels in steps:
        if all(sheet.fits(line, room, pixels, "black") for line in view.prompt):
            return pixels
    return steps[-1]


def _headline(sheet: Sheet, box: Box, view: WelcomeView, size: int, pitch: int) -> float:
    """Set the sentence; returns how wide its last line is."""
    wide = 0.0
    for at, line in enumerate(view.prompt):
        wide = sheet.text(Box(box.x, box.y + at * pitch, box.w, pitch), line, size, "black", role="headline")
    return wide


def _stroke(sheet: Sheet, side: str, last: float, line: float, arch: Box, column: Box) -> None:
    """From the last word off the edge of the display, where the reader is."""
    frame = sheet.frame
    thick = frame.mm(STROKE)
    gap = frame.mm(3.5)
    y = round(line)
    match side:
        case "right":
            sheet.stroke((column.x + last + gap, y, frame.width + thick, y), thick, "brand")
            start = column.x + last + gap
        case "left":
            sheet.stroke((column.x - gap, y, -thick, y), thick, "brand")
            start = column.x - gap
        case _:
            x = arch.x - frame.mm(2)
            bend = frame.mm(5)
            arc = [one for step in range(7) for one in _turn(x - bend, y + bend, bend, step / 6)]
            sheet.stroke((column.x + last + gap, y, *arc, x, frame.height + thick), thick, "brand")
            start = column.x + last + gap
    sheet.disc(Box(start - thick / 2, y - thick / 2, thick, thick), "brand")


def _turn(x: float, y: float, radius: float, part: float) -> tuple[float, float]:
    import math

    angle = math.pi / 2 * (1 - part)
    return x + radius * math.cos(angle), y - radius * math.sin(angle)


# --- the shelf --------------------------------------------------------------------------------------------------------


def _shelf(sheet: Sheet, arch: Box, view: WelcomeView, line: int, side: str, stroke: Callable[[], None]) -> None:
    """The arch with its boards and items, all of it the button that opens the catalogue.

    `stroke` draws the stroke to the reader, which lies over the boards and behind the items.
    """
    frame = sheet.frame
    thick = frame.mm(STROKE)
    pad = frame.mm(2) if frame.compact else frame.mm(4)
    plate_high = _plate_height(sheet, view, arch.w - 2 * pad)
    plate = Box(arch.x + pad, arch.bottom - thick - pad * 0.6 - plate_high, arch.w - 2 * pad, plate_high)
    boards = [line - thick // 2, round(plate.y - pad * 0.6 - thick)]
    light = 0 if not view.card_works else {"left": -1, "right": 1}.get(side, 0)
    lamp = None
    heart = round(arch.w * 0.28)
    centre = (arch.right - heart * 0.3 if side != "left" else arch.x + heart * 0.3, line - heart * 0.03)
    if light:
        lamp = (round(centre[0] - arch.x), round(centre[1] - arch.y))
    elif view.card_works:
        lamp = (round(arch.w * 0.5), round(arch.h * 0.1))
    tops = tuple(round(one - arch.y) for one in (*boards, arch.bottom - thick))
    if frame.bigger:
        sheet.panel(arch, "tile", frame.length("radius"))
    else:
        late = min(1.0, max(0.0, (view.hour - 14) / 6))
        sheet.scene(arch, ("arch", tops, thick, lamp, late), shelf.arch(tops, thick, lamp, late))
    if view.card_works:
        stroke()
    _things(sheet, arch, view.things, boards, light, heart if side != "below" else 0)
    if side != "below":
        box = Box(round(centre[0] - heart / 2), round(centre[1] - heart / 2), heart, heart)
        sheet.scene(box, ("heart", view.card_works), shelf.heart(view.card_works))
    if view.catalogue:
        sheet.target(arch, view.catalogue, "catalogue", radius=frame.length("radius"))
        _plate(sheet, plate, view)


def _plate_height(sheet: Sheet, view: WelcomeView, room: float) -> int:
    return sheet.frame.touch


def _plate(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """The sign under the boards: *Wat is er?* and how many things are free."""
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
    if not view.free or both <= inner.w:
        first = sheet.text(inner, action.text, "body", "black")
        sheet.text(inner.after(first + pad), view.free, "small", "regular", "ink2", "end")
        return
    half = inner.h / 2
    if sheet.leading("body") + sheet.leading("small") <= box.h:
        sheet.text(inner.top(half), action.text, "body", "black", valign="bottom")
        sheet.text(inner.below(half), view.free, "small", "regular", "ink2", valign="top")
    else:
        sheet.text(inner, action.text, "body", "black")


def _things(
    sheet: Sheet, arch: Box, things: tuple[ThingView, ...], boards: list[int], light: int, lamp_room: float
) -> None:
    """Stand the items on the boards, as many as there is room for."""
    frame = sheet.frame
    pad = arch.w * 0.05
    tops = [arch.y + arch.h * 0.05, *(one + frame.mm(3.4) for one in boards[:-1])]
    left = list(things)
    for at, (top, board) in enumerate(zip(tops, boards, strict=True)):
        most = 2 + at + (arch.w > frame.mm(WIDE))
        number = min(most, len(left) - len(left) // 2 - 1) if at == 0 else min(most, len(left))
        row, left = left[: max(0, number)], left[max(0, number) :]
        x0, x1 = arch.x + pad, arch.right - pad
        if at == 0:
            narrow, lamp_side = arch.w * 0.03, max(arch.w * 0.03, lamp_room * 0.4)
            x0, x1 = (x0 + narrow, x1 - lamp_side) if light >= 0 else (x0 + lamp_side, x1 - narrow)
        _row(sheet, row, x0, x1, top, board - frame.mm(0.6), light)


def _row(sheet: Sheet, row: list[ThingView], x0: float, x1: float, top: float, foot: float, light: int) -> None:
    if not row:
        return
    gap = (x1 - x0) * 0.035
    room, high = x1 - x0 - gap * (len(row) - 1), foot - top
    sizes = []
    area = (min(high, room / len(row)) * 1.0) ** 2
    for one in row:
        wide, tall = shelf.shape(one.picture.drawing)
        scale = min((area / (wide * tall)) ** 0.5, high / tall)
        sizes.append((wide * scale, tall * scale))
    total = sum(wide for wide, _ in sizes)
    shrink = min(1.0, room / total)
    sizes = [(round(wide * shrink), round(tall * shrink)) for wide, tall in sizes]
    free = (x1 - x0 - sum(wide for wide, _ in sizes)) / (len(row) + 1)
    x = x0 + free
    for one, (wide, tall) in zip(row, sizes, strict=True):
        room_around = round(tall * shelf.AROUND)
        box = Box(round(x) - room_around, round(foot) - tall - room_around, wide + 2 * room_around, tall + room_around)
        key = ("thing", one.picture.drawing, light, one.free, sheet.frame.bigger)
        sheet.scene(box, key, shelf.thing(one.picture.drawing, light, free=one.free, wall=not sheet.frame.bigger))
        x += wide + free


# --- below the headline -----------------------------------------------------------------------------------------------


def _below(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """What just happened; or the trouble there is; or the hint, and who is there."""
    frame = sheet.frame
    gap = frame.length("space")
    notes = (view.message,) if view.message else view.warnings
    if notes:
        _notes(sheet, box, notes, view)
        return
    way = view.ways[0] if view.ways else None
    need = _people_height(sheet, box, view) if way else 0
    hint = _hint_height(sheet, box.w, view)
    if hint and box.h - hint - gap >= min(need, frame.touch):
        _hint(sheet, box.top(hint), view)
        box = box.below(hint + gap)
    if way:
        _people(sheet, box, view)


def _hint_height(sheet: Sheet, room: float, view: WelcomeView) -> int:
    if not view.hint:
        return 0
    size = _hint_size(sheet, room, view)
    return sheet.leading(size) * sheet.lines_of(view.hint, room - sheet.size(size) * 1.6, size, "regular", 2)


def _hint_size(sheet: Sheet, room: float, view: WelcomeView) -> str:
    return "body" if sheet.fits(view.hint, room - sheet.size("body") * 1.6, "body") else "small"


def _hint(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    size = _hint_size(sheet, box.w, view)
    pixels = sheet.size(size)
    sheet.icon(box.left(pixels * 1.2), "barcode-scan", round(pixels * 1.1), "ink2")
    sheet.text(box.after(pixels * 1.6), view.hint, size, "regular", "ink2", lines=2)


def _notes(sheet: Sheet, box: Box, notes: tuple[Message, ...], view: WelcomeView) -> None:
    gap = sheet.frame.length("gap")
    for note in notes:
        high = min(sheet.note_height(note, box.w), box.h)
        if high > box.h:
            return
        sheet.note(box.top(high), note)
        box = box.below(high + gap)


def _people_height(sheet: Sheet, box: Box, view: WelcomeView) -> int:
    return sheet.leading("body") + sheet.leading("small") * len(view.openings) + 2 * sheet.frame.length("space")


def _people(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """The list of who is there today, all of it the button that opens the guide."""
    frame = sheet.frame
    way = view.ways[0]
    pad = frame.length("space")
    row = sheet.leading("small")
    title = sheet.leading("body")
    rows = view.openings
    room = max(0, int((box.h - title - 2 * pad) / row))
    high = max(frame.touch, min(box.h, title + row * min(room, max(1, len(rows))) + 2 * pad))
    box = box.bottom_part(high)
    sheet.panel(box, "surface", frame.length("radius"), max(2, frame.length("stroke")))
    sheet.target(box, way, "guide")
    inner = box.inset(pad * 1.2, pad)
    chevron = round(sheet.size("title") * 1.1)
    if room == 0 or frame.bigger:
        sheet.text(inner.before(chevron), way.text, "body", "black")
        sheet.icon(inner.right_part(chevron), "chevron-right", chevron, "ink2")
        return
    sheet.text(inner.top(title), way.text, "body", "black")
    sheet.icon(inner.top(title).right_part(chevron), "chevron-right", chevron, "ink2")
    inner = inner.below(title)
    if not rows:
        sheet.text(inner, view.open, "small", "regular", "ink2", lines=max(1, int(inner.h / row)), valign="top")
        return
    dot = sheet.size("small") * 0.5
    hours = max(sheet.width(one.hours, "small") for one in rows[:room])
    for at, one in enumerate(rows[:room]):
        line = Box(inner.x, inner.y + at * row, inner.w, row)
        spot = Box(line.x, line.y + (row - dot) / 2, dot, dot)
        sheet.disc(spot, one.colour or "brand")
        if not one.now:
            sheet.disc(spot.inset(max(2, round(dot * 0.22))), "surface")
        name = line.after(dot * 2).before(hours + pad)
        sheet.text(name, one.name, "small", "bold" if one.now else "regular", may_cut=True)
        sheet.text(line.right_part(hours + 2), one.hours, "small", "regular", "ink2", "end")


# --- the dock ---------------------------------------------------------------------------------------------------------


def _dock(sheet: Sheet, view: WelcomeView, shown: Shown, arch: Box) -> None:
    frame = sheet.frame
    gap = frame.length("dock_gap")
    rest = dock(sheet, shown)
    if view.actions:
        for at, (box, action) in enumerate(zip(rest.columns(len(view.actions), gap), view.actions, strict=True)):
            sheet.button(box, action, look="go" if at == 0 else "plain", size="body", icon=action.icon)
        return
    if view.languages:
        _languages(sheet, rest, view)


def _dock_room(sheet: Sheet, shown: Shown) -> float:
    """Pixels beside the small buttons of the dock."""
    frame = sheet.frame
    return dock_box(frame).w - len(shown.dock) * (dock_width(sheet, shown) + frame.length("dock_gap"))


def _languages_size(sheet: Sheet, view: WelcomeView, room: float) -> str:
    """The size of the names of the languages; empty where there is no room for all of them."""
    gap, pad = sheet.frame.length("dock_gap"), sheet.frame.mm(1.6)
    if not view.languages or view.actions:
        return ""
    each = (room - gap * (len(view.languages) - 1)) / len(view.languages)
    for size in ("body", "small"):
        if all(sheet.width(one.text, size, "black") + 2 * pad <= each for one in view.languages):
            return size
    return ""


def _languages(sheet: Sheet, room: Box, view: WelcomeView) -> None:
    """Each language in its own name, where there is room for all of them."""
    size = _languages_size(sheet, view, room.w)
    if size:
        for box, one in zip(
            room.columns(len(view.languages), sheet.frame.length("dock_gap")), view.languages, strict=True
        ):
            _language(sheet, box, one, size)


def _language(sheet: Sheet, box: Box, action: Action, size: str) -> None:
    """A language; the one that is spoken has a thicker border and a ground of its own."""
    frame = sheet.frame
    stroke = max(2, frame.length("stroke")) * (2 if action.on else 1)
    sheet.panel(box, "tint" if action.on else "surface", frame.length("radius"), stroke, "brand" if action.on else "border")
    sheet.target(box, action, radius=frame.length("radius"))
    sheet.face(box, action.text, size=size, weight="black" if action.on else "bold")


# --- standing displays --------------------------------------------------------------------------------------------------


def _portrait(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    _landscape(sheet, view, shown)


# --- dimmed -----------------------------------------------------------------------------------------------------------


def _night(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    """A dark house with a lit window for each initiative that opens tomorrow; the sentence, and the reader's heart."""
    frame = sheet.frame
    page = Box(0, 0, frame.width, frame.height)
    side = _side(view, frame)
    if frame.portrait:
        wide = round(frame.width * 0.66)
        house = ((frame.width - wide) // 2, round(frame.height * 0.24), wide, round(frame.height * 0.31))
        text = Box(frame.margin, frame.height * 0.62, frame.width - 2 * frame.margin, frame.height * 0.36)
    else:
        wide = round(frame.width * 0.36)
        left = round(frame.width * 0.06) if side == "left" else round(frame.width * 0.56)
        house = (left, round(frame.height * 0.33), wide, round(frame.height * 0.53))
        room = frame.width * 0.5 - frame.margin
        text = Box(frame.width - frame.margin - room if side == "left" else frame.margin, 0, room, frame.height)
    key = ("night", view.windows, house, frame.rtl)
    stars = round(frame.width * frame.height / 14_000)
    sheet.scene(page, key, shelf.night(view.windows, house, stars))
    size = sheet.size("head")
    rows = len(view.prompt)
    top = text.y + (text.h - rows * sheet.leading(size)) / 2 - frame.height * (0 if frame.portrait else 0.1)
    last = 0.0
    for at, one in enumerate(view.prompt):
        row = Box(text.x, top + at * sheet.leading(size), text.w, sheet.leading(size))
        last = sheet.text(row, one, size, "black", NIGHT_INK)
    foot = top + rows * sheet.leading(size)
    if view.tomorrow:
        room_lines = 3
        sheet.text(
            Box(text.x, foot + frame.length("space"), text.w, room_lines * sheet.leading("small")),
            view.tomorrow,
            "small",
            "regular",
            NIGHT_INK_2,
            lines=room_lines,
            valign="top",
        )
    if shown.dim_touch:
        sheet.target(page, shown.dim_touch, "wake", radius=1)
