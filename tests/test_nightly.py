"""Night work: once a night, in steps, while nobody is at the kiosk."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.lending.ports import LedgerError
from kiosk.running.nightly import Job, NightWork
from tests.house import SAMIRAS_NAME

EVENING = datetime(2026, 11, 23, 20, 0, tzinfo=ZoneInfo("Europe/Brussels"))


class Clock:
    def __init__(self) -> None:
        self.now = EVENING

    def __call__(self) -> datetime:
        return self.now


def counting_to(number: int, done: list[int]) -> Job:
    def steps() -> Iterator[None]:
        for step in range(number):
            done.append(step)
            yield

    return steps


def finish(work: NightWork) -> int:
    """Does all steps that are due; returns their number."""
    steps = 1
    while work.step():
        steps += 1
    return steps


def test_all_jobs_are_done_step_by_step_and_once_a_night() -> None:
    clock, first, second = Clock(), list[int](), list[int]()
    work = NightWork((("first", counting_to(3, first)), ("second", counting_to(2, second))), clock)

    assert work.step()
    assert work.step()
    assert ([0], []) == (first, second)
    finish(work)
    assert ([0, 1, 2], [0, 1]) == (first, second)
    assert not work.step()

    clock.now += timedelta(hours=6)  # 02:00
    assert not work.step()
    clock.now += timedelta(hours=1)
    finish(work)
    assert ([0, 1, 2] * 2, [0, 1] * 2) == (first, second)


def test_a_job_that_fails_is_left_for_the_next_night_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    clock, done = Clock(), list[int]()

    def fails() -> Iterator[None]:
        yield
        raise LedgerError("Nothing was kept.")

    def breaks() -> Iterator[None]:
        raise ValueError(f"no day: {SAMIRAS_NAME}")
        yield

    work = NightWork((("fails", fails), ("breaks", breaks), ("counts", counting_to(2, done))), clock)
    with caplog.at_level(logging.ERROR):
        finish(work)
    assert [0, 1] == done
    assert [one.levelname for one in caplog.records] == ["ERROR", "ERROR"]
    assert "breaks, ValueError" in caplog.text
    assert SAMIRAS_NAME not in caplog.text
    assert not work.step()

    clock.now += timedelta(days=1)
    finish(work)
    assert [0, 1] * 2 == done


def test_while_the_clock_is_doubted_nothing_is_done() -> None:
    done, doubted = list[int](), [True]
    work = NightWork((("counts", counting_to(2, done)),), lambda: None if doubted[0] else EVENING)
    assert not work.step()
    doubted[0] = False
    assert work.step()
    assert work.step()
    doubted[0] = True
    assert not work.step()
    assert [0] == done


def test_without_jobs_nothing_is_done() -> None:
    assert not NightWork((), Clock()).step()
