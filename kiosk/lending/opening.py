"""Opening hours: the times at which an initiative is open, and the days on which an item can be handed in.

Pure functions of local days and clock times of the house; the public holidays and the time are parameters. Clock times
are local times of day, so a day of 23 or 25 hours makes no difference.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice

LOOKED_AHEAD = 400
"""The number of days ahead in which the next opening is looked for. The days of a closure, which may last for years,
are not counted.
"""
END_OF_DAY = time.max
"""The closing time of hours that end with the day. It is written as 24:00, a time of day that Python does not have."""


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """Hours on one day: open from `opens` until just before `closes`."""

    opens: time
    closes: time

    def over_at(self, clock: time) -> bool:
        return self.closes <= clock and self.closes != END_OF_DAY

    def going_on_at(self, clock: time) -> bool:
        return self.opens <= clock and not self.over_at(clock)


Week = tuple[tuple[Hours, ...], ...]
"""The hours of seven weekdays, Monday first."""


@dataclass(frozen=True, slots=True)
class Closure:
    """A closure, from the first day to the last, both included."""

    first: date
    last: date
    why: str = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening of an initiative on this day, between these times."""

    day: date
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class OpeningOverride:
    """The hours that a volunteer set for one day in place of the usual hours; None: closed all day."""

    day: date
    hours: Hours | None


CHOICES = 6
"""The number of closing times that are offered."""
HALF_HOUR = 30
"""The minutes from one of them to the next."""


def closing_times(hours: tuple[Hours, ...], now: time) -> tuple[time, ...]:
    """The half hours of today, all still to come, that a volunteer can choose as the end of an opening.

    They are those around the usual end, which itself is left out, or if the usual end is over, the next ones.
    """
    usual = _minute(hours[-1].closes) if hours else None
    first = _half_hour_after(now.hour * 60 + now.minute)
    if usual is not None:
        first = max(first, _half_hour_after(usual - 2 * HALF_HOUR - 1))
    offered = (minute for minute in range(first, 24 * 60, HALF_HOUR) if minute != usual)
    return tuple(time(*divmod(minute, 60)) for minute in islice(offered, CHOICES))


def _minute(clock: time) -> int:
    return 24 * 60 if clock == END_OF_DAY else clock.hour * 60 + clock.minute


def _half_hour_after(minute: int) -> int:
    """The first whole or half hour after this minute of the day."""
    return (minute // HALF_HOUR + 1) * HALF_HOUR


def no_holiday(_day: date) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Calendar:
    """The calendar of one initiative. Without a `week` the initiative has no hours, and all days are alike.

    `returns_itself` and `lends_itself`: the kiosk takes its items back, and lends them, outside the hours. `override`
    has the hours that a volunteer set for one day, which replace everything else on that day; None if there are none.
    """

    week: Week | None = None
    closures: tuple[Closure, ...] = ()
    is_holiday: Callable[[date], bool] = no_holiday
    returns_itself: bool = True
    override: OpeningOverride | None = None
    lends_itself: bool = True

    def with_override(self, override: OpeningOverride) -> "Calendar":
        """The same calendar with the hours that a volunteer set for one day."""
        return replace(self, override=override)

    def closure_on(self, day: date) -> Closure | None:
        if override := self._override_on(day):
            return None if override.hours else Closure(day, day)
        return next((closure for closure in self.closures if closure.first <= day <= closure.last), None)

    def hours_on(self, day: date) -> tuple[Hours, ...]:
        """The opening hours of this day, earliest first; none on a closed day or a public holiday."""
        if override := self._override_on(day):
            return (override.hours,) if override.hours else ()
        if self.week is None or self._shut(day):
            return ()
        return tuple(sorted(self.week[day.weekday()]))

    def open_at(self, at: datetime) -> bool:
        """Is the initiative open at this moment? Without hours it always is, except on closures and public holidays."""
        if self.week is None and not self.hours_on(at.date()):
            return not self._shut(at.date())
        return any(hours.going_on_at(at.time()) for hours in self.hours_on(at.date()))

    def next_opening(self, at: datetime) -> Opening | None:
        """The opening at this moment, or else the next one; None without hours, or if there is none within
        `LOOKED_AHEAD`.
        """
        for day in self._days_from(at.date()):
            for hours in self.hours_on(day):
                if day > at.date() or not hours.over_at(at.time()):
                    return Opening(day, hours.opens, hours.closes)
        return None

    def takes_back_on(self, day: date) -> bool:
        """Can an item be handed in on this day, to a volunteer or to the kiosk?"""
        return not self._shut(day) and (self.week is None or self.returns_itself or bool(self.hours_on(day)))

    def lends_on(self, day: date) -> bool:
        """Can an item be fetched on this day, from a volunteer or from the kiosk?"""
        return not self._shut(day) and (self.week is None or self.lends_itself or bool(self.hours_on(day)))

    def due_day(self, day: date) -> date:
        """This day, or the first one after it on which an item can be handed in."""
        return next((later for later in self._days_from(day) if self.takes_back_on(later)), day)

    def lending_day(self, day: date) -> date:
        """This day, or the first one after it on which an item can be fetched."""
        return next((later for later in self._days_from(day) if self.lends_on(later)), day)

    def last_day_until(self, day: date, today: date) -> date:
        """The last day up to this one on which an item can be handed in; today, if there is none."""
        days = (day - timedelta(days=back) for back in range((day - today).days))
        return next((earlier for earlier in days if self.takes_back_on(earlier)), today)

    def _override_on(self, day: date) -> OpeningOverride | None:
        return self.override if self.override and self.override.day == day else None

    def _shut(self, day: date) -> bool:
        return self.closure_on(day) is not None or (self.is_holiday(day) and self._override_on(day) is None)

    def _days_from(self, day: date) -> Iterator[date]:
        """The days from this one on that are in no closure, as far as `LOOKED_AHEAD`."""
        looked = 0
        while looked < LOOKED_AHEAD:
            closure = self.closure_on(day)
            if closure is None:
                yield day
                looked += 1
            last = closure.last if closure else day
            if last == date.max:
                return
            day = last + timedelta(days=1)
