"""Erases a member: name, number, cards, PIN, proofs, remarks and history are deleted; counts and the amounts in the
books stay.

A member is not erased while something is open between them and the house.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from db.ledger.people.finding import locked_member
from db.ledger.people.roles import VOLUNTEER, Authority, name_of
from db.ledger.privacy.counting import settle_counts_of
from db.ledger.privacy.cutting import forget_lines, forget_loans
from db.ledger.queues import holds, reservations
from db.ledger.statements import desk
from db.ledger.statements import privacy as sql
from db.ledger.transaction import Row, Transaction
from kiosk.lending.commands import Done, EraseMember
from kiosk.lending.declining import CommandDeclined, decline
from kiosk.lending.model import MemberId
from kiosk.lending.ports import LedgerError
from kiosk.lending.volunteers.model import DeclineCause, StillOpen

R = TypeVar("R")

PART = 500

SENTENCES = {
    StillOpen.LOAN: "an item is still out",
    StillOpen.MONEY: "an account is not settled",
    StillOpen.DEPOSIT: "a deposit lies here",
    StillOpen.REMARK: "a remark waits in the inbox",
}


def erase_member(tx: Transaction, authority: Authority, command: EraseMember) -> Done:
    """Erases a member. Raises CommandDeclined while something is open, and for the volunteer themselves."""
    member = locked_member(tx, command.member)
    if member == authority.member:
        raise decline(DeclineCause.NOT_YOURS)
    if still := what_is_open(tx, member):
        why = ", ".join(SENTENCES[one] for one in still)
        raise CommandDeclined(f"This member cannot be erased yet: {why}.", DeclineCause.STILL_OPEN)
    erase(tx, member)
    return Done()


def what_is_open(tx: Transaction, member: MemberId) -> tuple[StillOpen, ...]:
    """The matters that are open between this member and the house; empty if there are none."""
    of_this = {"member": member}
    balances = {
        (row.account, row.initiative_id): row.balance for row in tx.connection.execute(sql.BALANCES, of_this).all()
    }
    found = {
        StillOpen.LOAN: tx.connection.execute(sql.HAS_LOAN, of_this).first() is not None,
        StillOpen.MONEY: any(left for (account, _), left in balances.items() if account == "owed"),
        StillOpen.DEPOSIT: any(left for (account, _), left in balances.items() if account == "deposit"),
        StillOpen.REMARK: tx.connection.execute(sql.HAS_REMARK, of_this).first() is not None,
    }
    return tuple(one for one, is_so in found.items() if is_so)


def erase(tx: Transaction, member: MemberId) -> None:
    """Erase this member, who has nothing open. They are put in the list of erased members before the commit.

    Raises LedgerError, and erases nobody, if the list cannot be written.
    """
    row = tx.connection.execute(desk.MEMBER, {"member": member}).one()
    _forget_past(tx, member)
    _forget_person(tx, row)
    tx.note("member erased", item=None, member=None, loan=None)
    try:
        tx.note_erased(member, row.number)
    except OSError as trouble:
        raise LedgerError(f"The list of erased members was not written: {trouble.strerror}.") from trouble


def erase_again(tx: Transaction, member: MemberId, number: str) -> bool:
    """Erase a member in a restored backup who was erased after the backup was made. Returns whether the backup had
    them.

    A member is erased only if both the ledger's number, which is given once, and their own number match. Matters that
    are open in the backup were settled before the member was erased: so loans are ended, reservations given up, gifts
    refused.
    """
    row = tx.connection.execute(desk.MEMBER, {"member": member}).one_or_none()
    if row is not None and row.number == number:
        settled = {"member": member, "moment": tx.at}
        tx.connection.execute(sql.END_LOANS, settled)
        tx.connection.execute(sql.SETTLE_GIFTS, {**settled, "actor": tx.actor})
        _forget_past(tx, member)
        _forget_person(tx, row)
        tx.note("member erased", item=None, member=None, loan=None)
        return True
    return False


def _forget_past(tx: Transaction, member: MemberId) -> None:
    """Forget every loan and every line of the member, after counting them."""
    of_this = {"member": member}
    for item in tx.connection.execute(sql.WAITS_FOR, of_this).scalars().all():
        reservations.leave(tx, holds.lock_by_id(tx, item), member)
    tx.connection.execute(sql.NOT_KEPT_FOR, of_this)
    for loans in _in_parts(tx.connection.execute(sql.ALL_OF, of_this).all()):
        forget_loans(tx, loans)
    for lines in _in_parts(tx.connection.execute(sql.ALL_LINES_OF, of_this).scalars().all()):
        forget_lines(tx, lines)
    settle_counts_of(tx, member)


def _forget_person(tx: Transaction, row: Row) -> None:
    of_this = {"member": row.id}
    tx.connection.execute(sql.COMMANDS_ABOUT, of_this)
    tx.connection.execute(sql.CARDS_TRIED, of_this)
    tx.connection.execute(sql.CARDS_BEFORE, of_this)
    tx.connection.execute(sql.NUMBER_TRIED, {"number": row.number})
    for statement in sql.FORGET_PERSON:
        tx.connection.execute(statement, of_this)
    tx.change(sql.ERASE_MEMBER, of_this)
    tx.connection.execute(desk.FORGET_CODE, {"code_of": row.number})
    tx.connection.execute(sql.JOURNAL_FORGETS, of_this)
    for statement in sql.FORGET_VOLUNTEER:
        tx.connection.execute(statement, {"name": name_of(MemberId(row.id)), "nobody": VOLUNTEER})


def _in_parts(rows: Sequence[R]) -> Iterator[Sequence[R]]:
    """The rows in parts of at most `PART`: the number of values that a statement takes in every database."""
    return (rows[start : start + PART] for start in range(0, len(rows), PART))
