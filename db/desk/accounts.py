"""What is paid at the desk or by bank or waived, and deposits that are left at the desk and given back."""

from sqlalchemy import select
from stdnum.be import ogm_vcs
from stdnum.exceptions import InvalidChecksum, ValidationError

from db.desk.page import Desk, DeskError, FormError, initiative_of, member_of
from db.ledger import cash, payments
from db.ledger.statements.tables import initiative, member, payment_reference
from db.listings import PaymentListing
from kiosk.lending.model import Cents, MemberId


class AccountsDesk(Desk):
    def take_payment(self, number: str, initiative_key: str, cents: Cents) -> Cents:
        """A member paid so many cents of what they owe to an initiative; returns what they still owe.

        More than is owed stands to their credit.
        """
        cash.amount(cents)
        with self._opened() as tx:
            whose, owner = member_of(tx.connection, number), initiative_of(tx.connection, initiative_key)
            return cash.take_payment(tx, whose, owner, cents)

    def take_payment_by_reference(self, reference: str, cents: Cents) -> PaymentListing:
        """So many cents came in by bank, with this structured communication; returns whose and what they still owe.

        A reference whose debt is paid already is still its member's: what comes in then stands to their credit.
        """
        cents = cash.amount(cents)
        number = _read_reference(reference)
        with self._opened() as tx:
            found = (
                select(member.c.id, member.c.number, initiative.c.id.label("owner"), initiative.c.key)
                .select_from(payment_reference)
                .join(member, member.c.id == payment_reference.c.member_id)
                .join(initiative, initiative.c.id == payment_reference.c.initiative_id)
                .where(payment_reference.c.id == number)
            )
            row = tx.connection.execute(found).one_or_none()
            if row is None:
                raise DeskError(f"No payment is known by {payments.communication(number)}.")
            left = cash.take_payment(tx, MemberId(row.id), row.owner, cents)
            return PaymentListing(row.number, row.key, left)

    def waive(self, number: str, initiative_key: str, cents: Cents) -> Cents:
        """So much of what a member owes to an initiative need not be paid; returns what they still owe."""
        cash.amount(cents)
        with self._opened() as tx:
            whose, owner = member_of(tx.connection, number), initiative_of(tx.connection, initiative_key)
            return cash.waive(tx, whose, owner, cents)

    def take_deposit(self, number: str, initiative_key: str, cents: Cents) -> Cents:
        """A member left a deposit with an initiative; returns what lies there now."""
        cash.amount(cents)
        with self._opened() as tx:
            whose, owner = member_of(tx.connection, number), initiative_of(tx.connection, initiative_key)
            return cash.take_deposit(tx, whose, owner, cents)

    def return_deposit(self, number: str, initiative_key: str, cents: Cents) -> Cents:
        """A deposit is given back, or a part of it; returns what still lies there."""
        cash.amount(cents)
        with self._opened() as tx:
            whose, owner = member_of(tx.connection, number), initiative_of(tx.connection, initiative_key)
            return cash.return_deposit(tx, whose, owner, cents)


def _read_reference(text: str) -> int:
    """The number in a structured communication, with + or * around it or without. Raises FormError."""
    try:
        return int(ogm_vcs.validate(text.replace("*", "+"))[:10])
    except InvalidChecksum:
        raise FormError(f"The check digits of {text!r} are wrong: one of its digits is another one.") from None
    except ValidationError:
        raise FormError(f"{text!r} is no structured communication; write it as +++123/4567/89002+++.") from None
