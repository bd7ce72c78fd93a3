"""What the goodbye says, block by block: each in a few forms, from the fullest to the smallest."""

from dataclasses import replace

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.pages.members.parts import Form
from screens.present.members.goodbye import GoodbyeView
from screens.present.members.standings import StandingView
from screens.present.values import Message, Tone
from screens.present.words import Due

CALENDAR = 20.4
"""The side of the calendar, in millimetres: 120 px on a display of 1280 px."""
ACROSS = 105
"""Millimetres: in a column of at least this width the choice stands beside the words about the ticket."""
TONES = {Tone.GOOD: ("tint_go", "go_text"), Tone.LOOK: ("warn_bg", "warn"), Tone.CALM: ("tint", "brand_dk")}
"""The ground and the ink of a message, by its tone."""


def shorter(message: Message) -> list[Message]:
    """The message, then the message without its detail."""
    return [message, replace(message, detail="")] if message.detail else [message]


def sentence(sheet: Sheet, text: str, width: float, icon: str) -> Form:
    """A quiet sentence with its icon."""
    beside = sheet.size("body") * 1.5
    lines = sheet.lines_of(text, width - beside, "body")
    high = lines * sheet.leading("body")

    def draw(box: Box) -> None:
        ink = "go_text" if icon == "check-circle" else "ink2"
        sheet.icon(box.left(sheet.size("body")).top(sheet.leading("body")), icon, round(sheet.size("body") * 1.1), ink)
        sheet.text(box.after(beside), text, "body", "regular", "ink2", lines=lines)

    return Form(high, draw)


def large(sheet: Sheet, text: str, width: float) -> Form:
    """A sentence in the size of a title."""
    lines = sheet.lines_of(text, width, "title", "bold")

    def draw(box: Box) -> None:
        sheet.text(box, text, "title", "bold", lines=lines)

    return Form(lines * sheet.leading("title"), draw)


def standing(sheet: Sheet, one: StandingView, width: float) -> Form:
    """A standing in one line, from its value before to its value now, with what waits in a line below."""
    leading, beside = sheet.leading("body"), sheet.size("body") * 1.5
    arrow = sheet.size("body") * 1.4 if one.was else 0
    now, was = sheet.width(one.now, "body", "bold"), sheet.width(one.was, "body")
    amounts = now + arrow + was + sheet.frame.length("space")
    lines = sheet.lines_of(one.text, width - beside - amounts, "body", most=2)
    detail = sheet.lines_of(one.detail, width - beside, "body", most=2)

    def draw(box: Box) -> None:
        sheet.icon(box.left(sheet.size("body")).top(leading), one.icon, round(sheet.size("body") * 1.1), "ink2")
        line = box.top(lines * leading).after(beside)
        sheet.text(line.before(amounts), one.text, "body", "regular", "ink2", lines=lines, may_cut=True)
        sheet.text(line.top(leading), one.now, "body", "bold", "ink", "end")
        if one.was:
            sheet.text(line.top(leading).before(now + arrow), one.was, "body", "regular", "ink2", "end")
            place = line.top(leading).before(now).right_part(arrow)
            sheet.icon(place, "arrow-right-bold", round(sheet.size("body") * 0.7), "ink2")
        sheet.text(box.below(lines * leading).after(beside), one.detail, "body", "regular", "ink2", lines=detail)

    return Form((lines + detail) * leading, draw)


def message(sheet: Sheet, message: Message, width: float) -> Form:
    """The last message, such as one about a code that could not be read."""
    return Form(sheet.note_height(message, width), lambda box: sheet.note(box, message))


def day_forms(sheet: Sheet, title: str, due: Due, width: float) -> list[Form]:
    """The forms of the day: with its calendar; without the calendar; and the day alone, with an icon."""
    frame = sheet.frame
    side, pad = frame.mm(CALENDAR), frame.length("space")
    return [
        *(_day(sheet, title, due, width, one, pad, "title") for one in (side, round(side * 0.78))),
        _day(sheet, title, due, width, 0, pad, "title"),
        _day(sheet, title, due, width, 0, pad, "body"),
        _day(sheet, "", due, width, 0, pad, "body"),
        _day(sheet, "", replace(due, full=due.short), width, 0, pad, "title"),
    ]


