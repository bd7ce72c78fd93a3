"""Commands of the check-in and the inbox of the volunteers' desk."""

from dataclasses import dataclass

from kiosk.lending.volunteers.model import Outcome


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Takes back the item of this code, from any member."""

    code: str


@dataclass(frozen=True, slots=True)
class SettleEntry:
    """Settles the entry of the inbox that has this number.

    `points` is what a member gets for a gift; None: the points that the gift is worth.
    """

    number: int
    outcome: Outcome
    points: int | None = None
