"""Lays out a ticket in the same way for both kinds of sheets: printed in characters or drawn in dots.

The most useful facts come first: the house, the time, the items with due days and prices, the opening hours, the
closing words, and last the codes, to be torn off. On a slip for an item that is set aside, the large word comes first.
A label has only a name and a barcode. The slip of a missing part ends with its barcode.
"""

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Protocol

from kiosk.lending.tickets import Blank, Slip, SlipGroup, SlipRow


class Sheet(Protocol):
    """Paper that is filled from top to bottom; each method wraps a text that is too long for a line."""

    def title(self, text: str) -> None:
        """The one large line, centred."""

    def large(self, text: str) -> None:
        """One short word, centred, as large as fits, to be read from afar."""

    def centred(self, text: str) -> None: ...

    def strong(self, text: str) -> None:
        """In bold, centred."""

    def heading(self, name: str, remark: str) -> None:
        """A bold name at the start of the line, a remark at the far edge."""

    def row(self, text: str, amount: str) -> None:
        """A text at the start of the line, and on its first line an amount at the far edge, in a column of its own.

        Prints nothing when both are empty.
        """

    def total(self, text: str, amount: str) -> None:
        """The same as `row`, in bold."""

    def detail(self, text: str) -> None:
        """A text about the rows above it, bold and indented."""

    def code(self, data: str) -> None:
        """A QR code in the middle with the white margin that a reader needs; nothing if no reader could read it."""

    def bars(self, code: str) -> None:
        """A barcode in the middle, or along the paper if it is too long; nothing if none can be drawn."""

    def blanks(self, fields: tuple[Blank, ...]) -> None:
        """Words with lines to write on, beside each other, with room for handwriting above them."""

    def rule(self) -> None:
        """A thin line across the paper, with empty space above and below."""

    def gap(self, dots: int) -> None:
        """Empty paper, in dots; 8 dots are a millimetre."""


HAND = 40
"""The empty paper above a line to write on, in dots: together with the line itself, 8 mm."""
AIR = 12
"""The empty paper between two parts of a group, and around the rules, in dots."""


def lay_out(slip: Slip, sheet: Sheet) -> None:
    """Write the whole slip on the sheet."""
    sheet.title(slip.house)
    sheet.gap(AIR)
    sheet.centred(slip.when)
    if slip.barcode and not slip.groups:
        _lay_out_label(slip, sheet)
        return
    if slip.large:
        _lay_out_large(slip, sheet)
    if slip.blanks:
        _lay_out_form(slip, sheet)
    for initiative, groups in groupby(slip.groups, lambda group: group.initiative):
        _lay_out_initiative(initiative, tuple(groups), sheet)
    if slip.total:
        sheet.rule()
        sheet.total(slip.total.title, slip.total.amount)
        sheet.row(slip.total.detail, "")
    sheet.rule()
    for line in slip.closing:
        sheet.centred(line)
    if slip.barcode:
        sheet.gap(2 * AIR)
        sheet.bars(slip.barcode)
        sheet.gap(AIR)
        sheet.strong(slip.barcode)
    _lay_out_payments(slip, sheet)
    _lay_out_calendar(slip, sheet)


def _lay_out_label(slip: Slip, sheet: Sheet) -> None:
    """Write a short slip to stick on an item: the barcode, and below it the code and the name to read."""
    sheet.gap(2 * AIR)
    sheet.bars(slip.barcode)
    sheet.gap(AIR)
    for line in slip.closing:
        sheet.strong(line)


def _lay_out_large(slip: Slip, sheet: Sheet) -> None:
    sheet.rule()
    sheet.strong(slip.large_title)
    sheet.gap(AIR)
    sheet.large(slip.large)


def _lay_out_form(slip: Slip, sheet: Sheet) -> None:
    sheet.gap(AIR)
    sheet.strong(slip.large_title)
    for _ in range(slip.times):
        sheet.rule()
        for fields in slip.blanks:
            sheet.gap(HAND)
            sheet.blanks(fields)


def side_by_side(
    fields: Sequence[Blank], measure: Callable[[Blank], int], least: int, width: int
) -> list[list[tuple[Blank, int]]]:
    """The fields arranged in lines, as many on each as fit, each field with its width on paper.

    `measure` is the width of a word with its box, `least` that of the shortest line to write on.
    """
    lines: list[list[Blank]] = [[]]
    needed = {field: measure(field) + (0 if field.tick else least) for field in fields}
    for field in fields:
        if lines[-1] and sum(needed[each] for each in lines[-1]) + needed[field] > width:
            lines.append([])
        lines[-1].append(field)
    return [_shared(line, needed, width) for line in lines]


def _shared(line: list[Blank], needed: dict[Blank, int], width: int) -> list[tuple[Blank, int]]:
    """The fields of one line with their widths: the lines to write on share the rest of the width equally."""
    written = sum(not field.tick for field in line)
    spare = max(0, width - sum(needed[field] for field in line)) // max(1, written)
    return [(field, needed[field] + (0 if field.tick else spare)) for field in line]


def _lay_out_payments(slip: Slip, sheet: Sheet) -> None:
    """Write for each initiative the amount, the payment code, and the content of the code, to be typed."""
    if slip.payments:
        sheet.rule()
        sheet.centred(slip.payment_title)
    for nth, payment in enumerate(slip.payments):
        sheet.gap(2 * AIR if nth else AIR)
        sheet.total(payment.title, payment.amount)
        sheet.code(payment.data)
        for line in payment.details:
            sheet.centred(line)


def _lay_out_calendar(slip: Slip, sheet: Sheet) -> None:
    if slip.calendar:
        sheet.rule()
        sheet.centred(slip.calendar_title)
    for code in slip.calendar:
        sheet.gap(AIR)
        sheet.strong(code.day)
        sheet.code(code.data)


def _lay_out_initiative(initiative: str, groups: tuple[SlipGroup, ...], sheet: Sheet) -> None:
    """Write all groups of one initiative, below a rule."""
    sheet.rule()
    for nth, group in enumerate(groups):
        if nth:
            sheet.gap(2 * AIR)
        sheet.heading(initiative, group.kind)
        for detail, rows in groupby(group.rows, lambda row: row.detail):
            _lay_out_rows(tuple(rows), detail, sheet)
        if group.balance:
            sheet.gap(AIR)
            sheet.total(group.balance.title, group.balance.amount)
            sheet.row(group.balance.detail, "")
        if group.hours:
            sheet.gap(AIR)
        for line in group.hours:
            sheet.row(line, "")


def _lay_out_rows(rows: tuple[SlipRow, ...], detail: str, sheet: Sheet) -> None:
    """Write rows with the same detail, and the detail once, below the last of them."""
    sheet.gap(AIR)
    for row in rows:
        sheet.row(row.title, row.amount)
        sheet.row(row.parts, "")
        if row.parts and row is not rows[-1]:
            sheet.gap(AIR)
    sheet.detail(detail)
