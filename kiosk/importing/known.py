"""The data of the house as a value, in which the things that rows of a sheet name are found."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property

from kiosk.importing.recognising import plain
from kiosk.lending.terms import Category, Plan, Terms


@dataclass(frozen=True, slots=True)
class Place:
    """An initiative of the house: its number in the ledger, and the number of its present terms, None if it has
    none.
    """

    id: int
    terms: Terms
    version: int | None


@dataclass(frozen=True)
class Known:
    """The data of the house, in which the things that a row names are found.

    `codes` has the kind of owner of each code. Items have their number in the ledger and that of their initiative,
    cards have theirs and that of their member; `out` are the lent items, `lent` the item and the moment of every loan.
    `names` has the numbers of all members with a name in plain letters, `emails` the number of the member with an
    address, from the file of `--members`. The numbers in `erased` belonged to erased members, who must not come back
    with an old file.
    """

    places: tuple[Place, ...]
    codes: Mapping[str, str]
    members: Mapping[str, int]
    names: Mapping[str, tuple[str, ...]]
    items: Mapping[str, tuple[int, int]]
    cards: Mapping[str, tuple[int, int]]
    out: frozenset[int]
    lent: frozenset[tuple[int, datetime]]
    pictures: frozenset[str]
    now: datetime
    zone: tzinfo
    key: bytes = b""
    language: str = "nl"
    emails: Mapping[str, str] = field(default_factory=dict)
    erased: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        """The local day of the house."""
        return self.now.astimezone(self.zone).date()

    def place(self, key: str) -> Place | None:
        """The initiative with this key or name; for an empty text the only initiative, if the house has no other."""
        if not key:
            return self.places[0] if len(self.places) == 1 else None
        return next((one for one in self.places if plain(key) in (plain(one.terms.key), plain(one.terms.name))), None)

    @cached_property
    def with_category(self) -> Mapping[str, Place]:
        """The initiative of each category that only one initiative has, by key and name in plain letters."""
        return _owners(self.places, lambda terms: terms.categories)

    @cached_property
    def with_plan(self) -> Mapping[str, Place]:
        """The same for each plan."""
        return _owners(self.places, lambda terms: terms.plans)


def _owners(places: Iterable[Place], things: Callable[[Terms], Iterable[Category | Plan]]) -> dict[str, Place]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for word in {plain(word) for one in things(place.terms) for word in (one.key, one.name)}:
            found[word].append(place)
    return {word: owners[0] for word, owners in found.items() if len(owners) == 1}
