"""The paper from a printer, as values: lines, pictures, codes and cuts. Measures are in dots."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "center", "right"]

LINE_SPACING = 30
CHARACTER = {"A": (12, 24), "B": (9, 17)}
"""The width and height of a character of each font, in dots."""


@dataclass(frozen=True, slots=True)
class Style:
    """The style of characters; `wide` and `high` are the factors for their width and height."""

    bold: bool = False
    underline: bool = False
    inverse: bool = False
    wide: int = 1
    high: int = 1
    font: str = "A"


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Span:
    """Neighbouring characters of one style."""

    text: str
    style: Style = PLAIN

    @property
    def dots(self) -> int:
        return len(self.text) * self.style.wide * CHARACTER[self.style.font][0]


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of text; `height`, in dots, is the distance that the paper moved."""

    spans: tuple[Span, ...]
    align: Align = "left"
    height: int = LINE_SPACING

    @property
    def text(self) -> str:
        """The line as a person reads it; a rule, printed as underlined blanks, is written as `─`."""
        if all(span.style.underline and not span.text.strip() for span in self.spans):
            return "".join("─" * len(span.text) for span in self.spans)
        return "".join(span.text for span in self.spans).rstrip()

    @property
    def dots(self) -> int:
        return sum(span.dots for span in self.spans)


@dataclass(frozen=True, slots=True)
class Dots:
    """A raster picture, one bit per dot, rows padded to whole bytes, 1 is ink."""

    width: int
    height: int
    data: bytes
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code. `module` is the side of one square, in dots; `level` of error correction is one of `lmqh` (ISO/IEC
    18004)."""

    data: str
    module: int
    align: Align = "left"
    level: str = "l"

    @property
    def rows(self) -> tuple[bytes, ...]:
        """The squares, a byte each, 1 is ink; without the white margin, which no printer adds by itself."""
        import segno

        code = segno.make_qr(self.data, error=self.level, boost_error=False, encoding="utf-8")
        return tuple(bytes(row) for row in code.matrix)


@dataclass(frozen=True, slots=True)
class Barcode:
    """Code 128 in code set B (ISO/IEC 15417), as a printer draws it; `module` is its thinnest bar, in dots."""

    data: str
    module: int
    height: int
    align: Align = "left"

    @property
    def modules(self) -> str:
        """A character for each thinnest bar or gap: `1` is ink."""
        from barcode.charsets import code128

        values = [code128.START_CODES["B"], *(code128.B[char] for char in self.data)]
        check = (values[0] + sum(place * value for place, value in enumerate(values[1:], start=1))) % 103
        return "".join((*(code128.CODES[value] for value in (*values, check)), code128.STOP, "11"))

    @property
    def dots(self) -> int:
        return len(self.modules) * self.module


@dataclass(frozen=True, slots=True)
class Feed:
    """Empty paper, in dots."""

    dots: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut through the paper; a `partial` one leaves a bridge in the middle."""

    partial: bool


Mark = Line | Dots | QrCode | Barcode | Feed | Cut


@dataclass(frozen=True, slots=True)
class Paper:
    """The whole paper from the printer, from top to bottom; `problems` are the errors in the bytes; `width` in dots."""

    marks: tuple[Mark, ...]
    problems: tuple[str, ...]
    width: int

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of text, without pictures, codes and empty paper."""
        return tuple(mark.text for mark in self.marks if isinstance(mark, Line))


def tickets(paper: Paper) -> Iterator[Paper]:
    """The pieces into which the cuts divide the paper, each with its cut."""
    marks: list[Mark] = []
    for mark in paper.marks:
        marks.append(mark)
        if isinstance(mark, Cut):
            yield Paper(tuple(marks), paper.problems, paper.width)
            marks = []
    if marks:
        yield Paper(tuple(marks), paper.problems, paper.width)
