"""The money of a ticket: what this visit cost, and how the debt is paid later. The kiosk takes no money."""

from collections.abc import Iterable
from dataclasses import replace

from kiosk.lending.model import Account, Cents, Line
from kiosk.lending.tickets import PaymentCode, SlipRow, Ticket
from screens.present.paper.payment_codes import payment_code
from screens.present.words import Words

Costs = dict[str, Cents]
"""What each item cost in this visit, by barcode; items that cost nothing are left out."""


def costs_of(lines: Iterable[Line]) -> Costs:
    """The costs of these lines. Every line of an item counts, such as the fee for a late return of an item that was
    lent again.
    """
    costs: Costs = {}
    for line in lines:
        if line.price:
            costs[line.item.barcode] = Cents(costs.get(line.item.barcode, 0) + line.price)
    return costs


def total_of(costs: Costs, initiatives: int, later: str, words: Words) -> SlipRow | None:
    """The row of the total; None where nothing is to be paid, or there is only one amount on a ticket of one
    initiative.
    """
    if not costs or len(costs) == 1 == initiatives:
        return None
    # Translators: on the ticket, before the sum of the amounts above it
    return SlipRow(words("Samen"), later, words.money(Cents(sum(costs.values()))))


def when_to_pay(ticket: Ticket, costs: Costs, words: Words) -> str:
    """The text that paying can wait, and how to pay; empty if this visit cost nothing."""
    keys = {line.item.initiative.key for line in ticket.lines if line.item.barcode in costs}
    accounts = [one for one in ticket.after if one.initiative.key in keys]
    if not keys:
        return ""
    if len(accounts) == len(keys) and all(one.owed <= 0 for one in accounts):
        # Translators: on the ticket: the amounts above are covered by what the visitor had paid before
        return words("Je hoeft niets te betalen: je had nog iets tegoed.")
    if any(payment_code(one, words) for one in accounts):
        return words("Je hoeft nu niet te betalen. Dat kan later, met je bank of bij een vrijwilliger.")
    return words("Je hoeft nu niet te betalen. Dat kan later, bij een vrijwilliger.")


def payments_of(ticket: Ticket, costs: Costs, words: Words) -> tuple[PaymentCode, ...]:
    """A payment code for each initiative to which more is owed than when the visit began."""
    owed = {one.initiative.key: one.owed for one in ticket.before}
    risen = [one for one in ticket.after if one.owed > owed.get(one.initiative.key, 0)]
    codes = ((one, payment_code(one, words)) for one in risen)
    return tuple(_titled(code, one, ticket.lines, costs, words) for one, code in codes if code)


def _titled(code: PaymentCode, account: Account, lines: tuple[Line, ...], costs: Costs, words: Words) -> PaymentCode:
    """The payment code, with a title that says if the amount is not of this visit alone."""
    key = account.initiative.key
    barcodes = {line.item.barcode for line in lines if line.item.initiative.key == key}
    cost = sum(cost for barcode, cost in costs.items() if barcode in barcodes)
    if account.owed > cost:
        # Translators: on the ticket, beside an amount: what was owed before this visit is in it
        return replace(code, title=words("{initiative}, met wat nog openstond", initiative=code.title))
    if account.owed < cost:
        # Translators: on the ticket, beside an amount: what the visitor had paid too much before is taken off
        return replace(code, title=words("{initiative}, min wat je tegoed had", initiative=code.title))
    return code


def payment_title(codes: int, words: Words) -> str:
    """The title above the codes; empty where there are no codes."""
    match codes:
        case 0:
            return ""
        case 1:
            return words("Betalen met je bank? Scan met de app van je bank.")
        case _:
            return words("Betalen met je bank? Scan elke code met de app van je bank.")
