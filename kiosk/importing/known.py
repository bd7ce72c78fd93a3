"""What the house has already, as a value, to find what the rows of a sheet name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from functools import cached_property

from kiosk.importing.recognising import plain
from kiosk.lending.terms import Category, Plan, Terms


@dataclass(frozen=True, slots=True)
class Place:
    """An initiative of the house: the ledger's number of it, and of the terms that hold, None if it has none."""

    id: int
    terms: Terms
    version: int | None


@dataclass(frozen=True)
class Known:
    """What the house has, for finding what a row names.

    `codes` says of each code what has it. Items have the ledger's number and that of their initiative, cards theirs and
    that of their member; `out` are the items that are lent, `lent` the item and the moment of every
    loan. `names` has the numbers of all members of a name in
    plain letters, `emails` the number of the member of an address, from the file of `--members`. Who had one of the
    numbers in `erased` is erased, and does not come back with an old file.
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
        """The initiative of this key or name; of an empty one the first, if the house has no other."""
        if not key:
            return self.places[0] if len(self.places) == 1 else None
        return next((one for one in self.places if plain(key) in (plain(one.terms.key), plain(one.terms.name))), None)

    @cached_property
    def with_category(self) -> Mapping[str, Place]:
        """The initiative of each category that only one has, by key and name in plain letters."""
        return _owners(self.places, lambda terms: terms.categories)

    @cached_property
    def with_plan(self) -> Mapping[str, Place]:
        """The same of each plan."""
        return _owners(self.places, lambda terms: terms.plans)


def _owners(places: Iterable[Place], things: Callable[[Terms], Iterable[Category | Plan]]) -> dict[str, Place]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for word in {plain(word) for one in things(place.terms) for word in (one.key, one.name)}:
            found[word].append(place)
    return {word: owners[0] for word, owners in found.items() if len(owners) == 1}
