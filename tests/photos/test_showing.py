"""A photo is shown in place of a drawing, and the drawing where the photo is missing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.lending.model import with_photo
from kiosk.photos.folder import keep, path_of
from screens.glass import photos
from screens.pages.entrance import paint
from screens.window.drawings import Drawings

ICONS = Path(photos.__file__).parents[1] / "icons"
PHOTO = "0123456789abcdef" * 2
PICTURE = with_photo("drill", PHOTO)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """The photos of a house: one, all green."""
    Image.new("RGB", (512, 512), "lime").save(tmp_path / "made.jpg")
    keep(tmp_path / "photos", PHOTO, (tmp_path / "made.jpg").read_bytes())
    photos.look_in(tmp_path / "photos")
    yield tmp_path / "photos"
    photos.look_in(None)


def green(picture: Image.Image) -> bool:
    red, green, blue, alpha = picture.getpixel((picture.width // 2, picture.height // 2))  # type: ignore[misc]
    return bool(red < 40 and green > 220 and blue < 40 and alpha == 255)


@pytest.mark.parametrize("side", [60, 300])
def test_a_photo_is_shown_with_round_corners(folder: Path, side: int) -> None:
    drawings = Drawings(ICONS)
    shown = drawings.picture(f"items/{PICTURE}", side)

    assert (shown.size, green(shown), shown.getpixel((0, 0))[3]) == ((side, side), True, 0)  # type: ignore[index]
    assert drawings.read == frozenset()


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"\xff\xd8\xff\xe0 cut off")])
def test_where_the_photo_is_missing_or_damaged_the_drawing_is_shown(folder: Path, damage: object) -> None:
    damage(path_of(folder, PHOTO))  # type: ignore[operator]
    drawings = Drawings(ICONS)
    assert drawings.picture(f"items/{PICTURE}", 60).tobytes() == drawings.picture("items/drill", 60).tobytes()


def test_on_the_shelf_of_the_welcome_page_a_photo_stands_as_a_square(folder: Path) -> None:
    assert paint.shape(PICTURE) == (1, 1)
    assert green(paint.thing(PICTURE, 0)(140, 120))
    path_of(folder, PHOTO).unlink()
    assert paint.shape(PICTURE) == paint.shape("drill")
    assert paint.thing(PICTURE, 0)(140, 120).tobytes() == paint.thing("drill", 0)(140, 120).tobytes()
