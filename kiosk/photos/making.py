"""Makes the small photo of an item from the large one of a phone: square, upright, and with only the picture in it.

The photo is a JPEG of 512 pixels, about 40 kB; a smaller picture is decoded from it in half the time that WebP takes.
"""

import hashlib
import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError

SIDE = 512
"""The side of a kept photo, in pixels: as large as the largest place for one on a display of 1080 lines."""
LEAST = 200
"""The least length of the shorter side, in pixels: on a smaller photo, nothing can be recognised."""
MOST_BYTES = 100_000_000
"""The largest file, in bytes: no phone makes larger photos."""
QUALITY = 82
ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif"})
"""The endings of the names of files that can be photos."""
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")


class NoPhotoError(Exception):
    """The file cannot be a photo of an item; the message is half a sentence about it."""


def name_of(source: Path) -> str:
    """The name of the photo made from this file, equal for equal bytes. Raises NoPhotoError, OSError."""
    if source.stat().st_size > MOST_BYTES:
        raise NoPhotoError(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    with source.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:32]


def made_of(source: Path) -> bytes:
    """The bytes of the photo made from this file, as a JPEG file. Raises NoPhotoError."""
    from pi_heif import register_heif_opener

    register_heif_opener(thumbnails=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.filterwarnings("ignore", category=UserWarning)  # about a damaged EXIF block
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
    bare = Image.new("RGB", square.size, "white")  # a new picture, without the other data of the file
    bare.paste(square, mask=square)
    file = io.BytesIO()
    bare.save(file, "JPEG", quality=QUALITY, optimize=True)
    return file.getvalue()
