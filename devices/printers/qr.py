"""Makes a QR code for paper, sized so that a phone reads it: squares of 4 dots, with a white margin."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LEVEL = "m"
"""The level of error correction (ISO/IEC 18004): the code can be read if 15 % of it is damaged, for example by a fold
or a day in the sun. A payment must have this level (EPC069-12).
"""

LARGEST, SMALLEST = 4, 3
"""The largest and the smallest side of a square, in dots. Four dots are half a millimetre, the least that Denso
recommends for thermal printers; most phones can still read three, but not fewer.
"""

QUIET = 4
"""The white margin on each side, in squares (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; `rows` have a byte per square, 1 is ink, and `module` is the side of a square in dots."""

    data: str
    rows: tuple[bytes, ...]
    module: int

    @property
    def quiet(self) -> int:
        """The white margin that the code needs on each side, in dots."""
        return QUIET * self.module

    def picture(self, width: int) -> "Image":
        """The code in the middle of `width` dots of paper, black on white, with the white margin above and below."""
        from PIL import Image

        side = len(self.rows)
        squares = Image.frombytes("L", (side, side), b"".join(self.rows)).point(lambda ink: 0 if ink else 255)
        dots = squares.resize((side * self.module,) * 2, Image.Resampling.NEAREST)
        sheet = Image.new("L", (width, dots.height + 2 * self.quiet), 255)
        sheet.paste(dots, ((width - dots.width) // 2, self.quiet))
        return sheet


def fitted(data: str, width: int) -> Code | None:
    """The code of `data` as large as is useful on paper `width` dots across; None if it would be too fine to read.

    With text beyond ASCII the code is marked as UTF-8 (ECI 26), as ZXing does: without the mark, zbar reads `’` as
    Shift JIS.
    """
    import segno

    try:
        code = segno.make_qr(data, error=LEVEL, boost_error=False, encoding="utf-8", eci=not data.isascii())
    except segno.DataOverflowError:
        return None
    module = min(LARGEST, width // (len(code.matrix) + 2 * QUIET))
    return Code(data, tuple(bytes(row) for row in code.matrix), module) if module >= SMALLEST else None
