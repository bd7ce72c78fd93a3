"""May this be lent or renewed, and until when? Every reason against it is found at once.

Pure rules over facts that the ledger gathered. A new rule is one function in one of the two tuples. What must never
happen (a thing lent twice) is a constraint of the database besides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk.lending.model import Reason

DEFAULT_DAYS = 21
"""How long a thing is lent that has no period of its own, in days."""


@dataclass(frozen=True, slots=True)
class LendingFacts:
    """A member wants to take a thing: `days` is its own period, `out` says that it is on somebody's name now."""

    today: date
    days: int | None = None
    out: bool = False


@dataclass(frozen=True, slots=True)
class RenewalFacts:
    """A member wants to keep a thing longer. `due_on` is None when it is not out on this member's name."""

    today: date
    due_on: date | None
    days: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for a loan: the thing is expected back before the end of `due_on`, a local day of the house."""

    due_on: date


def decide(facts: LendingFacts) -> Terms | tuple[Reason, ...]:
    """The terms under which the thing is lent, or every reason against it, in the order in which they are said."""
    reasons = tuple(reason for rule in _LENDING for reason in rule(facts))
    return reasons or Terms(facts.today + _period(facts.days))


def decide_renewal(facts: RenewalFacts) -> Terms | tuple[Reason, ...]:
    """The new terms, or every reason against it. Counts from the old due day, or from today if that has passed."""
    if facts.due_on is None:
        return (Reason.NOT_YOURS,)
    reasons = tuple(reason for rule in _RENEWAL for reason in rule(facts))
    return reasons or Terms(max(facts.due_on, facts.today) + _period(facts.days))


def _must_be_in(facts: LendingFacts) -> tuple[Reason, ...]:
    return (Reason.ALREADY_OUT,) if facts.out else ()


_LENDING: tuple[Callable[[LendingFacts], tuple[Reason, ...]], ...] = (_must_be_in,)
_RENEWAL: tuple[Callable[[RenewalFacts], tuple[Reason, ...]], ...] = ()


def _period(days: int | None) -> timedelta:
    return timedelta(days=DEFAULT_DAYS if days is None else days)
