"""The command about the time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ConfirmTime:
    """Says that it is `now` while the machine says `shown`, both in UTC. They are the same if the machine is right."""

    shown: datetime
    now: datetime
