"""What a command came to, as its function in the ledger answers it."""

from dataclasses import dataclass
from datetime import date

from kiosk.lending.commands.house import HousePlan
from kiosk.lending.model import Cents, Hold


@dataclass(frozen=True, slots=True)
class Done:
    """What a command changed.

    `about` is the ledger's own number of what was changed (a member, an item, a stock-take), 0 for none of these.

    Every other field is None unless the command is about it: `balance` is what a member still owes, or what lies here
    as their deposit, in cents; `points` what they have now, or got for a gift; `hold` how an item is set aside; `last`
    the last day of a subscription; `member` and `initiative` whose account a payment was for; `plan` what new terms
    change. `again`: it was so already, and stays as it was.
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
