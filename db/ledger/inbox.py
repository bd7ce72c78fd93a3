"""What waits for a volunteer because of a line of a visit."""

from typing import Literal

from db.ledger.facts.items import ItemState
from db.ledger.money.accounts import Cause
from db.ledger.statements import reports as sql
from db.ledger.transaction import UNDONE, Transaction

Kind = Literal["parts", "check", "found", "points", "reserved", "held", "noted"]
"""The parts are in question; every return is looked at; a missing thing turned up; a gift is to earn points; a thing is
to be set aside from its place; what came back is to be set aside; something was known of what came back."""


def put(
    tx: Transaction, item: ItemState, kind: Kind, member: int | None, cause: Cause, report: int | None = None
) -> None:
    """One more for the initiative of the thing; `member` is who reported it, or gave it, or waits for it."""
    put_for(tx, item.initiative, item.id, kind, member, cause, report)


def put_for(
    tx: Transaction,
    initiative: int,
    item: int | None,
    kind: Kind,
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


def answer(tx: Transaction, waiting: int, report: int, *, settled: str | None) -> None:
    """What was said of it; with `settled`, how, it waits no more."""
    by = {"moment": tx.at, "hand": tx.actor} if settled else {"moment": None, "hand": None}
    tx.connection.execute(sql.ANSWER_INBOX, {"waiting": waiting, "said": report, "how": settled, **by})


def settle(tx: Transaction, waiting: int, how: str) -> None:
    tx.connection.execute(sql.SETTLE_INBOX, {"waiting": waiting, "moment": tx.at, "hand": tx.actor, "how": how})


def settle_line(tx: Transaction, line: int) -> None:
    """The line was undone, so nobody needs to look at anything because of it."""
    undone = {"of_line": line, "moment": tx.at, "hand": tx.actor, "how": UNDONE}
    tx.connection.execute(sql.SETTLE_INBOX_OF_LINE, undone)


def gift(tx: Transaction, waiting: int) -> int | None:
    """The line of a gift that waits under this number, if it still does."""
    row = tx.connection.execute(sql.GIFT, {"waiting": waiting}).one_or_none()
    return None if row is None else int(row.line)


def gift_of_line(tx: Transaction, line: int) -> int | None:
    """The number of the row in which a gift of this line waits."""
    found: int | None = tx.connection.execute(sql.GIFT_OF_LINE, {"of_line": line}).scalar()
    return found
