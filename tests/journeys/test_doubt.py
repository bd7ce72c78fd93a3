"""An evening on a machine whose clock is wrong: real runtime, session, ledger and words, on an invented machine."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.clock import TrustedClock
from kiosk.lending.cards import identify
from kiosk.lending.upkeep.timekeeping import Reading
from tests.journeys.journey import KEY, SAMIRAS_CHIP, Journey
from tests.support.machine import MadeMachine

NOW = datetime(2026, 11, 28, 19, 4, tzinfo=UTC)
JOKES_CHIP = bytes.fromhex("04C0FFEE000001")
ALL_WELL = "reader ok; scanner ok; printer ok"
WRONG = {
    "1970": (datetime(1970, 1, 1, 0, 5, tzinfo=UTC), "donderdag 1 januari 1970"),
    "three hours back": (NOW - timedelta(hours=3), "zaterdag 28 november 2026 17:04"),
    "ten years ahead": (NOW.replace(year=2036), "vrijdag 28 november 2036"),
    "past 2038": (datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC), "dinsdag 19 januari 2038"),
}


@pytest.mark.parametrize(("wall", "said"), WRONG.values(), ids=WRONG.keys())
def test_an_evening_that_begins_while_the_time_is_doubted(tmp_path: Path, wall: datetime, said: str) -> None:
    machine = MadeMachine(Reading(wall, 30.0, "this boot"))
    journey = Journey(tmp_path, at=NOW - timedelta(days=2), keeper=TrustedClock(machine))
    journey.book.add_member("0501", "Joke Peeters")
    journey.book.add_card("0501", identify(JOKES_CHIP, KEY))
    journey.book.add_volunteer("0501", "spelotheek")
    (samira,) = journey.rows("SELECT id FROM member WHERE number = '0412'")[0]
    journey.book.lend("before", samira, "SPE-1")  # type: ignore[arg-type]

    with journey.open(f"welcome; {ALL_WELL}; clock doubted"):
        journey.sees("We weten niet zeker hoe laat het is.", "Terugbrengen kan. Lenen nog niet.")
        journey.tap(SAMIRAS_CHIP)
        journey.scan("SPE-1", "INS-1")
        journey.sees("Dit kan je nu niet meenemen.", "K20")
        assert journey.loans == [("SPE-1", "0412", False)]
        journey.press("Klaar")

        journey.tap(JOKES_CHIP)
        for word in said.split():
            journey.sees(word)
        assert journey.rows("SELECT device, trouble FROM inbox WHERE kind = 'trouble'") == [("clock", "doubted")]
        machine.set_to(NOW)
        journey.runtime.look()
        journey.sees("zaterdag 28 november 2026", "20:04")
        journey.press("Ja")
        journey.sees(f"volunteer, home, done; {ALL_WELL}")
        journey.sees_nothing_of("clock doubted")
        journey.press("Stoppen")

        journey.tap(SAMIRAS_CHIP)
        journey.scan("INS-1")
        journey.sees("zaterdag 5 december")
        assert journey.rows("SELECT count(*) FROM inbox WHERE kind = 'trouble' AND settled_at IS NULL") == [(0,)]
        assert journey.rows("SELECT count(*) FROM loan WHERE returned_at < lent_at") == [(0,)]
