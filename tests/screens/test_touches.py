"""Touches: the event that each control posts, and touches that post none."""

from dataclasses import replace

import pytest

from kiosk.lending.events import (
    DonePressed,
    LanguageChosen,
    TicketDeclined,
    Touched,
    UndoPressed,
)
from screens.present.values import Action
from tests.gallery.lines import lent
from tests.gallery.states import visit
from tests.house import DRILL
from tests.screens.conftest import NL, Kiosk

NAMES = (
    "welcome",
    "welcome-reader-and-scanner-gone",
    "visit-3-lines",
    "visit-lent-again",
    "visit-folded",
    "visit-scanner-gone",
    "goodbye-ticket-offered",
    "countdown",
    "languages",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_control_posts_its_own_event_and_nothing_else(kiosk: Kiosk, name: str) -> None:
    kiosk.show(name)
    controls = [c for c in kiosk.stage.controls() if isinstance(c.item, Action) and c.item.event is not None]
    assert controls

    for control in controls:
        kiosk.posted.clear()
        kiosk.tap(control)

        assert [control.item.event] == kiosk.posted


def test_toch_niet_undoes_its_line(kiosk: Kiosk) -> None:
    kiosk.show("visit-1-line")

    kiosk.tap("Toch niet")

    assert [UndoPressed(lent(DRILL).operation)] == kiosk.posted


def test_a_touch_beside_all_controls_posts_only_that_somebody_is_there(kiosk: Kiosk) -> None:
    kiosk.tap_at(640, 780)

    assert [Touched()] == kiosk.posted


def test_a_second_tap_within_half_a_second_does_not_count(kiosk: Kiosk) -> None:
    kiosk.tap("Français")
    kiosk.tap("Français")

    assert [LanguageChosen("fr"), Touched()] == kiosk.posted


def test_a_second_tap_after_half_a_second_counts(kiosk: Kiosk) -> None:
    kiosk.tap("Français")
    kiosk.wait(0.6)
    kiosk.tap("Français")

    assert [LanguageChosen("fr")] * 2 == kiosk.posted


def test_a_finger_that_slides_off_a_button_presses_nothing(kiosk: Kiosk) -> None:
    x, y = kiosk.control("Français").center
    touch = kiosk.down(x, y)
    touch.touch_move(x, y + 200)
    touch.touch_up()
    kiosk.frames.lay_out(2)

    assert [Touched()] == kiosk.posted


def test_a_button_that_changed_under_the_finger_does_nothing(kiosk: Kiosk) -> None:
    kiosk.show("visit-1-line")
    touch = kiosk.down(*kiosk.control("Klaar").center)
    shown = NL["visit-1-line"]
    stop = Action("Stop", TicketDeclined())
    kiosk.app.show(replace(shown, view=replace(shown.view, done=stop)))  # type: ignore[call-arg]
    kiosk.frames.lay_out(3)
    touch.touch_up()
    kiosk.frames.lay_out(2)

    assert [Touched()] == kiosk.posted


def test_dragging_the_list_shows_other_whole_lines_and_presses_nothing(kiosk: Kiosk) -> None:
    kiosk.show(visit(12))
    first = kiosk.control("Toch niet")
    x, y = first.center
    touch = kiosk.down(x, y)
    for step in range(1, 8):
        touch.touch_move(x, y + 40 * step)
        kiosk.frames.lay_out(1)
    touch.touch_up()
    kiosk.frames.lay_out(2)

    assert [Touched()] == kiosk.posted
    assert kiosk.control("Toch niet").item != first.item
    assert kiosk.control("Toch niet").center == pytest.approx(first.center, abs=1)


def test_a_button_turns_to_further_lines_and_from_the_last_page_back(kiosk: Kiosk) -> None:
    kiosk.show(visit(12))
    first = kiosk.control("Toch niet").item
    for more in ("Nog 7", "Nog 2"):
        kiosk.tap(more)
        kiosk.wait(0.6)
        assert kiosk.control("Toch niet").item != first
    kiosk.tap("Naar boven")

    assert kiosk.control("Toch niet").item == first


def test_a_new_line_is_in_sight_whatever_page_was_shown(kiosk: Kiosk) -> None:
    kiosk.show(visit(11))
    kiosk.tap("Nog 6")

    kiosk.show(visit(12))

    assert kiosk.control("Nog 7")


def test_the_whole_countdown_is_the_button_for_yes(kiosk: Kiosk) -> None:
    kiosk.show("countdown")

    for x, y in ((30, 30), (1250, 770), (640, 400)):
        kiosk.tap_at(x, y)
        kiosk.wait(0.6)

    assert [Touched()] * 3 == kiosk.posted


def test_a_touch_only_wakes_while_the_screen_is_dim(kiosk: Kiosk) -> None:
    kiosk.show("welcome", dim=True, dim_touch=Action("", DonePressed()))

    kiosk.tap_at(640, 400)

    assert [DonePressed()] == kiosk.posted


def test_a_dimmed_screen_without_an_event_of_its_own_posts_touched(kiosk: Kiosk) -> None:
    kiosk.show("welcome", dim=True)

    kiosk.tap_at(640, 400)

    assert [Touched()] == kiosk.posted
