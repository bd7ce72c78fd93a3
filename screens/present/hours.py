"""When an initiative is there, in words: `wo 14:00–17:00`, `za, zo 10:00–12:00`, and the days it is closed."""

from datetime import date, time, timedelta

from kiosk.lending.model import GuideEntry
from kiosk.lending.opening import END_OF_DAY, Closure, Hours, Opening, Week
from screens.present.words import Words

A_MONDAY = date(2024, 1, 1)

RUN = 3
"""The least number of days in a row that are written as a range: `ma–vr`."""


def hours_of(entry: GuideEntry, words: Words) -> tuple[str, ...]:
    """The lines of an initiative's week and of its next closing; empty where the initiative keeps no hours."""
    if entry.week is None:
        return ()
    # Translators: of an initiative; {hours} is such as `wo 14:00–17:00`
    opened = tuple(words("Open {hours}", hours=hours) for hours in weekly(entry.week, words))
    return (*opened, closed_days(entry.closure, words)) if entry.closure else opened


def weekly(week: Week, words: Words) -> tuple[str, ...]:
    """The days that an initiative is open, one line for all days with the same hours, in the order of the week."""
    days_of: dict[tuple[Hours, ...], list[int]] = {}
    for day, hours in enumerate(week):
        if hours:
            days_of.setdefault(hours, []).append(day)
    return tuple(f"{_days(days, words)} {daily(hours)}" for hours, days in days_of.items())


def daily(hours: tuple[Hours, ...]) -> str:
    """The hours of one day: `9:00–12:00, 13:00–17:00`."""
    return ", ".join(f"{_clock(one.opens)}–{_clock(one.closes)}" for one in hours)


def closed_days(closure: Closure, words: Words) -> str:
    """The days of a closing: `Gesloten van donderdag 24 december tot en met zondag 3 januari`."""
    if closure.first == closure.last:
        return words("Gesloten op {day}", day=words.due(closure.first).full)
    first, last = words.due(closure.first).full, words.due(closure.last).full
    # Translators: of an initiative; both days are among the closed ones
    return words("Gesloten van {first} tot en met {last}", first=first, last=last)


def moment(opening: Opening, today: date, words: Words) -> str:
    """A day and its hours: `vandaag van 14 tot 17 uur`, `woensdag 2 december van 14 tot 17 uur`."""
    match opening.day - today:
        case timedelta(days=0):
            day = words("vandaag")
        case timedelta(days=1):
            day = words("morgen")
        case _:
            day = words.due(opening.day).full
    # Translators: such as: Wednesday 2 December, from 14:00 to 17:00
    return words("{day} {hours}", day=day, hours=words.between(opening.opens, opening.closes))


def _days(days: list[int], words: Words) -> str:
    names = [words.due(A_MONDAY + timedelta(days=day)).weekday for day in days]
    if len(days) >= RUN and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]}–{names[-1]}"
    return words.listed(names)


def _clock(at: time) -> str:
    return "24:00" if at == END_OF_DAY else f"{at.hour}:{at.minute:02}"
