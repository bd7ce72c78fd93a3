"""Paints the house's shelf: an arch with boards in the light of the reader's lamp, and the items on the boards.

Every painter returns an RGBA picture of the size that is asked for. `light` is the side from which the lamp shines, -1
for left and 1 for right, or 0 while the lamp is out.
"""

import math
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from kiosk.lending.model import drawing_of
from screens.glass import letters, photos

Colour = tuple[int, int, int]
Paint = Callable[[int, int], Image.Image]
ITEMS = letters.SCREENS / "icons" / "items"
DAY, DUSK = ((251, 228, 194), (245, 207, 158)), ((242, 190, 140), (226, 158, 108))
"""The colours of the wall behind the boards, at its top and at its foot, at noon and in the evening."""
RIM = (201, 150, 96)
BOARD_TOP, BOARD_FRONT = (222, 178, 122), (176, 126, 78)
SHADE = (107, 62, 26)
LAMP, LAMP_OUT = (255, 196, 84), (140, 107, 76)
STEPS = 2
"""Shapes are painted this many times larger and then made small."""
COARSE = 4
"""Light is painted this many times smaller and then made large."""
AROUND = 0.2
"""The room around an item for its shadow, as a share of the item's height."""


# --- the arch ---------------------------------------------------------------------------------------------------------


