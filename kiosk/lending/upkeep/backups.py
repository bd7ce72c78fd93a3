"""The state of the backups for the screen and a slip: the result of a backup, and whether the last good one is too
old.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class BackupFault(Enum):
    """The reasons why there is no backup on a stick or in a folder."""

    FULL = "full"
    READ_ONLY = "read-only"
    GONE = "gone"
    """The stick was taken out too soon, or is not there."""
    BROKEN = "broken"
    """The bytes that were read back differ from those that were written."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BackupResult:
    """The result of a backup to the stick called `name`; `fault` is the reason of a failure, None for a good backup.

    `members` and `items` are the counts in the backup; both are None for a stick that keeps only the key of the cards.
    """

    name: str
    at: datetime
    members: int | None = None
    items: int | None = None
    fault: BackupFault | None = None


@dataclass(frozen=True, slots=True)
class BackupsRead:
    """The present state of the backups.

    `overdue`: there is no good backup of the last seven days; `last` is the local day of the last good one, None if
    there never was one. `put_in` is the newest result for a stick that was put in by a person who waits for the slip,
    None for none.
    """

    overdue: bool = False
    last: date | None = None
    put_in: BackupResult | None = None


@dataclass(frozen=True, slots=True)
class BackupSlip:
    """The slip for the person who put in the stick, in the language of the house."""

    result: BackupResult
    language: str
