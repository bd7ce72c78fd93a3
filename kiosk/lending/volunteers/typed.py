"""Reads the texts typed on the forms of the volunteers' desk as an amount, a day, a time, a name or a number."""

import re
from datetime import date, time
from itertools import pairwise

from kiosk.lending.limits import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_NAME,
    LONGEST_PIN,
    MOST_CENTS,
    MOST_OF_PART,
    MOST_POINTS,
    SHORTEST_PIN,
)
from kiosk.lending.model import Cents
from kiosk.lending.visible import can_be_shown, visible


def cents_of(text: str) -> Cents | None:
    """The amount, in cents and above 0, of `3`, `3,5`, `3.50` or `€ 3,50`; None if the text is no amount."""
    found = re.fullmatch(r"(?:€ ?)?([0-9]{1,5})(?:[.,]([0-9]{1,2}))?", text)
    if not found:
        return None
    cents = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    return Cents(cents) if 0 < cents <= MOST_CENTS else None


def day_of(text: str) -> date | None:
    """The day of `31/12/2026`, `31-12-26` or eight digits, `31122026`; None if the text is no day."""
    found = re.fullmatch(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})", text) or re.fullmatch(
        r"([0-9]{2})([0-9]{2})([0-9]{4})", text
    )
    if not found:
        return None
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    try:
        day = date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None
    return day if FIRST_DAY <= day <= LAST_DAY else None


def time_of(text: str) -> time | None:
    """The time of day of `17`, `17:30`, `17u30` or `1730`; None if the text is no time."""
    found = re.fullmatch(r"([0-9]{1,2})(?:[:.uh]?([0-9]{2})?)", text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def name_of(text: str) -> str | None:
    """The name with single spaces between its words; None if it is not 1 to 60 characters that can be shown."""
    name = tidy(visible(text))
    return name if 0 < len(name) <= LONGEST_NAME and can_be_shown(name) else None


def is_pin(text: str) -> bool:
    """Is this four to eight digits?"""
    return text.isascii() and text.isdigit() and SHORTEST_PIN <= len(text) <= LONGEST_PIN


def is_easy(pin: str) -> bool:
    """Is this a PIN that is guessed easily: one digit repeated, a repeated pair, or consecutive digits?"""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return steps <= {1} or steps <= {-1} or pin == (pin[:2] * len(pin))[: len(pin)]


def points_of(text: str) -> int | None:
    """The number of points, from 0 to 1,000; None if the text is no such number."""
    points = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
    return points if points is not None and points <= MOST_POINTS else None


def count_of(text: str) -> int | None:
    """The number of pieces of a part, from 1 to 10,000; None if the text is no such number."""
    count = int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 0
    return count if 1 <= count <= MOST_OF_PART else None


def tidy(text: str) -> str:
    """The text without spaces around it, and with single spaces between its words."""
    return " ".join(text.split())


def fits(text: str, longest: int) -> bool:
    """Is the text short enough, and can all of it be shown?"""
    return len(text) <= longest and can_be_shown(text)
