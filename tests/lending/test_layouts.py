"""The keyboard layout to which a scanner that types was set, found by the codes that it would make known."""

import pytest

from kiosk.lending.codes.layouts import ENOUGH_ALIKE, KeyboardLayout, Misread, Stroke, recognised, typed

BE, FR, DE = KeyboardLayout.BELGIAN, KeyboardLayout.FRENCH, KeyboardLayout.GERMAN
DIGITS = {number: at + 2 for at, number in enumerate("1234567890")}


@pytest.mark.parametrize(
    ("layout", "strokes", "text"),
    [
        (BE, [Stroke(DIGITS["1"], shift=True), Stroke(16), Stroke(30), Stroke(39), Stroke(13)], "1aqm-"),
        (FR, [Stroke(DIGITS["6"]), Stroke(53), Stroke(11, third=True)], "-!@"),
        (BE, [Stroke(DIGITS["6"]), Stroke(53, shift=True), Stroke(3, third=True)], "§+@"),
        (DE, [Stroke(21), Stroke(44), Stroke(53), Stroke(8, shift=True)], "zy-/"),
        (KeyboardLayout.SWISS, [Stroke(3, third=True), Stroke(86)], "@<"),
        (KeyboardLayout.US, [Stroke(86), Stroke(30, third=True), Stroke(26, control=True)], "\x00\x00\x1b"),
        (BE, [Stroke(26), Stroke(79), Stroke(30, spoilt=True)], "\x001\x00"),
    ],
)
def test_a_key_types_its_character_in_the_layout(layout: KeyboardLayout, strokes: list[Stroke], text: str) -> None:
    assert typed(strokes, layout) == text


def misread(layout: KeyboardLayout, *numbers: int, known: str = "TOY-") -> list[Misread]:
    return [Misread(f"read {number}", layout, f"{known}{number}") for number in numbers]


@pytest.mark.parametrize(
    ("misreads", "offered"),
    [
        ([], None),
        (misread(BE, 1), None),
        ([*misread(BE, 1), *misread(BE, 1)], None),
        (misread(BE, 1, 2), BE),
        ([*misread(BE, 1, 2, 3), *misread(DE, 4)], BE),
        ([*misread(BE, 1, 2), *misread(FR, 1)], BE),
        ([*misread(BE, 1, 2), *misread(FR, 1, 2)], None),
        ([*misread(FR, *range(ENOUGH_ALIKE)), *misread(BE, *range(ENOUGH_ALIKE))], BE),
        ([*misread(FR, *range(ENOUGH_ALIKE)), *misread(BE, *range(ENOUGH_ALIKE), known="BOX-")], None),
    ],
    ids=["nothing", "one code", "one code twice", "two codes", "by far", "told apart", "alike", "long alike", "unlike"],
)
def test_a_layout_is_offered_when_enough_different_codes_are_known_in_it_alone(
    misreads: list[Misread], offered: KeyboardLayout | None
) -> None:
    found = recognised(misreads)
    assert (found and found.layout) == offered
