"""The time that the tests may take, in budgets: at the end of a run the sum of each is printed beside its limit.

A sum is the share of its tests in a run on two cores: the seconds of the tests, divided by the number of processes that
ran at once, at least two. A sum over its limit is marked and fails nothing, because on a busy machine every test takes
longer.
"""

from collections.abc import Iterable
from dataclasses import dataclass

CORES = 2
RELIABILITY = (
    "tests/faults/",
    "tests/simulation/",
    "tests/db/test_machine.py",
    "tests/db/test_processes.py",
    "tests/journeys/test_program.py::test_killed",
)
"""How the ids of tests begin that kill, cut the power, or run any sequence of events."""
EXCHANGE = ("tests/exchange/", "tests/db/test_importing.py")
"""How the ids of tests of import and export begin."""


@dataclass(frozen=True, slots=True)
class Budget:
    """A part of the tests, by how their ids begin, and the seconds that they may take on two cores."""

    name: str
    begins: tuple[str, ...]
    limit: int


BUDGETS = (
    Budget("reliability", RELIABILITY, 120),
    Budget("screens", ("tests/screens/",), 120),
    Budget("import and export", EXCHANGE, 60),
    Budget("unit and journeys", ("tests/",), 300),
)
"""The budgets; the first one that fits a test counts."""
WHOLE = 480
"""Seconds on two cores for all tests together."""


def budget_of(test: str) -> Budget:
    """The budget of the test with this id."""
    return next(budget for budget in BUDGETS if test.startswith(budget.begins))


def sums(took: Iterable[tuple[str, float]], processes: int = 1) -> list[str]:
    """A line for each budget of which a test ran in so many processes at once.

    `took` holds the id of a test and the seconds of one phase of it.
    """
    spent: dict[Budget, float] = {}
    for test, seconds in took:
        budget = budget_of(test)
        spent[budget] = spent.get(budget, 0.0) + seconds / max(CORES, processes)
    lines = [_line(budget.name, spent[budget], budget.limit) for budget in BUDGETS if budget in spent]
    return [*lines, _line("all tests", sum(spent.values()), WHOLE)]


def _line(name: str, seconds: float, limit: int) -> str:
    return f"{name:<18} {seconds:6.1f} of {limit:3} s" + ("   over its budget" if seconds > limit else "")
