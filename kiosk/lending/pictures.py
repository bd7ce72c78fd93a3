"""How the picture of an item is called: its drawing, such as `drill`, and after an @ the photo it has besides.

So whoever shows a picture has both, and where the photo is gone the drawing is there.
"""

import re

PHOTO_NAME = re.compile(r"[0-9a-f]{32}")
_WITH = "@"


def with_photo(drawing: str, photo: str | None) -> str:
    """The picture of an item with this drawing and this photo, None or empty for none."""
    return f"{drawing}{_WITH}{photo}" if photo else drawing


def drawing_of(picture: str) -> str:
    """The drawing of a picture."""
    return picture.partition(_WITH)[0]


def photo_of(picture: str) -> str:
    """The photo of a picture; empty for one that has none, or what can be no name of a photo."""
    photo = picture.partition(_WITH)[2]
    return photo if PHOTO_NAME.fullmatch(photo) else ""
