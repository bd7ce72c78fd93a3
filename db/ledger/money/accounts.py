"""Accounts, in money and in points, and strip cards: rows that are only added to, each with the sum after it.

Whoever adds one holds the row of the member first, so that no two reckon with the same sum; the number of its place,
which no two rows have, is the last word.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection

from db.ledger.statements import money as sql
from db.ledger.statements import people
from kiosk.lending.model import MemberId

Name = Literal["owed", "deposit", "points"]
Kind = Literal[
    "loan",
    "renewal",
    "late",
    "subscription",
    "payment",
    "deposit",
    "waived",
    "plan",
    "taken",
    "given",
    "counted",
    "corrected",
    "undone",
]
"""Why there is an entry; the counter-entry of another one is `undone`."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a member owes an initiative in cents, has lying there as a deposit, or has to swap with in points."""

    name: Name
    member: MemberId
    initiative: int


@dataclass(frozen=True, slots=True)
class Cause:
    """Where an entry or a strip comes from: the loan, the `seq` of the operation, the subscription, if there is one."""

    at: datetime
    loan: int | None = None
    line: int | None = None
    subscription: int | None = None


def lock_account(connection: Connection, member: MemberId) -> None:
    """Nobody else reckons for this member until the end of the transaction."""
    connection.execute(people.LOCK_MEMBER, {"member": member})


def balance(connection: Connection, account: Account) -> int:
    """What is on it now: one search, however much was entered."""
    return _last(connection, account)[1]


def enter(connection: Connection, account: Account, kind: Kind, amount: int, cause: Cause) -> None:
    """Add so many cents or points to it; nothing for nothing. The row of the member is held already."""
    _add(connection, account, kind, amount, cause, None)


def use_strip(connection: Connection, subscription: int, included: int, cause: Cause) -> None:
    """Use a strip of a card that had so many when it was sold. Below none, the database refuses it."""
    _change_strip(connection, subscription, included, -1, cause, None)


def reverse(connection: Connection, line: int, member: MemberId | None, cause: Cause) -> bool:
    """Counter-entries of all that this operation put on the accounts and strip cards of a member; was there any?"""
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
    """The last place in the account that is taken, and the sum there."""
    of_this = {"member": account.member, "ledger": account.name, "initiative": account.initiative}
    row = connection.execute(sql.BALANCE, of_this).one_or_none()
    return (0, 0) if row is None else (row.place, row.balance)


def _add(connection: Connection, account: Account, kind: Kind, amount: int, cause: Cause, undoes: int | None) -> None:
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
