"""Text measured, broken into lines and drawn, by Pillow with raqm (HarfBuzz): one way for screen and paper."""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageFont

SCREENS = Path(__file__).parents[1]
FILES = {"regular": "Nunito_600SemiBold", "bold": "Nunito_800ExtraBold", "black": "Nunito_900Black", "icon": "icons"}
CAPITAL = 0.705
"""The height of a capital of Nunito, in em."""
LEADING = 1.18
"""From one baseline to the next, in em."""
ELLIPSIS = "…"
REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set in lines: the widest is `width` pixels. Not `whole` if some of it had to be left out."""

    lines: tuple[str, ...]
    width: float
    whole: bool


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The font of this weight at this size in pixels."""
    return ImageFont.truetype(str(SCREENS / "fonts" / f"{FILES[weight]}.ttf"), size)


@cache
def icons() -> dict[str, str]:
    """The letter of the icon font for every icon's name."""
    names = json.loads((SCREENS / "icons" / "icons.json").read_text())
    return {name: chr(int(point, 16)) for name, point in names.items()}


@lru_cache(REMEMBERED)
def width(text: str, weight: str, size: int) -> float:
    """Pixels of the text in one line."""
    return font(weight, size).getlength(text)


@lru_cache(REMEMBERED)
def set_in(text: str, weight: str, size: int, room: float, lines: int) -> Setting:
    """The text in at most so many lines of at most `room` pixels."""
    found: list[str] = []
    whole = True
    for paragraph in text.split("\n"):
        found += _broken(paragraph, weight, size, room)
    if len(found) > lines:
        found = [*found[: lines - 1], " ".join(found[lines - 1 :])]
        whole = False
    cut = [_cut(line, weight, size, room) for line in found]
    whole = whole and cut == found
    return Setting(tuple(cut), max((width(line, weight, size) for line in cut), default=0), whole)


def _broken(paragraph: str, weight: str, size: int, room: float) -> list[str]:
    lines: list[str] = []
    for word in paragraph.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, weight, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(line: str, weight: str, size: int, room: float) -> str:
    if width(line, weight, size) <= room:
        return line
    while line and width(line + ELLIPSIS, weight, size) > room:
        line = line[:-1].rstrip()
    return line + ELLIPSIS


def ink(line: str, weight: str, size: int) -> tuple[Image.Image, int, int]:
    """A line drawn: how much of each pixel is ink (mode L), and how far right and down from the start of the baseline
    its top left corner lies, in pixels."""
    mask, offset = font(weight, size).getmask2(line, mode="L", anchor="ls")
    picture = Image.Image()._new(mask) if all(mask.size) else Image.new("L", (1, 1))
    return picture, round(offset[0]), round(offset[1])
