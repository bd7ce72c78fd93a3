"""Accounts, in money and in points, and strip cards: rows are only added, each with the balance after it.

A transaction that adds a row locks the row of the member first, so that no two of them start from the same balance. The
column `place` numbers the rows of an account; its uniqueness is the last safeguard.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from db.ledger.statements import money as sql
from db.ledger.statements import people
from kiosk.lending.model import MemberId

Name = Literal["owed", "deposit", "points"]
AmountKind = Literal[
    "loan",
    "renewal",
    "late",
    "subscription",
    "payment",
    "deposit",
    "waived",
    "carried",
    "plan",
    "taken",
    "given",
    "counted",
    "corrected",
    "undone",
]
"""The reason for an amount. An entry that reverses another one is `undone`."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account of a member with an initiative: their debt in cents, their deposit in cents, or their points."""

    name: Name
    member: MemberId
    initiative: int


@dataclass(frozen=True, slots=True)
class Cause:
    """The cause of an entry or a strip: its moment `at`, the loan, the operation (`line` is its `seq`) and the
    subscription; each is None if there is none.
    """

    at: datetime
    loan: int | None = None
    line: int | None = None
    subscription: int | None = None


def lock_account(connection: Connection, member: MemberId) -> None:
    """Lock the row of the member, so that no other transaction changes their accounts until the end of this one."""
    connection.execute(people.LOCK_MEMBER, {"member": member})


def balance(connection: Connection, account: Account) -> int:
    """The present balance of the account, in cents or points. Takes one search, whatever the number of rows."""
    return _last(connection, account)[1]


def enter(connection: Connection, account: Account, kind: AmountKind, amount: int, cause: Cause) -> None:
    """Add these cents or points to the account; 0 adds no row. The row of the member is locked already."""
    _add(connection, account, kind, amount, cause, None)


def use_strip(connection: Connection, subscription: int, included: int, cause: Cause) -> None:
    """Use one strip of a card that was sold with `included` strips. The database refuses it if none is left."""
    _change_strip(connection, subscription, included, -1, cause, None)


def reverse(connection: Connection, line: int, member: MemberId | None, cause: Cause) -> bool:
    """Reverse all entries and strips of this operation (`line` is its `seq`) on the accounts and cards of a member.

    Returns whether there was anything to reverse. `member` is None for an operation without a member.
    """
    entries = connection.execute(sql.ENTRIES_OF_LINE, {"of_line": line}).all()
    strips = connection.execute(sql.STRIPS_OF_LINE, {"of_line": line}).all()
    if member is None or not (entries or strips):
        return False
    lock_account(connection, member)
    for made in entries:
        account = Account(made.account, MemberId(made.member_id), made.initiative_id)
        _add(connection, account, "undone", -made.amount, cause, made.id)
    for used in strips:
        _change_strip(connection, used.subscription_id, 0, -used.change, cause, used.id)
    return bool(entries)


def _last(connection: Connection, account: Account) -> tuple[int, int]:
    """The number of the last row of the account, and the balance there."""
    of_this = {"member": account.member, "ledger": account.name, "initiative": account.initiative}
    row = connection.execute(sql.BALANCE, of_this).one_or_none()
    return (0, 0) if row is None else (row.place, row.balance)


def _add(
    connection: Connection, account: Account, kind: AmountKind, amount: int, cause: Cause, undoes: int | None
) -> None:
    if not amount:
        return
    place, before = _last(connection, account)
    connection.execute(
        sql.ADD_ENTRY,
        {
            "account": account.name,
            "member_id": account.member,
            "initiative_id": account.initiative,
            "place": place + 1,
            "kind": kind,
            "amount": amount,
            "balance": before + amount,
            "at": cause.at,
            "loan_id": cause.loan,
            "line": cause.line,
            "undoes": undoes,
            "subscription_id": cause.subscription,
        },
    )


def _change_strip(
    connection: Connection, subscription: int, included: int, change: int, cause: Cause, undoes: int | None
) -> None:
    last = connection.execute(sql.LAST_STRIP, {"card": subscription}).one_or_none()
    place, left = (0, included) if last is None else (last.place, last.remaining)
    connection.execute(
        sql.ADD_STRIP,
        {
            "subscription_id": subscription,
            "place": place + 1,
            "change": change,
            "remaining": left + change,
            "at": cause.at,
            "loan_id": cause.loan,
            "line": cause.line,
            "undoes": undoes,
        },
    )
