"""Paints the house's shelf, an arch with boards in the light of the reader's lamp, its items, and the house at night.

Every painter returns an RGBA picture of the size that is asked. `light` is the side from which the lamp shines, -1 for
left and 1 for right, or 0 while it is out.
"""

import math
from collections.abc import Callable
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

from screens.glass import letters
from screens.glass.marks import Box

Colour = tuple[int, int, int]
Paint = Callable[[int, int], Image.Image]
ITEMS = letters.SCREENS / "icons" / "items"
DAY, DUSK = ((251, 228, 194), (245, 207, 158)), ((242, 190, 140), (226, 158, 108))
"""The wall behind the boards, at its top and at its foot, at noon and in the evening."""
RIM = (201, 150, 96)
BOARD_TOP, BOARD_FRONT = (222, 178, 122), (176, 126, 78)
SHADE = (107, 62, 26)
LAMP, LAMP_OUT = (255, 196, 84), (140, 107, 76)
STEPS = 2
"""Shapes are painted so many times larger and then made small."""
AROUND = 0.2
"""The room around an item for its shadow, as a part of the item's height."""


# --- the arch ---------------------------------------------------------------------------------------------------------


def arch(boards: tuple[int, ...], thick: int, lamp: tuple[int, int] | None, late: float) -> Paint:
    """A painter of the arch. `boards` are the tops of its boards and `lamp` the place of the light, in its pixels.

    `late` goes from 0 at noon to 1 in the evening.
    """

    def paint(wide: int, high: int) -> Image.Image:
        top, foot = (_mix(noon, dusk, late) for noon, dusk in zip(DAY, DUSK, strict=True))
        wall = _blend((wide, high), top, foot)
        mask = _arch_mask(wide, high)
        within = Image.new("L", mask.size)
        within.paste(_arch_mask(wide - 2 * thick, high - thick), (thick, thick))
        deep = ImageOps.invert(within).filter(ImageFilter.GaussianBlur(wide * 0.03))
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
    """A painter of the arch in two colours, for who needs high contrast."""

    def paint(wide: int, high: int) -> Image.Image:
        whole = Image.new("RGBA", (wide, high), wall)
        draw = ImageDraw.Draw(whole)
        for top in boards:
            draw.rectangle((0, top - thick // 2, wide, top + thick + thick // 2), fill=ink)
        whole.putalpha(_arch_mask(wide, high))
        return whole

    return paint


def _arch_mask(wide: int, high: int) -> Image.Image:
    """The shape of the arch: half an ellipse on a rectangle."""
    rise = round(min(wide * 0.4, high * 0.33))
    big = Image.new("L", (wide * STEPS, high * STEPS))
    draw = ImageDraw.Draw(big)
    draw.ellipse((0, 0, wide * STEPS - 1, 2 * rise * STEPS), fill=255)
    draw.rectangle((0, rise * STEPS, wide * STEPS, high * STEPS), fill=255)
    return big.resize((wide, high), Image.Resampling.BOX)


def _board(wall: Image.Image, top: int, thick: int) -> None:
    wide = wall.width
    below = Image.new("L", wall.size)
    ImageDraw.Draw(below).rectangle((0, top + thick, wide, top + thick * 3), fill=90)
    wall.paste(SHADE, (0, 0), below.filter(ImageFilter.GaussianBlur(thick)).point([v // 2 for v in range(256)]))
    draw = ImageDraw.Draw(wall)
    draw.rectangle((0, top, wide, top + thick), fill=BOARD_FRONT)
    draw.rectangle((0, top - round(thick * 0.55), wide, top), fill=BOARD_TOP)


def _light(wall: Image.Image, at: tuple[int, int], radius: float, colour: Colour, most: float) -> None:
    """Let a light shine at this place, `most` at its middle, to nothing at `radius` pixels."""
    side = round(radius * 2)
    ramp = Image.radial_gradient("L").resize((side, side), Image.Resampling.BILINEAR)
    glow = ramp.point([round(255 * most * max(0.0, 1 - value / 181) ** 1.8) for value in range(256)])
    wall.paste(colour, (at[0] - side // 2, at[1] - side // 2), glow)


def glow(at: tuple[float, float]) -> Paint:
    """A painter of light alone; `at` is where it comes from, as parts of the width and the height."""

    def paint(wide: int, high: int) -> Image.Image:
        mask = Image.new("L", (wide, high))
        side = round(min(wide / max(at[0], 1 - at[0]), high / max(at[1], 1 - at[1])) * 1)
        ramp = Image.radial_gradient("L").resize((side, side), Image.Resampling.BILINEAR)
        shine = ramp.point([round(235 * max(0.0, 1 - value / 128) ** 1.8) for value in range(256)])
        mask.paste(shine, (round(wide * at[0] - side / 2), round(high * at[1] - side / 2)))
        return _of((255, 222, 150), mask)

    return paint


# --- the lamp ---------------------------------------------------------------------------------------------------------


def heart(lit: bool, halo: Colour = (255, 244, 214)) -> Paint:
    """A painter of the reader's heart, with its own light around it."""

    def paint(wide: int, high: int) -> Image.Image:
        side = min(wide, high)
        shape = _heart((wide, high), side * 0.52)
        whole = Image.new("RGBA", (wide, high))
        if not lit:
            whole.alpha_composite(_of(LAMP_OUT, shape))
            return whole
        around = shape.filter(ImageFilter.GaussianBlur(side * 0.1)).point([min(255, v * 2) for v in range(256)])
        whole.alpha_composite(_of(halo, around))
        whole.alpha_composite(_of((238, 150, 52), shape))
        whole.alpha_composite(_of(LAMP, _heart((wide, high), side * 0.45)))
        core = _heart((wide, high), side * 0.24).filter(ImageFilter.GaussianBlur(side * 0.05))
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


@cache
def shape(drawing: str) -> tuple[int, int]:
    """The width and height of what is drawn of an item, without the empty room around it, in pixels of its file."""
    whole = _drawing(drawing)
    return whole.width, whole.height


def _drawing(name: str) -> Image.Image:
    path = ITEMS / f"{name}.png"
    with Image.open(path if path.exists() else ITEMS / "box.png") as picture:
        whole = picture.convert("RGBA")
    return whole.crop(whole.getbbox())


def thing(drawing: str, light: int, *, free: bool = True, wall: bool = True) -> Paint:
    """A painter of an item that stands at the bottom of its picture, with its shadow on the wall behind it.

    Of one that is not free only the shadow is there. Without a `wall` there is no shadow.
    """

    def paint(wide: int, high: int) -> Image.Image:
        tall = round(high / (1 + AROUND))
        room = high - tall
        drawn = _drawing(drawing).resize((wide - 2 * room, tall), Image.Resampling.LANCZOS, reducing_gap=2.0)
        whole = Image.new("RGBA", (wide, high))
        soft = Image.new("L", (wide, high))
        if not free:
            soft.paste(drawn.getchannel("A"), (room, room))
            soft = soft.filter(ImageFilter.GaussianBlur(tall * 0.035)).point([v * 22 // 100 for v in range(256)])
            return _of(SHADE, soft)
        if wall:
            soft.paste(drawn.getchannel("A"), (room - round(light * room * 0.45), room - round(room * 0.1)))
            soft = soft.filter(ImageFilter.GaussianBlur(tall * 0.04)).point([v * 26 // 100 for v in range(256)])
            whole.alpha_composite(_of(SHADE, soft))
        whole.alpha_composite(drawn, (room, room))
        return whole

    return paint


# --- at night ---------------------------------------------------------------------------------------------------------


SKY, HORIZON = (13, 16, 36), (58, 42, 66)
WALL_AT_NIGHT, ROOF_AT_NIGHT, GROUND_AT_NIGHT = (30, 26, 42), (22, 20, 34), (16, 14, 24)
PANE, PANE_LIT = (21, 21, 36), (255, 205, 112)


def night(windows: tuple[bool, ...], house: tuple[int, int, int, int], stars: int, quiet: Box) -> Paint:
    """A painter of the house at night: a window for each initiative, lit if it opens tomorrow.

    `house` is the place of its front: left, top (of the wall, under the roof), width and height, in pixels. `stars`
    is how many there are; none stand in `quiet`, where there is text.
    """

    def paint(wide: int, high: int) -> Image.Image:
        left, top, across, tall = house
        sky = _blend((wide, high), SKY, HORIZON)
        _moon(sky, wide - left - across / 2 if abs(left + across / 2 - wide / 2) > 9 else wide * 0.2, high * 0.17)
        _stars(sky, stars, high * 0.6, quiet)
        draw = ImageDraw.Draw(sky)
        foot = top + tall
        _hill(sky, foot, (38, 31, 52))
        draw.rectangle((0, foot, wide, high), fill=GROUND_AT_NIGHT)
        sky.paste(WALL_AT_NIGHT, (left, top, left + across, foot))
        roof = [(left - across * 0.05, top), (left + across / 2, top - across * 0.34), (left + across * 1.05, top)]
        _polygon(sky, roof, ROOF_AT_NIGHT)
        chimney = (left + across * 0.72, top - across * 0.32, left + across * 0.8, top - across * 0.1)
        draw.rectangle(chimney, fill=ROOF_AT_NIGHT)
        _windows(sky, windows, house)
        return sky

    return paint


def _moon(sky: Image.Image, x: float, y: float) -> None:
    """A young moon."""
    radius = min(sky.size) * 0.052
    big = Image.new("L", (sky.width * STEPS, sky.height * STEPS))
    draw = ImageDraw.Draw(big)
    for shift, fill in ((0.0, 255), (0.55, 0)):
        at_x, at_y, r = (x + shift * radius) * STEPS, (y - shift * radius * 0.4) * STEPS, radius * STEPS
        draw.ellipse((at_x - r, at_y - r, at_x + r, at_y + r), fill=fill)
    sky.paste((244, 226, 190), (0, 0), big.resize(sky.size, Image.Resampling.BOX))


def _stars(sky: Image.Image, number: int, depth: float, quiet: Box) -> None:
    """The same stars every night: places that look strewn, from the golden ratio."""
    draw = ImageDraw.Draw(sky)
    for at in range(1, number + 1):
        x = (at * 0.754877666) % 1 * sky.width
        y = (at * 0.569840291) % 1 * depth
        if quiet.x <= x < quiet.right and quiet.y <= y < quiet.bottom:
            continue
        size = 1 + at % 3 // 2
        shine = 120 + at * 53 % 120
        draw.ellipse((x - size, y - size, x + size, y + size), fill=(shine, shine, min(255, shine + 14)))


def _hill(sky: Image.Image, foot: int, colour: Colour) -> None:
    wide = sky.width
    mask = Image.new("L", sky.size)
    ImageDraw.Draw(mask).ellipse((-wide * 0.3, foot - wide * 0.07, wide * 1.1, foot + wide * 0.3), fill=255)
    sky.paste(colour, (0, 0), mask)


def _polygon(sky: Image.Image, points: list[tuple[float, float]], colour: Colour) -> None:
    big = Image.new("L", (sky.width * STEPS, sky.height * STEPS))
    ImageDraw.Draw(big).polygon([(x * STEPS, y * STEPS) for x, y in points], fill=255)
    sky.paste(colour, (0, 0), big.resize(sky.size, Image.Resampling.BOX))


def _windows(sky: Image.Image, windows: tuple[bool, ...], house: tuple[int, int, int, int]) -> None:
    """Windows in rows on the front, above the door."""
    left, top, across, tall = house
    door = tall * 0.3
    columns = max(3, min(6, math.ceil(math.sqrt(len(windows) * 1.3))))
    rows = max(1, math.ceil(len(windows) / columns))
    cell = across * 0.9 / columns
    down = (tall - door) / rows
    wide, high = min(cell, down) * 0.5, min(cell * 1.1, down) * 0.66
    lit, dark = (Image.new("L", sky.size) for _ in range(2))
    for at, shines in enumerate(windows):
        row, column = divmod(at, columns)
        in_row = min(columns, len(windows) - row * columns)
        x = left + across / 2 + (column - (in_row - 1) / 2) * cell
        y = top + down * (row + 0.52)
        box = (x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)
        ImageDraw.Draw(lit if shines else dark).rounded_rectangle(box, wide * 0.16, fill=255)
    foot = top + tall
    middle = left + across / 2
    entry = (middle - door * 0.26, foot - door * 0.8, middle + door * 0.26, foot)
    ImageDraw.Draw(dark).rounded_rectangle((*entry[:3], foot + door * 0.3), door * 0.26, fill=255)
    keep = Image.new("L", sky.size)
    ImageDraw.Draw(keep).rectangle((0, 0, sky.width, foot), fill=255)
    sky.paste(PANE, (0, 0), ImageChops.multiply(dark, keep))
    for blur, most in ((wide * 1.1, 90), (wide * 0.35, 60)):
        soft = lit.filter(ImageFilter.GaussianBlur(blur)).point([v * most // 100 for v in range(256)])
        sky.paste((255, 180, 84), (0, 0), soft)
    sky.paste(PANE_LIT, (0, 0), lit)
    bars = ImageDraw.Draw(sky)
    for at, shines in enumerate(windows):
        row, column = divmod(at, columns)
        in_row = min(columns, len(windows) - row * columns)
        x = left + across / 2 + (column - (in_row - 1) / 2) * cell
        y = top + down * (row + 0.52)
        bar = max(1, round(wide * 0.05))
        ink = (150, 92, 44) if shines else WALL_AT_NIGHT
        bars.rectangle((x - bar / 2, y - high / 2, x + bar / 2, y + high / 2 - 1), fill=ink)
        bars.rectangle((x - wide / 2, y - bar / 2 - high * 0.1, x + wide / 2 - 1, y + bar / 2 - high * 0.1), fill=ink)


# --- parts of a picture -----------------------------------------------------------------------------------------------


def _blend(size: tuple[int, int], top: Colour, foot: Colour) -> Image.Image:
    """From one colour at the top to another at the foot."""
    ramp = Image.linear_gradient("L").resize(size, Image.Resampling.BILINEAR)
    return ImageOps.colorize(ramp, top, foot).convert("RGBA")


def _mix(one: Colour, other: Colour, part: float) -> Colour:
    red, green, blue = (round(a * (1 - part) + b * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def _of(colour: Colour, mask: Image.Image) -> Image.Image:
    """This colour, as see-through as the mask says."""
    whole = Image.new("RGBA", mask.size, (*colour, 0))
    whole.putalpha(mask)
    return whole
