"""What waits for a volunteer because of a line of a visit."""

from typing import Literal

from db.ledger.accounts import Cause
from db.ledger.page import Page
from db.ledger.statements import remarks as sql
from db.ledger.things import Thing

Kind = Literal["parts", "check", "found"]
"""The parts are in question; every return is looked at; a missing thing turned up."""


def put(page: Page, thing: Thing, kind: Kind, member: int | None, cause: Cause, report: int | None = None) -> None:
    """One more for the initiative of the thing; `member` is who reported it."""
    page.connection.execute(
        sql.ADD_INBOX,
        {
            "at": page.at,
            "kind": kind,
            "initiative_id": thing.initiative,
            "item_id": thing.id,
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
