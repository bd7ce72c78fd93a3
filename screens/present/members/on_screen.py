"""A ticket that did not print, to be read from the screen line by line and code by code."""

from dataclasses import dataclass

from kiosk.lending.tickets import Slip, SlipGroup, SlipRow


@dataclass(frozen=True, slots=True)
class SlipLine:
    """A line of the ticket, with an amount at its end. A heading begins a group of lines."""

    text: str
    amount: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class SlipCode:
    """A QR code of the ticket: `pays` tells the code of a bank app from that of a calendar."""

    title: str
    data: str
    pays: bool = False
    lines: tuple[str, ...] = ()


def slip_lines(slip: Slip) -> tuple[SlipLine, ...]:
    """All words of the paper ticket, in the order of the paper."""
    lines = [SlipLine(slip.when)]
    for group in slip.groups:
        lines += _group(group)
    if slip.total:
        lines += [SlipLine(slip.total.title, slip.total.amount, heading=True), *_detail(slip.total)]
    return (*lines, *(SlipLine(text) for text in slip.closing))


def slip_codes(slip: Slip) -> tuple[SlipCode, ...]:
    """The codes to pay, then those for a calendar."""
    pays = (SlipCode(f"{one.title} · {one.amount}", one.data, True, one.details) for one in slip.payments)
    days = (SlipCode(slip.calendar_title, one.data, lines=(one.day,)) for one in slip.calendar)
    return (*pays, *days)


def _group(group: SlipGroup) -> list[SlipLine]:
    lines = [SlipLine(" · ".join(filter(None, (group.initiative, group.kind))), heading=True)]
    for row in (*group.rows, *((group.balance,) if group.balance else ())):
        lines += [SlipLine(row.title, row.amount), *_detail(row)]
    return [*lines, *(SlipLine(text) for text in group.hours)]


def _detail(row: SlipRow) -> list[SlipLine]:
    return [SlipLine(text) for text in (row.parts, row.detail) if text]
