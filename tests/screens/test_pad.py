"""Typing on the screen: the text stays on the page until it is posted, and leaves no trace."""

from dataclasses import replace

import pytest

from kiosk.lending.events import CodeTyped, NumberTyped
from kiosk.lending.limits import LONGEST_CODE
from kiosk.lending.volunteers.events import Form, FormFilled, FormKind
from screens.glass.marks import Disc, Panel, Text
from screens.pages.pad import PadPage
from screens.present.pad import PadView
from tests.gallery.lint import Setting, posed
from tests.gallery.tongues import states
from tests.screens.conftest import NL
from tests.support.poster import Poster

SIZES = ((800, 480), (1280, 800), (1920, 1080), (800, 1280))


def pad_of(name: str, size: tuple[int, int] = (1280, 800), *, bigger: bool = False) -> Poster:
    return Poster(size, bigger=bigger).show(NL[name])


def strike(poster: Poster, *keys: str) -> Poster:
    for key in keys:
        poster.touch(f"key {key}")
    return poster


def typed(poster: Poster) -> list[str]:
    assert isinstance(poster.page, PadPage)
    return poster.page.typed


def keys_of(poster: Poster) -> list[str]:
    return [target.key.removeprefix("key ") for target in poster.sheet.targets if target.key.startswith("key ")]


# --- what is posted ----------------------------------------------------------------------------------------------


def test_a_code_is_posted_as_it_was_typed():
    poster = strike(pad_of("pad-code"), *"AB-1").touch("Verder")

    assert poster.posted == [CodeTyped("AB-1")]


@pytest.mark.parametrize("length", [33, 64])
def test_the_longest_barcode_of_the_house_can_be_typed(length: int):
    """The longest code that a scanner reads and the ledger stores can be typed, and not one letter more."""
    poster = strike(pad_of("pad-code"), *"K" * length)
    if length == LONGEST_CODE:
        strike(poster, "Z")
    poster.touch("Verder")

    assert poster.posted == [CodeTyped("K" * length)]


def test_a_number_and_a_pin_are_posted_together():
    poster = strike(pad_of("pad-number"), *"1042").touch("Verder")
    strike(poster, *"0077").touch("Verder")

    assert poster.posted == [NumberTyped("1042", "0077")]
    assert typed(poster) == ["", ""]


def test_a_pin_of_a_volunteer_is_posted_once():
    poster = strike(pad_of("desk-pin"), *"1234").touch("Verder")

    assert poster.posted == [FormFilled(("1234",))]
    assert NL["desk-pin"].view.form == Form(FormKind.PIN)  # type: ignore[union-attr]


def test_an_offered_amount_is_accepted_with_one_touch_or_typed_over():
    assert pad_of("desk-form-payment").touch("Verder").posted == [FormFilled(("4,50",))]
    assert strike(pad_of("desk-form-payment"), "3", ",", "5").touch("Verder").posted == [FormFilled(("3,5",))]


@pytest.mark.parametrize("size", SIZES)
def test_words_are_typed_with_capitals_signs_and_accents(size: tuple[int, int]):
    poster = pad_of("desk-form-override", size)

    strike(poster, "I", "k", "space", "page", "1", "page", "é", "caps", "È", "wipe")
    while "Z" not in keys_of(poster) and "z" not in keys_of(poster):
        strike(poster, "page")
    strike(poster, "caps", "Z", "q").touch("Verder")

    assert poster.posted == [FormFilled(("Ik 1éZq",))]


def test_a_step_that_may_stay_empty_can_be_skipped():
    poster = strike(pad_of("desk-form-new-member-name"), "A", "n", "space", "D").touch("Verder").touch("Verder")

    assert poster.posted == [FormFilled(("An D", ""))]


# --- what cannot be posted ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
def test_without_a_typed_text_there_is_no_way_on(size: tuple[int, int]):
    poster = pad_of("pad-code", size)
    assert "way" not in [target.key for target in poster.sheet.targets]
    assert "Verder" in poster.texts

    strike(poster, "A")

    assert poster.target("way").green


def test_a_form_is_posted_once():
    poster = pad_of("desk-form-payment").touch("Verder")

    assert "way" not in [target.key for target in poster.sheet.targets]
    poster.show(NL["desk-form-payment-wrong"])
    assert poster.target("way").green


# --- what is seen ------------------------------------------------------------------------------------------------


def test_a_secret_is_shown_as_dots():
    poster = strike(pad_of("desk-pin"), *"12")

    assert not any("12" in text for text in poster.texts)
    assert len([mark for mark in poster.sheet.marks if isinstance(mark, Disc)]) == 2


def test_the_end_of_a_long_text_is_shown_with_the_cursor_after_it():
    poster = pad_of("desk-form-returning", (800, 480))
    shown = next(text for text in poster.texts if text.endswith("Dank je!"))
    assert shown.startswith("…")

    strike(poster, "x")

    assert any(text.endswith("Dank je!x") for text in poster.texts)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
