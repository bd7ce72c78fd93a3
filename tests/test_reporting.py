"""What is told of changes of a device's state, and the brake on the log."""

import logging
from itertools import cycle, islice

import pytest

from kiosk.lending.model import Device, Trouble
from kiosk.running.brake import MINUTE, Brake
from kiosk.running.reporting import ChangeReports

DENIED, MISSING = Trouble.DENIED, Trouble.MISSING


class Told:
    """Reports that are collected, under a clock that the test turns."""

    def __init__(self) -> None:
        self.now = 100.0
        self.of: list[tuple[Device, Trouble | None, str]] = []
        self.reports = ChangeReports(lambda *told: self.of.append(told), lambda: self.now)

    def becomes(self, trouble: Trouble | None, details: str = "", device: Device = Device.SCANNER) -> None:
        self.reports.becomes(device, trouble, details)
        self.reports.tell()

    @property
    def troubles(self) -> list[Trouble | None]:
        return [trouble for _, trouble, _ in self.of]


@pytest.fixture
def told() -> Told:
    return Told()


def test_each_change_is_told_once_and_what_stays_as_it_was_is_not(told: Told) -> None:
    for trouble in (None, None, DENIED, DENIED, MISSING, MISSING):
        told.becomes(trouble)
        told.now += 1
    assert told.troubles == [None, DENIED, MISSING]


def test_a_device_that_flaps_is_told_of_once_a_minute_and_then_as_it_is(told: Told) -> None:
    told.becomes(None)
    for number, trouble in enumerate(islice(cycle((DENIED, MISSING, None)), 4 * 600)):
        told.becomes(trouble, f"time {number}")
        told.now += 0.25
    assert len(told.of) <= 1 + 3 * 11
    told.becomes(DENIED, "the last")
    told.now += MINUTE
    told.reports.tell()
    assert told.of[-1][:2] == (Device.SCANNER, DENIED)
    told.reports.tell()
    assert told.troubles[-2:] != [DENIED, DENIED]


def test_that_a_device_flapped_is_told_with_how_it_is(told: Told) -> None:
    for trouble in (None, DENIED, None, DENIED, None, DENIED, None):
        told.becomes(trouble, "ttyACM0")
    told.now += MINUTE
    told.becomes(DENIED, "ttyACM0")
    assert told.of[-1] == (Device.SCANNER, DENIED, "ttyACM0; 5 changes since the last line")


def test_devices_are_told_of_apart(told: Told) -> None:
    for device in Device:
        for trouble in (None, MISSING, None):
            told.becomes(trouble, device=device)
    assert told.of == [(device, trouble, "") for device in Device for trouble in (None, MISSING, None)]


def test_what_was_not_kept_is_told_again_in_a_minute(told: Told) -> None:
    told.becomes(None)
    told.becomes(DENIED)
    told.reports.tell_again(Device.SCANNER)
    for _ in range(3):
        told.reports.tell()
        assert told.troubles == [None, DENIED]
        told.now += MINUTE / 3
    told.reports.tell()
    assert told.troubles == [None, DENIED, DENIED]


# --- the log -------------------------------------------------------------------------------------------------------


class Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.written: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.written.append(record.getMessage())


class Braked:
    """A log with or without a brake, under a clock that the test turns."""

    def __init__(self, braked: bool = True) -> None:
        self.now = 0.0
        self.lines = Lines()
        if braked:
            self.lines.addFilter(Brake(lambda: self.now))
        self.log = logging.Logger("a log")
        self.log.addHandler(self.lines)

    def storm(self, seconds: int) -> int:
        """Four lines a second about two scanners; returns how many were written."""
        for number in range(4 * seconds):
            path = f"/dev/tty{number % 2}"
            self.log.warning("scanner at %s is gone: %s", path, number, extra={"cause": path})
            self.now += 0.25
        return len(self.lines.written)


def test_a_cause_writes_one_line_a_minute_which_says_how_many_were_left_out() -> None:
    braked = Braked()
    assert braked.storm(180) == 6
    assert braked.lines.written[-1].endswith("is gone: 481 (left out before: 119 lines like this)")


def test_without_the_brake_the_same_storm_is_four_lines_a_second() -> None:
    assert Braked(braked=False).storm(180) == 720


def test_lines_of_another_cause_pass_and_causes_do_not_pile_up() -> None:
    braked = Braked()
    for serial in range(5000):
        braked.log.info("ticket %s: %s", serial, "printed", extra={"cause": serial})
        braked.now += 1
    assert len(braked.lines.written) == 5000
    (brake,) = braked.lines.filters
    assert isinstance(brake, Brake)
    assert len(brake._written) <= 1000
