"""The ledger of a running kiosk and the parts that watch it, each made when it is first needed.

Importing them takes about as long as the rest of the start, so it is done on the ledger's thread, while the welcome
screen is shown already.
"""

import gc
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from kiosk import erased
from kiosk.clock import TrustedClock
from kiosk.doctor.place import is_allowed, wrong_place
from kiosk.lending.codes.layouts import KeyboardLayout
from kiosk.lending.ports import LedgerError
from kiosk.lending.upkeep.health import Unsafe
from kiosk.running.nightly import NightWork
from kiosk.settings import Settings

if TYPE_CHECKING:
    from db.checks.examiner import Examiner
    from db.health import LedgerHealth
    from db.ledger import SqlLedger


class Lazily:
    """A proxy for the object that `make` returns; `make` is called when an attribute is first used."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make

    def __getattr__(self, name: str) -> Any:
        return getattr(self._make(), name)


class LedgerParts:
    """Makes the parts. The database is opened by the first use of `ledger`.

    `found` is called with the result of each whole check of the ledger. `use_layouts` is called with the layout of each
    scanner that types, unless the configuration fixes the layouts.
    """

    def __init__(
        self,
        config: Settings,
        key: bytes,
        no_key: str,
        clock: TrustedClock,
        found: Callable[[Unsafe | None], None],
        use_layouts: Callable[[Mapping[str, KeyboardLayout]], None],
    ) -> None:
        self._use_layouts = None if config.scanner.fixed_layout else use_layouts
        self._config, self._key, self._no_key, self._clock, self._found = config, key, no_key, clock, found
        self._zone = ZoneInfo(config.house.timezone)
        self._examining = False
        self._stopped = False
        self._lock = threading.Lock()
        self.night = NightWork((("forgetting", self._forgetting),), self._local)

    @cached_property
    def _engine(self) -> Any:
        from db.engine import open_engine

        return open_engine(self._config.database.url)

    @cached_property
    def ledger(self) -> "SqlLedger":
        from db.ledger import SqlLedger
        from kiosk.holidays import public_holidays

        return SqlLedger(
            self._engine,
            self._clock.best,
            self._config.house.timezone,
            self._key,
            public_holidays=public_holidays,
            exports=self._config.database.exports_path,
            keeper=self._clock,
            use_layouts=self._use_layouts,
            note_erased=erased.listing(self._config.database.key_path),
        )

    @cached_property
    def _health(self) -> "LedgerHealth":
        from db.health import LedgerHealth

        return LedgerHealth(self._engine, self.ledger, self._key, self._no_key)

    @cached_property
    def _examiner(self) -> "Examiner":
        from db.checks.examiner import Examiner

        return Examiner(self._engine, self._found, lambda: self._clock.best().astimezone(self._zone))

    def admit(self) -> Unsafe | None:
        """Examine the ledger anew and warm it up; the first time, also begin the whole checks beside the visits.

        Returns the reason why it cannot be used, None if it can.
        """
        unsafe = (None if is_allowed(self._config) else wrong_place(self._config)) or self._health.admit()
        gc.freeze()  # the ledger's modules, imported since the welcome screen, are left out of collections too
        self._begin_examining()
        if unsafe is None and self._use_layouts is None:
            with suppress(LedgerError):  # a ledger that fails now fails again at the first question
                self.ledger.offer_no_layouts()
        return unsafe

    def check(self) -> Unsafe | None:
        """Look briefly at a ledger that was admitted. Returns the reason why it cannot be used, None if it can."""
        return self._health.check()

    def doubted(self) -> datetime | None:
        """The time that the machine shows, on the clock of the house, while it is doubted; None while it is trusted."""
        shown = self.ledger.catch_up()
        return shown and shown.astimezone(self._zone)

    def examine(self) -> None:
        """Ask for a whole check of the ledger; returns at once."""
        self._examiner.ask()

    def _begin_examining(self) -> None:
        """Start the thread of the examiner with a first check, once; after `stop_examining` nothing is done."""
        with self._lock:
            if self._examining or self._stopped:
                return
            self._examining = True
            self._examiner.start()
            self._examiner.ask()

    def stop_examining(self) -> None:
        """End the thread of the examiner if it began."""
        with self._lock:
            self._stopped = True
            if self._examining:
                self._examiner.stop()

    def close(self) -> None:
        """Close the database, if it was opened."""
        if "ledger" in self.__dict__:
            self.ledger.close()

    def _local(self) -> datetime | None:
        """The time on the clock of the house; None while it is doubted."""
        now = self._clock.now()
        return now and now.astimezone(self._zone)

    def _forgetting(self) -> Iterator[None]:
        from db.ledger.privacy.night import forgetting

        return forgetting(self.ledger)
