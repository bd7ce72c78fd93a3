"""A keypad with arrows and OK does everything that a finger does; other keys do nothing."""

import pytest

from kiosk.lending.events import DonePressed, KeysLeft, LanguageChosen, PanelOpened, Stepped, Touched
from tests.gallery.states import visit
from tests.screens.conftest import Kiosk

NAMES = (
    "welcome",
    "visit-3-lines",
    "visit-lent-again",
    "goodbye-ticket-offered",
    "pad-number",
    "pad-code",
    "languages",
    "wait-silent",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("arrow", ["right", "left"])
def test_the_arrows_walk_over_every_control_and_round_again(kiosk: Kiosk, name: str, arrow: str) -> None:
    kiosk.show(name)
    controls = kiosk.stage.controls()
    walked = []

    for _ in controls:
        kiosk.key(arrow)
        walked.append(kiosk.stage.focused)
        assert [c for c in controls if c.focused] == [kiosk.stage.focused]

    assert set(walked) == set(controls)


def test_up_and_down_go_to_the_control_above_or_below(kiosk: Kiosk) -> None:
    kiosk.show("pad-number")
    kiosk.stage.focus(kiosk.control("5"))

    kiosk.key("down")
    below = kiosk.stage.focused.text
    kiosk.key("up")
    kiosk.key("up")

    assert (below, kiosk.stage.focused.text) == ("8", "2")


@pytest.mark.parametrize("enter", ["enter", "numpadenter", "spacebar"])
def test_enter_does_the_same_as_a_touch(kiosk: Kiosk, enter: str) -> None:
    kiosk.stage.focus(kiosk.control("Français"))

    kiosk.key(enter)

    assert [LanguageChosen("fr")] == kiosk.posted


def test_enter_without_a_focus_ring_does_nothing(kiosk: Kiosk) -> None:
    kiosk.key("enter")

    assert [] == kiosk.posted


def test_the_focus_ring_shows_once_keys_are_used_and_goes_with_a_touch(kiosk: Kiosk) -> None:
    assert kiosk.stage.focused is None
    kiosk.key("right")
    assert kiosk.stage.focused is not None

    kiosk.tap_at(640, 780)

    assert kiosk.stage.focused is None
    assert not any(c.focused for c in kiosk.stage.controls())


def test_an_arrow_posts_that_somebody_is_there(kiosk: Kiosk) -> None:
    kiosk.key("right")

    assert [Stepped("Wie is er? knop 1 van 9.")] == kiosk.posted


def test_a_touch_after_keys_posts_the_end_of_the_keys_once(kiosk: Kiosk) -> None:
    kiosk.key("right")
    kiosk.posted.clear()

    kiosk.tap_at(640, 780)
    kiosk.tap_at(640, 780)

    assert [KeysLeft(), Touched(), Touched()] == kiosk.posted


def test_the_keys_reach_the_lines_of_the_next_page(kiosk: Kiosk) -> None:
    kiosk.show(visit(12))
    first = kiosk.control("Toch niet").item
    kiosk.stage.focus(kiosk.control("Nog 7"))

    kiosk.key("enter")

    assert kiosk.control("Toch niet").item != first
    assert kiosk.stage.focused is None or kiosk.stage.focused in kiosk.stage.controls()


def test_the_focus_stays_where_it_is_when_the_same_screen_is_drawn_again(kiosk: Kiosk) -> None:
    kiosk.show("visit-1-line")
    kiosk.stage.focus(kiosk.control("Klaar"))

    kiosk.show("visit-3-lines")
    kiosk.key("enter")

    assert DonePressed() == kiosk.posted[-1]


def test_the_focus_is_gone_on_another_screen(kiosk: Kiosk) -> None:
    kiosk.key("right")

    kiosk.show("visit-1-line")

    assert kiosk.stage.focused is None


def test_a_key_only_wakes_while_the_screen_is_dim(kiosk: Kiosk) -> None:
    kiosk.stage.focus(kiosk.control("Français"))
    kiosk.show("welcome", dim=True)

    kiosk.key("enter")

    assert [Touched()] == kiosk.posted


@pytest.mark.parametrize("key", ["f1", "escape", "f4", "q", "f11", "tab"])
def test_no_key_leaves_the_kiosk(kiosk: Kiosk, key: str) -> None:
    from kivy.base import EventLoop
    from kivy.core.window import Window

    assert kiosk.key(key, ("alt", "ctrl"))
    assert Window.children == [kiosk.app.root]
    assert (EventLoop.status, EventLoop.quit) == ("started", False)


def test_closing_the_window_from_outside_is_refused(kiosk: Kiosk) -> None:
    from kivy.core.window import Window

    assert Window.dispatch("on_request_close")


def test_a_right_click_is_one_touch_and_leaves_no_mark(kiosk: Kiosk) -> None:
    from kivy.config import Config

    assert Config.get("input", "mouse") == "mouse,disable_multitouch"
    assert [name for name, _ in Config.items("input")] == ["mouse"]


def test_tab_moves_the_focus_too(kiosk: Kiosk) -> None:
    kiosk.key("tab")
    first = kiosk.stage.focused
    kiosk.key("tab")

    assert kiosk.stage.focused is not first
    assert not any(isinstance(event, PanelOpened) for event in kiosk.posted)
