"""Runs transactions: begins one, tries it again while that may help, or gives up with nothing written."""

import logging
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from db.engine import close
from db.ledger.prepared import prepared
from db.ledger.statements.items import CHECKED, FIRST_CHECKED, PING
from db.ledger.terms_cache import PublicHolidays, TermsCache, keep_none
from db.ledger.timekeeping import moment
from db.ledger.transaction import Overtaken, Transaction, Uptime
from db.trouble import fault_of, kind_of, unsafe_of
from kiosk.clock import boot_id, seconds_since_boot
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.declining import CommandDeclined
from kiosk.lending.model import Operation
from kiosk.lending.ports import LedgerError, Timekeeper
from kiosk.lending.upkeep.health import LedgerFault
from kiosk.lending.upkeep.timekeeping import Anchor

log = logging.getLogger(__name__)
A = TypeVar("A")

PAUSES = (0.0, 0.05, 0.2, 0.5, 1.0, 2.0)
"""The seconds to wait after each try, unless the try failed only because another transaction was faster.

Every try is a whole transaction under the same operation, so the operation is carried out once.
"""

PASSING = (LedgerFault.LOCKED, LedgerFault.AWAY)
"""The faults that may be over a moment later, so that a transaction is tried again."""

PATIENCE = 5.0
"""The seconds after which a failed transaction is not tried again."""


class TransactionRunner:
    """Runs transactions over SQLite or PostgreSQL. For one thread.

    `now` returns aware moments. They are trusted, unless a `keeper` decides whether they can be. `timezone` (IANA name)
    converts them to local days. `key` is the kiosk's key, for the PINs. `boot` is the identity of this boot;
    `seconds_since_boot` goes on whatever the wall clock is set to. `public_holidays` has those of a country; without it
    there are none. Lists are written into the folder `exports`; without it they cannot be written. `note_erased` puts
    an erased member in the list of erased members, by the ledger's number and by their own; if it raises OSError, the
    member is not erased. `use_layouts` is called with the layout of each scanner that types; None if there are no
    scanners.
    """

    def __init__(
        self,
        engine: Engine,
        now: Callable[[], datetime],
        timezone: str,
        key: bytes,
        kiosk: str = "kiosk-1",
        *,
        public_holidays: PublicHolidays = keep_none,
        exports: Path | None = None,
        boot: str | None = None,
        seconds_since_boot: Callable[[], float] = seconds_since_boot,
        keeper: Timekeeper | None = None,
        note_erased: Callable[[int, str], None] = lambda _member, _number: None,
        use_layouts: Callable[[Mapping[str, KeyboardLayout]], None] | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._engine = engine
        self._now = now
        self._zone = ZoneInfo(timezone)
        self._key = key
        self._kiosk = kiosk
        self._public_holidays = public_holidays
        self._cache = TermsCache(public_holidays)
        self._exports = exports
        self._boot = boot_id() if boot is None else boot
        self._seconds_since_boot = seconds_since_boot
        self._keeper = keeper
        self._made_good: Anchor | None = None
        """The anchor of the trusted time for which all waiting work was done; None while work may wait."""
        self._note_erased = note_erased
        self._use_layouts = use_layouts
        self._clock = clock
        self._sleep = sleep

    def check(self) -> None:
        """Run a transaction that could write. Raises LedgerError if the database does not answer."""
        self._try(lambda connection: connection.execute(PING))

    def check_writing(self) -> None:
        """Write and commit a row, always the same one. Raises LedgerError if nothing can be written."""
        now = {"moment": self._now().isoformat(timespec="seconds")}

        def write(connection: Connection) -> None:
            if connection.execute(CHECKED, now).rowcount == 0:
                connection.execute(FIRST_CHECKED, now)

        self._try(write)

    def _try(self, act: Callable[[Connection], object]) -> None:
        """Run one transaction once, because the next check comes soon. Nothing is logged here; the caller logs the
        error.
        """
        try:
            with self._engine.begin() as connection:
                act(prepared(connection))
        except Exception as trouble:
            raise self._ledger_error(trouble) from trouble

    def start_anew(self) -> None:
        """Forget the cached data, because another database may be in place now."""
        self._engine.dispose()
        self._cache = TermsCache(self._public_holidays)

    def close(self) -> None:
        """Close the database for good."""
        close(self._engine)

    def _run(self, act: Callable[[Transaction], A]) -> A:
        """Run one transaction without an operation, so it acts each time."""
        return self._run_as(Operation(""), act)

    def _run_as(self, operation: Operation, act: Callable[[Transaction], A]) -> A:
        return self._transact(lambda connection: act(self._tx(connection, operation)))

    def _transact(self, act: Callable[[Connection], A]) -> A:
        """Run one transaction, and try it again while that may help. Raises LedgerError if it fails for good.

        Any other exception is caused by values in the database, so it becomes a LedgerError as well.
        """
        began, last = self._clock(), Exception()
        for pause in PAUSES:
            try:
                with self._engine.begin() as connection:
                    return act(prepared(connection))
            except (LedgerError, CommandDeclined):
                raise
            except Exception as trouble:  # noqa: BLE001
                last = trouble
            if not self._may_pass(last) or self._clock() - began >= PATIENCE:
                break
            log.warning("the ledger did not take it: %s; once more", kind_of(last), extra={"cause": kind_of(last)})
            if not isinstance(last, (IntegrityError, Overtaken)):
                self._sleep(pause)
        log.error("the ledger did not take it: %s", kind_of(last), extra={"cause": kind_of(last)})
        raise self._ledger_error(last) from last

    def _may_pass(self, trouble: Exception) -> bool:
        """May another try help? Yes if another transaction was faster or has the lock, or if the server is away."""
        return isinstance(trouble, IntegrityError | Overtaken) or fault_of(trouble, self._engine) in PASSING

    def _ledger_error(self, trouble: Exception) -> LedgerError:
        only_this = isinstance(trouble, IntegrityError | Overtaken)
        unsafe = None if only_this else unsafe_of(trouble, self._engine)
        return LedgerError(f"Nothing was kept: {kind_of(trouble)}.", unsafe)

    def _tx(self, connection: Connection, operation: Operation) -> Transaction:
        at, doubted = (self._now(), False) if self._keeper is None else moment(connection, self._keeper)
        if doubted:
            self._made_good = None
        local = at.astimezone(self._zone)
        return Transaction(
            *(connection, operation, at, local, self._kiosk, self._cache),
            key=self._key,
            uptime=Uptime(self._boot, self._seconds_since_boot()),
            doubted=doubted,
            keeper=self._keeper,
            note_erased=self._note_erased,
        )
