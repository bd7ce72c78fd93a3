"""The rules of lending: whether an item may be lent, renewed, reserved or swapped, and until when.

Pure functions over facts that the ledger gathered. All reasons against an action are found at once. A new rule is one
function, listed in each tuple of rules that it belongs to. The database has constraints as well against what must never
happen (an item lent twice, a strip too many).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from kiosk.lending.conditions import Condition
from kiosk.lending.model import ByPicture, Cents, Reason, Why
from kiosk.lending.opening import Calendar
from kiosk.lending.terms import Giving, House, Plan, SelfService, Terms


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """The facts about an item that the rules need. `out`: it is lent; `kept`: it is set aside for another member.

    `days` is its own loan period, None if the period of its category or of the terms holds; `safe_until` is the last
    day on which it may be used, None if there is none. `by_picture`: it was found by its picture, not scanned.
    """

    category: str = "box"
    value: Cents = Cents(0)
    days: int | None = None
    condition: Condition = Condition.GOOD
    out: bool = False
    kept: bool = False
    adults_only: bool = False
    volunteers_only: bool = False
    needs_induction: bool = False
    safe_until: date | None = None
    by_picture: bool = False


@dataclass(frozen=True, slots=True)
class BorrowerFacts:
    """The facts about the holder of the card that the rules need. `inducted`: they were shown how this item works."""

    card_lost: bool = False
    blocked: bool = False
    adult: bool = True
    inducted: bool = False


@dataclass(frozen=True, slots=True)
class Subscription:
    """A member's subscription to the item's initiative, from the first day to the last, both included.

    `number` is the number of its row; `left` is how many strips of a strip card are left, None for another plan.
    """

    number: int
    plan: Plan
    first: date
    last: date
    left: int | None = None


@dataclass(frozen=True, slots=True)
class AtHome:
    """A loan of the member that runs. `overdue_days` is how many days late it may be, None for no limit."""

    initiative: str
    category: str
    value: Cents
    lent_on: date
    due_on: date
    overdue_days: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """The debt of a member to the initiative called `name`, in cents. `most` is the highest debt allowed, None for no
    limit.
    """

    initiative: str
    name: str
    amount: Cents
    most: Cents | None = None


@dataclass(frozen=True, slots=True)
class LendingFacts:
    """The facts for a loan: a borrower wants to take an item at the local moment `at`.

    `subscriptions` and `deposit` (in cents) are those of the item's initiative; `at_home` and `owed` are of the whole
    house. `at_home` may lack loans that are not late, unless `number_matters`. `doubted`: the time cannot be trusted,
    and `at` may be long ago.
    """

    at: datetime
    terms: Terms
    calendar: Calendar = Calendar()
    item: ItemFacts = ItemFacts()
    borrower: BorrowerFacts = BorrowerFacts()
    subscriptions: tuple[Subscription, ...] = ()
    at_home: tuple[AtHome, ...] = ()
    owed: tuple[Owed, ...] = ()
    deposit: Cents = Cents(0)
    house: House = House()
    doubted: bool = False

    @property
    def today(self) -> date:
        return self.at.date()


@dataclass(frozen=True, slots=True)
class RenewalFacts:
    """The facts for a renewal: a member wants to keep an item longer. `lending.terms` are those that the loan was made
    under.

    `due_on` is None when the item is not lent to this member; `renewals` is how often the loan was renewed.
    `waited_for`: another member is in the queue of the item.
    """

    lending: LendingFacts
    due_on: date | None
    renewals: int = 0
    waited_for: bool = False


@dataclass(frozen=True, slots=True)
class ReservationFacts:
    """The facts for a reservation: a member wants to join the queue of an item. `has_it`: the item is at their home.

    `reserved` is how many items of this initiative they wait for already.
    """

    lending: LendingFacts
    has_it: bool = False
    reserved: int = 0


@dataclass(frozen=True, slots=True)
class SwapFacts:
    """The facts for a swap. `before` and `after` are the borrower's points, without those that wait for approval.

    `takes` and `gives`: more is taken, or given, than before. For fewer of either, only the points matter.
    """

    lending: LendingFacts
    before: int
    after: int
    takes: bool = False
    gives: bool = False


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement for a loan: the item is due at the end of `due_on`, a local day of the house.

    `subscription` is the number of the subscription that the loan is made under, None if none is needed.
    """

    due_on: date
    subscription: int | None = None


