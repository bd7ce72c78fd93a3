"""Which time is trusted: the table of `timekeeping`, with every way in which a clock can be wrong."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.lending.upkeep.timekeeping import Anchor, Reading, anchored, judge

NOW = datetime(2026, 11, 28, 19, 4, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEGAN = NOW - timedelta(seconds=1000)
ANCHOR = Anchor("this boot", BEGAN, BEGAN)
SYNCHRONISED = Anchor("this boot", BEGAN, BEGAN, synchronised=NOW)

WRONG = {
    "1970": datetime(1970, 1, 1, 0, 5, tzinfo=UTC),
    "3 hours back": NOW - 3 * HOUR,
    "a month ahead": NOW + 30 * DAY,
    "ten years ahead": NOW.replace(year=2036),
    "past 2038": datetime(2038, 1, 19, 3, 14, 8, tzinfo=UTC),
    "the time that was saved last, two days ago": NOW - 2 * DAY,
}
"""Wrong times that a clock shows while it is `NOW`."""


def at(wall: datetime, elapsed: float = 1000.0, **more: object) -> Reading:
    return Reading(wall, elapsed, "this boot", **more)  # type: ignore[arg-type]


def trusted(reading: Reading) -> Anchor:
    return anchored(reading, reading.wall)


@pytest.mark.parametrize("wall", WRONG.values(), ids=WRONG.keys())
def test_after_a_boot_no_time_is_trusted_by_itself(wall: datetime) -> None:
    before = Anchor("the boot before", NOW - DAY, NOW - DAY)

    assert judge(at(wall, 30.0), before, newest=NOW - HOUR) is None
    assert judge(at(NOW, 30.0), before, newest=NOW - HOUR) is None


@pytest.mark.parametrize("wall", WRONG.values(), ids=WRONG.keys())
def test_a_clock_that_jumps_is_doubted_until_it_jumps_back(wall: datetime) -> None:
    assert judge(at(wall), ANCHOR, newest=None) is None
    assert judge(at(wall), SYNCHRONISED, newest=None) is None
    assert judge(at(wall, synchronised=NOW), SYNCHRONISED, newest=None) is None
    assert judge(at(NOW), ANCHOR, newest=None) == ANCHOR


@pytest.mark.parametrize("wall", WRONG.values(), ids=WRONG.keys())
def test_a_machine_whose_clock_cannot_be_judged_is_trusted(wall: datetime) -> None:
    reading = at(wall, judged=False)

    assert judge(reading, ANCHOR, newest=NOW) == trusted(reading)


@pytest.mark.parametrize("quiet", [3 * HOUR, 4 * DAY, 60 * DAY, 4000 * DAY])
def test_within_a_boot_the_time_stays_trusted_however_long_the_kiosk_is_quiet(quiet: timedelta) -> None:
    reading = at(NOW + quiet, 1000.0 + quiet.total_seconds())

    assert judge(reading, ANCHOR, newest=NOW) == ANCHOR
    assert ANCHOR.time(reading) == NOW + quiet


@pytest.mark.parametrize(("seconds", "doubted"), [(-121, True), (-120, False), (0, False), (120, False), (121, True)])
def test_a_step_of_more_than_two_minutes_is_doubted(seconds: int, doubted: bool) -> None:
    reading = at(NOW + timedelta(seconds=seconds))

    assert (judge(reading, ANCHOR, newest=None) is None) == doubted


@pytest.mark.parametrize("wall", WRONG.values(), ids=WRONG.keys())
def test_the_time_of_the_network_is_trusted_whatever_was_before(wall: datetime) -> None:
    reading = at(NOW, synchronised=NOW)

    assert judge(reading, None, newest=None) == trusted(reading)
    assert judge(reading, None, newest=wall) == trusted(reading)
    assert judge(reading, anchored(at(wall), wall), newest=wall) == trusted(reading)
    later = at(NOW + HOUR, 1100.0, synchronised=NOW + HOUR)
    assert judge(later, SYNCHRONISED, newest=wall) == trusted(later)


def test_a_clock_that_was_set_back_after_it_was_synchronised_is_doubted() -> None:
    assert judge(at(NOW - HOUR, synchronised=NOW), None, newest=None) is None


HARDWARE = [
    (NOW, NOW - DAY, True),
    (NOW, NOW, True),
    (NOW, NOW - 400 * DAY, True),
    (NOW, NOW + HOUR, False),
    (NOW, None, False),
    (NOW + HOUR, NOW - DAY, False),
    (datetime(2000, 1, 1, tzinfo=UTC), NOW - DAY, False),
    (None, NOW - DAY, False),
]
"""The time of the hardware clock while the system says `NOW`, the newest row, and whether the time is trusted."""


@pytest.mark.parametrize(("hardware", "newest", "is_trusted"), HARDWARE)
def test_a_hardware_clock_is_trusted_if_it_is_not_before_the_newest_row(
    hardware: datetime | None, newest: datetime | None, is_trusted: bool
) -> None:
    reading = at(NOW, hardware=hardware)

    assert (judge(reading, None, newest) == trusted(reading)) == is_trusted
    assert (judge(reading, None, newest) is None) != is_trusted


def test_a_system_set_from_an_empty_hardware_clock_is_doubted() -> None:
    empty = datetime(2000, 1, 1, tzinfo=UTC)

    assert judge(at(empty, hardware=empty), None, newest=NOW) is None


def test_a_row_dated_in_the_future_makes_no_trusted_time_doubted() -> None:
    future = NOW.replace(year=2036)

    assert judge(at(NOW + HOUR, 4600.0), ANCHOR, newest=future) == ANCHOR


@pytest.mark.parametrize("wall", WRONG.values(), ids=WRONG.keys())
def test_the_time_that_a_volunteer_gave_is_trusted_against_the_machine(wall: datetime) -> None:
    given = anchored(at(wall), NOW)
    later = at(wall + DAY, 1000.0 + DAY.total_seconds())

    assert judge(later, given, newest=None) == given
    assert given.time(later) == NOW + DAY
    assert judge(at(NOW), given, newest=None) == given
    assert judge(at(wall + HOUR), given, newest=None) is None


def test_an_anchor_of_another_boot_is_not_used_even_where_it_fits() -> None:
    other = Anchor("the boot before", BEGAN, BEGAN)

    assert judge(at(NOW), other, newest=NOW) is None
    assert judge(at(NOW, hardware=NOW), other, newest=NOW) == trusted(at(NOW))
