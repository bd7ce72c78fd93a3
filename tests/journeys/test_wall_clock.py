"""The real program on a machine whose clock is wrong: what it lends, what it says, and how it recovers."""

import shutil
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from kiosk.lending.events import DonePressed, TimeRead
from kiosk.lending.model import SessionSettings
from kiosk.lending.session import step
from kiosk.lending.states import Accessibility, Session
from kiosk.lending.volunteers.events import CommandChosen
from screens.present import present
from screens.present.words import wordbook
from tests.journeys import test_program
from tests.journeys.test_program import VolunteerHere
from tests.support.stand import ALL_WELL, HEIGHT, WIDTH, Stand
from tests.support.waiting import wait_until
from tests.support.wall_clock import WallClock
from tests.support.where import controls

joke = test_program.joke
IN_DOUBT = f"{ALL_WELL}; clock doubted"
IN_1970 = datetime(1970, 1, 1, 0, 5, tzinfo=UTC)
IN_2036 = datetime(2036, 11, 28, 19, 4, tzinfo=UTC)


@pytest.fixture
def wall(stand: Stand) -> WallClock:
    """The clock of the stand's machine; only the kiosk sees it."""
    if not shutil.which("gcc"):
        pytest.skip("not run: gcc is not installed")
    wall = WallClock(stand.config.parent)
    stand.program.environment = wall.environment
    return wall


def judge(stand: Stand) -> None:
    """The machine tells whether its clock is synchronised, by a file of this stand."""
    judged = f'judged = "always"\nsynchronised = "{stand.config.parent / "synchronized"}"'
    stand.config.write_text(stand.config.read_text().replace('judged = "never"', judged))


def is_told(stand: Stand, status: str) -> None:
    stand.manager.wait(lambda: stand.manager.status == status, status)


def places_of(joke: VolunteerHere, *events: type) -> list[tuple[int, int]]:
    """The places to touch, for each of these events, on the first page of a volunteer who is asked for the time."""
    asked = Session(SessionSettings("De Deelfabriek"), Accessibility("nl"), joke.shift)
    asked, _ = step(asked, TimeRead(datetime.now(ZoneInfo("Europe/Brussels"))))
    found = controls(present(asked, wordbook("Europe/Brussels")), WIDTH, HEIGHT)
    return [next((x, y) for one, x, y in found if isinstance(getattr(one, "event", None), event)) for event in events]


def trusted_after_touching(stand: Stand, yes: tuple[int, int]) -> bool:
    """Whether the time is trusted a second after this touch; it is not if the page showed the time from before the
    clock was set.
    """
    assert stand.display
    stand.display.touch(*yes)
    time.sleep(1)
    return "clock" not in stand.manager.status


def out(stand: Stand) -> dict[str, str]:
    """The items on loan, each with its due day."""
    rows = stand.rows("SELECT barcode, due_on FROM loan JOIN item ON item.id = item_id WHERE returned_at IS NULL")
    return dict(rows)


def inbox(stand: Stand) -> list[tuple[str, str | None]]:
    return stand.rows("SELECT kind, device FROM inbox WHERE settled_at IS NULL")


def in_two_weeks() -> str:
    return (datetime.now(ZoneInfo("Europe/Brussels")).date() + timedelta(days=14)).isoformat()


@pytest.mark.timeout(300)
def test_after_a_power_cut_only_returns_work_until_a_volunteer_confirms_the_time(
    stand: Stand, joke: VolunteerHere, wall: WallClock
) -> None:
    judge(stand)
    wall.set_to(IN_1970)
    stand.program.start()
    is_told(stand, IN_DOUBT)
    wait_until(lambda: inbox(stand) == [("trouble", "clock")], "the trouble in the inbox")

    stand.tap()
    stand.program.shows("visit, 0 lines; reader ok")
    stand.scan("SPE-1", "visit, 1 line;")
    stand.scanner.scan("INS-1")
    stand.scan("SPE-2", "visit, 2 lines;")
    assert out(stand) == {}
    assert stand.rows("SELECT doubt FROM operation WHERE kind = 'returned'") == [("waiting",)] * 2
    assert stand.rows("SELECT count(*) FROM loan WHERE returned_at < lent_at") == [(0,)]
    stand.take_card()

    wall.right()
    joke.come()
    yes, done = places_of(joke, CommandChosen, DonePressed)
    wait_until(partial(trusted_after_touching, stand, yes), "a trusted clock, asked again where 1970 still stood")
    assert stand.rows("SELECT doubt FROM operation WHERE kind = 'returned'") == [("settled",)] * 2
    assert stand.display
    stand.display.touch(*done)
    is_told(stand, ALL_WELL)

    stand.tap()
    stand.program.shows("visit, 0 lines; reader ok")
    stand.scan("INS-1", "visit, 1 line;")
    assert out(stand)["INS-1"] == in_two_weeks()
    assert inbox(stand) == [("parts", None)]


def test_a_jump_of_the_clock_in_a_visit_is_not_trusted_until_the_network_confirms_it(
    stand: Stand, wall: WallClock
) -> None:
    judge(stand)
    synchronised = stand.config.parent / "synchronized"
    synchronised.touch()
    stand.program.start()
    is_told(stand, ALL_WELL)
    stand.tap()
    stand.program.shows("visit, 0 lines; reader ok")
    stand.scan("INS-1", "visit, 1 line;")

    wall.set_to(IN_2036)
    stand.scanner.scan("INS-2")
    stand.scan("SPE-1", "visit, 2 lines;")
    assert set(out(stand)) == {"INS-1", "SPE-2"}

    wall.right()
    synchronised.touch()
    stand.scan("INS-3", "visit, 3 lines;")
    assert out(stand)["INS-3"] == in_two_weeks()


def test_control_a_kiosk_that_believes_the_clock_lends_until_1970(stand: Stand, wall: WallClock) -> None:
    wall.set_to(IN_1970)
    stand.program.start()
    is_told(stand, ALL_WELL)
    stand.tap()
    stand.program.shows("visit, 0 lines; reader ok")
    stand.scan("INS-1", "visit, 1 line;")

    assert out(stand)["INS-1"] == "1970-01-15"
