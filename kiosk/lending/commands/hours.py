"""Commands about the opening hours of an initiative today. `initiative` is its key."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class OpenUntil:
    """Says that somebody is there from now until this local time of today, whatever the usual hours are."""

    initiative: str
    until: time


@dataclass(frozen=True, slots=True)
class CloseToday:
    """Says that nobody is there today."""

    initiative: str


@dataclass(frozen=True, slots=True)
class AsUsual:
    """Takes back what was said of today: the usual hours hold again."""

    initiative: str
