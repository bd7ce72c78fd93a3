"""The accounts of a member as they are shown, and the references for payments.

A reference is opened when it is first shown, and closed when all is paid. Its twelve digits are a number of ten and the
remainder of dividing it by 97 (97 for 0): the structured communication of Belgian transfers (OGM-VCS).
"""

from db.ledger.money import accounts
from db.ledger.money.accounts import Account as Entries
from db.ledger.statements import money as sql
from db.ledger.transaction import Row, Transaction, initiative_of
from kiosk.lending.model import Account, Cents, MemberId, Payment


def accounts_of(tx: Transaction, member: MemberId) -> tuple[Account, ...]:
    """The accounts that are not empty, and those of initiatives in which the member may swap."""
    rows = tx.connection.execute(sql.STANDING_EVERYWHERE, {"member": member, "today": tx.today}).all()
    standing = (_account(tx, member, row) for row in rows)
    return tuple(one for one in standing if one.owed or one.points is not None)


def account_of(tx: Transaction, member: MemberId, initiative: int) -> Account:
    """The account of the member with this initiative, as it is now."""
    of_this = {"member": member, "today": tx.today, "initiative": initiative}
    return _account(tx, member, tx.connection.execute(sql.STANDING, of_this).one())


def close_if_paid(tx: Transaction, member: MemberId, initiative: int) -> None:
    """Closes the reference if there is no debt after a payment. The row of the member is locked already."""
    if accounts.balance(tx.connection, Entries("owed", member, initiative)) <= 0:
        closed = {"member": member, "initiative": initiative, "moment": tx.at}
        tx.connection.execute(sql.CLOSE_REFERENCE, closed)


def communication(number: int) -> str:
    """The structured communication of this number (1 to 9999999999) in its written form: `+++123/4567/89002+++`."""
    from stdnum.be import ogm_vcs

    digits = f"{number:010d}"
    return f"+++{ogm_vcs.format(digits + ogm_vcs.calc_check_digits(digits))}+++"


def _account(tx: Transaction, member: MemberId, row: Row) -> Account:
    terms = tx.terms_now(row)
    swaps = terms.swaps and (row.subscribed or row.points is not None or row.waiting is not None)
    owed, pay_to, payment = Cents(row.owed or 0), terms.pay_to, None
    if owed > 0 and pay_to:
        payment = Payment(pay_to.beneficiary, pay_to.iban, communication(_reference(tx, member, row.initiative_id)))
    return Account(initiative_of(row), owed, payment, (row.points or 0) if swaps else None, row.waiting or 0)


def _reference(tx: Transaction, member: MemberId, initiative: int) -> int:
    """The number of the open reference; opens one if there is none. The row of the member is locked, so that only one
    is opened.
    """
    of_this = {"member": member, "initiative": initiative}
    if (found := tx.connection.execute(sql.OPEN_REFERENCE, of_this).scalar()) is None:
        accounts.lock_account(tx.connection, member)
        found = tx.connection.execute(sql.OPEN_REFERENCE, of_this).scalar()
    if found is None:
        new = {"member_id": member, "initiative_id": initiative, "opened_at": tx.at}
        found = tx.connection.execute(sql.ADD_REFERENCE, new).scalar_one()
    return int(found)
