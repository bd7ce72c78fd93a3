"""Payments, waivers and deposits: each is an entry on the account of a member and a row of the journal.

Every function carries out one command, and raises CommandDeclined if it cannot.
"""

from sqlalchemy import select
from stdnum.be import ogm_vcs
from stdnum.exceptions import InvalidChecksum

from db.ledger.money import accounts, payments
from db.ledger.money.accounts import Account, Cause
from db.ledger.people.finding import locked_member, number_of_member
from db.ledger.people.roles import Authority
from db.ledger.statements.tables import initiative, payment_reference
from db.ledger.transaction import Transaction
from kiosk.lending.commands import Done, ReturnDeposit, TakeDeposit, TakePayment, TakePaymentByReference, Waive
from kiosk.lending.declining import CommandDeclined, FormError
from kiosk.lending.limits import MOST_CENTS
from kiosk.lending.model import Cents, MemberId
from kiosk.lending.volunteers.model import DeclineCause

LONGEST_SHOWN = 40
"""The most characters shown of a text that is no structured communication."""

OfAccount = TakePayment | TakeDeposit | ReturnDeposit | Waive


def take_payment(tx: Transaction, authority: Authority, command: TakePayment) -> Done:
    """Enters a payment of a member. `balance` of the answer is their debt in cents now, below 0 for a credit."""
    account = _account("owed", tx, authority, command)
    return _enter(tx, account, "payment", Cents(-command.cents), "payment taken")


def take_payment_by_reference(tx: Transaction, authority: Authority, command: TakePaymentByReference) -> Done:
    """Enters a payment by its reference. If the debt is paid already, the payment becomes a credit of the member."""
    cents, number = amount(command.cents), _read_reference(command.reference)
    found = (
        select(payment_reference.c.member_id, payment_reference.c.initiative_id, initiative.c.key)
        .join_from(payment_reference, initiative, initiative.c.id == payment_reference.c.initiative_id)
        .where(payment_reference.c.id == number)
    )
    row = tx.connection.execute(found).one_or_none()
    if row is None:
        raise CommandDeclined(f"No payment is known by {payments.communication(number)}.")
    authority.must_act_for(row.initiative_id)
    member = locked_member(tx, MemberId(row.member_id))
    done = _enter(tx, Account("owed", member, row.initiative_id), "payment", Cents(-cents), "payment taken")
    return Done(member, balance=done.balance, member=number_of_member(tx, member), initiative=row.key)


def waive(tx: Transaction, authority: Authority, command: Waive) -> Done:
    """Forgives a member a part of their debt. `balance` of the answer is what they still owe, in cents.

    Raises CommandDeclined for an amount above their debt.
    """
    account = _account("owed", tx, authority, command)
    if command.cents > (owed := max(0, accounts.balance(tx.connection, account))):
        number = number_of_member(tx, account.member)
        raise CommandDeclined(f"Member {number} owes only {owed / 100:.2f} euro.", DeclineCause.TOO_MUCH)
    return _enter(tx, account, "waived", Cents(-command.cents), "fee waived")


def take_deposit(tx: Transaction, authority: Authority, command: TakeDeposit) -> Done:
    """Enters a deposit. `balance` of the answer is the deposit of the member now, in cents."""
    account = _account("deposit", tx, authority, command)
    return _enter(tx, account, "deposit", command.cents, "deposit taken")


def return_deposit(tx: Transaction, authority: Authority, command: ReturnDeposit) -> Done:
    """Gives a deposit back. `balance` of the answer is the deposit that is left, in cents."""
    account = _account("deposit", tx, authority, command)
    if command.cents > (lies := accounts.balance(tx.connection, account)):
        number = number_of_member(tx, account.member)
        raise CommandDeclined(f"Of member {number} only {lies / 100:.2f} euro lies here.", DeclineCause.TOO_MUCH)
    return _enter(tx, account, "deposit", Cents(-command.cents), "deposit returned")


def amount(cents: Cents) -> Cents:
    """The amount itself, in cents. Raises FormError for an amount that nobody can pay."""
    if not 0 < cents <= MOST_CENTS:
        raise FormError(f"An amount is 0.01 to {MOST_CENTS // 100} euro.", DeclineCause.AMOUNT)
    return cents


def _account(name: accounts.Name, tx: Transaction, authority: Authority, command: OfAccount) -> Account:
    """The account of the command, with its member locked."""
    amount(command.cents)
    member = locked_member(tx, command.member)
    return Account(name, member, authority.initiative_of(command.initiative))


def _enter(tx: Transaction, account: Account, kind: accounts.AmountKind, cents: Cents, note: str) -> Done:
    accounts.enter(tx.connection, account, kind, cents, Cause(tx.at))
    if account.name == "owed":
        payments.close_if_paid(tx, account.member, account.initiative)
    tx.note(note, item=None, member=account.member, loan=None)
    return Done(account.member, balance=Cents(accounts.balance(tx.connection, account)))


def _read_reference(text: str) -> int:
    """The number in a structured communication, with + or * around it or without. Raises FormError."""
    try:
        return int(ogm_vcs.validate(text.replace("*", "+"))[:10])
    except InvalidChecksum:
        raise FormError(f"The check digits of {text!r} are wrong: one of its digits is another one.") from None
    except ValueError:  # from stdnum, or from Python, which reads no number of more than 4,300 digits
        raise FormError(
            f"{text[:LONGEST_SHOWN]!r} is no structured communication; write it as +++123/4567/89002+++."
        ) from None
