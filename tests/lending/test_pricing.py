"""Prices on a day: reductions, rounding and late fees."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.lending.model import Cents
from kiosk.lending.pricing import Proof, ProofKind, Reduction, late_fee, percent_off, reduced

DAY = date(2026, 11, 23)
YESTERDAY, TOMORROW = DAY - timedelta(days=1), DAY + timedelta(days=1)

HALF_BY_LETTER = Reduction(ProofKind.LETTER, 50)
MOST_BY_UITPAS = Reduction(ProofKind.UITPAS, 80)
BOTH = (HALF_BY_LETTER, MOST_BY_UITPAS)

AMOUNTS = st.integers(0, 100_000).map(Cents)
PERCENTS = st.integers(0, 100)
DAYS = st.integers(-60, 60).map(lambda days: DAY + timedelta(days=days))
REDUCTIONS = st.lists(st.builds(Reduction, st.sampled_from(ProofKind), PERCENTS), max_size=4).map(tuple)
PROOFS = st.lists(st.builds(Proof, st.sampled_from(ProofKind), DAYS), max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("proofs", "expected"),
    [
        ((), 0),
        ((Proof(ProofKind.LETTER, TOMORROW),), 50),
        ((Proof(ProofKind.LETTER, DAY),), 50),
        ((Proof(ProofKind.LETTER, YESTERDAY),), 0),
        ((Proof(ProofKind.UITPAS, DAY),), 80),
        ((Proof(ProofKind.LETTER, DAY), Proof(ProofKind.UITPAS, DAY)), 80),
        ((Proof(ProofKind.LETTER, DAY), Proof(ProofKind.UITPAS, YESTERDAY)), 50),
        ((Proof(ProofKind.LETTER, YESTERDAY), Proof(ProofKind.LETTER, DAY)), 50),
    ],
    ids=[
        "none",
        "valid",
        "on its last day",
        "ended yesterday",
        "another kind",
        "the best of two",
        "the best that is valid",
        "one that follows an ended one",
    ],
)
def test_the_best_proof_that_is_valid_on_the_day_counts(proofs: tuple[Proof, ...], expected: int) -> None:
    assert percent_off(BOTH, proofs, DAY) == expected


def test_a_proof_that_the_initiative_does_not_take_gives_nothing() -> None:
    assert percent_off((HALF_BY_LETTER,), (Proof(ProofKind.UITPAS, TOMORROW),), DAY) == 0
    assert percent_off((), (Proof(ProofKind.UITPAS, TOMORROW),), DAY) == 0


@given(REDUCTIONS, PROOFS, DAYS, st.builds(Proof, st.sampled_from(ProofKind), DAYS))
def test_another_proof_never_raises_the_price_and_no_proof_counts_after_its_last_day(
    reductions: tuple[Reduction, ...], proofs: tuple[Proof, ...], day: date, one_more: Proof
) -> None:
    percent = percent_off(reductions, proofs, day)
    assert 0 <= percent <= 100
    assert percent <= percent_off(reductions, (*proofs, one_more), day)
    assert percent == percent_off(reductions, tuple(proof for proof in proofs if proof.until >= day), day)
    last = max((proof.until for proof in proofs), default=day)
    assert percent_off(reductions, proofs, last + timedelta(days=1)) == 0


@pytest.mark.parametrize(
    ("standard", "percent", "expected"),
    [
        (1000, 0, 1000),
        (1000, 50, 500),
        (1000, 80, 200),
        (1000, 100, 0),
        (0, 50, 0),
        (1, 50, 0),
        (3, 50, 1),
        (5, 50, 2),
        (99, 50, 49),
        (101, 50, 50),
        (1, 49, 1),
        (1, 51, 0),
        (50, 33, 33),
        (50, 35, 32),
        (50, 37, 31),
        (250, 15, 212),
        (999, 33, 669),
    ],
)
def test_a_reduced_amount_is_rounded_to_the_cent_and_half_a_cent_is_in_the_members_favour(
    standard: int, percent: int, expected: int
) -> None:
    assert reduced(Cents(standard), percent) == expected


@given(AMOUNTS, AMOUNTS, PERCENTS, PERCENTS)
def test_a_larger_reduction_or_a_lower_price_never_costs_more_and_no_price_is_negative(
    one: Cents, other: Cents, percent: int, more: int
) -> None:
    assert 0 <= reduced(one, percent) <= one
    assert reduced(one, max(percent, more)) <= reduced(one, min(percent, more))
    assert reduced(min(one, other), percent) <= reduced(max(one, other), percent)
    assert abs(100 * reduced(one, percent) - one * (100 - percent)) <= 50


@pytest.mark.parametrize(
    ("late", "grace", "weeks"),
    [
        (-30, 0, 0),
        (0, 0, 0),
        (1, 0, 1),
        (6, 0, 1),
        (7, 0, 1),
        (8, 0, 2),
        (14, 0, 2),
        (15, 0, 3),
        (1, 1, 0),
        (2, 1, 1),
        (3, 3, 0),
        (4, 3, 1),
        (7, 7, 0),
        (8, 7, 2),
        (0, -5, 0),
        (1, -5, 1),
    ],
)
def test_being_late_costs_per_started_week_from_the_due_day_once_the_grace_has_passed(
    late: int, grace: int, weeks: int
) -> None:
    assert late_fee(Cents(50), DAY, DAY + timedelta(days=late), grace) == 50 * weeks


@pytest.mark.parametrize(
    ("late", "most", "expected"),
    [(7, 100, 50), (14, 100, 100), (15, 100, 100), (400, 100, 100), (400, None, 2900), (8, 75, 75), (8, 0, 0)],
)
def test_being_late_never_costs_more_than_the_ceiling(late: int, most: int | None, expected: int) -> None:
    ceiling = None if most is None else Cents(most)
    assert late_fee(Cents(50), DAY, DAY + timedelta(days=late), most=ceiling) == expected


@pytest.mark.parametrize("due_on", [date(2026, 10, 24), date(2027, 3, 27)])
def test_a_week_in_which_the_clock_changes_is_a_week(due_on: date) -> None:
    assert late_fee(Cents(50), due_on, due_on + timedelta(days=7)) == 50
    assert late_fee(Cents(50), due_on, due_on + timedelta(days=8)) == 100


@given(AMOUNTS, st.integers(-30, 900), st.integers(0, 60), st.integers(0, 30), st.none() | AMOUNTS)
def test_a_later_return_never_costs_less_and_a_longer_grace_never_more(
    weekly: Cents, late: int, later: int, grace: int, most: Cents | None
) -> None:
    fee = late_fee(weekly, DAY, DAY + timedelta(days=late), grace, most)
    assert 0 <= fee <= (fee if most is None else most)
    assert fee <= late_fee(weekly, DAY, DAY + timedelta(days=late + later), grace, most)
    assert fee >= late_fee(weekly, DAY, DAY + timedelta(days=late), grace + later, most)
