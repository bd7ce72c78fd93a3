"""What a volunteer lends: by the rules of every visit, but for those about nobody being there; or with a reason."""

from datetime import date

import pytest

from kiosk.lending.model import Reason, Why
from kiosk.lending.policy import Agreement, decide_at_desk, overrule
from tests.lending.test_policy import IN_ORDER, OBSTACLES, YESTERDAY, Obstacle, with_item

SOMEBODY_IS_THERE = (Why.CLOSED, Why.VOLUNTEERS_ONLY, Why.NOT_SCANNED)
AGREED = Agreement(date(2026, 11, 30), subscription=1)


@pytest.mark.parametrize(("reason", "obstacle"), OBSTACLES, ids=[reason.why.name for reason, _ in OBSTACLES])
def test_what_stands_against_it_does_so_at_the_desk(reason: Reason, obstacle: Obstacle) -> None:
    expected = AGREED if reason.why in SOMEBODY_IS_THERE else (reason,)
    assert decide_at_desk(obstacle(IN_ORDER)) == expected


@pytest.mark.parametrize(("reason", "obstacle"), OBSTACLES, ids=[reason.why.name for reason, _ in OBSTACLES])
def test_only_that_it_is_out_cannot_be_overruled(reason: Reason, obstacle: Obstacle) -> None:
    overruled = overrule(obstacle(IN_ORDER))
    if reason.why is Why.ALREADY_OUT:
        assert overruled == (reason,)
    else:
        assert isinstance(overruled, Agreement)
        assert overruled.due_on == AGREED.due_on


def test_without_a_subscription_it_is_lent_under_none() -> None:
    (obstacle,) = (obstacle for reason, obstacle in OBSTACLES if reason.why is Why.NO_SUBSCRIPTION)
    assert overrule(obstacle(IN_ORDER)) == Agreement(AGREED.due_on, None)


def test_what_is_safe_for_a_while_comes_back_before_that_also_when_it_is_overruled() -> None:
    safe = with_item(IN_ORDER, safe_until=date(2026, 11, 27))
    assert overrule(safe) == decide_at_desk(safe)
    assert overrule(with_item(IN_ORDER, safe_until=YESTERDAY)) == AGREED