Rule = Callable[[LendingFacts], Iterator[Reason]]
TIME_DOUBTED = (Reason(Why.TIME_DOUBTED),)
NOT_SCANNED = Reason(Why.NOT_SCANNED)


def decide(facts: LendingFacts) -> Agreement | tuple[Reason, ...]:
    """The agreement to lend the item, or every reason against it, in the order in which they are shown.

    While the time is doubted, that is the only reason, because most other rules depend on the day.
    """
    if facts.doubted:
        return TIME_DOUBTED
    reasons = _against(facts, (*_OF_THE_MEMBER, *_OF_THE_NUMBER, *_OF_THE_ITEM))
    return reasons or _agreement(facts, facts.today)


def decide_at_desk(facts: LendingFacts) -> Agreement | tuple[Reason, ...]:
    """The agreement to a loan by a volunteer, or every reason against it: opening hours do not count, nor that only
    volunteers may lend the item.
    """
    if facts.doubted:
        return TIME_DOUBTED
    reasons = _against(facts, (*_OF_THE_MEMBER, *_OF_THE_NUMBER, *_OF_THE_ITEM_AT_DESK))
    return reasons or _agreement(facts, facts.today)


def overrule(facts: LendingFacts) -> Agreement | tuple[Reason, ...]:
    """The agreement when a volunteer overrules the rules, or the reasons that nobody can overrule.

    An item that is out cannot be lent before it is back. Nothing can be lent while the time is doubted, because no due
    day can be counted.
    """
    if facts.doubted:
        return TIME_DOUBTED
    unsafe = facts.item.safe_until is not None and facts.item.safe_until < facts.today
    item = replace(facts.item, safe_until=None) if unsafe else facts.item
    return _against(facts, (_must_be_in,)) or _agreement(replace(facts, item=item), facts.today)


def decide_renewal(facts: RenewalFacts) -> Agreement | tuple[Reason, ...]:
    """The agreement to renew, or every reason against it. The new term begins at the old due day, or today if that
    has passed.
    """
    if facts.due_on is None:
        return (Reason(Why.NOT_YOURS),)
    if facts.lending.doubted:
        return TIME_DOUBTED
    most = facts.lending.terms.loans.renewals
    used_up = most is not None and facts.renewals >= most
    reasons = (
        *([Reason(Why.NO_MORE_RENEWALS, number=most)] if used_up else []),
        *([Reason(Why.WAITED_FOR)] if facts.waited_for else []),
        *_against(facts.lending, _OF_THE_MEMBER),
        *_must_stay_safe_for_longer(facts.lending, facts.due_on),
    )
    return reasons or _agreement(facts.lending, max(facts.due_on, facts.lending.today))


def decide_reservation(facts: ReservationFacts) -> tuple[Reason, ...]:
    """Every reason against waiting for this item. Its absence is no reason."""
    if facts.lending.doubted:
        return TIME_DOUBTED
    most = facts.lending.terms.reservations.most
    here = (Reason(Why.AT_YOUR_HOME),) if facts.has_it else ()
    if most == 0:
        limit: tuple[Reason, ...] = (Reason(Why.NOT_RESERVED),)
    elif most is not None and facts.reserved >= most:
        limit = (Reason(Why.TOO_MANY_RESERVED, number=most),)
    else:
        limit = ()
    return (*_against(facts.lending, _OF_THE_MEMBER), *here, *limit, *_against(facts.lending, _OF_THE_KIND))


def decide_waiting(facts: LendingFacts) -> tuple[Reason, ...]:
    """Every reason against a member who waits for this item; while there is one, they are passed over.

    Rules that the member can satisfy when they fetch the item are not among them: the number of items at home, a
    deposit, the opening hours, their card.
    """
    return _against(facts, _OF_THE_MEMBER)


