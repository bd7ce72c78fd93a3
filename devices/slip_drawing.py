"""A slip drawn in dots with the fonts of the house, for scripts that the printer's own characters lack."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont, features

from devices.slip_layout import BREATH
from devices.slip_text import drawable, wrap

INK, PAPER = 0, 255


@dataclass(frozen=True, slots=True)
class Face:
    """One size of type, with the font for Arabic beside it: it has Latin letters and digits of its own."""

    latin: ImageFont.FreeTypeFont
    arabic: ImageFont.FreeTypeFont
    height: int

    def of(self, text: str) -> ImageFont.FreeTypeFont:
        return self.arabic if _holds_arabic(text) else self.latin

    def width(self, text: str) -> int:
        return int(self.of(text).getlength(text) + 1)

    def depth(self, text: str) -> int:
        return self.height * 4 // 3 if _holds_arabic(text) else self.height


class DrawnSheet:
    """A `Sheet` of dots, `width` across; `mirrored` for languages that read from right to left.

    Pillow joins and orders Arabic letters with Raqm and FriBiDi (`libfribidi0`); without them they stand unjoined.
    """

    def __init__(self, width: int, fonts: Path, mirrored: bool = False) -> None:
        self._width = width - width % 8
        self._mirrored = mirrored
        self._large = _face(fonts, 46, 62, bold=True)
        self._bold = _face(fonts, 27, 36, bold=True)
        self._plain = _face(fonts, 25, 34, bold=False)
        self._bands: list[Image.Image] = []

    def title(self, text: str) -> None:
        self._centre(drawable(text), self._large)

    def centred(self, text: str) -> None:
        self._centre(drawable(text), self._plain)

    def heading(self, name: str, remark: str) -> None:
        self._beside(drawable(name), self._bold, drawable(remark))
        self._band(4).paste(INK, (0, 2, self._width, 4))

    def pair(self, text: str, value: str) -> None:
        self._beside(drawable(text), self._plain, drawable(value), indent=24)

    def rule(self) -> None:
        self._band(BREATH).paste(INK, (0, BREATH - 2, self._width, BREATH))

    def gap(self, dots: int) -> None:
        self._band(dots)

    def strips(self, rows: int) -> Iterator[Image.Image]:
        """The sheet from top to bottom in pictures of at most `rows` rows."""
        sheet = Image.new("L", (self._width, sum(band.height for band in self._bands)), PAPER)
        top = 0
        for band in self._bands:
            sheet.paste(band, (0, top))
            top += band.height
        for top in range(0, sheet.height, rows):
            strip = sheet.crop((0, top, self._width, min(top + rows, sheet.height)))
            yield strip.point(lambda grey: INK if grey < 140 else PAPER)

    def _centre(self, text: str, face: Face) -> None:
        for line in self._wrapped(text, face):
            self._put(self._band(face.depth(line)), line, face, (self._width - face.width(line)) // 2)

    def _beside(self, text: str, face: Face, value: str, indent: int = 0) -> None:
        if face.width(text) + 24 + self._plain.width(value) <= self._width:
            band = self._band(max(face.depth(text), self._plain.depth(value)))
            self._at_start(band, text, face)
            self._at_start(band, value, self._plain, self._width - self._plain.width(value))
            return
        for line in self._wrapped(text, face):
            self._at_start(self._band(face.depth(line)), line, face)
        for line in self._wrapped(value, self._plain, indent):
            self._at_start(self._band(self._plain.depth(line)), line, self._plain, indent)

    def _wrapped(self, text: str, face: Face, indent: int = 0) -> list[str]:
        return wrap(text, lambda line: face.width(line) <= self._width - indent)

    def _at_start(self, band: Image.Image, text: str, face: Face, inset: int = 0) -> None:
        left = self._width - inset - face.width(text) if self._mirrored else inset
        self._put(band, text, face, left)

    def _put(self, band: Image.Image, text: str, face: Face, left: int) -> None:
        direction = "rtl" if self._mirrored else "ltr"
        baseline = band.height * 3 // 4 if band.height <= face.height else face.height * 7 // 8
        draw = ImageDraw.Draw(band)
        if features.check_feature("raqm"):
            draw.text((left, baseline), text, INK, face.of(text), anchor="ls", direction=direction)
        else:
            draw.text((left, baseline), text, INK, face.of(text), anchor="ls")

    def _band(self, height: int) -> Image.Image:
        self._bands.append(Image.new("L", (self._width, height), PAPER))
        return self._bands[-1]


def _face(fonts: Path, size: int, height: int, bold: bool) -> Face:
    latin = "Nunito_800ExtraBold.ttf" if bold else "Nunito_600SemiBold.ttf"
    arabic = "NotoSansArabic_700Bold.ttf" if bold else "NotoSansArabic_400Regular.ttf"
    return Face(ImageFont.truetype(fonts / latin, size), ImageFont.truetype(fonts / arabic, size), height)


def _holds_arabic(text: str) -> bool:
    return any("\u0600" <= char <= "\u06ff" or "\u0750" <= char <= "\u077f" for char in text)
