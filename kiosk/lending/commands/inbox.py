"""Commands of the check-in and the inbox of the volunteers' desk."""

from dataclasses import dataclass

from kiosk.lending.volunteers.model import Outcome


@dataclass(frozen=True, slots=True)
class CheckIn:
    """Takes back the item of this code, from any member."""

    code: str


@dataclass(frozen=True, slots=True)
class SettleEntry:
    """Settles what waits in the inbox under this number.

    `points` is what a member gets for a gift, if that is not what the gift is worth; None otherwise.
    """

    number: int
    outcome: Outcome
    points: int | None = None
