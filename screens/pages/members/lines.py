"""A line of the visit on the glass: folded, lit with all that it asks, or a stub while another line is lit."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from screens.glass.marks import Box
from screens.glass.page import least
from screens.glass.sheet import Sheet
from screens.present.members.lines.line import LineView
from screens.present.members.lines.swaps import StepperView
from screens.present.values import Action, Message, Tone

HASTY = 0.12
"""Seconds between two touches of a counting button that both count."""
TONES = {Tone.GOOD: "go_text", Tone.LOOK: "warn", Tone.CALM: "brand_dk"}
BETWEEN = " · "
FADED = "ink2"
Undo = Callable[[LineView], Action | Callable[[], None]]
"""What the button that undoes a line posts, or asks first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A few words of the second row of a line."""

    text: str
    ink: str = "ink"
    weight: str = "regular"


@dataclass(frozen=True, slots=True)
class Measures:
    """The pixels of the lines of one list. `word` is False where the undo button is an icon only."""

    width: float
    row: int
    stub: int
    pad: int
    space: int
    tile: int
    undo: int
    word: bool
    chip: tuple[int, int]
    """Width and height of the day; no width where the day is in words."""

    @classmethod
    def of(cls, sheet: Sheet, width: float, undo: str, room: float = 0) -> "Measures":
        """For lists of this width; `undo` is the longest word on the buttons that undo.

        In `room` pixels of height, rows are a little higher where a whole number of them nearly fills it.
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
        """Pixels for the words of a line."""
        room = self.width - 3 * self.pad - self.tile - self.space
        room -= self.undo + self.pad if line.undo else 0
        room -= self.chip[0] + self.pad if line.due and self.chip[0] else 0
        return room


def opens(line: LineView) -> bool:
    """Does the line have more to say than fits on it while it is folded?"""
    unfolds = line.question or line.answers or line.steppers or line.task or line.instructions or line.broken
    return bool(unfolds or (line.note and line.note.detail))


def shows_itself(line: LineView) -> bool:
    """Is what the newest line has to say more than a quiet word, so that it is lit by itself?"""
    return bool(line.question or line.answers or line.steppers or line.task or line.instructions) or bool(
        line.note and line.note.detail
    )


# --- folded ----------------------------------------------------------------------------------------------------------


def folded_height(sheet: Sheet, m: Measures, line: LineView) -> float:
    """Pixels of a folded line; more where what happened takes more than one line of text."""
    extra = _state_lines(sheet, m, line) - 1
    return m.row + extra * sheet.leading("small")


def _state_lines(sheet: Sheet, m: Measures, line: LineView) -> int:
    room = m.text_room(line) - _chevron(sheet, line)
    return max(1, sheet.lines_of(line.question or line.state, room, "small", "bold", 4))


def _chevron(sheet: Sheet, line: LineView) -> float:
    return sheet.size("title") if opens(line) else 0


def folded(sheet: Sheet, m: Measures, line: LineView, press: Callable[[], None] | None, undo: Undo, box: Box) -> None:
    """A line of one row: picture, name, what happened, the day, and *Toch niet*. `press` opens it."""
    sheet.panel(
        box,
        "tint" if line.lit else "surface",
        None,
        sheet.frame.length("stroke") if sheet.frame.bigger else 0,
        shadow=True,
    )
    inner = _head(sheet, m, line, box, _pieces(sheet, line), undo, "chevron-down" if press and opens(line) else "")
    if press and opens(line):
        spoken = f"{line.title}. {line.question or line.state}"
        _touch(sheet, line, replace(box, w=inner.right - box.x), press, spoken)


def _touch(sheet: Sheet, line: LineView, box: Box, press: Callable[[], None], spoken: str) -> None:
    """The target that opens or closes a line; it is read before the button that undoes the line."""
    sheet.target(box, press, line.key, spoken, line=True)
    if line.undo:
        sheet.targets.insert(-1, sheet.targets.pop())


