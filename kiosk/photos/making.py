"""Makes the small photo of an item of the large one of a phone: square, upright, with nothing in it but the picture.

JPEG of 512 pixels: some 40 kB, and a smaller one is decoded of it in half the time that WebP takes.
"""

import hashlib
import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 512
"""Pixels of a photo as it is kept: as large as the largest place for one on a display of 1080 lines."""
LEAST = 200
"""The least pixels of the shorter side: below that, nothing can be seen on a photo."""
MOST_BYTES = 100_000_000
"""The most bytes of a file: no phone makes larger photos."""
QUALITY = 82
ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif"})
"""How the names of files end that can be photos."""
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")


class NoPhotoError(Exception):
    """The file can be no photo of an item; the message is half a sentence about it."""


def name_of(source: Path) -> str:
    """The name of the photo that is made of this file: the same for the same bytes. Raises NoPhotoError, OSError."""
    if source.stat().st_size > MOST_BYTES:
        raise NoPhotoError(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def made_of(source: Path) -> bytes:
    """The photo of an item, as a JPEG file. Raises NoPhotoError."""
    from pi_heif import register_heif_opener

    register_heif_opener(thumbnails=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning)  # of an EXIF block that is damaged
            with Image.open(source, formats=_FORMATS) as picture:
                return _small(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        most = (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000
        raise NoPhotoError(f"it has more than {most} million pixels") from None
    except UnidentifiedImageError:
        raise NoPhotoError("it is no picture, or of a kind that is not read") from None
    except (OSError, ValueError, SyntaxError, ArithmeticError, EOFError, RuntimeError):
        raise NoPhotoError("it is damaged") from None


def _small(picture: Image.Image) -> bytes:
    if min(picture.size) < LEAST:
        raise NoPhotoError(f"it is smaller than {LEAST} pixels")
    picture.draft("RGB", (2 * SIDE, 2 * SIDE))
    square = ImageOps.fit(ImageOps.exif_transpose(picture).convert("RGBA"), (SIDE, SIDE), Image.Resampling.LANCZOS)
    bare = Image.new("RGB", square.size, "white")  # a picture of its own: nothing that was in the file comes along
    bare.paste(square, mask=square)
    file = io.BytesIO()
    bare.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
