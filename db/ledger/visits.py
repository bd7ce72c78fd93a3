"""Who stands at the kiosk: a card that is recognised, or a number with its PIN."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from sqlalchemy import Connection

from db.ledger import statements as sql
from db.ledger.page import Found, item_of
from db.ledger.pins import wait_after
from kiosk.lending.events import CardLost, CardUnknown, NumberRefused, VisitOpened
from kiosk.lending.model import CardId, Loan, MemberId, Visitor

TRIES_KEPT = timedelta(days=1)


def by_card(connection: Connection, card: CardId, today: date) -> VisitOpened | CardUnknown | CardLost:
    row = connection.execute(sql.FIND_CARD, {"digest": card}).one_or_none()
    if row is None:
        return CardUnknown()
    if row.lost_at is not None:
        return CardLost()
    return open_visit(connection, row, row.holder or row.name, today)


def open_visit(connection: Connection, row: Found, name: str, today: date) -> VisitOpened:
    """The visit of a member whose row this is; the holder of a card may go by another first name."""
    loans = tuple(
        Loan(item_of(loan), loan.due_on, loan.renewals)
        for loan in connection.execute(sql.LOANS_OF, {"member": row.member_id})
    )
    visitor = Visitor(MemberId(row.member_id), name.split()[0], row.language, row.more_time)
    return VisitOpened(visitor, loans, today)


@dataclass(frozen=True, slots=True)
class Try:
    """A try, counted before it is made: whose number it is, if anybody's, and how many have failed if it does too."""

    member: Found | None
    failures: int


def begin_try(connection: Connection, number: str, at: datetime) -> Try | NumberRefused:
    """Count a try at a PIN, so that nothing that goes wrong meanwhile gives one for free; refused if it comes too soon.

    The same for a number that nobody has. A clock that was set back locks nobody out.
    """
    connection.execute(sql.FORGET_OLD_PIN_TRIES, {"before": at - TRIES_KEPT})
    before = connection.execute(sql.PIN_TRIES, {"typed": number}).one_or_none()
    member = connection.execute(sql.FIND_NUMBER, {"typed": number}).one_or_none()
    if before is None:
        connection.execute(sql.ADD_PIN_TRY, {"number": number, "failures": 1, "last_at": at})
        return Try(member, 1)
    left = before.last_at + wait_after(before.failures) - at
    if timedelta() < left and before.last_at <= at:
        return NumberRefused(ceil(left.total_seconds()))
    failures = before.failures + 1
    connection.execute(sql.COUNT_PIN_TRY, {"typed": number, "tries": failures, "moment": at})
    return Try(member, failures)
