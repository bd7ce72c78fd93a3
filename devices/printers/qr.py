"""Makes a QR code for paper, sized so that a phone reads it: squares of 4 dots, white all around."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LEVEL = "m"
"""The level of error correction (ISO/IEC 18004): the code can be read with 15 % of it gone, as after a fold or a day in
the sun. A payment must have this level (EPC069-12)."""

LARGEST, SMALLEST = 4, 3
"""The side of a square, in dots. Four dots are half a millimetre, the least that Denso asks of thermal printers; three
can still be read by most phones, fewer cannot."""

QUIET = 4
"""The white on each side, in squares (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code; `rows` have a byte per square, 1 is ink, and `module` is the side of a square in dots."""

    data: str
    rows: tuple[bytes, ...]
    module: int

    @property
    def quiet(self) -> int:
        """The white that it needs on each side, in dots."""
        return QUIET * self.module

    def picture(self, width: int) -> "Image":
        """The code in the middle of `width` dots of paper, black on white, with the white above and below."""
        from PIL import Image

        side = len(self.rows)
        squares = Image.frombytes("L", (side, side), b"".join(self.rows)).point(lambda ink: 0 if ink else 255)
        dots = squares.resize((side * self.module,) * 2, Image.Resampling.NEAREST)
        sheet = Image.new("L", (width, dots.height + 2 * self.quiet), 255)
        sheet.paste(dots, ((width - dots.width) // 2, self.quiet))
        return sheet


def fitted(data: str, width: int) -> Code | None:
    """The code of `data` as large as is useful on paper `width` dots across; None where it would be too fine to read.

    Beyond ASCII the code says that it is UTF-8 (ECI 26), as ZXing writes it: without that, zbar takes `’` for Shift
    JIS.
    """
    import segno

    try:
        code = segno.make_qr(data, error=LEVEL, boost_error=False, encoding="utf-8", eci=not data.isascii())
    except segno.DataOverflowError:
        return None
    module = min(LARGEST, width // (len(code.matrix) + 2 * QUIET))
    return Code(data, tuple(bytes(row) for row in code.matrix), module) if module >= SMALLEST else None
