"""A photo from a phone becomes small, square and upright, and loses its place, time and remarks."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from kiosk.photos.making import LEAST, SIDE, NoPhotoError, made_of, name_of

SECRET = b"Korte Meer 7, Gent"
UPRIGHT, TURNED = 1, 6
JPEG = b"\xff\xd8\xff"


def phone_photo(path: Path, orientation: int = UPRIGHT) -> Path:
    """Writes a picture, red at its top and blue below, with a place, a moment and a remark in it."""
    picture = Image.new("RGB", (600, 800), "blue")
    picture.paste("red", (0, 0, 600, 400))
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x0132] = orientation, SECRET.decode(), "2026:11:28 14:03:00"
    exif.get_ifd(0x8825)[2] = (51.0, 3.0, 17.5)
    if orientation == TURNED:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
    picture.save(path, exif=exif, comment=SECRET, xmp=b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>")
    return path


@pytest.mark.parametrize("orientation", [UPRIGHT, TURNED])
def test_a_photo_is_square_upright_and_without_place_or_time(tmp_path: Path, orientation: int) -> None:
    source = phone_photo(tmp_path / "a.jpg", orientation)
    assert source.read_bytes().count(SECRET) == 3

    made = made_of(source)
    (tmp_path / "made.jpg").write_bytes(made)
    with Image.open(tmp_path / "made.jpg") as photo:
        assert (photo.size, set(photo.info)) == ((SIDE, SIDE), {"jfif", "jfif_version", "jfif_unit", "jfif_density"})
        top, foot = (photo.getpixel((SIDE // 2, at)) for at in (20, SIDE - 20))
    assert isinstance(top, tuple)
    assert isinstance(foot, tuple)
    assert (top[0] > 200 > top[2], foot[2] > 200 > foot[0]) == (True, True)
    assert SECRET not in made
    assert b"Exif" not in made


def test_the_photos_of_an_iphone_are_read(tmp_path: Path) -> None:
    source = Path(__file__).with_name("drawn.heic")
    assert SECRET in source.read_bytes()
    made = made_of(source)
    assert made.startswith(JPEG)
    assert SECRET not in made


def bomb(path: Path) -> Path:
    """Writes a picture that claims 900 million pixels in few bytes."""
    parts = (b"IHDR" + struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0), b"IDAT")
    chunks = (struct.pack(">I", len(one) - 4) + one + struct.pack(">I", zlib.crc32(one)) for one in parts)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    return path


def cut_off(path: Path) -> Path:
    path.write_bytes(phone_photo(path).read_bytes()[:3000])
    return path


def tiny(path: Path) -> Path:
    Image.new("RGB", (LEAST - 1, 900)).save(path)
    return path


def text(path: Path) -> Path:
    path.write_bytes(b"no picture at all")
    return path


@pytest.mark.parametrize(
    ("make", "why"), [(bomb, "million pixels"), (cut_off, "damaged"), (tiny, "smaller than"), (text, "no picture")]
)
def test_a_file_that_is_no_photo_is_refused_in_a_sentence(
    make: Callable[[Path], Path], why: str, tmp_path: Path
) -> None:
    with pytest.raises(NoPhotoError, match=why):
        made_of(make(tmp_path / "a.jpg"))


def test_the_name_of_a_photo_depends_on_the_bytes_of_its_file(tmp_path: Path) -> None:
    first, other = phone_photo(tmp_path / "a.jpg"), phone_photo(tmp_path / "b.jpg")
    assert name_of(first) == name_of(other) != name_of(phone_photo(tmp_path / "c.jpg", TURNED))
