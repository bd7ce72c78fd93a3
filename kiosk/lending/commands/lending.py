"""Commands that lend an item to a member, put them in a queue, or set an item aside for them."""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.commands.members import MemberRef


@dataclass(frozen=True, slots=True)
class LendTo:
    """Lends an item to a member without their card.

    With a `reason` it is lent even if rules are against it, and the reason is kept with the loan.
    """

    member: MemberRef
    code: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReserveFor:
    """Puts a member at the end of the queue of an item, by the same rules as at the kiosk."""

    member: MemberRef
    code: str


@dataclass(frozen=True, slots=True)
class CancelReservation:
    """Takes a member out of the queue of an item; if the item lay ready for them, it is for the next in the queue."""

    member: MemberRef
    code: str


@dataclass(frozen=True, slots=True)
class KeepItem:
    """Sets an item that is in the house aside for a member, to the end of the day `until`. Only for the command
    line.
    """

    member: MemberRef
    barcode: str
    until: date


@dataclass(frozen=True, slots=True)
class ReleaseItem:
    """Ends the hold of an item: it is then for the next in its queue, or for everybody.

    Only for the command line.
    """

    barcode: str
