"""The welcome page: where to hold the card, the house's shelf, and who is there. Dimmed it is the house at night."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.lending.events import LanguageChosen
from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.page import Page, content_box, dock, dock_box, least
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
MOST_BIGGER = 16.0
"""The same with *groter*, at most: the other texts need the room."""
LEADING, MIDDLE = 1.04, 0.11
"""Of the headline, in em: from line to line, and from the middle of its capitals down to that of its small letters."""
GROUNDS = ((5, "#FFF6EA"), (10, "#FFF4E4"), (14, "#FFF0DA"), (17, "#FEE6C6"), (20, "#FBD9B2"), (24, "#F8D2A8"))
"""The colour of the ground from this hour on, mixed with the next: cream in the morning, apricot at dusk."""
ARCH = (0.475, 0.453, 0.453)
"""The width of the arch on a compact, a regular and a large display, as a part of the display's."""
LEAST_THING = 8.0
"""Millimetres: on a board with less room than this above it stands nothing."""
NIGHT_INK, NIGHT_INK_2, NIGHT_STROKE = "#E8C79A", "#B79C86", "#8A3A1E"
STROKE = 2.4
"""Millimetres of the stroke to the reader: 14 px at 1280x800."""


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


# --- lying displays ---------------------------------------------------------------------------------------------------


