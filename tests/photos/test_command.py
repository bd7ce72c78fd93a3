"""`kiosk item photo`: a folder of photos taken twice, a photo removed, and the items as the ledger reads them then."""

from pathlib import Path
from uuid import uuid4

import pytest

from kiosk.lending.commands import Details
from kiosk.lending.events import Recorded
from kiosk.lending.model import Operation, drawing_of, photo_of
from kiosk.photos.folder import folder_of, path_of
from tests.backup.shelf import ledger
from tests.photos.test_making import TURNED, phone_photo
from tests.support.command_line import kiosk
from tests.support.empty_ledger import put_empty_ledger


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A house with two items to borrow."""
    config, data = tmp_path / "kiosk.toml", tmp_path / "data"
    data.mkdir()
    config.write_text(f'[database]\nurl = "sqlite:///{data}/kiosk.db"\nmay_be_lost = true\n')
    put_empty_ledger(data)
    with ledger(data) as book:
        book.open_house("De Deelfabriek")
        book.add_item("DEMO-0001", "Boormachine", details=Details(picture="drill"))
        book.add_item("DEMO-0002", "Zaag")
    return config


def pictures(config: Path) -> dict[str, str]:
    """The picture of each item, the same in the catalogue, on the shelf and when it is scanned."""
    with ledger(config.parent / "data") as book:
        found = {offer.item.barcode: offer.item.picture for offer in book.catalogue().catalogue.offers}
        assert {one.barcode: one.picture for one in book.guide().shelf.items} == found
        for code in found:
            answer = book.give_back(Operation(uuid4().hex), None, code)
            assert isinstance(answer, Recorded)
            assert answer.line.item.picture == found[code]
    return found


def test_a_folder_of_photos_is_imported_once(config: Path, tmp_path: Path) -> None:
    stick, kept = tmp_path / "stick", folder_of(tmp_path / "data" / "kiosk.key")
    (stick / "DCIM").mkdir(parents=True)
    (stick / "DEMO-0001.jpg").write_bytes(b"damaged")
    phone_photo(stick / "DCIM" / "DEMO-0001 (2).JPG")
    phone_photo(stick / "zaag.jpg", TURNED)
    phone_photo(stick / "IMG_2041.jpg")

    said = kiosk(config, "item", "photo", str(stick), "--dry-run")
    assert said.stdout.splitlines() == [
        "DEMO-0001 (2).JPG: DEMO-0001 Boormachine",
        "zaag.jpg: DEMO-0002 Zaag",
        "2 photos would be taken, 0 were there already, 2 of 4 files were not used.",
    ]
    assert said.stderr.splitlines() == [
        "DEMO-0001.jpg: not used, it is no picture, or of a kind that is not read.",
        "IMG_2041.jpg: no item has this barcode or this name.",
    ]
    assert not kept.exists()
    assert pictures(config) == {"DEMO-0001": "drill", "DEMO-0002": "box"}

    kiosk(config, "item", "photo", str(stick))
    shown = pictures(config)
    assert {code: drawing_of(one) for code, one in shown.items()} == {"DEMO-0001": "drill", "DEMO-0002": "box"}
    files = {path_of(kept, photo_of(one)): None for one in shown.values()}
    assert set(kept.iterdir()) == set(files)

    before = {path: path.stat().st_mtime_ns for path in kept.iterdir()}
    again = kiosk(config, "item", "photo", str(stick))
    assert again.stdout == "0 photos taken, 2 were there already, 2 of 4 files were not used.\n"
    assert {path: path.stat().st_mtime_ns for path in kept.iterdir()} == before

    kiosk(config, "item", "photo", "--remove", "demo-0002")
    assert pictures(config) == {**shown, "DEMO-0002": "box"}
    assert list(kept.iterdir()) == [path_of(kept, photo_of(shown["DEMO-0001"]))]
