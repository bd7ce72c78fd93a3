"""Decides which loans by tariff a report discloses: never so few that a reader could guess whose they are, also by
subtraction.

The number of all loans is always disclosed, so the split of a cell by tariff is disclosed as a whole or not at all. The
table has a row for each initiative and one for the house, a column for each month and one for the year; the house is
the sum of the initiatives, the year is the sum of the months. No hidden cell may follow from the disclosed ones:

* the hidden cells of a row or column with a disclosed sum are known together, so their sum must not be few either;
* take each row and each column as a point, and each hidden cell as a line between its row and its column: a hidden cell
  can be computed exactly when no other lines lead from its row to its column, so each must lie on a round trip.
"""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.lending.reports.model import HOUSE, ReportCell, Split

FEW = 5
"""Fewer loans than this at a tariff are not disclosed."""


def disclosed(table: Mapping[ReportCell, Split], total: str) -> dict[ReportCell, Split | None]:
    """The table with None in each cell that is hidden. Its sums are the row `HOUSE` and the column `total`."""
    hidden = {cell for cell, split in table.items() if not split.is_empty and _is_few(split)}
    while more := next(_to_hide(table, hidden, total), None):
        hidden.add(more)
    return {cell: None if cell in hidden else split for cell, split in table.items()}


def _is_few(split: Split) -> bool:
    return min(split.standard, split.social) < FEW


def _to_hide(table: Mapping[ReportCell, Split], hidden: set[ReportCell], total: str) -> Iterator[ReportCell]:
    """The candidates of which one must be hidden as well, because a hidden cell follows from the others; the best one
    first.
    """

    def of_choice(can_be: Iterable[ReportCell]) -> list[ReportCell]:
        """The cells among these that can be hidden, single cells before sums, the smallest first."""
        there = [one for one in can_be if one not in hidden and not table[one].is_empty]
        return sorted(
            there, key=lambda one: ((one[0] == HOUSE) + (one[1] == total), table[one].standard + table[one].social, one)
        )

    for side in (0, 1):
        for name in sorted({cell[side] for cell in hidden}):
            line = [cell for cell in table if cell[side] == name]
            parts = {cell for cell in line if cell[1 - side] not in (HOUSE, total)}
            within = parts & hidden
            if within and set(line) - parts - hidden and _is_few(sum((table[one] for one in within), Split())):
                yield from of_choice(line)
    for cell in sorted(hidden):
        rows, columns = _reached(cell, hidden)
        if cell[1] not in columns:
            yield from of_choice(one for one in table if (one[0] in rows) != (one[1] in columns))


def _reached(cell: ReportCell, hidden: set[ReportCell]) -> tuple[set[str], set[str]]:
    """The rows and columns that can be reached from the row of a hidden cell through the other hidden cells."""
    others = hidden - {cell}
    rows, columns, before = {cell[0]}, set[str](), -1
    while len(rows) > before:
        before = len(rows)
        columns |= {column for row, column in others if row in rows}
        rows |= {row for row, column in others if column in columns}
    return rows, columns
