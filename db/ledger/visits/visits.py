"""Opens visits with a card, or with a number and a PIN, and reads the data for the beginning of a visit."""

from dataclasses import dataclass
from datetime import date, timedelta

from db.ledger.money import points
from db.ledger.money.payments import accounts_of
from db.ledger.money.prices import at_tariff, late_on, proofs_of, standard_renewal, standard_return
from db.ledger.people import unknown_cards
from db.ledger.people.messages import messages_of
from db.ledger.people.tries import Wait, count_at_pad, count_try, wait_at_pad
from db.ledger.privacy.cutting import see
from db.ledger.privacy.history import history_of
from db.ledger.queues import holds
from db.ledger.queues.reservations import reservations_of
from db.ledger.statements import people as sql
from db.ledger.statements.figures import COUNT_VISIT
from db.ledger.transaction import Row, Transaction
from kiosk.lending.events import CardLost, CardUnknown, NumberRefused, VisitOpened
from kiosk.lending.model import CardId, Loan, MemberId, Reservation, Visitor
from kiosk.lending.pricing import Proof

ENDS_SOON = timedelta(weeks=3)
"""The time before the end of a subscription or a proof from which the member is asked to renew it."""


def by_card(tx: Transaction, card: CardId) -> VisitOpened | CardUnknown | CardLost:
    """Open the visit of the member with this card, also if they are a volunteer."""
    row = tx.connection.execute(sql.FIND_CARD, {"digest": card}).one_or_none()
    if row is None:
        return CardUnknown(may_have_slip=unknown_cards.note(tx, card))
    if row.lost_at is not None:
        return CardLost()
    return open_visit(tx, row, row.holder or row.name)


def open_visit(tx: Transaction, row: Row, name: str) -> VisitOpened:
    """Open the visit of the member of this row. `name` is the name of the holder of the card, or of the member."""
    member = MemberId(row.member_id)
    holds.pass_on_expired(tx)
    points.book_plans(tx, member)
    if see(tx, member, tx.today):
        tx.connection.execute(COUNT_VISIT, {"day": tx.today})
    proofs = proofs_of(tx.connection, member)
    visitor = Visitor(member, name.split()[0], row.language, row.more_time)
    return VisitOpened(
        visitor,
        loans_of(tx, member, proofs),
        tx.today,
        _renew_by(tx, member, proofs),
        accounts_of(tx, member),
        _waiting(tx, member),
        history=history_of(tx, member),
        messages=messages_of(tx, member),
    )


def _waiting(tx: Transaction, member: MemberId) -> tuple[Reservation, ...]:
    """The reservations of the member, after setting aside the items that lie ready for nobody because they were passed
    over.
    """
    waiting = reservations_of(tx, member)
    passed_over = any(one.hold is None for one in waiting)
    return reservations_of(tx, member) if passed_over and holds.set_aside_idle(tx, member) else waiting


def loans_of(tx: Transaction, member: MemberId, proofs: tuple[Proof, ...]) -> tuple[Loan, ...]:
    """The loans of a member, soonest due first, with the fees today for a member with these proofs."""
    return tuple(_loan(tx, row, proofs) for row in tx.connection.execute(sql.LOANS_OF, {"member": member}).all())


def _loan(tx: Transaction, row: Row, proofs: tuple[Proof, ...]) -> Loan:
    own, reductions = tx.terms_of(row.terms_id, row), tx.terms_now(row).reductions
    late = late_on(tx, row.due_on)
    back = at_tariff(standard_return(own, row.due_on, late), reductions, proofs, tx.today)
    longer = at_tariff(standard_renewal(own, row.due_on, late), reductions, proofs, tx.today)
    return Loan(tx.item(row), row.due_on, row.renewals, back.whole, longer.whole)


def _renew_by(tx: Transaction, member: MemberId, proofs: tuple[Proof, ...]) -> date | None:
    """The first day on which a subscription or a proof of the member ends; None if none ends within `ENDS_SOON`."""
    soon = tx.today + ENDS_SOON
    ending = tx.connection.execute(sql.ENDING, {"member": member, "today": tx.today, "soon": soon}).scalar()
    longest = max((proof.until for proof in proofs), default=None)
    proof = longest if longest and tx.today <= longest <= soon else None
    return min((day for day in (ending, proof) if day), default=None)


@dataclass(frozen=True, slots=True)
class Try:
    """A try at a PIN, counted before it is made. `member` is the row of the member with the number, None if there is
    none; `failures` is the number of failed tries, with this one.
    """

    member: Row | None
    failures: int


def begin_try(tx: Transaction, number: str) -> Try | NumberRefused:
    """Count a try at a PIN, also for an unknown number.

    Refused if it comes too soon after wrong tries at this number, or after all wrong tries at the pad.
    """
    if wait := wait_at_pad(tx):
        return NumberRefused(wait.seconds, paused=True)
    counted = count_try(tx, number)
    if isinstance(counted, Wait):
        return NumberRefused(counted.seconds)
    count_at_pad(tx)
    return Try(tx.connection.execute(sql.FIND_NUMBER, {"typed": number}).one_or_none(), counted)
