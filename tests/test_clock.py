"""The trusted clock, on the clocks of the machine and on those of a machine that is made up."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.clock import Machine, TrustedClock, believed, boot_id, seconds_since_boot
from kiosk.lending.timekeeping import Anchor, Reading

NOW = datetime(2026, 11, 28, 19, 4, tzinfo=UTC)
WRONG = Reading(datetime(1970, 1, 1, 0, 5, tzinfo=UTC), 300.0, "this boot")


class Made:
    """A machine whose clocks stand at `reading`."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def passes(self, seconds: float) -> None:
        reading = self.reading
        wall = reading.wall + timedelta(seconds=seconds)
        self.reading = replace(reading, wall=wall, elapsed=reading.elapsed + seconds)

    def set_to(self, wall: datetime) -> None:
        self.reading = replace(self.reading, wall=wall)


def test_the_seconds_since_the_boot_go_on_and_a_boot_has_a_name() -> None:
    before = seconds_since_boot()
    time.sleep(0.02)

    assert 0.02 <= seconds_since_boot() - before < 5
    assert boot_id() == boot_id() != ""


def test_a_machine_that_is_believed_has_the_time_of_the_system() -> None:
    now = TrustedClock(believed).now()

    assert now is not None
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_clocks_are_read_from_the_files_of_linux(tmp_path: Path) -> None:
    synchronised, hardware = tmp_path / "synchronized", tmp_path / "since_epoch"
    machine = Machine(True, synchronised, hardware)
    assert (machine.read().synchronised, machine.read().hardware) == (None, None)

    synchronised.touch()
    hardware.write_text("1795892640\n")
    reading = machine.read()

    assert reading.hardware == datetime(2026, 11, 28, 19, 4, tzinfo=UTC)
    assert reading.synchronised is not None
    assert abs(reading.synchronised - reading.wall) < timedelta(seconds=5)
    hardware.write_text("not a number")
    assert machine.read().hardware is None


def test_nothing_is_given_until_a_volunteer_confirms_the_time() -> None:
    machine = Made(WRONG)
    clock = TrustedClock(lambda: machine.reading)
    assert clock.now() is None

    machine.set_to(NOW)
    assert clock.now() is None
    assert clock.confirm(clock.shown) is not None

    machine.passes(4 * 86400)
    assert clock.now() == NOW + timedelta(days=4)


def test_a_time_is_not_confirmed_that_the_machine_does_not_say_any_more() -> None:
    machine = Made(WRONG)
    clock = TrustedClock(lambda: machine.reading)
    asked = clock.shown

    machine.set_to(NOW)

    assert clock.confirm(asked) is None
    assert clock.now() is None


def test_a_jump_is_doubted_until_it_is_confirmed_and_time_goes_on_from_there() -> None:
    machine = Made(WRONG)
    clock = TrustedClock(lambda: machine.reading)
    clock.confirm(clock.shown)

    machine.set_to(NOW)
    assert clock.now() is None
    clock.confirm(clock.shown)

    assert clock.now() == NOW


def test_an_anchor_that_was_remembered_holds_in_its_own_boot_only() -> None:
    machine = Made(replace(WRONG, wall=NOW))
    same, other = (Anchor(NOW - timedelta(seconds=100), 200.0, boot) for boot in ("this boot", "another boot"))

    for anchor, expected in ((same, NOW), (other, None)):
        clock = TrustedClock(lambda: machine.reading)
        clock.learn(NOW, anchor)
        assert clock.now() == expected


def test_the_newest_row_makes_a_hardware_clock_good_enough() -> None:
    machine = Made(replace(WRONG, wall=NOW, hardware=NOW))
    clock = TrustedClock(lambda: machine.reading)
    assert clock.now() is None

    clock.learn(NOW + timedelta(days=1), None)
    assert clock.now() is None

    clock.learn(NOW - timedelta(days=1), None)
    assert clock.now() == NOW