def decide_swap(facts: SwapFacts) -> tuple[Reason, ...]:
    """Every reason against the change of a swap. Points may not fall below the floor of the initiative."""
    lending = facts.lending
    if lending.doubted and (facts.takes or facts.after < facts.before):
        return TIME_DOUBTED
    rules = _OF_TAKING if facts.takes else ()
    giving = lending.terms.swap.giving
    at_desk = (Reason(Why.GIVEN_AT_DESK),) if facts.gives and giving is Giving.DESK else ()
    short = lending.terms.swap.floor - facts.after
    too_few = facts.after < facts.before and short > 0
    return (
        *_against(lending, rules),
        *at_desk,
        *((Reason(Why.TOO_FEW_POINTS, number=facts.before),) if too_few else ()),
    )


def may_wait(reasons: tuple[Reason, ...]) -> bool:
    """Do all these reasons only mean that the item is not available to this member now, so that waiting helps?"""
    return bool(reasons) and all(reason.why in _WAITING_HELPS for reason in reasons)


def _against(facts: LendingFacts, rules: tuple[Rule, ...]) -> tuple[Reason, ...]:
    return tuple(reason for rule in rules for reason in rule(facts))


def _agreement(facts: LendingFacts, start: date) -> Agreement:
    """The agreement for a term that begins on this day: the item is due on a day on which it can be handed in.

    The loan period is that of the item, or else of its category, or else of the terms. It ends while the item is safe.
    """
    category = facts.terms.category(facts.item.category)
    days = facts.item.days or category.days or facts.terms.loans.days
    due_on = facts.calendar.due_day(start + timedelta(days=days))
    safe_until = facts.item.safe_until
    if safe_until is not None and due_on > safe_until:
        due_on = facts.calendar.last_day_until(safe_until, facts.today)
    subscription = _subscription(facts) if facts.terms.plans else None
    return Agreement(due_on, subscription.number if subscription else None)


# --- the member ----------------------------------------------------------------------------------------------------


def _card_must_not_be_lost(facts: LendingFacts) -> Iterator[Reason]:
    if facts.borrower.card_lost:
        yield Reason(Why.CARD_LOST)


def _must_not_be_blocked(facts: LendingFacts) -> Iterator[Reason]:
    if facts.borrower.blocked:
        yield Reason(Why.BLOCKED)


def _must_have_a_subscription(facts: LendingFacts) -> Iterator[Reason]:
    """A subscription is needed. There is at most one reason, about the subscription that comes closest to satisfying
    the rule.
    """
    if not facts.terms.plans or _subscription(facts):
        return
    had = facts.subscriptions
    running = [one for one in had if one.first <= facts.today <= one.last]
    coming = [one.first for one in had if one.first > facts.today]
    if any(one.plan.opens(facts.item.category) for one in running):
        yield Reason(Why.STRIPS_USED)
    elif running:
        yield Reason(Why.NOT_IN_PLAN, name=facts.terms.category(facts.item.category).name)
    elif coming:
        yield Reason(Why.SUBSCRIPTION_NOT_BEGUN, day=min(coming))
    elif had:
        yield Reason(Why.SUBSCRIPTION_ENDED, day=max(one.last for one in had))
    else:
        yield Reason(Why.NO_SUBSCRIPTION)


def _must_have_any_subscription(facts: LendingFacts) -> Iterator[Reason]:
    """Any subscription is enough for swapping: the categories of its plan and its strips do not count."""
    if facts.terms.plans:
        anything = (replace(one, plan=replace(one.plan, categories=()), left=None) for one in facts.subscriptions)
        yield from _must_have_a_subscription(replace(facts, subscriptions=tuple(anything)))


def _must_bring_back_what_is_long_overdue(facts: LendingFacts) -> Iterator[Reason]:
    late = [
        loan.due_on
        for loan in facts.at_home
        if _concerns(facts, loan.initiative)
        and loan.overdue_days is not None
        and (facts.today - loan.due_on).days > loan.overdue_days
    ]
    if late:
        yield Reason(Why.OVERDUE, day=min(late), number=len(late))


