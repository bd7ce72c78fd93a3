"""The ticket in words: grouped per initiative, in the visitor's language, naming no person.

The paper does not say what was reported about parts, nor that an item is looked at first, because it blames nobody. Of
points and money it has only what changed in this visit; the rest is on *Mijn pagina*, when the visitor asks.
"""

from collections.abc import Iterable
from datetime import date, datetime

from kiosk.lending.model import Account, Cents, GuideEntry, Initiative, Line, LineKind
from kiosk.lending.tickets import Slip, SlipGroup, SlipRow, Ticket
from screens.present.hours import hours_of
from screens.present.paper.calendar_codes import MOST_CODES, calendar_codes
from screens.present.paper.money import Costs, costs_of, payment_title, payments_of, total_of, when_to_pay
from screens.present.paper.rows import row_of, swap_rows
from screens.present.summary import ORDER, signed, standing, waiting
from screens.present.words import Wordbook, Words


def write_slip(ticket: Ticket, wordbook: Wordbook, now: datetime, house: str) -> Slip:
    """The ticket of a visit. Of an item that was lent and brought back the ticket says only that it is back.

    `now` is an aware datetime; the ticket shows it on the clock of the house.
    """
    words = wordbook(ticket.language)
    lines = _holding(ticket.lines)
    costs = costs_of(ticket.lines)
    payments = payments_of(ticket, costs, words)
    later = when_to_pay(ticket, costs, words)
    total = total_of(costs, len(_initiatives(lines)), later, words)
    codes = calendar_codes(lines, now, house, words)
    return Slip(
        house,
        words.moment(now),
        tuple(group for each in _initiatives(lines) for group in _groups(each, lines, costs, ticket, words)),
        _closing(lines, (later,) if costs and not total else (), words),
        words.language,
        total,
        codes[:MOST_CODES],
        _calendar_title(len(codes), words),
        payments,
        payment_title(len(payments), words),
    )


def _holding(newest_first: tuple[Line, ...]) -> tuple[Line, ...]:
    """The last line of each item, oldest first, and its reservation where the visitor still waits for the item.

    A reserved item that also came back in this visit has both lines; an item that the visitor took along is not waited
    for.
    """
    items = standing(line for line in newest_first if line.kind is not LineKind.RESERVED)
    taken = {line.item.barcode for line in items if line.kind is LineKind.LENT}
    waits = standing(line for line in newest_first if line.kind is LineKind.RESERVED and line.item.barcode not in taken)
    kept = {*items, *waits}
    return tuple(line for line in reversed(newest_first) if line in kept and not _nothing_swapped(line))


def _nothing_swapped(line: Line) -> bool:
    return line.swap is not None and not line.swap.taken and not line.swap.given


def _initiatives(lines: Iterable[Line]) -> tuple[Initiative, ...]:
    return tuple({line.item.initiative.key: line.item.initiative for line in lines}.values())


def _groups(
    initiative: Initiative, lines: tuple[Line, ...], costs: Costs, ticket: Ticket, words: Words
) -> list[SlipGroup]:
    """The groups of one initiative, each with what is due first on top; the initiative's hours stand below the last
    group.
    """
    its_own = [line for line in lines if line.item.initiative.key == initiative.key]
    its_own.sort(key=lambda line: line.due_on or date.min)
    kinds = [kind for kind in ORDER if any(line.kind is kind for line in its_own)]
    hours = _hours(initiative, ticket.guide, words)
    return [
        SlipGroup(
            initiative.name,
            _deed(kind, words),
            _rows(kind, [line for line in its_own if line.kind is kind], costs, words),
            hours if kind is kinds[-1] else (),
            _balance(initiative, ticket, words) if kind is LineKind.SWAPPED else None,
        )
        for kind in kinds
    ]


def _hours(initiative: Initiative, guide: tuple[GuideEntry, ...], words: Words) -> tuple[str, ...]:
    entry = next((entry for entry in guide if entry.initiative.key == initiative.key), None)
    return hours_of(entry, words) if entry else ()


def _deed(kind: LineKind, words: Words) -> str:
    match kind:
        case LineKind.LENT:
            return words("Geleend")
        case LineKind.RETURNED:
            return words("Teruggebracht")
        case LineKind.RENEWED:
            return words("Langer bij jou")
        case LineKind.SWAPPED:
            return words("Geruild")
        case LineKind.RESERVED:
            return words("Gereserveerd")


def _rows(kind: LineKind, lines: list[Line], costs: Costs, words: Words) -> tuple[SlipRow, ...]:
    if kind is LineKind.SWAPPED:
        return swap_rows(lines, words)
    return tuple(row_of(line, costs.get(line.item.barcode, Cents(0)), words) for line in lines)


# --- points ------------------------------------------------------------------------------------------------------


def _balance(initiative: Initiative, ticket: Ticket, words: Words) -> SlipRow | None:
    """The row of the points before and after, and of those that wait for a volunteer."""
    after = _account(initiative, ticket.after)
    if after is None or after.points is None:
        return None
    before = _account(initiative, ticket.before)
    points = (before.points if before else None) or 0
    return SlipRow(words("Punten"), waiting(after.waiting, words), _moved(points, after.points))


def _moved(before: int, after: int) -> str:
    """Two numbers of points as `10 → 8`, or one where they are the same."""
    return signed(after) if before == after else f"{signed(before)} → {signed(after)}"


def _account(initiative: Initiative, accounts: tuple[Account, ...]) -> Account | None:
    return next((one for one in accounts if one.initiative.key == initiative.key), None)


# --- the end -----------------------------------------------------------------------------------------------------


def _closing(lines: tuple[Line, ...], later: tuple[str, ...], words: Words) -> tuple[str, ...]:
    """The closing words. `later` is not empty where an amount is due and no total says yet that it can wait."""
    if any(line.due_on for line in lines):
        return *later, words("Iets terugbrengen? Scan het gewoon."), words("Veel plezier ermee!")
    return *later, words("Bedankt en tot ziens!")


def _calendar_title(days: int, words: Words) -> str:
    """The title above the calendar codes, for this number of days; there may be fewer codes than days. Empty for 0."""
    match days:
        case 0:
            return ""
        case 1:
            return words("In je agenda? Scan met je gsm.")
        case _ if days <= MOST_CODES:
            return words("In je agenda? Scan elke code met je gsm.")
        case _:
            return words("In je agenda? Scan elke code met je gsm. De latere dagen staan hierboven.")
