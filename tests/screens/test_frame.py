"""The lengths and colours of a display."""

import math

import pytest

from screens.glass.frame import CONTRAST, LIGHT, TEXT, WIDEST, Frame

SIZES = ((800, 480), (1280, 800), (1920, 1080), (800, 1280))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


ON_PAPER = [(ink, paper) for ink in ("ink", "ink2") for paper in ("bg", "surface", "tint", "tint_go", "warn_bg")]
ON_COLOUR = [
    ("brand_ink", "brand"),
    ("go_ink", "go"),
    ("go_ink", "go_dk"),
    ("sun_ink", "sun"),
    ("go_text", "surface"),
    ("warn", "surface"),
    ("warn", "warn_bg"),
    ("brand_dk", "tint"),
]


@pytest.mark.parametrize(("ink", "paper"), ON_PAPER + ON_COLOUR)
def test_text_can_be_read_on_its_ground(ink: str, paper: str) -> None:
    assert contrast(LIGHT[ink], LIGHT[paper]) >= 4.5
    assert contrast(CONTRAST[ink], CONTRAST[paper]) >= 7


@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_borders_and_the_focus_ring_can_be_seen(ground: str) -> None:
    for palette in (LIGHT, CONTRAST):
        assert contrast(palette["border"], palette[ground]) >= 3
        assert contrast(palette["focus"], palette[ground]) >= 3


@pytest.mark.parametrize(("size", "inches"), list(zip(SIZES, (7.0, 10.1, 15.6, 10.1), strict=True)))
def test_targets_are_as_large_as_a_finger_on_a_real_display(size: tuple[int, int], inches: float) -> None:
    dots = math.hypot(*size) / inches / 25.4

    assert 15 * dots <= Frame.of(*size).touch < 15 * dots + 1


@pytest.mark.parametrize("size", SIZES)
def test_text_is_at_least_5_millimetres_high_and_8_8_with_larger_letters(size: tuple[int, int]) -> None:
    for bigger, least in ((False, 5.0), (True, 8.8)):
        frame = Frame.of(*size, bigger=bigger)
        for name in TEXT:
            assert frame.text(name) / frame.dots >= least - 0.1


def test_the_configured_diagonal_counts_and_not_the_guess() -> None:
    assert Frame.of(1280, 800, 20.2).mm(10) == pytest.approx(Frame.of(1280, 800, 10.1).mm(10) / 2, abs=1)


def test_a_wide_page_is_no_wider_than_can_be_read() -> None:
    frame = Frame.of(1920, 1080)

    assert 1920 - 2 * frame.margin == pytest.approx(WIDEST * frame.dots, abs=2)
