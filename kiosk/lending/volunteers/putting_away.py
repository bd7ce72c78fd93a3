"""What came back and is to be put on its shelf, in the order of a walk along the shelves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.model import Item


@dataclass(frozen=True, slots=True)
class ToPutAway:
    """An item that came back, and the shelf on which it belongs, empty where nobody said so."""

    item: Item
    shelf: str = ""


@dataclass(frozen=True, slots=True)
class PutAwaySlip:
    """The put-away list to print, in the language of the house."""

    items: tuple[ToPutAway, ...]
    language: str


def by_shelf(items: Iterable[ToPutAway]) -> tuple[ToPutAway, ...]:
    """Each initiative together, in the order in which they come; in each by shelf, and last what has none."""
    found = tuple(items)
    places = list(dict.fromkeys(one.item.initiative.key for one in found))
    return tuple(sorted(found, key=lambda one: (places.index(one.item.initiative.key), *_shelf_key(one.shelf))))


def _shelf_key(shelf: str) -> tuple[bool, list[tuple[int, str]]]:
    """Sorts B2 before B10, however they are written."""
    pieces = re.findall(r"\d+|\D+", shelf.casefold())
    return not shelf, [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces]
