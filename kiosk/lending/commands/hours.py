"""Commands about the opening hours of an initiative today. `initiative` is its key."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class OpenUntil:
    """Opens the initiative from now until this local time of today, instead of the usual hours."""

    initiative: str
    until: time


@dataclass(frozen=True, slots=True)
class CloseToday:
    """Closes the initiative for today, instead of the usual hours."""

    initiative: str


@dataclass(frozen=True, slots=True)
class AsUsual:
    """Removes the hours that were set for today: the usual hours hold again."""

    initiative: str
