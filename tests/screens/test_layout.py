"""Nothing is cut off, overlaps, is too small or out of reach: every screen, size, language, with large text."""

from dataclasses import replace
from typing import Any

import pytest

from screens.present.values import Shown
from tests.gallery.arabic import in_arabic_words
from tests.gallery.states import gallery
from tests.screens.conftest import NL, TIGHTEST, Kiosk

SETTLED = 7
NAMES = (
    *("welcome", "welcome-reader-left", "welcome-reader-below", "welcome-unknown-card", "welcome-hold-card"),
    *("welcome-everything-gone", "visit-nothing-out", "visit-1-line", "visit-3-lines", "visit-many-loans"),
    *("visit-30-lines", "visit-refused", "visit-lent-again", "visit-long-names", "visit-folded", "visit-scanner-gone"),
    *("return-1-line", "countdown", "goodbye-printed", "goodbye-card-forgotten", "goodbye-paper-out"),
    *("goodbye-ticket-offered", "wait-silent", "wait-unsafe-in-visit", "languages"),
)
AR = dict(in_arabic_words({name: NL[name] for name in NAMES}))
TIGHTEST_OF_ALL = ((800, 480), True)


def faults_of(kiosk: Kiosk, shots: dict[str, Shown], bigger: bool) -> list[str]:
    """What the lint finds on these screens; the dock stands in the same place on all of them."""
    from tests.gallery.widget_lint import faults

    found, places = [], set()
    for name, shown in shots.items():
        kiosk.app.show(replace(shown, bigger=bigger))
        kiosk.frames.lay_out(SETTLED)
        found += [f"{name}: {fault}" for fault in faults(kiosk.stage, kiosk.app.theme)]
        if name != "countdown":  # all of which is one button
            dock = [kiosk.control(action.text) for action in shown.dock]
            places.add(tuple((round(c.x), round(c.y), round(c.width), round(c.height)) for c in dock))
    return found if len(places) == 1 else [*found, f"the dock stands in {len(places)} places"]


@pytest.mark.parametrize(("size", "bigger"), TIGHTEST, ids=str)
def test_every_screen_passes_the_lint_and_keeps_the_dock_in_its_place(
    kiosk: Kiosk, size: tuple[int, int], bigger: bool
) -> None:
    kiosk.resize(size)

    assert faults_of(kiosk, {name: NL[name] for name in NAMES}, bigger) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_so_does_the_language_with_the_longest_words_and_one_from_the_right(kiosk: Kiosk, language: str) -> None:
    size, bigger = TIGHTEST_OF_ALL
    kiosk.resize(size)
    shots = AR if language == "ar" else {name: gallery(language)[name] for name in NAMES}

    assert faults_of(kiosk, shots, bigger) == []


def test_the_lint_sees_what_is_wrong(kiosk: Kiosk) -> None:
    from tests.gallery.widget_lint import faults

    kiosk.show("visit-3-lines")
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
    from tests.gallery.widget_lint import faults

    kiosk.show("goodbye-ticket-offered")
    kiosk.control("Ticket").go = True
    found = faults(kiosk.stage, kiosk.app.theme)
    kiosk.control("Ticket").go = False

    assert any("more than one green button" in fault for fault in found)


def test_the_dock_stands_at_the_right_in_a_language_from_the_right(kiosk: Kiosk) -> None:
    kiosk.show(AR["visit-1-line"])

    language, done = kiosk.control("اللغة"), kiosk.control("تم")

    assert done.right < language.x
    assert language.right > 1200
