"""Typing on the screen: what is typed stays there until it is posted, and leaves no trace."""

from typing import Any

import pytest

from kiosk.lending.events import CodeTyped, NumberTyped, Touched
from kiosk.lending.limits import LONGEST_CODE
from tests.screens.conftest import Kiosk


def pad(kiosk: Kiosk) -> Any:
    return next(screen for screen in kiosk.stage.screens() if type(screen).__name__ == "PadScreen")


def strike(kiosk: Kiosk, text: str) -> None:
    for letter in text:
        kiosk.tap(next(c for c in kiosk.stage.controls() if c.item == letter))
        kiosk.wait(0.15)


def test_a_code_is_posted_as_it_was_typed(kiosk: Kiosk) -> None:
    kiosk.show("pad-code")

    strike(kiosk, "AB-1")
    kiosk.tap("Verder")

    assert CodeTyped("AB-1") == kiosk.posted[-1]
    assert {Touched()} == set(kiosk.posted[:-1])


@pytest.mark.parametrize("length", [33, 64])
def test_the_longest_barcode_of_the_house_can_be_typed(kiosk: Kiosk, length: int) -> None:
    """What a scanner reads and the ledger keeps as a barcode can be typed too, and not one letter more."""
    kiosk.show("pad-code")

    strike(kiosk, "K" * length)
    if length == LONGEST_CODE:
        strike(kiosk, "Z")
    kiosk.tap("Verder")

    assert CodeTyped("K" * length) == kiosk.posted[-1]


def test_a_number_and_a_pin_are_posted_together(kiosk: Kiosk) -> None:
    kiosk.show("pad-number")

    strike(kiosk, "1042")
    kiosk.tap("Verder")
    kiosk.wait(0.6)
    strike(kiosk, "0077")
    kiosk.tap("Verder")

    assert NumberTyped("1042", "0077") == kiosk.posted[-1]


def test_the_same_digit_twice_in_a_hurry_is_two_digits(kiosk: Kiosk) -> None:
    kiosk.show("pad-number")

    strike(kiosk, "11")

    assert pad(kiosk).typed[0] == "11"


def test_a_secret_is_shown_as_dots(kiosk: Kiosk) -> None:
    kiosk.show("pad-number")
    strike(kiosk, "7")
    kiosk.tap("Verder")
    kiosk.wait(0.6)

    strike(kiosk, "12")

    assert "••" in kiosk.words()
    assert "12" not in kiosk.words()


def test_wiping_takes_back_one_letter_and_no_more_is_typed_than_fits(kiosk: Kiosk) -> None:
    kiosk.show("pad-number")
    strike(kiosk, "1234567890" * 2)
    assert pad(kiosk).typed == ["1234567890123456", ""]

    kiosk.tap(next(c for c in kiosk.stage.controls() if c.item == "wipe"))

    assert pad(kiosk).typed == ["123456789012345", ""]


def test_nothing_typed_is_nothing_posted(kiosk: Kiosk) -> None:
    kiosk.show("pad-code")

    kiosk.tap("Verder")

    assert [Touched()] == kiosk.posted


def test_what_was_typed_is_gone_when_the_pad_is(kiosk: Kiosk) -> None:
    kiosk.show("pad-number")
    strike(kiosk, "1042")

    kiosk.show("visit-1-line")

    assert pad(kiosk).typed == [""]
    assert "1042" not in kiosk.words()


def test_typing_goes_on_while_the_same_pad_is_drawn_again(kiosk: Kiosk) -> None:
    kiosk.show("pad-number")
    strike(kiosk, "10")

    kiosk.show("pad-number", bigger=True)

    assert pad(kiosk).typed[0] == "10"


def test_a_refused_number_begins_anew_from_the_first_step(kiosk: Kiosk) -> None:
    kiosk.show("pad-number")
    strike(kiosk, "10")
    kiosk.tap("Verder")

    kiosk.show("pad-number-refused")

    assert (pad(kiosk).at, pad(kiosk).typed) == (0, ["", ""])
