"""The items that came back and are to be put on their shelves, in the order of the shelves."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.lending.model import Item


@dataclass(frozen=True, slots=True)
class ToPutAway:
    """An item to put away, and the shelf on which it belongs."""

    item: Item
    shelf: str


@dataclass(frozen=True, slots=True)
class PutAwaySlip:
    """The put-away list to print, in the language of the house."""

    items: tuple[ToPutAway, ...]
    language: str


def by_shelf(items: Iterable[ToPutAway]) -> tuple[ToPutAway, ...]:
    """The items grouped by initiative, in the order in which these first come; within one, by shelf."""
    found = tuple(items)
    places = list(dict.fromkeys(one.item.initiative.key for one in found))
    return tuple(sorted(found, key=lambda one: (places.index(one.item.initiative.key), _in_order(one.shelf))))


def _in_order(shelf: str) -> list[tuple[int, str]]:
    """The sort key of a shelf, which ignores capitals: B2 comes before B10."""
    pieces = re.findall(r"\d+|\D+", shelf.casefold())
    return [(int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces]
