"""The command about the time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ConfirmTime:
    """Confirms that the time is `now` while the machine shows `shown`, both in UTC. They are equal if the machine is
    right.
    """

    shown: datetime
    now: datetime