def _pieces(sheet: Sheet, line: LineView) -> list[Piece]:
    """What stands below the name, the most needed first: what does not fit leaves at the end."""
    found = [Piece(line.state, TONES[line.tone], "bold")]
    if line.question:
        found = [Piece(line.question, "warn", "bold")]
    elif line.note and line.note.tone is Tone.LOOK:
        found.append(Piece(line.note.text, "warn", "bold"))
    if line.task:
        found.append(Piece(line.task.text, "warn", "bold"))
    if line.due and sheet.frame.bigger:
        found.append(Piece(_short(line), "ink", "bold"))
    found.append(Piece(line.price))
    if line.note and line.note.tone is not Tone.LOOK:
        found.append(Piece(line.note.text, "ink2"))
    elif not sheet.frame.compact:
        found.append(Piece(line.place, "ink2"))
    return [one for one in found if one.text]


def _short(line: LineView) -> str:
    due = line.due
    return f"{due.weekday} {due.day} {due.month}" if due else ""


def _head(
    sheet: Sheet,
    m: Measures,
    line: LineView,
    box: Box,
    pieces: list[Piece],
    undo: Undo,
    chevron: str,
    above: float = 0,
) -> Box:
    """The row with the picture; returns the box of its words. What is touched begins so much `above` it."""
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
    """Words with a dot between them, as many as fit on one line of text."""
    at, dot = box.x, sheet.width(BETWEEN, size)
    for number, piece in enumerate(pieces):
        wide = sheet.width(piece.text, size, piece.weight)
        start = at + (dot if number else 0)
        if number and start + wide > box.right:
            return
        if number:
            sheet.text(Box(at, box.y, dot, box.h), "·", size, "bold", FADED, "center")
        sheet.text(
            Box(start, box.y, min(wide + 2, box.right - start), box.h), piece.text, size, piece.weight, piece.ink
        )
        at = start + wide


def _undo_button(sheet: Sheet, m: Measures, line: LineView, box: Box, undo: Undo) -> None:
    assert line.undo
    frame = sheet.frame
    seen = box.inset(0, m.pad * 0.7).before(m.pad * 0.7)
    radius = frame.length("radius_small")
    sheet.panel(seen, "surface", radius, max(2, frame.length("stroke")), "border")
    sheet.target(box, undo(line), f"undo {line.key}", line.undo.aloud, radius, line=True)
    if m.word:
        sheet.face(seen, line.undo.text, line.undo.icon, "ink2", size="small", above=True, weight="bold")
    else:
        sheet.icon(seen, line.undo.icon, "title", "ink2")


def peek(sheet: Sheet, m: Measures, line: LineView, box: Box) -> None:
    """What can be seen of a line below the end of the list: its name."""
    sheet.panel(box, "surface", None)
    name = Box(box.x + m.pad * 1.5 + m.tile + m.space, box.y, m.text_room(line), sheet.leading("body") + m.pad)
    sheet.text(replace(name, h=min(name.h, box.h)), line.title, "body", "black", may_cut=True, role="peek")


# --- stubs -----------------------------------------------------------------------------------------------------------


def stub(sheet: Sheet, m: Measures, line: LineView, box: Box) -> None:
    """A line while another one is lit on a small display: picture, name, and one word at the end."""
    sheet.panel(box, "surface", sheet.frame.length("radius_small"))
    side = box.h - m.pad * 1.4
    tile = Box(box.x + m.pad * 1.4, box.y + (box.h - side) / 2, side, side)
    sheet.tile(tile, line.picture)
    inner = Box(tile.right + m.space, box.y, box.right - tile.right - m.space - 2 * m.space, box.h)
    word = _short(line) or line.price or line.state
    wide = sheet.width(word, "small", "bold")
    if wide < inner.w * 0.5 and sheet.fits(line.title, inner.w - wide - m.space, "body", "bold"):
        sheet.text(inner, word, "small", "bold", TONES[line.tone], "end")
        inner = inner.before(wide + m.space)
    sheet.text(inner, line.title, "body", "bold", may_cut=True, role="name")


