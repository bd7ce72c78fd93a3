"""From the session's thread to the display: the newest screen wins, and drawn screens are reported in order
and once.
"""

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.gallery.states import visit
from tests.house import LONG_NAMES
from tests.screens.conftest import NL, Kiosk

PLAIN = ("visit-3-lines", "goodbye-paper-out", "countdown", "wait-silent", "pad-code", "languages")


def test_a_screen_shown_from_another_thread_is_drawn_and_reported(kiosk: Kiosk) -> None:
    shown = NL["visit-1-line"]
    other = threading.Thread(target=kiosk.app.show, args=(shown,))
    other.start()
    other.join()

    kiosk.frames.until(lambda: bool(kiosk.drawn))

    assert [shown] == kiosk.drawn
    assert type(kiosk.stage.page).__name__ == "VisitPage"


def test_a_screen_that_is_replaced_before_it_is_drawn_is_left_out(kiosk: Kiosk) -> None:
    views = [visit(count) for count in (0, 1, 3)]
    for shown in views:
        kiosk.app.show(shown)

    kiosk.frames.settle()

    assert views[-1:] == kiosk.drawn


def test_each_drawn_screen_is_reported_once_and_in_order(kiosk: Kiosk) -> None:
    views = [visit(count) for count in (0, 1, 3)]
    for shown in views:
        kiosk.app.show(shown)
        kiosk.frames.run(3)
        kiosk.app.show(shown)
        kiosk.frames.run(3)

    assert views == kiosk.drawn


def test_nothing_is_reported_before_the_frame_was_flipped(kiosk: Kiosk) -> None:
    from kivy.core.window import Window

    flips: list[int] = []
    count = lambda *_: flips.append(len(kiosk.drawn))  # noqa: E731
    Window.bind(on_flip=count)
    kiosk.app.show(NL["visit-1-line"])
    kiosk.frames.until(lambda: bool(kiosk.drawn))
    Window.unbind(on_flip=count)

    assert flips[0] == 0


def test_a_change_of_the_status_alone_is_reported_too(kiosk: Kiosk) -> None:
    shown = NL["welcome"]
    kiosk.show(shown)
    kiosk.frames.run(2)
    kiosk.drawn.clear()

    kiosk.show(replace(shown, status="welcome; printer out of paper"))
    kiosk.frames.run(2)

    assert ["welcome; printer out of paper"] == [one.status for one in kiosk.drawn]


def test_the_watchdog_is_fed_from_the_clock_that_draws(kiosk: Kiosk) -> None:
    from kivy.clock import Clock

    pings: list[float] = []
    kiosk.app.every(1.0, lambda: pings.append(kiosk.frames.now))
    kiosk.wait(3.5)
    for event in Clock.get_events():
        if event.timeout == 1.0:
            event.cancel()

    assert len(pings) == 3


@pytest.mark.parametrize("name", PLAIN)
def test_a_screen_changes_the_pixels_of_the_window(kiosk: Kiosk, seen: Callable[[], Any], name: str) -> None:
    kiosk.show(name)
    paper, dark = (0xFF, 0xF6, 0xEA), (0x2B, 0x20, 0x18)
    image = seen()
    colours = {colour: count for count, colour in image.getcolors(image.width * image.height)}

    assert len(colours) > 50
    assert colours[paper] > 0.2 * image.width * image.height
    assert colours[dark] > 500


def test_larger_letters_come_with_high_contrast(kiosk: Kiosk, seen: Callable[[], Any]) -> None:
    kiosk.show("visit-3-lines", bigger=True)
    image = seen()
    colours = {colour: count for count, colour in image.getcolors(image.width * image.height)}

    assert colours[(0, 0, 0)] > 0.6 * image.width * image.height
    assert colours[(255, 255, 255)] > 5000


def test_a_dimmed_screen_is_dark_and_still_shows_the_house(kiosk: Kiosk, seen: Callable[[], Any]) -> None:
    kiosk.show("welcome")
    bright = sum(seen().convert("L").resize((1, 1)).tobytes())

    kiosk.show("welcome", dim=True)

    assert sum(seen().convert("L").resize((1, 1)).tobytes()) < bright * 0.4


@pytest.mark.parametrize("between", ["goodbye-card-forgotten", "countdown", "languages"])
def test_on_the_welcome_screen_nothing_holds_a_word_of_the_last_visitor(kiosk: Kiosk, between: str) -> None:
    kiosk.show("visit-long-names")
    assert {"Dag Samira", *(item.name for item in LONG_NAMES)} <= kiosk.words()
    kiosk.show(between)

    kiosk.show("welcome")

    words = " ".join(kiosk.words())
    for private in ("Samira", "klopboormachine", "wagonnetjes", "Meegroei", "DEMO-", "december"):
        assert private not in words


def test_a_visit_is_shown_again_when_the_countdown_was_answered(kiosk: Kiosk) -> None:
    """The visit shows the same page of its lines as before."""
    kiosk.show(visit(12))
    first = kiosk.control("Toch niet").item
    kiosk.tap("Nog 7")
    turned = kiosk.control("Toch niet").item
    kiosk.show("countdown")

    kiosk.show(visit(12))

    assert kiosk.control("Toch niet").item == turned != first


def test_marks_that_stay_on_the_page_are_not_drawn_again(kiosk: Kiosk) -> None:
    kiosk.show(visit(3))
    textures = kiosk.stage.glass.textures
    kiosk.show(visit(4))
    filled = textures.filled

    kiosk.show(visit(3))
    kiosk.show(visit(4))

    assert textures.filled == filled
