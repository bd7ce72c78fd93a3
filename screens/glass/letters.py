"""Text measured, broken into lines and drawn, in every script that there is a font for (`kiosk.lettering`).

A text whose letters Nunito has, as nearly every text, is one run and is drawn directly.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageFont

from kiosk.lettering import runs
from kiosk.lettering.breaking import BLANK, PATTERNS, pieces
from kiosk.lettering.cutting import ELLIPSIS, cut
from kiosk.lettering.fonts import nunito, opened
from kiosk.lettering.order import carried_on, reads_rtl

__all__ = [
    "CAPITAL",
    "ELLIPSIS",
    "LEADING",
    "LIFT",
    "Setting",
    "evened",
    "font",
    "icons",
    "ink",
    "reads_rtl",
    "set_in",
    "width",
    "words_of",
]

SCREENS = Path(__file__).parents[1]
CAPITAL = 0.705
"""The height of a capital of Nunito, in em."""
LIFT = 0.12
"""How much higher the text of a page from right to left stands, in em: Arabic reaches lower below its baseline."""
LEADING = 1.18
"""The distance from one baseline to the next, in em."""
REMEMBERED = 1024


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines, of which the widest is `width` pixels wide. `whole` is False if some of the text had to be left
    out.
    """

    lines: tuple[str, ...]
    width: float
    whole: bool


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """Nunito of this weight, or for the weight `icon` the font of the icons, at this size in pixels."""
    if weight == "icon":
        return ImageFont.truetype(str(SCREENS / "fonts" / "icons.ttf"), size)
    return opened(nunito(weight), size)


@cache
def icons() -> dict[str, str]:
    """The letter of the icon font for each icon's name."""
    names = json.loads((SCREENS / "icons" / "icons.json").read_text())
    return {name: chr(int(point, 16)) for name, point in names.items()}


@lru_cache(REMEMBERED)
def width(text: str, weight: str, size: int) -> float:
    """Pixels of width of the text in one line."""
    return font(weight, size).getlength(text) if weight == "icon" else runs.length(text, weight, size)


@lru_cache(REMEMBERED)
def evened(text: str, weight: str, size: int, room: float, lines: int) -> float:
    """The least pixels of width, up to `room`, in which the text needs no more lines than in `room`: its lines are
    about equally wide then.

    It is `room` where the text is not whole without a broken word.
    """
    calm = _set(text, weight, size, room, lines, _Breaks())
    if not calm.whole or len(calm.lines) == 1:
        return room
    least, most = calm.width / len(calm.lines), calm.width
    while most - least > 1:
        middle = (least + most) / 2
        if _set(text, weight, size, middle, len(calm.lines), _Breaks()).whole:
            most = middle
        else:
            least = middle
    return most


def words_of(text: str) -> list[str]:
    """The words between which a line may end; a mark that must not start a line is part of the word before it."""
    return BLANK.split(text)


@lru_cache(REMEMBERED)
def set_in(text: str, weight: str, size: int, room: float, lines: int, language: str = "") -> Setting:
    """The text in at most `lines` lines of at most `room` pixels.

    A number stays with the word behind it where that needs no more lines. Only where the text does not fit otherwise,
    words that are wider than the room are broken, at a hyphen or as `language` (`nl`, `fr`, `en`) hyphenates them;
    where that is not enough, any word is.
    """
    calm = _set(text, weight, size, room, lines, _Breaks())
    if len(calm.lines) > 1 and _COUNTED.search(text):
        together = _set(text, weight, size, room, lines, _Breaks(counted=True))
        if together.whole and len(together.lines) == len(calm.lines):
            return together
    if calm.whole or lines == 1:
        return calm
    for fitting in (False, True) if language in PATTERNS else (False,):
        for short_rest in (False, True):
            breaks = _Breaks(language, wide=True, fitting=fitting, short_rest=short_rest)
            broken = _set(text, weight, size, room, lines, breaks)
            if broken.whole:
                return broken
    return _set(text, weight, size, room, lines, _Breaks(language, wide=True, short_rest=True))


LEAST_REST = 5
"""The least letters of a hyphenated word on its last line, where it has a break that leaves so many there."""
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d])")
"""The blank between a number and the word behind it: `3 minutes`, `7 décembre`."""


