"""The tables of `house.toml`: each key with its default and its allowed values. A form is converted to a value of the
terms, and back.

The tables about swapping, reserving and paying are in `sharing`. Amounts are in euro, hours as `hours.wednesday =
["14:00-17:00"]`, days as `2026-12-24`.
"""

import re
from collections.abc import Iterator
from datetime import time
from itertools import pairwise
from typing import Annotated

import msgspec

from kiosk.explain import NotAllowed, allowed
from kiosk.house.sharing import PaymentForm, ReservationsForm, Shelf, SwapForm
from kiosk.house.written import (
    Amount,
    AtLeastOne,
    Colour,
    Country,
    Day,
    Days,
    Euro,
    ForgetDays,
    Form,
    HowMany,
    Key,
    LateDays,
    Months,
    Name,
    OpenHours,
    Percent,
    Picture,
    Text,
    YesNo,
    fields_of,
    keys_of,
)
from kiosk.lending.codes.labels import LabelMark
from kiosk.lending.model import ByPicture
from kiosk.lending.opening import END_OF_DAY, Closure, Hours, Week
from kiosk.lending.pricing import ProofKind, Reduction
from kiosk.lending.terms import Category, CheckReturns, House, LoanTerms, Plan, SelfService, Terms, Works, plain_name

WorksBy = Annotated[
    tuple[Works, ...], allowed('a list of "lending", "swapping", "giving" or "service"', min_length=1, max_length=4)
]
Closures = Annotated[
    tuple["ClosureForm", ...], allowed('a list such as [{ first = 2026-12-24, last = 2027-01-03, why = "Kerstmis" }]')
]
_MARKS = ", ".join(f'"{mark.value}"' for mark in LabelMark)
Labels = Annotated[tuple[LabelMark, ...], allowed(f"a list of these, each once: {_MARKS}")]
MIDNIGHT = "24:00"
"""The written form of a closing time at the end of the day."""
Categories = Annotated[tuple[Key, ...], allowed("a list of categories of this initiative, each once")]


class ClosureForm(Form, frozen=True):
    """A closure, from the first day to the last, both included; of one day, if no last one is given."""

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
    """The hours of the weekdays. On a day that is left out the initiative is closed."""

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
        return cls(*(tuple(f"{one.opens:%H:%M}-{_written(one.closes)}" for one in hours) for hours in week))


class CategoryForm(Form, frozen=True):
    name: Name
    picture: Picture = "box"
    most: HowMany | None = None
    most_a_day: HowMany | None = None
    days: Days | None = None
    borrowing: Text = ""
    returning: Text = ""
    shelf: Shelf = ""

    def category(self, key: str) -> Category:
        return Category(key, **fields_of(self))

    @classmethod
    def of(cls, category: Category) -> "CategoryForm":
        return cls(**keys_of(cls, category))


class PlanForm(Form, frozen=True):
    name: Name
    price: Amount = Euro(0)
    months: Months = 12
    loans: AtLeastOne | None = None
    points: HowMany = 0
    categories: Categories = ()

    def plan(self, key: str) -> Plan:
        return Plan(key, **fields_of(self))

    @classmethod
    def of(cls, plan: Plan) -> "PlanForm":
        return cls(**keys_of(cls, plan))


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
        return LoanTerms(**fields_of(self))

    @classmethod
    def of(cls, terms: LoanTerms) -> "LoansForm":
        return cls(**keys_of(cls, terms))


