"""Lending at the desk: the rules of every visit but those about nobody being there; a volunteer may override with a
reason.
"""

from datetime import date

import pytest

from kiosk.lending.model import Reason, Why
from kiosk.lending.policy import Agreement, decide_at_desk, overrule
from tests.lending.test_policy import IN_ORDER, OBSTACLES, YESTERDAY, Obstacle, with_item

SOMEBODY_IS_THERE = (Why.CLOSED, Why.VOLUNTEERS_ONLY, Why.NOT_SCANNED)
AGREED = Agreement(date(2026, 11, 30), subscription=1)


@pytest.mark.parametrize(("reason", "obstacle"), OBSTACLES, ids=[reason.why.name for reason, _ in OBSTACLES])
def test_a_reason_against_a_loan_counts_at_the_desk_unless_it_is_that_nobody_is_there(
    reason: Reason, obstacle: Obstacle
) -> None:
    expected = AGREED if reason.why in SOMEBODY_IS_THERE else (reason,)
    assert decide_at_desk(obstacle(IN_ORDER)) == expected


@pytest.mark.parametrize(("reason", "obstacle"), OBSTACLES, ids=[reason.why.name for reason, _ in OBSTACLES])
def test_every_reason_but_that_the_item_is_on_loan_can_be_overridden(reason: Reason, obstacle: Obstacle) -> None:
    overruled = overrule(obstacle(IN_ORDER))
    if reason.why is Why.ALREADY_OUT:
        assert overruled == (reason,)
    else:
        assert isinstance(overruled, Agreement)
        assert overruled.due_on == AGREED.due_on


def test_a_loan_that_overrides_a_missing_subscription_is_under_none() -> None:
    (obstacle,) = (obstacle for reason, obstacle in OBSTACLES if reason.why is Why.NO_SUBSCRIPTION)
    assert overrule(obstacle(IN_ORDER)) == Agreement(AGREED.due_on, None)


def test_an_overridden_loan_is_still_due_before_the_safety_date() -> None:
    safe = with_item(IN_ORDER, safe_until=date(2026, 11, 27))
    assert overrule(safe) == decide_at_desk(safe)
    assert overrule(with_item(IN_ORDER, safe_until=YESTERDAY)) == AGREED
