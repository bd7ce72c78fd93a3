"""The lending rules as tables and properties: facts in, an agreement or every reason against it out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiosk.lending.conditions import Condition
from kiosk.lending.model import ByPicture, Cents, Reason, Why
from kiosk.lending.opening import LOOKED_AHEAD, Calendar
from kiosk.lending.policy import (
    Agreement,
    AtHome,
    BorrowerFacts,
    ItemFacts,
    LendingFacts,
    Owed,
    RenewalFacts,
    ReservationFacts,
    Subscription,
    SwapFacts,
    decide,
    decide_at_desk,
    decide_renewal,
    decide_reservation,
    decide_swap,
    decide_waiting,
    number_matters,
    overrule,
)
from kiosk.lending.terms import Category, Giving, House, LoanTerms, Plan, SelfService, SwapTerms, Terms
from tests.house import CHRISTMAS
from tests.lending.calendars import AFTERNOONS, CALENDARS, DAYS, MOMENTS, at, is_holiday

MONDAY = date(2026, 11, 23)
"""A day on which nobody is there, for `AFTERNOONS` are Wednesday and Saturday."""
NOON = at("2026-11-23", "12:00")
YESTERDAY, TOMORROW = MONDAY - timedelta(days=1), MONDAY + timedelta(days=1)

ALL = Plan("jaar", "Jaar", Cents(2000))
STRIPS = Plan("tien", "Tienbeurtenkaart", Cents(1000), loans=10)
SMALL = Plan("klein", "Klein", Cents(1000), categories=("saw",))
TOOL_TERMS = Terms(
    "instrumentheek",
    "Instrumentheek",
    "#C4661F",
    hours=AFTERNOONS,
    loans=LoanTerms(days=7, renewals=1, overdue_days=14, may_owe=Cents(500), deposit=Cents(5000)),
    plans=(ALL, STRIPS, SMALL),
    categories=(Category("drill", "Boormachines"), Category("saw", "Zagen", days=3)),
)
CALENDAR = Calendar(AFTERNOONS, (CHRISTMAS,), is_holiday)


def subscribed(plan: Plan = ALL, first: date = YESTERDAY, last: date = TOMORROW, **more: object) -> Subscription:
    return replace(Subscription(1, plan, first, last), **more)  # type: ignore[arg-type]


def at_home(category: str = "drill", late: int = 0, lent_on: date = MONDAY, **more: object) -> AtHome:
    loan = AtHome("instrumentheek", category, Cents(15000), lent_on, MONDAY - timedelta(days=late), 14)
    return replace(loan, **more)  # type: ignore[arg-type]


IN_ORDER = LendingFacts(
    NOON,
    TOOL_TERMS,
    CALENDAR,
    ItemFacts("drill", Cents(6000)),
    subscriptions=(subscribed(),),
    at_home=(at_home(), at_home("saw", lent_on=YESTERDAY), at_home("toys", initiative="spelotheek", late=90)),
    owed=(Owed("instrumentheek", "Instrumentheek", Cents(500), Cents(500)),),
)
"""Facts under which the item is lent, though each is at a limit: one fact more or less would be a reason against it."""


def with_item(facts: LendingFacts, **what: object) -> LendingFacts:
    return replace(facts, item=replace(facts.item, **what))  # type: ignore[arg-type]


def with_person(facts: LendingFacts, **what: object) -> LendingFacts:
    return replace(facts, borrower=replace(facts.borrower, **what))  # type: ignore[arg-type]


def with_terms(facts: LendingFacts, **what: object) -> LendingFacts:
    return replace(facts, terms=replace(facts.terms, **what))  # type: ignore[arg-type]


def with_loans(facts: LendingFacts, **what: object) -> LendingFacts:
    return with_terms(facts, loans=replace(facts.terms.loans, **what))  # type: ignore[arg-type]


def with_category(facts: LendingFacts, **what: object) -> LendingFacts:
    drills, *others = facts.terms.categories
    return with_terms(facts, categories=(replace(drills, **what), *others))  # type: ignore[arg-type]


def with_late_loan(facts: LendingFacts) -> LendingFacts:
    first, *others = facts.at_home
    return replace(facts, at_home=(replace(first, due_on=MONDAY - timedelta(days=15)), *others))


LENDS_NO_PICTURES = House(by_picture=ByPicture.RETURN)

Obstacle = Callable[[LendingFacts], LendingFacts]
OBSTACLES: tuple[tuple[Reason, Obstacle], ...] = (
    (Reason(Why.CARD_LOST), lambda facts: with_person(facts, card_lost=True)),
    (Reason(Why.BLOCKED), lambda facts: with_person(facts, blocked=True)),
    (Reason(Why.NO_SUBSCRIPTION), lambda facts: replace(facts, subscriptions=())),
    (Reason(Why.OVERDUE, day=date(2026, 11, 8), number=1), with_late_loan),
    (
        Reason(Why.OWES, amount=Cents(501)),
        lambda facts: replace(facts, owed=(Owed("instrumentheek", "Instrumentheek", Cents(501), Cents(500)),)),
    ),
    (Reason(Why.TOO_MANY, number=2), lambda facts: with_loans(facts, most=2)),
    (Reason(Why.TOO_MANY_OF_CATEGORY, number=1, name="Boormachines"), lambda facts: with_category(facts, most=1)),
    (Reason(Why.TOO_MANY_TODAY, number=1), lambda facts: with_loans(facts, most_a_day=1)),
    (
        Reason(Why.TOO_MANY_OF_CATEGORY_TODAY, number=1, name="Boormachines"),
        lambda facts: with_category(facts, most_a_day=1),
    ),
    (Reason(Why.DEPOSIT, amount=Cents(5000)), lambda facts: with_loans(facts, deposit_over=Cents(35999))),
    (Reason(Why.ALREADY_OUT), lambda facts: with_item(facts, out=True)),
    (Reason(Why.SET_ASIDE), lambda facts: with_item(facts, kept=True)),
    (Reason(Why.TO_CHECK), lambda facts: with_item(facts, condition=Condition.CHECK)),
    (Reason(Why.UNSAFE, day=YESTERDAY), lambda facts: with_item(facts, safe_until=YESTERDAY)),
    (Reason(Why.VOLUNTEERS_ONLY), lambda facts: with_item(facts, volunteers_only=True)),
    (Reason(Why.ADULTS_ONLY), lambda facts: with_person(with_item(facts, adults_only=True), adult=False)),
    (Reason(Why.INDUCTION), lambda facts: with_item(facts, needs_induction=True)),
    (Reason(Why.NOT_SCANNED), lambda facts: replace(with_item(facts, by_picture=True), house=LENDS_NO_PICTURES)),
    (Reason(Why.CLOSED), lambda facts: with_terms(facts, self_service=SelfService.RETURN)),
)
"""Each reason against a loan with the change that makes it, in the order of the rules."""

REFUSALS_OF_OTHER_TABLES = {
    Why.SUBSCRIPTION_ENDED,
    Why.SUBSCRIPTION_NOT_BEGUN,
    Why.STRIPS_USED,
    Why.NOT_IN_PLAN,
    Why.IN_REPAIR,
    Why.WITHDRAWN,
    Why.NO_MORE_RENEWALS,
    Why.NOT_YOURS,
    Why.GONE,
    Why.WAITED_FOR,
    Why.TOO_FEW_POINTS,
    Why.GIVEN_AT_DESK,
    Why.TIME_DOUBTED,
    Why.NOT_RESERVED,
    Why.TOO_MANY_RESERVED,
    Why.AT_YOUR_HOME,
}
"""Reasons that other tables of tests have; the last six are in `test_sharing_rules.py`."""


def test_facts_without_an_obstacle_lead_to_an_agreement() -> None:
    assert decide(IN_ORDER) == Agreement(date(2026, 11, 30), subscription=1)


@pytest.mark.parametrize(("reason", "put"), OBSTACLES, ids=[reason.why.name for reason, _ in OBSTACLES])
def test_each_obstacle_alone_gives_its_own_reason(reason: Reason, put: Obstacle) -> None:
    assert decide(put(IN_ORDER)) == (reason,)


@pytest.mark.parametrize(("reason", "put"), OBSTACLES, ids=[reason.why.name for reason, _ in OBSTACLES])
def test_only_reasons_against_the_member_pass_them_over_in_a_queue(reason: Reason, put: Obstacle) -> None:
    as_a_whole = (Why.CARD_LOST, Why.BLOCKED, Why.NO_SUBSCRIPTION, Why.OVERDUE, Why.OWES)
    assert decide_waiting(put(IN_ORDER)) == ((reason,) if reason.why in as_a_whole else ())


@given(st.permutations(range(len(OBSTACLES))), st.integers(1, len(OBSTACLES)))
def test_a_refusal_has_the_reasons_of_all_obstacles_always_in_the_same_order(shuffled: list[int], number: int) -> None:
    chosen = shuffled[:number]
    facts = IN_ORDER
    for place in chosen:
        facts = OBSTACLES[place][1](facts)
    assert decide(facts) == tuple(OBSTACLES[place][0] for place in sorted(chosen))


def test_every_reason_is_in_a_table_and_its_code_is_unique() -> None:
    assert REFUSALS_OF_OTHER_TABLES.isdisjoint(reason.why for reason, _ in OBSTACLES)
    assert {reason.why for reason, _ in OBSTACLES} | REFUSALS_OF_OTHER_TABLES == set(Why)
    assert len({why.value for why in Why}) == len(Why)


@pytest.mark.parametrize("put", [put for _, put in OBSTACLES], ids=[reason.why.name for reason, _ in OBSTACLES])
def test_a_doubted_time_is_the_only_reason_because_most_others_need_the_day(put: Obstacle) -> None:
    facts, doubted = replace(put(IN_ORDER), doubted=True), (Reason(Why.TIME_DOUBTED),)

    assert decide(facts) == decide_at_desk(facts) == overrule(facts) == doubted
    assert decide_renewal(RenewalFacts(facts, MONDAY)) == doubted
    assert decide_reservation(ReservationFacts(facts)) == doubted


@pytest.mark.parametrize(
    ("before", "after", "takes", "waits"),
    [(5, 7, False, False), (5, 3, True, True), (5, 5, True, True), (5, 4, False, True), (5, 5, False, False)],
)
def test_while_the_time_is_doubted_a_swap_that_costs_points_or_takes_an_item_waits(
    before: int, after: int, takes: bool, waits: bool
) -> None:
    swap = SwapFacts(replace(IN_ORDER, doubted=True), before, after, takes, gives=not takes)
    gives = Terms("shop", "Winkel", "#112233", swap=SwapTerms(Giving.AT_ONCE, -10))

    reasons = decide_swap(replace(swap, lending=replace(swap.lending, terms=gives)))

    assert reasons == ((Reason(Why.TIME_DOUBTED),) if waits else ())


# --- the subscription --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("subscriptions", "expected"),
    [
        ((), Reason(Why.NO_SUBSCRIPTION)),
        ((subscribed(last=MONDAY),), 1),
        ((subscribed(first=MONDAY),), 1),
        ((subscribed(last=YESTERDAY),), Reason(Why.SUBSCRIPTION_ENDED, day=YESTERDAY)),
        (
            (subscribed(last=date(2025, 3, 1)), subscribed(last=date(2026, 3, 1))),
            Reason(Why.SUBSCRIPTION_ENDED, day=date(2026, 3, 1)),
        ),
        ((subscribed(first=TOMORROW),), Reason(Why.SUBSCRIPTION_NOT_BEGUN, day=TOMORROW)),
        (
            (subscribed(last=YESTERDAY), subscribed(first=TOMORROW), subscribed(first=date(2027, 1, 1))),
            Reason(Why.SUBSCRIPTION_NOT_BEGUN, day=TOMORROW),
        ),
        ((subscribed(STRIPS, left=1),), 1),
        ((subscribed(STRIPS, left=0),), Reason(Why.STRIPS_USED)),
        ((subscribed(STRIPS, left=0), subscribed(SMALL)), Reason(Why.STRIPS_USED)),
        ((subscribed(STRIPS, left=0), subscribed(last=YESTERDAY)), Reason(Why.STRIPS_USED)),
        ((subscribed(SMALL),), Reason(Why.NOT_IN_PLAN, name="Boormachines")),
        ((subscribed(SMALL), subscribed(last=YESTERDAY)), Reason(Why.NOT_IN_PLAN, name="Boormachines")),
        ((subscribed(SMALL, number=2), subscribed(number=3)), 3),
        ((subscribed(STRIPS, left=4), subscribed(number=2, last=date(2027, 9, 1))), 2),
        ((subscribed(number=2, last=date(2027, 9, 1)), subscribed(number=3)), 3),
        ((subscribed(STRIPS, left=0, number=4), subscribed(STRIPS, left=9, number=5, last=date(2027, 9, 1))), 5),
        ((subscribed(number=7), subscribed(number=6)), 6),
    ],
    ids=[
        "none",
        "on its last day",
        "on its first day",
        "ended yesterday",
        "the last of those that ended",
        "begins tomorrow",
        "one that ended and two that come",
        "a strip left",
        "no strip left",
        "no strip left is nearer than another plan",
        "no strip left is nearer than one that ended",
        "another plan",
        "another plan is nearer than one that ended",
        "the plan that fits",
        "unlimited before strips",
        "the first to end",
        "an empty strip card and a full one",
        "the oldest of two alike",
    ],
)
def test_a_loan_is_made_under_a_fitting_subscription_or_says_what_the_nearest_one_lacks(
    subscriptions: tuple[Subscription, ...], expected: int | Reason
) -> None:
    decision = decide(replace(IN_ORDER, subscriptions=subscriptions))
    assert decision == (
        (expected,) if isinstance(expected, Reason) else Agreement(date(2026, 11, 30), subscription=expected)
    )


def test_where_no_plans_are_sold_no_subscription_is_needed() -> None:
    free = with_terms(replace(IN_ORDER, subscriptions=()), plans=())
    assert decide(free) == Agreement(date(2026, 11, 30))


def test_where_no_plans_are_sold_any_more_no_strip_is_used() -> None:
    free = with_terms(replace(IN_ORDER, subscriptions=(subscribed(STRIPS, left=3),)), plans=())
    assert decide(free) == Agreement(date(2026, 11, 30))


def test_a_category_that_the_terms_do_not_name_is_named_by_its_key() -> None:
    facts = replace(with_item(IN_ORDER, category="ladder"), subscriptions=(subscribed(SMALL),))
    assert decide(facts) == (Reason(Why.NOT_IN_PLAN, name="ladder"),)


# --- what is late, what is owed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("late", "allowed", "expected"),
    [(14, 14, ()), (15, 14, (15,)), (1, 0, (1,)), (0, 0, ()), (900, None, ())],
    ids=["as late as may be", "a day later", "any day", "due today", "never too late"],
)
def test_nothing_is_lent_while_a_loan_is_more_days_late_than_allowed(
    late: int, allowed: int | None, expected: tuple[int, ...]
) -> None:
    decision = decide(replace(IN_ORDER, at_home=(at_home(late=late, overdue_days=allowed),)))
    reasons = tuple(Reason(Why.OVERDUE, day=MONDAY - timedelta(days=days), number=1) for days in expected)
    assert decision == (reasons or Agreement(date(2026, 11, 30), subscription=1))


def test_the_reason_of_overdue_items_has_their_number_and_the_oldest_due_day() -> None:
    facts = replace(IN_ORDER, at_home=(at_home(late=20), at_home(late=40), at_home(late=3)))
    assert decide(facts) == (Reason(Why.OVERDUE, day=MONDAY - timedelta(days=40), number=2),)


@pytest.mark.parametrize(
    ("amount", "most", "refused"),
    [(500, 500, False), (501, 500, True), (1, 0, True), (0, 0, False), (9999, None, False)],
)
def test_no_more_may_be_owed_than_the_initiative_allows(amount: int, most: int | None, refused: bool) -> None:
    owed = Owed("instrumentheek", "Instrumentheek", Cents(amount), None if most is None else Cents(most))
    expected = (Reason(Why.OWES, amount=Cents(amount)),) if refused else Agreement(date(2026, 11, 30), subscription=1)
    assert decide(replace(IN_ORDER, owed=(owed,))) == expected


ELSEWHERE = replace(
    IN_ORDER,
    at_home=(at_home("toys", initiative="spelotheek", late=90),),
    owed=(Owed("spelotheek", "Spelotheek", Cents(9000), Cents(0)), Owed("babytheek", "Babytheek", Cents(1), Cents(0))),
)


def test_a_problem_in_one_initiative_never_blocks_another() -> None:
    assert decide(ELSEWHERE) == Agreement(date(2026, 11, 30), subscription=1)


def test_a_house_may_block_for_a_problem_anywhere_and_the_reason_names_the_initiative() -> None:
    assert decide(replace(ELSEWHERE, house=House(problems_everywhere=True))) == (
        Reason(Why.OVERDUE, day=MONDAY - timedelta(days=90), number=1),
        Reason(Why.OWES, amount=Cents(9000), name="Spelotheek"),
        Reason(Why.OWES, amount=Cents(1), name="Babytheek"),
    )


# --- how much ----------------------------------------------------------------------------------------------------

FROM_ELSEWHERE = at_home(initiative="spelotheek")


@pytest.mark.parametrize(
    ("limits", "loans", "expected"),
    [
        ({"most": 2}, (at_home(), FROM_ELSEWHERE), ()),
        ({"most": 2}, (at_home(), at_home("saw")), (Reason(Why.TOO_MANY, number=2),)),
        ({"most": 0}, (), (Reason(Why.TOO_MANY, number=0),)),
        ({"most_a_day": 1}, (at_home(lent_on=YESTERDAY), FROM_ELSEWHERE), ()),
        ({"most_a_day": 1}, (at_home("saw"),), (Reason(Why.TOO_MANY_TODAY, number=1),)),
        ({"most_a_day": 1, "most": 1}, (at_home(lent_on=YESTERDAY),), (Reason(Why.TOO_MANY, number=1),)),
    ],
)
def test_an_initiative_limits_the_items_at_home_at_once_and_borrowed_on_one_day(
    limits: dict[str, int], loans: tuple[AtHome, ...], expected: tuple[Reason, ...]
) -> None:
    decision = decide(with_loans(replace(IN_ORDER, at_home=loans), **limits))
    assert decision == (expected or Agreement(date(2026, 11, 30), subscription=1))


@pytest.mark.parametrize(
    ("limits", "loans", "expected"),
    [
        ({"most": 1}, (at_home("saw"), FROM_ELSEWHERE), ()),
        ({"most": 1}, (at_home(lent_on=YESTERDAY),), (Why.TOO_MANY_OF_CATEGORY,)),
        ({"most_a_day": 1}, (at_home("saw"), at_home(lent_on=YESTERDAY), FROM_ELSEWHERE), ()),
        ({"most_a_day": 1}, (at_home(),), (Why.TOO_MANY_OF_CATEGORY_TODAY,)),
        ({"most_a_day": 1, "most": 1}, (at_home(),), (Why.TOO_MANY_OF_CATEGORY, Why.TOO_MANY_OF_CATEGORY_TODAY)),
    ],
)
def test_a_category_has_limits_of_its_own(
    limits: dict[str, int], loans: tuple[AtHome, ...], expected: tuple[Why, ...]
) -> None:
    decision = decide(with_category(replace(IN_ORDER, at_home=loans), **limits))
    reasons = tuple(Reason(why, number=1, name="Boormachines") for why in expected)
    assert decision == (reasons or Agreement(date(2026, 11, 30), subscription=1))


@pytest.mark.parametrize(
    ("value", "over", "lies_here", "asked"),
    [
        (5000, 20000, 0, None),
        (5001, 20000, 0, 5000),
        (5001, 20000, 5000, None),
        (5001, 20000, 2000, 3000),
        (5001, None, 0, None),
        (1, 0, 0, 5000),
    ],
    ids=["at the limit", "a cent over", "it lies here", "a part of it lies here", "no limit", "for anything"],
)
def test_a_deposit_is_needed_once_the_items_at_home_are_worth_more_than_the_limit(
    value: int, over: int | None, lies_here: int, asked: int | None
) -> None:
    facts = replace(with_item(IN_ORDER, value=Cents(value)), at_home=(at_home(), FROM_ELSEWHERE))
    facts = replace(with_loans(facts, deposit_over=None if over is None else Cents(over)), deposit=Cents(lies_here))
    expected = (
        Agreement(date(2026, 11, 30), subscription=1) if asked is None else (Reason(Why.DEPOSIT, amount=Cents(asked)),)
    )
    assert decide(facts) == expected


# --- the item, and who may have it ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition.GOOD, None),
        (Condition.MISSING, None),
        (Condition.CHECK, Why.TO_CHECK),
        (Condition.REPAIR, Why.IN_REPAIR),
        (Condition.WITHDRAWN, Why.WITHDRAWN),
    ],
)
def test_a_missing_item_that_turns_up_is_lent_and_an_item_that_is_not_good_is_not(
    condition: Condition, expected: Why | None
) -> None:
    decision = decide(with_item(IN_ORDER, condition=condition))
    assert decision == ((Reason(expected),) if expected else Agreement(date(2026, 11, 30), subscription=1))


@pytest.mark.parametrize(
    ("item", "borrower", "expected"),
    [
        (ItemFacts("drill", adults_only=True), BorrowerFacts(adult=True), ()),
        (ItemFacts("drill", adults_only=True), BorrowerFacts(adult=False), (Why.ADULTS_ONLY,)),
        (ItemFacts("drill"), BorrowerFacts(adult=False), ()),
        (ItemFacts("drill", needs_induction=True), BorrowerFacts(inducted=True), ()),
        (
            ItemFacts("drill", needs_induction=True, adults_only=True),
            BorrowerFacts(adult=False),
            (Why.ADULTS_ONLY, Why.INDUCTION),
        ),
    ],
)
def test_an_item_for_adults_or_with_an_induction_is_lent_to_no_others(
    item: ItemFacts, borrower: BorrowerFacts, expected: tuple[Why, ...]
) -> None:
    decision = decide(replace(IN_ORDER, item=item, borrower=borrower))
    assert decision == (tuple(map(Reason, expected)) or Agreement(date(2026, 11, 30), subscription=1))


@pytest.mark.parametrize(
    ("safe_until", "due_on"),
    [
        (date(2026, 12, 1), date(2026, 11, 30)),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 11, 29), date(2026, 11, 29)),
        (TOMORROW, TOMORROW),
        (MONDAY, MONDAY),
    ],
)
def test_an_item_is_due_before_its_safety_date_has_passed(safe_until: date, due_on: date) -> None:
    assert decide(with_item(IN_ORDER, safe_until=safe_until)) == Agreement(due_on, subscription=1)


def test_with_a_safety_date_in_a_closed_period_an_item_is_due_on_the_last_open_day_before() -> None:
    facts = replace(with_item(IN_ORDER, safe_until=date(2026, 12, 28)), at=at("2026-12-19", "11:00"))
    facts = replace(facts, subscriptions=(subscribed(last=date(2027, 9, 1)),), at_home=())
    assert decide(facts) == Agreement(date(2026, 12, 23), subscription=1)


@pytest.mark.parametrize("service", SelfService)
@pytest.mark.parametrize(
    ("moment", "somebody_there"),
    [
        (at("2026-11-25", "13:59"), False),
        (at("2026-11-25", "14:00"), True),
        (at("2026-11-25", "16:59"), True),
        (at("2026-11-25", "17:00"), False),
        (at("2026-12-30", "15:00"), False),
        (at("2026-11-11", "15:00"), False),
    ],
)
def test_outside_its_hours_an_initiative_lends_only_where_self_service_may(
    service: SelfService, moment: datetime, somebody_there: bool
) -> None:
    facts = replace(with_terms(IN_ORDER, self_service=service, plans=()), at=moment, at_home=())
    refused = decide(facts) == (Reason(Why.CLOSED),)
    assert refused is (service is not SelfService.BORROW and not somebody_there)


# --- until when --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "category", "expected"),
    [
        (ItemFacts("drill"), None, date(2026, 11, 30)),
        (ItemFacts("drill"), 3, date(2026, 11, 26)),
        (ItemFacts("drill", days=30), 3, date(2026, 12, 23)),
        (ItemFacts("drill", days=31), None, date(2027, 1, 4)),
        (ItemFacts("ladder"), 3, date(2026, 11, 30)),
    ],
    ids=["its initiative's", "its category's", "its own", "over Christmas", "of no category that is named"],
)
def test_the_loan_period_of_the_item_comes_before_those_of_category_and_initiative(
    item: ItemFacts, category: int | None, expected: date
) -> None:
    decision = decide(with_category(replace(IN_ORDER, item=item), days=category))
    assert decision == Agreement(expected, subscription=1)


def test_without_terms_an_item_is_lent_for_three_weeks_to_anybody() -> None:
    assert decide(LendingFacts(NOON, Terms("huis", "Huis", "#000000"))) == Agreement(date(2026, 12, 14))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at("2026-10-24", "23:30"), date(2026, 10, 31)),
        (at("2026-10-25", "02:30"), date(2026, 11, 1)),
        (at("2026-10-25", "02:30", fold=1), date(2026, 11, 1)),
        (at("2026-10-25", "23:59"), date(2026, 11, 1)),
        (at("2027-03-27", "23:30"), date(2027, 4, 3)),
        (at("2027-03-28", "03:00"), date(2027, 4, 4)),
    ],
)
def test_when_the_clock_changes_a_loan_of_a_week_is_still_due_on_the_same_weekday(
    moment: datetime, expected: date
) -> None:
    facts = replace(with_terms(IN_ORDER, plans=()), at=moment, at_home=())
    assert decide(facts) == Agreement(expected)


# --- renewing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2026, 11, 26), date(2026, 12, 3)),
        (MONDAY, date(2026, 11, 30)),
        (YESTERDAY, date(2026, 11, 30)),
        (date(2026, 11, 9), date(2026, 11, 30)),
        (date(2026, 12, 17), date(2027, 1, 4)),
    ],
    ids=["before its day", "on its day", "a day late", "late", "into the Christmas holidays"],
)
def test_a_renewal_counts_from_the_old_due_day_or_from_today_when_late(due_on: date, expected: date) -> None:
    assert decide_renewal(RenewalFacts(IN_ORDER, due_on)) == Agreement(expected, subscription=1)


def test_an_item_that_is_not_on_loan_to_this_member_is_not_renewed_for_this_reason_alone() -> None:
    facts = with_person(IN_ORDER, blocked=True)
    assert decide_renewal(RenewalFacts(facts, None)) == (Reason(Why.NOT_YOURS),)


@pytest.mark.parametrize(
    ("most", "renewals", "refused"), [(1, 0, False), (1, 1, True), (1, 2, True), (0, 0, True), (None, 99, False)]
)
def test_an_item_is_renewed_no_more_often_than_its_terms_allow(most: int | None, renewals: int, refused: bool) -> None:
    decision = decide_renewal(RenewalFacts(with_loans(IN_ORDER, renewals=most), MONDAY, renewals))
    assert decision == (
        (Reason(Why.NO_MORE_RENEWALS, number=most),) if refused else Agreement(date(2026, 11, 30), subscription=1)
    )


OF_A_RENEWAL = {
    Why.CARD_LOST,
    Why.BLOCKED,
    Why.NO_SUBSCRIPTION,
    Why.OVERDUE,
    Why.OWES,
    Why.UNSAFE,
}
"""The reasons against a renewal: not those of limits or of the item's condition, for the item is at home already."""