class ReductionsForm(Form, frozen=True):
    """The reduction of every amount, in per cent, for each kind of proof."""

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
    plans: dict[Key, PlanForm] = msgspec.field(default_factory=dict)
    categories: dict[Key, CategoryForm] = msgspec.field(default_factory=dict)
    reductions: ReductionsForm = ReductionsForm()
    swap: SwapForm = SwapForm()
    reservations: ReservationsForm = ReservationsForm()
    payment: PaymentForm | None = None

    def __post_init__(self) -> None:
        Form.__post_init__(self)
        if len(set(self.works)) < len(self.works):
            raise NotAllowed("works")
        if self.swap != SwapForm() and Works.SWAPPING not in self.works:
            raise NotAllowed("works", 'a list with "swapping" in it, because swap says how that goes')
        for key, plan in self.plans.items():
            named = set(plan.categories)
            if named - set(self.categories) or len(named) < len(plan.categories):
                known = ", ".join(self.categories) or "this initiative has none"
                words = f"a list of the categories of this initiative, each once: {known}"
                raise NotAllowed(f"plans.{key}.categories", words, self.categories)

    def pictures(self) -> Iterator[tuple[str, str]]:
        """Each key that names a drawing, by its path, and the drawing."""
        yield "icon", self.icon
        yield from ((f"categories.{key}.picture", one.picture) for key, one in self.categories.items())
        yield from ((f"swap.categories.{key}.picture", one.picture) for key, one in self.swap.categories.items())

    def tags(self) -> Iterator[tuple[str, str]]:
        """Each key that names a tag, by its path, and the tag."""
        for key, category in self.swap.categories.items():
            yield from ((f"swap.categories.{key}.tags", tag) for tag in category.codes())

    def terms(self, key: str) -> Terms:
        given = fields_of(
            self,
            hours=self.hours.week() if self.hours else None,
            closed=tuple(closed.closure() for closed in self.closed),
            loans=self.loans.terms(),
            plans=tuple(plan.plan(key) for key, plan in self.plans.items()),
            categories=tuple(category.category(key) for key, category in self.categories.items()),
            reductions=self.reductions.reductions(),
            swap=self.swap.terms(),
            reservations=self.reservations.terms(),
        )
        payment = given.pop("payment")
        return Terms(key, **given, pay_to=payment.pay_to() if payment else None)

    @classmethod
    def of(cls, terms: Terms) -> "InitiativeForm":
        tables = {
            "hours": None if terms.hours is None else WeekForm.of(terms.hours),
            "closed": tuple(map(ClosureForm.of, terms.closed)),
            "loans": LoansForm.of(terms.loans),
            "plans": {plan.key: PlanForm.of(plan) for plan in terms.plans},
            "categories": {category.key: CategoryForm.of(category) for category in terms.categories},
            "reductions": ReductionsForm.of(terms.reductions),
            "swap": SwapForm.of(terms.swap),
            "reservations": ReservationsForm.of(terms.reservations),
            "payment": None if terms.pay_to is None else PaymentForm.of(terms.pay_to),
        }
        return cls(**keys_of(cls, terms, **tables))


class HouseForm(Form, frozen=True):
    holidays: Country = "BE"
    closed: Closures = ()
    problems_everywhere: YesNo = False
    forget_days: ForgetDays = House().forget_days
    by_picture: ByPicture = House().by_picture
    labels: Labels = ()

    def __post_init__(self) -> None:
        Form.__post_init__(self)
        if len(set(self.labels)) < len(self.labels):
            raise NotAllowed("labels")

    def house(self) -> House:
        return House(**fields_of(self, closed=tuple(closed.closure() for closed in self.closed)))

    @classmethod
    def of(cls, house: House) -> "HouseForm":
        return cls(**keys_of(cls, house, closed=tuple(map(ClosureForm.of, house.closed))))


class FileForm(Form, frozen=True):
    """The whole file. The initiatives are in the order in which the house shows them."""

    house: HouseForm = HouseForm()
    initiatives: dict[Key, InitiativeForm] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        places: dict[str, str] = {}
        named: dict[str, str] = {}
        for key, initiative in self.initiatives.items():
            first = named.setdefault(plain_name(initiative.name), key)
            if first != key:
                words = f"a name that no other initiative has: initiatives.{first} is called so already"
                raise NotAllowed(f"initiatives.{key}.name", words)
            for place, tag in initiative.tags():
                here = f"initiatives.{key}.{place}"
                if tag in places:
                    there = "here" if places[tag] == here else places[tag]
                    raise NotAllowed(here, f"a list of tags that stand nowhere else: {tag} is in {there} already")
                places[tag] = here


def _hours(given: tuple[str, ...]) -> tuple[Hours, ...]:
    both = (re.split("-", hours) for hours in given)
    return tuple(sorted(Hours(time.fromisoformat(opens), _closing(closes)) for opens, closes in both))


def _closing(written: str) -> time:
    return END_OF_DAY if written == MIDNIGHT else time.fromisoformat(written)


def _written(closes: time) -> str:
    return MIDNIGHT if closes == END_OF_DAY else f"{closes:%H:%M}"
