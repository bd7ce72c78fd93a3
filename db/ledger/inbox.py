"""What waits for a volunteer because of a line of a visit."""

from typing import Literal

from db.ledger.accounts import Cause
from db.ledger.page import UNDONE, Page
from db.ledger.statements import remarks as sql
from db.ledger.things import Thing

Kind = Literal["parts", "check", "found", "points", "reserved", "held", "noted"]
"""The parts are in question; every return is looked at; a missing thing turned up; a gift is to earn points; a thing is
to be set aside from its place; what came back is to be set aside; something was known of what came back."""


def put(page: Page, thing: Thing, kind: Kind, member: int | None, cause: Cause, report: int | None = None) -> None:
    """One more for the initiative of the thing; `member` is who reported it, or gave it, or waits for it."""
    put_for(page, thing.initiative, thing.id, kind, member, cause, report)


def put_for(
    page: Page,
    initiative: int,
    item: int | None,
    kind: Kind,
    member: int | None,
    cause: Cause,
    report: int | None = None,
) -> None:
    page.connection.execute(
        sql.ADD_INBOX,
        {
            "at": page.at,
            "kind": kind,
            "initiative_id": initiative,
            "item_id": item,
            "loan_id": cause.loan,
            "member_id": member,
            "line": cause.line,
            "report_id": report,
        },
    )


def answer(page: Page, waiting: int, report: int, *, settled: str | None) -> None:
    """What was said of it; with `settled`, how, it waits no more."""
    by = {"moment": page.at, "hand": page.hand} if settled else {"moment": None, "hand": None}
    page.connection.execute(sql.ANSWER_INBOX, {"waiting": waiting, "said": report, "how": settled, **by})


def settle(page: Page, waiting: int, how: str) -> None:
    page.connection.execute(sql.SETTLE_INBOX, {"waiting": waiting, "moment": page.at, "hand": page.hand, "how": how})


def settle_line(page: Page, line: int) -> None:
    """The line was undone, so nobody needs to look at anything because of it."""
    undone = {"of_line": line, "moment": page.at, "hand": page.hand, "how": UNDONE}
    page.connection.execute(sql.SETTLE_INBOX_OF_LINE, undone)


def gift(page: Page, waiting: int) -> int | None:
    """The line of a gift that waits under this number, if it still does."""
    row = page.connection.execute(sql.GIFT, {"waiting": waiting}).one_or_none()
    return None if row is None else int(row.line)


def gift_of_line(page: Page, line: int) -> int | None:
    """The number of the row in which a gift of this line waits."""
    found: int | None = page.connection.execute(sql.GIFT_OF_LINE, {"of_line": line}).scalar()
    return found
