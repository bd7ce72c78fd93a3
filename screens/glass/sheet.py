"""The sheet that a page is laid out on: marks to draw and targets to touch, with the few parts that all pages share."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.lending.model import photo_of
from screens.glass import letters
from screens.glass.frame import Frame
from screens.glass.marks import (
    Art,
    Box,
    Disc,
    Fade,
    Icon,
    Mark,
    Modules,
    Paging,
    Panel,
    Press,
    Ring,
    Scene,
    Stroke,
    Target,
    Text,
)
from screens.present.values import Action, Message, Picture, Tone
from screens.present.words import Due

MIRRORED = {
    "arrow-left-bold": "arrow-right-bold",
    "arrow-right-bold": "arrow-left-bold",
    "chevron-left": "chevron-right",
    "chevron-right": "chevron-left",
    "arrow-u-left-top": "arrow-u-right-top",
    "arrow-u-right-top": "arrow-u-left-top",
    "undo-variant": "redo-variant",
    "redo-variant": "undo-variant",
}
"""Icons that point in the direction of reading, and the icon in the place of each on a page from right to left."""


@dataclass
class Sheet:
    """What a page shows on one display. A page is laid out from left to right; `done` mirrors it for a language from
    right to left.
    """

    frame: Frame
    marks: list[Mark] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    paging: list[Paging] = field(default_factory=list)
    ground: str = "bg"
    """The colour on which the marks stand."""

    def done(self) -> "Sheet":
        """The sheet as it is shown: mirrored in a language that is read from right to left."""
        return self._mirrored() if self.frame.rtl else self

    # --- text --------------------------------------------------------------------------------------------------------

    def size(self, size: str | int) -> int:
        return self.frame.text(size) if isinstance(size, str) else size

    def width(self, text: str, size: str | int, weight: str = "regular") -> float:
        """Pixels of a text in one line."""
        return letters.width(text, weight, self.size(size))

    def fits(self, text: str, room: float, size: str | int, weight: str = "regular", lines: int = 1) -> bool:
        """True if there is room for the whole text."""
        return letters.set_in(text, weight, self.size(size), room, lines, self.frame.language).whole

    def fitting(self, room: float, most: int, *words: str) -> int:
        """Pixels of the largest size, up to `most` and that of small text, at which each of these bold words fits."""
        size = min(self.size("small"), most)
        while size > 8 and max(self.width(word, size, "bold") for word in words) > room:
            size -= 1
        return size

    def lines_of(self, text: str, room: float, size: str | int, weight: str = "regular", most: int = 9) -> int:
        """How many lines this text needs, at most `most`."""
        return len(letters.set_in(text, weight, self.size(size), room, most, self.frame.language).lines) if text else 0

    def leading(self, size: str | int) -> int:
        """Pixels from one baseline of text to the next."""
        return round(self.size(size) * letters.LEADING)

    # --- marks -------------------------------------------------------------------------------------------------------

    def panel(
        self,
        box: Box,
        fill: str = "surface",
        radius: int | None = None,
        border: int = 0,
        border_ink: str = "border",
        *,
        shadow: bool = False,
    ) -> None:
        radius = self.frame.length("radius") if radius is None else radius
        self.marks.append(Panel(box, fill, radius, border, border_ink, shadow))

    def text(
        self,
        box: Box,
        text: str,
        size: str | int = "body",
        weight: str = "regular",
        ink: str = "ink",
        align: str = "start",
        lines: int = 1,
        valign: str = "middle",
        *,
        may_cut: bool = False,
        role: str = "",
    ) -> float:
        """Set a text; returns how many pixels wide it is. Nothing is set for an empty text.

        Several lines in the middle are made about equally wide.
        """
        if not text:
            return 0
        pixels = self.size(size)
        if align == "center" and lines > 1:
            box = box.centred(letters.evened(text, weight, pixels, box.w, lines), box.h)
        self.marks.append(Text(box, text, pixels, weight, ink, align, lines, valign, may_cut, role))
        return letters.set_in(text, weight, pixels, box.w, lines, self.frame.language).width

    def icon(self, box: Box, name: str, size: str | int = "title", ink: str = "ink") -> None:
        if name:
            self.marks.append(Icon(box, name, self.size(size), ink))

    def art(self, box: Box, name: str, fade: float = 1.0) -> None:
        self.marks.append(Art(box, name, fade))

    def scene(self, box: Box, key: tuple[object, ...], paint: Callable[[int, int], Any]) -> None:
        self.marks.append(Scene(box, key, paint))

    def modules(self, box: Box, rows: Sequence[Sequence[object]]) -> None:
        self.marks.append(Modules(box, tuple(tuple(bool(one) for one in row) for row in rows)))

    def ring(self, box: Box, thick: int, ink: str, part: float = 1.0) -> None:
        self.marks.append(Ring(box, thick, ink, part))

    def disc(self, box: Box, fill: str) -> None:
        self.marks.append(Disc(box, fill))

    def stroke(self, points: tuple[float, ...], thick: int, ink: str) -> None:
        self.marks.append(Stroke(points, thick, ink))

    def fade(self, box: Box, ink: str = "bg") -> None:
        self.marks.append(Fade(box, ink))

    def tile(self, box: Box, picture: Picture, *, ground: str = "tile") -> None:
        """Draw the picture of an item on its tile, or its photo, with the colour of its initiative as a small mark."""
        frame = self.frame
        self.panel(box, ground, frame.length("radius_small"))
        margin = 0.03 if photo_of(picture.drawing) else 0.08
        self.art(box.inset(box.w * margin), f"items/{picture.drawing}")
        if picture.colour:
            side = min(frame.mm(2.8), box.w / 4)
            self.disc(Box(box.right - side * 1.1, box.bottom - side * 1.1, side, side), picture.colour)

    def day(self, box: Box, due: Due) -> None:
        """Draw a day as a little calendar: the weekday on top, day and month below."""
        if not due.day:
            return
        stroke, radius = max(2, self.frame.length("stroke")), self.frame.length("radius_small")
        head, room = round(box.h * 0.38), box.w * 0.86
        self.panel(box, "surface", radius, stroke, "brand")
        self.panel(box.top(head), "brand", radius)
        self.marks.append(Panel(box.top(head).below(head / 2), "brand"))
        weekday = self.fitting(room, round(head * 0.86), due.weekday)
        self.text(box.top(head), due.weekday, weekday, "bold", "brand_ink", "center", role="calendar")
        leaf, both = box.below(head), f"{due.day} {due.month}"
        one = self.fitting(room, round(leaf.h * 0.72), both)
        two = self.fitting(room, round(leaf.h * 0.42), due.day, due.month)
        words, size = ((due.day, due.month), two) if two > 1.2 * one else ((both,), one)
        for word, row in zip(words, leaf.above(leaf.h * 0.08).rows(len(words), 0), strict=True):
            self.text(row, word, size, "bold", "ink", "center", role="calendar")

    # --- targets -----------------------------------------------------------------------------------------------------

    def target_at(self, x: float, y: float) -> Target | None:
        """The target at this place; of several the one that was added last; None where there is none."""
        return next((one for one in reversed(self.targets) if one.box.holds(x, y)), None)

    def target(
        self,
        box: Box,
        press: Press,
        key: str = "",
        aloud: str = "",
        radius: int | None = None,
        *,
        risky: bool = False,
        line: bool = False,
        quiet: float = 0.5,
        green: bool = False,
    ) -> None:
        spoken = aloud or (press.aloud if isinstance(press, Action) else "")
        radius = self.frame.length("radius") if radius is None else radius
        self.targets.append(Target(box, press, key or spoken, spoken, radius, risky, line, quiet, green))

    def button(
        self,
        box: Box,
        action: Action,
        press: Press | None = None,
        *,
        look: str = "plain",
        size: str | int = "body",
        icon: str | None = None,
        above: bool = False,
        sub: str = "",
        key: str = "",
        risky: bool = False,
        line: bool = False,
    ) -> None:
        """Draw a button. `look` is "go" (green: the way on), "plain" or "bare" (no ground of its own).

        The icon stands before the word, or `above` it; it is left out where the word needs its room. `sub` stands below
        the word.
        """
        frame = self.frame
        fill, ink, border = {
            "go": ("go", "go_ink", 0),
            "plain": ("surface", "ink", max(2, frame.length("stroke"))),
            "on": ("brand", "brand_ink", 0),
            "bare": ("", "ink2", max(2, frame.length("stroke"))),
        }[look]
        radius = frame.length("radius" if box.h > frame.touch else "radius_small")
        if frame.bigger and look == "go":
            border = 0
        self.panel(box, fill or "surface", radius, border)
        self.target(box, press or action, key, action.aloud, radius, risky=risky, line=line, green=look == "go")
        self.face(box, action.text, action.icon if icon is None else icon, ink, size=size, above=above, sub=sub)

    def face(
        self,
        box: Box,
        text: str,
        icon: str = "",
        ink: str = "ink",
        *,
        size: str | int = "body",
        above: bool = False,
        sub: str = "",
        weight: str = "black",
    ) -> None:
        """Draw what stands on a button: the word in the middle, an icon before or above it, `sub` below it."""
        frame, pixels, pad = self.frame, self.size(size), self.frame.length("space")
        room = self.face_room(box.w)
        if above and icon:
            high = round(pixels * 1.15)
            lines = self.lines_of(text, room, pixels, "bold", 2)
            block = high + self.leading(pixels) * lines
            deep = round(letters.LIFT * pixels) if frame.rtl else 0
            if block + deep <= box.h - 2:
                top = box.y + (box.h - block) / 2
                self.icon(Box(box.x, top, box.w, high), icon, high, ink)
                self.text(
                    Box(box.x + (box.w - room) / 2, top + high, room, block - high),
                    text,
                    pixels,
                    "bold",
                    ink,
                    "center",
                    lines,
                )
                return
            icon = ""
        beside = room - self.face_room(box.w, pixels) if icon else 0
        lines_free = max(1, int((box.h - (self.leading("small") if sub else 0)) / self.leading(pixels)))
        if beside and not letters.set_in(text, weight, pixels, room - beside, lines_free).whole:
            beside = 0  # no word is hyphenated to make room for an icon
        lines = max(1, self.lines_of(text, room - beside, pixels, weight, lines_free))
        even = letters.evened(text, weight, pixels, room - beside, lines)
        wide = min(even, letters.set_in(text, weight, pixels, even, lines, self.frame.language).width)
        start = box.x + (box.w - wide - beside) / 2
        block = self.leading(pixels) * lines
        below = self.leading("small") if sub else 0
        top = box.y + (box.h - block - below) / 2
        if beside:
            self.icon(Box(start, top, pixels, block), icon, round(pixels * 1.1), ink)
        self.text(Box(start + beside, top, wide + 2, block), text, pixels, weight, ink, "center", lines)
        if sub:
            self.text(Box(box.x + pad, top + block, box.w - 2 * pad, below), sub, "small", "regular", ink, "center")

    def face_room(self, width: float, icon: str | int = 0) -> float:
        """Pixels of width for the words on a button of this width, beside an icon of this text size; 0 is no icon."""
        return width - 2 * min(self.frame.length("space"), width * 0.06) - round(self.size(icon) * 1.3)

    def note_height(self, message: Message, width: float) -> int:
        """Pixels of height that `note` needs for this message in this width."""
        room, code = self.note_room(message, width)
        return self._note_words(message, room) + code + 2 * self.frame.length("space")

    def note_room(self, message: Message, width: float) -> tuple[float, int]:
        """Pixels of width for the words of a message, and of height for its code below them.

        The height is 0 where there is no code, and where the code stands at the end of the words: it stands below them
        only in a narrow note, where beside it they would need a line more.
        """
        frame = self.frame
        pad = frame.length("space")
        room = width - 2 * pad - (self.size("title") * 1.5)
        if message.picture:
            room = min(room, width - 3 * pad - frame.touch)
        if not message.code:
            return room, 0
        below, beside = self.leading("head"), room - self.width(message.code, "head", "black") - 2 * pad
        saved = self._note_words(message, beside) - self._note_words(message, room)
        if below - saved < self.leading("body") / 2:
            return room, below
        return beside, 0

    def _note_words(self, message: Message, room: float) -> int:
        lines = self.lines_of(message.text, room, "body", "bold") + self.lines_of(message.detail, room, "small")
        return lines * self.leading("body")

    def note(self, box: Box, message: Message) -> None:
        """Draw a message: its icon, what happened, what to do, and its short code. A message never lies over anything
        else.
        """
        frame, pad = self.frame, self.frame.length("space")
        fill, ink = {
            Tone.GOOD: ("tint_go", "go_text"),
            Tone.LOOK: ("warn_bg", "warn"),
            Tone.CALM: ("tint", "brand_dk"),
        }[message.tone]
        self.panel(box, fill, None, max(2, frame.length("stroke")) if frame.bigger else 0, ink)
        inner = box.inset(pad, pad / 2)
        if message.picture:
            side = min(inner.h, frame.touch)
            self.tile(Box(inner.x, inner.y + (inner.h - side) / 2, side, side), message.picture)
            inner = inner.after(side + pad)
        elif message.icon:
            self.icon(inner.left(self.size("title")), message.icon, "title", ink)
            inner = inner.after(self.size("title") * 1.5)
        if message.code:
            _, below = self.note_room(message, box.w)
            if below:
                self.text(inner.bottom_part(below), message.code, "head", "black", ink)
                inner = inner.above(below)
            else:
                wide = self.width(message.code, "head", "black") + pad
                self.text(inner.right_part(wide), message.code, "head", "black", ink, "end")
                inner = inner.before(wide + pad)
        first = self.lines_of(message.text, inner.w, "body", "bold")
        second = self.lines_of(message.detail, inner.w, "small")
        block = first * self.leading("body") + second * self.leading("small")
        top = inner.y + max(0, (inner.h - block) / 2)
        self.text(
            Box(inner.x, top, inner.w, first * self.leading("body")),
            message.text,
            "body",
            "bold",
            ink,
            lines=first or 1,
        )
        self.text(
            Box(inner.x, top + first * self.leading("body"), inner.w, second * self.leading("small")),
            message.detail,
            "small",
            ink="ink",
            lines=second or 1,
        )

    # --- from right to left ------------------------------------------------------------------------------------------

    def _mirrored(self) -> "Sheet":
        wide = self.frame.width
        marks = [_mirrored(mark, wide) for mark in self.marks]
        targets = [replace(one, box=one.box.flipped(wide)) for one in self.targets]
        paging = [replace(one, box=one.box.flipped(wide)) for one in self.paging]
        return Sheet(self.frame, marks, targets, paging, self.ground)


def _mirrored(mark: Mark, wide: float) -> Mark:
    match mark:
        case Stroke(points):
            flipped = tuple(wide - one if at % 2 == 0 else one for at, one in enumerate(points))
            return replace(mark, points=flipped)
        case Text(box, text, align=align):
            side = {"start": "end", "end": "start", "center": "center"}[align]
            alone = align == "center" and not letters.reads_rtl(text, True) and any(map(str.isalnum, text))
            lift = letters.LIFT * mark.size if alone else 0  # Latin letters that stand alone stay in the middle
            return replace(mark, box=replace(box.flipped(wide), y=box.y + lift), align=side)
        case Icon(box, name):
            return replace(mark, box=box.flipped(wide), name=MIRRORED.get(name, name))
        case _:
            return replace(mark, box=mark.box.flipped(wide))
