"""What is paid at the desk, and deposits that are left there and given back."""

from db.desk.page import Desk, DeskError, FormError, initiative_of, member_of
from db.ledger import accounts
from db.ledger.accounts import Account, Cause, Kind
from kiosk.lending.model import Cents, MemberId

MOST_CENTS = 1_000_000


class AccountsDesk(Desk):
    def take_payment(self, number: str, initiative_key: str, cents: Cents) -> Cents:
        """A member paid so many cents of what they owe to an initiative; returns what they still owe.

        More than is owed stands to their credit.
        """
        return self._enter(number, initiative_key, "owed", "payment", Cents(-_amount(cents)))

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
            accounts.enter(connection, of_whom, kind, cents, Cause(self._now()))
            said = "payment taken" if kind == "payment" else "deposit taken" if cents > 0 else "deposit returned"
            self._note(connection, said, member_id=whose)
            return Cents(before + cents)


def _amount(cents: Cents) -> Cents:
    if not 0 < cents <= MOST_CENTS:
        raise FormError(f"An amount is 0.01 to {MOST_CENTS // 100} euro.")
    return cents