@pytest.mark.parametrize(("reason", "put"), OBSTACLES, ids=[reason.why.name for reason, _ in OBSTACLES])
def test_only_some_obstacles_to_a_loan_are_against_a_renewal(reason: Reason, put: Obstacle) -> None:
    decision = decide_renewal(RenewalFacts(put(IN_ORDER), MONDAY))
    expected = (reason,) if reason.why in OF_A_RENEWAL else Agreement(date(2026, 11, 30), subscription=1)
    assert decision == expected


def test_every_reason_against_a_renewal_is_said_at_once() -> None:
    facts = with_item(with_person(IN_ORDER, blocked=True), safe_until=YESTERDAY)
    assert decide_renewal(RenewalFacts(facts, MONDAY, renewals=1)) == (
        Reason(Why.NO_MORE_RENEWALS, number=1),
        Reason(Why.BLOCKED),
        Reason(Why.UNSAFE, day=YESTERDAY),
    )


@pytest.mark.parametrize(
    ("safe_until", "expected"),
    [
        (date(2026, 12, 2), Agreement(date(2026, 12, 2), subscription=1)),
        (date(2026, 11, 26), (Reason(Why.UNSAFE, day=date(2026, 11, 26)),)),
        (date(2026, 11, 24), (Reason(Why.UNSAFE, day=date(2026, 11, 24)),)),
    ],
    ids=["some days longer", "not a day longer", "even shorter"],
)
def test_a_renewal_that_the_safety_date_makes_no_longer_is_refused(
    safe_until: date, expected: Agreement | tuple[Reason, ...]
) -> None:
    facts = with_item(IN_ORDER, safe_until=safe_until)
    assert decide_renewal(RenewalFacts(facts, date(2026, 11, 26))) == expected


