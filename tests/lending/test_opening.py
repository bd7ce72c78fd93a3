"""Opening hours: when somebody is there, and on which days an item can be handed in."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lending.opening import (
    CHOICES,
    END_OF_DAY,
    LOOKED_AHEAD,
    Calendar,
    Closure,
    Hours,
    Opening,
    Week,
    closing_times,
)
from kiosk.lending.terms import House, SelfService, Terms, calendar_of
from tests.house import CHRISTMAS
from tests.lending.calendars import (
    AFTERNOONS,
    CALENDARS,
    DAYS,
    MOMENTS,
    at,
    hours,
    is_holiday,
    never,
    week,
)

OPEN = Calendar(AFTERNOONS, (CHRISTMAS,), is_holiday)
"""Wednesday afternoon and Saturday, not in the Christmas holidays; the kiosk takes items back on any other day."""
STAFFED = Calendar(AFTERNOONS, (CHRISTMAS,), is_holiday, returns_itself=False)

(AFTERNOON,) = AFTERNOONS[2]
WEDNESDAY = Opening(date(2026, 12, 23), AFTERNOON.opens, AFTERNOON.closes)
AFTER_CHRISTMAS = Opening(date(2027, 1, 6), AFTERNOON.opens, AFTERNOON.closes)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at("2026-12-23", "13:59:59"), False),
        (at("2026-12-23", "14:00"), True),
        (at("2026-12-23", "16:59:59.999999"), True),
        (at("2026-12-23", "17:00"), False),
        (at("2026-12-22", "15:00"), False),
        (at("2026-11-11", "15:00"), False),
        (at("2026-12-30", "15:00"), False),
        (at("2027-01-02", "11:00"), False),
        (at("2027-01-06", "15:00"), True),
    ],
    ids=[
        "a second before",
        "as it opens",
        "just before it closes",
        "as it closes",
        "another weekday",
        "a public holiday",
        "in the closed period",
        "its last Saturday",
        "after it",
    ],
)
def test_an_initiative_is_open_from_the_first_moment_of_its_hours_until_just_before_their_end(
    moment: datetime, expected: bool
) -> None:
    assert OPEN.open_at(moment) is expected


@pytest.mark.parametrize("clock", ["10:00", "11:59:59", "12:00", "12:00:01", "15:59:59"])
def test_an_initiative_does_not_close_between_hours_that_touch(clock: str) -> None:
    assert OPEN.open_at(at("2026-12-19", clock))


def test_at_the_moment_where_hours_touch_the_second_ones_count() -> None:
    morning, afternoon = AFTERNOONS[5]
    saturday = date(2026, 12, 19)
    assert OPEN.next_opening(at("2026-12-19", "11:59")) == Opening(saturday, morning.opens, morning.closes)
    assert OPEN.next_opening(at("2026-12-19", "12:00")) == Opening(saturday, afternoon.opens, afternoon.closes)


def test_hours_are_told_earliest_first_in_whatever_order_they_were_entered() -> None:
    late, early = hours("18:00", "20:00"), hours("09:00", "12:00")
    calendar = Calendar(week(mon=(late, early)))
    assert calendar.hours_on(date(2026, 11, 23)) == (early, late)
    assert calendar.next_opening(at("2026-11-23", "08:00")) == Opening(date(2026, 11, 23), early.opens, early.closes)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at("2026-12-22", "09:00"), WEDNESDAY),
        (at("2026-12-23", "16:59"), WEDNESDAY),
        (at("2026-12-23", "17:00"), AFTER_CHRISTMAS),
        (at("2026-12-24", "00:00"), AFTER_CHRISTMAS),
        (at("2027-01-03", "23:59"), AFTER_CHRISTMAS),
    ],
    ids=["the day before", "its last minute", "as it closes for the year", "Christmas Eve", "the last closed day"],
)
def test_the_next_opening_lies_on_the_other_side_of_a_closed_period(moment: datetime, expected: Opening) -> None:
    assert OPEN.next_opening(moment) == expected


@pytest.mark.parametrize("calendar", [Calendar(), Calendar(week()), Calendar(AFTERNOONS, is_holiday=never)])
def test_without_hours_there_is_no_next_opening(calendar: Calendar) -> None:
    assert calendar.next_opening(at("2026-11-23", "10:00")) is None


# --- Christmas week ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "kiosk", "staffed"),
    [
        (date(2026, 12, 22), date(2026, 12, 22), date(2026, 12, 23)),
        (date(2026, 12, 23), date(2026, 12, 23), date(2026, 12, 23)),
        (date(2026, 12, 24), date(2027, 1, 4), date(2027, 1, 6)),
        (date(2026, 12, 25), date(2027, 1, 4), date(2027, 1, 6)),
        (date(2027, 1, 1), date(2027, 1, 4), date(2027, 1, 6)),
        (date(2027, 1, 3), date(2027, 1, 4), date(2027, 1, 6)),
        (date(2027, 1, 4), date(2027, 1, 4), date(2027, 1, 6)),
        (date(2027, 1, 7), date(2027, 1, 7), date(2027, 1, 9)),
    ],
)
def test_a_due_day_in_the_christmas_holidays_moves_to_the_first_day_after_them(
    day: date, kiosk: date, staffed: date
) -> None:
    assert OPEN.due_day(day) == kiosk
    assert STAFFED.due_day(day) == staffed


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2026, 12, 24), date(2026, 12, 24)), (date(2026, 12, 25), date(2026, 12, 26))],
    ids=["Christmas Eve is no holiday", "Christmas is one"],
)
def test_a_public_holiday_is_skipped_where_the_house_does_not_close_for_the_week(day: date, expected: date) -> None:
    assert Calendar(AFTERNOONS, (), is_holiday).due_day(day) == expected


def test_an_initiative_that_does_not_keep_public_holidays_takes_items_back_on_them() -> None:
    keeps = Terms("spelotheek", "Spelotheek", "#2E7DAF")
    christmas = date(2026, 12, 25)
    assert calendar_of(keeps, House(), is_holiday).due_day(christmas) == date(2026, 12, 26)
    works = Terms("instrumentheek", "Instrumentheek", "#C4661F", closed_on_holidays=False)
    assert calendar_of(works, House(), is_holiday).due_day(christmas) == christmas


def test_a_closing_of_the_house_closes_every_initiative() -> None:
    own = Closure(date(2026, 11, 23), date(2026, 11, 24))
    terms = Terms("spelotheek", "Spelotheek", "#2E7DAF", closed=(own,))
    calendar = calendar_of(terms, House(closed=(CHRISTMAS,)), is_holiday)
    assert calendar.closure_on(date(2026, 11, 24)) == own
    assert calendar.closure_on(date(2026, 12, 30)) == CHRISTMAS
    assert calendar.closure_on(date(2026, 11, 25)) is None


@pytest.mark.parametrize(
    ("service", "expected"),
    [
        (SelfService.BORROW, date(2026, 11, 23)),
        (SelfService.RETURN, date(2026, 11, 23)),
        (SelfService.NONE, date(2026, 11, 25)),
    ],
)
def test_a_day_on_which_only_the_kiosk_takes_items_back_counts_where_self_service_may_return(
    service: SelfService, expected: date
) -> None:
    terms = Terms("spelotheek", "Spelotheek", "#2E7DAF", hours=AFTERNOONS, self_service=service)
    assert calendar_of(terms, House(), is_holiday).due_day(date(2026, 11, 23)) == expected


@pytest.mark.parametrize(
    ("service", "hours", "expected"),
    [
        (SelfService.BORROW, AFTERNOONS, date(2026, 11, 23)),
        (SelfService.RETURN, AFTERNOONS, date(2026, 11, 25)),
        (SelfService.NONE, AFTERNOONS, date(2026, 11, 25)),
        (SelfService.NONE, None, date(2026, 11, 23)),
    ],
)
def test_a_day_on_which_only_the_kiosk_lends_counts_where_self_service_may_lend(
    service: SelfService, hours: Week | None, expected: date
) -> None:
    terms = Terms("boekdelen", "Boekdelen", "#557733", hours=hours, self_service=service)
    calendar = calendar_of(terms, House(), is_holiday)
    assert calendar.lending_day(date(2026, 11, 23)) == expected
    assert calendar.lending_day(date(2026, 12, 25)) == date(2026, 12, 26)


def test_an_initiative_without_hours_takes_items_back_on_any_day() -> None:
    terms = Terms("boekdelen", "Boekdelen", "#557733", self_service=SelfService.NONE)
    assert calendar_of(terms, House(), is_holiday).due_day(date(2026, 11, 23)) == date(2026, 11, 23)


# --- the clock goes back and forward -----------------------------------------------------------------------------

NIGHT = Calendar(week(sat=(hours("22:00", "23:59"),), sun=(hours("01:30", "02:30"), hours("14:00", "17:00"))))
UNTIL_MIDNIGHT = Calendar(week(sat=(Hours(time(20), END_OF_DAY),), sun=(Hours(time(0), END_OF_DAY),)))
"""Also all of a Sunday, which is 25 hours long in October and 23 in March."""


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at("2026-10-24", "19:59"), False),
        (at("2026-10-24", "23:59:59.999999"), True),
        (at("2026-10-25", "00:00"), True),
        (at("2026-10-25", "02:30", fold=1), True),
        (at("2026-10-25", "23:59:59.999999"), True),
        (at("2026-10-26", "00:00"), False),
        (at("2027-03-28", "23:59:59.999999"), True),
        (at("2027-03-29", "00:00"), False),
    ],
)
def test_hours_until_24_last_to_the_end_of_the_day(moment: datetime, expected: bool) -> None:
    assert UNTIL_MIDNIGHT.open_at(moment) is expected
    following = UNTIL_MIDNIGHT.next_opening(moment)
    assert following
    assert (following.day == moment.date() and following.opens <= moment.time()) is expected


def test_days_and_hours_are_found_after_years_of_closing() -> None:
    rebuilding = Closure(date(2026, 12, 1), date(2029, 12, 1))
    calendar = Calendar(AFTERNOONS, (rebuilding,), returns_itself=False)
    assert calendar.due_day(date(2026, 12, 9)) == date(2029, 12, 5)
    opening = calendar.next_opening(at("2026-12-09", "15:00"))
    assert opening
    assert opening.day == date(2029, 12, 5)
    for_good = Calendar(AFTERNOONS, (Closure(date(2026, 12, 1), date.max),))
    assert for_good.next_opening(at("2026-12-09", "15:00")) is None
    assert for_good.due_day(date(2026, 12, 9)) == date(2026, 12, 9)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at("2026-10-25", "01:45"), True),
        (at("2026-10-25", "02:15"), True),
        (at("2026-10-25", "02:15", fold=1), True),
        (at("2026-10-25", "02:45", fold=1), False),
        (at("2026-10-25", "14:00"), True),
        (at("2026-10-25", "16:59"), True),
        (at("2026-10-25", "17:00"), False),
        (at("2027-03-28", "01:45"), True),
        (at("2027-03-28", "03:00"), False),
        (at("2027-03-28", "14:00"), True),
        (at("2027-03-28", "17:00"), False),
    ],
)
def test_on_the_nights_of_changing_clocks_local_time_counts(moment: datetime, expected: bool) -> None:
    assert NIGHT.open_at(moment) is expected
    sunday = NIGHT.next_opening(moment)
    assert sunday
    assert (sunday.day == moment.date() and sunday.opens <= moment.time()) is expected


@pytest.mark.parametrize(
    ("day", "kiosk", "staffed"),
    [
        (date(2026, 10, 24), date(2026, 10, 24), date(2026, 10, 24)),
        (date(2026, 10, 25), date(2026, 10, 25), date(2026, 10, 28)),
        (date(2026, 10, 26), date(2026, 10, 26), date(2026, 10, 28)),
        (date(2027, 3, 27), date(2027, 3, 27), date(2027, 3, 27)),
        (date(2027, 3, 28), date(2027, 3, 28), date(2027, 3, 31)),
        (date(2027, 3, 29), date(2027, 3, 30), date(2027, 3, 31)),
    ],
)
def test_around_the_nights_of_changing_clocks_due_days_do_not_move(day: date, kiosk: date, staffed: date) -> None:
    assert OPEN.due_day(day) == kiosk
    assert STAFFED.due_day(day) == staffed


# --- whatever the calendar ---------------------------------------------------------------------------------------


@given(CALENDARS, MOMENTS)
def test_the_next_opening_contains_the_moment_exactly_while_the_initiative_is_open(
    calendar: Calendar, moment: datetime
) -> None:
    opening = calendar.next_opening(moment)
    if calendar.week is None:
        assert opening is None
        return
    going_on = opening is not None and opening.day == moment.date() and opening.opens <= moment.time()
    assert calendar.open_at(moment) is going_on
    if opening:
        assert opening.day > moment.date() or moment.time() < opening.closes
        assert not calendar.closure_on(opening.day)
        assert not calendar.is_holiday(opening.day)


@given(CALENDARS, DAYS)
def test_a_due_day_is_the_first_day_from_the_one_meant_on_which_an_item_can_be_handed_in(
    calendar: Calendar, day: date
) -> None:
    days = [day + timedelta(days=ahead) for ahead in range(LOOKED_AHEAD)]
    assert calendar.due_day(day) == next(filter(calendar.takes_back_on, days), day)


@given(CALENDARS, DAYS, st.integers(0, 60))
def test_the_last_day_to_hand_in_lies_between_today_and_the_limit(calendar: Calendar, today: date, ahead: int) -> None:
    limit = today + timedelta(days=ahead)
    last = calendar.last_day_until(limit, today)
    assert today <= last <= limit
    later = [last + timedelta(days=more) for more in range(1, (limit - last).days + 1)]
    assert not any(map(calendar.takes_back_on, later))
    assert last == today or calendar.takes_back_on(last)


@given(CALENDARS, DAYS)
def test_on_a_day_with_somebody_there_an_item_can_be_handed_in(calendar: Calendar, day: date) -> None:
    assert calendar.takes_back_on(day) or not calendar.hours_on(day)


AFTERNOON = (Hours(time(14), time(17)),)


@pytest.mark.parametrize(
    ("hours", "now", "offered"),
    [
        (AFTERNOON, time(14, 10), "16:00 16:30 17:30 18:00 18:30 19:00"),
        (AFTERNOON, time(16, 30), "17:30 18:00 18:30 19:00 19:30 20:00"),
        (AFTERNOON, time(16, 59), "17:30 18:00 18:30 19:00 19:30 20:00"),
        ((), time(9, 59), "10:00 10:30 11:00 11:30 12:00 12:30"),
        ((Hours(time(9, 15), time(12, 45)),), time(9), "12:00 12:30 13:00 13:30 14:00 14:30"),
        (AFTERNOON, time(22, 40), "23:00 23:30"),
        ((), time(23, 30), ""),
        ((Hours(time(20), END_OF_DAY),), time(20), "23:00 23:30"),
    ],
)
def test_half_hours_around_the_usual_end_are_offered_as_closing_times(
    hours: tuple[Hours, ...], now: time, offered: str
) -> None:
    assert " ".join(f"{at:%H:%M}" for at in closing_times(hours, now)) == offered


@given(st.times(), st.times(), st.times())
def test_neither_a_past_time_nor_the_usual_end_is_offered(opens: time, closes: time, now: time) -> None:
    offered = closing_times((Hours(opens, closes),), now)
    assert all(at > now and at != closes for at in offered)
    assert len(offered) <= CHOICES
