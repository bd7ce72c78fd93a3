"""The faults of the ledger, each with one sentence and one advice in English.

The log, `kiosk doctor` and every command use these sentences; `screens/present/faults.py` has those of the screen. The
kiosk lends nothing while it has one of these faults. No advice replaces existing loans by an older copy.
"""

from dataclasses import dataclass
from enum import Enum


class LedgerFault(Enum):
    """The faults that make the ledger unsafe; the value is the word that `systemctl status` shows."""

    MISSING = "missing"
    AWAY = "server away"
    LOCKED = "locked"
    FULL = "disk full"
    READ_ONLY = "read-only"
    DENIED = "access denied"
    FAILING = "disk fails"
    DAMAGED = "damaged"
    FOREIGN = "not of the kiosk"
    EMPTY = "empty"
    OLDER = "older version"
    NEWER = "newer version"
    UNSUITABLE = "unsuitable"
    WRONG_KEY = "wrong key"
    WRONG_PLACE = "wrong place"


_BY_ITSELF = "the kiosk goes on by itself then"

SENTENCES: dict[LedgerFault, tuple[str, str]] = {
    LedgerFault.MISSING: (
        "The database is not there.",
        f"Look whether its disk is plugged in and database.url is right: {_BY_ITSELF}. "
        "Run `kiosk init` only for a house that never had a database.",
    ),
    LedgerFault.AWAY: (
        "The database server does not answer.",
        f"Look whether the server is switched on and reachable: {_BY_ITSELF}.",
    ),
    LedgerFault.LOCKED: ("Another program holds the database.", f"End that program: {_BY_ITSELF}."),
    LedgerFault.FULL: ("The disk of the database is full.", f"Make room on it: {_BY_ITSELF}."),
    LedgerFault.READ_ONLY: (
        "The database cannot be written to.",
        "Look whether its file, folder or disk is read-only; a memory card that wears out becomes so: "
        "copy the whole folder to another one first.",
    ),
    LedgerFault.DENIED: (
        "This user may not open the database.",
        "Run commands as the user of the kiosk (`sudo -u kiosk kiosk …`), and look who owns the file and its folder.",
    ),
    LedgerFault.FAILING: (
        "The disk of the database fails.",
        "Switch the kiosk off, copy the whole folder of the database to another disk, and go on with that one.",
    ),
    LedgerFault.DAMAGED: (
        "Something in the database is damaged.",
        "Stop the kiosk and copy the whole folder of the database before anything else: the loans are still in there. "
        "Then have somebody look who knows databases.",
    ),
    LedgerFault.FOREIGN: (
        "This is not a database of the kiosk, or its beginning is damaged.",
        "Look whether database.url names the right file; nothing was written to this one. Keep it.",
    ),
    LedgerFault.EMPTY: (
        "The database is empty.",
        "Run `kiosk init` if the house is new; otherwise look for the database that has its loans.",
    ),
    LedgerFault.OLDER: (
        "The database is of an older version of the kiosk.",
        "Run `kiosk init`: it brings the database up to date and keeps what is in it.",
    ),
    LedgerFault.NEWER: (
        "The database is of a newer version of the kiosk.",
        "Install that version again; change nothing in the database.",
    ),
    LedgerFault.UNSUITABLE: (
        "The database is not set up so that it keeps every loan.",
        "Have somebody look who knows databases; `kiosk doctor` says what differs. The loans in it stay.",
    ),
    LedgerFault.WRONG_KEY: (
        "The key file is not that of this database.",
        "Put back the key file that the kiosk had: without it no card and no PIN is known.",
    ),
    LedgerFault.WRONG_PLACE: (
        "The database lies where it would not last.",
        "Move it to a disk of this machine that keeps what is written.",
    ),
}
"""For each fault the sentence, and the advice."""


@dataclass(frozen=True, slots=True)
class Unsafe:
    """The reason why the ledger cannot be used. `detail` has more for the maintainer of the kiosk, and never names a
    person.
    """

    fault: LedgerFault
    detail: str = ""

    @property
    def sentence(self) -> str:
        """The sentence about the fault, in English, with the detail."""
        return " ".join(filter(None, (SENTENCES[self.fault][0], self.detail)))

    @property
    def advice(self) -> str:
        """The advice what to do, in English."""
        return SENTENCES[self.fault][1]
