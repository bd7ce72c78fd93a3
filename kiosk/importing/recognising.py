"""Recognises a sheet by its header: its program, the kind of its rows, and the meaning of its columns."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kiosk.importing.rows import FIELDS, Kind
from kiosk.importing.sources import KNOWN, NEEDED, PLAIN, Source

NEVER_PLAIN = ("photo", "pin")
"""The fields that only a kiosk writes, in its own form: on a sheet of a volunteer these words mean something else."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of a sheet: the kind of its rows, and the column, counted from 0, of each field.

    `always` has the value of a field if the row has none; `values` has for a field the meaning of each text in a cell,
    in lower case; `prefixes` are put before the values of a field.
    """

    source: str
    kind: Kind
    places: Mapping[str, int]
    always: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)

    def unread(self, header: tuple[str, ...]) -> tuple[str, ...]:
        """The columns that are not read."""
        read = set(self.places.values())
        return tuple(name for place, name in enumerate(header) if name and place not in read)


class UnrecognisedError(Exception):
    """The header is not enough to recognise the file; the text names what is missing."""


def recognise(header: tuple[str, ...], kind: Kind | None = None) -> Reading:
    """The reading of a sheet with this header, of this kind if it is given. Raises UnrecognisedError."""
    names = numbered(header)
    if (known := known_source(header, kind)) is not None:
        return _of_known(known, names)
    found = {one: _plain_places(one, names) for one in Kind if one is kind or (kind is None and one in PLAIN)}
    whole = [one for one, places in found.items() if not lacking(one, places)]
    if whole:
        best = max(whole, key=lambda one: len(found[one]))
        return Reading("a plain sheet", best, found[best])
    if kind is not None:
        raise UnrecognisedError(f"No column says {_either(lacking(kind, found.get(kind, {})))} of the {kind.value}.")
    raise UnrecognisedError("This header is of no program that is known, and of no plain sheet.")


def known_source(header: tuple[str, ...], kind: Kind | None = None) -> Source | None:
    """The program that wrote this header: of those that fit, the one with the longest `sign`; None if none fits."""
    names = numbered(header)
    known = (one for one in KNOWN if kind in (None, one.kind) and all(plain(sign) in names for sign in one.sign))
    return max(known, key=lambda one: len(one.sign), default=None)


def lacking(kind: Kind, fields: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The groups of fields of which one is needed and none is there."""
    there = set(fields)
    return tuple(group for group in NEEDED[kind] if not there.intersection(group))


def _either(groups: tuple[tuple[str, ...], ...]) -> str:
    return " and ".join(" or ".join(group) for group in groups)


def _of_known(source: Source, names: Mapping[str, int]) -> Reading:
    places = {field: names[plain(name)] for field, name in source.columns.items() if plain(name) in names}
    return Reading(source.name, source.kind, places, values=source.values, prefixes=source.prefixes)


def _plain_places(kind: Kind, names: Mapping[str, int]) -> dict[str, int]:
    places: dict[str, int] = {}
    for field_name in FIELDS[kind]:
        if field_name in NEVER_PLAIN:
            continue
        for word in (*PLAIN.get(kind, {}).get(field_name, ()), field_name, field_name.replace("_", " ")):
            place = names.get(plain(word))
            if place is not None and place not in places.values():
                places[field_name] = place
                break
    return places


def numbered(header: Iterable[str]) -> dict[str, int]:
    """The position of each name in a header, in plain letters; the second `Type` is `type (2)`."""
    counts: Counter[str] = Counter()
    names: dict[str, int] = {}
    for place, name in enumerate(header):
        bare = plain(name)
        counts[bare] += 1
        names[bare if counts[bare] == 1 else f"{bare} ({counts[bare]})"] = place
    return names


@lru_cache(4096)
def plain(name: str) -> str:
    """A header without its accents, capitals and double blanks."""
    letters = unicodedata.normalize("NFKD", name.casefold().strip(" :*\ufeff"))
    return " ".join("".join(one for one in letters if not unicodedata.combining(one)).split())
