"""The terms of an initiative and of the house, as `house.toml` gives them. The rules of lending read them.

Amounts are in euro cents at the standard tariff. None means no limit, or that nothing is asked. `Terms` and `House` are
stored as JSON (see `db.stored`): the names of their fields and the values of the enums are a format and never change.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from kiosk.lending.codes.labels import LabelMark
from kiosk.lending.model import ByPicture, Cents, Initiative
from kiosk.lending.opening import Calendar, Closure, Week, no_holiday
from kiosk.lending.pricing import Reduction

DAYS = 21
"""The loan period, in days, if neither the item nor its category nor its initiative sets one."""


class Works(Enum):
    """The ways in which an initiative works; it may work in several."""

    LENDING = "lending"
    SWAPPING = "swapping"
    GIVING = "giving"
    SERVICE = "service"


class SelfService(Enum):
    """The self-service outside the opening hours. The kiosk takes returns at any time, whatever this value is."""

    BORROW = "borrow and return"
    RETURN = "return"
    NONE = "none"


class CheckReturns(Enum):
    """The returned items that a volunteer looks at before they are lent again."""

    PROBLEMS = "problems"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of item. `picture` names its drawing; a member has at most `most` of them at home, and borrows at most
    `most_a_day` a day.

    `borrowing` and `returning` are the instructions for every item of this kind. `shelf` is where it belongs.
    """

    key: str
    name: str
    picture: str = "box"
    most: int | None = None
    most_a_day: int | None = None
    days: int | None = None
    borrowing: str = ""
    returning: str = ""
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A kind of subscription, for `months`. With `loans` it is a strip card of that many; no `categories` means all."""

    key: str
    name: str
    price: Cents
    months: int = 12
    loans: int | None = None
    points: int = 0
    categories: tuple[str, ...] = ()

    def opens(self, category: str) -> bool:
        return not self.categories or category in self.categories


def last_day(first: date, months: int) -> date:
    """The last day of a period of months: the day before the same day of the month in which they end.

    If that month is too short, its last day counts instead: one month from 31 January ends on 27 February.
    """
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    day = min(first.day, monthrange(year, month + 1)[1])
    return date(year, month + 1, day) - timedelta(days=1)


class Giving(Enum):
    """The person who counts gifts: only a volunteer, or the member, who gets the points after approval or at once."""

    DESK = "volunteer"
    APPROVAL = "approval"
    AT_ONCE = "member"


@dataclass(frozen=True, slots=True)
class SwapCategory:
    """A kind of item that is swapped at `points` each; `tags` are the codes of its tags in the shop."""

    key: str
    name: str
    picture: str = "box"
    points: int = 1
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SwapTerms:
    """The terms of swapping. The points of a member never fall below `floor`, which is 0 or less."""

    giving: Giving = Giving.DESK
    floor: int = 0
    categories: tuple[SwapCategory, ...] = ()

    def category(self, key: str) -> SwapCategory | None:
        return next((one for one in self.categories if one.key == key), None)


@dataclass(frozen=True, slots=True)
class ReservationTerms:
    """The terms of reservations: an item is set aside for `days` (1 to 365) on `shelf`; a member waits for at most
    `most` items.

    If `most` is 0, nothing can be reserved.
    """

    days: int = 7
    most: int | None = None
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class PayTo:
    """The bank account for debts: an IBAN (ISO 13616) without spaces, and the name of its owner."""

    iban: str
    beneficiary: str


@dataclass(frozen=True, slots=True)
class LoanTerms:
    """The terms of every loan. `late` is per started week, after `grace_days`, and never more than `late_most`.

    `days` is 1 to 3660, `grace_days` and `overdue_days` are 0 to 3660; `kiosk.house` checks that.

    Nothing new is lent to a member who owes more than `may_owe`, or has an item that is late by more than
    `overdue_days`. For more than `deposit_over` items at home at once, the deposit `deposit` is asked.
    """

    days: int = DAYS
    renewals: int | None = None
    most: int | None = None
    most_a_day: int | None = None
    fee: Cents = Cents(0)
    late: Cents = Cents(0)
    grace_days: int = 0
    late_most: Cents | None = None
    may_owe: Cents | None = None
    overdue_days: int | None = None
    deposit_over: Cents | None = None
    deposit: Cents = Cents(0)


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one initiative. With `instructions_confirmed` the member is asked to confirm by touch that they read
    the instructions.

    `icon` names a drawing. Without `hours` it is always open; without `plans` no subscription is needed.
    """

    key: str
    name: str
    colour: str
    icon: str = "box"
    about: str = ""
    works: tuple[Works, ...] = (Works.LENDING,)
    hours: Week | None = None
    closed: tuple[Closure, ...] = ()
    closed_on_holidays: bool = True
    self_service: SelfService = SelfService.BORROW
    check_returns: CheckReturns = CheckReturns.PROBLEMS
    instructions_confirmed: bool = False
    loans: LoanTerms = LoanTerms()
    plans: tuple[Plan, ...] = ()
    categories: tuple[Category, ...] = ()
    reductions: tuple[Reduction, ...] = ()
    swap: SwapTerms = SwapTerms()
    reservations: ReservationTerms = ReservationTerms()
    pay_to: PayTo | None = None

    @property
    def lends(self) -> bool:
        return Works.LENDING in self.works

    @property
    def swaps(self) -> bool:
        return Works.SWAPPING in self.works

    @property
    def initiative(self) -> Initiative:
        return Initiative(self.key, self.name, self.colour)

    def category(self, key: str) -> Category:
        """The category of this key; a category that the terms do not name has its key as its name."""
        return next((one for one in self.categories if one.key == key), Category(key, key, key))

    def plan(self, key: str) -> Plan | None:
        return next((plan for plan in self.plans if plan.key == key), None)


@dataclass(frozen=True, slots=True)
class House:
    """The terms of the whole house. `holidays` is a country (ISO 3166-1), or empty to keep none.

    `problems_everywhere`: a debt to one initiative, or an item that is long overdue there, stops lending in all of
    them. `forget_days`: how many days after a loan ended the kiosk forgets whose it was, 1 to 400. It is never 0,
    because a volunteer can undo a return for 24 hours. `by_picture`: what a visitor may do with an item that they found
    by its picture. `labels`: the marks that the labels of the house have around their number, so that a code is found
    with and without them.
    """

    holidays: str = "BE"
    closed: tuple[Closure, ...] = ()
    problems_everywhere: bool = False
    forget_days: int = 30
    by_picture: ByPicture = ByPicture.BORROW
    labels: tuple[LabelMark, ...] = ()


NOTHING_SAID = House(holidays="")
"""The terms of the house before any `house.toml` was applied: no day is closed."""


def plain_name(name: str) -> str:
    """A name without capitals and blanks. Two initiatives with the same plain name cannot be told apart."""
    return "".join(name.split()).casefold()


def calendar_of(terms: Terms, house: House, is_holiday: Callable[[date], bool] = no_holiday) -> Calendar:
    """The calendar of this initiative. `is_holiday` says whether a day is a public holiday of `house.holidays`."""
    return Calendar(
        terms.hours,
        (*terms.closed, *house.closed),
        is_holiday if terms.closed_on_holidays else no_holiday,
        terms.self_service is not SelfService.NONE,
        lends_itself=terms.self_service is SelfService.BORROW,
    )
