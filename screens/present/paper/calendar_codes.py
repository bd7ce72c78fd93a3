"""The due days of a ticket as QR codes that a phone puts into its calendar: iCalendar (RFC 5545), one day a code.

The form follows what the readers of phones do. ZXing and ML Kit, which most Android scanners are made of, read the
first event of a code and ignore the others (zxing/zxing#513), so each day has a code of its own. Lenient readers look
for `BEGIN:VEVENT` anywhere, strict ones want a whole calendar with `VERSION`, `PRODID`, `UID` and `DTSTAMP`: so the
code has a whole calendar. Some read line by line: so no line is folded (RFC 5545 3.1 only says SHOULD), and items are
joined with `+`, because a comma would need a backslash before it, which these readers show. Without an end, a date is
one day.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from hashlib import blake2s

from kiosk.lending.model import Item, Line
from kiosk.lending.tickets import CalendarCode
from kiosk.lending.visible import JOINERS, visible
from screens.present.words import Words

CODE_BYTES = 410
"""The bytes that a QR code of version 15 holds at level M, besides the name of its encoding (ISO/IEC 18004).

Its 77 squares are 39 mm at 4 dots each (half a millimetre: Denso's least for a thermal printer). With the 4 white
squares around it the code is 340 dots wide, and the narrowest paper has 384.
"""

MOST_CODES = 3
"""The most codes on a ticket: nobody would scan more."""

NAME = 24
"""The most letters of a name that alone is too long for a code."""

_TYPED = str.maketrans("‘’“”–", "''\"\"-")
"""Signs in the form in which a keyboard has them: every reader reads a code of ASCII alike, and the printer can draw
it.
"""

PRODUCT = "-//deelkiosk//NL"


def calendar_codes(lines: Iterable[Line], now: datetime, house: str, words: Words) -> tuple[CalendarCode, ...]:
    """A code for each day on which something is due back, soonest first, for any number of days.

    `now` is an aware datetime. A day is left out where the name of the house alone fills a code.
    """
    due: dict[date, list[Item]] = {}
    for line in lines:
        if line.due_on:
            due.setdefault(line.due_on, []).append(line.item)
    written = ((day, _written(day, due[day], now, house, words)) for day in sorted(due))
    return tuple(CalendarCode(words.due(day).full, data) for day, data in written if len(data.encode()) <= CODE_BYTES)


def _written(day: date, items: list[Item], now: datetime, house: str, words: Words) -> str:
    """The event in iCalendar, with as many of the items in its title as there is room for."""
    room = CODE_BYTES - len(_calendar(day, items, now, "").encode())
    names = [_plain(item.name) for item in items]
    for kept in range(len(names), 0, -1):
        summary = _summary(names, kept, house, words)
        if _octets(summary) <= room:
            return _calendar(day, items, now, summary)
    return _calendar(day, items, now, _summary([names[0][:NAME], *names[1:]], 1, house, words))


def _summary(names: list[str], kept: int, house: str, words: Words) -> str:
    left_out = f" ... +{len(names) - kept}" if kept < len(names) else ""
    # Translators: in the calendar of a phone, on the day on which these items must be back: keep it short
    text = words("Terug naar {house}: {things}", house=house, things=" + ".join(names[:kept]) + left_out)
    return text.translate(_TYPED)


def _calendar(day: date, items: list[Item], now: datetime, summary: str) -> str:
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", _identity(day, items))
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", day)
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add_component(event)
    return bytes(calendar.to_ical()).decode().replace("\r\n ", "")


def _identity(day: date, items: list[Item]) -> str:
    """The UID of an event: the same for the same items on the same day, so that a second scan of the code adds no
    second event.
    """
    text = "\n".join([day.isoformat(), *sorted(item.barcode for item in items)])
    return f"{blake2s(text.encode(), digest_size=8).hexdigest()}@deelkiosk"


def _plain(name: str) -> str:
    return "".join(char for char in " ".join(visible(name).split()) if char.isprintable() or char in JOINERS)


def _octets(text: str) -> int:
    from icalendar import vText

    return len(vText(text).to_ical())
