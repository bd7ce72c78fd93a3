"""The welcome page: where to hold the card, the house's shelf, and who is there. Dimmed it shows the house at night."""

from dataclasses import replace

from screens.glass.marks import Box
from screens.glass.page import Page, content_box
from screens.glass.sheet import Sheet
from screens.pages.entrance import beneath, dock_row, headline, night, paint, shelf
from screens.present.members.welcome import WelcomeView
from screens.present.values import Shown

GROUNDS = ((5, "#FFF6EA"), (10, "#FFF4E4"), (14, "#FFF0DA"), (17, "#FEE6C6"), (20, "#FBD9B2"), (24, "#F8D2A8"))
"""The colour of the ground from this hour on, mixed with the next: cream in the morning, apricot in the evening."""
ARCH = (0.475, 0.453, 0.453)
"""The width of the arch on a compact, a regular and a large display, as a share of the width of the display."""


class WelcomePage(Page):
    view_class = WelcomeView
    draws_dimmed = True

    def lay(self, sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
        if shown.dim:
            night.lay(sheet, view, shown)
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


def _landscape(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    frame = sheet.frame
    content, side = content_box(frame), headline.side_of(view, frame)
    wide = round(frame.width * ARCH[frame.size_class])
    gap = frame.mm(2.0) if frame.compact else frame.mm(4)
    top = frame.mm(1.5) if frame.compact else frame.mm(4)
    view = dock_row.fitting(sheet, view, shown, frame.width - wide)
    dock_left = dock_row.left(sheet, view, shown, frame.width - wide)
    docked = dock_row.docked(sheet, view, dock_left)
    if side == "left":
        arch = Box(0, top, wide, content.bottom - top)
        column = Box(wide + gap, content.y, frame.width - wide - gap - frame.margin, content.h)
    else:
        free = (
            not docked and not dock_row.languages_size(sheet, view, dock_left.w) and dock_left.x <= frame.width - wide
        )
        arch = Box(frame.width - wide, top, wide, (frame.height if free else content.bottom) - top)
        column = Box(frame.margin, content.y, arch.x - gap - frame.margin, content.h)
    if not frame.bigger:
        sheet.ground = ground(view.hour)
    undocked = dock_row.undocked(sheet, view, docked, column.w)
    lower = frame.touch + frame.length("space") if undocked else 0
    with_arch = _head_of(sheet, column.above(lower), view)
    if with_arch is None:
        column = content
    for own in undocked:
        sheet.button(column.bottom_part(frame.touch), own)
    column = column.above(lower)
    head, size, first, prompt = with_arch or _head_of(sheet, column, view, short=True) or (0, 0, column.y, ())
    if head and headline.house(sheet, column.top(head), view):
        view = replace(view, saved="")
    pitch = round(size * headline.LEADING)
    line = first + pitch * (len(prompt) - 0.5) + size * headline.MIDDLE
    text = Box(column.x, first, column.w, pitch * len(prompt))
    last = headline.put(sheet, text, prompt, size, pitch)

    def stroke() -> None:
        if view.card_works and prompt:
            headline.stroke(sheet, side, last, line, frame.width - wide - gap / 2, column)

    if with_arch is None:
        stroke()
    else:
        shelf.place(sheet, arch, view, round(line), side, stroke)
    beneath.below(sheet, column.below(text.bottom + frame.length("space") - column.y), view)
    dock_row.lay(sheet, view, shown, frame.width - wide)
    dock_row.put(sheet, view, dock_left, docked)


def _head_of(
    sheet: Sheet, column: Box, view: WelcomeView, *, short: bool = False
) -> tuple[int, int, float, tuple[str, ...]] | None:
    """The height of the house's name (0 where it is left out), the size of the headline in pixels of the em, where the
    headline begins, and its lines.

    A trouble, or what just happened, must be readable: for that the name is left out, then the headline becomes
    smaller, then the message loses what to do. None where there is no room even so, or where a word of the message is
    too wide, unless `short`: then the words may break, and the headline may take one line.
    """
    frame = sheet.frame
    house = 0 if frame.compact and frame.bigger else frame.mm(7 if frame.compact else 9.5)
    sentence = " ".join(view.prompt)
    if not short and not all(beneath.note_whole(sheet, note, column.w) for note in beneath.notes_of(view)):
        return None
    for details in (True, False):
        need = beneath.notes_height(sheet, column.w, view, details=details) or frame.touch
        for head in (house, 0):
            for size in headline.sizes(sheet, view, column.w):
                one_line = short and sheet.fits(sentence, column.w, size, "black")
                prompt = (sentence,) if one_line else view.prompt
                block = round(size * headline.LEADING) * len(prompt)
                best = round(column.h * (0.47 if frame.compact else 0.51) - block) if head else 0
                lowest = head + frame.mm(1) if head else 0
                room = column.h - block - frame.length("space") - need
                first = min(max(lowest, best), max(lowest, room))
                if first <= room:
                    return head, size, column.y + first, prompt
    return None


def _portrait(sheet: Sheet, view: WelcomeView, shown: Shown) -> None:
    """Draw the page of an upright display: the picture above, and all targets in the lower two thirds."""
    frame = sheet.frame
    content, side = content_box(frame), headline.side_of(view, frame)
    gap = frame.mm(2.7)
    if not frame.bigger:
        sheet.ground = ground(view.hour)
    view = dock_row.fitting(sheet, view, shown, 0)
    dock_left = dock_row.left(sheet, view, shown, 0)
    docked = tuple(one for one in dock_row.docked(sheet, view, dock_left) if dock_row.said_in(sheet, dock_left, one))
    above = view.buttons[len(docked) :]
    for own in reversed(above):
        high = max(frame.touch, sheet.leading("body") * sheet.lines_of(own.text, content.w * 0.85, "body", "black"))
        sheet.button(content.bottom_part(high), own, look="go" if not docked and own in view.actions[:1] else "plain")
        content = content.above(high + frame.length("space"))
    if dock_row.languages_size(sheet, view, content.w):
        dock_row.languages(sheet, content.bottom_part(frame.touch), view)
        content = content.above(frame.touch + gap)
    before = frame.mm(24) if side == "left" and view.card_works else 0
    size = headline.sizes(sheet, view, content.w - before)[0]
    pitch = round(size * headline.LEADING)
    title = pitch * len(view.prompt)
    said = (
        beneath.hint_height(sheet, content.w, view)
        + frame.length("space")
        + beneath.people_height(sheet, content.w, view)
    )
    notes = [beneath.notes_height(sheet, content.w, view, details=details) for details in (True, False)]
    lowest = round(frame.height / 3) + frame.touch + frame.mm(6)
    room = content.bottom - title - 2 * gap
    foot = max(lowest, min(room - (notes[0] or said), frame.height // 2))
    first = foot + gap
    if room - foot >= notes[1]:
        arch = Box(content.x, content.y, content.w, round(foot - content.y))
        line = round(arch.y + (arch.h - frame.touch) * 0.46)
        shelf.place(sheet, arch, view, line, "", lambda: None)
    else:
        first = max(content.y, room - notes[0] - gap)
    text = Box(content.x + before, first, content.w - before, title)
    last = headline.put(sheet, text, view.prompt, size, pitch)
    line_y = first + pitch * (len(view.prompt) - 0.5) + size * headline.MIDDLE
    if view.card_works:
        headline.stroke(sheet, side, last, line_y, frame.width - frame.margin / 2, text)
    if view.card_works and side != "below":
        heart = round(pitch * 1.4)
        x = frame.width - heart * 0.36 if side == "right" else heart * 0.36
        box = Box(round(x - heart / 2), round(line_y - heart / 2), heart, heart)
        sheet.scene(box, ("heart", True), paint.heart(True))
    beneath.below(sheet, Box(content.x, text.bottom + gap, content.w, content.bottom - text.bottom - gap), view)
    dock_row.lay(sheet, view, shown, 0)
    if docked:
        dock_row.put(sheet, view, dock_left, docked)
