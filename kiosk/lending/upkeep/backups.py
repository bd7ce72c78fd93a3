"""What the screen and a slip say of backups: the result of one, and whether the last good one is too old."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class BackupFault(Enum):
    """Why there is no backup on a stick or in a folder."""

    FULL = "full"
    READ_ONLY = "read-only"
    GONE = "gone"
    """It was taken out too soon, or it is not there."""
    BROKEN = "broken"
    """What is read back is not what was written."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BackupResult:
    """The result of a backup to the stick called `name`; `fault` is why it failed, None when all is well.

    `members` and `items` count what is in it; both are None for a stick that keeps the key of the cards alone.
    """

    name: str
    at: datetime
    members: int | None = None
    items: int | None = None
    fault: BackupFault | None = None


@dataclass(frozen=True, slots=True)
class BackupsRead:
    """How the backups are now.

    `overdue`: there is no good one of the last seven days; `last` is the local day of the last good one, None if there
    never was one. `put_in` is the newest result for a stick that somebody put in and waits beside, None for none.
    """

    overdue: bool = False
    last: date | None = None
    put_in: BackupResult | None = None


@dataclass(frozen=True, slots=True)
class BackupSlip:
    """The slip for whoever put in the stick, in the language of the house."""

    result: BackupResult
    language: str
