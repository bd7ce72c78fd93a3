"""How `house.toml` is written: every key, its default and what it allows stand here; each form becomes terms and back.

Amounts are written in euro, hours as `hours.wednesday = ["14:00-17:00"]`, days as `2026-12-24`.
"""

import re
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from itertools import pairwise
from typing import Annotated, Any

import msgspec

from kiosk.explain import NotAllowed, allowed
from kiosk.lending.model import Cents
from kiosk.lending.opening import Closure, Hours, Week
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import Category, CheckReturns, House, LoanTerms, Plan, SelfService, Terms, Works

MOST_EURO = 100_000


class Euro(int):
    """An amount in whole cents, which a file writes in euro."""

    @classmethod
    def read(cls, value: object) -> "Euro":
        """From euro as TOML gives them, exact: whole numbers and `Decimal`. Raises ValueError."""
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise ValueError("not a number")
        euro = Decimal(value)
        if not euro.is_finite() or not 0 <= euro <= MOST_EURO or euro != euro.quantize(Decimal("0.01")):
            raise ValueError("not an amount")
        return cls(euro * 100)

    def cents(self) -> Cents:
        """The same as a plain number: it is kept as JSON, which knows no other."""
        return Cents(int(self))

    def written(self) -> int | Decimal:
        return self // 100 if self % 100 == 0 else Decimal(self).scaleb(-2)


