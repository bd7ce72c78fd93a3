"""Masks of shapes: how much of each pixel is covered, as pictures of mode L."""

from PIL import Image, ImageChops, ImageDraw, ImageFilter

_SMOOTH = 4
"""Corners are drawn this many times larger and then made small."""


def rounded(radius: int) -> Image.Image:
    """A rectangle with round corners of this radius and three pixels between them, so that its sides are odd."""
    side = (2 * radius + 3) * _SMOOTH
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, side - 1, side - 1), radius * _SMOOTH, fill=255)
    return mask.resize((2 * radius + 3,) * 2, Image.Resampling.BOX)


def ring(radius: int, thick: int) -> Image.Image:
    """A rectangle like that of `rounded`, empty inside but for an edge of `thick` pixels."""
    outer = rounded(radius)
    inner = Image.new("L", outer.size)
    inner.paste(rounded(max(1, radius - thick)).resize([side - 2 * thick for side in outer.size]), (thick, thick))
    return ImageChops.subtract(outer, inner)


def shadow(radius: int, out: int) -> Image.Image:
    """The shadow of a rectangle with round corners of this radius, `out` pixels wide."""
    edge = out + radius + 2
    side = 2 * edge + 5
    mask = Image.new("L", (side, side))
    box = (out * 1.1, out * 1.1, side - 1 - out * 1.1, side - 1 - out * 1.1)
    ImageDraw.Draw(mask).rounded_rectangle(box, radius, fill=255)
    return mask.filter(ImageFilter.GaussianBlur(out * 0.4))


def disc(width: int, height: int) -> Image.Image:
    """An ellipse that fills these sides, in pixels."""
    big = Image.new("L", (width * _SMOOTH, height * _SMOOTH))
    ImageDraw.Draw(big).ellipse((0, 0, width * _SMOOTH - 1, height * _SMOOTH - 1), fill=255)
    return big.resize((max(1, width), max(1, height)), Image.Resampling.BOX)


def fade() -> Image.Image:
    """A narrow strip that is clear at its top and covers at its bottom."""
    mask = Image.new("L", (3, 63))
    mask.putdata([round(255 * (at / 62) ** 0.8) for at in range(63) for _ in range(3)])
    return mask
