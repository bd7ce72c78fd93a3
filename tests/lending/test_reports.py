"""The numbers of a report: added up to months and years, and by tariff only where no member can be guessed."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.lending.reports.adding import add_up
from kiosk.lending.reports.disclosure import FEW, disclosed
from kiosk.lending.reports.model import HOUSE, Measure, ReportCell, Split

YEAR = "2026"
Cells = Mapping[ReportCell, tuple[int, int]]


def table(cells: Cells) -> dict[ReportCell, Split]:
    """The table of these cells, each (standard, social), with the sums."""
    found: dict[ReportCell, Split] = {}
    for (row, column), (standard, social) in cells.items():
        for cell in product((row, HOUSE), (column, YEAR)):
            found[cell] = found.get(cell, Split()) + Split(standard, social)
    return found


def hidden(cells: Cells) -> set[ReportCell]:
    return {cell for cell, split in disclosed(table(cells), YEAR).items() if split is None}


def test_small_numbers_of_either_tariff_are_hidden_and_zero_is_not() -> None:
    many = dict.fromkeys(product("ABC", ("01", "02", "03")), (20, 20))
    assert hidden(many) == set()
    assert hidden({**many, ("A", "01"): (20, FEW)}) == set()
    assert ("A", "01") in hidden({**many, ("A", "01"): (20, FEW - 1)})
    assert ("A", "01") in hidden({**many, ("A", "01"): (FEW - 1, 20)})
    assert ("A", "01") in hidden({**many, ("A", "01"): (20, 0)})
    assert hidden({**many, ("A", "01"): (0, 0)}) == set()


def test_more_cells_are_hidden_so_that_no_hidden_number_follows_by_subtraction() -> None:
    many = dict.fromkeys(product("ABC", ("01", "02", "03")), (20, 20))
    once = hidden({**many, ("A", "01"): (20, 4), ("A", "02"): (20, 9), ("B", "01"): (20, 8), ("B", "02"): (20, 7)})
    assert once == set(product("AB", ("01", "02"))), "the smallest in its row and its column, and where those cross"


def test_two_hidden_numbers_with_a_small_sum_hide_a_third() -> None:
    many = dict.fromkeys(product("ABC", ("01", "02", "03")), (20, 20))
    once = hidden({**many, ("A", "01"): (20, 2), ("A", "02"): (20, 2), ("B", "01"): (20, 2), ("B", "02"): (20, 2)})
    assert sum(row == "A" for row, _ in once) >= 3


def is_certain(cell: ReportCell, unknown: set[ReportCell], cells: set[ReportCell]) -> bool:
    """Whether the sums determine this cell: the equations are solved in fractions."""
    names = [cell, *sorted(unknown - {cell})]
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    lines = [
        *([Fraction((name[0] == row) * (-1 if name[1] == YEAR else 1)) for name in names] for row in rows),
        *([Fraction((name[1] == column) * (-1 if name[0] == HOUSE else 1)) for name in names] for column in columns),
    ]
    for at in range(
        len(names) - 1, 0, -1
    ):  # eliminate all other cells: an equation with this cell alone makes it certain
        pivot = next((line for line in lines if line[at]), None)
        if pivot:
            lines = [[a - b * line[at] / pivot[at] for a, b in zip(line, pivot, strict=True)] for line in lines]
    return any(line[0] for line in lines)


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ABCD"), st.sampled_from(("01", "02", "03"))),
        st.tuples(st.integers(0, 12), st.integers(0, 12)),
    )
)
@settings(max_examples=60, deadline=None)
def test_no_hidden_number_is_certain_and_no_told_number_is_small(cells: Cells) -> None:
    whole = table(cells)
    shown = disclosed(whole, YEAR)
    gone = {cell for cell, split in shown.items() if split is None}
    for split in shown.values():
        if split is not None:
            assert split.is_empty or min(split.standard, split.social) >= FEW
    filled = {cell for cell, split in whole.items() if not split.is_empty}
    if min(len({cell[side] for cell in filled}) for side in (0, 1)) > 1:
        assert not any(is_certain(cell, gone, set(whole)) for cell in gone)


def test_months_make_a_year_and_initiatives_the_house() -> None:
    happened = {
        ("A", date(2026, 1, 31), Measure.LOANS): 2,
        ("B", date(2026, 2, 1), Measure.LOANS): 3,
        (HOUSE, date(2026, 2, 1), Measure.VISITS): 4,
        ("A", date(2025, 12, 31), Measure.LOANS): 5,
    }
    numbers = add_up(happened, {("A", "2026"): 1}, "AB", (2025, 2026), date(2026, 2, 10))
    assert numbers["A", "2026"][Measure.LOANS] == numbers["A", "2026-01"][Measure.LOANS] == 2
    assert (numbers[HOUSE, "2026"][Measure.LOANS], numbers[HOUSE, "2025-12"][Measure.LOANS]) == (5, 5)
    assert numbers["A", "2026"][Measure.MEMBERS] == 1
    assert numbers["A", "2026-02"][Measure.LOANS] == 0, "it has begun, and nothing happened"
    assert ("A", "2026-03") not in numbers
    assert Measure.VISITS not in numbers[HOUSE, "2026-01"], "visits were not counted yet"
    assert numbers[HOUSE, "2026-02"][Measure.VISITS] == 4
