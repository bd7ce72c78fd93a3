"""The sums of the time that the tests take, for each budget."""

from pathlib import Path

import pytest

from tests.support.budgets import BUDGETS, EXCHANGE, RELIABILITY, budget_of, sums


@pytest.mark.parametrize(
    ("test", "budget"),
    [
        ("tests/faults/test_power_cut.py::test_one", "reliability"),
        ("tests/db/test_machine.py::TestAnySequence::runTest", "reliability"),
        ("tests/db/test_ledger.py::test_one[sqlite]", "unit and journeys"),
        ("tests/screens/test_keys.py::test_one", "screens"),
        ("tests/test_config.py::test_one", "unit and journeys"),
    ],
)
def test_each_test_has_one_budget(test: str, budget: str) -> None:
    assert budget_of(test).name == budget


def test_the_sum_of_each_budget_stands_beside_its_limit() -> None:
    took = [("tests/screens/a.py::one", 200.0), ("tests/screens/a.py::one", 60.0), ("tests/lending/b.py::two", 3.0)]

    assert sums(took) == [
        "screens             130.0 of 120 s   over its budget",
        "unit and journeys     1.5 of 300 s",
        "all tests           131.5 of 480 s",
    ]


def test_the_seconds_of_tests_in_three_processes_count_a_third() -> None:
    took = [("tests/screens/a.py::one", 240.0)]

    assert sums(took, processes=3)[0] == "screens              80.0 of 120 s"
    assert sums(took, processes=1) == sums(took, processes=2)


def test_every_test_named_in_the_reliability_budget_exists() -> None:
    here = Path(__file__).parents[1]

    assert [name for name in RELIABILITY if not (here / name.split("::")[0]).exists()] == []
    assert {EXCHANGE, RELIABILITY} < {budget.begins for budget in BUDGETS}
