"""Reports of changes of a device's state, and the brake on the log."""

import logging
from itertools import cycle, islice

import pytest

from kiosk.lending.model import Device, Trouble
from kiosk.running.brake import MINUTE, Brake
from kiosk.running.reporting import ChangeReports

DENIED, MISSING = Trouble.DENIED, Trouble.MISSING


class Told:
    """Collects reports, under a clock that the test moves."""

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


def test_each_change_is_reported_once_and_an_unchanged_state_is_not(told: Told) -> None:
    for trouble in (None, None, DENIED, DENIED, MISSING, MISSING):
        told.becomes(trouble)
        told.now += 1
    assert told.troubles == [None, DENIED, MISSING]


def test_a_device_that_flaps_is_reported_once_a_minute_with_its_present_state(told: Told) -> None:
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


def test_the_report_of_a_flapping_device_says_that_it_flapped(told: Told) -> None:
    for trouble in (None, DENIED, None, DENIED, None, DENIED, None):
        told.becomes(trouble, "ttyACM0")
    told.now += MINUTE
    told.becomes(DENIED, "ttyACM0")
    assert told.of[-1] == (Device.SCANNER, DENIED, "ttyACM0; 5 changes since the last line")


def test_each_device_is_reported_by_itself(told: Told) -> None:
    for device in Device:
        for trouble in (None, MISSING, None):
            told.becomes(trouble, device=device)
    assert told.of == [(device, trouble, "") for device in Device for trouble in (None, MISSING, None)]


def test_a_report_that_could_not_be_kept_is_repeated_after_a_minute(told: Told) -> None:
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
    """A log with or without the brake, under a clock that the test moves."""

    def __init__(self, braked: bool = True) -> None:
        self.now = 0.0
        self.lines = Lines()
        if braked:
            self.lines.addFilter(Brake(lambda: self.now))
        self.log = logging.Logger("a log")
        self.log.addHandler(self.lines)

    def storm(self, seconds: int) -> int:
        """Logs four lines a second about two scanners; returns how many were written."""
        for number in range(4 * seconds):
            path = f"/dev/tty{number % 2}"
            self.log.warning("scanner at %s is gone: %s", path, number, extra={"cause": path})
            self.now += 0.25
        return len(self.lines.written)


def test_a_cause_writes_one_line_a_minute_which_says_how_many_were_left_out() -> None:
    braked = Braked()
    assert braked.storm(180) == 6
    assert braked.lines.written[-1].endswith("is gone: 481 (left out before: 119 lines like this)")


def test_control_without_the_brake_the_same_storm_is_four_lines_a_second() -> None:
    assert Braked(braked=False).storm(180) == 720


def test_lines_of_another_cause_pass_and_causes_are_dropped_in_time() -> None:
    braked = Braked()
    for serial in range(5000):
        braked.log.info("ticket %s: %s", serial, "printed", extra={"cause": serial})
        braked.now += 1
    assert len(braked.lines.written) == 5000
    (brake,) = braked.lines.filters
    assert isinstance(brake, Brake)
    assert len(brake._written) <= 1000
