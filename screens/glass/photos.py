"""The photos of items, from the folder in which the house keeps them."""

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw

from kiosk.lending.model import photo_of
from kiosk.photos.folder import path_of

ROUND = 0.07
"""The radius of the corners of a photo, as a share of its side."""
_SMOOTH = 4
"""Corners are drawn this many times larger and then made small."""
_folder: Path | None = None


def look_in(folder: Path | None) -> None:
    """Set the folder of the photos, once at the start; None for a house without photos."""
    global _folder
    _folder = folder


def is_there(picture: str) -> bool:
    """True if this picture has a photo and the photo's file is there."""
    photo = photo_of(picture)
    return bool(photo and _folder and path_of(_folder, photo).is_file())


def photo(picture: str, side: int) -> Image.Image | None:
    """The photo of this picture with round corners, `side` pixels wide and high; None if there is none to show.

    The photo is decoded each time, no larger than needed: the caller keeps what is on the screen, and no more.
    """
    name = photo_of(picture)
    if not name or _folder is None:
        return None
    try:
        with Image.open(path_of(_folder, name), formats=["JPEG"]) as found:
            found.draft("RGB", (side, side))
            whole = found.convert("RGB").resize((side, side), Image.Resampling.HAMMING)
    except (OSError, ValueError, SyntaxError):  # the photo is gone or damaged: the item's drawing is shown instead
        return None
    whole.putalpha(_corners(side))
    return whole


@lru_cache(4)
def _corners(side: int) -> Image.Image:
    """A square with round corners, as a mask. It is kept, because the photos of a page have few sizes."""
    mask = Image.new("L", (side * _SMOOTH, side * _SMOOTH))
    edge = side * _SMOOTH - 1
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, edge, edge), ROUND * edge, fill=255)
    return mask.resize((side, side), Image.Resampling.BOX)