# --- whatever the facts ------------------------------------------------------------------------------------------

CENTS = st.integers(0, 60_000).map(Cents)
FEW = st.none() | st.integers(0, 3)
PERIODS = st.integers(1, 200)
INITIATIVES = st.sampled_from(["instrumentheek", "spelotheek"])
CATEGORIES = st.sampled_from(["drill", "saw", "ladder"])
PLANS = st.sampled_from([ALL, STRIPS, SMALL])

FACTS = st.builds(
    LendingFacts,
    at=MOMENTS,
    terms=st.builds(
        Terms,
        key=st.just("instrumentheek"),
        name=st.just("Instrumentheek"),
        colour=st.just("#C4661F"),
        self_service=st.sampled_from(SelfService),
        loans=st.builds(
            LoanTerms,
            days=PERIODS,
            renewals=FEW,
            most=FEW,
            most_a_day=FEW,
            may_owe=st.none() | CENTS,
            overdue_days=FEW,
            deposit_over=st.none() | CENTS,
            deposit=CENTS,
        ),
        plans=st.lists(PLANS, max_size=2).map(tuple),
        categories=st.lists(
            st.builds(
                Category,
                key=CATEGORIES,
                name=st.just("Zagen"),
                most=FEW,
                most_a_day=FEW,
                days=st.none() | PERIODS,
            ),
            max_size=2,
        ).map(tuple),
    ),
    calendar=CALENDARS,
    item=st.builds(
        ItemFacts,
        category=CATEGORIES,
        value=CENTS,
        days=st.none() | PERIODS,
        condition=st.sampled_from([Condition.GOOD, Condition.GOOD, *Condition]),
        out=st.sampled_from([False, False, True]),
        kept=st.sampled_from([False, False, True]),
        volunteers_only=st.sampled_from([False, False, True]),
        safe_until=st.none() | DAYS,
    ),
    borrower=st.builds(
        BorrowerFacts, adult=st.booleans(), inducted=st.booleans(), card_lost=st.sampled_from([False, False, True])
    ),
    subscriptions=st.lists(
        st.builds(Subscription, st.integers(1, 9), PLANS, DAYS, DAYS, FEW), max_size=4, unique_by=lambda one: one.number
    ).map(tuple),
    at_home=st.lists(st.builds(AtHome, INITIATIVES, CATEGORIES, CENTS, DAYS, DAYS, FEW), max_size=4).map(tuple),
    owed=st.lists(
        st.builds(Owed, INITIATIVES, st.just("Elders"), CENTS, st.none() | CENTS),
        max_size=2,
        unique_by=lambda owed: owed.initiative,
    ).map(tuple),
    deposit=CENTS,
    house=st.builds(House, problems_everywhere=st.booleans()),
)
HOPEFUL = FACTS.map(
    lambda facts: replace(
        with_terms(facts, plans=(), self_service=SelfService.BORROW),
        item=ItemFacts(facts.item.category, days=facts.item.days, safe_until=facts.item.safe_until),
        borrower=BorrowerFacts(),
        at_home=(),
        owed=(),
    )
)
"""Random facts, most of which lead to an agreement."""


