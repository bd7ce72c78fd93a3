"""Points to swap with: those of a plan, entered once for each subscription, and those that a volunteer counts."""

from dataclasses import replace
from typing import Literal

from db.ledger.money import accounts
from db.ledger.money.accounts import Account, Cause
from db.ledger.people.finding import locked_member, number_of_member, place_of
from db.ledger.people.roles import Authority
from db.ledger.statements import money as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.actors import Right
from kiosk.lending.commands import CountGifts, Done
from kiosk.lending.declining import CommandDeclined, FormError, decline
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.model import DeclineCause

MOST_POINTS = 1000


def balance(tx: Transaction, member: MemberId, initiative: int) -> int:
    """The points of a member with an initiative now."""
    return accounts.balance(tx.connection, Account("points", member, initiative))


def earned_by(tx: Transaction, line: int) -> int:
    """The sum of the points that a line put on the account, corrections by a volunteer included."""
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


def count_gifts(tx: Transaction, authority: Authority, command: CountGifts) -> Done:
    """Enters points that a volunteer counted, or took off; the answer says what the member has now.

    Nobody is left with fewer points than the floor of the initiative. Raises CommandDeclined.
    """
    counted = command.points
    _must_be_countable(counted)
    if counted < 0 and not authority.may(Right.TAKE_POINTS_OFF):
        raise decline(DeclineCause.POINTS)
    member = locked_member(tx, command.member)
    initiative = authority.initiative_of(command.initiative)
    terms = tx.terms_now(place_of(tx, initiative))
    if not terms.swaps:
        raise CommandDeclined(f"The initiative {terms.key} does not swap.", DeclineCause.POINTS)
    book_plans(tx, member)
    left = balance(tx, member, initiative) + counted
    if counted < 0 and left < terms.swap.floor:
        number = number_of_member(tx, member)
        floor = f"nobody of {terms.key} goes below {terms.swap.floor}"
        raise CommandDeclined(f"That would leave member {number} with {left} points, and {floor}.", DeclineCause.POINTS)
    kind: Literal["counted", "corrected"] = "counted" if counted > 0 else "corrected"
    accounts.enter(tx.connection, Account("points", member, initiative), kind, counted, Cause(tx.at))
    tx.note(f"points {kind}", item=None, member=member, loan=None)
    return Done(member, points=left)


def _must_be_countable(counted: int) -> None:
    """Raises FormError for a number of points that cannot be counted at once."""
    if not 1 <= abs(counted) <= MOST_POINTS:
        sentence = f"So many points are counted at once: 1 to {MOST_POINTS}, or as many below 0 to take off."
        raise FormError(sentence, DeclineCause.POINTS)


def _due(tx: Transaction, member: MemberId) -> list[tuple[Row, int]]:
    rows = tx.connection.execute(sql.PLANS_TO_BOOK, {"member": member, "today": tx.today}).all()
    return [(row, points) for row in rows if (points := _points(tx, row))]


def _points(tx: Transaction, row: Row) -> int:
    """The points of the plan as it was sold; 0 where the initiative does not swap now."""
    if not tx.terms_now(row).swaps:
        return 0
    plan = tx.terms_of(row.terms_id, row).plan(row.plan)
    return plan.points if plan else 0
