"""The ticket in words: grouped per initiative, in the visitor's language, naming no person.

What was said of parts, and that a thing is looked at first, stays off the paper: it blames nobody.
"""

from collections.abc import Iterable
from datetime import date, datetime

from kiosk.lending.model import Cents, Deed, GuideEntry, Initiative, Line
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow, Ticket
from screens.calendar_codes import MOST_CODES, calendar_codes
from screens.deeds import ORDER, standing
from screens.hours import hours_of
from screens.words import Wordbook, Words

Costs = dict[str, Cents]
"""By barcode, of the things that cost something."""


def write_slip(ticket: Ticket, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """Says what holds after the visit: of a thing that was lent and brought back, only that it is back.

    `now` is an aware datetime; the ticket shows it on the clock of the house.
    """
    words = wordbook(ticket.language)
    lines = tuple(reversed(standing(ticket.lines)))
    costs = _costs(ticket.lines)
    total = _total(costs, _initiatives(lines), words)
    codes = calendar_codes(lines, now, house, words)
    return Slip(
        house,
        words.moment(now),
        tuple(group for each in _initiatives(lines) for group in _groups(each, lines, costs, ticket.guide, words)),
        _closing(lines, bool(costs) and not total, words),
        words.language,
        total,
        codes[:MOST_CODES],
        _calendar_title(len(codes), words),
    )


def _initiatives(lines: Iterable[Line]) -> tuple[Initiative, ...]:
    return tuple({line.item.initiative.key: line.item.initiative for line in lines}.values())


def _costs(lines: Iterable[Line]) -> Costs:
    """What was done with a thing before the last counts too: the fee for a late return, though it was taken again."""
    costs: Costs = {}
    for line in lines:
        if line.price:
            costs[line.item.barcode] = Cents(costs.get(line.item.barcode, 0) + line.price)
    return costs


def _groups(
    initiative: Initiative, lines: Iterable[Line], costs: Costs, guide: tuple[GuideEntry, ...], words: Words
) -> list[SlipGroup]:
    """Its deeds in order, in each what is due first on top; its opening hours stand under the last of them."""
    its_own = [line for line in lines if line.item.initiative.key == initiative.key]
    its_own.sort(key=lambda line: line.due_on or date.min)
    deeds = [deed for deed in ORDER if any(line.deed is deed for line in its_own)]
    entry = next((entry for entry in guide if entry.initiative.key == initiative.key), None)
    hours = hours_of(entry, words) if entry else ()
    return [
        SlipGroup(
            initiative.name,
            _deed(deed, words),
            tuple(_row(line, costs, words) for line in its_own if line.deed is deed),
            hours if deed is deeds[-1] else (),
        )
        for deed in deeds
    ]


def _deed(deed: Deed, words: Words) -> str:
    match deed:
        case Deed.LENT:
            return words("Geleend")
        case Deed.RETURNED:
            return words("Teruggebracht")
        case Deed.RENEWED:
            return words("Langer bij jou")


def _row(line: Line, costs: Costs, words: Words) -> SlipRow:
    cost = costs.get(line.item.barcode)
    amount = words.money(cost) if cost else ""
    if line.due_on:
        # Translators: on the ticket; on that day itself is still in time
        return SlipRow(line.item.name, words("terug voor {day}", day=words.due(line.due_on).full), amount)
    if line.price:
        # Translators: on the ticket, beside what it costs: this thing came back after its day. It blames nobody.
        return SlipRow(words("{thing}, langer gehouden", thing=line.item.name), amount=amount)
    return SlipRow(line.item.name, amount=amount)


def _total(costs: Costs, initiatives: tuple[Initiative, ...], words: Words) -> SlipRow | None:
    """The amounts together, unless there is but one amount, in a ticket of one initiative."""
    if not costs or len(costs) == 1 == len(initiatives):
        return None
    # Translators: on the ticket, before the sum of the amounts above it
    return SlipRow(words("Samen"), _later(words), words.money(Cents(sum(costs.values()))))


def _later(words: Words) -> str:
    return words("Je hoeft nu niet te betalen. Dat kan later, bij een vrijwilliger.")


def _closing(lines: tuple[Line, ...], unpaid: bool, words: Words) -> tuple[str, ...]:
    """`unpaid`: something is to be paid, and no total says that it can wait."""
    later = (_later(words),) if unpaid else ()
    if any(line.due_on for line in lines):
        return *later, words("Iets terugbrengen? Scan het gewoon."), words("Veel plezier ermee!")
    return *later, words("Bedankt en tot ziens!")


def _calendar_title(days: int, words: Words) -> str:
    """Above the codes, of which there are fewer than days when these are many."""
    match days:
        case 0:
            return ""
        case 1:
            return words("In je agenda? Scan met je gsm.")
        case _ if days <= MOST_CODES:
            return words("In je agenda? Scan elke code met je gsm.")
        case _:
            return words("In je agenda? Scan elke code met je gsm. De latere dagen staan hierboven.")