@given(FACTS)
def test_there_is_always_an_agreement_or_a_reason_and_no_reason_is_said_twice(facts: LendingFacts) -> None:
    match decide(facts):
        case Agreement(_, subscription):
            assert (subscription is None) is (not facts.terms.plans)
        case reasons:
            assert reasons
            assert len(set(reasons)) == len(reasons)
            assert {reason.why for reason in reasons} <= {why for why in Why if why.value[0] != "U"} | {Why.ALREADY_OUT}


def without_elsewhere(facts: LendingFacts) -> LendingFacts:
    return replace(
        facts,
        at_home=tuple(loan for loan in facts.at_home if loan.initiative == facts.terms.key),
        owed=tuple(owed for owed in facts.owed if owed.initiative == facts.terms.key),
    )


@given(FACTS)
def test_overdue_items_and_debts_elsewhere_count_only_where_the_house_says_so(facts: LendingFacts) -> None:
    facts = replace(facts, house=House(problems_everywhere=False))
    assert decide(facts) == decide(without_elsewhere(facts))


@given(FACTS)
def test_a_house_that_counts_problems_everywhere_counts_no_other_facts_of_elsewhere(facts: LendingFacts) -> None:
    facts = replace(facts, house=House(problems_everywhere=True))

    def of_here(decision: Agreement | tuple[Reason, ...]) -> list[Reason]:
        reasons = () if isinstance(decision, Agreement) else decision
        return [reason for reason in reasons if reason.why not in {Why.OVERDUE, Why.OWES}]

    assert of_here(decide(facts)) == of_here(decide(without_elsewhere(facts)))


