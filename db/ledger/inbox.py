"""Adds and settles entries of the inbox: those caused by a line of a visit, and others."""

from typing import Literal

from db.ledger.facts.items import ItemState
from db.ledger.money.accounts import Cause
from db.ledger.statements import reports as sql
from db.ledger.transaction import UNDONE, Transaction

InboxKind = Literal["parts", "check", "found", "points", "reserved", "held", "noted", "label"]
"""The kinds of entries that a line causes, in this order: the parts are in question; every return is looked at; a
missing item turned up; a gift waits for its points; an item is to be fetched and set aside; a returned item is to be
set aside; a returned item has a known flaw; an item needs a new label.
"""


def put(
    tx: Transaction, item: ItemState, kind: InboxKind, member: int | None, cause: Cause, report: int | None = None
) -> None:
    """Adds an entry for the initiative of the item; `member` reported it, gave it or waits for it; None if unknown."""
    put_for(tx, item.initiative, item.id, kind, member, cause, report)


def put_for(
    tx: Transaction,
    initiative: int,
    item: int | None,
    kind: InboxKind,
    member: int | None,
    cause: Cause,
    report: int | None = None,
) -> None:
    tx.connection.execute(
        sql.ADD_INBOX,
        {
            "at": tx.at,
            "kind": kind,
            "initiative_id": initiative,
            "item_id": item,
            "loan_id": cause.loan,
            "member_id": member,
            "line": cause.line,
            "report_id": report,
        },
    )


def leave(
    tx: Transaction,
    kind: str,
    what: str,
    *,
    initiative: int | None = None,
    item: int | None = None,
    member: int | None = None,
    **more: str,
) -> int:
    """Adds an entry that no line causes, and the row `what` of the journal. Returns the number of the entry.

    Everything that is stored needs a row of the journal, because the moment of the newest row counts while the time is
    doubted.
    """
    new = {"at": tx.at, "kind": kind, "initiative_id": initiative, "item_id": item, "member_id": member, **more}
    number: int = tx.connection.execute(sql.ADD_INBOX, new).scalar_one()
    tx.note(what, item=item, member=member, loan=None)
    return number


def ask_for_label(tx: Transaction, item: ItemState, member: int | None, cause: Cause) -> None:
    """Adds an entry that asks for a new label of an item found by its picture, if none asks for one already."""
    if tx.connection.execute(sql.LABEL_ASKED, {"item": item.id}).first() is None:
        put(tx, item, "label", member, cause)


def answer(tx: Transaction, waiting: int, report: int, *, settled: str | None) -> None:
    """Adds a report to an entry. `settled` is the outcome that settles the entry; None if it still waits."""
    by = {"moment": tx.at, "actor": tx.actor} if settled else {"moment": None, "actor": None}
    tx.connection.execute(sql.ANSWER_INBOX, {"waiting": waiting, "said": report, "how": settled, **by})


def settle(tx: Transaction, waiting: int, how: str) -> None:
    tx.connection.execute(sql.SETTLE_INBOX, {"waiting": waiting, "moment": tx.at, "actor": tx.actor, "how": how})


def settle_line(tx: Transaction, line: int) -> None:
    """Settles the entries of a line that was undone."""
    undone = {"of_line": line, "moment": tx.at, "actor": tx.actor, "how": UNDONE}
    tx.connection.execute(sql.SETTLE_INBOX_OF_LINE, undone)


def gift(tx: Transaction, waiting: int) -> int | None:
    """The `seq` of the line whose gift waits under this number; None if none does."""
    row = tx.connection.execute(sql.GIFT, {"waiting": waiting}).one_or_none()
    return None if row is None else int(row.line)


def gift_of_line(tx: Transaction, line: int) -> int | None:
    """The number of the entry in which a gift of this line waits; None if none does."""
    found: int | None = tx.connection.execute(sql.GIFT_OF_LINE, {"of_line": line}).scalar()
    return found
