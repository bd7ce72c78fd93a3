"""What stands below the headline of the welcome page: what just happened, troubles, the hint, and who is there."""

from dataclasses import replace

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.present.members.welcome import WelcomeView
from screens.present.values import Message


def below(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """Draw what just happened; or else the troubles; or else the hint, and who is there."""
    frame = sheet.frame
    gap = frame.length("space")
    if notes := notes_of(view):
        _notes(sheet, box, notes)
        return
    way = view.ways[0] if view.ways else None
    need = people_height(sheet, box.w, view)
    hint = hint_height(sheet, box.w, view)
    if hint and box.h - hint >= (gap + frame.touch if need else 0):
        _hint(sheet, box.top(hint), view)
        box = box.below(hint)
        line = sheet.leading("small")
        if box.h - need - gap / 2 >= line and sheet.fits(view.saved, box.w - sheet.size("body") * 1.6, "small"):
            _saved(sheet, box.top(line), view)
        box = box.below(gap)
    if way:
        _people(sheet, box, view)


def hint_height(sheet: Sheet, room: float, view: WelcomeView) -> int:
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


def _saved(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """Draw what all members saved, below the hint and quieter; its icon stands below that of the hint."""
    if view.saved:
        sheet.icon(box.left(sheet.size("body") * 1.2), "hand-heart", sheet.size("small"), "ink2")
        sheet.text(box.after(sheet.size("body") * 1.6), view.saved, "small", "regular", "ink2")


def notes_of(view: WelcomeView) -> tuple[Message, ...]:
    return (view.message,) if view.message else view.warnings


def notes_height(sheet: Sheet, room: float, view: WelcomeView, *, details: bool = True) -> int:
    """Pixels of height that all notes need, with or without what to do; 0 where there are none."""
    gap = sheet.frame.length("gap")
    notes = (note if details else replace(note, detail="") for note in notes_of(view))
    return sum(_note_height(sheet, note, room) + gap for note in notes)


def _note_height(sheet: Sheet, note: Message, room: float) -> int:
    frame = sheet.frame
    high = sheet.note_height(note, room)
    return max(high, frame.touch + frame.length("space")) if note.picture else high


def note_whole(sheet: Sheet, note: Message, room: float) -> bool:
    """True if no word of the note is wider than the room."""
    room, _ = sheet.note_room(note, room)
    return sheet.fits(note.text, room, "body", "bold", 9) and sheet.fits(note.detail, room, "small", lines=9)


def _notes(sheet: Sheet, box: Box, notes: tuple[Message, ...]) -> None:
    """Draw as many notes as there is room for; where not all fit with what to do, all are drawn without it."""
    gap = sheet.frame.length("gap")
    if sum(_note_height(sheet, note, box.w) + gap for note in notes) > box.h + gap:
        notes = tuple(replace(note, detail="") for note in notes)
    for note in notes:
        high = _note_height(sheet, note, box.w)
        if high > box.h:
            return
        sheet.note(box.top(high), note)
        box = box.below(high + gap)


def people_height(sheet: Sheet, room: float, view: WelcomeView) -> int:
    """Pixels of height that the whole list *Wie is er?* needs; 0 where there is none."""
    if not view.ways:
        return 0
    if sheet.frame.bigger:
        return sheet.frame.touch
    pad = sheet.frame.length("space")
    lines = len(view.openings) or sheet.lines_of(view.open, room - 2.4 * pad, "small")
    return max(sheet.frame.touch, sheet.leading("body") + sheet.leading("small") * lines + 2 * pad)


def _people(sheet: Sheet, box: Box, view: WelcomeView) -> None:
    """Draw the list of who is there today; all of it is the button that opens the guide."""
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