UNLIMITED = LoanTerms()
ONE_LIMIT = (
    *((replace(UNLIMITED, **{name: Cents(0)}), ()) for name in ("most", "most_a_day", "deposit_over")),
    *((UNLIMITED, (Category("drill", "Boren", **{name: 0}),)) for name in ("most", "most_a_day")),
)


@pytest.mark.parametrize(("loans", "categories"), ONE_LIMIT)
def test_the_number_of_loans_matters_as_soon_as_one_limit_is_set(
    loans: LoanTerms, categories: tuple[Category, ...]
) -> None:
    unlimited = replace(TOOL_TERMS, loans=UNLIMITED, categories=(Category("saw", "Zagen", most=1),))
    assert not number_matters(unlimited, "drill")
    assert number_matters(replace(unlimited, loans=loans, categories=categories), "drill")


@given(FACTS)
def test_without_limits_only_overdue_loans_matter_for_a_decision(facts: LendingFacts) -> None:
    late = tuple(loan for loan in facts.at_home if loan.due_on < facts.today)
    assume(not number_matters(facts.terms, facts.item.category))
    assert decide(facts) == decide(replace(facts, at_home=late))


def must_be_a_good_day(facts: LendingFacts, due_on: date) -> None:
    """Asserts that this due day is not past and not after the safety date, and that the item can be handed in on it, if
    there is such a day.
    """
    calendar, safe_until = facts.calendar, facts.item.safe_until
    assert due_on >= facts.today
    assert safe_until is None or due_on <= safe_until
    if calendar.takes_back_on(due_on):
        return
    if safe_until is not None and due_on == facts.today:
        instead = range(1, (safe_until - due_on).days + 1)
    else:
        instead = range(LOOKED_AHEAD)
    assert not any(calendar.takes_back_on(due_on + timedelta(days=ahead)) for ahead in instead)


