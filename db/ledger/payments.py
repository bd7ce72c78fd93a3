"""How a member stands with the initiatives, and by which reference they pay what they owe.

A reference is opened when it is first told, and closed when all is paid. Its twelve digits are a number and the rest of
dividing it by 97, 97 for none: the structured communication of Belgian transfers (OGM-VCS).
"""

from db.ledger import accounts
from db.ledger.accounts import Account as Entries
from db.ledger.page import Found, Page, initiative_of
from db.ledger.statements import money as sql
from kiosk.lending.model import Account, Cents, MemberId, Payment


def accounts_of(page: Page, member: MemberId) -> tuple[Account, ...]:
    """The accounts on which something stands, and those of the shops in which the member may swap."""
    rows = page.connection.execute(sql.STANDING_EVERYWHERE, {"member": member, "today": page.today}).all()
    told = (_account(page, member, row) for row in rows)
    return tuple(one for one in told if one.owed or one.points is not None)


def account_of(page: Page, member: MemberId, initiative: int) -> Account:
    """How the member stands with this initiative now."""
    of_this = {"member": member, "today": page.today, "initiative": initiative}
    return _account(page, member, page.connection.execute(sql.STANDING, of_this).one())


def close_if_paid(page: Page, member: MemberId, initiative: int) -> None:
    """After a payment: a reference by which nothing is left to pay is done with. The member's row is held already."""
    if accounts.balance(page.connection, Entries("owed", member, initiative)) <= 0:
        closed = {"member": member, "initiative": initiative, "moment": page.at}
        page.connection.execute(sql.CLOSE_REFERENCE, closed)


def communication(number: int) -> str:
    """The structured communication of this number, 1 to 9999999999, as it is written: `+++123/4567/89002+++`."""
    from stdnum.be import ogm_vcs

    digits = f"{number:010d}"
    return f"+++{ogm_vcs.format(digits + ogm_vcs.calc_check_digits(digits))}+++"


def _account(page: Page, member: MemberId, row: Found) -> Account:
    terms = page.terms_now(row)
    swaps = terms.swaps and (row.subscribed or row.points is not None or row.waiting is not None)
    owed, pay_to, payment = Cents(row.owed or 0), terms.pay_to, None
    if owed > 0 and pay_to:
        payment = Payment(pay_to.beneficiary, pay_to.iban, communication(_reference(page, member, row.initiative_id)))
    return Account(initiative_of(row), owed, payment, (row.points or 0) if swaps else None, row.waiting or 0)


def _reference(page: Page, member: MemberId, initiative: int) -> int:
    """The number of the one that is open. To open one, the member's row is held, so that there is one."""
    of_this = {"member": member, "initiative": initiative}
    if (found := page.connection.execute(sql.OPEN_REFERENCE, of_this).scalar()) is None:
        accounts.hold_account(page.connection, member)
        found = page.connection.execute(sql.OPEN_REFERENCE, of_this).scalar()
    if found is None:
        new = {"member_id": member, "initiative_id": initiative, "opened_at": page.at}
        found = page.connection.execute(sql.ADD_REFERENCE, new).scalar_one()
    return int(found)
