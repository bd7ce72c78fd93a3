"""The photos of items, from the folder in which the house keeps them."""

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.lending.model import photo_of
from kiosk.photos.folder import path_of

ROUND = 0.07
"""The radius of the corners of a photo, as a part of its side."""
_SMOOTH = 4
"""Corners are drawn so many times larger and then made small."""
_folder: Path | None = None


def look_in(folder: Path | None) -> None:
    """Say where the photos are, once at the start; None for a house without any."""
    global _folder
    _folder = folder


def is_there(picture: str) -> bool:
    """Has this picture a photo, and is its file there?"""
    photo = photo_of(picture)
    return bool(photo and _folder and path_of(_folder, photo).is_file())


def photo(picture: str, side: int) -> Image.Image | None:
    """The photo of this picture with round corners, `side` pixels wide and high; None if there is none to show.

    It is decoded no larger than it takes, each time: whoever shows it keeps what is on the screen, and no more.
    """
    name = photo_of(picture)
    if not name or _folder is None:
        return None
    try:
        with Image.open(path_of(_folder, name), formats=["JPEG"]) as found:
            found.draft("RGB", (side, side))
            whole = found.convert("RGB").resize((side, side), Image.Resampling.HAMMING)
    except (OSError, ValueError, SyntaxError):  # gone or damaged: its drawing is there
        return None
    whole.putalpha(_corners(side))
    return whole


@lru_cache(4)
def _corners(side: int) -> Image.Image:
    """A square with round corners, as a mask. A page has photos of few sizes."""
    mask = Image.new("L", (side * _SMOOTH, side * _SMOOTH))
    edge = side * _SMOOTH - 1
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, edge, edge), ROUND * edge, fill=255)
    return mask.resize((side, side), Image.Resampling.BOX)
