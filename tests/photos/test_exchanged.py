"""Photos in an export and in its import."""

from pathlib import Path

import pytest

from kiosk.photos.exchanged import bring_back, called_after, put_out
from kiosk.photos.folder import keep, path_of
from kiosk.photos.making import NoPhotoError, made_of
from tests.photos.test_making import phone_photo

NAME = "0123456789abcdef" * 2


def test_a_photo_is_exported_under_the_code_of_its_item_and_imported_once(tmp_path: Path) -> None:
    here, there, between = (tmp_path / name for name in ("here", "there", "between"))
    assert put_out(here, NAME, "A/1", between) is False
    keep(here, NAME, made_of(phone_photo(tmp_path / "a.jpg")))
    assert put_out(here, NAME, "A/1", between)
    assert [path.name for path in between.iterdir()] == ["A%2F1.jpg"]
    assert [bring_back(between, "A/1", NAME, there) for _ in range(2)] == [True, False]
    assert path_of(there, NAME).read_bytes() == path_of(here, NAME).read_bytes()
    assert not bring_back(between, "A/2", NAME, there)


def test_a_photo_that_no_kiosk_exported_is_not_imported(tmp_path: Path) -> None:
    phone_photo(tmp_path / called_after("A-1"))
    (tmp_path / called_after("A-2")).write_bytes(b"\xff\xd8\xff")
    for barcode in ("A-1", "A-2"):
        with pytest.raises(NoPhotoError):
            bring_back(tmp_path, barcode, NAME, tmp_path / "kept")
    assert not (tmp_path / "kept").exists()
