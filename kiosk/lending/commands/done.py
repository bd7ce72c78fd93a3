"""The answer to a command: what it changed."""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.commands.house import HousePlan
from kiosk.lending.model import Cents, Hold


@dataclass(frozen=True, slots=True)
class Done:
    """The changes that a command made.

    `about` is the ledger's own number of the member, item or stock-take that was changed, 0 for none of these.

    Every other field is None unless the command is about it. `balance` is what a member still owes after a payment, or
    the deposit that they have here, in cents. `points` are those that a member has now, or got for a gift. `hold` is
    the hold of an item that is set aside. `last` is the last day of a subscription. `member` and `initiative` say whose
    account a payment was for. `plan` is what new terms change. `again` is True when nothing was changed, because
    everything was as the command asks already.
    """

    about: int = 0
    balance: Cents | None = None
    points: int | None = None
    hold: Hold | None = None
    last: date | None = None
    member: str | None = None
    initiative: str | None = None
    plan: HousePlan | None = None
    again: bool = False
