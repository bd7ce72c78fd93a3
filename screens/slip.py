"""The ticket in words: grouped per initiative, in the visitor's language, naming no person."""

from datetime import datetime

from kiosk.lending.model import Deed, Line
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow, Ticket
from screens.deeds import ORDER, standing
from screens.words import Wordbook, Words


def write_slip(ticket: Ticket, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """Says what holds after the visit: of a thing that was lent and brought back, only that it is back.

    `now` is an aware datetime; the ticket shows it on the clock of the house.
    """
    words = wordbook(ticket.language)
    lines = tuple(reversed(standing(ticket.lines)))
    names = dict.fromkeys(line.item.initiative.name for line in lines)
    groups = tuple(
        SlipGroup(name, _deed(deed, words), tuple(_row(line, words) for line in of_deed))
        for name in names
        for deed in ORDER
        if (of_deed := [line for line in lines if line.item.initiative.name == name and line.deed is deed])
    )
    return Slip(house, words.moment(now), groups, _closing(lines, words), words.language)


def _deed(deed: Deed, words: Words) -> str:
    match deed:
        case Deed.LENT:
            return words("Geleend")
        case Deed.RETURNED:
            return words("Teruggebracht")
        case Deed.RENEWED:
            return words("Langer bij jou")


def _row(line: Line, words: Words) -> SlipRow:
    # Translators: on the ticket; on that day itself is still in time
    due = words("terug voor {day}", day=words.due(line.due_on).full) if line.due_on else ""
    price = words.money(line.price) if line.price else ""
    return SlipRow(line.item.name, " · ".join(part for part in (due, price) if part))


def _closing(lines: tuple[Line, ...], words: Words) -> tuple[str, ...]:
    if any(line.due_on for line in lines):
        return words("Iets terugbrengen? Scan het gewoon."), words("Veel plezier ermee!")
    return (words("Bedankt en tot ziens!"),)