Key = Annotated[
    str, allowed("a short word in lower case, such as spelotheek", pattern=r"^[a-z][a-z0-9-]{0,39}\Z", max_length=40)
]
Name = Annotated[str, allowed("a name of 1 to 60 characters on one line", min_length=1, max_length=60)]
Text = Annotated[str, allowed("a text of at most 400 characters on one line", max_length=400)]
Colour = Annotated[str, allowed('a colour written as "#2E7DAF"', pattern=r"^#[0-9A-Fa-f]{6}\Z")]
Picture = Annotated[str, allowed('the name of a drawing, such as "puzzle"', pattern=r"^[a-z][a-z0-9-]{0,39}\Z")]
YesNo = Annotated[bool, allowed("true or false")]
Amount = Annotated[Euro, allowed("an amount in euro with at most two decimals, such as 0.50")]
Days = Annotated[int, allowed("a whole number of days from 1 to 3660", ge=1, le=3660)]
LateDays = Annotated[int, allowed("a whole number of days from 0 to 3660", ge=0, le=3660)]
Months = Annotated[int, allowed("a whole number of months from 1 to 120", ge=1, le=120)]
HowMany = Annotated[int, allowed("a whole number from 0 to 10000", ge=0, le=10000)]
AtLeastOne = Annotated[int, allowed("a whole number from 1 to 10000", ge=1, le=10000)]
Percent = Annotated[int, allowed("a whole number from 0 to 100", ge=0, le=100)]
Day = Annotated[date, allowed("a day, such as 2026-12-24")]
Country = Annotated[
    str,
    allowed('a country in two capitals, such as "BE", or "" to keep no public holidays', pattern=r"^([A-Z]{2})?\Z"),
]
OpenHours = Annotated[
    tuple[Annotated[str, allowed("hours", pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d\Z")], ...],
    allowed('a list of hours, one after the other, such as ["10:00-12:00", "14:00-17:00"]', max_length=10),
]
WorksBy = Annotated[
    tuple[Works, ...], allowed('a list of "lending", "swapping", "giving" or "service"', min_length=1, max_length=4)
]
Closures = Annotated[
    tuple["ClosureForm", ...], allowed('a list such as [{ first = 2026-12-24, last = 2027-01-03, why = "Kerstmis" }]')
]
Categories = Annotated[tuple[Key, ...], allowed("a list of categories of this initiative, each once")]


class Form(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A table of the file. Every text in it can be shown and printed."""

    def __post_init__(self) -> None:
        for key in self.__struct_fields__:
            value = getattr(self, key)
            if isinstance(value, str) and (not value.isprintable() or value != value.strip()):
                raise NotAllowed(key)


class ClosureForm(Form, frozen=True):
    """Closed from the first day to the last, both included; one day, if no last one is given."""

    first: Day
    last: Day | None = None
    why: Text = ""

    def __post_init__(self) -> None:
        Form.__post_init__(self)
        if self.last and self.last < self.first:
            raise NotAllowed("last", f"a day that is not before the first one, {self.first}")

    def closure(self) -> Closure:
        return Closure(self.first, self.last or self.first, self.why)

    @classmethod
    def of(cls, closure: Closure) -> "ClosureForm":
        return cls(closure.first, None if closure.last == closure.first else closure.last, closure.why)


class WeekForm(Form, frozen=True):
    """The hours of the weekdays. A day that is left out is a day on which nobody is there."""

    monday: OpenHours = ()
    tuesday: OpenHours = ()
    wednesday: OpenHours = ()
    thursday: OpenHours = ()
    friday: OpenHours = ()
    saturday: OpenHours = ()
    sunday: OpenHours = ()

    def __post_init__(self) -> None:
        for day in self.__struct_fields__:
            hours = _hours(getattr(self, day))
            if any(one.closes <= one.opens for one in hours):
                raise NotAllowed(day, 'hours that end after they begin, such as "14:00-17:00"')
            if any(second.opens < first.closes for first, second in pairwise(hours)):
                raise NotAllowed(day, "hours that do not overlap")

    def week(self) -> Week:
        return tuple(_hours(getattr(self, day)) for day in self.__struct_fields__)

    @classmethod
    def of(cls, week: Week) -> "WeekForm":
        return cls(*(tuple(f"{one.opens:%H:%M}-{one.closes:%H:%M}" for one in hours) for hours in week))


class CategoryForm(Form, frozen=True):
    name: Name
    picture: Picture = "box"
    most: HowMany | None = None
    most_a_day: HowMany | None = None
    days: Days | None = None
    borrowing: Text = ""
    returning: Text = ""

    def category(self, key: str) -> Category:
        return Category(
            key, self.name, self.picture, self.most, self.most_a_day, self.days, self.borrowing, self.returning
        )

    @classmethod
    def of(cls, category: Category) -> "CategoryForm":
        return cls(**_as_they_are(cls, category))


class PlanForm(Form, frozen=True):
    name: Name
    price: Amount = Euro(0)
    months: Months = 12
    loans: AtLeastOne | None = None
    points: HowMany = 0
    categories: Categories = ()

    def plan(self, key: str) -> Plan:
        return Plan(key, self.name, self.price.cents(), self.months, self.loans, self.points, self.categories)

    @classmethod
    def of(cls, plan: Plan) -> "PlanForm":
        return cls(**{**_as_they_are(cls, plan), "price": Euro(plan.price)})


class LoansForm(Form, frozen=True):
    days: Days = LoanTerms().days
    renewals: HowMany | None = None
    most: HowMany | None = None
    most_a_day: HowMany | None = None
    fee: Amount = Euro(0)
    late: Amount = Euro(0)
    grace_days: LateDays = 0
    late_most: Amount | None = None
    may_owe: Amount | None = None
    overdue_days: LateDays | None = None
    deposit_over: Amount | None = None
    deposit: Amount = Euro(0)

    def __post_init__(self) -> None:
        if self.deposit_over is not None and not self.deposit:
            raise NotAllowed("deposit", "the amount that is asked as a deposit, because deposit_over is given")
        if self.deposit and self.deposit_over is None:
            raise NotAllowed("deposit_over", "the value in euro above which the deposit is asked")

    def terms(self) -> LoanTerms:
        given = {key: getattr(self, key) for key in self.__struct_fields__}
        return LoanTerms(**{key: value.cents() if isinstance(value, Euro) else value for key, value in given.items()})

    @classmethod
    def of(cls, terms: LoanTerms) -> "LoansForm":
        amounts = ("fee", "late", "late_most", "may_owe", "deposit_over", "deposit")
        given = _as_they_are(cls, terms)
        return cls(
            **{key: Euro(value) if key in amounts and value is not None else value for key, value in given.items()}
        )


class ReductionsForm(Form, frozen=True):
    """Per kind of proof, how many per cent go off every amount."""

    letter: Percent | None = None
    uitpas: Percent | None = None

    def reductions(self) -> tuple[Reduction, ...]:
        given = ((proof, getattr(self, proof.value)) for proof in ProofKind)
        return tuple(Reduction(proof, percent) for proof, percent in given if percent is not None)

    @classmethod
    def of(cls, reductions: tuple[Reduction, ...]) -> "ReductionsForm":
        return cls(**{reduction.proof.value: reduction.percent for reduction in reductions})


class InitiativeForm(Form, frozen=True):
    name: Name
    colour: Colour
    icon: Picture = "box"
    about: Text = ""
    works: WorksBy = (Works.LENDING,)
    hours: WeekForm | None = None
    closed: Closures = ()
    closed_on_holidays: YesNo = True
    self_service: SelfService = SelfService.BORROW
    check_returns: CheckReturns = CheckReturns.PROBLEMS
    instructions_confirmed: YesNo = False
    loans: LoansForm = LoansForm()
    plans: dict[Key, PlanForm] = {}
    categories: dict[Key, CategoryForm] = {}
    reductions: ReductionsForm = ReductionsForm()

    def __post_init__(self) -> None:
        Form.__post_init__(self)
        if len(set(self.works)) < len(self.works):
            raise NotAllowed("works")
        for key, plan in self.plans.items():
            named = set(plan.categories)
            if named - set(self.categories) or len(named) < len(plan.categories):
                known = ", ".join(self.categories) or "this initiative has none"
                words = f"a list of the categories of this initiative, each once: {known}"
                raise NotAllowed(f"plans.{key}.categories", words, self.categories)

    def pictures(self) -> Iterator[tuple[str, str]]:
        """Where a drawing is named, and which."""
        yield "icon", self.icon
        yield from ((f"categories.{key}.picture", category.picture) for key, category in self.categories.items())

    def terms(self, key: str) -> Terms:
        return Terms(
            key,
            self.name,
            self.colour,
            self.icon,
            self.about,
            self.works,
            self.hours.week() if self.hours else None,
            tuple(closed.closure() for closed in self.closed),
            self.closed_on_holidays,
            self.self_service,
            self.check_returns,
            self.instructions_confirmed,
            self.loans.terms(),
            tuple(plan.plan(key) for key, plan in self.plans.items()),
            tuple(category.category(key) for key, category in self.categories.items()),
            self.reductions.reductions(),
        )

    @classmethod
    def of(cls, terms: Terms) -> "InitiativeForm":
        tables = {
            "hours": None if terms.hours is None else WeekForm.of(terms.hours),
            "closed": tuple(map(ClosureForm.of, terms.closed)),
            "loans": LoansForm.of(terms.loans),
            "plans": {plan.key: PlanForm.of(plan) for plan in terms.plans},
            "categories": {category.key: CategoryForm.of(category) for category in terms.categories},
            "reductions": ReductionsForm.of(terms.reductions),
        }
        return cls(**{**_as_they_are(cls, terms), **tables})


class HouseForm(Form, frozen=True):
    holidays: Country = "BE"
    closed: Closures = ()
    problems_everywhere: YesNo = False

    def house(self) -> House:
        return House(self.holidays, tuple(closed.closure() for closed in self.closed), self.problems_everywhere)

    @classmethod
    def of(cls, house: House) -> "HouseForm":
        return cls(house.holidays, tuple(map(ClosureForm.of, house.closed)), house.problems_everywhere)


class FileForm(Form, frozen=True):
    """The whole file. The initiatives stand in the order in which the house shows them."""

    house: HouseForm = HouseForm()
    initiatives: dict[Key, InitiativeForm] = {}


def _hours(given: tuple[str, ...]) -> tuple[Hours, ...]:
    both = (re.split("-", hours) for hours in given)
    return tuple(sorted(Hours(time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in both))


def _as_they_are(form: type[Form], value: object) -> dict[str, Any]:
    """What the form and the value call by the same name; the form's own `of` replaces what it writes otherwise."""
    return {key: getattr(value, key) for key in form.__struct_fields__}