@given(FACTS | HOPEFUL)
def test_a_due_day_is_not_past_nor_after_the_safety_date_and_a_day_to_hand_in(facts: LendingFacts) -> None:
    match decide(facts):
        case Agreement(due_on):
            must_be_a_good_day(facts, due_on)


@given(HOPEFUL, DAYS, st.integers(0, 3))
def test_a_renewal_ends_after_the_loan_on_a_day_to_hand_in(facts: LendingFacts, due_on: date, renewals: int) -> None:
    match decide_renewal(RenewalFacts(facts, due_on, renewals)):
        case Agreement(later):
            must_be_a_good_day(facts, later)
            assert later > due_on
        case reasons:
            assert {reason.why for reason in reasons} <= {Why.NO_MORE_RENEWALS, Why.UNSAFE}


@given(HOPEFUL, PERIODS, PERIODS)
def test_a_longer_period_never_ends_earlier(facts: LendingFacts, days: int, more: int) -> None:
    assume(facts.calendar.takes_back_on(facts.calendar.due_day(facts.today + timedelta(days=days + more))))
    short, long = (decide(with_item(facts, days=period)) for period in (days, days + more))
    assert isinstance(short, Agreement) is isinstance(long, Agreement)
    if isinstance(short, Agreement) and isinstance(long, Agreement):
        assert short.due_on <= long.due_on
