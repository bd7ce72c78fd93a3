"""Any sequence of events: there is a screen for it, and a way on."""

from dataclasses import fields
from typing import Any

from hypothesis import given, settings

from kiosk.lending.model import SessionSettings
from kiosk.lending.states import Session
from screens.present import present
from screens.present.members.waiting import WaitView
from screens.present.values import Action, Shown
from screens.present.words import wordbook
from tests.lending.test_session_properties import VISIT, Kiosk, Moment, happens, several

BOOK = wordbook("Europe/Brussels")


@settings(max_examples=150, deadline=None)
@given(several(VISIT, 3))
def test_every_state_has_its_screen_and_a_way_on(script: list[Moment]) -> None:
    kiosk = Kiosk(Session.opening(SessionSettings("Huis"), 0.0))
    for _ in happens(kiosk, script):
        shown = present(kiosk.session, BOOK)
        assert isinstance(shown.view, WaitView) or ways(shown), shown.view


def ways(shown: Shown) -> list[Action]:
    view: Any = shown.view
    found = [getattr(view, field.name) for field in fields(view)]
    return [one for each in found for one in (each if isinstance(each, tuple) else (each,)) if isinstance(one, Action)]
