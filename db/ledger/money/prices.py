"""The prices of loans and plans for a member today, in cents.

Only this module reads the tariffs of members; it returns only amounts. The reduction comes from the present terms, for
the proofs that are valid today. The rates come from the terms that the loan was made under.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from db.ledger.statements import money as sql
from db.ledger.statements import privacy
from db.ledger.transaction import Transaction
from kiosk.lending.model import Cents, MemberId
from kiosk.lending.pricing import Proof, ProofKind, Reduction, late_fee, percent_off, reduced
from kiosk.lending.terms import Plan, Terms

NOTHING = Cents(0)


@dataclass(frozen=True, slots=True)
class Price:
    """A price in cents: the fee of a loan or a renewal, and the fee for being late."""

    fee: Cents = NOTHING
    late: Cents = NOTHING

    @property
    def whole(self) -> Cents:
        return Cents(self.fee + self.late)


def proofs_of(connection: Connection, member: MemberId) -> tuple[Proof, ...]:
    """The proofs of a member: of each kind the one with the latest last day, which may be over."""
    row = connection.execute(sql.PROOFS, {"member": member}).one()
    kinds = {ProofKind.LETTER: row.letter, ProofKind.UITPAS: row.uitpas}
    return tuple(Proof(kind, until) for kind, until in kinds.items() if until is not None)


def price_of_loan(tx: Transaction, member: MemberId, now: Terms) -> Price:
    """The price of lending an item today, under the terms that hold now."""
    return _asked(tx, member, Price(now.loans.fee), now.reductions)


def price_of_return(tx: Transaction, member: MemberId, own: Terms, now: Terms, due_on: date) -> Price:
    """The price of returning an item today; `own` are the terms its loan was made under, `now` those that hold now."""
    return _asked(tx, member, standard_return(own, due_on, late_on(tx, due_on)), now.reductions)


def price_of_renewal(tx: Transaction, member: MemberId, own: Terms, now: Terms, due_on: date) -> Price:
    """The price of renewing a loan today, late or not; `own` and `now` as for a return."""
    return _asked(tx, member, standard_renewal(own, due_on, late_on(tx, due_on)), now.reductions)


def price_of_plan(tx: Transaction, member: MemberId, now: Terms, plan: Plan) -> Cents:
    """The price in cents of a subscription that is sold today, whenever it begins."""
    return _asked(tx, member, Price(plan.price), now.reductions).fee


def late_on(tx: Transaction, due_on: date) -> date:
    """The day until which a fee for being late is counted now. While the time is doubted, it is the due day, because
    the fee waits then.
    """
    return due_on if tx.doubted else tx.day


def standard_return(own: Terms, due_on: date, today: date) -> Price:
    """The price of a return at the standard tariff."""
    loans = own.loans
    return Price(late=late_fee(loans.late, due_on, today, loans.grace_days, loans.late_most))


def standard_renewal(own: Terms, due_on: date, today: date) -> Price:
    """The price of a renewal at the standard tariff."""
    return Price(own.loans.fee, standard_return(own, due_on, today).late)


def at_tariff(standard: Price, reductions: tuple[Reduction, ...], proofs: tuple[Proof, ...], day: date) -> Price:
    """The standard price reduced for a member with these proofs, each amount rounded to the cent."""
    percent = percent_off(reductions, proofs, day)
    return Price(reduced(standard.fee, percent), reduced(standard.late, percent))


def _asked(tx: Transaction, member: MemberId, standard: Price, reductions: tuple[Reduction, ...]) -> Price:
    """The price at the member's tariff. Their proofs are read only if they can make a difference."""
    if not standard.whole or not reductions:
        return standard
    return at_tariff(standard, reductions, proofs_of(tx.connection, member), tx.today)


@dataclass(frozen=True, slots=True)
class ShownProof:
    """A proof that was shown at the moment `at`, from which it counts, and its last day."""

    at: datetime
    until: date


def proofs_shown(connection: Connection, members: Sequence[int] | None) -> dict[int, tuple[ShownProof, ...]]:
    """All proofs that these members ever showed, for the totals by tariff; `members` None: those of all members."""
    if members is None:
        rows = connection.execute(privacy.ALL_PROOFS).all()
    else:
        rows = connection.execute(privacy.PROOFS, {"members": members}).all()
    found: dict[int, tuple[ShownProof, ...]] = {}
    for row in rows:
        found[row.member_id] = (*found.get(row.member_id, ()), ShownProof(row.noted_at, row.until))
    return found