def _day(sheet: Sheet, title: str, due: Due, width: float, side: int, pad: int, size: str) -> Form:
    icon = round(sheet.size(size) * 1.4) if not title else 0
    room = width - (side + 3 * pad if side else 2 * pad) - icon
    above = sheet.lines_of(title, room, "body", most=2)
    below = sheet.lines_of(due.full, room, size, "black", most=2)
    words = above * sheet.leading("body") + below * sheet.leading(size)
    high = max(side, words) + (2 * pad if side else pad)

    def draw(box: Box) -> None:
        sheet.panel(box, "surface", shadow=True)
        text = box.inset(pad, pad if side else pad / 2)
        if side:
            _calendar(sheet, Box(text.x, text.y + (text.h - side) / 2, side, side), due)
            text = text.after(side + pad)
        if icon:
            sheet.icon(text.left(sheet.size(size)), "calendar-clock", size, "ink2")
            text = text.after(icon)
        top = text.y + (text.h - words) / 2
        first = above * sheet.leading("body")
        sheet.text(Box(text.x, top, text.w, first), title, "body", "regular", "ink2", lines=above, may_cut=True)
        rest = Box(text.x, top + first, text.w, words - first)
        sheet.text(rest, due.full, size, "black", lines=below)

    return Form(high, draw)


def _calendar(sheet: Sheet, box: Box, due: Due) -> None:
    """Draw the leaf of a calendar: the weekday on a coloured band, the day large, the month below it."""
    stroke, radius = max(2, sheet.frame.length("stroke")), sheet.frame.length("radius_small")
    band = round(box.h * 0.3)
    sheet.panel(box, "surface", radius, stroke, "brand")
    sheet.panel(box.top(band), "brand", radius)
    sheet.panel(box.top(band).below(band / 2), "brand", 0)
    small = sheet.fitting(box.w * 0.86, round(band * 0.84), due.weekday, due.month)
    sheet.text(box.top(band), due.weekday, small, "bold", "brand_ink", "center", role="calendar")
    leaf = box.below(band)
    sheet.text(leaf.top(leaf.h * 0.62), due.day, round(box.h * 0.44), "black", "ink", "center", role="calendar")
    sheet.text(leaf.below(leaf.h * 0.54), due.month, small, "bold", "ink", "center", valign="middle", role="calendar")


def card(sheet: Sheet, text: str, width: float) -> Form:
    """The reminder that a card still lies on the reader."""
    frame, pad = sheet.frame, sheet.frame.length("space")
    art = frame.mm(15)
    lines = sheet.lines_of(text, width - art - 3 * pad, "title", "black", 2)
    high = max(frame.mm(13), lines * sheet.leading("title") + pad)

    def draw(box: Box) -> None:
        sheet.panel(box, "sun")
        sheet.art(box.inset(pad, 0).left(art), "card")
        sheet.text(box.inset(pad).after(art + pad), text, "title", "black", "sun_ink", lines=lines)

    return Form(high, draw)


def ticket(sheet: Sheet, view: GoodbyeView, width: float) -> Form:
    """The ticket: what happens with it, and the choice beside or below that.

    The place of a choice depends on the width alone, so that the button that takes the choice back stands at the same
    place. Where there is room, nothing moves when the choice goes.
    """
    frame, pad = sheet.frame, sheet.frame.length("space")
    said = view.ticket or Message("", "")
    roomy = not frame.bigger and width >= ACROSS * frame.dots
    across = roomy and len(view.choices) == 1
    wide = max((sheet.width(one.text, "body", "black") + 3 * pad for one in view.choices), default=0.0)
    icon = sheet.size("title") * 1.4
    room = width - 2 * pad - icon - (wide + pad if across else 0)
    first = sheet.lines_of(said.text, room, "body", "bold") * sheet.leading("body")
    second = sheet.lines_of(said.detail, room, "small") * sheet.leading("small")
    inner = max(first + second, frame.touch if roomy and len(view.choices) < 2 else frame.mm(11) - pad)
    between = frame.mm(2)
    side_by_side = (wide + between) * len(view.choices) - between <= width - 2 * pad
    rows = 0 if across or not view.choices else 1 if side_by_side else len(view.choices)
    below = rows * (frame.touch + between) - between + pad if rows else 0

    def draw(box: Box) -> None:
        fill, ink = TONES[said.tone]
        sheet.panel(box, fill, None, max(2, frame.length("stroke")) if frame.bigger else 0, ink)
        body = box.inset(pad, pad / 2)
        line = body.top(inner)
        sheet.icon(line.left(sheet.size("title")), said.icon, "title", ink)
        text = line.after(icon).left(room).centred(room, first + second)
        sheet.text(text.top(first), said.text, "body", "bold", ink, lines=9)
        sheet.text(text.below(first), said.detail, "small", lines=9)
        places = [line.right_part(wide).centred(wide, frame.touch)] if across else []
        if rows:
            choices = box.inset(pad).bottom_part(below - pad)
            places = choices.columns(len(view.choices), between) if rows == 1 else choices.rows(rows, between)
        for place, action in zip(places, view.choices, strict=True):
            green = view.asks and action is view.choices[-1]
            sheet.button(place, action, look="go" if green else "plain", icon="" if across else None)

    return Form(inner + below + pad, draw)
