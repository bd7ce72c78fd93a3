"""A report of the house: numbers of months and years, of each initiative and of the house."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from kiosk.lending.model import Cents, Initiative, Item

HOUSE = ""
"""The key that means the whole house in place of an initiative."""

ReportCell = tuple[str, str]
"""A cell of a report: the key of an initiative or `HOUSE`, and a period, `2026-11` or `2026`."""


class Measure(Enum):
    """The measures of a report. A measure that a period does not have is unknown there, not zero."""

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


ONLY_OF_HOUSE = frozenset({Measure.NEW_MEMBERS, Measure.VISITS})
"""The measures that exist only for the whole house: a member joins the house, and a visit is to all of it."""
Numbers = Mapping[Measure, int]


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
    """An item with a number: a count or a value in cents, as the field of the report says."""

    item: Item
    number: int


@dataclass(frozen=True, slots=True)
class Report:
    """A year of the house and the year before it, as known on the day `today`.

    `tariffs` has the loans by tariff of each cell that has loans, None for a hidden one (`disclosure.py`); a year that
    is not over has those of its months that are. `hours` counts the operations at the kiosk in `year`, by initiative,
    day of the week (0 is Monday) and hour. `stock` is the number of items that each initiative has to lend now. The
    number of an item is its value in cents in `never_lent`, how often it was reported broken or incomplete in
    `often_broken`, and how often it was lent in `most_lent`; the largest number comes first.
    """

    year: int
    today: date
    initiatives: tuple[Initiative, ...]
    numbers: Mapping[ReportCell, Numbers]
    tariffs: Mapping[ReportCell, Split | None]
    hours: Mapping[tuple[str, int, int], int]
    stock: Mapping[str, int]
    never_lent: tuple[ItemNumber, ...] = ()
    often_broken: tuple[ItemNumber, ...] = ()
    most_lent: tuple[ItemNumber, ...] = ()

    def of(self, what: Measure, initiative: str, period: str) -> int | None:
        """The number of a measure; None if it is unknown. In a known year it is 0 if there was no event."""
        return self.numbers.get((initiative, period), {}).get(what)

    def months(self, what: Measure, initiative: str, year: int) -> tuple[int | None, ...]:
        """The twelve numbers of a year."""
        return tuple(self.of(what, initiative, f"{year}-{month:02}") for month in range(1, 13))

    def idle(self, initiative: str) -> int:
        """The number of items of the initiative that were never lent in the year."""
        return sum(initiative in (HOUSE, one.item.initiative.key) for one in self.never_lent)

    def to_lend(self, initiative: str) -> int:
        """The number of items that the initiative has to lend now."""
        return sum(self.stock.values()) if initiative == HOUSE else self.stock.get(initiative, 0)

    def share_without_volunteer(self, initiative: str, period: str) -> int | None:
        """The percentage of operations at the kiosk that were done without a volunteer; None if there were no
        operations.
        """
        done = self.of(Measure.ACTIONS, initiative, period)
        return round(100 * (self.of(Measure.SELF_SERVICE, initiative, period) or 0) / done) if done else None


@lru_cache(800)
def periods_of(day: date) -> tuple[str, str]:
    """The month and the year in which a day counts."""
    return f"{day:%Y-%m}", f"{day:%Y}"


def cells_of(initiative: str, day: date) -> Iterator[ReportCell]:
    """The cells to which a day of an initiative adds: month and year, of the house and of the initiative."""
    for period in periods_of(day):
        yield HOUSE, period
        if initiative != HOUSE:
            yield initiative, period
