"""What every page of the volunteers' desk shares: the button back, and how a moment is written."""

from datetime import date, datetime, timedelta

from kiosk.lending.events import Touched
from kiosk.lending.volunteers.events import BackPressed
from screens.present.values import Action
from screens.present.words import Words

ICON = "arrow-u-left-top"


def back(words: Words) -> Action:
    return Action(words("Terug"), BackPressed(), ICON)


def shut(words: Words, text: str = "") -> Action:
    """The button back from what was opened on a page: to its list, or to what `text` says."""
    # Translators: a button, back from one thing of a list to the list
    return Action(text or words("Naar de lijst"), Touched(), ICON, brief=words("Terug"))


def moment(at: datetime, today: date, words: Words) -> str:
    """A local moment as people say it: `14:10`, `gisteren 14:10`, `vr 20 nov`."""
    hour = f"{at.hour}:{at.minute:02}"
    match today - at.date():
        case timedelta(days=0):
            return hour
        case timedelta(days=1):
            # Translators: an hour of the day before, such as 14:10
            return words("gisteren {hour}", hour=hour)
    day = words.due(at.date())
    return f"{day.weekday} {day.day} {day.month}"


def short(day: date, words: Words) -> str:
    """A day in short: `za 12 dec`."""
    due = words.due(day)
    return f"{due.weekday} {due.day} {due.month}"


def short_with_year(day: date, words: Words) -> str:
    """A day in short, with its year: `12 dec 2026`."""
    due = words.due(day)
    return f"{due.day} {due.month} {day.year}"
