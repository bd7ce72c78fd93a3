"""What can be looked for, kept in memory and kept up to date: the names of members, and of things.

Rows are numbered in the order in which they are made, so what came since is what has a higher number; it is searched
beside the rest, until there is much of it. Where the count does not come out (a row is gone, or one with a lower number
was written late by another kiosk), all of it is read anew.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import merge
from itertools import islice

from kiosk.lending.search import Index

MOST_RECENT = 500
"""So many rows that came since are searched beside the rest; with more, it is built anew."""

Texts = tuple[str, ...]
Read = Callable[[int], Iterable[tuple[int, Texts]]]
"""From a number to the rows that have a higher one: their numbers, rising, and what they are called."""


@dataclass(slots=True)
class _Shelf:
    """Some rows, and the index of what they are called."""

    numbers: list[int]
    index: Index

    @classmethod
    def of(cls, rows: Sequence[tuple[int, Texts]]) -> "_Shelf":
        return cls([number for number, _ in rows], Index(texts for _, texts in rows))

    def ranked(self, sought: str, most: int) -> list[tuple[int, int]]:
        return [(rank, self.numbers[place]) for rank, place in self.index.ranked(sought, most)]


@dataclass(slots=True)
class Directory:
    """An index of rows that are only added. `version` is of whatever else their names depend on."""

    _old: _Shelf = field(default_factory=lambda: _Shelf.of(()))
    _new: _Shelf = field(default_factory=lambda: _Shelf.of(()))
    _known: tuple[int, int] = (0, 0)
    _version: object = None

    def find(self, sought: str, most: int) -> list[int]:
        """The numbers of what is meant, best first."""
        ranked = merge(self._old.ranked(sought, most), self._new.ranked(sought, most), key=lambda one: one[0])
        return [number for _, number in islice(ranked, most)]

    def keep_up(self, count: int, newest: int, version: object, read: Read) -> None:
        """There are so many rows now, and this is the highest number. Reads only what is new, if it can."""
        if (count, newest) == self._known and version == self._version:
            return
        if version == self._version and len(self._old.numbers) <= count <= len(self._old.numbers) + MOST_RECENT:
            self._new = _Shelf.of(list(read(self._old.numbers[-1] if self._old.numbers else 0)))
        if version != self._version or len(self._old.numbers) + len(self._new.numbers) != count:
            self._old, self._new = _Shelf.of(list(read(0))), _Shelf.of(())
        self._known, self._version = (count, newest), version