# --- lit -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a lit line, one below the other."""

    height: float
    draw: Callable[[Box], None]


class Lit:
    """A lit line: its blocks are measured once, then drawn. With `most` pixels at most, quiet blocks leave first.

    `asked` are the question and answers in place of those of the line.
    """

    def __init__(
        self,
        sheet: Sheet,
        m: Measures,
        line: LineView,
        undo: Undo,
        close: Callable[[], None] | None,
        most: float,
        asked: tuple[str, tuple[tuple[Action, Callable[[], None] | None], ...]] | None = None,
    ) -> None:
        self._sheet, self._m, self._line, self._undo, self._close = sheet, m, line, undo, close
        self._pad = sheet.frame.mm(1.35) if sheet.frame.compact else sheet.frame.mm(2.05)
        self._gap = sheet.frame.mm(1.0)
        self._inner = m.width - 2 * (self._pad + sheet.frame.mm(0.4))
        question = asked[0] if asked else line.question
        self._answers: tuple[tuple[Action, Callable[[], None] | None], ...]
        self._answers = asked[1] if asked else tuple((one, None) for one in line.answers)
        if line.broken and not asked:
            self._answers = (*self._answers, (line.broken, None))
        self._green = bool(asked) or (line.green and bool(line.answers))
        note = line.note if not asked else None
        plain = line if not asked else replace(line, steppers=(), task=None, instructions="", parts=())
        for tight in range(5):
            quiet = tight > 0
            self._most_parts = 4 - max(0, tight - 1)
            if quiet:
                self._pad = sheet.frame.mm(0.9)
                self._answers = tuple(one for one in self._answers if one[0] != line.broken)
            if tight > 1 and plain.task:
                said = Message(plain.task.icon, "", plain.task.detail, code=plain.task.code)
                shorter = Message(plain.task.icon, line.task.text if line.task else "", code=plain.task.code)
                plain = replace(plain, task=said if tight == 2 and plain.task.detail else shorter)
            if tight > 2 and note:
                note = replace(note, detail="")
            loud = line.task or line.steppers or line.instructions or self._answers
            self._blocks = self._made(plain, question, None if quiet and loud else note)
            if self.height <= most:
                break
        if self.height > most and plain.instructions:
            self._shorten(plain, most)

    @property
    def green(self) -> bool:
        """Is its first answer the way on?"""
        return self._green

    @property
    def height(self) -> float:
        return 2 * self._pad + sum(block.height for block in self._blocks) + self._gap * (len(self._blocks) - 1)

    def draw(self, box: Box) -> None:
        frame = self._sheet.frame
        ink = "go" if self._green else "brand"
        self._sheet.panel(box, "surface", None, frame.mm(0.8), ink, shadow=True)
        inner = box.inset(self._pad + frame.mm(0.4), self._pad)
        top = inner.y
        for block in self._blocks:
            block.draw(Box(inner.x, top, inner.w, block.height))
            top += block.height + self._gap

    # --- its blocks ---

    def _made(self, line: LineView, question: str, note: Message | None) -> list[Block]:
        sheet, compact = self._sheet, self._sheet.frame.compact
        below = compact and question and not line.steppers
        pieces = [Piece(question, "ink", "black")] if below else _pieces(sheet, replace(line, note=None, question=""))
        parts = [Piece(f"{part.count} {part.name}") for part in line.parts]
        beside = below and parts and self._fit([pieces[0], *parts], self._m.text_room(line))
        if beside:
            pieces = [pieces[0], Piece(BETWEEN.join(one.text for one in parts))]
        close_by = not (question and not below) and not (parts and not beside) and not line.task
        blocks = [self._head(line, pieces, close_by=close_by)]
        if question and not below:
            blocks.append(self._question(question, parts))
        elif parts and not beside:
            blocks.append(self._listed(parts))
        if line.steppers:
            blocks += self._steppers(line.steppers)
        if line.task:
            blocks.append(self._task(line.task))
        if note and not question:
            blocks.append(self._remark(note, self._most_parts))
        if line.instructions:
            blocks.append(self._advice(line.instructions))
        if self._answers:
            blocks += self._rows_of_answers()
        return blocks

    def _fit(self, pieces: list[Piece], room: float) -> bool:
        words = sum(self._sheet.width(one.text, "small", one.weight) for one in pieces)
        return words + self._sheet.width(BETWEEN, "small") * len(pieces) <= room

    def _head(self, line: LineView, pieces: list[Piece], *, close_by: bool) -> Block:
        """The row with the picture. With `close_by`, what is below it can be touched too."""
        sheet, m = self._sheet, self._m
        chevron = "chevron-up" if self._close else ""
        room = m.text_room(line) - (sheet.size("title") if chevron else 0) - 2 * self._pad
        lines = max(1, sheet.lines_of(pieces[0].text, room, "small", pieces[0].weight, 4)) if pieces else 1
        text = sheet.leading("body") + lines * sheet.leading("small")
        height: float = max(m.tile, text)
        above = self._pad - 1
        if close_by and (line.undo or self._close):
            height = max(height, sheet.frame.line_touch - above + sheet.frame.mm(1) + 1 - self._gap)

        def draw(box: Box) -> None:
            around = Box(box.x - m.pad * 1.5 + sheet.frame.mm(0.1), box.y, box.w + m.pad * 2, box.h)
            inner = _head(sheet, m, line, around, pieces, self._undo, chevron, above)
            if self._close:
                high = max(sheet.frame.line_touch, above + box.h)
                words = Box(box.x, box.y - above, inner.right - box.x, high)
                _touch(sheet, line, words, self._close, f"{line.title}. {line.state}")

        return Block(height, draw)

    def _question(self, question: str, parts: list[Piece]) -> Block:
        """The question, with the parts that it is about behind it, or below where they are many."""
        sheet = self._sheet
        asked = sheet.lines_of(question, self._inner, "body", "black", 3)
        wide = sheet.width(question, "body", "black") + sheet.frame.mm(4)
        listed = BETWEEN.join(one.text for one in parts)
        beside = asked == 1 and sheet.fits(listed, self._inner - wide, "small")
        lines = 0 if beside else sheet.lines_of(listed, self._inner, "small", most=self._most_parts)
        height = asked * sheet.leading("body") + lines * sheet.leading("small") + sheet.frame.mm(0.7)

        def draw(box: Box) -> None:
            first = box.top(asked * sheet.leading("body"))
            sheet.text(first, question, "body", "black", lines=asked)
            if beside:
                sheet.text(first.after(wide), listed, "small")
            elif lines:
                self._list(box.below(first.h), parts, lines)

        return Block(height, draw)

    def _listed(self, parts: list[Piece]) -> Block:
        sheet = self._sheet
        listed = BETWEEN.join(one.text for one in parts)
        lines = sheet.lines_of(listed, self._inner, "small", most=self._most_parts)
        return Block(lines * sheet.leading("small"), lambda box: self._list(box, parts, lines))

    def _list(self, box: Box, parts: list[Piece], lines: int) -> None:
        """The parts one after the other; without those that do not fit."""
        sheet, texts = self._sheet, [one.text for one in parts]
        listed = BETWEEN.join(texts)
        while len(texts) > 1 and not sheet.fits(listed, box.w, "small", lines=lines):
            texts.pop()
            listed = BETWEEN.join([*texts, "…"])
        sheet.text(box.top(lines * sheet.leading("small")), listed, "small", lines=lines)

    def _steppers(self, steppers: tuple[StepperView, ...]) -> list[Block]:
        sheet, gap = self._sheet, self._sheet.frame.mm(2)
        high = sheet.frame.touch
        side = (self._inner - gap) / 2
        need = max(_counted_width(sheet, one) for one in steppers) + 2 * high + gap
        if len(steppers) == 1 or need > side:
            return [Block(high, partial(stepper, sheet, one)) for one in steppers]

        def draw(box: Box) -> None:
            for one, part in zip(steppers, box.columns(2, gap), strict=True):
                stepper(sheet, one, part)

        return [Block(high, draw)]

    def _task(self, task: Message) -> Block:
        sheet = self._sheet
        pad, code = sheet.frame.length("space"), sheet.width(task.code, "head", "black")
        room = self._inner - 3 * pad - (code + 3 * pad if task.code else 0)
        icon = sheet.size("title") * 1.4 if room > sheet.size("small") * 18 else 0
        room -= icon
        first = sheet.lines_of(task.text, room, "small", "bold")
        second = sheet.lines_of(task.detail, room, "small")
        text = (first + second) * sheet.leading("small")
        height = max(text, sheet.leading("head") if task.code else 0) + pad * 1.2

        def draw(box: Box) -> None:
            sheet.panel(box, "warn_bg", sheet.frame.length("radius_small"), 2 if sheet.frame.bigger else 0, "warn")
            inner = box.inset(pad, pad * 0.6)
            if icon:
                sheet.icon(inner.left(sheet.size("title")), task.icon, "title", "warn")
            if task.code:
                chip = box.right_part(code + 3 * pad).inset(pad * 0.6)
                sheet.panel(chip, "surface", sheet.frame.length("radius_small"))
                sheet.text(chip, task.code, "head", "black", align="center")
            words = Box(inner.x + icon, box.y + (box.h - text) / 2, room, text)
            row = sheet.leading("small")
            sheet.text(words.top(first * row), task.text, "small", "bold", "warn", lines=first)
            sheet.text(words.below(first * row), task.detail, "small", lines=max(1, second))

        return Block(height, draw)

    def _remark(self, note: Message, most: int) -> Block:
        sheet = self._sheet
        icon = sheet.size("small") * 1.5 if note.icon else 0
        room = self._inner - icon
        first = sheet.lines_of(note.text, room, "small", "bold", most + 1)
        second = sheet.lines_of(note.detail, room, "small", "bold")
        ink = "warn" if note.tone is Tone.LOOK else "ink2"
        row = sheet.leading("small")

        def draw(box: Box) -> None:
            if icon:
                sheet.icon(Box(box.x, box.y, sheet.size("small"), row), note.icon, "small", ink)
            words = box.after(icon)
            sheet.text(words.top(first * row), note.text, "small", "bold", ink, lines=max(1, first), may_cut=most < 4)
            sheet.text(words.below(first * row), note.detail, "small", "bold", lines=max(1, second))

        return Block((first + second) * row, draw)

    def _advice(self, text: str, most: int = 12) -> Block:
        sheet, pad = self._sheet, self._sheet.frame.length("space")
        icon = sheet.size("title") * 1.3 if not sheet.frame.bigger else 0
        room = self._inner - 2 * pad - icon
        lines = sheet.lines_of(text, room, "small", most=most)
        height = lines * sheet.leading("small") + pad

        def draw(box: Box) -> None:
            sheet.panel(box, "tint", sheet.frame.length("radius_small"))
            inner = box.inset(pad, 0)
            if icon:
                sheet.icon(inner.left(sheet.size("title")), "book-open-variant", "title", "brand_dk")
            sheet.text(inner.after(icon), text, "small", lines=max(1, lines), may_cut=most < 12)

        return Block(height, draw)

    def _shorten(self, line: LineView, most: float) -> None:
        """Only as much of the instructions as there is room for."""
        over = self.height - most
        at = len(self._blocks) - (2 if self._answers else 1)
        lines = round((self._blocks[at].height - self._sheet.frame.length("space")) / self._sheet.leading("small"))
        left = max(1, lines - -int(-over // self._sheet.leading("small")))
        self._blocks[at] = self._advice(line.instructions, left)

    def _rows_of_answers(self) -> list[Block]:
        """The answers side by side; one below the other where their words do not fit beside each other."""
        sheet, gap, high = self._sheet, self._sheet.frame.mm(2.1), self._sheet.frame.touch
        needed = sum(least(sheet, action.text, "body", high) for action, _ in self._answers)
        if needed + gap * (len(self._answers) - 1) <= self._inner:
            return [Block(high, lambda box: self._draw_answers(self._shares(box, gap)))]
        return [
            Block(high, partial(self._draw_answer, action, press, green=self._green and not at))
            for at, (action, press) in enumerate(self._answers)
        ]

    def _draw_answers(self, boxes: list[Box]) -> None:
        for at, ((action, press), box) in enumerate(zip(self._answers, boxes, strict=True)):
            self._draw_answer(action, press, box, green=self._green and not at)

    def _draw_answer(self, action: Action, press: Callable[[], None] | None, box: Box, *, green: bool) -> None:
        key = f"{self._line.key} {action.text}"
        self._sheet.button(box, action, press, look="go" if green else "plain", size="body", icon="", key=key)

    def _shares(self, box: Box, gap: float) -> list[Box]:
        """The first answer has the most room; of three all have the same."""
        if len(self._answers) != 2:
            wide = box if len(self._answers) > 1 or self._green else box.left(box.w * 0.6)
            widths = [least(self._sheet, one.text, "body", box.h) for one, _ in self._answers]
            spare = max(0, wide.w - sum(widths) - gap * (len(widths) - 1)) / len(widths)
            boxes: list[Box] = []
            for width in widths:
                boxes.append(replace(wide, w=width + spare))
                wide = wide.after(width + spare + gap)
            return boxes
        first, second = (least(self._sheet, one.text, "body", box.h) for one, _ in self._answers)
        share = min(max(0.595 * (box.w - gap), first), box.w - gap - second)
        return [box.left(share), box.after(share + gap)]


def _counted_width(sheet: Sheet, one: StepperView) -> float:
    words = sheet.width(f"{one.title} {one.count}", "body", "black")
    if sheet.frame.bigger:
        return words + sheet.width(f"{BETWEEN}{one.detail}", "body", "black")
    return max(words, sheet.width(one.detail, "small"))


def stepper(sheet: Sheet, one: StepperView, box: Box) -> None:
    """One count of a swap: a button for one less, the number, a button for one more."""
    frame = sheet.frame
    side, gap = frame.touch, frame.mm(1)
    sheet.panel(box, "bg", frame.length("radius_small"), 2 if frame.bigger else 0, "hair")
    step_button(sheet, box.left(side), one.less, "minus-thick", f"less {one.key}")
    step_button(sheet, box.right_part(side), one.more, "plus-thick", f"more {one.key}")
    words = box.inset(side + gap, 0)
    first, second = sheet.leading("body"), sheet.leading("small")
    text = f"{one.title} {one.count}"
    detail = one.detail if first + second <= box.h else ""
    beside = f"{text}{BETWEEN}{one.detail}"
    if one.detail and not detail and sheet.fits(beside, words.w, "body", "black"):
        text = beside
    top = box.y + (box.h - first - (second if detail else 0)) / 2
    sheet.text(Box(words.x, top, words.w, first), text, "body", "black", align="center")
    sheet.text(Box(words.x, top + first, words.w, second), detail, "small", ink="ink2", align="center")


def step_button(
    sheet: Sheet, box: Box, action: Action | None, icon: str, key: str, *, inset: float = 0, line: bool = False
) -> None:
    """A button for one more or one less; only its place where there is nothing to count.

    What is seen of it is lower than its target by `inset` above and below.
    """
    frame, radius = sheet.frame, sheet.frame.length("radius_small")
    sheet.panel(box.inset(0, inset), "surface", radius, max(2, frame.length("stroke")), "border" if action else "hair")
    sheet.icon(box, icon, "title", "ink" if action else "off")
    if action:
        sheet.target(box, action, key, action.aloud, radius, line=line, quiet=HASTY)
