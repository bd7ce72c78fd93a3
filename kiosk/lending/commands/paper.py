"""Commands that enter what was written on paper while the kiosk was out. `day` is the day written on the paper.

It is at most 60 days ago; fees and due days are counted from it. The rules of lending do not apply to what has happened
already: only what contradicts the ledger is declined.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.commands.members import MemberRef


@dataclass(frozen=True, slots=True)
class LentOnPaper:
    """A member took the item of this code home on that day."""

    member: MemberRef
    code: str
    day: date


@dataclass(frozen=True, slots=True)
class ReturnedOnPaper:
    """The item of this code came back on that day, from any member."""

    code: str
    day: date
