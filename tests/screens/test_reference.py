"""Some sixty states look as in their reference pictures; and the comparison notices a moved word."""

import pytest
from PIL import Image, ImageDraw

from tests.gallery.reference import (
    FEW,
    HERE,
    WANTED,
    Reference,
    difference,
    drawn,
    few_colours,
    kept,
    references,
)
from tests.gallery.shots import WINDOW
from tests.gallery.states import gallery
from tests.screens import conftest
from tests.screens.conftest import Kiosk

ANEW = "after a change on purpose: python -m tests.gallery.reference --write"
ALL = list(references())
MOST_BYTES = 2_000_000


@pytest.mark.parametrize("one", ALL, ids=str)
def test_each_state_looks_as_in_its_reference(kiosk: Kiosk, one: Reference) -> None:
    assert one.path.exists(), ANEW

    assert difference(drawn(kiosk.stage, kiosk.frames, one), kept(one)) <= FEW, ANEW


def test_every_state_with_a_reference_is_in_the_gallery() -> None:
    missing = [
        state for (_, variant), states in WANTED.items() for state in states if state not in gallery(variant[:2])
    ]
    assert missing == []
    assert 55 <= sum(map(len, WANTED.values())) <= 80
    assert "{}x{}".format(*conftest.WINDOW) == WINDOW


def test_the_references_are_small_and_none_is_left_over() -> None:
    pictures = set(HERE.glob("*.png"))

    assert pictures <= {one.path for one in ALL}
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES


def test_a_moved_word_is_a_difference_and_fewer_colours_are_none() -> None:
    page = Image.new("RGB", (640, 400), "#FFF6EA")
    draw = ImageDraw.Draw(page)
    draw.rounded_rectangle((40, 40, 300, 120), 12, fill="#FFFFFF", outline="#8C6B4C", width=2)
    moved = page.copy()
    draw.text((60, 70), "Breng terug voor zaterdag", fill="#2B2018")
    ImageDraw.Draw(moved).text((60, 82), "Breng terug voor zaterdag", fill="#2B2018")

    assert difference(page, few_colours(page)) == 0
    assert difference(page, moved) > FEW
    assert difference(page, page.resize((320, 200))) == 1.0
