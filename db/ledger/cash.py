"""What is paid or waived at the desk, and deposits that are left there and given back.

Each is an entry on the account of a member and a line in the journal; what cannot be done raises DeskError.
"""

from db.ledger import payments
from db.ledger.desk_error import DeskError, FormError
from db.ledger.money import accounts
from db.ledger.money.accounts import Account, Cause
from db.ledger.statements import desk as sql
from db.ledger.transaction import Transaction
from kiosk.lending.model import Cents, MemberId
from kiosk.lending.volunteers.model import DeclineCause

MOST_CENTS = 1_000_000


def take_payment(tx: Transaction, member: MemberId, initiative: int, cents: Cents) -> Cents:
    """They paid so many cents of what they owe; returns what they still owe. More than that stands to their credit."""
    return _enter(tx, Account("owed", member, initiative), "payment", Cents(-amount(cents)), "payment taken")


def waive(tx: Transaction, member: MemberId, initiative: int, cents: Cents) -> Cents:
    """So much of what they owe need not be paid; returns what they still owe. Nobody gets money out of it."""
    account = Account("owed", member, initiative)
    accounts.lock_account(tx.connection, member)
    if amount(cents) > (owed := max(0, accounts.balance(tx.connection, account))):
        raise DeskError(f"Member {_number(tx, member)} owes only {owed / 100:.2f} euro.", DeclineCause.TOO_MUCH)
    return _enter(tx, account, "waived", Cents(-cents), "fee waived")


def take_deposit(tx: Transaction, member: MemberId, initiative: int, cents: Cents) -> Cents:
    """They left a deposit; returns what lies there now."""
    return _enter(tx, Account("deposit", member, initiative), "deposit", amount(cents), "deposit taken")


def return_deposit(tx: Transaction, member: MemberId, initiative: int, cents: Cents) -> Cents:
    """A deposit is given back, or a part of it; returns what still lies there."""
    account = Account("deposit", member, initiative)
    accounts.lock_account(tx.connection, member)
    if amount(cents) > (lies := accounts.balance(tx.connection, account)):
        raise DeskError(f"Of member {_number(tx, member)} only {lies / 100:.2f} euro lies here.", DeclineCause.TOO_MUCH)
    return _enter(tx, account, "deposit", Cents(-cents), "deposit returned")


def amount(cents: Cents) -> Cents:
    """An amount that can change hands."""
    if not 0 < cents <= MOST_CENTS:
        raise FormError(f"An amount is 0.01 to {MOST_CENTS // 100} euro.", DeclineCause.AMOUNT)
    return cents


def _enter(tx: Transaction, account: Account, kind: accounts.Kind, cents: Cents, said: str) -> Cents:
    """Add so many cents to the account; returns what is on it then."""
    accounts.lock_account(tx.connection, account.member)
    accounts.enter(tx.connection, account, kind, cents, Cause(tx.at))
    if account.name == "owed":
        payments.close_if_paid(tx, account.member, account.initiative)
    tx.note(said, item=None, member=account.member, loan=None)
    return Cents(accounts.balance(tx.connection, account))


def _number(tx: Transaction, member: MemberId) -> str:
    number: str = tx.connection.execute(sql.MEMBER, {"member": member}).one().number
    return number
