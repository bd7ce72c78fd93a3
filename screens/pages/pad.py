"""A keyboard for what cannot be scanned or held: a member's number and PIN, a code, the forms of the volunteers.

What is typed stays on this page until its event is posted, and is wiped as soon as the page is left.
"""

from kiosk.lending.events import CodeTyped, NumberTyped, Touch
from kiosk.lending.volunteers.events import FormFilled
from screens.glass import letters
from screens.glass.frame import Frame
from screens.glass.marks import Box
from screens.glass.page import Page
from screens.glass.sheet import Sheet
from screens.pages.foot import Way, lay_foot, page_box
from screens.pages.keyboard import board_of, key_gap, keyboard_height, lay_keyboard, lay_plain
from screens.present.pad import Keys, PadStep, PadView
from screens.present.pad_keys import (
    Board,
    are_letters,
    begins_capital,
    page_after,
    page_name,
    rows_of,
    struck,
)
from screens.present.values import Action, Message, Shown, Tone

DIGIT_WIDTH = 30.0
"""The most millimetres of width of a key in the block of digits."""
SENTENCE = 64
"""The most letters of a name or a few words; a longer text is a sentence."""
SECRET = 4.2
"""The diameter, in millimetres, of a dot that stands for a secret letter."""


def event_of(kind: str, typed: tuple[str, ...]) -> Touch:
    """The event that a pad of this kind posts once all is typed."""
    match kind:
        case "code":
            return CodeTyped(typed[0])
        case "form":
            return FormFilled(typed)
    return NumberTyped(*typed)


