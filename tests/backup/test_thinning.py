"""Which backups are kept: a table of cases, and what holds for any set of backups."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backup.thinning import too_many

NIGHT = datetime(2026, 11, 28, 3, 10, tzinfo=UTC)
"""The night of a Saturday, from which the tests count back."""


def nights(ago: int) -> datetime:
    return NIGHT - timedelta(days=ago)


def kept(made: list[datetime], latest: datetime = NIGHT) -> list[int]:
    """The ages in days of those of these backups that are kept."""
    return sorted((NIGHT - each).days for each in set(made) - too_many(made, latest))


@pytest.mark.parametrize(
    ("made", "days"),
    [
        ([], []),
        ([0], [0]),
        ([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
        # the last 7 days, and the Sundays of the third and the fourth week, 13 and 20 days ago
        (list(range(28)), [0, 1, 2, 3, 4, 5, 6, 13, 20]),
        # and the last days of the 11 months before this one
        (list(range(500)), [0, 1, 2, 3, 4, 5, 6, 13, 20, 28, 59, 89, 120, 151, 181, 212, 242, 273, 301, 332]),
        # a backup now and then, about one a month: none is taken away before it is a year old
        ([0, 31, 60, 92, 123, 365, 367, 400], [0, 31, 60, 92, 123, 365]),
    ],
)
def test_seven_days_four_weeks_and_twelve_months_are_kept(made: list[int], days: list[int]) -> None:
    assert kept([nights(ago) for ago in made]) == days


def test_the_last_of_several_backups_of_one_day_is_kept() -> None:
    made = [NIGHT, NIGHT + timedelta(hours=1), NIGHT + timedelta(hours=2)]

    assert too_many(made, NIGHT) == {NIGHT, NIGHT + timedelta(hours=1)}


def test_one_backup_dated_ten_years_ahead_takes_no_other_away() -> None:
    made = [NIGHT + timedelta(days=3652), *(nights(ago) for ago in range(5))]

    assert too_many(made, latest=NIGHT) == frozenset()


def test_control_counted_from_the_backup_dated_ten_years_ahead_all_others_would_go() -> None:
    ahead = NIGHT + timedelta(days=3652)

    assert len(too_many([ahead, *(nights(ago) for ago in range(5))], latest=ahead)) == 5


@given(st.lists(st.integers(0, 900), max_size=60), st.integers(0, 900))
def test_the_newest_backup_always_stays_and_thinning_twice_takes_no_more(days: list[int], latest: int) -> None:
    made = {nights(ago) for ago in days}

    first = too_many(made, nights(latest))

    assert first <= made
    assert not made or max(made) not in first
    assert too_many(made - first, nights(latest)) == frozenset()
    assert len(made - first) <= 7 + 4 + 12
