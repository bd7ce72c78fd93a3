"""The printed codes: bars (Code 128, ISO/IEC 15417) and QR codes (ISO/IEC 18004), sized in whole dots.

Bars whose width is not a whole number of the printer's dots get different widths, and are hard to read. Lengths are
millimetres.
"""

import math
from dataclasses import dataclass

THINNEST, WIDEST = 0.25, 0.52
"""The least width of the thinnest bar, which any scanner reads, and the greatest useful width."""
QUIET_BARS, QUIET_SQUARES = 10, 4
"""The white margin at each side of bars, in bars, and around a QR code, in squares."""
SMALLEST, SMALLEST_FOR_PHONES, LARGEST = 0.25, 0.33, 0.8
"""The side of a square of a QR code: the least for a scanner, the least for a phone held by hand, and the greatest."""
LEVELS = "m", "l"
"""The levels of error correction: 15 %, or if the room is too small for that, 7 %."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A barcode: a character for each thinnest bar or gap (`1` is ink), each `module` wide."""

    modules: str
    module: float

    @property
    def width(self) -> float:
        """The width without the white margin."""
        return len(self.modules) * self.module

    @property
    def quiet(self) -> float:
        """The white margin that the bars need at each side."""
        return QUIET_BARS * self.module


@dataclass(frozen=True, slots=True)
class Squares:
    """A QR code: a row of bytes for each row of squares (1 is ink), each square `module` wide."""

    rows: tuple[bytes, ...]
    module: float

    @property
    def width(self) -> float:
        """The width without the white margin."""
        return len(self.rows) * self.module

    @property
    def quiet(self) -> float:
        """The white margin that the code needs on all sides."""
        return QUIET_SQUARES * self.module


def fit_bars(code: str, room: float, edge: float, dot: float, widest: float = WIDEST) -> Bars | None:
    """The code as bars, as wide as is useful, on a label `room` wide; None if they do not fit.

    The thinnest bar is at most `widest` wide. The bars keep a distance of `edge` from both sides; the white margin need
    not.
    """
    from barcode.codex import Code128

    (modules,) = Code128(code).build()
    most = min(widest, room / (len(modules) + 2 * QUIET_BARS), (room - 2 * edge) / len(modules))
    module = _in_dots(most, dot)
    return Bars(modules, module) if module >= THINNEST else None


def fit_squares(text: str, room: float, edge: float, dot: float, least: float) -> Squares | None:
    """The text as a QR code in a square of `room`; otherwise as `fit_bars`. No square is smaller than `least`.

    With text beyond ASCII the code is marked as UTF-8, because some readers would read it as Shift JIS.
    """
    import segno

    most = int(min(room / least - 2 * QUIET_SQUARES, (room - 2 * edge) / least))
    if most < 0 or 8 * len(text.encode()) > most**2:  # more bits than squares: a try would only take a second
        return None
    for level in LEVELS:
        try:
            code = segno.make_qr(text, error=level, boost_error=False, encoding="utf-8", eci=not text.isascii())
        except segno.DataOverflowError:
            continue
        side = len(code.matrix)
        module = _in_dots(min(LARGEST, room / (side + 2 * QUIET_SQUARES), (room - 2 * edge) / side), dot)
        if module >= least:
            return Squares(tuple(bytes(row) for row in code.matrix), module)
    return None


def _in_dots(length: float, dot: float) -> float:
    """The greatest whole number of dots within the length, as a length."""
    return math.floor(length / dot + 1e-6) * dot
