"""Which backups are kept, as a table, and what must hold for any of them."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.backup.thinning import too_many

NIGHT = datetime(2026, 11, 28, 3, 10, tzinfo=UTC)
"""A Saturday."""


def nights(ago: int) -> datetime:
    return NIGHT - timedelta(days=ago)


def kept(made: list[datetime], latest: datetime = NIGHT) -> list[int]:
    """How many days ago each was made that is kept."""
    return sorted((NIGHT - each).days for each in set(made) - too_many(made, latest))


@pytest.mark.parametrize(
    ("made", "days"),
    [
        ([], []),
        ([0], [0]),
        ([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6]),
        # 7 days, and of the third and the fourth week their Sundays, 13 and 20 days ago
        (list(range(28)), [0, 1, 2, 3, 4, 5, 6, 13, 20]),
        # … and 11 months before this one, each by its last day
        (list(range(500)), [0, 1, 2, 3, 4, 5, 6, 13, 20, 28, 59, 89, 120, 151, 181, 212, 242, 273, 301, 332]),
        # one a month, when somebody thinks of it: none is taken away before it is a year old
        ([0, 31, 60, 92, 123, 365, 367, 400], [0, 31, 60, 92, 123, 365]),
    ],
)
def test_seven_days_four_weeks_and_twelve_months_are_kept(made: list[int], days: list[int]) -> None:
    assert kept([nights(ago) for ago in made]) == days


def test_of_several_on_one_day_the_last_is_kept() -> None:
    made = [NIGHT, NIGHT + timedelta(hours=1), NIGHT + timedelta(hours=2)]

    assert too_many(made, NIGHT) == {NIGHT, NIGHT + timedelta(hours=1)}


def test_a_clock_that_is_ten_years_ahead_for_once_takes_nothing_away() -> None:
    made = [NIGHT + timedelta(days=3652), *(nights(ago) for ago in range(5))]

    assert too_many(made, latest=NIGHT) == frozenset()


def test_measured_by_that_clock_all_of_them_would_have_gone() -> None:
    ahead = NIGHT + timedelta(days=3652)

    assert len(too_many([ahead, *(nights(ago) for ago in range(5))], latest=ahead)) == 5


@given(st.lists(st.integers(0, 900), max_size=60), st.integers(0, 900))
def test_the_newest_always_stays_and_thinning_twice_takes_no_more(days: list[int], latest: int) -> None:
    made = {nights(ago) for ago in days}

    first = too_many(made, nights(latest))

    assert first <= made
    assert not made or max(made) not in first
    assert too_many(made - first, nights(latest)) == frozenset()
    assert len(made - first) <= 7 + 4 + 12