@dataclass(frozen=True, slots=True)
class _Breaks:
    """Where lines may end besides blanks: in words wider than a line (`wide`), and in all others (`fitting`).

    With `counted` no line ends between a number and the word behind it; with `short_rest` a broken word may leave
    fewer than `LEAST_REST` letters on its last line although it has a better break.
    """

    language: str = ""
    wide: bool = False
    fitting: bool = False
    counted: bool = False
    short_rest: bool = False

    def words(self, paragraph: str) -> list[str]:
        """The words of a paragraph, with the blanks in them at which no line may end."""
        words = words_of(paragraph)
        if not self.counted:
            return words
        found = words[:1]
        for word in words[1:]:
            if _COUNTED.search(f"{found[-1][-1:]} {word[:1]}"):
                found[-1] += f" {word}"
            else:
                found.append(word)
        return found


def _set(text: str, weight: str, size: int, room: float, lines: int, breaks: _Breaks) -> Setting:
    found: list[tuple[str, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        found += [(line, start + at) for line, at in _broken(paragraph, weight, size, room, breaks)]
        start += len(paragraph) + 1
    texts = [line for line, _ in found]
    whole = len(found) <= lines
    if not whole:
        texts = [*texts[: lines - 1], text[found[lines - 1][1] :].replace("\n", " ")]
    texts = carried_on(texts)
    cut = [_cut(line, weight, size, room) for line in texts]
    whole = whole and cut == texts
    return Setting(tuple(cut), max((width(line, weight, size) for line in cut), default=0), whole)


def _broken(paragraph: str, weight: str, size: int, room: float, breaks: _Breaks) -> Iterator[tuple[str, int]]:
    """The lines of a paragraph, each with the place in the paragraph at which it starts."""
    line, start, at = "", 0, 0
    first = True
    for word in breaks.words(paragraph):
        longer = word if first else f"{line} {word}"
        if not first and width(longer, weight, size) <= room:
            line = longer
        elif len(parts := _parts(word, weight, size, room, breaks)) > 1:
            for text, begins, ends in _poured(parts, line if first else f"{line} ", weight, size, room, breaks):
                began = start if begins is None else at + begins
                if ends:
                    yield text.rstrip(" "), began
                else:
                    line, start = text, began
        elif first:
            line = word
        else:
            yield line, start
            line, start = word, at
        first = False
        at += len(word) + 1
    yield line, start


def _parts(word: str, weight: str, size: int, room: float, breaks: _Breaks) -> tuple[tuple[str, str], ...]:
    if breaks.fitting or (breaks.wide and width(word, weight, size) > room):
        return pieces(word, breaks.language, calm=False)
    return pieces(word)


def _poured(
    parts: tuple[tuple[str, str], ...], line: str, weight: str, size: int, room: float, breaks: _Breaks
) -> Iterator[tuple[str, int | None, bool]]:
    """Add a word of several parts to a line that has begun. Yields every line, the place in the word at which it starts
    (None for the line that had begun), and whether the line ends there.
    """
    begins: int | None = None
    done = 0
    while parts:
        fitting = len(parts)
        while fitting and width(_joined(line, parts, fitting), weight, size) > room:
            fitting -= 1
        if not fitting and not line:
            fitting = 1
        if not breaks.short_rest and 1 < fitting < len(parts) and _letters(parts[fitting:]) < LEAST_REST:
            fitting -= width(_joined("", parts[fitting - 1 :], len(parts)), weight, size) <= room
        text = _joined(line, parts, fitting)
        done += _letters(parts[:fitting])
        parts = parts[fitting:]
        yield text, begins, bool(parts)
        line, begins = "", done


def _letters(parts: tuple[tuple[str, str], ...]) -> int:
    return sum(len(part) for part, _ in parts)


def _joined(line: str, parts: tuple[tuple[str, str], ...], number: int) -> str:
    text = line + "".join(part for part, _ in parts[:number])
    return text + parts[number - 1][1] if 0 < number < len(parts) else text


def _cut(line: str, weight: str, size: int, room: float) -> str:
    return cut(line, lambda text: width(text, weight, size) <= room)


def ink(line: str, weight: str, size: int, rtl: bool | None = None) -> tuple[Image.Image, int, int]:
    """A line of text drawn: how much of each pixel is ink (mode L), and the place of the picture's top left corner, in
    pixels right and down from the start of the baseline.

    `rtl` is the direction of the text that the line belongs to; with None that of the line itself (`reads_rtl`).
    """
    if weight != "icon":
        return runs.drawn(line, weight, size, reads_rtl(line, False) if rtl is None else rtl)
    mask, offset = font(weight, size).getmask2(line, mode="L", anchor="ls")
    picture = Image.Image()._new(mask) if all(mask.size) else Image.new("L", (1, 1))
    return picture, round(offset[0]), round(offset[1])
