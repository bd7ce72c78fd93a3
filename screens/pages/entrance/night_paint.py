"""Paints the house at night, for the dimmed screen."""

import math

from PIL import Image, ImageChops, ImageDraw

from screens.glass.marks import Box
from screens.pages.entrance.paint import STEPS, Colour, Paint, blend, blurred

SKY, HORIZON = (13, 16, 36), (58, 42, 66)
WALL_AT_NIGHT, ROOF_AT_NIGHT, GROUND_AT_NIGHT = (30, 26, 42), (22, 20, 34), (16, 14, 24)
PANE, PANE_LIT = (21, 21, 36), (255, 205, 112)


def night(windows: tuple[bool, ...], house: tuple[int, int, int, int], stars: int, quiet: Box) -> Paint:
    """A painter of the house at night: a window for each initiative, lit if it opens tomorrow.

    `house` is the place of the front: left, top (of the wall, under the roof), width and height, in pixels. `stars` is
    how many stars there are; none stand in `quiet`, where there is text.
    """

    def paint(wide: int, high: int) -> Image.Image:
        left, top, across, tall = house
        sky = blend((wide, high), SKY, HORIZON)
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
    """Paint a young moon."""
    radius = min(sky.size) * 0.052
    side = math.ceil(radius * 2) * STEPS
    big = Image.new("L", (side, side))
    draw = ImageDraw.Draw(big)
    draw.ellipse((0, 0, side - 1, side - 1), fill=255)
    draw.ellipse((side * 0.27, -side * 0.11, side * 1.27, side * 0.89), fill=0)
    moon = big.resize((side // STEPS, side // STEPS), Image.Resampling.BOX)
    sky.paste((244, 226, 190), (round(x - radius), round(y - radius)), moon)


def _stars(sky: Image.Image, number: int, depth: float, quiet: Box) -> None:
    """Paint stars at the same places every night: places that look random, made by the golden ratio."""
    draw = ImageDraw.Draw(sky)
    for at in range(1, number + 1):
        x = (at * 0.754877666) % 1 * sky.width
        y = (at * 0.569840291) % 1 * depth
        if quiet.holds(x, y):
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
    left, top = (math.floor(min(one[at] for one in points)) for at in (0, 1))
    right, foot = (math.ceil(max(one[at] for one in points)) for at in (0, 1))
    big = Image.new("L", ((right - left) * STEPS, (foot - top) * STEPS))
    ImageDraw.Draw(big).polygon([((x - left) * STEPS, (y - top) * STEPS) for x, y in points], fill=255)
    sky.paste(colour, (left, top), big.resize((right - left, foot - top), Image.Resampling.BOX))


def _windows(sky: Image.Image, windows: tuple[bool, ...], house: tuple[int, int, int, int]) -> None:
    """Paint windows in rows on the front, above the door."""
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
        soft = blurred(lit, blur).point([v * most // 100 for v in range(256)])
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
