"""Keeps the names of members and items in memory for the search, and up to date with their tables.

Rows are numbered in the order in which they are made, so new rows have higher numbers; they are searched separately
from the index, until there are many of them. If the count of rows is not the expected one (a row was removed, or
another kiosk wrote a row with a lower number late), all rows are read anew.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice

from kiosk.lending.search import Index

MOST_RECENT = 500
"""The most new rows that are searched separately; with more, the index is built anew."""

Texts = tuple[str, ...]
Read = Callable[[int], Iterable[tuple[int, Texts]]]
"""A function that reads the rows with a higher number than this one, in rising order, with the texts by which they are
found.
"""


@dataclass(slots=True)
class _IndexedRows:
    """Rows with the index of their texts."""

    numbers: list[int]
    index: Index

    @classmethod
    def of(cls, rows: Sequence[tuple[int, Texts]]) -> "_IndexedRows":
        return cls([number for number, _ in rows], Index(texts for _, texts in rows))

    def ranked(self, sought: str, most: int) -> list[tuple[int, int]]:
        return [(rank, self.numbers[place]) for rank, place in self.index.ranked(sought, most)]


@dataclass(slots=True)
class Directory:
    """An index of rows that are only added. When `version` changes, names have changed, and all rows are read anew."""

    _old: _IndexedRows = field(default_factory=lambda: _IndexedRows.of(()))
    _new: _IndexedRows = field(default_factory=lambda: _IndexedRows.of(()))
    _known: tuple[int, int] = (0, 0)
    _version: object = None

    def find(self, sought: str, most: int) -> list[int]:
        """The numbers of the rows that match `sought`, best first."""
        ranked = merge(self._old.ranked(sought, most), self._new.ranked(sought, most), key=lambda one: one[0])
        return [number for _, number in islice(ranked, most)]

    def keep_up(self, count: int, newest: int, version: object, read: Read) -> None:
        """Reads the new rows, or all rows if needed. `count` is the number of rows now, `newest` the highest number."""
        if (count, newest) == self._known and version == self._version:
            return
        if version == self._version and len(self._old.numbers) <= count <= len(self._old.numbers) + MOST_RECENT:
            self._new = _IndexedRows.of(list(read(self._old.numbers[-1] if self._old.numbers else 0)))
        if version != self._version or len(self._old.numbers) + len(self._new.numbers) != count:
            self._old, self._new = _IndexedRows.of(list(read(0))), _IndexedRows.of(())
        self._known, self._version = (count, newest), version
