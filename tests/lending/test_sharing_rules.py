"""The rules of swaps and of reservations, as tables and properties beside those of lending."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lending.conditions import Condition
from kiosk.lending.model import Reason, Why
from kiosk.lending.policy import (
    Agreement,
    ItemFacts,
    LendingFacts,
    RenewalFacts,
    ReservationFacts,
    SwapFacts,
    decide,
    decide_renewal,
    decide_reservation,
    decide_swap,
    may_wait,
)
from kiosk.lending.terms import Giving, ReservationTerms, SelfService, SwapTerms, Works
from tests.lending.test_policy import (
    FACTS,
    IN_ORDER,
    MONDAY,
    OBSTACLES,
    SMALL,
    STRIPS,
    TOMORROW,
    YESTERDAY,
    Obstacle,
    subscribed,
    with_item,
    with_person,
    with_terms,
)

EVERY_OBSTACLE = pytest.mark.parametrize(("reason", "put"), OBSTACLES, ids=[reason.why.name for reason, _ in OBSTACLES])


def with_swap(facts: LendingFacts, giving: Giving = Giving.AT_ONCE, floor: int = 0) -> LendingFacts:
    return with_terms(facts, works=(Works.LENDING, Works.SWAPPING), swap=SwapTerms(giving, floor))


def with_queue(facts: LendingFacts, most: int | None) -> LendingFacts:
    return with_terms(facts, reservations=ReservationTerms(most=most))


# --- reservations ------------------------------------------------------------------------------------------------

OF_A_RESERVATION = {
    Why.CARD_LOST,
    Why.BLOCKED,
    Why.NO_SUBSCRIPTION,
    Why.OVERDUE,
    Why.OWES,
    Why.UNSAFE,
    Why.VOLUNTEERS_ONLY,
    Why.ADULTS_ONLY,
    Why.INDUCTION,
}
"""The reasons against a reservation: not that the item is out or the initiative closed now, nor the limits at home."""


@EVERY_OBSTACLE
def test_a_reservation_is_refused_for_reasons_that_last_until_the_item_comes(reason: Reason, put: Obstacle) -> None:
    reasons = decide_reservation(ReservationFacts(put(IN_ORDER)))
    assert reasons == ((reason,) if reason.why in OF_A_RESERVATION else ())


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition.GOOD, ()),
        (Condition.CHECK, ()),
        (Condition.REPAIR, ()),
        (Condition.MISSING, ()),
        (Condition.WITHDRAWN, (Reason(Why.WITHDRAWN),)),
        (Condition.GONE, (Reason(Why.GONE),)),
    ],
)
def test_an_item_to_check_or_in_repair_can_be_reserved_and_one_that_is_gone_cannot(
    condition: Condition, expected: tuple[Reason, ...]
) -> None:
    assert decide_reservation(ReservationFacts(with_item(IN_ORDER, condition=condition, out=True))) == expected


@pytest.mark.parametrize(
    ("most", "already", "expected"),
    [
        (None, 99, ()),
        (3, 2, ()),
        (3, 3, (Reason(Why.TOO_MANY_RESERVED, number=3),)),
        (3, 4, (Reason(Why.TOO_MANY_RESERVED, number=3),)),
        (1, 0, ()),
        (0, 0, (Reason(Why.NOT_RESERVED),)),
        (0, 5, (Reason(Why.NOT_RESERVED),)),
    ],
)
def test_a_member_has_no_more_reservations_than_the_initiative_allows(
    most: int | None, already: int, expected: tuple[Reason, ...]
) -> None:
    assert decide_reservation(ReservationFacts(with_queue(IN_ORDER, most), reserved=already)) == expected


def test_a_member_cannot_reserve_an_item_that_they_have_at_home() -> None:
    assert decide_reservation(ReservationFacts(IN_ORDER, has_it=True)) == (Reason(Why.AT_YOUR_HOME),)


def test_every_reason_against_a_reservation_is_said_at_once() -> None:
    facts = with_item(with_queue(with_person(IN_ORDER, blocked=True), 1), volunteers_only=True)
    assert decide_reservation(ReservationFacts(facts, has_it=True, reserved=1)) == (
        Reason(Why.BLOCKED),
        Reason(Why.AT_YOUR_HOME),
        Reason(Why.TOO_MANY_RESERVED, number=1),
        Reason(Why.VOLUNTEERS_ONLY),
    )


@pytest.mark.parametrize(
    ("whys", "expected"),
    [
        ((), False),
        ((Why.ALREADY_OUT,), True),
        ((Why.SET_ASIDE,), True),
        ((Why.TO_CHECK,), True),
        ((Why.IN_REPAIR,), True),
        ((Why.SET_ASIDE, Why.IN_REPAIR), True),
        ((Why.WITHDRAWN,), False),
        ((Why.GONE,), False),
        ((Why.UNSAFE,), False),
        ((Why.CLOSED,), False),
        ((Why.TOO_MANY,), False),
        ((Why.WAITED_FOR,), False),
        ((Why.SET_ASIDE, Why.OWES), False),
        ((Why.BLOCKED, Why.TO_CHECK), False),
    ],
)
def test_a_refusal_offers_a_reservation_where_only_time_is_against_the_loan(
    whys: tuple[Why, ...], expected: bool
) -> None:
    assert may_wait(tuple(map(Reason, whys))) is expected


@given(FACTS)
def test_a_member_who_may_reserve_an_item_could_borrow_it_if_it_were_free(facts: LendingFacts) -> None:
    decision = decide(facts)
    reasons = () if isinstance(decision, Agreement) else decision
    if may_wait(reasons):
        here = with_item(facts, out=False, kept=False, condition=Condition.GOOD)
        assert isinstance(decide(here), Agreement)
        assert decide_reservation(ReservationFacts(facts)) == ()


@given(FACTS, st.booleans(), st.integers(0, 4), st.none() | st.integers(0, 3))
def test_the_place_of_an_item_now_does_not_matter_for_a_reservation(
    facts: LendingFacts, has_it: bool, reserved: int, most: int | None
) -> None:
    facts = with_queue(facts, most)
    elsewhere = with_item(facts, out=not facts.item.out, kept=not facts.item.kept)
    reasons = decide_reservation(ReservationFacts(facts, has_it, reserved))
    assert decide_reservation(ReservationFacts(elsewhere, has_it, reserved)) == reasons
    assert len(set(reasons)) == len(reasons)
    if has_it:
        assert Reason(Why.AT_YOUR_HOME) in reasons


# --- renewing a loan of a reserved item --------------------------------------------------------------------------


def test_a_loan_of_a_reserved_item_is_not_renewed() -> None:
    assert decide_renewal(RenewalFacts(IN_ORDER, MONDAY, waited_for=True)) == (Reason(Why.WAITED_FOR),)
    blocked = with_terms(with_person(IN_ORDER, blocked=True), loans=replace(IN_ORDER.terms.loans, renewals=1))
    assert decide_renewal(RenewalFacts(blocked, MONDAY, 1, waited_for=True)) == (
        Reason(Why.NO_MORE_RENEWALS, number=1),
        Reason(Why.WAITED_FOR),
        Reason(Why.BLOCKED),
    )
    assert decide_renewal(RenewalFacts(IN_ORDER, None, waited_for=True)) == (Reason(Why.NOT_YOURS),)


# --- swapping ----------------------------------------------------------------------------------------------------

OF_TAKING = {
    Why.CARD_LOST,
    Why.BLOCKED,
    Why.NO_SUBSCRIPTION,
    Why.SET_ASIDE,
    Why.TO_CHECK,
    Why.UNSAFE,
    Why.VOLUNTEERS_ONLY,
    Why.ADULTS_ONLY,
    Why.INDUCTION,
    Why.NOT_SCANNED,
    Why.CLOSED,
}
"""The reasons against taking an item for good: none about loans, debts or a deposit."""


@EVERY_OBSTACLE
def test_taking_an_item_is_refused_for_the_reasons_of_taking_alone(reason: Reason, put: Obstacle) -> None:
    reasons = decide_swap(SwapFacts(put(with_swap(IN_ORDER)), 10, 9, takes=True))
    assert reasons == ((reason,) if reason.why in OF_TAKING else ())


@EVERY_OBSTACLE
def test_giving_and_taking_less_are_never_refused(reason: Reason, put: Obstacle) -> None:
    facts = put(with_swap(IN_ORDER))
    assert decide_swap(SwapFacts(facts, 10, 12, gives=True)) == ()
    assert decide_swap(SwapFacts(facts, 10, 11)) == ()


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition.GOOD, ()),
        (Condition.MISSING, ()),
        (Condition.CHECK, (Reason(Why.TO_CHECK),)),
        (Condition.REPAIR, (Reason(Why.IN_REPAIR),)),
        (Condition.WITHDRAWN, (Reason(Why.WITHDRAWN),)),
        (Condition.GONE, (Reason(Why.GONE),)),
    ],
)
def test_an_item_that_is_not_good_is_neither_taken_nor_lent(condition: Condition, expected: tuple[Reason, ...]) -> None:
    facts = with_item(with_swap(IN_ORDER), condition=condition)
    assert decide_swap(SwapFacts(facts, 10, 9, takes=True)) == expected
    assert decide(facts) == (expected or decide(IN_ORDER))


def test_an_item_on_loan_that_is_scanned_can_be_taken() -> None:
    facts = with_item(with_swap(IN_ORDER), out=True)
    assert decide_swap(SwapFacts(facts, 10, 9, takes=True)) == ()


@pytest.mark.parametrize(
    ("subscriptions", "expected"),
    [
        ((subscribed(SMALL),), ()),
        ((subscribed(STRIPS, left=0),), ()),
        ((), (Reason(Why.NO_SUBSCRIPTION),)),
        ((subscribed(last=YESTERDAY),), (Reason(Why.SUBSCRIPTION_ENDED, day=YESTERDAY),)),
        ((subscribed(SMALL, first=TOMORROW),), (Reason(Why.SUBSCRIPTION_NOT_BEGUN, day=TOMORROW),)),
    ],
    ids=["of another category", "with no strip left", "none", "ended", "not begun"],
)
def test_any_valid_subscription_is_enough_to_swap(
    subscriptions: tuple[object, ...], expected: tuple[Reason, ...]
) -> None:
    facts = replace(with_swap(IN_ORDER), subscriptions=subscriptions)
    assert decide_swap(SwapFacts(facts, 10, 9, takes=True)) == expected


def test_where_swapping_has_ended_nothing_is_taken_and_counts_can_be_lowered() -> None:
    assert decide_swap(SwapFacts(IN_ORDER, 10, 9, takes=True)) == (Reason(Why.WITHDRAWN),)
    assert decide_swap(SwapFacts(IN_ORDER, 9, 10)) == ()


def test_where_no_plans_are_sold_no_subscription_is_needed_to_swap() -> None:
    facts = with_terms(replace(with_swap(IN_ORDER), subscriptions=()), plans=())
    assert decide_swap(SwapFacts(facts, 10, 9, takes=True)) == ()


@pytest.mark.parametrize(
    ("floor", "before", "after", "expected"),
    [
        (0, 1, 0, ()),
        (0, 1, -1, (Reason(Why.TOO_FEW_POINTS, number=1),)),
        (0, 0, -1, (Reason(Why.TOO_FEW_POINTS, number=0),)),
        (-5, 0, -5, ()),
        (-5, 0, -6, (Reason(Why.TOO_FEW_POINTS, number=0),)),
        (0, -8, -7, ()),
        (0, -8, -8, ()),
        (0, -8, -9, (Reason(Why.TOO_FEW_POINTS, number=-8),)),
        (0, 7, 9, ()),
    ],
)
@pytest.mark.parametrize("takes", [True, False], ids=["taking", "giving less"])
def test_a_swap_that_lowers_the_points_leaves_them_at_the_floor_or_above(
    takes: bool, floor: int, before: int, after: int, expected: tuple[Reason, ...]
) -> None:
    assert decide_swap(SwapFacts(with_swap(IN_ORDER, floor=floor), before, after, takes=takes)) == expected


@pytest.mark.parametrize("giving", Giving)
@pytest.mark.parametrize("gives", [True, False])
def test_members_cannot_count_gifts_where_volunteers_do(giving: Giving, gives: bool) -> None:
    reasons = decide_swap(SwapFacts(with_swap(IN_ORDER, giving), 10, 11, gives=gives))
    assert reasons == ((Reason(Why.GIVEN_AT_DESK),) if gives and giving is Giving.DESK else ())


def test_every_reason_against_a_swap_is_said_at_once() -> None:
    facts = with_terms(with_person(with_swap(IN_ORDER, Giving.DESK), blocked=True), self_service=SelfService.NONE)
    assert decide_swap(SwapFacts(facts, 0, -1, takes=True, gives=True)) == (
        Reason(Why.BLOCKED),
        Reason(Why.CLOSED),
        Reason(Why.GIVEN_AT_DESK),
        Reason(Why.TOO_FEW_POINTS, number=0),
    )


SWAPS = st.builds(
    SwapFacts,
    st.builds(with_swap, FACTS, st.sampled_from(Giving), st.integers(-5, 0)),
    st.integers(-10, 20),
    st.integers(-10, 20),
    st.booleans(),
    st.booleans(),
)


@given(SWAPS)
def test_no_agreed_swap_lowers_the_points_below_the_floor(facts: SwapFacts) -> None:
    reasons = decide_swap(facts)
    assert len(set(reasons)) == len(reasons)
    if not reasons:
        assert facts.after >= min(facts.before, facts.lending.terms.swap.floor)
    if not facts.takes and not facts.gives:
        assert {reason.why for reason in reasons} <= {Why.TOO_FEW_POINTS}


@given(SWAPS, st.integers(1, 5))
def test_more_points_never_make_a_swap_refused(facts: SwapFacts, more: int) -> None:
    richer = replace(facts, before=facts.before + more, after=facts.after + more)
    assert {reason.why for reason in decide_swap(richer)} <= {reason.why for reason in decide_swap(facts)}


@given(SWAPS)
def test_a_swap_does_not_depend_on_loans(facts: SwapFacts) -> None:
    without = replace(facts.lending, at_home=(), owed=(), deposit=facts.lending.deposit)
    of_another = with_item(without, category="something else", out=False)
    assert decide_swap(replace(facts, lending=of_another)) == decide_swap(facts)


@given(FACTS)
def test_an_unknown_item_is_taken_under_the_rules_about_the_member(facts: LendingFacts) -> None:
    bare = replace(with_swap(facts), item=ItemFacts())
    reasons = {reason.why for reason in decide_swap(SwapFacts(bare, 5, 4, takes=True))}
    assert reasons <= {
        Why.CARD_LOST,
        Why.BLOCKED,
        Why.NO_SUBSCRIPTION,
        Why.SUBSCRIPTION_ENDED,
        Why.SUBSCRIPTION_NOT_BEGUN,
        Why.CLOSED,
    }