def test_an_error_is_shown_and_the_next_typed_text_is_seen(size: tuple[int, int], *, bigger: bool):
    poster = pad_of("pad-number-wait", size, bigger=bigger)
    assert "Dit nummer en deze pincode horen niet bij elkaar." in poster.texts
    assert "Probeer het over 2 minuten nog eens." in poster.texts

    strike(poster, *"77")

    assert "77" in poster.texts


def test_every_key_acts_at_once_and_a_digit_can_be_typed_twice():
    poster = strike(pad_of("pad-number"), *"11")

    assert typed(poster)[0] == "11"
    assert {poster.target(f"key {key}").quiet for key in keys_of(poster)} == {0}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
@pytest.mark.parametrize("name", ["pad-code", "pad-number", "desk-form-override"])
def test_keys_run_from_left_to_right_in_every_language(name: str, size: tuple[int, int], *, bigger: bool):
    def places(rtl: bool) -> dict[str, tuple[float, float]]:
        shown = NL[name]
        turned = type(shown)(**{each: getattr(shown, each) for each in shown.__slots__} | {"right_to_left": rtl})
        poster = Poster(size, bigger=bigger).show(turned)
        return {target.key: target.box.middle for target in poster.sheet.targets if target.key.startswith("key ")}

    left, right = places(rtl=False), places(rtl=True)

    order = sorted(left, key=lambda key: (round(left[key][1]), left[key][0]))
    assert order == sorted(right, key=lambda key: (round(right[key][1]), right[key][0]))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("bigger", [False, True])
def test_keys_are_as_large_as_a_finger_unless_ten_stand_in_a_row(size: tuple[int, int], *, bigger: bool):
    for name in ("pad-code", "pad-number", "desk-form-override", "desk-form-words-digits"):
        poster = pad_of(name, size, bigger=bigger)
        frame = poster.sheet.frame
        least = 13.7 if frame.compact and not name.startswith("pad-number") else 14.9
        for key in keys_of(poster):
            box = poster.target(f"key {key}").box
            assert box.w >= least * frame.dots
            assert box.h >= min(least, 14.0) * frame.dots


# --- from one page to the next -----------------------------------------------------------------------------------


def test_wiping_removes_one_letter_and_no_more_can_be_typed_than_allowed():
    poster = strike(pad_of("pad-number"), *"1234567890" * 2)
    assert typed(poster) == ["1234567890123456", ""]

    assert typed(strike(poster, "wipe")) == ["123456789012345", ""]


def test_the_typed_text_is_gone_when_the_page_is_left():
    poster = strike(pad_of("pad-number"), *"1042")
    assert poster.page.forgets

    poster.page.wipe()

    assert "1042" not in str(vars(poster.page))


def test_the_typed_text_stays_when_the_same_pad_is_shown_again():
    poster = strike(pad_of("pad-number"), *"10")

    poster.show(NL["pad-number"])

    assert typed(poster)[0] == "10"


def test_after_a_refused_number_the_pad_starts_at_the_first_step():
    poster = strike(pad_of("pad-number"), *"10").touch("Verder")

    poster.show(NL["pad-number-refused"])

    assert typed(poster) == ["", ""]
    assert "Typ je lidnummer" in poster.texts


def test_after_each_of_two_equal_refusals_the_pad_starts_at_the_first_step():
    poster = pad_of("pad-number-refused")
    strike(poster, *"10").touch("Verder")
    strike(poster, *"11").touch("Verder")

    poster.show(NL["pad-number-refused"])

    assert typed(poster) == ["", ""]
    assert poster.posted == [NumberTyped("10", "11")]


def test_a_wrong_text_stays_to_be_corrected_but_a_wrong_pin_does_not():
    poster = strike(pad_of("desk-form-letter"), *"31").touch("Verder").show(NL["desk-form-letter-wrong"])
    assert typed(poster) == ["31"]
    assert "Typ een dag, zoals 31/12/2026." in poster.texts

    poster = strike(pad_of("desk-form-member-pin"), *"12").touch("Verder").show(NL["desk-form-member-pin-wrong"])
    assert typed(poster) == [""]


def test_a_form_after_another_starts_empty():
    poster = strike(pad_of("desk-form-payment"), "9")

    poster.show(NL["desk-form-deposit"])

    assert typed(poster) == [""]


@pytest.mark.parametrize("name", [name for name, shown in NL.items() if isinstance(shown.view, PadView)])
def test_every_pad_has_one_active_step_and_one_way_on_at_most(name: str):
    for size in SIZES:
        poster = pad_of(name, size)
        assert poster.target("back").press == NL[name].view.close  # type: ignore[union-attr]
        assert sum(target.green for target in poster.sheet.targets) <= 1
        assert len([m for m in poster.sheet.marks if isinstance(m, Panel) and m.border_ink == "brand"]) == 1


def test_a_sentence_has_the_full_width_of_a_small_display_with_larger_letters() -> None:
    setting = Setting((800, 480, None), "fr", bigger=True)
    shown = replace(states("fr")["desk-form-words-typed"], bigger=True)
    frame = setting.frame(shown)

    marks = posed("desk-form-words-typed", shown, frame).laid(frame, shown).marks

    assert "Ik ken haar goed." in [mark.text for mark in marks if isinstance(mark, Text)]
