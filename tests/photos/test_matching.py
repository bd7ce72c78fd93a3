"""Which photo belongs to which item, by the name of its file."""

import pytest

from kiosk.photos.matching import match

ITEMS = {"DEMO-0001": "Boormachine", "DEMO-0002": "Zaag", "DEMO-0003": "Zaag", "DEMO-0004": "Crêpepan: groot (30)"}


@pytest.mark.parametrize(
    ("stem", "barcode"),
    [
        ("DEMO-0001", "DEMO-0001"),
        ("demo_0001", "DEMO-0001"),
        ("DEMO-0001 (2)", "DEMO-0001"),
        ("boormachine", "DEMO-0001"),
        ("Boormachine(12)", "DEMO-0001"),
        ("cre\u0302pepan groot (30)", "DEMO-0004"),  # decomposed letters, as a Mac writes them, and no colon
    ],
)
def test_a_photo_belongs_to_the_item_it_is_named_after(stem: str, barcode: str) -> None:
    assert match([stem], ITEMS).files == {barcode: [stem]}


def test_a_photo_of_no_item_or_of_two_is_told() -> None:
    found = match(["IMG_2041", "Zaag", "DEMO-00010", "(2)"], ITEMS)
    assert (found.files, found.ambiguous, sorted(found.unknown)) == ({}, ["Zaag"], ["(2)", "DEMO-00010", "IMG_2041"])


def test_of_several_photos_the_one_without_a_number_is_the_first() -> None:
    stems = ["DEMO-0001 (10)", "DEMO-0001 (2)", "DEMO-0001"]
    assert match(stems, ITEMS).files == {"DEMO-0001": ["DEMO-0001", "DEMO-0001 (2)", "DEMO-0001 (10)"]}
