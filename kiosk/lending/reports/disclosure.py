"""Which loans by tariff a report tells: none so few that one could guess whose they are, and none by subtraction.

The numbers of loans are told, so a split is told as a whole or not at all. A table has a row for each initiative and
one for the house, a column for each month and one for the year; the last of each is the sum of the others. What is
hidden must not follow from what is told:

* the hidden cells of a row or column with a told sum are known together, so together they are not few either;
* a hidden cell is certain if it is the only way from its row to its column: taken as a way between the two, each
  hidden cell must lie on a round trip. (In a table with sums, a cell is certain exactly when it does not.)
"""

from collections.abc import Iterable, Iterator, Mapping

from kiosk.lending.reports.model import HOUSE, Place, Split

FEW = 5
"""Fewer loans than this at a tariff are not told."""


def told(table: Mapping[Place, Split], total: str) -> dict[Place, Split | None]:
    """The table without what must not be told. Its sums are the row `HOUSE` and the column `total`."""
    hidden = {place for place, split in table.items() if not split.is_empty and _is_few(split)}
    while more := next(_to_hide(table, hidden, total), None):
        hidden.add(more)
    return {place: None if place in hidden else split for place, split in table.items()}


def _is_few(split: Split) -> bool:
    return min(split.standard, split.social) < FEW


def _to_hide(table: Mapping[Place, Split], hidden: set[Place], total: str) -> Iterator[Place]:
    """What has to be hidden as well, because something hidden could be told from the rest; the best first."""

    def of_choice(can_be: Iterable[Place]) -> list[Place]:
        """Those that can be hidden, a small one rather than a sum."""
        there = [one for one in can_be if one not in hidden and not table[one].is_empty]
        return sorted(
            there, key=lambda one: ((one[0] == HOUSE) + (one[1] == total), table[one].standard + table[one].social, one)
        )

    for side in (0, 1):
        for name in sorted({place[side] for place in hidden}):
            line = [place for place in table if place[side] == name]
            parts = {place for place in line if place[1 - side] not in (HOUSE, total)}
            within = parts & hidden
            if within and set(line) - parts - hidden and _is_few(sum((table[one] for one in within), Split())):
                yield from of_choice(line)
    for place in sorted(hidden):
        rows, columns = _reached(place, hidden)
        if place[1] not in columns:
            yield from of_choice(one for one in table if (one[0] in rows) != (one[1] in columns))


def _reached(place: Place, hidden: set[Place]) -> tuple[set[str], set[str]]:
    """The rows and columns that can be reached from the row of a hidden cell by way of the other hidden ones."""
    others = hidden - {place}
    rows, columns, before = {place[0]}, set[str](), -1
    while len(rows) > before:
        before = len(rows)
        columns |= {column for row, column in others if row in rows}
        rows |= {row for row, column in others if column in columns}
    return rows, columns
