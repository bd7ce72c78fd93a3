"""What stands beside the words of the goodbye: the items, the code of the ticket, or a hand that waves."""

from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.members.codes import code, least_side, side_in, ticket_rows
from screens.pages.members.goodbye_words import sentence
from screens.pages.members.parts import Form
from screens.present.members.goodbye import GoodbyeView, ThingView

TILES = 8.0, 26.0
"""The least and the most millimetres of the side of a picture without a name."""


def things(sheet: Sheet, view: GoodbyeView, box: Box, *, words: bool) -> None:
    """Draw what was done, in words and in pictures; the items have their names where there is room for all of the
    names.
    """
    frame, pad, gap = sheet.frame, sheet.frame.length("space"), sheet.frame.length("gap")
    if words:
        for text in view.did:
            form = sentence(sheet, text, box.w, "check-circle")
            form.draw(box.top(form.height))
            box = box.below(form.height)
        box = box.below(pad / 2)
    for most in (2, 1) if words else ():
        rows = [_thing(sheet, thing, box.w, most) for thing in view.things]
        if sum(row.height + gap for row in rows) - gap <= box.h:
            for row in rows:
                row.draw(box.top(row.height))
                box = box.below(row.height + gap)
            return
    for place, thing in zip(tiles(frame, len(view.things), box), view.things, strict=False):
        sheet.tile(place, thing.picture)


def tiles(frame: Frame, number: int, box: Box) -> list[Box]:
    """The places of so many squares: large ones, and in rows that are full; a last row that is not stands in the
    middle. Where there is no room for all, the last ones are left out.
    """
    gap, least, most = frame.length("gap"), frame.mm(TILES[0]), frame.mm(TILES[1])
    ways = []
    for across in range(1, number + 1):
        down = -(-number // across)
        side = min(most, (box.w - gap * (across - 1)) / across, (box.h - gap * (down - 1)) / down)
        ways.append((side * number / (across * down), side, across))
    _, side, across = max(ways)
    if side < least:
        side, across = least, max(1, int((box.w + gap) // (least + gap)))
    number = min(number, across * max(1, int((box.h + gap + 1) // (side + gap))))
    wide = across * (side + gap) - gap
    places = []
    for first in range(0, number, across):
        row = min(across, number - first)
        x, y = box.x + (wide - row * (side + gap) + gap) / 2, box.y + first // across * (side + gap)
        places += [Box(x + at * (side + gap), y, side, side) for at in range(row)]
    return places


def _thing(sheet: Sheet, thing: ThingView, width: float, most: int) -> Form:
    """The form of an item: its picture, its name in at most `most` lines, and what holds for the item."""
    frame, pad = sheet.frame, sheet.frame.length("space")
    least = max(frame.mm(10), sheet.leading("body") + sheet.leading("small") + pad / 2)
    side = least - pad
    room = width - side - 2.5 * pad
    day = thing.due.short if thing.due else ""
    beside = sheet.width(f"{thing.state} · {day}", "small", "bold") <= room
    title = sheet.lines_of(thing.title, room, "body", "bold", most) * sheet.leading("body")
    state = sheet.lines_of(thing.state, room, "small", "bold") * sheet.leading("small")
    words = title + state + (sheet.leading("small") if day and not beside else 0)

    def draw(box: Box) -> None:
        sheet.panel(box, "surface", shadow=True)
        sheet.tile(Box(box.x + pad / 2, box.y + (box.h - side) / 2, side, side), thing.picture)
        text = box.after(side + 1.5 * pad).before(pad).centred(room, words)
        lines = round(title / sheet.leading("body"))
        sheet.text(text.top(title), thing.title, "body", "bold", lines=lines, may_cut=True)
        below = text.below(title)
        lines = round(state / sheet.leading("small"))
        sheet.text(below.top(state), thing.state, "small", "bold", "go_text", lines=lines)
        if day and beside:
            sheet.text(below.top(state).after(sheet.width(thing.state, "small", "bold")), f" · {day}", "small")
        elif day:
            sheet.text(below.below(state), day, "small")

    return Form(max(least, words + pad / 2), draw)


def farewell(sheet: Sheet, box: Box, texts: tuple[str, ...] = ()) -> None:
    """Draw the hand that waved at the start, which now waves goodbye, and below it these sentences."""
    lines = [sheet.lines_of(text, box.w, "title", "black") for text in texts]
    words = sum(lines) * sheet.leading("title")
    gap = sheet.frame.length("space") * 2 if texts else 0
    side = min(box.w, box.h - gap - words, sheet.frame.mm(70)) * 0.8
    block = box.centred(box.w, side + gap + words)
    sun = block.top(side).centred(side, side)
    sheet.disc(sun, "blob")
    sheet.disc(sun.centred(side * 0.64, side * 0.64), "sun")
    sheet.icon(sun, "hand-wave", round(side * 0.34), "sun_ink")
    block = block.below(side + gap)
    for text, number in zip(texts, lines, strict=True):
        high = number * sheet.leading("title")
        sheet.text(block.top(high), text, "title", "black", align="center", lines=number)
        block = block.below(high)


def code_side(frame: Frame, view: GoodbyeView, room: Box) -> int:
    """Pixels of the side of the ticket's code beside the words."""
    rows = ticket_rows(view.qr)
    most = min(room.h - 2 * frame.length("space"), room.w * (0.34 if frame.bigger else 0.4), frame.mm(66))
    return side_in(frame, rows, most)


def ticket_code(sheet: Sheet, view: GoodbyeView, box: Box) -> None:
    """Draw the ticket as a code on white. The words around the code are left out before the code is."""
    frame, pad = sheet.frame, sheet.frame.length("space")
    rows = ticket_rows(view.qr)
    inner = box.inset(pad)
    title = sheet.lines_of(view.qr_title, inner.w, "body", "bold") * sheet.leading("body")
    hint = sheet.lines_of(view.qr_hint, inner.w, "small") * sheet.leading("small")
    least = least_side(frame, rows)
    if inner.h - title - hint < least:
        hint = 0
    if inner.h - title - hint < least:
        title = 0
    side = side_in(frame, rows, min(inner.w, inner.h - title - hint))
    top = inner.y + (inner.h - side - title - hint) / 2 if frame.portrait else inner.y
    paper = box if frame.portrait else box.top(side + title + hint + 2 * pad)
    sheet.panel(paper, "#FFFFFF", shadow=True)
    if title:
        place = Box(inner.x, top, inner.w, title)
        lines = round(title / sheet.leading("body"))
        sheet.text(place, view.qr_title, "body", "bold", "#2B2018", "center", lines)
    code(sheet, Box(inner.x, top + title, inner.w, side), rows)
    if hint:
        lines = round(hint / sheet.leading("small"))
        place = Box(inner.x, top + title + side, inner.w, hint)
        sheet.text(place, view.qr_hint, "small", "regular", "#5E4A3A", "center", lines)
