"""Nothing is cut off, overlaps, is too small or out of reach: every screen, size, language, with large text."""

from dataclasses import replace
from typing import Any

import pytest

from screens.present.values import Action
from tests.screens.conftest import SIZES, Kiosk
from tests.screens.samples import Samples

SETTLED = 7
VARIANTS = (("nl", False), ("fr", True), ("ar", False), ("ar", True))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("language", "bigger"), VARIANTS)
def test_every_screen_passes_the_lint_and_keeps_the_dock_in_its_place(
    kiosk: Kiosk, size: tuple[int, int], language: str, bigger: bool
) -> None:
    from tests.gallery.lint import faults

    kiosk.resize(size)
    found, places = [], set()
    for name, shown in Samples(language).all().items():
        kiosk.app.show(replace(shown, bigger=bigger))
        kiosk.frames.lay_out(SETTLED)
        found += [f"{name}: {fault}" for fault in faults(kiosk.stage, kiosk.app.theme)]
        if name != "countdown":  # all of which is one button
            dock = [kiosk.control(action.text) for action in shown.dock]
            places.add(tuple((round(c.x), round(c.y), round(c.width), round(c.height)) for c in dock))

    assert [] == found
    assert len(places) == 1


def test_the_lint_sees_what_is_wrong(kiosk: Kiosk) -> None:
    from tests.gallery.lint import faults

    kiosk.show(kiosk.samples.visit(3))
    done, undo = kiosk.control("Klaar"), kiosk.control("Toch niet")
    text = done.ids.text
    spoilt: list[tuple[Any, dict[str, Any], str]] = [
        (undo, {"width": 40}, "small target"),
        (done, {"y": -60}, "off screen"),
        (text, {"mode": "flow", "size": (20, 10)}, "word broken"),
        (text, {"fsize": 9}, "tiny text"),
        (text, {"x": 3000}, "outside"),
        (done, {"pos": kiosk.control("Groter").pos}, "target overlaps"),
    ]
    for widget, changes, fault in spoilt:
        before = {name: getattr(widget, name, None) for name in changes}
        for name, value in changes.items():
            setattr(widget, name, value)
        if "fsize" in changes or "mode" in changes:
            widget.texture_update()
        assert any(fault in line for line in faults(kiosk.stage, kiosk.app.theme)), fault
        for name, value in before.items():
            setattr(widget, name, value)
    kiosk.resize((800, 480))  # lays all out anew


def test_two_green_buttons_are_one_too_many(kiosk: Kiosk) -> None:
    from tests.gallery.lint import faults

    kiosk.show(kiosk.samples.all()["goodbye-ask"])
    kiosk.control("Ticket").go = True
    found = faults(kiosk.stage, kiosk.app.theme)
    kiosk.control("Ticket").go = False

    assert any("more than one green button" in fault for fault in found)


def test_the_dock_stands_at_the_right_in_a_language_from_the_right(kiosk: Kiosk) -> None:
    kiosk.show(Samples("ar").shown(Samples("ar").visit(1)))

    language, done = kiosk.control("اللغة"), kiosk.control("تم")

    assert done.right < language.x
    assert language.right > 1200


@pytest.mark.parametrize("language", ["nl", "ar"])
@pytest.mark.parametrize(("side", "file"), [("right", "arrow-right"), ("left", "arrow-left"), ("below", "arrow-right")])
def test_the_arrow_follows_the_reader_and_never_the_language(kiosk: Kiosk, language: str, side: str, file: str) -> None:
    samples = Samples(language)
    kiosk.show(samples.shown(samples.welcome(side=side)))
    welcome = kiosk.stage.children[0]
    arrow = next(w for w in welcome.walk(restrict=True) if file in str(getattr(w, "source", "")))
    hero = welcome.ids.hero

    assert arrow.opacity == 1
    if side != "below":
        assert (hero.center_x > arrow.center_x) == (side == "right")


def test_without_a_reader_there_is_no_arrow_and_no_card(kiosk: Kiosk) -> None:
    kiosk.show(kiosk.samples.all()["welcome-no-reader"])
    welcome = kiosk.stage.children[0]

    assert welcome.ids.hero.gone
    assert [0] == [w.opacity for w in welcome.walk(restrict=True) if "arrow" in str(getattr(w, "source", ""))]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_upright_all_that_is_needed_stands_in_the_lower_two_thirds(kiosk: Kiosk, size: tuple[int, int]) -> None:
    if size[1] < size[0]:
        size = (800, 1280)
    kiosk.resize(size)
    kiosk.show(kiosk.samples.welcome())

    assert all(c.top <= size[1] * 2 / 3 + 1 for c in kiosk.stage.controls() if isinstance(c.item, Action))
    kiosk.show(kiosk.samples.visit(3))
    assert kiosk.control("Klaar").top <= size[1] * 2 / 3
