"""Commands about money and points: payments, deposits, subscriptions, and gifts to a swap shop.

An amount is in cents and more than 0. `initiative` is the key of an initiative.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.commands.members import MemberRef
from kiosk.lending.model import Cents


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Sells a member a subscription; its price is put on their account.

    `first` is its first day, which only the command line may choose. With None it begins today, or on the day after the
    member's subscription under the same plan ends.
    """

    member: MemberRef
    initiative: str
    plan: str
    first: date | None = None


@dataclass(frozen=True, slots=True)
class TakePayment:
    """Enters a payment of a member to an initiative; the amount beyond their debt becomes their credit."""

    member: MemberRef
    initiative: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class TakePaymentByReference:
    """Enters a payment by bank: its `reference`, a structured communication, identifies the member and the initiative.

    Only for coordinators and the command line.
    """

    reference: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class TakeDeposit:
    """Enters a deposit that a member left with an initiative."""

    member: MemberRef
    initiative: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class ReturnDeposit:
    """Enters that a deposit, or a part of it, was given back to a member."""

    member: MemberRef
    initiative: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class Waive:
    """Forgives a member a part of what they owe to an initiative."""

    member: MemberRef
    initiative: str
    cents: Cents


@dataclass(frozen=True, slots=True)
class CountGifts:
    """Gives a member points for what they brought to a swap shop. To take points off (below 0), the actor needs a
    right.
    """

    member: MemberRef
    initiative: str
    points: int


@dataclass(frozen=True, slots=True)
class ApproveGift:
    """Gives a member the points of a gift that waits in the inbox under this number.

    `points` is how many they get; None: the points that the gift is worth.
    """

    number: int
    points: int | None = None
