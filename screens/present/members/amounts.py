"""What a visit costs the visitor: amounts only, because only the ledger knows how they are calculated."""

from collections.abc import Iterable, Sequence

from kiosk.lending.model import Cents, Line, LineKind, Loan
from screens.present.words import Words


def price(line: Line, newest: bool, words: Words) -> str:
    """The price of one line. A free loan also has a price in words, so that the member need not wonder."""
    amount = words.money(line.price)
    if line.price and line.kind is LineKind.RETURNED:
        # Translators: of an item that came back after its day, without blame; an amount of money
        return words("{amount}, langer gehouden", amount=amount)
    return amount if line.price or (line.kind is LineKind.LENT and newest) else ""


def late_price(loan: Loan, words: Words) -> str:
    if not loan.late_fee:
        return ""
    # Translators: an amount of money
    return words("Breng je het vandaag terug? Dan kost het {amount}.", amount=words.money(loan.late_fee))


def renewal(loan: Loan, words: Words) -> str:
    """The text of the button that keeps a loan longer, with its fee."""
    if not loan.renewal_fee:
        return words("Langer houden")
    # Translators: a button; an amount of money
    return words("Langer houden: {amount}", amount=words.money(loan.renewal_fee))


def total(lines: Iterable[Line], words: Words) -> str:
    """The price of all lines together, in a sentence; empty where nothing is to be paid."""
    cents = sum(line.price for line in lines)
    if not cents:
        return ""
    # Translators: what this visit costs in all; one does not pay at this machine
    return words("Samen {amount}. Je betaalt later.", amount=words.money(Cents(cents)))


def points(n: int, words: Words) -> str:
    # Translators: points that one earns in a swap shop by giving items, and spends by taking some
    return words.many("{n} punt", "{n} punten", n)


def renewals(loans: Sequence[Loan], words: Words) -> str:
    """The text of the button that keeps all loans longer, with the sum of the fees."""
    cents = sum(loan.renewal_fee for loan in loans)
    if not cents:
        return words("Alles verlengen")
    # Translators: a button; an amount of money
    return words("Alles verlengen: {amount}", amount=words.money(Cents(cents)))
