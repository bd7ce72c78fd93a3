"""The controls that the terms of the house bring: each posts its own event, by finger and by keypad."""

import pytest

from kiosk.lending.events import NoticeClosed, PartNoted, PartsToldPressed
from kiosk.lending.model import PartNote
from screens.present.values import Action
from tests.gallery.states import gallery
from tests.screens.conftest import TIGHTEST, Kiosk

NL = gallery("nl")
NAMES = (
    "refusal-4-reasons",
    "refusal-question-open",
    "refusal-again",
    "parts-lent",
    "parts-counting",
    "parts-counted",
    "parts-counting-many",
    "return-1-line",
    "instructions-to-confirm",
    "welcome",
)


@pytest.mark.parametrize("name", NAMES)
def test_every_control_posts_its_own_event_and_nothing_else(kiosk: Kiosk, name: str) -> None:
    kiosk.resize(TIGHTEST[0][0])
    kiosk.show(NL[name])
    controls = [c for c in kiosk.stage.controls() if isinstance(c.item, Action) and c.item.event is not None]
    assert controls

    for control in controls:
        kiosk.stage.focus(control)  # brings the control into sight where the list is longer than the screen
        kiosk.wait(0.6)
        kiosk.posted.clear()
        kiosk.tap(control)

        assert [control.item.event] == kiosk.posted


@pytest.mark.parametrize("name", NAMES)
def test_the_arrows_walk_over_every_control(kiosk: Kiosk, name: str) -> None:
    kiosk.show(NL[name])
    controls = kiosk.stage.controls()
    walked = []

    for _ in controls:
        kiosk.key("right")
        walked.append(kiosk.stage.focused)

    assert set(walked) == set(controls)


def test_all_of_several_quick_touches_on_a_count_count(kiosk: Kiosk) -> None:
    kiosk.show(NL["parts-counted"])
    kiosk.tap("2 ontbreken")
    kiosk.wait(0.2)
    kiosk.tap("2 ontbreken")

    assert [PartNoted(PartNote(0, missing=3))] * 2 == kiosk.posted


def test_the_focus_ring_stays_on_the_same_count(kiosk: Kiosk) -> None:
    kiosk.show(NL["parts-counting"])
    kiosk.stage.focus(kiosk.control("blokken, ontbreekt: één meer"))

    kiosk.show(NL["parts-counted"])

    assert kiosk.stage.focused.text == "blokken, 2 ontbreken: één meer"


def test_a_refusal_is_closed_by_one_touch_and_its_words_are_gone(kiosk: Kiosk) -> None:
    kiosk.show(NL["refusal-4-reasons"])
    kiosk.tap("Oké, verder")
    kiosk.show(NL["welcome"])

    assert [NoticeClosed()] == kiosk.posted
    assert not any("Cirkelzaag" in text or "€ 7,50" in text for text in kiosk.words())


def test_a_count_of_parts_is_reported_by_one_touch(kiosk: Kiosk) -> None:
    kiosk.show(NL["parts-counted"])

    kiosk.stage.focus(kiosk.control("Klaar met tellen"))
    kiosk.frames.lay_out(2)
    kiosk.posted.clear()
    kiosk.tap("Klaar met tellen")

    assert [PartsToldPressed()] == kiosk.posted
