"""The next steps after a refusal, and how the steps of several reasons are put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum


class Way(Enum):
    """The kind of a next step; the value is its icon."""

    DESK = "storefront-outline"
    BACK = "home-import-outline"
    WAIT = "clock-outline"
    LEAVE = "tray-arrow-down"
    GIVE = "gift"
    MINE = "account"
    CALM = "check-circle"


@dataclass(frozen=True, slots=True)
class Step:
    """What to do, in short sentences that may stand together with those of other reasons."""

    way: Way
    sentences: tuple[str, ...]


def together(steps: Sequence[Step]) -> tuple[Step, ...]:
    """One step for each kind of way, in the order in which they first occur; no sentence occurs twice."""
    ways = dict.fromkeys(each.way for each in steps)
    return tuple(
        Step(way, tuple(dict.fromkeys(sentence for each in steps if each.way is way for sentence in each.sentences)))
        for way in ways
    )
