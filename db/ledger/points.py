"""Points to swap with: those of a plan, once for each subscription, and those that a volunteer counts."""

from dataclasses import replace
from typing import Literal

from db.ledger.desk_error import DeskError, FormError
from db.ledger.money import accounts
from db.ledger.money.accounts import Account, Cause
from db.ledger.statements import desk
from db.ledger.statements import money as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.model import MemberId
from kiosk.lending.terms import Terms
from kiosk.lending.volunteers.model import DeclineCause

MOST_POINTS = 1000


def balance(tx: Transaction, member: MemberId, initiative: int) -> int:
    return accounts.balance(tx.connection, Account("points", member, initiative))


def earned_by(tx: Transaction, line: int) -> int:
    """What a line comes to on the account, with what a volunteer made of its gifts."""
    made = tx.connection.execute(sql.ENTRIES_OF_LINE, {"of_line": line}).all()
    return sum(one.amount for one in made)


def book_plans(tx: Transaction, member: MemberId) -> None:
    """The points of every subscription of this member that has begun, and has not ended, each once."""
    if _due(tx, member):
        accounts.lock_account(tx.connection, member)
        for row, points in _due(tx, member):
            account = Account("points", member, row.initiative_id)
            accounts.enter(tx.connection, account, "plan", points, replace(Cause(tx.at), subscription=row.id))


def book_all_plans(tx: Transaction) -> None:
    """The same for everybody."""
    whose = tx.connection.execute(sql.WHOSE_PLANS_TO_BOOK, {"today": tx.today}).scalars().all()
    for member in sorted(whose):
        book_plans(tx, MemberId(member))


def count_at_desk(tx: Transaction, member: MemberId, initiative: int, terms: Terms, counted: int) -> int:
    """A volunteer counted what a member gave, or takes points off again; returns what the member has now.

    Nobody is left with fewer points than the floor of the initiative. Raises DeskError.
    """
    must_be_countable(counted)
    if not terms.swaps:
        raise DeskError(f"The initiative {terms.key} does not swap.", DeclineCause.POINTS)
    accounts.lock_account(tx.connection, member)
    book_plans(tx, member)
    left = balance(tx, member, initiative) + counted
    if counted < 0 and left < terms.swap.floor:
        number = tx.connection.execute(desk.MEMBER, {"member": member}).one().number
        floor = f"nobody of {terms.key} goes below {terms.swap.floor}"
        raise DeskError(f"That would leave member {number} with {left} points, and {floor}.", DeclineCause.POINTS)
    kind: Literal["counted", "corrected"] = "counted" if counted > 0 else "corrected"
    accounts.enter(tx.connection, Account("points", member, initiative), kind, counted, Cause(tx.at))
    tx.note(f"points {kind}", item=None, member=member, loan=None)
    return left


def must_be_countable(counted: int) -> None:
    """Raises FormError."""
    if not 1 <= abs(counted) <= MOST_POINTS:
        sentence = f"So many points are counted at once: 1 to {MOST_POINTS}, or as many below 0 to take off."
        raise FormError(sentence, DeclineCause.POINTS)


def _due(tx: Transaction, member: MemberId) -> list[tuple[Row, int]]:
    rows = tx.connection.execute(sql.PLANS_TO_BOOK, {"member": member, "today": tx.today}).all()
    return [(row, points) for row in rows if (points := _points(tx, row))]


def _points(tx: Transaction, row: Row) -> int:
    """Those of the plan as it was sold, where swapping is done now."""
    if not tx.terms_now(row).swaps:
        return 0
    plan = tx.terms_of(row.terms_id, row).plan(row.plan)
    return plan.points if plan else 0
