"""Inactive members: listed after two years without a visit, and erased 30 days after that.

A member who comes before that is taken off the list. A visit, a loan, a payment, a subscription and every note of a
volunteer about them count as coming.
"""

from collections.abc import Iterator
from datetime import timedelta

from db.ledger.people.roles import Authority
from db.ledger.privacy.erasing import erase, what_is_open
from db.ledger.statements import privacy as sql
from db.ledger.statements.desk import HAS_ROLE
from db.ledger.transaction import Transaction
from db.listings import AbsentListing
from kiosk.lending.actors import Right
from kiosk.lending.model import MemberId
from kiosk.lending.volunteers.events import InactiveRead
from kiosk.lending.volunteers.model import InactiveMember, StillOpen

ABSENT = timedelta(days=730)
"""The time of absence after which a member is listed."""
NOTICE = timedelta(days=30)
"""The time for which a member is on the list before they are erased."""
SOME_MEMBERS = 50


def list_some(tx: Transaction, first: int) -> int | None:
    """Update the list for some members from the number `first` on. Returns the number to go on with, None at the
    end.
    """
    newest = tx.connection.execute(sql.LAST_MEMBER).scalar()
    if newest is None or first > newest:
        return None
    these = {"first": first, "last": first + SOME_MEMBERS - 1}
    since = {**these, "day": tx.today - ABSENT, "limit": tx.at - ABSENT}
    tx.connection.execute(sql.LIST_ABSENT, {**since, "today": tx.today})
    tx.connection.execute(sql.STRIKE_PRESENT, since)
    return first + SOME_MEMBERS


def erase_one(tx: Transaction, first: int) -> int | None:
    """Erase the first member from the number `first` on whose notice is over and who has nothing open.

    Volunteers stay until somebody takes their role away. Returns the number to go on with, None at the end.
    """
    due = {"first": first, "day": tx.today - NOTICE}
    found = tx.connection.execute(sql.TO_FORGET, due).scalar()
    if found is None:
        return None
    member = MemberId(found)
    if not _why_not(tx, member):
        erase(tx, member)
    return member + 1


def list_inactive(tx: Transaction) -> list[AbsentListing]:
    """The members on the list, those who have been absent longest first."""
    return [
        AbsentListing(
            one.number, one.name, one.last_seen, one.erased_from, tuple(still.value for still in one.still_open)
        )
        for one in _inactive(tx)
    ]


def read_inactive(tx: Transaction, authority: Authority) -> InactiveRead:
    """The members on the list, those who have been absent longest first. Raises CommandDeclined if the actor is no
    coordinator.
    """
    authority.must(Right.ERASE_MEMBERS)
    return InactiveRead(tuple(_inactive(tx)))


def _inactive(tx: Transaction) -> Iterator[InactiveMember]:
    for row in tx.connection.execute(sql.LISTED).all():
        member = MemberId(row.id)
        erased_from = row.listed_on + NOTICE
        yield InactiveMember(member, row.number, row.name, row.last_seen_on, erased_from, _why_not(tx, member))


def _why_not(tx: Transaction, member: MemberId) -> tuple[StillOpen, ...]:
    """The matters that prevent erasing a listed member when the time has come; empty if there are none."""
    has_role = tx.connection.execute(HAS_ROLE, {"member": member}).first()
    return (*what_is_open(tx, member), *((StillOpen.ROLE,) if has_role else ()))
