"""The condition of an item: every condition with every event that can happen to an item."""

from collections.abc import Callable
from itertools import product

import pytest

from kiosk.lending.conditions import (
    ON_THE_SHELF,
    Condition,
    report_decides,
    stays_aside,
    when_checked_in,
    when_gift_seen,
    when_given,
    when_lending_undone,
    when_lent,
    when_looked_at,
    when_parts_reported,
    when_return_undone,
    when_returned,
    when_swap_undone,
    when_taken,
)
from kiosk.lending.terms import Giving

GOOD, CHECK, REPAIR, MISSING, WITHDRAWN, GONE = Condition
SAME: dict[Condition, Condition] = {}
"""The event changes no condition."""

Change = Callable[[Condition], Condition]
CHANGES: tuple[tuple[str, Change, dict[Condition, Condition]], ...] = (
    ("lent", when_lent, {MISSING: GOOD}),
    ("returned", lambda now: when_returned(now, to_check=False), {MISSING: GOOD}),
    ("returned, to be checked", lambda now: when_returned(now, to_check=True), {GOOD: CHECK, MISSING: CHECK}),
    ("taken", when_taken, dict.fromkeys(Condition, GONE)),
    ("given, counted at the desk", lambda now: when_given(now, Giving.DESK), dict.fromkeys(Condition, GOOD)),
    ("given at once", lambda now: when_given(now, Giving.AT_ONCE), dict.fromkeys(Condition, GOOD)),
    ("given, for approval", lambda now: when_given(now, Giving.APPROVAL), dict.fromkeys(Condition, CHECK)),
    ("gift accepted", lambda now: when_gift_seen(now, accepted=True), {CHECK: GOOD}),
    ("gift not accepted", lambda now: when_gift_seen(now, accepted=False), SAME),
    ("checked in", when_checked_in, {GONE: GOOD}),
    *(
        (f"looked at: {found.value}", lambda now, found=found: when_looked_at(now, found), {**every, GONE: GONE})
        for found in Condition
        for every in [dict.fromkeys(Condition, found)]
    ),
)


@pytest.mark.parametrize(("happens", "change", "becomes"), CHANGES)
@pytest.mark.parametrize("now", Condition)
def test_an_event_decides_the_condition_of_an_item(
    happens: str, change: Change, becomes: dict[Condition, Condition], now: Condition
) -> None:
    assert becomes.get(now, now) is change(now)


REPORTED_WHOLE = {(CHECK, GOOD): GOOD, (CHECK, MISSING): GOOD}
REPORTED_TO_CHECK = {(GOOD, GOOD): CHECK, (GOOD, MISSING): CHECK}
LENDING_UNDONE = {(GOOD, MISSING): MISSING}
RETURN_UNDONE = {(GOOD, MISSING): MISSING}
ASKED_RETURN_UNDONE = {(GOOD, MISSING): MISSING, (CHECK, GOOD): GOOD, (CHECK, MISSING): MISSING}
TAKING_UNDONE = {(GONE, before): before for before in Condition}
GIVING_UNDONE = {(now, before): before for now in (GOOD, CHECK) for before in Condition}

After = Callable[[Condition, Condition], Condition]
AFTERWARDS: tuple[tuple[str, After, dict[tuple[Condition, Condition], Condition]], ...] = (
    ("all there", lambda now, before: when_parts_reported(now, before, to_check=False), REPORTED_WHOLE),
    ("a problem", lambda now, before: when_parts_reported(now, before, to_check=True), REPORTED_TO_CHECK),
    ("lending undone", when_lending_undone, LENDING_UNDONE),
    ("return undone", lambda now, before: when_return_undone(now, before, asked=False), RETURN_UNDONE),
    ("asked return undone", lambda now, before: when_return_undone(now, before, asked=True), ASKED_RETURN_UNDONE),
    ("taking undone", lambda now, before: when_swap_undone(now, before, taken=True), TAKING_UNDONE),
    ("giving undone", lambda now, before: when_swap_undone(now, before, taken=False), GIVING_UNDONE),
)


@pytest.mark.parametrize(("happens", "after", "becomes"), AFTERWARDS)
@pytest.mark.parametrize(("now", "before"), [*product(Condition, Condition)])
def test_an_undoing_or_settling_also_depends_on_the_condition_before(
    happens: str, after: After, becomes: dict[tuple[Condition, Condition], Condition], now: Condition, before: Condition
) -> None:
    assert becomes.get((now, before), now) is after(now, before)


@pytest.mark.parametrize("now", Condition)
def test_an_item_without_a_condition_before_keeps_its_condition(now: Condition) -> None:
    """Operations carried out before conditions were stored have no condition before them."""
    assert now is when_lending_undone(now, None)
    assert now is when_return_undone(now, None, asked=True)
    assert now is when_parts_reported(now, None, to_check=True)


@pytest.mark.parametrize(("now", "before"), [*product(Condition, Condition)])
def test_a_report_of_parts_decides_unless_a_volunteer_set_the_condition(now: Condition, before: Condition) -> None:
    decides = now in (GOOD, CHECK) and before in (GOOD, MISSING)
    assert decides is report_decides(now, before)


def test_an_item_that_is_not_good_stays_set_aside_when_it_is_returned() -> None:
    assert [CHECK, REPAIR, WITHDRAWN, GONE] == [now for now in Condition if stays_aside(now)]


def test_a_stock_take_expects_items_that_are_neither_missing_nor_gone() -> None:
    assert (GOOD, CHECK, REPAIR) == ON_THE_SHELF
