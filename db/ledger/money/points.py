"""Points for swapping: those of a plan, entered once for each subscription, and those that a volunteer counts."""

from dataclasses import replace

from db.ledger.money import accounts
from db.ledger.money.accounts import Account, Cause
from db.ledger.statements import money as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.model import MemberId


def balance(tx: Transaction, member: MemberId, initiative: int) -> int:
    """The points of a member with an initiative now."""
    return accounts.balance(tx.connection, Account("points", member, initiative))


def earned_by(tx: Transaction, line: int) -> int:
    """The sum of the points that a line entered on the account, with corrections by a volunteer."""
    made = tx.connection.execute(sql.ENTRIES_OF_LINE, {"of_line": line}).all()
    return sum(one.amount for one in made)


def book_plans(tx: Transaction, member: MemberId) -> None:
    """Enters the points of every subscription of this member that runs now, each once."""
    if _due(tx, member):
        accounts.lock_account(tx.connection, member)
        for row, points in _due(tx, member):
            account = Account("points", member, row.initiative_id)
            accounts.enter(tx.connection, account, "plan", points, replace(Cause(tx.at), subscription=row.id))


def book_all_plans(tx: Transaction) -> None:
    """Enters the points of every subscription of every member that runs now, each once."""
    whose = tx.connection.execute(sql.WHOSE_PLANS_TO_BOOK, {"today": tx.today}).scalars().all()
    for member in sorted(whose):
        book_plans(tx, MemberId(member))


def to_book(tx: Transaction, member: MemberId, initiative: int) -> int:
    """The points with an initiative that `book_plans` would enter now."""
    return sum(points for row, points in _due(tx, member) if row.initiative_id == initiative)


def _due(tx: Transaction, member: MemberId) -> list[tuple[Row, int]]:
    rows = tx.connection.execute(sql.PLANS_TO_BOOK, {"member": member, "today": tx.today}).all()
    return [(row, points) for row in rows if (points := _points(tx, row))]


def _points(tx: Transaction, row: Row) -> int:
    """The points of the plan as it was sold; 0 where the initiative does not swap now."""
    if not tx.terms_now(row).swaps:
        return 0
    plan = tx.terms_of(row.terms_id, row).plan(row.plan)
    return plan.points if plan else 0
