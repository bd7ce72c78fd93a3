"""Draws a slip in dots, with the fonts of the screen, for scripts that the printer's own characters lack."""

from dataclasses import dataclass

from PIL import Image, ImageDraw

from devices.printers import bars as slip_bars
from devices.printers.layout import AIR, HAND, side_by_side
from devices.printers.qr import fitted
from devices.printers.text import balanced, drawable, wrap
from kiosk.lending.tickets import Blank
from kiosk.lettering.order import reads_rtl
from kiosk.lettering.runs import drawn, length

INK, PAPER = 0, 255

APART = 24
"""The dots between two texts on one line."""

INDENT = 24
"""The dots before a detail, which belongs to the rows above it."""


LEAST_BLANK = 96
"""The length of the shortest line to write on, in dots: 12 mm."""

LARGEST, SMALLEST = 168, 48
"""The largest and the smallest font size of a large word, in dots; the largest one with which the word fits is used."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font size, in dots of the em; `height` is the distance from one line to the next."""

    weight: str
    size: int
    height: int

    def width(self, text: str) -> int:
        return int(length(text, self.weight, self.size) + 1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A text on a line, `left` dots from the left edge."""

    text: str
    face: Face
    left: int


class DrawnSheet:
    """A `Sheet` of dots, `width` across; `mirrored` for languages that are read from right to left."""

    def __init__(self, width: int, mirrored: bool = False) -> None:
        self._width = width - width % 8
        self._mirrored = mirrored
        self._large = Face("bold", 46, 62)
        self._bold = Face("bold", 27, 36)
        self._plain = Face("regular", 25, 34)
        self._bands: list[Image.Image] = []

    def title(self, text: str) -> None:
        self._centre(drawable(text), self._large)

    def large(self, text: str) -> None:
        word, size = drawable(text), LARGEST
        while (face := _huge(size)).width(word) > self._width and size > SMALLEST:
            size -= 8
        self._centre(word, face)

    def centred(self, text: str) -> None:
        self._centre(drawable(text), self._plain)

    def strong(self, text: str) -> None:
        self._centre(drawable(text), self._bold)

    def heading(self, name: str, remark: str) -> None:
        self._beside(drawable(name), self._bold, drawable(remark), self._plain)

    def row(self, text: str, amount: str) -> None:
        if text or amount:
            self._beside(drawable(text), self._plain, drawable(amount), self._plain)

    def total(self, text: str, amount: str) -> None:
        self._beside(drawable(text), self._bold, drawable(amount), self._bold)

    def detail(self, text: str) -> None:
        for line in balanced(drawable(text), self._bold.width, self._width - INDENT):
            self._row(self._bold, self._from_start(line, self._bold, INDENT))

    def code(self, data: str) -> None:
        if code := fitted(data, self._width):
            self._bands.append(code.picture(self._width))

    def bars(self, code: str) -> None:
        if bars := slip_bars.fitted(code, self._width):
            self._bands.append(bars.picture(self._width))

    def blanks(self, fields: tuple[Blank, ...]) -> None:
        face, side = self._plain, self._plain.size
        for nth, line in enumerate(side_by_side(fields, self._width_of, LEAST_BLANK, self._width)):
            if nth:
                self.gap(HAND)
            words, strokes, at = [], [], 0
            for field, wide in line:
                word = self._from_start(drawable(field.label), face, at + (side * 3 // 2 if field.tick else 0))
                begin = at if field.tick else at + face.width(word.text) + APART // 2
                end = at + side if field.tick else at + wide - (0 if field is line[-1][0] else APART)
                words.append(word)
                strokes.append((begin, end, side if field.tick else 0))
                at += wide
            self._row(face, *words)
            for stroke in strokes:
                self._stroke(self._bands[-1], *stroke)

    def _stroke(self, band: Image.Image, begin: int, end: int, high: int) -> None:
        """Draw a line to write on, at the bottom of the row of its word, or a box of that height to tick."""
        left, right = (self._width - end, self._width - begin) if self._mirrored else (begin, end)
        foot = band.height - 4
        ImageDraw.Draw(band).rectangle((left, foot - high, right - 1, foot), outline=INK, width=2)

    def _width_of(self, field: Blank) -> int:
        return (
            self._plain.width(drawable(field.label)) + APART * 3 // 2 + (self._plain.size * 3 // 2 if field.tick else 0)
        )

    def rule(self) -> None:
        self.gap(2 * AIR)
        self._band(2).paste(INK, (0, 0, self._width, 2))
        self.gap(AIR)

    def gap(self, dots: int) -> None:
        self._band(dots)

    def picture(self) -> Image.Image:
        """The whole sheet, in black and white."""
        sheet = Image.new("L", (self._width, sum(band.height for band in self._bands)), PAPER)
        top = 0
        for band in self._bands:
            sheet.paste(band, (0, top))
            top += band.height
        return sheet.point(lambda grey: INK if grey < 140 else PAPER)

    def _centre(self, text: str, face: Face) -> None:
        for line in balanced(text, face.width, self._width):
            self._row(face, Placed(line, face, (self._width - face.width(line)) // 2))

    def _beside(self, text: str, face: Face, value: str, at: Face) -> None:
        """Draw a text, and a value at the far edge of its first line, or below it if there is no room beside it."""
        far = self._width - at.width(value)
        room = far - APART if value else self._width
        if room < self._width // 2:
            for line in self._wrapped(text, face):
                self._row(face, self._from_start(line, face))
            for line in self._wrapped(value, at, INDENT):
                self._row(at, self._from_start(line, at, INDENT))
            return
        first, *more = wrap(text, lambda line: face.width(line) <= room) or [""]
        self._row(face, self._from_start(first, face), self._from_start(value, at, far))
        for line in more:
            self._row(face, self._from_start(line, face))

    def _wrapped(self, text: str, face: Face, indent: int = 0) -> list[str]:
        return wrap(text, lambda line: face.width(line) <= self._width - indent)

    def _from_start(self, text: str, face: Face, inset: int = 0) -> Placed:
        return Placed(text, face, self._width - inset - face.width(text) if self._mirrored else inset)

    def _row(self, face: Face, *pieces: Placed) -> None:
        """Draw texts side by side on one baseline, in a band that is as high as the marks above and below letters
        need.
        """
        inks = [
            (piece.left, *drawn(piece.text, piece.face.weight, piece.face.size, reads_rtl(piece.text, self._mirrored)))
            for piece in pieces
        ]
        baseline = max(face.height * 3 // 4, *(1 - down for _, _, _, down in inks))
        deepest = max(down + picture.height for _, picture, _, down in inks)
        band = self._band(max(face.height, baseline + deepest + 1))
        for left, picture, right, down in inks:
            band.paste(INK, (left + right, baseline + down), picture)

    def _band(self, height: int) -> Image.Image:
        self._bands.append(Image.new("L", (self._width, height), PAPER))
        return self._bands[-1]


def _huge(size: int) -> Face:
    return Face("bold", size, size * 5 // 4)
