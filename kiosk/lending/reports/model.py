"""A report of the house: numbers of months and years, of each initiative and of the house."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from kiosk.lending.model import Cents, Initiative, Item

HOUSE = ""
"""Stands for the key of an initiative where the whole house is meant."""

Place = tuple[str, str]
"""Where a number of a report stands: the key of the initiative or `HOUSE`, and a period, `2026-11` or `2026`."""


class What(Enum):
    """What a number counts. A period without one of them does not know it: it is not zero."""

    LOANS = "loans"
    RETURNS = "returns"
    LATE = "returned late"
    RENEWALS = "renewals"
    TAKEN = "swapped: taken"
    GIVEN = "swapped: given"
    POINTS_EARNED = "points earned"
    POINTS_SPENT = "points spent"
    MEMBERS = "active members"
    NEW_MEMBERS = "new members"
    SUBSCRIPTIONS = "subscriptions begun"
    VISITS = "visits"
    ACTIONS = "done at the kiosk"
    SELF_SERVICE = "of these without a volunteer"
    MISSING = "parts reported missing"
    BROKEN = "parts reported broken"
    SHARED = "value lent, in cents"


ONLY_OF_HOUSE = frozenset({What.NEW_MEMBERS, What.VISITS})
"""What is known of the house as a whole only: a member joins the house, and a visit is to all of it."""
Numbers = Mapping[What, int]


@dataclass(frozen=True, slots=True)
class Split:
    """The loans of a period by tariff, with the cents that were asked for loans and late fees."""

    standard: int = 0
    social: int = 0
    asked: Cents = Cents(0)

    @property
    def is_empty(self) -> bool:
        return not (self.standard or self.social or self.asked)

    def __add__(self, other: "Split") -> "Split":
        return Split(self.standard + other.standard, self.social + other.social, Cents(self.asked + other.asked))


@dataclass(frozen=True, slots=True)
class ItemNumber:
    """An item with a number: how often it was reported broken or incomplete, or its value in cents."""

    item: Item
    number: int


@dataclass(frozen=True, slots=True)
class Report:
    """A year of the house and the year before it, as known on the day `today`.

    `tariffs` has an entry for every place that has one, None where it is not told (`disclosure.py`); those of a year
    that runs are of its months that are over. `hours` counts what was done at the kiosk in `year`, by initiative, day
    of the week (0 is Monday) and hour; `stock` is how much each initiative has to lend now. `never_lent` has an item's
    value as its number, `often_broken` how often it was reported,
    `most_lent` how often it was lent, the most first.
    """

    year: int
    today: date
    initiatives: tuple[Initiative, ...]
    numbers: Mapping[Place, Numbers]
    tariffs: Mapping[Place, Split | None]
    hours: Mapping[tuple[str, int, int], int]
    stock: Mapping[str, int]
    never_lent: tuple[ItemNumber, ...] = ()
    often_broken: tuple[ItemNumber, ...] = ()
    most_lent: tuple[ItemNumber, ...] = ()

    def of(self, what: What, initiative: str, period: str) -> int | None:
        """A number; None where it is not known. Of a known year what did not happen is 0."""
        return self.numbers.get((initiative, period), {}).get(what)

    def months(self, what: What, initiative: str, year: int) -> tuple[int | None, ...]:
        """The twelve numbers of a year."""
        return tuple(self.of(what, initiative, f"{year}-{month:02}") for month in range(1, 13))

    def idle(self, initiative: str) -> int:
        """How many of those were never lent in the year."""
        return sum(initiative in (HOUSE, one.item.initiative.key) for one in self.never_lent)

    def things(self, initiative: str) -> int:
        """How many items there are to lend now."""
        return sum(self.stock.values()) if initiative == HOUSE else self.stock.get(initiative, 0)

    def share_without_volunteer(self, initiative: str, period: str) -> int | None:
        """Of what was done at the kiosk, how many percent were without a volunteer; None if nothing was done."""
        done = self.of(What.ACTIONS, initiative, period)
        return round(100 * (self.of(What.SELF_SERVICE, initiative, period) or 0) / done) if done else None


@lru_cache(800)
def periods_of(day: date) -> tuple[str, str]:
    """The month and the year in which a day counts."""
    return f"{day:%Y-%m}", f"{day:%Y}"


def places_of(initiative: str, day: date) -> Iterator[Place]:
    """Where what happened on a day at an initiative counts; once where it is of the house alone."""
    for period in periods_of(day):
        yield HOUSE, period
        if initiative != HOUSE:
            yield initiative, period
