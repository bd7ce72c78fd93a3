"""Prices: the amounts that a member pays on a day, in cents. Only the ledger uses them; it never reveals a tariff."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from kiosk.lending.model import Cents

DAYS_A_WEEK = 7


class ProofKind(Enum):
    """The kinds of proof that give the social tariff."""

    LETTER = "letter"
    UITPAS = "uitpas"


@dataclass(frozen=True, slots=True)
class Proof:
    """A proof, valid to the end of its last day."""

    kind: ProofKind
    until: date


@dataclass(frozen=True, slots=True)
class Reduction:
    """A reduction: an initiative takes `percent` (0 to 100) off for a member with such a proof."""

    proof: ProofKind
    percent: int


def percent_off(reductions: tuple[Reduction, ...], proofs: tuple[Proof, ...], day: date) -> int:
    """The highest reduction, in percent, that one of the proofs gives on this day; 0 without one."""
    valid = {proof.kind for proof in proofs if day <= proof.until}
    return max((reduction.percent for reduction in reductions if reduction.proof in valid), default=0)


def reduced(standard: Cents, percent: int) -> Cents:
    """The standard amount reduced by `percent`, rounded to the cent; half a cent is rounded down."""
    whole, rest = divmod(standard * (100 - percent), 100)
    return Cents(whole + (rest > 50))


def late_fee(weekly: Cents, due_on: date, day: date, grace_days: int = 0, most: Cents | None = None) -> Cents:
    """The fee for being late, at the standard tariff, when an item comes back or is renewed on this day.

    `weekly` is charged per started week, counted from the due day; nothing within the days of grace, and never more
    than `most` (None: no limit).
    """
    late = (day - due_on).days
    if late <= max(grace_days, 0):
        return Cents(0)
    weeks = -(-late // DAYS_A_WEEK)
    return Cents(weekly * weeks if most is None else min(weekly * weeks, most))
