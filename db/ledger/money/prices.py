"""What a loan or a plan costs a member today. The one place that reads who has which tariff: out come amounts only.

The percentage is that of the terms that hold now and of the proofs that are valid today; the rates are those of the
terms that the loan runs under.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from db.ledger.statements import money as sql
from db.ledger.transaction import Transaction
from kiosk.lending.model import Cents, MemberId
from kiosk.lending.pricing import Proof, ProofKind, Reduction, late_fee, percent_off, reduced
from kiosk.lending.terms import Plan, Terms

NOTHING = Cents(0)


@dataclass(frozen=True, slots=True)
class Price:
    """What falls due now: the fee of a loan or a renewal, and that for being late."""

    fee: Cents = NOTHING
    late: Cents = NOTHING

    @property
    def whole(self) -> Cents:
        return Cents(self.fee + self.late)


def proofs_of(connection: Connection, member: MemberId) -> tuple[Proof, ...]:
    """The longest proof of each kind that this member showed, whether it still counts or not."""
    row = connection.execute(sql.PROOFS, {"member": member}).one()
    kinds = {ProofKind.LETTER: row.letter, ProofKind.UITPAS: row.uitpas}
    return tuple(Proof(kind, until) for kind, until in kinds.items() if until is not None)


def price_of_loan(tx: Transaction, member: MemberId, now: Terms) -> Price:
    """A thing is lent today, under the terms that hold now."""
    return _asked(tx, member, Price(now.loans.fee), now.reductions)


def price_of_return(tx: Transaction, member: MemberId, own: Terms, now: Terms, due_on: date) -> Price:
    """A thing comes back today, of a loan that runs under its own terms."""
    return _asked(tx, member, standard_return(own, due_on, tx.today), now.reductions)


def price_of_renewal(tx: Transaction, member: MemberId, own: Terms, now: Terms, due_on: date) -> Price:
    """A loan begins another term today, late or not."""
    return _asked(tx, member, standard_renewal(own, due_on, tx.today), now.reductions)


def price_of_plan(tx: Transaction, member: MemberId, now: Terms, plan: Plan) -> Cents:
    """A subscription is sold today, whenever it begins."""
    return _asked(tx, member, Price(plan.price), now.reductions).fee


def standard_return(own: Terms, due_on: date, today: date) -> Price:
    """At the standard tariff."""
    loans = own.loans
    return Price(late=late_fee(loans.late, due_on, today, loans.grace_days, loans.late_most))


def standard_renewal(own: Terms, due_on: date, today: date) -> Price:
    """At the standard tariff."""
    return Price(own.loans.fee, standard_return(own, due_on, today).late)


def at_tariff(standard: Price, reductions: tuple[Reduction, ...], proofs: tuple[Proof, ...], day: date) -> Price:
    """The same for a member with these proofs, each amount to the cent."""
    percent = percent_off(reductions, proofs, day)
    return Price(reduced(standard.fee, percent), reduced(standard.late, percent))


def _asked(tx: Transaction, member: MemberId, standard: Price, reductions: tuple[Reduction, ...]) -> Price:
    """The proofs are looked for only where they would make a difference."""
    if not standard.whole or not reductions:
        return standard
    return at_tariff(standard, reductions, proofs_of(tx.connection, member), tx.today)
