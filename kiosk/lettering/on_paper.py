"""Puts text on a page of a PDF as a picture of 600 dots an inch, drawn as on the screen. Lengths are millimetres.

It is a picture because a PDF does not handle scripts and directions. `em` is the size of a text.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from kiosk.lettering import runs

if TYPE_CHECKING:
    from fpdf import FPDF
    from PIL.Image import Image

DPI = 600
DOT = 25.4 / DPI
"""The side of a dot."""
INK = 110
"""The amount of ink in a pixel, out of 255, from which it becomes black without greys."""


def pixels(em: float) -> int:
    """The size, in pixels, at which a text of this em is drawn."""
    return max(1, round(em / DOT))


def width(text: str, weight: str, em: float) -> float:
    """The width of the text in one line."""
    return runs.length(text, weight, pixels(em)) * DOT


def draw(
    pdf: "FPDF", x: float, baseline: float, text: str, weight: str, em: float, *, rtl: bool, colour: str = ""
) -> None:
    """Draw a line that begins at `x` on this baseline; without a colour, in black dots as a label printer has them."""
    picture, right, down = _picture(text, weight, pixels(em), rtl, colour)
    pdf.image(picture, x + right * DOT, baseline + down * DOT, picture.width * DOT, picture.height * DOT)


@lru_cache(64)
def _picture(text: str, weight: str, size: int, rtl: bool, colour: str) -> "tuple[Image, int, int]":
    """The picture of the line, and its position, as in `runs.drawn`. Only a few are cached, because only few lines are
    on every label or page.
    """
    from PIL import Image

    ink, right, down = runs.drawn(text, weight, size, rtl)
    if not colour:
        return ink.point([255] * INK + [0] * (256 - INK), "1"), right, down
    picture = Image.new("RGB", ink.size, colour)
    picture.putalpha(ink)
    return picture, right, down
