"""Photos in the folder of an export, each named after the barcode of its item."""

import io
import os
from pathlib import Path
from urllib.parse import quote

from PIL import Image

from kiosk.own_files import open_new
from kiosk.photos.folder import keep, path_of
from kiosk.photos.making import SIDE, NoPhotoError


def called_after(barcode: str) -> str:
    """The name of the file of an item's photo; characters that file systems do not allow are written as in `%2F`."""
    return f"{quote(barcode, safe=' ')}.jpg"


def put_out(kept: Path, photo: str, barcode: str, to: Path) -> bool:
    """Copy the photo with this name for the item with this barcode. Returns False if it is gone. Raises OSError."""
    try:
        content = path_of(kept, photo).read_bytes()
    except FileNotFoundError:
        return False
    to.mkdir(mode=0o700, exist_ok=True)
    with os.fdopen(open_new(to / called_after(barcode)), "wb") as file:
        file.write(content)
    return True


def bring_back(source: Path, barcode: str, photo: str, kept: Path) -> bool:
    """Keep the photo of this item under its name. Returns False if it is kept already, or not in the folder `source`.

    Raises NoPhotoError for a file that no kiosk exported, and OSError.
    """
    file = source / called_after(barcode)
    if path_of(kept, photo).exists() or not file.is_file() or file.is_symlink():
        return False
    content = file.read_bytes()
    if not _is_ours(content):
        raise NoPhotoError("it is not as a kiosk puts it out: `kiosk item photo` takes others")
    keep(kept, photo, content)
    return True


def _is_ours(content: bytes) -> bool:
    """Is this a small square JPEG that contains only the picture?"""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG",)) as picture:
            picture.load()
            return picture.size == (SIDE, SIDE) and not {"exif", "xmp", "comment"} & set(picture.info)
    except (OSError, ValueError, SyntaxError):
        return False
