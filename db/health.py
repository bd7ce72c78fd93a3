"""The health of a ledger in use: whether it may be used, whether it still works, and the free room on its disk."""

import time
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

from db.checks import at_start
from db.checks.examiner import unsafe_because
from db.ledger import SqlLedger
from db.room import ROOM_AGAIN, is_full, part_used, reserve
from db.trouble import diagnose, unsafe_of
from kiosk.lending.limits import NEARLY_FULL
from kiosk.lending.model import Device, Trouble
from kiosk.lending.ports import LedgerError
from kiosk.lending.upkeep.health import LedgerFault, Unsafe

WRITE_EVERY = 60.0
"""The seconds between two checks that write: often enough to notice trouble in time, rarely enough to spare a memory
card.
"""


def look(engine: Engine, ledger: SqlLedger) -> tuple[Unsafe | None, float]:
    """Look once at a database that a kiosk may be using. Returns the reason why it is unsafe (None if it is safe), and
    the part of its disk that is in use, from 0 to 1; 0 for a server.
    """
    file = file_of(engine)
    unsafe = diagnose(engine)
    if unsafe is None and file and (fault := reserve(file)):
        unsafe = Unsafe(fault)
    return unsafe or tried(ledger.check_writing), part_used(file) if file else 0.0


def file_of(engine: Engine) -> Path | None:
    """The file of a SQLite database; None for a server."""
    return Path(engine.url.database or "").absolute() if engine.dialect.name == "sqlite" else None


def tried(act: Callable[[], None]) -> Unsafe | None:
    """Call `act`. Returns the reason why the ledger is unsafe if the call failed; None if it succeeded."""
    try:
        act()
    except LedgerError as error:
        return error.unsafe or Unsafe(LedgerFault.DAMAGED, str(error))
    return None


class LedgerHealth:
    """Checks the ledger of a running kiosk, on the ledger's thread.

    `no_key` is the reason why there is no key file; empty if there is one. `used` returns the part of the disk in use,
    from 0 to 1.
    """

    def __init__(
        self,
        engine: Engine,
        ledger: SqlLedger,
        key: bytes,
        no_key: str = "",
        used: Callable[[Path], float] = part_used,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine, self._ledger, self._key, self._no_key = engine, ledger, key, no_key
        self._file = file_of(engine)
        self._used, self._clock = used, clock
        self._wrote_at: float | None = None
        self._nearly_full: bool | None = None

    def admit(self) -> Unsafe | None:
        """Examine the database anew and warm up all that a visit needs. Returns the reason why the ledger is unsafe;
        None if it may be used.
        """
        self._wrote_at = self._nearly_full = None
        unsafe = diagnose(self._engine, None if self._no_key else self._key)
        if unsafe is None and self._no_key:
            unsafe = Unsafe(LedgerFault.WRONG_KEY, self._no_key)
        if unsafe:
            return unsafe
        self._ledger.start_anew()
        try:
            found = at_start(self._engine)
        except Exception as error:  # noqa: BLE001 - locked or away since it was diagnosed
            return unsafe_of(error, self._engine)
        return unsafe_because(found) or tried(self._ledger.warm) or self.check()

    def check(self) -> Unsafe | None:
        """Look at a ledger that was admitted. Returns the reason why it is unsafe; None if it still works.

        The first check writes, and after that one each minute.
        """
        if self._file and is_full(self._file):
            return Unsafe(LedgerFault.FULL)
        if self._wrote_at is not None and self._clock() - self._wrote_at < WRITE_EVERY:
            return tried(self._ledger.check)
        if self._file and (fault := reserve(self._file)):
            return Unsafe(fault)
        unsafe = tried(self._ledger.check_writing) or tried(self._note_room)
        if unsafe is None:
            self._wrote_at = self._clock()
        return unsafe

    def _note_room(self) -> None:
        """Put an entry in the inbox when the disk becomes nearly full, and settle it when there is room again."""
        used = self._used(self._file) if self._file else 0.0
        nearly_full = used >= (ROOM_AGAIN if self._nearly_full else NEARLY_FULL)
        if nearly_full is not self._nearly_full:
            self._ledger.report_trouble(Device.LEDGER, Trouble.NEARLY_FULL if nearly_full else None)
            self._nearly_full = nearly_full
