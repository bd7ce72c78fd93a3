"""Calendars for the tests of the rules: one house at Christmas, and any calendar that hypothesis can draw."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from kiosk.lending.opening import Calendar, Closure, Hours, Week

BRUSSELS = ZoneInfo("Europe/Brussels")

HOLIDAYS = frozenset({date(2026, 11, 11), date(2026, 12, 25), date(2027, 1, 1), date(2027, 3, 29)})
"""Armistice Day, Christmas, New Year and Easter Monday, as Belgium keeps them."""


def is_holiday(day: date) -> bool:
    return day in HOLIDAYS


def never(_day: date) -> bool:
    return True


def hours(opens: str, closes: str) -> Hours:
    return Hours(time.fromisoformat(opens), time.fromisoformat(closes))


def week(**days: tuple[Hours, ...]) -> Week:
    """A week of these days: `week(wed=(hours("14:00", "17:00"),))`."""
    return tuple(days.get(day, ()) for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun"))


def at(day: str, clock: str, fold: int = 0) -> datetime:
    """A moment on the clock of the house; `fold` 1 is the second of the two equal times in the night of October."""
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=BRUSSELS, fold=fold)


AFTERNOONS = week(wed=(hours("14:00", "17:00"),), sat=(hours("10:00", "12:00"), hours("12:00", "16:00")))

START = date(2026, 9, 1)
DAYS = st.integers(0, 480).map(lambda days: START + timedelta(days=days))
CLOCKS = st.integers(0, 24 * 60 - 1).map(lambda minutes: time(minutes // 60, minutes % 60))
MOMENTS = st.builds(lambda day, clock: datetime.combine(day, clock, BRUSSELS), DAYS, CLOCKS)

HOURS = st.lists(CLOCKS, min_size=2, max_size=2, unique=True).map(lambda clocks: Hours(min(clocks), max(clocks)))
WEEKS = st.tuples(*[st.lists(HOURS, max_size=2).map(tuple)] * 7)
CLOSURES = st.lists(
    st.builds(lambda first, days: Closure(first, first + timedelta(days=days)), DAYS, st.integers(0, 40)), max_size=3
).map(tuple)
CALENDARS = st.builds(
    Calendar,
    st.none() | WEEKS,
    CLOSURES,
    st.sampled_from([is_holiday, is_holiday, is_holiday, never]),
    st.booleans(),
)