def _must_not_owe_too_much(facts: LendingFacts) -> Iterator[Reason]:
    for owed in facts.owed:
        if _concerns(facts, owed.initiative) and owed.most is not None and owed.amount > owed.most:
            elsewhere = owed.initiative != facts.terms.key
            yield Reason(Why.OWES, amount=owed.amount, name=owed.name if elsewhere else "")


def _concerns(facts: LendingFacts, initiative: str) -> bool:
    """Does a problem in that initiative count here? A problem in another initiative counts only if the house says
    so.
    """
    return facts.house.problems_everywhere or initiative == facts.terms.key


# --- how much ----------------------------------------------------------------------------------------------------


def _must_leave_some_for_others(facts: LendingFacts) -> Iterator[Reason]:
    here = [loan for loan in facts.at_home if loan.initiative == facts.terms.key]
    alike = [loan for loan in here if loan.category == facts.item.category]
    category = facts.terms.category(facts.item.category)
    limits = (
        (Why.TOO_MANY, facts.terms.loans.most, here, ""),
        (Why.TOO_MANY_OF_CATEGORY, category.most, alike, category.name),
        (Why.TOO_MANY_TODAY, facts.terms.loans.most_a_day, _lent_today(facts, here), ""),
        (Why.TOO_MANY_OF_CATEGORY_TODAY, category.most_a_day, _lent_today(facts, alike), category.name),
    )
    for why, most, loans, name in limits:
        if most is not None and len(loans) >= most:
            yield Reason(why, number=most, name=name)


def number_matters(terms: Terms, category: str) -> bool:
    """Do these terms ask how much a member has at home before they borrow something of this category?

    Where they do not, `LendingFacts.at_home` needs only the loans that are late.
    """
    loans, of_category = terms.loans, terms.category(category)
    limits = (loans.most, loans.most_a_day, loans.deposit_over, of_category.most, of_category.most_a_day)
    return any(limit is not None for limit in limits)


def _lent_today(facts: LendingFacts, loans: list[AtHome]) -> list[AtHome]:
    return [loan for loan in loans if loan.lent_on == facts.today]


def _must_leave_a_deposit(facts: LendingFacts) -> Iterator[Reason]:
    loans = facts.terms.loans
    if loans.deposit_over is None or facts.deposit >= loans.deposit:
        return
    at_home = sum(loan.value for loan in facts.at_home if loan.initiative == facts.terms.key)
    if at_home + facts.item.value > loans.deposit_over:
        yield Reason(Why.DEPOSIT, amount=Cents(loans.deposit - facts.deposit))


# --- the item ---------------------------------------------------------------------------------------------------


def _must_be_in(facts: LendingFacts) -> Iterator[Reason]:
    if facts.item.out:
        yield Reason(Why.ALREADY_OUT)


def _must_be_fit_to_go(facts: LendingFacts) -> Iterator[Reason]:
    match facts.item.condition:
        case Condition.CHECK:
            yield Reason(Why.TO_CHECK)
        case Condition.REPAIR:
            yield Reason(Why.IN_REPAIR)
        case Condition.WITHDRAWN:
            yield Reason(Why.WITHDRAWN)
        case Condition.GONE:
            yield Reason(Why.GONE)
        case Condition.GOOD | Condition.MISSING:
            pass


def _must_be_of_the_house(facts: LendingFacts) -> Iterator[Reason]:
    """An item that left the house for good cannot be reserved; one that waits for a check or is in repair can."""
    yield from (reason for reason in _must_be_fit_to_go(facts) if reason.why in (Why.WITHDRAWN, Why.GONE))


def _must_be_swapped_still(facts: LendingFacts) -> Iterator[Reason]:
    """The initiative must still swap: it may have stopped while it still has items, and visits still have lines."""
    if not facts.terms.swaps:
        yield Reason(Why.WITHDRAWN)


def _must_not_be_kept_for_another(facts: LendingFacts) -> Iterator[Reason]:
    if facts.item.kept:
        yield Reason(Why.SET_ASIDE)


def _must_be_safe(facts: LendingFacts) -> Iterator[Reason]:
    safe_until = facts.item.safe_until
    if safe_until is not None and safe_until < facts.today:
        yield Reason(Why.UNSAFE, day=safe_until)