def arch(boards: tuple[int, ...], thick: int, lamp: tuple[int, int] | None, late: float) -> Paint:
    """A painter of the arch. `boards` are the tops of its boards and `lamp` is the place of the light, in pixels of the
    arch; None for no light.

    `late` goes from 0 at noon to 1 in the evening.
    """

    def paint(wide: int, high: int) -> Image.Image:
        top, foot = (_mix(noon, dusk, late) for noon, dusk in zip(DAY, DUSK, strict=True))
        wall = blend((wide, high), top, foot)
        mask = _arch_mask(wide, high)
        within = Image.new("L", mask.size)
        within.paste(_arch_mask(wide - 2 * thick, high - thick), (thick, thick))
        deep = blurred(ImageOps.invert(within), wide * 0.03)
        wall.paste(SHADE, (0, 0), deep.point([v * 20 // 100 for v in range(256)]))
        if lamp:
            _light(wall, lamp, wide * 1.3, (255, 232, 178), 0.85)
            _light(wall, lamp, wide * 0.55, (255, 236, 184), 0.9)
        for at in boards:
            _board(wall, at, thick)
        rim = ImageChops.subtract(mask, within)
        wall.paste(_mix(RIM, BOARD_FRONT, late * 0.5), (0, 0), rim)
        wall.putalpha(mask)
        return wall

    return paint


def plain_arch(boards: tuple[int, ...], thick: int, wall: str, ink: str) -> Paint:
    """A painter of the arch in two colours, for visitors who need high contrast."""

    def paint(wide: int, high: int) -> Image.Image:
        whole = Image.new("RGBA", (wide, high), wall)
        draw = ImageDraw.Draw(whole)
        for top in boards:
            draw.rectangle((0, top - thick // 2, wide, top + thick + thick // 2), fill=ink)
        whole.putalpha(_arch_mask(wide, high))
        return whole

    return paint


def _arch_mask(wide: int, high: int) -> Image.Image:
    """The shape of the arch as a mask: half an ellipse on a rectangle."""
    rise = round(min(wide * 0.4, high * 0.33))
    big = Image.new("L", (wide * STEPS, high * STEPS))
    draw = ImageDraw.Draw(big)
    draw.ellipse((0, 0, wide * STEPS - 1, 2 * rise * STEPS), fill=255)
    draw.rectangle((0, rise * STEPS, wide * STEPS, high * STEPS), fill=255)
    return big.resize((wide, high), Image.Resampling.BOX)


def _board(wall: Image.Image, top: int, thick: int) -> None:
    """Paint a board, lighter at its top, with its shadow on the wall below."""
    wide = wall.width
    below = Image.new("L", (wide, thick * 6))
    ImageDraw.Draw(below).rectangle((0, 0, wide, thick * 3), fill=45)
    wall.paste(SHADE, (0, top), blurred(below, thick))
    draw = ImageDraw.Draw(wall)
    draw.rectangle((0, top, wide, top + thick), fill=BOARD_FRONT)
    draw.rectangle((0, top - round(thick * 0.55), wide, top), fill=BOARD_TOP)


def _light(wall: Image.Image, at: tuple[int, int], radius: float, colour: Colour, most: float) -> None:
    """Paint a light at this place, with the strength `most` at its middle and none at `radius` pixels from it."""
    side = round(radius * 2 / COARSE)
    glow = [round(255 * most * max(0.0, 1 - value / 181) ** 1.8) for value in range(256)]
    ramp = Image.radial_gradient("L").point(glow).resize((side, side), Image.Resampling.BILINEAR)
    small = Image.new("L", (math.ceil(wall.width / COARSE), math.ceil(wall.height / COARSE)))
    small.paste(ramp, (round(at[0] / COARSE - side / 2), round(at[1] / COARSE - side / 2)))
    wall.paste(colour, (0, 0), small.resize(wall.size, Image.Resampling.BILINEAR))


# --- the lamp ---------------------------------------------------------------------------------------------------------


def heart(lit: bool, halo: Colour = (255, 244, 214)) -> Paint:
    """A painter of the heart on the reader, with its own light around it."""

    def paint(wide: int, high: int) -> Image.Image:
        side = min(wide, high)
        shape = _heart((wide, high), side * 0.52)
        whole = Image.new("RGBA", (wide, high))
        if not lit:
            whole.alpha_composite(_of(LAMP_OUT, shape))
            return whole
        around = blurred(shape, side * 0.1).point([min(255, v * 2) for v in range(256)])
        whole.alpha_composite(_of(halo, around))
        whole.alpha_composite(_of((238, 150, 52), shape))
        whole.alpha_composite(_of(LAMP, _heart((wide, high), side * 0.45)))
        core = blurred(_heart((wide, high), side * 0.24), side * 0.05)
        whole.alpha_composite(_of((255, 246, 214), core))
        return whole

    return paint


def _heart(size: tuple[int, int], across: float) -> Image.Image:
    wide, high = size
    points = []
    for step in range(96):
        t = step / 96 * math.tau
        x = 16 * math.sin(t) ** 3
        y = 13 * math.cos(t) - 5 * math.cos(2 * t) - 2 * math.cos(3 * t) - math.cos(4 * t)
        points.append(((wide / 2 + x * across / 33) * 4, (high / 2 - (y + 2.2) * across / 33) * 4))
    big = Image.new("L", (wide * 4, high * 4))
    ImageDraw.Draw(big).polygon(points, fill=255)
    return big.resize(size, Image.Resampling.BOX)


# --- items ------------------------------------------------------------------------------------------------------------


def shape(picture: str) -> tuple[int, int]:
    """The width and height of what is drawn of an item, without the empty room around it: for example 3 and 4."""
    return (1, 1) if photos.is_there(picture) else _shape(drawing_of(picture))


@cache
def _shape(drawing: str) -> tuple[int, int]:
    whole = _drawing(drawing)
    return whole.width, whole.height


def _drawing(name: str) -> Image.Image:
    path = ITEMS / f"{name}.png"
    with Image.open(path if path.exists() else ITEMS / "box.png") as picture:
        whole = picture.convert("RGBA")
    return whole.crop(whole.getbbox())


def thing(picture: str, light: int, *, free: bool = True, wall: bool = True) -> Paint:
    """A painter of an item that stands at the bottom of its picture, with its shadow on the wall behind it.

    Of an item that is not free only the shadow is painted. Without a `wall` no shadow is painted.
    """

    def paint(wide: int, high: int) -> Image.Image:
        tall = round(high / (1 + AROUND))
        room = high - tall
        drawn = photos.photo(picture, tall) or _drawing(drawing_of(picture))
        drawn = drawn.resize((wide - 2 * room, tall), Image.Resampling.LANCZOS, reducing_gap=2.0)
        whole = Image.new("RGBA", (wide, high))
        soft = Image.new("L", (wide, high))
        if not free:
            soft.paste(drawn.getchannel("A"), (room, room))
            soft = blurred(soft, tall * 0.035).point([v * 22 // 100 for v in range(256)])
            return _of(SHADE, soft)
        if wall:
            soft.paste(drawn.getchannel("A"), (room - round(light * room * 0.45), room - round(room * 0.1)))
            soft = blurred(soft, tall * 0.04).point([v * 26 // 100 for v in range(256)])
            whole.alpha_composite(_of(SHADE, soft))
        whole.alpha_composite(drawn, (room, room))
        return whole

    return paint


# --- parts of a picture -----------------------------------------------------------------------------------------------


def blend(size: tuple[int, int], top: Colour, foot: Colour) -> Image.Image:
    """A picture that changes from one colour at the top to another at the bottom."""
    ramp = Image.linear_gradient("L").crop((0, 0, 1, 256)).resize((1, size[1]), Image.Resampling.BILINEAR)
    return ImageOps.colorize(ramp, top, foot).convert("RGBA").resize(size, Image.Resampling.NEAREST)


def blurred(mask: Image.Image, radius: float) -> Image.Image:
    """The mask with soft edges, `radius` pixels wide. A very soft mask is made from a smaller picture."""
    factor = max(1, min(8, int(radius / 3)))
    if factor == 1:
        return mask.filter(ImageFilter.GaussianBlur(radius))
    small = mask.reduce(factor).filter(ImageFilter.GaussianBlur(radius / factor))
    return small.resize(mask.size, Image.Resampling.BILINEAR)


def _mix(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a * (1 - part) + b * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _of(colour: Colour, mask: Image.Image) -> Image.Image:
    """A picture of this colour, as transparent as the mask says."""
    whole = Image.new("RGBA", mask.size, (*colour, 0))
    whole.putalpha(mask)
    return whole
