"""A line of the visit that is lit: unfolded, with everything that it asks and tells."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from screens.glass.marks import Box
from screens.glass.page import least
from screens.glass.sheet import Sheet
from screens.pages.members.visit.lines import BETWEEN, Measures, Piece, Undo, head_row, pieces_of, touch
from screens.pages.members.visit.steppers import counted_width, stepper
from screens.present.members.lines.line import LineView
from screens.present.members.lines.swaps import StepperView
from screens.present.values import Action, Message, Tone

QUIET_LEFT, TIGHTEST = 1, 4
"""How much a lit line leaves out to be lower (`Lit.tight`): only its quiet blocks, or everything that it can."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a lit line. The parts stand one below the other."""

    height: float
    draw: Callable[[Box], None]


class Lit:
    """A lit line: its blocks are measured once, then drawn. Where it may be only `most` pixels high, quiet blocks are
    left out first.

    `asked` is a question with answers that stands in place of the line's own.
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
        for tight in range(TIGHTEST + 1):
            self.tight = tight
            quiet = tight >= QUIET_LEFT
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
        """True if the first answer of the line is the way on."""
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
        said = replace(line, note=None, question="", task=None)
        pieces = [Piece(question, "ink", "black")] if below else pieces_of(sheet, said)
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
        """The row with the picture. `close_by` is True if a target stands close below it: the row is then high enough
        for both.
        """
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
            inner = head_row(sheet, m, line, around, pieces, self._undo, chevron, above)
            if self._close:
                high = max(sheet.frame.line_touch, above + box.h)
                words = Box(box.x, box.y - above, inner.right - box.x, high)
                touch(sheet, line, words, self._close, f"{line.title}. {line.state}")

        return Block(height, draw)

    def _question(self, question: str, parts: list[Piece]) -> Block:
        """The question, with the parts that it is about behind it, or below it where there are many."""
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
        """Draw the parts one after the other; those that do not fit are left out."""
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
        need = max(counted_width(sheet, one) for one in steppers) + 2 * high + gap
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
        """Shorten the instructions to the lines for which there is room."""
        over = self.height - most
        at = len(self._blocks) - (2 if self._answers else 1)
        lines = round((self._blocks[at].height - self._sheet.frame.length("space")) / self._sheet.leading("small"))
        left = max(1, lines - -int(-over // self._sheet.leading("small")))
        self._blocks[at] = self._advice(line.instructions, left)

    def _rows_of_answers(self) -> list[Block]:
        """The answers side by side; one below the other where their words do not fit side by side."""
        sheet, gap, high = self._sheet, self._sheet.frame.mm(2.1), self._sheet.frame.touch
        needed = sum(least(sheet, action.text, "body", high) for action, _ in self._answers)
        if needed + gap * (len(self._answers) - 1) <= self._inner:
            return [Block(high, lambda box: self._draw_answers(self._shares(box, gap)))]
        two = max(high, 2 * sheet.leading("body") + sheet.frame.mm(2))
        return [
            Block(
                high if least(sheet, action.text, "body", high) <= self._inner else two,
                partial(self._draw_answer, action, press, green=self._green and not at),
            )
            for at, (action, press) in enumerate(self._answers)
        ]

    def _draw_answers(self, boxes: list[Box]) -> None:
        for at, ((action, press), box) in enumerate(zip(self._answers, boxes, strict=True)):
            self._draw_answer(action, press, box, green=self._green and not at)

    def _draw_answer(self, action: Action, press: Callable[[], None] | None, box: Box, *, green: bool) -> None:
        key = f"{self._line.key} {action.text}"
        self._sheet.button(box, action, press, look="go" if green else "plain", size="body", icon="", key=key)

    def _shares(self, box: Box, gap: float) -> list[Box]:
        """The boxes of the answers in a row: of two the first is wider; more of them share the spare room equally."""
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