def _must_stay_safe_for_longer(facts: LendingFacts, due_on: date) -> Iterator[Reason]:
    """A renewal is refused if the last safe day allows no later due day than the loan has already."""
    safe_until = facts.item.safe_until
    if safe_until is None:
        return
    if safe_until < facts.today or _agreement(facts, max(due_on, facts.today)).due_on <= due_on:
        yield Reason(Why.UNSAFE, day=safe_until)


def _must_be_for_everybody(facts: LendingFacts) -> Iterator[Reason]:
    if facts.item.volunteers_only:
        yield Reason(Why.VOLUNTEERS_ONLY)


def _must_be_in_able_hands(facts: LendingFacts) -> Iterator[Reason]:
    if facts.item.adults_only and not facts.borrower.adult:
        yield Reason(Why.ADULTS_ONLY)
    if facts.item.needs_induction and not facts.borrower.inducted:
        yield Reason(Why.INDUCTION)


def _must_be_scanned(facts: LendingFacts) -> Iterator[Reason]:
    """The item must be scanned, unless the house lends items that are found by their picture."""
    if facts.item.by_picture and facts.house.by_picture is not ByPicture.BORROW:
        yield NOT_SCANNED


def _must_be_open(facts: LendingFacts) -> Iterator[Reason]:
    """Outside its hours an initiative lends only if its terms say so."""
    if facts.terms.self_service is not SelfService.BORROW and not facts.calendar.open_at(facts.at):
        yield Reason(Why.CLOSED)


# The rules of each decision: `decide` applies those about the member, the number and the item. `decide_at_desk` applies
# the same rules without `_WHERE_NOBODY_IS`. `decide_renewal` and `decide_waiting` apply those about the member,
# `decide_reservation` those about the member and the kind of item, `decide_swap` those about taking.

_OF_THE_MEMBER: tuple[Rule, ...] = (
    _card_must_not_be_lost,
    _must_not_be_blocked,
    _must_have_a_subscription,
    _must_bring_back_what_is_long_overdue,
    _must_not_owe_too_much,
)
_OF_THE_NUMBER: tuple[Rule, ...] = (_must_leave_some_for_others, _must_leave_a_deposit)
_OF_THE_ITEM: tuple[Rule, ...] = (
    _must_be_in,
    _must_not_be_kept_for_another,
    _must_be_fit_to_go,
    _must_be_safe,
    _must_be_for_everybody,
    _must_be_in_able_hands,
    _must_be_scanned,
    _must_be_open,
)


_WHERE_NOBODY_IS: tuple[Rule, ...] = (_must_be_open, _must_be_for_everybody, _must_be_scanned)
"""The rules that apply only because no volunteer is present."""
_OF_THE_ITEM_AT_DESK = tuple(rule for rule in _OF_THE_ITEM if rule not in _WHERE_NOBODY_IS)

_OF_THE_KIND: tuple[Rule, ...] = (
    _must_be_of_the_house,
    _must_be_safe,
    _must_be_for_everybody,
    _must_be_in_able_hands,
)
"""The rules for an item that apply wherever the item is now."""

_OF_TAKING: tuple[Rule, ...] = (
    _card_must_not_be_lost,
    _must_not_be_blocked,
    _must_have_any_subscription,
    _must_be_swapped_still,
    _must_not_be_kept_for_another,
    _must_be_fit_to_go,
    _must_be_safe,
    _must_be_for_everybody,
    _must_be_in_able_hands,
    _must_be_scanned,
    _must_be_open,
)
_WAITING_HELPS = (Why.ALREADY_OUT, Why.SET_ASIDE, Why.TO_CHECK, Why.IN_REPAIR)


def _subscription(facts: LendingFacts) -> Subscription | None:
    """The subscription to lend under: it runs, includes this category and has a strip left. None if there is none.

    Of several, one that is no strip card is used first, then the one that ends first.
    """
    fitting = (
        one
        for one in facts.subscriptions
        if one.first <= facts.today <= one.last and one.plan.opens(facts.item.category) and one.left != 0
    )
    return min(fitting, key=lambda one: (one.left is not None, one.last, one.number), default=None)
