"""What is paid at the desk or by bank, and deposits that are left at the desk and given back."""

from sqlalchemy import Connection, select
from stdnum.be import ogm_vcs
from stdnum.exceptions import InvalidChecksum, ValidationError

from db.desk.page import Desk, DeskError, FormError, initiative_of, member_of
from db.ledger import accounts, payments
from db.ledger.accounts import Account, Cause, Kind
from db.ledger.statements import initiative, member, payment_reference
from db.listings import PaymentListing
from kiosk.lending.model import Cents, MemberId

MOST_CENTS = 1_000_000


class AccountsDesk(Desk):
    def take_payment(self, number: str, initiative_key: str, cents: Cents) -> Cents:
        """A member paid so many cents of what they owe to an initiative; returns what they still owe.

        More than is owed stands to their credit.
        """
        return self._enter(number, initiative_key, "owed", "payment", Cents(-_amount(cents)))

    def take_payment_by_reference(self, reference: str, cents: Cents) -> PaymentListing:
        """So many cents came in by bank, with this structured communication; returns whose and what they still owe.

        A reference whose debt is paid already is still its member's: what comes in then stands to their credit.
        """
        cents = Cents(-_amount(cents))
        number = _read_reference(reference)
        with self._transaction() as connection:
            found = (
                select(member.c.id, member.c.number, initiative.c.id.label("owner"), initiative.c.key)
                .select_from(payment_reference)
                .join(member, member.c.id == payment_reference.c.member_id)
                .join(initiative, initiative.c.id == payment_reference.c.initiative_id)
                .where(payment_reference.c.id == number)
            )
            row = connection.execute(found).one_or_none()
            if row is None:
                raise DeskError(f"No payment is known by {payments.communication(number)}.")
            of_whom = Account("owed", MemberId(row.id), row.owner)
            return PaymentListing(row.number, row.key, self._book(connection, of_whom, "payment", cents))

    def take_deposit(self, number: str, initiative_key: str, cents: Cents) -> Cents:
        """A member left a deposit with an initiative; returns what lies there now."""
        return self._enter(number, initiative_key, "deposit", "deposit", _amount(cents))

    def return_deposit(self, number: str, initiative_key: str, cents: Cents) -> Cents:
        """A deposit is given back, or a part of it; returns what still lies there."""
        return self._enter(number, initiative_key, "deposit", "deposit", Cents(-_amount(cents)))

    def _enter(self, number: str, key: str, account: accounts.Name, kind: Kind, cents: Cents) -> Cents:
        with self._transaction() as connection:
            whose = MemberId(member_of(connection, number))
            of_whom = Account(account, whose, initiative_of(connection, key))
            accounts.hold_account(connection, whose)
            before = accounts.balance(connection, of_whom)
            if account == "deposit" and before + cents < 0:
                raise DeskError(f"Of member {number} only {before / 100:.2f} euro lies here.")
            return self._book(connection, of_whom, kind, cents)

    def _book(self, connection: Connection, account: Account, kind: Kind, cents: Cents) -> Cents:
        """Add so many cents to the account; returns what is on it then."""
        accounts.hold_account(connection, account.member)
        accounts.enter(connection, account, kind, cents, Cause(self._now()))
        if account.name == "owed":
            payments.close_if_paid(self._page(connection), account.member, account.initiative)
        said = "payment taken" if kind == "payment" else "deposit taken" if cents > 0 else "deposit returned"
        self._note(connection, said, member_id=account.member)
        return Cents(accounts.balance(connection, account))


def _amount(cents: Cents) -> Cents:
    if not 0 < cents <= MOST_CENTS:
        raise FormError(f"An amount is 0.01 to {MOST_CENTS // 100} euro.")
    return cents


def _read_reference(text: str) -> int:
    """The number in a structured communication, with + or * around it or without. Raises FormError."""
    try:
        return int(ogm_vcs.validate(text.replace("*", "+"))[:10])
    except InvalidChecksum:
        raise FormError(f"The check digits of {text!r} are wrong: one of its digits is another one.") from None
    except ValidationError:
        raise FormError(f"{text!r} is no structured communication; write it as +++123/4567/89002+++.") from None
