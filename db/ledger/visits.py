"""Who stands at the kiosk: a card that is recognised, or a number with its PIN."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from sqlalchemy import Connection

from db.ledger import holds, points
from db.ledger.page import Found, Page
from db.ledger.payments import accounts_of
from db.ledger.pins import wait_after
from db.ledger.prices import at_tariff, proofs_of, standard_renewal, standard_return
from db.ledger.reservations import reservations_of
from db.ledger.statements import people as sql
from kiosk.lending.events import CardLost, CardUnknown, NumberRefused, VisitOpened
from kiosk.lending.model import CardId, Loan, MemberId, Visitor
from kiosk.lending.pricing import Proof

TRIES_KEPT = timedelta(days=1)
ENDS_SOON = timedelta(weeks=3)


def by_card(page: Page, card: CardId) -> VisitOpened | CardUnknown | CardLost:
    row = page.connection.execute(sql.FIND_CARD, {"digest": card}).one_or_none()
    if row is None:
        return CardUnknown()
    if row.lost_at is not None:
        return CardLost()
    return open_visit(page, row, row.holder or row.name)


def open_visit(page: Page, row: Found, name: str) -> VisitOpened:
    """The visit of a member whose row this is; the holder of a card may go by another first name."""
    member = MemberId(row.member_id)
    holds.pass_on_expired(page)
    points.book_plans(page, member)
    proofs = proofs_of(page.connection, member)
    loans = tuple(_loan(page, loan, proofs) for loan in page.connection.execute(sql.LOANS_OF, {"member": member}).all())
    visitor = Visitor(member, name.split()[0], row.language, row.more_time)
    return VisitOpened(
        visitor,
        loans,
        page.today,
        _renew_by(page, member, proofs),
        accounts_of(page, member),
        reservations_of(page, member),
    )


def _loan(page: Page, row: Found, proofs: tuple[Proof, ...]) -> Loan:
    own, reductions = page.terms_of(row.terms_id, row), page.terms_now(row).reductions
    back = at_tariff(standard_return(own, row.due_on, page.today), reductions, proofs, page.today)
    longer = at_tariff(standard_renewal(own, row.due_on, page.today), reductions, proofs, page.today)
    return Loan(page.item(row), row.due_on, row.renewals, back.whole, longer.whole)


def _renew_by(page: Page, member: MemberId, proofs: tuple[Proof, ...]) -> date | None:
    """The first end of a subscription or a proof that is near. It goes out of here as a day, and never says of what."""
    soon = page.today + ENDS_SOON
    ending = page.connection.execute(sql.ENDING, {"member": member, "today": page.today, "soon": soon}).scalar()
    longest = max((proof.until for proof in proofs), default=None)
    proof = longest if longest and page.today <= longest <= soon else None
    return min((day for day in (ending, proof) if day), default=None)


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
