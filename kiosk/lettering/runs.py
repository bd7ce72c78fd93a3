"""Splits a text into runs, each of one font and one direction, which are shaped one by one and drawn side by side."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from kiosk.lettering import order
from kiosk.lettering.clusters import JOINERS, clusters
from kiosk.lettering.fonts import COMMON, OWN, Face, faces, nunito, opened, plain, region_of, script_of

if TYPE_CHECKING:
    from PIL.Image import Image

REMEMBERED = 1024
THICKER = {"regular": 0.008, "bold": 0.006, "black": 0.014}
"""The widening of outlines of other fonts than Nunito on each side, in em, so that they look equally heavy."""
NO_BOLD = 0.014
"""The additional widening for bold text in a font without a bold style, in em."""


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line in one font; `rtl`: from right to left."""

    text: str
    face: Face
    rtl: bool = False


@lru_cache(REMEMBERED)
def runs(line: str, weight: str, rtl: bool) -> tuple[Run, ...]:
    """The runs of a line in their visual order from left to right. Characters that no font has are left out.

    `rtl`: the text of this line is read from right to left.
    """
    if not rtl and plain(weight).issuperset(line):
        return (Run(line, nunito(weight)),) if line else ()
    text = _composed(line)
    chosen = _chosen(text, weight)
    their_levels = order.levels(text, rtl)
    found: list[Run] = []
    at_level: list[int] = []
    left_out = False
    for char, face, level in zip(text, chosen, their_levels, strict=True):
        if face is None:
            left_out = left_out or bool(_seen(char))
            continue
        if char == " " and left_out and (not found or found[-1].text[-1] == " "):
            continue
        left_out = False
        if found and found[-1].face == face and at_level[-1] == level:
            found[-1] = Run(found[-1].text + char, face, bool(level % 2))
        else:
            found.append(Run(char, face, bool(level % 2)))
            at_level.append(level)
    return tuple(order.in_sight(found, at_level))


def shown(text: str, weight: str = "regular") -> str:
    """The text without the characters that no font has."""
    if plain(weight).issuperset(text):
        return text
    composed = _composed(text)
    return "".join(char for char, face in zip(composed, _chosen(composed, weight), strict=True) if face)


def length(line: str, weight: str, size: int) -> float:
    """The length of a line, in pixels."""
    return sum(_length(run, size) for run in runs(line, weight, False))


def drawn(line: str, weight: str, size: int, rtl: bool = False) -> "tuple[Image, int, int]":
    """The picture of a line, in which each pixel is the amount of ink (mode L), and its position.

    The position is that of its top left corner, in pixels to the right and down from the start of the baseline.
    """
    from PIL import Image

    placed: list[tuple[Image.Image, int, int]] = []
    pen = 0.0
    for run in runs(line, weight, rtl):
        mask, offset = opened(run.face, size).getmask2(
            run.text,
            mode="L",
            anchor="ls",
            direction=_direction(run),
            stroke_width=_thicker(run.face, weight) * size,
            stroke_filled=True,
            start=(pen % 1, 0),
        )
        if all(mask.size):
            picture = Image.Image()._new(mask)
            placed.append((picture, int(pen) + round(offset[0]), round(offset[1])))
        pen += _length(run, size)
    if len(placed) < 2:
        return placed[0] if placed else (Image.new("L", (1, 1)), 0, 0)
    left = min(x for _, x, _ in placed)
    top = min(y for _, _, y in placed)
    right = max(x + picture.width for picture, x, _ in placed)
    bottom = max(y + picture.height for picture, _, y in placed)
    whole = Image.new("L", (right - left, bottom - top))
    for picture, x, y in placed:
        whole.paste(255, (x - left, y - top), picture)
    return whole, left, top


def _thicker(face: Face, weight: str) -> float:
    if face == nunito(weight):
        return 0
    lacks_bold = weight != "regular" and "Regular" in face.file.name
    return THICKER[weight] + (NO_BOLD if lacks_bold else 0)


def _length(run: Run, size: int) -> float:
    return opened(run.face, size).getlength(run.text, direction=_direction(run))


def _direction(run: Run) -> str | None:
    if run.rtl:
        return "rtl" if _has_raqm() else None
    return "ltr" if run.face.file.parent != OWN and _has_raqm() else None


@cache
def _has_raqm() -> bool:
    from PIL import features

    return bool(features.check_feature("raqm"))


# --- fonts, word by word ---------------------------------------------------------------------------------------------


def _chosen(text: str, weight: str) -> list[Face | None]:
    """The font of every character; None for an invisible character, or one that no font has."""
    region = region_of(text)
    found: list[Face | None] = []
    for at, word in enumerate(text.split(" ")):
        if at:
            found.append(next((face for face in reversed(found) if face), nunito(weight)))
        found += _of_word(word, weight, region)
    return found


def _of_word(word: str, weight: str, region: int) -> list[Face | None]:
    letters = clusters(word)
    scripts = [script_of(letter[0]) for letter in letters]
    whole = {
        script: _for_all([letter for letter, its in zip(letters, scripts, strict=True) if its == script], faces_of)
        for script in dict.fromkeys(scripts)
        if script != COMMON and (faces_of := faces(script, weight, region))
    }
    chosen: list[Face | None] = [
        whole[script] or _first(letter, faces(script, weight, region)) if script != COMMON else None
        for letter, script in zip(letters, scripts, strict=True)
    ]
    for at, letter in enumerate(letters):
        if scripts[at] == COMMON and _seen(letter):
            beside = [face for face in (*chosen[at - 1 : at], *chosen[at + 1 :]) if face][:1]
            chosen[at] = _first(letter, (nunito(weight), *beside, *faces(COMMON, weight, region)))
    return [
        face if face and (char in JOINERS or (_seen(char) and face.has(char))) else None
        for letter, face in zip(letters, chosen, strict=True)
        for char in letter
    ]


def _for_all(letters: list[str], of: tuple[Face, ...]) -> Face | None:
    """The first font that has all of them."""
    text = _seen("".join(letters))
    return next((face for face in of if face.has(text)), None)


def _first(letter: str, of: tuple[Face, ...]) -> Face | None:
    """The first font that has this letter, or else the first that has it without its marks."""
    seen = _seen(letter)
    return next((face for face in of if face.has(seen)), None) or next(
        (face for face in of if face.has(seen[:1])), None
    )


def _composed(text: str) -> str:
    """The text in composed letters (NFC), with ordinary blanks, also for the separators of lines and paragraphs."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(" " if unicodedata.category(char)[0] == "Z" else char for char in composed)


def _seen(text: str) -> str:
    """The text without characters that have no width: joiners, marks of direction, selectors of variants."""
    return "".join(
        char
        for char in text
        if not (unicodedata.category(char) in ("Cf", "Cc") or "\ufe00" <= char <= "\ufe0f" or char == "\u034f")
    )
