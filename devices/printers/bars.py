"""Makes a barcode for paper (Code 128, ISO/IEC 15417), sized so that a scanner reads it, also from a curved label.

The white margin that a scanner needs at both sides is the paper beside the print, at least 4 mm.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiosk.lending.limits import LONGEST_CODE

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST, SMALLEST = 3, 2
"""The largest and the smallest width of the thinnest bar, in dots: at least a quarter of a millimetre."""

HEIGHT = 96
"""The height of the bars, in dots: 12 mm."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A barcode. `modules` has a character for each thinnest bar or gap (`1` is ink), each `module` dots wide.

    With `along`, the barcode is wider than the paper and is printed along it.
    """

    modules: str
    module: int
    along: bool = False

    def picture(self, width: int) -> "Image":
        """The barcode in the middle of `width` dots of paper, black on white."""
        from PIL import Image

        line = Image.frombytes("L", (len(self.modules), 1), bytes(0 if bar == "1" else 255 for bar in self.modules))
        bars = line.resize((len(self.modules) * self.module, HEIGHT), Image.Resampling.NEAREST)
        if self.along:
            bars = bars.transpose(Image.Transpose.ROTATE_90)
        sheet = Image.new("L", (width, bars.height), 255)
        sheet.paste(bars, ((width - bars.width) // 2, 0))
        return sheet


def fitted(code: str, width: int) -> Bars | None:
    """The barcode as wide as is useful on paper `width` dots across; None for a code that no barcode can have."""
    if not can_encode(code):
        return None
    from barcode.codex import Code128

    (modules,) = Code128(code).build()
    module = module_for(len(modules), width)
    return Bars(modules, module) if module else Bars(modules, SMALLEST, along=True)


def can_encode(code: str) -> bool:
    """Can this code be a barcode? It can with letters, digits and signs without accents."""
    return 0 < len(code) <= LONGEST_CODE and code.isascii() and code.isprintable()


def command(code: str, module: int) -> bytes:
    """The commands with which the printer draws the bars in code set B: `GS h`, `GS w`, `GS H` (no text) and `GS k` of
    function B.

    They are not made with python-escpos, because it writes on standard output when it does this.
    """
    data = b"{B" + code.replace("{", "{{").encode("ascii")
    return b"\x1dh" + bytes([HEIGHT]) + b"\x1dw" + bytes([module]) + b"\x1dH\x00\x1dk\x49" + bytes([len(data)]) + data


def module_for(modules: int, width: int) -> int:
    """The width of the thinnest bar, in dots, on paper `width` dots across; 0 if it would be too thin."""
    return next((dots for dots in range(LARGEST, SMALLEST - 1, -1) if modules * dots <= width), 0)


def modules_of_printer(code: str) -> int:
    """The number of modules that a printer makes of a code: code set B, with a start, a check character and a stop."""
    return 11 * (len(code) + 2) + 13
