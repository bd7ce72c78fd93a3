"""Drawing ahead: while nobody is there, everything that a touch of the welcome page would show, and nothing of a
visitor.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from kiosk.lending.events import DonePressed, Event, Panel, PanelOpened, Tick
from kiosk.lending.model import Device, SessionSettings, TicketPolicy
from kiosk.lending.session import step
from kiosk.lending.states import Session, Welcome
from screens.pages import page_of
from screens.present import after_touch, present
from screens.present.values import Action, Shown
from screens.present.words import wordbook
from tests.gallery.lines import lent
from tests.gallery.play import card, lost, play, scan
from tests.gallery.states import TIMEZONE
from tests.house import LONG_NAMES
from tests.screens.conftest import NL, Kiosk

DESK = SessionSettings("De Deelfabriek", ("nl", "fr"))
BOOK = wordbook(TIMEZONE)
GOODBYE = (DonePressed(), Tick(60))
ROUNDS = 2_000
"""More rounds of the clock than there are steps of drawing ahead."""


@pytest.fixture
def ahead(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kiosk]:
    """A kiosk that draws ahead and has drawn only its screen so far."""
    from screens.window.textures import Textures

    monkeypatch.setattr(kiosk.stage.glass, "textures", Textures())
    monkeypatch.setattr(kiosk.stage, "_draws_ahead", True)
    kiosk.show("countdown")
    yield kiosk
    kiosk.show("welcome")


def show(kiosk: Kiosk, *events: Event) -> Session:
    session = play(DESK, *events)
    kiosk.app.show(present(session, BOOK), after_touch(session, BOOK))
    kiosk.settle()
    return session


def touches(kiosk: Kiosk) -> list[Action]:
    return [one.press for one in kiosk.stage.glass.sheet.targets if isinstance(one.press, Action)]


def filled(kiosk: Kiosk) -> int:
    return int(kiosk.stage.glass.textures.filled)


def filled_by_touches(kiosk: Kiosk) -> int:
    """How many textures are filled when each target of the welcome page is touched and left again."""
    session = show(kiosk)
    before = filled(kiosk)
    for action in touches(kiosk):
        kiosk.show(present(step(session, action.event)[0], BOOK))
        kiosk.show(present(session, BOOK))
    return filled(kiosk) - before


def test_a_touch_of_the_welcome_page_shows_only_textures_drawn_ahead(ahead: Kiosk) -> None:
    show(ahead)
    ahead.frames.lay_out(ROUNDS)
    assert len(touches(ahead)) > 5
    assert filled_by_touches(ahead) == 0


def test_control_without_drawing_ahead_a_touch_fills_many_textures(ahead: Kiosk) -> None:
    ahead.stage._draws_ahead = False
    show(ahead)
    ahead.frames.lay_out(ROUNDS)
    assert filled_by_touches(ahead) > 80


def test_drawing_ahead_begins_after_a_quiet_while_and_waits_while_somebody_touches(ahead: Kiosk) -> None:
    from screens.window.ahead import QUIET

    frames = int(QUIET * 30) - 2
    show(ahead)
    shown = filled(ahead)
    ahead.frames.lay_out(frames)
    assert filled(ahead) == shown, "it has just been shown"
    ahead.frames.lay_out(6)
    assert filled(ahead) > shown
    touch = ahead.down(2, 2)
    touched = filled(ahead)
    ahead.frames.lay_out(frames)
    touch.touch_up()
    assert filled(ahead) == touched
    ahead.key("down")
    touched = filled(ahead)  # with the ring around the focused target
    ahead.frames.lay_out(frames)
    assert filled(ahead) == touched
    ahead.frames.lay_out(ROUNDS)
    assert filled(ahead) > touched


def test_one_round_of_drawing_ahead_fills_few_textures(ahead: Kiosk) -> None:
    from screens.window import ahead as module

    show(ahead)
    ahead.frames.lay_out(int(module.QUIET * 30) + 1)
    counts = []
    for _ in range(200):
        before = filled(ahead)
        ahead.frames.lay_out(1)
        counts.append(filled(ahead) - before)
    assert max(counts) < sum(counts) / 4


def test_a_page_that_cannot_be_laid_out_is_skipped_and_the_welcome_page_goes_on(
    ahead: Kiosk, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_touch: object) -> Shown:
        raise ZeroDivisionError

    session = play(DESK)
    ahead.app.show(present(session, BOOK), fails)
    ahead.frames.lay_out(60)
    assert caplog.text.count("what is done ahead failed") == 1
    show(ahead, lost(Device.READER))
    ahead.frames.lay_out(ROUNDS)
    assert filled(ahead) > 60, "the next screen is drawn ahead again"


def test_textures_of_a_visitor_are_dropped_and_those_drawn_ahead_stay(ahead: Kiosk) -> None:
    show(ahead)
    ahead.frames.lay_out(ROUNDS)
    of_nobody = set(ahead.stage.glass.textures.texts())
    for name in ("visit-long-names", "mine", "welcome"):
        ahead.show(NL[name])
        assert ahead.stage.glass.textures.texts() >= of_nobody
    assert not {one for one in ahead.stage.glass.textures.texts() if "Samira" in one or "klopboormachine" in one}


@pytest.mark.parametrize(
    "events",
    [card(DESK), scan(lent(LONG_NAMES[0])), (PanelOpened(Panel.GUIDE),), (Tick(DESK.dim_seconds),)],
    ids=["a visit", "something was scanned", "a panel", "dimmed"],
)
def test_nothing_is_drawn_ahead_on_any_other_page(events: tuple[Event, ...]) -> None:
    assert after_touch(play(DESK, *events), BOOK) is None


def test_nothing_drawn_ahead_after_a_visit_is_of_its_visitor(ahead: Kiosk) -> None:
    session = play(replace(DESK, ticket=TicketPolicy.NEVER), *card(DESK), *scan(*map(lent, LONG_NAMES)), *GOODBYE)
    assert isinstance(session.doing, Welcome)
    then = after_touch(session, BOOK)
    assert then is not None
    shown = present(session, BOOK)
    sheet = page_of(type(shown.view))().laid(ahead.stage.frame(shown), shown)
    for target in sheet.targets:
        if isinstance(target.press, Action):
            of_it = str(then(target.press.event))
            assert not [one for one in ("Samira", *(item.name for item in LONG_NAMES)) if one in of_it], target.key
