"""The small parts: tokens, text that breaks and shrinks, calendars, QR codes."""

import math
from typing import Any

import pytest

from tests.house import LONG_NAMES
from tests.screens.conftest import SIZES, Kiosk

LONG = LONG_NAMES[0].name


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
def test_text_can_be_read_on_its_ground(kiosk: Kiosk, ink: str, paper: str) -> None:
    from screens.kit.theme import CONTRAST, LIGHT

    assert contrast(LIGHT[ink], LIGHT[paper]) >= 4.5
    assert contrast(CONTRAST[ink], CONTRAST[paper]) >= 7


@pytest.mark.parametrize("ground", ["bg", "surface"])
def test_borders_and_the_focus_ring_can_be_seen(kiosk: Kiosk, ground: str) -> None:
    from screens.kit.theme import CONTRAST, LIGHT

    for palette in (LIGHT, CONTRAST):
        assert contrast(palette["border"], palette[ground]) >= 3
        assert contrast(palette["focus"], palette[ground]) >= 3


@pytest.mark.parametrize(
    ("size", "inches", "millimetres"), tuple(zip(SIZES, (7.0, 10.1, 15.6, 10.1), (13.0, 15.0, 17.0, 15.0), strict=True))
)
def test_targets_are_as_large_as_a_finger_on_the_real_glass(
    kiosk: Kiosk, size: tuple[int, int], inches: float, millimetres: float
) -> None:
    from screens.kit.theme import Theme

    theme = Theme(*size)
    dots = math.hypot(*size) / inches / 25.4

    assert theme.t_min == pytest.approx(millimetres * dots, abs=0.1)


def test_the_diagonal_that_was_told_counts_and_not_the_guess(kiosk: Kiosk) -> None:
    from screens.kit.theme import Theme

    assert Theme(1280, 800, 20.2).mm(10) == pytest.approx(Theme(1280, 800, 10.1).mm(10) / 2)


def test_a_wide_page_is_no_wider_than_can_be_read(kiosk: Kiosk) -> None:
    from screens.kit.theme import WIDEST_MM, Theme

    theme = Theme(1920, 1080)

    assert 1920 - 2 * theme.edge == pytest.approx(theme.mm(WIDEST_MM), abs=1)


def text(**properties: Any) -> Any:
    from screens.kit.text import Txt

    label = Txt(size_hint=(None, None), **properties)
    label.texture_update()
    return label


def test_text_that_fits_keeps_its_size(kiosk: Kiosk) -> None:
    label = text(text="Klopboormachine", fsize=30, mode="flow", width=600)

    assert (label.step, len(label.drawn_lines())) == (1, 1)


def test_text_wraps_before_it_shrinks(kiosk: Kiosk) -> None:
    label = text(text=LONG, fsize=30, mode="flow", width=400)

    assert label.step == 1
    assert len(label.drawn_lines()) > 1


def test_a_word_that_is_too_wide_shrinks_and_is_not_broken(kiosk: Kiosk) -> None:
    label = text(text="Klopboormachine", fsize=30, mode="flow", width=200)

    assert 0.65 <= label.step < 1
    assert len(label.drawn_lines()) == 1


def test_a_very_long_word_is_broken_with_a_hyphen(kiosk: Kiosk) -> None:
    word = "Meegroeikinderwagenonderstelbevestigingsset"
    label = text(text=word, fsize=30, mode="flow", width=250)

    assert label.drawn_text().replace("-\n", "") == word
    assert "-\n" in label.drawn_text()
    assert all(line.w <= 250 for line in label.drawn_lines())
    assert label.step == 0.85


def test_a_box_shrinks_its_text_until_all_of_it_fits(kiosk: Kiosk) -> None:
    label = text(text="Vandaag nog naar huis brengen", fsize=40, mode="box", width=260, height=70)

    assert label.step < 1
    assert label.texture_size[1] <= 70 * 1.04 + 1


def test_text_that_was_small_grows_again(kiosk: Kiosk) -> None:
    label = text(text="Vandaag nog naar huis brengen", fsize=40, mode="box", width=260, height=70)
    label.text = "Vandaag"
    label.texture_update()

    assert label.step == 1


@pytest.mark.parametrize(
    ("words", "arabic"),
    [
        ("Klaar", False),
        ("تم", True),
        ("12 تم", True),
        ("Boor تم", False),
        ("€ 1,50", False),
        ("", False),
        ("שלום", True),
    ],
)
def test_the_first_letter_with_a_direction_decides(kiosk: Kiosk, words: str, arabic: bool) -> None:
    from screens.kit.bidilabel import is_rtl

    assert is_rtl(words) is arabic


def test_a_label_changes_its_script_and_back(kiosk: Kiosk) -> None:
    label = text(text="Klaar", fsize=30, mode="fit")
    fonts = [label.font_name]
    for words in ("تم", "Done"):
        label.text = words
        label.texture_update()
        fonts.append(label.font_name)

    assert fonts == ["ui", "ui-arabic", "ui"]
    assert label.texture_size[0] > 0


def test_the_little_calendar_has_weekday_day_and_month(kiosk: Kiosk) -> None:
    kiosk.show("visit-3-lines")
    calendars = [w for w in kiosk.stage.walk(restrict=True) if type(w).__name__ == "Cal" and not w.gone]
    shown = {label.text for label in calendars[0].walk(restrict=True) if getattr(label, "text", "")}

    assert shown == {"za", "12", "dec"}


def test_an_item_without_a_drawing_shows_a_box(kiosk: Kiosk) -> None:
    theme = kiosk.app.theme

    assert theme.item("drill").endswith("drill.png")
    assert theme.item("an-item-nobody-drew").endswith("box.png")
    assert theme.item("").endswith("box.png")


def test_what_is_gone_takes_no_room_and_no_touch(kiosk: Kiosk) -> None:
    from screens.kit.layout import Col, Row

    column = Col(size_hint=(None, None), size=(100, 100))
    parts = [Row() for _ in range(3)]
    for part in parts:
        column.add_widget(part)
    parts[1].gone = True
    column.do_layout()

    assert [parts[0].height, parts[2].height] == [50, 50]
    assert (parts[1].opacity, parts[1].on_touch_down(None)) == (0, False)
