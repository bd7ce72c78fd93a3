"""Makes ESC/POS dots from a picture; python-escpos is not used, because it writes on standard output when it does
this.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

STRIP = 128
"""The most rows of dots in one command, to fit small buffers."""

REAL_TIME = ((b"\x10\x04", b"\x10\x0c"), (b"\x10\x05", b"\x10\x0d"), (b"\x10\x14", b"\x10\x1c"))
"""The bytes of DLE EOT, DLE ENQ and DLE DC4, each with the same bytes plus one dot: many printers obey such bytes even
inside a picture.
"""


def raster(picture: "Image") -> bytes:
    """The picture in black and white, as `GS v 0` commands."""
    tops = range(0, picture.height, STRIP)
    return b"".join(_strip(picture.crop((0, top, picture.width, min(top + STRIP, picture.height)))) for top in tops)


def _strip(picture: "Image") -> bytes:
    from PIL import ImageOps

    row = (picture.width + 7) // 8
    dots = ImageOps.invert(picture.convert("L")).convert("1").tobytes()
    for word, broken in REAL_TIME:
        dots = dots.replace(word, broken)
    return b"\x1dv0\x00" + row.to_bytes(2, "little") + picture.height.to_bytes(2, "little") + dots
