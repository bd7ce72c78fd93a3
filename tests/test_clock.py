"""The trusted clock, on the clocks of this machine and of a machine in memory."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from db.engine import open_engine
from kiosk.cli.clock import time_of, trusted_clock
from kiosk.clock import LinuxMachine, TrustedClock, boot_id, can_be_judged, seconds_since_boot
from kiosk.lending.upkeep.timekeeping import Anchor, Reading
from kiosk.settings import parse
from tests.support.builder import Builder
from tests.support.empty_ledger import put_empty_ledger
from tests.support.machine import MadeMachine

NOW = datetime(2026, 11, 28, 19, 4, tzinfo=UTC)
WRONG = Reading(datetime(1970, 1, 1, 0, 5, tzinfo=UTC), 300.0, "this boot")


def confirm(clock: TrustedClock) -> datetime | None:
    return clock.confirm(clock.shown(), clock.shown())


def test_the_seconds_since_the_boot_increase_and_a_boot_has_a_name() -> None:
    before = seconds_since_boot()
    time.sleep(0.02)

    assert 0.02 <= seconds_since_boot() - before < 5
    assert boot_id() == boot_id() != ""


def test_a_machine_whose_clock_is_not_judged_has_the_time_of_the_system() -> None:
    now = TrustedClock(LinuxMachine(judged=False)).now()

    assert now is not None
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_clocks_are_read_from_the_files_of_linux(tmp_path: Path) -> None:
    synchronised, hardware = tmp_path / "synchronized", tmp_path / "since_epoch"
    machine = LinuxMachine(True, synchronised, hardware)
    assert (machine.read().synchronised, machine.hardware()) == (None, None)

    synchronised.touch()
    hardware.write_text("1795892640\n")
    reading = machine.read()

    assert machine.hardware() == datetime(2026, 11, 28, 19, 4, tzinfo=UTC)
    assert reading.synchronised is not None
    assert abs(reading.synchronised - reading.wall) < timedelta(seconds=5)
    hardware.write_text("not a number")
    assert machine.hardware() is None


def test_no_time_is_given_until_a_volunteer_confirms_it() -> None:
    machine = MadeMachine(WRONG)
    clock = TrustedClock(machine)
    assert clock.now() is None

    machine.set_to(NOW)
    assert clock.now() is None
    assert confirm(clock) is not None

    machine.passes(4 * 86400)
    assert clock.now() == NOW + timedelta(days=4)


def test_a_time_that_the_machine_does_not_say_any_more_is_not_confirmed() -> None:
    machine = MadeMachine(WRONG)
    clock = TrustedClock(machine)
    asked = clock.shown()

    machine.set_to(NOW)

    assert clock.confirm(asked, asked) is None
    assert clock.now() is None


def test_a_jump_is_doubted_until_it_is_confirmed_and_time_goes_on_from_there() -> None:
    machine = MadeMachine(WRONG)
    clock = TrustedClock(machine)
    confirm(clock)

    machine.set_to(NOW)
    assert clock.now() is None
    confirm(clock)

    assert clock.now() == NOW


def test_a_remembered_anchor_holds_in_its_own_boot_only() -> None:
    machine = MadeMachine(replace(WRONG, wall=NOW))
    began = NOW - timedelta(seconds=300)
    same, other = (Anchor(boot, began, began) for boot in ("this boot", "another boot"))

    for anchor, expected in ((same, NOW), (other, None)):
        clock = TrustedClock(machine)
        clock.learn(NOW, anchor)
        assert clock.now() == expected


def test_a_hardware_clock_after_the_newest_row_is_trusted() -> None:
    machine = MadeMachine(replace(WRONG, wall=NOW), NOW)
    clock = TrustedClock(machine)
    assert clock.now() is None

    clock.learn(NOW + timedelta(days=1), None)
    assert clock.now() is None

    clock.learn(NOW - timedelta(days=1), None)
    assert clock.now() == NOW


def test_a_time_that_a_volunteer_gives_holds_while_the_machine_says_another() -> None:
    machine = MadeMachine(WRONG)
    clock = TrustedClock(machine)

    assert clock.confirm(clock.shown(), NOW) == NOW
    machine.passes(60)

    assert clock.now() == NOW + timedelta(seconds=60)


def test_the_clock_stays_doubted_after_a_jump_when_it_learns_the_newest_row() -> None:
    machine = MadeMachine(replace(WRONG, wall=NOW, synchronised=NOW), NOW)
    clock = TrustedClock(machine)
    assert clock.learn(NOW, None) == clock.now() == NOW

    machine.set_to(NOW + timedelta(hours=3))

    assert clock.learn(NOW, None) is None
    assert clock.now() is None
    assert clock.best() == NOW


def test_a_clock_that_was_set_wrong_is_doubted_by_a_kiosk_that_starts_again() -> None:
    machine = MadeMachine(replace(WRONG, wall=NOW, synchronised=NOW))
    clock = TrustedClock(machine)
    assert clock.learn(NOW, None) == NOW

    machine.set_to(NOW + timedelta(days=3650))
    started_again = TrustedClock(machine)

    assert started_again.now() is None
    assert started_again.learn(NOW, clock.anchor) is None
    assert started_again.now() is None


@pytest.mark.parametrize(("judged", "is_judged"), [("always", True), ("never", False), ("auto", can_be_judged())])
def test_the_setting_clock_judged_says_whether_the_clock_is_judged(judged: str, is_judged: bool) -> None:
    assert trusted_clock(parse({"clock": {"judged": judged}})).judged == is_judged


def test_a_command_asks_the_ledger_where_the_machine_does_not_know_the_time(tmp_path: Path) -> None:
    url, file = put_empty_ledger(tmp_path), tmp_path / "synchronized"
    config = parse({"database": {"url": url}, "clock": {"judged": "always", "synchronised": str(file)}})
    engine = open_engine(url)
    Builder(engine, lambda: NOW).open_house("De Deelfabriek")
    engine.dispose()

    assert time_of(config) == NOW
    file.touch()
    assert abs(time_of(config) - datetime.now(UTC)) < timedelta(seconds=60)
