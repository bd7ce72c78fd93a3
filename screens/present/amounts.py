"""What a visit costs whoever stands here. Only ever amounts: what they are made of is the ledger's."""

from collections.abc import Iterable

from kiosk.lending.model import Cents, Deed, Line, Loan
from screens.words import Words


def price(line: Line, newest: bool, words: Words) -> str:
    """Of one line. That a loan is free is said too: it sets a mind at rest."""
    amount = words.money(line.price)
    if line.price and line.deed is Deed.RETURNED:
        # Translators: of a thing that came back after its day, without blame; an amount of money
        return words("{amount}, langer gehouden", amount=amount)
    return amount if line.price or (line.deed is Deed.LENT and newest) else ""


def late_price(loan: Loan, words: Words) -> str:
    if not loan.late_fee:
        return ""
    # Translators: an amount of money
    return words("{amount} als je het vandaag terugbrengt", amount=words.money(loan.late_fee))


def renewal(loan: Loan, words: Words) -> str:
    """The button that keeps it longer, with what that costs."""
    if not loan.renewal_fee:
        return words("Langer houden")
    # Translators: a button; an amount of money
    return words("Langer houden: {amount}", amount=words.money(loan.renewal_fee))


def total(lines: Iterable[Line], words: Words) -> str:
    """Of all that was done and stands; empty where nothing is to be paid."""
    cents = sum(line.price for line in lines)
    if not cents:
        return ""
    # Translators: what this visit costs in all; one does not pay at this machine
    return words("Samen {amount}. Je betaalt later.", amount=words.money(Cents(cents)))
