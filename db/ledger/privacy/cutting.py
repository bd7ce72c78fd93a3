"""Forgets the borrower of a loan some days after it ended: in the loan, its lines, the journal, remarks and the books.

A loan is not forgotten while the member has a debt, a deposit or a credit with that initiative, or while a volunteer
must still look at an entry about it. A member who chose to keep their history is left out. The loan is counted for the
reports before.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from db.ledger.privacy.counting import Use, count
from db.ledger.statements import privacy as sql
from db.ledger.statements.items import HOUSE
from db.ledger.transaction import Overtaken, Row, Transaction
from kiosk.lending.model import MemberId

SOME_MEMBERS = 20
SOME_LINES = 10
"""The most members and lines of one transaction: so few that a scan does not have to wait."""


def forget_some(tx: Transaction, first: int) -> int | None:
    """Forget some loans and lines of members, from the number `first` on.

    Returns the number of the member to go on with, None at the end.
    """
    limit = tx.at - timedelta(days=tx.cache.house(tx.connection.execute(HOUSE).scalar()).forget_days)
    members = tx.connection.execute(sql.NEXT_MEMBERS, {"first": first, "most": SOME_MEMBERS}).scalars().all()
    if not members:
        return None
    of_these = {"members": members, "limit": limit, "most": SOME_LINES}
    if loans := tx.connection.execute(sql.OVER, of_these).all():
        forget_loans(tx, loans)
        return int(loans[0].member_id)
    if lines := tx.connection.execute(sql.OTHER_LINES, of_these).all():
        forget_lines(tx, [line.seq for line in lines])
        return int(lines[0].member_id)
    tx.connection.execute(sql.FORGET_IN_JOURNAL, {"members": members, "limit": limit})
    tx.connection.execute(sql.ROUND_REFERENCES, {"members": members, "limit": limit})
    return int(members[-1]) + 1


def forget_old_rows(tx: Transaction) -> bool:
    """Delete some reservations and commands that ended long enough ago. Returns whether there may be more."""
    limit = tx.at - timedelta(days=tx.cache.house(tx.connection.execute(HOUSE).scalar()).forget_days)
    old = {"limit": limit, "most": SOME_LINES}
    reservations = tx.connection.execute(sql.OLD_RESERVATIONS, old).rowcount
    commands = tx.connection.execute(sql.OLD_COMMANDS, old).rowcount
    return reservations + commands > 0


def forget_loans(tx: Transaction, loans: Sequence[Row]) -> None:
    """Forget the borrowers of these loans, which have ended, after counting them. An undone loan is not counted."""
    over = [loan for loan in loans if loan.undone_at is None]
    count(tx, (Use("loan", loan.member_id, loan.initiative_id, loan.lent_at) for loan in over))
    for member, last in {loan.member_id: loan.returned_at for loan in sorted(over, key=_returned)}.items():
        see(tx, MemberId(member), last.astimezone(tx.local.tzinfo).date())
    these = {"loans": [loan.id for loan in loans]}
    lines = tx.connection.execute(sql.LINES_OF, these).scalars().all()
    if tx.connection.execute(sql.FORGET_BORROWERS, these).rowcount != len(loans):
        raise Overtaken
    forget_lines(tx, lines)
    tx.connection.execute(sql.FORGET_LOANS_IN_JOURNAL, these)


def _returned(loan: Row) -> datetime:
    moment: datetime = loan.returned_at
    return moment


def forget_lines(tx: Transaction, lines: Sequence[int]) -> None:
    """Forget the members that these lines name. A line of a swap is counted before."""
    these = {"lines": lines}
    swaps = tx.connection.execute(sql.SWAPS, these).all()
    count(tx, (Use("swap", one.member_id, one.initiative_id, one.at) for one in swaps))
    for statement in sql.FORGET_LINES:
        tx.connection.execute(statement, these)


def see(tx: Transaction, member: MemberId, day: date) -> bool:
    """Note that the member was here on this day. Returns whether it is later than the last day known."""
    return tx.connection.execute(sql.SEEN, {"member": member, "day": day}).rowcount == 1
