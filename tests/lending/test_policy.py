"""The lending rules as tables: facts in, terms or reasons out."""

from datetime import date

import pytest

from kiosk.lending.model import Reason
from kiosk.lending.policy import DEFAULT_DAYS, LendingFacts, RenewalFacts, Terms, decide, decide_renewal

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (LendingFacts(MONDAY), Terms(date(2026, 12, 14))),
        (LendingFacts(MONDAY, days=7), Terms(date(2026, 11, 30))),
        (LendingFacts(MONDAY, days=1), Terms(date(2026, 11, 24))),
        (LendingFacts(date(2028, 2, 28), days=1), Terms(date(2028, 2, 29))),
        (LendingFacts(date(2026, 12, 31), days=365), Terms(date(2027, 12, 31))),
        (LendingFacts(MONDAY, out=True), (Reason.ALREADY_OUT,)),
        (LendingFacts(MONDAY, days=7, out=True), (Reason.ALREADY_OUT,)),
    ],
)
def test_a_thing_is_lent_for_its_own_period_unless_it_is_out(
    facts: LendingFacts, expected: Terms | tuple[Reason, ...]
) -> None:
    assert decide(facts) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (RenewalFacts(MONDAY, due_on=date(2026, 11, 26), days=7), Terms(date(2026, 12, 3))),
        (RenewalFacts(MONDAY, due_on=MONDAY, days=7), Terms(date(2026, 11, 30))),
        (RenewalFacts(MONDAY, due_on=date(2026, 11, 2), days=7), Terms(date(2026, 11, 30))),
        (RenewalFacts(MONDAY, due_on=date(2026, 11, 26)), Terms(date(2026, 12, 17))),
        (RenewalFacts(MONDAY, due_on=None, days=7), (Reason.NOT_YOURS,)),
    ],
)
def test_a_renewal_counts_from_the_old_due_day_or_from_today_when_late(
    facts: RenewalFacts, expected: Terms | tuple[Reason, ...]
) -> None:
    assert decide_renewal(facts) == expected


def test_a_thing_without_a_period_is_lent_for_three_weeks() -> None:
    assert DEFAULT_DAYS == 21