class PadPage(Page):
    view_class = PadView
    over_visit = True
    forgets = True

    def __init__(self) -> None:
        self.wipe()

    def wipe(self) -> None:
        self.view: PadView | None = None
        self.at = 0
        """The place of the step that is being typed, from 0."""
        self.typed: list[str] = []
        self._keys_page = 0
        self._capital = True
        self._offered = False
        """True if the kiosk offered the text, and nobody has changed it yet."""
        self._posted = False
        self._struck = False
        """True if something was typed since the message came."""

    def shown(self, before: PadView | None, after: PadView) -> None:
        """Begin anew with another pad, and with a message, because what was typed was refused.

        What is not secret stays, to be corrected.
        """
        known, self.view = self.view, after
        if known is None or _kind(known) != _kind(after):
            self._begin(after)
        elif after.message is not None and after.message != known.message:
            typed = self.typed
            self._begin(after)
            if after.kind == "form":
                self.typed = _open(typed, after.steps)
                self._turn()
        self._posted = False

    # --- what is typed ---

    def strike(self, key: str) -> None:
        """Handle one stroke of a key."""
        self._struck = True
        if key == "page":
            self._keys_page += 1  # `lay` knows how many pages there are
            return
        if key == "caps":
            self._capital = not self._capital
            return
        step = self._step
        text = struck(step.keys, self.typed[self.at], key, step.longest, offered=self._offered)
        self._offered = self._posted = False
        self.typed[self.at] = text
        if are_letters(step.keys):
            self._capital = begins_capital(step.keys, text)

    def forward(self) -> Action | None:
        """Go to the next step, or post what was typed, and then wipe what is secret."""
        view = self.view
        if view is None or not self._ready:
            return None
        if self.at + 1 < len(view.steps):
            self.at += 1
            self._turn()
            return None
        typed = tuple(self.typed)
        if view.kind == "form":
            self.typed = _open(self.typed, view.steps)
        else:
            self._begin(view)
        self._posted = True
        return Action("", event_of(view.kind, typed))

    @property
    def _step(self) -> PadStep:
        assert self.view
        return self.view.steps[self.at]

    @property
    def _ready(self) -> bool:
        """True if enough is typed to go on, and it was not posted yet."""
        return not self._posted and bool(self.typed[self.at] or self._step.optional)

    def _begin(self, view: PadView) -> None:
        self.at, self.typed, self._struck = 0, [step.text for step in view.steps], False
        self._turn()

    def _turn(self) -> None:
        now, step = self.typed[self.at], self._step
        self._offered = bool(now) and now == step.text
        self._keys_page, self._capital = 0, begins_capital(step.keys, now)

    # --- on the sheet ---

    def lay(self, sheet: Sheet, view: PadView, shown: Shown) -> None:
        frame, step = sheet.frame, self._step
        page = page_box(frame)
        if are_letters(step.keys):
            self._lay_letters(sheet, page, view, step)
        else:
            self._lay_digits(sheet, page, view, step)
        way = Action(view.next, view.close.event, "arrow-right-bold")
        lay_foot(sheet, shown, view.close, ways=[Way(way, self.forward, look="go", ready=self._ready, main=True)])

    def _lay_digits(self, sheet: Sheet, page: Box, view: PadView, step: PadStep) -> None:
        frame = sheet.frame
        rows, gap = rows_of(step.keys), frame.mm(1.6)
        if frame.portrait:
            high = min(page.h * 0.56, frame.touch * 1.35 * 4 + 3 * gap)
            board = page.bottom_part(high)
            wide = min(board.w, 3 * frame.mm(DIGIT_WIDTH * 1.3) + 2 * gap)
            board = board.centred(wide, high)
            said = page.above(high + frame.mm(5))
        else:
            most = DIGIT_WIDTH * (0.56 if frame.compact and frame.bigger else 0.8 if frame.compact else 1)
            wide = 3 * min(frame.mm(most), (page.w * 0.46 - 2 * gap) / 3) + 2 * gap
            high = min(page.h, 4 * frame.mm(23) + 3 * gap)
            board = page.right_part(wide)
            board = Box(board.x, page.y + (page.h - high) / 2, wide, high)
            said = page.before(wide + frame.mm(4 if frame.compact else 8))
        lay_keyboard(sheet, _unmirrored(board, frame), rows, self.strike, {"wipe": view.wipe})
        self._lay_said(sheet, said, view, step)

    def _lay_letters(self, sheet: Sheet, page: Box, view: PadView, step: PadStep) -> None:
        frame = sheet.frame
        board = board_of(frame)
        if board is Board.SMALL and step.keys is Keys.LETTERS and not frame.bigger:
            board = Board.WIDE
        pages = 1
        while page_after(step.keys, pages - 1, board):
            pages += 1
        self._keys_page %= pages
        rows = rows_of(step.keys, self._keys_page, board, capital=self._capital)
        gap = key_gap(frame)
        if board is Board.WIDE and frame.compact:
            high = 4 * frame.line_touch + 3 * gap
        else:
            high = keyboard_height(frame, rows, page.h * (0.62 if frame.portrait else 0.66))
        following = page_name(step.keys, page_after(step.keys, self._keys_page, board)) if pages > 1 else ""
        names = {"wipe": view.wipe, "page": following}
        lit = "caps" if self._capital and step.keys is not Keys.LETTERS else ""
        lay_keyboard(sheet, page.bottom_part(high), rows, self.strike, names, lit)
        self._lay_said(sheet, page.above(high + frame.mm(1.2 if frame.compact else 3)), view, step)

    def _lay_said(self, sheet: Sheet, box: Box, view: PadView, step: PadStep) -> None:
        """Draw what is asked, what is typed, and what was wrong with it. Where there is no room, the hint is left out
        first, then the question; what was wrong covers what is typed until something new is typed.
        """
        frame = sheet.frame
        message = None if self._struck and not self._roomy(sheet, box, view, step) else view.message
        field = self._field_height(sheet, box)
        gap = frame.mm(1.1 if frame.compact else 2.2)
        asked, plain = self._asked(sheet, box, step), sheet.leading("small")
        if message is None:
            title, hint = asked
            if title + hint + gap + field <= box.h:
                self._stack(sheet, box, step, title, hint, field, gap, None)
            elif title + gap + field <= box.h:
                self._stack(sheet, box, step, title, 0, field, gap, None)
            elif (
                self._is_sentence(step)
                and sheet.fits(step.title, box.w, "small", "black")
                and plain + gap + sheet.leading("title") <= box.h
            ):
                sheet.text(box.top(plain), step.title, "small", "black")
                self._lay_field(sheet, box.below(plain + gap), step)
            else:
                self._beside(sheet, box, step, step.hint, "regular", "ink2")
            return
        said = sheet.note_height(message, box.w)
        title, hint = asked
        for parts in ((title, hint), (title, 0), (0, 0)):
            if sum(parts) + said + 2 * gap + field <= box.h:
                self._stack(sheet, box, step, *parts, field, gap, message)
                return
        short = Message(message.icon, message.text, tone=Tone.LOOK)
        if sheet.fits(message.text, box.w, "small", "bold") and plain + gap + field <= box.h:
            sheet.text(box.top(plain), message.text, "small", "bold", "warn")
            self._lay_field(sheet, box.below(plain + gap).top(box.h - plain - gap), step)
        elif sheet.fits(message.text, self._room_beside(sheet, box), "small", "bold") and box.h < 2 * frame.touch:
            self._beside(sheet, box, step, message.text, "bold", "warn")
        else:
            sheet.note(box, message if said <= box.h else short)

    def _is_sentence(self, step: PadStep) -> bool:
        """True if the text may be so long that it needs the width of the display."""
        return are_letters(step.keys) and step.longest > SENTENCE

    def _roomy(self, sheet: Sheet, box: Box, view: PadView, step: PadStep) -> bool:
        """True if there is room for the message together with what is typed."""
        if view.message is None:
            return True
        gap = sheet.frame.mm(2.2)
        return sheet.note_height(view.message, box.w) + 2 * gap + self._field_height(sheet, box) <= box.h

    def _asked(self, sheet: Sheet, box: Box, step: PadStep) -> tuple[int, int]:
        """Pixels of height of the question, and of its hint below it."""
        title = sheet.lines_of(step.title, box.w, "head", "black") * sheet.leading("head")
        size = "small" if sheet.frame.compact else "body"
        hint = 0 if self._hint_beside(sheet, box, step) else sheet.lines_of(step.hint, box.w, size)
        return title, hint * sheet.leading(size)

    def _hint_beside(self, sheet: Sheet, box: Box, step: PadStep) -> bool:
        """True if the hint stands after the question, on the same line."""
        size = "small" if sheet.frame.compact else "body"
        both = sheet.width(step.title, "head", "black") + sheet.width(step.hint, size) + sheet.frame.mm(5)
        return are_letters(step.keys) and both <= box.w

    def _field_height(self, sheet: Sheet, box: Box) -> int:
        frame = sheet.frame
        return min(frame.touch, round(sheet.size("head") * 1.5)) if box.h < 2.4 * frame.touch else frame.touch

    def _stack(
        self,
        sheet: Sheet,
        box: Box,
        step: PadStep,
        title: int,
        hint: int,
        field: int,
        gap: int,
        message: Message | None,
    ) -> None:
        """Draw one below the other: the question, its hint, what is typed, what was wrong."""
        frame = sheet.frame
        small = "small" if frame.compact else "body"
        said = sheet.note_height(message, box.w) if message else 0
        letters_typed = are_letters(step.keys)
        spare = box.h - title - hint - gap - field - (said + gap if said else 0)
        grown = min(spare, 2 * sheet.leading("head")) if self._is_sentence(step) else 0
        y = box.y + (0 if letters_typed else min(spare * 0.3, frame.mm(10)))
        if title:
            lines = round(title / sheet.leading("head"))
            sheet.text(Box(box.x, y, box.w, title), step.title, "head", "black", lines=lines)
        if title and step.hint and self._hint_beside(sheet, box, step):
            sheet.text(Box(box.x, y, box.w, title), step.hint, small, ink="ink2", align="end")
        elif hint:
            lines = round(hint / sheet.leading(small))
            sheet.text(Box(box.x, y + title, box.w, hint), step.hint, small, ink="ink2", lines=lines)
        y += title + hint + (gap if title or hint else 0)
        self._lay_field(sheet, Box(box.x, y, box.w, field + grown), step)
        if message:
            sheet.note(Box(box.x, y + field + grown + gap, box.w, said), message)

    def _beside(self, sheet: Sheet, box: Box, step: PadStep, below: str, weight: str, ink: str) -> None:
        """Draw the question and one line below it, and beside them what is typed; for a display with little height.

        A question that needs all lines leaves no room for the line below it.
        """
        frame = sheet.frame
        room = self._room_beside(sheet, box)
        line = min(sheet.leading("small"), box.h / 2)
        if sheet.fits(below, room, "small", weight) and sheet.fits(step.title, room, "small", "black"):
            wide = max(sheet.width(step.title, "small", "black"), sheet.width(below, "small", weight)) + 2
            top = box.left(wide).below((box.h - 2 * line) / 2)
            sheet.text(top.top(line), step.title, "small", "black")
            sheet.text(top.below(line).top(line), below, "small", weight, ink)
        else:
            title = step.title if ink == "ink2" else below
            lines = max(1, int((box.h + 2) / sheet.leading("small")))
            wide = letters.set_in(title, "black", sheet.size("small"), room, lines).width + 2
            sheet.text(box.left(wide), title, "small", "black", "ink" if ink == "ink2" else ink, lines=lines)
        self._lay_field(sheet, box.after(wide + frame.mm(2)), step)

    def _room_beside(self, sheet: Sheet, box: Box) -> float:
        """Pixels of width for the question beside what is typed."""
        return box.w - sheet.frame.mm(44 if sheet.frame.bigger else 36) - sheet.frame.mm(2)

    def _lay_field(self, sheet: Sheet, box: Box, step: PadStep) -> None:
        """Draw what is typed, with a mark at the place of the next letter."""
        frame = sheet.frame
        sheet.panel(box, "surface", frame.length("radius_small"), max(3, frame.mm(0.6)), "brand")
        lay_plain(sheet, lambda part: self._typed_in(part, _unmirrored(box, frame), step))

    def _typed_in(self, sheet: Sheet, box: Box, step: PadStep) -> None:
        frame = sheet.frame
        inner = box.inset(frame.length("space") + frame.mm(0.6), frame.mm(0.8))
        typed = self.typed[self.at]
        size = sheet.size("head") if sheet.leading("head") <= inner.h else sheet.size("title")
        leading = sheet.leading(size)
        x, y = inner.x, inner.y
        if step.secret:
            side = min(frame.mm(SECRET), (inner.w - frame.mm(3)) / max(1, step.longest) * 0.66)
            for _ in typed:
                sheet.disc(Box(x, inner.y + (inner.h - side) / 2, side, side), "ink")
                x += side * 1.5
        elif typed:
            lines = max(1, int(inner.h / leading))
            tail = _tail(typed, size, inner.w - frame.mm(2), lines)
            setting = letters.set_in(tail, "black", size, inner.w - frame.mm(2), lines)
            sheet.text(Box(inner.x, inner.y, inner.w - frame.mm(2), inner.h), tail, size, "black", lines=lines)
            x += letters.width(setting.lines[-1], "black", size)
            y += (len(setting.lines) - 1) * leading / 2
        high = min(inner.h, round(size * 1.1))
        x, y = x + frame.mm(0.8), y + (inner.h - high) / 2
        sheet.stroke((x, y, x, y + high), max(3, frame.mm(0.6)), "brand")


def _unmirrored(box: Box, frame: Frame) -> Box:
    """The box that a box of a sheet becomes once the sheet is mirrored."""
    return box.flipped(frame.width) if frame.rtl else box


def _kind(view: PadView) -> tuple[object, ...]:
    return view.kind, view.form, len(view.steps)


def _open(typed: list[str], steps: tuple[PadStep, ...]) -> list[str]:
    """What was typed, with an empty text in place of each secret."""
    return ["" if step.secret else text for text, step in zip(typed, steps, strict=True)]


def _tail(typed: str, size: int, room: float, lines: int) -> str:
    """The end of what was typed that fits, with an ellipsis before it where some is left out."""
    if letters.set_in(typed, "black", size, room, lines).whole:
        return typed
    for start in range(1, len(typed)):
        tail = letters.ELLIPSIS + typed[start:]
        if letters.set_in(tail, "black", size, room, lines).whole:
            return tail
    return typed[-1:]