def _landscape(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    frame = sheet.frame
    content, side = content_box(frame), _side(view, frame)
    wide = round(frame.width * ARCH[frame.size_class])
    gap = frame.mm(2.0) if frame.compact else frame.mm(4)
    top = frame.mm(1.5) if frame.compact else frame.mm(4)
    dock_left = _dock_left(sheet, view, shown, frame.width - wide)
    docked = _docked(sheet, view, dock_left)
    if side == "left":
        arch = Box(0, top, wide, content.bottom - top)
        column = Box(wide + gap, content.y, frame.width - wide - gap - frame.margin, content.h)
    else:
        free = not docked and not _languages_size(sheet, view, dock_left.w) and dock_left.x <= frame.width - wide
        arch = Box(frame.width - wide, top, wide, (frame.height if free else content.bottom) - top)
        column = Box(frame.margin, content.y, arch.x - gap - frame.margin, content.h)
    if not frame.bigger:
        sheet.panel(Box(0, 0, frame.width, frame.height), ground(view.hour), 0)
    spare = len(view.actions) - len(docked)
    lower = frame.touch + frame.length("space") if spare else 0
    with_arch = _head_of(sheet, column.above(lower), view)
    if with_arch is None:
        column = content
    for own in view.actions[len(docked) :]:
        sheet.button(column.bottom_part(frame.touch), own)
    column = column.above(lower)
    head, size, first, prompt = with_arch or _head_of(sheet, column, view, short=True) or (0, 0, column.y, ())
    if head:
        _house(sheet, column.top(head), view)
    pitch = round(size * LEADING)
    line = first + pitch * (len(prompt) - 0.5) + size * MIDDLE
    text = Box(column.x, first, column.w, pitch * len(prompt))
    last = _headline(sheet, text, prompt, size, pitch)

    def stroke() -> None:
        if view.card_works and prompt:
            _stroke(sheet, side, last, line, frame.width - wide - gap / 2, column)

    if with_arch is None:
        stroke()
    else:
        _shelf(sheet, arch, view, round(line), side, stroke)
    _below(sheet, column.below(text.bottom + frame.length("space") - column.y), view)
    dock(sheet, shown, need=_need(sheet, view))
    _in_dock(sheet, view, dock_left, docked)


def _head_of(
    sheet: Sheet, column: Box, view: WelcomeView, *, short: bool = False
) -> tuple[int, int, float, tuple[str, ...]] | None:
    """The height of the house's name (0 where it leaves), the size of the headline, where it begins, and its lines.

    What is wrong, or what just happened, must be read: for that the name leaves, then the headline is smaller. None
    where even so there is no room for it, unless `short`: then it is told without what to do.
    """
    frame = sheet.frame
    house = 0 if frame.compact and frame.bigger else frame.mm(7 if frame.compact else 9.5)
    sentence = " ".join(view.prompt)
    if not short and not all(_note_whole(sheet, note, column.w) for note in _notes_of(view)):
        return None
    for details in (True, False):
        need = _notes_height(sheet, column.w, view, details=details) or frame.touch
        for head in (house, 0):
            for size in _headline_sizes(sheet, view, column.w):
                one_line = short and sheet.fits(sentence, column.w, size, "black")
                prompt = (sentence,) if one_line else view.prompt
                block = round(size * LEADING) * len(prompt)
                best = round(column.h * (0.47 if frame.compact else 0.51) - block) if head else 0
                lowest = head + frame.mm(1) if head else 0
                room = column.h - block - frame.length("space") - need
                first = min(max(lowest, best), max(lowest, room))
                if first <= room:
                    return head, size, column.y + first, prompt
    return None


def _side(view: WelcomeView, frame: Frame) -> str:
    """The side of the reader, before the page is mirrored."""
    if not frame.rtl:
        return view.side
    return {"left": "right", "right": "left"}.get(view.side, view.side)


def _house(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """The name of the house with its sign."""
    frame, high = sheet.frame, box.h
    sheet.panel(box.left(high), "brand", frame.length("radius_small"))
    sheet.icon(box.left(high), "hand-heart", round(high * 0.66), "brand_ink")
    size = "small" if frame.compact else "body"
    sheet.text(box.after(high + frame.length("space")), view.house, size, "bold", may_cut=True)


def _headline_sizes(sheet: Sheet, view: WelcomeView, room: float) -> list[int]:
    """The sizes at which every line of the sentence fits, the largest first."""
    frame = sheet.frame
    name = "portrait" if frame.portrait else ("compact", "regular", "large")[frame.size_class]
    steps = [frame.mm(one) for one in HEADLINE[name] if not frame.bigger or one <= MOST_BIGGER]
    fitting = [one for one in steps if all(sheet.fits(line, room, one, "black") for line in view.prompt)]
    return fitting or steps[-1:]


def _headline(sheet: Sheet, box: Box, prompt: tuple[str, ...], size: int, pitch: int) -> float:
    """Set the sentence; returns how wide its last line is."""
    wide = 0.0
    for at, line in enumerate(prompt):
        wide = sheet.text(Box(box.x, box.y + at * pitch, box.w, pitch), line, size, "black", role="headline")
    return wide


def _stroke(sheet: Sheet, side: str, last: float, line: float, turn: float, column: Box, ink: str = "brand") -> None:
    """From the last word, `last` pixels from the start of the column, off the edge of the display, where the reader is.

    To a reader below the display it runs down at `turn` pixels from the left.
    """
    frame = sheet.frame
    thick = frame.mm(STROKE)
    gap = frame.mm(3.5)
    y = round(line)
    match side:
        case "right":
            sheet.stroke((column.x + last + gap, y, frame.width + thick, y), thick, ink)
            start = column.x + last + gap
        case "left":
            sheet.stroke((column.x - gap, y, -thick, y), thick, ink)
            start = column.x - gap
        case _:
            x = turn
            bend = frame.mm(5)
            arc = [one for step in range(7) for one in _turn(x - bend, y + bend, bend, step / 6)]
            sheet.stroke((column.x + last + gap, y, *arc, x, frame.height + thick), thick, ink)
            start = column.x + last + gap
    sheet.disc(Box(start - thick / 2, y - thick / 2, thick, thick), ink)


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
        sheet.scene(arch, ("plain arch", tops, thick), shelf.plain_arch(tops, thick, wall, ink))
    else:
        late = min(1.0, max(0.0, (view.hour - 14) / 6))
        sheet.scene(arch, ("arch", tops, thick, lamp, late), shelf.arch(tops, thick, lamp, late))
    if view.card_works:
        stroke()
    _things(sheet, arch, view.things, boards, light, heart if side in ("left", "right") else 0)
    if side in ("left", "right"):
        box = Box(round(centre[0] - heart / 2), round(centre[1] - heart / 2), heart, heart)
        sheet.scene(box, ("heart", view.card_works), shelf.heart(view.card_works))
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
    """Stand the items on the boards, as many as there is room for."""
    frame = sheet.frame
    pad = arch.w * 0.05
    tops = [arch.y + max(frame.mm(4), (boards[0] - arch.y) * 0.3), *(one + frame.mm(3.4) for one in boards[:-1])]
    left = list(things)
    for at, (top, board) in enumerate(zip(tops, boards, strict=True)):
        x0, x1 = arch.x + pad, arch.right - pad
        if at == 0:
            narrow, lamp_side = arch.w * 0.07, max(arch.w * 0.07, lamp_room * 0.4)
            x0, x1 = (x0 + narrow, x1 - lamp_side) if light >= 0 else (x0 + lamp_side, x1 - narrow)
        most = min(3 + at, max(2 + at, round((x1 - x0) / (board - top))))
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
        from_side = -light if sheet.frame.rtl else light
        key = ("thing", one.picture.drawing, from_side, one.free, sheet.frame.bigger)
        sheet.scene(box, key, shelf.thing(one.picture.drawing, from_side, free=one.free, wall=not sheet.frame.bigger))
        x += wide + free


# --- below the headline -----------------------------------------------------------------------------------------------


def _below(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """What just happened; or the trouble there is; or the hint, and who is there."""
    frame = sheet.frame
    gap = frame.length("space")
    if notes := _notes_of(view):
        _notes(sheet, box, notes)
        return
    way = view.ways[0] if view.ways else None
    need = _people_height(sheet, box.w, view)
    hint = _hint_height(sheet, box.w, view)
    if hint and box.h - hint >= (gap + frame.touch if need else 0):
        _hint(sheet, box.top(hint), view)
        box = box.below(hint + gap)
    if way:
        _people(sheet, box, view)


def _hint_height(sheet: Sheet, room: float, view: WelcomeView) -> int:
    if not view.hint:
        return 0
    size = _hint_size(sheet, room, view)
    return sheet.leading(size) * sheet.lines_of(view.hint, room - sheet.size(size) * 1.6, size)


def _hint_size(sheet: Sheet, room: float, view: WelcomeView) -> str:
    return "body" if sheet.fits(view.hint, room - sheet.size("body") * 1.6, "body") else "small"


def _hint(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    size = _hint_size(sheet, box.w, view)
    pixels = sheet.size(size)
    sheet.icon(box.left(pixels * 1.2), "barcode-scan", round(pixels * 1.1), "ink2")
    sheet.text(box.after(pixels * 1.6), view.hint, size, "regular", "ink2", lines=9)


def _notes_of(view: WelcomeView) -> tuple[Message, ...]:
    return (view.message,) if view.message else view.warnings


def _notes_height(sheet: Sheet, room: float, view: WelcomeView, *, details: bool = True) -> int:
    """Pixels of height that all notes need, with or without what to do; 0 without any."""
    gap = sheet.frame.length("gap")
    notes = (note if details else replace(note, detail="") for note in _notes_of(view))
    return sum(_note_height(sheet, note, room) + gap for note in notes)


def _note_room(sheet: Sheet, note: Message, room: float) -> float:
    """Pixels of width that a note of this width with an icon would have for the same words."""
    if note.picture:
        room -= sheet.frame.touch + sheet.frame.length("space") - sheet.size("title") * 1.5
    if note.code:
        room -= sheet.width(note.code, "head", "black") + 2 * sheet.frame.length("space")
    return room


def _note_height(sheet: Sheet, note: Message, room: float) -> int:
    frame = sheet.frame
    high = sheet.note_height(note, _note_room(sheet, note, room))
    return max(high, frame.touch + frame.length("space")) if note.picture else high


def _note_whole(sheet: Sheet, note: Message, room: float) -> bool:
    """Is the note wide enough for its longest words?"""
    room = _note_room(sheet, note, room) - 2 * sheet.frame.length("space") - sheet.size("title") * 1.5
    return sheet.fits(note.text, room, "body", "bold", 9) and sheet.fits(note.detail, room, "small", lines=9)


def _notes(sheet: Sheet, box: Box, notes: tuple[Message, ...]) -> None:
    """As many as there is room for, all of them without what to do where there is none for that."""
    gap = sheet.frame.length("gap")
    if sum(_note_height(sheet, note, box.w) + gap for note in notes) > box.h + gap:
        notes = tuple(replace(note, detail="") for note in notes)
    for note in notes:
        high = _note_height(sheet, note, box.w)
        if high > box.h:
            return
        sheet.note(box.top(high), note)
        box = box.below(high + gap)


def _people_height(sheet: Sheet, room: float, view: WelcomeView) -> int:
    """Pixels of height that all of *Wie is er?* needs; 0 without it."""
    if not view.ways:
        return 0
    if sheet.frame.bigger:
        return sheet.frame.touch
    pad = sheet.frame.length("space")
    lines = len(view.openings) or sheet.lines_of(view.open, room - 2.4 * pad, "small")
    return max(sheet.frame.touch, sheet.leading("body") + sheet.leading("small") * lines + 2 * pad)


def _people(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """The list of who is there today, all of it the button that opens the guide."""
    frame = sheet.frame
    way = view.ways[0]
    pad = frame.length("space")
    row = sheet.leading("small")
    title = sheet.leading("body")
    rows = view.openings
    room = 0 if frame.bigger else max(0, int((box.h - title - 2 * pad) / row))
    said = len(rows) or sheet.lines_of(view.open, box.w - 2.4 * pad, "small")
    if not rows and said > room:
        room = said = 0
    high = max(frame.touch, title + row * min(room, said) + 2 * pad)
    box = box.bottom_part(high)
    sheet.panel(box, "surface", frame.length("radius"), max(2, frame.length("stroke")))
    sheet.target(box, way, "guide")
    inner = box.inset(pad * 1.2, pad)
    chevron = round(sheet.size("title") * 1.1)
    if min(room, said) == 0:
        sheet.text(inner.before(chevron), way.text, "body", "black")
        sheet.icon(inner.right_part(chevron), "chevron-right", chevron, "ink2")
        return
    sheet.text(inner.top(title), way.text, "body", "black")
    sheet.icon(inner.top(title).right_part(chevron), "chevron-right", chevron, "ink2")
    inner = inner.below(title)
    if not rows:
        sheet.text(inner, view.open, "small", "regular", "ink2", lines=said, valign="top")
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


def _need(sheet: Sheet, view: WelcomeView) -> float:
    """Pixels that the way on needs in the dock: room for both actions, or else for the first."""
    frame = sheet.frame
    row = dock_box(frame)
    each = [least(sheet, one.text, "body", row.h) for one in view.actions]
    both = max(each, default=0) * len(each) + frame.length("dock_gap")
    icons = len(view.actions) and (frame.touch + frame.length("dock_gap")) * 3
    return both if both <= row.w - icons else max(each[:1], default=0)


def _dock_left(sheet: Sheet, view: WelcomeView, shown: Shown, stroke: float) -> Box:
    """The room of the dock beside its small buttons; right of a stroke that runs down at `stroke` pixels."""
    frame = sheet.frame
    rest = dock(Sheet(frame), shown, need=_need(sheet, view))
    if view.card_works and view.side == "below" and not frame.portrait:
        return rest.after(max(0, stroke - rest.x))
    return rest


def _docked(sheet: Sheet, view: WelcomeView, room: Box) -> tuple[Action, ...]:
    """The actions that stand in the dock: both, if there is room for the words of both, else the first."""
    gap = sheet.frame.length("dock_gap")
    boxes = room.columns(max(1, len(view.actions)), gap)
    if all(_said_in(sheet, boxes[0], one) for one in view.actions):
        return view.actions
    return view.actions[:1]


def _said_in(sheet: Sheet, box: Box, action: Action) -> bool:
    """Is there room on this button for its words?"""
    lines = int(box.h / sheet.leading("body"))
    return sheet.fits(action.text, box.w - 2 * sheet.frame.length("space"), "body", "black", lines)


def _in_dock(sheet: Sheet, view: WelcomeView, room: Box, actions: tuple[Action, ...]) -> None:
    """The way on while the reader or the scanner is gone; else the languages, where there is room for all of them."""
    if not actions:
        _languages(sheet, room, view)
        return
    for at, box in enumerate(room.columns(len(actions), sheet.frame.length("dock_gap"))):
        action = actions[at]
        look = "go" if at == 0 else "plain"
        if _said_in(sheet, box, action):
            sheet.button(box, action, look=look)
        else:
            sheet.button(box, replace(action, text="", spoken=action.aloud), action, look=look, icon="")
            sheet.icon(box, action.icon, "head", "go_ink" if look == "go" else "ink")


def _languages_size(sheet: Sheet, view: WelcomeView, room: float) -> str:
    """The size of the names of the languages; empty where there is no room for all of them."""
    gap, pad = sheet.frame.length("dock_gap"), sheet.frame.length("space") + 2
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
    sheet.panel(
        box, "tint" if action.on else "surface", frame.length("radius"), stroke, "brand" if action.on else "border"
    )
    sheet.target(box, action, _key(action), radius=frame.length("radius"))
    sheet.face(box, action.text, size=size, weight="black" if action.on else "bold")


def _key(action: Action) -> str:
    """The same for the same language, whatever its button says."""
    return f"language {action.event.language}" if isinstance(action.event, LanguageChosen) else action.text


# --- standing displays ------------------------------------------------------------------------------------------------


def _portrait(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    """The picture above; all that can be touched in the lower two thirds."""
    frame = sheet.frame
    content, side = content_box(frame), _side(view, frame)
    gap = frame.mm(2.7)
    if not frame.bigger:
        sheet.panel(Box(0, 0, frame.width, frame.height), ground(view.hour), 0)
    dock_left = _dock_left(sheet, view, shown, 0)
    docked = tuple(one for one in _docked(sheet, view, dock_left) if _said_in(sheet, dock_left, one))
    above = view.actions[len(docked) :]
    for own in reversed(above):
        high = max(frame.touch, sheet.leading("body") * sheet.lines_of(own.text, content.w * 0.85, "body", "black"))
        sheet.button(content.bottom_part(high), own, look="plain" if docked or own is not above[0] else "go")
        content = content.above(high + frame.length("space"))
    if _languages_size(sheet, view, content.w):
        _languages(sheet, content.bottom_part(frame.touch), view)
        content = content.above(frame.touch + gap)
    before = frame.mm(24) if side == "left" and view.card_works else 0
    size = _headline_sizes(sheet, view, content.w - before)[0]
    pitch = round(size * LEADING)
    title = pitch * len(view.prompt)
    said = _hint_height(sheet, content.w, view) + frame.length("space") + _people_height(sheet, content.w, view)
    notes = [_notes_height(sheet, content.w, view, details=details) for details in (True, False)]
    lowest = round(frame.height / 3) + frame.touch + frame.mm(6)
    room = content.bottom - title - 2 * gap
    foot = max(lowest, min(room - (notes[0] or said), frame.height // 2))
    first = foot + gap
    if room - foot >= notes[1]:
        arch = Box(content.x, content.y, content.w, round(foot - content.y))
        line = round(arch.y + (arch.h - frame.touch) * 0.46)
        _shelf(sheet, arch, view, line, "", lambda: None)
    else:
        first = max(content.y, room - notes[0] - gap)
    text = Box(content.x + before, first, content.w - before, title)
    last = _headline(sheet, text, view.prompt, size, pitch)
    line_y = first + pitch * (len(view.prompt) - 0.5) + size * MIDDLE
    if view.card_works:
        _stroke(sheet, side, last, line_y, frame.width - frame.margin / 2, text)
    if side != "below":
        heart = round(pitch * 1.4)
        x = frame.width - heart * 0.36 if side == "right" else heart * 0.36
        box = Box(round(x - heart / 2), round(line_y - heart / 2), heart, heart)
        sheet.scene(box, ("heart", view.card_works), shelf.heart(view.card_works))
    _below(sheet, Box(content.x, text.bottom + gap, content.w, content.bottom - text.bottom - gap), view)
    dock(sheet, shown, need=_need(sheet, view))
    if docked:
        _in_dock(sheet, view, dock_left, docked)


# --- dimmed -----------------------------------------------------------------------------------------------------------


def _night(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    """A dark house with a lit window for each initiative that opens tomorrow; below it the way to the reader."""
    frame = sheet.frame
    page = Box(0, 0, frame.width, frame.height)
    side = _side(view, frame)
    size = sheet.size("head")
    room = frame.width - 2 * frame.margin
    sentence = " ".join(view.prompt)
    whole = room * 0.8
    lines = (sentence,) if sheet.fits(sentence, whole, size, "black") else view.prompt
    band = round(sheet.leading(size) * (len(lines) + 0.9))
    foot = frame.height - band
    if frame.portrait:
        wide = round(frame.width * 0.68)
        house = ((frame.width - wide) // 2, round(foot - wide * 0.98), wide, round(wide * 0.98))
        said = Box(frame.margin, frame.height * 0.2, room, sheet.leading("small") * 3)
    else:
        wide = round(min(frame.width * 0.38, (foot - frame.height * 0.06) / 1.22))
        house = (round(frame.width * 0.93 - wide), round(foot - wide * 0.84), wide, round(wide * 0.84))
        if side == "left":
            house = (round(frame.width * 0.07), *house[1:])
        across = frame.width - wide - frame.width * 0.1 - frame.margin - frame.mm(4)
        said = Box(frame.width - frame.margin - across if side == "left" else frame.margin, 0, across, foot)
        said = said.bottom_part(foot * 0.66).top(foot * 0.4)
    stars = round(frame.width * frame.height / 14_000)
    quiet = said.flipped(frame.width) if frame.rtl else said
    front = (frame.width - house[0] - house[2], *house[1:]) if frame.rtl else house
    sheet.scene(page, ("night", view.windows, front, quiet), shelf.night(view.windows, front, stars, quiet))
    if view.tomorrow:
        sheet.text(said, view.tomorrow, "small", "regular", NIGHT_INK_2, lines=3, may_cut=True)
    text = Box(frame.margin, foot, whole, band)
    if side == "left":
        wide_text = max(sheet.width(one, size, "black") for one in lines)
        text = Box(frame.width - frame.margin - wide_text - 2, foot, wide_text + 2, band)
    row = sheet.leading(size)
    top = foot + (band - row * len(lines)) / 2
    last = 0.0
    for at, one in enumerate(lines):
        last = sheet.text(Box(text.x, top + at * row, text.w, row), one, size, "black", NIGHT_INK)
    if view.card_works:
        line = top + row * (len(lines) - 0.5) + size * MIDDLE
        end = text.x + last + frame.mm(12)
        _stroke(sheet, side, last, line, end, text, NIGHT_STROKE)
        heart = round(band * 1.1)
        if side != "below":
            x = frame.width - heart * 0.5 if side == "right" else heart * 0.5
            box = Box(round(x - heart / 2), round(line - heart / 2), heart, heart)
            sheet.scene(box, ("heart", "night"), shelf.heart(True, (120, 66, 32)))
    if shown.dim_touch:
        sheet.target(page, shown.dim_touch, "wake", radius=1)
