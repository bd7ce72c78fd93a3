"""A line of the visit on the glass: folded, or as a stub while another line is lit."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from screens.glass.marks import Box
from screens.glass.sheet import Sheet
from screens.present.members.lines.line import LineView
from screens.present.values import Action, Tone

TONES = {Tone.GOOD: "go_text", Tone.LOOK: "warn", Tone.CALM: "brand_dk"}
BETWEEN = " · "
FADED = "ink2"
Undo = Callable[[LineView], Action | Callable[[], None]]
"""Makes what the button that undoes a line does: the action that it posts, or the function that asks first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of the second row of a line; `brief` is a shorter form for where the words do not fit."""

    text: str
    ink: str = "ink"
    weight: str = "regular"
    brief: str = ""


@dataclass(frozen=True, slots=True)
class Measures:
    """The pixels of the lines of one list. `word` is False where the undo button shows only its icon."""

    width: float
    row: int
    stub: int
    pad: int
    space: int
    tile: int
    undo: int
    word: bool
    chip: tuple[int, int]
    """The width and height of the day; the width is 0 where the day is written in words."""

    @classmethod
    def of(cls, sheet: Sheet, width: float, undo: str, room: float = 0) -> "Measures":
        """The measures for lists of this width; `undo` is the longest word on the buttons that undo.

        In `room` pixels of height, rows are made a little higher where a whole number of them nearly fills the room.
        """
        frame = sheet.frame
        text = sheet.leading("body") + sheet.leading("small")
        air = frame.mm(4.4 if frame.bigger else 1.7)
        row = max(frame.line_touch, text + air)
        count = int((room + frame.length("gap")) // (row + frame.length("gap")))
        left = room + frame.length("gap") - count * (row + frame.length("gap"))
        if count and left < row * 0.3:
            row += int(left / count)
        pad = frame.mm(1.3 if frame.compact else 1.36)
        tile = min(row, round(frame.touch * 1.1)) - 2 * pad
        space = frame.mm(2.5)
        wide = max(frame.touch, round(sheet.width(undo, "small", "bold")) + 3 * frame.length("space"))
        word = width - wide - tile > width * 0.6 and not frame.bigger
        chip = (0, 0) if frame.bigger else (frame.mm(14.3 if not frame.compact else 12.6), round(row * 0.77))
        stub = max(frame.mm(8.5), sheet.leading("body") + frame.mm(1.6))
        return cls(width, row, stub, pad, space, tile, wide if word else frame.touch, word, chip)

    def text_room(self, line: LineView) -> float:
        """Pixels of width for the words of a line."""
        room = self.width - 3 * self.pad - self.tile - self.space
        room -= self.undo + self.pad if line.undo else 0
        room -= self.chip[0] + self.pad if line.due and self.chip[0] else 0
        return room


def opens(line: LineView) -> bool:
    """True if the line has more to say than fits on it while it is folded."""
    unfolds = line.question or line.answers or line.steppers or line.task or line.instructions or line.broken
    return bool(unfolds or (line.note and line.note.detail))


def shows_itself(line: LineView) -> bool:
    """True if the newest line has more to say than a quiet word, so that it is lit without a touch."""
    return bool(line.question or line.answers or line.steppers or line.task or line.instructions) or bool(
        line.note and line.note.detail
    )


# --- folded ----------------------------------------------------------------------------------------------------------


def folded_height(sheet: Sheet, m: Measures, line: LineView) -> float:
    """Pixels of height of a folded line; more where what happened takes more than one line of text."""
    extra = _state_lines(sheet, m, line) - 1
    return m.row + extra * sheet.leading("small")


def _state_lines(sheet: Sheet, m: Measures, line: LineView) -> int:
    room = m.text_room(line) - _chevron(sheet, line)
    return max(1, sheet.lines_of(pieces_of(sheet, line)[0].text, room, "small", "bold", 4))


def _chevron(sheet: Sheet, line: LineView) -> float:
    return sheet.size("title") if opens(line) else 0


def folded(sheet: Sheet, m: Measures, line: LineView, press: Callable[[], None] | None, undo: Undo, box: Box) -> None:
    """Draw a line of one row: picture, name, what happened, the day, and *Toch niet*. `press` opens it; None if it does
    not open.
    """
    sheet.panel(
        box,
        "tint" if line.lit else "surface",
        None,
        sheet.frame.length("stroke") if sheet.frame.bigger else 0,
        shadow=True,
    )
    inner = head_row(sheet, m, line, box, pieces_of(sheet, line), undo, "chevron-down" if press and opens(line) else "")
    if press and opens(line):
        spoken = f"{line.title}. {line.question or line.state}"
        touch(sheet, line, replace(box, w=inner.right - box.x), press, spoken)


def touch(sheet: Sheet, line: LineView, box: Box, press: Callable[[], None], spoken: str) -> None:
    """Add the target that opens or closes a line; it is read before the button that undoes the line."""
    sheet.target(box, press, line.key, spoken, line=True)
    if line.undo:
        sheet.targets.insert(-1, sheet.targets.pop())


def pieces_of(sheet: Sheet, line: LineView) -> list[Piece]:
    """The words below the name, the most needed first; those at the end are left out where they do not fit."""
    found = [Piece(line.state, TONES[line.tone], "bold")]
    if line.question:
        found = [Piece(line.question, "warn", "bold")]
    elif line.task and line.task.tone is Tone.CALM:  # the task to put the item back also says that it is back
        found = [Piece(line.task.text, TONES[line.task.tone], "bold")]
    elif line.note and line.note.tone is Tone.LOOK:
        found.append(Piece(line.note.text, "warn", "bold"))
    if line.task and line.task.tone is not Tone.CALM:
        found.append(Piece(line.task.text, TONES[line.task.tone], "bold"))
    if line.due and sheet.frame.bigger:
        found.append(Piece(line.due.short, "ink", "bold", f"{line.due.day} {line.due.month}"))
    found.append(Piece(line.found, "ink2"))
    found.append(Piece(line.price))
    if line.note and line.note.tone is not Tone.LOOK:
        found.append(Piece(line.note.text, "ink2"))
    elif not sheet.frame.compact:
        found.append(Piece(line.place, "ink2"))
    return [one for one in found if one.text]


def _short(line: LineView) -> str:
    return line.due.short if line.due else ""


def head_row(
    sheet: Sheet,
    m: Measures,
    line: LineView,
    box: Box,
    pieces: list[Piece],
    undo: Undo,
    chevron: str,
    above: float = 0,
) -> Box:
    """Draw the row with the picture; returns the box of its words. Its target begins `above` pixels over the row."""
    top = replace(box, h=min(box.h, m.row))
    tile = Box(box.x + m.pad * 1.5, top.y + (top.h - m.tile) / 2, m.tile, m.tile)
    sheet.tile(tile, line.picture)
    inner = Box(tile.right + m.space, box.y, box.right - tile.right - m.space - m.pad * 1.5, box.h)
    if line.undo:
        place = Box(box.right - m.undo, top.y - above, m.undo, max(top.h, sheet.frame.line_touch))
        _undo_button(sheet, m, line, place, undo)
        inner = replace(inner, w=box.right - m.undo - m.pad - inner.x)
    if line.due and m.chip[0]:
        chip = Box(inner.right - m.chip[0], top.y + (top.h - m.chip[1]) / 2, *m.chip)
        sheet.day(chip, line.due)
        inner = inner.before(m.chip[0] + m.pad)
    if chevron:
        mark = inner.right_part(sheet.size("body"))
        sheet.icon(replace(mark, y=top.y, h=top.h), chevron, "title", "brand")
        inner = inner.before(sheet.size("title"))
    _words(sheet, inner, line.title, pieces)
    free = sheet.frame.mm(1) + 1 + (m.undo if line.undo else 0)
    return replace(inner, w=box.right - free - inner.x)


def _words(sheet: Sheet, box: Box, title: str, pieces: list[Piece]) -> None:
    name, below = sheet.leading("body"), sheet.leading("small")
    first = pieces[0] if pieces else Piece("")
    lines = max(1, sheet.lines_of(first.text, box.w, "small", first.weight, 4))
    top = box.y + (box.h - name - lines * below) / 2
    sheet.text(Box(box.x, top, box.w, name), title, "body", "black", may_cut=True, role="name")
    row = Box(box.x, top + name, box.w, lines * below)
    if lines > 1:
        sheet.text(row, first.text, "small", first.weight, first.ink, lines=lines)
        return
    pieces_row(sheet, row, pieces)


def pieces_row(sheet: Sheet, box: Box, pieces: list[Piece], size: str = "small") -> None:
    """Draw words with a dot between them, as many as fit on one line of text."""
    at, dot = box.x, sheet.width(BETWEEN, size)
    for number, piece in enumerate(pieces):
        start = at + (dot if number else 0)
        fitting = (each for each in (piece.text, piece.brief) if each)
        text = next((each for each in fitting if start + sheet.width(each, size, piece.weight) <= box.right), "")
        if number and not text:
            return
        text = text or piece.text
        wide = sheet.width(text, size, piece.weight)
        if number:
            sheet.text(Box(at, box.y, dot, box.h), "·", size, "bold", FADED, "center")
        sheet.text(Box(start, box.y, min(wide + 2, box.right - start), box.h), text, size, piece.weight, piece.ink)
        at = start + wide


def _undo_button(sheet: Sheet, m: Measures, line: LineView, box: Box, undo: Undo) -> None:
    assert line.undo
    frame = sheet.frame
    edge = m.pad * (1.3 if frame.bigger else 0.7)  # more of it where the card has an edge too
    seen = box.inset(0, edge).before(edge)
    radius = frame.length("radius_small")
    sheet.panel(seen, "surface", radius, max(2, frame.length("stroke")), "border")
    sheet.target(box, undo(line), f"undo {line.key}", line.undo.aloud, radius, line=True)
    if m.word:
        sheet.face(seen, line.undo.text, line.undo.icon, "ink2", size="small", above=True, weight="bold")
    else:
        sheet.icon(seen, line.undo.icon, "title", "ink2")


def peek(sheet: Sheet, m: Measures, line: LineView, box: Box) -> None:
    """Draw the visible part of a line below the end of the list: its name."""
    sheet.panel(box, "surface", None)
    name = Box(box.x + m.pad * 1.5 + m.tile + m.space, box.y, m.text_room(line), sheet.leading("body") + m.pad)
    sheet.text(replace(name, h=min(name.h, box.h)), line.title, "body", "black", may_cut=True, role="peek")


# --- stubs -----------------------------------------------------------------------------------------------------------


def stub(sheet: Sheet, m: Measures, line: LineView, box: Box) -> None:
    """Draw a line while another one is lit on a small display: picture, name, and one word at the end."""
    sheet.panel(box, "surface", sheet.frame.length("radius_small"))
    side = box.h - m.pad * 1.4
    tile = Box(box.x + m.pad * 1.4, box.y + (box.h - side) / 2, side, side)
    sheet.tile(tile, line.picture)
    inner = Box(tile.right + m.space, box.y, box.right - tile.right - m.space - 2 * m.space, box.h)
    word = _short(line) or line.price or pieces_of(sheet, replace(line, question=""))[0].text
    wide = sheet.width(word, "small", "bold")
    if wide < inner.w * 0.5 and sheet.fits(line.title, inner.w - wide - m.space, "body", "bold"):
        sheet.text(inner, word, "small", "bold", TONES[line.tone], "end")
        inner = inner.before(wide + m.space)
    sheet.text(inner, line.title, "body", "bold", may_cut=True, role="name")
